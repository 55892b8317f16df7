"""Pages of a PDF as pictures: for the preview, the printer and the tests.

PDFium is not safe to use from two threads at once, so one page is worked on at a time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from math import ceil
from threading import Lock
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pypdfium2_raw

from vusta_desk.documents.picture import Picture

if TYPE_CHECKING:
    from PIL import Image

_MM = 72 / 25.4
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


def page_band(pdf: bytes, page: int, dpi: float, top: int, height: int) -> Picture:
    """`height` rows of a page's picture from row `top` on: the same dots as in the whole one."""
    with _opened(pdf) as document:
        drawn = document[page]
        whole_width, whole_height = _size_in_dots(drawn, dpi)
        band = pypdfium2.PdfBitmap.new_native(
            whole_width, min(height, whole_height - top), pypdfium2_raw.FPDFBitmap_BGRx
        )
        band.fill_rect(_WHITE, 0, 0, band.width, band.height)
        pypdfium2_raw.FPDF_RenderPageBitmap(
            band, drawn, 0, -top, whole_width, whole_height, 0, pypdfium2_raw.FPDF_ANNOT
        )
        return Picture(band.width, band.height, bytes(band.buffer), band.stride)


def page_dots(pdf: bytes, page: int, dpi: float) -> tuple[int, int]:
    """Width and height of a page's picture."""
    with _opened(pdf) as document:
        return _size_in_dots(document[page], dpi)


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


def _size_in_dots(page: pypdfium2.PdfPage, dpi: float) -> tuple[int, int]:
    width, height = page.get_size()
    return ceil(width * dpi / 72), ceil(height * dpi / 72)


@contextmanager
def _opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()
