"""What people change in a draft ceremony: steps from one value of it to the next.

A step writes nothing; `ceremonies.change` takes several and stores what they lead to at once.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from vusta_desk.domain.ceremony import (
    Ceremony,
    Entry,
    with_entry,
    with_entry_at,
    with_moved,
    with_new_entry,
    with_shifted,
)
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import Member, Registry
from vusta_desk.domain.names import tidy
from vusta_desk.usecases.evaluate import find_one
from vusta_desk.usecases.nominated import is_by_hand, is_decided_by_hand, roster_entries
from vusta_desk.usecases.rosters import branch_names, entry_put_in
from vusta_desk.usecases.services import Services

Step: TypeAlias = Callable[[Services, Ceremony], Ceremony]


@dataclass(frozen=True, slots=True)
class EntryChange:
    """What a person decides about one entry; what is None or False stays as it is.

    An empty `serial` or `decision` takes it away, `no_decision_date` the day of the decision.
    """

    leave_out: bool = False
    put_in: bool = False
    reason: str | None = None
    level: int | None = None
    position: int | None = None
    serial: str | None = None
    decision: str | None = None
    decision_date: date | None = None
    no_decision_date: bool = False


def renamed(name: str | None, day: date | None, place: str | None) -> Step:
    """Another name, day or place; what is None or empty stays."""

    def step(services: Services, draft: Ceremony) -> Ceremony:
        return replace(
            draft,
            name=tidy(name or "") or draft.name,
            day=day or draft.day,
            place=tidy(place or "") or draft.place,
        )

    return step


def decided(number: str | None, day: date | None, *, no_day: bool = False) -> Step:
    """The number and day of the decision, for every entry; `no_day` takes the day away."""
    change = EntryChange(decision=number, decision_date=day, no_decision_date=no_day)

    def step(services: Services, draft: Ceremony) -> Ceremony:
        return replace(draft, entries=tuple(_with_papers(each, change) for each in draft.entries))

    return step


def entry_changed(member: str, change: EntryChange) -> Step:
    """A person's decision about one member, named by key or card number."""

    def step(services: Services, draft: Ceremony) -> Ceremony:
        entry = next((entry for entry in draft.entries if entry.key == member), None)
        if change.put_in or entry is None:
            registry = services.registry()
            found = find_one(registry.members, member)
            if change.put_in:
                draft = replace(draft, entries=_put_in(services, draft, registry, found, change))
            entry = _entry_of(draft.entries, found)
        if change.leave_out:
            entry = replace(entry, left_out=given_reason(change.reason), put_in=None)
        entries = with_entry(draft.entries, _with_papers(entry, change))
        if change.position:
            entries = with_entry_at(entries, entry.key, change.position)
        return replace(draft, entries=entries)

    return step


def shifted(keys: Collection[str], by: int) -> Step:
    """Some of the roster one place up (-1) or down (1)."""

    def step(services: Services, draft: Ceremony) -> Ceremony:
        return replace(draft, entries=with_shifted(draft.entries, keys, by))

    return step


def moved(keys: Collection[str], before: str | None) -> Step:
    """Some of the roster put before another of it; None = at the end."""

    def step(services: Services, draft: Ceremony) -> Ceremony:
        return replace(draft, entries=with_moved(draft.entries, keys, before))

    return step


def announced(numbers: Mapping[int, int]) -> Step:
    """The numbers made known, by level and under `EVERYONE`; they take the place of all before."""

    def step(services: Services, draft: Ceremony) -> Ceremony:
        return replace(draft, announced=dict(sorted(numbers.items())))

    return step


def refreshed(services: Services, draft: Ceremony) -> Ceremony:
    """The records and the rules as they are now; what people decided stays.

    An entry no longer proposed goes, unless a person put it in; a new one comes in at its place.
    What nominations say of the rounds counts as proposed.
    """
    registry = services.registry()
    fresh = {entry.key: entry for entry in roster_entries(services, registry, draft.rounds)}
    members = {member.key: member for member in registry.members}
    kept: list[Entry] = []
    for entry in draft.entries:
        new = fresh.pop(entry.key, None)
        is_put_in = entry.put_in is not None and is_by_hand(entry) and entry.key in members
        if is_put_in and (new is None or new.level != entry.level):
            member = members[entry.key]
            new = entry_put_in(services, registry, draft.rounds, member, entry.level)
        if new is not None:
            kept.append(_with_decisions_of(new, entry))
    entries: Sequence[Entry] = kept
    for new in fresh.values():
        entries = with_new_entry(entries, new, branch_names(registry))
    return replace(draft, rules=services.rulebook.fingerprint, entries=tuple(entries))


def _put_in(
    services: Services, draft: Ceremony, registry: Registry, member: Member, change: EntryChange
) -> tuple[Entry, ...]:
    """The entries after the member was put in, or in again, or in for another level."""
    reason = given_reason(change.reason)
    known = next((entry for entry in draft.entries if entry.key == member.key), None)
    if known is not None and change.level in (None, known.level):
        return with_entry(draft.entries, replace(known, left_out=None, put_in=reason))
    others = tuple(other for other in draft.entries if other.key != member.key)
    new = entry_put_in(services, registry, draft.rounds, member, change.level)
    new = replace(_with_decisions_of(new, known or new), left_out=None, put_in=reason)
    return with_new_entry(others, new, branch_names(registry))


def _entry_of(entries: Sequence[Entry], member: Member) -> Entry:
    for entry in entries:
        if entry.key == member.key:
            return entry
    raise Refused("not_on_roster", member=member.name)


def _with_papers(entry: Entry, change: EntryChange) -> Entry:
    return replace(
        entry,
        serial=entry.serial if change.serial is None else tidy(change.serial) or None,
        decision=entry.decision if change.decision is None else tidy(change.decision) or None,
        decision_date=change.decision_date
        or (None if change.no_decision_date else entry.decision_date),
    )


def _with_decisions_of(new: Entry, old: Entry) -> Entry:
    """A fresh entry with what people had decided about the old one.

    What a nomination had said of the old one goes by what it says now.
    """
    decided = old if is_by_hand(old) else new
    papers = old if is_decided_by_hand(old) else new
    return replace(
        new,
        left_out=decided.left_out,
        put_in=decided.put_in,
        serial=old.serial,
        decision=papers.decision,
        decision_date=papers.decision_date,
    )


def given_reason(reason: str | None) -> str:
    """The reason in tidy words; raises Refused `reason_needed` without any."""
    text = tidy(reason or "")
    if not text:
        raise Refused("reason_needed")
    return text
