"""Why the chosen member came out as they did: in a line, what would change it, then in full."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from vusta_desk.gui.screens.badges.nomination_lines import NominationLines
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import colours, space
from vusta_desk.gui.widgets.empty_state import EmptyState
from vusta_desk.gui.widgets.flow import FlowLayout
from vusta_desk.gui.widgets.layouts import (
    button,
    clear,
    column,
    holding,
    label,
    row,
    rule,
    scrolling,
)
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.field_words import FIELD_WORDS
from vusta_desk.i18n.reckoning_full import Part, full_parts
from vusta_desk.i18n.reckoning_words import summary
from vusta_desk.usecases.badge_rounds import NO_HISTORY, HeldBy
from vusta_desk.usecases.explanations import Told

_HONOURED = frozenset(("due", "early", "posthumous", "arrears"))
_UNCLEAR = frozenset(("cannot_tell", NO_HISTORY))


class ReckoningPanel(QWidget):
    """Shows one member's reckoning. Tells what of the member is asked for."""

    record_asked = Signal(str, str)  # key, and the id of a field or ""
    paper_asked = Signal(str, str)  # key and name: the reckoning as a paper
    stated_asked = Signal()  # the guided act for lists without badge history

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._words = session, session.words
        self.setAccessibleName(session.words.gettext(N_("Reckoning")))
        self._told: Told | None = None
        self._page = QVBoxLayout()
        self._page.setSpacing(space(1))
        self._page.setContentsMargins(space(2), space(1), space(2), space(2))
        self._area = scrolling(holding(self._page))
        self._area.setAccessibleName(session.words.gettext(N_("Reckoning")))
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Large letters in a small window: sideways as well, for nothing may be cut.
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        words = session.words
        empty = EmptyState(
            session.icons,
            "person",
            words.gettext(N_("Choose one member in the list.")),
            words.gettext(N_("Here you see how the outcome was worked out, with its sources.")),
        )
        self._stack = QStackedLayout(self)
        self._stack.addWidget(empty)
        self._stack.addWidget(self._area)

    @property
    def told(self) -> Told | None:
        """What is shown, None for nobody."""
        return self._told

    def lines(self) -> list[str]:
        """Every line in sight, from top to bottom."""
        return [each.text() for each in self._area.findChildren(QLabel) if each.text()]

    def show_nobody(self) -> None:
        """Nobody, or more than one, is chosen."""
        self._told = None
        self._stack.setCurrentIndex(0)

    def show_told(self, told: Told, held_by: Iterable[HeldBy]) -> None:
        """Shows a reckoning; the page stays where it was scrolled while the member is the same."""
        before, bar = self._told, self._area.verticalScrollBar()
        same = before is not None and before.reckoning.member.key == told.reckoning.member.key
        top = bar.value() if same else 0
        self._told = told
        clear(self._page)
        self._head(told)
        self._nominations(told.reckoning.member.key)
        self._summary(told)
        self._ceremonies(told.reckoning.member.key, held_by)
        self._buttons(told)
        self._page.addWidget(rule())
        self._page.addWidget(label(self._words.gettext(N_("In full")), "heading"))
        for part in full_parts(told.reckoning, told.days, self._words):
            self._part(part)
        self._page.addStretch(1)
        self._stack.setCurrentIndex(1)
        bar.setValue(top)

    def _head(self, told: Told) -> None:
        self._page.addWidget(label(told.reckoning.member.name, "heading", select=True))
        if told.branch:
            self._page.addWidget(label(told.branch, "quiet", select=True))
        if told.is_frozen:
            then = N_("As it was when the round was closed.")
            self._page.addWidget(label(self._words.gettext(then), "quiet"))

    def _nominations(self, key: str) -> None:
        lines = NominationLines(self._session)
        self._page.addWidget(lines)
        lines.show_member(key)

    def _summary(self, told: Told) -> None:
        said = summary(told.reckoning, self._words)
        role, icon, colour = self._look(told.box)
        picture = QLabel()
        picture.setPixmap(self._session.icons(icon, colour).pixmap(QSize(space(2.5), space(2.5))))
        picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        lines = [label(each, role if at == 0 else "") for at, each in enumerate(said.outcome)]
        outcome = row(picture, column(*lines, gap=0.5))
        outcome.setStretch(1, 1)
        self._page.addLayout(outcome)
        if said.arithmetic:
            self._page.addWidget(label(said.arithmetic, select=True))
        for reason in said.reasons:
            self._page.addWidget(label(f"• {reason}", select=True))
        for fact in said.facts:
            self._page.addWidget(label(fact, select=True))
        if said.changes:
            self._page.addWidget(label(self._words.gettext(N_("What would change it")), "quiet"))
            for change in said.changes:
                self._page.addWidget(label(change, select=True))

    def _look(self, box: str) -> tuple[str, str, str]:
        shown = colours()
        if box in _HONOURED:
            return "honour", "badges", shown.gold
        if box in _UNCLEAR:
            return "warning", "question", shown.warning
        return "", "info", shown.quiet

    def _ceremonies(self, key: str, held_by: Iterable[HeldBy]) -> None:
        for each in held_by:
            if key in each.roster:
                text = N_("On the roster of “{ceremony}”.")
            elif key in each.left_out:
                text = N_("Left out of the roster of “{ceremony}”.")
            else:
                continue
            self._page.addWidget(label(self._words.say(text, ceremony=each.name), "good"))

    def _buttons(self, told: Told) -> None:
        key = told.reckoning.member.key
        made = []
        if told.box == NO_HISTORY:
            made.append(button(self._words.gettext(N_("Enter badges awarded before, as stated"))))
            made[-1].clicked.connect(self.stated_asked)
        if told.deciding:
            made.append(button(self._words.gettext(N_("Correct what decides"))))
            fields = (self._words.gettext(FIELD_WORDS[field].label) for field in told.deciding)
            made[-1].setToolTip(", ".join(fields))
            first = told.deciding[0]
            made[-1].clicked.connect(lambda: self.record_asked.emit(key, first))
        made.append(button(self._words.gettext(N_("Open the record"))))
        made[-1].clicked.connect(lambda: self.record_asked.emit(key, ""))
        name = told.reckoning.member.name
        made.append(button(self._words.gettext(N_("Print the reckoning…"))))
        made[-1].clicked.connect(lambda: self.paper_asked.emit(key, name))
        self._page.addWidget(holding(FlowLayout(*made)))

    def _part(self, part: Part) -> None:
        self._page.addSpacing(space(1))
        self._page.addWidget(label(part.title, "quiet"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(space(2))
        grid.setVerticalSpacing(space(0.5))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 2)
        for at, (short, said) in enumerate(part.lines):
            left, right = label(short, select=True), label(said, select=True)
            left.setWordWrap(len(short) > _SHORT)
            for column_, each in enumerate((left, right)):
                grid.addWidget(each, at, column_, Qt.AlignmentFlag.AlignTop)
        self._page.addLayout(grid)


_SHORT = 14
