"""The file of an import may change or go, and what is left of it is saved and comes back."""

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.helpers.importing_place import (
    KNOWN,
    MOVED,
    NAMELESS,
    NEW,
    choose,
    detail_of,
    list_of,
    members_of,
    rows_of,
    shown,
    view_of,
    with_members,
    words_of,
)
from tests.helpers.window import click, drop_file, find, press, show, type_text, until
from vusta_desk.gui import problems
from vusta_desk.gui.screens.importing import ImportScreen
from vusta_desk.gui.session import Session
from vusta_desk.gui.shell.main_window import MainWindow
from vusta_desk.gui.widgets import files
from vusta_desk.usecases import branch_workbooks, upkeep
from vusta_desk.usecases.import_members import Fate


@pytest.fixture
def screen(empty_session: Session, qtbot: QtBot) -> ImportScreen:
    return shown(empty_session, qtbot)


def press_button(screen: ImportScreen, text: str) -> None:
    click(find(screen, QPushButton, text))


def test_a_file_changed_since_is_read_again_and_that_is_said(screen: ImportScreen, tmp_path: Path):
    path = list_of(tmp_path, *KNOWN)
    screen.read(path)
    choose(screen, "Lê Thị Mẫu")
    press(view_of(screen).table, "Space")
    list_of(tmp_path, NEW, *KNOWN)
    screen.accept_all.trigger()
    assert not members_of(screen)
    assert "Tệp đã thay đổi" in screen.notice.text
    assert screen.accept_all.text() == "Nhận: 4 mới, 0 thay đổi", "no row is left unasked"
    click(screen.notice.understood)
    assert not screen.notice.isVisible()
    screen.accept_all.trigger()
    assert len(members_of(screen)) == 4


def test_a_cell_typed_after_the_file_was_changed_is_not_put_elsewhere(
    screen: ImportScreen, tmp_path: Path
):
    screen.read(list_of(tmp_path, *KNOWN))
    choose(screen, "Lê Thị Mẫu")
    edit = detail_of(screen).cells.lines[0].edit
    list_of(tmp_path, NEW, *KNOWN)
    type_text(edit, " Khác")
    press(edit, "Return")
    assert "Tệp đã thay đổi" in screen.notice.text
    assert {row.member.name for row in rows_of(screen)} == {
        "Ngô Mẫu", "Lê Thị Mẫu", "Vũ Văn Mẫu", "Trần Mẫu",
    }  # fmt: skip


def test_where_the_file_is_gone_the_preview_stays(screen: ImportScreen, tmp_path: Path):
    path = list_of(tmp_path, *KNOWN)
    screen.read(path)
    choose(screen, "Lê Thị Mẫu")
    path.unlink()
    edit = detail_of(screen).cells.lines[0].edit
    type_text(edit, " Khác")
    press(edit, "Return")
    assert "Không có tệp" in screen.notice.text
    assert len(rows_of(screen)) == 3
    assert screen.accept_all.isEnabled()
    screen.accept_all.trigger()
    assert "Lê Thị Mẫu" in members_of(screen)


