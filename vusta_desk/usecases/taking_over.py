"""What the registry becomes where a person takes the other side's word."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from vusta_desk.domain.comparison import MISSING_HERE, MISSING_THERE, Line
from vusta_desk.domain.findings import Finding, Refused, Severity
from vusta_desk.domain.member import Branch, Member, Registry
from vusta_desk.domain.reconciliation import CENTRAL
from vusta_desk.domain.record_checks import check_member, check_numbers
from vusta_desk.importing.fates.planned import Fate, ImportPlan


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


def refuse_false(registry: Registry, taken: Taken) -> None:
    """What was wrong on file already keeps nobody from taking something else.

    Raises Refused `reconcile_takes_false` (`member`, `fields`).
    """
    before = {member.key: member for member in registry.members}
    after = {**before, **{member.key: member for member in taken.members}}
    known = {_fault(found) for found in _errors(before, taken)}
    for found in _errors(after, taken):
        if _fault(found) not in known:
            name, field = after[found.subject or ""].name, str(found.details["field"])
            raise Refused("reconcile_takes_false", member=name, fields=(field,))


def _errors(members: Mapping[str, Member], taken: Taken) -> Iterator[Finding]:
    ours = {member.key: members[member.key] for member in taken.members if member.key in members}
    found = [each for member in ours.values() for each in check_member(member)]
    found += [each for each in check_numbers(members.values()) if each.subject in ours]
    return (each for each in found if each.severity is Severity.ERROR)


def _fault(found: Finding) -> tuple[object, ...]:
    return found.code, found.subject, *sorted(found.details.items())


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
