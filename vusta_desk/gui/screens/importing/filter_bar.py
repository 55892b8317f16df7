"""Above the rows: how many of each fate, what is found in them, a search by name."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from vusta_desk.gui.screens.importing.fates import FATE_EXPLAINED, FATE_ICONS
from vusta_desk.gui.screens.importing.picker import Picker, titled
from vusta_desk.gui.screens.importing.rows import Survey, Wanted
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import icon_size
from vusta_desk.gui.widgets.editors import TextEdit
from vusta_desk.gui.widgets.flow import FlowLayout
from vusta_desk.gui.widgets.layouts import button, column, holding
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.finding_words import finding_words
from vusta_desk.i18n.formats import number
from vusta_desk.i18n.value_words import value_word
from vusta_desk.usecases.import_members import Fate

_SEARCH = 22  # letters
_MANY = 20  # letters of what is found


class FilterBar(QWidget):
    """Tells by `changed` which rows are wanted; the rest of them stay where they are."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._icons, self._words = session.icons, session.words
        self._is_low = False
        say = self._words.gettext
        self.fates: dict[Fate, QPushButton] = {fate: self._fate(fate) for fate in FATE_ICONS}
        self.findings = Picker(say(N_("Found in them")), _MANY)
        self.findings.picked.connect(lambda _: self.changed.emit())
        self.search = TextEdit(say(N_("Search by name")))
        self.search.setAccessibleName(say(N_("Search by name")))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(self.fontMetrics().averageCharWidth() * _SEARCH)
        self.search.changed.connect(self.changed)
        self.opened = button("")  # brings the boxes out where the window is low
        self.opened.setCheckable(True)
        self.opened.setIcon(session.icons.before_text("filter"))
        self.opened.setIconSize(icon_size())
        self.opened.toggled.connect(lambda _: self._look())
        self._found = holding(titled(say(N_("Found in them")), self.findings))
        self._chips = holding(FlowLayout(*self.fates.values()))
        line = holding(FlowLayout(self.search, self.opened, self._found, gap=2))
        self.setLayout(column(self._chips, line))
        self.changed.connect(self._look)
        self._look()

    @property
    def wanted(self) -> Wanted:
        """The rows that are wanted."""
        fates = frozenset(fate for fate, box in self.fates.items() if box.isChecked())
        return Wanted(fates, str(self.findings.value() or ""), self.search.value() or "")

    def show_low(self, is_low: bool) -> None:
        """In a low window only the search is seen, and whether not all rows are wanted."""
        self._is_low = is_low
        self._look()

    def _look(self) -> None:
        is_open = not self._is_low or self.opened.isChecked()
        self.opened.setVisible(self._is_low)
        self._chips.setVisible(is_open)
        self._found.setVisible(is_open)
        boxes = [box.isChecked() for box in self.fates.values() if box.isEnabled()]
        is_used = not all(boxes) or bool(self._code())
        self.opened.setText(
            self._words.gettext(N_("Filter: some rows only") if is_used else N_("Filter"))
        )
        self.opened.updateGeometry()

    def show_survey(self, found: Survey, *, begin: bool) -> None:
        """Other counts; at the beginning every row is wanted."""
        language = self._words.language
        for fate, box in self.fates.items():
            count = found.fates.get(fate, 0)
            with QSignalBlocker(box):
                if begin or (count and not box.isEnabled()):
                    box.setChecked(count > 0)
            box.setEnabled(count > 0)
            box.setVisible(count > 0)
            word = value_word("fate", fate, self._words)
            said = N_("{word}: {count}")
            box.setText(self._words.say(said, word=word, count=number(count, language)))
        everything: list[tuple[object, str]] = [("", self._words.gettext(N_("everything")))]
        options = [
            (
                finding.code,
                self._words.say(
                    N_("{word}: {count}"),
                    word=finding_words(finding, self._words),
                    count=number(count, language),
                ),
            )
            for finding, count in found.findings
        ]
        self.findings.show_options(everything + list(options), "" if begin else self._code())
        self.findings.setEnabled(bool(options))
        self._look()

    def _code(self) -> str:
        return str(self.findings.value() or "")

    def _fate(self, fate: Fate) -> QPushButton:
        """A box that shows and hides the rows of a fate."""
        made = button("")
        made.setCheckable(True)
        made.setIcon(self._icons.before_text(FATE_ICONS[fate]))
        made.setIconSize(icon_size())
        made.setToolTip(self._words.gettext(FATE_EXPLAINED[fate]))
        made.toggled.connect(lambda _: self.changed.emit())
        return made
