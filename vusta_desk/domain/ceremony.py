"""A ceremony (lễ trao tặng) and its roster: one entry a person, in calling order.

Entries are copies: what a member's record said when the roster was made. Closing freezes them.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import takewhile

from vusta_desk.domain.member import BadgeKind
from vusta_desk.domain.names import sort_key
from vusta_desk.domain.rounds import Round

EVERYONE = 0  # among the numbers announced: people of all levels together


class CeremonyState(StrEnum):
    """A draft can be changed; a closed ceremony is frozen and its badges are on the records."""

    DRAFT = "draft"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Entry:
    """One person on a roster.

    `facts` holds the member's record as the papers name it (`vusta-registry/1` names, ISO dates),
    `reckoning` the decision behind the entry: reasons, rule values and their sources.
    `left_out` and `put_in` are the reasons a person gave; None where the rules alone decided.
    """

    key: str
    name: str
    branch: str
    level: int
    kind: BadgeKind
    round: str
    due_day: date | None
    amount: int | None
    left_out: str | None = None
    put_in: str | None = None
    decision: str | None = None
    decision_date: date | None = None
    serial: str | None = None
    facts: Mapping[str, object] = field(default_factory=dict)
    reckoning: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ceremony:
    """A ceremony with its rounds and its roster in calling order; `id` is 0 until it is stored.

    `announced` holds how many badges the office has made known, by level and under `EVERYONE`.
    """

    id: int
    name: str
    day: date
    place: str
    state: CeremonyState
    rounds: tuple[Round, ...]
    entries: tuple[Entry, ...]
    rules: str = ""
    announced: Mapping[int, int] = field(default_factory=dict)

    def on_roster(self) -> tuple[Entry, ...]:
        """The entries that are not left out."""
        return tuple(entry for entry in self.entries if entry.left_out is None)


@dataclass(frozen=True, slots=True)
class Totals:
    """What a roster adds up to; entries left out are not counted."""

    people: int
    levels: Mapping[int, int]
    amount: int
    amount_unknown: int


def totals(entries: Iterable[Entry]) -> Totals:
    """People, people by level (high to low), the known amounts and how many are unknown."""
    counted = [entry for entry in entries if entry.left_out is None]
    levels = Counter(entry.level for entry in counted)
    return Totals(
        people=len(counted),
        levels=dict(sorted(levels.items(), reverse=True)),
        amount=sum(entry.amount or 0 for entry in counted),
        amount_unknown=sum(entry.amount is None for entry in counted),
    )


def in_calling_order(entries: Iterable[Entry], branch_order: Sequence[str]) -> tuple[Entry, ...]:
    """Level from high to low, then the office's order of branches, then Vietnamese name order.

    `branch_order` lists branch names; an unknown branch comes last.
    """
    return tuple(sorted(entries, key=_calling_key(branch_order)))


def one_a_person(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Of the entries of several rounds, given in order of time, one for each member.

    The highest level proposed, from the earliest of the rounds that proposes it (spec, section 5).
    """
    chosen: dict[str, Entry] = {}
    for entry in entries:
        earlier = chosen.get(entry.key)
        if earlier is None or entry.level > earlier.level:
            chosen[entry.key] = entry
    return tuple(chosen.values())


def with_entry(entries: Sequence[Entry], changed: Entry) -> tuple[Entry, ...]:
    """The entries with that of the same member replaced where it stands."""
    return tuple(changed if entry.key == changed.key else entry for entry in entries)


def with_new_entry(
    entries: Sequence[Entry], new: Entry, branch_order: Sequence[str]
) -> tuple[Entry, ...]:
    """The entries with a new one at its calling place; an order made by hand is kept."""
    key = _calling_key(branch_order)
    place = sum(1 for _ in takewhile(lambda entry: key(entry) <= key(new), entries))
    return (*entries[:place], new, *entries[place:])


def with_entry_at(entries: Sequence[Entry], key: str, position: int) -> tuple[Entry, ...]:
    """The entries with one moved to `position`, counted from 1; too far means the end."""
    moved = next(entry for entry in entries if entry.key == key)
    others = [entry for entry in entries if entry.key != key]
    others.insert(position - 1, moved)
    return tuple(others)


def with_shifted(entries: Sequence[Entry], keys: Collection[str], by: int) -> tuple[Entry, ...]:
    """The entries with some of the roster one place up (`by` -1) or down (1).

    Several keep the order they have among each other; those left out stay where they are.
    """
    called = [entry for entry in entries if entry.left_out is None]
    if by > 0:
        called.reverse()
    for place in range(1, len(called)):
        before, here = called[place - 1 : place + 1]
        if here.key in keys and before.key not in keys:
            called[place - 1 : place + 1] = here, before
    if by > 0:
        called.reverse()
    return _with_roster(entries, called)


def with_moved(
    entries: Sequence[Entry], keys: Collection[str], before: str | None
) -> tuple[Entry, ...]:
    """The entries with some of the roster put before that of `before`, None = at the end.

    They keep their order; those left out stay where they are.
    """
    called = [entry for entry in entries if entry.left_out is None]
    moved = [entry for entry in called if entry.key in keys]
    place = next((at for at, entry in enumerate(called) if entry.key == before), len(called))
    above = [entry for entry in called[:place] if entry.key not in keys]
    below = [entry for entry in called[place:] if entry.key not in keys]
    return _with_roster(entries, [*above, *moved, *below])


def _with_roster(entries: Sequence[Entry], called: Iterable[Entry]) -> tuple[Entry, ...]:
    following = iter(called)
    return tuple(entry if entry.left_out is not None else next(following) for entry in entries)


def _calling_key(
    branch_order: Sequence[str],
) -> Callable[[Entry], tuple[int, int, str, str]]:
    place = {name: position for position, name in enumerate(branch_order)}

    def key(entry: Entry) -> tuple[int, int, str, str]:
        position = place.get(entry.branch, len(place))
        return -entry.level, position, sort_key(entry.name), entry.key

    return key
