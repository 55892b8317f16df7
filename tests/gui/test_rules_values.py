"""Values of the office's own entered in the place Rules, seen first, taken back."""

import re
from datetime import date
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.helpers.desk import session_of
from tests.helpers.own_values import SOURCE, enter_multiples
from tests.helpers.ruling_desk import asked, closed, enter, fill, in_front, opened
from tests.helpers.window import PATIENCE, find, press, type_text, until
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.own_rules import OwnValue
from vusta_desk.gui import problems, undoing
from vusta_desk.gui.screens.rules import RulesScreen
from vusta_desk.gui.screens.rules.value_dialog import ForgetDialog, ValueDialog
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets import unsaved
from vusta_desk.jobs import Progress, ThreadRunner
from vusta_desk.rulefiles.kinds import KINDS
from vusta_desk.usecases import rules, upkeep

WINDOWS = ("3/2", "1/1", "31/3", "19/5", "1/4", "30/6", "2/9", "1/7", "30/9", "7/11", "1/10")
TYPED = {
    "levels": ("30, 40, 45, 50", [30, 40, 45, 50]),
    "levels_for_earlier_deaths": ("50, 20/9/2020", {"level": 50, "before": "2020-09-20"}),
    "seniority_start": (["Down", "Down"], "official_date"),
    "count_by_month": (["Down", "Down"], False),
    "early_limit_months": ("9", 9),
    "wait_months": ("7", 7),
    "early_posthumous_months": ("10", 10),
    "round_windows": (
        [*WINDOWS, "30/11"],
        [
            {"day": "02-03", "first": "01-01", "last": "03-31"},
            {"day": "05-19", "first": "04-01", "last": "06-30"},
            {"day": "09-02", "first": "07-01", "last": "09-30"},
            {"day": "11-07", "first": "10-01", "last": "11-30"},
        ],
    ),
    "multiples": ("2,5", "2.5"),
    "base_salary": ("2.700.000", 2_700_000),
    "reconcile_months": ("6", 6),
}
PARTS = {"early_limit_months": "45", "wait_months": "warning", "multiples": "45"}


@pytest.fixture
def screen(session: Session, qtbot: QtBot) -> RulesScreen:
    return opened(session, qtbot)


@pytest.fixture
def no_members(empty_session: Session, qtbot: QtBot) -> RulesScreen:
    return opened(empty_session, qtbot)


# --- entering -------------------------------------------------------------------------------------


def test_every_shape_of_value_is_entered_from_the_keyboard(no_members: RulesScreen, qtbot: QtBot):
    screen, services = no_members, no_members.session.services
    assert TYPED.keys() == KINDS.keys()
    for rule, (typed, kept) in TYPED.items():
        fill(asked(qtbot, screen, rule, PARTS.get(rule, "")), typed)
        enter(qtbot, screen)
        found = {own.rule: own for own in rules.own_values(services)}[rule]
        assert (found.value, found.part) == (kept, PARTS.get(rule, "")), rule
        assert (found.since, found.source) == (date(2027, 1, 1), SOURCE)
        assert rule == screen.panel.rule.id
    assert len(rules.own_values(services)) == len(KINDS)


def test_a_list_begins_with_what_holds(no_members: RulesScreen, qtbot: QtBot):
    dialog = asked(qtbot, no_members, "levels")
    assert dialog.value.text() == "30, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90"
    press(dialog, "Escape")  # nothing was typed: nothing is asked
    dialog = asked(qtbot, no_members, "round_windows")
    assert [edit.text() for edit in dialog.value.lines[1]] == ["19/5", "1/4", "30/6"]
    press(dialog, "Escape")


