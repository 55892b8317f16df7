"""What is to be seen of a list stands in front, before anything of it is taken in."""

from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.checkout import ROOT
from tests.helpers.importing_place import (
    BRANCH,
    KNOWN,
    MOVED,
    list_of,
    rows_of,
    shown,
    texts_in,
    view_of,
    with_members,
)
from tests.helpers.window import click, press
from vusta_desk.gui.screens.importing import ImportScreen
from vusta_desk.gui.screens.importing.date_card import DateCard
from vusta_desk.gui.screens.importing.fates import cause
from vusta_desk.gui.screens.importing.notice_card import NoticeCard
from vusta_desk.gui.session import Session
from vusta_desk.i18n.field_words import FIELD_WORDS
from vusta_desk.usecases.import_members import Fate

OLD_LIST = ROOT / "tests" / "data" / "samples" / "danh-sach-cu-VnTime.xls"
TYPING_ERROR = "Họ và tên;Ngày sing;Chi bộ"


@pytest.fixture
def screen(empty_session: Session, qtbot: QtBot) -> ImportScreen:
    return shown(empty_session, qtbot)


def notice_of(screen: ImportScreen) -> NoticeCard:
    cards = view_of(screen).questions.cards.values()
    (card,) = [each for each in cards if isinstance(each, NoticeCard)]
    return card


def two_sheets(folder: Path) -> Path:
    book = Workbook()
    for at, title in enumerate(("Trang một", "Trang hai")):
        sheet = book.create_sheet(title)
        sheet.append(["Họ và tên", "Ngày sinh", "Số thẻ đảng viên"])
        sheet.append([f"Ngô Mẫu {'AB'[at]}", "1/1/1960", f"12345678901{at}"])
    del book["Sheet"]
    book.save(folder / "hai trang.xlsx")
    return folder / "hai trang.xlsx"


def test_a_column_that_may_have_been_meant_is_told_of_in_front(
    screen: ImportScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    asked: list[bool] = []
    monkeypatch.setattr(screen, "_ask_columns", lambda found: asked.append(bool(found)))
    screen.read(list_of(tmp_path, f"Ngô Mẫu;1/1/1960;{BRANCH}", heading=TYPING_ERROR))
    view, card = view_of(screen), notice_of(screen)
    assert view.tabs.currentWidget() is view.questions
    assert "Ngày sing" in texts_in(card)
    assert card.go.hasFocus()
    click(card.go)
    assert asked == [True]
    click(card.leave)
    assert not view.questions.open_ones
    click(card.change)
    assert view.questions.open_ones == [card]


def test_columns_not_read_are_named_once_the_list_is_taken_in(screen: ImportScreen, tmp_path: Path):
    screen.read(list_of(tmp_path, f"Ngô Mẫu;1/1/1960;{BRANCH}", heading=TYPING_ERROR))
    screen.accept_all.trigger()
    assert "Ngày sing" in texts_in(screen)


def test_a_sheet_like_the_one_read_is_read_with_it_by_a_click(screen: ImportScreen, tmp_path: Path):
    screen.read(two_sheets(tmp_path))
    card = notice_of(screen)
    assert "Trang hai" in texts_in(card)
    click(card.go)
    assert len(rows_of(screen)) == 2
    assert not view_of(screen).questions.cards


def test_new_branches_are_named_where_there_are_others(screen: ImportScreen, tmp_path: Path):
    with_members(screen, tmp_path)
    screen.read(list_of(tmp_path, "Ngô Mẫu;1/1/1960;Huế;444444444444;Chi bộ Văn phòng Thử"))
    card = notice_of(screen)
    assert "Chi bộ Văn phòng Thử" in texts_in(card)
    screen.accept_all.trigger()
    assert "Chi bộ Văn phòng Thử" in texts_in(screen)


def month_first(folder: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Họ và tên", "Ngày vào Đảng"])
    for at, typed in enumerate(("05/19/1977", "02/03/1980", "11/07/1982")):
        sheet.append([f"Ngô Mẫu {'ABC'[at]}", typed])
    book.save(folder / "tháng trước.xlsx")
    return folder / "tháng trước.xlsx"


def test_where_only_month_first_gives_days_that_is_the_first_answer(
    screen: ImportScreen, tmp_path: Path
):
    screen.read(month_first(tmp_path))
    (card,) = view_of(screen).questions.open_ones
    assert isinstance(card, DateCard)
    assert card.month_first.hasFocus()
    assert "chỉ có thật" in texts_in(card) or "exist only" in texts_in(card)
    click(card.day_first)
    assert {row.fate for row in rows_of(screen)} == {Fate.UNSURE}
    click(card.change)
    click(card.month_first)
    assert {row.fate for row in rows_of(screen)} == {Fate.NEW}


def test_names_stand_among_the_examples_of_old_letters(screen: ImportScreen):
    screen.read(OLD_LIST)
    names = [row.member.name for row in rows_of(screen)]
    card = view_of(screen).questions.cards["letters"]
    assert sum(name in texts_in(card) for name in names) >= 2


def test_what_changes_is_named_first_and_that_there_is_no_branch(
    screen: ImportScreen, tmp_path: Path
):
    with_members(screen, tmp_path)
    nowhere = "Ngô Mẫu;1/1/1960;Huế;444444444444;"
    screen.read(list_of(tmp_path, MOVED, nowhere, KNOWN[1]))
    table = view_of(screen).table
    (findings,) = [each for each in table.import_rows.columns if each.id == "findings"]
    seen = {row.member.name: findings.text(row) for row in rows_of(screen)}
    home = screen.words.gettext(FIELD_WORDS["home"].label)
    assert home in seen["Lê Thị Mẫu"].split("·")[0]
    assert screen.words.gettext("without a branch") in seen["Ngô Mẫu"].split("  ·  ")


def test_why_a_row_waits_is_told_and_not_what_is_wrong_besides(
    screen: ImportScreen, tmp_path: Path
):
    heading = "Họ và tên;Giới tính;Ngày sinh;Ghi chú"
    line = "Ngô Mẫu;?;1/1/1960;Chuyển sinh hoạt đi"
    screen.read(list_of(tmp_path, line, "Lê Mẫu;Nam;1/1/1961;", heading=heading))
    waiting = next(row for row in rows_of(screen) if row.fate is Fate.UNSURE)
    why = cause(waiting)
    assert why is not None
    assert why.code == "remark_may_end_membership"


def test_tab_goes_through_the_cards_before_it_leaves_them(screen: ImportScreen, tmp_path: Path):
    screen.read(list_of(tmp_path, f"Ngô Mẫu;1/1/1960;{BRANCH}", heading=TYPING_ERROR))
    card, questions = notice_of(screen), view_of(screen).questions
    card.go.setFocus()
    passed: list[QWidget | None] = []
    while QApplication.focusWidget() is not questions.to_rows and len(passed) < 20:
        press(screen, "Tab")
        passed.append(QApplication.focusWidget())
    assert card.leave in passed
    assert passed[-1] is questions.to_rows
