"""Pages of a PDF as pictures: for the preview, the printer and the tests.

PDFium is not safe to use from two threads at once; callers keep to one.
"""

from io import BytesIO

import pypdfium2
from PIL import Image


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def page_image(pdf: bytes, page: int = 0, dpi: float = 100.0) -> Image.Image:
    """A page, counted from 0, in colour on white paper."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        bitmap = document[page].render(scale=dpi / 72, fill_color=(255, 255, 255, 255))
        image: Image.Image = bitmap.to_pil().convert("RGB")
        return image
    finally:
        document.close()


def page_png(pdf: bytes, page: int = 0, dpi: float = 100.0) -> bytes:
    """A page, counted from 0, as a PNG file on white paper."""
    buffer = BytesIO()
    page_image(pdf, page, dpi).save(buffer, "PNG")
    return buffer.getvalue()
