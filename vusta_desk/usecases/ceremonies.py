"""Ceremonies: a draft made from rounds, changed by people, closed, opened again.

What people may change in a draft stands in `drafts`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from vusta_desk.domain.ceremony import Ceremony, CeremonyState, Entry
from vusta_desk.domain.ceremony_changes import ceremony_change
from vusta_desk.domain.eligibility import Outcome
from vusta_desk.domain.findings import Finding, Refused, Severity
from vusta_desk.domain.member import Badge
from vusta_desk.domain.names import tidy
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.domain.rounds import Round
from vusta_desk.i18n.catalogue import N_
from vusta_desk.jobs import Progress
from vusta_desk.storage import backup, nominations
from vusta_desk.storage import ceremonies as stored
from vusta_desk.storage.ceremonies import CeremonyRow
from vusta_desk.usecases.closing import behind_records, hindrances, reminders
from vusta_desk.usecases.drafts import (
    EntryChange,
    Step,
    decided,
    entry_changed,
    given_reason,
    refreshed,
    renamed,
)
from vusta_desk.usecases.nominated import roster_entries, steps_of_closing
from vusta_desk.usecases.office import office_round
from vusta_desk.usecases.refreshing import EntryDifference, differences
from vusta_desk.usecases.rosters import with_amounts
from vusta_desk.usecases.services import Services

__all__ = [
    "CeremonyRow",
    "Foreseen",
    "all_ceremonies",
    "behind",
    "ceremony",
    "change",
    "change_entries",
    "change_entry",
    "close",
    "closing_findings",
    "create",
    "findings",
    "foreseen",
    "one_to_show",
    "refresh",
    "refresh_differences",
    "rename",
    "reopen",
    "set_decision",
]

_NAME = N_("Ceremony awarding Party badges, round {rounds}")

_NAMED = 3  # people named in the history's line about a change


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What `create` would make: people by outcome, each counted once.

    `drafts` and `closed` are the names of the ceremonies that hold one of the rounds already.
    """

    counts: Mapping[Outcome, int]
    drafts: tuple[str, ...]
    closed: tuple[str, ...]

    @property
    def people(self) -> int:
        """How many would come on the roster."""
        return sum(self.counts.values())


def foreseen(
    services: Services, codes: Sequence[str], progress: Progress | None = None
) -> Foreseen:
    """Looks at what a ceremony of these rounds would be, before it is made."""
    rounds = _rounds(services, codes)
    proposed = roster_entries(services, services.registry(), rounds, progress)
    counted = Counter(
        str(entry.reckoning["outcome"]) for entry in proposed if entry.left_out is None
    )
    with services.data.read() as connection:
        held_by = stored.list_ceremonies(connection, [round_.name for round_ in rounds])
    return Foreseen(
        counts={outcome: counted[outcome] for outcome in Outcome if counted[outcome]},
        drafts=tuple(row.name for row in held_by if row.state is CeremonyState.DRAFT),
        closed=tuple(row.name for row in held_by if row.state is CeremonyState.CLOSED),
    )


def create(
    services: Services,
    codes: Sequence[str],
    day: date,
    place: str,
    name: str | None = None,
    progress: Progress | None = None,
) -> int:
    """Makes a draft ceremony from rounds and returns its id."""
    rounds = _rounds(services, codes)
    names = ", ".join(round_.name for round_ in rounds)
    proposed = roster_entries(services, services.registry(), rounds, progress)
    draft = Ceremony(
        id=0,
        name=tidy(name or "") or services.words.gettext(_NAME).format(rounds=names),
        day=day,
        place=tidy(place),
        state=CeremonyState.DRAFT,
        rounds=rounds,
        entries=with_amounts(services, proposed, rounds, day),
        rules=services.rulebook.fingerprint,
    )
    with services.operation("ceremony_create", ceremony=draft.name) as writer:
        return stored.insert_ceremony(writer.connection, draft)


def all_ceremonies(services: Services) -> tuple[CeremonyRow, ...]:
    """A line for every ceremony, in order of its day."""
    with services.data.read() as connection:
        return stored.list_ceremonies(connection)


def one_to_show(rows: Sequence[CeremonyRow], wanted: int | None) -> int | None:
    """The one wanted; else the draft of the next day, else the latest; None of none."""
    if wanted in {row.id for row in rows}:
        return wanted
    drafts = [row.id for row in rows if row.state is CeremonyState.DRAFT]
    return next(iter(drafts or [row.id for row in reversed(rows)]), None)


def ceremony(services: Services, ceremony_id: int) -> Ceremony:
    """One ceremony; raises Refused where there is none with this id."""
    with services.data.read() as connection:
        return stored.load_ceremony(connection, ceremony_id)


