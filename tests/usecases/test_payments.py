"""The money of a ceremony: entered for many at once, also after closing, and adding up."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from tests.usecases.conftest import PEOPLE, ROUND
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import Member
from vusta_desk.domain.own_rules import OwnValue
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.domain.payments import MoneyState
from vusta_desk.storage.rule_values import keep_own_value
from vusta_desk.usecases import ceremonies, duplicates, upkeep
from vusta_desk.usecases.drafts import EntryChange
from vusta_desk.usecases.office import office as settings_of
from vusta_desk.usecases.payments import (
    MoneyLine,
    MoneyView,
    PaymentChange,
    change_payments,
    money,
    money_by,
    named,
    set_money_day,
)
from vusta_desk.usecases.services import Services

DAY = date(2027, 2, 3)
PAID = date(2026, 11, 20)
FUND = "Quỹ thi đua khen thưởng"


@pytest.fixture
def made(office: Services) -> int:
    """M2 for 75, M3 for 70, M4 for 45 (no amount known) and M1 for 40."""
    return ceremonies.create(office, [ROUND], DAY, "Hội trường")


def line(view: MoneyView, key: str) -> MoneyLine:
    return next(each for each in view.lines if each.key == key)


def test_at_first_nobody_is_known_to_pay(office: Services, made: int) -> None:
    view = money(office, made)
    assert [each.key for each in view.lines] == ["M2", "M3", "M4", "M1"]
    assert {each.state for each in view.lines} == {MoneyState.NO_SOURCE}
    assert view.sums.no_source == view.sums.due == 25_300_000 + 20_240_000 + 5_060_000
    assert view.sums.difference == 0
    assert view.unknown_levels == (45,)
    (finding,) = view.findings
    assert (finding.code, finding.details["names"]) == ("roster_without_amount", ("Phạm Bình",))


def test_many_at_once_are_one_operation_and_undone_as_one(office: Services, made: int) -> None:
    change_payments(office, made, ["M1", "M2"], PaymentChange(source=f" {FUND} ", extra=500_000))
    number = change_payments(office, made, ["M2", "M3"], PaymentChange(paid_on=PAID))
    view = money(office, made)
    assert view.sources == (FUND,)
    assert line(view, "M2").payment.paid == 25_800_000
    assert [line(view, key).state for key in ("M1", "M2", "M3", "M4")] == [
        MoneyState.UNPAID,
        MoneyState.PAID,
        MoneyState.PAID,
        MoneyState.NO_SOURCE,
    ]
    assert (view.sums.paid, view.sums.unpaid, view.sums.no_source, view.sums.difference) == (
        46_040_000,
        5_560_000,
        0,
        0,
    )
    done = upkeep.history(office)[0]
    assert done.title.endswith("what was paid (Lê Thị Đào, Nguyễn An)")
    assert number is not None
    upkeep.undo(office, number)
    assert money(office, made).sums.paid == 0
    assert change_payments(office, made, ["M1"], PaymentChange(source=FUND)) is None


def test_what_is_not_known_is_not_paid_without_a_sum(office: Services, made: int) -> None:
    with pytest.raises(Refused, match="paid_sum_needed") as refused:
        change_payments(office, made, ["M4"], PaymentChange(source=FUND, paid_on=PAID))
    assert refused.value.details == {"member": "Phạm Bình"}
    change_payments(office, made, ["M1", "M4"], PaymentChange(source=FUND, paid_on=PAID))
    assert line(money(office, made), "M1").state is MoneyState.PAID
    assert line(money(office, made), "M4").state is MoneyState.UNPAID
    change_payments(office, made, ["M4"], PaymentChange(paid_on=PAID, paid=500_000))
    assert line(money(office, made), "M4").payment.paid == 500_000


def test_nothing_is_paid_where_nothing_is_to_be_given(office: Services, made: int) -> None:
    change_payments(office, made, ["M2"], PaymentChange(source=FUND))
    ceremonies.change_entry(office, made, "M2", EntryChange(leave_out=True, reason="vắng"))
    assert change_payments(office, made, ["M2"], PaymentChange(paid_on=PAID)) is None
    assert line(money(office, made), "M2").state is MoneyState.NOTHING


def test_payments_may_change_after_closing_while_amounts_may_not(
    office: Services, made: int
) -> None:
    ceremonies.close(office, made)
    change_payments(office, made, ["M1"], PaymentChange(paid_on=PAID, paid=5_000_000))
    change_payments(office, made, ["M1"], PaymentChange(paid_on=date(2026, 11, 21)))
    view = money(office, made)
    payment = line(view, "M1").payment
    assert (payment.paid_on, payment.paid) == (date(2026, 11, 21), 5_000_000)
    assert view.sums.difference == 60_000
    assert view.findings[0].code == "paid_differs"
    before = [each.amount for each in view.lines]
    set_money_day(office, "hand_over")
    assert [each.amount for each in money(office, made).lines] == before
    change_payments(office, made, ["M1"], PaymentChange(not_paid=True))
    assert line(money(office, made), "M1").payment.paid is None


def test_emptied_again_nothing_is_kept(office: Services, made: int) -> None:
    everything = PaymentChange(
        extra=1, extra_what="khăn", source=FUND, paid_on=PAID, paid=2, note="nhận tại nhà"
    )
    change_payments(office, made, ["M1"], everything)
    nothing = PaymentChange(no_extra=True, extra_what="", source="", not_paid=True, note="")
    change_payments(office, made, ["M1"], nothing)
    assert money(office, made).sources == ()
    ceremonies.change_entry(office, made, "M1", EntryChange(leave_out=True, reason="vắng"))
    assert len(money(office, made).lines) == 3


def test_money_of_somebody_who_left_the_roster_is_found(
    office: Services, made: int, changed: Callable[[Member], None]
) -> None:
    change_payments(office, made, ["M1", "M2"], PaymentChange(paid_on=PAID))
    ceremonies.change_entry(office, made, "M2", EntryChange(leave_out=True, reason="vắng"))
    first = PEOPLE.members[0]
    changed(replace(first, admission_decision_date=PartialDate.from_iso("2000-02-10")))
    ceremonies.refresh(office, made)
    view = money(office, made)
    assert [finding.code for finding in view.findings[:2]] == ["paid_off_roster"] * 2
    gone, left_out = line(view, "M1"), line(view, "M2")
    assert (gone.name, gone.level, gone.amount) == ("Trần Văn Ân", None, None)
    assert (left_out.level, left_out.is_called) == (75, False)
    assert view.sums.difference == -(5_060_000 + 25_300_000)
    assert money_by(view, "level")[""].difference == -5_060_000
    change_payments(office, made, ["M1", "M2"], PaymentChange(not_paid=True))
    assert money(office, made).sums.difference == 0


def test_a_merged_record_brings_its_money_into_the_draft(office: Services, made: int) -> None:
    change_payments(office, made, ["M1"], PaymentChange(source=FUND))
    merged = duplicates.merge(office, duplicates.compare(office, "M1", "M5", "M5"), {})
    ceremonies.refresh(office, made)
    assert line(money(office, made), "M5").payment.source == FUND
    upkeep.undo(office, upkeep.history(office, 1)[0].id)
    upkeep.undo(office, merged)
    assert line(money(office, made), "M1").payment.source == FUND


def test_by_branch_in_the_offices_order_and_what_nobody_said_last(
    office: Services, made: int
) -> None:
    change_payments(office, made, ["M1"], PaymentChange(source=FUND))
    view = money(office, made)
    branches = list(money_by(view, "branch"))
    assert branches == [name for name in view.branches if name in branches]
    assert list(money_by(view, "level")) == ["75", "70", "45", "40"]
    assert list(money_by(view, "source")) == [FUND, ""]
    assert list(money_by(view, "round")) == ["3/2/2027"]


def test_another_money_day_reckons_drafts_anew_and_is_undone_whole(
    office: Services,
) -> None:
    made = ceremonies.create(office, [ROUND], date(2026, 6, 1), "Hội trường")
    assert line(money(office, made), "M1").amount == 5_060_000
    number = set_money_day(office, "hand_over")
    assert line(money(office, made), "M1").amount == 4_680_000
    assert money(office, made).money_day == "hand_over"
    assert set_money_day(office, "hand_over") is None
    assert number is not None
    upkeep.undo(office, number)
    assert line(money(office, made), "M1").amount == 5_060_000
    assert settings_of(office.data)["money_day"] == "decision"
    set_money_day(office, "hand_over")
    set_money_day(office, "")
    assert line(money(office, made), "M1").amount == 5_060_000
    assert settings_of(office.data)["money_day"] == "decision"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (PaymentChange(paid_on=date(2026, 11, 23)), "paid_day_ahead"),
        (PaymentChange(paid=5), "paid_day_needed"),
        (PaymentChange(extra=-1), "money_out_of_range"),
        (PaymentChange(paid=10**12, paid_on=PAID), "money_out_of_range"),
    ],
)
def test_what_cannot_be_is_refused(
    office: Services, made: int, change: PaymentChange, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        change_payments(office, made, ["M1"], change)
    assert refused.value.code == code
    assert money(office, made).sums.paid == 0


def test_people_are_named_by_key_or_card(office: Services, made: int) -> None:
    view = money(office, made)
    assert named(office, view, ["M1", "M2", "M1"]) == ("M1", "M2")
    for text, code in (("12345678", "not_on_roster"), ("M99", "member_not_found")):
        with pytest.raises(Refused) as refused:
            named(office, view, [text])
        assert refused.value.code == code
    with pytest.raises(Refused, match="not_on_roster"):
        change_payments(office, made, ["M7"], PaymentChange(note="x"))
    with pytest.raises(Refused, match="setting_value"):
        set_money_day(office, "yesterday")


def test_a_rule_entered_later_is_told_and_taken_into_the_draft(office: Services, made: int) -> None:
    own = OwnValue("multiples", date(2015, 10, 27), "2.5", "Hướng dẫn mẫu", "45")
    with office.operation("rule_set", rule="multiples") as writer:
        keep_own_value(writer.connection, own)
    view = money(office, made)
    assert view.is_behind
    assert view.findings[0].code == "amounts_behind_rules"
    assert line(view, "M4").amount is None
    ceremonies.change(office, made)
    view = money(office, made)
    assert (view.is_behind, line(view, "M4").amount, view.findings) == (False, 6_325_000, ())
    ceremonies.close(office, made)
    assert not money(office, made).is_behind
