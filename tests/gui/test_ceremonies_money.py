"""The money of a ceremony in its place: who is chosen, what is entered, what it adds up to."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.helpers.ceremony_place import DAY, ROUND, show_ceremonies
from tests.helpers.window import press
from vusta_desk.domain.own_rules import OwnValue
from vusta_desk.domain.payments import MoneyState
from vusta_desk.gui.screens.ceremonies import CeremoniesScreen
from vusta_desk.gui.screens.ceremonies.money_page import MoneyPage
from vusta_desk.gui.screens.ceremonies.payment_dialog import PaymentDialog
from vusta_desk.gui.session import Session
from vusta_desk.storage.rule_values import keep_own_value
from vusta_desk.usecases import ceremonies, upkeep
from vusta_desk.usecases.drafts import EntryChange
from vusta_desk.usecases.office import office
from vusta_desk.usecases.payments import PaymentChange, change_payments, money

FUND = "Quỹ thi đua khen thưởng"
PAID = date(2026, 11, 20)


@pytest.fixture
def made(session: Session) -> int:
    return ceremonies.create(session.services, [ROUND], DAY, "Hội trường")


@pytest.fixture
def screen(qtbot: QtBot, session: Session, made: int) -> CeremoniesScreen:
    shown = show_ceremonies(qtbot, session)
    shown.show_target(ceremony=made, page="money")
    return shown


@pytest.fixture
def page(screen: CeremoniesScreen) -> MoneyPage:
    assert screen.money.isVisible()
    return screen.money


def listed(page: MoneyPage) -> list[str]:
    return [row.line.key for row in page.table.rows_model.rows]


def dialog_of(screen: CeremoniesScreen) -> PaymentDialog:
    assert isinstance(screen.dialog, PaymentDialog)
    return screen.dialog


def test_it_reads_only_what_is_looked_at(qtbot: QtBot, session: Session, made: int):
    screen = show_ceremonies(qtbot, session)
    assert screen.money.view is None
    screen.tabs.setCurrentIndex(1)
    assert screen.money.view is not None
    assert listed(screen.money) == [each.key for each in money(session.services, made).lines]


def test_acts_of_the_roster_do_nothing_on_this_page(screen: CeremoniesScreen):
    screen.sheet.roster.choose(screen.sheet.roster.rows_model.rows[0].entry.key)
    roster_acts = (screen._up, screen._down, screen._edit, screen._leave_out, screen._put_in)
    assert not any(act.isEnabled() for act in roster_acts)
    screen.tabs.setCurrentIndex(0)
    assert all(act.isEnabled() for act in roster_acts)


def test_several_are_paid_at_once(screen: CeremoniesScreen, page: MoneyPage, session: Session):
    assert not page.buttons["pay"].isEnabled()
    page.table.setFocus()
    press(page.table, "Ctrl+A")
    page.buttons["pay"].click()
    dialog = dialog_of(screen)
    assert dialog.paid_on.value() == session.services.today
    assert not dialog.is_changed
    assert not dialog.paid.isVisible()
    dialog.source.setCurrentText(FUND)
    operations = len(upkeep.history(session.services))
    dialog.accept()
    assert screen.dialog is None
    assert len(upkeep.history(session.services)) == operations + 1
    assert page.view is not None
    known = [line for line in page.view.lines if line.amount is not None]
    assert {line.state for line in known} == {MoneyState.PAID}
    assert page.view.sums.counts[MoneyState.UNPAID] == len(page.view.lines) - len(known)
    assert page.view.sums.paid == page.view.sums.due
    assert {line.payment.source for line in page.view.lines} == {FUND}


def test_one_person_s_money_is_told_in_figures_and_words(
    screen: CeremoniesScreen, page: MoneyPage, session: Session, made: int
):
    page.table.select(0)
    press(page.table, "Return")
    dialog = dialog_of(screen)
    assert "25.300.000" in dialog.about.text()
    assert "Hai mươi lăm triệu ba trăm nghìn đồng" in dialog.about.text()
    assert "161/2026" in dialog.about.text()
    assert not dialog.is_changed
    dialog.extra.setText("500 000")
    dialog.what.setText("khăn lụa")
    dialog.paid.setText("1.000.000")
    dialog.accept()
    assert dialog._paid_on_field.problem
    dialog.paid_on.setText("20/11/2026")
    dialog.note.setText("nhận tại nhà")
    dialog.accept()
    line = money(session.services, made).lines[0]
    assert (line.payment.extra, line.payment.paid, line.payment.paid_on) == (
        500_000,
        1_000_000,
        PAID,
    )
    assert "24.800.000" in page.cards.balance.text()
    assert page.findings.isVisible()
    assert page.chosen()[0].key == line.key


def test_what_differs_among_several_stays(
    screen: CeremoniesScreen, page: MoneyPage, session: Session, made: int
):
    first, second = listed(page)[:2]
    change_payments(session.services, made, [first], PaymentChange(source=FUND, note="a"))
    page.show_ceremony(made)
    press(page.table, "Ctrl+A")
    page.enter(pays=False)
    dialog = dialog_of(screen)
    assert not dialog.is_changed
    assert dialog.source.line.placeholderText()
    dialog.extra.set_value(300_000)
    dialog.accept()
    lines = {line.key: line.payment for line in money(session.services, made).lines}
    assert (lines[first].source, lines[first].note, lines[first].extra) == (FUND, "a", 300_000)
    assert (lines[second].source, lines[second].extra) == ("", 300_000)
    assert screen.dialog is None


def test_emptied_fields_take_back(
    screen: CeremoniesScreen, page: MoneyPage, session: Session, made: int
):
    key = listed(page)[0]
    change_payments(
        session.services, made, [key], PaymentChange(source=FUND, extra=5, paid_on=PAID)
    )
    page.show_ceremony(made)
    page.table.select(0)
    page.enter(pays=False)
    dialog = dialog_of(screen)
    for edit in (dialog.extra, dialog.paid_on, dialog.paid):
        edit.clear()
    dialog.source.setCurrentText("")
    dialog.accept()
    assert money(session.services, made).sources == ()


def test_a_payment_is_taken_back(page: MoneyPage, session: Session, made: int):
    key = listed(page)[1]
    change_payments(session.services, made, [key], PaymentChange(paid_on=PAID))
    page.show_ceremony(made)
    page.table.select(0)
    assert not page.buttons["take_back"].isEnabled()
    page.table.select(1)
    page.buttons["take_back"].click()
    assert money(session.services, made).sums.paid == 0


def test_a_card_shows_its_people(page: MoneyPage, session: Session, made: int):
    key = listed(page)[2]
    change_payments(session.services, made, [key], PaymentChange(paid_on=PAID))
    page.show_ceremony(made)
    page.cards.cards[MoneyState.PAID].click()
    assert listed(page) == [key]
    page.cards.cards["all"].click()
    assert len(listed(page)) > 1
    assert not page.cards.cards["difference"].isVisible()
    change_payments(session.services, made, [key], PaymentChange(paid=1))
    page.show_ceremony(made)
    page.cards.cards["difference"].click()
    assert listed(page) == [key]
    change_payments(session.services, made, [key], PaymentChange(not_paid=True))
    page.show_ceremony(made)
    assert page.cards.chosen == "all"
    assert len(listed(page)) > 1


def test_who_is_paid_already_is_not_paid_again(
    screen: CeremoniesScreen, page: MoneyPage, session: Session, made: int
):
    first = listed(page)[0]
    change_payments(session.services, made, [first], PaymentChange(paid_on=PAID))
    page.show_ceremony(made)
    page.table.select(0)
    assert not page.buttons["pay"].isEnabled()
    page.table.selectAll()
    page.buttons["pay"].click()
    assert first not in [line.key for line in dialog_of(screen).lines]
    dialog_of(screen).accept()
    view = money(session.services, made)
    lines = {line.key: line.payment.paid_on for line in view.lines if line.amount is not None}
    assert lines.pop(first) == PAID
    assert set(lines.values()) == {session.services.today}


def test_sums_by_what_is_chosen(page: MoneyPage, session: Session, made: int):
    key = listed(page)[0]
    change_payments(session.services, made, [key], PaymentChange(source=FUND))
    page.show_ceremony(made)
    page.sums.part.set_value("source")
    rows = page.sums.table.rows_model.rows
    assert [row.name for row in rows[1:]] == [FUND, session.words.gettext("not said")]
    assert rows[0].sums.due == sum(row.sums.due for row in rows[1:])


def test_the_money_day_is_changed_here(page: MoneyPage, session: Session):
    page.money_day.set_value("round")
    assert office(session.services.data)["money_day"] == "round"


def test_somebody_who_left_the_roster_is_shown_apart(page: MoneyPage, session: Session, made: int):
    key = listed(page)[0]
    change_payments(session.services, made, [key], PaymentChange(paid_on=PAID))
    ceremonies.change_entry(session.services, made, key, EntryChange(leave_out=True, reason="vắng"))
    page.show_ceremony(made)
    assert listed(page)[-1] == key
    assert page.findings.isVisible()
    state = page.table.rows_model.index(len(listed(page)) - 1, 4)
    assert state.data() == session.words.gettext("not on the roster")
    assert state.data(Qt.ItemDataRole.DecorationRole) is not None


def test_the_paper_and_the_missing_rule_are_one_click_away(
    page: MoneyPage, session: Session, made: int
):
    went = []
    session.go = lambda place, /, **target: went.append((place, target))
    page.buttons["paper"].click()
    page.to_rules.click()
    assert went == [
        ("papers", {"ceremony": made, "paper": "payments"}),
        ("rules", {"rule": "multiples", "part": "45"}),
    ]


def test_amounts_are_reckoned_anew_where_the_rules_have_changed(
    page: MoneyPage, session: Session, made: int
):
    assert not page.anew.isVisible()
    own = OwnValue("multiples", date(2015, 10, 27), "2.5", "Hướng dẫn mẫu", "45")
    with session.services.operation("rule_set", rule="multiples") as writer:
        keep_own_value(writer.connection, own)
    page.show_ceremony(made)
    assert page.to_rules.isVisible()
    page.anew.click()
    assert not page.anew.isVisible()
    assert not page.to_rules.isVisible()
    assert money(session.services, made).sums.unknown == 0
