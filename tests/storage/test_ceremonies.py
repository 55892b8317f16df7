from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Executable, delete, insert, update
from sqlalchemy.exc import IntegrityError

from tests.storage.support import NOW, WHO, content, draft, entry, person, refused
from vusta_desk.domain.ceremony import Ceremony, CeremonyState
from vusta_desk.domain.member import Badge, BadgeKind
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.storage.access import DataFile
from vusta_desk.storage.ceremonies import (
    CeremonyRow,
    close_ceremony,
    insert_ceremony,
    list_ceremonies,
    load_ceremony,
    reopen_ceremony,
    save_ceremony,
)
from vusta_desk.storage.history import history
from vusta_desk.storage.members import all_members, update_member
from vusta_desk.storage.tables import ceremonies, ceremony_entries, ceremony_rounds
from vusta_desk.storage.undo import undo

BADGE = Badge(55, PartialDate(2027, 2, 3), BadgeKind.NORMAL, "12-QĐ", "S 1")


def make(file: DataFile, ceremony: Ceremony) -> int:
    with file.operation("ceremony_create", WHO, NOW) as writer:
        return insert_ceremony(writer.connection, ceremony)


def load(file: DataFile, number: int = 1) -> Ceremony:
    with file.read() as connection:
        return load_ceremony(connection, number)


def save(file: DataFile, ceremony: Ceremony) -> None:
    with file.operation("ceremony_change", WHO, NOW) as writer:
        save_ceremony(writer.connection, ceremony)


def close(file: DataFile, *keys: str) -> int:
    with file.operation("ceremony_close", WHO, NOW) as writer:
        close_ceremony(writer, 1, dict.fromkeys(keys, BADGE))
    return writer.operation_id


def reopen(file: DataFile) -> int:
    with file.operation("ceremony_reopen", WHO, NOW, note="lý do") as writer:
        reopen_ceremony(writer, 1)
    return writer.operation_id


def badges_of(file: DataFile, key: str) -> tuple[Badge, ...]:
    with file.read() as connection:
        (member,) = (member for member in all_members(connection) if member.key == key)
    return member.badges


@pytest.fixture
def drafted(filled: DataFile) -> DataFile:
    """A data file with a draft of five entries (operation 3)."""
    make(filled, draft(3, 1, 5, 2, 4))
    return filled


class TestDraft:
    def test_every_fact_comes_back(self, drafted: DataFile) -> None:
        assert load(drafted) == replace(draft(3, 1, 5, 2, 4), id=1)

    def test_a_list_shows_the_people_on_the_roster(self, drafted: DataFile) -> None:
        earlier = replace(draft(1), name="Trước", day=date(2026, 11, 7))
        make(drafted, earlier)
        with drafted.read() as connection:
            rows = list_ceremonies(connection)
        state, place = CeremonyState.DRAFT, draft().place
        assert rows == (
            CeremonyRow(2, "Trước", date(2026, 11, 7), place, state, 1),
            CeremonyRow(1, draft().name, draft().day, place, state, 4),  # M2 is left out
        )

    def test_there_is_no_other(self, drafted: DataFile) -> None:
        with refused("no_such_ceremony") as refusal:
            load(drafted, 7)
        assert refusal().details == {"ceremony": 7}

    @pytest.mark.parametrize(
        ("people", "touched"),
        [
            ((3, 1, 5, 2, 4), set()),
            ((3, 1, 5, 4), {"delete", "update"}),
            ((3, 1, 5, 2, 4, 6), {"insert"}),
            ((1, 3, 5, 2, 4), {"update"}),
            ((), {"delete"}),
        ],
    )
    def test_saving_touches_what_differs(
        self, drafted: DataFile, people: tuple[int, ...], touched: set[str]
    ) -> None:
        changed = replace(draft(*people), id=1)
        save(drafted, changed)
        assert load(drafted) == changed
        with drafted.read() as connection:
            rows = connection.exec_driver_sql(
                "SELECT table_name, action FROM changes WHERE operation = 4"
            )
            assert {tuple(row) for row in rows} == {
                ("ceremony_entries", action) for action in touched
            }

    def test_everything_about_a_draft_can_change(self, drafted: DataFile) -> None:
        changed = Ceremony(
            id=1,
            name="Lễ khác",
            day=date(2027, 5, 19),
            place="nơi khác",
            state=CeremonyState.DRAFT,
            rounds=draft().rounds[1:],
            entries=(replace(entry(3), put_in="sót", facts={"a": [1, None, {"b": "ữ"}]}),),
            rules="khác",
        )
        save(drafted, changed)
        assert load(drafted) == changed

    def test_a_member_on_a_roster_must_be_on_file(self, drafted: DataFile) -> None:
        with pytest.raises(IntegrityError, match="FOREIGN"):
            save(drafted, replace(draft(99), id=1))


