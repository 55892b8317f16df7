"""Connections to the encrypted file: key, pragmas, transactions. SQLite's own SQL.

A writer and a reader engine work on one file; the reader cannot write. Transactions are begun
here, not by the driver: its implicit ones would let half of a failed change stand.
"""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from vusta_desk.domain.findings import Refused
from vusta_desk.storage.drives import plain

_BUSY_SECONDS = 5.0


def connect(path: Path, key: bytes, *settings: str, new_with_id: bytes | None = None) -> Any:
    """A bare connection of the driver; nothing is read yet, so a wrong key does not show.

    With `new_with_id` the file is made, salted with its id; otherwise a missing file is an error
    and is not made. `settings` are further pragmas.
    """
    mode = "rw" if new_with_id is None else "rwc"
    connection = dbapi2.connect(
        f"{plain(path.absolute()).as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=_BUSY_SECONDS,
    )
    secret = key.hex() + (new_with_id or b"").hex()
    try:
        for setting in (
            "cipher_log_level = NONE",
            f"key = \"x'{secret}'\"",
            "temp_store = MEMORY",
            "foreign_keys = ON",
            "recursive_triggers = ON",
            "synchronous = FULL",
            "cache_size = -65536",  # KiB; a large import must not spill half-done pages
            *settings,
        ):
            connection.execute(f"PRAGMA {setting}").fetchall()
    except BaseException:
        connection.close()
        raise
    return connection


def writing_engine(path: Path, key: bytes, *, new_with_id: bytes | None = None) -> Engine:
    """The engine of the one writer; its transactions take the write lock at once."""

    def opened() -> Any:
        connection = connect(path, key, "journal_mode = WAL", new_with_id=new_with_id)
        if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            connection.close()
            raise Refused("network_drive", file=str(path))
        return connection

    return _engine(opened, begin="BEGIN IMMEDIATE", most=1)


def reading_engine(path: Path, key: bytes) -> Engine:
    """An engine that refuses to write."""
    return _engine(lambda: connect(path, key, "query_only = ON"), begin="BEGIN", most=4)


def schema_version(connection: Connection) -> int:
    """The version of the schema the file was made or migrated to."""
    version: int = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    return version


def set_schema_version(connection: Connection, version: int) -> None:
    """Notes the schema's version; part of the transaction."""
    connection.exec_driver_sql(f"PRAGMA user_version = {version}")


def empty_log(writing: Engine) -> None:
    """Moves everything from the write-ahead log into the file, or raises the driver's error."""
    connection = writing.raw_connection()
    try:
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()


def _engine(opened: Any, *, begin: str, most: int) -> Engine:
    engine = create_engine(
        "sqlite://",
        creator=opened,
        module=dbapi2,
        poolclass=QueuePool,
        pool_size=most,
        max_overflow=0,
    )
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine
