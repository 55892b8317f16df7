"""Reads each kind of cell; what had to be repaired on the way is a problem of severity info."""

import re
from collections.abc import Iterator, Mapping
from functools import partial

from vusta_desk.domain.fields import FIELDS, LIST_FIELDS, FieldKind
from vusta_desk.domain.findings import Severity
from vusta_desk.domain.member import Sex, Standing, StandingKind
from vusta_desk.domain.names import folded, is_all_capitals, tidy, title_case
from vusta_desk.domain.unicode_forms import composed
from vusta_desk.importing.cells.around_names import name_parts
from vusta_desk.importing.cells.badge_words import read_badges
from vusta_desk.importing.cells.dates import read_date
from vusta_desk.importing.cells.numbers import CARD, OLD_CARD, PERSONAL_ID, read_card, read_number
from vusta_desk.importing.cells.readings import (
    NOTHING,
    CellReader,
    Problem,
    Reading,
    not_read,
    problem,
)
from vusta_desk.importing.cells.remarks import leaving
from vusta_desk.importing.files.limits import MAX_CELL_CHARACTERS
from vusta_desk.importing.files.raw import NO_RESULT, Cell, words_of

_FORMULA_ERROR = re.compile(r"#(?:[A-Z][A-Z0-9_/]*[!?]?|\?)|Err:\d{3}")  # Excel, LibreOffice
_NO_NAME = re.compile(r"[\d\s.,;:()/\-–_]*")
# In English too, as the program writes lists where its window is in English.
_SEXES: Mapping[str, Sex] = {
    "nam": Sex.MALE,
    "nu": Sex.FEMALE,
    "male": Sex.MALE,
    "female": Sex.FEMALE,
}
_EXEMPT = re.compile(
    r"(?:duoc )?mien (?:cong tac|sinh hoat|ct|shd?)\b"
    r"(?:[ ,/&]+(?:cong tac|sinh hoat|ct|shd?|dang|va)\b)*"
    r"(?:[ ,(:-]*(?:ke )?(?:tu )?(?:ngay )?(?P<since>\d{1,2}[/.-]\d{1,2}[/.-]\d{4})\)?)?\.?"
)
_UNMARKED = " 0-–."
_ACTIVE = frozenset({"dang sinh hoat", "dang sinh hoat dang", "dang hoat dong"})


def holds_name(cell: Cell) -> bool:
    """Whether a cell holds a text that is more than a number or a dash."""
    return isinstance(cell, str) and not _NO_NAME.fullmatch(cell)


def read_name(cell: Cell) -> Reading:
    """A person's name; capitals become Title Case. The words are those of somebody who left."""
    if not isinstance(cell, str):
        return NOTHING
    name, around, left = name_parts(cell)
    text, problems = _tidied(name)
    if not holds_name(text):
        return NOTHING
    problems = (*problems, *around)
    if text[0].isalpha() and is_all_capitals(text) and (name := title_case(text)) != text:
        problems = (
            *problems,
            problem(Severity.INFO, "capitals_to_title_case", before=text, after=name),
        )
        text = name
    return Reading(text, left or None, problems)


def read_text(cell: Cell) -> Reading:
    """Any other text."""
    text, problems = _tidied(words_of(cell))
    return Reading(text, None, problems) if text else NOTHING


def read_sex(cell: Cell) -> Reading:
    """Man or woman; a cross in the column says nothing certain."""
    words = tidy(words_of(cell))
    sex = _SEXES.get(folded(words).strip(". "))
    if sex is not None or not words:
        return Reading(sex)
    return not_read(Severity.WARNING, "sex_not_understood", words)


def read_cross(cell: Cell) -> Reading:
    """Whether the column of a mark is marked, with whatever mark."""
    return Reading(True) if folded(words_of(cell)).strip(_UNMARKED) else NOTHING


def read_remark(cell: Cell) -> Reading:
    """The standings that a remark names, those that may end membership among them; it is kept."""
    return _standing_or_words(cell, Severity.INFO, "remark_kept")


def read_status(cell: Cell) -> Reading:
    """The status column of central lists; one that ends membership here is not acted upon."""
    if folded(words_of(cell)).strip(". ") in _ACTIVE:
        return NOTHING
    return _standing_or_words(cell, Severity.WARNING, "status_not_taken")


def _standing_or_words(cell: Cell, severity: Severity, code: str) -> Reading:
    words = tidy(words_of(cell))
    if not words:
        return NOTHING
    found, left = _EXEMPT.match(folded(words)), leaving(words)
    if found is None:
        return Reading(left or None, words, (problem(severity, code, words=words),))
    since = read_date(found["since"]).value if found["since"] else None
    exempt = (Standing(StandingKind.EXEMPT, since.first_day if since else None),)
    is_whole = found.end() == len(folded(words)) and (since or not found["since"]) and not left
    kept = () if is_whole else (problem(Severity.INFO, "remark_kept", words=words),)
    return Reading((*exempt, *left), words if kept else None, kept)


def _tidied(cell: str) -> tuple[str, tuple[Problem, ...]]:
    """The text tidy, and what that took."""
    text = tidy(cell)
    if text == cell:
        return cell, ()  # the very text of the cell, which is kept anyway
    return text, tuple(_repairs(cell, text))


def _repairs(cell: str, text: str) -> Iterator[Problem]:
    joined = composed(cell)
    if joined != cell:
        yield problem(Severity.INFO, "text_recomposed", before=cell, after=joined)
    if joined != text:
        yield problem(Severity.INFO, "spaces_removed", before=joined, after=text)


_READERS: Mapping[FieldKind, CellReader] = {
    FieldKind.NAME: read_name,
    FieldKind.TEXT: read_text,
    FieldKind.SEX: read_sex,
    FieldKind.CROSS: read_cross,
    FieldKind.DATE: read_date,
    FieldKind.BRANCH: read_text,
    FieldKind.BADGES: read_badges,
    FieldKind.REMARK: read_remark,
    FieldKind.STATUS: read_status,
}
_NUMBERS: Mapping[str, CellReader] = {
    "card_number": partial(read_card, shape=CARD),
    "card_number_old": partial(read_card, shape=OLD_CARD),
    "personal_id": partial(read_number, shape=PERSONAL_ID),
}
READERS: Mapping[str, CellReader] = {
    **{
        field.id: _READERS[field.kind]
        for field in (*FIELDS, *LIST_FIELDS)
        if field.kind in _READERS
    },
    **_NUMBERS,
}
"""How each field that a list can carry is read, by its id."""


def read_cell(field: str, cell: Cell) -> Reading:
    """What a cell of the field's column says."""
    if isinstance(cell, str):
        if cell.startswith(("#", "Err:")) and _FORMULA_ERROR.fullmatch(cell):
            return not_read(Severity.ERROR, "formula_error", cell)
        if cell == NO_RESULT:
            return Reading(None, None, (problem(Severity.ERROR, "formula_without_result"),))
        if len(cell) > MAX_CELL_CHARACTERS:
            return Reading(None, None, (problem(Severity.ERROR, "cell_too_long"),))
    return READERS[field](cell)
