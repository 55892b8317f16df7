"""The import in small windows and with large letters: what is to be seen is in sight."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.desk import dress, services_of_sample, session_of
from tests.helpers.window import show
from tests.pictures import lists
from vusta_desk.gui.screens.importing.preview_view import PreviewView
from vusta_desk.gui.shell.main_window import MainWindow

ENOUGH = 7  # rows in a low window


@pytest.fixture(params=["vi", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot, language: str) -> Iterator[MainWindow]:
    with services_of_sample(tmp_path, language) as services:
        dress(services.words)
        yield MainWindow(session_of(services))
        dress(services.words)


def rows_at(qtbot: QtBot, window: MainWindow, width: int, height: int, size: int) -> PreviewView:
    dress(window.words, text_size=size)
    window.resize(width, height)
    show(qtbot, window)
    lists.rows(window)
    for _ in range(3):  # letting what it holds settle
        QApplication.processEvents()
    view = window.screen_in_sight.findChild(PreviewView)
    assert isinstance(view, PreviewView)
    return view


def test_what_is_to_be_seen_is_in_sight_without_scrolling_sideways(
    qtbot: QtBot, window: MainWindow
):
    table = rows_at(qtbot, window, 1280, 800, 100).table
    assert table.horizontalScrollBar().maximum() == 0
    columns = [column.id for column in table.shown_columns()]
    assert columns[-1] == "findings"
    at = [column.id for column in table.rows_model.columns].index("findings")
    letters = table.columnWidth(at) // table.fontMetrics().averageCharWidth()
    assert letters >= 18


def test_a_low_window_keeps_its_room_for_the_rows(qtbot: QtBot, window: MainWindow):
    view = rows_at(qtbot, window, 1366, 768, 175)
    table, bar = view.table, view.rows.filter
    assert table.viewport().height() // table.rowHeight(0) >= ENOUGH
    assert bar.search.isVisible()
    assert not any(box.isVisible() for box in bar.fates.values())
    bar.opened.click()
    assert all(box.isVisible() for box in bar.fates.values() if box.isEnabled())
    before = bar.opened.text()
    next(box for box in bar.fates.values() if box.isEnabled()).click()
    assert bar.opened.text() != before, "that not all rows are listed is said"
    bar.opened.click()
    assert not bar.findings.isVisible()
    assert not view.head.assumed.isVisible()
    view.head.otherwise.click()
    assert view.head.assumed.isVisible()


def test_a_high_window_shows_all_there_is_to_choose_by(qtbot: QtBot, window: MainWindow):
    bar = rows_at(qtbot, window, 1280, 800, 100).rows.filter
    assert all(box.isVisible() for box in bar.fates.values() if box.isEnabled())
    assert bar.findings.isVisible()
    assert not bar.opened.isVisible()
