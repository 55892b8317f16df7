"""Closing a round: what is worth a look first, then the act."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from vusta_desk.domain.findings import Finding, Severity
from vusta_desk.gui.session import Session
from vusta_desk.gui.tasks import Task
from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.act_dialog import ActDialog, Done
from vusta_desk.gui.widgets.findings_panel import FindingsPanel
from vusta_desk.gui.widgets.layouts import label
from vusta_desk.i18n.balance_words import balance_text
from vusta_desk.i18n.catalogue import N_
from vusta_desk.usecases import closed_rounds
from vusta_desk.usecases.badge_rounds import YearView

_WHAT = N_(
    "Closing keeps what came out for every member, with the facts, the rule values and the "
    "amounts, so that it can be shown years later. Its days can then no longer be changed. A "
    "backup is made first; the round can be reopened with a reason."
)


class CloseRoundDialog(ActDialog):
    """Nothing hinders a closing; what is not settled is named."""

    def __init__(
        self,
        session: Session,
        view: YearView,
        findings: Sequence[Finding],
        parent: QWidget | None,
    ) -> None:
        words = session.words
        title = words.say(N_("Close the round {round}"), round=view.round.name)
        super().__init__(session, title, words.gettext(N_("Close the round")), parent)
        self._code = view.code
        self._closing: Task | None = None
        balance = view.balance
        counts = [count for _, count in balance.terms]
        self.body.addWidget(label(balance_text(counts, balance.total, words), "heading"))
        self.body.addWidget(label(words.gettext(_WHAT)))
        self.findings = FindingsPanel(session.icons, words)
        self.findings.show_findings(findings)
        if findings:
            grave = any(each.severity is not Severity.INFO for each in findings)
            first = label(words.gettext(N_("Worth a look before:")), "warning" if grave else "")
            self.body.addWidget(first)
            self.body.addWidget(self.findings)
            self.findings.setMinimumHeight(self.fontMetrics().height() * 9)
        else:
            self.findings.hide()
            self.body.addWidget(label(words.gettext(N_("Nothing stands against it.")), "good"))
        self.resize(space(84), self.sizeHint().height())

    def perform(self, done: Done, failed: Callable[[BaseException], None]) -> None:
        """See ActDialog."""
        code = self._code
        self._closing = self.session.act_long(
            self,
            self.words.gettext(N_("Closing the round")),
            lambda services, progress: closed_rounds.close_round(services, code, progress),
            lambda _: done(),
            failed=failed,
            cancelled=self.was_called_off,
        )

    def call_off(self) -> None:
        """See ActDialog."""
        if self._closing is not None:
            self._closing.cancel()
