"""Rows of a list are chosen, ticked, corrected and decided about, and only that is written."""

from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.checkout import ROOT
from tests.helpers.importing_place import (
    BRANCH,
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
    texts_in,
    view_of,
    with_members,
    words_of,
)
from tests.helpers.window import NO_KEYS, click, press, type_text
from vusta_desk.gui.screens.importing import ImportScreen
from vusta_desk.gui.session import Session
from vusta_desk.usecases.import_members import Fate

DEMO_REGISTRY = ROOT / "resources" / "demo" / "registry.json"
OTHER_BIRTH = f"Vũ Văn Mẫu;02/09/1953;Vinh;;{BRANCH}"


@pytest.fixture
def screen(empty_session: Session, qtbot: QtBot) -> ImportScreen:
    return shown(empty_session, qtbot)


# --- Taken in or left -----------------------------------------------------------------------------


def test_space_leaves_a_row_and_the_act_says_what_is_written(screen: ImportScreen, tmp_path: Path):
    screen.read(list_of(tmp_path, *KNOWN))
    assert screen.accept_all.text() == "Nhận: 3 mới, 0 thay đổi"
    choose(screen, "Vũ Văn Mẫu")
    view = view_of(screen)
    press(view.table, "Space")
    assert screen.accept_all.text() == "Nhận: 2 mới, 0 thay đổi"
    assert view.rows.totals.boxes[Fate.NEW].checkState() is Qt.CheckState.PartiallyChecked
    screen.accept_all.trigger()
    assert set(members_of(screen)) == {"Lê Thị Mẫu", "Trần Mẫu"}
    assert "đồng chí đã để lại: 1" in words_of(screen)


