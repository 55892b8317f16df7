"""The ceremonies, the latest first: name, day, state, people."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem

from vusta_desk.domain.ceremony import CeremonyState
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import space
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.formats import day_text, number
from vusta_desk.i18n.value_words import value_word
from vusta_desk.usecases.ceremonies import CeremonyRow

_ID = Qt.ItemDataRole.UserRole


class CeremonyChoice(QComboBox):
    """The same in one line, for a narrow window."""

    chosen = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._words = session.words
        self.setAccessibleName(self._words.gettext(N_("Ceremonies")))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.currentIndexChanged.connect(lambda _: self.chosen.emit(self.currentData()))

    def show_rows(self, rows: Sequence[CeremonyRow], current: int | None) -> None:
        """Shows these; says nothing of what is chosen by it."""
        self.blockSignals(True)
        self.clear()
        for each in _latest_first(rows):
            text = N_("{day} · {name} · {state} · people: {count}")
            self.addItem(self._words.say(text, **_details(each, self._words)), each.id)
        self.setCurrentIndex(self.findData(current))
        self.blockSignals(False)


class CeremonyList(QListWidget):
    """One of them is chosen; Enter goes to its roster."""

    chosen = Signal(int)
    entered = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._words = session, session.words
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setUniformItemSizes(False)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setSpacing(space(0.25))
        self.setAccessibleName(self._words.gettext(N_("Ceremonies")))
        self.currentItemChanged.connect(self._tell)
        self.itemActivated.connect(lambda _: self.entered.emit())

    def show_rows(self, rows: Sequence[CeremonyRow], current: int | None) -> None:
        """Shows these; says nothing of what is chosen by it."""
        self.blockSignals(True)
        self.clear()
        for each in _latest_first(rows):
            item = QListWidgetItem(self._icon(each), self._text(each))
            item.setData(_ID, each.id)
            item.setToolTip(each.name)
            self.addItem(item)
            if each.id == current:
                self.setCurrentItem(item)
        self.blockSignals(False)

    def ids(self) -> list[int]:
        """The ceremonies in the order shown."""
        return [int(self.item(row).data(_ID)) for row in range(self.count())]

    def _icon(self, row: CeremonyRow) -> QIcon:
        return self._session.icons("lock" if row.state is CeremonyState.CLOSED else "edit")

    def _text(self, row: CeremonyRow) -> str:
        text = N_("{day} · {state}\nPeople: {count}\n{name}")
        return self._words.say(text, **_details(row, self._words))

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(int(item.data(_ID)))


def _latest_first(rows: Sequence[CeremonyRow]) -> list[CeremonyRow]:
    return sorted(rows, key=lambda row: (row.day, row.id), reverse=True)


def _details(row: CeremonyRow, words: Catalogue) -> dict[str, str]:
    return {
        "name": row.name,
        "day": day_text(row.day),
        "state": value_word("state", row.state, words),
        "count": number(row.people, words.language),
    }
