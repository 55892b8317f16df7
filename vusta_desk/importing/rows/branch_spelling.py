"""The name of a new branch that a list writes in capitals, in the usual writing."""

import re
from collections.abc import Iterator
from functools import cache

from vusta_desk.domain.names import is_all_capitals
from vusta_desk.importing.letters.syllables import is_syllable
from vusta_desk.importing.shipped import read_shipped

_JOINING = frozenset({"và", "về"})
_WORD = re.compile(r"[^\W\d_]+")


def usual_spelling(name: str) -> str:
    """CHI BỘ TIN HỌC ỨNG DỤNG VN → Chi bộ Tin học ứng dụng VN; any other name as it stands."""
    if not is_all_capitals(name) or not any(map(_is_word, _WORD.findall(name))):
        return name
    small = _WORD.sub(lambda word: word[0].lower() if _is_word(word[0]) else word[0], name)
    letters = list(small)
    for at in _beginnings(small):
        letters[at] = letters[at].upper()
    return _names()[0].sub(lambda found: _names()[1][found[0].lower()], "".join(letters))


def _is_word(word: str) -> bool:
    return (len(word) > 1 or word == "Y") and is_syllable(word)


def _beginnings(small: str) -> Iterator[int]:
    """Where a capital stands: at the front, where a kind is named, and behind it."""
    yield 0
    for found in _kinds().finditer(small):
        if found[0].strip() not in _JOINING:
            yield found.start()
        if found.end() < len(small) and small[found.end() :].split()[0] not in _JOINING:
            yield found.end()


@cache
def _kinds() -> re.Pattern[str]:
    words = sorted(read_shipped("branches.toml")["usual_spelling"]["begin"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b\s*")


@cache
def _names() -> tuple[re.Pattern[str], dict[str, str]]:
    names = sorted(read_shipped("branches.toml")["usual_spelling"]["names"], key=len, reverse=True)
    every = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b", re.IGNORECASE)
    return every, {name.lower(): name for name in names}
