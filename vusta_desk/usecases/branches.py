"""Branches: who belongs to each, new ones, changed ones."""

from collections import Counter
from dataclasses import dataclass, replace

from vusta_desk.domain.findings import Refused
from vusta_desk.domain.keys import fresh_keys
from vusta_desk.domain.member import Branch, BranchKind
from vusta_desk.domain.names import folded, tidy
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.importing.choices import Learned
from vusta_desk.storage import listings, members
from vusta_desk.usecases import list_lessons
from vusta_desk.usecases.services import Services


@dataclass(frozen=True, slots=True)
class BranchRow:
    """A branch; `count` are its members in standing today, `on_file` all of them.

    Who has died or left is still on file; who was taken out is not.
    """

    key: str
    name: str
    kind: BranchKind | None
    opened: PartialDate | None
    closed: PartialDate | None
    count: int
    on_file: int

    @property
    def branch(self) -> Branch:
        """The branch itself."""
        return Branch(self.key, self.name, self.kind, self.opened, self.closed)


@dataclass(frozen=True, slots=True)
class KindGroup:
    """The branches of one kind, of none, or (`no_branch`) the members without a branch."""

    kind: BranchKind | None
    count: int
    on_file: int
    branches: tuple[BranchRow, ...]
    no_branch: bool = False


def branches(services: Services) -> tuple[BranchRow, ...]:
    """Every branch in the office's order."""
    known, _ = _counted(services)
    return known


def names(services: Services) -> dict[str, str]:
    """The name of every branch by its key, in the office's order; nobody is counted for it."""
    return {key: branch.name for key, branch in by_key(services).items()}


def by_key(services: Services) -> dict[str, Branch]:
    """Every branch by its key, in the office's order; nobody is counted for it."""
    with services.data.read() as connection:
        return {branch.key: branch for branch in members.all_branches(connection)}


def tree(services: Services) -> tuple[KindGroup, ...]:
    """The branches by kind, then those of none, then the members without a branch.

    The counts of the groups add up to everyone. A group without a branch is left out.
    """
    known, (count, on_file) = _counted(services)
    groups = []
    for kind in (*BranchKind, None):
        own = tuple(row for row in known if row.kind == kind)
        if own:
            counts = sum(row.count for row in own), sum(row.on_file for row in own)
            groups.append(KindGroup(kind, *counts, own))
    if on_file:
        groups.append(KindGroup(None, count, on_file, (), no_branch=True))
    return tuple(groups)


def new_branch(services: Services) -> Branch:
    """An empty branch with a key of its own."""
    with services.data.read() as connection:
        taken = [branch.key for branch in members.all_branches(connection)]
    return Branch(next(fresh_keys("B", 2, taken)), "")


def save_branch(services: Services, branch: Branch, *, new: bool) -> int | None:
    """Adds or replaces a branch; the number of the operation, None where nothing changes.

    Raises Refused: `branch_name_needed`; `branch_name_taken` (`name`) where another has the name;
    `branch_closed_before_opened`; `branch_key_taken` or `no_such_branch` (`key`). Lists that still
    have the former name of a branch are read as being about it.
    """
    branch = replace(branch, name=tidy(branch.name))
    with services.data.read() as connection:
        known = {each.key: each for each in members.all_branches(connection)}
    _refuse_unfit(branch, known)
    if new == (branch.key in known):
        raise Refused("branch_key_taken" if new else "no_such_branch", key=branch.key)
    if known.get(branch.key) == branch:
        return None
    kind = "add_branch" if new else "edit_branch"
    with services.operation(kind, branch=branch.name, key=branch.key) as writer:
        if new:
            members.insert_branches(writer.connection, [branch])
        else:
            members.update_branch(writer.connection, branch)
            former = known[branch.key].name
            if folded(former) != folded(branch.name):
                list_lessons.learn(writer, Learned(branches={former: branch.key}))
        return writer.operation_id


def _refuse_unfit(branch: Branch, known: dict[str, Branch]) -> None:
    if not branch.name:
        raise Refused("branch_name_needed")
    name = folded(branch.name)
    if any(folded(each.name) == name for each in known.values() if each.key != branch.key):
        raise Refused("branch_name_taken", name=branch.name)
    if branch.opened and branch.closed and branch.closed.last_day < branch.opened.first_day:
        raise Refused("branch_closed_before_opened", name=branch.name)


def _counted(services: Services) -> tuple[tuple[BranchRow, ...], tuple[int, int]]:
    """Every branch, and the two counts of those without one."""
    with services.data.read() as connection:
        known = members.all_branches(connection)
        count, on_file = Counter[str | None](), Counter[str | None]()
        for key, is_counted, people in listings.people_by_branch(connection, services.today):
            on_file[key] += people
            count[key] += people * is_counted
    rows = tuple(
        BranchRow(
            branch.key,
            branch.name,
            branch.kind,
            branch.opened,
            branch.closed,
            count[branch.key],
            on_file[branch.key],
        )
        for branch in known
    )
    return rows, (count[None], on_file[None])
