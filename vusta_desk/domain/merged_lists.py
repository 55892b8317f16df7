"""The lists of two records of one person put together: entries that say the same are one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from vusta_desk.domain.member import Badge, BadgeKind, Discipline, Interruption, Standing
from vusta_desk.domain.partial_date import PartialDate

_LAST = date.max  # entries without a day come last


@dataclass(frozen=True, slots=True)
class Union:
    """The entries of two lists, and where each entry of ours and of theirs stands among them."""

    entries: tuple[Any, ...]
    ours: tuple[int, ...]
    theirs: tuple[int, ...]


def union(field: str, ours: Sequence[Any], theirs: Sequence[Any]) -> Union:
    """Both lists of a field: ours as they stand, filled in from theirs, and what only theirs have.

    Where theirs add entries, all are put in order of time.
    """
    kind = LISTS[field]
    entries, theirs_at = list(ours), []
    free = set(range(len(ours)))
    for entry in theirs:
        fits = [at for at in sorted(free) if kind.is_same(entries[at], entry)]
        at = next((at for at in fits if entries[at] == entry), fits[0] if fits else None)
        if at is None:
            at = len(entries)
            entries.append(entry)
        else:
            free.discard(at)
            entries[at] = kind.joined(entries[at], entry)
        theirs_at.append(at)
    order = list(range(len(entries)))
    if len(entries) > len(ours):
        order.sort(key=lambda at: kind.order(entries[at]))
    place = {at: new for new, at in enumerate(order)}
    return Union(
        tuple(entries[at] for at in order),
        tuple(place[at] for at in range(len(ours))),
        tuple(place[at] for at in theirs_at),
    )


@dataclass(frozen=True, slots=True)
class _List:
    is_same: Callable[[Any, Any], bool]
    joined: Callable[[Any, Any], Any]
    order: Callable[[Any], Any]


def _same_standing(ours: Standing, theirs: Standing) -> bool:
    return ours.standing == theirs.standing and _agree(ours.since, theirs.since)


def _join_standings(ours: Standing, theirs: Standing) -> Standing:
    return replace(ours, since=ours.since or theirs.since)


def _same_interruption(ours: Interruption, theirs: Interruption) -> bool:
    return (
        ours.restored == theirs.restored
        and _agree(ours.kind, theirs.kind)
        and _overlap(ours.since, theirs.since)
        and _overlap(ours.until, theirs.until)
    )


def _join_interruptions(ours: Interruption, theirs: Interruption) -> Interruption:
    return replace(
        ours,
        since=_more_exact(ours.since, theirs.since),
        until=_more_exact(ours.until, theirs.until),
        kind=ours.kind or theirs.kind,
    )


def _same_badge(ours: Badge, theirs: Badge) -> bool:
    """A level is awarded once; a reissue is an award of its own."""
    reissued = [badge.kind is BadgeKind.REISSUE for badge in (ours, theirs)]
    if ours.level != theirs.level or reissued[0] != reissued[1]:
        return False
    return not reissued[0] or _overlap(ours.date, theirs.date)


def _join_badges(ours: Badge, theirs: Badge) -> Badge:
    """What ours says stands; a badge that one record has not only as stated is no longer stated."""
    stated = ours.stated_before if theirs.stated_before else None
    return replace(
        ours,
        date=_more_exact(ours.date, theirs.date),
        decision=ours.decision or theirs.decision,
        serial=ours.serial or theirs.serial,
        stated_before=stated,
    )


def _same_discipline(ours: Discipline, theirs: Discipline) -> bool:
    return (
        ours.form == theirs.form
        and _agree(ours.date, theirs.date)
        and _agree(ours.corrected, theirs.corrected)
    )


def _join_disciplines(ours: Discipline, theirs: Discipline) -> Discipline:
    corrected = theirs.corrected if ours.corrected is None else ours.corrected
    return replace(ours, date=ours.date or theirs.date, corrected=corrected)


def _agree(ours: object, theirs: object) -> bool:
    return ours is None or theirs is None or ours == theirs


def _overlap(ours: PartialDate | None, theirs: PartialDate | None) -> bool:
    if ours is None or theirs is None:
        return True
    return ours.first_day <= theirs.last_day and theirs.first_day <= ours.last_day


def _more_exact(ours: PartialDate | None, theirs: PartialDate | None) -> PartialDate | None:
    """The date of the two that says more; ours, where they speak against each other."""
    if ours is None or theirs is None:
        return ours or theirs
    return theirs if _overlap(ours, theirs) and _length(theirs) < _length(ours) else ours


def _length(known: PartialDate) -> int:
    return (known.last_day - known.first_day).days


def _day(known: PartialDate | None) -> date:
    return known.first_day if known else _LAST


LISTS: Mapping[str, _List] = {
    "standings": _List(_same_standing, _join_standings, lambda entry: entry.since or _LAST),
    "interruptions": _List(
        _same_interruption, _join_interruptions, lambda entry: _day(entry.since)
    ),
    "badges": _List(_same_badge, _join_badges, lambda entry: (entry.level, _day(entry.date))),
    "disciplines": _List(_same_discipline, _join_disciplines, lambda entry: entry.date or _LAST),
}
"""How entries of each list are compared, put together and ordered, by field."""
