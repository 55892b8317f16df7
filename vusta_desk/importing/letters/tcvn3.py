"""TCVN3 (ABC), the letters of the .Vn fonts: one code a letter.

The fonts themselves have small letters and seven capitals; the rest of the capitals are those of
TCVN 5712:1993, with which they share all other codes. Fonts whose name ends in H draw capitals in
the places of the small letters.
"""

import re

from vusta_desk.domain.unicode_forms import composed
from vusta_desk.importing.letters.code_pages import BEYOND_LATIN_1
from vusta_desk.importing.letters.syllables import is_syllable

_FROM_A1 = (
    "ĂÂÊÔƠƯĐăâêôơưđẰ"
    "\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ"
    "ẮẦẨẪẤỀặầẩẫấậèỂẻẽ"
    "éẹềểễếệìỉỄẾỒĩíịò"
    "Ổỏõóọồổỗốộờởỡớợù"
    "ỖủũúụừửữứựỳỷỹýỵỐ"
)
_FROM_80 = "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ"
_BELOW_20 = {
    0x01: "Ú", 0x02: "Ụ", 0x04: "Ừ", 0x05: "Ử", 0x06: "Ữ", 0x11: "Ứ", 0x12: "Ự",
    0x13: "Ỳ", 0x14: "Ỷ", 0x15: "Ỹ", 0x16: "Ý", 0x17: "Ỵ",
}  # fmt: skip

LETTERS = {
    **_BELOW_20,
    **{0x80 + place: letter for place, letter in enumerate(_FROM_80)},
    **{0xA1 + place: letter for place, letter in enumerate(_FROM_A1)},
}
"""The letter of each code; five codes are marks that follow their letter."""

# What Windows makes of the codes 80 to 9F: in the fonts these are quotes, dashes and the like, in
# texts of TCVN 5712 they are capitals. The word they stand in tells which.
_CODES = {ord(shown): shown.encode("cp1252")[0] for shown in BEYOND_LATIN_1}
_PUNCTUATION = frozenset(shown for shown in BEYOND_LATIN_1 if not shown.isalpha() or shown == "ˆ")
_AMBIGUOUS = re.compile(rf"(?<!\S)[^\s{BEYOND_LATIN_1}]*+[{BEYOND_LATIN_1}]\S*+")

# Some keyboards wrote a capital with its mark as the capital and the small letter: "A¸" is Á.
_CAPITALS = {
    "A": "àảãáạ",
    "¡": "ằẳẵắặ",
    "¢": "ầẩẫấậ",
    "E": "èẻẽéẹ",
    "£": "ềểễếệ",
    "I": "ìỉĩíị",
    "O": "òỏõóọ",
    "¤": "ồổỗốộ",
    "¥": "ờởỡớợ",
    "U": "ùủũúụ",
    "¦": "ừửữứự",
    "Y": "ỳỷỹýỵ",
}
_CODE_OF = {letter: chr(code) for code, letter in LETTERS.items()}
_TWICE = {
    base + _CODE_OF[letter]: _CODE_OF[letter.upper()]
    for base, letters in _CAPITALS.items()
    for letter in letters
}
_TONED = frozenset("".join(_CAPITALS.values()))
_CAPITAL_TWICE = re.compile("|".join(_TWICE))

_ASCII_LETTERS = re.compile(r"[A-Za-z]+")
_CAPITALS_TOGETHER = re.compile(  # written so that no text takes long
    r"[A-Z][^\sA-Za-z]*+[A-Z]|(?<![^\sA-Za-z])[^\sA-Za-z¡-§]*+[¡-§][^\sA-Za-z]*+[A-Z]"
)


def decode(text: str) -> str:
    """The text in Unicode; other characters stay as they are.

    The fonts have no capitals with a tone. So where all plain letters are capitals, those with
    marks are meant so too; and where all other words begin with a capital, a word that begins with
    a small letter with a tone is meant to as well.
    """
    text = _AMBIGUOUS.sub(_with_capitals, text)
    text = _CAPITAL_TWICE.sub(lambda found: _TWICE[found[0]], text)
    letters = composed(text.translate(LETTERS))
    if _is_in_capitals(text):
        return letters.upper()
    words = letters.split(" ")
    if not any(map(_is_capital, words)) or not all(_may_be_capital(word) for word in words):
        return letters
    return " ".join(word[:1].upper() + word[1:] for word in words)


def _with_capitals(found: re.Match[str]) -> str:
    """A word as Windows shows it, with the codes of capitals where that makes it a syllable.

    What may be a dash or a quote is one, but within a word in capitals.
    """
    word = found[0]
    codes = word.translate(_CODES)
    read = codes.translate(LETTERS)
    is_within = read.isupper() and word[0] not in _PUNCTUATION
    is_meant = is_within or _PUNCTUATION.isdisjoint(word)
    return codes if is_meant and is_syllable(read) else word


def _is_in_capitals(text: str) -> bool:
    plain = "".join(_ASCII_LETTERS.findall(text))
    return plain.isupper() and _CAPITALS_TOGETHER.search(text) is not None


def _is_capital(word: str) -> bool:
    return word[:1].isupper()


def _may_be_capital(word: str) -> bool:
    return not word[:1].islower() or word[0] in _TONED
