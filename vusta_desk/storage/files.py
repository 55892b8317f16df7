"""Files that are written whole or not at all.

A new data file (or a restored one) is several files that belong together. They are made in a
folder beside the target; renaming that folder is the one moment at which the change happens.
After it, whoever opens the target next finishes the moves; before it, the folder is rubbish.
Everything here is done by the holder of the data file's lock.
"""

import os
import shutil
import time
from pathlib import Path

DATA, KEYS = "data", "khoa"
WRITING = ".vusta-writing"  # after the name while a file is written: nobody's own file is called so
_COMPANIONS = (".khoa", ".lock", "-wal", "-shm")
HELD = (32, 33)  # Windows' numbers: open in another program, a part of it locked
_DENIED = 5  # so it calls the replacing of a file that is held
_WAITS = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8)  # seconds


def beside(path: Path, ending: str) -> Path:
    """The companion of a data file: its name with `ending` after it."""
    return path.with_name(path.name + ending)


def is_there(path: Path) -> bool:
    """Whether something lies at a path; False also where its folder cannot be looked into."""
    try:
        return path.exists()
    except OSError:
        return False


def belongs_to(path: Path, data_file: Path) -> bool:
    """Whether a path is that of the data file, its key file, its lock or its log."""
    place, data = path.resolve(), data_file.resolve()
    return place == data or any(place == beside(data, ending) for ending in _COMPANIONS)


def write_atomically(path: Path, content: bytes) -> None:
    """Replaces the file at `path`; after a crash it is the old or the new one, never a part."""
    new = beside(path, WRITING)
    try:
        with new.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        move(new, path)
    except OSError:
        new.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def move(source: Path, target: Path) -> None:
    """Gives a file or a folder another name; a file that has it already is replaced.

    Virus scanners and indexers open what has just been written, and until they let it go Windows
    refuses: that is waited for, a second and a half at most.
    """
    for wait in _WAITS:
        try:
            source.replace(target)
            return
        except PermissionError as error:
            if getattr(error, "winerror", None) not in (_DENIED, *HELD):
                raise
            time.sleep(wait)
    source.replace(target)


def sync_file(path: Path) -> None:
    """Brings a file's content onto the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Brings a folder's names onto the disk; Windows does so by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def staging_folder(path: Path) -> Path:
    """An empty folder in which the next `DATA` and `KEYS` of the data file are made."""
    clear_staging(path)
    folder = _unfinished(path)
    folder.mkdir()
    return folder


def clear_staging(path: Path) -> None:
    """Clears away staged files that were not put in place."""
    shutil.rmtree(_unfinished(path), ignore_errors=True)


def put_in_place(path: Path) -> None:
    """The staged files become the data file and its key file, in one step."""
    folder = _unfinished(path)
    for file in folder.iterdir():
        sync_file(file)
    sync_folder(folder)
    move(folder, _ready(path))
    sync_folder(path.parent)
    finish_or_clear(path)


def is_waiting(path: Path) -> bool:
    """Whether a change of the whole data file was decided but its moves are not done yet."""
    return is_there(_ready(path) / DATA)


def finish_or_clear(path: Path) -> None:
    """Finishes moves that were interrupted and clears away what never became valid."""
    ready = _ready(path)
    if (ready / DATA).exists():
        # A log of the file that is replaced must not be played into the new one.
        beside(path, "-wal").unlink(missing_ok=True)
        beside(path, "-shm").unlink(missing_ok=True)
        if (ready / KEYS).exists():
            move(ready / KEYS, beside(path, ".khoa"))
        move(ready / DATA, path)
        sync_folder(path.parent)
    shutil.rmtree(ready, ignore_errors=True)  # empty by now, or rubbish
    clear_staging(path)


def _unfinished(path: Path) -> Path:
    return beside(path, ".new")


def _ready(path: Path) -> Path:
    return beside(path, ".ready")
