"""The virtual printer: what Qt sends it comes out as it was drawn, true in size."""

import sys
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from tests.helpers.printer import PRINTER, VirtualPrinter, pictures, virtual_printer

MM = 25.4
FRAME = QRectF(20, 30, 200, 100)  # millimetres on a lying A4 sheet
EXACT = 0.2  # millimetres
NAME = "Nguyễn Thị Ánh Đào"


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="CUPS is Debian's")


def full_page() -> QPrinter:
    """A lying A4 sheet on the virtual printer, to its very edges."""
    printer = QPrinter(QPrinterInfo.printerInfo(PRINTER), QPrinter.PrinterMode.HighResolution)
    printer.setResolution(300)
    printer.setFullPage(True)
    assert printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    assert printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    return printer


def dots(rectangle: QRectF, printer: QPrinter) -> QRectF:
    scale = printer.resolution() / MM
    corner, far = rectangle.topLeft() * scale, rectangle.bottomRight() * scale
    return QRectF(corner, far)


def frame_on(paper: Path) -> tuple[float, float, float, float]:
    """Where the black frame lies on the first page, in millimetres: left, top, width, height."""
    dpi = 600
    (picture,) = pictures(paper, dpi)
    box = picture.point(lambda grey: 255 if grey < 128 else 0).getbbox()
    assert box
    left, top, right, bottom = (edge * MM / dpi for edge in box)
    return left, top, right - left, bottom - top


def test_words_come_out_as_words(qapp: object, printer: VirtualPrinter):
    sheet = full_page()
    with QPainter(sheet) as painter:
        painter.setFont(QFont("DejaVu Sans", 24))
        painter.drawText(dots(FRAME, sheet), NAME)
    with pypdfium2.PdfDocument(printer.next_job()) as document:
        assert len(document) == 1
        assert document[0].get_textpage().get_text_bounded().strip() == NAME


def test_a_drawing_comes_out_true_in_size(qapp: object, printer: VirtualPrinter):
    sheet = full_page()
    with QPainter(sheet) as painter:
        painter.fillRect(dots(FRAME, sheet), Qt.GlobalColor.black)
    assert frame_on(printer.next_job()) == pytest.approx((20, 30, 200, 100), abs=EXACT)


def test_a_picture_of_a_whole_page_comes_out_true_in_size(qapp: object, printer: VirtualPrinter):
    sheet = full_page()
    size = sheet.paperRect(QPrinter.Unit.DevicePixel).size().toSize()
    picture = QImage(size, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    with QPainter(picture) as painter:
        painter.fillRect(dots(FRAME, sheet), Qt.GlobalColor.black)
    with QPainter(sheet) as painter:
        painter.drawImage(0, 0, picture)
    assert frame_on(printer.next_job()) == pytest.approx((20, 30, 200, 100), abs=EXACT)


def test_jobs_come_out_in_order_and_silence_is_told(
    qapp: object, printer: VirtualPrinter, monkeypatch: pytest.MonkeyPatch
):
    for pages in (1, 3):
        sheet = full_page()
        with QPainter(sheet) as painter:
            for page in range(pages):
                if page:
                    sheet.newPage()
                painter.drawText(dots(FRAME, sheet), NAME)
    assert [len(pypdfium2.PdfDocument(printer.next_job())) for _ in range(2)] == [1, 3]
    monkeypatch.setattr("tests.helpers.printer.PATIENCE", 0)
    with pytest.raises(AssertionError, match="nothing was printed"):
        printer.next_job()


def test_without_it_there_is_no_printer(qapp: object):
    assert QPrinterInfo.availablePrinterNames() == []
    with virtual_printer():
        assert QPrinterInfo.availablePrinterNames() == [PRINTER]
        assert QPrinterInfo.defaultPrinterName() == PRINTER
    assert QPrinterInfo.availablePrinterNames() == []
