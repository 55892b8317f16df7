"""Tells by its shape what a row of a list is: a person, a branch, a total, a signature …

A row with a date, a card or a sex in it is a person whatever it is called; words decide only
where there is nothing else.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from vusta_desk.domain.fields import FIELDS, LIST_FIELDS, FieldKind
from vusta_desk.domain.names import folded
from vusta_desk.importing.cells.read import holds_name, read_cell
from vusta_desk.importing.columns.header_names import header_key
from vusta_desk.importing.columns.headers import Header
from vusta_desk.importing.files.raw import Cell, is_blank, words_of


class Shape(Enum):
    """What a row under the header is."""

    BLANK = auto()
    PERSON = auto()  # named, or with facts about somebody
    BRANCH = auto()
    LONE = auto()  # one text and nothing else: a branch, if people follow
    STRAY = auto()  # some text beside the table
    HEADING = auto()  # the header once more, or the numbers of the columns
    CLOSING = auto()  # a total or a signature


_FACT_KINDS = frozenset({FieldKind.SEX, FieldKind.DATE, FieldKind.DIGITS})
_FACT_FIELDS = frozenset(field.id for field in (*FIELDS, *LIST_FIELDS) if field.kind in _FACT_KINDS)
_SMALL_NUMBER = 9_999  # a count or a bare year: no proof that a row is about a person

_NUMBERING = r"(?:(?:[ivxlc]+|\d+|[a-z])\s*[.)/:-]\s*|(?:[ivxlc]+|\d+)\s+)?"
_BRANCH_WORDS = rf"{_NUMBERING}(?:chi bo|cb|dang bo bo phan)\b"
_TOTAL_WORDS = (
    r"(?:tong(?: so| cong)?|cong)(?:$|\s*[:.,(=]|\s*\d"
    r"|\s+(?:so\s+)?(?:dang vien|dong chi|nguoi|toan|chi bo|danh sach))"
    r"|(?:danh sach|toan dang bo|dang bo|an dinh danh sach)\b.*\b(?:co|gom|la)\b"
)
_SIGNATURE_WORDS = (
    r"t/m\b|tm\.|tm |k/t\b|kt\.|(?:pho )?bi thu\b|nguoi lap\b|lap bieu\b|noi nhan\b|xac nhan\b"
    r"|thu truong\b|\(?ky\b|(?:.{1,40}, )?ngay\b.{1,20}\bthang\b.{1,20}\bnam\b"
)
_BRANCH = re.compile(_BRANCH_WORDS)
_TOTAL = re.compile(_TOTAL_WORDS)
_ONLY_TOTAL = re.compile(r"(?:tong(?: so| cong)?|cong)\W*")
_SIGNATURE = re.compile(_SIGNATURE_WORDS)
_OTHER = re.compile(f"{_BRANCH_WORDS}|{_TOTAL_WORDS}|{_SIGNATURE_WORDS}")
_ENOUGH_TOLD = 2  # texts under dates, numbers or sexes: somebody's, even if none is understood
_COLUMN_NUMBER = re.compile(r"\(?(\d{1,3}|[A-Da-d])\)?")
_LONGEST_COLUMN_NUMBER = 4  # "(12)"
_LEAST_COLUMNS = 3
_LONGEST_ORDINAL = 5  # "XVIII"


@dataclass(frozen=True, slots=True)
class Table:
    """Where in the rows under a header the things stand that tell their shapes."""

    name: int
    ordinal: int | None
    facts: tuple[tuple[int, str], ...]
    header: tuple[tuple[tuple[int, str], ...], ...]  # the keys of each of its rows
    name_words: frozenset[str]

    @classmethod
    def under(cls, header: Header) -> "Table":
        """The table that the header stands over."""
        fields = {column.field: column for column in header.columns}
        name = fields["name"]
        ordinal = fields.get("ordinal")
        return cls(
            name=name.index,
            ordinal=ordinal.index if ordinal else None,
            facts=tuple((c.index, c.field) for c in header.columns if c.field in _FACT_FIELDS),
            header=tuple(_known_keys(line, header) for line in header.lines),
            name_words=frozenset((folded(name.header), *_keys_at(name.index, header))),
        )

    def shape_of(self, cells: Sequence[Cell], *, after_end: bool = False) -> Shape:
        """The shape of a row; `after_end` says that a total or a signature stood above it."""
        name = cells[self.name]
        if type(name) is str and name and not after_end:
            words = folded(name)
            is_usual = len(words) > _LONGEST_COLUMN_NUMBER and words not in self.name_words
            if is_usual and not _OTHER.match(words):
                for index, _ in self.facts:  # the way nearly every row of a list goes
                    if cells[index] != "":
                        return Shape.PERSON
        return self._look_closer(cells, after_end)

    def _look_closer(self, cells: Sequence[Cell], after_end: bool) -> Shape:
        filled = [index for index, cell in enumerate(cells) if not is_blank(cell)]
        if all(index == self.ordinal and _is_ordinal(cells[index]) for index in filled):
            return Shape.BLANK
        if is_numbering([cells[index] for index in filled]) or self._is_header(cells):
            return Shape.HEADING
        if self._has_facts(cells):
            return Shape.PERSON
        return self._by_words(cells, self.first_text(cells), after_end)

    def first_text(self, cells: Sequence[Cell]) -> int:
        """Where the first text stands, if possible outside the column that counts the rows."""

        def later(index: int) -> tuple[bool, bool, int]:
            return not _has_letter(cells[index]), index == self.ordinal, index

        return min((i for i, cell in enumerate(cells) if not is_blank(cell)), key=later)

    def _by_words(self, cells: Sequence[Cell], first: int, after_end: bool) -> Shape:
        words = folded(words_of(cells[first]))
        is_named = holds_name(cells[self.name])
        is_counted = self.ordinal is not None and _is_number(cells[self.ordinal])
        told = sum(not _is_blank_or_count(cells[index]) for index, _ in self.facts)
        if first <= self.name and _BRANCH.match(words):
            return Shape.BRANCH
        if is_named and is_counted and not _ONLY_TOTAL.fullmatch(words):
            return Shape.PERSON
        if _TOTAL.match(words) or any(map(_is_signature, cells)):
            return Shape.CLOSING
        if told >= _ENOUGH_TOLD or (told and is_counted):
            return Shape.PERSON
        if first <= self.name and all(map(is_blank, cells[first + 1 :])) and _has_letter(words):
            return Shape.LONE
        return Shape.PERSON if is_named and not after_end else Shape.STRAY

    def _has_facts(self, cells: Sequence[Cell]) -> bool:
        return any(_is_fact(field, cells[index]) for index, field in self.facts)

    def _is_header(self, cells: Sequence[Cell]) -> bool:
        return any(_agrees(cells, line) for line in self.header)


def _known_keys(line: Sequence[tuple[int, str]], header: Header) -> tuple[tuple[int, str], ...]:
    """Of one row of the header what stands over columns that are read, or all if that is little."""
    read = {column.index for column in header.columns}
    known = tuple((index, key) for index, key in line if index in read)
    return known if len(known) >= _ENOUGH_TOLD else tuple(line)


def _keys_at(index: int, header: Header) -> list[str]:
    return [key for line in header.lines for at, key in line if at == index]


def _agrees(cells: Sequence[Cell], line: Sequence[tuple[int, str]]) -> bool:
    same = sum(header_key(cells[index]) == key for index, key in line if index < len(cells))
    return same >= _ENOUGH_TOLD and same * 2 >= len(line)


def _is_fact(field: str, cell: Cell) -> bool:
    return not _is_blank_or_count(cell) and read_cell(field, cell).value is not None


def _is_blank_or_count(cell: Cell) -> bool:
    return is_blank(cell) or (isinstance(cell, int) and cell <= _SMALL_NUMBER)


def _is_signature(cell: Cell) -> bool:
    return isinstance(cell, str) and _SIGNATURE.match(folded(cell)) is not None


def is_numbering(cells: Sequence[Cell]) -> bool:
    """Whether the cells count the columns: 1 2 3, (1) (2) (3), A B 1 2."""
    numbers = []
    for cell in cells:
        found = _COLUMN_NUMBER.fullmatch(str(cell).strip())
        if found is None:
            return False
        if found[1].isdecimal():
            numbers.append(int(found[1]))
    return len(cells) >= _LEAST_COLUMNS and all(b - a == 1 for a, b in pairwise(numbers))


def _is_ordinal(cell: Cell) -> bool:
    return _is_number(cell) or len(str(cell).strip()) <= _LONGEST_ORDINAL


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, int) or (isinstance(cell, str) and cell.strip(" .").isdecimal())


def _has_letter(cell: Cell) -> bool:
    """Whether a cell holds words, which a formula error does not."""
    return isinstance(cell, str) and cell[:1] != "#" and any(map(str.isalpha, cell))
