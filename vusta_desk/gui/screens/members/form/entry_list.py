"""A list of a record as a small table whose cells are inputs: entries are added and removed."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton, QWidget

from vusta_desk.gui.icons import Icons
from vusta_desk.gui.theme import icon_size
from vusta_desk.gui.widgets.field_grid import FieldGrid
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.gui.widgets.layouts import button, column, label, row, rule
from vusta_desk.i18n.catalogue import N_, Catalogue

E = TypeVar("E")


class Entry(QWidget, Generic[E]):
    """One entry: its fields beside each other, and the button that removes it."""

    changed = Signal()
    removed = Signal()

    def __init__(
        self,
        fields: Sequence[Field],
        read: Callable[[], E | None],
        words: Catalogue,
        icons: Icons,
        *,
        is_new: bool,
        note: str = "",
        letters: int = 20,
    ) -> None:
        super().__init__()
        self.fields, self._read = tuple(fields), read
        self._blank = [field.input.value() for field in fields] if is_new else None
        self.remove_button = QToolButton()
        self.remove_button.setIcon(icons("delete"))
        self.remove_button.setIconSize(icon_size())
        self.remove_button.setAutoRaise(True)
        self.remove_button.setToolTip(words.gettext(N_("Remove this entry")))
        self.remove_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.remove_button.clicked.connect(self.removed)
        said = label(note, "quiet")
        said.setVisible(bool(note))
        grid = FieldGrid(fields, letters=letters, most=len(fields))
        line = row(column(grid, said), self.remove_button)
        line.setStretch(0, 1)
        line.setAlignment(self.remove_button, Qt.AlignmentFlag.AlignTop)
        self.setLayout(column(line, rule()))
        self.setFocusProxy(fields[0].editor)
        for field in fields:
            field.input.changed.connect(self.changed)

    def set_name(self, name: str) -> None:
        """What screen readers call the entry and its fields."""
        self.setAccessibleName(name)
        self.remove_button.setAccessibleName(f"{self.remove_button.toolTip()}: {name}")
        for field in self.fields:
            field.editor.setAccessibleName(f"{name}: {field.title}")

    def value(self) -> E | None:
        """The entry; None where nothing is in it, or what must be is not."""
        return self._read()

    @property
    def is_empty(self) -> bool:
        """Whether it is new and nothing has been put into it."""
        lines = [field.editor for field in self.fields if isinstance(field.editor, QLineEdit)]
        same = self._blank == [field.input.value() for field in self.fields]
        return same and not any(line.text() for line in lines)

    @property
    def is_valid(self) -> bool:
        """Whether everything typed can be read; an empty entry does not count."""
        return self.is_empty or all(field.input.is_valid for field in self.fields)

    def tell(self) -> bool:
        """Says at once what is wrong; whether all is well."""
        if self.is_empty:
            return True
        told = [field.input.tell() for field in self.fields]
        return all(told)


class EntryList(QWidget, Generic[E]):
    """The entries of one list, in the order of the record."""

    changed = Signal()

    def __init__(
        self, title: str, add: str, make: Callable[[E | None], Entry[E]], icons: Icons, none: str
    ) -> None:
        super().__init__()
        self._title, self._make = title, make
        self.entries: list[Entry[E]] = []
        self._none: QLabel = label(none, "quiet")
        self._rows = column(gap=1.5)
        self.add_button = button(add)
        self.add_button.setIcon(icons("add"))
        self.add_button.setIconSize(icon_size())
        self.add_button.clicked.connect(self.add_empty)
        self.setLayout(column(self._none, self._rows, row(self.add_button, None)))
        self.setAccessibleName(title)

    def value(self) -> tuple[E, ...]:
        """Every entry that has something in it."""
        values = (entry.value() for entry in self.entries)
        return tuple(value for value in values if value is not None)

    def set_value(self, values: Sequence[E]) -> None:
        """Shows another list."""
        for entry in tuple(self.entries):
            self._drop(entry)
        for value in values:
            self._append(value)
        self._follow()

    @property
    def is_valid(self) -> bool:
        """Whether every entry can be read."""
        return all(entry.is_valid for entry in self.entries)

    def tell(self) -> bool:
        """Says at once what is wrong in any entry; whether all is well."""
        told = [entry.tell() for entry in self.entries]
        return all(told)

    def add_empty(self) -> None:
        """Adds an entry and puts the keyboard into it; one that is still empty is used first."""
        empty = [entry for entry in self.entries if entry.is_empty]
        entry = empty[0] if empty else self._append(None)
        self._follow()
        entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """Puts the keyboard into the first entry that is wrong, else the first, else on "add"."""
        wrong = [entry for entry in self.entries if not entry.is_valid]
        targets: list[QWidget] = [*wrong, *self.entries, self.add_button]
        targets[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _append(self, value: E | None) -> Entry[E]:
        entry = self._make(value)
        entry.changed.connect(self.changed)
        entry.removed.connect(lambda: self._remove(entry))
        self.entries.append(entry)
        self._rows.addWidget(entry)
        entry.setVisible(True)  # now, not in a while: the keyboard goes into it
        return entry

    def _remove(self, entry: Entry[E]) -> None:
        place = self.entries.index(entry)
        self._drop(entry)
        self._follow()
        near: list[QWidget] = [*self.entries[place : place + 1], self.add_button]
        near[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self, entry: Entry[E]) -> None:
        self.entries.remove(entry)
        self._rows.removeWidget(entry)
        entry.hide()
        entry.deleteLater()

    def _follow(self) -> None:
        self._none.setVisible(not self.entries)
        for number, entry in enumerate(self.entries, 1):
            entry.set_name(f"{self._title} {number}")
        self.changed.emit()
