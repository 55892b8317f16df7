"""Ornaments of certificates, computed: paths in millimetres from the numbers of a layout.

The motifs are those of the Đông Sơn bronze drums: a star with many rays, rings of linked circles,
rows of fine teeth.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from vusta_desk.documents.layout import Ornament

Point: TypeAlias = tuple[float, float]
Step: TypeAlias = tuple[float, ...]
"""Two numbers: a straight line to there; six: a Bézier curve with its two handles first."""

_ROUND = 0.5522847498
"""Handle of the Bézier curve that draws a quarter of a circle of radius 1."""


@dataclass(frozen=True, slots=True)
class Path:
    """A line from `start` along `steps`; a `filled` one has no edge, a `closed` one returns."""

    start: Point
    steps: tuple[Step, ...]
    closed: bool = False
    filled: bool = False


def draw(ornament: Ornament) -> tuple[Path, ...]:
    """The paths of an ornament, in the millimetres of its page."""
    kind = ORNAMENTS[ornament.ornament]
    return tuple(kind.draw(ornament, {**kind.numbers, **ornament.numbers}))


def star(ornament: Ornament, numbers: Mapping[str, float]) -> Iterator[Path]:
    """A filled star of `rays` points; `waist` is its inner radius in parts of the outer."""
    centre, radius = _circle_in(ornament)
    yield _star(centre, radius, int(numbers["rays"]), numbers["waist"])


def taper(ornament: Ornament, numbers: Mapping[str, float]) -> Iterator[Path]:
    """A filled line as long as its box, pointed at its ends; `peak` is where it is as high."""
    x, y, width, height = ornament.x, ornament.y, ornament.width, ornament.height
    peak, middle = x + width * numbers["peak"], y + height / 2
    points = [(x, middle), (peak, y), (x + width, middle), (peak, y + height)]
    yield polygon(points, filled=True)


def frame(ornament: Ornament, numbers: Mapping[str, float]) -> Iterator[Path]:
    """A border `depth` deep along the inside of its box: linked circles between rows of teeth.

    The circles stand about `pitch` apart; every corner is a square with a small drum star.
    """
    depth = numbers["depth"]
    left, top = ornament.x, ornament.y
    across, down = ornament.width - 2 * depth, ornament.height - 2 * depth
    right, bottom = left + ornament.width, top + ornament.height
    sides: list[tuple[float, Callable[[float, float], Point]]] = [
        (across, lambda u, v: (left + depth + u, top + v)),
        (across, lambda u, v: (right - depth - u, bottom - v)),
        (down, lambda u, v: (right - v, top + depth + u)),
        (down, lambda u, v: (left + v, bottom - depth - u)),
    ]
    for length, place in sides:
        yield from _band(length, depth, numbers, place)
    half = depth / 2
    for x in (left + half, right - half):
        for y in (top + half, bottom - half):
            yield from _corner((x, y), half)


def notched(ornament: Ornament, numbers: Mapping[str, float]) -> Iterator[Path]:
    """A box along the inside of its own with every corner cut out as a square of side `notch`."""
    notch = numbers["notch"]
    left, top = ornament.x, ornament.y
    right, bottom = left + ornament.width, top + ornament.height
    yield polygon(
        [
            (left + notch, top), (right - notch, top),
            (right - notch, top + notch), (right, top + notch),
            (right, bottom - notch), (right - notch, bottom - notch),
            (right - notch, bottom), (left + notch, bottom),
            (left + notch, bottom - notch), (left, bottom - notch),
            (left, top + notch), (left + notch, top + notch),
        ]
    )  # fmt: skip


def drum(ornament: Ornament, numbers: Mapping[str, float]) -> Iterator[Path]:
    """The face of a bronze drum: a star of `rays`, chevrons between them, rings of motifs."""
    centre, radius = _circle_in(ornament)
    rays = int(numbers["rays"])
    yield _star(centre, radius * 0.27, rays, 0.42)
    yield from _chevrons(centre, radius * 0.27, rays)
    for part in (0.30, 0.32, 0.40, 0.42, 0.56, 0.58, 0.74, 0.76, 0.84, 0.86, 0.98, 1.0):
        yield circle(centre, radius * part)
    yield from _teeth_ring(centre, radius * 0.33, radius * 0.39, 72)
    yield from _linked_ring(centre, radius * 0.49, radius * 0.045, 24)
    yield from _birds(centre, radius * 0.66, radius * 0.155, int(numbers["birds"]))
    yield from _zigzag_ring(centre, radius * 0.77, radius * 0.83, 90)
    yield from _linked_ring(centre, radius * 0.92, radius * 0.04, 44)


@dataclass(frozen=True, slots=True)
class Kind:
    """A drawing function and the numbers it takes, with their defaults."""

    draw: Callable[[Ornament, Mapping[str, float]], Iterable[Path]]
    numbers: Mapping[str, float]


ORNAMENTS: Mapping[str, Kind] = MappingProxyType(
    {
        "star": Kind(star, {"rays": 5, "waist": 0.382}),
        "taper": Kind(taper, {"peak": 0.5}),
        "notched": Kind(notched, {"notch": 5}),
        "frame": Kind(frame, {"depth": 8, "pitch": 5, "circle": 0.2, "tooth": 0.1}),
        "drum": Kind(drum, {"rays": 14, "birds": 12}),
    }
)


# --- shapes -------------------------------------------------------------------------------------


def polygon(points: Iterable[Point], filled: bool = False, closed: bool = True) -> Path:
    """Straight lines from point to point."""
    first, *others = points
    return Path(first, tuple(others), closed=closed, filled=filled)


def circle(centre: Point, radius: float, filled: bool = False) -> Path:
    """A circle of four curves."""
    x, y = centre
    r, k = radius, radius * _ROUND
    steps = (
        (x + r, y + k, x + k, y + r, x, y + r),
        (x - k, y + r, x - r, y + k, x - r, y),
        (x - r, y - k, x - k, y - r, x, y - r),
        (x + k, y - r, x + r, y - k, x + r, y),
    )
    return Path((x + r, y), steps, closed=True, filled=filled)


def _polar(centre: Point, radius: float, turn: float) -> Point:
    """A point on a circle; `turn` in whole turns clockwise from the top."""
    angle = 2 * math.pi * turn
    return centre[0] + radius * math.sin(angle), centre[1] - radius * math.cos(angle)


def _circle_in(ornament: Ornament) -> tuple[Point, float]:
    centre = (ornament.x + ornament.width / 2, ornament.y + ornament.height / 2)
    return centre, min(ornament.width, ornament.height) / 2


def _star(centre: Point, radius: float, rays: int, waist: float) -> Path:
    return polygon(
        (
            _polar(centre, radius if corner % 2 == 0 else radius * waist, corner / (2 * rays))
            for corner in range(2 * rays)
        ),
        filled=True,
    )


# --- the border ---------------------------------------------------------------------------------


def _band(
    length: float,
    depth: float,
    numbers: Mapping[str, float],
    place: Callable[[float, float], Point],
) -> Iterator[Path]:
    count = max(2, round(length / numbers["pitch"]))
    pitch, radius, tooth = length / count, depth * numbers["circle"], depth * numbers["tooth"]
    middle = depth / 2
    centres = [(number + 0.5) * pitch for number in range(count)]
    for centre in centres:
        yield circle(place(centre, middle), radius)
        yield circle(place(centre, middle), radius * 0.35, filled=True)
    angle = math.acos(2 * radius / pitch)
    along, across = radius * math.cos(angle), radius * math.sin(angle)
    for centre in centres[:-1]:
        start = place(centre + along, middle - across)
        end = place(centre + pitch - along, middle + across)
        yield polygon([start, end], closed=False)
    teeth = round(length / (tooth * 1.25))
    for number in range(teeth + 1):
        u = number * length / teeth
        for top, foot in ((0.0, tooth), (depth - tooth, depth)):
            yield polygon([place(u, top), place(u, foot)], closed=False)
    for v in (0.0, tooth, depth - tooth, depth):
        yield polygon([place(0, v), place(length, v)], closed=False)


def _corner(centre: Point, half: float) -> Iterator[Path]:
    x, y = centre
    for part in (1.0, 0.8):
        size = half * part
        left, top, right, bottom = x - size, y - size, x + size, y + size
        yield polygon([(left, top), (right, top), (right, bottom), (left, bottom)])
    yield circle(centre, half * 0.68)
    yield _star(centre, half * 0.58, 8, 0.4)


# --- the drum -----------------------------------------------------------------------------------


def _chevrons(centre: Point, radius: float, rays: int) -> Iterator[Path]:
    for ray in range(rays):
        middle = (ray + 0.5) / rays
        for part, spread in ((0.95, 0.30), (0.80, 0.22), (0.65, 0.12)):
            tip = _polar(centre, radius * (part - 0.16), middle)
            left, right = (
                _polar(centre, radius * part, middle + side * spread / rays) for side in (-1, 1)
            )
            yield polygon([left, tip, right], closed=False)


def _teeth_ring(centre: Point, inner: float, outer: float, count: int) -> Iterator[Path]:
    for number in range(count):
        turn = number / count
        yield polygon([_polar(centre, inner, turn), _polar(centre, outer, turn)], closed=False)


def _zigzag_ring(centre: Point, inner: float, outer: float, count: int) -> Iterator[Path]:
    yield polygon(
        _polar(centre, outer if corner % 2 else inner, corner / (2 * count))
        for corner in range(2 * count)
    )


def _linked_ring(centre: Point, radius: float, size: float, count: int) -> Iterator[Path]:
    places = [_polar(centre, radius, number / count) for number in range(count)]
    for place, following in zip(places, places[1:] + places[:1], strict=True):
        yield circle(place, size)
        yield circle(place, size * 0.35, filled=True)
        yield _inner_tangent(place, following, size)


def _inner_tangent(first: Point, second: Point, radius: float) -> Path:
    """The line that touches one circle above and the next, of the same radius, below."""
    dx, dy = second[0] - first[0], second[1] - first[1]
    distance = math.hypot(dx, dy)
    direction = math.atan2(dy, dx)
    angle = direction - math.acos(2 * radius / distance)
    x, y = radius * math.cos(angle), radius * math.sin(angle)
    return polygon([(first[0] + x, first[1] + y), (second[0] - x, second[1] - y)], closed=False)


_BIRD: tuple[Point, ...] = (
    # A crane in flight to the left, in parts of its length: beak, crest, wing, tail, wing, beak.
    (-0.60, 0.01), (-0.30, -0.045), (-0.24, -0.08), (-0.04, -0.21), (-0.17, -0.06),
    (-0.10, -0.045), (-0.04, -0.055), (0.05, -0.44), (0.20, -0.30), (0.17, -0.05),
    (0.22, -0.03), (0.54, -0.15), (0.48, 0.0), (0.54, 0.15), (0.22, 0.03),
    (0.17, 0.05), (0.20, 0.30), (0.05, 0.44), (-0.04, 0.055), (-0.12, 0.045), (-0.30, 0.04),
)  # fmt: skip


def _birds(centre: Point, radius: float, length: float, count: int) -> Iterator[Path]:
    for number in range(count):
        turn = number / count
        x, y = _polar(centre, radius, turn)
        angle = 2 * math.pi * turn
        cosine, sine = math.cos(angle), math.sin(angle)
        yield polygon(
            [
                (x + length * (u * cosine - v * sine), y + length * (u * sine + v * cosine))
                for u, v in _BIRD
            ],
            filled=True,
        )
