"""What a person decides about the rows of a plan: taken in or left, theirs or ours."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from vusta_desk.domain.member import Member
from vusta_desk.importing.choices import RowId
from vusta_desk.importing.fates.planned import Fate, ImportPlan, PlannedRow
from vusta_desk.importing.rows.people import settled_cards

_TAKEN_IN = frozenset({Fate.NEW, Fate.CHANGED})


@dataclass(frozen=True, slots=True)
class Decisions:
    """The word on a row beats that on its field in all rows, and that the program's default.

    True takes the row in, or takes their value; False leaves the row, or keeps ours. By default new
    and changed rows are taken in with their `changes`, and none of the `offers` is taken.
    """

    rows: Mapping[RowId, bool] = field(default_factory=dict)
    fields: Mapping[tuple[RowId, str], bool] = field(default_factory=dict)
    kinds: Mapping[str, bool] = field(default_factory=dict)

    def takes(self, row: PlannedRow, field_id: str, *, by_default: bool) -> bool:
        """Whether their value of a field is taken over in a row."""
        of_all = self.kinds.get(field_id, by_default)
        return self.fields.get((row.id, field_id), of_all)


NO_DECISIONS = Decisions()


def decided(row: PlannedRow, decisions: Decisions) -> Member | None:
    """The record to be written for a row; None where nothing is to be."""
    if row.fate not in _TAKEN_IN | {Fate.SAME} or not decisions.rows.get(row.id, True):
        return None
    if row.fate is Fate.NEW:
        return row.member
    before: dict[str, Any] = {change.field: change.ours for change in row.changes}
    ours = replace(row.member, **before)
    kept = {
        change.field
        for change in row.changes
        if not decisions.takes(row, change.field, by_default=True)
    }
    offered: dict[str, Any] = {
        offer.field: offer.theirs
        for offer in row.offers
        if decisions.takes(row, offer.field, by_default=False)
    }
    if "card_number" in kept:  # it may be what the old number was moved aside for
        kept.add("card_number_old")
    values: dict[str, Any] = {field: getattr(ours, field) for field in kept}
    values.setdefault("as_written", _words(row.member, ours, kept))
    member = _with_settled_cards(replace(row.member, **values, **offered), offered)
    return None if member == ours else member


def _words(theirs: Member, ours: Member, kept: Collection[str]) -> Mapping[str, str]:
    """The words beside the values: where ours is kept, our words stay with it."""
    return {
        **{field: words for field, words in theirs.as_written.items() if field not in kept},
        **{field: words for field, words in ours.as_written.items() if field in kept},
    }


def _with_settled_cards(member: Member, offered: Collection[str]) -> Member:
    if "card_number" not in offered:
        return member
    card, old = settled_cards(member.card_number, member.card_number_old)
    return replace(member, card_number=card, card_number_old=old)


def taken_in(plan: ImportPlan, decisions: Decisions, fate: Fate) -> Iterator[Member]:
    """The records to be written for the rows of one fate."""
    for row in plan.rows:
        if row.fate is fate and (member := decided(row, decisions)) is not None:
            yield member
