"""Two records of one person made one: compared field by field, chosen from, merged.

The record that is kept comes first everywhere. Lists of entries can be taken from both: entries
that say the same are one, and what one record leaves open the other fills in.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from vusta_desk.domain.fields import FIELDS
from vusta_desk.domain.member import Member
from vusta_desk.domain.merged_lists import LISTS, Union, union
from vusta_desk.domain.names import has_marks, is_all_capitals
from vusta_desk.domain.partial_date import PartialDate


class Side(StrEnum):
    """Where the merged record takes a field from."""

    KEEP = "keep"
    OTHER = "other"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Line:
    """A field of two records: which sides there are to choose from (none where they are equal).

    `suggested` is what is taken where nobody has chosen.
    """

    field: str
    sides: tuple[Side, ...]
    suggested: Side


def compare(keep: Member, other: Member) -> tuple[Line, ...]:
    """Every field of two records, in the order of fields."""
    return tuple(_line(field.id, keep, other) for field in FIELDS)


def is_fuller(one: Member, other: Member) -> bool:
    """Whether the first is not the poorer record, and so the one to keep."""
    return _known(one) >= _known(other)


def merged(keep: Member, other: Member, taken: Mapping[str, Side]) -> Member:
    """The kept record with each field from the side `taken` says, else the one suggested.

    Words of the lists that could not be read go with the fields they are about.
    """
    values: dict[str, Any] = {}
    words: dict[str, str] = {}
    for line in compare(keep, other):
        name, side = line.field, taken.get(line.field, line.suggested)
        ours, theirs = getattr(keep, name), getattr(other, name)
        if side is Side.BOTH:
            both = union(name, ours, theirs)
            values[name] = both.entries
            words |= _words_of_both(name, both, keep, other)
        else:
            record = keep if side is Side.KEEP else other
            values[name] = getattr(record, name)
            words |= dict(_words(record, name))
    values["as_written"] = {**_other_words(keep, other), **words}
    return replace(keep, **values)


def _line(field: str, keep: Member, other: Member) -> Line:
    ours, theirs = getattr(keep, field), getattr(other, field)
    if ours == theirs:
        return Line(field, (), Side.KEEP)
    if field in LISTS and ours and theirs:
        return Line(field, (Side.KEEP, Side.OTHER, Side.BOTH), Side.BOTH)
    return Line(field, (Side.KEEP, Side.OTHER), _suggested(field, ours, theirs))


def _suggested(field: str, ours: Any, theirs: Any) -> Side:
    """What is known goes before what is not, the more exact before the less; else what is kept."""
    if theirs in (None, ()):
        return Side.KEEP
    if (
        ours in (None, ())
        or _says_more(ours, theirs)
        or (field == "name" and _is_better(theirs, ours))
    ):
        return Side.OTHER
    return Side.KEEP


def _says_more(ours: Any, theirs: Any) -> bool:
    """Whether theirs is the same date, only more exact."""
    if not (isinstance(ours, PartialDate) and isinstance(theirs, PartialDate)):
        return False
    return ours.first_day <= theirs.first_day and theirs.last_day <= ours.last_day


def _is_better(name: str, than: str) -> bool:
    """Whether a name is written as names are, where the other is in capitals or without marks."""
    if is_all_capitals(than) != is_all_capitals(name):
        return is_all_capitals(than)
    return has_marks(name) and not has_marks(than)


def _known(member: Member) -> int:
    """How much a record says."""
    values = [getattr(member, field.id) for field in FIELDS]
    return sum(len(value) if isinstance(value, tuple) else value is not None for value in values)


def _words(record: Member, field: str) -> Iterator[tuple[str, str]]:
    """The words kept of a field and its parts, by their paths."""
    for path, words in record.as_written.items():
        if _field_of(path) == field:
            yield path, words


def _words_of_both(field: str, both: Union, keep: Member, other: Member) -> dict[str, str]:
    """The words about a list made of two; those about an entry follow it to its new place."""
    found: dict[str, str] = {}
    for record, places in ((other, both.theirs), (keep, both.ours)):
        for path, words in _words(record, field):
            entry, bracket, rest = path.removeprefix(f"{field}[").partition("]")
            if bracket and entry.isdecimal() and int(entry) < len(places):
                path = f"{field}[{places[int(entry)]}]{rest}"
            found[path] = words
    return found


def _other_words(keep: Member, other: Member) -> dict[str, str]:
    """Words that are about no field, as remarks are; where both have some, one after the other."""
    fields = {field.id for field in FIELDS}
    found: dict[str, str] = {}
    for record in (keep, other):
        for path, words in record.as_written.items():
            if _field_of(path) not in fields and found.get(path) != words:
                found[path] = f"{found[path]}; {words}" if path in found else words
    return found


def _field_of(path: str) -> str:
    return path.partition(".")[0].partition("[")[0]
