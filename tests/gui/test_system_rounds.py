"""Rounds in System: changed, added, taken back; what is wrong stands beside the day."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.window import show
from vusta_desk.gui.screens.system.rounds_page import RoundsPage
from vusta_desk.gui.session import Session
from vusta_desk.gui.shell.main_window import MainWindow
from vusta_desk.gui.widgets.round_dialog import RoundDialog
from vusta_desk.usecases import upkeep
from vusta_desk.usecases.evaluate import year_rounds


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> RoundsPage:
    window = show(qtbot, MainWindow(session))
    window.go("system", page="rounds")
    shown = window.findChild(RoundsPage)
    assert isinstance(shown, RoundsPage)
    return shown


def dialog_of(page: RoundsPage) -> RoundDialog:
    (dialog,) = page.findChildren(RoundDialog)
    return dialog


def names(page: RoundsPage) -> list[str]:
    return [row.round.name for row in page.table.rows_model.rows]


def words_of(page: RoundsPage) -> list[str]:
    return [page.table.rows_model.columns[-1].text(row) for row in page.table.rows_model.rows]


def test_a_year_has_the_rounds_of_the_rules(page: RoundsPage):
    assert names(page) == ["3/2/2027", "19/5/2027", "2/9/2027", "7/11/2027"]
    assert set(words_of(page)) == {"quy định"}
    assert not page.forget_button.isEnabled()


def test_days_are_changed_and_taken_back(page: RoundsPage):
    page.change_button.click()
    dialog = dialog_of(page)
    dialog.last.setText("15/3/2027")
    dialog.accept()
    assert words_of(page)[0] == "cơ quan sửa"
    assert page.table.current().round.window == (date(2027, 1, 1), date(2027, 3, 15))
    assert page.findings.findChildren(type(page.add_button)) == []
    page.forget_button.click()
    assert words_of(page)[0] == "quy định"
    done = upkeep.next_undo(page.session.services)
    assert done is not None
    assert done.title == "Đợt 3/2/2027: bỏ các ngày do cơ quan đặt"


def test_a_round_on_another_day_is_added_and_removed(page: RoundsPage):
    page.add_button.click()
    dialog = dialog_of(page)
    for edit, text in (
        (dialog.day, "10/10/2027"),
        (dialog.first, "1/10/2027"),
        (dialog.last, "20/10/2027"),
    ):
        edit.setText(text)
    dialog.accept()
    assert "10/10/2027" in names(page)
    assert words_of(page)[names(page).index("10/10/2027")] == "cơ quan thêm"
    page.table.select(names(page).index("10/10/2027"))
    assert page.forget_button.text() == "Bỏ đợt này"
    page.forget_button.click()
    assert "10/10/2027" not in names(page)


def test_what_is_wrong_stands_beside_the_day(page: RoundsPage):
    page.add_button.click()
    dialog = dialog_of(page)
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.day_field.problem_label.text() == "Không được để trống."
    dialog.day.setText("3/2/2027")
    dialog.first.setText("1/3/2027")
    dialog.last.setText("1/4/2027")
    dialog.accept()
    assert "Đã có đợt vào ngày 03/02/2027" in dialog.day_field.problem_label.text()
    dialog.day.setText("10/10/2027")
    dialog.last.setText("1/1/2027")
    dialog.accept()
    assert dialog.last_field.problem_label.text()
    dialog.last.setText("31/2/2027")
    dialog.accept()
    assert dialog.isVisible()
    assert [each.name for each in year_rounds(page.session.services, 2027)] == names(page)
    for edit in (dialog.day, dialog.first, dialog.last):
        edit.setText("")
    dialog.reject()


def test_windows_that_overlap_are_named(page: RoundsPage):
    page.change_button.click()
    dialog = dialog_of(page)
    dialog.last.setText("15/4/2027")
    dialog.accept()
    from PySide6.QtWidgets import QLabel

    said = " ".join(each.text() for each in page.findings.findChildren(QLabel))
    assert "19/5/2027" in said


def test_another_year_shows_its_own(page: RoundsPage):
    page.year.setValue(2030)
    assert names(page)[0] == "3/2/2030"