def test_what_is_left_is_saved_and_comes_back(
    screen: ImportScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    out = tmp_path / "còn lại.xlsx"
    monkeypatch.setattr(files, "ask_save", lambda *args: out)
    screen.read(list_of(tmp_path, NAMELESS, *KNOWN))
    screen.save_left.trigger()
    assert "còn lại.xlsx" in screen.notice.text
    out.unlink()
    screen.accept_all.trigger()
    assert "không có họ tên: 1" in words_of(screen)
    press_button(screen, "Lưu các dòng chưa nhận")
    sheet = load_workbook(out).active
    assert sheet is not None
    lines = list(sheet.iter_rows(values_only=True))
    assert lines[0][-1] == "Lý do chưa nhận"
    assert lines[1][2] == "Huế"
    assert len(lines) == 2
    screen.read(out)
    assert [row.fate for row in rows_of(screen)] == [Fate.REFUSED]


def test_nothing_left_nothing_to_save(screen: ImportScreen, tmp_path: Path):
    screen.read(list_of(tmp_path, *KNOWN))
    assert not screen.save_left.isEnabled()
    screen.accept_all.trigger()
    assert "Lưu các dòng" not in words_of(screen)
    assert "3" in words_of(screen)


def test_a_change_elsewhere_keeps_what_was_said(screen: ImportScreen, tmp_path: Path):
    with_members(screen, tmp_path)
    screen.read(list_of(tmp_path, NEW, MOVED))
    choose(screen, "Ngô Mẫu")
    press(view_of(screen).table, "Space")
    done = upkeep.next_undo(screen.session.services)
    assert done is not None
    upkeep.undo(screen.session.services, done.id)
    screen.refresh()
    assert screen.accept_all.text() == "Nhận: 1 mới, 0 thay đổi"
    chosen = view_of(screen).table.current()
    assert chosen is not None
    assert chosen.member.name == "Ngô Mẫu"


def test_a_way_back_from_a_reading_that_cannot_be(screen: ImportScreen, tmp_path: Path):
    book = Workbook()
    first, second = book.active, book.create_sheet("Ghi chú")
    assert first is not None
    first.append(["Họ và tên", "Ngày sinh"])
    first.append(["Lê Mẫu", "1/1/1950"])
    second.append(["không có gì"])
    book.save(tmp_path / "ghi chú.xlsx")
    screen.read(tmp_path / "ghi chú.xlsx")
    sheets = view_of(screen).head.sheet
    sheets.setCurrentIndex(1)
    sheets.activated.emit(1)
    assert "Chưa đọc được" in words_of(screen)
    assert not screen.accept_all.isEnabled()
    press_button(screen, "Trở lại cách đọc trước")
    assert [row.member.name for row in rows_of(screen)] == ["Lê Mẫu"]
    assert screen.accept_all.isEnabled()


def test_another_file_is_asked_about_where_something_was_said(
    screen: ImportScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    asked: list[str] = []

    def answer(parent: object, words: object, question: str, *more: str) -> bool:
        asked.append(question)
        return len(asked) > 1

    monkeypatch.setattr(problems, "confirm", answer)
    first = list_of(tmp_path, *KNOWN)
    other = list_of(tmp_path, NEW, name="khác.csv")
    screen.read(first)
    choose(screen, "Lê Thị Mẫu")
    press(view_of(screen).table, "Space")
    screen.read(other)
    assert "danh sách.csv" in asked[0]
    assert len(rows_of(screen)) == 3
    screen.read(other)
    assert [row.member.name for row in rows_of(screen)] == ["Ngô Mẫu"]
    screen.read(first)
    assert len(asked) == 2, "nothing had been said"


def test_every_kind_of_list_is_asked_for_and_can_be_dropped(
    empty_session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    asked: list[str] = []
    monkeypatch.setattr(files, "ask_open", lambda *args: asked.append(args[3][0][1]))
    window = show(qtbot, MainWindow(empty_session))
    window.go("import", choose=True)
    assert asked[0].split() == [
        "*.xlsx", "*.xlsm", "*.xls", "*.ods", "*.csv", "*.txt", "*.json",
    ]  # fmt: skip
    drop_file(window, list_of(tmp_path, *KNOWN, name="DANH SÁCH.TXT"))
    screen = window.screen_in_sight
    assert isinstance(screen, ImportScreen)
    until(qtbot, lambda: screen.previewed is not None, "the preview")
    assert len(rows_of(screen)) == 3


def test_a_workbook_that_a_branch_sends_back_is_led_to_its_place(
    screen: ImportScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    with_members(screen, tmp_path)
    services = screen.session.services
    path = tmp_path / "Hội Địa chất.xlsx"
    branch_workbooks.export(services, services.registry().branches[0].key, path)
    gone: list[tuple[str, object]] = []
    monkeypatch.setattr(
        screen.session, "go", lambda place, **target: gone.append((place, target["file"]))
    )
    screen.read(path)
    assert not screen.accept_all.isEnabled()
    press_button(screen, "Nhận lại sổ tính của chi bộ")
    assert gone == [("exchanges", str(path))]


def test_the_window_is_not_closed_on_answers_unasked(
    screen: ImportScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    asked: list[str] = []

    def answer(parent: object, words: object, question: str, *more: str) -> bool:
        asked.append(question)
        return len(asked) > 1

    monkeypatch.setattr(problems, "confirm", answer)
    assert screen.may_close()
    screen.read(list_of(tmp_path, *KNOWN))
    assert screen.may_close()
    assert not asked, "nothing had been said"
    choose(screen, "Lê Thị Mẫu")
    press(view_of(screen).table, "Space")
    assert not screen.may_close()
    assert "danh sách.csv" in asked[0]
    assert screen.may_close()
    screen.accept_all.trigger()
    assert screen.may_close()
    assert len(asked) == 2, "it is taken in"


def test_what_was_said_is_kept_while_one_is_elsewhere(
    session: Session, tmp_path: Path, qtbot: QtBot
):
    window = show(qtbot, MainWindow(session))
    window.go("import", file=str(list_of(tmp_path, *KNOWN)))
    screen = window.screen_in_sight
    assert isinstance(screen, ImportScreen)
    choose(screen, "Lê Thị Mẫu")
    press(view_of(screen).table, "Space")
    said = screen.said
    window.go("members")
    window.go("import")
    assert screen.said == said
    assert said is not None
    assert said.is_something
    assert not view_of(screen).isHidden()
    screen._forget()  # or the window would ask before it closes


def test_a_list_of_branches_is_a_table_of_what_it_adds_and_changes(
    session: Session, tmp_path: Path, qtbot: QtBot
):
    known = session.services.registry().branches[0]
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(("TT", "Tên chi bộ", "Loại hình", "Ngày thành lập"))
    sheet.append((1, "Chi bộ Hội Mẫu", "Hội ngành", "1/1/2001"))
    sheet.append((2, known.name, "", "3/1999"))
    book.save(path := tmp_path / "chi bộ.xlsx")
    screen = shown(session, qtbot)
    screen.read(path)
    view = view_of(screen)
    assert view.tabs.currentWidget() is view.branches
    view.branches.selectAll()
    view.branches.copy()
    lines = [line.split("\t") for line in QApplication.clipboard().text().split("\n")[1:]]
    assert [line[:3] for line in lines] == [
        ["mới", "2", "Chi bộ Hội Mẫu"],
        ["có thay đổi", "3", known.name],
    ]
    assert lines[0][4] == "01/01/2001"
    assert lines[1][4].endswith("→ 03/1999")
    assert not view.tabs.isTabVisible(view.tabs.indexOf(view.rows))
    screen.accept_all.trigger()
    assert "Chi bộ Hội Mẫu" in {each.name for each in session.services.registry().branches}
