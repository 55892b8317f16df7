"""The place of the members: branches, search, table; on a real file."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.helpers.desk import dress, services_of_sample, session_of
from tests.helpers.window import press, show, type_text, until
from vusta_desk.domain.member import BranchKind
from vusta_desk.domain.names import folded, sort_key
from vusta_desk.gui.screens.members import MembersScreen
from vusta_desk.gui.screens.members.form import MemberForm
from vusta_desk.gui.screens.members.paged_rows import PAGE, WAITING, PagedRows
from vusta_desk.gui.screens.members.scope import EVERYONE, TAKEN_OUT, Scope
from vusta_desk.gui.session import Session
from vusta_desk.gui.shell.main_window import MainWindow
from vusta_desk.gui.widgets import files
from vusta_desk.gui.widgets.empty_state import EmptyState
from vusta_desk.jobs import ThreadRunner
from vusta_desk.usecases import edit_member
from vusta_desk.usecases.browse_members import MemberRow


def place(qtbot: QtBot, session: Session) -> MembersScreen:
    window = MainWindow(session)
    window.resize(1366, 768)
    show(qtbot, window)
    window.go("members")
    screen = window.screen_in_sight
    assert isinstance(screen, MembersScreen)
    return screen


@pytest.fixture
def screen(qtbot: QtBot, session: Session) -> MembersScreen:
    return place(qtbot, session)


def names(screen: MembersScreen) -> list[str]:
    return [row.texts.get("name", "") for row in screen.list.table.rows_model.rows]


def awake(qtbot: QtBot, screen: MembersScreen) -> None:
    """The window takes keys: one shown by a fixture is no longer active when the test begins."""
    screen.window().activateWindow()
    until(qtbot, screen.window().isActiveWindow)
    screen.setFocus()


def counts(screen: MembersScreen) -> dict[str, int]:
    """The numbers in the tree, at the top level."""
    root = screen.branches.tree.invisibleRootItem()
    items = filter(None, (root.child(at) for at in range(root.childCount())))
    return {item.text(0): int(item.text(1).replace(".", "")) for item in items}


# --- The branches -----------------------------------------------------------------------------


def test_the_counts_of_the_tree_add_up_to_everyone(screen):
    everyone, *groups = counts(screen).values()
    assert everyone == len(names(screen)) == 743
    assert len(groups) >= len(BranchKind)
    assert sum(groups) == everyone
    tree = screen.branches.tree
    for at in range(1, tree.topLevelItemCount()):
        item = tree.topLevelItem(at)
        assert item is not None
        branches = filter(None, (item.child(place) for place in range(item.childCount())))
        own = [int(branch.text(1)) for branch in branches]
        assert not own or sum(own) == int(item.text(1))


def test_a_branch_lists_its_own_members_and_says_so(screen):
    known = screen.branches.tree.row_of("B02")
    screen.branches.tree.choose(Scope(branch="B02"))
    listed = screen.list.table.rows_model.rows
    assert len(listed) == known.on_file
    assert {row.texts["branch"] for row in listed} == {known.name}
    screen.branches.tree.choose(Scope(kind=BranchKind.CENTRAL_OFFICE))
    assert {row.texts["branch"] for row in listed_rows(screen)} == {"Chi bộ Cơ quan Trung ương"}


def listed_rows(screen: MembersScreen) -> list[MemberRow]:
    return list(screen.list.table.rows_model.rows)


def test_those_who_died_or_left_can_be_left_out_of_list_and_counts(screen):
    away = [row for row in listed_rows(screen) if not row.in_standing]
    assert away
    screen.list.counted_only.click()
    assert all(row.in_standing for row in listed_rows(screen))
    assert len(names(screen)) == 743 - len(away) == counts(screen)["Tất cả đảng viên"]


def test_where_there_is_little_room_the_branches_give_way_and_come_back(screen, qtbot):
    awake(qtbot, screen)
    assert screen.branches.isVisible()
    screen.resize(screen.fontMetrics().averageCharWidth() * 80, 600)
    assert not screen.branches.isVisible()
    assert screen.toggle.text() == "Tất cả đảng viên"
    screen.toggle.click()
    assert screen.branches.isVisible()
    assert screen.branches.tree.hasFocus()
    screen.toggle.click()
    assert not screen.branches.isVisible()


def test_the_search_field_is_never_squeezed_by_the_choice_of_branches(screen, qtbot):
    awake(qtbot, screen)
    screen.toggle.click()
    search, toggle = screen.list.search, screen.toggle
    whole, letter = screen.panes.width(), screen.fontMetrics().averageCharWidth()
    screen.panes.setSizes([0, letter * 40, whole - letter * 40])
    until(qtbot, lambda: toggle.geometry().bottom() < search.geometry().top(), "one below")
    screen.panes.setSizes([0, letter * 80, whole - letter * 80])
    until(qtbot, lambda: toggle.geometry().right() < search.geometry().left(), "one beside")
    assert toggle.geometry().center().y() == pytest.approx(search.geometry().center().y(), abs=2)


# --- Search and order -------------------------------------------------------------------------


def test_a_search_without_marks_finds_whole_words_first(screen):
    type_text(screen.list.search, "an")
    found = names(screen)
    assert found
    assert all("an" in folded(name) for name in found)
    whole = ["an" in folded(name).split() for name in found]
    assert whole == sorted(whole, reverse=True)
    assert {True, False} == set(whole)


def test_d_finds_names_with_a_barred_d(screen):
    type_text(screen.list.search, "do")
    assert any(name.startswith("Đỗ ") for name in names(screen))


def test_the_list_stands_in_vietnamese_order_and_sorts_by_any_column(screen):
    assert names(screen) == sorted(names(screen), key=sort_key)
    table = screen.list.table
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    keys = [sort_key(name) for name in names(screen)]
    assert keys == sorted(keys, reverse=True)
    for at, column in enumerate(table.rows_model.columns):
        table.sortByColumn(at, Qt.SortOrder.AscendingOrder)
        assert screen.list.query.order == column.id
        assert len(names(screen)) == 743


def test_by_keyboard_from_the_search_to_the_record_and_back(screen, qtbot):
    awake(qtbot, screen)
    screen.list.table.setFocus()
    press(screen.list.table, "Ctrl+F")
    assert screen.list.search.hasFocus()
    type_text(screen.list.search, "mai tuyet diem")
    assert names(screen) == ["Mai Tuyết Diễm"]
    press(screen.list.search, "Down")
    assert screen.list.table.hasFocus()
    assert screen.detail.name.text() == "Mai Tuyết Diễm"
    press(screen.list.table, "Return")
    form = screen.dialog
    until(qtbot, form.isActiveWindow)
    press(form, "Escape")
    assert screen.dialog is None
    awake(qtbot, screen)
    press(screen, "Ctrl+F")
    assert screen.list.search.hasFocus()
    press(screen.list.search, "Escape")
    assert len(names(screen)) == 743
    assert screen.list.row.texts["name"] == "Mai Tuyết Diễm"


def test_nobody_found_is_said_with_a_way_out(screen):
    type_text(screen.list.search, "xyz")
    said = [label.text() for label in screen.list.table.findChildren(QLabel) if label.isVisible()]
    assert "Không tìm thấy ai theo “xyz”" in said
    screen.list.search.clear()
    assert len(names(screen)) == 743


def test_an_empty_file_says_what_to_do_first(qtbot, empty_session):
    screen = place(qtbot, empty_session)
    overlay = screen.list.table.findChild(EmptyState)
    assert overlay is not None
    assert overlay.isVisible()
    assert "Chưa có đảng viên nào" in [label.text() for label in overlay.findChildren(QLabel)]
    assert counts(screen) == {"Tất cả đảng viên": 0}
    assert not screen.edit_act.isEnabled()


# --- The table --------------------------------------------------------------------------------


def test_the_model_keeps_qts_rules(screen, qtmodeltester: ModelTester):
    qtmodeltester.check(screen.list.table.rows_model)


def test_what_is_chosen_stays_chosen_when_the_data_changes(screen, session):
    row = screen.list.table.rows_model.rows[400]
    screen.list.table.select(400)
    scrolled = screen.list.table.verticalScrollBar().value()
    other = screen.list.table.rows_model.rows[5]
    session.act(screen, lambda services: edit_member.take_out(services, other.key, "trùng"))
    assert screen.list.row.key == row.key
    assert screen.list.table.currentIndex().row() == 399
    assert screen.list.table.verticalScrollBar().value() == scrolled
    assert screen.detail.record.row.key == row.key


def test_chosen_rows_are_copied_with_their_headings(screen):
    table = screen.list.table
    table.select(0)
    press(table, "Shift+Down")
    table.copy()
    lines = QApplication.clipboard().text().split("\n")
    assert len(lines) == 3
    assert lines[0].split("\t")[0] == "Họ và tên"
    assert [line.split("\t")[0] for line in lines[1:]] == names(screen)[:2]


def test_everyone_can_be_chosen_and_is_counted(screen):
    screen.list.table.selectAll()
    assert "743" in screen.list.count.text().split("·")[1]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_is_listed_is_exported_with_the_columns_in_sight(
    screen, monkeypatch, tmp_path: Path, ending: str
):
    target = tmp_path / f"danh sách.{ending}"
    monkeypatch.setattr(files, "ask_save", lambda *_: target)
    type_text(screen.list.search, "mai")
    screen.export_act.trigger()
    assert target.name in screen.list.count.text()
    if ending == "csv":
        text = target.read_text("utf-8-sig")
        assert all(name in text for name in names(screen))
        assert "Số định danh" not in text


def test_the_official_collection_workbook_is_written(screen, monkeypatch, tmp_path: Path):
    target = tmp_path / "thu thập.xlsx"
    monkeypatch.setattr(files, "ask_save", lambda *_: None)
    screen.collection_act.trigger()
    monkeypatch.setattr(files, "ask_save", lambda *_: target)
    screen.collection_act.trigger()
    assert target.name in screen.list.count.text()
    assert load_workbook(target).sheetnames == ["Data"]


def test_who_was_taken_out_is_listed_apart(screen):
    screen.show_target(key="M0004")
    screen.take_out_act.trigger()
    dialog = screen.dialog
    dialog.save_button.click()
    assert dialog.isVisible()
    assert dialog.reason.problem
    dialog.reason.input.set_value("Nhập trùng")
    dialog.save_button.click()
    assert screen.dialog is None
    assert "Mai Tuyết Diễm" not in names(screen)
    screen.branches.tree.choose(TAKEN_OUT)
    assert names(screen) == ["Mai Tuyết Diễm"]
    screen.show_target(key="M0004", edit="name")
    assert screen.dialog is None
    assert not screen.edit_act.isEnabled()
    screen.put_back_act.trigger()
    assert screen.list.scope == EVERYONE
    assert screen.list.row.key == "M0004"
    assert screen.take_out_act.isEnabled()


# --- Pages ------------------------------------------------------------------------------------


class Pages:
    """Reads pages when told to, and keeps which were asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[tuple[int, ...], Callable]] = []
        self.arrived: list[tuple[int, int]] = []

    def ask(self, ids, done) -> None:
        self.asked.append((ids, done))

    def answer(self) -> None:
        ids, done = self.asked.pop()
        done(tuple(MemberRow(each, f"M{each}", {}, "", True, None) for each in ids))

    def note(self, first: int, last: int) -> None:
        self.arrived.append((first, last))


