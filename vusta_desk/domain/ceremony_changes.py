"""What differs between a draft ceremony before and after a change, by parts a person would name."""

from collections.abc import Mapping
from dataclasses import dataclass

from vusta_desk.domain.ceremony import Ceremony, Entry

_OF_HEADING = ("name", "day", "place")
_OF_ENTRIES: Mapping[str, tuple[str, ...]] = {
    "left_out": ("left_out",),
    "put_in": ("put_in",),
    "decision": ("decision", "decision_date"),
    "serial": ("serial",),
    "level": ("level", "kind"),
    "records": ("name", "branch", "due_day", "facts"),
}

PARTS = ("heading", "announced", "order", *_OF_ENTRIES)
"""Every part there is, in the order they are named."""


@dataclass(frozen=True, slots=True)
class CeremonyChange:
    """The parts that differ, and the names of those whose entries do."""

    parts: tuple[str, ...]
    names: tuple[str, ...]


def ceremony_change(before: Ceremony, after: Ceremony) -> CeremonyChange:
    """What a change of a draft amounts to; an entry that is new was put in."""
    old = {entry.key: entry for entry in before.entries}
    found: set[str] = set()
    names = []
    for entry in after.entries:
        if parts := _entry_parts(old.get(entry.key), entry):
            found |= parts
            names.append(entry.name)
    if any(getattr(before, each) != getattr(after, each) for each in _OF_HEADING):
        found.add("heading")
    if before.announced != after.announced:
        found.add("announced")
    if _order(before, after) != _order(after, before):
        found.add("order")
    return CeremonyChange(tuple(part for part in PARTS if part in found), tuple(names))


def _entry_parts(old: Entry | None, new: Entry) -> set[str]:
    if old is None:
        return {"put_in"}
    return {
        part
        for part, fields in _OF_ENTRIES.items()
        if any(getattr(old, field) != getattr(new, field) for field in fields)
    }


def _order(one: Ceremony, other: Ceremony) -> list[str]:
    """The keys of those who are in both, as they stand in the first."""
    both = {entry.key for entry in other.entries}
    return [entry.key for entry in one.entries if entry.key in both]
