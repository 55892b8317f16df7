"""Which data files are copied before the program is replaced."""

import json
from pathlib import Path
from typing import Any

import pytest

from vusta_desk.app import paths, updating
from vusta_desk.gui.preferences import Preferences


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a portable program, with two data files beside it and one elsewhere."""
    monkeypatch.delenv("VUSTA_DESK_HOME", raising=False)
    folder = tmp_path / "USB của tôi"
    monkeypatch.setattr(paths, "portable_root", lambda: folder)
    (folder / "du-lieu").mkdir(parents=True)
    for name in ("du-lieu/a.vusta", "du-lieu/b.vusta", "du-lieu/a.vusta.khoa", "c.vusta"):
        (folder / name).touch()
    return folder


def test_of_a_stick_what_lies_beside_the_program_and_what_was_opened(stick: Path) -> None:
    preferences = Preferences(paths.user_folder() / "preferences.json", stick)
    preferences.note_recent(stick / "du-lieu" / "b.vusta")
    preferences.note_recent(stick / "c.vusta")
    written = json.loads((paths.user_folder() / "preferences.json").read_text("utf-8"))
    assert not Path(written["recent"][0]).is_absolute()
    beside = [stick / "du-lieu" / name for name in ("b.vusta", "a.vusta")]
    assert updating.known_files() == (stick / "c.vusta", *beside)


def test_as_the_window_remembers_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VUSTA_DESK_HOME", str(tmp_path))
    (tmp_path / "a.vusta").touch()
    preferences = Preferences(tmp_path / "preferences.json")
    preferences.note_recent(tmp_path / "a.vusta")
    preferences.note_recent(tmp_path / "đã xóa.vusta")
    assert updating.known_files() == (tmp_path / "a.vusta",)


@pytest.mark.parametrize(("windows_number", "is_known"), [(None, False), (5, False), (32, True)])
def test_a_file_that_may_not_be_read_stops_no_update(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, windows_number: int | None, is_known: bool
) -> None:
    """One that another program only holds is waited for: it can be read a moment later."""
    monkeypatch.setenv("VUSTA_DESK_HOME", str(tmp_path))
    readable, denied = tmp_path / "a.vusta", tmp_path / "b.vusta"
    for place in (readable, denied):
        place.touch()
        Preferences(tmp_path / "preferences.json").note_recent(place)
    read = Path.open

    def refusing(place: Path, *arguments: Any, **more: Any) -> Any:
        if place == denied:
            error = PermissionError("denied")
            error.winerror = windows_number  # type: ignore[attr-defined]  # as Windows sets it
            raise error
        return read(place, *arguments, **more)

    monkeypatch.setattr(Path, "open", refusing)
    assert (denied in updating.known_files()) is is_known
    assert readable in updating.known_files()


@pytest.mark.parametrize("content", ["", "[]", '{"recent": 3}', '{"recent": ' + "[" * 200_000])
def test_a_damaged_file_of_preferences_stops_no_update(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    monkeypatch.setenv("VUSTA_DESK_HOME", str(tmp_path))
    (tmp_path / "preferences.json").write_text(content, "utf-8")
    assert updating.known_files() == ()
