"""A list of branches: its rows are no people, but branches with kind, first and last day."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from vusta_desk.domain.findings import Detail, Finding, Place, Severity
from vusta_desk.domain.member import Branch, BranchKind
from vusta_desk.domain.names import folded, tidy
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.importing.cells.read import read_cell
from vusta_desk.importing.cells.readings import Problem, problem
from vusta_desk.importing.columns.header_names import header_key
from vusta_desk.importing.columns.headers import Header
from vusta_desk.importing.files.raw import Cell, RawRow, is_blank, words_of
from vusta_desk.importing.rows.branch_keys import NOT_ON_RECORD, BranchBook
from vusta_desk.importing.rows.branch_names import kind_words, spelled
from vusta_desk.importing.rows.shapes import is_numbering

_NO_BRANCH = re.compile(r"\W*(?:tong|cong|t/m|tm\.|bi thu|nguoi lap|noi nhan|\(?ky)\b")
_FACTS = {"branch_kind": "kind", "branch_opened": "opened", "branch_closed": "closed"}


@dataclass(slots=True)
class BranchList:
    """One sheet of branches while it is read: which of ours change, and what is to be said.

    The new ones stand in the `book` afterwards, with all that the list says of them.
    """

    header: Header
    place: Place
    book: BranchBook
    changed: dict[str, Branch] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def read(self, rows: Iterable[RawRow]) -> None:
        """Goes down the rows under the header."""
        columns = {column.field: column.index for column in self.header.columns}
        for number, cells in rows:
            padded = [*cells, *[""] * (max(columns.values()) + 1 - len(cells))]
            if number > self.header.row and not self._is_none(padded, columns["branch"]):
                self._read_row(number, padded, columns)

    def _is_none(self, cells: Sequence[Cell], index: int) -> bool:
        """Whether a row is about no branch: blank, the header once more, a total, a signature."""
        name = words_of(cells[index])
        filled = [cell for cell in cells if not is_blank(cell)]
        return (
            not any(map(str.isalpha, name))
            or is_numbering(filled)
            or _NO_BRANCH.match(folded(name)) is not None
            or any((index, header_key(name)) in line for line in self.header.lines)
        )

    def _read_row(self, number: int, cells: Sequence[Cell], columns: dict[str | None, int]) -> None:
        at = replace(self.place, row=number)
        name = tidy(words_of(cells[columns["branch"]]))
        key, said = self.book.read(name)
        if said is not None and said.code != NOT_ON_RECORD:
            self.findings.append(said.at(at, field="branch"))
        told: dict[str, Any] = {}
        for column, fact in _FACTS.items():
            if column in columns:
                value, problems = _fact(column, cells[columns[column]])
                self.findings += [each.at(at, field=column) for each in problems]
                if value is not None:
                    told[fact] = value
        if key is not None:
            self.findings += self._take(key, told, at)

    def _take(self, key: str, told: dict[str, Any], at: Place) -> Iterator[Finding]:
        for index, branch in enumerate(self.book.new):
            if branch.key == key:
                self.book.new[index] = replace(branch, **_more(branch, told))
                yield Finding(Severity.INFO, "branch_new", key, at, {"name": branch.name})
                return
        ours = self.changed.get(key) or self.book.ours[key]
        if more := _more(ours, told):
            self.changed[key] = replace(ours, **more)
            fields = tuple(column for column, fact in _FACTS.items() if fact in more)
            details: dict[str, Detail] = {"name": ours.name, "fields": fields}
            yield Finding(Severity.INFO, "branch_changed", key, at, details)


def _more(ours: Branch, told: dict[str, Any]) -> dict[str, Any]:
    """What the list says otherwise; a date never becomes less precise."""
    return {fact: value for fact, value in told.items() if _differs(getattr(ours, fact), value)}


def _differs(ours: object, theirs: object) -> bool:
    if isinstance(ours, PartialDate) and str(ours).startswith(str(theirs)):
        return False
    return ours != theirs


def _fact(column: str, cell: Cell) -> tuple[Any, Iterable[Problem]]:
    if is_blank(cell):
        return None, ()
    if column != "branch_kind":
        reading = read_cell(column, cell)
        return reading.value, reading.problems
    words = tidy(words_of(cell))
    kind = kind_words().get(spelled(words))
    if kind is None:
        return None, [problem(Severity.WARNING, "branch_kind_not_understood", words=words)]
    return BranchKind(kind), ()
