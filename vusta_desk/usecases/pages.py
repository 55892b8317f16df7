"""Pages of a paper as pictures: what the window shows and prints is the very PDF.

What makes the pictures is loaded with the first page, not when the program starts. It works on
one page at a time, from whichever thread it is asked.
"""

from vusta_desk.documents.picture import Picture

__all__ = ["Picture", "page_count", "page_image", "page_size_mm"]


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    from vusta_desk.documents import raster

    return raster.page_count(pdf)


def page_size_mm(pdf: bytes, page: int = 0) -> tuple[float, float]:
    """Width and height of a page, counted from 0, in millimetres."""
    from vusta_desk.documents import raster

    return raster.page_size_mm(pdf, page)


def page_image(pdf: bytes, page: int = 0, dpi: float = 100.0) -> Picture:
    """A page, counted from 0, on white paper at so many dots an inch."""
    from vusta_desk.documents import raster

    return raster.page_picture(pdf, page, dpi)