class TestClosing:
    def test_closing_freezes_and_writes_the_badges(self, drafted: DataFile) -> None:
        before = badges_of(drafted, "M3")
        close(drafted, "M3", "M4")
        assert load(drafted) == replace(draft(3, 1, 5, 2, 4), id=1, state=CeremonyState.CLOSED)
        assert badges_of(drafted, "M3") == (*before, BADGE)
        assert badges_of(drafted, "M4") == (BADGE,)
        entries = {row["key"]: row["id"] for row in content(drafted)["ceremony_entries"]}
        links = [row["ceremony_entry_id"] for row in content(drafted)["badges"]]
        assert links[-2:] == [entries["M3"], entries["M4"]]

    def test_a_closed_ceremony_is_not_saved_or_closed_again(self, drafted: DataFile) -> None:
        close(drafted)
        with refused("ceremony_closed"):
            save(drafted, replace(draft(1), id=1))
        with refused("ceremony_closed"):
            close(drafted)

    @pytest.mark.parametrize(
        "act",
        [
            update(ceremonies).values(name="khác"),
            delete(ceremonies),
            update(ceremony_entries).values(level=90),
            delete(ceremony_entries).where(ceremony_entries.c.key == "M1"),
            update(ceremony_rounds).values(name="khác"),
            delete(ceremony_rounds),
            insert(ceremony_rounds).values(ceremony_id=1, position=9, name="khác"),
        ],
    )
    def test_nothing_changes_a_closed_ceremony(self, drafted: DataFile, act: Executable) -> None:
        close(drafted, "M3")
        before = content(drafted)
        with (
            pytest.raises(IntegrityError, match="closed"),
            drafted.operation("x", WHO, NOW) as writer,
        ):
            writer.connection.execute(act)
        assert content(drafted) == before

    def test_undo_refuses_and_names_the_ceremony(self, drafted: DataFile) -> None:
        number = close(drafted, "M3")
        for operation in (number, 3):
            with refused("undo_closed_ceremony") as refusal:
                undo(drafted, operation, WHO, NOW)
            assert refusal().details == {"operation": operation, "ceremony": 1}

    def test_undoing_the_import_of_people_on_a_closed_ceremony_is_refused(
        self, drafted: DataFile
    ) -> None:
        number = close(drafted, "M3", "M4")
        with refused("undo_blocked") as refusal:
            undo(drafted, 2, WHO, NOW)
        rows = refusal().details["rows"]
        assert isinstance(rows, tuple)
        name = "Trần Văn Mẫu"
        assert set(rows) == {("badge", f"M{n}", f"{name} {n}") for n in (3, 4)} | {
            ("ceremony_entry", f"M{n}", f"{name} {n}") for n in range(1, 6)
        }
        assert refusal().details["operations"] == (3, number)

    def test_a_later_edit_does_not_reach_the_roster(self, drafted: DataFile) -> None:
        close(drafted, "M3")
        before = load(drafted)
        with drafted.operation("edit_member", WHO, NOW) as writer:
            update_member(writer.connection, person(3, name="Tên Khác", badges=()))
        assert load(drafted) == before


class TestReopening:
    def test_the_badges_are_taken_back_and_no_others(self, drafted: DataFile) -> None:
        before = content(drafted)
        number = close(drafted, "M3", "M4")
        reopen(drafted)
        assert content(drafted) == before
        with drafted.read() as connection:
            known = {operation.id: operation for operation in history(connection)}
        assert known[number].undone
        assert not known[number + 1].undone
        assert known[number + 1].undoes == number

    def test_also_a_badge_that_was_corrected_or_moved_since(self, drafted: DataFile) -> None:
        close(drafted, "M3")
        kept, written = badges_of(drafted, "M3")
        corrected = (Badge(30), replace(written, serial="S 2"), kept)
        with drafted.operation("edit_member", WHO, NOW) as writer:
            update_member(writer.connection, person(3, badges=corrected))
        reopen(drafted)
        assert badges_of(drafted, "M3") == (Badge(30), kept)

    def test_a_draft_is_not_reopened(self, drafted: DataFile) -> None:
        with refused("ceremony_not_closed"):
            reopen(drafted)

    def test_a_reopened_ceremony_can_be_closed_again(self, drafted: DataFile) -> None:
        close(drafted, "M3")
        reopen(drafted)
        close(drafted, "M4")
        assert badges_of(drafted, "M4") == (BADGE,)
        assert len(badges_of(drafted, "M3")) == 1

    def test_undo_leaves_closing_and_reopening_alone(self, drafted: DataFile) -> None:
        closed = close(drafted, "M3")
        reopened = reopen(drafted)
        with refused("already_undone"):
            undo(drafted, closed, WHO, NOW)
        with refused("undo_not_offered") as refusal:
            undo(drafted, reopened, WHO, NOW)
        assert refusal().details["kind"] == "ceremony_reopen"

    def test_earlier_work_can_be_undone_again(self, drafted: DataFile) -> None:
        close(drafted, "M3")
        reopen(drafted)
        undo(drafted, 3, WHO, NOW)
        undo(drafted, 2, WHO, NOW)
        assert content(drafted)["members"] == []
        assert content(drafted)["ceremonies"] == []
