"""Fonts on paper: which characters each can draw, how wide they are, and ReportLab's name for it.

Widths and heights are in parts of the type size: at 12 pt a width of 0.5 is 6 pt.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from vusta_desk.domain.findings import Refused


@dataclass(frozen=True, slots=True, eq=False)
class Font:
    """A TrueType font that ReportLab knows by `name`.

    `widths` has every character the font can draw, `cap_height` is the height of its capitals.
    """

    name: str
    widths: Mapping[str, float]
    cap_height: float

    def width(self, text: str) -> float:
        """How wide a text is; what the font lacks counts as nothing (see `missing`)."""
        widths = self.widths
        try:
            return sum([widths[character] for character in text])
        except KeyError:
            return sum(widths.get(character, 0.0) for character in text)

    def missing(self, text: str) -> str:
        """The characters of a text that the font cannot draw, each once, in order."""
        return "".join(dict.fromkeys(c for c in text if c not in self.widths))


def load_font(path: Path) -> Font:
    """Reads a static TrueType file and makes it known to ReportLab under its file name.

    ReportLab keeps one table of fonts for the whole process; a second file of the same name
    gets a name of its own there. Raises Refused when the file is no usable font.
    """
    try:
        known = _known_under(path)
        face = known or TTFont(_free_name(path), str(path), shapable=False)
    except (OSError, TTFError) as problem:
        raise Refused("font_not_readable", file=path.name, reason=str(problem)) from problem
    if known is None:
        pdfmetrics.registerFont(face)
    units = face.face
    return Font(
        name=face.fontName,
        widths={
            chr(code): units.charWidths.get(code, units.defaultWidth) / 1000
            for code in units.charToGlyph
        },
        cap_height=units.capHeight / 1000,
    )


def composed(text: str) -> str:
    """The text as it may be drawn: composed letters (NFC), every line break a space.

    Decomposed Vietnamese prints with one mark on top of another.
    """
    return unicodedata.normalize("NFC", " ".join(text.splitlines()))


def _known_under(path: Path) -> TTFont | None:
    for name in pdfmetrics.getRegisteredFontNames():
        font = pdfmetrics.getFont(name)
        if isinstance(font, TTFont) and font.face.filename == str(path):
            return font
    return None


def _free_name(path: Path) -> str:
    taken = set(pdfmetrics.getRegisteredFontNames())
    names = [path.stem, *(f"{path.stem}-{number}" for number in range(2, len(taken) + 3))]
    return next(name for name in names if name not in taken)
