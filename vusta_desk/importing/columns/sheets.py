"""Which sheets of a file are read, what kind of list each is, and which column is what."""

from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from vusta_desk.domain.findings import Finding, Place, Refused, Severity
from vusta_desk.importing.choices import ALL_SHEETS, Choices, Learned
from vusta_desk.importing.columns.assigned import likeliest_header, likeliest_sheet, with_assigned
from vusta_desk.importing.columns.header_names import header_key
from vusta_desk.importing.columns.headers import HEADER_ROWS, Header, best_header
from vusta_desk.importing.columns.profiles import Profile, profile_of, profiles
from vusta_desk.importing.columns.shape_memory import lesson, remembered
from vusta_desk.importing.files.raw import RawFile, RawRow, RawSheet, is_blank

_ANY = (None, ALL_SHEETS)


class ChosenSheet(NamedTuple):
    """A sheet that is read: under which header, as which kind of list.

    `recognised` is the header before anybody said what its columns are; `from_memory` are the
    columns that are read as somebody said of an earlier list.
    """

    sheet: RawSheet
    header: Header
    profile: Profile
    recognised: Header
    from_memory: tuple[int, ...] = ()

    def lessons(self, choices: Choices, learned: Learned) -> dict[str, dict[str, str]]:
        """What assigning its columns by hand teaches."""
        return lesson(self.recognised, choices.columns, learned.columns) if choices.columns else {}

    def memory_finding(self, file: str) -> Iterator[Finding]:
        """Says which columns are read as they were assigned by hand before."""
        if self.from_memory:
            headings = {column.index: column.header for column in self.header.columns}
            known = {column.index: column.header for column in self.header.others} | headings
            names = ", ".join(known.get(index, "") or "…" for index in self.from_memory)
            place = Place(file, self.sheet.name, self.header.row)
            yield Finding(Severity.INFO, "columns_remembered", None, place, {"headings": names})


def choose_sheets(raw: RawFile, choices: Choices, learned: Learned) -> tuple[ChosenSheet, ...]:
    """The sheet asked for, or the first with a header, or all that have one.

    Raises Refused `workbook_empty`, `header_not_found`, `name_column_missing`, `sheet_unknown`,
    `profile_unknown`, `field_assigned_twice`.
    """
    if choices.columns and choices.sheet != ALL_SHEETS:
        return (_by_hand(_sheet_by_hand(raw, choices, learned), choices, learned),)
    found, seen = [], []
    for name in raw.visible if choices.sheet in _ANY else (choices.sheet,):
        seen.append(sheet := raw.load(name))
        if (each := _recognised(sheet, choices, learned)) is not None:
            found.append(each)
            if choices.sheet != ALL_SHEETS:
                break
    if not found:
        raise _nothing(seen, choices, learned)
    if choices.columns:
        found = [_if_alike(each, found[0], choices, learned) for each in found]
    return tuple(found)


def likeliest(raw: RawFile, choices: Choices, learned: Learned) -> ChosenSheet:
    """The sheet whose columns are shown to be assigned, also where no header is recognised."""
    if choices.columns:
        return _by_hand(_sheet_by_hand(raw, choices, learned), choices, learned)
    try:
        return choose_sheets(raw, choices, learned)[0]
    except Refused as refused:
        if refused.code not in ("header_not_found", "name_column_missing"):
            raise
    return _guessed(_sheet_by_hand(raw, choices, learned), choices, learned)


def not_read(
    raw: RawFile, read: tuple[ChosenSheet, ...], choices: Choices, learned: Learned
) -> list[Finding]:
    """What is said of each sheet left aside: a note, or a warning where it is a list of people."""
    names = {each.sheet.name for each in read}
    shapes = [_keys(each.recognised) for each in read]
    return [
        _left_aside(raw, name, shapes, choices, learned)
        for name in raw.visible
        if name not in names
    ]


def _left_aside(
    raw: RawFile,
    name: str | None,
    shapes: list[frozenset[str]],
    choices: Choices,
    learned: Learned,
) -> Finding:
    place = Place(raw.name, name)
    if choices.sheet == ALL_SHEETS:
        return Finding(Severity.INFO, "sheet_without_list", None, place)
    found = _recognised(raw.load(name), choices, learned)
    is_alike = found is not None and _keys(found.recognised) in shapes
    code = "sheet_alike_not_read" if is_alike else "sheet_not_read"
    return Finding(Severity.WARNING if is_alike else Severity.INFO, code, None, place)