def test_another_round_has_a_line_of_its_own_and_none_is_passed_over(
    no_members: RulesScreen, qtbot: QtBot
):
    dialog = asked(qtbot, no_members, "round_windows")
    dialog.value.more.click()
    line = dialog.value.lines[4]
    assert len({edit.accessibleName() for each in dialog.value.lines for edit in each}) == 15
    assert line[0].hasFocus()
    press(line[0], "Tab")
    assert line[1].hasFocus()
    type_text(line[1], "1/12")  # without its day
    press(line[1], "Tab")
    press(line[2], "Tab")
    assert dialog.value.more.hasFocus()
    type_text(dialog.since, "1/1/2027")
    type_text(dialog.source, SOURCE)
    press(dialog.source, "Return")
    assert dialog.value_field.problem
    assert rules.own_values(no_members.session.services) == ()
    for edit, text in zip(line, ("22/12", "1/12", "31/12"), strict=True):
        edit.selectAll()
        type_text(edit, text)
    enter(qtbot, no_members)
    [own] = rules.own_values(no_members.session.services)
    assert own.value[-1] == {"day": "12-22", "first": "12-01", "last": "12-31"}


def test_what_is_missing_or_wrong_is_said_beside_its_field(no_members: RulesScreen, qtbot: QtBot):
    dialog = asked(qtbot, no_members, "multiples")
    assert dialog.parts.hasFocus()
    press(dialog.parts, "Return")
    fields = (dialog.part_field, dialog.value_field, dialog.since_field, dialog.source_field)
    assert all(field.problem for field in fields)
    dialog.parts.set_value("40")
    fill(dialog, "hai", "2027")
    press(dialog.source, "Return")
    assert dialog.since_field.problem
    dialog.since.clear()
    type_text(dialog.since, "1/1/2027")
    press(dialog.since, "Return")
    assert "Mức tặng phẩm" in dialog.value_field.problem
    assert dialog.value.hasFocus()
    dialog.value.selectAll()
    type_text(dialog.value, "2")  # as it is shipped
    press(dialog.value, "Return")
    assert "HD 56" in dialog.value_field.problem
    assert rules.own_values(no_members.session.services) == ()
    dialog.value.selectAll()
    type_text(dialog.value, "2,25")
    enter(qtbot, no_members)
    assert [own.value for own in rules.own_values(no_members.session.services)] == ["2.25"]


