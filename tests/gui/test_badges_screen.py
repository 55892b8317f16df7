"""Badges on the sample: rounds, boxes that add up, lists, reckonings, what stays chosen."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.helpers.badges_place import badges_in, badges_window
from tests.helpers.desk import session_of
from tests.helpers.window import click, find, focus, press, show, type_text, until
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.gui.screens.badges import BadgesScreen
from vusta_desk.gui.session import Session
from vusta_desk.gui.shell.main_window import MainWindow
from vusta_desk.gui.widgets import unsaved
from vusta_desk.gui.widgets.round_dialog import RoundDialog
from vusta_desk.jobs import ThreadRunner
from vusta_desk.usecases import edit_member, upkeep
from vusta_desk.usecases.badge_rounds import BOXES, NO_HISTORY

UNDATED = "M0282"  # cannot be told: known to the year alone


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> MainWindow:
    return badges_window(qtbot, session)


@pytest.fixture
def screen(window: MainWindow) -> BadgesScreen:
    return badges_in(window)


def figures(screen: BadgesScreen) -> dict[str, int]:
    """The number in each box, as it stands on the screen."""
    return {
        box: int(button.findChildren(QLabel)[0].text().replace(".", ""))
        for box, button in screen.boxes.boxes.items()
    }


def names(screen: BadgesScreen) -> list[str]:
    return [row.member.name for row in screen.list.model.rows]


# --- the boxes ------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["2027/3-2", "2027/19-5", "2027/2-9", "2027/7-11"])
def test_the_boxes_add_up_to_everyone_in_every_round(screen: BadgesScreen, code: str):
    click(screen.strip.cards[code])
    shown = figures(screen)
    assert screen.view is not None
    assert screen.view.code == code
    assert shown.pop("all") == sum(shown.values()) == 743
    for box in BOXES:
        screen.show_box(box)
        assert len(screen.list.model.rows) == shown[box]
    screen.show_box("all")
    assert len(screen.list.model.rows) == 743


def test_the_next_round_is_chosen_first(screen: BadgesScreen):
    assert screen.strip.cards["2027/3-2"].isChecked()
    assert screen.boxes.boxes["due"].isChecked()
    assert screen.boxes.boxes["due"].hasFocus(), "the keyboard begins there"
    assert len(names(screen)) == figures(screen)["due"] == 8


def test_the_days_stand_whole_and_the_list_needs_no_scrolling_sideways(screen, qtbot: QtBot):
    table = screen.list.table
    at = [column.id for column in screen.list.model.columns].index("due")
    assert any("–" in table.model().index(row, at).data() for row in range(8)), "a span of days"
    assert table.columnWidth(at) >= table.sizeHintForColumn(at)
    until(qtbot, lambda: table.horizontalScrollBar().maximum() == 0, "all in sight")


def test_another_year_shows_its_rounds(screen: BadgesScreen):
    screen.strip.year.setValue(2029)
    assert list(screen.strip.cards) == ["2029/3-2", "2029/19-5", "2029/2-9", "2029/7-11"]
    assert screen.strip.cards["2029/3-2"].isChecked()
    assert figures(screen)["all"] == 743


def test_boxes_are_gone_through_by_keyboard(window: MainWindow, screen: BadgesScreen):
    boxes = screen.boxes.boxes
    focus(boxes["due"])
    press(boxes["due"], "Right")
    assert boxes["early"].isChecked()
    press(boxes["early"], "Right")
    assert boxes["posthumous"].hasFocus()
    press(screen.boxes.boxes["posthumous"], "Return")
    assert screen.boxes.boxes["posthumous"].isChecked()
    assert len(screen.list.model.rows) == 3
    assert screen.list.table.hasFocus(), "Enter goes into the list"
    first = screen.panel.told
    press(screen.list.table, "Down")
    assert screen.panel.told is not first
    assert screen.panel.told is not None
    assert screen.panel.told.reckoning.member.key == screen.list.model.rows[1].member.key


def test_everyone_is_told_what_the_box_says(screen: BadgesScreen):
    """What the engine decides for all at once and what it explains of one are the same."""
    for box in BOXES:
        screen.show_box(box)
        if screen.list.model.rows:
            assert screen.panel.told is not None
            assert screen.panel.told.box == box


# --- the list and the reckoning -------------------------------------------------------------------


def test_totals_name_the_money_that_is_not_known(screen: BadgesScreen):
    rows = screen.list.model.rows
    known = sum(row.amount or 0 for row in rows)
    said = screen.list.totals.text()
    assert f"{known:,}\N{NO-BREAK SPACE}đ".replace(",", ".") in said
    assert [row.decision.level for row in rows if row.amount is None] == [45]
    assert said.endswith(
        f"45 năm: 1 · {screen.words.say('Rules {fingerprint}', fingerprint=screen.view.rules)}"
    )


def test_a_reckoning_says_the_arithmetic_and_its_sources(screen: BadgesScreen):
    row = screen.list.model.rows[0]
    lines = screen.panel.lines()
    start = row.member.admission_decision_date
    assert start is not None
    text = "\n".join(lines)
    assert row.member.name in lines
    assert f"{start.first_day:%d/%m/%Y} + {row.decision.level} năm" in text
    assert "Huy hiệu cao nhất đã ghi: 55 năm" in lines
    assert "Tiền tặng kèm, tính theo ngày của đợt: 12.650.000\N{NO-BREAK SPACE}đ" in lines
    assert "56-HD/VPTW" in text
    assert "29-QĐ/TW" in text


def test_the_chosen_rows_are_copied_in_words(screen: BadgesScreen):
    screen.list.table.selectAll()
    screen.list.table.copy()
    lines = QApplication.clipboard().text().splitlines()
    assert len(lines) == 9
    assert lines[1].split("\t")[0] == names(screen)[0]
    assert screen.panel.told is None, "several are chosen: no reckoning of one"


def test_arrears_without_history_lead_to_the_guided_act(screen: BadgesScreen):
    screen.show_box(NO_HISTORY)
    assert len(names(screen)) == 3
    assert screen.boxes.boxes[NO_HISTORY].isChecked()


# --- correcting -----------------------------------------------------------------------------------


def test_after_a_date_is_corrected_the_boxes_move_and_who_is_chosen_stays(screen: BadgesScreen):
    screen.show_target(key=UNDATED)
    assert screen.box == "cannot_tell"
    assert screen.panel.told is not None
    assert screen.panel.told.reckoning.member.key == UNDATED
    before = figures(screen)
    day = PartialDate(1982, 2, 10)

    def correct(services):
        from dataclasses import replace

        opened = edit_member.open_member(services, UNDATED)
        mended = replace(opened.member, admission_decision_date=day, admission_date=day)
        return edit_member.save(services, replace(mended, official_date=None), opened)

    screen.session.act(screen, correct)
    after = figures(screen)
    assert after["cannot_tell"] == before["cannot_tell"] - 1
    assert sum(after[box] for box in BOXES) == after["all"] == before["all"]
    assert screen.box == "cannot_tell"
    assert screen.panel.told.reckoning.member.key == UNDATED
    assert screen.panel.told.box != "cannot_tell"
    assert UNDATED not in [row.member.key for row in screen.list.model.rows]


def test_the_deciding_date_is_gone_to(screen: BadgesScreen, monkeypatch):
    asked: list[dict[str, object]] = []
    monkeypatch.setattr(screen.session, "go", lambda place, /, **target: asked.append(target))
    screen.show_target(key=UNDATED)
    told = screen.panel.told
    assert told is not None
    screen.panel.record_asked.emit(UNDATED, told.deciding[0])
    screen.list.choose_first()
    press(screen.list.table, "Return")
    press(screen.list.table, "F2")
    field = "admission_date"
    assert asked == [
        {"key": UNDATED, "edit": field},
        {"key": UNDATED},
        {"key": UNDATED, "edit": field},
    ]


def test_a_member_who_was_taken_out_is_no_longer_explained(screen: BadgesScreen):
    key = screen.list.model.rows[0].member.key
    screen.session.act(screen, lambda services: edit_member.take_out(services, key, "ghi trùng"))
    assert figures(screen)["all"] == 742
    assert screen.panel.told is not None
    assert screen.panel.told.reckoning.member.key != key


# --- the days of a round --------------------------------------------------------------------------


def days_of(screen: BadgesScreen) -> RoundDialog:
    dialog = screen.round_acts.dialog
    assert isinstance(dialog, RoundDialog)
    return dialog


def test_the_days_of_a_round_are_changed_where_it_is_seen(
    window: MainWindow, screen: BadgesScreen, qtbot: QtBot
):
    press(window, "Ctrl+D")
    dialog = days_of(screen)
    until(qtbot, dialog.first.hasFocus, "the keyboard in the dialog")
    dialog.first.selectAll()
    type_text(dialog.first, "1/2/2027")
    dialog.deadline.setText("5/1/2027")
    dialog.occasion.setText("97 năm Ngày thành lập Đảng")
    press(dialog.first, "Return")
    assert screen.view is not None
    assert screen.view.round.window[0] == date(2027, 2, 1)
    assert screen.view.chosen.deadline == date(2027, 1, 5)
    assert screen.round_acts.dialog is None
    finding = screen.findings()[0]
    assert "01/01/2027" in finding
    assert "31/01/2027" in finding
    card = screen.strip.cards["2027/3-2"]
    shown = [each.text() for each in card.findChildren(QLabel)]
    assert "97 năm Ngày thành lập Đảng" in shown
    assert any("05/01/2027" in line for line in shown), "the deadline of files"
    assert "01/02/2027" in upkeep.history(screen.session.services, 1)[0].title


def test_a_judging_day_nobody_touched_follows_the_day_of_the_round(screen: BadgesScreen):
    screen.round_acts.change_days()
    dialog = days_of(screen)
    dialog.day.setText("5/2/2027")
    dialog.accept()
    assert screen.view is not None
    assert screen.view.round.day == screen.view.round.reference_day == date(2027, 2, 5)
    assert screen.view.code == "2027/3-2", "a round keeps the day it is called after"
    screen.round_acts.change_days()
    dialog = days_of(screen)
    dialog.reference.setText("3/2/2027")
    dialog.accept()
    assert screen.view.round.reference_day == date(2027, 2, 3)
    said = [each.text() for each in screen.strip.cards["2027/3-2"].findChildren(QLabel)]
    assert any("05/02/2027" in line for line in said)
    assert any("03/02/2027" in line for line in said)


def test_a_wrong_day_is_said_beside_it(screen: BadgesScreen):
    screen.round_acts.change_days()
    dialog = days_of(screen)
    dialog.last.setText("1/2/2020")
    dialog.accept()
    assert "01/02/2020" in dialog.last_field.problem
    dialog.last.setText("")
    dialog.accept()
    assert dialog.last_field.problem
    dialog.last.setText("31/03/2027")
    dialog.deadline.setText("31/2/2027")
    dialog.accept()
    assert dialog.deadline_field.problem
    assert len(upkeep.history(screen.session.services)) == 2, "nothing was saved"
    dialog.deadline.setText("")
    dialog.reject()  # nothing is left that would be lost
    assert screen.round_acts.dialog is None


def test_days_not_saved_are_asked_about_before_leaving(screen: BadgesScreen, monkeypatch):
    answers = [unsaved.Leave.STAY, unsaved.Leave.DISCARD]
    monkeypatch.setattr(unsaved, "ask", lambda *_: answers.pop(0))
    assert screen.may_leave()
    screen.round_acts.change_days()
    dialog = days_of(screen)
    dialog.last.setText("15/3/2027")
    assert not screen.may_leave()
    assert dialog.last.value() == date(2027, 3, 15)
    assert screen.may_leave()
    assert screen.view.round.window[1] == date(2027, 3, 31)


def test_an_occasion_is_added_and_taken_back(screen: BadgesScreen, qtbot: QtBot):
    screen.round_acts.new.trigger()
    dialog = days_of(screen)
    for edit, text in (
        (dialog.day, "10/10/2027"),
        (dialog.first, "1/10/2027"),
        (dialog.last, "20/10/2027"),
    ):
        edit.setText(text)
    dialog.accept()
    until(qtbot, screen.strip.cards["2027/10-10"].isVisible, "the new round in the strip")
    click(screen.strip.cards["2027/10-10"])
    assert figures(screen)["all"] == 743
    assert screen.findings(), "its window overlaps that of another round"
    screen.round_acts.change_days()
    dialog = days_of(screen)
    assert dialog.forget_button is not None
    assert dialog.forget_button.text() == "Bỏ đợt này"
    click(dialog.forget_button)
    assert list(screen.strip.cards) == ["2027/3-2", "2027/19-5", "2027/2-9", "2027/7-11"]


# --- work off the window --------------------------------------------------------------------------


def test_a_newer_question_overtakes_an_older_one(session: Session, qtbot: QtBot):
    runner = ThreadRunner()
    threaded = session_of(session.services, runner)
    window = show(qtbot, MainWindow(threaded))
    window.go("badges")
    screen: Any = window.screen_in_sight
    assert not screen.view
    assert "Đang tính kết quả của đợt" in [
        label.text() for label in screen.findChildren(QLabel) if label.isVisible()
    ]
    window.go("badges", round="2027/19-5")
    window.go("badges", round="2027/7-11", box="early")
    until(qtbot, lambda: not threaded.tasks.is_busy, "the round")
    assert screen.view.code == "2027/7-11"
    assert screen.boxes.boxes["early"].isChecked()
    assert screen.panel.told.box == "early"
    screen.show_target(round="2027/19-5")
    threaded.tasks.running[0].cancel()
    until(qtbot, lambda: not threaded.tasks.is_busy, "the end of what was called off")
    assert screen.strip.cards["2027/7-11"].isChecked(), "the strip says what is shown"
    window.close()
    threaded.tasks.close()


def test_what_was_called_off_can_be_asked_for_again(session: Session, qtbot: QtBot):
    threaded = session_of(session.services, ThreadRunner())
    window = show(qtbot, MainWindow(threaded))
    window.go("badges")
    threaded.tasks.running[0].cancel()
    until(qtbot, lambda: not threaded.tasks.is_busy, "the end of what was called off")
    click(find(window.screen_in_sight, QPushButton, "Tính lại"))
    until(qtbot, lambda: not threaded.tasks.is_busy, "the round")
    screen: Any = window.screen_in_sight
    assert screen.view.people == 743
    window.go("home")
    until(qtbot, lambda: not threaded.tasks.is_busy, "the overview")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused is not window.screen_in_sight
    assert window.screen_in_sight.isAncestorOf(focused)
    window.close()
    threaded.tasks.close()


# --- coming here ----------------------------------------------------------------------------------


def test_one_comes_to_a_round_a_box_a_member(window: MainWindow, screen: BadgesScreen):
    window.go("badges", round="2027/2-9", box="posthumous")
    assert screen.strip.cards["2027/2-9"].isChecked()
    assert screen.box == "posthumous"
    key = screen.list.model.rows[2].member.key
    window.go("badges", key=key)
    assert screen.list.key() == key


def test_an_empty_file_says_what_to_do_first(empty_session: Session, qtbot: QtBot):
    window = show(qtbot, MainWindow(empty_session))
    window.go("badges")
    screen = window.screen_in_sight
    assert isinstance(screen, BadgesScreen)
    assert set(figures(screen).values()) == {0}
    assert screen.panel.told is None
    said = [label.text() for label in screen.list.findChildren(QLabel) if label.isVisible()]
    assert "Chưa có đảng viên nào trong tệp." in said
