"""What the place asks of the data file, each piece in one reading; no widgets here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from vusta_desk.domain.findings import Finding, Refused
from vusta_desk.gui.screens.members.paged_rows import PAGE
from vusta_desk.jobs import Progress
from vusta_desk.usecases import branches as branch_acts
from vusta_desk.usecases import browse_members, edit_member
from vusta_desk.usecases.branches import KindGroup
from vusta_desk.usecases.browse_members import MemberRow, Query
from vusta_desk.usecases.edit_member import Change, Opened
from vusta_desk.usecases.services import Services


@dataclass(frozen=True, slots=True)
class Listed:
    """Who answers a query, the pages that are looked at first, and where the wanted one stands."""

    query: Query
    ids: tuple[int, ...]
    first_rows: tuple[MemberRow, ...]
    place: int | None


@dataclass(frozen=True, slots=True)
class Tree:
    """The branches by kind, and how many members are taken out."""

    groups: tuple[KindGroup, ...]
    taken_out: int


@dataclass(frozen=True, slots=True)
class Record:
    """Everything the detail shows of one member."""

    row: MemberRow
    opened: Opened
    findings: tuple[Finding, ...]
    history: tuple[Change, ...]


def read_list(
    services: Services, query: Query, *, top: int = 0, wanted: int | None = None
) -> Listed:
    """The listing with the page around `top` and the one of the `wanted` row number."""
    ids = browse_members.listing(services, query)
    place = ids.index(wanted) if wanted in ids else None
    pages = {top // PAGE} | ({place // PAGE} if place is not None else set())
    first = [number for page in sorted(pages) for number in ids[page * PAGE : (page + 1) * PAGE]]
    return Listed(query, ids, browse_members.rows(services, first), place)


def find_row(services: Services, key: str) -> MemberRow | None:
    """The row of the member with this key, counted or taken out; None where there is none."""
    for taken_out in (False, True):
        found = browse_members.listing(services, Query(text=key, taken_out=taken_out))
        for start in range(0, len(found), PAGE):
            for row in browse_members.rows(services, found[start : start + PAGE]):
                if row.key == key:
                    return row
    return None


def read_tree(services: Services) -> Tree:
    """The branches and the number of those taken out."""
    taken_out = browse_members.listing(services, Query(taken_out=True))
    return Tree(branch_acts.tree(services), len(taken_out))


def read_record(services: Services, number: int) -> Record | None:
    """The record behind a row of a list; None where it is gone meanwhile."""
    try:
        (row,) = browse_members.rows(services, (number,))
        opened = edit_member.open_member(services, row.key)
        history = edit_member.member_history(services, row.key)
    except (Refused, ValueError):
        return None
    return Record(row, opened, edit_member.check(services, opened.member), history)


def copied_text(
    services: Services,
    ids: Sequence[int],
    columns: Sequence[tuple[str, str]],
    progress: Progress,
) -> str:
    """Rows as spreadsheets take them from the clipboard; `columns` are field ids and titles."""
    lines = [[title for _, title in columns]]
    for start in range(0, len(ids), PAGE):
        progress.step(start, len(ids))
        rows = browse_members.rows(services, ids[start : start + PAGE])
        lines += [[row.texts.get(field, "") for field, _ in columns] for row in rows]
    return "\n".join("\t".join(_one_line(cells)) for cells in lines)


def _one_line(cells: Iterable[str]) -> list[str]:
    return [" ".join(cell.split()) for cell in cells]


def in_order(query: Query, field: str, *, descending: bool) -> Query:
    """The same question with its answers in another order."""
    return replace(query, order=field, descending=descending)
