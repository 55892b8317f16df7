"""Acts in the place Badges: early request, review, ceremonies, badges as stated; undone by name."""

from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.helpers.badges_place import badges_in, badges_window
from tests.helpers.window import click, press
from vusta_desk.domain.ceremony import Entry
from vusta_desk.domain.eligibility import Outcome
from vusta_desk.gui.screens.badges import BadgesScreen
from vusta_desk.gui.screens.badges.mark_dialogs import EarlyDialog, ReviewDialog
from vusta_desk.gui.screens.badges.operation_dialog import OperationDialog
from vusta_desk.gui.screens.badges.presence_dialog import PresenceDialog
from vusta_desk.gui.screens.badges.stated_dialog import StatedDialog
from vusta_desk.gui.screens.ceremonies import CeremoniesScreen
from vusta_desk.gui.screens.ceremonies.create_dialog import CreateDialog
from vusta_desk.gui.session import Session
from vusta_desk.gui.shell.main_window import MainWindow
from vusta_desk.gui.widgets import unsaved
from vusta_desk.usecases import ceremonies, upkeep
from vusta_desk.usecases.badge_rounds import NO_HISTORY

D = TypeVar("D", bound=OperationDialog)
ROUND = "2027/3-2"


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> MainWindow:
    return badges_window(qtbot, session)


@pytest.fixture
def screen(window: MainWindow) -> BadgesScreen:
    return badges_in(window)


def dialog_of(window: MainWindow, kind: type[D]) -> D:
    (found,) = [each for each in window.findChildren(kind) if each.isVisible()]
    return found


def key_of(screen: BadgesScreen) -> str:
    assert screen.panel.told is not None
    return screen.panel.told.reckoning.member.key


def entries(session: Session) -> dict[str, Entry]:
    return {each.key: each for each in ceremonies.ceremony(session.services, 1).entries}


def last_title(session: Session) -> str:
    return upkeep.history(session.services, 1)[0].title


# --- early request, review ------------------------------------------------------------------------


def test_an_early_request_is_noted_and_withdrawn(window: MainWindow, screen: BadgesScreen):
    screen.show_box("none")
    rows = [row for row in screen.list.model.rows if row.decision.due_day]
    soon = min(rows, key=lambda row: row.decision.due_day or date.max)
    screen.show_target(key=soon.member.key)
    screen.member_acts.early.trigger()
    dialog = dialog_of(window, EarlyDialog)
    dialog.day.setText("15/11/2026")
    dialog.reason.setText("ung thư giai đoạn cuối")
    press(dialog.reason, "Return")
    assert key_of(screen) == soon.member.key
    assert screen.panel.told.box == "early"
    assert screen.panel.told.reckoning.member.early_request.date == date(2026, 11, 15)
    assert soon.member.name in last_title(screen.session)
    screen.member_acts.early.trigger()
    dialog_of(window, EarlyDialog).withdraw()
    assert screen.panel.told.box == "none"


def test_a_wrong_day_keeps_the_dialog_open(window: MainWindow, screen: BadgesScreen):
    screen.member_acts.early.trigger()
    dialog = dialog_of(window, EarlyDialog)
    dialog.day.setText("30/2/2026")
    click(dialog.act_button)
    assert dialog.isVisible()
    assert dialog.day_field.problem
    dialog.day.setText("")


def test_closing_by_mistake_loses_nothing(window: MainWindow, screen: BadgesScreen, monkeypatch):
    answers = [unsaved.Leave.STAY, unsaved.Leave.SAVE]
    monkeypatch.setattr(unsaved, "ask", lambda *_: answers.pop(0))
    screen.member_acts.review.trigger()
    dialog = dialog_of(window, ReviewDialog)
    dialog.day.setText("1/10/2026")
    press(dialog.day, "Esc")
    assert dialog.isVisible()
    assert dialog.day.text()
    press(dialog.day, "Esc")
    assert answers == []
    assert screen.panel.told.box == "under_review"
    assert screen.panel.told.reckoning.member.under_review.since == date(2026, 10, 1)


def test_a_review_ends(window: MainWindow, screen: BadgesScreen):
    key = key_of(screen)
    screen.member_acts.review.trigger()
    click(dialog_of(window, ReviewDialog).act_button)
    assert screen.panel.told.box == "under_review"
    screen.show_target(key=key)
    screen.member_acts.review.trigger()
    dialog_of(window, ReviewDialog).end()
    assert screen.panel.told.box == "due"


def test_acts_say_why_they_cannot_be_done(screen: BadgesScreen):
    acts = screen.member_acts
    assert not acts.leave_out.isEnabled()
    assert acts.leave_out.toolTip() == acts.put_in.toolTip() != ""
    screen.list.table.selectAll()
    assert not acts.early.isEnabled()
    assert not acts.review.isEnabled()


# --- ceremonies -----------------------------------------------------------------------------------


