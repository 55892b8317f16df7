"""What a list asks is answered in its place, in any order, and can be answered otherwise."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.helpers.checkout import ROOT
from tests.helpers.desk import session_of
from tests.helpers.importing_place import list_of, rows_of, shown, texts_in, view_of, with_members
from tests.helpers.window import click, press, type_text, until
from vusta_desk.gui.screens.importing import ImportScreen
from vusta_desk.gui.screens.importing.branch_card import BranchCard
from vusta_desk.gui.screens.importing.date_card import DateCard
from vusta_desk.gui.screens.importing.letters_card import LettersCard
from vusta_desk.gui.session import Session
from vusta_desk.jobs import ThreadRunner
from vusta_desk.usecases.import_members import Encoding, Fate

OLD_LIST = ROOT / "tests" / "data" / "samples" / "danh-sach-cu-VnTime.xls"
UNSURE = "Ngô Mẫu;1/1/1960;Huế;444444444444;Chi bộ Tổng hội Địa chất"
MATHS = "Đỗ Mẫu;1/1/1961;Huế;555555555555;Chi bộ Tổng hội Hóa học"


@pytest.fixture
def screen(empty_session: Session, qtbot: QtBot) -> ImportScreen:
    return shown(empty_session, qtbot)


def cards_of(screen: ImportScreen) -> list[BranchCard]:
    return [
        each for each in view_of(screen).questions.cards.values() if isinstance(each, BranchCard)
    ]


def branch_names(screen: ImportScreen) -> dict[str, str]:
    registry = screen.session.services.registry()
    names = {each.key: each.name for each in registry.branches}
    return {each.name: names[each.branch or ""] for each in registry.members}


def test_questions_stand_in_front_and_a_click_answers(screen: ImportScreen, tmp_path: Path):
    with_members(screen, tmp_path)
    screen.read(list_of(tmp_path, UNSURE))
    view = view_of(screen)
    assert view.tabs.currentWidget() is view.questions
    assert [row.fate for row in rows_of(screen)] == [Fate.UNSURE]
    assert not screen.accept_all.isEnabled()
    (card,) = cards_of(screen)
    assert card.guesses[0].hasFocus()
    click(card.guesses[0])
    assert not card.is_open
    assert "Chi bộ Hội Địa chất và Khoáng sản" in texts_in(card)
    assert [row.fate for row in rows_of(screen)] == [Fate.NEW]
    assert view.questions.to_rows.hasFocus()
    screen.accept_all.trigger()
    assert branch_names(screen)["Ngô Mẫu"] == "Chi bộ Hội Địa chất và Khoáng sản"
    screen.read(list_of(tmp_path, UNSURE.replace("Ngô", "Hồ").replace("4444", "6666")))
    assert not cards_of(screen), "the answer is remembered"


def test_an_answer_can_be_changed(screen: ImportScreen, tmp_path: Path):
    with_members(screen, tmp_path)
    screen.read(list_of(tmp_path, UNSURE))
    (card,) = cards_of(screen)
    click(card.guesses[0])
    click(card.change)
    assert card.is_open
    assert [row.fate for row in rows_of(screen)] == [Fate.UNSURE]
    click(card.new)
    screen.accept_all.trigger()
    assert branch_names(screen)["Ngô Mẫu"] == "Chi bộ Tổng hội Địa chất"


def test_any_other_branch_can_be_found(screen: ImportScreen, tmp_path: Path):
    with_members(screen, tmp_path)
    screen.read(list_of(tmp_path, UNSURE))
    (card,) = cards_of(screen)
    click(card.another)
    assert not card.take.isEnabled()
    type_text(card.choice, "chi bo hoi hoa hoc va phan bon")
    click(card.take)
    screen.accept_all.trigger()
    assert branch_names(screen)["Ngô Mẫu"] == "Chi bộ Hội Hóa học và Phân bón"


def test_the_keyboard_goes_from_question_to_question(screen: ImportScreen, tmp_path: Path):
    with_members(screen, tmp_path)
    screen.read(list_of(tmp_path, UNSURE, MATHS))
    first, second = cards_of(screen)
    press(first.guesses[0], "Space")
    assert second.guesses[0].hasFocus()
    press(second.guesses[0], "Space")
    assert not view_of(screen).questions.open_ones


def test_a_row_leads_to_the_question_about_its_branch(screen: ImportScreen, tmp_path: Path):
    with_members(screen, tmp_path)
    screen.read(list_of(tmp_path, UNSURE))
    view = view_of(screen)
    click(view.questions.to_rows)
    assert view.tabs.currentWidget() is view.rows
    click(view.rows.detail.to_branches)
    assert view.tabs.currentWidget() is view.questions


@pytest.fixture
def threaded(empty_session: Session, qtbot: QtBot) -> Iterator[ImportScreen]:
    session = session_of(empty_session.services, ThreadRunner())
    yield shown(session, qtbot)
    session.tasks.wind_down()
    session.tasks.close()


def test_answers_given_while_the_list_is_read_again_are_all_kept(
    screen: ImportScreen, threaded: ImportScreen, qtbot: QtBot, tmp_path: Path
):
    with_members(screen, tmp_path)
    threaded.read(list_of(tmp_path, UNSURE, MATHS))
    until(qtbot, lambda: threaded.previewed is not None)
    first, second = cards_of(threaded)
    first.guesses[0].click()
    second.guesses[0].click()
    until(qtbot, threaded.accept_all.isEnabled)
    assert {row.fate for row in rows_of(threaded)} == {Fate.NEW}


def with_dates(folder: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Họ và tên", "Ngày sinh"])
    for at in range(12):
        sheet.append([f"Nguyễn Văn {'ABCDEGHIKLMN'[at]}", date(1950 + at, at + 1, at * 5 % 12 + 1)])
    for at in range(5):
        sheet.append([f"Trần Văn {'ABCDE'[at]}", f"{14 + at}/{at + 1}/195{at}"])
    book.save(folder / "ngày.xlsx")
    return folder / "ngày.xlsx"


def birth_of(screen: ImportScreen, name: str) -> str:
    return next(str(row.member.birth_date) for row in rows_of(screen) if row.member.name == name)


def test_days_and_months_are_changed_only_when_a_person_says_so(
    screen: ImportScreen, tmp_path: Path
):
    screen.read(with_dates(tmp_path))
    view = view_of(screen)
    (card,) = view.questions.cards.values()
    assert isinstance(card, DateCard)
    assert {"06/02/1951", "02/06/1951"} <= {each.text() for each in card.findChildren(QLabel)}
    assert birth_of(screen, "Nguyễn Văn B") == "1951-02-06"
    click(card.month_first)
    assert not card.is_open
    assert birth_of(screen, "Nguyễn Văn B") == "1951-06-02"
    assert birth_of(screen, "Trần Văn A") == "1950-01-14"
    click(card.change)
    assert card.is_open
    assert birth_of(screen, "Nguyễn Văn B") == "1951-02-06"
    click(card.day_first)
    assert not view.questions.open_ones
    assert birth_of(screen, "Nguyễn Văn B") == "1951-02-06"


def test_old_letters_are_shown_before_and_after(screen: ImportScreen):
    screen.read(OLD_LIST)
    view = view_of(screen)
    (card,) = view.questions.cards.values()
    assert isinstance(card, LettersCard)
    rows = sorted(rows_of(screen), key=lambda each: each.row)
    stood, read = next(
        (each.details["before"], each.details["after"])
        for row in rows
        for each in row.findings
        if each.code == "text_from_old_font" and each.details["field"] != "name"
    )
    assert stood != read
    assert {stood, read} <= {each.text() for each in card.findChildren(QLabel)}
    click(card.right)
    assert not view.questions.open_ones
    assert screen.previewed is not None
    click(card.change)
    assert card.is_open


def test_letters_can_be_read_otherwise_and_back(screen: ImportScreen):
    screen.read(OLD_LIST)
    view = view_of(screen)
    before = rows_of(screen)[0].member.name
    click(view.head.otherwise)
    picker = view.head.encoding
    picker.setCurrentIndex(1 + [e for e in Encoding if e is not Encoding.AUTO].index(Encoding.VNI))
    picker.activated.emit(picker.currentIndex())
    assert screen.said is not None
    assert screen.said.choices.encoding is Encoding.VNI
    if screen.previewed is None:  # nothing of it can be read so: the way back is offered
        screen._back()
    else:
        picker.setCurrentIndex(0)
        picker.activated.emit(0)
    assert rows_of(screen)[0].member.name == before
