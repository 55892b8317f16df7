"""Beside the table: one nomination in full, or how many are chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QStackedLayout, QVBoxLayout, QWidget

from vusta_desk.domain.nomination import Nomination
from vusta_desk.gui.screens.nominations.way import Way
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.empty_state import EmptyState
from vusta_desk.gui.widgets.finding_lines import FindingLines
from vusta_desk.gui.widgets.flow import FlowLayout
from vusta_desk.gui.widgets.layouts import button, clear, holding, label, rule, scrolling
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import number
from vusta_desk.i18n.nomination_words import badge_line
from vusta_desk.usecases.nominations import NominationRow


class NominationDetail(QWidget):
    """Who, for what, why, what is worth a look, and the way. Tells where someone wants to go."""

    record_asked = Signal()
    round_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._words = session, session.words
        say = self._words.gettext
        self.setAccessibleName(say(N_("The nomination")))
        self._page = QVBoxLayout()
        self._page.setSpacing(space(1))
        self._page.setContentsMargins(space(2), space(1), space(2), space(2))
        self._area = scrolling(holding(self._page), say(N_("The nomination")))
        self._nobody = EmptyState(session.icons, "person", say(N_("Choose one line of the list.")))
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._nobody)
        self._stack.addWidget(self._area)

    def lines(self) -> list[str]:
        """Every line in sight, from top to bottom."""
        return [each.text() for each in self._area.findChildren(QLabel) if each.text()]

    def show_rows(self, rows: Sequence[NominationRow]) -> None:
        """Shows one nomination, how many are chosen, or that none is."""
        bar = self._area.verticalScrollBar()
        top = bar.value()
        clear(self._page)
        if not rows:
            self._stack.setCurrentIndex(0)
            return
        if len(rows) > 1:
            said = self._words.say(
                N_("Chosen: {count}"), count=number(len(rows), self._words.language)
            )
            self._page.addWidget(label(said, "heading"))
            self._page.addWidget(label("\n".join(row.name for row in rows), "quiet"))
        else:
            self._show(rows[0])
        self._page.addStretch(1)
        self._stack.setCurrentIndex(1)
        bar.setValue(top)

    def _show(self, row: NominationRow) -> None:
        page, nomination = self._page, row.nomination
        page.addWidget(label(row.name, "heading", select=True))
        if row.branch:
            page.addWidget(label(row.branch, "quiet", select=True))
        page.addWidget(label(badge_line(nomination, self._words), select=True))
        for said in self._said(nomination):
            page.addWidget(label(said, select=True))
        if not row.is_on_file:
            gone = self._words.gettext(N_("The record was taken out."))
            page.addWidget(label(gone, "warning"))
        if row.findings:
            findings = FindingLines(self._session.icons, self._words)
            findings.show_findings(row.findings)
            page.addWidget(findings)
        page.addWidget(self._buttons())
        page.addWidget(rule())
        page.addWidget(label(self._words.gettext(N_("The way of the nomination")), "quiet"))
        way = Way(self._session.icons, self._words)
        way.show_way(nomination)
        page.addWidget(way)

    def _said(self, nomination: Nomination) -> list[str]:
        said = []
        if nomination.reason:
            said.append(self._words.say(N_("Reason: {reason}"), reason=nomination.reason))
        if nomination.applicant:
            said.append(
                self._words.say(
                    N_("Applicant: {applicant} ({relation})"),
                    applicant=nomination.applicant,
                    relation=nomination.relation,
                )
            )
        return said

    def _buttons(self) -> QWidget:
        say = self._words.gettext
        record, reckoning = (
            button(say(N_("Open the record"))),
            button(say(N_("Show the reckoning"))),
        )
        record.clicked.connect(self.record_asked)
        reckoning.clicked.connect(self.round_asked)
        return holding(FlowLayout(record, reckoning))
