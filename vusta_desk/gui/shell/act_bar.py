"""The acts of a place as buttons; those there is no room for move into a menu."""

from collections.abc import Callable, Sequence
from contextlib import suppress

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from vusta_desk.gui.theme import icon_size, space
from vusta_desk.gui.widgets.layouts import button, clear, row
from vusta_desk.i18n.catalogue import N_, Catalogue


class ActBar(QWidget):
    """Buttons for a screen's acts, the most wanted one last and filled."""

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self._buttons: list[tuple[QAction, QPushButton]] = []
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
        self._buttons = [(act, _button_of(act, act is primary, self._fit)) for act in ordered]
        self._row.addStretch(1)
        self._row.addWidget(self._more)
        for _, each in self._buttons:
            self._row.addWidget(each)
        self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for the most wanted act and the menu."""
        last = self._buttons[-1][1].sizeHint().width() if self._buttons else 0
        more = self._more.sizeHint()
        return QSize(last + more.width() + space(2), more.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """See QWidget."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Keeps as many buttons as there is room for, from the most wanted one backwards."""
        for each in (self._more, *(made for _, made in self._buttons)):
            each.ensurePolished()  # before that a button does not know how wide it is
        left = self.width()
        shown = [act.isVisible() for act, _ in self._buttons]
        widths = [
            (each.sizeHint().width() + space(1)) * wanted
            for wanted, (_, each) in zip(shown, self._buttons, strict=True)
        ]
        crowded = sum(widths) > left
        if crowded:
            left -= self._more.sizeHint().width() + space(1)
        menu = self._more.menu()
        menu.clear()
        hidden: list[QAction] = []
        for place in range(len(self._buttons) - 1, -1, -1):
            act, each = self._buttons[place]
            left -= widths[place]
            fits = not crowded or left >= 0 or place == len(self._buttons) - 1
            each.setVisible(fits and shown[place])
            if not fits and shown[place]:
                hidden.insert(0, act)
        menu.addActions(hidden)
        self._more.setVisible(bool(hidden))


def _button_of(act: QAction, primary: bool, changed: Callable[[], None]) -> QPushButton:
    made = button(act.text(), "primary" if primary else "")

    def follow() -> None:
        made.setText(act.text())
        made.setEnabled(act.isEnabled())
        made.setToolTip(act.toolTip())

    made.setIconSize(icon_size())
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    if not primary:
        made.setIcon(act.icon())
    follow()
    act.changed.connect(follow)
    act.changed.connect(changed)
    made.destroyed.connect(lambda: _disconnect(act, follow, changed))
    made.clicked.connect(act.trigger)
    return made


def _disconnect(act: QAction, *followers: Callable[[], None]) -> None:
    for each in followers:
        with suppress(RuntimeError, TypeError):
            act.changed.disconnect(each)
