"""The left rail: one button a place."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton

from vusta_desk.gui.icons import Icons
from vusta_desk.gui.shell.places import Place
from vusta_desk.gui.theme import colours, icon_size
from vusta_desk.gui.widgets.chosen import when_chosen
from vusta_desk.gui.widgets.layouts import column
from vusta_desk.i18n.catalogue import N_, Catalogue


class Rail(QFrame):
    """Tells which place was asked for."""

    asked = Signal(str)  # the id of a place

    def __init__(self, places: Sequence[Place], icons: Icons, words: Catalogue) -> None:
        super().__init__()
        self.setProperty("role", "rail")
        self.setAccessibleName(words.gettext(N_("Places")))
        self._places, self._icons = places, icons
        self._shown = ""
        self._buttons: dict[str, QToolButton] = {}
        group = QButtonGroup(self)
        for number, place in enumerate(places, 1):
            button = self._button(place, number, words)
            group.addButton(button)
            self._buttons[place.id] = button
        self.setLayout(column(1, *self._buttons.values(), None, gap=0))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFixedWidth(max(each.sizeHint().width() for each in self._buttons.values()) + 16)

    def show_place(self, place: str) -> None:
        """Marks where we are."""
        self._shown = place
        self._buttons[place].setChecked(True)
        for each in self._places:
            here = each.id == place
            colour = colours().accent if here else None
            self._buttons[each.id].setIcon(self._icons.before_text(each.icon, colour))
            policy = Qt.FocusPolicy.TabFocus if here else Qt.FocusPolicy.NoFocus
            self._buttons[each.id].setFocusPolicy(policy)  # arrow keys lead to the others

    def _button(self, place: Place, number: int, words: Catalogue) -> QToolButton:
        button = QToolButton()
        title = words.gettext(place.title)
        button.setText(title)
        button.setAccessibleName(title)
        button.setToolTip(f"{title} (Ctrl+{number})")
        button.setCheckable(True)
        button.setProperty("role", "place")
        button.setIcon(self._icons.before_text(place.icon))
        button.setIconSize(icon_size())
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        ask = partial(self.asked.emit, place.id)
        when_chosen(button, ask, lambda: self._shown == place.id)
        return button
