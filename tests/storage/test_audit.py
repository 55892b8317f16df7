from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Executable, Table, delete, insert, select, text, update
from sqlalchemy.exc import IntegrityError

from tests.storage.support import NOW, WHO, filled_file, reopened
from vusta_desk.storage import tables
from vusta_desk.storage.access import DataFile
from vusta_desk.storage.audit import triggers, triggers_in_file
from vusta_desk.storage.tables import AUDITED, changes, members, metadata, operations


def record(file: DataFile) -> list[tuple[int | None, str, int, str, str | None]]:
    with file.read() as connection:
        found = connection.execute(select(changes).order_by(changes.c.id))
        return [(c.operation, c.table_name, c.row, c.action, c.old) for c in found]


def test_the_triggers_in_the_file_are_those_the_tables_ask_for(empty: DataFile) -> None:
    with empty.read() as connection:
        assert triggers_in_file(connection) == triggers()


def test_every_table_is_audited_but_the_record_itself() -> None:
    assert set(metadata.tables.values()) - set(AUDITED) == {
        operations,
        changes,
        tables.audit_context,
    }
    for table in AUDITED:
        for action in ("insert", "update", "delete"):
            assert f"audit_{table.name}_{action}" in triggers()


def test_every_kind_of_change_is_recorded_as_it_was_before(filled: DataFile) -> None:
    seen = len(record(filled))
    with filled.operation("settings_change", WHO, NOW) as writer:
        run = writer.connection.execute
        run(insert(tables.settings).values(key="a", value="1"))
        run(update(tables.settings).where(tables.settings.c.key == "a").values(value="2"))
        run(delete(tables.settings).where(tables.settings.c.key == "a"))
    assert record(filled)[seen:] == [
        (3, "settings", 4, "insert", None),
        (3, "settings", 4, "update", '{"id":4,"key":"a","value":"1"}'),
        (3, "settings", 4, "delete", '{"id":4,"key":"a","value":"2"}'),
    ]


def test_an_update_that_changes_nothing_is_not_recorded(filled: DataFile) -> None:
    seen = len(record(filled))
    with filled.operation("edit_member", WHO, NOW) as writer:
        writer.connection.execute(update(members).values(name=members.c.name))
        writer.connection.execute(update(members).where(members.c.id == 3).values(home="mới"))
    assert [row[1:4] for row in record(filled)[seen:]] == [("members", 3, "update")]


def test_replacing_a_row_records_the_row_that_went(filled: DataFile) -> None:
    seen = len(record(filled))
    with filled.operation("settings_change", WHO, NOW) as writer:
        writer.connection.execute(
            text("INSERT OR REPLACE INTO settings (key, value) VALUES ('committee.name', '1')")
        )
    assert [row[1:4] for row in record(filled)[seen:]] == [
        ("settings", 1, "delete"),
        ("settings", 4, "insert"),
    ]


def test_every_change_has_its_operation(filled: DataFile) -> None:
    assert {row[0] for row in record(filled)} == {1, 2}


def test_a_change_from_outside_the_program_is_recorded_without_one(filled: DataFile) -> None:
    with filled.writing.begin() as connection:
        connection.execute(update(members).where(members.c.id == 1).values(home="lạ"))
    assert record(filled)[-1][:4] == (None, "members", 1, "update")


@pytest.mark.parametrize("table", [operations, changes], ids=str)
@pytest.mark.parametrize("act", [delete, lambda table: update(table).values(id=99)])
def test_the_record_cannot_be_changed(
    filled: DataFile, table: Table, act: Callable[[Table], Executable]
) -> None:
    before = record(filled)
    with pytest.raises(IntegrityError, match="kept"), filled.operation("x", WHO, NOW) as writer:
        writer.connection.execute(act(table))
    assert record(filled) == before


@pytest.mark.parametrize("table", AUDITED, ids=str)
def test_ids_stay(filled: DataFile, table: Table) -> None:
    assert f"keep_id_{table}" in triggers()


def test_a_row_keeps_its_id(filled: DataFile) -> None:
    with pytest.raises(IntegrityError, match="ids stay"), filled.operation("x", WHO, NOW) as w:
        w.connection.execute(update(members).where(members.c.id == 1).values(id=99))


def test_the_record_survives_opening_again(tmp_path: Path) -> None:
    with filled_file(tmp_path) as file:
        before = record(file)
    with reopened(file.path) as file:
        assert record(file) == before
