"""What would come out otherwise today in a closed round, and why."""

from dataclasses import replace
from datetime import date

from tests.helpers.people import badge, partial
from tests.usecases.conftest import ROUND, Change, frozen, known, live
from vusta_desk.domain.decision import Outcome
from vusta_desk.domain.drift import DriftKind
from vusta_desk.domain.own_rules import OwnValue
from vusta_desk.storage import rule_values
from vusta_desk.usecases import ceremonies, upkeep
from vusta_desk.usecases.closed_rounds import (
    close_round,
)
from vusta_desk.usecases.edit_member import take_out
from vusta_desk.usecases.round_drift import closing_findings, drift
from vusta_desk.usecases.services import Services


def test_nothing_has_moved_at_first(closed: Services) -> None:
    found = drift(closed, ROUND)
    assert (found.people, found.unmoved, found.rules) == ((), 0, ())
    assert found.rules_now == found.closed.rules


def test_drift_names_who_would_come_out_otherwise_and_why(
    closed: Services, changed: Change
) -> None:
    member = known(closed, "M1")
    changed(replace(member, admission_decision_date=partial("1986-02-10")))
    changed(replace(known(closed, "M7"), home="Nghệ An"))
    take_out(closed, "M2", "nhầm")
    found = drift(closed, ROUND)
    moved = {each.key: each for each in found.people}
    assert moved["M1"].kind is DriftKind.CHANGED
    assert moved["M1"].facts == ("admission_decision_date",)
    assert moved["M1"].then is not None
    assert moved["M1"].then.decision.outcome == "due"
    assert moved["M1"].now is not None
    assert moved["M1"].now.decision.outcome == "arrears"
    assert moved["M2"].kind is DriftKind.GONE
    assert (moved["M2"].now, moved["M2"].facts) == (None, ())
    assert sorted(moved) == ["M1", "M2"]
    assert found.unmoved == 1
    assert (found.closed.people, found.people_now) == (8, 7)


def test_somebody_new_is_drift(office: Services, changed: Change) -> None:
    take_out(office, "M2", "nhầm")
    close_round(office, ROUND)
    upkeep.undo(office, upkeep.history(office)[1].id)
    (new,) = drift(office, ROUND).people
    assert (new.kind, new.key, new.then) == (DriftKind.NEW, "M2", None)


def test_badges_of_its_own_ceremony_are_no_drift(closed: Services, changed: Change) -> None:
    made = ceremonies.create(closed, [ROUND], date(2027, 2, 3), "Hà Nội")
    ceremonies.close(closed, made)
    assert {row.decision.outcome for row in live(closed).rows} <= {"none", "waiting", "arrears"}
    assert drift(closed, ROUND).people == ()
    assert frozen(closed).counts[Outcome.DUE] == 3
    changed(replace(known(closed, "M1"), badges=(*known(closed, "M1").badges, badge(45))))
    assert [each.key for each in drift(closed, ROUND).people] == ["M1"]


def test_a_ceremony_of_several_rounds_is_the_own_one_of_each(office: Services) -> None:
    codes = [ROUND, "2027/19-5"]
    for code in codes:
        close_round(office, code)
    ceremonies.close(office, ceremonies.create(office, codes, date(2027, 5, 19), "Hà Nội"))
    assert [drift(office, code).people for code in codes] == [(), ()]


def test_a_round_closed_after_its_ceremony_shows_who_was_due(office: Services) -> None:
    said = live(office)
    made = ceremonies.create(office, [ROUND], date(2027, 2, 3), "Hà Nội")
    ceremonies.close(office, made)
    codes = [finding.code for finding in closing_findings(office, ROUND)]
    assert "round_badges_given" in codes
    close_round(office, ROUND)
    assert frozen(office).counts == said.counts


def test_a_badge_of_an_earlier_round_is_drift(closed: Services) -> None:
    made = ceremonies.create(closed, ["2026/7-11"], date(2026, 11, 7), "Hà Nội")
    ceremonies.close(closed, made)
    given = {entry.key for entry in ceremonies.ceremony(closed, made).on_roster()}
    assert given
    assert {each.key for each in drift(closed, ROUND).people} == given


def test_a_badge_of_a_later_round_is_none(closed: Services) -> None:
    made = ceremonies.create(closed, ["2027/19-5"], date(2027, 5, 19), "Hà Nội")
    ceremonies.close(closed, made)
    given = {entry.key for entry in ceremonies.ceremony(closed, made).on_roster()}
    assert "M4" in given  # in arrears in both rounds
    assert drift(closed, ROUND).people == ()


def test_a_rule_of_today_is_drift_but_changes_nothing_frozen(closed: Services) -> None:
    before = frozen(closed)
    with closed.operation("settings_change", key="x", value="x") as writer:
        own = OwnValue("multiples", date(2026, 1, 1), "99.0", "Công văn 1", "40")
        rule_values.keep_own_value(writer.connection, own)
    closed.remembered.clear()
    found = drift(closed, ROUND)
    assert found.rules_now != found.closed.rules
    assert {used.rule for pair in found.rules for used in pair if used} == {"multiples"}
    parts = {used.part for pair in found.rules for used in pair if used}
    assert parts == {"", "40"}
    (moved,) = found.people
    assert (moved.key, moved.facts) == ("M1", ())
    assert frozen(closed) == before
