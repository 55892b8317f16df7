"""VNI, the letters of the VNI- fonts: a plain letter followed by one for its mark.

Some letters have a code of their own: đ, ơ, ư, and i and y where a mark would find no room; where
it was typed all the same it is read so.
"""

import re

_MARKED = {
    "a": {
        "ø": "à", "ù": "á", "û": "ả", "õ": "ã", "ï": "ạ",
        "â": "â", "à": "ầ", "á": "ấ", "å": "ẩ", "ã": "ẫ", "ä": "ậ",
        "ê": "ă", "è": "ằ", "é": "ắ", "ú": "ẳ", "ü": "ẵ", "ë": "ặ",
    },
    "e": {
        "ø": "è", "ù": "é", "û": "ẻ", "õ": "ẽ", "ï": "ẹ",
        "â": "ê", "à": "ề", "á": "ế", "å": "ể", "ã": "ễ", "ä": "ệ",
    },
    "o": {
        "ø": "ò", "ù": "ó", "û": "ỏ", "õ": "õ", "ï": "ọ",
        "â": "ô", "à": "ồ", "á": "ố", "å": "ổ", "ã": "ỗ", "ä": "ộ",
    },
    "ô": {"ø": "ờ", "ù": "ớ", "û": "ở", "õ": "ỡ", "ï": "ợ"},
    "u": {"ø": "ù", "ù": "ú", "û": "ủ", "õ": "ũ", "ï": "ụ"},
    "ö": {"ø": "ừ", "ù": "ứ", "û": "ử", "õ": "ữ", "ï": "ự"},
    "i": {"ø": "ì", "ù": "í"},
    "y": {"ø": "ỳ", "ù": "ý", "û": "ỷ", "õ": "ỹ", "ï": "ỵ"},
}  # fmt: skip
_SINGLE = {
    "ñ": "đ", "ô": "ơ", "ö": "ư", "ì": "ì", "í": "í", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ",
}  # fmt: skip

LETTERS = {
    **{
        written: letter
        for base, marks in _MARKED.items()
        for mark, small in marks.items()
        for written, letter in (
            (base + mark, small),
            (base.upper() + mark.upper(), small.upper()),
            (base.upper() + mark, small.upper()),  # where only the first key was held with Shift
        )
    },
    **_SINGLE,
    **{code.upper(): letter.upper() for code, letter in _SINGLE.items()},
}
"""What each letter is written as, pairs first."""

_LETTER = re.compile("|".join(LETTERS))


def decode(text: str) -> str:
    """The text in Unicode; a pair is read before its first letter alone."""
    return _LETTER.sub(lambda found: LETTERS[found[0]], text)
