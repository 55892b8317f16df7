"""What there is to see before a paper is printed: counted in a line, listed below it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QLabel, QWidget

from vusta_desk.domain.findings import Finding, Severity
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import colours, icon_size, space
from vusta_desk.gui.widgets.findings_panel import FindingsPanel
from vusta_desk.gui.widgets.layouts import button, column, label, row
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import number

_LINES = 5


class Preflight(QWidget):
    """Errors and warnings are listed at once, notes alone when asked for."""

    chosen = Signal(object)  # Finding

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._words = session, session.words
        self._names: Mapping[str, str] = {}
        self._icon = QLabel()
        self._said = label("")
        self._toggle = button("", "link")
        self.panel: FindingsPanel = FindingsPanel(session.icons, session.words, self._name_of)
        self.panel.setFixedHeight(self.fontMetrics().height() * _LINES + space(2))
        self.panel.chosen.connect(self.chosen)
        self._toggle.clicked.connect(lambda: self._list(self.panel.isHidden()))
        line = row(self._icon, self._said, self._toggle)
        line.setStretch(1, 1)
        self.setLayout(column(line, self.panel, gap=0.5))

    def show_findings(self, findings: Sequence[Finding], names: Mapping[str, str]) -> None:
        """Shows the findings of a paper; `names` are of the people it is about, by key."""
        self._names = names
        self.panel.show_findings(findings)
        counts = {
            severity: sum(finding.severity is severity for finding in findings)
            for severity in Severity
        }
        shown = colours()
        icon, colour, text = "check", shown.good, N_("Looked over before printing: nothing to say.")
        if counts[Severity.ERROR]:
            icon, colour = "error", shown.error
            text = N_(
                "This paper cannot be made yet. Errors: {errors}; warnings: {warnings}; notes: "
                "{notes}."
            )
        elif findings:
            grave = bool(counts[Severity.WARNING])
            icon, colour = ("warning", shown.warning) if grave else ("info", shown.quiet)
            text = N_("Looked over before printing. Warnings: {warnings}; notes: {notes}.")
        language = self._words.language
        self._said.setText(
            self._words.say(
                text,
                errors=number(counts[Severity.ERROR], language),
                warnings=number(counts[Severity.WARNING], language),
                notes=number(counts[Severity.INFO], language),
            )
        )
        pixels = icon_size().height()
        self._icon.setPixmap(self._session.icons(icon, colour).pixmap(QSize(pixels, pixels)))
        self._toggle.setVisible(bool(findings))
        self._list(bool(counts[Severity.ERROR] or counts[Severity.WARNING]))

    def _name_of(self, key: str) -> str:
        return self._names.get(key, "")

    def _list(self, on: bool) -> None:
        self.panel.setVisible(on)
        said = N_("Hide them") if on else N_("Show them")
        self._toggle.setText(self._words.gettext(said))
