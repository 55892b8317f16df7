"""A planned list as the other side of a comparison: who is on it, and what it says of them."""

import re
from collections import Counter

from vusta_desk.domain.comparison import Listed
from vusta_desk.domain.disagreement import COMPARED
from vusta_desk.domain.names import folded
from vusta_desk.domain.standings import IN_STANDING
from vusta_desk.importing.fates.planned import Fate, ImportPlan, PlannedRow
from vusta_desk.importing.rows.leaving import waits_for_standing
from vusta_desk.importing.rows.people import Draft

_LEFT = re.compile(
    r"da chuyen\b(?! (?:sinh hoat )?(?:dang )?(?:den|ve)\b)"
    r"|chuyen (?:sinh hoat )?(?:dang )?(?:di|ra)\b|chuyen sinh hoat(?: dang)?\Z"
    r"|tu tran\b|qua doi\b|da (?:mat|qua doi|tu tran)\b|mat (?:ngay|thang|nam)\b"
    r"|(?:da )?(?:bi )?(?:khai tru|xoa ten)\b|(?:da )?(?:xin )?ra khoi dang\b|(?:da )?xin ra\b"
)
_CLEAR = frozenset((Fate.NEW, Fate.SAME, Fate.CHANGED))


def listed_people(plan: ImportPlan) -> tuple[Listed, ...]:
    """Everyone on the list of whom it is clear who it is, or that it is nobody here."""
    marks: Counter[str] = Counter()
    return tuple(
        _listed(row, row.draft, marks)
        for row in plan.rows
        if row.draft and (row.fate in _CLEAR or waits_for_standing(row.draft))
    )


def unclear_rows(plan: ImportPlan) -> tuple[PlannedRow, ...]:
    """The rows of which that cannot be told, without those that their list no longer counts."""
    return tuple(
        row
        for row in plan.rows
        if row.fate not in _CLEAR
        and not (row.draft and (_left(row.draft) or waits_for_standing(row.draft)))
    )


def _listed(row: PlannedRow, draft: Draft, marks: Counter[str]) -> Listed:
    is_nobody = row.fate is Fate.NEW or waits_for_standing(draft)
    return Listed(
        row=(row.sheet, row.row),
        mark=_own_mark(_mark(draft), marks),
        name=row.member.name if is_nobody else str(draft.values["name"]),
        key=None if is_nobody else row.member.key,
        values=draft.values,
        left=_left(draft),
        unread={
            field: words
            for field, words in draft.written.items()
            if field in COMPARED and field not in draft.values
        },
    )


def _left(draft: Draft) -> str:
    """Their words for somebody who has left; a standing read as such, else the remark itself."""
    for entry in draft.values.get("standings", ()):
        if entry.standing not in IN_STANDING:
            return str(entry.standing)
    for field in ("status", "note"):
        words = draft.written.get(field, "")
        if _LEFT.match(folded(words)):
            return words
    return ""


def _own_mark(mark: str, marks: Counter[str]) -> str:
    """Several of whom a list tells nothing else apart are numbered in its order."""
    marks[mark] += 1
    return mark if marks[mark] == 1 else f"{mark}|{marks[mark]}"


def _mark(draft: Draft) -> str:
    """By what somebody unknown here is recognised on the next list."""
    values = draft.values
    for field in ("personal_id", "card_number"):
        if values.get(field):
            return f"{field}:{values[field]}"
    return f"name:{folded(str(values['name']))}|{values.get('birth_date') or ''}"
