"""The acts of a place as buttons; those there is no room for move into a menu."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from vusta_desk.gui.theme import icon_size, space
from vusta_desk.gui.widgets.layouts import button, clear, row
from vusta_desk.i18n.catalogue import N_, Catalogue

_FEW = 24  # letters that are always seen of a most wanted act without short words of its own
_TRIES = 3
_BESIDE_ICON = 4  # pixels that Qt leaves


class ActBar(QWidget):
    """Buttons for a screen's acts, the most wanted one last and filled.

    Where there is no room for its words, the short ones of the act are shown (`iconText`).
    `changed` tells that the acts need other room.
    """

    changed = Signal()

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self._buttons: list[ActButton] = []
        self._is_fitting = False
        self._row = row(None)
        self.setLayout(self._row)
        self._more = button(words.gettext(N_("Other acts")))
        self._more.setMenu(QMenu(self._more))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_acts(self, acts: Sequence[QAction], primary: QAction | None) -> None:
        """Shows the acts of another place."""
        self._row.removeWidget(self._more)
        clear(self._row)
        ordered = [act for act in acts if act is not primary]
        ordered += [primary] if primary is not None else []
        self._buttons = [ActButton(act, act is primary) for act in ordered]
        self._row.addStretch(1)
        self._row.addWidget(self._more)
        for each in self._buttons:
            self._row.addWidget(each)
            each.changed.connect(self._change)
        self._fit()

    @property
    def whole_width(self) -> int:
        """What the most wanted act needs with all of its words, and the menu of the others."""
        return self._width_with(self._wanted[-1].wanted_width() if self._wanted else 0)

    @property
    def least_width(self) -> int:
        """What the most wanted act needs with its short words, and the menu of the others."""
        return self._width_with(self._wanted[-1].short_width() if self._wanted else 0)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for the most wanted act in short, and for the menu."""
        return QSize(self.least_width, self._more.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """See QWidget."""
        super().resizeEvent(event)
        self._fit()

    @property
    def _wanted(self) -> list["ActButton"]:
        return [each for each in self._buttons if each.act.isVisible()]

    def _width_with(self, last: int) -> int:
        self._more.ensurePolished()
        others = self._more.sizeHint().width() + space(1) if len(self._wanted) > 1 else 0
        return last + others

    def _change(self) -> None:
        self._fit()
        self.updateGeometry()
        self.changed.emit()

    def _fit(self) -> None:
        """Fits the buttons in; what shows or hides may change the room there is for them."""
        if self._is_fitting:
            return
        self._is_fitting = True
        for _ in range(_TRIES):
            width = self.width()
            self._fit_once()
            if self.width() == width:
                break
        self._is_fitting = False

    def _fit_once(self) -> None:
        """Keeps as many buttons as there is room for, from the most wanted one backwards."""
        for each in (self._more, *self._buttons):
            each.ensurePolished()  # before that a button does not know how wide it is
        left = self.width() + space(1)  # there is no gap after the last
        wanted = self._wanted
        widths = {each: each.wanted_width() + space(1) for each in wanted}
        crowded = len(wanted) > 1 and sum(widths.values()) > left
        if crowded:
            left -= self._more.sizeHint().width() + space(1)
        if wanted:
            first = wanted[-1]
            first.fit_into(min(widths[first], left) - space(1))
            left -= widths[first]
        hidden: list[QAction] = []
        for each in reversed(wanted[:-1]):
            left -= widths[each]
            if crowded and left < 0:
                hidden.insert(0, each.act)
        for each in self._buttons:
            each.setVisible(each in widths and each.act not in hidden)
        menu = self._more.menu()
        menu.clear()
        menu.addActions(hidden)
        self._more.setVisible(bool(hidden))


class ActButton(QPushButton):
    """A button that does an act and looks as the act does."""

    changed = Signal()

    def __init__(self, act: QAction, primary: bool) -> None:
        super().__init__()
        self.act = act
        self.setAutoDefault(False)
        self.setProperty("role", "primary" if primary else "")
        self.setIconSize(icon_size())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if not primary:
            self.setIcon(act.icon())
        self._look()
        self.clicked.connect(act.trigger)
        act.changed.connect(self._follow)

    def _follow(self) -> None:
        self._look()
        self.changed.emit()

    def wanted_width(self) -> int:
        """The width that all of its words need."""
        return self._width_of(self.act.text())

    def short_width(self) -> int:
        """The width that its short words need; where it has none, that of some letters."""
        short = self._width_of(self.act.iconText())
        few = self.fontMetrics().averageCharWidth() * _FEW
        return short if self.act.iconText() != self.act.text() else min(short, few)

    def fit_into(self, width: int) -> None:
        """Shows its words, else the short ones, cut where need be; all stand in the tooltip."""
        text = self.act.text()
        if width < self.wanted_width():
            text = self.act.iconText()
        if width < self._width_of(text):
            whole = self.act.text()
            around = self._width_of(whole) - self.fontMetrics().horizontalAdvance(whole)
            room = width - around
            text = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        if text != self.text():
            self.setText(text)

    def _width_of(self, text: str) -> int:
        """The width with these words; a style may make buttons of few letters wider."""
        self.ensurePolished()
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = text
        icon = 0 if self.icon().isNull() else self.iconSize().width() + _BESIDE_ICON
        letters = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, text)
        size = QSize(letters.width() + icon, letters.height())
        kind = QStyle.ContentsType.CT_PushButton
        return self.style().sizeFromContents(kind, option, size, self).width()

    def _look(self) -> None:
        self.setText(self.act.text())
        self.setAccessibleName(self.act.text())
        self.setEnabled(self.act.isEnabled())
        self.setToolTip(self.act.toolTip())
