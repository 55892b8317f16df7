"""The forecast: as it stands, with something supposed, and the pages beside its figures."""

from collections.abc import Callable

from tests.pictures.stages import in_sight
from vusta_desk.gui.shell.main_window import MainWindow
from vusta_desk.usecases.forecast import Windows

PAGES = ((1, "to-order"), (2, "money"), (3, "branches"), (4, "left-open"))


def page(at: int) -> Callable[[MainWindow], None]:
    def bring(window: MainWindow) -> None:
        window.go("forecast")
        in_sight(window).details.setCurrentIndex(at)

    return bring


def supposed(window: MainWindow) -> None:
    window.go("forecast")
    screen = in_sight(window)
    screen.bars.set_value("round")
    screen.bar.salary.set_value(3_000_000)
    screen.bar.since.setText("1/1/2028")
    screen.bar.windows.set_value((Windows.SHIFTED, -1))
