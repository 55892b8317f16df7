"""A page of the start window: title, a few words, what is asked, and buttons at the foot."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtWidgets import QLayout, QProgressBar, QWidget

from vusta_desk.gui.icons import Icons
from vusta_desk.gui.preferences import Preferences
from vusta_desk.gui.start.files import DataFiles
from vusta_desk.gui.tasks import Tasks
from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.layouts import Part, column, frame, holding, label, row, scrolling
from vusta_desk.i18n.catalogue import Catalogue
from vusta_desk.usecases.services import Services

T = TypeVar("T")
_LETTERS = 78  # the width of a page, in letters of the text's size


@dataclass(frozen=True, slots=True)
class Start:
    """What the pages are handed."""

    words: Catalogue
    icons: Icons
    preferences: Preferences
    files: DataFiles
    tasks: Tasks


@dataclass(frozen=True, slots=True)
class Opened:
    """What the start ends with: an open file, and whether a list is to be brought in at once."""

    services: Services
    is_sample: bool = False
    import_list: bool = False


class Page(QWidget):
    """What stands in the middle scrolls where it is longer than the window, the foot stays."""

    def __init__(self, start: Start, title: str, lead: str = "") -> None:
        super().__init__()
        self.start, self.words, self.say = start, start.words, start.words.say
        self._title, self._lead = label(title, "title"), label(lead, "quiet")
        self._lead.setVisible(bool(lead))
        self._busy = label("", "quiet", wrap=False)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(space(15))
        self._bar.setAccessibleName(self.say("Progress"))
        self._middle = QWidget()
        self._foot = frame("foot", row())
        self.setLayout(column(scrolling(holding(_centred(self._middle))), self._foot, gap=0))
        self.set_busy("")

    def fill(self, *parts: Part) -> None:
        """What is asked, from top to bottom."""
        self._middle.setLayout(column(self._title, self._lead, 1, *parts, None, gap=1.5, margin=3))
        letters = self.fontMetrics().averageCharWidth() * _LETTERS
        self._middle.setMaximumWidth(letters + space(6))

    def set_foot(self, *parts: Part) -> None:
        """Buttons from left to right; what is under way is said after the None among them."""
        at = parts.index(None) + 1
        inside = self._foot.layout()
        assert inside is not None
        inside.deleteLater()
        QWidget().setLayout(inside)
        filled = row(*parts[:at], self._busy, self._bar, *parts[at:])
        filled.setContentsMargins(space(3), space(1.5), space(3), space(1.5))
        self._foot.setLayout(filled)

    def set_busy(self, text: str) -> None:
        """Says what is under way and lets nothing be pressed meanwhile; "" when it is over."""
        self._busy.setText(text)
        self._busy.setVisible(bool(text))
        self._bar.setVisible(bool(text))
        self._middle.setEnabled(not text)
        self._foot.setEnabled(not text)

    def work(
        self,
        said: str,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Does something slow off the window and says so."""
        self.set_busy(said)

        def ended(result: T) -> None:
            self.set_busy("")
            done(result)

        def refused(error: BaseException) -> None:
            self.set_busy("")
            failed(error)

        self.start.tasks.data(self, lambda _: work(), ended, failed=refused, writes=True)

    def shown(self) -> None:
        """Called whenever the page comes into sight: puts the keyboard where one begins."""

    def may_close(self) -> bool:
        """Whether nothing is lost when the window is closed now; asks where something is."""
        return True


def _centred(widget: QWidget) -> QLayout:
    layout = row(gap=0)
    layout.addStretch(1)
    layout.addWidget(widget, 1000)
    layout.addStretch(1)
    return layout
