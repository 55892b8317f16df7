"""A box in which one of many is found by any part of its name."""

from pytestqt.qtbot import QtBot

from tests.helpers.desk import application
from vusta_desk.app import wiring
from vusta_desk.gui.widgets.choices import SearchChoice

NAMES = ("Chi bộ Hội Khoa học Đất", "Chi bộ Hội Hỏa học", "Chi bộ Hội Hóa học")


def found(box: SearchChoice, typed: str) -> list[str]:
    completer = box.completer()
    assert completer is not None
    completer.setCompletionPrefix(typed)
    model = completer.completionModel()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_whole_words_and_the_same_marks_come_first(qtbot: QtBot) -> None:
    application()
    box = SearchChoice([(name, name) for name in NAMES], wiring.catalogue("vi"))
    qtbot.addWidget(box)
    assert found(box, "hoa hoc") == [NAMES[1], NAMES[2], NAMES[0]]
    assert found(box, "Hóa học") == [NAMES[2], NAMES[1], NAMES[0]]
