"""What a branch writes beside a name: that somebody has died, moved away, is exempt.

Such words are proposals: they say what a person may record, and nothing is done by itself.
"""

import re
from dataclasses import dataclass
from datetime import date

from vusta_desk.domain.member import Standing, StandingKind
from vusta_desk.domain.names import folded, tidy

_KINDS = (
    (
        StandingKind.DIED,
        re.compile(
            r"\b(?:tu tran|qua doi|hy sinh|(?:da |bi )?(?:mat|chet)(?= ngay\b|\s*[\d,.;(]|$))\b"
        ),
    ),
    (
        StandingKind.MOVED_AWAY,
        re.compile(r"\b(?:da )?chuyen (?:di|ve|sang|den|sinh hoat|sh|shd|dang|cong tac)\b"),
    ),
    (
        StandingKind.EXEMPT,
        re.compile(r"\b(?:duoc |xin |de nghi )?mien (?:cong tac|sinh hoat|ct|shd?)\b"),
    ),
)
_NOT = re.compile(r"\b(?:khong|chua|chang)\b")
_BACK = re.compile(r"\b(?:chuyen|moi) (?:den|ve)\b.*\btu\b")  # somebody who came here
_DAY = re.compile(r"(?<!\d)(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})(?!\d)")


@dataclass(frozen=True, slots=True)
class Proposal:
    """The words, and the standing they name where they plainly do; its day where there is one."""

    text: str
    kind: StandingKind | None = None
    day: date | None = None

    @property
    def standing(self) -> Standing | None:
        """What could be recorded; None without a kind or without its day."""
        if self.kind is None or self.day is None:
            return None
        return Standing(self.kind, self.day)


def read_proposal(words: str) -> Proposal:
    """What the words propose. Where they say "not", or name several things, they stay words."""
    text = tidy(words)
    plain = folded(text)
    kinds = [kind for kind, pattern in _KINDS if pattern.search(plain)]
    if len(kinds) != 1 or _NOT.search(plain) or _BACK.search(plain):
        return Proposal(text)
    days = [_day(*found) for found in _DAY.findall(plain)]
    return Proposal(text, kinds[0], days[0] if len(days) == 1 else None)


def _day(day: str, month: str, year: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
