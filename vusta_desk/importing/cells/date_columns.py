"""Settles dates that a cell alone cannot: by the other cells of its column, by its person's dates.

A computer set to English takes 5/3/1966 for 3 May and leaves 19/3/1966 as text. Whether that has
happened to a column is asked and never repaired unasked.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from vusta_desk.domain.fields import FIELDS, LIST_FIELDS, FieldKind
from vusta_desk.domain.findings import Finding, Place, Severity
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.importing.cells.centuries import ORDER, settle_centuries
from vusta_desk.importing.cells.counted_days import read_counts
from vusta_desk.importing.cells.dates import read_date
from vusta_desk.importing.cells.read_again import read_again
from vusta_desk.importing.cells.readings import Reading, not_read, problem
from vusta_desk.importing.choices import NO_CHOICES, Choices
from vusta_desk.importing.columns.headers import Column, Header
from vusta_desk.importing.fates.planned import DateQuestion
from vusta_desk.importing.files.raw import Cell, words_of
from vusta_desk.importing.rows.people import Draft

_DATES = frozenset(f.id for f in (*FIELDS, *LIST_FIELDS) if f.kind is FieldKind.DATE)
_TYPED = re.compile(r"'?\s*(\d\d?)\s*[/.\-]\s*(\d\d?)\s*[/.\-]\s*(\d{4}|\d\d)\s*", re.ASCII)
_MONTHS = 12
_LONGEST_MONTH = 31
_BY_CHANCE = 8  # so many days up to the 12th in a row come about once in 2,000 honest columns
_EXAMPLES = 3
_NO_DAY = "–"


class SettledDates(NamedTuple):
    """What is to be asked about columns, and what is told about them."""

    questions: tuple[DateQuestion, ...]
    findings: list[Finding]


def settle_dates(
    drafts: Sequence[Draft],
    header: Header,
    place: Place,
    choices: Choices = NO_CHOICES,
    *,
    today: date | None = None,
    from_1904: bool = False,
) -> SettledDates:
    """Settles the dates of the drafts in place; what is to be asked and told about columns.

    The columns in `choices.swapped` are read month before day, except for the cells that somebody
    has typed. `place` names file and sheet, `from_1904` says from which year the workbook counts
    its days. After `today` nothing has happened yet.
    """
    questions: list[DateQuestion] = []
    findings: list[Finding] = []
    typed = {(cell.row, cell.column) for cell in choices.cells if cell.sheet == place.sheet}
    for column in header.columns:
        if column.field not in _DATES:
            continue
        found = drafts
        if typed:
            found = [draft for draft in drafts if (draft.row, column.index) not in typed]
        seen = {draft.cells[column.index] for draft in found}
        _reread(found, column, read_counts(seen, from_1904=from_1904))
        swapped = column.index in choices.swapped
        if doubtful := _doubtful(seen, asked_for=swapped):
            order = _Order(column, _counted(found, column, doubtful))
            is_proved = not swapped and _is_only_month_first(seen)
            if swapped:
                _reread(found, column, order.readings)
            elif is_proved:
                _leave_open(found, column, order.left_open)
            questions.append(order.question(swapped))
            at = replace(place, row=header.row)
            findings.append(order.finding(at, swapped=swapped, is_proved=is_proved))
    for draft in drafts:
        if draft.problems:
            settle_centuries(draft, today)
        if today is not None:
            _name_future(draft, today)
    return SettledDates(tuple(questions), findings)


def _doubtful(seen: Collection[Cell], *, asked_for: bool) -> set[Cell]:
    """The cells of a column that may be meant month before day, if there is reason to ask.

    With `asked_for` somebody has said so. Where typed days come after the 12th, typed cells are as
    people meant them, and only real days may have been made of others.
    """
    late = any(isinstance(cell, date) and cell.day > _MONTHS for cell in seen)
    if late and not asked_for and any(map(_is_day_first, seen)):  # as nearly every column
        return set()
    real = {cell for cell in seen if isinstance(cell, date)}
    typed = {cell: numbers for cell in seen if (numbers := _numbers(cell)) is not None}
    day_first = any(map(_is_day_first, typed))
    if _is_only_month_first(typed):
        found = {*typed, *(() if late else real)}
    elif asked_for or (day_first and not late and _is_telling(real, typed)):
        found = {*real, *(() if day_first else typed)}
    else:
        return set()
    return {cell for cell in found if _swapped(cell) is not None}


def _is_only_month_first(seen: Collection[Cell]) -> bool:
    """Whether typed cells are dates month before day, and none is one only day before month."""
    typed = [numbers for cell in seen if (numbers := _numbers(cell)) is not None]
    if any(_MONTHS < day <= _LONGEST_MONTH for day, _, _ in typed):
        return False
    return any(_MONTHS < month <= _LONGEST_MONTH for _, month, _ in typed)


def _leave_open(drafts: Sequence[Draft], column: Column, readings: Mapping[Cell, Reading]) -> None:
    """Takes no date of these cells; their rows wait for a person to say how they are read."""
    _reread(drafts, column, readings)
    for draft in drafts:
        if draft.unsure is None and (found := readings.get(draft.cells[column.index])) is not None:
            draft.unsure = str(column.field), found.problems[0]
            draft.problems[:] = [each for each in draft.problems if each[1] != found.problems[0]]


def _counted(drafts: Sequence[Draft], column: Column, cells: Collection[Cell]) -> dict[Cell, int]:
    """How often the cells stand in the column, in the order of the rows."""
    in_column = (draft.cells[column.index] for draft in drafts)
    return Counter(cell for cell in in_column if cell in cells)


@dataclass(frozen=True, slots=True)
class _Order:
    """The cells of a column that can be read in both orders, how often each stands there."""

    column: Column
    cells: Mapping[Cell, int]

    @property
    def readings(self) -> dict[Cell, Reading]:
        """The cells read month before day."""
        return {cell: reading for cell in self.cells if (reading := _swapped(cell)) is not None}

    @property
    def left_open(self) -> dict[Cell, Reading]:
        """The cells not read, as long as nobody has said in which order."""
        told = {cell: _shown(reading) for cell, reading in self.readings.items()}
        return {
            cell: not_read(
                Severity.WARNING, "date_order_unsure", words_of(cell), month_first=month_first
            )
            for cell, month_first in told.items()
        }

    @property
    def rows(self) -> int:
        """How many rows it is about."""
        return sum(self.cells.values())

    def examples(self) -> tuple[tuple[str, str, str], ...]:
        """Up to three cells: as written, read day first, read month first."""
        return tuple(
            (words_of(cell), _shown_if_any(read_date(cell)), _shown(self.readings[cell]))
            for cell in list(self.cells)[:_EXAMPLES]
        )

    def question(self, swapped: bool) -> DateQuestion:
        """What is asked about the column."""
        field = str(self.column.field)
        return DateQuestion(self.column.index, field, self.rows, self.examples(), swapped)

    def finding(self, place: Place, *, swapped: bool, is_proved: bool) -> Finding:
        """What is told about it: the doubt, or that it is read as somebody has said."""
        doubt = "dates_only_month_first" if is_proved else "day_month_maybe_swapped"
        code = "dates_read_month_first" if swapped else doubt
        written, day_first, month_first = self.examples()[0]
        return Finding(
            Severity.INFO if swapped else Severity.WARNING,
            code,
            None,
            replace(place, column=self.column.letters),
            {
                "field": self.column.field,
                "rows": self.rows,
                "written": written,
                "day_first": day_first,
                "month_first": month_first,
            },
        )


def _is_telling(real: Collection[date], typed: Mapping[Cell, tuple[int, int, str]]) -> bool:
    """Whether the real days are those that an English computer could make of typed text."""
    if all(day.day == day.month for day in real):
        return False
    left = any(numbers[0] <= _MONTHS and "." not in str(cell) for cell, numbers in typed.items())
    return not left or len(real) >= _BY_CHANCE  # 19.3.1966 is no date to such a computer


def _numbers(cell: Cell) -> tuple[int, int, str] | None:
    """First and second number of a typed date, and its year."""
    found = _TYPED.fullmatch(cell) if type(cell) is str else None
    return (int(found[1]), int(found[2]), found[3]) if found else None


def _is_day_first(cell: Cell) -> bool:
    numbers = _numbers(cell)
    return numbers is not None and _MONTHS < numbers[0] <= _LONGEST_MONTH


def _swapped(cell: Cell) -> Reading | None:
    """The cell read month before day, where that is a date and another one."""
    if isinstance(cell, date):
        if cell.day > _MONTHS or cell.day == cell.month:
            return None
        return read_date(cell.replace(month=cell.day, day=cell.month))
    numbers = _numbers(cell)
    if numbers is None or numbers[0] == numbers[1] or numbers[0] > _MONTHS:
        return None
    month, day, year = numbers
    reading = read_date(f"{day}/{month}/{year}")
    if any(found.code == "date_does_not_exist" for found in reading.problems):
        return None
    return _in_the_words_of(cell, reading)


def _in_the_words_of(cell: Cell, reading: Reading) -> Reading:
    """The reading, telling what the cell says instead of what was made of it."""
    words = words_of(cell)
    problems = tuple(
        found._replace(details={**found.details, "words": words})
        if "words" in found.details
        else found
        for found in reading.problems
    )
    return Reading(reading.value, reading.words and words, problems)


def _reread(drafts: Sequence[Draft], column: Column, readings: Mapping[Cell, Reading]) -> None:
    if not readings or column.field is None:
        return
    for draft in drafts:
        if (reading := readings.get(draft.cells[column.index])) is not None:
            read_again(draft, column.field, reading)


def _name_future(draft: Draft, today: date) -> None:
    for field in ORDER:
        known = draft.values.get(field)
        if isinstance(known, PartialDate) and known.year >= today.year and known.first_day > today:
            found = problem(Severity.WARNING, "date_in_the_future", day=str(known))
            draft.problems.append((field, found))


def _shown(reading: Reading) -> str:
    known = reading.value
    if isinstance(known, PartialDate) and known.is_full:
        return words_of(known.first_day)
    return reading.words or ""


def _shown_if_any(reading: Reading) -> str:
    return _NO_DAY if reading.value is None else _shown(reading)
