"""Writes Vietnamese as it was written before Unicode, by tables that are not the program's own."""

import unicodedata
from functools import cache
from pathlib import Path

DATA = Path(__file__).parents[1] / "data" / "letters"
TONES = "\u0300\u0301\u0303\u0309\u0323"


@cache
def lines(name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of a table, without its remarks."""
    text = (DATA / name).read_text("utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line[0] != "#")


def tcvn_letters() -> dict[int, str]:
    """The letter of each code of TCVN 5712, as iconv reads it."""
    return {int(code, 16): chr(int(point[2:], 16)) for code, point, _ in lines("tcvn5712-1.tsv")}


def vni_letters() -> dict[str, str]:
    """What each pair or letter of VNI stands for."""
    return {written: letter for written, letter, _ in lines("vni.tsv")}


def in_tcvn3(text: str) -> str:
    """The text with a code a letter, each code as the letter of Latin-1 in its place."""
    codes = {letter: chr(code) for code, letter in tcvn_letters().items()}
    return "".join(codes.get(letter, letter) for letter in text)


def in_small_tcvn3(text: str) -> str:
    """As a .Vn font has it: there are no capitals with a tone, the small letters stand for them."""
    here = {letter for code, letter in tcvn_letters().items() if code >= 0xA1}
    fonts = here - {c for c in here if c.isupper()} | set("ĂÂÊÔƠƯĐ")
    return in_tcvn3("".join(c if c.isascii() or c in fonts else c.lower() for c in text))


def in_vni(text: str) -> str:
    """The text in VNI; í, ì and the like by codes of their own."""
    own = {"ì": "ì", "í": "í", "Ì": "Ì", "Í": "Í", "ỵ": "î", "Ỵ": "Î"}
    pairs = {letter: written for written, letter in vni_letters().items()} | own
    return "".join(pairs.get(letter, letter) for letter in text)


def in_cp1258(text: str) -> bytes:
    """The bytes of code page 1258: the tone follows its letter."""
    return "".join(map(_with_tone_apart, text)).encode("cp1258")


def _with_tone_apart(letter: str) -> str:
    apart = unicodedata.normalize("NFD", letter)
    base = unicodedata.normalize("NFC", "".join(c for c in apart if c not in TONES))
    return base + "".join(c for c in apart if c in TONES)