def test_a_ceremony_is_made_where_ceremonies_are(window: MainWindow, screen: BadgesScreen):
    due = screen.list.model.rowCount()
    press(window, "Ctrl+L")
    assert window.place == "ceremonies"
    there = window.screen_in_sight
    assert isinstance(there, CeremoniesScreen)
    dialog = there.dialog
    assert isinstance(dialog, CreateDialog)
    assert dialog.codes() == [ROUND]
    foreseen = ceremonies.foreseen(screen.session.services, [ROUND])
    assert foreseen.counts[Outcome.DUE] == due < foreseen.people
    dialog.accept()
    (made,) = ceremonies.all_ceremonies(screen.session.services)
    assert made.people == foreseen.people


def test_a_member_is_left_out_of_the_draft_and_put_in_again(
    window: MainWindow, screen: BadgesScreen
):
    key, session = key_of(screen), screen.session
    session.act(
        screen, lambda services: ceremonies.create(services, [ROUND], date(2027, 2, 3), "Hà Nội")
    )
    acts = screen.member_acts
    assert acts.leave_out.isEnabled()
    assert not acts.put_in.isEnabled()
    acts.leave_out.trigger()
    dialog = dialog_of(window, PresenceDialog)
    click(dialog.act_button)
    assert dialog.reason_field.problem, "a reason is needed"
    dialog.reason.setText("gia đình xin lùi")
    click(dialog.act_button)
    (entry,) = [
        each for each in ceremonies.ceremony(session.services, 1).entries if each.key == key
    ]
    assert entry.left_out == "gia đình xin lùi"
    assert acts.put_in.isEnabled()
    acts.put_in.trigger()
    dialog = dialog_of(window, PresenceDialog)
    assert dialog.level.value() == entry.level
    dialog.reason.setText("gia đình đổi ý")
    click(dialog.act_button)
    (entry,) = [
        each for each in ceremonies.ceremony(session.services, 1).entries if each.key == key
    ]
    assert entry.put_in == "gia đình đổi ý"
    assert entry.left_out is None


def test_someone_no_round_proposes_is_put_in_with_a_level(window: MainWindow, screen: BadgesScreen):
    session = screen.session
    session.act(
        screen, lambda services: ceremonies.create(services, [ROUND], date(2027, 2, 3), "Hà Nội")
    )
    screen.show_box("cannot_tell")
    key = key_of(screen)
    screen.member_acts.put_in.trigger()
    dialog = dialog_of(window, PresenceDialog)
    dialog.reason.setText("đã đối chiếu sổ gốc")
    click(dialog.act_button)
    assert dialog.level_field.problem, "no level is guessed"
    dialog.level.set_value(50)
    click(dialog.act_button)
    assert entries(session)[key].level == 50
    name = ceremonies.ceremony(session.services, 1).name
    assert f"Có tên trong danh sách “{name}”." in screen.panel.lines()


# --- badges as stated -----------------------------------------------------------------------------


def test_badges_as_stated_empty_the_box_without_history(window: MainWindow, screen: BadgesScreen):
    screen.show_box(NO_HISTORY)
    keys = {row.member.key for row in screen.list.model.rows}
    assert len(keys) == 3
    screen.ask_stated()
    dialog = dialog_of(window, StatedDialog)
    assert not dialog.act_button.isEnabled()
    dialog.day.setText("1/1/2020")
    assert keys <= set(dialog.ticked())
    dialog.tick_all(False)
    assert not dialog.act_button.isEnabled()
    dialog.tick_all(True)
    first = dialog.people.topLevelItem(0)
    first.setCheckState(0, Qt.CheckState.Unchecked)
    kept = set(dialog.ticked())
    click(dialog.act_button)
    people = {each.key: each for each in screen.session.services.registry().members}
    assert all(people[key].badges[0].stated_before == date(2020, 1, 1) for key in kept)
    assert len(screen.list.model.rows) == len(keys - kept)
    operation = upkeep.history(screen.session.services, 1)[0]
    screen.session.act(screen, lambda services: upkeep.undo(services, operation.id))
    assert len(screen.list.model.rows) == 3


def test_badges_as_stated_for_chosen_branches(window: MainWindow, screen: BadgesScreen):
    screen.ask_stated()
    dialog = dialog_of(window, StatedDialog)
    dialog.day.setText("1/1/2026")
    everyone = len(dialog.ticked())
    dialog.all_branches.setChecked(False)
    assert dialog.ticked() == ()
    place = dialog.people.headerItem().columnCount() - 1
    dialog.all_branches.setChecked(True)
    branch = dialog.people.topLevelItem(0).text(place)
    dialog.all_branches.setChecked(False)
    for at in range(dialog.branches.count()):
        if dialog.branches.item(at).text() == branch:
            dialog.branches.item(at).setCheckState(Qt.CheckState.Checked)
    assert 0 < len(dialog.ticked()) < everyone


def test_a_day_to_come_is_refused_in_the_dialog(window: MainWindow, screen: BadgesScreen):
    screen.ask_stated()
    dialog = dialog_of(window, StatedDialog)
    dialog.day.setText("1/1/2030")
    click(dialog.act_button)
    assert dialog.isVisible()
    assert dialog.problem.text()
    dialog.day.setText("")
