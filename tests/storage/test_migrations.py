"""The way from older versions, tried with steps that were never shipped."""

from pathlib import Path

import pytest
from sqlalchemy import Column, Connection, MetaData, Table, Text, text
from sqlalchemy.exc import OperationalError

from tests.storage.support import NOW, PASSWORD, add_people, content, filled_file, refused, reopened
from vusta_desk.storage import backup, tables
from vusta_desk.storage.access import DataFile
from vusta_desk.storage.audit import triggers, triggers_in_file
from vusta_desk.storage.history import history
from vusta_desk.storage.migrations import SCHEMA, Schema
from vusta_desk.storage.undo import undo


def add_phone(connection: Connection) -> None:
    connection.execute(text("ALTER TABLE members ADD COLUMN phone TEXT"))


def add_notes(connection: Connection) -> None:
    """Rebuilds a table that others refer to, as SQLite asks for."""
    for statement in (
        "CREATE TABLE new_branches (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,"
        " key TEXT NOT NULL UNIQUE, position INTEGER NOT NULL, name TEXT NOT NULL,"
        " folded TEXT NOT NULL, kind TEXT, opened TEXT, closed TEXT, note TEXT)",
        "INSERT INTO new_branches SELECT *, 'mới' FROM branches",
        "DROP TABLE branches",
        "ALTER TABLE new_branches RENAME TO branches",
    ):
        connection.execute(text(statement))


def break_a_reference(connection: Connection) -> None:
    connection.execute(text("UPDATE badges SET member_id = 999"))


def break_off(connection: Connection) -> None:
    connection.execute(text("CREATE TABLE half (id INTEGER)"))
    connection.execute(text("CREATE TABLE half (id INTEGER)"))


def with_columns(**more: str) -> MetaData:
    """Today's tables with another column each, as a later version would have them."""
    later = MetaData()
    for table in tables.metadata.sorted_tables:
        copy: Table = table.to_metadata(later)
        if table.name in more:
            copy.append_column(Column(more[table.name], Text))
    return later


TODAY = SCHEMA.version
NEXT = Schema(with_columns(members="phone"), (*SCHEMA.steps, add_phone))
AFTER_NEXT = Schema(
    with_columns(members="phone", branches="note"), (*SCHEMA.steps, add_phone, add_notes)
)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A closed data file of today's version."""
    with filled_file(tmp_path) as file:
        pass
    return file.path


def kept(path: Path) -> tuple[Path, ...]:
    return backup.backups(path)


def test_an_older_file_is_brought_up_to_date(old: Path) -> None:
    with reopened(old) as file:
        before = content(file)
    with reopened(old, schema=AFTER_NEXT) as file:
        assert file.schema_version == TODAY + 2
        assert content(file) == before
        with file.read() as connection:
            assert triggers_in_file(connection) == AFTER_NEXT.triggers()
            assert (
                connection.execute(text("SELECT note FROM branches")).scalars().all() == ["mới"] * 3
            )
            last = history(connection, 1)[0]
    assert (last.kind, last.details) == ("migrate", {"from": TODAY, "to": TODAY + 2})


def test_the_schema_after_the_steps_equals_a_fresh_one(old: Path, tmp_path: Path) -> None:
    def columns(file: DataFile, table: str) -> list[tuple[object, ...]]:
        with file.read() as connection:
            found = connection.execute(text(f"PRAGMA table_info({table})"))
            return [(row.name, row.type, row.notnull, row.pk) for row in found]

    with reopened(old, schema=NEXT) as file, filled_file(tmp_path, name="Y.vusta") as fresh:
        assert columns(file, "members") == [*columns(fresh, "members"), ("phone", "TEXT", 0, 0)]


def test_the_file_is_backed_up_first(old: Path) -> None:
    with reopened(old) as file:
        before = backup.make(file, NOW).counts
    with reopened(old, schema=NEXT):
        pass
    newest, first = kept(old)
    assert backup.verify(newest, PASSWORD) == backup.verify(first, PASSWORD) == before


def test_a_file_of_today_is_left_alone(old: Path) -> None:
    before = old.read_bytes()
    reopened(old).close()
    assert old.read_bytes() == before
    assert kept(old) == ()


def test_what_was_done_before_can_be_undone_after(old: Path) -> None:
    with reopened(old, schema=NEXT) as file:
        undo(file, 2, "", NOW)
        assert content(file)["members"] == []
        undo(file, 4, "", NOW)
        assert len(content(file)["members"]) == 20


def test_a_new_column_is_audited_and_undone(old: Path) -> None:
    with reopened(old, schema=NEXT) as file:
        with file.operation("edit_member", "", NOW) as writer:
            writer.connection.execute(text("UPDATE members SET phone = '1' WHERE id = 1"))
        with file.read() as connection:
            image = connection.execute(text("SELECT old FROM changes ORDER BY id DESC")).scalar()
        assert '"phone":null' in str(image)


def test_a_migration_is_not_undone(old: Path) -> None:
    with reopened(old, schema=NEXT) as file, refused("undo_not_offered"):
        undo(file, 3, "", NOW)


def test_a_step_that_fails_leaves_the_version_it_found(old: Path) -> None:
    """Steps before it stand; the next opening goes on from there."""
    broken = Schema(AFTER_NEXT.metadata, (*SCHEMA.steps, add_phone, break_off))
    with pytest.raises(OperationalError, match="half"):
        reopened(old, schema=broken)
    with reopened(old, schema=AFTER_NEXT) as file:
        assert file.schema_version == TODAY + 2
        with file.read() as connection:
            names = connection.execute(text("SELECT name FROM sqlite_master")).scalars().all()
            assert triggers_in_file(connection) == AFTER_NEXT.triggers()
    assert "half" not in names


def test_a_step_that_breaks_a_reference_is_a_fault(old: Path) -> None:
    with reopened(old) as file:
        before = content(file)
    with pytest.raises(RuntimeError, match=f"version {TODAY + 1}"):
        reopened(old, schema=Schema(tables.metadata, (*SCHEMA.steps, break_a_reference)))
    with reopened(old) as file:
        assert content(file) == before
        with file.read() as connection:
            assert triggers_in_file(connection) == triggers()


def test_a_file_of_a_later_version_is_refused(old: Path) -> None:
    reopened(old, schema=AFTER_NEXT).close()
    before = old.read_bytes()
    with refused("data_file_newer") as refusal:
        reopened(old)
    assert (refusal().details["version"], refusal().details["known"]) == (TODAY + 2, TODAY)
    assert old.read_bytes() == before


def test_references_hold_again_after_a_migration(old: Path) -> None:
    with reopened(old, schema=AFTER_NEXT) as file:
        add_people(file, 1, first=50)
        with file.writing.begin() as connection:
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
