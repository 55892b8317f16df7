"""The table of every list: a sound model, Vietnamese order, copying, remembering."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.helpers.desk import application, dress
from vusta_desk.app import wiring
from vusta_desk.domain.names import sort_key
from vusta_desk.gui.preferences import Preferences
from vusta_desk.gui.widgets.empty_state import EmptyState
from vusta_desk.gui.widgets.table import Column, RowModel, RowTable

NAMES = ("Trần Văn Bình", "Lê Thị Ánh", "Đỗ Đức An", "Nguyễn Văn Ân")
Row = tuple[str, int]


def columns() -> list[Column[Row]]:
    return [
        Column("name", "Họ và tên", lambda row: row[0], key=lambda row: sort_key(row[0])),
        Column("age", "Tuổi", lambda row: str(row[1]), key=lambda row: row[1], right=True),
        Column("note", "Ghi chú", lambda row: "", hidden=True),
    ]


@pytest.fixture
def table(qtbot: QtBot) -> Callable[[Preferences], RowTable[Row]]:
    application()
    words = wiring.catalogue("vi")
    dress(words)

    def make(preferences: Preferences) -> RowTable[Row]:
        made = RowTable("people", RowModel(columns()), preferences, words, title="Người")
        qtbot.addWidget(made)
        made.rows_model.set_rows([(name, 60 + at) for at, name in enumerate(NAMES)])
        return made

    return make


def names(table: RowTable[Row]) -> list[str]:
    return [row[0] for row in table.rows_model.rows]


def test_the_model_is_sound(table, qtmodeltester: ModelTester):
    model = table(Preferences()).rows_model
    qtmodeltester.check(model)
    model.sort(0, Qt.SortOrder.DescendingOrder)
    qtmodeltester.check(model)


def test_names_stand_in_vietnamese_order(table):
    people = table(Preferences())
    people.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert names(people) == ["Đỗ Đức An", "Lê Thị Ánh", "Nguyễn Văn Ân", "Trần Văn Bình"]


def test_new_rows_come_in_the_order_the_user_chose(table):
    people = table(Preferences())
    people.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    people.rows_model.set_rows([("A", 1), ("B", 2)])
    assert names(people) == ["B", "A"]


def test_chosen_rows_are_copied_with_headings(table):
    people = table(Preferences())
    people.select(1)
    people.copy()
    assert QApplication.clipboard().text() == "Họ và tên\tTuổi\nLê Thị Ánh\t61"


def test_a_table_remembers_its_order_its_widths_and_what_is_hidden(table):
    preferences = Preferences()
    people = table(preferences)
    people.show()
    people.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    people.setColumnWidth(0, 321)
    people.column_menu().actions()[2].setChecked(True)
    people.hide()
    again = table(preferences)
    assert again.columnWidth(0) == 321
    assert not again.isColumnHidden(2)
    assert names(again)[0] == "Nguyễn Văn Ân"


def test_the_last_column_in_sight_stays(table):
    people = table(Preferences())
    for action in people.column_menu().actions():
        action.setChecked(False)
    assert len(people.shown_columns()) == 1


def test_an_empty_table_says_why(table, session):
    people = table(Preferences())
    people.set_overlay(EmptyState(session.icons, "members", "Chưa có ai"))
    people.show()
    assert not people._overlay.isVisible()
    people.rows_model.set_rows([])
    assert people._overlay.isVisible()


def test_a_cell_tells_its_whole_text_in_the_tooltip(table):
    model = table(Preferences()).rows_model
    assert model.data(model.index(0, 0), Qt.ItemDataRole.ToolTipRole) == NAMES[0]


def test_what_is_seen_in_brief_is_copied_and_read_out_whole(qtbot: QtBot):
    application()
    words = wiring.catalogue("vi")
    dress(words)
    branch = Column[Row]("branch", "Chi bộ", lambda row: row[0], short=lambda text: text[7:])
    people = RowTable("people", RowModel([branch]), Preferences(), words, title="Người")
    qtbot.addWidget(people)
    people.rows_model.set_rows([("Chi bộ Cơ quan", 1)])
    cell = people.rows_model.index(0, 0)
    assert cell.data() == "Cơ quan"
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "Chi bộ Cơ quan"
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == "Chi bộ Cơ quan"
    people.select(0)
    people.copy()
    assert QApplication.clipboard().text() == "Chi bộ\nChi bộ Cơ quan"
