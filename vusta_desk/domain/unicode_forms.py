"""Letters with their marks composed (NFC) or apart (NFD), in a time that grows with the text alone.

Python puts the marks of a letter into their order one by one, which takes time with the square of
their number: one cell of nothing but marks, which nobody writes by mistake, would hold the program
up for seconds, a file of them for ever (CPython issue 149079). So a long text is taken in pieces.
They end before a character of ASCII, which no mark joins; only where none is near, anywhere.
"""

import unicodedata
from collections.abc import Iterator
from typing import Literal

_PIECE = 256  # characters
_NEAR = 64


def composed(text: str) -> str:
    """The text in NFC."""
    return _in_pieces("NFC", text)


def decomposed(text: str) -> str:
    """The text in NFD."""
    return _in_pieces("NFD", text)


def _in_pieces(form: Literal["NFC", "NFD"], text: str) -> str:
    if len(text) <= _PIECE or text.isascii():
        return unicodedata.normalize(form, text)
    return "".join(unicodedata.normalize(form, piece) for piece in _pieces(text))


def _pieces(text: str) -> Iterator[str]:
    start = 0
    while start < len(text):
        end = start + _PIECE
        near = range(end, min(end + _NEAR, len(text)))
        end = next((place for place in near if text[place].isascii()), end)
        yield text[start:end]
        start = end
