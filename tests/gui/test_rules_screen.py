"""The place Rules: entered with their source, what changes shown before, taken back, proven."""

from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.own_values import SOURCE, enter_multiples, settle
from tests.helpers.ruling_desk import closed, in_front, opened, shown
from tests.helpers.window import press
from vusta_desk.domain.own_rules import OwnValue
from vusta_desk.gui.screens.rules import RulesScreen
from vusta_desk.gui.screens.rules.columns import holds_text, state_text, value_columns
from vusta_desk.gui.screens.rules.value_dialog import ValueDialog
from vusta_desk.gui.session import Session
from vusta_desk.i18n.rule_words import value_text
from vusta_desk.rulefiles.kinds import KINDS
from vusta_desk.usecases import rule_cases, rules
from vusta_desk.usecases.rule_cases import CaseFailure, Proof

FAILS = Proof(204, 203, (CaseFailure("wait-6", "waits.toml, 3", "outcome", "due", "waiting"),))


@pytest.fixture
def screen(session: Session, qtbot: QtBot) -> RulesScreen:
    return opened(session, qtbot)


@pytest.fixture
def no_members(empty_session: Session, qtbot: QtBot) -> RulesScreen:
    return opened(empty_session, qtbot)


# --- what is shown --------------------------------------------------------------------------------


def test_what_is_unknown_comes_first_then_what_is_our_reading(screen: RulesScreen):
    states = [(view.is_unknown, bool(view.needs_entry)) for view in shown(screen)]
    assert states == sorted(states, reverse=True)
    assert states[0] == (True, True)
    first, words = shown(screen)[0], screen.words
    assert first.id == "multiples"
    assert "45, 85, 90" in state_text(first, words)
    counts = sum(each for each, _ in states), sum(need for each, need in states if not each)
    assert screen.needed.text() == words.say(
        "Rules that are not known: {unknown}; that are only our reading: {readings}.",
        unknown=counts[0],
        readings=counts[1],
    )
    assert {view.id for view in shown(screen)} == set(KINDS)


def test_when_nothing_needs_an_entry_the_place_says_so(session: Session, qtbot: QtBot):
    settle(session.services)
    made = opened(session, qtbot)
    assert not any(view.needs_entry or view.is_unknown for view in shown(made))
    assert made.needed.text() == made.words.gettext(
        "No rule needs an entry: all that matters in the next round is known."
    )


def test_shipped_and_own_values_stand_side_by_side_the_latest_first(session: Session, qtbot: QtBot):
    enter_multiples(session.services)
    made = opened(session, qtbot)
    made.show_target(rule="multiples")
    values = list(made.panel.table.rows_model.rows)
    assert [value.since for value in values] == sorted((v.since for v in values), reverse=True)
    assert [value.is_own for value in values[:3]] == [True, True, True]
    assert not values[-1].is_own
    assert made.panel.table.current() == values[0]
    columns = {each.id: each for each in value_columns(made.panel.rule, session.icons, made.words)}
    assert "2,5" in columns["value"].text(values[2])
    assert columns["origin"].text(values[0]) != columns["origin"].text(values[-1])


def test_a_value_is_told_in_full_below_and_offers_to_be_taken_back_only_if_own(
    session: Session, qtbot: QtBot
):
    enter_multiples(session.services)
    made = opened(session, qtbot)
    made.show_target(rule="multiples")
    last = len(made.panel.table.rows_model.rows) - 1
    for place in (0, last):
        made.panel.table.select(place)
        value = made.panel.table.current()
        assert value is not None
        said = made.panel.told.text()
        assert value_text("multiples", value.value, made.words) in said
        assert value.source in said
        assert made.panel.forget_button.isVisible() is value.is_own is (place == 0)


def test_the_parts_of_which_another_value_holds_are_named(session: Session, qtbot: QtBot):
    given = OwnValue("wait_months", date(2026, 8, 1), 8, SOURCE, "warning")
    rules.set_own(session.services, given)
    made = opened(session, qtbot)
    made.show_target(rule="wait_months")
    table = next(v for v in made.panel.table.rows_model.rows if v.overtaken)
    assert "cảnh cáo" in holds_text(table, made.words)


