"""What is to be seen of a list before it is taken in, though nothing of it has to be answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from vusta_desk.domain.findings import Finding, Severity
from vusta_desk.gui.screens.importing.branch_table import TOLD_HERE
from vusta_desk.gui.screens.importing.letters_card import OLD_LETTERS
from vusta_desk.gui.screens.importing.said import Said
from vusta_desk.usecases.import_members import Preview

ASKED = (
    OLD_LETTERS
    | TOLD_HERE
    | {
        "branch_unsure",
        "dates_only_month_first",
        "dates_read_month_first",
        "day_month_maybe_swapped",
    }
)
"""Codes of findings about a whole list that have questions or pages of their own."""

COLUMNS_LEFT = frozenset(("column_maybe_meant", "column_of_facts_left", "column_twice"))
"""Codes of findings about columns that were not read and may have been meant."""

SHEETS_LEFT = frozenset(("sheet_alike_not_read",))
"""Codes of findings about sheets of the same shape that were not read."""


class About(StrEnum):
    """What a notice is about; each kind has its own way on."""

    COLUMNS = "columns"
    SHEETS = "sheets"
    BRANCHES = "branches"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Told:
    """Findings of one kind, or the `names` of branches that would be made."""

    about: About
    findings: tuple[Finding, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """By which it is kept that this was seen: with anything else in it, it is another."""
        places = (
            f"{each.code}:{each.place.sheet}:{each.place.column}:{each.place.row}"
            for each in self.findings
        )
        return "|".join((f"told:{self.about}", *places, *self.names))


def told_of(previewed: Preview, of_the_file: Iterable[Finding], said: Said) -> list[Told]:
    """What is to be seen: columns and sheets left out, new branches, other warnings.

    A branch that somebody has called new is none to be told of.
    """
    plan = previewed.plan
    if not plan.rows:
        return []
    found: dict[About, list[Finding]] = {about: [] for about in About}
    for each in of_the_file:
        if each.severity is not Severity.INFO and each.code not in ASKED:
            found[_about(each)].append(each)
    notices = [Told(about, tuple(each)) for about, each in found.items() if each]
    names = tuple(name for name in new_branches(previewed) if not said.is_answered(name))
    if names:
        notices.append(Told(About.BRANCHES, names=names))
    return sorted(notices, key=lambda each: list(About).index(each.about))


def new_branches(previewed: Preview) -> list[str]:
    """The names of branches that would be made beside those on record; a first list has none."""
    return [] if previewed.is_first else [each.name for each in previewed.plan.branches]


def _about(finding: Finding) -> About:
    if finding.code in COLUMNS_LEFT or finding.code == "given_names_beside":
        return About.COLUMNS
    return About.SHEETS if finding.code in SHEETS_LEFT else About.FILE
