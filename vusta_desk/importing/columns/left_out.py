"""What is said about columns of a list that are not taken over.

A heading that is nearly a known one, and a column of dates or long numbers, may have been meant:
that is a warning. What lists often bring and nobody needs here is only noted.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import islice

from vusta_desk.domain.findings import Finding, Place, Severity
from vusta_desk.importing.columns.header_names import header_key, is_reason, shipped_names
from vusta_desk.importing.columns.headers import Column, Header
from vusta_desk.importing.columns.profiles import Profile
from vusta_desk.importing.files.raw import Cell, RawSheet, is_blank, words_of
from vusta_desk.importing.shipped import read_shipped

_DATE = re.compile(r"\s*\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*(?:\d{4}|\d\d)\s*")
_LONG_NUMBER = re.compile(r"(?:\d[\s.\-]*){8,}")
_LONG = 10_000_000
_LOOKED_THROUGH = 200  # rows
_LONG_KEY = 8  # characters; in so long a heading two letters may be wrong
_SHORT_KEY = 5


def left_out_findings(
    header: Header, sheet: RawSheet, place: Place, profile: Profile, by_hand: Collection[int] = ()
) -> Iterator[Finding]:
    """A finding for each column with a heading that is not taken; `by_hand` are of somebody's."""
    examples = _examples(header, sheet)
    for column in header.others:
        if is_reason(column.header):
            continue
        at = replace(place, row=header.row, column=column.letters)
        yield _finding(column, header, at, examples, _is_settled(column, profile, by_hand))


def _is_settled(column: Column, profile: Profile, by_hand: Collection[int]) -> bool:
    """Whether it is known that the column is not needed."""
    key = header_key(column.header)
    return column.index in by_hand or key in profile.ignored or key in _passed_over()


def _finding(
    column: Column, header: Header, at: Place, examples: Mapping[int, str], is_settled: bool
) -> Finding:
    details = {"header": column.header}
    if column.field is not None and column.field in header.fields:
        return Finding(Severity.WARNING, "column_twice", None, at, details)
    if not is_settled:
        guess = _guess(header_key(column.header))
        if guess is not None and guess not in header.fields:
            more = {**details, "field": guess}
            return Finding(Severity.WARNING, "column_maybe_meant", None, at, more)
        if guess is None and column.index in examples:
            more = {**details, "words": examples[column.index]}
            return Finding(Severity.WARNING, "column_of_facts_left", None, at, more)
    return Finding(Severity.INFO, "column_not_taken", None, at, details)


@cache
def _passed_over() -> frozenset[str]:
    return frozenset(map(header_key, read_shipped("headers.toml")["passed_over"]["headings"]))


@cache
def _may_mean() -> Mapping[str, str]:
    listed: Mapping[str, list[str]] = read_shipped("headers.toml")["may_mean"]
    return {header_key(name): field for field, names in listed.items() for name in names}


def _guess(key: str) -> str | None:
    """The field that a heading may have been meant for."""
    if (field := _may_mean().get(key)) is not None:
        return field
    words = sorted(key.split())
    allowed = 2 if len(key) >= _LONG_KEY else 1 if len(key) >= _SHORT_KEY else 0
    nearest: tuple[int, str] | None = None
    for known, field in shipped_names().fields.items():
        if len(words) > 1 and sorted(known.split()) == words:
            return field
        distance = _distance(key, known, allowed)
        if distance <= allowed and (nearest is None or distance < nearest[0]):
            nearest = distance, field
    return nearest[1] if nearest else None


def _distance(one: str, other: str, most: int) -> int:
    """How many letters of two texts differ; any number above `most` where more do."""
    if most == 0 or abs(len(one) - len(other)) > most:
        return most + 1
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        below = [row]
        for at, its in enumerate(other, start=1):
            below.append(min(above[at] + 1, below[-1] + 1, above[at - 1] + (letter != its)))
        above = below
    return above[-1]


def _examples(header: Header, sheet: RawSheet) -> dict[int, str]:
    """Of the columns that hold mostly dates or long numbers the first of them."""
    wanted = [column.index for column in header.others]
    if not wanted:
        return {}
    below = islice((cells for row, cells in sheet.rows() if row > header.row), _LOOKED_THROUGH)
    rows = list(below)
    found = {index: _mostly_facts(rows, index) for index in wanted}
    return {index: words for index, words in found.items() if words}


def _mostly_facts(rows: Sequence[Sequence[Cell]], index: int) -> str:
    cells = [row[index] for row in rows if index < len(row) and not is_blank(row[index])]
    facts = [cell for cell in cells if _is_fact(cell)]
    return words_of(facts[0]) if len(facts) * 2 > len(cells) else ""


def _is_fact(cell: Cell) -> bool:
    if isinstance(cell, str):
        return bool(_DATE.fullmatch(cell) or _LONG_NUMBER.fullmatch(cell.strip()))
    return isinstance(cell, date) or (isinstance(cell, int) and cell >= _LONG)
