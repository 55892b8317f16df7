"""Pages of a paper as pictures: what the window shows and prints is the very PDF.

What makes the pictures is loaded with the first page, not when the program starts. It works on
one page at a time, from whichever thread it is asked.
"""

from collections.abc import Iterator

from vusta_desk.documents.picture import Dots, Picture

_BAND = 16_000_000  # bytes
__all__ = [
    "Dots",
    "Picture",
    "page_count",
    "page_image",
    "page_size_mm",
    "page_sizes_mm",
    "sheet_bands",
]


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    from vusta_desk.documents import raster

    return raster.page_count(pdf)


def page_size_mm(pdf: bytes, page: int = 0) -> tuple[float, float]:
    """Width and height of a page, counted from 0, in millimetres."""
    from vusta_desk.documents import raster

    return raster.page_size_mm(pdf, page)


def page_sizes_mm(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of every page, in millimetres."""
    from vusta_desk.documents import raster

    return raster.page_sizes_mm(pdf)


def page_image(pdf: bytes, page: int = 0, dpi: float = 100.0) -> Picture:
    """A page, counted from 0, on white paper at so many dots an inch."""
    from vusta_desk.documents import raster

    return raster.page_picture(pdf, page, dpi)


def sheet_bands(
    pdf: bytes, page: int, dots: Dots, most_bytes: int = _BAND, overlap: int = 0
) -> Iterator[tuple[int, Picture]]:
    """A sheet with a page on it from top to bottom in bands of at most so many bytes.

    Each comes with its first row. For printers: a whole page in their resolution would take some
    hundred megabytes. Each band repeats the last `overlap` rows of the one before, so that no seam
    can open between them.
    """
    from vusta_desk.documents import raster

    width, height = raster.sheet_dots(pdf, page, dots)
    rows = max(overlap + 1, most_bytes // (4 * width))
    top = 0
    while True:
        size = width, min(rows, height - top)
        yield top, raster.sheet_band(pdf, page, dots, top, size)
        if top + rows >= height:
            return
        top += rows - overlap
