"""The plan of a list: its sheets, their headers and rows, one stage after the other."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from vusta_desk.domain.findings import Finding, Place, Severity
from vusta_desk.domain.member import Branch, Registry
from vusta_desk.importing.cells.date_columns import settle_dates
from vusta_desk.importing.cells.typed import TypedCells
from vusta_desk.importing.choices import ALL_SHEETS, Choices, Learned, RowId
from vusta_desk.importing.columns.assigned import SheetColumn, sheet_columns
from vusta_desk.importing.columns.headers import Header
from vusta_desk.importing.columns.left_out import left_out_findings
from vusta_desk.importing.columns.parts import with_wholes
from vusta_desk.importing.columns.shape_memory import own_names_findings
from vusta_desk.importing.columns.sheets import ChosenSheet, choose_sheets, not_read
from vusta_desk.importing.fates.planned import DateQuestion, ImportPlan, PlannedRow
from vusta_desk.importing.fates.planner import Planner, Source
from vusta_desk.importing.fates.row_answers import answers_in
from vusta_desk.importing.files.hidden import hidden_findings
from vusta_desk.importing.files.raw import RawFile, RawRow
from vusta_desk.importing.letters.decoding import OldLetters
from vusta_desk.importing.rows.beside import (
    given_names_finding,
    is_named_once,
    with_given_names,
)
from vusta_desk.importing.rows.branch_keys import BranchBook
from vusta_desk.importing.rows.branch_list import BranchList
from vusta_desk.importing.rows.gathering import gathered
from vusta_desk.importing.rows.listing import Listing
from vusta_desk.importing.rows.people import Draft
from vusta_desk.importing.rows.whose_sheet import branch_of_sheet
from vusta_desk.jobs import Progress


def plan_list(
    raw: RawFile,
    known: Registry,
    choices: Choices,
    learned: Learned,
    progress: Progress | None = None,
    today: date | None = None,
) -> ImportPlan:
    """What taking in the list would do. Raises Refused where none of it can be read."""
    return _ListPlan(raw, known, choices, learned, progress, today).plan()


@dataclass(slots=True)
class _Sheet:
    """A sheet that was read: who is in it, what is asked and what is said of it."""

    chosen: ChosenSheet
    source: Source
    drafts: list[Draft] = field(default_factory=list)
    questions: tuple[DateQuestion, ...] = ()
    answers: dict[RowId, str | None] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


class _ListPlan:
    def __init__(
        self,
        raw: RawFile,
        known: Registry,
        choices: Choices,
        learned: Learned,
        progress: Progress | None,
        today: date | None,
    ) -> None:
        self._typed = TypedCells(choices.cells)
        self._letters = OldLetters(choices.encoding)
        self._raw = self._typed.over(self._letters.over(raw))
        self._known, self._choices, self._learned = known, choices, learned
        self._progress, self._today = progress, today
        self._branches = BranchBook(known.branches, (), choices, learned)
        self._changed: dict[str, Branch] = {}

    def plan(self) -> ImportPlan:
        raw, choices = self._raw, self._choices
        chosen = tuple(map(self._with_given_names, choose_sheets(raw, choices, self._learned)))
        sheets = [self._read(each) for each in chosen]
        answers = {row: key for sheet in sheets for row, key in sheet.answers.items()}
        planner = Planner(self._known, sheets[0].source, {**answers, **choices.people})
        planned = planner.plan_lists((sheet.source, sheet.drafts) for sheet in sheets)
        columns = {each.sheet.name: sheet_columns(each.sheet, each.header) for each in chosen}
        rows = tuple(row for sheet in sheets for row in self._marked(sheet, planned, columns))
        findings = []
        if choices.sheet in (None, ALL_SHEETS):
            findings = not_read(raw, chosen, choices, self._learned)
        for sheet in sheets:
            hidden = hidden_findings(raw, sheet.chosen.sheet)
            findings += [found for found in hidden if found not in findings]
            findings += sheet.findings
        findings += [finding for row in rows for finding in row.findings]
        first = chosen[0]
        shapes = [each.lessons(choices, self._learned) for each in chosen]
        return ImportPlan(
            file=raw.name,
            sha256=raw.sha256,
            rows=rows,
            branches=tuple(self._branches.new),
            findings=tuple(findings),
            sheets=tuple(name for name in raw.visible if name is not None),
            sheet=first.sheet.name if len(chosen) == 1 else ALL_SHEETS,
            columns=columns[first.sheet.name],
            profile=first.profile.id,
            encoding=self._letters.encoding_of(first.sheet.name),
            changed_branches=tuple(self._changed.values()),
            branch_questions=self._branches.questions,
            date_questions=tuple(_once(sheets)),
            lessons=Learned(
                branches=self._branches.lessons,
                columns={shape: told for each in shapes for shape, told in each.items()},
            ),
            columns_of=columns,
        )

    def _with_given_names(self, chosen: ChosenSheet) -> ChosenSheet:
        by_hand = tuple(self._choices.columns)
        return chosen._replace(header=with_given_names(chosen.header, chosen.sheet, by_hand))

    def _read(self, chosen: ChosenSheet) -> _Sheet:
        raw, (sheet, header, profile, *_) = self._raw, chosen
        place = Place(raw.name, sheet.name)
        read = _Sheet(chosen, Source(*place_and_columns(place, header), profile=profile))
        by_hand = {*self._choices.columns, *chosen.from_memory}
        said = list(left_out_findings(header, sheet, place, profile, by_hand))
        said += chosen.memory_finding(raw.name)
        said += own_names_findings(header, self._learned.headers, place, by_hand)
        said += given_names_finding(header, place)
        rows = sheet.rows()
        counted = self._progress.over(rows, sheet.height) if self._progress else rows
        if profile.of_branches:
            more = self._read_branches(counted, header, place)
        else:
            more = self._read_people(read, counted, place)
        read.findings = [*said, *self._letters.findings(sheet.name), *more]
        return read

    def _read_people(self, read: _Sheet, rows: Iterable[RawRow], place: Place) -> list[Finding]:
        header, profile = read.chosen.header, read.chosen.profile
        above, told = branch_of_sheet(read.chosen.sheet, header, self._branches, place)
        once = is_named_once(header, read.chosen.sheet)
        listing = Listing(
            self._raw.name, place.sheet, header, self._branches, above, named_once=once
        )
        read.drafts = list(listing.people(iter(rows)))
        dates = settle_dates(
            read.drafts,
            header,
            place,
            self._choices,
            today=self._today,
            from_1904=self._raw.counts_from_1904,
        )
        read.questions = dates.questions
        keys = {member.key for member in self._known.members}
        read.answers, not_understood = answers_in(read.drafts, header, keys, place)
        found = [*told, *listing.findings, *dates.findings, *not_understood]
        if once:
            at = replace(place, row=header.row, column=read.source.columns["branch"])
            found.append(Finding(Severity.WARNING, "branch_named_once", None, at))
        if profile.known_only:
            read.drafts, joined = gathered(read.drafts, place)
            found += joined
        if not read.drafts:
            found.insert(0, Finding(Severity.WARNING, "nobody_in_list", None, place))
        return found

    def _read_branches(self, rows: Iterable[RawRow], header: Header, place: Place) -> list[Finding]:
        branches = BranchList(header, place, self._branches, self._changed)
        branches.read(rows)
        return branches.findings

    def _marked(
        self,
        sheet: _Sheet,
        rows: Iterable[PlannedRow],
        columns: Mapping[str | None, tuple[SheetColumn, ...]],
    ) -> tuple[PlannedRow, ...]:
        """The rows of a sheet with their cells as they stood in the file."""
        name = sheet.chosen.sheet.name
        mine = tuple(row for row in rows if row.sheet == name)
        return self._letters.marked(self._raw.name, self._typed.marked(mine), columns[name])


def place_and_columns(place: Place, header: Header) -> tuple[str, str | None, dict[str, str]]:
    """File, sheet, and the column that tells each field; standings are told by remarks."""
    letters = {column.field: column.letters for column in header.columns if column.field}
    told_by = letters.get("note", letters.get("status"))
    columns = with_wholes(letters if told_by is None else {"standings": told_by, **letters})
    return str(place.file), place.sheet, columns


def _once(sheets: Iterable[_Sheet]) -> Iterable[DateQuestion]:
    """A column is asked about once, in however many sheets it stands."""
    asked: dict[int, DateQuestion] = {}
    for question in (question for sheet in sheets for question in sheet.questions):
        asked.setdefault(question.column, question)
    return asked.values()
