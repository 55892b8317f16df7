"""Vietnamese names and texts: tidying, capitals, order and search without marks.

Order is our own, so that it is the same on every system and inside the data file: letters
a ă â b c d đ e ê … u ư … y with f j w z in their Latin places, tones ngang huyền hỏi ngã sắc nặng,
syllable by syllable. A key is one plain string; comparing keys as strings, or as bytes of UTF-8,
gives the order. A syllable has one tone wherever its mark stands, so hoà and hòa are equal. Where
y is the only vowel many write i: Lý and Lí, Quý and Quí are one name in two spellings.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from vusta_desk.domain.unicode_forms import composed, decomposed

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_LEVEL_TONE = "0"
_END_OF_LETTERS = " "  # below every letter and digit, so that a shorter syllable comes first
# Letters become A, B, C … in alphabet order; ð is what old encodings made of đ.
_PLACES = {letter: chr(ord("A") + place) for place, letter in enumerate(_ALPHABET)}
_PLACES["ð"] = _PLACES["đ"]
_NUMBER_WIDTH = 6

_HYPHENS = "\\-\u2010\u2011\u2012\u2013"
_APOSTROPHES = "'\u2018\u2019\u02bc`"
_SYLLABLE = re.compile(rf"[^\s{_HYPHENS}]+")
_CAPITALISED = re.compile(rf"[^\s{_HYPHENS}{_APOSTROPHES}(.]+")
_MARKS = "[\u0300-\u036f]*"
_CONSONANTS = "[bcdđðfghjklmnpqrstvwxz]*"
_LONE_Y = re.compile(rf"\A(qu{_MARKS}|{_CONSONANTS})y({_MARKS}{_CONSONANTS})\Z")
_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f"  # controls that are no space
    "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
)


def tidy(text: str) -> str:
    """The text in NFC, without invisible characters, every run of spaces a single one."""
    return composed(" ".join(_INVISIBLE.sub("", text).split()))


def is_all_capitals(name: str) -> bool:
    """Whether the name has letters and all of them are capitals."""
    return name.isupper()


def title_case(name: str) -> str:
    """Each syllable with one capital: NGUYỄN VĂN A → Nguyễn Văn A, H'HEN NIÊ → H'Hen Niê."""
    return _CAPITALISED.sub(lambda syllable: syllable[0].capitalize(), tidy(name))


def sort_key(name: str) -> str:
    """The key of a person's name: tên (the last syllable), then họ (the first), then đệm."""
    keys = _keys(name)
    return "".join(keys[-1:] + keys[:-1])


def text_sort_key(text: str) -> str:
    """The key of any other text, read from left to right; numbers go by their value."""
    return "".join(_keys(text))


def folded(text: str) -> str:
    """The text as it is searched: no marks, đ as d, small letters, spaces squeezed."""
    return " ".join(filter(None, map(_folded_word, text.split())))


def matching(name: str) -> str:
    """The name as people are recognised by it: folded, and i for a y that is the only vowel."""
    return " ".join(filter(None, map(_matching_word, name.split())))


def same_spelling(one: str, other: str) -> bool:
    """Whether two names are one but for capitals, the place of a tone mark, and i or y."""
    return _spelling(one) == _spelling(other)


def search_rank(query: str, name: str) -> int | None:
    """How well a name answers a query, 0 best; None where it does not.

    Whole words come before beginnings of words, and those before letters inside a word. Marks are
    not needed to find a name; where the query has some, names that have the same come first.
    """
    wanted, text = folded(query), folded(name)
    if wanted not in text:
        return None
    if f" {wanted}" not in f" {text}":
        return 4
    is_whole = f" {wanted} " in f" {text} "
    same = str.__eq__ if is_whole else _begins
    if not has_marks(query) or _stands_in(_keys(query), _keys(name), same):
        return 0 if is_whole else 1
    return 2 if is_whole else 3


def has_marks(query: str) -> bool:
    """Whether a search asks for marks: then names that have the same come first."""
    return folded(query) != tidy(query).casefold()


def _stands_in(wanted: list[str], keys: list[str], same: Callable[[str, str], bool]) -> bool:
    return any(all(map(same, wanted, keys[start:])) for start in range(len(keys) - len(wanted) + 1))


def _begins(wanted: str, key: str) -> bool:
    letters, tone = wanted.split(_END_OF_LETTERS)
    return key.startswith(letters) and tone in (_LEVEL_TONE, key[-1])


def _spelling(name: str) -> list[str]:
    syllables = (_LONE_Y.sub(r"\1i\2", _decomposed(s)) for s in _SYLLABLE.findall(tidy(name)))
    return list(filter(None, map(_syllable_key, syllables)))


def _keys(text: str) -> list[str]:
    return list(filter(None, map(_syllable_key, _SYLLABLE.findall(text))))


@lru_cache(maxsize=1 << 14)
def _syllable_key(syllable: str) -> str:
    """Letters, then one tone digit; empty where there is neither letter nor digit.

    A letter of another alphabet keeps its code point, which is above all of ours; a mark that is
    not Vietnamese is dropped.
    """
    letters, tone = "", _LEVEL_TONE
    for char in _decomposed(syllable):
        if char in _TONES:
            tone = tone if tone != _LEVEL_TONE else _TONES[char]
        elif letters and (letter := unicodedata.normalize("NFC", letters[-1] + char)) in _PLACES:
            letters = letters[:-1] + letter
        elif char.isalnum():
            letters += char
    if not letters:
        return ""
    if letters.isdecimal():
        letters = letters.zfill(_NUMBER_WIDTH)
    return "".join(_PLACES.get(char, char) for char in letters) + _END_OF_LETTERS + tone


@lru_cache(maxsize=1 << 14)
def _folded_word(word: str) -> str:
    kept = (c for c in _decomposed(word) if not unicodedata.combining(c) and c not in _APOSTROPHES)
    return _INVISIBLE.sub("", "".join(kept)).replace("đ", "d").replace("ð", "d")


@lru_cache(maxsize=1 << 14)
def _matching_word(word: str) -> str:
    return _LONE_Y.sub(r"\1i\2", _folded_word(word))


def _decomposed(word: str) -> str:
    # Twice, because small letters of a decomposed text need not be decomposed themselves.
    return decomposed(decomposed(word).casefold())
