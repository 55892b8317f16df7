"""The words of a PDF as PDFium finds them; it is on every system."""

from pathlib import Path

from pypdfium2 import PdfDocument


def text_of(pdf: Path) -> str:
    """Line by line, a form feed after each page."""
    with PdfDocument(pdf) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return "".join(f"{page}\n\f" for page in pages).replace("\r\n", "\n")
