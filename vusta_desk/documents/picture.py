"""A page as a picture in memory."""

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
