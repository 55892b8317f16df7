"""Names the numbers that two people would have once a list is taken in."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from vusta_desk.domain.findings import Place
from vusta_desk.domain.member import Member
from vusta_desk.domain.record_checks import check_numbers
from vusta_desk.importing.fates.planned import Fate, PlannedRow

_TAKEN_IN = (Fate.NEW, Fate.CHANGED)


def with_common_numbers(
    planned: Sequence[PlannedRow],
    places: Sequence[Callable[[int, str], Place]],
    known: Mapping[str, Member],
) -> tuple[PlannedRow, ...]:
    """The rows, with a finding for each number that two people would have.

    `places` says of each row where a field of it stands.
    """
    rows = list(planned)
    index_of_key = {row.member.key: at for at, row in enumerate(rows) if row.fate in _TAKEN_IN}
    after = {**known, **{key: rows[index].member for key, index in index_of_key.items()}}
    for found in check_numbers(_who_share(tuple(after.values()))):
        index = index_of_key.get(found.subject or "")
        if index is not None:
            row = rows[index]
            place = places[index](row.row, _stands_in(row, str(found.details["field"])))
            rows[index] = replace(row, findings=(*row.findings, replace(found, place=place)))
    return tuple(rows)


def _stands_in(row: PlannedRow, field: str) -> str:
    """The field in whose column a number stands: an old card's may be all that is known."""
    is_old = row.draft is not None and row.draft.is_old_card and field == "card_number"
    return "card_number_old" if is_old else field


def _who_share(members: Sequence[Member]) -> Iterator[Member]:
    """Those who have a card or personal number that occurs more than once."""
    cards = _repeated(n for m in members for n in (m.card_number, m.card_number_old) if n)
    personal = _repeated(m.personal_id for m in members if m.personal_id)
    if cards or personal:
        for member in members:
            numbers = (member.card_number, member.card_number_old)
            if not cards.isdisjoint(numbers) or member.personal_id in personal:
                yield member


def _repeated(numbers: Iterable[str]) -> set[str]:
    every = list(numbers)
    if len(set(every)) == len(every):  # nearly always, and quicker seen than counted
        return set()
    return {number for number, times in Counter(every).items() if times > 1}
