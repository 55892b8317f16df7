"""Columns assigned by hand once are known again in the next list of the same shape.

The shape of a list is what stands in its header, heading by heading. Remembered is only what a
person has said otherwise than the program recognised.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256

from vusta_desk.domain.fields import FIELDS, LIST_FIELDS
from vusta_desk.domain.findings import Finding, Place, Severity
from vusta_desk.importing.columns.header_names import header_key, shipped_names
from vusta_desk.importing.columns.headers import Column, Header
from vusta_desk.importing.files.raw import column_letters

_LEAST_HEADINGS = 2
_DIGITS = 16
_BESIDE = 20  # columns without a heading, to the right of all that have one
_KNOWN = frozenset((*(field.id for field in (*FIELDS, *LIST_FIELDS)), ""))


def shape_of(header: Header) -> str:
    """The fingerprint of the headings in their order; "" where there are too few to tell a list."""
    keys = [header_key(column.header) for column in _columns(header) if column.header]
    if header.row == 0 or len(keys) < _LEAST_HEADINGS:
        return ""
    return sha256("\n".join(keys).encode("utf-8")).hexdigest()[:_DIGITS]


def remembered(header: Header, shapes: Mapping[str, Mapping[str, str]]) -> dict[int, str]:
    """The fields that a person gave to columns of a list of this shape, by their place."""
    told = shapes.get(shape_of(header), {})
    known = {_key(name): field for name, field in told.items() if field in _KNOWN}
    names = {index: _key(name) for index, name in _names(header).items()}
    return {index: known[name] for index, name in names.items() if name in known}


def lesson(
    header: Header, by_hand: Mapping[int, str], shapes: Mapping[str, Mapping[str, str]]
) -> dict[str, dict[str, str]]:
    """What assigning columns by hand teaches: by shape and heading the field.

    `header` is how the list was recognised. A shape whose columns are read as they are recognised
    again teaches that nothing need be remembered any more.
    """
    shape, names = shape_of(header), _names(header)
    recognised = {column.index: column.field or "" for column in header.columns}
    told = {
        names.get(index, _without_heading(index)): field
        for index, field in by_hand.items()
        if recognised.get(index, "") != field
    }
    return {shape: told} if shape and (told or shapes.get(shape)) else {}


def own_names_findings(
    header: Header, own: Mapping[str, str], at: Place, by_hand: Collection[int] = ()
) -> Iterator[Finding]:
    """Says which columns are read by the office's own names; not of those assigned `by_hand`."""
    fields = {header_key(name): field for name, field in own.items()}
    usual = shipped_names().fields
    for column in header.columns:
        key = header_key(column.header)
        is_own = column.field is not None and fields.get(key) == column.field
        if is_own and usual.get(key) != column.field and column.index not in by_hand:
            details = {"header": column.header, "field": column.field}
            place = replace(at, row=header.row, column=column.letters)
            yield Finding(Severity.INFO, "heading_remembered", None, place, details)


def _names(header: Header) -> dict[int, str]:
    """What each column is called in memory: its heading; its letters where that says too little."""
    headings = {column.index: column.header for column in _columns(header)}
    times = Counter(map(header_key, headings.values()))
    width = max(headings, default=0) + _BESIDE
    return {
        index: words
        if (words := headings.get(index, "")) and times[header_key(words)] == 1
        else _without_heading(index)
        for index in range(width)
    }


def _key(name: str) -> str:
    return name if name.startswith("=") else header_key(name)


def _without_heading(index: int) -> str:
    return f"={column_letters(index)}"


def _columns(header: Header) -> list[Column]:
    return sorted((*header.columns, *header.others), key=lambda column: column.index)