def test_a_refusal_without_a_field_stands_above_the_buttons(
    no_members: RulesScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    def refuse(*_: object) -> None:
        raise Refused("rule_not_known", text="x", known=())

    dialog = asked(qtbot, no_members, "base_salary")
    fill(dialog, "2.700.000")
    monkeypatch.setattr(rules, "set_own", refuse)
    press(dialog.source, "Return")
    assert not dialog.problem.isHidden()
    dialog.done(0)


def test_closing_asks_before_anything_typed_is_lost(
    no_members: RulesScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    dialog = asked(qtbot, no_members, "base_salary")
    answers = [unsaved.Leave.STAY, unsaved.Leave.DISCARD]
    monkeypatch.setattr(unsaved, "ask", lambda *_: answers.pop(0))
    type_text(dialog.value, "2.700.000")
    press(dialog.value, "Escape")
    assert dialog.isVisible()
    dialog.close()
    closed(qtbot, no_members)
    assert answers == []
    assert rules.own_values(no_members.session.services) == ()


# --- what would change ----------------------------------------------------------------------------


def test_whose_verdict_changes_is_shown_before_a_source_is_there(screen: RulesScreen, qtbot: QtBot):
    dialog = asked(qtbot, screen, "multiples", "45")
    assert dialog.changes.table.isHidden()
    type_text(dialog.value, "2,5")
    type_text(dialog.since, "1/1/2027")
    qtbot.waitUntil(dialog.changes.table.isVisible, timeout=PATIENCE)
    found = list(dialog.changes.table.rows_model.rows)
    own = OwnValue("multiples", date(2027, 1, 1), "2.5", SOURCE, "45")
    assert tuple(found) == rules.preview(screen.session.services, own)
    people = len({each.key for each in found})
    assert people < len(found)
    assert [*map(int, re.findall(r"\d+", dialog.changes.said.text()))] == [people, len(found)]
    column = {each.id: each.text for each in dialog.changes.table.rows_model.columns}
    for each in found:
        assert column["after"](each) == column["before"](each)
        assert column["amount-before"](each) == screen.words.gettext("not known")
        assert column["amount-after"](each) == "6.325.000\N{NO-BREAK SPACE}đ"
        assert column["level"](each) == "45"
    assert rules.own_values(screen.session.services) == ()
    dialog.value.clear()
    dialog.work_out()
    assert dialog.changes.table.isHidden()
    dialog.done(0)


def test_what_changes_nothing_says_so_and_what_is_refused_why(
    no_members: RulesScreen, qtbot: QtBot
):
    dialog = asked(qtbot, no_members, "base_salary")
    type_text(dialog.since, "1/1/2027")
    for text, said in (("3.000.000", "Không ai"), ("nhiều", "Mức lương cơ sở")):
        dialog.value.selectAll()
        type_text(dialog.value, text)
        dialog.work_out()
        assert said in dialog.changes.said.text()
        assert dialog.changes.table.isHidden()
    dialog.done(0)


def test_working_out_can_be_called_off_and_nothing_waits_for_it(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    begun, ended = Event(), Event()

    def endless(_: object, own: object, progress: Progress, **__: object) -> tuple[()]:
        begun.set()
        try:
            while True:
                progress.step(1, 4)
                Event().wait(0.001)
        finally:
            ended.set()

    def again() -> None:
        begun.clear()
        ended.clear()
        dialog.changes.again_button.click()
        until(qtbot, begun.is_set, "it is begun again")

    monkeypatch.setattr(rules, "preview", endless)
    threaded = session_of(session.services, ThreadRunner())
    screen = opened(threaded, qtbot)
    until(qtbot, lambda: screen.panel.rule, "the rules")
    screen.enter("85")
    dialog = in_front(qtbot, screen, ValueDialog)
    fill(dialog, "17,5")
    until(qtbot, begun.is_set, "it is begun")
    until(qtbot, lambda: dialog.changes.bar.value() == 1, "how far it is")
    find(dialog, QPushButton, dialog.changes.stop_button.text()).click()
    until(qtbot, ended.is_set, "it is called off")
    assert not dialog.changes.is_working
    again()
    dialog.act_button.click()  # the value is entered at once
    until(qtbot, lambda: QApplication.activeModalWidget() is None, "it is entered")
    assert ended.is_set()
    assert [own.part for own in rules.own_values(session.services)] == ["85"]
    threaded.tasks.close()


# --- taking back ----------------------------------------------------------------------------------


def test_a_value_is_taken_back_and_undoing_brings_it_back(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    services = session.services
    enter_multiples(services)
    before, fingerprint = rules.own_values(services), services.rulebook.fingerprint
    screen = opened(session, qtbot)
    screen.show_target(rule="multiples")
    places = [value.part for value in screen.panel.table.rows_model.rows]
    screen.panel.table.select(places.index("45"))
    screen.panel.forget_button.click()
    dialog = in_front(qtbot, screen, ForgetDialog)
    assert dialog.changes.table.rows_model.rows  # who loses the amount
    dialog.act_button.click()
    closed(qtbot, screen)
    assert {own.part for own in rules.own_values(services)} == {"85", "90"}
    assert "45" in screen.panel.rule.unknown_parts
    assert fingerprint not in screen.proof_line.texts()[0]
    monkeypatch.setattr(problems, "confirm", lambda *_: True)
    undoing.undo(session, upkeep.history(services, 1)[0].id)
    assert rules.own_values(services) == before
    assert screen.panel.rule.unknown_parts == ()
    assert fingerprint in screen.proof_line.texts()[0]


def test_not_taking_it_back_changes_nothing(empty_session: Session, qtbot: QtBot):
    session = empty_session
    enter_multiples(session.services)
    screen = opened(session, qtbot)
    screen.show_target(rule="multiples")
    screen.panel.table.select(0)
    screen.panel.forget_button.click()
    press(in_front(qtbot, screen, ForgetDialog), "Escape")
    assert len(rules.own_values(session.services)) == 3