def _keys(header: Header) -> frozenset[str]:
    """What stands over the columns, in whatever order."""
    return frozenset(header_key(column.header) for column in (*header.columns, *header.others))


def _sheet_by_hand(raw: RawFile, choices: Choices, learned: Learned) -> RawSheet:
    """The sheet asked for, else the first that is recognised, else the likeliest."""
    if choices.sheet in _ANY:
        for sheet in map(raw.load, raw.visible):
            if _recognised(sheet, choices, learned) is not None:
                return sheet
    return likeliest_sheet(raw, None if choices.sheet in _ANY else choices.sheet)


def _recognised(sheet: RawSheet, choices: Choices, learned: Learned) -> ChosenSheet | None:
    """The sheet as its own words, or an earlier list of its shape, tell; None where neither do."""
    top = list(takewhile(lambda row: row[0] <= HEADER_ROWS, sheet.rows()))
    profile, header = _profile(top, choices, learned)
    if (learned.columns or choices.profile) and any(map(_is_filled, top)):
        guess = _guessed(sheet, choices, learned)
        if (known := _from_memory(guess, learned)) is not None:
            return known
        header = header or (guess.header if choices.profile else None)
    if header is None or header.index_of(profile.needed) is None:
        return None
    return ChosenSheet(sheet, header, profile, header)


def _profile(
    top: list[RawRow], choices: Choices, learned: Learned
) -> tuple[Profile, Header | None]:
    """The kind of list asked for, or the first whose words fit, with its header."""
    if choices.profile is not None:
        profile = profile_of(choices.profile)
        return profile, best_header(top, profile.names(learned.headers))
    for profile in profiles():
        header = best_header(top, profile.names(learned.headers))
        if header is not None and profile.fits(header):
            return profile, header
    return profiles()[-1], None


def _guessed(sheet: RawSheet, choices: Choices, learned: Learned) -> ChosenSheet:
    top = list(takewhile(lambda row: row[0] <= HEADER_ROWS, sheet.rows()))
    profile, header = _profile(top, choices, learned)
    base = header or likeliest_header(sheet, profile.names(learned.headers))
    return ChosenSheet(sheet, base, profile, base)


def _by_hand(sheet: RawSheet, choices: Choices, learned: Learned) -> ChosenSheet:
    guess = _guessed(sheet, choices, learned)
    return guess._replace(header=with_assigned(guess.header, choices.columns, guess.profile.needed))


def _if_alike(
    each: ChosenSheet, first: ChosenSheet, choices: Choices, learned: Learned
) -> ChosenSheet:
    """Columns assigned by hand are those of every sheet with the same headings."""
    headings = [_headings(sheet.recognised) for sheet in (each, first)]
    return _by_hand(each.sheet, choices, learned) if headings[0] == headings[1] else each


def _from_memory(guess: ChosenSheet, learned: Learned) -> ChosenSheet | None:
    by_hand = remembered(guess.header, learned.columns)
    if not by_hand:
        return None
    try:
        header = with_assigned(guess.header, by_hand, guess.profile.needed)
    except Refused:  # what was said does not go together with what is known by now
        return None
    return guess._replace(header=header, from_memory=tuple(by_hand))


def _nothing(sheets: list[RawSheet], choices: Choices, learned: Learned) -> Refused:
    """Why no sheet can be read."""
    for sheet in sheets:
        top = list(takewhile(lambda row: row[0] <= HEADER_ROWS, sheet.rows()))
        _, header = _profile(top, choices, learned)
        if header is not None:
            return Refused("name_column_missing", row=header.row)
    if not any(map(_is_filled, (row for sheet in sheets for row in sheet.rows()))):
        return Refused("workbook_empty")
    return Refused("header_not_found", rows=HEADER_ROWS)


def _headings(header: Header) -> set[tuple[int, str]]:
    return {(column.index, column.header) for column in (*header.columns, *header.others)}


def _is_filled(row: RawRow) -> bool:
    return not all(map(is_blank, row[1]))
