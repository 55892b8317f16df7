"""Ceremonies: a draft made from rounds, changed by people, closed, opened again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from vusta_desk.domain.ceremony import (
    Ceremony,
    CeremonyState,
    Entry,
    with_entry,
    with_entry_at,
    with_new_entry,
)
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import Badge, Member, Registry
from vusta_desk.domain.names import tidy
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.domain.rounds import Round
from vusta_desk.i18n.catalogue import N_
from vusta_desk.storage import backup
from vusta_desk.storage import ceremonies as stored
from vusta_desk.storage.ceremonies import CeremonyRow
from vusta_desk.usecases.evaluate import find_one
from vusta_desk.usecases.office import office_round
from vusta_desk.usecases.rosters import (
    branch_names,
    entry_put_in,
    proposed_entries,
    with_amounts,
)
from vusta_desk.usecases.services import Services

__all__ = [
    "CeremonyRow",
    "EntryChange",
    "all_ceremonies",
    "ceremony",
    "change_entry",
    "close",
    "create",
    "refresh",
    "rename",
    "reopen",
    "set_decision",
]

_NAME = N_("Ceremony awarding Party badges, round {rounds}")


@dataclass(frozen=True, slots=True)
class EntryChange:
    """What a person decides about one entry; what is None or False stays as it is."""

    leave_out: bool = False
    put_in: bool = False
    reason: str | None = None
    level: int | None = None
    position: int | None = None
    serial: str | None = None
    decision: str | None = None
    decision_date: date | None = None


def create(
    services: Services, codes: Sequence[str], day: date, place: str, name: str | None = None
) -> int:
    """Makes a draft ceremony from rounds and returns its id."""
    asked = {office_round(services, code) for code in codes}
    rounds = tuple(sorted(asked, key=lambda round_: round_.day))
    names = ", ".join(round_.name for round_ in rounds)
    draft = Ceremony(
        id=0,
        name=tidy(name or "") or services.words.gettext(_NAME).format(rounds=names),
        day=day,
        place=tidy(place),
        state=CeremonyState.DRAFT,
        rounds=rounds,
        entries=_roster(services, services.registry(), rounds, day),
        rules=services.rulebook.fingerprint,
    )
    with services.operation("ceremony_create", ceremony=draft.name) as writer:
        return stored.insert_ceremony(writer.connection, draft)


def all_ceremonies(services: Services) -> tuple[CeremonyRow, ...]:
    """A line for every ceremony, in order of its day."""
    with services.data.read() as connection:
        return stored.list_ceremonies(connection)


def ceremony(services: Services, ceremony_id: int) -> Ceremony:
    """One ceremony; raises Refused where there is none with this id."""
    with services.data.read() as connection:
        return stored.load_ceremony(connection, ceremony_id)


def rename(
    services: Services, ceremony_id: int, name: str | None, day: date | None, place: str | None
) -> None:
    """Changes a draft's name, day or place; amounts follow the day where the setting says so."""
    draft = _draft(services, ceremony_id)
    day = day or draft.day
    changed = replace(
        draft,
        name=tidy(name or "") or draft.name,
        day=day,
        place=tidy(place or "") or draft.place,
        entries=with_amounts(services, draft.entries, draft.rounds, day),
    )
    _save(services, changed)


def change_entry(services: Services, ceremony_id: int, member: str, change: EntryChange) -> None:
    """Carries out a person's decision about one member of a draft."""
    draft = _draft(services, ceremony_id)
    registry = services.registry()
    found = find_one(registry, member)
    entries = _with_presence(services, draft, registry, found, change)
    entry = _entry_of(entries, found)
    entries = with_entry(entries, _with_papers(entry, change))
    if change.position:
        entries = with_entry_at(entries, found.key, change.position)
    _save_entries(services, draft, entries)


def set_decision(
    services: Services, ceremony_id: int, number: str | None, day: date | None
) -> None:
    """Gives every entry of a draft the number and day of the decision."""
    draft = _draft(services, ceremony_id)
    change = EntryChange(decision=number, decision_date=day)
    _save_entries(services, draft, [_with_papers(entry, change) for entry in draft.entries])


