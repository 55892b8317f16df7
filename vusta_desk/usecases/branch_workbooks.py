"""Workbooks to the branches: made and recorded, and how far each branch has answered.

What comes back is read by `branch_answers`. What writes workbooks is loaded with the first.
"""

import secrets
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from vusta_desk.domain import file_names
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import Branch, Registry
from vusta_desk.jobs import Progress
from vusta_desk.storage import exchanges
from vusta_desk.storage.exchanges import Exchange
from vusta_desk.storage.unit_of_work import Writer
from vusta_desk.usecases.branch_sheets import is_sent, people_of, sheet_of
from vusta_desk.usecases.open_lines import OpenLine, still_open
from vusta_desk.usecases.output import save
from vusta_desk.usecases.services import Services

__all__ = [
    "BranchState",
    "Exchange",
    "OpenLine",
    "Sent",
    "State",
    "export",
    "export_many",
    "settled_by",
    "states",
    "suggested_name",
    "without_branch",
]


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
    open: Mapping[str, tuple[OpenLine, ...]] = field(default_factory=dict)

    @property
    def last(self) -> Exchange | None:
        """The latest workbook."""
        return self.exchanges[0] if self.exchanges else None

    @property
    def answered(self) -> Exchange | None:
        """The workbook whose answer holds for the latest one; None where none does yet."""
        return self.answer_to(self.last) if self.last else None

    @property
    def state(self) -> State:
        """How far the branch has come."""
        if self.last is None:
            return State.NOT_SENT
        answer = self.answered.answer if self.answered else None
        return State(answer) if answer else State.SENT

    @property
    def left_open(self) -> int:
        """How much of what the branch said nobody has decided on yet."""
        return sum(map(len, self.open.values()))

    def answer_to(self, sent: Exchange) -> Exchange | None:
        """The workbook by which one was answered: itself, or another that came back instead."""
        if sent.answer is not None:
            return sent
        return next((each for each in self.exchanges if sent.token in _settled(each)), None)


def settled_by(exchange: Exchange, others: Iterable[Exchange]) -> tuple[str, ...]:
    """The tokens of the branch's other workbooks that an answer to this one is an answer to.

    Those are all that wait for one, where this is the first answer since they were sent.
    """
    if exchange.answer is not None:
        return tuple(sorted(_settled(exchange)))
    others = tuple(others)
    done = {token for each in others for token in _settled(each)}
    if exchange.token in done:
        return ()
    waiting = (each.token for each in others if each.answer is None and each != exchange)
    return tuple(sorted(token for token in waiting if token not in done))


def _settled(exchange: Exchange) -> frozenset[str]:
    said: Any = exchange.base.get("answer", {})
    return frozenset(said.get("settles", ()))


def without_branch(services: Services) -> int:
    """How many members are in standing and in no branch, so that no workbook names them."""
    registry = services.registry()
    keys = {branch.key for branch in registry.branches}
    lost = (member for member in registry.members if member.branch not in keys)
    return sum(is_sent(services, member) for member in lost)


def states(services: Services) -> tuple[BranchState, ...]:
    """Every branch that has members or was sent a workbook, in the office's order."""
    registry = services.registry()
    with services.data.read() as connection:
        sent = exchanges.all(connection)
    current = (member for member in registry.members if is_sent(services, member))
    people = Counter(member.branch for member in current)
    known = {member.key: member for member in registry.members}
    left = {each.token: lines for each in sent if (lines := still_open(each, known))}
    of_branch = {
        branch.key: tuple(each for each in sent if each.branch == branch.key)
        for branch in registry.branches
    }
    found = (
        BranchState(
            branch.key,
            branch.name,
            people[branch.key],
            mine := of_branch[branch.key],
            {each.token: left[each.token] for each in mine if each.token in left},
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
    return file_names.safe(name, f" {day.isoformat()}.xlsx")


def _new_file(folder: Path, branch: Branch, day: date) -> Path:
    """A name that no file in the folder has: a workbook that came back is never written over."""
    path = folder / suggested_name(branch.name, day)
    number = 1
    while path.exists():
        number += 1
        stem = suggested_name(branch.name, day).removesuffix(".xlsx")
        path = folder / f"{stem} ({number}).xlsx"
    return path
