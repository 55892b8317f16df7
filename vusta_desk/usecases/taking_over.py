"""What the registry becomes where a person takes the other side's word."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from vusta_desk.domain.comparison import MISSING_HERE, MISSING_THERE, Line
from vusta_desk.domain.member import Branch, Member, Registry
from vusta_desk.domain.reconciliation import CENTRAL
from vusta_desk.importing.planned import Fate, ImportPlan


@dataclass(frozen=True, slots=True)
class Taken:
    """Records to add and to change, and the branches that these need."""

    new: tuple[Member, ...] = ()
    changed: tuple[Member, ...] = ()
    branches: tuple[Branch, ...] = ()

    @property
    def members(self) -> tuple[Member, ...]:
        """All of the records as they become."""
        return (*self.new, *self.changed)


def taken_over(registry: Registry, plan: ImportPlan, source: str, lines: Sequence[Line]) -> Taken:
    """What is to be written for the lines of a comparison whose other side is taken."""
    known = {member.key: member for member in registry.members}
    rows = {(row.sheet, row.row): row for row in plan.rows if row.fate is Fate.NEW}
    new: list[Member] = []
    changed: dict[str, Member] = {}
    for line in lines:
        if line.key is None:
            assert line.row is not None  # whoever is unknown here stands in a row there
            new.append(_added(rows[line.row].member, source))
            continue
        ours = changed.get(line.key, known[line.key])
        changed[line.key] = replace(ours, **_values(line, ours, source))
    branches = _needed(plan, (*new, *changed.values()))
    return Taken(tuple(new), tuple(changed.values()), branches)


def _added(member: Member, source: str) -> Member:
    """A branch's list need not say which branch it is of."""
    return member if member.branch or source == CENTRAL else replace(member, branch=source)


def _values(line: Line, ours: Member, source: str) -> dict[str, Any]:
    if line.field == MISSING_HERE:
        return {"branch": source}
    if line.field == MISSING_THERE:
        return {"branch": line.theirs}
    words = {name: text for name, text in ours.as_written.items() if name != line.field}
    return {line.field: line.theirs, "as_written": words}


def _needed(plan: ImportPlan, members: Sequence[Member]) -> tuple[Branch, ...]:
    named = {member.branch for member in members}
    return tuple(branch for branch in plan.branches if branch.key in named)
