"""From the cells of one row to what they say about a person."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from vusta_desk.domain.fields import FIELDS, LIST_FIELDS, FieldKind
from vusta_desk.domain.findings import Severity
from vusta_desk.domain.member import Standing
from vusta_desk.importing.cells.read import read_cell
from vusta_desk.importing.cells.readings import Problem, Reading, problem
from vusta_desk.importing.cells.remarks import MAY_END, leaving
from vusta_desk.importing.columns.headers import Header
from vusta_desk.importing.columns.parts import WHOLE_OF, join
from vusta_desk.importing.files.raw import Cell

_KINDS = {entry.id: entry.kind for entry in (*FIELDS, *LIST_FIELDS)}
_SELDOM_TWICE = frozenset({FieldKind.NAME, FieldKind.DIGITS})
_REMEMBERED = frozenset({str, date})  # a number may be equal to one of another type
_NO_NAME = problem(Severity.ERROR, "row_without_name")
_LENGTH_OF_NEW_CARD = 12


@dataclass(slots=True)
class Draft:
    """What a row says: values by field, words that could not be read, problems by field.

    `branch` is the name the list gives, not yet a key; `key` is what another registry calls the
    person. Without a name in `values` the row is refused. `cells` is the row as it was read.
    With `unsure` the row waits for a person to say something about a field of it. `leaving` are
    standings of which only remarks tell, and which may end membership. With `is_old_card` the card
    number stands in the column of old ones.
    """

    row: int
    branch: str | None = None
    key: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    problems: list[tuple[str, Problem]] = field(default_factory=list)
    cells: Sequence[Cell] = ()
    unsure: tuple[str, Problem] | None = None
    leaving: tuple[Standing, ...] = ()
    is_old_card: bool = False


class PersonReader:
    """Reads the rows under one header."""

    def __init__(self, header: Header) -> None:
        memos = {kind: dict[Cell, Reading]() for kind in FieldKind if kind not in _SELDOM_TWICE}
        self._columns = tuple(
            (column.index, name, memos.get(_KINDS[name]))
            for column in header.columns
            if (name := column.field) is not None and _KINDS[name] is not FieldKind.ORDINAL
        )
        self._has_parts = not header.fields.isdisjoint(WHOLE_OF)

    def read(self, row: int, cells: Sequence[Cell], branch: str | None) -> Draft:
        """What the row says; `branch` is the name of the branch row above it."""
        draft = Draft(row, branch, cells=cells)
        values = draft.values
        for index, name, memo in self._columns:
            cell = cells[index]
            if cell == "":
                continue
            if memo is None or type(cell) not in _REMEMBERED:
                reading = read_cell(name, cell)
            elif (known := memo.get(cell)) is not None:
                reading = known
            else:
                reading = memo[cell] = read_cell(name, cell)
            value, words, problems = reading
            if value is not None:
                values[name] = value
            if words is not None:
                draft.written[name] = words
            for found in problems:
                draft.problems.append((name, found))
        if self._has_parts:
            join(values, draft.written, draft.problems)
        if "name" not in values:
            draft.problems.append(("name", _NO_NAME))
        _settle(draft)
        return draft


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
    if "name" in draft.written and "name" in values:  # "(đã mất)" beside it
        words = draft.written.pop("name")
        note = draft.written.get("note")
        draft.written["note"] = words if note is None else f"{note}; {words}"
        values["note"] = (*values.get("note", ()), *leaving(words))
    if "note" in values or "status" in values:
        standings = (*values.pop("note", ()), *values.pop("status", ()))
        draft.leaving = tuple(dict.fromkeys(e for e in standings if e.standing in MAY_END))
        kept = tuple(dict.fromkeys(e for e in standings if e.standing not in MAY_END))
        if kept:
            values["standings"] = kept
    if "card_number_old" in values:
        draft.is_old_card = values.get("card_number") is None
        card, old = settled_cards(values.get("card_number"), values["card_number_old"])
        values["card_number"], values["card_number_old"] = card, old
