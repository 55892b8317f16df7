"""How columns share the width of a table."""

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.desk import application, dress
from vusta_desk.app import wiring
from vusta_desk.gui.preferences import Preferences
from vusta_desk.gui.widgets.column_room import Need, shared
from vusta_desk.gui.widgets.table import Column, RowModel, RowTable

NAME, BRANCH, DAY = Need(200, 150, 150), Need(300, 100, 80), Need(90, 60, 90)
Row = tuple[str, str, str]
ROWS: list[Row] = [
    ("Nguyễn Văn Ân", "Chi bộ Hội Trắc địa, Bản đồ và Viễn thám khu vực phía Bắc", "27/10/2026"),
    ("Lê Thị Ánh", "Chi bộ Cơ quan", "01/10/2026–31/12/2026"),
]


@pytest.mark.parametrize(
    ("room", "widths"),
    [
        (700, [200, 300, 200]),  # the last has what is left over
        (540, [200, 250, 90]),  # the widest gives way first
        (400, [155, 155, 90]),
        (330, [150, 90, 90]),  # then what goes on beyond the usual
        (310, [150, 100, 90]),  # and then it scrolls sideways
    ],
)
def test_contents_are_whole_and_the_widest_text_gives_way(room: int, widths: list[int]):
    assert shared(room, [NAME, BRANCH, DAY]) == widths


def test_room_to_spare_goes_to_those_meant_to_be_wider():
    assert shared(300, [Need(50, 120, 50), Need(90, 60, 90), Need(40, 40, 40)]) == [120, 90, 90]


def test_without_columns_there_is_nothing_to_share():
    assert shared(300, []) == []


def made(qtbot: QtBot, preferences: Preferences) -> RowTable[Row]:
    application()
    words = wiring.catalogue("vi")
    dress(words)
    columns: list[Column[Row]] = [
        Column("name", "Họ và tên", lambda row: row[0], 12, strong=True),
        Column("branch", "Chi bộ", lambda row: row[1], 10),
        Column("due", "Ngày đến hạn", lambda row: row[2], 4, whole=True),
    ]
    table = RowTable("people", RowModel(columns), preferences, words, title="Người")
    qtbot.addWidget(table)
    table.resize(500, 200)
    table.show()
    return table


def test_days_are_seen_whole_and_nothing_is_out_of_sight(qtbot: QtBot):
    table = made(qtbot, Preferences())
    table.rows_model.set_rows(ROWS)
    assert table.columnWidth(2) >= table.sizeHintForColumn(2)
    assert table.columnWidth(1) < table.sizeHintForColumn(1)
    assert sum(map(table.columnWidth, range(3))) == table.viewport().width()
    table.resize(1400, 200)
    assert table.columnWidth(1) >= table.sizeHintForColumn(1)


def test_a_width_the_user_has_drawn_stays_and_only_that_is_remembered(qtbot: QtBot):
    preferences = Preferences()
    table = made(qtbot, preferences)
    table.rows_model.set_rows(ROWS)
    table.setColumnWidth(0, 77)
    table.resize(640, 200)
    assert table.columnWidth(0) == 77
    table.hide()
    assert preferences.table("people")["widths"] == {"name": 77}
    again = made(qtbot, preferences)
    again.rows_model.set_rows(ROWS)
    assert again.columnWidth(0) == 77
