"""Troubles of the driver and of the operating system become refusals, here and nowhere else.

Codes: `data_file_damaged`, `disk_full`, `cannot_write`, `file_in_use`. Anything else is a fault
of the program and passes unchanged.
"""

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlcipher3.dbapi2 import Error as DriverError

from vusta_desk.domain.findings import Refused

_NO_ROOM = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_DAMAGED = ("SQLITE_NOTADB", "SQLITE_CORRUPT", "SQLITE_IOERR_READ", "SQLITE_IOERR_SHORT_READ")
_NOT_WRITABLE = ("SQLITE_READONLY", "SQLITE_PERM", "SQLITE_CANTOPEN")
_HELD = ("SQLITE_BUSY", "SQLITE_LOCKED")
_WITHOUT_NAME = {  # the copying of backups raises errors that bear only SQLite's words
    "disk I/O error": "SQLITE_IOERR",
    "database or disk is full": "SQLITE_FULL",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "file is not a database": "SQLITE_NOTADB",
    "attempt to write a readonly database": "SQLITE_READONLY",
    "unable to open database file": "SQLITE_CANTOPEN",
    "database is locked": "SQLITE_BUSY",
}
_ROOM_TO_WORK = 1 << 16  # bytes; below it a failed write is called a full disk


@contextmanager
def database_errors(path: Path) -> Iterator[None]:
    """Errors of the driver about the file at `path` leave as `Refused`."""
    try:
        yield
    except DBAPIError as error:
        _refuse(error.orig, path, error)
        raise
    except DriverError as error:
        _refuse(error, path, error)
        raise


@contextmanager
def file_errors(path: Path) -> Iterator[None]:
    """Errors of the operating system while writing beside `path` leave as `Refused`."""
    try:
        yield
    except OSError as error:
        code = "disk_full" if error.errno in _NO_ROOM else "cannot_write"
        raise Refused(code, file=str(path)) from error


def _refuse(problem: BaseException | None, path: Path, cause: Exception) -> None:
    name = getattr(problem, "sqlite_errorname", None) or _WITHOUT_NAME.get(str(problem), "")
    code = _code(name, path)
    if code == "file_in_use":
        raise Refused(code, file=str(path), who=None, since=None) from cause
    if code:
        raise Refused(code, file=str(path)) from cause


def _code(name: str, path: Path) -> str | None:
    if name.startswith(_DAMAGED):
        return "data_file_damaged"
    if name.startswith("SQLITE_FULL"):
        return "disk_full"
    if name.startswith(_NOT_WRITABLE):
        return "cannot_write"
    if name.startswith(_HELD):
        return "file_in_use"
    if name.startswith("SQLITE_IOERR"):
        # SQLite reports several ways of running out of room as a plain input/output error.
        return "disk_full" if _free(path) < _ROOM_TO_WORK else "cannot_write"
    return None


def _free(path: Path) -> int:
    try:
        return shutil.disk_usage(path.parent).free
    except OSError:
        return _ROOM_TO_WORK
