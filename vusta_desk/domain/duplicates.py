"""Records that look like one person's: by ID number, by card, or by name with near birth date.

A name alone says nothing. Nobody is compared with everybody: records meet under marks they have in
common (a number; a name with part of its birth date), and only those are looked at closely.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations, pairwise
from typing import NamedTuple, Protocol, TypeAlias

from vusta_desk.domain.member import Member
from vusta_desk.domain.names import has_marks, matching, same_spelling
from vusta_desk.domain.partial_date import PartialDate

_MOST_UNDER_ONE_MARK = 12  # beyond that neighbours only: a filler is no sign of one person
_NEAR_YEARS = 2
_NEAR_YEARS_UNSURE = 1  # where a day is not known


class Why(StrEnum):
    """What speaks for one person, the strongest first."""

    SAME_ID = "same_personal_id"
    SAME_CARD = "same_card"
    SAME_BIRTH = "same_name_and_birth"
    BIRTH_LESS_PRECISE = "same_name_birth_less_precise"
    BIRTH_SWAPPED = "same_name_birth_swapped"
    BIRTH_ONE_DIGIT = "same_name_birth_one_digit"
    BIRTH_NEAR = "same_name_birth_near"


class Numbered(Protocol):
    """Somebody by the numbers of a card, new and old, and of the identity card."""

    @property
    def cards(self) -> tuple[str, ...]:
        """The numbers of the card, the new and the old."""
        ...

    @property
    def personal_id(self) -> str | None:
        """The number of the identity card."""
        ...


class Person(NamedTuple):
    """By what a record is compared; `cards` are the new and the old number."""

    key: str
    name: str
    birth: PartialDate | None
    cards: tuple[str, ...]
    personal_id: str | None

    @classmethod
    def of(cls, member: Member) -> "Person":
        """The person of a record."""
        cards = tuple(filter(None, (member.card_number, member.card_number_old)))
        return cls(member.key, member.name, member.birth_date, cards, member.personal_id)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records by their keys, in the order they came, and why: the strongest reason first."""

    one: str
    other: str
    reasons: tuple[Why, ...]


_Mark: TypeAlias = tuple[object, ...]
_STRENGTH = {why: place for place, why in enumerate(Why)}


def find(
    people: Sequence[Person],
    apart: Collection[tuple[str, str]] = (),
    step: Callable[[int, int], object] = lambda done, total: None,
) -> tuple[Pair, ...]:
    """Every pair that looks like one person, strongest first, but for those known `apart`.

    `apart` are pairs of keys, the lesser first. `step` is told how many people of how many have
    been looked at; what it raises breaks the search off.
    """
    pairs: dict[tuple[int, int], None] = {}
    for group in _groups(people, step):
        pairs.update(dict.fromkeys(_pairs(group, people)))
    found = []
    for at, other_at in sorted(pairs):
        one, other = people[at], people[other_at]
        lesser, greater = sorted((one.key, other.key))
        if (lesser, greater) not in apart and (why := reasons(one, other)):
            found.append(Pair(one.key, other.key, why))
    return strongest_first(found)


