"""Whoever would come out otherwise today, and by which facts."""

from dataclasses import replace
from datetime import date

from tests.helpers.people import badge, member
from vusta_desk.domain.decision import Decision, Outcome
from vusta_desk.domain.drift import DriftKind, Judged, drifts, facts_changed, without_given
from vusta_desk.domain.reasons import Reason

ONE = member("M1", "Trần Văn Ân", branch="B1", badges=[30])


def judged(outcome: str, key: str = "M1", **more: object) -> Judged:
    amount = more.pop("amount", None)
    decision = Decision(key, Outcome(outcome), **more)  # type: ignore[arg-type]
    return Judged(replace(ONE, key=key), "Chi bộ Một", decision, amount)  # type: ignore[arg-type]


def test_of_who_is_not_proposed_only_that_counts() -> None:
    then = judged("none", level=40, due_day=date(2030, 1, 1))
    assert drifts([then], [judged("none", level=50, due_day=date(2031, 1, 1))]) == ()
    (moved,) = drifts([then], [judged("excluded")])
    assert (moved.kind, moved.then, moved.facts) == (DriftKind.CHANGED, then, ())


def test_level_day_and_amount_of_who_is_proposed_count() -> None:
    then = judged("due", level=40, due_day=date(2027, 2, 1), amount=1)
    assert drifts([then], [replace(then, branch="Chi bộ Hai")]) == ()
    for other in (
        judged("due", level=50, due_day=date(2027, 2, 1), amount=1),
        judged("due", level=40, due_day=date(2027, 2, 2), amount=1),
        judged("due", level=40, due_day=date(2027, 2, 1), amount=None),
        judged("waiting", level=40, due_day=date(2027, 2, 1), amount=1),
    ):
        assert [each.now for each in drifts([then], [other])] == [other]


def test_arrears_without_history_are_a_box_of_their_own() -> None:
    alone = (Reason("no_badge_on_record"),)
    then, now = judged("arrears", level=40), judged("arrears", level=40, reasons=alone)
    assert len(drifts([then], [now])) == 1
    noted = judged("arrears", level=40, reasons=(Reason("correction_not_recorded"),))
    assert drifts([then], [noted]) == ()


def test_in_the_order_of_then_and_who_is_new_comes_last() -> None:
    then = [judged("none", "M1"), judged("due", "M2"), judged("due", "M3")]
    now = [judged("none", "M4"), judged("none", "M3"), judged("none", "M1")]
    found = drifts(then, now)
    assert [(each.key, each.kind) for each in found] == [
        ("M2", DriftKind.GONE),
        ("M3", DriftKind.CHANGED),
        ("M4", DriftKind.NEW),
    ]
    assert found[0].now is None
    assert found[2].then is None


def test_the_facts_that_differ_are_named_in_the_order_of_fields() -> None:
    other = replace(ONE, home="Huế", name="Trần Văn Ấn", as_written={"home": "huế"})
    assert facts_changed(ONE, other) == ("name", "home")


def test_only_the_badges_given_are_taken_off() -> None:
    given = badge(40, "2027-02-03")
    awarded = replace(ONE, badges=(badge(30), given, badge(50)))
    others = replace(ONE, key="M2")
    left = list(without_given([awarded, others], {"M1": [given, given]}))
    assert left == [replace(ONE, badges=(badge(30), badge(50))), others]
