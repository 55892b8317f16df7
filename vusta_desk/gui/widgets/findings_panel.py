"""Findings as people read them: how grave, in words; the worst first."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from vusta_desk.domain.findings import Finding, worst_first
from vusta_desk.gui.icons import Icons
from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.finding_lines import severity_icon
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.messages import sentence, severity_word
from vusta_desk.i18n.place_words import place_words

_MOST = 500  # lines shown; the rest are counted


class FindingsPanel(QListWidget):
    """A short list of findings; Enter or a double click on one tells whom it is about.

    `with_places` says of those about nobody where in a file they stand.
    """

    chosen = Signal(object)  # Finding

    def __init__(
        self,
        icons: Icons,
        words: Catalogue,
        name_of: Callable[[str], str] | None = None,
        *,
        with_places: bool = False,
    ) -> None:
        super().__init__()
        self._icons, self._words, self._name_of = icons, words, name_of
        self._with_places = with_places
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setIconSize(QSize(space(2.5), space(2.5)))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(words.gettext(N_("Findings")))
        self.itemActivated.connect(self._choose)

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Shows these, the worst first."""
        self.clear()
        ordered = worst_first(findings)
        for finding in ordered[:_MOST]:
            item = QListWidgetItem(
                severity_icon(finding.severity, self._icons), self._text(finding)
            )
            item.setData(Qt.ItemDataRole.UserRole, finding)
            self.addItem(item)
        if len(ordered) > _MOST:
            rest = len(ordered) - _MOST
            self.addItem(self._words.say(N_("and {count} more"), count=rest))

    def _text(self, finding: Finding) -> str:
        said = sentence(finding.code, finding.details, self._words)
        start = severity_word(finding.severity, self._words).capitalize()
        whom = self._name_of(finding.subject) if self._name_of and finding.subject else ""
        if self._with_places and not whom:
            whom = place_words(finding.place, self._words)
        return f"{start} · {whom}: {said}" if whom else f"{start}: {said}"

    def _choose(self, item: QListWidgetItem) -> None:
        if (finding := item.data(Qt.ItemDataRole.UserRole)) is not None:
            self.chosen.emit(finding)
