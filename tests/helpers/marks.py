"""A sheet of marks at known places, and how far from them the marks of a print are.

A mark is a thin upright cross. All measures are in millimetres from the top left corner.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from io import BytesIO

from PIL import Image
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

ARM, THICK = 3.0, 0.2  # of a cross
EDGE = 10.0  # the outer marks' distance from the edges
DPI = 300  # of the pictures that are measured
LOST = 99.0  # where there is no mark at all
_SEEN = 3.0  # how far around its place a mark is looked for
_MM = 25.4

Size = tuple[float, float]
A3_LYING, A4, A4_LYING, A5 = (420.0, 297.0), (210.0, 297.0), (297.0, 210.0), (148.0, 210.0)


def places(size: Size) -> Iterator[tuple[float, float]]:
    """Where the marks are: at the corners, the middles of the sides, the centre and one aside."""
    width, height = size
    for x in (EDGE, width / 2, width - EDGE):
        for y in (EDGE, height / 2, height - EDGE):
            yield x, y
    yield width * 0.35, height * 0.3  # tells which side is up


@cache
def marked(*sizes: Size) -> bytes:
    """A PDF with a marked page of each size."""
    buffer = BytesIO()
    canvas = Canvas(buffer)
    for width, height in sizes:
        canvas.setPageSize((width * mm, height * mm))
        canvas.setLineWidth(THICK * mm)
        for x, down in places((width, height)):
            y = height - down
            canvas.line((x - ARM) * mm, y * mm, (x + ARM) * mm, y * mm)
            canvas.line(x * mm, (y - ARM) * mm, x * mm, (y + ARM) * mm)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def worst(
    picture: Image.Image, size: Size, right: float = 0.0, down: float = 0.0, dpi: int = DPI
) -> float:
    """How far the mark that is farthest from its place is from it, in mm; `LOST` without one.

    A lying sheet may run through the printer upright: then its picture is turned first.
    """
    turned = (picture.width > picture.height) != (size[0] > size[1])
    quarters = (Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_270)
    seen = [picture.transpose(quarter) for quarter in quarters] if turned else [picture]
    return min(max(_off(one, x + right, y + down, dpi) for x, y in places(size)) for one in seen)


def size_of(picture: Image.Image, dpi: int = DPI) -> Size:
    """The size of a sheet from its picture."""
    return picture.width * _MM / dpi, picture.height * _MM / dpi


def _off(picture: Image.Image, x: float, y: float, dpi: int) -> float:
    """How far a mark is from its place, across or along, whichever is more."""
    left, top = (round((each - _SEEN) * dpi / _MM) for each in (x, y))
    side = round(2 * _SEEN * dpi / _MM)
    ink = picture.crop((left, top, left + side, top + side)).point(lambda grey: 255 - grey)
    across = _line(ink.resize((side, 1), Image.Resampling.BOX).tobytes(), dpi)
    along = _line(ink.resize((1, side), Image.Resampling.BOX).tobytes(), dpi)
    if across is None or along is None:
        return LOST
    return max(abs((left + across) * _MM / dpi - x), abs((top + along) * _MM / dpi - y))


def _line(darkness: Sequence[int], dpi: int) -> float | None:
    """The middle of the one dark line in a row of dots; None where there is none."""
    most = max(darkness)
    if most < 100:
        return None
    dark = [(place, grey) for place, grey in enumerate(darkness) if grey > most / 2]
    if dark[-1][0] - dark[0][0] > 3 * THICK * dpi / _MM:
        return None  # more than one
    return sum((place + 0.5) * grey for place, grey in dark) / sum(grey for _, grey in dark)