def test_a_page_is_read_once_and_waited_for():
    pages = Pages()
    rows = PagedRows(range(100_000), pages.ask, pages.note)
    assert len(rows) == 100_000
    assert rows[0] is rows[PAGE - 1] is WAITING
    assert len(pages.asked) == 1
    pages.answer()
    assert pages.arrived == [(0, PAGE - 1)]
    assert [rows[0].id, rows[PAGE - 1].id] == [0, PAGE - 1]
    assert not pages.asked


def test_who_scrolls_fast_sees_the_last_page_first():
    pages = Pages()
    rows = PagedRows(range(100_000), pages.ask, pages.note)
    for page in range(400):
        assert rows[page * PAGE] is WAITING
    answered = 0
    while pages.asked:
        pages.answer()
        answered += 1
    assert answered <= 5
    assert rows[399 * PAGE].id == 399 * PAGE
    assert pages.arrived[1][0] == 399 * PAGE


def test_rows_not_read_yet_have_an_end():
    rows = PagedRows(range(PAGE + 3), lambda ids, done: None, lambda *_: None)
    assert list(rows) == [WAITING] * (PAGE + 3)
    with pytest.raises(IndexError):
        rows[PAGE + 3]


def test_who_is_gone_meanwhile_leaves_an_empty_row():
    rows = PagedRows(range(3), lambda ids, done: done(()), lambda *_: None)
    assert rows[1] is WAITING


# --- With threads -----------------------------------------------------------------------------


def test_with_threads_the_window_goes_on_while_lists_are_read(qtbot, tmp_path):
    with services_of_sample(tmp_path) as services:
        dress(services.words)
        session = session_of(services, ThreadRunner())
        screen = place(qtbot, session)
        until(qtbot, lambda: len(screen.list.table.ids) == 743, "the list")
        type_text(screen.list.search, "mai tuyet diem")
        until(qtbot, lambda: names(screen) == ["Mai Tuyết Diễm"], "the search")
        press(screen.list.search, "Down")
        until(qtbot, lambda: screen.detail.name.text() == "Mai Tuyết Diễm", "the record")
        screen.show_target(key="M0001", edit="official_date")
        until(qtbot, lambda: screen.dialog is not None, "the form")
        form = screen.dialog
        assert isinstance(form, MemberForm)
        form.record_form.fields["official_date"].input.set_value(None)
        press(form, QKeySequence(QKeySequence.StandardKey.Save).toString())
        until(qtbot, lambda: screen.dialog is None, "the save")
        until(qtbot, lambda: screen.list.row and screen.list.row.key == "M0001", "the choice")
        until(qtbot, lambda: not session.tasks.is_busy)
        session.tasks.close()
