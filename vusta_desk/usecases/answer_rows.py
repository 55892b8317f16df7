"""Which row of a returned workbook is whose, its words, and what was said when it came before."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from vusta_desk.domain.exchange import SENT_FIELDS, SentPerson
from vusta_desk.domain.names import tidy
from vusta_desk.importing.branch_workbook import ReturnedRow
from vusta_desk.importing.files.raw import words_of
from vusta_desk.storage.exchanges import Exchange


def own_row(rows: Sequence[ReturnedRow], sent: SentPerson) -> ReturnedRow | None:
    """The row of somebody who was sent: of copies the one that still has the name."""
    filled = [row for row in rows if any(shown_words(row, name) for name in SENT_FIELDS)]
    named = [row for row in filled if shown_words(row, "name") == sent.shown["name"]]
    return next(iter((*named, *filled)), None)


def shown_words(row: ReturnedRow, name: str) -> str:
    """The words of a cell, tidy."""
    return tidy(words_of(row.cells.get(name, "")))


def said_before(
    exchange: Exchange,
) -> tuple[dict[str, set[tuple[str, str]]], set[tuple[str, str]]]:
    """What was decided against and what was proposed when the workbook came back before."""
    said: Any = exchange.base.get("answer", {})
    kept: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for subject, field, value in said.get("kept", ()):
        kept[subject].add((field, value))
    return kept, {(each["key"], each["text"]) for each in said.get("proposals", ())}
