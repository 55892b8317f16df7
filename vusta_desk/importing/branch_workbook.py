"""A workbook that the program made for a branch and that comes back: its key, its rows, its answer.

It is known by a sheet hidden in it. Rows are known by the key at their end, columns by their
headings, so that it does not matter which program has saved it, nor in which order rows stand now.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from vusta_desk.domain.exchange import (
    DATES,
    FORMAT,
    KEY_SHEET,
    SENT_FIELDS,
    SentPerson,
    badges_text,
)
from vusta_desk.domain.findings import Place, Refused
from vusta_desk.domain.member import Member
from vusta_desk.domain.names import folded, tidy
from vusta_desk.importing.cells.centuries import settle_centuries
from vusta_desk.importing.cells.numbers import CARD, PERSONAL_ID, NumberShape
from vusta_desk.importing.cells.read import read_cell
from vusta_desk.importing.files.raw import Cell, RawFile, RawRow, column_letters, is_blank, words_of
from vusta_desk.importing.rows.people import Draft

KEY, NOTE, ORDINAL = "key", "note", "ordinal"
NO_CHANGE, ANSWERED_BY, ANSWERED_ON = "no_change", "answered_by", "answered_on"
_FAMILY = "vusta-branch-workbook/"
_NO = frozenset({"", "khong", "chua", "no", "0", "-"})
_SHAPES: Mapping[str, NumberShape] = {"card_number": CARD, "personal_id": PERSONAL_ID}
_LONGEST_ROW = 200  # cells that are looked at for an answer


@dataclass(frozen=True, slots=True)
class WorkbookKey:
    """What the hidden sheet says: which workbook it is, of whom, and what its columns are called.

    `headings` are those of the columns by field, `labels` those before the cells of the answer,
    `hints` the words behind these.
    """

    token: str
    branch: str
    digest: str
    office: str
    branch_name: str
    headings: Mapping[str, str]
    labels: Mapping[str, str]
    hints: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """A row that says something: its number, whose it is ("" in the rows for people missing)."""

    row: int
    key: str
    cells: Mapping[str, Cell]

    @property
    def note(self) -> str:
        """What the branch proposes or remarks."""
        return tidy(words_of(self.cells.get(NOTE, "")))


@dataclass(frozen=True, slots=True)
class ReturnedSheet:
    """The list as it came back; `columns` are the letters by field."""

    file: str
    sheet: str | None
    rows: tuple[ReturnedRow, ...]
    columns: Mapping[str, str] = field(default_factory=dict)
    no_change: bool = False
    answered_by: str = ""
    answered_on: str = ""

    def place(self, row: int, name: str = "") -> Place:
        """Where a field of a row stands."""
        return Place(self.file, self.sheet, row, self.columns.get(name))


def key_of(raw: RawFile) -> WorkbookKey | None:
    """The key hidden in a workbook; None where there is none.

    Raises Refused `branch_workbook_key_damaged`, or `branch_workbook_newer` for another version.
    """
    try:
        hidden = raw.load(KEY_SHEET)
    except Refused:
        return None
    told = [
        [tidy(words_of(cell)) for cell in cells if not is_blank(cell)] for _, cells in hidden.rows()
    ]
    single = {line[0]: line[1] for line in told if len(line) == 2}
    version = single.get("format", "")
    if version.startswith(_FAMILY) and version != FORMAT:
        raise Refused("branch_workbook_newer")
    pairs = {
        kind: {line[1]: line[2] for line in told if line[0] == kind and len(line) == 3}
        for kind in ("column", "label", "hint")
    }
    wanted = ("token", "branch", "digest", "office", "branch_name")
    is_whole = {*SENT_FIELDS, NOTE, KEY} <= set(pairs["column"]) and set(wanted) <= set(single)
    if version != FORMAT or not is_whole:
        raise Refused("branch_workbook_key_damaged")
    return WorkbookKey(
        **{name: single[name] for name in wanted},
        headings=pairs["column"],
        labels=pairs["label"],
        hints=pairs["hint"],
    )


def read_returned(raw: RawFile, key: WorkbookKey) -> ReturnedSheet:
    """The rows that say something, and the answer above them.

    Raises Refused `branch_workbook_rebuilt` (`headings`) where columns are gone.
    """
    missing: list[str] = list(key.headings.values())
    for name in raw.visible:
        rows = list(raw.load(name).rows())
        for place, (_, cells) in enumerate(rows):
            texts = [folded(words_of(cell)) for cell in cells]
            at = {
                each: texts.index(folded(heading))
                for each, heading in key.headings.items()
                if folded(heading) in texts
            }
            if len(at) == len(key.headings):
                columns = {each: column_letters(index) for each, index in at.items()}
                found = tuple(_rows(rows[place + 1 :], at))
                said = _answer(rows[:place], key)
                return ReturnedSheet(
                    raw.name,
                    name,
                    found,
                    columns,
                    no_change=folded(said.get(NO_CHANGE, "")) not in _NO,
                    answered_by=said.get(ANSWERED_BY, ""),
                    answered_on=said.get(ANSWERED_ON, ""),
                )
            if len(at) > len(key.headings) - len(missing):
                missing = [each for name, each in key.headings.items() if name not in at]
    raise Refused("branch_workbook_rebuilt", headings=tuple(missing))


def _rows(rows: Sequence[RawRow], at: Mapping[str, int]) -> Iterator[ReturnedRow]:
    for number, cells in rows:
        told = {name: cells[index] for name, index in at.items() if index < len(cells)}
        key = tidy(words_of(told.pop(KEY, "")))
        told.pop(ORDINAL, None)
        if key or any(not is_blank(cell) for cell in told.values()):
            yield ReturnedRow(number, key, told)


def _answer(rows: Sequence[RawRow], key: WorkbookKey) -> Mapping[str, str]:
    """What stands to the right of each label."""
    said: dict[str, str] = {}
    wanted = {folded(label): name for name, label in key.labels.items()}
    ours = {"", *map(folded, key.hints.values()), *wanted}
    for _, cells in rows:
        texts = [tidy(words_of(cell)) for cell in cells[:_LONGEST_ROW]]
        for place, text in enumerate(texts):
            if (name := wanted.get(folded(text))) is not None:
                right = (each for each in texts[place + 1 :] if folded(each) not in ours)
                said[name] = next(right, "")
    return said


def changed_cells(
    row: ReturnedRow, sent: SentPerson, ours: Member | None, today: date
) -> tuple[frozenset[str], Draft]:
    """The fields whose cells are not as they were sent, and what is told in them."""
    changed = {
        name: row.cells.get(name, "")
        for name, shown in sent.shown.items()
        if tidy(words_of(row.cells.get(name, ""))) != tidy(shown)
    }
    return frozenset(changed), draft_of(row.row, changed, today, ours)


def draft_of(row: int, cells: Mapping[str, Cell], today: date, ours: Member | None = None) -> Draft:
    """What cells say, by field; years of two digits as the other dates settle them."""
    draft = Draft(row)
    for name, cell in cells.items():
        if is_blank(cell):
            continue
        value, words, problems = read_cell(name, _as_number(name, cell))
        if value is not None:
            draft.values[name] = value
        if words is not None:
            draft.written[name] = words
        draft.problems += [(name, found) for found in problems]
    settle_centuries(draft, today, ours)
    return draft


def has_lost_zeros(name: str, cell: Cell) -> bool:
    """Whether a text is the digits of a number whose zeros at the beginning are missing."""
    return isinstance(cell, str) and not isinstance(_as_number(name, cell), str)


def _as_number(name: str, cell: Cell) -> Cell:
    """A cell typed as text loses its zeros just as a number does: typed anew, or from elsewhere."""
    digits = tidy(cell) if isinstance(cell, str) else ""
    if name in _SHAPES and digits.isdecimal() and digits.isascii():
        shape = _SHAPES[name]
        if len(digits) not in shape.fewest_left and shape.length_for(len(digits)) is not None:
            return int(digits)
    return cell


def texts_of(row: ReturnedRow, draft: Draft, names: Iterable[str]) -> dict[str, str]:
    """The plain texts of what was told; a cell that was not understood tells nothing."""
    texts = {}
    for name in names:
        value = draft.values.get(name)
        if name in draft.written or (value is None and not is_blank(row.cells.get(name, ""))):
            continue
        texts[name] = badges_text(value or ()) if name == "badges" else str(value or "")
    return texts


def real_days(row: ReturnedRow) -> frozenset[str]:
    """The fields whose cells hold a day of the calendar."""
    return frozenset(name for name in DATES if not isinstance(row.cells.get(name, ""), str))
