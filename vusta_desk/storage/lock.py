"""One process per data file: a lock of the operating system, held as long as the file is open.

The lock lies on a small file beside the data file, which also says who holds it. It dies with
its process, so there is no stale lock; the small file stays and means nothing by itself.
"""

import getpass
import json
import os
import platform
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from vusta_desk.domain.findings import Refused
from vusta_desk.storage import files
from vusta_desk.storage.errors import file_errors
from vusta_desk.storage.places import refuse_place_of_data

_NOTE_SIZE = 512  # written over the last holder's; making the file shorter first would be slow
_MOST_NOTE = 1 << 16  # whatever lies there: a note of ours is much shorter

if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30  # beyond the text: what is locked there cannot be read by others

    def _take(handle: int) -> None:
        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        os.lseek(handle, 0, os.SEEK_SET)

    def _give_back(handle: int) -> None:
        # Closing alone leaves it to Windows when the lock is gone.
        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _give_back(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)


class FileLock:
    """The lock of one data file; taken on construction, given back by `release`.

    Raises Refused: `cannot_write`; `file_in_use` with `who` and `since` (a datetime), None where
    that is not known.
    """

    def __init__(self, path: Path, now: datetime) -> None:
        place = files.beside(path, ".lock")
        with file_errors(path):
            handle = os.open(place, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(handle)
        except OSError:
            os.close(handle)
            who, since = _holder(place)
            raise Refused("file_in_use", file=str(path), who=who, since=since) from None
        self._handle: int | None = handle
        with suppress(OSError):  # the note is a courtesy; the lock holds without it
            os.write(handle, _note(now).ljust(_NOTE_SIZE)[:_NOTE_SIZE])

    def release(self) -> None:
        """Gives the lock back; a second call does nothing."""
        if self._handle is not None:
            with suppress(OSError):  # its drive may be gone
                _give_back(self._handle)
            with suppress(OSError):
                os.close(self._handle)
            self._handle = None


@contextmanager
def locked(path: Path, now: datetime) -> Iterator[FileLock]:
    """The lock of the data file at `path`, released only if something goes wrong.

    What an interrupted process left is finished or cleared first, what this one leaves at last.
    Raises Refused as `FileLock` and `places.refuse_place_of_data` do.
    """
    refuse_place_of_data(path)
    lock = FileLock(path, now)
    try:
        with file_errors(path):
            files.finish_or_clear(path)
        yield lock
    except BaseException:
        files.clear_staging(path)
        lock.release()
        raise


def _note(now: datetime) -> bytes:
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):
        user = ""
    note = {"user": user, "machine": platform.node(), "since": now.isoformat(timespec="seconds")}
    return json.dumps(note).encode()


def _holder(place: Path) -> tuple[str | None, datetime | None]:
    """Who holds the lock and since when; None while the holder is just writing it down."""
    try:
        with place.open("rb") as file:
            note = json.loads(file.read(_MOST_NOTE))
        return f"{note['user']} @ {note['machine']}", datetime.fromisoformat(note["since"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None, None
