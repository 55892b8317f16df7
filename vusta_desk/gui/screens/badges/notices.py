"""What is to be known of the round in sight: closed, windows that do not fit, rules not known."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from vusta_desk.domain.findings import Finding, Severity
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import colours, icon_size
from vusta_desk.gui.widgets.flow import FlowLayout
from vusta_desk.gui.widgets.layouts import button, clear, column, frame, holding, label, row
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import day_text, number
from vusta_desk.i18n.messages import sentence
from vusta_desk.i18n.rule_words import rule_title
from vusta_desk.usecases.badge_rounds import YearView

_CLOSED = N_(
    "This round was closed on {day}. What is shown is what came out then: people, facts, rule "
    "values and amounts."
)
_AWARDED = N_("Awarded already by the ceremony of this round: {count}")


class RoundNotices(QWidget):
    """Lines of words with their sign; beside what a rule does not say is a link to the rule."""

    rule_asked = Signal(str, str)  # the id of a rule, and the part that is not known or ""
    drift_asked = Signal()
    reopen_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._words = session, session.words
        self._lines = column(gap=0.5)
        self.setLayout(self._lines)

    def show_round(self, view: YearView, gaps: Iterable[Finding]) -> None:
        """Shows what there is to be said of a round; of the rules only what is not known."""
        clear(self._lines)
        if view.closed is not None:
            self._lines.addWidget(self._closed(day_text(view.closed.closed_on)))
        elif view.awarded:
            count = number(view.awarded, self._words.language)
            self._lines.addWidget(
                _line(self._session, "info", self._words.say(_AWARDED, count=count))
            )
        for finding in view.findings:
            said = sentence(finding.code, finding.details, self._words)
            self._lines.addWidget(_line(self._session, "warning", said))
        for gap in gaps:
            if gap.severity is not Severity.INFO:
                said = sentence(gap.code, gap.details, self._words)
                link = _link(self._session, gap, self.rule_asked.emit)
                self._lines.addWidget(_line(self._session, "warning", said, link))
        self.setVisible(self._lines.count() > 0)

    def texts(self) -> list[str]:
        """Every sentence in sight."""
        return [each.text() for each in self.findChildren(QLabel) if each.text()]

    def _closed(self, day: str) -> QWidget:
        say = self._words.gettext
        differs = button(say(N_("What would come out otherwise today…")))
        differs.clicked.connect(self.drift_asked)
        reopen = button(say(N_("Reopen the round…")))
        reopen.clicked.connect(self.reopen_asked)
        said = _line(self._session, "lock", self._words.say(_CLOSED, day=day))
        acts = holding(FlowLayout(differs, reopen))
        return frame("card", column(said, acts, margin=1.5))


class RuleReadings(QWidget):
    """One quiet line: how many rules are a reading of ours; which ones is in its tooltip."""

    rule_asked = Signal(str, str)  # the id of a rule, and ""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._lines = column()
        self.setLayout(self._lines)

    def show_gaps(self, gaps: Iterable[Finding]) -> None:
        """Counts the rules; nothing is shown where there are none."""
        clear(self._lines)
        words = self._session.words
        notes = [each for each in gaps if each.severity is Severity.INFO]
        if notes:
            names = dict.fromkeys(rule_title(each.subject or "", words) for each in notes)
            text = N_("Rules that are our reading until the office enters what is written: {count}")
            said = words.say(text, count=number(len(names), words.language))
            link = _link(self._session, notes[0], self.rule_asked.emit, N_("Show the rules"))
            line = _line(self._session, "info", said, link)
            line.setToolTip("\n".join(names))
            link.setAccessibleDescription("; ".join(names))
            self._lines.addWidget(line)
        self.setVisible(bool(notes))


def _link(
    session: Session,
    gap: Finding,
    ask: Callable[[str, str], object],
    text: str = N_("Show the rule"),
) -> QPushButton:
    made = button(session.words.gettext(text), "link")
    levels = gap.details.get("levels")
    part = str(levels[0]) if isinstance(levels, tuple) and levels else ""
    rule = gap.subject or ""
    made.setAccessibleDescription(rule_title(rule, session.words))
    made.clicked.connect(lambda: ask(rule, part))
    return made


def _line(session: Session, sign: str, text: str, link: QPushButton | None = None) -> QWidget:
    """A sign and a sentence, with what can be done about it at its end."""
    shown, picture, size = colours(), QLabel(), icon_size().height()
    colour, role = {
        "warning": (shown.warning, "warning"),
        "info": (shown.quiet, "quiet"),
    }.get(sign, (shown.quiet, ""))
    picture.setPixmap(session.icons(sign, colour).pixmap(size, size))
    picture.setAlignment(Qt.AlignmentFlag.AlignTop)
    line = row(picture, label(text, role, select=True))
    line.setStretch(1, 1)
    if link is not None:
        line.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
    return holding(line)
