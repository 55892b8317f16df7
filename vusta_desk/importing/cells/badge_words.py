"""The badge column: "40 (04/2021), 45" and its other spellings."""

import re

from vusta_desk.domain.findings import Severity
from vusta_desk.domain.member import Badge
from vusta_desk.domain.names import folded, tidy
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.importing.cells.dates import read_date
from vusta_desk.importing.cells.readings import NOTHING, Reading, not_read, problem
from vusta_desk.importing.files.raw import Cell, words_of

LEVELS = frozenset({30, *range(40, 91, 5)})

_BETWEEN = re.compile(r"[,;+&\n](?![^(]*\))| và (?![^(]*\))")
_BADGE = re.compile(
    r"(?:huy hieu(?: dang)?|hhd|hh)?\s*(?P<level>\d{2})\s*(?:n|nam)?(?: tuoi dang)?\s*"
    r"(?:\((?P<inside>[^()]*)\)|(?:[:-]\s*|\s)(?P<after>[\d/.-]+))?\.?"
)
_AWARD_WORDS = re.compile(r"\b(?:dot|ngay|nhan|tang|trao)\b")


def read_badges(cell: Cell) -> Reading:
    """The badges a cell lists, dated as far as written; its words stay where a part is unclear."""
    if isinstance(cell, bool) or not isinstance(cell, (str, int)):
        return not_read(Severity.WARNING, "badges_not_understood", words_of(cell))
    words = tidy(str(cell))
    badges: dict[int, Badge] = {}
    clear = True
    for part in filter(str.strip, _BETWEEN.split(str(cell))):
        badge, understood = _read_badge(part)
        clear = clear and understood and (badge is None or badge.level not in badges)
        if badge is not None:
            badges.setdefault(badge.level, badge)
    if not words:
        return NOTHING
    if clear:
        return Reading(tuple(badges.values()))
    unclear = problem(Severity.WARNING, "badges_not_understood", words=words)
    return Reading(tuple(badges.values()) or None, words, (unclear,))


def _read_badge(part: str) -> tuple[Badge | None, bool]:
    """One badge, and whether every word of it was understood."""
    found = _BADGE.fullmatch(folded(tidy(part)))
    if found is None or int(found["level"]) not in LEVELS:
        return None, False
    written = found["inside"] or found["after"]
    awarded = _read_award_date(written) if written else None
    return Badge(int(found["level"]), awarded), not written or awarded is not None


def _read_award_date(written: str) -> PartialDate | None:
    known = read_date(_AWARD_WORDS.sub("", written).strip()).value
    return known if isinstance(known, PartialDate) else None
