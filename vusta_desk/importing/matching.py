"""Who of those already known a row is about: by card, then personal number, then name and birth.

A name alone never decides. Where numbers and names speak against each other the answer is unsure,
with a code that says why.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from vusta_desk.domain.member import Member
from vusta_desk.domain.names import folded
from vusta_desk.domain.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class Identity:
    """By what a person is recognised; the name folded."""

    name: str
    birth: PartialDate | None
    cards: tuple[str, ...]
    personal_id: str | None

    @classmethod
    def of_values(cls, values: Mapping[str, Any]) -> "Identity":
        """The identity in what a row says."""
        numbers = (values.get("card_number"), values.get("card_number_old"))
        return cls(
            folded(values["name"]),
            values.get("birth_date"),
            tuple(number for number in numbers if number is not None),
            values.get("personal_id"),
        )

    @classmethod
    def of_member(cls, member: Member) -> "Identity":
        """The identity on record."""
        numbers = (member.card_number, member.card_number_old)
        cards = tuple(number for number in numbers if number is not None)
        return cls(folded(member.name), member.birth_date, cards, member.personal_id)


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
        self._by_card: defaultdict[str, list[str]] = defaultdict(list)
        self._by_personal_id: defaultdict[str, list[str]] = defaultdict(list)
        self._by_name: defaultdict[str, list[str]] = defaultdict(list)
        for key, identity in people:
            self.add(key, identity)

    def add(self, key: str, identity: Identity) -> None:
        """One more person, under a key of its own."""
        self._identities[key] = identity
        for card in identity.cards:
            self._by_card[card].append(key)
        if identity.personal_id is not None:
            self._by_personal_id[identity.personal_id].append(key)
        self._by_name[identity.name].append(key)

    def find(self, wanted: Identity) -> Match:
        """Who is meant."""
        by_card = dict.fromkeys(key for card in wanted.cards for key in self._by_card.get(card, ()))
        by_id = dict.fromkeys(self._by_personal_id.get(wanted.personal_id or "", ()))
        both = [key for key in by_card if key in by_id]
        if len(both) == 1:
            return Match(both[0])
        if by_card and by_id and not both:
            return Match(None, "numbers_of_two_people", (*by_card, *by_id))
        holders = both or by_card or by_id
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
        """Of those who have the number, the one whose name or birth agrees."""
        known = self._identities
        named = [key for key in keys if known[key].name == wanted.name]
        born = [key for key in named or keys if _same_birth(known[key], wanted)]
        for fitting in (born, named):
            if len(fitting) == 1:
                return Match(fitting[0])
        code = "several_candidates" if len(keys) > 1 else "number_of_another"
        return Match(None, code, tuple(keys))

    def _by_name_and_birth(self, wanted: Identity) -> Match:
        others = [(key, self._identities[key]) for key in self._by_name.get(wanted.name, ())]
        same = [key for key, other in others if _same_birth(other, wanted)]
        if len(same) > 1:
            return Match(None, "several_candidates", tuple(same))
        if same:
            if _numbers_differ(self._identities[same[0]], wanted):
                return Match(None, "same_name_other_numbers", tuple(same))
            return Match(same[0])
        alike = [(key, other) for key, other in others if not _numbers_differ(other, wanted)]
        close = [key for key, other in alike if not _birth_differs(other, wanted)]
        if close:
            return Match(None, "same_name_only", tuple(close))
        far = tuple(key for key, _ in alike)
        return Match(None, "same_name_other_birth", far) if far else NOBODY


def _birth_differs(one: Identity, other: Identity) -> bool:
    """Whether the dates of birth cannot be the same day."""
    if one.birth is None or other.birth is None:
        return False
    return one.birth.last_day < other.birth.first_day or other.birth.last_day < one.birth.first_day


def _same_birth(one: Identity, other: Identity) -> bool:
    return one.birth is not None and one.birth == other.birth


def _numbers_differ(one: Identity, other: Identity) -> bool:
    """Whether both have numbers of one kind, and none of them is the same."""
    if one.personal_id is not None and other.personal_id is not None:
        return one.personal_id != other.personal_id
    lengths = {len(card) for card in one.cards} & {len(card) for card in other.cards}
    return bool(lengths) and not set(one.cards) & set(other.cards)
