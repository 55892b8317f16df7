"""Fonts on paper: which characters each can draw, how wide they are, and ReportLab's name for it.

Widths and heights are in parts of the type size: at 12 pt a width of 0.5 is 6 pt.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import cast

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from vusta_desk.domain import unicode_forms
from vusta_desk.domain.findings import Refused


@dataclass(frozen=True, slots=True, eq=False)
class Font:
    """A TrueType font; `name` is that of its file, `registered` is ReportLab's for it.

    `widths` has every character the font can draw, `cap_height` is the height of its capitals.
    """

    name: str
    registered: str
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
    """Reads a static TrueType file and makes it known to ReportLab.

    ReportLab keeps one table of fonts for the whole process; there a font goes by its file's name
    and content. Raises Refused when the file is no usable font.
    """
    try:
        content = path.read_bytes()
        registered = f"{path.stem}-{sha256(content).hexdigest()[:12]}"
        if registered not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(registered, BytesIO(content), shapable=False))
    except (OSError, TTFError) as problem:
        raise Refused("font_not_readable", file=path.name, reason=str(problem)) from problem
    face = cast(TTFont, pdfmetrics.getFont(registered)).face
    return Font(
        name=path.stem,
        registered=registered,
        widths={
            chr(code): face.charWidths.get(code, face.defaultWidth) / 1000
            for code in face.charToGlyph
        },
        cap_height=face.capHeight / 1000,
    )


def composed(text: str) -> str:
    """The text as it may be drawn: composed letters (NFC), tabs and line breaks as spaces.

    Decomposed Vietnamese prints with one mark on top of another.
    """
    return unicode_forms.composed(" ".join(text.expandtabs(1).splitlines())).strip(" ")
