"""The line chosen, in full, and what is decided of it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QPushButton, QVBoxLayout, QWidget

from vusta_desk.gui.screens.exchanges.line_words import decided_words, what
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import icon_size, space
from vusta_desk.gui.widgets.flow import FlowLayout
from vusta_desk.gui.widgets.layouts import (
    button,
    clear,
    column,
    frame,
    holding,
    label,
    scrolling,
)
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import number
from vusta_desk.i18n.messages import sentence
from vusta_desk.i18n.record_words import standing_text
from vusta_desk.i18n.value_words import value_word
from vusta_desk.usecases.branch_answers import Kind, Line


class LinePanel(QWidget):
    """Decides of one line or of several at once."""

    decided = Signal(bool)  # whether what the branch says is taken over
    member_asked = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session, self.words = session, session.words
        self._lines: list[Line] = []
        self._facts: QVBoxLayout = column(gap=1)
        self.take = self._act("import", N_("Take what the branch says"), "Ctrl+T", take=True)
        self.keep = self._act("done", N_("Leave it as it is"), "Ctrl+G", take=False)
        self.record = button(self.words.gettext(N_("Open the record")), "link")
        self.record.clicked.connect(self._open_record)
        self._deciding = frame(
            "foot", column(holding(FlowLayout(self.take, self.keep)), margin=1.5)
        )
        inside = column(self._facts, holding(FlowLayout(self.record)), None, gap=1.5, margin=2)
        title = self.words.gettext(N_("The line in full"))
        whole = column(scrolling(holding(inside), title), self._deciding, gap=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 28)
        self.show_lines([], {})

    def show_lines(self, lines: Sequence[Line], decisions: Mapping[tuple[str, str], bool]) -> None:
        """Shows these and what is decided of them."""
        self._lines = list(lines)
        clear(self._facts)
        say = self.words.gettext
        if not lines:
            self._facts.addWidget(label(say(N_("Choose a line to decide on it.")), "quiet"))
        elif len(lines) > 1:
            count = number(len(lines), self.words.language)
            text = self.words.say(N_("Lines chosen: {count}"), count=count)
            self._facts.addWidget(label(text, "heading"))
            self._facts.addWidget(label(say(N_("What is decided holds for all of them.")), "quiet"))
        else:
            self._show_one(lines[0], decided_words(lines[0], decisions, self.words))
        takeable = any(line.can_take for line in lines)
        self._deciding.setVisible(takeable)
        self.take.setEnabled(takeable)
        self.keep.setEnabled(takeable)
        self.record.setVisible(len(lines) == 1 and lines[0].key is not None)

    def decide(self, take: bool) -> None:
        """Decides of the lines chosen, where there is something to decide."""
        if self.take.isEnabled():
            self.decided.emit(take)

    def _show_one(self, line: Line, decided: str) -> None:
        say, words = self.words.gettext, self.words
        name = line.name or say(N_("A line without a name"))
        self._facts.addWidget(label(name, "heading", select=True))
        form = QFormLayout()
        form.setVerticalSpacing(space(0.5))
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        facts = [
            (say(N_("In question")), what(line, words)),
            (say(N_("As sent")), line.sent if line.sent != line.ours else ""),
            (say(N_("Here")), line.ours),
            (say(N_("The branch says")), line.theirs),
            (say(N_("Why")), value_word("exchange_why", line.why, words) if line.why else ""),
            (say(N_("Row of the workbook")), str(line.row or "")),
            (say(N_("Decided")), decided),
        ]
        for title, text in facts:
            if text:
                form.addRow(label(title, "quiet"), label(text, select=True))
        self._facts.addLayout(form)
        if line.finding is not None:
            told = sentence(line.finding.code, line.finding.details, words)
            self._facts.addWidget(label(told, "warning", select=True))
        if line.kind is Kind.PROPOSAL:
            self._facts.addWidget(label(self._what_taking_does(line), "quiet"))

    def _what_taking_does(self, line: Line) -> str:
        if line.standing is None:
            more = N_(
                "Nothing is done by itself. Where it holds open the record and write it there."
            )
            return self.words.gettext(more)
        return self.words.say(
            N_("Nothing is done by itself. “Take what the branch says” records: {standing}."),
            standing=standing_text(line.standing, self.words),
        )

    def _open_record(self) -> None:
        if self._lines and self._lines[0].key:
            self.member_asked.emit(self._lines[0].key)

    def _act(self, icon: str, text: str, keys: str, *, take: bool) -> QPushButton:
        said = self.words.gettext(text)
        made = button(said)
        made.setIcon(self.session.icons.before_text(icon))
        made.setIconSize(icon_size())
        made.setToolTip(self.words.say(N_("{act} ({keys})"), act=said, keys=keys))
        made.clicked.connect(lambda: self.decide(take))
        return made
