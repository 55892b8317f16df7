"""The table of members: a column for every field, rows read page by page."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from vusta_desk.domain.fields import FIELDS, Field
from vusta_desk.gui.screens.members.paged_rows import WAITING, PagedRows
from vusta_desk.gui.screens.members.reading import copied_text
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import colours
from vusta_desk.gui.widgets.table import Column, RowModel, RowTable
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.field_words import FIELD_WORDS
from vusta_desk.usecases.browse_members import MemberRow

_FIRST = (
    "name",
    "birth_date",
    "admission_decision_date",
    "badges",
    "branch",
    "standings",
    "card_number",
)
_WIDTHS = {"name": 18, "branch": 24, "badges": 14, "standings": 18}
_DATE_WIDTH = 10
_NARROW = 5  # headings have letters narrower than digits
_MOST_WORDS = 24  # characters of width a column of words begins with


class MemberTable(RowTable[MemberRow]):
    """Members by row numbers. `current_changed` tells the number of the row one stands on."""

    scrolls = True
    current_changed = Signal(object)  # int, None for no row
    sorted_by = Signal(str, bool)  # a field, descending

    def __init__(self, session: Session) -> None:
        self._session = session
        self._current: int | None = None
        model = RowModel[MemberRow](_columns(session), self._sort)
        super().__init__(
            "members",
            model,
            session.preferences,
            session.words,
            title=session.words.gettext(N_("Members")),
        )
        header = self.horizontalHeader()
        if header.sortIndicatorSection() < 0:
            header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self.selectionModel().currentRowChanged.connect(lambda *_: self._tell_current())

    @property
    def ids(self) -> Sequence[int]:
        """The row numbers of everyone listed."""
        rows = self.rows_model.rows
        return rows.ids if isinstance(rows, PagedRows) else ()

    @property
    def current_id(self) -> int | None:
        """The number of the row one stands on."""
        return self._current

    @property
    def order(self) -> tuple[str, bool]:
        """The field the list is sorted by, and whether downwards."""
        header = self.horizontalHeader()
        column = self.rows_model.columns[max(header.sortIndicatorSection(), 0)]
        return column.id, header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder

    def chosen_ids(self) -> list[int]:
        """The numbers of the selected rows, from top to bottom."""
        spans = self.selectionModel().selection().toList()
        places = {at for span in spans for at in range(span.top(), span.bottom() + 1)}
        return [self.ids[place] for place in sorted(places)]

    def show_rows(self, rows: PagedRows, place: int | None, *, bring_into_sight: bool) -> None:
        """Shows another list; chooses the row at `place`, or none."""
        scrolled = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        self._current = None
        self.selectionModel().blockSignals(True)
        self.rows_model.set_rows(rows)
        if place is not None:
            self.setCurrentIndex(self.rows_model.index(place, self._first_column()))
        self.selectionModel().blockSignals(False)
        self.verticalScrollBar().setValue(scrolled[0])
        if place is not None and bring_into_sight:
            self.scrollTo(self.currentIndex())
            QTimer.singleShot(0, self, self._scroll_to_current)  # once everything has its size
        self.horizontalScrollBar().setValue(scrolled[1])
        self.viewport().update()
        self._tell_current()
        self.tell_selected()

    def rows_arrived(self, first: int, last: int) -> None:
        """These rows can be read now."""
        model = self.rows_model
        if last < len(model.rows):
            right = model.columnCount() - 1
            model.dataChanged.emit(model.index(first, 0), model.index(last, right))

    def tell_selected(self) -> None:
        """Tells that the selection is another; of very many rows none is read for that."""
        self.selected.emit([])

    def copy(self) -> None:
        """Puts the chosen rows on the clipboard, however many they are."""
        ids = self.chosen_ids()
        columns = [(column.id, column.title) for column in self.shown_columns()]
        self._session.read_long(
            self,
            self._words.gettext(N_("Copying rows")),
            lambda services, progress: copied_text(services, ids, columns, progress),
            QApplication.clipboard().setText,
        )

    def _scroll_to_current(self) -> None:
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _sort(self, column: Column[MemberRow], descending: bool) -> None:
        self.sorted_by.emit(column.id, descending)

    def _tell_current(self) -> None:
        index: QModelIndex = self.currentIndex()
        now = self.ids[index.row()] if index.isValid() else None
        if now != self._current or now is None:
            self._current = now
            self.current_changed.emit(now)


def _columns(session: Session) -> list[Column[MemberRow]]:
    by_id = {field.id: field for field in FIELDS}
    others = [field.id for field in FIELDS if field.id not in _FIRST]
    return [_column(by_id[field], session) for field in (*_FIRST, *others)]


def _column(field: Field, session: Session) -> Column[MemberRow]:
    def text(row: MemberRow) -> str:
        if row is WAITING:
            return "…" if field.id == "name" else ""
        return row.texts.get(field.id, "")

    def icon(row: MemberRow) -> QIcon | None:
        """Who has left or died, and who was taken out, is marked beside the name."""
        if row.taken_out is not None:
            return session.icons("leave-out", colours().quiet)
        return None if row.in_standing else session.icons("person", colours().faint)

    title = session.words.gettext(FIELD_WORDS[field.id].label)
    letters = max(field.width, len(title) - _NARROW)
    return Column(
        field.id,
        title,
        text,
        width=_WIDTHS.get(field.id, max(min(letters, _MOST_WORDS), _DATE_WIDTH)),
        strong=field.id == "name",
        hidden=field.id not in _FIRST,
        icon=icon if field.id == "standings" else None,
    )
