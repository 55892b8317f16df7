"""What the window remembers: a small file that may be missing, damaged or foreign."""

from pathlib import Path

import pytest

from vusta_desk.gui.preferences import Preferences
from vusta_desk.gui.theme import Theme


def test_nothing_remembered_is_vietnamese_and_normal(tmp_path: Path):
    preferences = Preferences(tmp_path / "preferences.json")
    assert preferences.language == "vi"
    assert preferences.theme is Theme.SYSTEM
    assert preferences.text_size == 100


def test_what_is_set_is_there_at_the_next_start(tmp_path: Path):
    path = tmp_path / "folder" / "preferences.json"
    first = Preferences(path)
    first.set("language", "en")
    first.set("theme", "dark")
    first.set("text_size", 175)
    first.set_table("members", {"hidden": ["home"]})
    first.note_recent(tmp_path / "sổ.vusta")
    again = Preferences(path)
    assert (again.language, again.theme, again.text_size) == ("en", Theme.DARK, 175)
    assert again.table("members") == {"hidden": ["home"]}
    assert again.recent == (tmp_path / "sổ.vusta",)


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe", b"[]", b'{"theme": 3, "text_size": "big", "language": "fr", "tables": 1}'],
)
def test_a_damaged_file_counts_as_none(tmp_path: Path, content: bytes):
    path = tmp_path / "preferences.json"
    path.write_bytes(content)
    preferences = Preferences(path)
    assert (preferences.language, preferences.theme, preferences.text_size) == (
        "vi",
        Theme.SYSTEM,
        100,
    )
    assert preferences.table("members") == {}
    assert preferences.recent == ()


def test_recent_files_are_few_and_the_latest_is_first(tmp_path: Path):
    preferences = Preferences()
    for number in range(9):
        preferences.note_recent(tmp_path / f"{number}.vusta")
    preferences.note_recent(tmp_path / "5.vusta")
    assert [path.stem for path in preferences.recent] == ["5", "8", "7", "6", "4", "3"]


def test_a_folder_that_cannot_be_written_is_no_hindrance(tmp_path: Path):
    (tmp_path / "file").write_bytes(b"")
    preferences = Preferences(tmp_path / "file" / "preferences.json")
    preferences.set("text_size", 125)
    assert preferences.text_size == 125


def test_on_a_stick_places_are_kept_as_seen_from_the_stick(tmp_path: Path) -> None:
    before, now, elsewhere = tmp_path / "E", tmp_path / "F", tmp_path / "C" / "b.vusta"
    kept = tmp_path / "preferences.json"
    first = Preferences(kept, before)
    first.note_recent(elsewhere)
    first.note_recent(before / "du-lieu" / "a.vusta")
    first.note_folder("papers", before / "giấy tờ")
    again = Preferences(kept, now)
    assert again.recent == (now / "du-lieu" / "a.vusta", elsewhere)
    assert again.folder("papers") == now / "giấy tờ"
    assert again.folder("lists") is None


def test_a_folder_that_cannot_be_written_is_known(tmp_path: Path) -> None:
    (tmp_path / "locked").touch()
    preferences = Preferences(tmp_path / "locked" / "preferences.json")
    assert preferences.is_kept
    preferences.set("theme", "dark")
    assert (preferences.is_kept, preferences.theme) == (False, Theme.DARK)


def test_what_another_window_has_set_meanwhile_stays(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    one, other = Preferences(path), Preferences(path)
    other.note_recent(tmp_path / "b.vusta")
    one.set_table("members", {"hidden": ["home"]})
    one.note_recent(tmp_path / "a.vusta")
    other.set("text_size", 150)
    again = Preferences(path)
    assert again.recent == (tmp_path / "a.vusta", tmp_path / "b.vusta")
    assert again.table("members") == {"hidden": ["home"]}
    assert again.text_size == 150
