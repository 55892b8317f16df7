"""Rows of a list are chosen, ticked, corrected and decided about, and only that is written."""

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.helpers.checkout import ROOT
from tests.helpers.importing_place import (
    KNOWN,
    choose,
    list_of,
    rows_of,
    shown,
    texts_in,
    view_of,
    with_members,
    words_of,
)
from tests.helpers.window import click, find, press, type_text
from vusta_desk.domain.member import Member
from vusta_desk.gui.screens.importing import ImportScreen
from vusta_desk.gui.screens.importing.row_detail import RowDetail
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets import files
from vusta_desk.gui.widgets.empty_state import EmptyState
from vusta_desk.usecases import upkeep
from vusta_desk.usecases.import_members import Fate

DEMO_REGISTRY = ROOT / "resources" / "demo" / "registry.json"
BRANCH = "Chi bộ Hội Địa chất và Khoáng sản"
NAMELESS = f";1/1/1960;Huế;444444444444;{BRANCH}"
NEW = f"Ngô Mẫu;1/1/1960;Huế;444444444444;{BRANCH}"
MOVED = KNOWN[0].replace("Huế", "Hà Nội")
OTHER_BIRTH = f"Vũ Văn Mẫu;02/09/1953;Vinh;;{BRANCH}"


@pytest.fixture
def screen(empty_session: Session, qtbot: QtBot) -> ImportScreen:
    return shown(empty_session, qtbot)


def detail_of(screen: ImportScreen) -> RowDetail:
    return view_of(screen).rows.detail


def members_of(screen: ImportScreen) -> dict[str, Member]:
    return {each.name: each for each in screen.session.services.registry().members}


def button_of(screen: ImportScreen, text: str):
    from PySide6.QtWidgets import QPushButton

    return find(screen, QPushButton, text)


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
    assert choices.everywhere["home"].text() == "Chọn như vậy cho mọi dòng: 2"
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
    screen.read(list_of(tmp_path, NAMELESS, *KNOWN))
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


# --- The file and what is left --------------------------------------------------------------------


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
    click(button_of(screen, "Lưu các dòng chưa nhận"))
    sheet = load_workbook(out).active
    assert sheet is not None
    lines = list(sheet.iter_rows(values_only=True))
    assert lines[0][-1] == "Lý do chưa nhận"
    assert lines[1][2] == "Huế"
    assert len(lines) == 2
    find(screen, EmptyState)
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
    click(button_of(screen, "Trở lại cách đọc trước"))
    assert [row.member.name for row in rows_of(screen)] == ["Lê Mẫu"]
    assert screen.accept_all.isEnabled()
