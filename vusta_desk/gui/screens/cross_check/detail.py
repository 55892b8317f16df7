"""Beside the table: what does not fit in full, what to do, and where to go."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QStackedLayout, QVBoxLayout, QWidget

from vusta_desk.domain.badge_history import NOTES, OddityKind
from vusta_desk.gui.screens.cross_check.columns import kind_icon
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import icon_size, space
from vusta_desk.gui.widgets.empty_state import EmptyState
from vusta_desk.gui.widgets.flow import FlowLayout
from vusta_desk.gui.widgets.layouts import button, clear, column, holding, label, row, scrolling
from vusta_desk.i18n.badge_history_words import kind_title, todo_text, what_text
from vusta_desk.i18n.catalogue import N_
from vusta_desk.usecases.cross_check import OddLine

TO_AWARD = (OddityKind.MISSED, OddityKind.NO_HISTORY)


class OddDetail(QWidget):
    """One line of the cross-check in words. Tells where someone wants to go."""

    record_asked = Signal(str)
    round_asked = Signal(str)
    nominate_asked = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._words = session, session.words
        self.setAccessibleName(self._words.gettext(N_("What does not fit")))
        self._page = QVBoxLayout()
        self._page.setSpacing(space(1))
        self._page.setContentsMargins(space(2), space(1), space(2), space(2))
        self._area = scrolling(holding(self._page), self._words.gettext(N_("What does not fit")))
        empty = EmptyState(
            session.icons, "check", self._words.gettext(N_("Choose one line of the list."))
        )
        self._stack = QStackedLayout(self)
        self._stack.addWidget(empty)
        self._stack.addWidget(self._area)

    def lines(self) -> list[str]:
        """Every line in sight, from top to bottom."""
        return [each.text() for each in self._area.findChildren(QLabel) if each.text()]

    def show_line(self, line: OddLine | None) -> None:
        """Shows a line, or that none is chosen."""
        clear(self._page)
        if line is None:
            self._stack.setCurrentIndex(0)
            return
        found, say = line.found, self._words.gettext
        self._page.addWidget(label(line.name, "heading", select=True))
        if line.branch:
            self._page.addWidget(label(line.branch, "quiet", select=True))
        picture = QLabel()
        picture.setPixmap(kind_icon(found.kind, self._session.icons).pixmap(icon_size()))
        picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        said = column(
            label(kind_title(found.kind, self._words)),
            label(what_text(found, self._words), select=True),
        )
        head = row(picture, said)
        head.setStretch(1, 1)
        self._page.addLayout(head)
        self._page.addWidget(label(say(N_("What to do")), "quiet"))
        self._page.addWidget(label(todo_text(found, self._words), select=True))
        self._page.addWidget(self._buttons(line))
        self._page.addStretch(1)
        self._stack.setCurrentIndex(1)

    def _buttons(self, line: OddLine) -> QWidget:
        made = [(N_("Open the record"), self.record_asked)]
        if line.found.kind not in NOTES:
            made.append((N_("Show the reckoning"), self.round_asked))
        if line.found.kind in TO_AWARD:
            made.insert(0, (N_("Nominate"), self.nominate_asked))
        buttons = []
        for text, signal in made:
            each = button(self._words.gettext(text))
            each.clicked.connect(lambda _=False, signal=signal: signal.emit(line.key))
            buttons.append(each)
        return holding(FlowLayout(*buttons))