def test_a_long_list_of_values_is_whole_and_shows_what_holds(no_members: RulesScreen):
    services = no_members.session.services
    for month in range(1, 31):
        day = date(2027 + month // 12, month % 12 + 1, 1)
        rules.set_own(services, OwnValue("base_salary", day, 3_000_000 + month, SOURCE))
    shipped = len(services.shipped_rules.rules["base_salary"].values)
    no_members.show_target(rule="base_salary")
    table = no_members.panel.table
    assert len(table.rows_model.rows) == shipped + 30
    held = table.current()
    assert held is not None
    assert held.in_force
    assert not held.is_own
    assert table.visualRect(table.currentIndex()).intersects(table.viewport().rect())
    assert no_members.table.height() >= no_members.table.sizeHint().height()


def test_a_target_chooses_the_rule_and_asks_for_its_part(screen: RulesScreen, qtbot: QtBot):
    screen.show_target(rule="multiples", part="90")
    dialog = in_front(qtbot, screen, ValueDialog)
    assert dialog.parts.value() == "90"
    assert dialog.value.hasFocus()
    press(dialog, "Escape")
    closed(qtbot, screen)
    screen.dialog = None
    screen.show_target(rule="round_windows", part="")
    assert screen.panel.rule is not None
    assert screen.panel.rule.id == "round_windows"
    assert screen.dialog is None


def test_each_unknown_part_has_its_button(screen: RulesScreen, qtbot: QtBot):
    screen.show_target(rule="multiples")
    made = {each.text(): each for each in screen.panel.findChildren(QPushButton)}
    made["Nhập: 85 năm…"].click()
    dialog = in_front(qtbot, screen, ValueDialog)
    assert dialog.parts.value() == "85"
    assert [dialog.parts.itemText(at) for at in (1, 2, 3)] == ["45 năm", "85 năm", "90 năm"]
    press(dialog, "Escape")


# --- the proof ------------------------------------------------------------------------------------


def test_the_rules_prove_themselves_once(no_members: RulesScreen, monkeypatch: pytest.MonkeyPatch):
    [line] = no_members.proof_line.texts()
    services = no_members.session.services
    total = rule_cases.prove_shipped(services).total
    assert total > 100
    assert f"{total}/{total}" in line
    assert services.rulebook.fingerprint in line
    monkeypatch.setattr(rule_cases, "prove_shipped", lambda _: FAILS)
    no_members.refresh()
    assert no_members.proof_line.texts() == [line]


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rule_cases, "prove_shipped", lambda _: FAILS)


def test_an_example_that_fails_is_named_in_a_notice(
    failing: None, empty_session: Session, qtbot: QtBot
):
    screen = opened(empty_session, qtbot)
    said = screen.proof_line.texts()
    assert "203/204" in said[0]
    [named] = [text for text in said if "wait-6" in text]
    assert "waits.toml, 3" in named
    assert "đến hạn" in named
    banners = [each for each in screen.findChildren(QWidget) if each.property("role") == "banner"]
    assert len(banners) == 1


# --- around ---------------------------------------------------------------------------------------


def test_what_is_chosen_stays_chosen(screen: RulesScreen):
    screen.show_target(rule="wait_months")
    last = len(screen.panel.table.rows_model.rows) - 1
    screen.panel.table.select(last)
    kept = screen.panel.table.current()
    screen.refresh()
    assert screen.panel.rule.id == "wait_months"
    assert screen.panel.table.current() == kept


def test_an_unknown_target_shows_the_first_rule(no_members: RulesScreen):
    no_members.show_target(rule="salaries")
    assert no_members.panel.rule == shown(no_members)[0]


def test_enter_on_a_rule_asks_for_its_value(no_members: RulesScreen, qtbot: QtBot):
    no_members.show_target(rule="reconcile_months")
    press(no_members.table, "Return")
    dialog = in_front(qtbot, no_members, ValueDialog)
    assert dialog.parts is None
    press(dialog, "Escape")
