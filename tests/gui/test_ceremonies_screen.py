"""The place Ceremonies on the sample file: made, arranged, closed, reopened, undone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.helpers.desk import dress, services_of_sample, session_of
from tests.helpers.window import press, show, type_text, until
from vusta_desk.domain.ceremony import EVERYONE, CeremonyState, Entry
from vusta_desk.gui import problems
from vusta_desk.gui.screens.ceremonies import CeremoniesScreen
from vusta_desk.gui.screens.ceremonies.close_dialog import CloseDialog
from vusta_desk.gui.screens.ceremonies.create_dialog import CreateDialog
from vusta_desk.gui.screens.ceremonies.entry_dialog import EntryDialog
from vusta_desk.gui.screens.ceremonies.heading_dialog import HeadingDialog
from vusta_desk.gui.screens.ceremonies.put_in_dialog import PutInDialog
from vusta_desk.gui.screens.ceremonies.reason_dialog import ReasonDialog
from vusta_desk.gui.screens.ceremonies.refresh_dialog import RefreshDialog
from vusta_desk.gui.screens.ceremonies.roster import RosterTable
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets import unsaved
from vusta_desk.jobs import ThreadRunner
from vusta_desk.usecases import ceremonies, edit_member, upkeep

ROUND = "2027/3-2"
DAY = date(2027, 2, 3)


@pytest.fixture
def made(session: Session) -> int:
    """A ceremony of the next round."""
    return ceremonies.create(session.services, [ROUND], DAY, "Hội trường")


@pytest.fixture
def screen(qtbot: QtBot, session: Session, made: int) -> CeremoniesScreen:
    shown = CeremoniesScreen(session)
    shown.resize(1200, 800)
    session.changed.connect(shown.refresh)
    for act in shown.acts:
        shown.addAction(act)  # as the window's menu does
    shown.refresh()
    return show(qtbot, shown)


@pytest.fixture
def called(screen: CeremoniesScreen, session: Session) -> Callable[[], list[Entry]]:
    """Those on the roster, as stored; the sheet must show the same."""

    def read() -> list[Entry]:
        assert screen.ceremony is not None
        stored = list(ceremonies.ceremony(session.services, screen.ceremony.id).on_roster())
        sheet = [line.entry for line in screen.sheet.roster.rows_model.rows]
        assert sheet == stored
        return stored

    return read


def choose(screen: CeremoniesScreen, *keys: str) -> None:
    roster = screen.sheet.roster
    roster.setFocus()
    roster.choose(keys[0])
    roster._choose(set(keys), keys[0], 0)


def titles(session: Session) -> list[str]:
    return [done.kind for done in upkeep.history(session.services)]


def test_without_ceremonies_it_says_what_to_do(qtbot: QtBot, empty_session: Session):
    screen = CeremoniesScreen(empty_session)
    qtbot.addWidget(screen)
    screen.refresh()
    assert screen._pages.currentIndex() == 0
    assert not screen._papers.isEnabled()
    assert not screen._close.isEnabled()


def test_made_from_ticked_rounds(qtbot: QtBot, session: Session):
    screen = CeremoniesScreen(session)
    qtbot.addWidget(screen)
    session.changed.connect(screen.refresh)
    screen.refresh()
    screen.new_ceremony()
    dialog = screen.dialog
    assert isinstance(dialog, CreateDialog)
    assert dialog.codes() == [ROUND]
    assert dialog.day.value() == DAY
    dialog.rounds.item(0).setCheckState(Qt.CheckState.Unchecked)
    dialog.accept()
    assert dialog._rounds_field.problem
    dialog.rounds.item(1).setCheckState(Qt.CheckState.Checked)
    assert dialog.day.value() == date(2027, 5, 19)
    dialog.year.setValue(2028)
    dialog.rounds.item(0).setCheckState(Qt.CheckState.Checked)
    assert dialog.codes() == ["2027/19-5", "2028/3-2"]
    dialog.day.setText("31/2/2027")
    dialog.accept()
    assert dialog._day_field.problem
    dialog.day.setText("20/5/2027")
    dialog.place.setText("Hội trường lớn")
    dialog.accept()
    assert screen.dialog is None
    assert screen.ceremony is not None
    assert [each.name for each in screen.ceremony.rounds] == ["19/5/2027", "3/2/2028"]
    assert (screen.ceremony.day, screen.ceremony.place) == (date(2027, 5, 20), "Hội trường lớn")
    assert screen.list.ids() == [screen.ceremony.id]


def test_a_target_opens_a_new_one_from_its_rounds(screen: CeremoniesScreen):
    screen.show_target(create=("2027/2-9",))
    assert isinstance(screen.dialog, CreateDialog)
    assert screen.dialog.codes() == ["2027/2-9"]
    assert not screen.dialog.is_changed
    assert screen.may_leave()
    assert screen.dialog is None


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
    event = QDropEvent(
        QPointF(below),
        Qt.DropAction.MoveAction,
        QMimeData(),
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


def test_an_entry_as_a_form(
    screen: CeremoniesScreen, session: Session, called: Callable[[], list[Entry]]
):
    entry = called()[3]
    choose(screen, entry.key)
    screen._open_entry()
    dialog = screen.dialog
    assert isinstance(dialog, EntryDialog)
    assert not dialog.is_changed
    dialog.level.set_value(45)
    dialog.serial.setText("HH 9")
    dialog.accept()
    assert dialog._reason_field.problem
    dialog.reason.setText("theo quyết định của cấp trên")
    before = len(upkeep.history(session.services))
    dialog.accept()
    assert screen.dialog is None
    changed = next(each for each in called() if each.key == entry.key)
    assert (changed.level, changed.serial) == (45, "HH 9")
    assert changed.put_in == "theo quyết định của cấp trên"
    assert len(upkeep.history(session.services)) == before + 1  # one operation, one undo


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


def test_nothing_typed_is_lost_by_closing(
    screen: CeremoniesScreen, called: Callable[[], list[Entry]], monkeypatch: pytest.MonkeyPatch
):
    choose(screen, called()[0].key)
    screen.leave_out()
    dialog = screen.dialog
    assert isinstance(dialog, ReasonDialog)
    dialog.reason.setText("đang viết dở")
    monkeypatch.setattr(unsaved, "ask", lambda *_: unsaved.Leave.STAY)
    press(dialog, "Escape")
    assert dialog.isVisible()
    assert not screen.may_leave()
    monkeypatch.setattr(unsaved, "ask", lambda *_: unsaved.Leave.DISCARD)
    press(dialog, "Escape")
    assert screen.dialog is None
    assert len(screen.sheet.left_out.rows_model.rows) == 0


def test_a_member_is_found_and_put_in(
    screen: CeremoniesScreen, session: Session, called: Callable[[], list[Entry]]
):
    before = {entry.key for entry in called()}
    screen.put_in()
    dialog = screen.dialog
    assert isinstance(dialog, PutInDialog)
    type_text(dialog.search, "tran")
    found = [row.key for row in dialog.table.rows_model.rows]
    place = next(at for at, key in enumerate(found) if key not in before)
    dialog.table.select(place)
    dialog.accept()
    assert dialog._reason_field.problem
    dialog.reason.setText("bổ sung theo đề nghị của chi bộ")
    dialog.accept()
    assert dialog._level_field.problem  # no round shows a badge for this one
    dialog.level.set_value(30)
    dialog.accept()
    assert screen.dialog is None
    assert {entry.key for entry in called()} == before | {found[place]}


def test_the_heading_is_one_operation(
    screen: CeremoniesScreen, session: Session, made: int, called: Callable[[], list[Entry]]
):
    screen.change_heading()
    dialog = screen.dialog
    assert isinstance(dialog, HeadingDialog)
    assert dialog.steps() == []
    dialog.name.setText("  ")
    dialog.accept()
    assert dialog._name_field.problem
    dialog.name.setText("Lễ trao tặng Huy hiệu Đảng đợt 3/2")
    dialog.day.setText("2/2/2027")
    dialog.place.setText("Trụ sở cơ quan")
    dialog.number.setText("12-QĐ/ĐU")
    dialog.decision_day.setText("20/1/2027")
    dialog.accept()
    ceremony = ceremonies.ceremony(session.services, made)
    assert (ceremony.name, ceremony.day) == (
        "Lễ trao tặng Huy hiệu Đảng đợt 3/2",
        date(2027, 2, 2),
    )
    assert {(each.decision, each.decision_date) for each in called()} == {
        ("12-QĐ/ĐU", date(2027, 1, 20))
    }
    assert ceremony.name in screen.sheet.name.text()
    assert "12-QĐ/ĐU" in screen.sheet.facts.text()
    screen.change_heading()
    assert isinstance(screen.dialog, HeadingDialog)
    screen.dialog.number.setText("")
    screen.dialog.decision_day.setText("")
    screen.dialog.accept()
    assert {(each.decision, each.decision_date) for each in called()} == {(None, None)}


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


def test_refreshing_shows_what_would_change(
    screen: CeremoniesScreen, session: Session, called: Callable[[], list[Entry]]
):
    screen.refresh_from_records()
    assert isinstance(screen.dialog, RefreshDialog)
    assert screen.dialog.act_button.isHidden()
    screen.dialog.reject()
    entry = called()[0]
    opened = edit_member.open_member(session.services, entry.key)
    member = replace(opened.member, name="Trần Công Thạch Mới", home="xã Mới")
    edit_member.save(session.services, member, opened)
    session.changed.emit()
    assert called()[0].name == entry.name
    screen.refresh_from_records()
    dialog = screen.dialog
    assert isinstance(dialog, RefreshDialog)
    (line,) = dialog.differences
    how = dialog.table.rows_model.columns[-1].text(line)
    assert f"{entry.name} → Trần Công Thạch Mới" in how
    dialog.accept()
    assert called()[0].name == "Trần Công Thạch Mới"


def test_closing_freezes_and_reopening_frees(
    screen: CeremoniesScreen,
    session: Session,
    called: Callable[[], list[Entry]],
    monkeypatch: pytest.MonkeyPatch,
):
    key = called()[0].key
    screen.close_or_reopen()
    dialog = screen.dialog
    assert isinstance(dialog, CloseDialog)
    assert dialog.findings.count() > 0
    dialog.accept()
    assert screen.ceremony is not None
    assert screen.ceremony.state is CeremonyState.CLOSED
    for act in (screen._up, screen._edit, screen._leave_out, screen._put_in, screen._refresh):
        assert not act.isEnabled()
    assert screen.sheet.totals.cell(EVERYONE).isReadOnly()
    roster = screen.sheet.roster
    assert not roster.model_of_roster.is_edited(roster.rows_model.index(0, 9))
    assert screen.sheet._banner.isVisible()
    badges = edit_member.open_member(session.services, key).member.badges
    assert 75 in {badge.level for badge in badges}

    refused: list[BaseException] = []
    monkeypatch.setattr(problems, "show", lambda _, error, __: refused.append(error))
    screen.close_or_reopen()
    assert isinstance(screen.dialog, ReasonDialog)
    screen.dialog.reason.setText("ghi nhầm số quyết định")
    screen.dialog.accept()
    assert screen.ceremony.state is CeremonyState.DRAFT
    assert screen._put_in.isEnabled()
    assert not refused


def test_an_error_keeps_it_from_being_closed(
    screen: CeremoniesScreen, session: Session, made: int, called: Callable[[], list[Entry]]
):
    first, second = called()[8:10]
    assert first.level == second.level
    for entry in (first, second):
        change = ceremonies.EntryChange(serial="HH 7")
        ceremonies.change_entry(session.services, made, entry.key, change)
    session.changed.emit()
    screen.close_or_reopen()
    dialog = screen.dialog
    assert isinstance(dialog, CloseDialog)
    assert not dialog.act_button.isEnabled()
    dialog.accept()
    assert dialog.isVisible()
    dialog.findings.setCurrentRow(0)
    dialog.findings.itemActivated.emit(dialog.findings.item(0))
    assert screen.dialog is None
    assert screen.sheet.roster.chosen_keys() == [first.key]


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
