"""Words at their places: fits text into a box and says where every piece of it stands.

Boxes are given in millimetres from the top left; places are ReportLab's, points from the bottom
left corner.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from vusta_desk.documents.fitting import Fitted, Piece, Run, fit, line_width
from vusta_desk.documents.layout import Align, Anchor, Style

MM = 72 / 25.4
"""Points in a millimetre."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a text may stand, on a page `page_height` high; all in millimetres."""

    x: float
    y: float
    width: float
    height: float
    page_height: float


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of a line in one font; x and y are where its first letter stands."""

    font: str
    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """A level line from x on, `width` long: the dots of an unknown value, or a rule under words."""

    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True)
class TypesetText:
    """A text ready to be drawn at `size`; where `fits` is False it does not fit even so."""

    style: Style
    size: float
    fits: bool
    words: tuple[Words, ...]
    blanks: tuple[Stroke, ...]
    rules: tuple[Stroke, ...]

    @property
    def shown(self) -> str:
        """Its words as they are read."""
        return " ".join(" ".join(words.text for words in self.words).split())


def typeset(pieces: Sequence[Piece], style: Style, frame: Frame, blank: float) -> TypesetText:
    """Fits pieces of text into a frame; a dotted line is at most `blank` millimetres long."""
    return place(fit(pieces, style, frame.width * MM, frame.height * MM, blank * MM), style, frame)


def place(fitted: Fitted, style: Style, frame: Frame) -> TypesetText:
    """Where the lines of a fitted text stand in a frame."""
    leading = style.leading * fitted.size
    first = _first_base_line(fitted, style, frame)
    words: list[Words] = []
    blanks: list[Stroke] = []
    rules: list[Stroke] = []
    for number, line in enumerate(fitted.lines):
        start = x = _line_start(line, style, frame, fitted.size)
        y = frame.page_height * MM - first - number * leading
        for run in line:
            if run.text is None:
                blanks.append(Stroke(x, y, run.width))
            else:
                words.append(Words(run.font.registered, x, y, run.text))
            x += run.width
        if style.rule:
            rules.append(Stroke(start, y - style.rule * MM, x - start))
    return TypesetText(style, fitted.size, fitted.fits, tuple(words), tuple(blanks), tuple(rules))


def block_height(fitted: Fitted, style: Style) -> float:
    """From the height of the capitals in the first line to the foot of the last, in points."""
    cap_height = fitted.lines[0][0].font.cap_height
    return (cap_height + style.leading * (len(fitted.lines) - 1)) * fitted.size


def _first_base_line(fitted: Fitted, style: Style, frame: Frame) -> float:
    """Points from the top of the page."""
    cap_height = fitted.lines[0][0].font.cap_height * fitted.size
    spare = frame.height * MM - block_height(fitted, style)
    share = {Anchor.TOP: 0.0, Anchor.MIDDLE: 0.5, Anchor.BASE: 1.0}[style.anchor]
    return frame.y * MM + cap_height + spare * share


def _line_start(line: Sequence[Run], style: Style, frame: Frame, size: float) -> float:
    """The space after the last letter of a spaced line is no part of it."""
    spare = frame.width * MM - line_width(line) + style.tracking * size
    share = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}[style.align]
    return frame.x * MM + spare * share
