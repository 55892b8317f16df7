"""What a kind of list does not change unasked, though it says otherwise: it is offered instead."""

from dataclasses import replace
from typing import Any

from vusta_desk.domain.findings import Severity
from vusta_desk.importing.cells.readings import problem
from vusta_desk.importing.columns.profiles import Profile
from vusta_desk.importing.fates.changes import Merged


def held_back(merged: Merged, profile: Profile) -> Merged:
    """The record with only what such a list may change; the rest becomes offers, and is said."""
    back = [each for each in merged.changes if not profile.may_change(each.field, each.ours)]
    if not back:
        return merged
    ours: dict[str, Any] = {change.field: change.ours for change in back}
    said = [
        (each.field, problem(Severity.INFO, "kept_by_kind_of_list"))
        for each in back
        if each.ours not in (None, ())
    ]
    return replace(
        merged,
        member=replace(merged.member, **ours),
        changes=tuple(each for each in merged.changes if each not in back),
        kept=(*merged.kept, *said),
        offers=(*merged.offers, *back),
    )
