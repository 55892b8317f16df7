"""Words that may say that somebody is no longer a member here (`resources/lists/remarks.toml`).

Nothing is concluded from them unasked of somebody on record. A day counts where it is the only one
and the words say one thing only.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from vusta_desk.domain.member import Standing, StandingKind
from vusta_desk.domain.names import folded
from vusta_desk.domain.standings import PUT_OUT
from vusta_desk.importing.cells.dates import read_date
from vusta_desk.importing.shipped import read_shipped

MAY_END = PUT_OUT | {StandingKind.DIED, StandingKind.MOVED_AWAY, StandingKind.SUSPENDED}
"""The standings of which remarks tell that somebody is no longer a member here."""

_DAY = re.compile(
    r"\b\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}\b|\b\d{1,2} thang \d{1,2},? nam \d{4}\b"
)
_BESIDE = re.compile(r"\b(?:ngay|tu|da|bi|nam|thang)\b|[\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Words:
    ends: re.Pattern[str]
    alone: Mapping[str, StandingKind]
    kinds: Mapping[str, StandingKind]
    but_not: re.Pattern[str]
    left_open: re.Pattern[str]


@lru_cache(maxsize=1 << 12)
def leaving(text: str) -> tuple[Standing, ...]:
    """The standings that may end membership of which the words tell, the first named first.

    One has its day where the words tell that and nothing else of the kind.
    """
    words = _words()
    plain = words.but_not.sub(" ; ", folded(text))
    kinds = tuple(dict.fromkeys(words.kinds[found[0]] for found in words.ends.finditer(plain)))
    if not kinds:
        alone = words.alone.get(" ".join(_BESIDE.sub(" ", plain).split()))
        kinds = () if alone is None else (alone,)
    if len(kinds) != 1 or words.left_open.search(plain):
        return tuple(Standing(kind, None) for kind in kinds)
    days = {found[0] for found in _DAY.finditer(plain)}
    known = read_date(days.pop()).value if len(days) == 1 else None
    return (Standing(kinds[0], known.first_day if known and known.is_full else None),)


@cache
def _words() -> _Words:
    tables = read_shipped("remarks.toml")
    kinds, alone = (_by_words(tables[name]) for name in ("ends", "ends_alone"))
    return _Words(
        _any_of(kinds),
        alone,
        kinds,
        *(_any_of(map(folded, tables[name]["words"])) for name in ("but_not", "open")),
    )


def _by_words(listed: Mapping[str, Iterable[str]]) -> dict[str, StandingKind]:
    return {folded(text): StandingKind(kind) for kind, texts in listed.items() for text in texts}


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """The longest first, so that none is found within another."""
    longest = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b")
