"""Small disks of their own for tests: full, read-only. Only root on Linux can make one."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def small_disk(folder: Path, kilobytes: int = 4096) -> Iterator[Path]:
    """A disk in memory, mounted on a new folder; the test is skipped where that is impossible."""
    place = folder / "disk"
    place.mkdir()
    if sys.platform != "linux" or not _run(
        "mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", place
    ):
        pytest.skip("no disk can be mounted here")
    try:
        yield place
    finally:
        if not _run("umount", place):
            _run("umount", "--lazy", place)
            raise AssertionError("a file on the disk was left open")


@contextmanager
def read_only(disk: Path) -> Iterator[None]:
    """The disk takes no more writes; nothing on it may be open for writing."""
    assert _run("mount", "-o", "remount,ro", disk)
    try:
        yield
    finally:
        assert _run("mount", "-o", "remount,rw", disk)


@contextmanager
def room_left(disk: Path, kilobytes: int) -> Iterator[None]:
    """The disk is full but for this much."""
    ballast = disk / "ballast"
    block = bytes(1024)
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(block)
        except OSError:
            size = file.tell()
        file.truncate(max(0, size - size % 4096 - kilobytes * 1024))
    try:
        yield
    finally:
        ballast.unlink()


def _run(*command: object) -> bool:
    if os.geteuid() != 0:
        return False
    return subprocess.run([str(part) for part in command], capture_output=True).returncode == 0
