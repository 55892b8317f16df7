"""Findings as lines of text within a page that scrolls; for a list of its own: FindingsPanel."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from vusta_desk.domain.findings import Finding, Severity, worst_first
from vusta_desk.gui.icons import Icons
from vusta_desk.gui.theme import colours, icon_size
from vusta_desk.gui.widgets.layouts import column, holding, label, row
from vusta_desk.i18n.catalogue import Catalogue
from vusta_desk.i18n.messages import sentence, severity_word

_ICONS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}


def finding_lines(findings: Iterable[Finding], icons: Icons, words: Catalogue) -> QWidget:
    """A line each, the worst first: an icon, how grave it is in a word, and the sentence."""
    return holding(column(*(_line(each, icons, words) for each in worst_first(findings)), gap=1))


def _line(finding: Finding, icons: Icons, words: Catalogue) -> QWidget:
    shown = colours()
    colour = {Severity.ERROR: shown.error, Severity.WARNING: shown.warning}
    picture = QLabel()
    size = icon_size().height()
    icon = icons(_ICONS[finding.severity], colour.get(finding.severity, shown.quiet))
    picture.setPixmap(icon.pixmap(size, size))
    picture.setAlignment(Qt.AlignmentFlag.AlignTop)
    start = severity_word(finding.severity, words).capitalize()
    said = label(f"{start}: {sentence(finding.code, finding.details, words)}", select=True)
    line = row(picture, said)
    line.setStretchFactor(said, 1)
    return holding(line)
