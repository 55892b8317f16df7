"""An open data file: read, written in operations, closed."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, Engine

from vusta_desk.storage import engine, keys
from vusta_desk.storage.errors import database_errors
from vusta_desk.storage.keys import Cost, KeyFile
from vusta_desk.storage.lock import FileLock
from vusta_desk.storage.recovery import recovery_letters
from vusta_desk.storage.unit_of_work import Writer, recorded


class DataFile:
    """An open data file; `datafile` has the functions that make and open one."""

    def __init__(
        self,
        path: Path,
        key: bytes,
        key_file: KeyFile,
        *,
        lock: FileLock | None = None,
        copy_folder: Path | None = None,
        new: bool = False,
    ) -> None:
        self.path = path
        self.key = key
        self.key_file = key_file
        self._lock = lock
        self._copy_folder = copy_folder
        self._new = new
        self._is_open = True
        self._is_writing = threading.Lock()

    @cached_property
    def writing(self) -> Engine:
        """The engine of the one writer."""
        self._check_open()
        file_id = self.key_file.file_id if self._new else None
        return engine.writing_engine(self.path, self.key, new_with_id=file_id)

    @cached_property
    def _reading(self) -> Engine:
        self._check_open()
        return engine.reading_engine(self.path, self.key)

    @property
    def schema_version(self) -> int:
        """The version of the file's schema."""
        with self.read() as connection:
            return engine.schema_version(connection)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A view of the data at one moment; the connection refuses to write."""
        with database_errors(self.path), self._reading.begin() as connection:
            yield connection

    @contextmanager
    def operation(
        self,
        kind: str,
        who: str,
        now: datetime,
        note: str = "",
        subject: str | None = None,
        details: Mapping[str, object] | None = None,
    ) -> Iterator[Writer]:
        """One named operation, the only way to write: all of it is done, or nothing.

        Raises RuntimeError inside another operation. `details` (and what is added to the writer's)
        are plain JSON; the history makes the operation's title from `kind` and `details`.
        """
        if not self._is_writing.acquire(blocking=False):
            raise RuntimeError("an operation within an operation")
        try:
            with (
                database_errors(self.path),
                self.writing.begin() as connection,
                recorded(
                    connection, kind, who, now, note=note, subject=subject, details=details
                ) as writer,
            ):
                yield writer
        finally:
            self._is_writing.release()

    def recovery_letters(self) -> tuple[str, ...]:
        """The groups of letters for the recovery sheet; they open the file without a password."""
        return recovery_letters(self.key)

    def change_password(self, password: str, cost: Cost | None = None) -> None:
        """Seals the same key with a new password; backups keep the old one."""
        new = keys.sealed_for(self.key, self.key_file.file_id, password, cost or Cost())
        keys.store(self.path, new, self._copy_folder)
        self.key_file = new

    def settle(self) -> None:
        """Brings the log into the file, so that the file alone is whole; not within an operation.

        Closing does so too, but leaves the log behind without a word where the disk is full.
        """
        with database_errors(self.path):
            engine.empty_log(self.writing)

    def close(self) -> None:
        """Brings the log into the file and gives the lock back; a second call does nothing."""
        self._is_open = False
        for name in ("_reading", "writing"):
            if used := self.__dict__.pop(name, None):
                used.dispose()
        if self._lock is not None:
            self._lock.release()

    def _check_open(self) -> None:
        """Without its lock a file must not be opened anew by accident."""
        if not self._is_open:
            raise RuntimeError("the data file is closed")

    def __enter__(self) -> "DataFile":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
