"""Pages of a PDF as pictures: for the preview, the printer and the tests.

PDFium is not safe to use from two threads at once, so one page is worked on at a time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pypdfium2_raw

from vusta_desk.documents.picture import Dots, Picture

if TYPE_CHECKING:
    from PIL import Image

_INCH = 25.4  # mm
_MM = 72 / _INCH
_WHITE = (255, 255, 255, 255)
_ONE_AT_A_TIME = Lock()


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with _opened(pdf) as document:
        return len(document)


def page_size_mm(pdf: bytes, page: int = 0) -> tuple[float, float]:
    """Width and height of a page, counted from 0, in millimetres."""
    with _opened(pdf) as document:
        width, height = document[page].get_size()
        return width / _MM, height / _MM


def page_sizes_mm(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of every page, in millimetres."""
    with _opened(pdf) as document:
        sizes = (document.get_page_size(page) for page in range(len(document)))
        return tuple((width / _MM, height / _MM) for width, height in sizes)


def page_picture(pdf: bytes, page: int = 0, dpi: float = 100.0) -> Picture:
    """A page, counted from 0, on white paper."""
    with _opened(pdf) as document:
        bitmap = document[page].render(scale=dpi / 72, fill_color=_WHITE, prefer_bgrx=True)
        return Picture(bitmap.width, bitmap.height, bytes(bitmap.buffer), bitmap.stride)


def sheet_dots(pdf: bytes, page: int, dots: Dots) -> tuple[int, int]:
    """Width and height of a sheet of the page's size in dots."""
    width, height = page_size_mm(pdf, page)
    return round(width / _INCH * dots.across), round(height / _INCH * dots.along)


def sheet_band(pdf: bytes, page: int, dots: Dots, top: int, size: tuple[int, int]) -> Picture:
    """A part of a sheet, from row `top` on, with the page on it in its true size and shifted.

    Nothing is rounded to dots: a line lies where it belongs, its edge as a shade of grey. What is
    shifted off the sheet is lost.
    """
    width, height = size
    with _opened(pdf) as document:
        band = pypdfium2.PdfBitmap.new_native(width, height, pypdfium2_raw.FPDFBitmap_BGRx)
        band.fill_rect(_WHITE, 0, 0, width, height)
        matrix = pypdfium2_raw.FS_MATRIX(
            dots.across / 72,
            0,
            0,
            dots.along / 72,
            dots.right / _INCH * dots.across,
            dots.down / _INCH * dots.along - top,
        )
        whole = pypdfium2_raw.FS_RECTF(0, 0, width, height)
        pypdfium2_raw.FPDF_RenderPageBitmapWithMatrix(
            band, document[page], matrix, whole, pypdfium2_raw.FPDF_ANNOT
        )
        return Picture(width, height, bytes(band.buffer), band.stride)


def page_image(pdf: bytes, page: int = 0, dpi: float = 100.0) -> "Image.Image":
    """A page, counted from 0, in colour on white paper."""
    with _opened(pdf) as document:
        bitmap = document[page].render(scale=dpi / 72, fill_color=_WHITE)
        image: Image.Image = bitmap.to_pil().convert("RGB")
        return image


def page_png(pdf: bytes, page: int = 0, dpi: float = 100.0) -> bytes:
    """A page, counted from 0, as a PNG file on white paper."""
    buffer = BytesIO()
    page_image(pdf, page, dpi).save(buffer, "PNG")
    return buffer.getvalue()


@contextmanager
def _opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()
