"""Everyone of a round by level and branch: each member in exactly one cell."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from vusta_desk.domain.names import text_sort_key
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.branch_name import short_branch
from vusta_desk.gui.widgets.layouts import column, label
from vusta_desk.gui.widgets.table import Column, RowModel, RowTable
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.formats import number
from vusta_desk.usecases.badge_rounds import NO_HISTORY, Box, Matrix, by_level_and_branch
from vusta_desk.usecases.evaluate import Row

_AWARDED = frozenset(("due", "early", "posthumous", "arrears"))
_OPEN = frozenset((NO_HISTORY, "waiting", "under_review", "cannot_tell"))
OPEN, NOTHING, ALL = "open", "nothing", "all"
_LEAST = 18  # characters of a branch's name that are seen in any window


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in the table: a branch (None: all of them) and a level, `open`, `nothing`, `all`."""

    branch: str | None
    part: str


@dataclass(frozen=True, slots=True)
class Line:
    """A branch with its people by part; `is_sum` for the line of all branches."""

    branch: str
    parts: dict[str, tuple[Row, ...]]
    is_sum: bool = False

    def count(self, part: str) -> int:
        """How many are in a cell."""
        return len(self.parts.get(part, ()))


@dataclass(frozen=True, slots=True)
class Levels:
    """The whole table: the levels awarded from high to low, and a line for each branch."""

    levels: tuple[str, ...]
    lines: tuple[Line, ...]

    def people(self, cell: Cell) -> tuple[Row, ...]:
        """Who is in a cell; nobody in one that is no longer there."""
        for line in self.lines:
            if line.is_sum if cell.branch is None else line.branch == cell.branch:
                return line.parts.get(cell.part, ())
        return ()


def levels_of(boxes: Sequence[Box], branches: Sequence[str]) -> Levels:
    """The boxes as a table; the line of all branches comes first, and it is everyone."""
    awarded = by_level_and_branch((each for each in boxes if each.id in _AWARDED), branches)
    is_open = by_level_and_branch((each for each in boxes if each.id in _OPEN), branches)
    known = _AWARDED | _OPEN
    rest = by_level_and_branch((each for each in boxes if each.id not in known), branches)
    levels = tuple(str(level) for level in awarded.levels if level is not None)
    met = {*awarded.branches, *is_open.branches, *rest.branches}
    ordered = [each for each in branches if each in met]
    ordered += sorted(met.difference(branches), key=text_sort_key)
    lines = [_line(branch, awarded, is_open, rest) for branch in ordered]
    return Levels(levels, (_sum(lines), *lines) if lines else ())


def _line(branch: str, awarded: Matrix, is_open: Matrix, rest: Matrix) -> Line:
    parts = {
        str(level): awarded.cells[branch, level]
        for level in awarded.levels
        if (branch, level) in awarded.cells
    }
    parts[OPEN] = _all_of(is_open, branch)
    parts[NOTHING] = _all_of(rest, branch)
    parts[ALL] = tuple(row for found in parts.values() for row in found)
    return Line(branch, parts)


def _all_of(matrix: Matrix, branch: str) -> tuple[Row, ...]:
    return tuple(row for level in matrix.levels for row in matrix.cells.get((branch, level), ()))


def _sum(lines: Iterable[Line]) -> Line:
    parts: dict[str, tuple[Row, ...]] = {}
    for line in lines:
        for part, rows in line.parts.items():
            parts[part] = (*parts.get(part, ()), *rows)
    return Line("", parts, is_sum=True)


class LevelTable(QWidget):
    """Tells which cell was asked for, by a click or Enter."""

    asked = Signal(object)  # Cell

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._words = session, session.words
        self.levels = Levels((), ())
        self.said = label("", "quiet")
        self.table: _Cells | None = None
        self._column = column(self.said)
        self.setLayout(self._column)

    def show_levels(self, levels: Levels, rules: str) -> None:
        """Shows a round; the cell in which the keyboard is stays where it is still there."""
        before, self.levels = self.levels, levels
        table = self.table
        if table is None or before.levels != levels.levels:
            table = self._make(levels.levels)
        table.keep_place(levels.lines)
        self.said.setText(_said(levels, rules, self._words))

    def _make(self, levels: Sequence[str]) -> "_Cells":
        if self.table is not None:
            self._column.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
        made = _Cells(self._session, levels)
        made.cell_asked.connect(self.asked)
        self._column.insertWidget(0, made, 1)
        self.setFocusProxy(made)
        self.table = made
        return made


