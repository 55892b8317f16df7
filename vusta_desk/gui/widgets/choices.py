"""Choosing one value of a closed list, and one of many by typing any part of its name."""

from collections.abc import Iterable, Sequence
from typing import Generic, TypeAlias, TypeVar

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSortFilterProxyModel,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit

from vusta_desk.domain.names import folded, search_rank, tidy
from vusta_desk.gui.theme import space
from vusta_desk.i18n.catalogue import N_, Catalogue

T = TypeVar("T")
_Index: TypeAlias = QModelIndex | QPersistentModelIndex
_WORST = 99
_FOLDED = Qt.ItemDataRole.UserRole + 1


class Choice(QComboBox, Generic[T]):
    """One of a few values. The wheel scrolls the page under it and never changes the value.

    `needed` is what is said (`problem`, by `tell`) while nothing but None is chosen; "" lets it be.
    """

    changed = Signal()
    problem = Signal(str)

    def __init__(self, options: Iterable[tuple[T, str]], needed: str = "") -> None:
        super().__init__()
        self._needed = needed
        self._values: list[T] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self._add(options)
        self.currentIndexChanged.connect(lambda _: self._tell())

    def offer(self, options: Iterable[tuple[T, str]]) -> None:
        """Offers these behind a first one without a value; what is chosen stays chosen."""
        chosen = self.value()
        first = [(self._values[0], self.itemText(0))] if self._values[0] is None else []
        self.blockSignals(True)
        self.clear()
        self._values.clear()
        self._add(first)
        self._add(options)
        self.set_value(chosen)
        self.blockSignals(False)

    def _add(self, options: Iterable[tuple[T, str]]) -> None:
        for value, text in options:
            self._values.append(value)
            self.addItem(text)
            self.setItemData(self.count() - 1, text, Qt.ItemDataRole.ToolTipRole)

    def value(self) -> T:
        """The value chosen."""
        return self._values[max(self.currentIndex(), 0)]

    def set_value(self, value: T) -> None:
        """Chooses a value of the list."""
        self.setCurrentIndex(self._values.index(value))

    def has_value(self, value: T) -> bool:
        """Whether the list has this value."""
        return value in self._values

    def show_options(self, options: Iterable[tuple[T, str]]) -> None:
        """Offers others; the first of them is chosen then."""
        self.clear()
        self._values.clear()
        self._add(options)

    @property
    def is_valid(self) -> bool:
        """Whether something is chosen, where that is needed."""
        return not self._needed or self.value() is not None

    def tell(self) -> bool:
        """Says at once what is wrong; whether all is well."""
        self.problem.emit("" if self.is_valid else self._needed)
        return self.is_valid

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """See QComboBox."""
        event.ignore()

    def _tell(self) -> None:
        if self.is_valid:
            self.problem.emit("")
        self.setToolTip(self.currentText())
        self.changed.emit()


