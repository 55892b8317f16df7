"""A data file put back from a backup, in one step; what was there before is kept."""

import os
from datetime import datetime
from itertools import count
from pathlib import Path

from vusta_desk.domain.findings import Refused
from vusta_desk.storage import archive, backup, files, keys
from vusta_desk.storage.access import DataFile
from vusta_desk.storage.archive import Manifest
from vusta_desk.storage.errors import database_errors, file_errors
from vusta_desk.storage.keys import KeyFile
from vusta_desk.storage.lock import locked
from vusta_desk.storage.migrations import SCHEMA, bring_up
from vusta_desk.storage.places import refuse_name


def restore(
    place: Path,
    target: Path,
    password: str,
    *,
    now: datetime,
    who: str = "",
    folder: Path | None = None,
    key_copy_folder: Path | None = None,
) -> dict[str, int]:
    """Puts the backup at `place` in the place of the data file `target`; gives its counts.

    The password is that of the data file as it is, or the backup's own; it stays the data file's
    password. A target that is another data file is never replaced: its recovery sheet would no
    longer open it. What `target` was is kept in the folder of backups under a name ending in
    `-kept`, which is never removed here. Raises Refused: `not_a_backup`, `backup_out_of_reach`,
    `backup_of_other_file`, `backup_without_keys`, `wrong_password`, `data_file_damaged`,
    `data_file_newer`, `file_in_use`, `disk_full`, `cannot_write`, and what `places` refuses of a
    name and of a place of data; nothing has changed then.
    """
    manifest = archive.read_manifest(place)
    if not os.path.isfile(target):  # noqa: PTH113 - Path.is_file may raise; NUL is always there
        refuse_name(target)
    with locked(target, now) as lock:
        _refuse_other_file(place, manifest, target)
        key_file, key = backup.opened_by(password, place, manifest, target)
        counts = _stage(place, target, key_file, key, now, who)
        if target.exists():
            _keep(target, folder or backup.default_folder(target), now)
        keys.store_copy(key_file, key_copy_folder)
        with file_errors(target):
            keys.set_aside_others(target, key_file.file_id)
            files.put_in_place(target)
        lock.release()
    return counts


def _refuse_other_file(place: Path, manifest: Manifest, target: Path) -> None:
    in_use = keys.read(keys.key_file_of(target))
    if target.exists() and in_use and in_use.file_id.hex() == _head(target) != manifest.file_id:
        raise Refused("backup_of_other_file", file=str(place), target=str(target))


def _stage(
    place: Path, target: Path, key_file: KeyFile, key: bytes, now: datetime, who: str
) -> dict[str, int]:
    """The backup beside the target: proven, brought up to date, the restore on its record."""
    with file_errors(target):
        staging = files.staging_folder(target)
        data = staging / files.DATA
        archive.unpack_data(place, data)
        (staging / files.KEYS).write_bytes(key_file.to_bytes())
    counts = backup.proven_counts(data, key, place)
    with database_errors(target), DataFile(data, key, key_file) as staged:
        bring_up(staged, SCHEMA, now=now, who=who, backup_first=False)
        details = {"file": place.name}
        with staged.operation("restore", who, now, details=details):
            pass
        staged.settle()
    return counts


def _keep(target: Path, folder: Path, now: datetime) -> None:
    """Packs the files as they are, whatever their state: nobody need be able to open them."""
    places = {ending: files.beside(target, ending) for ending in ("", "-wal", ".khoa")}
    parts = {ending: place for ending, place in places.items() if place.exists()}
    with file_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with backup.workplace(folder, target) as scratch:
            packed = scratch / "packed"
            manifest = Manifest(target.name, _head(target), now.isoformat(timespec="seconds"))
            archive.write(packed, manifest, parts)
            files.move(packed, _free_name(folder, target, now))
            files.sync_folder(folder)


def _free_name(folder: Path, target: Path, now: datetime) -> Path:
    names = (backup.name_in(folder, target, number, now, "-kept") for number in count(1))
    return next(name for name in names if not name.exists())


def _head(target: Path) -> str:
    with target.open("rb") as file:
        return file.read(keys.ID_SIZE).hex()
