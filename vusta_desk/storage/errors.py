"""Troubles of the driver and of the operating system become refusals, here and nowhere else.

Codes: `data_file_damaged`, `disk_full`, `cannot_write`, `file_in_use`; of the operating system
also `file_held`, `place_away`, `path_too_long`. Anything else is a fault of the program and passes
unchanged.
"""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlcipher3.dbapi2 import Error as DriverError

from vusta_desk.domain.findings import Refused
from vusta_desk.storage.files import is_there

_BY_NUMBER = {
    errno.ENOSPC: "disk_full",
    errno.EFBIG: "disk_full",
    getattr(errno, "EDQUOT", errno.ENOSPC): "disk_full",
    errno.ENAMETOOLONG: "path_too_long",
    errno.ENODEV: "place_away",
    errno.ENXIO: "place_away",
    getattr(errno, "EHOSTDOWN", errno.ENODEV): "place_away",
    getattr(errno, "ESTALE", errno.ENODEV): "place_away",
}
_ACCESS_DENIED = 5
_BY_WINDOWS_NUMBER = {
    **dict.fromkeys((32, 33, 1224), "file_held"),  # sharing, a locked part, mapped into memory
    **dict.fromkeys((39, 112, 1295), "disk_full"),  # the last is a quota
    206: "path_too_long",
    # No such drive, not ready, changed, unplugged; and the many ways of a network to be gone.
    **dict.fromkeys((15, 20, 21, 34, 1110, 1112, 1167), "place_away"),
    **dict.fromkeys((51, 53, 54, 55, 59, 64, 67, 121, 1203, 1222, 1231, 1232, 2250), "place_away"),
}
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
        code = _code_of(error, path)
        raise Refused(code, file=str(path)) from error


def system_code(number: int | None, windows: int | None, *, replaces_writable: bool) -> str:
    """The code of an error of the operating system, by its numbers: `errno` and Windows' own.

    Windows denies access, no more, where a file is to be replaced that another program has open;
    `replaces_writable` says that it was about replacing a file that could be written otherwise.
    """
    if windows == _ACCESS_DENIED and replaces_writable:
        return "file_held"
    return _BY_WINDOWS_NUMBER.get(windows or 0) or _BY_NUMBER.get(number or 0, "cannot_write")


def _code_of(error: OSError, path: Path) -> str:
    replaced = error.filename2
    is_held = bool(replaced) and Path(replaced).is_file() and os.access(replaced, os.W_OK)
    code = system_code(error.errno, getattr(error, "winerror", None), replaces_writable=is_held)
    if isinstance(error, FileNotFoundError) and not is_there(Path(path.absolute().anchor)):
        return "place_away"  # the drive or the share itself
    return code


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
