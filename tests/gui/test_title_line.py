"""The title line in whatever width there is: all gives way to the act most wanted."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.desk import dress
from vusta_desk.app import paths, wiring
from vusta_desk.gui.icons import Icons
from vusta_desk.gui.shell.title_line import TitleLine

TITLE, WHOLE, SHORT = "Nhập danh sách", "Nhận: 1 mới, 4 thay đổi", "Nhận: 5"


@pytest.fixture(params=[100, 175])
def line(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[TitleLine]:
    words = wiring.catalogue("vi")
    dress(words, text_size=request.param)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(3000, 200)
    made = TitleLine(Icons(paths.resources_folder() / "icons"), words)
    made.setParent(window)
    acts = [QAction(text, made) for text in ("Chọn tệp khác", "Lưu các dòng chưa nhận", WHOLE)]
    acts[-1].setIconText(SHORT)
    made.show_place(TITLE, acts, acts[-1])
    window.show()
    yield made
    window.close()


def resized(line: TitleLine, width: int) -> list[str]:
    line.resize(width, 100)
    for _ in range(3):  # letting what it holds settle
        QApplication.processEvents()
    return [each.text() for each in line.act_bar._buttons if each.isVisible()]


def test_at_every_width_the_act_most_wanted_is_whole_or_short_and_never_cut(line: TitleLine):
    seen = set()
    for width in range(2600, line.minimumSizeHint().width() - 1, -20):
        last = resized(line, width)[-1]
        button = line.act_bar._buttons[-1]
        assert last in (WHOLE, SHORT)
        assert button.width() >= button.sizeHint().width()
        assert button.mapTo(line, button.rect().topRight()).x() < line.search.x()
        seen.add(last)
    assert seen == {WHOLE, SHORT}


def test_the_others_go_first_then_the_search_then_the_title(line: TitleLine):
    assert len(resized(line, 2600)) == 3
    stages = []
    for width in range(2600, line.minimumSizeHint().width() - 1, -5):
        others = len(resized(line, width)) == 3
        stage = others, bool(line.search.text()), line.large.isVisible()
        if stage not in stages:
            stages.append(stage)
    gone = [stage.count(False) for stage in stages]
    assert gone == sorted(gone)
    assert stages[-1] == (False, False, False)
    assert line.title == TITLE
    assert line.search.accessibleName()


def test_a_title_that_is_cut_is_told_whole(line: TitleLine):
    resized(line, line.minimumSizeHint().width())
    assert line.small.text().endswith("…")
    assert line.small.toolTip() == line.small.accessibleName() == TITLE
    resized(line, 2600)
    assert line.large.text() == TITLE
    assert line.large.toolTip() == ""
