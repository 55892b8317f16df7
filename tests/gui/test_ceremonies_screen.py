"""The place Ceremonies on the sample file: the roster arranged, typed into, undone."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.helpers.ceremony_place import DAY, ROUND, called_in, choose, show_ceremonies
from tests.helpers.desk import dress, services_of_sample, session_of
from tests.helpers.window import press, show, type_text, until
from vusta_desk.domain.ceremony import EVERYONE, Entry
from vusta_desk.gui.screens.ceremonies import CeremoniesScreen
from vusta_desk.gui.screens.ceremonies.roster import RosterTable
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.reason_dialog import ReasonDialog
from vusta_desk.jobs import ThreadRunner
from vusta_desk.usecases import ceremonies, upkeep


@pytest.fixture
def made(session: Session) -> int:
    """A ceremony of the next round."""
    return ceremonies.create(session.services, [ROUND], DAY, "Hội trường")


@pytest.fixture
def screen(qtbot: QtBot, session: Session, made: int) -> CeremoniesScreen:
    return show_ceremonies(qtbot, session)


@pytest.fixture
def called(screen: CeremoniesScreen) -> Callable[[], list[Entry]]:
    return lambda: called_in(screen)


def titles(session: Session) -> list[str]:
    return [done.kind for done in upkeep.history(session.services)]


def test_without_ceremonies_it_says_what_to_do(qtbot: QtBot, empty_session: Session):
    screen = CeremoniesScreen(empty_session)
    qtbot.addWidget(screen)
    screen.refresh()
    assert screen._pages.currentIndex() == 0
    assert not screen._papers.isEnabled()
    assert not screen._close.isEnabled()


def test_several_are_moved_by_keys_and_stay_chosen(
    screen: CeremoniesScreen, session: Session, called: Callable[[], list[Entry]]
):
    keys = [entry.key for entry in called()]
    choose(screen, keys[2], keys[3])
    press(screen.sheet.roster, "Alt+Up")
    assert [entry.key for entry in called()][:4] == [keys[0], keys[2], keys[3], keys[1]]
    assert screen.sheet.roster.chosen_keys() == [keys[2], keys[3]]
    press(screen.sheet.roster, "Alt+Down")
    press(screen.sheet.roster, "Alt+Down")
    assert [entry.key for entry in called()][:5] == [keys[0], keys[1], keys[4], keys[2], keys[3]]
    assert titles(session)[:3] == ["ceremony_change"] * 3


def test_lines_are_dragged_to_another_place(
    screen: CeremoniesScreen, called: Callable[[], list[Entry]], monkeypatch: pytest.MonkeyPatch
):
    keys = [entry.key for entry in called()]
    roster = screen.sheet.roster
    choose(screen, keys[0], keys[1])
    below = roster.visualRect(roster.rows_model.index(4, 1)).bottomLeft()
    data = QMimeData()  # which the event does not keep
    event = QDropEvent(
        QPointF(below),
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    monkeypatch.setattr(QDropEvent, "source", lambda _: roster)
    roster.dropEvent(event)
    assert [entry.key for entry in called()][:5] == [*keys[2:5], keys[0], keys[1]]
    assert event.dropAction() == Qt.DropAction.IgnoreAction  # the model stays as it is
    assert roster.chosen_keys() == keys[:2]


def test_a_click_on_a_heading_does_not_sort(screen: CeremoniesScreen):
    assert not screen.sheet.roster.isSortingEnabled()


def finish(qtbot: QtBot, roster: RosterTable, editor: QLineEdit) -> None:
    """Enter; Qt takes the text over a moment later."""
    press(editor, "Return")
    until(qtbot, lambda: not roster.is_being_edited, "the end of typing")


def open_editor(roster: RosterTable) -> QLineEdit:
    """The editor that F2 opens in the current cell."""
    press(roster, "F2")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert roster.is_being_edited
    return editor


def test_numbers_are_typed_in_place(
    qtbot: QtBot, screen: CeremoniesScreen, session: Session, called: Callable[[], list[Entry]]
):
    roster = screen.sheet.roster
    columns = [column.id for column in roster.rows_model.columns]
    choose(screen, called()[0].key)
    cell = roster.rows_model.index(0, columns.index("serial"))
    roster.setCurrentIndex(cell)
    editor = open_editor(roster)
    type_text(editor, " HH 001 ")
    finish(qtbot, roster, editor)
    assert called()[0].serial == "HH 001"
    assert roster.currentIndex() == cell

    roster.setCurrentIndex(roster.rows_model.index(0, columns.index("decision_date")))
    day = open_editor(roster)
    day.setText("31/2/2027")
    press(day, "Return")
    QApplication.processEvents()
    assert roster.is_being_edited  # what is no day is not taken, and not lost
    day.setText("20.1.2027")
    finish(qtbot, roster, day)
    assert called()[0].decision_date == date(2027, 1, 20)
    upkeep.undo(session.services, upkeep.history(session.services)[0].id)
    session.changed.emit()
    assert called()[0].decision_date is None
    assert called()[0].serial == "HH 001"


def test_typing_goes_on_while_the_data_changes(
    qtbot: QtBot,
    screen: CeremoniesScreen,
    session: Session,
    made: int,
    called: Callable[[], list[Entry]],
):
    roster = screen.sheet.roster
    columns = [column.id for column in roster.rows_model.columns]
    roster.setFocus()
    roster.setCurrentIndex(roster.rows_model.index(1, columns.index("serial")))
    editor = open_editor(roster)
    type_text(editor, "HH 0")
    ceremonies.set_decision(session.services, made, "9-QĐ/ĐU", DAY)
    session.changed.emit()
    assert roster.is_being_edited
    type_text(editor, "02")
    finish(qtbot, roster, editor)
    assert (called()[1].serial, called()[1].decision) == ("HH 002", "9-QĐ/ĐU")


def test_left_out_are_shown_apart_and_put_in_again(
    screen: CeremoniesScreen, session: Session, called: Callable[[], list[Entry]]
):
    keys = [entry.key for entry in called()]
    choose(screen, keys[1], keys[4])
    press(screen.sheet.roster, "Delete")
    dialog = screen.dialog
    assert isinstance(dialog, ReasonDialog)
    dialog.accept()
    assert dialog.field.problem
    dialog.reason.setText("gia đình xin nhận sau")
    dialog.accept()
    assert [entry.key for entry in called()] == [keys[0], *keys[2:4], *keys[5:]]
    out = screen.sheet.left_out
    assert out.isVisible()
    assert {entry.left_out for entry in out.rows_model.rows} == {"gia đình xin nhận sau"}
    out.selectAll()
    screen.sheet.put_in_again.click()
    assert isinstance(screen.dialog, ReasonDialog)
    screen.dialog.reason.setText("gia đình đổi ý")
    screen.dialog.accept()
    assert [entry.key for entry in called()] == keys
    assert not out.isVisible()


def test_a_number_announced_that_differs_is_named(
    screen: CeremoniesScreen, session: Session, made: int, called: Callable[[], list[Entry]]
):
    people = len(called())
    bar = screen.sheet.totals
    type_text(bar.cell(EVERYONE), str(people))
    press(bar.cell(EVERYONE), "Return")
    assert bar.problem.isHidden()
    assert ceremonies.ceremony(session.services, made).announced == {EVERYONE: people}
    type_text(bar.cell(75), "4")
    press(bar.cell(75), "Return")
    assert "75" in bar.problem.text()
    assert not bar.problem.isHidden()
    assert ceremonies.ceremony(session.services, made).announced == {EVERYONE: people, 75: 4}
    bar.cell(75).setFocus()
    bar.cell(75).clear()
    press(bar.cell(75), "Return")
    assert bar.problem.isHidden()


def test_what_is_chosen_stays_chosen(
    screen: CeremoniesScreen, session: Session, made: int, called: Callable[[], list[Entry]]
):
    other = ceremonies.create(session.services, ["2027/19-5"], date(2027, 5, 19), "Hội trường")
    session.changed.emit()
    assert screen.list.ids() == [other, made]
    assert screen.ceremony is not None
    assert screen.ceremony.id == made
    screen.show_target(ceremony=str(other))
    assert screen.ceremony.id == other
    key = called()[2].key
    choose(screen, key)
    ceremonies.rename(session.services, made, "Lễ khác", None, None)
    session.changed.emit()
    assert screen.ceremony.id == other
    assert screen.sheet.roster.chosen_keys() == [key]
    screen.list.setCurrentRow(1)
    assert screen.ceremony.id == made


def test_quick_hands_lose_nothing(qtbot: QtBot, tmp_path: Path, qapp: object):
    """Keys pressed before the last move is stored work on what is stored by then."""
    with services_of_sample(tmp_path) as services:
        dress(services.words)
        made = ceremonies.create(services, [ROUND], DAY, "Hội trường")
        keys = [entry.key for entry in ceremonies.ceremony(services, made).on_roster()]
        session = session_of(services, ThreadRunner())
        screen = CeremoniesScreen(session)
        session.changed.connect(screen.refresh)
        screen.refresh()
        show(qtbot, screen)
        until(qtbot, lambda: screen.ceremony is not None, "the ceremony")
        choose(screen, keys[0])
        for _ in range(4):
            screen.move_chosen(1)
        until(qtbot, lambda: not session.tasks.is_busy, "the end of the moves")
        stored = [entry.key for entry in ceremonies.ceremony(services, made).on_roster()]
        assert stored == [*keys[1:5], keys[0], *keys[5:]]
        assert screen.sheet.roster.chosen_keys() == [keys[0]]
        session.tasks.close()
