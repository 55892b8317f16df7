"""A verdict that cannot be told names the date that decides it."""

import pytest

from tests.helpers.people import badge, interruption, member
from tests.helpers.rules import shipped_rules
from vusta_desk.domain.eligibility import Outcome, decide
from vusta_desk.domain.member import Member
from vusta_desk.domain.rounds import round_for

RULES = shipped_rules()
SPRING = round_for(RULES, "2027/3-2")


def joined(day: str, **facts: object) -> Member:
    return member(admission_decision_date=day, official_date="2000", **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("person", "field", "words"),
    [
        (joined("1987", badges=[30]), "admission_decision_date", ("1987",)),
        (
            member(admission_date="1987-01", official_date="1988", badges=[badge(30)]),
            None,
            None,
        ),
        (
            joined(
                "1986-12-20", badges=[30], interruptions=[interruption("1990-01-01", "1990-01")]
            ),
            "interruptions",
            ("1990-01",),
        ),
        (
            joined("1957-06-01", badges=[badge(65, "2026")], early_request="2026-11-02"),
            "badges",
            ("2026",),
        ),
    ],
)
def test_the_deciding_date_is_named(
    person: Member, field: str | None, words: tuple[str, ...] | None
) -> None:
    decision = decide(person, SPRING, RULES)
    told = [reason.details for reason in decision.reasons if reason.code == "decided_by"]
    if field is None:
        assert (decision.outcome, told) == (Outcome.DUE, [])
    else:
        assert decision.outcome is Outcome.CANNOT_TELL
        assert told == [{"field": field, "words": words}]
