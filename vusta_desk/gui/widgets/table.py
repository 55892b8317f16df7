"""The table every list is shown in: a model over rows, sorted, copied, remembered."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QResizeEvent, QShowEvent
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
from vusta_desk.gui.widgets.column_room import Need, needed, shared
from vusta_desk.gui.widgets.row_model import Column, Index, RowModel
from vusta_desk.i18n.catalogue import N_, Catalogue

__all__ = ["Column", "Index", "RowModel", "RowTable"]

R = TypeVar("R")
_A_WHILE = 500  # milliseconds after the last drag of a column until it is kept


class RowTable(QTableView, Generic[R]):
    """A table of rows. Enter or a double click opens a row, Ctrl+C copies the chosen ones.

    Its columns share its width by their contents (see `column_room`); a column that the user has
    drawn wider or narrower stays as it is. A table that `scrolls` has its usual widths instead.
    """

    opened = Signal(object)  # a row
    selected = Signal(object)  # list of rows
    scrolls = False
    _height = 0  # of the lines asked for
    _shares = False  # is giving the columns their widths just now

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
        self._needs: dict[int, Need] = {}  # of the columns measured
        self._drawn: dict[str, int] = {}  # widths the user has given, by the ids of columns
        self.setAccessibleName(title)
        self._look()
        header = self.horizontalHeader()
        header.setSortIndicatorClearable(False)
        self.setModel(model)
        self._restore(sortable)
        self.selectionModel().selectionChanged.connect(lambda: self.tell_selected())
        self.activated.connect(lambda index: self.opened.emit(self._row(index.row())))
        model.modelReset.connect(self._after_reset)
        model.dataChanged.connect(lambda *_: self._measure_anew())
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
        self.share_width()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """See QTableView."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure_anew()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """See QTableView."""
        super().showEvent(event)
        self.share_width()

    def share_width(self) -> None:
        """Gives the columns in sight their widths; before it is seen a table has none to give."""
        if self.scrolls or self._shares or not self.isVisible():
            return
        self._shares = True
        columns, header = self.rows_model.columns, self.horizontalHeader()
        order = [header.logicalIndex(place) for place in range(header.count())]
        shown = [at for at in order if not self.isColumnHidden(at)]
        free = [at for at in shown if columns[at].id not in self._drawn]
        room = self.viewport().width()
        room -= sum(self.columnWidth(at) for at in shown if at not in free)
        needs = [self._need(at) for at in free]
        for at, width in zip(free, shared(room, needs), strict=True):
            self.setColumnWidth(at, width)
        self._shares = False

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
            self._shares = True
            self.setColumnHidden(at, not shown)
            self._shares = False
            self.share_width()
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
        strong = any(column.strong for column in self.rows_model.columns)
        above = above_line(self.rows_model.strong if strong else self.font())
        room = max(space(1.5), 2 * above + 2)
        height = max(self.fontMetrics().height() + room, space(4))
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setStretchLastSection(self.scrolls)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._ask_columns)

    def _ask_columns(self, at: QPoint) -> None:
        self.column_menu().popup(self.horizontalHeader().mapToGlobal(at))

    def _restore(self, sortable: bool) -> None:
        remembered = self._preferences.table(self._name)
        widths, hidden = remembered.get("widths"), remembered.get("hidden")
        for at, column in enumerate(self.rows_model.columns):
            known = widths.get(column.id) if isinstance(widths, dict) else None
            if isinstance(known, int):
                self._drawn[column.id] = known
            width = self._drawn.get(column.id, self._usual(column))
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
        self._soon.timeout.connect(self._after_a_while)
        self.horizontalHeader().sectionResized.connect(self._resized)
        self.horizontalHeader().sortIndicatorChanged.connect(lambda *_: self._sorted())

    def _remember(self) -> None:
        columns, header = self.rows_model.columns, self.horizontalHeader()
        sorted_by = header.sortIndicatorSection()
        order = [columns[sorted_by].id, header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder]
        kept: dict[str, object] = {
            "widths": dict(self._drawn),
            "hidden": [column.id for at, column in enumerate(columns) if self.isColumnHidden(at)],
        }
        if 0 <= sorted_by < len(columns) and self.isSortingEnabled():
            kept["order"] = order
        self._preferences.set_table(self._name, kept)

    def _sorted(self) -> None:
        self._measure_anew()
        self._soon.start()

    def _usual(self, column: Column[R]) -> int:
        return column.width * self.fontMetrics().horizontalAdvance("0") + space(3)

    def _need(self, at: int) -> Need:
        if at not in self._needs:
            column = self.rows_model.columns[at]
            whole = column.whole or column.right
            self._needs[at] = needed(
                self,
                self.rows_model,
                at,
                self._usual(column),
                whole=whole,
                strong=column.strong,
            )
        return self._needs[at]

    def _measure_anew(self) -> None:
        self._needs = {}
        self.share_width()

    def _resized(self, at: int, before: int, after: int) -> None:
        """The user has drawn a column; what Qt and the table do themselves is not remembered."""
        last = self.horizontalHeader().logicalIndex(len(self.rows_model.columns) - 1)
        if not self._shares and before and after and not (self.scrolls and at == last):
            self._drawn[self.rows_model.columns[at].id] = after
            self._soon.start()

    def _after_a_while(self) -> None:
        if QApplication.mouseButtons() is not Qt.MouseButton.NoButton:
            self._soon.start()
            return
        self._remember()
        self.share_width()

    def _after_reset(self) -> None:
        self._show_overlay()
        self._measure_anew()
        self.selected.emit([])

    def _show_overlay(self) -> None:
        if self._overlay is not None:
            self._overlay.setVisible(not self.rows_model.rows)
