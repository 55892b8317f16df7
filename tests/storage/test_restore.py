import zipfile
from pathlib import Path
from typing import Any

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
from vusta_desk.domain.findings import Refused
from vusta_desk.storage import backup, engine, keys
from vusta_desk.storage.backup import verify
from vusta_desk.storage.datafile import open_file
from vusta_desk.storage.history import history
from vusta_desk.storage.restore import restore


class Office:
    """A data file with twenty people and its backup; then thirty."""

    def __init__(self, folder: Path) -> None:
        with filled_file(folder, 20) as file:
            self.earlier = content(file)
            self.backup = backup.make(file, NOW).path
            add_people(file, 10, first=21)
            self.later = content(file)
        self.path = file.path
        self.letters = file.recovery_letters()
        self.folder = folder

    def restore(self, password: str = PASSWORD, **arguments: Any) -> dict[str, int]:
        return restore(self.backup, self.path, password, now=NOW, who=WHO, **arguments)

    def kept(self) -> list[Path]:
        return sorted(backup.default_folder(self.path).glob("*-kept.vusta-backup"))


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_the_file_is_as_it_was(office: Office) -> None:
    counts = office.restore()
    assert counts["members"] == 20
    with reopened(office.path) as file:
        assert content(file) == office.earlier
        with file.read() as connection:
            last = history(connection, 1)[0]
    assert (last.kind, last.who, last.details) == ("restore", WHO, {"file": office.backup.name})


def test_what_was_there_is_kept_and_can_be_put_back(office: Office) -> None:
    office.restore()
    (kept,) = office.kept()
    assert backup.verify(kept, PASSWORD)["members"] == 30
    restore(kept, office.path, PASSWORD, now=NOW)
    with reopened(office.path) as file:
        assert content(file) == office.later
    assert len(office.kept()) == 2


def test_kept_files_are_not_among_the_ten(office: Office) -> None:
    office.restore()
    with reopened(office.path) as file:
        for _ in range(12):
            backup.make(file, NOW)
    assert len(office.kept()) == 1


def test_where_there_is_no_file_one_is_made(office: Office, tmp_path: Path) -> None:
    target = tmp_path / "Y.vusta"
    restore(office.backup, target, PASSWORD, now=NOW, key_copy_folder=tmp_path / "copies")
    with reopened(target) as file:
        assert content(file) == office.earlier
    assert len(list((tmp_path / "copies").iterdir())) == 1
    assert not backup.default_folder(target).exists()


def test_changes_that_were_still_in_the_log_are_kept_and_not_played_in(office: Office) -> None:
    """A crash leaves the log behind; it belongs to the file that goes."""
    with reopened(office.path) as file:
        add_people(file, 5, first=31)
        parts = {
            ending: (office.folder / f"X.vusta{ending}").read_bytes() for ending in ("", "-wal")
        }
    for ending, part in parts.items():
        (office.folder / f"X.vusta{ending}").write_bytes(part)
    office.restore()
    with reopened(office.path) as file:
        assert content(file) == office.earlier
    (kept,) = office.kept()
    with zipfile.ZipFile(kept) as archive:
        assert "X.vusta-wal" in archive.namelist()
    assert backup.verify(kept, PASSWORD)["members"] == 35


@pytest.mark.parametrize("damage", [b"", b"SQLite format 3\0", None])
def test_a_damaged_file_is_kept_as_it_is(office: Office, damage: bytes | None) -> None:
    whole = office.path.read_bytes()
    damaged = whole[: len(whole) // 2] if damage is None else damage
    office.path.write_bytes(damaged)
    office.restore()
    with reopened(office.path) as file:
        assert content(file) == office.earlier
    (kept,) = office.kept()
    with zipfile.ZipFile(kept) as archive:
        assert archive.read("X.vusta") == damaged


class TestPasswords:
    def test_the_password_in_use_stays_in_use(self, office: Office) -> None:
        with reopened(office.path) as file:
            file.change_password("mới", CHEAP)
        office.restore("mới")
        with refused("wrong_password"):
            reopened(office.path)
        open_file(office.path, "mới", now=NOW).close()

    def test_who_forgot_the_new_one_can_use_that_of_the_backup(self, office: Office) -> None:
        with reopened(office.path) as file:
            file.change_password("mới", CHEAP)
        office.restore(PASSWORD)
        reopened(office.path).close()

    def test_a_wrong_one(self, office: Office) -> None:
        self.nothing_happened(office, "wrong_password", "sai")

    def nothing_happened(self, office: Office, code: str, password: str = PASSWORD) -> None:
        before = files_of(office)
        with refused(code):
            office.restore(password)
        assert files_of(office) == before

    def test_a_file_in_use(self, office: Office) -> None:
        with reopened(office.path) as file:
            with refused("file_in_use"):
                office.restore()
            assert content(file) == office.later

    def test_a_damaged_backup(self, office: Office) -> None:
        damaged = bytearray(office.backup.read_bytes())
        damaged[len(damaged) // 2] ^= 1
        office.backup.write_bytes(damaged)
        self.nothing_happened(office, "data_file_damaged")

    def test_what_is_no_backup(self, office: Office) -> None:
        office.backup.write_text("khác", "utf-8")
        self.nothing_happened(office, "not_a_backup")

    def test_a_backup_of_a_newer_version(self, office: Office) -> None:
        with reopened(office.path) as file:
            with file.writing.begin() as connection:
                engine.set_schema_version(connection, 9)
            office.backup = backup.make(file, NOW).path
            with file.writing.begin() as connection:
                engine.set_schema_version(connection, 1)
        self.nothing_happened(office, "data_file_newer")


def files_of(office: Office) -> dict[str, bytes]:
    return {
        place.name: place.read_bytes()
        for place in (office.path, keys.key_file_of(office.path), office.backup, *office.kept())
    } | {place.name: b"" for place in office.folder.iterdir()}


def test_a_backup_of_another_file_is_not_put_in_its_place(office: Office, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    with new_file(other) as file:
        before = content(file)
    with pytest.raises(Refused, match="backup_of_other_file"):
        restore(office.backup, file.path, PASSWORD, now=NOW)
    with reopened(file.path) as file:
        assert content(file) == before
    fresh = tmp_path / "fresh.vusta"
    restore(office.backup, fresh, PASSWORD, now=NOW)
    with reopened(fresh) as file:
        assert content(file) == office.earlier
        assert file.recovery_letters() == office.letters


def test_a_backup_opens_by_the_password_of_its_file_as_it_is_now(
    office: Office, tmp_path: Path
) -> None:
    fresh = tmp_path / "fresh.vusta"
    restore(office.backup, fresh, PASSWORD, now=NOW)
    with reopened(fresh) as file:
        file.change_password("mật khẩu mới", CHEAP)
    with pytest.raises(Refused, match="wrong_password"):
        verify(office.backup, "mật khẩu mới")
    assert verify(office.backup, "mật khẩu mới", fresh) == verify(office.backup, PASSWORD)
