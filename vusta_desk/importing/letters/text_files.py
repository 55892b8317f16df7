"""Reads the bytes of a text: Unicode by its mark or by itself, else letters of a byte each."""

import codecs

from vusta_desk.domain.findings import Refused
from vusta_desk.importing.choices import Encoding
from vusta_desk.importing.letters.code_pages import as_western
from vusta_desk.importing.letters.statistics import DECODERS, read_word, words_in

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOOKED_AT = 1_000  # bytes: where every second is 0 the text is in UTF-16 without a mark
_ENOUGH_ZEROS, _MOST_BESIDE = 0.4, 0.1


def read_text(data: bytes, chosen: Encoding = Encoding.AUTO) -> tuple[str, Encoding | None]:
    """The text, and how it is likely to be written where it is in no Unicode.

    Its letters are then as Western Windows shows them. Raises Refused `csv_not_utf8` (`line`)
    where no way of writing makes words of it, or where Unicode was chosen and it is none.
    """
    try:
        return data.decode(_unicode_of(data)), None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        text = as_western(data)
        way = chosen if chosen in DECODERS else _likeliest(text)
        if way is None or chosen is Encoding.UTF8:
            raise Refused("csv_not_utf8", line=line) from error
        return text, way


def _unicode_of(data: bytes) -> str:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    top = data[:_LOOKED_AT]
    first, second = (top[start::2].count(0) / max(len(top) // 2, 1) for start in (0, 1))
    for zeros, others, name in ((second, first, "utf-16-le"), (first, second, "utf-16-be")):
        if zeros > _ENOUGH_ZEROS and others < _MOST_BESIDE:
            return name
    return "utf-8"


def _likeliest(text: str) -> Encoding | None:
    """The way in which most words are right, if more than half are; the plainest of equals."""
    words = [read_word(word) for word in set(words_in(text))]
    right = {way: sum(way in word.readings for word in words) for way in DECODERS}
    best = max(right, key=lambda way: right[way])
    return best if right[best] * 2 > len(words) else None
