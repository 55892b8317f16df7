"""What a person decides about the rows of a plan: taken in or left, theirs or ours."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from vusta_desk.domain.member import Member
from vusta_desk.importing.choices import RowId
from vusta_desk.importing.planned import Fate, ImportPlan, PlannedRow

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
    back: dict[str, Any] = {
        change.field: change.ours
        for change in row.changes
        if not decisions.takes(row, change.field, by_default=True)
    }
    more: dict[str, Any] = {
        offer.field: offer.theirs
        for offer in row.offers
        if decisions.takes(row, offer.field, by_default=False)
    }
    if len(back) == len(row.changes) and not more:
        return None
    return replace(row.member, **back, **more)


def taken_in(plan: ImportPlan, decisions: Decisions, fate: Fate) -> Iterator[Member]:
    """The records to be written for the rows of one fate."""
    for row in plan.rows:
        if row.fate is fate and (member := decided(row, decisions)) is not None:
            yield member