def strongest_first(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    """Pairs by their strongest reason, those with more reasons first."""
    by_strength = sorted(pairs, key=lambda pair: (_STRENGTH[pair.reasons[0]], -len(pair.reasons)))
    return tuple(by_strength)


def reasons(one: Person, other: Person) -> tuple[Why, ...]:
    """What speaks for their being one person; nothing where they are not alike."""
    return tuple(_reasons(one, other))


def numbers_differ(one: Numbered, other: Numbered) -> bool:
    """Whether numbers of one kind speak against: with a doubtful birth date, two people."""
    if one.personal_id and other.personal_id and one.personal_id != other.personal_id:
        return True
    lengths = {len(card) for card in one.cards} & {len(card) for card in other.cards}
    return bool(lengths) and set(one.cards).isdisjoint(other.cards)


def _reasons(one: Person, other: Person) -> Iterator[Why]:
    if one.personal_id is not None and one.personal_id == other.personal_id:
        yield Why.SAME_ID
    if not set(one.cards).isdisjoint(other.cards):
        yield Why.SAME_CARD
    if one.birth is None or other.birth is None:
        return
    if matching(one.name) != matching(other.name):
        return
    why = _alike(one.birth, other.birth)
    if why is not None and (why is Why.SAME_BIRTH or _is_nobody_else(one, other)):
        yield why


def _is_nobody_else(one: Person, other: Person) -> bool:
    return _spelled_alike(one.name, other.name) and not numbers_differ(one, other)


def _spelled_alike(one: str, other: str) -> bool:
    """The very name, or one of them was written without marks: Hưng is not Hùng."""
    return not (has_marks(one) and has_marks(other)) or same_spelling(one, other)


def _alike(one: PartialDate, other: PartialDate) -> Why | None:
    years = abs(one.year - other.year)
    if one.is_full and other.is_full:
        if one == other:
            return Why.SAME_BIRTH
        if years == 0 and (one.day, one.month) == (other.month, other.day):
            return Why.BIRTH_SWAPPED
        if sum(map(str.__ne__, _digits(one), _digits(other))) == 1:
            return Why.BIRTH_ONE_DIGIT
        is_day = (one.day, one.month) == (other.day, other.month)
        return Why.BIRTH_NEAR if is_day and years <= _NEAR_YEARS else None
    if not (_agree(one.month, other.month) and _agree(one.day, other.day)):
        return None
    if years == 0:
        return Why.BIRTH_LESS_PRECISE
    return Why.BIRTH_NEAR if years <= _NEAR_YEARS_UNSURE else None


def _agree(one: int | None, other: int | None) -> bool:
    return one is None or other is None or one == other


def _digits(birth: PartialDate) -> str:
    """Day, month and year as they are typed."""
    return f"{birth.day:02}{birth.month:02}{birth.year:04}"


def _groups(people: Sequence[Person], step: Callable[[int, int], object]) -> Iterator[list[int]]:
    """The places of people under one mark, in their order."""
    by_number: defaultdict[_Mark, list[int]] = defaultdict(list)
    by_name: defaultdict[str, list[int]] = defaultdict(list)
    for at, person in enumerate(people):
        for card in {*person.cards}:
            by_number["card", card].append(at)
        if person.personal_id:
            by_number["id", person.personal_id].append(at)
        if person.birth:
            by_name[matching(person.name)].append(at)
    yield from _of_several(by_number.values())
    done = 0
    for namesakes in _of_several(by_name.values()):
        done += len(namesakes)
        step(done, len(people))
        births = [(at, birth) for at in namesakes if (birth := people[at].birth)]
        by_year = not all(birth.is_full for _, birth in births)
        by_birth: defaultdict[_Mark, list[int]] = defaultdict(list)  # one name's at a time: small
        for at, birth in births:
            for mark in _birth_marks(birth, by_year=by_year):
                by_birth[mark].append(at)
        yield from _of_several(by_birth.values())


def _of_several(groups: Iterable[list[int]]) -> Iterator[list[int]]:
    return (group for group in groups if len(group) > 1)


def _birth_marks(birth: PartialDate, *, by_year: bool) -> Iterator[_Mark]:
    """Two birth dates that are `_alike` have a mark in common."""
    day, month, year = birth.day, birth.month, birth.year
    if day is None or month is None:
        yield from (("year", year + more) for more in (-1, 0, 1))
        return
    if by_year:
        yield "year", year
    yield "turned", year, min(day, month), max(day, month)
    yield "day", day, month
    digits = _digits(birth)
    for place in range(4):
        yield "digit", digits[:place], digits[place + 1 :]


def _pairs(group: list[int], people: Sequence[Person]) -> Iterator[tuple[int, int]]:
    if len(group) <= _MOST_UNDER_ONE_MARK:
        return combinations(group, 2)

    def birth(at: int) -> tuple[date, int]:
        known = people[at].birth
        return (known.first_day if known else date.min), at

    return ((min(pair), max(pair)) for pair in pairwise(sorted(group, key=birth)))