def change(services: Services, ceremony_id: int, *steps: Step) -> None:
    """Carries out changes of a draft, one after the other, as one operation: all or none.

    Raises Refused `ceremony_closed`, and what the steps raise.
    """
    before = draft = _draft(services, ceremony_id)
    for step in steps:
        draft = step(services, draft)
    entries = with_amounts(services, draft.entries, draft.rounds, draft.day)
    change_made = ceremony_change(before, draft)
    with services.operation(
        "ceremony_change",
        ceremony=draft.name,
        parts=change_made.parts,
        names=change_made.names[:_NAMED],
        people=len(change_made.names),
    ) as writer:
        stored.save_ceremony(writer.connection, replace(draft, entries=entries))


def rename(
    services: Services, ceremony_id: int, name: str | None, day: date | None, place: str | None
) -> None:
    """Changes a draft's name, day or place; amounts follow the day where the setting says so."""
    change(services, ceremony_id, renamed(name, day, place))


def change_entry(services: Services, ceremony_id: int, member: str, wanted: EntryChange) -> None:
    """Carries out a person's decision about one member of a draft."""
    change(services, ceremony_id, entry_changed(member, wanted))


def change_entries(
    services: Services, ceremony_id: int, wanted: Mapping[str, Sequence[EntryChange]]
) -> None:
    """Carries out decisions about several members of a draft, by key, as one operation."""
    steps = [entry_changed(member, each) for member in wanted for each in wanted[member]]
    change(services, ceremony_id, *steps)


def set_decision(
    services: Services, ceremony_id: int, number: str | None, day: date | None
) -> None:
    """Gives every entry of a draft the number and day of the decision."""
    change(services, ceremony_id, decided(number, day))


def refresh(services: Services, ceremony_id: int) -> None:
    """Takes the records and the rules as they are now into a draft."""
    change(services, ceremony_id, refreshed)


def closing_findings(services: Services, ceremony_id: int) -> tuple[Finding, ...]:
    """What there is to see before closing a draft: with an error among it `close` refuses."""
    draft = _draft(services, ceremony_id)
    return (*hindrances(services, draft), *reminders(services, draft))


def behind(services: Services, ceremony_id: int) -> tuple[Finding, ...]:
    """What is worth saying beside a roster or its papers: it is not as the records are by now."""
    return behind_records(services, ceremony(services, ceremony_id))


def refresh_differences(services: Services, ceremony_id: int) -> tuple[EntryDifference, ...]:
    """What `refresh` would change of a draft."""
    return differences(services, _draft(services, ceremony_id))


def findings(services: Services) -> tuple[Finding, ...]:
    """`awarded_badge_gone`, an error, for each badge of a closed ceremony that no record has."""
    with services.data.read() as connection:
        gone = stored.badges_gone(connection)
    return tuple(
        Finding(
            Severity.ERROR,
            "awarded_badge_gone",
            each.key,
            details={"member": each.name, "level": each.level, "ceremony": each.ceremony},
        )
        for each in gone
    )


def close(services: Services, ceremony_id: int) -> None:
    """Freezes the roster, writes its badges to the members' records and ends their nominations.

    Raises Refused where there is nobody on the roster, or someone on it has left the registry or
    already holds the level, or does not hold one to be issued again, or a serial stands twice.
    """
    draft = _draft(services, ceremony_id)
    for hindrance in hindrances(services, draft):
        raise Refused(hindrance.code, **hindrance.details)
    backup.make(services.data, services.clock())
    badges = {entry.key: _badge(draft, entry) for entry in draft.on_roster()}
    steps = steps_of_closing(services, draft)
    with services.operation("ceremony_close", ceremony=draft.name, badges=len(badges)) as writer:
        stored.close_ceremony(writer, draft.id, badges)
        nominations.add_steps(writer.connection, steps)


def reopen(services: Services, ceremony_id: int, reason: str) -> None:
    """Opens a closed ceremony again and takes back the badges and the steps that closing wrote."""
    closed = ceremony(services, ceremony_id)
    if closed.state is not CeremonyState.CLOSED:
        raise Refused("ceremony_not_closed", ceremony=ceremony_id)
    reason = given_reason(reason)
    with services.operation("ceremony_reopen", ceremony=closed.name, reason=reason) as writer:
        stored.reopen_ceremony(writer, ceremony_id)
        nominations.take_back(writer.connection, ceremony_id)


def _rounds(services: Services, codes: Iterable[str]) -> tuple[Round, ...]:
    """The rounds, each once, in order of time."""
    asked = {office_round(services, code) for code in codes}
    return tuple(sorted(asked, key=lambda round_: round_.day))


def _draft(services: Services, ceremony_id: int) -> Ceremony:
    found = ceremony(services, ceremony_id)
    if found.state is not CeremonyState.DRAFT:
        raise Refused("ceremony_closed", ceremony=ceremony_id)
    return found


def _badge(ceremony: Ceremony, entry: Entry) -> Badge:
    return Badge(
        level=entry.level,
        date=PartialDate.of(ceremony.day),
        kind=entry.kind,
        decision=entry.decision,
        serial=entry.serial,
    )
