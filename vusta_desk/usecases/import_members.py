"""Bringing in a list: a preview that writes nothing, then one operation."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from vusta_desk.domain.findings import Refused
from vusta_desk.importing.plan import Fate, ImportPlan, PlannedRow, plan_import
from vusta_desk.storage import backup, members
from vusta_desk.storage.history import last_operation
from vusta_desk.storage.settings import set_committee
from vusta_desk.usecases.services import Services


class Accept(StrEnum):
    """Which rows of a plan are taken in; unsure and refused rows never are."""

    ALL = "all"
    NEW = "new"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Preview:
    """A plan and the state of the data it was made for."""

    plan: ImportPlan
    last_operation: int
    is_first: bool

    @property
    def fates(self) -> dict[Fate, int]:
        """Rows by fate, every fate named."""
        counted = Counter(row.fate for row in self.plan.rows)
        return {fate: counted[fate] for fate in Fate}


def preview(services: Services, path: Path, sheet: str | None = None) -> Preview:
    """Every row's fate. Raises Refused where the file as a whole cannot be read."""
    registry = services.registry()
    with services.data.read() as connection:
        last = last_operation(connection)
    return Preview(plan_import(path, registry, sheet=sheet), last, not registry.members)


def apply(services: Services, previewed: Preview, accept: Accept) -> int | None:
    """Takes the accepted rows in, as one operation; its number, or None where nothing is to do.

    Raises Refused where the data has changed since the preview.
    """
    plan = previewed.plan
    new = _accepted(plan, Fate.NEW) if accept is not Accept.NONE else []
    changed = _accepted(plan, Fate.CHANGED) if accept is Accept.ALL else []
    committee = plan.committee if previewed.is_first and accept is not Accept.NONE else None
    if not (new or changed or committee):
        return None
    backup.make(services.data, services.clock())
    details = {"file": Path(plan.file).name, "sha256": plan.sha256}
    counts = {"new": len(new), "changed": len(changed)}
    with services.operation("import", **details, **counts) as writer:
        if last_operation(writer.connection) != previewed.last_operation:
            raise Refused("data_changed_since_preview")
        if committee:
            set_committee(writer.connection, committee)
        members.insert_branches(writer.connection, plan.branches)
        members.insert_members(writer.connection, [row.member for row in new])
        members.update_members(writer.connection, [row.member for row in changed])
        return writer.operation_id


def _accepted(plan: ImportPlan, fate: Fate) -> list[PlannedRow]:
    return [row for row in plan.rows if row.fate is fate]
