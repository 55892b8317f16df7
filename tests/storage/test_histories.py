"""Random histories: undone step by step they lead back to the start, done again to the end."""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import select

from tests.helpers.strategies import badges, partial_dates, standings
from tests.storage.support import BRANCHES, NOW, WHO, content, draft, new_file, person, reopened
from vusta_desk.domain.ceremony import CeremonyState
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import Badge
from vusta_desk.storage.access import DataFile
from vusta_desk.storage.ceremonies import (
    close_ceremony,
    insert_ceremony,
    list_ceremonies,
    load_ceremony,
    reopen_ceremony,
    save_ceremony,
)
from vusta_desk.storage.history import find_operation
from vusta_desk.storage.members import (
    all_branches,
    all_members,
    insert_branches,
    insert_members,
    update_members,
)
from vusta_desk.storage.settings import set_setting
from vusta_desk.storage.tables import changes
from vusta_desk.storage.undo import undo
from vusta_desk.storage.unit_of_work import Writer

NUMBERS = st.lists(st.integers(1, 6), max_size=4, unique=True)


class Histories(RuleBasedStateMachine):
    """Does, undoes and does again; `states[n]` is the content after operation n."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.file: DataFile = new_file(self.folder)
        self.states: dict[int, Any] = {1: content(self.file)}
        self.closings: set[int] = set()

    def done(self, number: int) -> None:
        assert number == max(self.states) + 1
        self.states[number] = content(self.file)

    def write(self, kind: str, act: Any) -> int:
        def run(writer: Writer) -> None:
            act(writer)

        with self.file.operation(kind, WHO, NOW) as writer:
            run(writer)
        self.done(writer.operation_id)
        return writer.operation_id

    def known(self) -> list[str]:
        with self.file.read() as connection:
            return [member.key for member in all_members(connection)]

    @rule(numbers=NUMBERS)
    def bring_in(self, numbers: list[int]) -> None:
        known = self.known()

        def act(writer: Writer) -> None:
            there = {branch.key for branch in all_branches(writer.connection)}
            new = [person(n) for n in numbers if f"M{n}" not in known]
            wanted = {member.branch for member in new}
            insert_branches(
                writer.connection, [b for b in BRANCHES if b.key in wanted and b.key not in there]
            )
            insert_members(writer.connection, new)

        self.write("import", act)

    @rule(
        numbers=NUMBERS,
        born=partial_dates(),
        held=st.lists(badges, max_size=3),
        stood=st.lists(standings, max_size=2),
    )
    def edit(self, numbers: list[int], born: Any, held: list[Any], stood: list[Any]) -> None:
        known = self.known()
        changed = [
            person(n, birth_date=born, badges=tuple(held), standings=tuple(stood), branch=None)
            for n in numbers
            if f"M{n}" in known
        ]
        self.write("edit_member", lambda writer: update_members(writer.connection, changed))

    @rule(key=st.sampled_from("abc"), value=st.none() | st.integers(0, 2))
    def set_value(self, key: str, value: int | None) -> None:
        self.write("settings_change", lambda writer: set_setting(writer.connection, key, value))

    @rule(numbers=NUMBERS)
    def make_ceremony(self, numbers: list[int]) -> None:
        known = self.known()
        people = [n for n in numbers if f"M{n}" in known]
        self.write(
            "ceremony_create", lambda writer: insert_ceremony(writer.connection, draft(*people))
        )

    def drafts(self) -> list[int]:
        with self.file.read() as connection:
            rows = list_ceremonies(connection)
        return [row.id for row in rows if row.state is CeremonyState.DRAFT]

    @precondition(lambda self: self.drafts())
    @rule(data=st.data(), numbers=NUMBERS)
    def change_ceremony(self, data: st.DataObject, numbers: list[int]) -> None:
        known = self.known()
        number = data.draw(st.sampled_from(self.drafts()))
        people = [n for n in numbers if f"M{n}" in known]
        changed = replace(draft(*people), id=number, place=str(numbers))
        self.write("ceremony_change", lambda writer: save_ceremony(writer.connection, changed))

    @precondition(lambda self: self.drafts())
    @rule(data=st.data())
    def close(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(self.drafts()))
        with self.file.read() as connection:
            entries = load_ceremony(connection, number).entries
        awarded = {entry.key: Badge(60) for entry in entries}
        made = self.write("ceremony_close", lambda writer: close_ceremony(writer, number, awarded))
        self.closings.add(made)

    @rule(data=st.data())
    def undo_any(self, data: st.DataObject) -> None:
        """What may be undone leaves a state from which doing it again leads back."""
        number = data.draw(st.sampled_from(sorted(self.states)))
        before = content(self.file)
        try:
            made = undo(self.file, number, WHO, NOW)
        except Refused:
            assert content(self.file) == before
            return
        self.done(made)
        with self.file.read() as connection:
            rows = [
                {
                    (row.table_name, row.row)
                    for row in connection.execute(select(changes).where(changes.c.operation == n))
                }
                for n in (number, made)
            ]
        assert rows[1] <= rows[0]
        self.done(undo(self.file, made, WHO, NOW))
        assert content(self.file) == before

    @rule()
    def open_again(self) -> None:
        self.file.close()
        self.file = reopened(self.file.path)

    @invariant()
    def every_change_has_its_operation(self) -> None:
        with self.file.read() as connection:
            outside = select(changes).where(changes.c.operation.is_(None))
            assert not connection.execute(outside).all()

    def teardown(self) -> None:
        try:
            undone = self.back_to_the_start()
            self.forth_to_the_end(undone)
        finally:
            self.file.close()
            shutil.rmtree(self.folder)

    def back_to_the_start(self) -> list[int]:
        """Undoes every operation, latest first; gives the numbers of the undoing ones."""
        undone = []
        for number in range(max(self.states), 1, -1):
            assert content(self.file) == self.states[number]
            if number in self.closings:
                with self.file.read() as connection:
                    ceremony = next(
                        row["id"]
                        for row in content(connection)["ceremonies"]
                        if row["closed_by"] == number
                    )
                with self.file.operation("ceremony_reopen", WHO, NOW) as writer:
                    reopen_ceremony(writer, ceremony)
            else:
                undone.append(undo(self.file, number, WHO, NOW))
        assert content(self.file) == self.states[1]
        return undone

    def forth_to_the_end(self, undone: list[int]) -> None:
        """Does again what was undone, earliest first, up to a closing: people do that anew."""
        for made in reversed(undone):
            with self.file.read() as connection:
                number = find_operation(connection, made).undoes or 0
            if any(closing < number for closing in self.closings):
                return
            undo(self.file, made, WHO, NOW)
            assert content(self.file) == self.states[number]


def machine(examples: int, steps: int) -> Any:
    case: Any = type("TestHistories", (Histories.TestCase,), {})
    case.settings = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    return case


TestHistories = machine(examples=8, steps=12)
TestLongHistories = pytest.mark.soak(machine(examples=300, steps=40))
