"""Copies of data files as they lie there, made before another version of the program is installed.

Nobody types a password then: the files are copied byte by byte (they are encrypted), packed as a
backup is, and each copy is compared with its original before it counts. Nothing else has the file
open meanwhile: its lock is held.
"""

import zipfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from vusta_desk.domain.findings import Refused
from vusta_desk.storage import archive, backup, files, keys
from vusta_desk.storage.archive import Manifest
from vusta_desk.storage.errors import file_errors
from vusta_desk.storage.lock import FileLock

KEPT = 3
_PIECE = 1 << 20


def keep(
    places: Sequence[Path], now: datetime, key_copy_folder: Path, other_folder: Path
) -> tuple[Path, ...]:
    """A copy of each data file in its folder of backups; of older copies the newest three stay.

    All are locked before the first is copied. Where the folder cannot be written (a stick that is
    write-protected) the copy goes into `other_folder`. A file that has not changed since its last
    copy is not copied again; that copy is given then. Raises Refused `file_in_use`, `disk_full`,
    `cannot_write`.
    """
    with ExitStack() as locks:
        for place in places:
            locks.enter_context(_held(place, now))
        return tuple(_kept(place, now, key_copy_folder, other_folder) for place in places)


@contextmanager
def _held(path: Path, now: datetime) -> Iterator[None]:
    """Nobody writes the file meanwhile. Where nothing can be written, it needs no lock."""
    lock: FileLock | None = None
    try:
        lock = FileLock(path, now)
    except Refused as refusal:
        if refusal.code != "cannot_write":
            raise
    try:
        if lock:
            with file_errors(path):
                files.finish_or_clear(path)
        yield
    finally:
        if lock:
            lock.release()


def _kept(path: Path, now: datetime, key_copy_folder: Path, other_folder: Path) -> Path:
    try:
        return _keep_in(backup.default_folder(path), path, now, key_copy_folder)
    except Refused as refusal:
        if refusal.code != "cannot_write":
            raise
        return _keep_in(other_folder / _id(path), path, now, key_copy_folder)


def _keep_in(folder: Path, path: Path, now: datetime, key_copy_folder: Path) -> Path:
    with file_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with backup.workplace(folder, path) as scratch:
            parts = _parts(path, key_copy_folder, scratch)
            mine = _copies(path, folder)
            if mine and _is_copy(mine[-1], path.name, parts):
                return mine[-1]
            packed = scratch / "packed"
            manifest = Manifest(path.name, _id(path), now.isoformat(timespec="seconds"))
            archive.write(packed, manifest, parts)
            if not _is_copy(packed, path.name, parts):
                raise Refused("cannot_write", file=str(folder))
            number = backup.next_number(path, folder)
            place = backup.name_in(folder, path, number, now, backup.BEFORE_UPDATE)
            files.move(packed, place)
            files.sync_folder(folder)
    for old in [*mine, place][:-KEPT]:
        with suppress(OSError):
            old.unlink()
    return place


def _parts(path: Path, key_copy_folder: Path, scratch: Path) -> dict[str, Path]:
    """What is copied, by ending: also the log where a crash has left one, and the keys.

    Where the key file is not beside the data file, its second copy is taken.
    """
    parts = {ending: files.beside(path, ending) for ending in ("", "-wal", ".khoa")}
    parts = {ending: place for ending, place in parts.items() if place.is_file()}
    with suppress(Refused, ValueError):
        found = keys.find(path, bytes.fromhex(_id(path)), key_copy_folder)
        if keys.read(keys.key_file_of(path)) != found:
            parts[".khoa"] = scratch / "keys"
            parts[".khoa"].write_bytes(found.to_bytes())
    return parts


def _copies(path: Path, folder: Path) -> list[Path]:
    """The copies of this data file made here, oldest first."""
    found = []
    for place in backup.numbered(path, folder, backup.BEFORE_UPDATE):
        with suppress(Refused):
            if archive.read_manifest(place).file_id == _id(path):
                found.append(place)
    return found


def _is_copy(place: Path, name: str, parts: dict[str, Path]) -> bool:
    """Whether a packed copy holds exactly these files, byte by byte."""
    try:
        with zipfile.ZipFile(place) as packed:
            if len(packed.namelist()) != len(parts) + 1:  # the manifest
                return False
            return all(
                _are_same(packed, name + ending, original) for ending, original in parts.items()
            )
    except (OSError, zipfile.BadZipFile, KeyError, EOFError):
        return False


def _are_same(packed: zipfile.ZipFile, name: str, original: Path) -> bool:
    with packed.open(name) as copy, original.open("rb") as file:
        while piece := file.read(_PIECE):
            if copy.read(len(piece)) != piece:
                return False
        return not copy.read(1)


def _id(path: Path) -> str:
    with file_errors(path), path.open("rb") as file:
        return file.read(keys.ID_SIZE).hex()
