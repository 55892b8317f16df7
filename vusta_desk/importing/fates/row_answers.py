"""Who a row is about, as a person has written it into the workbook of rows not taken in."""

from collections.abc import Collection, Iterable

from vusta_desk.domain.findings import Finding, Place, Severity
from vusta_desk.domain.names import folded, tidy
from vusta_desk.importing.choices import RowId
from vusta_desk.importing.columns.header_names import is_answer
from vusta_desk.importing.columns.headers import Header
from vusta_desk.importing.files.raw import column_letters, words_of
from vusta_desk.importing.rows.people import Draft

NEW_WORDS = ("mới", "new")
"""What is written for somebody who is not on record."""

_NEW = frozenset(map(folded, NEW_WORDS))


def is_new(words: str) -> bool:
    """Whether the words say that somebody is not on record."""
    return folded(words) in _NEW


def answers_in(
    drafts: Iterable[Draft], header: Header, keys: Collection[str], at: Place
) -> tuple[dict[RowId, str | None], list[Finding]]:
    """By row the key of the member it is, None for somebody new; and what was not understood.

    `keys` are those of the members on record, `at` is the sheet.
    """
    column = next((each.index for each in header.others if is_answer(each.header)), None)
    answers: dict[RowId, str | None] = {}
    findings: list[Finding] = []
    if column is None:
        return answers, findings
    for draft in drafts:
        words = tidy(words_of(draft.cells[column])) if column < len(draft.cells) else ""
        if is_new(words):
            answers[RowId(at.sheet, draft.row)] = None
        elif words.upper() in keys:
            answers[RowId(at.sheet, draft.row)] = words.upper()
        elif words:
            place = Place(at.file, at.sheet, draft.row, column_letters(column))
            details = {"words": words, "new": NEW_WORDS[0]}
            findings.append(Finding(Severity.WARNING, "answer_unknown", None, place, details))
    return answers, findings
