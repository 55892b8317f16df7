"""The rows and cells in the content of an ods file.

Every pattern stops before the next tag, so that no content can make the reading slow, and nothing
is made longer than what stands for it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from math import isfinite

from vusta_desk.domain.findings import Refused
from vusta_desk.importing.files.limits import MAX_COLUMNS
from vusta_desk.importing.files.raw import NO_RESULT, Cell, RawRow, plain

ATTRIBUTES = rb"""((?:[^<>"']++|"[^<"]*+"|'[^<']*+')*+)>"""
"""What follows the name of a tag, up to its end."""

_ROW = re.compile(rb"<table:table-row(?=[\s/>])" + ATTRIBUTES)
_ROW_OPENS = re.compile(rb"<table:table-row(?=[\s/>])")
_CELL = re.compile(rb"<table:(?:covered-)?table-cell(?=[\s/>])" + ATTRIBUTES)
_ATTRIBUTE = re.compile(rb"""(?<![\w:.-])([\w:.-]++)\s*+=\s*+(?:"([^"]*)"|'([^']*)')""")
_PLAIN_TEXT = re.compile(rb"<text:p>([^<&]*)</text:p></table:table-cell>")  # nearly every text
_NOTE = re.compile(rb"<office:annotation(?=[\s>])")
_NOTE_END = b"</office:annotation>"
_SPACES = re.compile(rb"""<text:s(?:\s+text:c\s*=\s*["'](\d{1,9})["'])?\s*/>""")
_TAB = re.compile(rb"<text:tab\s*/>")
_BREAK = re.compile(rb"<text:line-break\s*/>|</text:p>\s*<text:p(?=[\s/>])[^<>]*>")
_ANY_TAG = re.compile(rb"<[^<>]*>")
_MOST_SPACES = 8  # no longer than the tag that stands for them
_LONGEST_COUNT = 7  # digits of how often a row or a cell is repeated
_MOST_KINDS = 10_000
_NUMBERS = frozenset({"float", "percentage", "currency"})
_OUT_OF_SIGHT = frozenset({"collapse", "filter"})
_ERRORS = ("#", "Err:")


@dataclass(frozen=True, slots=True)
class OdsRow:
    """A row as it stands in the content: its numbers, and where what is inside begins and ends."""

    numbers: range
    is_hidden: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Kind:
    """What the tag of a cell says: its value, "" where the text is the value.

    Of a formula the text tells whether it failed; where it `waits` there may be no result at all.
    """

    value: Cell
    times: int
    is_formula: bool
    waits: bool


def attributes(raw: bytes) -> dict[str, str]:
    """The attributes of a tag by their names."""
    return {
        name.decode("ascii", "replace"): as_text(one or other)
        for name, one, other in _ATTRIBUTE.findall(raw)
    }


def as_text(raw: bytes) -> str:
    """Bytes of the content as the text they stand for."""
    text = raw.decode("utf-8", "replace")
    try:
        return unescape(text) if "&" in text else text
    except ValueError:  # the number of a letter with thousands of digits
        return text


def repeated(told: Mapping[str, str], what: str) -> int:
    """How often a row, column or cell stands there. Raises Refused `workbook_damaged`."""
    times = told.get(f"table:number-{what}-repeated", "1")
    if not (times.isascii() and times.isdecimal() and len(times) <= _LONGEST_COUNT):
        raise Refused("workbook_damaged")
    return int(times)


def is_out_of_sight(told: Mapping[str, str]) -> bool:
    """Whether the tag of a row or column says that it is hidden, by hand or by a filter."""
    return told.get("table:visibility") in _OUT_OF_SIGHT


def rows_in(content: bytes) -> Iterator[OdsRow]:
    """The rows of a sheet, one that is repeated as one.

    Raises Refused `workbook_damaged` also where a tag has no end: it would hide a row.
    """
    told: dict[bytes, tuple[int, bool]] = {}
    number, opens = 1, _ROW_OPENS.search(content)
    while opens:
        found = _ROW.match(content, opens.start())
        if found is None:
            raise Refused("workbook_damaged")
        if found[1] not in told:
            said = attributes(found[1])
            told[found[1]] = repeated(said, "rows"), is_out_of_sight(said)
        times, is_hidden = told[found[1]]
        opens = _ROW_OPENS.search(content, found.end())
        end = opens.start() if opens else len(content)
        yield OdsRow(range(number, number + times), is_hidden, found.end(), end)
        number += times


def ods_rows(content: bytes) -> Iterator[RawRow]:
    """The rows that hold something. Raises Refused `too_many_columns`, `workbook_damaged`."""
    kinds: dict[bytes, _Kind] = {}
    for row in rows_in(content):
        if cells := _cells(content[row.start : row.end], kinds):
            for number in row.numbers:
                yield number, cells


def _cells(row: bytes, kinds: dict[bytes, _Kind]) -> list[Cell]:
    """The cells of a row up to the last that is filled."""
    if b"<office:annotation" in row:
        row = _without_notes(row)
    cells: list[Cell] = []
    blanks = 0
    tags = list(_CELL.finditer(row))
    ends = [*(tag.start() for tag in tags[1:]), len(row)]
    for tag, end in zip(tags, ends, strict=False):
        kind = kinds.get(tag[1])
        if kind is None:
            if len(kinds) == _MOST_KINDS:
                kinds.clear()
            kind = kinds[tag[1]] = _kind(attributes(tag[1]))
        cell = kind.value
        if cell == "" or kind.is_formula:
            if not kind.is_formula and (plain_text := _PLAIN_TEXT.match(row, tag.end())):
                cell = plain_text[1].decode("utf-8", "replace")
            else:
                cell = _shown(row[tag.end() : end], kind)
        if cell == "":
            blanks += kind.times
            continue
        if len(cells) + blanks + kind.times > MAX_COLUMNS:
            raise Refused("too_many_columns", limit=MAX_COLUMNS)
        cells += [""] * blanks + [cell] * kind.times
        blanks = 0
    return cells


def _without_notes(row: bytes) -> bytes:
    """The row without the comments that stand at its cells."""
    kept, start = [], 0
    while found := _NOTE.search(row, start):
        kept.append(row[start : found.start()])
        end = row.find(_NOTE_END, found.end())
        if end < 0:
            raise Refused("workbook_damaged")
        start = end + len(_NOTE_END)
    return b"".join((*kept, row[start:]))


def _kind(told: Mapping[str, str]) -> _Kind:
    is_formula = "table:formula" in told
    waits = is_formula and "office:value-type" not in told
    return _Kind(_value(told), repeated(told, "columns"), is_formula, waits)


def _value(told: Mapping[str, str]) -> Cell:
    """The value in the tag of a cell; "" where the text tells it, as that of a time does."""
    kind = told.get("office:value-type")
    try:
        if kind in _NUMBERS and isfinite(number := float(told["office:value"])):
            return plain(number)
        if kind == "date":
            return plain(datetime.fromisoformat(told["office:date-value"]))
    except (KeyError, ValueError, OverflowError):
        return ""
    if kind == "boolean":
        return told.get("office:boolean-value") == "true"
    return told.get("office:string-value", "")


def _shown(inside: bytes, kind: _Kind) -> Cell:
    """What a cell shows, where the value in its tag does not say it better."""
    inside = _SPACES.sub(_few_spaces, inside)
    inside = _ANY_TAG.sub(b"", _BREAK.sub(b"\n", _TAB.sub(b" ", inside)))
    text = as_text(inside).strip("\r\n")
    if kind.value == "" or text.startswith(_ERRORS):
        return text or (NO_RESULT if kind.waits else "")
    return kind.value


def _few_spaces(found: re.Match[bytes]) -> bytes:
    return b" " * min(int(found[1] or 1), _MOST_SPACES)
