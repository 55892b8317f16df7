"""Findings as lines of text within a page that scrolls; for a list of its own: FindingsPanel."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLabel, QWidget

from vusta_desk.domain.findings import Finding, Severity, worst_first
from vusta_desk.gui.icons import Icons
from vusta_desk.gui.theme import colours, icon_size
from vusta_desk.gui.widgets.layouts import button, clear, column, label, row
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.field_words import FIELD_WORDS
from vusta_desk.i18n.messages import sentence, severity_word

_ROLES = {Severity.ERROR: "problem", Severity.WARNING: "warning", Severity.INFO: "quiet"}


def severity_icon(severity: Severity, icons: Icons) -> QIcon:
    """The sign of how grave a finding is."""
    shown = colours()
    name, colour = {
        Severity.ERROR: ("error", shown.error),
        Severity.WARNING: ("warning", shown.warning),
        Severity.INFO: ("info", shown.quiet),
    }[severity]
    return icons(name, colour)


class FindingLines(QWidget):
    """How grave it is and what, in words; a button leads to the field to be corrected."""

    correct = Signal(str)  # the id of a field

    def __init__(self, icons: Icons, words: Catalogue) -> None:
        super().__init__()
        self._icons, self._words = icons, words
        self._column = column(gap=1)
        self.setLayout(self._column)

    def show_findings(self, findings: Iterable[Finding], *, editable: bool = False) -> None:
        """Shows these, the worst first; `editable` offers to correct what is about a field."""
        clear(self._column)
        for finding in worst_first(findings):
            self._column.addWidget(self._line(finding, editable))

    def _line(self, finding: Finding, editable: bool) -> QWidget:
        picture = QLabel()
        size = icon_size().height()
        picture.setPixmap(severity_icon(finding.severity, self._icons).pixmap(size, size))
        picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        grave = severity_word(finding.severity, self._words).capitalize()
        said = sentence(finding.code, finding.details, self._words)
        text = column(label(f"{grave}: {said}", _ROLES[finding.severity], select=True), gap=0)
        field = str(finding.details.get("field", ""))
        if editable and field in FIELD_WORDS:
            name = self._words.gettext(FIELD_WORDS[field].label)
            link = button(self._words.say(N_("Correct: {field}"), field=name), "link")
            link.clicked.connect(lambda: self.correct.emit(field))
            text.addWidget(link)
        line = QWidget()
        inside = row(picture, text)
        inside.setStretch(1, 1)
        line.setLayout(inside)
        return line