def test_a_click_on_the_box_of_a_row_is_the_same(screen: ImportScreen, tmp_path: Path):
    screen.read(list_of(tmp_path, *KNOWN))
    table = view_of(screen).table
    model = table.import_rows
    box = model.index(0, 0)
    assert model.data(box, Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
    model.setData(box, Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    assert model.data(box, Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Unchecked
    assert model.data(box, Qt.ItemDataRole.AccessibleTextRole) == "để lại"
    assert screen.accept_all.text() == "Nhận: 2 mới, 0 thay đổi"


def test_a_box_takes_a_whole_fate_in_or_leaves_it(screen: ImportScreen, tmp_path: Path):
    with_members(screen, tmp_path)
    screen.read(list_of(tmp_path, MOVED, NEW))
    boxes = view_of(screen).rows.totals.boxes
    click(boxes[Fate.NEW])
    assert screen.accept_all.text() == "Nhận: 0 mới, 1 thay đổi"
    assert boxes[Fate.NEW].text() == "Tất cả mới: 0/1"
    click(boxes[Fate.CHANGED])
    assert not screen.accept_all.isEnabled()
    click(boxes[Fate.NEW])
    assert screen.accept_all.text() == "Nhận: 1 mới, 0 thay đổi"


# --- Field by field -------------------------------------------------------------------------------


def test_ours_is_kept_where_that_is_chosen(screen: ImportScreen, tmp_path: Path):
    with_members(screen, tmp_path)
    screen.read(list_of(tmp_path, MOVED, KNOWN[1].replace("Vinh", "Huế")))
    choose(screen, "Lê Thị Mẫu")
    choices = detail_of(screen).choices
    assert choices.choices["home", True].button.isChecked()
    click(choices.choices["home", False].button)
    assert screen.accept_all.text() == "Nhận: 0 mới, 1 thay đổi"
    screen.accept_all.trigger()
    found = members_of(screen)
    assert (found["Lê Thị Mẫu"].home, found["Vũ Văn Mẫu"].home) == ("Huế", "Huế")


def test_one_choice_for_all_rows(screen: ImportScreen, tmp_path: Path):
    with_members(screen, tmp_path)
    screen.read(list_of(tmp_path, MOVED, KNOWN[1].replace("Vinh", "Huế"), NEW))
    choose(screen, "Vũ Văn Mẫu")
    choices = detail_of(screen).choices
    click(choices.choices["home", False].button)
    assert choices.everywhere["home"].text() == "Như vậy cho mọi dòng: 2"
    click(choices.everywhere["home"])
    assert screen.accept_all.text() == "Nhận: 1 mới, 0 thay đổi"
    choose(screen, "Lê Thị Mẫu")
    assert choices.choices["home", False].button.isChecked()


def test_what_the_program_would_not_take_unasked_can_be_taken(screen: ImportScreen, tmp_path: Path):
    with_members(screen, tmp_path)
    screen.read(
        list_of(tmp_path, KNOWN[0].replace("19/03/1966", "1966"), KNOWN[1].replace("Vinh", ""))
    )
    assert not screen.accept_all.isEnabled()
    choose(screen, "Lê Thị Mẫu")
    choices = detail_of(screen).choices
    assert choices.choices["birth_date", False].button.isChecked()
    click(choices.choices["birth_date", True].button)
    assert screen.accept_all.text() == "Nhận: 0 mới, 1 thay đổi"
    choose(screen, "Vũ Văn Mẫu")
    assert not choices.choices["home", True].isVisible()
    click(choices.blanks)
    assert "ô trống" in texts_in(choices)
    click(choices.choices["home", True].button)
    screen.accept_all.trigger()
    found = members_of(screen)
    assert str(found["Lê Thị Mẫu"].birth_date) == "1966"
    assert found["Vũ Văn Mẫu"].home is None


# --- Cells ----------------------------------------------------------------------------------------


def test_a_cell_is_corrected_right_there(screen: ImportScreen, tmp_path: Path):
    screen.read(list_of(tmp_path, *KNOWN, NAMELESS))
    view = view_of(screen)
    choose(screen, "Lê Thị Mẫu")
    press(view.table, "Space")
    refused = choose(screen, "")
    assert refused.fate is Fate.REFUSED
    line = detail_of(screen).cells.lines[0]
    assert "không có họ tên" in texts_in(line)
    type_text(line.edit, "Đinh Mẫu")
    press(line.edit, "Return")
    row = detail_of(screen).row
    assert row is not None
    assert (row.id, row.fate, row.member.name) == (refused.id, Fate.NEW, "Đinh Mẫu")
    assert rows_of(screen)[0].row == refused.row, "it stays where it stands"
    assert line.edit.hasFocus()
    assert line.back.isVisible()
    assert "Đã gõ ở đây" in texts_in(line)
    assert screen.accept_all.text() == "Nhận: 3 mới, 0 thay đổi", "what was decided is kept"
    click(line.back)
    row = detail_of(screen).row
    assert row is not None
    assert row.fate is Fate.REFUSED
    assert not line.back.isVisible()


def test_leaving_a_cell_is_enough_and_esc_takes_it_back(screen: ImportScreen, tmp_path: Path):
    screen.read(list_of(tmp_path, *KNOWN))
    choose(screen, "Lê Thị Mẫu")
    edit = detail_of(screen).cells.lines[2].edit
    type_text(edit, " và hơn nữa")
    press(edit, "Escape")
    assert edit.text() == "Huế"
    edit.selectAll()
    type_text(edit, "Đà Nẵng")
    view_of(screen).table.setFocus()
    row = detail_of(screen).row
    assert row is not None
    assert row.member.home == "Đà Nẵng"


def test_the_cell_as_it_stood_is_shown_beside_what_was_read(screen: ImportScreen):
    screen.read(ROOT / "tests" / "data" / "samples" / "danh-sach-cu-VnTime.xls")
    choose(screen, "Lý Thị Minh Bích")
    line = detail_of(screen).cells.lines[1]
    assert line.edit.text() == "Lý Thị Minh Bích"
    assert "Trong tệp: Lý ThÞ Minh BÝch" in texts_in(line)


def test_a_registry_document_has_no_cells_and_shows_the_record(screen: ImportScreen):
    screen.read(DEMO_REGISTRY)
    detail = detail_of(screen)
    view_of(screen).table.select(0)
    assert not detail.cells.isVisible()
    assert "Hồ sơ sau khi nhận" in texts_in(detail)
    assert not view_of(screen).head.otherwise.isVisible()


# --- Who it is ------------------------------------------------------------------------------------


def test_somebody_on_record_is_chosen(screen: ImportScreen, tmp_path: Path):
    with_members(screen, tmp_path)
    screen.read(list_of(tmp_path, OTHER_BIRTH))
    row = choose(screen, "Vũ Văn Mẫu")
    assert row.fate is Fate.UNSURE
    who = detail_of(screen).who
    assert "02/09/1950" in texts_in(who)
    known = members_of(screen)["Vũ Văn Mẫu"].key
    assert list(who.choices) == [known, "new", "leave"]
    assert who.choices["leave"].button.isChecked()
    click(who.choices[known].button)
    assert [each.fate for each in rows_of(screen)] == [Fate.CHANGED]
    click(who.choices["leave"].button)
    assert [each.fate for each in rows_of(screen)] == [Fate.UNSURE]
    click(who.choices["new"].button)
    screen.accept_all.trigger()
    assert len(screen.session.services.registry().members) == len(KNOWN) + 1


def test_anybody_on_record_can_be_found_for_a_row(screen: ImportScreen, tmp_path: Path):
    with_members(screen, tmp_path)
    screen.read(list_of(tmp_path, NEW))
    choose(screen, "Ngô Mẫu")
    detail = detail_of(screen)
    assert not detail.who.isVisible()
    click(detail.to_who)
    click(detail.who.others)
    type_text(detail.who.search, "tran mau")
    (found,) = detail.who.found
    assert "05/06/1955" in found.accessibleName()
    click(found)
    row = detail.row
    assert row is not None
    key = members_of(screen)["Trần Mẫu"].key
    assert (row.fate, row.member.key) == (Fate.CHANGED, key)
    assert detail.who.choices[key].button.isChecked()
    click(detail.who.choices["leave"].button)
    assert [each.fate for each in rows_of(screen)] == [Fate.NEW]


# --- Choosing rows --------------------------------------------------------------------------------


def test_rows_are_chosen_by_what_is_found_in_them(screen: ImportScreen, tmp_path: Path):
    screen.read(list_of(tmp_path, NAMELESS, *KNOWN, NEW.replace("1/1/1960", "31/2/1960")))
    picker = view_of(screen).rows.filter.findings
    texts = [picker.itemText(at) for at in range(picker.count())]
    assert texts[0] == "tất cả"
    place = texts.index("ngày không có thật: 1")
    picker.setCurrentIndex(place)
    picker.activated.emit(place)
    assert [row.member.name for row in rows_of(screen)] == ["Ngô Mẫu"]
    assert "Đang xem: 1/5 dòng" in texts_in(view_of(screen).rows.totals)


def test_rows_are_searched_without_marks(screen: ImportScreen, tmp_path: Path):
    screen.read(list_of(tmp_path, *KNOWN))
    type_text(view_of(screen).rows.filter.search, "le thi")
    assert [row.member.name for row in rows_of(screen)] == ["Lê Thị Mẫu"]


def test_another_order_keeps_the_row_that_is_chosen(screen: ImportScreen, tmp_path: Path):
    screen.read(list_of(tmp_path, *KNOWN))
    choose(screen, "Vũ Văn Mẫu")
    table = view_of(screen).table
    place = next(at for at, each in enumerate(table.rows_model.columns) if each.id == "birth_date")
    table.sortByColumn(place, Qt.SortOrder.DescendingOrder)
    years = [row.member.birth_date.year for row in rows_of(screen) if row.member.birth_date]
    assert years == [1966, 1955, 1950]
    chosen = table.current()
    assert chosen is not None
    assert chosen.member.name == "Vũ Văn Mẫu"


def test_a_key_held_down_shows_only_the_row_it_ends_on(screen: ImportScreen, tmp_path: Path):
    screen.read(list_of(tmp_path, *KNOWN))
    table = view_of(screen).table
    table.select(0)
    seen = []
    for is_repeated in (False, True):
        held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, NO_KEYS, "", is_repeated)
        QApplication.sendEvent(table, held)
        seen.append((table.currentIndex().row(), detail_of(screen).row))
    QApplication.sendEvent(table, QKeyEvent(QEvent.Type.KeyRelease, Qt.Key.Key_Down, NO_KEYS))
    seen.append((table.currentIndex().row(), detail_of(screen).row))
    rows = rows_of(screen)
    assert seen == [(1, rows[1]), (2, rows[1]), (2, rows[2])]


# --- Sheets ---------------------------------------------------------------------------------------


def book_of_two(folder: Path) -> Path:
    book = Workbook()
    for at, name in enumerate(("Lê Một", "Lê Hai")):
        sheet = book.active if at == 0 else book.create_sheet()
        assert sheet is not None
        sheet.title = f"Tờ {at + 1}"
        sheet.append(["Họ và tên", "Ngày sinh"])
        sheet.append([name, "1/1/1950"])
    book.save(folder / "hai tờ.xlsx")
    return folder / "hai tờ.xlsx"


def test_all_sheets_are_read_together(screen: ImportScreen, tmp_path: Path):
    screen.read(book_of_two(tmp_path))
    view = view_of(screen)
    assert "Trang tính “Tờ 1”" in view.head.assumed.text()
    assert [row.member.name for row in rows_of(screen)] == ["Lê Một"]
    sheets = view.head.sheet
    sheets.setCurrentIndex(sheets.count() - 1)
    sheets.activated.emit(sheets.currentIndex())
    assert "tất cả trang tính" in view.head.assumed.text()
    assert {row.member.name for row in rows_of(screen)} == {"Lê Một", "Lê Hai"}
    row = choose(screen, "Lê Hai")
    line = detail_of(screen).cells.lines[0]
    line.edit.end(False)
    type_text(line.edit, " Mẫu")
    press(line.edit, "Return")
    now = detail_of(screen).row
    assert now is not None
    assert (now.id, now.member.name) == (row.id, "Lê Hai Mẫu")


def test_the_rows_are_seen_before_anything_else_is_worked_out(
    screen: ImportScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(screen.session.tasks, "pure", lambda *_: None)
    screen.read(list_of(tmp_path, *KNOWN, NAMELESS))
    rows = rows_of(screen)
    assert len(rows) == len(KNOWN) + 1
    assert rows[0].fate is Fate.REFUSED
    assert not screen.accept_all.isEnabled(), "what would be written is not known yet"
