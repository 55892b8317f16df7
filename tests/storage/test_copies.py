import zipfile
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.storage.support import (
    CHEAP,
    NOW,
    PASSWORD,
    add_people,
    content,
    filled_file,
    refused,
    reopened,
)
from vusta_desk.storage import archive, backup, copies, keys
from vusta_desk.storage.datafile import open_file
from vusta_desk.storage.lock import FileLock
from vusta_desk.storage.restore import restore


def later(minutes: int) -> datetime:
    return NOW + timedelta(minutes=minutes)


class Office:
    """A closed data file with twenty people, and the program's own folder."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.own = folder, folder / "own"
        with filled_file(folder) as file:
            self.content = content(file)
        self.path = file.path

    def keep(self, now: datetime = NOW, *others: Path) -> tuple[Path, ...]:
        return copies.keep((self.path, *others), now, self.own / "keys", self.own / "backups")

    def change(self) -> None:
        with reopened(self.path) as file:
            file.change_password(PASSWORD, CHEAP)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_a_copy_is_the_files_byte_by_byte(office: Office) -> None:
    (made,) = office.keep()
    folder = backup.default_folder(office.path)
    assert made == folder / "X-2026-11-22T143000-1-update.vusta-backup"
    assert list(folder.iterdir()) == [made]
    with zipfile.ZipFile(made) as packed:
        assert packed.read("X.vusta") == office.path.read_bytes()
        assert packed.read("X.vusta.khoa") == keys.key_file_of(office.path).read_bytes()
        assert len(packed.namelist()) == 3


def test_it_is_listed_and_can_be_proven_and_restored(office: Office) -> None:
    (made,) = office.keep()
    assert backup.backups(office.path) == (made,)
    assert backup.verify(made, PASSWORD)["members"] == 20
    with reopened(office.path) as file:
        add_people(file, 5, first=21)
    restore(made, office.path, PASSWORD, now=NOW)
    with reopened(office.path) as file:
        assert content(file) == office.content


def test_what_is_still_in_the_log_is_copied(office: Office) -> None:
    """A crash has left it behind."""
    with reopened(office.path) as file:
        add_people(file, 5, first=21)
        left = {end: (office.folder / f"X.vusta{end}").read_bytes() for end in ("", "-wal")}
    for end, part in left.items():
        (office.folder / f"X.vusta{end}").write_bytes(part)
    (made,) = office.keep()
    assert backup.verify(made, PASSWORD)["members"] == 25


def test_of_copies_that_differ_the_newest_three_stay(office: Office) -> None:
    made: list[Path] = []
    for minute in range(5):
        made += office.keep(later(minute))
        assert office.keep(later(minute)) == (made[-1],)
        office.change()
    assert [place for place in made if place.exists()] == made[2:]


def test_pruning_leaves_the_copies(office: Office) -> None:
    (made,) = office.keep()
    with reopened(office.path) as file:
        plain = [backup.make(file, later(minute)).path for minute in range(12)]
    assert backup.backups(office.path) == (*plain[:1:-1], made)
    assert plain[0].name.endswith("-2.vusta-backup")


def test_a_copy_does_not_spare_a_backup_on_closing(office: Office) -> None:
    office.keep()
    with reopened(office.path) as file:
        assert backup.make_if_changed(file, later(1)) is not None


def test_nothing_is_copied_while_one_of_them_is_open(office: Office, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with filled_file(tmp_path / "other", 1) as other:
        with refused("file_in_use") as refusal:
            office.keep(NOW, other.path)
        assert refusal().details["file"] == str(other.path)
    assert not backup.default_folder(office.path).exists()
    assert len(office.keep(NOW, other.path)) == 2
    FileLock(office.path, NOW).release()


def test_without_a_key_file_its_second_copy_is_taken(office: Office) -> None:
    key_file = keys.read(keys.key_file_of(office.path))
    assert key_file
    keys.store_copy(key_file, office.own / "keys")
    keys.key_file_of(office.path).unlink()
    (made,) = office.keep()
    assert backup.verify(made, PASSWORD)["members"] == 20
    assert office.keep(later(1)) == (made,)


@pytest.mark.parametrize("damage", [b"", b"xyz"])
def test_a_damaged_file_is_copied_as_it_is(office: Office, damage: bytes) -> None:
    office.path.write_bytes(damage)
    keys.key_file_of(office.path).unlink()
    (made,) = office.keep()
    with zipfile.ZipFile(made) as packed:
        assert packed.read("X.vusta") == damage


def test_a_copy_that_is_not_its_original_does_not_count(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = archive.write

    def spoiled(place: Path, manifest, parts) -> None:
        short = office.folder / "short"
        short.write_bytes(parts[""].read_bytes()[:-1])
        write(place, manifest, {**parts, "": short})

    monkeypatch.setattr(archive, "write", spoiled)
    with refused("cannot_write"):
        office.keep()
    assert not list(backup.default_folder(office.path).iterdir())


def test_where_nothing_can_be_written_the_copy_lies_in_the_own_folder(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a stick that is write-protected: no lock, no folder beside the file."""
    (office.folder / "X.vusta.lock").unlink()
    (office.folder / "X.vusta.lock").mkdir()
    backup.default_folder(office.path).write_bytes(b"in the way")
    (made,) = office.keep()
    assert office.own / "backups" in made.parents
    assert backup.verify(made, PASSWORD)["members"] == 20


def test_a_copy_of_another_file_is_left_alone(office: Office) -> None:
    (foreign,) = office.keep()
    office.path.unlink()
    keys.key_file_of(office.path).unlink()
    with filled_file(office.folder, 1):
        pass
    made = [office.keep(later(1))[0]]
    for minute in range(2, 6):
        office.change()
        made += office.keep(later(minute))
    assert foreign.exists()
    assert [place.exists() for place in made] == [False, False, True, True, True]


def test_it_opens_with_the_password_of_today(office: Office) -> None:
    (made,) = office.keep()
    with open_file(office.path, PASSWORD, now=NOW) as file:
        file.change_password("mới", CHEAP)
    assert backup.verify(made, "mới", office.path)["members"] == 20
