"""Backups: made, proven, named by time. The last ten are kept, and one a day of the last 30 days.

A backup is a copy of the database through the engine's own online copying, with the key file, in
one file. It counts only after it was opened, checked and counted from that very file.
Copies made before another version of the program is installed (`copies`) lie among them.
"""

import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select

from vusta_desk.domain.findings import Refused
from vusta_desk.storage import archive, engine, keys
from vusta_desk.storage.access import DataFile
from vusta_desk.storage.archive import ENDING, Manifest
from vusta_desk.storage.errors import database_errors, file_errors
from vusta_desk.storage.files import beside, move, sync_folder
from vusta_desk.storage.integrity import problems, row_counts
from vusta_desk.storage.keys import KeyFile
from vusta_desk.storage.tables import changes, operations

KEPT = 10
KEPT_DAYS = 30
BEFORE_UPDATE = "-update"
"""In the name of a copy that was made before the program was brought up to date."""

_MARKS = ("", BEFORE_UPDATE)


@dataclass(frozen=True, slots=True)
class Backup:
    """A proven backup; `counts` are the rows of each table in it."""

    path: Path
    counts: Mapping[str, int]


def default_folder(path: Path) -> Path:
    """Where the backups of a data file lie."""
    return beside(path, "-backups")


def make(file: DataFile, now: datetime, folder: Path | None = None) -> Backup:
    """A new backup in the folder; of the older ones those go that need not be kept any longer.

    Kept are the last ten, and the last one of each of the last 30 days that have one. Only
    backups of this data file that bear a name made here are ever removed, and only after the new
    one is proven. Raises Refused `data_file_damaged`, `disk_full`, `cannot_write`.
    """
    folder = folder or default_folder(file.path)
    with file_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
    number = next_number(file.path, folder)
    made = write(file, name_in(folder, file.path, number, now), now)
    mine = [place for place in numbered(file.path, folder) if _is_of(place, file)]
    for place in _superfluous(mine):
        with suppress(OSError):
            place.unlink()
    return made


def make_if_changed(file: DataFile, now: datetime, folder: Path | None = None) -> Backup | None:
    """A backup where something changed since the newest one, else None. For closing."""
    mine = numbered(file.path, folder or default_folder(file.path))
    wanted = _manifest(file, now)
    with suppress(IndexError, Refused):
        last = archive.read_manifest(mine[-1])
        if (last.file_id, last.operations, last.changes) == (
            wanted.file_id,
            wanted.operations,
            wanted.changes,
        ):
            return None
    return make(file, now, folder)


def write(file: DataFile, place: Path, now: datetime) -> Backup:
    """A proven backup at a place of one's own choice; raises Refused `backup_exists`."""
    with file_errors(place):
        is_taken = place.exists()
    if is_taken:
        raise Refused("backup_exists", file=str(place))
    with workplace(place.parent, file.path) as scratch, _damage_said_of(file.path):
        copy, key_copy, packed = (scratch / name for name in ("copy", "keys", "packed"))
        manifest = _manifest(file, now)
        _copy(file, copy)
        with file_errors(place):
            key_copy.write_bytes(file.key_file.to_bytes())
            archive.write(packed, manifest, {"": copy, ".khoa": key_copy})
            copy.unlink()
        counts = prove(packed, file.key, scratch)
        with file_errors(place):
            move(packed, place)
            sync_folder(place.parent)
    return Backup(place, counts)


def verify(place: Path, password: str, data_file: Path | None = None) -> dict[str, int]:
    """Opens a backup, checks it and counts its rows.

    The password is the backup's own or that of its data file as it is now. Raises Refused
    `not_a_backup`, `backup_out_of_reach`, `backup_without_keys`, `wrong_password`,
    `data_file_damaged`.
    """
    manifest = archive.read_manifest(place)
    _, key = opened_by(password, place, manifest, data_file)
    with file_errors(place):
        folder = Path(tempfile.mkdtemp())
    with _scratch(folder) as scratch:
        return prove(place, key, scratch)


def verify_own(file: DataFile, place: Path) -> dict[str, int]:
    """Checks and counts a backup of the open data file, whose key is at hand.

    Raises Refused `not_a_backup`, `backup_of_other_file`, `data_file_damaged`.
    """
    if not _is_of(place, file):
        archive.read_manifest(place)
        raise Refused("backup_of_other_file", file=str(place), target=str(file.path))
    with file_errors(place):
        folder = Path(tempfile.mkdtemp())
    with _scratch(folder) as scratch:
        return prove(place, file.key, scratch)


