"""What is asked in the place Ceremonies: a new one, its heading, entries, closing."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.helpers.ceremony_place import DAY, ROUND, called_in, choose, show_ceremonies
from tests.helpers.desk import session_of
from tests.helpers.window import press, show, type_text, until
from vusta_desk.domain.ceremony import EVERYONE, CeremonyState, Entry
from vusta_desk.gui import problems
from vusta_desk.gui.screens.ceremonies import CeremoniesScreen
from vusta_desk.gui.screens.ceremonies.close_dialog import CloseDialog
from vusta_desk.gui.screens.ceremonies.create_dialog import CreateDialog
from vusta_desk.gui.screens.ceremonies.entry_dialog import EntryDialog
from vusta_desk.gui.screens.ceremonies.heading_dialog import HeadingDialog
from vusta_desk.gui.screens.ceremonies.put_in_dialog import PutInDialog
from vusta_desk.gui.screens.ceremonies.refresh_dialog import RefreshDialog
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets import unsaved
from vusta_desk.gui.widgets.reason_dialog import ReasonDialog
from vusta_desk.jobs import ThreadRunner
from vusta_desk.usecases import ceremonies, edit_member, upkeep
from vusta_desk.usecases.drafts import EntryChange


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


def test_made_from_ticked_rounds(qtbot: QtBot, session: Session):
    screen = CeremoniesScreen(session)
    qtbot.addWidget(screen)
    session.changed.connect(screen.refresh)
    screen.refresh()
    screen.new_ceremony()
    dialog = screen.dialog
    assert isinstance(dialog, CreateDialog)
    assert dialog.focusWidget() is dialog.day
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


def test_what_the_rounds_would_make_is_said_before(screen: CeremoniesScreen, session: Session):
    held = screen.ceremony
    assert held is not None
    screen.new_ceremony()
    dialog = screen.dialog
    assert isinstance(dialog, CreateDialog)
    said = dialog.foreseen
    assert f": {len(held.entries)} " in said.count.text()
    assert held.name in said.drafts.said.text()
    assert dialog.act_button.accessibleDescription() == said.text
    assert not said.closed.isVisible()
    dialog.rounds.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert said.text == ""
    dialog.rounds.item(1).setCheckState(Qt.CheckState.Checked)
    assert said.count.text()
    assert not said.drafts.isVisible()
    dialog.reject()
    ceremonies.close(session.services, held.id)
    screen.show_target(create=(ROUND,))
    dialog = screen.dialog
    assert isinstance(dialog, CreateDialog)
    nobody = session.words.gettext("These rounds propose nobody for the roster.")
    assert dialog.foreseen.count.text() == nobody
    assert held.name in dialog.foreseen.closed.said.text()
    assert not dialog.foreseen.drafts.isVisible()


def test_nothing_waits_for_a_count_that_nobody_looks_at(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    threaded = session_of(session.services, ThreadRunner())
    begun, ended = threading.Event(), threading.Event()

    def counting(services, codes, progress):
        begun.set()
        try:
            while True:
                progress.check()
        finally:
            ended.set()

    monkeypatch.setattr(ceremonies, "foreseen", counting)
    dialog = show(qtbot, CreateDialog(threaded, None))
    until(qtbot, begun.is_set, "the count under way")
    assert dialog.foreseen.text
    press(dialog, "Escape")
    assert ended.wait(10)
    until(qtbot, lambda: not threaded.tasks.is_busy, "the end of what was broken off")
    threaded.tasks.close()


def test_a_target_opens_a_new_one_from_its_rounds(screen: CeremoniesScreen):
    screen.show_target(create=("2027/2-9",))
    assert isinstance(screen.dialog, CreateDialog)
    assert screen.dialog.codes() == ["2027/2-9"]
    assert not screen.dialog.is_changed
    assert screen.may_leave()
    assert screen.dialog is None


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


def test_an_entry_without_an_amount_leads_to_the_rule_that_lacks_it(
    screen: CeremoniesScreen, session: Session, called: Callable[[], list[Entry]]
):
    gone: list[tuple[str, dict[str, object]]] = []
    session.go = lambda place, /, **target: gone.append((place, target))
    text = session.words.gettext("Enter the amount among the rules")
    known = next(entry for entry in called() if entry.amount is not None)
    unknown = next(entry for entry in called() if entry.amount is None)
    for entry in (known, unknown):
        choose(screen, entry.key)
        screen._open_entry()
        links = [each for each in screen.dialog.findChildren(QPushButton) if each.text() == text]
        assert len(links) == (entry is unknown)
        if entry is known:
            screen.dialog.reject()
    links[0].click()
    assert gone == [("rules", {"rule": "multiples", "part": str(unknown.level)})]


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


def test_a_dialog_is_not_closed_under_its_act_and_the_act_can_be_called_off(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    threaded = session_of(session.services, ThreadRunner())
    dialog = show(qtbot, CreateDialog(threaded, None))
    until(qtbot, dialog.codes, "the next round")
    dialog.place.setText("Hội trường")
    dialog.name.setText("Lễ thử")
    begun, go_on = threading.Event(), threading.Event()

    def create(services, codes, day, place, name, progress):
        begun.set()
        go_on.wait(10)
        progress.check()

    monkeypatch.setattr(ceremonies, "create", create)
    monkeypatch.setattr(unsaved, "ask", lambda *_: pytest.fail("asked while it is being done"))
    dialog.accept()
    assert begun.wait(10)
    press(dialog, "Escape")
    assert dialog.isVisible()
    go_on.set()
    until(qtbot, lambda: not threaded.tasks.is_busy, "the end of what was called off")
    assert dialog.act_button.isEnabled()
    assert dialog.name.text() == "Lễ thử"
    threaded.tasks.close()


def test_a_member_is_found_and_put_in(
    screen: CeremoniesScreen, session: Session, called: Callable[[], list[Entry]]
):
    before = {entry.key for entry in called()}
    screen.put_in()
    dialog = screen.dialog
    assert isinstance(dialog, PutInDialog)
    type_text(dialog.found.search, "tran")
    found = [row.key for row in dialog.found.table.rows_model.rows]
    place = next(at for at, key in enumerate(found) if key not in before)
    dialog.found.table.select(place)
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
    assert dialog.focusWidget() is dialog.name
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
        change = EntryChange(serial="HH 7")
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


def test_a_dialog_grows_to_its_refusal_without_scrolling(qtbot: QtBot, session: Session):
    text, names = "Các Huy hiệu đã ghi được rút khỏi hồ sơ cho đến khi chốt lại.", ("Lễ",)
    dialog = ReasonDialog(session, None, "Mở lại", "Mở lại", print, text=text, names=names)
    show(qtbot, dialog)
    dialog.accept()
    assert dialog.field.problem
    for _ in range(3):
        QApplication.processEvents()
    assert dialog._area.verticalScrollBar().maximum() == 0
