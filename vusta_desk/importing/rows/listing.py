"""Goes down the rows under a header: branch rows group the people below them."""

import re
from collections.abc import Iterator, Sequence

from vusta_desk.domain.findings import Finding, Place, Severity
from vusta_desk.domain.member import Branch
from vusta_desk.importing.cells.read import read_text
from vusta_desk.importing.cells.readings import Problem, problem, shown
from vusta_desk.importing.columns.headers import Header
from vusta_desk.importing.files.raw import Cell, RawRow, column_letters, is_blank, words_of
from vusta_desk.importing.rows.beside import is_ditto
from vusta_desk.importing.rows.branch_keys import BranchBook
from vusta_desk.importing.rows.people import Draft, PersonReader
from vusta_desk.importing.rows.shapes import Shape, Table

_BRANCH_NUMBER = re.compile(
    r"\A(?:(?:[IVXLC]+|\d+|[a-zA-Z])\s*[.)/:-]\s*(?=\S)|(?:[IVXLC]+|\d+)\s+(?=[Cc]))"
)
_BRANCH_COUNT = re.compile(
    r"\s*[(:,–-]\s*(?:có |gồm )?\d+\s*(?:đảng viên|đồng chí|đ/c|đv)\s*\)?", re.IGNORECASE
)


class Listing:
    """One sheet while it is read. `findings` collects what is about no person's row.

    `above` is the name of the branch of those above the first branch row. With `named_once` the
    column of the branch names each only in the first of its rows.
    """

    def __init__(
        self,
        file: str,
        sheet: str | None,
        header: Header,
        branches: BranchBook,
        above: str | None = None,
        *,
        named_once: bool = False,
    ) -> None:
        self.findings: list[Finding] = []
        self._file, self._sheet = file, sheet
        self._branches = branches
        self._header = header
        self._table = Table.under(header)
        self._reader = PersonReader(header)
        self._headed = {column.index for column in (*header.columns, *header.others)}
        self._width = 1 + max(self._headed)
        self._branch = above
        self._named_once = named_once
        self._last: str | None = None  # the branch of the row above, as its column names it
        self._told: set[str] = set()  # names and keys of branches that have been spoken about
        self._lone: tuple[int, int, str] | None = None  # row, column, text
        self._after_end = False

    def people(self, rows: Iterator[RawRow]) -> Iterator[Draft]:
        """A draft for each row about a person, in the order of the list."""
        for number, cells in rows:
            if number <= self._header.row:
                continue
            if len(cells) < self._width:
                cells = (*cells, *[""] * (self._width - len(cells)))
            shape = self._table.shape_of(cells, after_end=self._after_end)
            if shape is Shape.PERSON:
                yield self._read_person(number, cells)
            elif shape is not Shape.BLANK:
                self._read_other(shape, number, cells)
        self._pass_lone()

    def _read_person(self, number: int, cells: Sequence[Cell]) -> Draft:
        if self._lone is not None:
            self._assume_branch(*self._lone)
        self._after_end = False
        self._report_headless(number, cells)
        draft = self._reader.read(number, cells, self._branch)
        self._look_above(draft)
        if draft.branch is not None:
            self._settle_branch(draft, draft.branch)
        return draft

    def _look_above(self, draft: Draft) -> None:
        """The branch of the row above, where the row says that it is the same."""
        words = draft.branch
        if words is not None and is_ditto(words):
            draft.branch = self._last
            if self._last is None:
                draft.written["branch"] = words
            else:
                said = problem(Severity.INFO, "branch_as_above", words=words, after=self._last)
                draft.problems.append(("branch", said))
        elif words is None and self._named_once:
            draft.branch = self._last
        self._last = draft.branch

    def _settle_branch(self, draft: Draft, name: str) -> None:
        """The key of the branch; a name that may be one of several leaves the row unsure."""
        key, said = self._branches.read(name)
        if key is not None:
            draft.values["branch"] = key
        elif said is not None:
            draft.unsure = ("branch", said)
        if said is not None and key is not None and name not in self._told:
            self._told.add(name)
            draft.problems.append(("branch", said))
        if key in self._branches.ours and key not in self._told:
            self._told.add(key)
            draft.problems += self._closed(self._branches.ours[key])

    @staticmethod
    def _closed(branch: Branch) -> Iterator[tuple[str, Problem]]:
        """Says, once, that people are listed under a branch that is no more."""
        if branch.closed is not None:
            closed = shown(branch.closed)
            said = problem(Severity.WARNING, "branch_closed", name=branch.name, closed=closed)
            yield "branch", said

    def _read_other(self, shape: Shape, number: int, cells: Sequence[Cell]) -> None:
        self._pass_lone()
        if shape is Shape.CLOSING:
            self._after_end = True
        elif shape is not Shape.HEADING:
            index = self._table.first_text(cells)
            text = words_of(cells[index])
            if shape is Shape.BRANCH:
                self._after_end = False
                self._start_branch(number, index, text)
            elif shape is Shape.LONE and self._header.index_of("branch") is None:
                self._lone = (number, index, text)
            else:
                self._skip(number, index, text)

    def _start_branch(self, number: int, index: int, text: str) -> None:
        reading = read_text(_BRANCH_NUMBER.sub("", text.lstrip()))
        name, problems = reading.value or text, list(reading.problems)
        short = _BRANCH_COUNT.sub("", name) or name
        if short != name:
            problems.append(
                problem(Severity.INFO, "branch_count_removed", before=name, after=short)
            )
        self._branch = short
        if (said := self._branches.read_once(short).said) is not None and short not in self._told:
            self._told.add(short)
            problems.append(said)
        self._report(number, index, problems, field="branch")

    def _assume_branch(self, number: int, index: int, text: str) -> None:
        self._lone = None
        self._start_branch(number, index, text)
        self._report(number, index, [problem(Severity.WARNING, "branch_row_assumed", words=text)])

    def _pass_lone(self) -> None:
        if self._lone is not None:
            self._skip(*self._lone)
            self._lone = None

    def _skip(self, number: int, index: int, text: str) -> None:
        severity = Severity.INFO if self._after_end else Severity.WARNING
        self._report(number, index, [problem(severity, "row_skipped", words=text)])

    def _report_headless(self, number: int, cells: Sequence[Cell]) -> None:
        """Names, once, each column that has something in it but no header."""
        if len(self._headed) == len(cells):
            return
        for index, cell in enumerate(cells):
            if index not in self._headed and not is_blank(cell):
                self._headed.add(index)
                found = problem(Severity.WARNING, "column_without_header", words=words_of(cell))
                self._report(number, index, [found])

    def _report(
        self, number: int, index: int, problems: list[Problem], field: str | None = None
    ) -> None:
        place = Place(self._file, self._sheet, number, column_letters(index))
        more = {} if field is None else {"field": field}
        self.findings += [found.at(place, **more) for found in problems]
