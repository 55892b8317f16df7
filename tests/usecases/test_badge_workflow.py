"""The badge workbench under any sequence of acts.

Whatever is nominated, set aside, put on a roster, closed, opened again, edited, merged and undone:
nobody stands twice in the boxes of a round or on a roster, nobody vanishes from the boxes, and what
is closed stays as it was.
"""

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import select

from tests.helpers.people import COMMITTEE, badge, interruption, member, registry, standing
from tests.helpers.rules import shipped_rules
from tests.usecases.conftest import CHEAP, NOW, PEOPLE, ROUND, add, joined
from vusta_desk.app import paths
from vusta_desk.app.wiring import catalogue
from vusta_desk.domain.ceremony import Ceremony, CeremonyState
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import BadgeKind, EarlyRequest, Member, UnderReview
from vusta_desk.domain.nomination import Nomination
from vusta_desk.storage import datafile
from vusta_desk.storage.check import check_file
from vusta_desk.storage.tables import nominations as nominations_table
from vusta_desk.usecases import (
    badge_rounds,
    ceremonies,
    closed_rounds,
    duplicates,
    edit_member,
    upkeep,
)
from vusta_desk.usecases import nominations as desk
from vusta_desk.usecases.drafts import EntryChange
from vusta_desk.usecases.evaluate import evaluate
from vusta_desk.usecases.nominations import WAY, Cause, NominationState
from vusta_desk.usecases.office import office_round
from vusta_desk.usecases.services import Services

MAY = "2027/19-5"
DAY = date(2027, 2, 3)
WHY = "đảng ủy quyết định"
# With `PEOPLE` there is somebody in every box; T1 and T2 are one person.
OTHERS = (
    joined("T1", "Lý Thị Mẫu", "1987-02-11", birth_date="1960-03-04", badges=[30]),
    joined("T2", "LÝ THỊ MẪU", "1987-02-11", birth_date="1960-03-04"),
    joined("D1", "Đỗ Thị Xuân", "1986-12-01", badges=[30], standings=[("died", "2027-01-05")]),
    joined("R1", "Hà Thị Thu", "1987-02-12", badges=[30], under_review=True),
    joined("P1", "Lương Văn Hạ", "2026-06-01", standings=[("probationary", "2026-06-01")]),
    joined("A1", "Mai Văn Đông", "1987-02-12", standings=[("moved_away", "2026-05-01")]),
    joined("E1", "Phan Thị Bắc", "1987-10-01", badges=[30], early_request="2026-11-02"),
    member("C1", "Ngô Thị Nam", admission_date="1987", official_date="1988", badges=[30]),
)
EVERYONE = registry(*PEOPLE.members, *OTHERS)
KEYS = [member.key for member in EVERYONE.members]

keys = st.sampled_from(KEYS)
levels = st.none() | st.sampled_from([30, 40, 45, 50, 70, 75])
rounds = st.sampled_from([ROUND, MAY])
reasons = st.sampled_from([WHY, WHY, ""])
picks = st.lists(st.integers(0, 5), min_size=1, max_size=3)


def edited(record: Member, how: int) -> Member:
    """The record after one of the changes that decide about badges."""
    changes: dict[int, dict[str, Any]] = {
        0: {"badges": (*record.badges, badge(40, "2026-05-19"))},
        1: {"badges": record.badges[:-1]},
        2: {"interruptions": (interruption("2000-01-01", "2001-02-03"),)},
        3: {"standings": (standing("died", "2027-01-06"),)},
        4: {"standings": (standing("moved_away", "2026-10-01"),)},
        5: {"under_review": UnderReview()},
        6: {"early_request": EarlyRequest(date(2026, 11, 1), "bệnh nặng")},
        7: {"admission_decision_date": None, "admission_date": None, "official_date": None},
    }
    return replace(record, **changes[how])


