"""Closing a ceremony: what stands against it and what is worth a look, then the act, once."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vusta_desk.domain.ceremony import Ceremony
from vusta_desk.domain.findings import Finding, has_errors
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.act_dialog import ActDialog, Done
from vusta_desk.gui.widgets.findings_panel import FindingsPanel
from vusta_desk.gui.widgets.layouts import label
from vusta_desk.i18n.catalogue import N_
from vusta_desk.usecases import ceremonies

_WHAT = N_(
    "Closing freezes the roster and writes its badges to the records of the members. A backup is "
    "made first. Badges: {count}."
)


class CloseDialog(ActDialog):
    """Confirms the closing; cannot while a finding is an error."""

    pointed = Signal(str)  # the key of the entry a finding is about

    def __init__(
        self,
        session: Session,
        ceremony: Ceremony,
        findings: Sequence[Finding],
        parent: QWidget | None,
    ) -> None:
        words = session.words
        title = words.gettext(N_("Close the ceremony"))
        super().__init__(session, title, words.gettext(N_("Close the ceremony")), parent)
        self.ceremony = ceremony
        self.body.addWidget(label(ceremony.name, "heading"))
        said = words.say(_WHAT, count=len(ceremony.on_roster()))
        self.body.addWidget(label(said))
        self.findings = FindingsPanel(session.icons, words)
        self.findings.show_findings(findings)
        self.findings.chosen.connect(self._point)
        if findings:
            hindered = has_errors(findings)
            first = N_("Mend the errors first:") if hindered else N_("Worth a look before:")
            self.body.addWidget(label(words.gettext(first), "problem" if hindered else "warning"))
            self.body.addWidget(self.findings)
            self.findings.setMinimumHeight(self.fontMetrics().height() * 8)
            self.act_button.setEnabled(not hindered)
        else:
            self.body.addWidget(label(words.gettext(N_("Nothing stands against it.")), "good"))
        self.resize(space(80), self.sizeHint().height())

    def perform(self, done: Done, failed: Callable[[BaseException], None]) -> None:
        """See ActDialog."""
        number = self.ceremony.id
        self.session.act(
            self,
            lambda services: ceremonies.close(services, number),
            lambda _: done(),
            failed=failed,
        )

    def _point(self, finding: Finding) -> None:
        if finding.subject is not None:
            self.pointed.emit(finding.subject)
            self.reject()
