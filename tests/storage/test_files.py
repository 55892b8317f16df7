import errno
import os
import threading
import time
from contextlib import nullcontext
from pathlib import Path

import pytest

from tests.storage.support import refused
from vusta_desk.storage import files
from vusta_desk.storage.errors import file_errors


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    place = tmp_path / "tệp"
    files.write_atomically(place, b"one")
    files.write_atomically(place, b"two")
    assert place.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [place]


def test_a_failed_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "tệp"
    files.write_atomically(place, b"one")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="full"):
        files.write_atomically(place, b"two")
    assert place.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [place]


def test_the_old_file_stands_until_the_new_one_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "tệp"
    files.write_atomically(place, b"one")

    def before_the_replacing(new: Path, _target: Path) -> None:
        assert (place.read_bytes(), new.read_bytes()) == (b"one", b"two")
        raise OSError(errno.EIO, "stop")

    monkeypatch.setattr(Path, "replace", before_the_replacing)
    with pytest.raises(OSError, match="stop"):
        files.write_atomically(place, b"two")
    assert place.read_bytes() == b"one"


class HeldError(PermissionError):
    """As Windows answers the renaming of a file that another program has open."""

    winerror = 32


@pytest.mark.parametrize(("refusals", "raises"), [(3, False), (100, True)])
def test_what_another_program_looks_at_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusals: int, raises: bool
) -> None:
    place, replace, answers = tmp_path / "tệp", Path.replace, iter(range(1000))
    waits: list[float] = []

    def held(new: Path, target: Path) -> Path:
        if next(answers) < refusals:
            raise HeldError(errno.EACCES, "held")
        return replace(new, target)

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(time, "sleep", waits.append)
    with pytest.raises(HeldError) if raises else nullcontext():
        files.write_atomically(place, b"one")
    assert place.exists() is not raises
    assert waits
    assert sum(waits) < 2
    assert not files.beside(place, files.WRITING).exists()


def test_a_file_of_the_users_that_is_called_new_stays(tmp_path: Path) -> None:
    place, own = tmp_path / "danh-sach.json", tmp_path / "danh-sach.json.new"
    own.write_bytes(b"theirs")
    files.write_atomically(place, b"ours")
    assert (place.read_bytes(), own.read_bytes()) == (b"ours", b"theirs")
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.skipif(os.name != "nt", reason="elsewhere nobody can hold a file like this")
@pytest.mark.parametrize("held", [".new", ""])
def test_a_file_held_open_for_a_moment_is_replaced_all_the_same(tmp_path: Path, held: str) -> None:
    place, new = tmp_path / "tệp", tmp_path / "tệp.new"
    place.write_bytes(b"one")
    new.write_bytes(b"two")
    holder = files.beside(place, held).open("rb")
    with pytest.raises(PermissionError):
        new.replace(place)
    letting_go = threading.Timer(0.2, holder.close)
    letting_go.start()
    files.move(new, place)
    letting_go.join()
    assert place.read_bytes() == b"two"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EDQUOT, "disk_full"),
        (errno.EFBIG, "disk_full"),
        (errno.EROFS, "cannot_write"),
        (errno.EACCES, "cannot_write"),
        (errno.EIO, "cannot_write"),
    ],
)
def test_troubles_of_the_system_have_a_code(tmp_path: Path, number: int, code: str) -> None:
    with refused(code) as refusal, file_errors(tmp_path / "X"):
        raise OSError(number, "trouble")
    assert refusal().details["file"] == str(tmp_path / "X")


def staged(path: Path) -> None:
    folder = files.staging_folder(path)
    (folder / files.DATA).write_bytes(b"new data")
    (folder / files.KEYS).write_bytes(b"new keys")


def test_staged_files_take_their_places_together(tmp_path: Path) -> None:
    path = tmp_path / "X.vusta"
    path.write_bytes(b"old data")
    for ending in ("-wal", "-shm", ".khoa"):
        files.beside(path, ending).write_bytes(b"old")
    staged(path)
    files.put_in_place(path)
    found = {place.name: place.read_bytes() for place in tmp_path.iterdir()}
    assert found == {"X.vusta": b"new data", "X.vusta.khoa": b"new keys"}


def test_what_was_not_put_in_place_is_cleared(tmp_path: Path) -> None:
    path = tmp_path / "X.vusta"
    path.write_bytes(b"old data")
    staged(path)
    assert not files.is_waiting(path)
    files.finish_or_clear(path)
    assert [(place.name, place.read_bytes()) for place in tmp_path.iterdir()] == [
        ("X.vusta", b"old data")
    ]


@pytest.mark.parametrize("step", range(4))
def test_interrupted_moves_are_finished(tmp_path: Path, step: int) -> None:
    """However far the moves had come, the next holder of the lock ends them."""
    path = tmp_path / "X.vusta"
    path.write_bytes(b"old data")
    files.beside(path, "-wal").write_bytes(b"old log")
    files.beside(path, ".khoa").write_bytes(b"old keys")
    staged(path)
    ready = tmp_path / "X.vusta.ready"
    files.beside(path, ".new").rename(ready)
    moves = [
        lambda: files.beside(path, "-wal").unlink(),
        lambda: (ready / files.KEYS).replace(files.beside(path, ".khoa")),
        lambda: (ready / files.DATA).replace(path),
    ]
    for move in moves[:step]:
        move()
    files.finish_or_clear(path)
    found = {place.name: place.read_bytes() for place in tmp_path.iterdir()}
    assert found == {"X.vusta": b"new data", "X.vusta.khoa": b"new keys"}
