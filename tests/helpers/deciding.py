"""Deciding on a person of whom a few facts are given, and reading the decision."""

from datetime import date
from typing import Any

from tests.helpers.people import day, member
from tests.helpers.rules import shipped_rules
from vusta_desk.domain.eligibility import Decision, decide, decide_all
from vusta_desk.domain.rounds import Round, round_for

BOOK = shipped_rules()
ROUND = round_for(BOOK, "2027/3-2")  # due days 1-1 to 31-3-2027, reference day 3-2-2027
OFFICIAL = ("official", "1999-01-01")
DUE_40: dict[str, Any] = {"admission_decision_date": "1987-02-10", "badges": [30]}


def decided(round_: Round = ROUND, /, **facts: Any) -> Decision:
    """The decision on someone official whose other facts are given; both ways to it agree."""
    person = member(**{"standings": [OFFICIAL], **facts})
    decision = decide(person, round_, BOOK)
    assert decide_all([person], round_, BOOK) == [decision]
    return decision


def told(decision: Decision) -> tuple[str, int | None]:
    """Outcome and level."""
    return str(decision.outcome), decision.level


def codes(decision: Decision) -> list[str]:
    """The reasons by their codes."""
    return [reason.code for reason in decision.reasons]


def details(decision: Decision, code: str) -> dict[str, Any]:
    """What is said beside one reason."""
    return next(dict(reason.details) for reason in decision.reasons if reason.code == code)


def in_round(
    code: str, *, reference: str | None = None, window: tuple[str, str] | None = None
) -> Round:
    """A round by its code, the days as ISO text."""
    days = (date.fromisoformat(window[0]), date.fromisoformat(window[1])) if window else None
    return round_for(BOOK, code, window=days, reference_day=day(reference))
