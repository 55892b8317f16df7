"""What stands against closing a ceremony, and what is worth a look before it is done."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from vusta_desk.domain.ceremony import EVERYONE, Ceremony, CeremonyState, Entry, totals
from vusta_desk.domain.findings import Detail, Finding, Severity
from vusta_desk.domain.member import BadgeKind, Member
from vusta_desk.storage import ceremonies as stored
from vusta_desk.usecases.nominated import nomination_reminders, reissues_not_asked
from vusta_desk.usecases.refreshing import differences
from vusta_desk.usecases.services import Services

_NAMED = 5  # names in a sentence; the rest are counted as one more …


def hindrances(services: Services, draft: Ceremony) -> tuple[Finding, ...]:
    """Why a draft cannot be closed as it stands: all of them errors.

    Nobody on the roster, an entry whose member is gone or already holds the level, a badge issued
    again that the member does not hold or nobody asks for, a serial that stands twice.
    """
    members = {member.key: member for member in services.registry().members}
    return (*_hindrances(draft, members), *reissues_not_asked(services, draft))


def reminders(services: Services, draft: Ceremony) -> tuple[Finding, ...]:
    """What people may want to mend first; none of it keeps a ceremony from being closed."""
    return tuple(_reminders(services, draft))


def differing_numbers(ceremony: Ceremony) -> tuple[Finding, ...]:
    """Where the number announced is not the number on the roster."""
    return tuple(_differing_numbers(ceremony))


def behind_records(services: Services, ceremony: Ceremony) -> tuple[Finding, ...]:
    """`roster_behind_records` where refreshing would change it; never of a closed one."""
    if ceremony.state is CeremonyState.DRAFT and (found := differences(services, ceremony)):
        details = {"count": len(found)}
        return (Finding(Severity.WARNING, "roster_behind_records", details=details),)
    return ()


def _hindrances(draft: Ceremony, members: Mapping[str, Member]) -> Iterator[Finding]:
    error = Severity.ERROR
    on_roster = draft.on_roster()
    if not on_roster:
        yield Finding(error, "ceremony_empty", details={"ceremony": draft.id})
    for entry in on_roster:
        member = members.get(entry.key)
        if member is None:
            yield Finding(error, "entry_without_member", entry.key, details={"member": entry.name})
            continue
        is_held = any(badge.level == entry.level for badge in member.badges)
        if is_held != (entry.kind is BadgeKind.REISSUE):
            code = "badge_already_held" if is_held else "reissue_not_held"
            details: dict[str, Detail] = {"member": entry.name, "level": entry.level}
            yield Finding(error, code, entry.key, details=details)
    yield from _serials_twice(on_roster)


def _serials_twice(entries: Iterable[Entry]) -> Iterator[Finding]:
    holders: dict[tuple[int, str], list[Entry]] = {}
    for entry in entries:
        if entry.serial is not None:
            holders.setdefault((entry.level, entry.serial), []).append(entry)
    for (level, serial), holding in holders.items():
        if len(holding) > 1:
            members = ", ".join(entry.name for entry in holding)
            yield Finding(
                Severity.ERROR,
                "serial_twice",
                holding[0].key,
                details={"serial": serial, "level": level, "members": members},
            )


def _reminders(services: Services, draft: Ceremony) -> Iterator[Finding]:
    on_roster = draft.on_roster()
    yield from _differing_numbers(draft)
    yield from nomination_reminders(services, draft)
    yield from _on_other_rosters(services, draft)
    yield from behind_records(services, draft)
    if draft.day > services.today:
        yield Finding(Severity.WARNING, "ceremony_day_ahead", details={"day": draft.day})
    without = [entry for entry in on_roster if not (entry.decision and entry.decision_date)]
    if without:
        yield Finding(Severity.WARNING, "roster_without_decision", details=_named(without))
    if without := [entry for entry in on_roster if entry.serial is None]:
        yield Finding(Severity.WARNING, "roster_without_serial", details=_named(without))
    if without := [entry for entry in on_roster if entry.amount is None]:
        yield Finding(Severity.INFO, "roster_without_amount", details=_named(without))


def _differing_numbers(ceremony: Ceremony) -> Iterator[Finding]:
    sums = totals(ceremony.entries)
    for level, announced in sorted(ceremony.announced.items(), reverse=True):
        counted = sums.people if level == EVERYONE else sums.levels.get(level, 0)
        if counted == announced:
            continue
        details = {"announced": announced, "counted": counted}
        if level == EVERYONE:
            yield Finding(Severity.WARNING, "people_announced_differ", details=details)
        else:
            details["level"] = level
            yield Finding(Severity.WARNING, "badges_announced_differ", details=details)


def _on_other_rosters(services: Services, draft: Ceremony) -> Iterator[Finding]:
    """Another draft would award the same badges; whichever is closed first hinders the other."""
    mine = {(entry.key, entry.level) for entry in draft.on_roster()}
    with services.data.read() as connection:
        others = [
            stored.load_ceremony(connection, row.id)
            for row in stored.list_ceremonies(connection)
            if row.state is CeremonyState.DRAFT and row.id != draft.id
        ]
    for other in others:
        both = [entry for entry in other.on_roster() if (entry.key, entry.level) in mine]
        if both:
            details: dict[str, Detail] = {"ceremony": other.name, **_named(both)}
            yield Finding(Severity.WARNING, "entries_on_other_roster", details=details)


def _named(entries: Collection[Entry]) -> dict[str, int | tuple[str, ...]]:
    names = tuple(entry.name for entry in entries)
    return {"count": len(names), "names": names[:_NAMED] + ("…",) * (len(names) > _NAMED)}
