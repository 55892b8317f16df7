"""Reading a list off Qt's thread: the preview, what branches are called, what there is to see."""

from dataclasses import dataclass

from vusta_desk.gui.screens.importing.branch_table import BranchRow, rows_of
from vusta_desk.gui.screens.importing.rows import Order, Survey, Wanted, listed, survey
from vusta_desk.gui.screens.importing.said import Said
from vusta_desk.jobs import Progress
from vusta_desk.usecases import branches, import_members
from vusta_desk.usecases.import_members import PlannedRow, Preview
from vusta_desk.usecases.services import Services


@dataclass(frozen=True, slots=True)
class Reading:
    """A list as it was read. `ours` are our branches by key, `names` those of the list besides.

    `branches` are those that a list of branches would add or change; `worst_first` all rows in
    the order in which they are listed at first.
    """

    previewed: Preview
    ours: dict[str, str]
    names: dict[str, str]
    found: Survey
    branches: list[BranchRow]
    worst_first: list[PlannedRow]

    @property
    def new_branches(self) -> frozenset[str]:
        """The keys of branches that would be made beside those on record."""
        plan = self.previewed.plan
        return frozenset(each.key for each in plan.branches if not self.previewed.is_first)


def read(services: Services, progress: Progress, said: Said) -> Reading:
    """Plans the import as was said. Raises Refused as `import_members.preview`."""
    previewed = import_members.preview(services, said.path, said.choices, progress)
    known = branches.by_key(services)
    ours = {key: branch.name for key, branch in known.items()}
    names = ours | {each.key: each.name for each in previewed.plan.branches}
    rows = [] if previewed.plan.rows else rows_of(previewed, known)
    worst_first = listed(previewed.plan.rows, Wanted(), Order())
    return Reading(previewed, ours, names, survey(previewed), rows, worst_first)


def is_other_file(before: Reading, after: Reading) -> bool:
    """Whether the file was changed between two readings of it."""
    return before.previewed.plan.sha256 != after.previewed.plan.sha256
