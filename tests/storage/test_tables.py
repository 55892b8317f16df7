"""The tables carry every fact of the domain, and refuse what no calendar has."""

from dataclasses import fields

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import IntegrityError

from tests.storage.support import NOW, WHO
from vusta_desk.domain import ceremony, member
from vusta_desk.domain.reconciliation import Reconciliation, Settled
from vusta_desk.domain.rounds import Round
from vusta_desk.storage import tables
from vusta_desk.storage.access import DataFile
from vusta_desk.storage.closed_rounds import ClosedRoundHead, FrozenRow
from vusta_desk.storage.exchanges import Exchange


def names(value: type) -> set[str]:
    return {field.name for field in fields(value)}


def columns(table: str) -> set[str]:
    own = {"id", "position", "member_id", "ceremony_id"}
    return {column.name for column in tables.metadata.tables[table].columns} - own


LISTS = {"standings", "interruptions", "badges", "disciplines"}


def test_a_member_has_a_column_for_every_fact() -> None:
    of_search = {"sort_key", "folded"}
    of_parts = {"under_review_since", "early_request_date", "early_request_reason"}
    set_aside = {"taken_out", "taken_out_on", "merged_into"}
    assert columns("members") == names(member.Member) - LISTS | of_search | of_parts | set_aside


@pytest.mark.parametrize(
    ("table", "value", "more"),
    [
        ("branches", member.Branch, {"folded"}),
        ("standings", member.Standing, set()),
        ("interruptions", member.Interruption, set()),
        ("badges", member.Badge, {"ceremony_entry_id"}),
        ("disciplines", member.Discipline, set()),
        ("ceremony_entries", ceremony.Entry, set()),
    ],
)
def test_every_value_has_its_columns(table: str, value: type, more: set[str]) -> None:
    assert columns(table) == names(value) | more


def test_a_ceremony_and_its_rounds_have_their_columns() -> None:
    parts = {"id", "rounds", "entries"}
    assert columns("ceremonies") == names(ceremony.Ceremony) - parts | {"closed_by"}
    assert columns("ceremony_rounds") == names(Round) - {"window"} | {"window_first", "window_last"}


def test_what_is_remembered_of_other_lists_has_its_columns() -> None:
    assert columns("reconciliations") == names(Reconciliation) - {"id"}
    assert columns("settled_differences") == (
        names(Settled) - {"reconciliation"} | {"reconciliation_id"}
    )
    assert columns("branch_exchanges") == names(Exchange)


def test_a_closed_round_and_its_people_have_their_columns() -> None:
    days = columns("ceremony_rounds")
    assert columns("closed_rounds") == (names(ClosedRoundHead) - {"round"} | days | {"code"})
    sought = {"outcome", "level", "due_day"}
    assert columns("closed_round_rows") == names(FrozenRow) | sought | {"closed_round_id"}


def test_every_audited_row_can_be_named() -> None:
    for table in tables.AUDITED:
        assert table.info["kind"]
        assert ("owner" in table.info) != ("key" in table.info and "name" in table.info)
        assert {table.info[part] for part in ("owner", "key", "name") if part in table.info} <= set(
            table.columns.keys()
        )


def add_branch(file: DataFile, opened: object) -> None:
    row = {"key": "B1", "position": 1, "name": "Chi bộ", "folded": "chi bo", "opened": opened}
    with file.operation("import", WHO, NOW) as writer:
        writer.connection.execute(insert(tables.branches), row)


@pytest.mark.parametrize("text_", ["1978", "1978-05", "1978-05-19", "1976-02-29", None])
def test_a_partial_date_may_be(empty: DataFile, text_: str | None) -> None:
    add_branch(empty, text_)


@pytest.mark.parametrize(
    "text_",
    ["", "78", "1978-5", "1978-13", "1978-02-30", "1977-02-29", "19780519", "1978-05-19T00", "năm"],
)
def test_a_partial_date_must_be_in_the_calendar(empty: DataFile, text_: str) -> None:
    with pytest.raises(IntegrityError, match="CHECK"):
        add_branch(empty, text_)


@pytest.mark.parametrize("text_", ["1978", "1978-05", "1978-02-30"])
def test_a_day_must_be_in_the_calendar(filled: DataFile, text_: str) -> None:
    row = {"member_id": 1, "position": 9, "standing": "official", "since": text_}
    with (
        pytest.raises(IntegrityError, match="CHECK"),
        filled.operation("edit_member", WHO, NOW) as writer,
    ):
        writer.connection.execute(insert(tables.standings), row)


def test_an_id_is_never_given_twice(filled: DataFile) -> None:
    with filled.operation("edit_member", WHO, NOW) as writer:
        run = writer.connection.execute
        run(text("DELETE FROM badges"))
        run(insert(tables.badges), {"member_id": 1, "position": 0, "level": 40, "kind": "normal"})
        assert run(text("SELECT id FROM badges")).scalar_one() == 11
