"""Who of those already known a row is about: by card, then personal number, then name and birth.

A name alone never decides, and a name with other marks only beside a full date of birth. A number
alone does not either: it may be another's by a slip, so the name or a full date of birth has to
bear it out; two numbers outweigh one of the two, not both. Where they speak against each other the
answer is unsure, with a code that says why.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple, TypeVar

from vusta_desk.domain.duplicates import numbers_differ
from vusta_desk.domain.member import Member
from vusta_desk.domain.names import has_marks, matching, same_spelling
from vusta_desk.domain.partial_date import PartialDate

_MOST_CANDIDATES = 10  # named in a finding
_MOST_ALIKE = 500  # kept of people with one number or name, so that a list of one is read in time
_Key = TypeVar("_Key", bound=Hashable)


class Identity(NamedTuple):
    """By what a person is recognised: the name as it is matched, the kinds of number as bits.

    `written` is the name with its marks.
    """

    name: str
    written: str
    birth: PartialDate | None
    cards: tuple[str, ...]
    personal_id: str | None
    kinds: int

    @classmethod
    def of_values(cls, values: Mapping[str, Any]) -> "Identity":
        """The identity in the values of a row or a record."""
        card, old = values.get("card_number"), values.get("card_number_old")
        cards = tuple([number for number in (card, old) if number is not None])
        personal_id = values.get("personal_id")
        kinds = 0 if personal_id is None else 1
        for number in cards:  # an old and a new card are two kinds, told apart by their length
            kinds |= 1 << len(number)
        name, birth = values["name"], values.get("birth_date")
        return cls(matching(name), name, birth, cards, personal_id, kinds)

    @classmethod
    def of_member(cls, member: Member) -> "Identity":
        """The identity on record."""
        names = ("name", "birth_date", "card_number", "card_number_old", "personal_id")
        return cls.of_values({name: getattr(member, name) for name in names})


@dataclass(frozen=True, slots=True)
class Match:
    """The key of the one it is; else, where somebody may be meant, why that is unsure and who."""

    key: str | None = None
    unsure: str | None = None
    candidates: tuple[str, ...] = ()


NOBODY = Match()


class People:
    """People by what they are recognised by."""

    def __init__(self, people: Iterable[tuple[str, Identity]] = ()) -> None:
        self._identities: dict[str, Identity] = {}
        self._by_card: dict[str, tuple[str, ...]] = {}
        self._by_personal_id: dict[str, tuple[str, ...]] = {}
        self._by_birth: dict[tuple[str, PartialDate], tuple[str, ...]] = {}
        self._by_name: dict[tuple[str, int], tuple[str, ...]] = {}  # and by kinds of number
        self._kinds: set[int] = set()
        for key, identity in people:
            self.add(key, identity)

    def add(self, key: str, identity: Identity) -> None:
        """One more person, under a key of its own."""
        self._identities[key] = identity
        alone = (key,)  # one for all, as most people share nothing with anybody
        for card in identity.cards:
            _add(self._by_card, card, alone)
        if identity.personal_id is not None:
            _add(self._by_personal_id, identity.personal_id, alone)
        if identity.birth is not None:
            _add(self._by_birth, (identity.name, identity.birth), alone)
        _add(self._by_name, (identity.name, identity.kinds), alone)
        self._kinds.add(identity.kinds)

    def find(self, wanted: Identity) -> Match:
        """Who is meant."""
        if not self._identities:
            return NOBODY
        by_id = self._by_personal_id.get(wanted.personal_id or "", ())
        by_card: tuple[str, ...] = ()
        for card in wanted.cards:
            by_card += self._by_card.get(card, ())
        if not by_card and not by_id:
            return self._by_name_and_birth(wanted)
        both = [key for key in dict.fromkeys(by_card) if key in by_id]
        if len(both) == 1:
            (key,) = both
            is_slip = self.is_certainly_another(key, wanted)  # as of columns sorted by themselves
            return _unsure("number_of_another", both) if is_slip else Match(key)
        if by_card and by_id and not both:
            return _unsure("numbers_of_two_people", dict.fromkeys((*by_card, *by_id)))
        holders = dict.fromkeys(both or by_card or by_id)
        keys = [key for key in holders if not self.is_certainly_another(key, wanted)]
        return self._narrow(keys, wanted) if keys else self._by_name_and_birth(wanted)

    def is_certainly_another(self, key: str, wanted: Identity) -> bool:
        """Whether somebody with the same number or key is another person all the same."""
        known = self._identities[key]
        if known.name == wanted.name:
            return False
        return _birth_differs(known, wanted) or (
            None not in (known.personal_id, wanted.personal_id)
            and known.personal_id != wanted.personal_id
        )

    def _narrow(self, keys: Sequence[str], wanted: Identity) -> Match:
        """Of those who have the number, the one whose name and birth agree, or at least one."""
        known = self._identities
        named = {key for key in keys if known[key].name == wanted.name}
        born = {key for key in named if _same_birth(known[key], wanted)}
        either = [k for k in keys if k in named or _same_birth(known[k], wanted)]
        for fitting in (list(born), either):
            if len(fitting) == 1 and _bears_out(known[fitting[0]], wanted):
                return Match(fitting[0])
        if len(keys) > 1:
            return _unsure("several_candidates", keys)
        return _unsure("number_of_namesake" if named else "number_of_another", keys)

    def _by_name_and_birth(self, wanted: Identity) -> Match:
        """Who has the name, and the birth if that is known, and no other number of a kind."""
        known = self._identities
        # Whoever has a number of a kind that is wanted, but not that number, is somebody else.
        alike = [
            key
            for kinds in self._kinds
            if not kinds & wanted.kinds
            for key in self._by_name.get((wanted.name, kinds), ())
        ]
        if same := [key for key in alike if _same_birth(known[key], wanted)]:
            return self._by_spelling(same, wanted)
        if close := [key for key in alike if not _birth_differs(known[key], wanted)]:
            return _unsure("same_name_only", close)
        if alike:
            return _unsure("same_name_other_birth", alike)
        if wanted.birth and (others := self._by_birth.get((wanted.name, wanted.birth))):
            return _unsure("same_name_other_numbers", others)
        return NOBODY

    def _by_spelling(self, keys: Sequence[str], wanted: Identity) -> Match:
        """Of those with the name and the birth, the one who is written so, or the only one."""
        known = self._identities
        written = [key for key in keys if same_spelling(known[key].written, wanted.written)]
        if len(written) == 1:
            return Match(written[0])
        if len(keys) > 1:
            return _unsure("several_candidates", written or keys)
        (key,) = keys
        if _is_full_birth(known[key].birth) or spelled_alike(known[key], wanted):
            return Match(key)
        return _unsure("same_name_other_marks", keys)


def _add(index: dict[_Key, tuple[str, ...]], value: _Key, alone: tuple[str]) -> None:
    held = index.setdefault(value, alone)
    if held is not alone and len(held) < _MOST_ALIKE:
        index[value] = held + alone


def _unsure(code: str, keys: Iterable[str]) -> Match:
    return Match(None, code, tuple(islice(keys, _MOST_CANDIDATES)))


def _birth_differs(one: Identity, other: Identity) -> bool:
    """Whether the dates of birth cannot be the same day."""
    if one.birth is None or other.birth is None:
        return False
    return one.birth.last_day < other.birth.first_day or other.birth.last_day < one.birth.first_day


def _bears_out(known: Identity, wanted: Identity) -> bool:
    """Whether name or birth agree enough for a common number to be no slip.

    One name with another birth, and other marks or another number besides, is a namesake's.
    """
    if known.name == wanted.name:
        if not _birth_differs(known, wanted):
            return True
        return spelled_alike(known, wanted) and not numbers_differ(known, wanted)
    return _same_birth(known, wanted) and _is_full_birth(known.birth)


def spelled_alike(one: Identity, other: Identity) -> bool:
    """Whether two have one name, or one of the two is written without marks: Hưng is not Hùng."""
    return one.name == other.name and (
        one.written == other.written
        or not (has_marks(one.written) and has_marks(other.written))
        or same_spelling(one.written, other.written)
    )


def _is_full_birth(birth: PartialDate | None) -> bool:
    """Whether it tells the day.

    The first of January says no more than the year: in many lists it stands for that alone.
    """
    return birth is not None and birth.is_full and (birth.month, birth.day) != (1, 1)


def _same_birth(one: Identity, other: Identity) -> bool:
    return one.birth is not None and one.birth == other.birth
