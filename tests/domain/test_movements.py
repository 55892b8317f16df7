"""Increase and decrease: every case of form 1, and the sum for any histories at all."""

from collections.abc import Mapping
from datetime import date
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.people import interruption, member
from tests.helpers.strategies import counted_members, days
from vusta_desk.domain.member import Member, TakenOut
from vusta_desk.domain.movements import Before, Movements, People, Reason, counted, movements
from vusta_desk.domain.reconciliation import CENTRAL

SINCE, UNTIL = date(2026, 9, 30), date(2026, 12, 31)
LONG_AGO = "1990-05-19"
DAYS = days(date(2000, 1, 1), date(2030, 12, 31))


def one(**facts: object) -> Member:
    return member("M1", "Trần An", branch="B01", **facts)  # type: ignore[arg-type]


def came(now: Member, before: Before | None = None, source: str = CENTRAL) -> tuple[str, str]:
    changed = {} if before is None else {now.key: before}
    moved = movements((), People({now.key: now}, changed=changed), source, SINCE, UNTIL)
    (move,) = moved.increases
    assert (moved.at_start, moved.at_end, moved.decreases) == (0, 1, ())
    return str(move.reason), move.day.isoformat() if move.day else ""


def went(people: People, source: str = CENTRAL) -> tuple[str, str]:
    moved = movements(("M1",), people, source, SINCE, UNTIL)
    (move,) = moved.decreases
    assert (moved.at_start, moved.at_end, moved.increases) == (1, 0, ())
    return str(move.reason), move.day.isoformat() if move.day else ""


def test_admitted() -> None:
    assert came(one(admission_decision_date="2026-10-05")) == ("admitted", "2026-10-05")


@pytest.mark.parametrize("left", ["expelled", "struck_off", "resigned"])
def test_admitted_again_or_restored(left: str) -> None:
    standings = [(left, "2020-01-01"), ("official", "2026-10-01")]
    facts = {"official_date": LONG_AGO, "standings": standings}
    assert came(one(**facts)) == ("readmitted", "2026-10-01")
    cleared = interruption("2020-01-01", "2026-10-01", restored=True)
    other = interruption("2010", None, restored=True)
    assert came(one(**facts, interruptions=[other, cleared])) == ("restored", "2026-10-01")
    assert came(one(**facts, interruptions=[other])) == ("readmitted", "2026-10-01")


def test_moved_in() -> None:
    back = [("official", "2000-01-01"), ("moved_away", "2010-01-01"), ("official", "2026-11-01")]
    assert came(one(standings=back)) == ("moved_in", "2026-11-01")
    first = one(official_date=LONG_AGO, standings=[("official", "2026-11-01")])
    assert came(first) == ("moved_in", "2026-11-01")


@pytest.mark.parametrize(
    "standings",
    [[("exempt", "2026-11-01")], [("official", LONG_AGO)], [("probationary", "2026-11-01")]],
)
def test_a_first_rank_is_no_arrival(standings: list[tuple[str, str]]) -> None:
    assert came(one(official_date=LONG_AGO, standings=standings))[0] == "unexplained"


def test_an_official_day_that_is_not_known_tells_nothing() -> None:
    assert came(one(standings=[("official", "2026-11-01")]))[0] == "unexplained"


def test_what_only_the_records_tell() -> None:
    now = one(admission_date=LONG_AGO)
    assert came(now, Before(None)) == ("entered", "")
    assert came(now, Before(now, taken_out=True)) == ("put_back", "")
    gone = one(admission_date=LONG_AGO, standings=[("died", "2020-01-01")])
    assert came(now, Before(gone)) == ("corrected", "")
    assert came(now) == ("unexplained", "")


def test_an_event_that_was_entered_late_is_the_reason_all_the_same() -> None:
    before = one(official_date=LONG_AGO, standings=[("moved_away", "2020-01-01")])
    back = [("moved_away", "2020-01-01"), ("official", "2026-09-01")]
    now = one(official_date=LONG_AGO, standings=back)
    assert came(now, Before(before)) == ("moved_in", "2026-09-01")


def test_between_branches() -> None:
    here, there = one(official_date=LONG_AGO), member("M1", "A", branch="B02", official_date="1990")
    assert came(here, Before(there), "B01") == ("from_branch", "")
    assert went(People({"M1": there}), "B01") == ("to_branch", "")


@pytest.mark.parametrize("left", ["died", "expelled", "struck_off", "resigned", "moved_away"])
def test_who_left(left: str) -> None:
    gone = one(official_date=LONG_AGO, standings=[(left, "2026-10-02")])
    assert went(People({"M1": gone})) == (left, "2026-10-02")


