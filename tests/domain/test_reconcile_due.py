"""When the number of members is to be reconciled next, and how that is said."""

from datetime import date

import pytest

from tests.helpers.rules import shipped_rules, with_values
from vusta_desk.app.wiring import catalogue
from vusta_desk.domain.reconcile_due import Due, next_due
from vusta_desk.i18n.reconcile_words import due_text


@pytest.mark.parametrize(
    ("last", "today", "due", "overdue"),
    [
        ("2026-09-30", "2026-11-22", "2026-12-30", False),
        ("2026-09-30", "2026-12-30", "2026-12-30", False),
        ("2026-09-30", "2026-12-31", "2026-12-30", True),
        ("2026-11-30", "2027-03-01", "2027-02-28", True),  # over the end of a year
        ("2026-10-31", "2026-12-31", "2027-01-31", False),
    ],
)
def test_every_three_months(last: str, today: str, due: str, overdue: bool) -> None:
    found = next_due(shipped_rules(), date.fromisoformat(last), date.fromisoformat(today))
    assert (found.months, found.next) == (3, date.fromisoformat(due))
    assert found.is_overdue(date.fromisoformat(today)) is overdue
    assert "7-HSĐV" in found.rule


def test_the_rule_of_the_day_is_asked() -> None:
    book = with_values("reconcile_months", ("2020-01-01", 3), ("2027-01-01", 6))
    last = date(2026, 12, 1)
    assert next_due(book, last, date(2026, 12, 31)).next == date(2027, 3, 1)
    assert next_due(book, last, date(2027, 1, 1)).next == date(2027, 6, 1)
    assert next_due(book, last, date(2019, 1, 1)) == Due(last, None, None)


LAST, NEXT = date(2026, 9, 30), date(2026, 12, 30)


@pytest.mark.parametrize(
    ("due", "today", "said"),
    [
        (Due(None, None, None), LAST, "Not reconciled yet."),
        (Due(None, None, 3), LAST, "Not reconciled yet. To be done once every 3 months."),
        (Due(LAST, None, None), LAST, "Last reconciled on 30/09/2026."),
        (Due(LAST, NEXT, 3), NEXT, "Last reconciled on 30/09/2026. Next due by 30/12/2026."),
        (
            Due(LAST, NEXT, 3),
            date(2026, 12, 31),
            "Last reconciled on 30/09/2026. Overdue: the next was due by 30/12/2026.",
        ),
    ],
)
def test_it_is_said_in_a_line(due: Due, today: date, said: str) -> None:
    assert due_text(due, today, catalogue("en")) == said