def refresh(services: Services, ceremony_id: int) -> None:
    """Takes the records and the rules as they are now; what people decided stays.

    An entry no longer proposed goes, unless a person put it in; a new one comes in at its place.
    """
    draft = _draft(services, ceremony_id)
    registry = services.registry()
    fresh = {entry.key: entry for entry in _roster(services, registry, draft.rounds, draft.day)}
    members = {member.key: member for member in registry.members}
    entries: list[Entry] = []
    for entry in draft.entries:
        new = fresh.pop(entry.key, None)
        if new is None and entry.put_in and entry.key in members:
            member = members[entry.key]
            new = entry_put_in(services, registry, draft.rounds, member, entry.level)
        if new is not None:
            entries.append(_with_decisions_of(new, entry))
    merged: Sequence[Entry] = entries
    for new in fresh.values():
        merged = with_new_entry(merged, new, branch_names(registry))
    _save_entries(services, replace(draft, rules=services.rulebook.fingerprint), merged)


def close(services: Services, ceremony_id: int) -> None:
    """Freezes the roster and writes its badges to the members' records.

    Raises Refused where there is nobody on the roster, or someone on it has left the registry or
    already holds the level.
    """
    draft = _draft(services, ceremony_id)
    members = {member.key: member for member in services.registry().members}
    if not draft.on_roster():
        raise Refused("ceremony_empty", ceremony=draft.id)
    for entry in draft.on_roster():
        if entry.key not in members:
            raise Refused("entry_without_member", member=entry.name)
        if any(badge.level == entry.level for badge in members[entry.key].badges):
            raise Refused("badge_already_held", member=entry.name, level=entry.level)
    backup.make(services.data, services.clock())
    badges = {entry.key: _badge(draft, entry) for entry in draft.on_roster()}
    with services.operation("ceremony_close", ceremony=draft.name, badges=len(badges)) as writer:
        stored.close_ceremony(writer, draft.id, badges)


def reopen(services: Services, ceremony_id: int, reason: str) -> None:
    """Opens a closed ceremony again and takes the badges it wrote back off the records."""
    closed = ceremony(services, ceremony_id)
    if closed.state is not CeremonyState.CLOSED:
        raise Refused("ceremony_not_closed", ceremony=ceremony_id)
    reason = _reason(reason)
    with services.operation("ceremony_reopen", ceremony=closed.name, reason=reason) as writer:
        stored.reopen_ceremony(writer, ceremony_id)


def _roster(
    services: Services, registry: Registry, rounds: Sequence[Round], day: date
) -> tuple[Entry, ...]:
    entries = proposed_entries(services, registry, rounds)
    return with_amounts(services, entries, rounds, day)


def _draft(services: Services, ceremony_id: int) -> Ceremony:
    found = ceremony(services, ceremony_id)
    if found.state is not CeremonyState.DRAFT:
        raise Refused("ceremony_closed", ceremony=ceremony_id)
    return found


def _save_entries(services: Services, draft: Ceremony, entries: Sequence[Entry]) -> None:
    priced = with_amounts(services, entries, draft.rounds, draft.day)
    _save(services, replace(draft, entries=priced))


def _save(services: Services, changed: Ceremony) -> None:
    with services.operation("ceremony_change", ceremony=changed.name) as writer:
        stored.save_ceremony(writer.connection, changed)


def _with_presence(
    services: Services, draft: Ceremony, registry: Registry, member: Member, change: EntryChange
) -> tuple[Entry, ...]:
    """The entries after the member was left out or put in, where that was asked for."""
    if change.leave_out:
        entry = _entry_of(draft.entries, member)
        left_out = replace(entry, left_out=_reason(change.reason), put_in=None)
        return with_entry(draft.entries, left_out)
    if not change.put_in:
        return draft.entries
    reason = _reason(change.reason)
    known = next((entry for entry in draft.entries if entry.key == member.key), None)
    if known is not None and change.level in (None, known.level):
        return with_entry(draft.entries, replace(known, left_out=None, put_in=reason))
    others = tuple(other for other in draft.entries if other.key != member.key)
    new = entry_put_in(services, registry, draft.rounds, member, change.level)
    return with_new_entry(others, replace(new, put_in=reason), branch_names(registry))


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
        decision_date=change.decision_date or entry.decision_date,
    )


def _with_decisions_of(new: Entry, old: Entry) -> Entry:
    """A fresh entry with what people had decided about the old one."""
    return replace(
        new,
        left_out=old.left_out,
        put_in=old.put_in,
        serial=old.serial,
        decision=old.decision,
        decision_date=old.decision_date,
    )


def _badge(ceremony: Ceremony, entry: Entry) -> Badge:
    return Badge(
        level=entry.level,
        date=PartialDate.of(ceremony.day),
        kind=entry.kind,
        decision=entry.decision,
        serial=entry.serial,
    )


def _reason(reason: str | None) -> str:
    text = tidy(reason or "")
    if not text:
        raise Refused("reason_needed")
    return text
