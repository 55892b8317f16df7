"""On what two records of one person cannot both be right.

A date that one side knows more fully, a blank, capitals, words that they write without marks, and a
card of the new kind beside one of the old are no disagreement.
"""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from vusta_desk.domain.member import Member
from vusta_desk.domain.names import has_marks, matching, same_spelling
from vusta_desk.domain.partial_date import PartialDate

CARDS = ("card_number", "card_number_old")
COMPARED = (
    "name",
    "sex",
    "birth_date",
    "branch",
    "admission_decision_date",
    "admission_date",
    "official_date",
    *CARDS,
    "personal_id",
    "home",
)
"""What is compared, in the order in which it is shown."""

Disagreement: TypeAlias = tuple[str, object, object]
_WORDS = frozenset(("name", "home"))


def disagreements(ours: Member, theirs: Mapping[str, object]) -> Iterator[Disagreement]:
    """Field, our value and theirs, of all that cannot both be true."""
    for field in COMPARED:
        if field in CARDS:
            yield from _cards_disagree(field, ours, theirs)
            continue
        here, there = getattr(ours, field), theirs.get(field)
        if here is not None and there is not None and _differ(field, here, there):
            yield field, here, there


def knows_more(ours: Member, theirs: Mapping[str, object]) -> bool:
    """Whether the other side knows something that is blank or less full here."""
    return any(
        value is not None and _is_more(getattr(ours, field), value)
        for field in COMPARED
        if field not in CARDS
        for value in [theirs.get(field)]
    ) or not _numbers(theirs) <= _numbers(_cards(ours))


def _differ(field: str, ours: object, theirs: object) -> bool:
    if isinstance(ours, PartialDate) and isinstance(theirs, PartialDate):
        return ours.last_day < theirs.first_day or theirs.last_day < ours.first_day
    if field in _WORDS:
        return not _say_the_same(str(ours), str(theirs))
    return ours != theirs


def _say_the_same(ours: str, theirs: str) -> bool:
    """Words without marks say less than ours, and nothing else."""
    if has_marks(theirs):
        return same_spelling(ours, theirs)
    return matching(ours) == matching(theirs)


def _is_more(ours: object, theirs: object) -> bool:
    if isinstance(ours, PartialDate):
        return str(theirs).startswith(str(ours)) and theirs != ours
    return ours is None


def _cards_disagree(
    field: str, ours: Member, theirs: Mapping[str, object]
) -> Iterator[Disagreement]:
    """A number of ours of which they have another of the same kind, and not ours as well."""
    number, numbers = getattr(ours, field), _numbers(theirs)
    if number is None or number in numbers:
        return
    known = _numbers(_cards(ours))
    for other in sorted(numbers - known):
        if len(other) == len(number):
            yield field, number, other
            return


def _cards(ours: Member) -> Mapping[str, object]:
    return {field: getattr(ours, field) for field in CARDS}


def _numbers(values: Mapping[str, object]) -> frozenset[str]:
    return frozenset(str(values[field]) for field in CARDS if values.get(field) is not None)
