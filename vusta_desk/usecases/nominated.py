"""What a ceremony takes from nominations: who is put in or left out, what closing writes to them.

The rules propose; a nomination of one of the ceremony's rounds may say otherwise, and it brings the
decision along that was made on its way. What it says stands in the entry as
`reckoning["nominated"]` and `reckoning["decided"]`, so that a refresh tells it from what a person
has decided in the ceremony itself.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from vusta_desk.domain.ceremony import Ceremony, Entry, in_calling_order, one_a_person
from vusta_desk.domain.findings import Detail, Finding, Severity
from vusta_desk.domain.member import BadgeKind, Registry
from vusta_desk.domain.nomination import (
    WAY,
    Nomination,
    NominationState,
    Step,
    by_member,
    missing,
    open_for,
)
from vusta_desk.domain.rounds import Round
from vusta_desk.jobs import Progress
from vusta_desk.storage import members
from vusta_desk.storage import nominations as stored
from vusta_desk.usecases.rosters import branch_names, entry_put_in, proposals
from vusta_desk.usecases.services import Services

_MARK = "nominated"
_DECIDED = "decided"
_NAMED = 5  # names in a sentence


def roster_entries(
    services: Services,
    registry: Registry,
    rounds: Sequence[Round],
    progress: Progress | None = None,
) -> tuple[Entry, ...]:
    """What the rules propose for `rounds` and people have nominated, in calling order.

    One set aside in every round that proposes the badge is there as left out, with the reason; set
    aside in one of them, the badge goes with the other. One the rules do not propose is put in,
    with the reason given for it; a badge issued again gives way to a new one. Where the decision
    is made, its number and day are those of the entry.
    """
    theirs = by_member(_of_rounds(services, rounds))
    every = proposals(services, registry, rounds, progress)
    standing = [each for each in every if not _is_set_aside(each, theirs, rounds)]
    proposed = {each.key: each for each in (*one_a_person(every), *one_a_person(standing))}
    entries = dict(proposed)
    for key in (member.key for member in registry.members if member.key in theirs):
        entry = _entry_for(services, registry, rounds, proposed.get(key), theirs[key])
        if entry is not None:
            entries[key] = entry
    decided = (_decided(entry, theirs.get(key, ())) for key, entry in entries.items())
    return in_calling_order(decided, branch_names(registry))


def is_by_hand(entry: Entry) -> bool:
    """Whether a person has put the entry in or left it out in the ceremony itself."""
    said = entry.reckoning.get(_MARK)
    by_nomination = tuple(said) if isinstance(said, list | tuple) else (None, None)
    return (entry.left_out, entry.put_in) not in ((None, None), by_nomination)


def is_decided_by_hand(entry: Entry) -> bool:
    """Whether a person has entered number or day of the decision in the ceremony itself."""
    day = entry.decision_date.isoformat() if entry.decision_date else None
    said = entry.reckoning.get(_DECIDED)
    by_nomination = tuple(said) if isinstance(said, list | tuple) else (None, None)
    return (entry.decision, day) not in ((None, None), by_nomination)


def steps_of_closing(services: Services, draft: Ceremony) -> dict[int, tuple[Step, ...]]:
    """The steps that closing makes, by the numbers of the nominations they belong to.

    Each one on its way for a badge of the roster is awarded, whatever its round; where it had not
    come to the decision and the entry names one, that is a step of its own.
    """
    roster = {entry.key: entry for entry in draft.on_roster()}
    with services.data.read() as connection:
        theirs = by_member(stored.of_members(connection, sorted(roster)))
    return {
        each.id: tuple(_awarding(draft, roster[key], each))
        for key, some in theirs.items()
        for each in open_for(some, roster[key].level, roster[key].kind)
    }


def reissues_not_asked(services: Services, draft: Ceremony) -> Iterator[Finding]:
    """`reissue_not_asked` for each badge issued again that no nomination on its way asks for.

    Another ceremony may have issued it since this roster was made.
    """
    again = {entry.key: entry for entry in draft.on_roster() if entry.kind is BadgeKind.REISSUE}
    with services.data.read() as connection:
        theirs = by_member(stored.of_members(connection, sorted(again)))
    for key, entry in again.items():
        if not open_for(theirs.get(key, ()), entry.level, entry.kind):
            details: dict[str, Detail] = {"member": entry.name, "level": entry.level}
            yield Finding(Severity.ERROR, "reissue_not_asked", key, details=details)


def nomination_reminders(services: Services, draft: Ceremony) -> Iterator[Finding]:
    """Where the roster and the nominations of its rounds do not say the same.

    `roster_without_nominated`, `roster_with_set_aside`, and `roster_nomination_incomplete` of
    those whom the closing would award though something their way asks for is missing. None of them
    hinders closing.
    """
    theirs = by_member(_of_rounds(services, draft.rounds))
    with services.data.read() as connection:
        known = {each.key: each for each in members.counted_by_key(connection, theirs)}
    names = {key: member.name for key, member in known.items()}
    entries = {entry.key: entry for entry in draft.entries}
    absent = [
        names[key]
        for key, some in theirs.items()
        if key in names and _lacks_place(entries.get(key), some)
    ]
    against = [
        entry.name for entry in draft.on_roster() if _is_set_aside(entry, theirs, draft.rounds)
    ]
    incomplete = [
        entry.name
        for entry in draft.on_roster()
        for each in theirs.get(entry.key, ())
        if each.is_open and each.awards(entry.level, entry.kind) and entry.key in known
        if missing(each, known[entry.key])
    ]
    for code, found in (
        ("roster_without_nominated", absent),
        ("roster_with_set_aside", against),
        ("roster_nomination_incomplete", incomplete),
    ):
        if found:
            shown = (*found[:_NAMED], *("…",) * (len(found) > _NAMED))
            details: dict[str, Detail] = {"count": len(found), "names": shown}
            yield Finding(Severity.WARNING, code, details=details)


def _lacks_place(entry: Entry | None, theirs: Iterable[Nomination]) -> bool:
    """Whether one on its way has no entry; one that a person left out in the ceremony has."""
    return any(
        each.is_open and (entry is None or not each.awards(entry.level, entry.kind))
        for each in theirs
    )


def _is_set_aside(
    entry: Entry, theirs: Mapping[str, Collection[Nomination]], rounds: Iterable[Round]
) -> bool:
    """Whether the last word on its level in its round is that it is set aside."""
    code = next(round_.code for round_ in rounds if round_.name == entry.round)
    of_level = [
        each
        for each in theirs.get(entry.key, ())
        if (each.level, each.round) == (entry.level, code)
    ]
    is_aside = any(each.state is NominationState.SET_ASIDE for each in of_level)
    return is_aside and not any(each.is_open for each in of_level)


def _entry_for(
    services: Services,
    registry: Registry,
    rounds: Sequence[Round],
    proposed: Entry | None,
    theirs: Collection[Nomination],
) -> Entry | None:
    """The entry of a member with nominations; None where what the rules propose stands."""
    wanted = [each for each in theirs if each.is_open]
    new = [each for each in wanted if each.kind is not BadgeKind.REISSUE]
    again = [each for each in wanted if each.kind is BadgeKind.REISSUE]
    if proposed and any(each.level == proposed.level for each in new):
        return None
    if new:
        chosen = max(new, key=lambda each: each.level)
        entry = _put_in(services, registry, rounds, chosen)
        if entry is not None:
            return entry
    if again and proposed is None:
        return _put_in(services, registry, rounds, max(again, key=lambda each: each.level))
    if proposed and _is_set_aside(proposed, {proposed.key: theirs}, rounds):
        aside = [each for each in theirs if each.level == proposed.level and each not in wanted]
        return _said(proposed, left_out=aside[-1].steps[-1].note)
    return None


def _put_in(
    services: Services, registry: Registry, rounds: Sequence[Round], nomination: Nomination
) -> Entry | None:
    """The entry of a nomination that the rules do not propose; None where no reason was given.

    It was not needed when the rules proposed it, and now they do not.
    """
    round_ = next(each for each in rounds if each.code == nomination.round)
    member = next(each for each in registry.members if each.key == nomination.member)
    is_known = nomination.level in services.rulebook.levels(round_.window[1])
    if not nomination.reason or not is_known:
        return None
    entry = entry_put_in(services, registry, (round_,), member, nomination.level)
    return _said(replace(entry, kind=nomination.kind), put_in=nomination.reason)


def _said(entry: Entry, *, left_out: str | None = None, put_in: str | None = None) -> Entry:
    reckoning = {**entry.reckoning, _MARK: [left_out, put_in]}
    return replace(entry, left_out=left_out, put_in=put_in, reckoning=reckoning)


def _decided(entry: Entry, theirs: Iterable[Nomination]) -> Entry:
    """The entry with the decision of the nomination on its way for this badge, where it is made."""
    wanted = open_for(theirs, entry.level, entry.kind)
    step = next((each.decision for each in wanted if each.decision), None)
    if step is None:
        return entry
    number = step.number or None
    reckoning = {**entry.reckoning, _DECIDED: [number, step.day.isoformat()]}
    return replace(entry, decision=number, decision_date=step.day, reckoning=reckoning)


def _awarding(draft: Ceremony, entry: Entry, nomination: Nomination) -> Iterator[Step]:
    decided = NominationState.DECIDED
    is_before = WAY.index(nomination.place) < WAY.index(decided)
    number = entry.decision or ""
    if is_before and entry.decision and entry.decision_date:
        yield Step(decided, entry.decision_date, number, ceremony=draft.id)
    yield Step(NominationState.AWARDED, draft.day, number, note=draft.name, ceremony=draft.id)


def _of_rounds(services: Services, rounds: Iterable[Round]) -> tuple[Nomination, ...]:
    with services.data.read() as connection:
        return stored.of_rounds(connection, {round_.code for round_ in rounds})
