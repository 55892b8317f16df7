"""What a table shows: any sequence of rows as a sorted model, and what its columns say of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QIcon
from PySide6.QtWidgets import QApplication

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


@dataclass(frozen=True)  # without slots, which `Column[Row](…)` cannot do with
class Column(Generic[R]):
    """A column: what it says of a row, its width in characters, how it sorts and is marked."""

    id: str
    title: str
    text: Callable[[R], str]
    width: int = 12
    key: Callable[[R], Any] | None = None  # None: in the order of the text
    right: bool = False
    icon: Callable[[R], QIcon | None] | None = None
    tooltip: Callable[[R], str] | None = None
    short: Callable[[str], str] | None = None  # the text as it is seen; copied and read out whole
    strong: bool = False
    whole: bool = False  # never narrower than its contents, as figures (`right`) never are
    hidden: bool = False  # until the user asks for it


class RowModel(QAbstractTableModel, Generic[R]):
    """Any sequence of rows as a model; `sorter`, where given, sorts instead of the model."""

    def __init__(
        self,
        columns: Sequence[Column[R]],
        sorter: Callable[[Column[R], bool], None] | None = None,
    ) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.rows: Sequence[R] = ()
        self._sorter = sorter
        self._order: tuple[int, bool] | None = None
        self.strong = QFont(QApplication.font())  # of columns that are
        self.strong.setWeight(QFont.Weight.DemiBold)

    def set_rows(self, rows: Sequence[R]) -> None:
        """Shows other rows, in the order the user has chosen."""
        self.beginResetModel()
        self.rows = rows
        self._put_in_order()
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: N802 - Qt's name
        """See QAbstractTableModel."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: N802 - Qt's name
        """See QAbstractTableModel."""
        return 0 if parent.isValid() else len(self.columns)

    def seen(self, place: int, column: int) -> str:
        """The text of a cell as it is seen."""
        asked = self.columns[column]
        text = asked.text(self.rows[place])
        return asked.short(text) if asked.short else text

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See QAbstractTableModel."""
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole:
            return self.strong if column.strong else None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.seen(index.row(), index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return column.text(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tooltip(row) if column.tooltip else column.text(row)
        if role == Qt.ItemDataRole.DecorationRole and column.icon:
            return column.icon(row)
        if role == Qt.ItemDataRole.UserRole:
            return row
        return None

    def headerData(  # noqa: N802 - Qt's name
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """See QAbstractTableModel."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = self.columns[section].right
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """See QAbstractTableModel."""
        if not 0 <= column < len(self.columns):
            return
        self._order = column, order is Qt.SortOrder.DescendingOrder
        if self._sorter is not None:
            self._sorter(self.columns[column], self._order[1])
            return
        self.layoutAboutToBeChanged.emit()
        self._put_in_order()
        self.layoutChanged.emit()

    def _put_in_order(self) -> None:
        if self._order is None or self._sorter is not None:
            return
        column = self.columns[self._order[0]]
        self.rows = sorted(self.rows, key=column.key or column.text, reverse=self._order[1])
