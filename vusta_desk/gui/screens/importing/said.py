"""What a person has said about one file so far; another reading of it keeps all that."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from vusta_desk.domain.names import folded
from vusta_desk.usecases.import_members import (
    BranchQuestion,
    Candidate,
    CellId,
    Choices,
    Decisions,
    Encoding,
    FieldChange,
    PlannedRow,
    RowId,
)

NO_CHOICES, NO_DECISIONS = Choices(), Decisions()


def date_id(column: int) -> str:
    """The id of the question about the dates of a column."""
    return f"date:{column}"


@dataclass(frozen=True, slots=True)
class Said:
    """Choices and decisions about the file at `path`, and what had been asked.

    `asked` are the branch names there was a question about, by the name; `settled` the ids of other
    questions that were answered with what the program had assumed; `candidates` whom rows were
    said to be possibly about.
    """

    path: Path
    choices: Choices = NO_CHOICES
    decisions: Decisions = NO_DECISIONS
    asked: Mapping[str, BranchQuestion] = field(default_factory=dict)
    settled: frozenset[str] = frozenset()
    candidates: Mapping[RowId, tuple[Candidate, ...]] = field(default_factory=dict)

    # --- How the file is read -----------------------------------------------------------------

    def with_sheet(self, sheet: str | None) -> "Said":
        """Another sheet has other columns; what was said of rows and cells names their sheet."""
        return self._choosing(sheet=sheet, columns={}, swapped=frozenset())

    def with_profile(self, profile: str | None) -> "Said":
        """The list is of that kind; None leaves it to the program."""
        return self._choosing(profile=profile)

    def with_encoding(self, encoding: Encoding) -> "Said":
        """Its letters are written so."""
        return self._choosing(encoding=encoding)

    def with_columns(self, columns: Mapping[int, str]) -> "Said":
        """These columns are these fields."""
        return self._choosing(columns=columns)

    def of_another_file(self) -> "Said":
        """The file was changed: what was said of rows, cells and columns may be about others."""
        kept = replace(self.choices, cells={}, people={}, columns={}, swapped=frozenset())
        return Said(self.path, kept, asked=self.asked)

    def reads_like(self, other: "Said") -> bool:
        """Whether the other reads the list as a whole so too, but for its cells and people."""
        mine, others = self.choices, other.choices
        whole = (mine.branches, mine.swapped) == (others.branches, others.swapped)
        return whole and self.is_same_list(other)

    def is_same_list(self, other: "Said") -> bool:
        """Whether the other takes the file for the same list, but for answers and cells."""
        mine, others = self.choices, other.choices
        return (mine.sheet, mine.profile, mine.encoding, mine.columns) == (
            others.sheet,
            others.profile,
            others.encoding,
            others.columns,
        )

    @property
    def is_something(self) -> bool:
        """Whether anything would have to be said again."""
        return self != Said(self.path, asked=self.asked, candidates=self.candidates)

    # --- Questions ----------------------------------------------------------------------------

    def asking(self, questions: Iterable[BranchQuestion]) -> "Said":
        """Remembers what is asked, beside what was asked and answered."""
        answered = {name: each for name, each in self.asked.items() if self.is_answered(name)}
        return replace(self, asked={**answered, **{each.name: each for each in questions}})

    def with_branch(self, name: str, key: str | None) -> "Said":
        """A branch name of the list is that of a branch of ours; None for a new branch."""
        return self._choosing(branches={**self.choices.branches, folded(name): key})

    def without_branch(self, name: str) -> "Said":
        """The question is open again."""
        kept = {each: key for each, key in self.choices.branches.items() if each != folded(name)}
        return self._choosing(branches=kept)

    def is_answered(self, name: str) -> bool:
        """Whether it was said whose a branch name is."""
        return folded(name) in self.choices.branches

    def branch_of(self, name: str) -> str | None:
        """Whose it was said to be; None for a new branch."""
        return self.choices.branches.get(folded(name))

    def with_swapped(self, column: int, *, swapped: bool) -> "Said":
        """The dates of a column are read month first, or day first."""
        settled = self.choices.swapped - {column} | ({column} if swapped else set())
        return self._choosing(swapped=frozenset(settled))

    def settling(self, question: str, *, settled: bool = True) -> "Said":
        """What the program had assumed is right; or the question is open again."""
        return replace(self, settled=self.settled - {question} | ({question} if settled else set()))

    # --- Cells and people ---------------------------------------------------------------------

    def with_cell(self, cell: CellId, text: str | None) -> "Said":
        """A text is typed in the place of a cell; None puts it back as it stood."""
        cells = {place: typed for place, typed in self.choices.cells.items() if place != cell}
        known = {row: found for row, found in self.candidates.items() if row != cell[:2]}
        said = replace(self, candidates=known)  # others may be meant now
        return said._choosing(cells=cells if text is None else {**cells, cell: text})

    def with_person(self, row: RowId, key: str | None) -> "Said":
        """Whom a row is about; None for somebody new."""
        return self._choosing(people={**self.choices.people, row: key})

    def without_person(self, row: RowId) -> "Said":
        """Nothing is said any more of whom a row is about."""
        kept = {each: key for each, key in self.choices.people.items() if each != row}
        return self._choosing(people=kept)

    def with_candidates(self, row: RowId, found: tuple[Candidate, ...]) -> "Said":
        """Remembers whom a row may be about, to be asked again after it was answered."""
        return replace(self, candidates={**self.candidates, row: found})

    # --- What is taken in ---------------------------------------------------------------------

    def taking(self, rows: Iterable[PlannedRow], *, taken: bool) -> "Said":
        """These rows are taken in, or left."""
        named = {row.id: taken for row in rows}
        return self._deciding(rows={**self.decisions.rows, **named})

    def preferring(self, rows: Iterable[PlannedRow], field_id: str, *, theirs: bool) -> "Said":
        """In these rows the list's word on a field is taken over, or ours is kept."""
        named = {(row.id, field_id): theirs for row in rows}
        return self._deciding(fields={**self.decisions.fields, **named})

    def is_taken(self, row: PlannedRow) -> bool:
        """Whether a row is taken in, as far as there is anything to take in."""
        return self.decisions.rows.get(row.id, True)

    def takes(self, row: PlannedRow, change: FieldChange) -> bool:
        """Whether their value of a field is taken over in a row."""
        return self.decisions.takes(row, change.field, by_default=change in row.changes)

    def _choosing(self, **choices: object) -> "Said":
        return replace(self, choices=replace(self.choices, **choices))  # type: ignore[arg-type]

    def _deciding(self, **decisions: object) -> "Said":
        return replace(self, decisions=replace(self.decisions, **decisions))  # type: ignore[arg-type]
