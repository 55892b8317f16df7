"""Whose list a sheet is, where neither a column nor rows say it: its title or its name does."""

import re
from itertools import takewhile

from vusta_desk.domain.findings import Finding, Place, Severity
from vusta_desk.domain.names import folded, tidy
from vusta_desk.importing.columns.headers import Header
from vusta_desk.importing.files.raw import RawSheet, column_letters
from vusta_desk.importing.rows.branch_keys import BranchBook

_NAMED = re.compile(r"\b(?:chi bộ|cb)\b.*", re.IGNORECASE)
_BEGINS = re.compile(r"(?:chi bo|cb)\b.+")


def branch_of_sheet(
    sheet: RawSheet, header: Header, branches: BranchBook, place: Place
) -> tuple[str | None, list[Finding]]:
    """The name of the branch of everybody above the first branch row, and what is said of that.

    A title is taken for the name of a branch only where it is like one of ours; a sheet that is
    called “Chi bộ …” or “CB …” is of that branch, known or new.
    """
    if header.index_of("branch") is not None:
        return None, []
    for number, cells in takewhile(lambda row: row[0] < header.row, sheet.rows()):
        for index, cell in enumerate(cells):
            found = _NAMED.search(tidy(cell)) if isinstance(cell, str) else None
            if found is not None and branches.is_like_ours(found[0]):
                at = Place(place.file, place.sheet, number, column_letters(index))
                return found[0], [_said(found[0], at)]
    name = tidy(sheet.name or "")
    if name and (_BEGINS.match(folded(name)) or branches.is_ours(name)):
        return name, [_said(name, place)]
    return None, []


def _said(name: str, place: Place) -> Finding:
    return Finding(Severity.INFO, "branch_of_sheet", None, place, {"name": name})