class SearchChoice(QComboBox):
    """One of many, found by typing any part of its name, with or without marks; or none.

    `problem` carries the words while the text names none of them, empty otherwise.
    """

    changed = Signal()
    problem = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]], words: Catalogue) -> None:
        super().__init__()
        self._words = words
        self._problem = ""
        self._keys = ["", *(key for key, _ in options)]
        self._names = ["", *(name for _, name in options)]
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setModel(_model(self._names, self))
        self._complete()
        line = self._line()
        line.setPlaceholderText(words.gettext(N_("not recorded")))
        line.setClearButtonEnabled(True)
        self.editTextChanged.connect(lambda _: self._follow())
        line.editingFinished.connect(self._finish)

    @property
    def is_valid(self) -> bool:
        """Whether the text names one of the list, or nothing."""
        return self._place() is not None

    def value(self) -> str | None:
        """The key of what is named; None for nothing."""
        return self._keys[self._place() or 0] or None

    def set_value(self, key: str | None) -> None:
        """Chooses one by its key; a key that is not in the list counts as none."""
        place = self._keys.index(key) if key in self._keys else 0
        self.setCurrentIndex(place)
        self.setEditText(self._names[place])
        self._line().setCursorPosition(0)

    def tell(self) -> bool:
        """Says at once what is wrong; whether all is well."""
        unknown = self._words.gettext(N_("Choose one from the list, or leave the field empty."))
        self._say("" if self.is_valid else unknown)
        return self.is_valid

    def show_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offers others; nothing is chosen then."""
        self._keys = ["", *(key for key, _ in options)]
        self._names = ["", *(name for _, name in options)]
        self.setModel(_model(self._names, self))
        self._complete()
        self.set_value(None)

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        """See QComboBox: names are seen whole where there is room."""
        self.view().setMinimumWidth(_width_of_names(self))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """The wheel scrolls the page and never changes the value."""
        event.ignore()

    def _line(self) -> QLineEdit:
        line = self.lineEdit()
        assert line is not None  # the box is editable
        return line

    def _complete(self) -> None:
        completer = _PartCompleter(self)
        self.setCompleter(completer)
        # of a long name its beginning is seen, once the line has taken it up
        completer.activated.connect(
            lambda *_: QTimer.singleShot(0, self, lambda: self._line().setCursorPosition(0))
        )

    def _place(self) -> int | None:
        """Where what is named stands: the very name, or the only one with these letters."""
        typed = tidy(self.currentText())
        if typed == self._names[max(self.currentIndex(), 0)]:
            return max(self.currentIndex(), 0)
        if typed in self._names:
            return self._names.index(typed)
        same = [at for at, name in enumerate(self._names) if folded(name) == folded(typed)]
        return same[0] if len(same) == 1 else None

    def _finish(self) -> None:
        place = self._place()
        if place is not None and self.currentText() != self._names[place]:
            self.set_value(self._keys[place])
        self.tell()

    def _follow(self) -> None:
        self.setToolTip(self.currentText())
        if self._problem and self.is_valid:
            self._say("")
        self.changed.emit()

    def _say(self, problem: str) -> None:
        if problem != self._problem:
            self._problem = problem
            self.problem.emit(problem)


class _PartCompleter(QCompleter):
    """Finds by any part of the name, marks not needed; the best of those found come first."""

    def __init__(self, box: QComboBox) -> None:
        self._ranked = _Ranked(box)
        super().__init__(self._ranked, box)
        self.setCompletionRole(_FOLDED)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setMaxVisibleItems(12)
        self._box = box

    def splitPath(self, path: str) -> list[str]:  # noqa: N802 - Qt's name
        """See QCompleter: what is looked for."""
        self._ranked.ask(path)
        if (popup := self.popup()) is not None:
            popup.setMinimumWidth(_width_of_names(self._box))
        return [folded(path)]

    def pathFromIndex(self, index: object) -> str:  # noqa: N802 - Qt's name
        """See QCompleter: what is put into the line."""
        return str(index.data(Qt.ItemDataRole.DisplayRole))  # type: ignore[attr-defined]


class _Ranked(QSortFilterProxyModel):
    """The names, those that answer best what is typed first, else in their own order."""

    def __init__(self, box: QComboBox) -> None:
        super().__init__(box)
        self._asked = ""
        self._places: dict[int, tuple[int, int]] = {}
        self.setSourceModel(box.model())

    def ask(self, text: str) -> None:
        """Puts the names in the order in which they answer a text."""
        if text == self._asked:
            return
        self._asked = text
        source = self.sourceModel()
        self._places = {
            row: (_WORST if rank is None else rank, row)
            for row in range(source.rowCount())
            for rank in [search_rank(text, str(source.index(row, 0).data()))]
        }
        self.invalidate()
        self.sort(0)

    def lessThan(self, left: _Index, right: _Index) -> bool:  # noqa: N802 - Qt's name
        """See QSortFilterProxyModel."""
        one, other = (self._places.get(each.row(), (0, each.row())) for each in (left, right))
        return one < other


def _width_of_names(box: QComboBox) -> int:
    """As wide as the longest name, but not wider than the window."""
    longest = max(
        (box.fontMetrics().horizontalAdvance(box.itemText(at)) for at in range(box.count())),
        default=0,
    )
    room = box.window().mapToGlobal(QPoint(box.window().width(), 0)).x()
    room -= box.mapToGlobal(QPoint(0, 0)).x() + space(2)
    return max(box.width(), min(longest + space(6), room))


def _model(names: Iterable[str], parent: QComboBox) -> QStandardItemModel:
    model = QStandardItemModel(parent)
    for name in names:
        item = QStandardItem(name)
        item.setData(folded(name), _FOLDED)
        item.setToolTip(name)
        model.appendRow(item)
    return model
