import json
import zipfile
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.storage.support import (
    CHEAP,
    NOW,
    PASSWORD,
    WHO,
    add_people,
    content,
    filled_file,
    new_file,
    refused,
    reopened,
)
from vusta_desk.storage import backup
from vusta_desk.storage.access import DataFile
from vusta_desk.storage.settings import set_setting


def change(file: DataFile, value: object) -> None:
    with file.operation("settings_change", WHO, NOW) as writer:
        set_setting(writer.connection, "a", value)


def later(minutes: int) -> datetime:
    return NOW + timedelta(minutes=minutes)


def test_a_backup_is_proven_and_counted(filled: DataFile) -> None:
    made = backup.make(filled, NOW)
    assert made.path == backup.default_folder(filled.path) / ("X-2026-11-22T143000-1.vusta-backup")
    assert made.counts["members"] == 20
    assert made.counts["branches"] == 3
    assert made.counts["operations"] == 2
    assert backup.verify(made.path, PASSWORD) == made.counts
    assert [place.name for place in made.path.parent.iterdir()] == [made.path.name]


def test_unpacked_by_hand_it_is_a_data_file(filled: DataFile, tmp_path: Path) -> None:
    made = backup.make(filled, NOW)
    with zipfile.ZipFile(made.path) as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path / "by hand")
    with reopened(tmp_path / "by hand" / "X.vusta") as copy:
        assert content(copy) == content(filled)


def test_the_manifest_says_nothing_about_people(filled: DataFile) -> None:
    made = backup.make(filled, NOW)
    with zipfile.ZipFile(made.path) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    assert manifest == {
        "format": "vusta-backup/1",
        "name": "X.vusta",
        "file_id": filled.key_file.file_id.hex(),
        "made": "2026-11-22T14:30:00",
        "operations": 2,
        "changes": 56,
    }


def test_names_are_sorted_by_time_and_never_alike(filled: DataFile) -> None:
    made = [backup.make(filled, later(minute)).path.name for minute in (0, 0, 5)]
    assert made == sorted(set(made))
    assert [place.name for place in backup.backups(filled.path)] == made[::-1]


def test_the_last_ten_are_kept(filled: DataFile) -> None:
    made = [backup.make(filled, later(minute)).path for minute in range(13)]
    assert backup.backups(filled.path) == tuple(made[:2:-1])
    assert [place.exists() for place in made] == [False] * 3 + [True] * 10


def test_the_last_one_of_each_of_thirty_days_is_kept(filled: DataFile, monkeypatch) -> None:
    monkeypatch.setattr(backup, "KEPT", 2)
    monkeypatch.setattr(backup, "KEPT_DAYS", 3)
    moments = [NOW + timedelta(days=day, hours=hour) for day in range(5) for hour in (0, 1, 2)]
    made = [backup.make(filled, moment).path for moment in moments]
    kept = [made[8], made[11], made[13], made[14]]
    assert [place for place in made if place.exists()] == kept


def test_of_many_days_the_last_thirty_count() -> None:
    days = [NOW + timedelta(days=day) for day in range(40)]
    mine = [backup.name_in(Path(), Path("X.vusta"), at, day) for at, day in enumerate(days, 1)]
    assert backup._superfluous(mine) == mine[:10]
    same_day = [backup.name_in(Path(), Path("X.vusta"), at, NOW) for at in range(1, 41)]
    assert backup._superfluous(same_day) == same_day[:30]


def test_a_clock_set_back_does_not_cost_the_newest(filled: DataFile) -> None:
    made = [backup.make(filled, later(-minute)).path for minute in range(12)]
    assert backup.backups(filled.path) == tuple(made[:1:-1])


