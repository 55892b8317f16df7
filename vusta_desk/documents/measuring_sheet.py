"""The measuring sheet: tells by how much a printer shifts what it draws, on a sheet of any size.

Two scales stand across the middle lines of the sheet. Folded edge to edge, the sheet shows where
its own middle is; the number on the scale there is the shift that brings the print to its place.
No ruler is needed, and it does not matter how much of its margins the printer can reach.

    [[lines]]       style, text: what is said on the sheet, from top to bottom

All lengths are in millimetres.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from vusta_desk.documents.certificates import render
from vusta_desk.documents.fitting import fit
from vusta_desk.documents.layout import Element, Layer, Layout, Line, Page, Style, Text
from vusta_desk.documents.stationery import Stationery, open_template
from vusta_desk.documents.template_file import Template
from vusta_desk.documents.typeset import MM, block_height
from vusta_desk.domain.findings import Finding, Refused

REACH = 15  # of a scale, to either side of the middle
_FAR = 22.0  # of the scales from the edges: out of reach of no printer
_THIN, _THICK = 0.1, 0.25
_TICKS = {5: 6.0, 1: 3.5}  # every so many mm a tick so long; halves are shorter still
_HALF = 1.5
_MARGIN, _GAP = 15.0, 4.0
_LINES = (100, 50)  # the longest of these that there is room for
_HIGH = 1000.0  # more than any text
_SMALLEST = 140.0
_INK = "#000000"
SCALE = "scale"  # the style of the numbers


@dataclass(frozen=True, slots=True)
class MeasuringTemplate:
    """The words of the sheet, each line with its style."""

    stationery: Stationery
    lines: tuple[tuple[str, str], ...]


def load_measuring_template(folder: Path) -> tuple[MeasuringTemplate, tuple[Finding, ...]]:
    """The template in a folder and what is wrong with it; raises Refused when there is none."""
    root, stationery = open_template(folder)
    lines = []
    for table in root.rows("lines"):
        lines.append((table.one_of("style", stationery.styles), table.text("text")))
        table.unknown_keys()
    root.unknown_keys()
    return MeasuringTemplate(stationery, tuple(lines)), tuple(root.findings)


def measuring_sheet(template: MeasuringTemplate, width: float, height: float) -> bytes:
    """The sheet as a PDF, as large as what is to be printed afterwards.

    Raises Refused `sheet_too_small` for one on which the scales cannot be read.
    """
    if min(width, height) < _SMALLEST:
        raise Refused("sheet_too_small", width=round(width), height=round(height))
    styles = template.stationery.styles
    elements = (*_scales(width, height, styles[SCALE]), *_words(template, width, height))
    layout = Layout(Page(width, height), elements)
    return render(Template(template.stationery, layout), [{}])


def _scales(width: float, height: float, style: Style) -> Iterator[Element]:
    """The level scale across the upright middle line, and the upright one across the level."""
    for halves in range(-2 * REACH, 2 * REACH + 1):
        at = halves / 2
        tick, thickness = _tick(at)
        name = f"{at:g}".replace("-", "−")
        x, y = width / 2 + at, height / 2 + at
        yield _line(f"level.{name}", (x, _FAR), (x, _FAR + tick), thickness)
        yield _line(f"upright.{name}", (_FAR, y), (_FAR + tick, y), thickness)
        if at % 5 == 0:
            box = 8.0, 4.0
            yield _number(f"level.number.{name}", (x - 4, _FAR - 5), box, name, style)
            yield _number(f"upright.number.{name}", (_FAR - 9, y - 2), box, name, style)


def _tick(at: float) -> tuple[float, float]:
    """How long and thick the tick at so many mm is; the one in the middle stands out."""
    length = next((long for every, long in _TICKS.items() if at % every == 0), _HALF)
    return (length + 3, _THICK) if at == 0 else (length, _THIN)


def _words(template: MeasuringTemplate, width: float, height: float) -> Iterator[Element]:
    """What is said, below the level scale and right of the upright one, and the line to measure.

    Where the sheet is too low for all of it, the lines in the style of the last are left out: they
    say in another language what is said before.
    """
    left, top, foot = _FAR + 16, _FAR + 20, height - _MARGIN - 12
    room = min(width - left - _MARGIN, 130.0)
    left = max(left, (width - room) / 2)
    lines = [(name, text, _high(template, name, text, room)) for name, text in template.lines]
    if top + sum(high + _GAP for _, _, high in lines) > foot:
        lines = [line for line in lines if line[0] != lines[-1][0]]
    for number, (name, text, high) in enumerate(lines):
        style = template.stationery.styles[name]
        yield Text(f"line.{number}", Layer.TEXT, left, top, room, high, text, style, blank=room)
        top += high + _GAP
    yield from _line_to_measure(left, foot + 8, room, template.stationery.styles)


def _high(template: MeasuringTemplate, name: str, text: str, room: float) -> float:
    """How high a line of words is, wrapped into so much room."""
    style = template.stationery.styles[name]
    pieces = [(template.stationery.fonts[style.font], text)]
    fitted = fit(pieces, style, room * MM, _HIGH * MM, room * MM)
    return block_height(fitted, style) / MM + 0.1


def _line_to_measure(
    left: float, y: float, room: float, styles: Mapping[str, Style]
) -> Iterator[Element]:
    long = next((length for length in _LINES if length <= room), _LINES[-1])
    yield _line("measure", (left, y), (left + long, y), _THIN)
    for end in (0, long):
        x = left + end
        yield _line(f"measure.{end}", (x, y - 2), (x, y + 2), _THIN)
    where = left + long / 2 - 10, y - 5
    yield _number("measure.number", where, (20.0, 4.0), f"{long} mm", styles[SCALE])


def _line(
    name: str, start: tuple[float, float], end: tuple[float, float], thickness: float
) -> Line:
    return Line(name, Layer.TEXT, *start, *end, _INK, thickness)


def _number(
    name: str, where: tuple[float, float], box: tuple[float, float], text: str, style: Style
) -> Text:
    return Text(name, Layer.TEXT, *where, *box, text, style, blank=box[0])
