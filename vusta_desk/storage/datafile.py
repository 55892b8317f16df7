"""A data file: made, opened, read, written in operations, closed.

Whoever opens a file holds its lock until `close`, also for reading. Times and people are handed
in. Troubles leave as Refused: `no_such_data_file`, `not_a_data_file`, `data_file_exists`, what
`places.refuse_name` and `refuse_place_of_data` refuse, `file_in_use` (`who`, `since`),
`key_file_missing`, `wrong_password`, `recovery_letters_wrong` (`groups`),
`recovery_letters_other_file`, `data_file_damaged`, `data_file_newer` (`version`, `known`), and
the codes of `errors`.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import Committee
from vusta_desk.storage import files, keys
from vusta_desk.storage.access import DataFile
from vusta_desk.storage.errors import database_errors, file_errors
from vusta_desk.storage.keys import Cost, KeyFile
from vusta_desk.storage.lock import FileLock, locked
from vusta_desk.storage.migrations import SCHEMA, Schema, bring_up, make_schema
from vusta_desk.storage.places import refuse_name, refuse_place_of_data
from vusta_desk.storage.recovery import key_from_letters
from vusta_desk.storage.settings import set_committee

__all__ = ["DataFile", "create", "open_file", "open_with_recovery"]

_PLAIN_SQLITE = b"SQLite format 3\0"
_PAGE = 4096  # SQLCipher's page size; every data file is a whole number of pages


def create(
    path: Path,
    password: str,
    *,
    committee: Committee,
    now: datetime,
    who: str = "",
    key_copy_folder: Path | None = None,
    cost: Cost | None = None,
) -> DataFile:
    """A new data file with its key file; it appears whole or not at all."""
    refuse_name(path)
    with locked(path, now) as lock:
        if path.exists():
            raise Refused("data_file_exists", file=str(path))
        key, file_id = keys.new_key(), keys.new_file_id()
        key_file = keys.sealed_for(key, file_id, password, cost or Cost())
        with file_errors(path):
            folder = files.staging_folder(path)
            (folder / files.KEYS).write_bytes(key_file.to_bytes())
        with database_errors(path), DataFile(folder / files.DATA, key, key_file, new=True) as made:
            make_schema(made.writing, SCHEMA)
            with made.operation("new_file", who, now) as writer:
                set_committee(writer.connection, committee)
            made.settle()
        keys.store_copy(key_file, key_copy_folder)
        with file_errors(path):
            keys.set_aside_others(path, file_id)
            files.put_in_place(path)
        return _opened(path, key, key_file, key_copy_folder, lock)


def open_file(
    path: Path,
    password: str,
    *,
    now: datetime,
    who: str = "",
    key_copy_folder: Path | None = None,
    schema: Schema = SCHEMA,
) -> DataFile:
    """Opens a data file; one of an older version is backed up and brought up to date."""
    _refuse_missing(path)
    with locked(path, now) as lock:
        file_id = _file_id(path)
        key_file = keys.find(path, file_id, key_copy_folder)
        key = keys.unseal(key_file, password)
        file = _opened(path, key, key_file, key_copy_folder, lock)
        with _closed_on_error(file):
            bring_up(file, schema, now=now, who=who)
            with suppress(Refused):  # the copy is a second chance, not a condition
                keys.store_copy(key_file, key_copy_folder)
            if not keys.is_in_place(path, key_file):
                keys.store(path, key_file, key_copy_folder)
        return file


def open_with_recovery(
    path: Path,
    letters: str,
    new_password: str,
    *,
    now: datetime,
    who: str = "",
    key_copy_folder: Path | None = None,
    cost: Cost | None = None,
) -> DataFile:
    """Opens a data file by its recovery sheet and gives it a new key file and password."""
    _refuse_missing(path)
    key = key_from_letters(letters)
    with locked(path, now) as lock:
        key_file = keys.sealed_for(key, _file_id(path), new_password, cost or Cost())
        try:
            file = _opened(path, key, key_file, key_copy_folder, lock)
        except Refused as refusal:
            if refusal.code == "data_file_damaged":
                raise Refused("recovery_letters_other_file", file=str(path)) from refusal
            raise
        with _closed_on_error(file):
            bring_up(file, SCHEMA, now=now, who=who)
            keys.store(path, key_file, key_copy_folder)
        return file


@contextmanager
def _closed_on_error(file: DataFile) -> Iterator[None]:
    try:
        yield
    except BaseException:
        file.close()
        raise


def _opened(
    path: Path, key: bytes, key_file: KeyFile, copy_folder: Path | None, lock: FileLock
) -> DataFile:
    """The open file, its first page read, so that a wrong key or a damaged head shows."""
    file = DataFile(path, key, key_file, lock=lock, copy_folder=copy_folder)
    with _closed_on_error(file):
        if not file.schema_version:
            raise Refused("data_file_damaged", file=str(path))
    return file


def _refuse_missing(path: Path) -> None:
    refuse_place_of_data(path)  # before it is looked for: a share that is gone lets one wait
    if not files.is_there(path) and not files.is_waiting(path):
        raise Refused("no_such_data_file", file=str(path))
    if path.is_dir():
        raise Refused("not_a_data_file", file=str(path))


def _file_id(path: Path) -> bytes:
    """The first bytes of the data file; raises Refused where it cannot be one."""
    with file_errors(path), path.open("rb") as file:
        head = file.read(keys.ID_SIZE)
    is_ours = keys.key_file_of(path).exists()
    is_whole = len(head) == keys.ID_SIZE and path.stat().st_size % _PAGE == 0
    if head == _PLAIN_SQLITE or not (is_whole or is_ours):
        raise Refused("not_a_data_file", file=str(path))
    if not is_whole:
        raise Refused("data_file_damaged", file=str(path))
    return head
