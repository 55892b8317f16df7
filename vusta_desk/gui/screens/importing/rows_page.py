"""The rows of a preview: what to choose them by, the table, one of them in full."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from vusta_desk.gui.screens.importing.filter_bar import FilterBar
from vusta_desk.gui.screens.importing.reading import Reading
from vusta_desk.gui.screens.importing.row_detail import RowDetail
from vusta_desk.gui.screens.importing.row_table import ImportTable
from vusta_desk.gui.screens.importing.rows import Survey, in_place, listed
from vusta_desk.gui.screens.importing.said import Said
from vusta_desk.gui.screens.importing.totals import Totals
from vusta_desk.gui.screens.importing.who_part import asks_who
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.layouts import column, frame, scrolling
from vusta_desk.jobs import Progress
from vusta_desk.usecases import browse_members, import_members
from vusta_desk.usecases.browse_members import ListedMember
from vusta_desk.usecases.import_members import (
    Candidate,
    CellId,
    Fate,
    PlannedRow,
    RowId,
)

_MOST_FOUND = 6
_DETAIL = 34  # letters of width it needs at least


class RowsPage(QWidget):
    """Tells what a person says of rows: what is `decided` needs no other reading of the file."""

    decided = Signal(object)  # Said
    read_otherwise = Signal(object)  # Said
    learned = Signal(object)  # Said, with more known of what was asked
    branches_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._reading: Reading | None = None
        self._said: Said | None = None
        self._listings = 0  # only what the last one gives is shown
        self.filter = FilterBar(session)
        self.table = ImportTable(session)
        self.detail = RowDetail(session)
        self.totals = Totals(session.words)
        self._connect()
        self._area = scrolling(self.detail)
        self._area.setMinimumWidth(self.fontMetrics().averageCharWidth() * _DETAIL)
        left = QWidget()
        left.setLayout(column(self.table, frame("foot", column(self.totals, gap=0)), gap=0))
        sides = QSplitter(Qt.Orientation.Horizontal)
        for side, stretch in ((left, 3), (self._area, 2)):
            sides.addWidget(side)
            sides.setStretchFactor(sides.count() - 1, stretch)
        sides.setChildrenCollapsible(False)
        sides.setSizes([space(90), space(50)])
        head = column(self.filter)
        head.setContentsMargins(space(2), space(1), space(2), space(1))
        page = column(head, sides, gap=0)
        page.setStretchFactor(sides, 1)
        self.setLayout(page)

    @property
    def _found(self) -> Survey:
        return self._reading.found if self._reading else Survey()

    def show_reading(self, reading: Reading, said: Said, *, begin: bool, in_places: bool) -> None:
        """Shows a list; `in_places` leaves the rows where they stand, whatever became of them."""
        self._reading, self._said = reading, said
        self.filter.show_survey(reading.found, begin=begin)
        sheets = {row.sheet for row in reading.previewed.plan.rows}
        self.table.show_words(
            said,
            reading.names,
            new_branches=reading.new_branches,
            several_sheets=len(sheets) > 1,
        )
        if begin:  # at once; whoever wants another order sees these until that is made
            self._listings += 1
            self._show(reading.worst_first)
        if not begin or self.table.order.key is not None:
            self._list(in_places=in_places and not begin)

    def show_said(self, said: Said) -> None:
        """Something else was decided."""
        self._said = said
        self.table.show_said(said)
        if self._reading is not None:
            self.detail.show_said(said, self._found, self._reading.names)
            self._count()

    def _connect(self) -> None:
        self.filter.changed.connect(self._list)
        self.table.order_asked.connect(self._list)
        self.table.take_asked.connect(self._take)
        self.table.selected.connect(self._show_row)
        self.totals.take_asked.connect(self._take_fate)
        self.detail.branches_asked.connect(self.branches_asked)
        self.detail.who_asked.connect(self._ask_who)
        self.detail.who.answered.connect(self._name_person)
        self.detail.who.searched.connect(self._search_people)
        self.detail.who.person_found.connect(self._name_found)
        self.detail.choices.preferred.connect(self._prefer)
        self.detail.cells.typed.connect(self._type)
        self.detail.cells.put_back.connect(lambda column: self._type(column, None))

    def _list(self, *, in_places: bool = False) -> None:
        """Chooses and orders the rows, not in Qt's thread: there may be very many."""
        if self._reading is None:
            return
        self._listings += 1
        mine, rows = self._listings, self._reading.previewed.plan.rows
        wanted, order = self.filter.wanted, self.table.order
        places = [row.id for row in self.table.import_rows.rows] if in_places else []

        def work(_: Progress) -> list[PlannedRow]:
            return in_place(rows, places) if places else listed(rows, wanted, order)

        def show(found: list[PlannedRow]) -> None:
            if mine == self._listings:
                self._show(found)

        self._session.tasks.pure(self, work, show)

    def _show(self, rows: list[PlannedRow]) -> None:
        chosen = self.detail.row.id if self.detail.row else None
        self.table.show_rows(rows, chosen)
        self._count()

    def _count(self) -> None:
        if self._said is not None:
            self.totals.show_counts(len(self.table.import_rows.rows), self._found, self._said)

    def _show_row(self, rows: list[PlannedRow]) -> None:
        if not rows or self._reading is None or self._said is None:
            if not self.table.import_rows.rows:
                self.detail.show_nothing()
            return
        row, before = rows[0], self.detail.row
        said, reading = self._said, self._reading
        self.detail.show_row(row, reading.previewed, said, self._found, reading.names)
        if before is None or before.id != row.id:
            self._area.verticalScrollBar().setValue(0)
        if asks_who(row) and row.id not in said.candidates:
            self._ask_who()

    def _ask_who(self) -> None:
        """Looks up whom the chosen row may be about."""
        row = self.detail.row
        if row is not None:
            self._session.read_latest(
                self,
                "who",
                lambda services: import_members.candidates(services, row),
                lambda found: self._remember(row.id, found),
            )

    def _search_people(self, text: str) -> None:
        """Looks among everybody on record, while one types."""
        if not text:
            self.detail.who.show_found(())
            return
        self._session.read_latest(
            self,
            "people",
            lambda services: browse_members.search(services, text, limit=_MOST_FOUND),
            lambda found: self.detail.who.show_found([_candidate(each) for each in found.rows]),
        )

    def _name_found(self, person: Candidate) -> None:
        row = self.detail.row
        if row is not None and self._said is not None:
            known = self._said.candidates.get(row.id, ())
            if person.key not in {each.key for each in known}:
                known = (*known, person)
            said = self._said.with_candidates(row.id, known)
            self.read_otherwise.emit(said.with_person(row.id, person.key))

    def _remember(self, row: RowId, found: tuple[Candidate, ...]) -> None:
        if self._said is not None:
            self.learned.emit(self._said.with_candidates(row, found))

    def _take(self, rows: list[PlannedRow], taken: bool) -> None:
        if self._said is not None:
            self.decided.emit(self._said.taking(rows, taken=taken))

    def _take_fate(self, fate: Fate, taken: bool) -> None:
        self._take([row for row in self._found.rows.values() if row.fate is fate], taken)

    def _prefer(self, rows: tuple[PlannedRow, ...], field: str, theirs: bool) -> None:
        if self._said is not None:
            self.decided.emit(self._said.preferring(rows, field, theirs=theirs))

    def _name_person(self, row: RowId, key: str | None, is_said: bool) -> None:
        if self._said is not None:
            said = self._said.with_person(row, key) if is_said else self._said.without_person(row)
            self.read_otherwise.emit(said)

    def _type(self, column: int, text: str | None) -> None:
        row = self.detail.row
        if row is not None and self._said is not None:
            cell = CellId(row.sheet, row.row, column)
            self.read_otherwise.emit(self._said.with_cell(cell, text))


def _candidate(found: ListedMember) -> Candidate:
    """Somebody found on record, as one whom a row may be about."""
    return Candidate(found.key, found.name, found.birth_date, found.branch or "", found.card_number)
