"""Tells by the words of a column how its letters are written.

A word counts for an old way of writing if it is a Vietnamese syllable when it is read so and none
as it stands; it counts against it the other way round. Letters that only Unicode has settle a word.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from vusta_desk.importing.choices import Encoding
from vusta_desk.importing.letters import code_pages, tcvn3, vni
from vusta_desk.importing.letters.syllables import is_syllable

DECODERS = {
    Encoding.CP1258: code_pages.decode,
    Encoding.TCVN3: tcvn3.decode,
    Encoding.VNI: vni.decode,
}
"""How a text in each of the old ways is read."""

_ENOUGH = 3  # so many different words must speak for an old way where no font names it
_CLEARLY = 4  # times as many words must speak for an old way as against it, to go for the rest
_MOST_FOREIGN = 0.5  # and at most so many for each of them may be no syllables either way

# Some capitals of TCVN 5712 have the codes of control characters.
_WORD = re.compile(
    "[A-Za-z\x01-\x06\x11-\x17\x80-\x9f\xa1-\xff\u0100-\u024f\u0300-\u036f\u1e00-\u1eff]+"
)
_CONTROL = re.compile("[\x01-\x06\x11-\x17]")
_UNICODE_ONLY = re.compile(
    f"(?![{code_pages.BEYOND_LATIN_1}])[\u0100-\u024f\u0300-\u036f\u1e00-\u1eff]"
)

_SHORTENED = re.compile("(?=.*Đ)[BCDGHKLMNPQRSTVXĐ]{2,6}")  # HHĐ, TĐV, QĐ


class Word(NamedTuple):
    """What a word says: whether it is right as it stands, and in which old ways it is right.

    `is_unicode` where it has letters that only Unicode has.
    """

    is_right: bool
    is_unicode: bool
    readings: frozenset[Encoding]


class Evidence(NamedTuple):
    """Different words by what they say of the old ways: for each, against it, foreign in it too.

    `unicode` are those that no old way could have written.
    """

    in_favour: Counter[Encoding]
    against: Counter[Encoding]
    foreign: Counter[Encoding]
    unicode: int

    def strongest(self) -> Encoding | None:
        """The old way that the words alone prove, if there is one."""
        best = max(DECODERS, key=lambda way: self.in_favour[way] - self.foreign[way])
        found = self.in_favour[best]
        return best if found >= max(_ENOUGH, self.foreign[best] / _MOST_FOREIGN) else None

    def leans_to(self, way: Encoding, *, in_its_font: bool) -> bool:
        """Whether what could be read either way is meant in the old one."""
        otherwise = self.against[way] + self.unicode
        return self.in_favour[way] >= otherwise * (1 if in_its_font else _CLEARLY)


def words_in(text: str) -> Iterator[str]:
    """The words of a text that have more than plain letters, with what stands for letters."""
    return (word for word in _WORD.findall(text) if not is_plain(word))


def is_plain(text: str) -> bool:
    """Whether a text has nothing in it but what is the same in every way of writing."""
    return text.isascii() and (text.isprintable() or _CONTROL.search(text) is None)


def has_unicode_letters(text: str) -> bool:
    """Whether a text has letters that none of the old ways could have written."""
    return _UNICODE_ONLY.search(text) is not None


@lru_cache(maxsize=1 << 15)
def read_word(word: str) -> Word:
    """What a word says by itself."""
    if has_unicode_letters(word):
        return Word(is_right=True, is_unicode=True, readings=frozenset())
    readings = (way for way, decode in DECODERS.items() if _is_word(decode(word)))
    return Word(is_syllable(word), is_unicode=False, readings=frozenset(readings))


def _is_word(text: str) -> bool:
    """Whether a text is a syllable, or initials that have a Đ among them."""
    return is_syllable(text) or _SHORTENED.fullmatch(text) is not None


def weighed(words: Iterable[str]) -> Evidence:
    """What different words say together."""
    in_favour, against, foreign = Counter[Encoding](), Counter[Encoding](), Counter[Encoding]()
    unicode = 0
    for word in map(read_word, words):
        unicode += word.is_unicode
        for way in () if word.is_unicode else DECODERS:
            if way not in word.readings:
                (against if word.is_right else foreign)[way] += 1
            elif not word.is_right:
                in_favour[way] += 1
    return Evidence(in_favour, against, foreign, unicode)