class Workbench(RuleBasedStateMachine):
    """Does whatever comes; a refusal is fine, a change that comes with one is not."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.data = datafile.create(
            self.folder / "thử.vusta", "mật khẩu", committee=COMMITTEE, now=NOW, cost=CHEAP
        )
        self.services = Services(
            data=self.data,
            shipped_rules=shipped_rules(),
            words=catalogue("en"),
            paper_words=catalogue("vi"),
            who="thư ký",
            clock=lambda: NOW,
            resources=paths.resources_folder(),
        )
        add(self.services, EVERYONE)
        self.first = self.last()
        self.frozen_rounds: dict[str, Any] = {}
        self.frozen_ceremonies: dict[int, Ceremony] = {}
        self.twice_is_possible = False

    def last(self) -> int:
        return upkeep.history(self.services, 1)[0].id

    def attempt(self, act: Callable[[], object]) -> bool:
        """Whether it was done; what is refused leaves nothing behind."""
        before = self.last()
        try:
            act()
        except Refused:
            assert self.last() == before
            return False
        return True

    def nominations(self) -> list[Nomination]:
        return [row.nomination for row in desk.nominations(self.services)]

    def some(self, picks: Iterable[int]) -> list[int]:
        ids = sorted(each.id for each in self.nominations())
        return sorted({ids[pick % len(ids)] for pick in picks}) if ids else []

    # --- nominations ------------------------------------------------------------------------------

    @rule(
        key=keys,
        level=levels,
        round_=rounds,
        kind=st.none() | st.sampled_from(BadgeKind),
        reason=reasons,
    )
    def nominate(
        self, key: str, level: int | None, round_: str, kind: BadgeKind | None, reason: str
    ) -> None:
        self.attempt(
            lambda: desk.start(
                self.services, key, level, round_, kind, reason, "Lê Thị Bé", "con", DAY
            )
        )

    @rule(round_=rounds)
    def propose_all(self, round_: str) -> None:
        if self.attempt(lambda: desk.propose_all(self.services, round_)):
            assert desk.proposed_without(self.services, round_) == ()

    @rule(key=keys, level=levels, round_=rounds, reason=reasons)
    def leave_out_of_round(self, key: str, level: int | None, round_: str, reason: str) -> None:
        self.attempt(lambda: desk.leave_out(self.services, key, round_, level, reason))

    @rule(picks=picks, state=st.sampled_from(WAY), note=reasons)
    def advance(self, picks: list[int], state: NominationState, note: str) -> None:
        ids = self.some(picks)
        self.attempt(lambda: desk.advance(self.services, ids, state, DAY, "1", "đảng ủy", note))

    @rule(picks=picks, cause=st.sampled_from(Cause))
    def set_aside(self, picks: list[int], cause: Cause) -> None:
        self.attempt(lambda: desk.set_aside(self.services, self.some(picks), WHY, cause))

    @rule(picks=picks)
    def open_again(self, picks: list[int]) -> None:
        self.attempt(lambda: desk.reopen(self.services, self.some(picks)))

    @rule(picks=picks, round_=rounds)
    def put_off(self, picks: list[int], round_: str) -> None:
        number = (*self.some(picks), 1)[0]
        self.attempt(lambda: desk.change(self.services, number, round_code=round_))

    # --- ceremonies -------------------------------------------------------------------------------

    def ceremonies(self, state: CeremonyState) -> list[int]:
        return [row.id for row in ceremonies.all_ceremonies(self.services) if row.state is state]

    @initialize(codes=st.sampled_from([[ROUND], [ROUND, MAY]]))
    def begin_with_a_ceremony(self, codes: list[str]) -> None:
        self.make_ceremony(codes)

    @precondition(lambda self: len(self.ceremonies(CeremonyState.DRAFT)) < 3)
    @rule(codes=st.sampled_from([[ROUND], [MAY], [ROUND, MAY]]))
    def another_ceremony(self, codes: list[str]) -> None:
        self.make_ceremony(codes)

    def make_ceremony(self, codes: list[str]) -> None:
        assert self.attempt(lambda: ceremonies.create(self.services, codes, DAY, "Hội trường"))

    @rule(
        number=st.integers(1, 3),
        key=keys,
        level=levels,
        what=st.sampled_from(["refresh", "leave_out", "put_in", "decide"]),
    )
    def change_ceremony(self, number: int, key: str, level: int | None, what: str) -> None:
        services, out = self.services, EntryChange(leave_out=True, reason=WHY)
        into = EntryChange(put_in=True, reason=WHY, level=level)
        acts: dict[str, Callable[[], object]] = {
            "refresh": lambda: ceremonies.refresh(services, number),
            "leave_out": lambda: ceremonies.change_entry(services, number, key, out),
            "put_in": lambda: ceremonies.change_entry(services, number, key, into),
            "decide": lambda: ceremonies.set_decision(services, number, "9-QĐ", DAY),
        }
        if self.attempt(acts[what]) and what == "refresh":
            assert ceremonies.refresh_differences(services, number) == ()

    @rule(number=st.integers(1, 3))
    def close_or_reopen_ceremony(self, number: int) -> None:
        if number in self.ceremonies(CeremonyState.CLOSED):
            assert self.attempt(lambda: ceremonies.reopen(self.services, number, WHY))
            del self.frozen_ceremonies[number]
            self.twice_is_possible = True  # what it awarded is on its way again
        elif self.attempt(lambda: ceremonies.close(self.services, number)):
            self.frozen_ceremonies[number] = ceremonies.ceremony(self.services, number)

    # --- rounds -----------------------------------------------------------------------------------

    def rows(self, code: str) -> Any:
        self.services.remembered.pop("closed_round", None)  # as the file has it
        closed = closed_rounds.closed_round(self.services, code)
        return closed and closed.result

    @rule(code=rounds)
    def close_or_reopen_round(self, code: str) -> None:
        if code in self.frozen_rounds:
            assert self.attempt(lambda: closed_rounds.reopen_round(self.services, code, WHY))
            del self.frozen_rounds[code]
        elif self.attempt(lambda: closed_rounds.close_round(self.services, code)):
            self.frozen_rounds[code] = self.rows(code)
            counted = [member.key for member in self.services.registry().members]
            assert [row.member.key for row in self.rows(code).rows] == counted

    # --- records and history ----------------------------------------------------------------------

    @rule(key=keys, how=st.integers(0, 7))
    def edit(self, key: str, how: int) -> None:
        opened = edit_member.open_member(self.services, key)
        changed = edited(opened.member, how)
        self.attempt(lambda: edit_member.save(self.services, changed, opened))

    @rule(key=keys, out=st.booleans())
    def take_out_or_put_back(self, key: str, out: bool) -> None:
        if out:
            self.attempt(lambda: edit_member.take_out(self.services, key, WHY))
        else:
            self.attempt(lambda: edit_member.put_back(self.services, key))

    @rule(apart=st.integers(0, 3))
    def merge(self, apart: int) -> None:
        if apart:  # seldom, as in life
            return

        def act() -> None:
            seen = duplicates.compare(self.services, "T1", "T2", "T1")
            duplicates.merge(self.services, seen, {})

        self.twice_is_possible |= self.attempt(act)

    @rule(back=st.integers(0, 6))
    def undo(self, back: int) -> None:
        number = max(self.first + 1, self.last() - back)
        if self.attempt(lambda: upkeep.undo(self.services, number)):
            self.twice_is_possible = True

    # --- what always holds ------------------------------------------------------------------------

    @invariant()
    def everyone_is_in_exactly_one_box(self) -> None:
        counted = sorted(member.key for member in self.services.registry().members)
        for code in (ROUND, MAY):
            boxes = badge_rounds.boxes_of(
                evaluate(self.services, office_round(self.services, code))
            )
            assert sorted(row.member.key for box in boxes for row in box.rows) == counted

    @initialize()
    def every_box_has_somebody(self) -> None:
        result = evaluate(self.services, office_round(self.services, ROUND))
        assert all(box.rows for box in badge_rounds.boxes_of(result))

    @invariant()
    def nobody_is_twice_on_a_roster(self) -> None:
        for row in ceremonies.all_ceremonies(self.services):
            roster = ceremonies.ceremony(self.services, row.id)
            assert set(Counter(entry.key for entry in roster.entries).values()) <= {1}

    @invariant()
    def what_is_closed_stays_as_it_was(self) -> None:
        for code, rows in self.frozen_rounds.items():
            assert self.rows(code) == rows
        assert set(self.frozen_rounds) == set(closed_rounds.closed_days(self.services))
        for number, frozen in self.frozen_ceremonies.items():
            assert ceremonies.ceremony(self.services, number) == frozen
        assert sorted(self.frozen_ceremonies) == self.ceremonies(CeremonyState.CLOSED)

    @invariant()
    def nominations_are_whole(self) -> None:
        found = self.nominations()
        with self.data.read() as connection:
            table = nominations_table.c
            states = dict(connection.execute(select(table.id, table.state)).all())
        assert {each.id: each.state for each in found} == states
        open_ones = Counter((each.member, each.level) for each in found if each.is_open)
        doubled = any(count > 1 for count in open_ones.values())
        assert self.twice_is_possible or not doubled
        codes = [finding.code for finding in desk.findings(self.services)]
        assert doubled == ("nomination_twice" in codes)

    @invariant()
    def ceremonies_that_awarded_are_closed(self) -> None:
        for each in self.nominations():
            for step in each.steps:
                if step.ceremony is not None:
                    roster = self.frozen_ceremonies[step.ceremony].on_roster()
                    assert any(each.awards(entry.level, entry.kind) for entry in roster)

    def teardown(self) -> None:
        try:
            assert check_file(self.data) == ()
        finally:
            self.data.close()
            shutil.rmtree(self.folder)


def machine(examples: int, steps: int, phases: Iterable[Phase] = Phase) -> Any:
    case: Any = type("TestWorkbench", (Workbench.TestCase,), {})
    case.settings = settings(
        max_examples=examples,
        stateful_step_count=steps,
        phases=tuple(phases),
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    return case


# What fails is shown as it was found: to make it shorter takes minutes.
TestWorkbench = machine(examples=8, steps=20, phases=[Phase.generate])
TestLongWork = pytest.mark.soak(machine(examples=200, steps=50))