def test_a_death_to_come_does_not_explain_leaving_before_it() -> None:
    gone = one(standings=[("moved_away", "2026-10-02"), ("died", "2027-05-01")])
    assert went(People({"M1": gone})) == ("moved_away", "2026-10-02")


def test_what_went_by_the_records_alone() -> None:
    aside = {"M1": (one(), TakenOut("ghi trùng", date(2026, 10, 3)))}
    assert went(People({}, aside)) == ("taken_out", "2026-10-03")
    merged = {"M1": (one(), TakenOut("trùng", date(2026, 10, 3), "M2"))}
    assert went(People({}, merged)) == ("merged", "2026-10-03")
    assert went(People({})) == ("unexplained", "")
    assert went(People({}, gone={"M1": "Trần An"})) == ("undone", "")
    not_yet = one(admission_date="2027-05-01")
    assert went(People({"M1": not_yet})) == ("unexplained", "")
    assert went(People({"M1": not_yet}, changed={"M1": Before(one())})) == ("corrected", "")


def test_a_key_that_was_used_again_is_somebody_else() -> None:
    now = one(admission_decision_date="2026-10-05")
    people = People({"M1": now}, gone={"M1": "Lê Bình"}, anew=frozenset({"M1"}))
    moved = movements(("M1",), people, CENTRAL, SINCE, UNTIL)
    assert [(move.name, str(move.reason)) for move in moved.increases] == [("Trần An", "admitted")]
    assert [(move.name, str(move.reason)) for move in moved.decreases] == [("Lê Bình", "undone")]
    assert (moved.at_start, moved.at_end) == (1, 1)


def facts_of(people: list[Member]) -> Mapping[str, Member]:
    return {person.key: person for person in people}


@given(st.data(), st.sampled_from([CENTRAL, "B1"]), DAYS, DAYS)
def test_the_sum_holds_for_any_histories(
    data: st.DataObject, source: str, one_day: date, other_day: date
) -> None:
    since, until = sorted((one_day, other_day))
    people = st.lists(counted_members(("B1", "B2")), max_size=5, unique_by=lambda each: each.key)
    was, now = data.draw(people), data.draw(people)
    before = counted(was, source, since)
    kept = data.draw(st.lists(st.sampled_from(was))) if was else []
    after = {**facts_of(was), **facts_of(now)}
    for gone in kept:
        after.pop(gone.key, None)
    changed = {key: Before(facts_of(was).get(key)) for key in facts_of(now)}
    moved = movements(before, People(after, changed=changed), source, since, until)
    _check(moved, set(before), set(counted(after.values(), source, until)))


def _check(moved: Movements, before: set[str], after: set[str]) -> None:
    came_keys = [move.key for move in moved.increases]
    went_keys = [move.key for move in moved.decreases]
    assert moved.at_start + len(came_keys) - len(went_keys) == moved.at_end == len(after)
    assert (before | set(came_keys)) - set(went_keys) == after
    unexplained = [
        move
        for move in chain(moved.increases, moved.decreases)
        if move.reason is Reason.UNEXPLAINED
    ]
    assert list(moved.unexplained) == unexplained


_LEFT = ["died", "expelled", "struck_off", "resigned", "moved_away"]


@given(st.lists(st.sampled_from([*_LEFT, "stays", "admitted", "moved_in"]), max_size=12))
def test_whatever_was_recorded_as_it_happened_is_explained(events: list[str]) -> None:
    people = {f"M{at}": _with_event(f"M{at}", event) for at, event in enumerate(events)}
    before = counted(people.values(), CENTRAL, SINCE)
    moved = movements(before, People(people), CENTRAL, SINCE, UNTIL)
    named = {move.key: str(move.reason) for move in chain(moved.increases, moved.decreases)}
    assert named == {
        key: event for key, event in zip(people, events, strict=True) if event != "stays"
    }
    assert moved.at_end == moved.at_start + events.count("admitted") + events.count(
        "moved_in"
    ) - sum(event in _LEFT for event in events)


def _with_event(key: str, event: str) -> Member:
    if event == "admitted":
        return member(key, admission_date="2026-11")
    standings = [] if event != "moved_in" else [("moved_away", "2020-01-01")]
    if event != "stays":
        standings.append(("official" if event == "moved_in" else event, "2026-10-15"))
    return member(key, official_date=LONG_AGO, standings=standings)
