"""The lists of a round: who is proposed, by level and by branch, and who is unclear and why."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from vusta_desk.documents.table_paper import (
    Cell,
    Group,
    Paragraph,
    Part,
    Sum,
    TablePaper,
    TablePart,
    Texts,
    numbered,
)
from vusta_desk.documents.table_paper import Row as TableRow
from vusta_desk.domain.names import text_sort_key
from vusta_desk.i18n.formats import day_text
from vusta_desk.usecases.badge_rounds import Box, by_level_and_branch
from vusta_desk.usecases.evaluate import Row
from vusta_desk.usecases.round_choices import Choice
from vusta_desk.usecases.round_facts import RoundFacts
from vusta_desk.usecases.round_rows import PERSON_WORDS, RowTexts
from vusta_desk.usecases.round_texts import (
    HEAD_WORDS,
    Needs,
    Sections,
    figure,
    in_order,
    round_paper,
    sources,
)

_NOT_YET = ("no_history", "waiting", "under_review")
_UNCLEAR = ("cannot_tell", *_NOT_YET)
NEEDS = Needs(
    "dot-danh-sach",
    (
        *HEAD_WORDS,
        *PERSON_WORDS,
        "by_level",
        "by_branch",
        "unclear",
        "section",
        "window",
        "proposed",
        "not_yet",
        "counted",
        "group_level",
        "group_branch",
        "no_branch",
        "nobody",
        "sum",
        "matrix_sum",
        "other_branches",
        *(f"unclear_{box}" for box in _UNCLEAR),
        "decided",
        "set_aside",
        "put_in",
        "notes",
        "note",
        "sources",
        "fingerprint",
        "maker",
    ),
    ("by_level", "by_branch", "matrix", "decided", "unclear"),
)
_Cells = Callable[[Row], tuple[Cell, ...]]


def by_level(facts: RoundFacts, texts: Texts) -> TablePaper:
    """Those proposed, by level; then those who have reached one and wait for something."""
    return round_paper(facts, texts, "by_level", _ByLevel(facts, texts).all())


def by_branch(facts: RoundFacts, texts: Texts) -> TablePaper:
    """How many of each level in each branch; then those proposed, branch by branch."""
    return round_paper(facts, texts, "by_branch", _ByBranch(facts, texts).all())


def unclear(facts: RoundFacts, texts: Texts) -> TablePaper:
    """Who is unclear or waits for a decision, why, and what to look up, with room to write it."""
    return round_paper(facts, texts, "unclear", _Unclear(facts, texts).all())


@dataclass
class _List:
    """What the lists have in common; sections are numbered as they come."""

    facts: RoundFacts
    texts: Texts

    def __post_init__(self) -> None:
        self.rows = RowTexts(self.facts, self.texts)
        self.heading = Sections(self.texts).heading

    def window(self) -> Paragraph:
        first, last = map(day_text, self.facts.round.window)
        day = day_text(self.facts.day)
        return Paragraph(self.texts.put("window", first=first, last=last, day=day))

    def nobody(self) -> Paragraph:
        return Paragraph(self.texts.words["nobody"])

    def grouped(
        self, name: str, groups: Iterable[tuple[str, Sequence[Row]]], cells: _Cells, sums: int
    ) -> Iterator[Part]:
        """One table with its groups; amounts stand in the column before the last."""
        lines: list[TableRow] = []
        everyone: list[Row] = []
        for title, rows in groups:
            lines.append(Group(title))
            for row in rows:
                everyone.append(row)
                lines.append((len(everyone), *cells(row)))
        if not everyone:
            yield self.nobody()
            return
        design = self.texts.tables[name]
        total = figure(self.facts, sum(row.amount or 0 for row in everyone))
        count = self.texts.put("sum", count=len(everyone))
        blanks = ("",) * (len(design.columns) - 4)
        lines.append(Sum(("", count, *blanks, total if sums else "", "")))
        yield TablePart(design, tuple(lines))

    def person(self, row: Row, beside: Cell) -> tuple[Cell, ...]:
        """A line of somebody proposed or waiting; `beside` is what the groups do not tell."""
        rows = self.rows
        return (
            row.member.name,
            rows.birth(row),
            beside,
            rows.start(row),
            rows.due(row),
            rows.kind(row),
            rows.amount(row),
            rows.note(row),
        )

    def decided(self) -> Iterator[Part]:
        """Where people have decided otherwise than the rules propose, and why."""
        found = self.facts.choices
        lines = (
            *(self._decision(each, "set_aside") for each in found.left_out),
            *(self._decision(each, "put_in") for each in found.put_in),
        )
        if lines:
            yield self.heading(self.texts.put("decided", count=len(lines)))
            yield TablePart(self.texts.tables["decided"], numbered(lines))

    def _decision(self, each: Choice, name: str) -> tuple[Cell, ...]:
        return (
            each.row.member.name,
            self.rows.branch(each.row),
            self.rows.level(each.row),
            self.texts.words[name],
            day_text(each.day),
            each.reason,
        )

    def foot(self) -> Iterator[Part]:
        """The notes in the order of their numbers, the sources, the fingerprint."""
        marks = self.rows.marks
        if marks:
            yield Paragraph(self.texts.words["notes"], "note")
        for text, number in marks.items():
            yield Paragraph(self.texts.put("note", number=number, text=text), "note")
        yield from sources(self.facts, self.texts, (used.source for used in self.facts.used))


class _ByLevel(_List):
    def all(self) -> Iterator[Part]:
        put, facts = self.texts.put, self.facts
        yield self.window()
        proposed = facts.proposed
        yield self.heading(put("proposed", count=len(proposed)))
        yield from self.grouped("by_level", self._levels(proposed), self._cells, 1)
        waiting = [row for row in facts.rows(*_NOT_YET) if not facts.put_in(row)]
        if waiting:
            yield self.heading(put("not_yet", count=len(waiting)))
            yield from self.grouped("by_level", self._levels(waiting), self._cells, 0)
        yield from self.decided()
        yield from self.foot()

    def _levels(self, rows: Sequence[Row]) -> Iterator[tuple[str, list[Row]]]:
        for level in sorted({row.decision.level or 0 for row in rows}, reverse=True):
            mine = in_order(row for row in rows if row.decision.level == level)
            yield self.texts.put("group_level", level=level, count=len(mine)), mine

    def _cells(self, row: Row) -> tuple[Cell, ...]:
        return self.person(row, self.rows.branch(row))


class _ByBranch(_List):
    def all(self) -> Iterator[Part]:
        proposed = self.facts.proposed
        yield self.window()
        if proposed:
            yield from self._matrix()
        yield self.heading(self.texts.put("proposed", count=len(proposed)))
        yield from self.grouped("by_branch", self._branches(proposed), self._cells, 1)
        yield from self.decided()
        yield from self.foot()

    def _matrix(self) -> Iterator[Part]:
        everyone = Box("proposed", self.facts.proposed)
        matrix = by_level_and_branch((everyone,), sorted(self.facts.branches, key=text_sort_key))
        levels = matrix.levels
        lines = tuple(
            (
                self.rows.branch_name(branch),
                *(matrix.people(branch, level) or "" for level in levels),
                matrix.people(branch),
            )
            for branch in matrix.branches
        )
        sums = [matrix.people(None, level) for level in levels]
        total = Sum(("", self.texts.words["matrix_sum"], *sums, matrix.people()))
        design = self.texts.tables["matrix"]
        number, branch, each, all_ = design.columns
        columns = tuple(replace(each, heading=each.heading.format(level=level)) for level in levels)
        wide = replace(branch, width=branch.width - each.width * (len(levels) - 1))
        yield self.heading(design.title)
        yield TablePart(
            replace(design, columns=(number, wide, *columns, all_)), (*numbered(lines), total)
        )
        others = len(set(self.facts.branches) - set(matrix.branches))
        if others:
            yield Paragraph(self.texts.put("other_branches", count=others))

    def _branches(self, rows: Sequence[Row]) -> Iterator[tuple[str, list[Row]]]:
        by_name: dict[str, list[Row]] = {}
        for row in rows:
            by_name.setdefault(row.branch, []).append(row)
        for name in sorted(by_name, key=lambda each: (not each, text_sort_key(each))):
            mine = in_order(by_name[name])
            said = self.rows.branch_name(name)
            yield self.texts.put("group_branch", branch=said, count=len(mine)), mine

    def _cells(self, row: Row) -> tuple[Cell, ...]:
        return self.person(row, self.rows.level(row))


class _Unclear(_List):
    def all(self) -> Iterator[Part]:
        yield self.window()
        for box in _UNCLEAR:
            found = in_order(self.facts.rows(box))
            title = self.texts.words[f"unclear_{box}"]
            yield self.heading(self.texts.put("counted", title=title, count=len(found)))
            if found:
                cells = tuple(self._cells(row) for row in found)
                yield TablePart(self.texts.tables["unclear"], numbered(cells))
            else:
                yield self.nobody()
        yield from self.foot()

    def _cells(self, row: Row) -> tuple[Cell, ...]:
        rows = self.rows
        return (
            row.member.name,
            rows.birth(row),
            rows.branch(row),
            rows.result(row),
            rows.why(row),
            rows.to_look_up(row),
            "",
        )