def opened_by(
    password: str, place: Path, manifest: Manifest, data_file: Path | None
) -> tuple[KeyFile, bytes]:
    """The key file that a password opens, and the data key: the one in use first."""
    in_use = keys.read(keys.key_file_of(data_file)) if data_file else None
    if in_use and in_use.file_id.hex() != manifest.file_id:
        in_use = None
    candidates = [each for each in (in_use, archive.read_keys(place)) if each]
    if not candidates:
        raise Refused("backup_without_keys", file=str(place))
    for key_file in candidates[:-1]:
        with suppress(Refused):
            return key_file, keys.unseal(key_file, password)
    return candidates[-1], keys.unseal(candidates[-1], password)


def prove(place: Path, key: bytes, scratch: Path) -> dict[str, int]:
    """The counts of a backup, after it was unpacked into `scratch`, opened and checked."""
    data = scratch / "proof"
    with file_errors(data):
        archive.unpack_data(place, data)
    return proven_counts(data, key, place)


def proven_counts(data: Path, key: bytes, place: Path) -> dict[str, int]:
    """The counts of a database file out of the backup at `place`, checked."""
    reading = engine.reading_engine(data, key)
    try:
        with database_errors(place), reading.begin() as connection:
            if not engine.schema_version(connection) or problems(connection):
                raise Refused("data_file_damaged", file=str(place))
            return row_counts(connection)
    finally:
        reading.dispose()


def name_in(folder: Path, path: Path, number: int, now: datetime, mark: str = "") -> Path:
    """The name of backup `number`: sorted by time, and no two alike."""
    return folder / f"{path.stem}-{now:%Y-%m-%dT%H%M%S}-{number}{mark}{ENDING}"


def next_number(path: Path, folder: Path) -> int:
    """The number of the next backup or copy in the folder."""
    return max([_number(place) for place in numbered(path, folder, *_MARKS)], default=0) + 1


def backups(path: Path, folder: Path | None = None) -> tuple[Path, ...]:
    """The backups of a data file made here, and the copies before updates; newest first."""
    return tuple(reversed(numbered(path, folder or default_folder(path), *_MARKS)))


def numbered(path: Path, folder: Path, *marks: str) -> list[Path]:
    """Those whose names bear one of the marks, by number: it holds where the clock was set back.

    Without `marks` these are the backups that bear none.
    """
    ends = "|".join(re.escape(mark + ENDING) for mark in marks or ("",))
    name = re.compile(rf"{re.escape(path.stem)}-\d{{4}}-\d\d-\d\dT\d{{6}}-\d+({ends})")
    if not folder.is_dir():
        return []
    return sorted((each for each in folder.iterdir() if name.fullmatch(each.name)), key=_number)


def _number(place: Path) -> int:
    return _named(place)[1]


def _named(place: Path) -> tuple[str, int]:
    """The day (ISO) and the number in a name that `name_in` has made."""
    name = place.name.removesuffix(ENDING).removesuffix(BEFORE_UPDATE)
    before, number = name.rsplit("-", 1)
    return before[-len("2026-11-22T143000") :][:10], int(number)


def _superfluous(mine: list[Path]) -> list[Path]:
    """Of backups by number those that are neither among the last ten nor the last of their day."""
    last_of_days: dict[str, Path] = {}
    for place in reversed(mine):
        last_of_days.setdefault(_named(place)[0], place)
    kept = {*mine[-KEPT:], *list(last_of_days.values())[:KEPT_DAYS]}
    return [place for place in mine if place not in kept]


def _is_of(place: Path, file: DataFile) -> bool:
    with suppress(Refused):
        return archive.read_manifest(place).file_id == file.key_file.file_id.hex()
    return False


def _manifest(file: DataFile, now: datetime) -> Manifest:
    with file.read() as connection:
        return Manifest(
            name=file.path.name,
            file_id=file.key_file.file_id.hex(),
            made=now.isoformat(timespec="seconds"),
            operations=connection.scalar(select(func.max(operations.c.id))),
            changes=connection.scalar(select(func.max(changes.c.id))),
        )


def _copy(file: DataFile, copy: Path) -> None:
    with (
        database_errors(copy),
        closing(engine.connect(file.path, file.key)) as source,
        closing(engine.connect(copy, file.key, new_with_id=file.key_file.file_id)) as target,
    ):
        source.backup(target)


def workplace(folder: Path, path: Path) -> AbstractContextManager[Path]:
    """An empty folder beside the backups of a data file, in which the next one is made."""
    return _scratch(folder / f".{path.stem}.making")


@contextmanager
def _damage_said_of(path: Path) -> Iterator[None]:
    """A fresh copy that is not whole means that the data file is not."""
    try:
        yield
    except Refused as refusal:
        if refusal.code == "data_file_damaged":
            raise Refused(refusal.code, file=str(path)) from refusal
        raise


@contextmanager
def _scratch(folder: Path) -> Iterator[Path]:
    """The folder, empty, for the work; gone afterwards, as is what a killed process left in it."""
    with file_errors(folder):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
