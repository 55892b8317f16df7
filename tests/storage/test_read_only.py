"""A drive that takes no writes: refused with a code, nothing touched."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.disks import read_only, small_disk
from tests.storage.support import (
    CHEAP,
    NOW,
    PASSWORD,
    content,
    filled_file,
    new_file,
    refused,
    reopened,
)
from vusta_desk.storage import backup
from vusta_desk.storage.datafile import open_with_recovery
from vusta_desk.storage.restore import restore


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path) as place:
        yield place


def test_opening(disk: Path) -> None:
    with filled_file(disk) as file:
        letters = " ".join(file.recovery_letters())
    with read_only(disk):
        with refused("cannot_write"):
            reopened(file.path)
        with refused("cannot_write"):
            open_with_recovery(file.path, letters, "mới", now=NOW, cost=CHEAP)
    reopened(file.path).close()


def test_a_new_file(disk: Path) -> None:
    with read_only(disk), refused("cannot_write"):
        new_file(disk)
    assert list(disk.iterdir()) == []


def test_a_backup(disk: Path, tmp_path: Path) -> None:
    with filled_file(tmp_path) as file:
        before = content(file)
        with read_only(disk):
            with refused("cannot_write"):
                backup.make(file, NOW, disk / "backups")
            with refused("cannot_write"):
                backup.write(file, disk / "usb", NOW)
        assert content(file) == before


def test_a_backup_can_be_verified_and_restored_from(disk: Path, tmp_path: Path) -> None:
    with filled_file(tmp_path) as file:
        made = backup.write(file, disk / "usb", NOW)
        before = content(file)
    with read_only(disk):
        assert backup.verify(made.path, PASSWORD) == made.counts
        restore(made.path, file.path, PASSWORD, now=NOW)
    with reopened(file.path) as file:
        assert content(file) == before


def test_a_restore(disk: Path, tmp_path: Path) -> None:
    with filled_file(disk) as file:
        made = backup.write(file, tmp_path / "usb", NOW)
        before = content(file)
    with read_only(disk), refused("cannot_write"):
        restore(made.path, file.path, PASSWORD, now=NOW)
    with reopened(file.path) as file:
        assert content(file) == before


def test_a_restore_that_cannot_keep_what_was_there(disk: Path, tmp_path: Path) -> None:
    with filled_file(tmp_path) as file:
        made = backup.make(file, NOW)
        before = content(file)
    with read_only(disk), refused("cannot_write"):
        restore(made.path, file.path, PASSWORD, now=NOW, folder=disk / "backups")
    with reopened(file.path) as file:
        assert content(file) == before
    assert not (tmp_path / "X.vusta.new").exists()


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 0)() == 0, reason="nothing is forbidden to root")
def test_a_folder_one_may_not_write_to(tmp_path: Path) -> None:
    with filled_file(tmp_path) as file:
        pass
    (tmp_path / "X.vusta.lock").unlink()
    tmp_path.chmod(0o555)
    try:
        with refused("cannot_write"):
            reopened(file.path)
    finally:
        tmp_path.chmod(0o755)
