"""A page as a picture in memory, and how a page lies on the dots of a printer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of `width` × `height` pixels: blue, green, red and an unused byte for each.

    `stride` is the number of bytes in a row of `pixels`.
    """

    width: int
    height: int
    pixels: bytes
    stride: int


@dataclass(frozen=True, slots=True)
class Dots:
    """The dots an inch of a sheet, `across` and `along`, and a shift in mm `right` and `down`."""

    across: float
    along: float
    right: float = 0.0
    down: float = 0.0
