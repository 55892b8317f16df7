"""Which rows of a preview are listed, in which order; and what there is to choose them by."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from vusta_desk.domain.findings import Finding
from vusta_desk.domain.names import search_rank
from vusta_desk.gui.screens.importing.fates import urgency
from vusta_desk.usecases.import_members import Fate, FieldChange, PlannedRow, Preview, RowId

EVERY_FATE = frozenset(Fate)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Rows of these fates, with a finding of this code ("" for any), whose name answers `text`."""

    fates: frozenset[Fate] = EVERY_FATE
    code: str = ""
    text: str = ""

    def holds(self, row: PlannedRow) -> bool:
        """Whether a row is one of them."""
        return (
            row.fate in self.fates
            and (not self.code or any(found.code == self.code for found in row.findings))
            and (not self.text or search_rank(self.text, row.member.name) is not None)
        )


@dataclass(frozen=True, slots=True)
class Order:
    """By what the rows are ordered; None is the worst first."""

    key: Callable[[PlannedRow], Any] | None = None
    down: bool = False


def listed(rows: Iterable[PlannedRow], wanted: Wanted, order: Order) -> list[PlannedRow]:
    """The rows that are wanted, in that order."""
    found = [row for row in rows if wanted.holds(row)]
    found.sort(key=urgency)
    if order.key is not None:
        found.sort(key=order.key, reverse=order.down)
    return found


def in_place(rows: Iterable[PlannedRow], places: Sequence[RowId]) -> list[PlannedRow]:
    """The rows that were listed before, each in its place, whatever has become of it."""
    by_id = {row.id: row for row in rows}
    return [by_id[place] for place in places if place in by_id]


def kind_of(row: PlannedRow, change: FieldChange) -> str:
    """A change, an offer, or the offer of a blank: decided alike in all rows or not at all."""
    if change in row.changes:
        return "change"
    return "blank" if change.theirs is None else "offer"


@dataclass(frozen=True, slots=True)
class Survey:
    """What a preview holds, counted once and not in Qt's thread.

    `findings` are one of each code with how many rows have it; `alike` the rows in which a field
    is decided in the same way; `of_the_file` what is about no single row.
    """

    rows: Mapping[RowId, PlannedRow] = field(default_factory=dict)
    fates: Mapping[Fate, int] = field(default_factory=dict)
    findings: tuple[tuple[Finding, int], ...] = ()
    alike: Mapping[tuple[str, str], tuple[PlannedRow, ...]] = field(default_factory=dict)
    of_the_file: tuple[Finding, ...] = ()


def survey(previewed: Preview) -> Survey:
    """Goes once through all rows."""
    counts: Counter[str] = Counter()
    first: dict[str, Finding] = {}
    alike: dict[tuple[str, str], list[PlannedRow]] = {}
    of_rows: set[int] = set()
    for row in previewed.plan.rows:
        counts.update({found.code for found in row.findings})
        for found in row.findings:
            first.setdefault(found.code, found)
            of_rows.add(id(found))
        for change in (*row.changes, *row.offers):
            alike.setdefault((change.field, kind_of(row, change)), []).append(row)
    return Survey(
        rows={row.id: row for row in previewed.plan.rows},
        fates=previewed.fates,
        findings=tuple((first[code], count) for code, count in counts.most_common()),
        alike={kind: tuple(rows) for kind, rows in alike.items()},
        of_the_file=tuple(each for each in previewed.plan.findings if id(each) not in of_rows),
    )
