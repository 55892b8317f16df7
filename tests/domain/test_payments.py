"""Where each person's money stands, and that every sum accounts for what is to be given."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vusta_desk.domain.member import BadgeKind
from vusta_desk.domain.payments import (
    PARTS,
    MoneyLine,
    MoneyState,
    Payment,
    money_findings,
    money_sums,
    part_of,
    sums_by,
)

DAY = date(2026, 11, 20)
LINE = MoneyLine("M1", "Trần Văn Ân", "Chi bộ Một", 40, BadgeKind.NORMAL, "3/2/2027", 5_060_000)
SUMS = st.integers(0, 50_000_000)
PAYMENTS = st.builds(
    lambda extra, source, paid: Payment(
        extra=extra,
        source=source,
        paid_on=None if paid is None else DAY,
        paid=paid,
    ),
    st.none() | SUMS,
    st.sampled_from(("", "Quỹ thi đua", "Liên hiệp hội")),
    st.none() | SUMS,
)
LINES = st.lists(
    st.builds(
        lambda branch, level, amount, payment, is_called: replace(
            LINE, branch=branch, level=level, amount=amount, payment=payment, is_called=is_called
        ),
        st.sampled_from(("Chi bộ Một", "Chi bộ Hai", "")),
        st.sampled_from((30, 40, 45, None)),
        st.none() | st.just(0) | SUMS,
        PAYMENTS,
        st.booleans(),
    ),
    max_size=12,
)


def line(payment: Payment, **facts: object) -> MoneyLine:
    return replace(LINE, payment=payment, **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("amount", "payment", "state"),
    [
        (5_060_000, Payment(), MoneyState.NO_SOURCE),
        (5_060_000, Payment(source="Quỹ"), MoneyState.UNPAID),
        (5_060_000, Payment(source="Quỹ", paid_on=DAY, paid=1), MoneyState.PAID),
        (5_060_000, Payment(paid_on=DAY, paid=5_060_000), MoneyState.PAID),
        (None, Payment(), MoneyState.NO_SOURCE),
        (None, Payment(source="Quỹ"), MoneyState.UNPAID),
        (0, Payment(source="Quỹ"), MoneyState.NOTHING),
        (0, Payment(extra=1), MoneyState.NO_SOURCE),
    ],
)
def test_where_the_money_of_a_person_stands(
    amount: int | None, payment: Payment, state: MoneyState
) -> None:
    assert line(payment, amount=amount).state is state


def test_nothing_is_due_to_somebody_not_on_the_roster() -> None:
    left = line(Payment(extra=7, source="Quỹ"), is_called=False)
    assert (left.due, left.state) == (0, MoneyState.NOTHING)
    assert line(Payment(extra=7)).due == 5_060_007


def test_the_sums_of_three_people() -> None:
    sums = money_sums(
        [
            line(Payment(extra=500_000, source="Quỹ", paid_on=DAY, paid=5_560_000)),
            line(Payment(source="Quỹ"), amount=12_650_000),
            line(Payment(extra=300_000), amount=None),
        ]
    )
    assert (sums.people, sums.unknown) == (3, 1)
    assert (sums.amount, sums.extra, sums.due) == (17_710_000, 800_000, 18_510_000)
    assert (sums.paid, sums.unpaid, sums.no_source) == (5_560_000, 12_650_000, 300_000)
    assert sums.difference == 0
    assert sums.counts == {
        MoneyState.PAID: 1,
        MoneyState.UNPAID: 1,
        MoneyState.NO_SOURCE: 1,
    }


def test_paid_and_due_apart_are_a_difference_and_named() -> None:
    less = line(Payment(paid_on=DAY, paid=5_000_000))
    unknown = line(Payment(paid_on=DAY, paid=1_000), amount=None)
    gone = line(Payment(paid_on=DAY, paid=40), is_called=False)
    noted = line(Payment(note="nhận tại nhà"), is_called=False)
    well = line(Payment(paid_on=DAY, paid=5_060_000))
    assert money_sums([less]).difference == 60_000
    assert money_sums([gone, well]).difference == -40
    found = list(money_findings([less, unknown, gone, noted, well]))
    assert [finding.code for finding in found] == [
        "paid_differs",
        "paid_amount_unknown",
        "paid_off_roster",
        "payment_off_roster",
    ]
    assert found[0].details == {"member": LINE.name, "paid": 5_000_000, "due": 5_060_000}
    assert found[2].details == {"member": LINE.name, "paid": 40}


def test_parts_of_a_line() -> None:
    stray = replace(LINE, branch="", level=None, round="")
    assert [part_of(LINE, part) for part in PARTS] == ["Chi bộ Một", "", "3/2/2027", "40"]
    assert [part_of(stray, part) for part in PARTS] == ["", "", "", ""]


@settings(max_examples=50)
@given(LINES)
def test_parts_add_up_to_the_whole_and_only_findings_make_a_difference(
    lines: list[MoneyLine],
) -> None:
    whole = money_sums(lines)
    for part in PARTS:
        parts = sums_by(lines, part).values()
        for name in ("people", "due", "paid", "unpaid", "no_source", "unknown", "difference"):
            assert sum(getattr(each, name) for each in parts) == getattr(whole, name)
    assert sum(whole.counts.values()) == whole.people
    named = {finding.code for finding in money_findings(lines)} - {"payment_off_roster"}
    assert whole.difference == 0 or named
    apart = [
        each for each in lines if (each.payment.paid or 0) != each.due and each.payment.paid_on
    ]
    assert whole.difference == sum(each.due - (each.payment.paid or 0) for each in apart)
