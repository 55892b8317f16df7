"""A page as data: what stands where, in millimetres from the top left corner.

Pure values without behaviour: the window may draw its handles from them, the renderer its PDF.
Colours are `#RRGGBB`; thickness is in millimetres, type sizes are in points.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Layer(StrEnum):
    """What an element belongs to; `paper` is the form itself: shown, but not printed."""

    ARTWORK = "artwork"
    TEXT = "text"
    PAPER = "paper"


class Align(StrEnum):
    """Where lines stand between the sides of their box."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Anchor(StrEnum):
    """What holds a block of lines in its box; `base`: the last line stands on the box's foot."""

    TOP = "top"
    MIDDLE = "middle"
    BASE = "base"


class Fit(StrEnum):
    """What becomes of a long text: smaller type in one line, or as many lines as the box holds.

    `break` wraps too, and breaks a word that is longer than a line, such as the name of a file.
    """

    SHRINK = "shrink"
    WRAP = "wrap"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class Page:
    """The sheet."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line from one point to another."""

    id: str
    layer: Layer
    x1: float
    y1: float
    x2: float
    y2: float
    colour: str
    thickness: float


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, drawn around, filled or both; the line runs on its edge."""

    id: str
    layer: Layer
    x: float
    y: float
    width: float
    height: float
    colour: str | None
    thickness: float
    fill: str | None


@dataclass(frozen=True, slots=True)
class Ornament:
    """A drawing made by a function of `ornaments.py` from its box and its numbers."""

    id: str
    layer: Layer
    x: float
    y: float
    width: float
    height: float
    ornament: str
    colour: str
    thickness: float
    numbers: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks. `font` and `value_font` are names from the template's list of fonts.

    `smallest` is the floor of the type size. In parts of the type size: `leading`, the distance of
    lines; `tracking`, space added after every letter; `word_space`, space added between words.
    `rule` is how far below the words a line as long as they are runs; 0 for none.
    """

    font: str
    value_font: str
    size: float
    smallest: float
    leading: float
    tracking: float
    word_space: float
    colour: str
    align: Align
    anchor: Anchor
    fit: Fit
    rule: float


@dataclass(frozen=True, slots=True)
class Text:
    """Words in a box. `content` is fixed words with `{value}` names among them.

    A block of lines reaches from the height of the capitals in its first line to the foot of the
    letters in its last; marks above and tails below stand out of the box. An unknown value is a
    dotted line, at most `blank` wide.
    """

    id: str
    layer: Layer
    x: float
    y: float
    width: float
    height: float
    content: str
    style: Style
    blank: float


Element: TypeAlias = Line | Box | Ornament | Text


@dataclass(frozen=True, slots=True)
class Layout:
    """A page and what stands on it, drawn in this order."""

    page: Page
    elements: tuple[Element, ...]
