"""A page of the place System."""

from PySide6.QtWidgets import QWidget

from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.layouts import Part, column, holding, label, row, scrolling

_LETTERS = 92  # the width of a page of text and fields
_LINES = 9  # the least height of what grows


class SystemPage(QWidget):
    """One page; `refresh` reads anew what it shows."""

    def __init__(self, session: Session, title: str, lead: str = "") -> None:
        super().__init__()
        self.session, self.words, self.say = session, session.words, session.words.say
        self._title = title
        self._head = [label(title, "heading")]
        if lead:
            self._head.append(label(lead, "quiet"))

    def fill(self, *parts: Part) -> None:
        """Parts from top to bottom, as wide as a text is read well; scrolls where it is long."""
        inside = holding(column(*self._head, *parts, None, gap=1.5, margin=3))
        letters = self.fontMetrics().averageCharWidth() * _LETTERS
        inside.setMaximumWidth(letters + space(6))
        beside = row(inside, gap=0)
        beside.setStretch(0, 1)
        beside.addStretch(0)  # takes the room that is left: every page has the same left edge
        self.setLayout(column(scrolling(holding(beside), self._title)))

    def fill_whole(self, *parts: Part, growing: QWidget) -> None:
        """Parts from top to bottom in all the width there is; `growing` takes the height.

        Where the window is too low for everything the page scrolls.
        """
        growing.setMinimumHeight(self.fontMetrics().lineSpacing() * _LINES)
        layout = column(*self._head, *parts, gap=1.5, margin=3)
        layout.setStretchFactor(growing, 1)
        layout.addStretch(0)  # takes the room while what grows is hidden
        self.setLayout(column(scrolling(holding(layout))))

    def refresh(self) -> None:
        """Reads anew what is shown."""
