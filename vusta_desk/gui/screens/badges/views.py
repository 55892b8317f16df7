"""The people of a round in three views: a list with reckonings, levels and branches, files."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from vusta_desk.gui.screens.badges.files_list import FilesList
from vusta_desk.gui.screens.badges.level_table import LevelTable
from vusta_desk.gui.screens.badges.outcome_list import OutcomeList
from vusta_desk.gui.screens.badges.reading import Seen
from vusta_desk.gui.screens.badges.reckoning_panel import ReckoningPanel
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.layouts import column, holding, side_by_side
from vusta_desk.i18n.catalogue import N_

_LIST, _LEVELS, _FILES = range(3)
_LETTERS = 32  # of a line of the reckoning at least
_LINES = 14  # of text that the views are high at least; the page scrolls where there is less room


class RoundViews(QWidget):
    """Tells which cell and whose file were asked for."""

    cell_asked = Signal(object)  # Cell
    file_asked = Signal(str, str)  # the key of a member, and the field that decides or ""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._words = session.words
        self.list = OutcomeList(session)
        self.panel = ReckoningPanel(session)
        self.levels = LevelTable(session)
        self.files = FilesList(session)
        self.panel.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LETTERS)
        split = side_by_side(self.list, self.panel, 96, 44)
        say = session.words.gettext
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # but its bar takes the keyboard
        self.tabs.tabBar().setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.tabs.addTab(_page(split), say(N_("Members and reckonings")))
        self.tabs.addTab(_page(self.levels), say(N_("Levels and branches")))
        self.tabs.addTab(_page(self.files), say(N_("Files to look up")))
        self.tabs.setMinimumHeight(self.fontMetrics().height() * (_LINES + 2))
        self.setLayout(column(self.tabs))
        self.levels.asked.connect(self.cell_asked)
        self.files.opened.connect(self.file_asked)

    def show_list(self) -> None:
        """The list of members comes in sight."""
        self.tabs.setCurrentIndex(_LIST)

    def show_round(self, seen: Seen) -> None:
        """Shows a round in all views but the list, which follows the box chosen."""
        self.levels.show_levels(seen.levels, seen.view.rules)
        self.files.forget()


def _page(part: QWidget) -> QWidget:
    """A part with a little room under its tab."""
    inside = column(part)
    inside.setContentsMargins(0, space(1), 0, 0)
    return holding(inside)