class _Cells(RowTable[Line]):
    """The table itself; cells are chosen one by one, and the lines of those are copied."""

    scrolls = True
    cell_asked = Signal(object)

    def __init__(self, session: Session, levels: Sequence[str]) -> None:
        words = session.words
        super().__init__(
            "badges-levels",
            RowModel(_columns(words, levels)),
            session.preferences,
            words,
            title=words.gettext(N_("Members by level and branch")),
            sortable=False,
        )
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit_columns()
        self.activated.connect(self._ask)
        self.clicked.connect(self._ask_by_click)

    def chosen(self) -> list[Line]:
        """See RowTable: the lines in which a cell is selected."""
        places = sorted({index.row() for index in self.selectedIndexes()})
        return [self.rows_model.rows[place] for place in places]

    def keep_place(self, lines: Sequence[Line]) -> None:
        """Shows other lines; the keyboard stays where it was."""
        at, top = self.currentIndex(), self.verticalScrollBar().value()
        row, column_ = at.row(), at.column()
        self.rows_model.set_rows(lines)
        if lines:
            inside = max(0, min(row, len(lines) - 1)), max(column_, 0)
            self.setCurrentIndex(self.rows_model.index(*inside))
        self.verticalScrollBar().setValue(top)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """See RowTable."""
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Figures are as wide as their headings; branches have the rest, or scroll sideways."""
        header = self.horizontalHeader()
        figures = 0
        for at in range(1, len(self.rows_model.columns)):
            title = self.rows_model.columns[at].title
            self.setColumnWidth(at, header.fontMetrics().horizontalAdvance(title) + space(2.25))
            figures += self.columnWidth(at)
        least = self.fontMetrics().averageCharWidth() * _LEAST
        self.setColumnWidth(0, max(self.viewport().width() - figures, least))

    def _ask_by_click(self, index: QModelIndex) -> None:
        """Where the platform opens by one click, that was it already."""
        style = self.style()
        if not style.styleHint(style.StyleHint.SH_ItemView_ActivateItemOnSingleClick, None, self):
            self._ask(index)

    def _ask(self, index: QModelIndex) -> None:
        line = self.rows_model.rows[index.row()]
        part = self.rows_model.columns[index.column()].id
        if part == "branch":
            part = ALL
        if line.count(part):
            self.cell_asked.emit(Cell(None if line.is_sum else line.branch, part))


def _columns(words: Catalogue, levels: Sequence[str]) -> list[Column[Line]]:
    say = words.gettext
    branch = partial(_branch, words)
    made = [Column("branch", say(N_("Branch")), branch, 18, short=short_branch, strong=True)]
    for level in levels:
        made.append(_figures(words, level, words.say(N_("{level} years"), level=level)))
    made.append(_figures(words, OPEN, say(N_("not settled"))))
    made.append(_figures(words, NOTHING, say(N_("no badge"))))
    made.append(_figures(words, ALL, say(N_("everyone"))))
    return made


def _figures(words: Catalogue, part: str, title: str) -> Column[Line]:
    return Column(part, title, partial(_figure, words, part), len(title), right=True)


def _figure(words: Catalogue, part: str, line: Line) -> str:
    count = line.count(part)
    return number(count, words.language) if count else ""


def _branch(words: Catalogue, line: Line) -> str:
    if line.is_sum:
        return words.gettext(N_("All branches"))
    return line.branch or words.gettext(N_("without a branch"))


def cell_title(cell: Cell, words: Catalogue) -> str:
    """What a cell holds, in a line."""
    if cell.part == OPEN:
        part = words.gettext(N_("Not settled: waiting, under review, without history, unclear"))
    elif cell.part == NOTHING:
        part = words.gettext(N_("No badge in this round"))
    elif cell.part == ALL:
        part = words.gettext(N_("Everyone on file"))
    else:
        part = words.say(N_("Awarded in this round: {level} years"), level=cell.part)
    if cell.branch is None:
        return part
    return " · ".join((part, cell.branch or words.gettext(N_("without a branch"))))


def _said(levels: Levels, rules: str, words: Catalogue) -> str:
    if not levels.lines:
        return words.gettext(N_("There are no members on file yet."))
    text = N_("Everyone stands in exactly one cell. Choose a cell to see who is in it.")
    mark = words.say(N_("Rules {fingerprint}"), fingerprint=rules)
    return " · ".join((words.gettext(text), mark))