def test_files_it_did_not_make_are_never_touched(tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    with filled_file(tmp_path) as file, filled_file(tmp_path, 3, "Y.vusta") as other:
        first = backup.make(file, NOW, folder)
        by_hand = folder / "Giữ lại.vusta-backup"
        by_hand.write_bytes(first.path.read_bytes())
        foreign = folder / "X-2020-01-01T000000-2.vusta-backup"
        foreign.write_bytes(backup.make(other, NOW, tmp_path / "other").path.read_bytes())
        nonsense = folder / "X-2020-01-01T000000-3.vusta-backup"
        nonsense.write_bytes(b"")
        for minute in range(1, 15):
            backup.make(file, later(minute), folder)
    assert by_hand.exists()
    assert foreign.exists()
    assert nonsense.exists()
    assert not first.path.exists()


def test_nothing_is_removed_before_the_new_one_is_proven(
    filled: DataFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    for minute in range(10):
        backup.make(filled, later(minute))
    before = backup.backups(filled.path)
    monkeypatch.setattr(backup, "problems", lambda _connection: ("a page",))
    with refused("data_file_damaged"):
        backup.make(filled, later(10))
    assert backup.backups(filled.path) == before
    assert len(list(before[0].parent.iterdir())) == 10


class TestIfChanged:
    def test_only_where_something_changed(self, filled: DataFile) -> None:
        assert backup.make_if_changed(filled, NOW) is not None
        assert backup.make_if_changed(filled, later(1)) is None
        change(filled, 1)
        assert backup.make_if_changed(filled, later(2)) is not None
        assert len(backup.backups(filled.path)) == 2

    def test_also_for_a_change_from_outside(self, filled: DataFile) -> None:
        backup.make(filled, NOW)
        with filled.writing.begin() as connection:
            connection.exec_driver_sql("UPDATE members SET home = 'lạ' WHERE id = 1")
        assert backup.make_if_changed(filled, later(1)) is not None

    @pytest.mark.parametrize("content", [b"", b"PK"])
    def test_a_newest_one_that_is_no_backup_does_not_count(
        self, filled: DataFile, content: bytes
    ) -> None:
        made = backup.make(filled, NOW)
        made.path.write_bytes(content)
        assert backup.make_if_changed(filled, later(1)) is not None

    def test_that_of_another_file_does_not_count(self, tmp_path: Path) -> None:
        with filled_file(tmp_path) as file:
            first = backup.make(file, NOW)
        file.path.unlink()
        with filled_file(tmp_path) as anew:
            assert backup.make_if_changed(anew, NOW) is not None
        assert first.path.exists()


class TestPlaceOfOnesOwn:
    def test_a_backup_can_go_anywhere(self, filled: DataFile, tmp_path: Path) -> None:
        place = tmp_path / "usb" / "Bản lưu tháng 11"
        place.parent.mkdir()
        assert backup.write(filled, place, NOW).path == place
        assert backup.verify(place, PASSWORD)["members"] == 20
        assert backup.backups(filled.path) == ()

    def test_not_over_another_file(self, filled: DataFile, tmp_path: Path) -> None:
        place = tmp_path / "usb"
        place.write_text("của người khác", "utf-8")
        with refused("backup_exists"):
            backup.write(filled, place, NOW)
        assert place.read_text("utf-8") == "của người khác"

    def test_not_into_a_folder_that_is_not_there(self, filled: DataFile, tmp_path: Path) -> None:
        with refused("cannot_write"):
            backup.write(filled, tmp_path / "không" / "có", NOW)


class TestVerify:
    @pytest.fixture
    def made(self, filled: DataFile) -> Path:
        return backup.make(filled, NOW).path

    def test_a_wrong_password(self, made: Path) -> None:
        with refused("wrong_password"):
            backup.verify(made, "sai")

    def test_the_password_is_the_one_it_was_made_with(self, filled: DataFile, made: Path) -> None:
        filled.change_password("mới", CHEAP)
        assert backup.verify(made, PASSWORD)
        assert backup.verify(backup.make(filled, NOW).path, "mới")

    @pytest.mark.parametrize("part", [0.3, 0.5, 0.9])
    def test_a_changed_byte(self, made: Path, part: float) -> None:
        damaged = bytearray(made.read_bytes())
        damaged[int(len(damaged) * part)] ^= 1
        made.write_bytes(damaged)
        with refused("data_file_damaged"):
            backup.verify(made, PASSWORD)

    def test_a_changed_byte_that_the_packing_does_not_know(self, made: Path) -> None:
        """Whoever changes the checksum of the zip, too, does not change that of the page."""
        with zipfile.ZipFile(made) as archive:
            parts = {name: bytearray(archive.read(name)) for name in archive.namelist()}
        parts["X.vusta"][-100] ^= 1
        with zipfile.ZipFile(made, "w") as archive:
            for name, part in parts.items():
                archive.writestr(name, bytes(part))
        with refused("data_file_damaged"):
            backup.verify(made, PASSWORD)

    @pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"Danh s\xc3\xa1ch"])
    def test_another_kind_of_file(self, tmp_path: Path, content: bytes) -> None:
        place = tmp_path / "x"
        place.write_bytes(content)
        with refused("not_a_backup"):
            backup.verify(place, PASSWORD)

    def test_no_file(self, tmp_path: Path) -> None:
        with refused("backup_out_of_reach"):
            backup.verify(tmp_path / "x", PASSWORD)
        with refused("not_a_backup"):
            backup.verify(tmp_path, PASSWORD)

    def test_a_zip_of_something_else(self, tmp_path: Path) -> None:
        place = tmp_path / "x.zip"
        manifests: list[object] = [None, [], {"format": "other/1"}, {"format": "vusta-backup/1"}]
        for manifest in manifests:
            with zipfile.ZipFile(place, "w") as archive:
                archive.writestr("manifest.json", json.dumps(manifest))
            with refused("not_a_backup"):
                backup.verify(place, PASSWORD)

    def test_without_its_key_file(self, made: Path) -> None:
        with zipfile.ZipFile(made) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        del parts["X.vusta.khoa"]
        with zipfile.ZipFile(made, "w") as archive:
            for name, part in parts.items():
                archive.writestr(name, part)
        with refused("backup_without_keys"):
            backup.verify(made, PASSWORD)


def test_damage_in_the_data_file_shows_when_it_is_backed_up(tmp_path: Path) -> None:
    with filled_file(tmp_path, people=300) as file:
        pass
    damaged = bytearray(file.path.read_bytes())
    damaged[len(damaged) * 3 // 4] ^= 1  # in the rows: a damaged schema shows on opening
    file.path.write_bytes(damaged)
    with reopened(file.path) as file, refused("data_file_damaged") as refusal:
        backup.make(file, NOW)
    assert refusal().details["file"] == str(file.path)
    assert list(backup.default_folder(file.path).iterdir()) == []


def test_what_a_killed_process_left_is_cleared(filled: DataFile) -> None:
    left = backup.default_folder(filled.path) / ".X.making"
    left.mkdir(parents=True)
    (left / "copy").write_bytes(b"half")
    made = backup.make(filled, NOW)
    assert list(left.parent.iterdir()) == [made.path]


def test_a_backup_holds_what_is_still_in_the_log(tmp_path: Path) -> None:
    with new_file(tmp_path) as file:
        add_people(file, 50)
        assert (tmp_path / "X.vusta-wal").stat().st_size > 0
        assert backup.make(file, NOW).counts["members"] == 50


def test_a_clock_before_1980_makes_backups_too(filled: DataFile) -> None:
    made = backup.make(filled, datetime(1970, 1, 1))
    assert backup.verify(made.path, PASSWORD) == made.counts
