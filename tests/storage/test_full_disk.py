"""A disk that is full: refused with a code, nothing half done, and the file opens afterwards."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.storage import victims
from tests.storage.disks import room_left, small_disk
from tests.storage.support import (
    CHEAP,
    NOW,
    PASSWORD,
    add_people,
    content,
    filled_file,
    new_file,
    refused,
    reopened,
)
from vusta_desk.domain.findings import Refused
from vusta_desk.storage import backup
from vusta_desk.storage.check import check_file
from vusta_desk.storage.datafile import open_file
from vusta_desk.storage.restore import restore

ROOMS = (0, 8, 32, 64, 128, 256, 512, 1024)  # KiB; the largest is enough for everything below


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path) as place:
        yield place


def outcome(act: Callable[[], object]) -> str:
    """`done`, or the code the act was refused with."""
    try:
        act()
    except Refused as refusal:
        return refusal.code
    return "done"


def tried_with_less_and_less_room(disk: Path, act: Callable[[], object]) -> Iterator[str]:
    """The outcomes with ever more room; the first is a refusal, nothing else ever happens."""
    for number, room in enumerate(ROOMS):
        with room_left(disk, room):
            found = outcome(act)
        assert found in ("done", "disk_full")
        assert number or found == "disk_full"
        yield found
    assert found == "done"


def test_a_write(disk: Path) -> None:
    with filled_file(disk) as file:
        numbers = iter(range(100, 10_000, 100))
        before = content(file)
        act = lambda: add_people(file, 60, first=next(numbers))  # noqa: E731
        for found in tried_with_less_and_less_room(disk, act):
            if found == "disk_full":
                assert content(file) == before
            before = content(file)
            assert check_file(file) == ()
    with reopened(file.path) as file:
        assert content(file) == before


def test_the_data_file_itself_is_untouched(disk: Path) -> None:
    with filled_file(disk) as file:
        pass
    with reopened(file.path) as file:
        add_people(file, 1, first=90)
        before = file.path.read_bytes()
        with room_left(disk, 0), refused("disk_full") as refusal:
            add_people(file, 300, first=100)
        assert file.path.read_bytes() == before
    assert refusal().details["file"] == str(file.path)


def test_a_new_file(disk: Path) -> None:
    number = 0

    def act() -> None:
        nonlocal number
        number += 1
        new_file(disk, f"{number}.vusta").close()

    for found in tried_with_less_and_less_room(disk, act):
        parts = {place.name for place in disk.glob(f"{number}.vusta*")} - {f"{number}.vusta.lock"}
        if found == "disk_full":
            assert parts == set()
        else:
            assert parts == {f"{number}.vusta", f"{number}.vusta.khoa"}
            reopened(disk / f"{number}.vusta").close()


def test_a_backup(disk: Path) -> None:
    with filled_file(disk, 100) as file:
        folder = backup.default_folder(file.path)
        made: list[Path] = []
        for found in tried_with_less_and_less_room(disk, lambda: backup.make(file, NOW)):
            kept = list(backup.backups(file.path))
            if found == "disk_full":
                assert kept == made
            assert not folder.exists() or set(folder.iterdir()) == set(kept)
            made = kept
        for place in made:
            assert backup.verify(place, PASSWORD)["members"] == 100


def test_a_restore(disk: Path) -> None:
    with filled_file(disk, 30) as file:
        place = backup.make(file, NOW).path
        add_people(file, 30, first=31)
    states: list[Any] = []
    for people in (60, 30):
        with reopened(file.path) as file:
            states.append(content(file))
            assert len(states[-1]["members"]) == people
        if people == 60:
            act = lambda: restore(place, file.path, PASSWORD, now=NOW)  # noqa: E731
            for found in tried_with_less_and_less_room(disk, act):
                with reopened(file.path) as opened:
                    assert (content(opened) == states[0]) == (found == "disk_full")
                if found == "done":
                    break


def test_a_changed_password(disk: Path) -> None:
    with filled_file(disk) as file, room_left(disk, 0), refused("disk_full"):
        file.change_password("mới", CHEAP)
    reopened(file.path).close()


def test_opening(disk: Path) -> None:
    """The log needs room even for reading; with room again everything is there."""
    with filled_file(disk) as file:
        before = content(file)
    for found in tried_with_less_and_less_room(disk, lambda: read_all(file.path)):
        assert found in ("done", "disk_full")
    with reopened(file.path) as file:
        assert content(file) == before


def read_all(path: Path) -> None:
    with open_file(path, PASSWORD, now=NOW) as file:
        content(file)


def test_closing_when_the_log_does_not_fit_into_the_file(disk: Path) -> None:
    """What was written is safe in the log, and goes into the file when there is room."""
    with filled_file(disk) as file:
        add_people(file, 200, first=100)
        before = content(file)
        with room_left(disk, 0):
            file.close()
    with reopened(file.path) as file:
        assert content(file) == before


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="only Unix limits the size of files")
@pytest.mark.parametrize("size", [0, 4096, 30_000, 100_000])
@pytest.mark.parametrize(
    "act",
    [victims.bring_in_many, victims.back_up, victims.put_back, victims.make],
    ids=lambda act: act.__name__,
)
def test_no_file_may_grow(tmp_path: Path, act: Callable[[Path], None], size: int) -> None:
    """Without a disk of one's own: the system refuses to let any file grow beyond a size."""
    victims.prepare(tmp_path)
    with reopened(tmp_path / victims.NAME) as file:
        before = content(file)
    found = victims.with_files_no_larger_than(size, act, tmp_path)
    # SQLite says of this limit only that writing failed.
    assert found in ("disk_full", "cannot_write")
    with reopened(tmp_path / victims.NAME) as file:
        assert content(file) == before
        assert check_file(file) == ()
