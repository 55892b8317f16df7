"""The backups of the open data file: which there are, and whether one is whole.

Making one stands in `upkeep`. Restoring needs the data file closed, so `app` does it.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from vusta_desk.domain.findings import Refused
from vusta_desk.storage import archive, backup
from vusta_desk.usecases.services import Services

ENDING = archive.ENDING


@dataclass(frozen=True, slots=True)
class BackupRow:
    """A backup: `made` is None where the file cannot be read as one; `size` is in bytes."""

    path: Path
    made: datetime | None
    size: int


def backups(services: Services) -> tuple[BackupRow, ...]:
    """The backups beside the data file, newest first."""
    return tuple(_rows(services))


def last_backup(services: Services) -> BackupRow | None:
    """The newest backup that can be read as one."""
    return next((row for row in _rows(services) if row.made is not None), None)


def verify(
    services: Services | None, place: Path, password: str | None, data_file: Path | None = None
) -> Mapping[str, int]:
    """Opens a backup, checks it and counts its rows by table (`members`, `branches` …).

    With the data file open no password is needed for its own backups. Else the password is the
    backup's, or that of `data_file` as it is now. Raises Refused `not_a_backup`,
    `backup_of_other_file`, `backup_without_keys`, `wrong_password`, `data_file_damaged`.
    """
    if password is not None:
        return backup.verify(place, password, services.data.path if services else data_file)
    if services is None:
        raise ValueError("a backup is opened by a password or by the open data file")
    return backup.verify_own(services.data, place)


def _rows(services: Services) -> Iterator[BackupRow]:
    for place in backup.backups(services.data.path):
        with suppress(OSError):  # gone or out of reach since it was listed
            yield BackupRow(place, _made(place), place.stat().st_size)


def _made(place: Path) -> datetime | None:
    with suppress(Refused, ValueError):
        return datetime.fromisoformat(archive.read_manifest(place).made)
    return None
