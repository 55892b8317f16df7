"""Workbooks to the branches: made and recorded, and how far each branch has answered.

What comes back is read by `branch_answers`. What writes workbooks is loaded with the first.
"""

import re
import secrets
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import Branch, Registry
from vusta_desk.jobs import Progress
from vusta_desk.storage import exchanges
from vusta_desk.storage.exchanges import Exchange
from vusta_desk.storage.unit_of_work import Writer
from vusta_desk.usecases.branch_sheets import is_sent, people_of, sheet_of
from vusta_desk.usecases.output import save
from vusta_desk.usecases.services import Services

__all__ = [
    "BranchState",
    "Exchange",
    "Sent",
    "State",
    "export",
    "export_many",
    "states",
    "suggested_name",
]

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST_NAME = 100  # characters, so that folder and name together stay short enough


class State(StrEnum):
    """How far a branch has come with its latest workbook."""

    NOT_SENT = "not_sent"
    SENT = "sent"
    NO_CHANGE = "no_change"
    CHANGES = "changes"


@dataclass(frozen=True, slots=True)
class Sent:
    """One workbook that was made."""

    branch: str
    name: str
    people: int
    file: Path


@dataclass(frozen=True, slots=True)
class BranchState:
    """A branch, how many members would be sent now, and its workbooks, the latest first."""

    key: str
    name: str
    people: int
    exchanges: tuple[Exchange, ...] = ()

    @property
    def last(self) -> Exchange | None:
        """The latest workbook."""
        return self.exchanges[0] if self.exchanges else None

    @property
    def state(self) -> State:
        """How far the branch has come."""
        if self.last is None:
            return State.NOT_SENT
        return State(self.last.answer) if self.last.answer else State.SENT


def states(services: Services) -> tuple[BranchState, ...]:
    """Every branch that has members or was sent a workbook, in the office's order."""
    registry = services.registry()
    with services.data.read() as connection:
        sent = exchanges.all(connection)
    current = (member for member in registry.members if is_sent(services, member))
    people = Counter(member.branch for member in current)
    found = (
        BranchState(
            branch.key,
            branch.name,
            people[branch.key],
            tuple(each for each in sent if each.branch == branch.key),
        )
        for branch in registry.branches
    )
    return tuple(state for state in found if state.people or state.exchanges)


def export(services: Services, branch: str, path: Path) -> Sent:
    """Makes the workbook of a branch and records that it was sent, as one operation.

    Raises Refused `no_such_branch` (`key`), `branch_without_members` (`branch`), and as
    `output.save` does.
    """
    registry = services.registry()
    found = _branch(registry, branch)
    with services.operation("branch_sent", branch=found.name, file=path.name) as writer:
        return _make(services, writer, registry, found, path)


def export_many(
    services: Services,
    keys: Sequence[str],
    folder: Path,
    progress: Progress | None = None,
) -> tuple[Sent, ...]:
    """Makes a workbook for each of these branches, in files of new names, as one operation.

    Branches without members are passed over. Called off, nothing is recorded, and what was written
    by then is taken away. Raises Refused `no_such_branch`, `branch_without_members` (`branch`)
    where none has any, and as `output.save` does.
    """
    registry, progress = services.registry(), progress or Progress()
    wanted = [_branch(registry, key) for key in dict.fromkeys(keys)]
    wanted = [each for each in wanted if people_of(services, registry.members, each.key)]
    if not wanted:
        raise Refused("branch_without_members", branch=_names(registry, keys))
    made: list[Sent] = []
    try:
        with services.operation("branches_sent", count=len(wanted)) as writer:
            for branch in wanted:
                progress.step(len(made), len(wanted))
                path = _new_file(folder, branch, services.today)
                made.append(_make(services, writer, registry, branch, path))
    except BaseException:
        for each in made:
            each.file.unlink(missing_ok=True)
        raise
    return tuple(made)


def _make(
    services: Services, writer: Writer, registry: Registry, branch: Branch, path: Path
) -> Sent:
    from vusta_desk.documents.branch_workbook import write_branch_workbook

    people = people_of(services, registry.members, branch.key)
    if not people:
        raise Refused("branch_without_members", branch=branch.name)
    token = secrets.token_urlsafe(16)
    office = registry.committee.superior, registry.committee.name
    workbook, base = sheet_of(services, office, branch, people, token)
    document = {"people": base.document()}
    exchanges.send(writer.connection, token, branch.key, services.today, path.name, document)
    save(services, path, write_branch_workbook(workbook))
    return Sent(branch.key, branch.name, len(people), path)


def _branch(registry: Registry, key: str) -> Branch:
    for branch in registry.branches:
        if branch.key == key:
            return branch
    raise Refused("no_such_branch", key=key)


def _names(registry: Registry, keys: Iterable[str]) -> str:
    wanted = set(keys)
    return ", ".join(branch.name for branch in registry.branches if branch.key in wanted)


def suggested_name(name: str, day: date) -> str:
    """The name of the file for a branch."""
    kept = _NOT_IN_NAMES.sub(" ", name).strip(" .")[:_LONGEST_NAME].strip()
    return f"{kept} {day.isoformat()}.xlsx"


def _new_file(folder: Path, branch: Branch, day: date) -> Path:
    """A name that no file in the folder has: a workbook that came back is never written over."""
    path = folder / suggested_name(branch.name, day)
    number = 1
    while path.exists():
        number += 1
        stem = suggested_name(branch.name, day).removesuffix(".xlsx")
        path = folder / f"{stem} ({number}).xlsx"
    return path
