"""What of a planned list is taken in, by all that was decided; and the writing of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from vusta_desk.domain.member import Branch, Committee, Member
from vusta_desk.importing.choices import NOTHING_LEARNED, Learned
from vusta_desk.importing.fates.decisions import Decisions, taken_in
from vusta_desk.importing.fates.planned import Fate, ImportPlan
from vusta_desk.jobs import Progress
from vusta_desk.storage import members
from vusta_desk.storage.settings import set_committee
from vusta_desk.storage.unit_of_work import Writer
from vusta_desk.usecases import list_lessons

AT_ONCE = 500


class Accept(StrEnum):
    """Which rows of a plan are taken in; unsure and refused rows never are."""

    ALL = "all"
    NEW = "new"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class TakingIn:
    """What is written: members and branches that are new or changed, names of the office, lessons.

    `lessons` is what earlier lists have not taught already.
    """

    new: tuple[Member, ...] = ()
    changed: tuple[Member, ...] = ()
    new_branches: tuple[Branch, ...] = ()
    changed_branches: tuple[Branch, ...] = ()
    committee: Committee | None = None
    lessons: Learned = NOTHING_LEARNED

    @property
    def people(self) -> int:
        """How many members are written."""
        return len(self.new) + len(self.changed)

    @property
    def is_nothing(self) -> bool:
        """Whether there is nothing to write."""
        return self == TakingIn()

    @property
    def kind(self) -> str:
        """The kind of the operation."""
        if self.people or self.committee:
            return "import"
        return "import_branches" if self.new_branches or self.changed_branches else "list_lessons"

    @property
    def counts(self) -> tuple[int, int]:
        """How many are new and how many changed, of what the operation is about."""
        if self.kind == "import_branches":
            return len(self.new_branches), len(self.changed_branches)
        return len(self.new), len(self.changed)


def decided_of(
    plan: ImportPlan, accept: Accept, decisions: Decisions, learned: Learned, *, is_first: bool
) -> TakingIn:
    """What is taken in. A branch that only rows name which are left comes in with none of them."""
    if accept is Accept.NONE:
        return TakingIn()
    new = tuple(taken_in(plan, decisions, Fate.NEW))
    changed: tuple[Member, ...] = ()
    if accept is Accept.ALL:  # where an offer is taken a row that is the same becomes a changed one
        changed = (*taken_in(plan, decisions, Fate.CHANGED), *taken_in(plan, decisions, Fate.SAME))
    branches = _branches(plan, (*new, *changed))
    return TakingIn(
        new=new,
        changed=changed,
        new_branches=branches,
        changed_branches=plan.changed_branches if accept is Accept.ALL else (),
        committee=plan.committee if is_first else None,
        lessons=list_lessons.fresh(plan.lessons, learned),
    )


def write(writer: Writer, taking: TakingIn, progress: Progress) -> None:
    """Writes it, people in parts, so that progress is told and the act can be called off."""
    connection = writer.connection
    if taking.committee:
        set_committee(connection, taking.committee)
    members.insert_branches(connection, taking.new_branches)
    for branch in taking.changed_branches:
        members.update_branch(connection, branch)
    done = 0
    for write_part, people in (
        (members.insert_members, taking.new),
        (members.update_members, taking.changed),
    ):
        for first in range(0, len(people), AT_ONCE):
            part = people[first : first + AT_ONCE]
            write_part(connection, part)
            done += len(part)
            progress.step(done, taking.people)
    list_lessons.learn(writer, taking.lessons)


def _branches(plan: ImportPlan, people: Iterable[Member]) -> tuple[Branch, ...]:
    used = {member.branch for member in people}
    named = {row.member.branch for row in plan.rows}
    return tuple(each for each in plan.branches if each.key in used or each.key not in named)
