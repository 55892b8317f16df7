"""From the cells of one row to what they say about a person."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from vusta_desk.domain.fields import FIELDS, LIST_FIELDS, FieldKind
from vusta_desk.domain.findings import Finding, Place, Severity
from vusta_desk.importing.cells import read_cell
from vusta_desk.importing.columns import Header
from vusta_desk.importing.raw import Cell, column_letters
from vusta_desk.importing.readings import NOTHING, Reading

_KINDS = {entry.id: entry.kind for entry in (*FIELDS, *LIST_FIELDS)}
_SELDOM_TWICE = frozenset({FieldKind.NAME, FieldKind.DIGITS})
_LENGTH_OF_NEW_CARD = 12


@dataclass(slots=True)
class Draft:
    """What a row says: values by field, words that could not be read, and findings.

    `branch` is the name the list gives, not yet a key; `key` is what another registry calls the
    person. A refused draft has no name.
    """

    row: int
    branch: str | None
    values: dict[str, Any] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    is_refused: bool = False
    key: str = ""


class PersonReader:
    """Reads rows of one sheet by its header."""

    def __init__(self, file: str, sheet: str | None, header: Header) -> None:
        self._file, self._sheet = file, sheet
        self._name_column = header.index_of("name") or 0
        self._columns = tuple(
            (column.index, name, None if _KINDS[name] in _SELDOM_TWICE else dict[Cell, Reading]())
            for column in header.columns
            if (name := column.field) is not None and _KINDS[name] is not FieldKind.ORDINAL
        )

    def place(self, row: int, index: int) -> Place:
        """Where a cell stands."""
        return Place(self._file, self._sheet, row, column_letters(index))

    def read(self, row: int, cells: Sequence[Cell], branch: str | None) -> Draft:
        """What the row says; `branch` is the name of the branch row above it."""
        draft = Draft(row, branch)
        for index, name, memo in self._columns:
            cell = cells[index]
            if cell == "":
                continue
            if memo is None or type(cell) not in (str, date):
                reading = read_cell(name, cell)
            elif (known := memo.get(cell)) is not None:
                reading = known
            else:
                reading = memo[cell] = read_cell(name, cell)
            if reading is not NOTHING:
                self._take(draft, index, name, reading)
        if "name" not in draft.values:
            draft.is_refused = True
            place = self.place(row, self._name_column)
            draft.findings.append(Finding(Severity.ERROR, "row_without_name", None, place))
        _settle(draft)
        return draft

    def _take(self, draft: Draft, index: int, name: str, reading: Reading) -> None:
        if reading.value is not None:
            draft.values[name] = reading.value
        if reading.words is not None:
            draft.written[name] = reading.words
        for found in reading.problems:
            draft.findings.append(found.at(self.place(draft.row, index), field=name))


def settled_cards(card: str | None, old: str | None) -> tuple[str | None, str | None]:
    """A known 8-digit number is the card's until a 12-digit one is known, then it is the old one.

    (card_number, card_number_old), see `vusta-registry/1`.
    """
    if card is None:
        return old, None
    return card, None if old == card else old


def is_new_card(number: str) -> bool:
    """Whether a card number is one of the new cards of 2025."""
    return len(number) == _LENGTH_OF_NEW_CARD


def _settle(draft: Draft) -> None:
    values = draft.values
    draft.branch = values.pop("branch", draft.branch)
    standings = (*values.pop("note", ()), *values.pop("status", ()))
    if standings:
        values["standings"] = tuple(dict.fromkeys(standings))
    if "card_number_old" in values:
        card, old = settled_cards(values.get("card_number"), values["card_number_old"])
        values["card_number"], values["card_number_old"] = card, old
