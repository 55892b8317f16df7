"""The acts of a place as buttons, in whatever width there is."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.desk import dress
from vusta_desk.app import wiring
from vusta_desk.gui.shell.act_bar import ActBar

LONG = "Hoàn tác: Sửa lễ trao: Lễ trao tặng Huy hiệu Đảng đợt 3/2/2027"


@pytest.fixture
def bar(qtbot: QtBot) -> Iterator[ActBar]:
    words = wiring.catalogue("en")
    dress(words)
    window = QWidget()  # which does not grow with what stands in it
    qtbot.addWidget(window)
    window.resize(1300, 60)
    made = ActBar(words)
    made.setParent(window)
    window.show()
    yield made
    window.close()


def shown(bar: ActBar, width: int, *texts: str) -> list[str]:
    acts = [QAction(text, bar) for text in texts]
    bar.show_acts(acts, None)
    bar.resize(width, 40)
    bar.show()
    return [each.text() for each in bar._buttons if each.isVisible()]


def test_an_act_of_many_words_is_cut_where_there_is_no_room(bar: ActBar):
    (text,) = shown(bar, 260, LONG)
    assert text.startswith("Hoàn tác: Sửa")
    assert text.endswith("…")
    assert bar._buttons[0].wanted_width() > 260 >= bar._buttons[0].sizeHint().width()
    assert bar._buttons[0].accessibleName() == LONG


def test_all_of_its_words_come_back_with_the_room(bar: ActBar):
    shown(bar, 260, LONG)
    bar.resize(1200, 40)
    assert bar._buttons[0].text() == LONG


def test_acts_without_room_move_into_the_menu_and_come_out_again(bar: ActBar):
    acts = ("Save all papers", "Save", "Print")
    assert shown(bar, 250, *acts) == ["Print"]
    assert [act.text() for act in bar._more.menu().actions()] == ["Save all papers", "Save"]
    bar.resize(900, 40)
    assert all(each.isVisible() for each in bar._buttons)
    assert not bar._more.isVisible()


def test_short_words_stand_where_all_of_them_have_no_room(bar: ActBar):
    shown(bar, 260, LONG)
    bar._buttons[0].act.setIconText("Hoàn tác: 5")
    assert bar._buttons[0].text() == "Hoàn tác: 5"
    assert bar.least_width < 260 < bar.whole_width
    assert bar._buttons[0].accessibleName() == LONG
