"""The table every list is shown in: a model over rows, sorted, copied, remembered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAction, QFont, QHideEvent, QIcon, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QMenu,
    QTableView,
    QWidget,
)

from vusta_desk.gui.preferences import Preferences
from vusta_desk.gui.theme import above_line, space
from vusta_desk.i18n.catalogue import N_, Catalogue

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_A_WHILE = 500  # milliseconds after the last drag of a column until it is kept


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
        self._strong = QFont(QApplication.font())
        self._strong.setWeight(QFont.Weight.DemiBold)

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

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See QAbstractTableModel."""
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole:
            return self._strong if column.strong else None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole and column.short:
            return column.short(column.text(row))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
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


class RowTable(QTableView, Generic[R]):
    """A table of rows. Enter or a double click opens a row, Ctrl+C copies the chosen ones."""

    opened = Signal(object)  # a row
    selected = Signal(object)  # list of rows
    _height = 0  # of the lines asked for

    def __init__(
        self,
        name: str,
        model: RowModel[R],
        preferences: Preferences,
        words: Catalogue,
        *,
        title: str,
        sortable: bool = True,
    ) -> None:
        super().__init__()
        self._name, self._preferences, self._words = name, preferences, words
        self.rows_model = model
        self._overlay: QWidget | None = None
        self.setAccessibleName(title)
        self._look()
        header = self.horizontalHeader()
        header.setSortIndicatorClearable(False)
        self.setModel(model)
        self._restore(sortable)
        self.selectionModel().selectionChanged.connect(lambda: self.tell_selected())
        self.activated.connect(lambda index: self.opened.emit(self._row(index.row())))
        model.modelReset.connect(self._after_reset)
        copy = QAction(words.gettext(N_("Copy")), self)
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self.copy)
        self.addAction(copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def tell_selected(self) -> None:
        """Tells which rows are selected; a table of very many rows may tell less."""
        self.selected.emit(self.chosen())

    def chosen(self) -> list[R]:
        """The selected rows, from top to bottom."""
        places = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [self._row(place) for place in places]

    def current(self) -> R | None:
        """The row the keyboard stands on, None where there is none."""
        place = self.currentIndex().row()
        return self._row(place) if 0 <= place < len(self.rows_model.rows) else None

    def select(self, place: int) -> None:
        """Chooses a row and brings it into sight."""
        index = self.rows_model.index(place, self._first_column())
        flags = QItemSelectionModel.SelectionFlag  # not selectRow, which minds the keys held down
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def select_places(self, places: Sequence[int]) -> None:
        """Chooses several rows; the keyboard stands on the first, which is brought into sight."""
        if not places:
            return
        self.select(places[0])
        flags = QItemSelectionModel.SelectionFlag
        for place in places[1:]:
            index = self.rows_model.index(place, self._first_column())
            self.selectionModel().select(index, flags.Select | flags.Rows)

    def show_lines(self, lines: int) -> None:
        """Is never lower than its headings and so many lines; higher where there is room."""
        headings = self.horizontalHeader().sizeHint().height()
        line = self.verticalHeader().defaultSectionSize()
        self._height = headings + lines * line + space(0.5)
        self.setMinimumHeight(self._height)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """See QTableView: as high as the lines asked for, where they are."""
        usual = super().sizeHint()
        return QSize(usual.width(), self._height or usual.height())

    def copy(self) -> None:
        """Puts the chosen rows on the clipboard, as spreadsheets take them, with headings."""
        shown = self.shown_columns()
        lines = [[column.title for column in shown]]
        lines += [[column.text(row) for column in shown] for row in self.chosen()]
        text = "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)
        QApplication.clipboard().setText(text)

    def shown_columns(self) -> list[Column[R]]:
        """The columns in sight, in the order they stand."""
        header = self.horizontalHeader()
        order = [header.logicalIndex(place) for place in range(header.count())]
        return [self.rows_model.columns[at] for at in order if not self.isColumnHidden(at)]

    def set_overlay(self, overlay: QWidget | None) -> None:
        """What stands over the table while it has no rows."""
        if self._overlay is not None:
            self._overlay.deleteLater()
        self._overlay = overlay
        if overlay is not None:
            overlay.setParent(self.viewport())
            overlay.setGeometry(self.viewport().rect())
        self._show_overlay()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """See QTableView."""
        super().resizeEvent(event)
        if self._overlay is not None:
            self._overlay.setGeometry(self.viewport().rect())

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """See QTableView."""
        if self._soon.isActive():
            self._soon.stop()
            self._remember()
        super().hideEvent(event)

    def column_menu(self) -> QMenu:
        """A menu that shows and hides columns."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for at, column in enumerate(self.rows_model.columns):
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(at))
            action.toggled.connect(lambda shown, at=at: self._show_column(at, shown))
        return menu

    def _show_column(self, at: int, shown: bool) -> None:
        if shown or len(self.shown_columns()) > 1:
            self.setColumnHidden(at, not shown)
            self._remember()

    def _row(self, place: int) -> R:
        return self.rows_model.rows[place]

    def _first_column(self) -> int:
        return self.horizontalHeader().logicalIndex(0)

    def _look(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        room = max(space(1.5), 2 * above_line(self.font()) + 2)
        height = max(self.fontMetrics().height() + room, space(4))
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setStretchLastSection(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._ask_columns)

    def _ask_columns(self, at: QPoint) -> None:
        self.column_menu().popup(self.horizontalHeader().mapToGlobal(at))

    def _restore(self, sortable: bool) -> None:
        remembered = self._preferences.table(self._name)
        widths, hidden = remembered.get("widths"), remembered.get("hidden")
        digit = self.fontMetrics().horizontalAdvance("0")
        for at, column in enumerate(self.rows_model.columns):
            known = widths.get(column.id) if isinstance(widths, dict) else None
            width = known if isinstance(known, int) else column.width * digit + space(3)
            self.setColumnWidth(at, max(width, space(4)))
            gone = column.id in hidden if isinstance(hidden, list) else column.hidden
            self.setColumnHidden(at, gone)
        if sortable:
            ids = [column.id for column in self.rows_model.columns]
            order = remembered.get("order")
            if isinstance(order, list) and len(order) == 2 and order[0] in ids:
                down = Qt.SortOrder.DescendingOrder if order[1] else Qt.SortOrder.AscendingOrder
                self.horizontalHeader().setSortIndicator(ids.index(order[0]), down)
            else:
                self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            self.setSortingEnabled(True)
        self._soon = QTimer(self, singleShot=True, interval=_A_WHILE)
        self._soon.timeout.connect(self._remember)
        for moved in (
            self.horizontalHeader().sectionResized,
            self.horizontalHeader().sortIndicatorChanged,
        ):
            moved.connect(lambda *_: self._soon.start())

    def _remember(self) -> None:
        columns, header = self.rows_model.columns, self.horizontalHeader()
        sorted_by = header.sortIndicatorSection()
        order = [columns[sorted_by].id, header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder]
        last = header.logicalIndex(header.count() - 1)
        kept: dict[str, object] = {
            "widths": {
                column.id: self.columnWidth(at)
                for at, column in enumerate(columns)
                if at != last and not self.isColumnHidden(at)
            },
            "hidden": [column.id for at, column in enumerate(columns) if self.isColumnHidden(at)],
        }
        if 0 <= sorted_by < len(columns) and self.isSortingEnabled():
            kept["order"] = order
        self._preferences.set_table(self._name, kept)

    def _after_reset(self) -> None:
        self._show_overlay()
        self.selected.emit([])

    def _show_overlay(self) -> None:
        if self._overlay is not None:
            self._overlay.setVisible(not self.rows_model.rows)
