"""Printing through Qt: what the machine offers, and pages of a PDF onto paper in their true size.

The pages are pictures in the printer's resolution, painted onto the full sheet without any fitting:
a millimetre of the PDF is a millimetre of the paper. For forms that a printer draws in askew, each
printer has a shift, which is remembered on this PC.
"""

import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QGuiApplication, QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from vusta_desk.domain.findings import Refused
from vusta_desk.gui.preferences import Preferences
from vusta_desk.jobs import Progress
from vusta_desk.usecases import pages

MOST_SHIFT = 20.0  # mm
_COARSEST, _FINEST = 300, 600  # dots an inch of the pictures
_OVERLAP = 2  # rows that bands of a page have in common
_MM = 25.4
_SECTION = "printers"


@dataclass(frozen=True, slots=True)
class PrinterSetup:
    """What is remembered of a printer: the shift in mm to the right and down, and text only."""

    right: float = 0.0
    down: float = 0.0
    text_only: bool = False


@dataclass(frozen=True, slots=True)
class PrintJob:
    """What is to be printed; pages are counted from 0, the shift is in mm to the right and down."""

    title: str
    pdf: bytes
    pages: Sequence[int]
    copies: int = 1
    right: float = 0.0
    down: float = 0.0


@dataclass(frozen=True, slots=True)
class Printers:
    """The printers of this machine, and the one the system proposes; empty where there is none."""

    names: tuple[str, ...]
    proposed: str


def printers() -> Printers:
    """To be asked off the window: a printer out of reach can keep the system waiting."""
    return Printers(printer_names(), default_printer())


def printer_names() -> tuple[str, ...]:
    """The printers that Qt finds on this machine; needs no display."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication([])
    names = tuple(QPrinterInfo.availablePrinterNames())
    del application
    return names


def default_printer() -> str:
    """The printer that the system proposes; empty where there is none."""
    return QPrinterInfo.defaultPrinterName()


def printer_setup(preferences: Preferences, printer: str) -> PrinterSetup:
    """What is remembered of a printer; values that make no sense count as none."""
    kept = preferences.section(_SECTION).get(printer, {})
    right, down = (_millimetres(kept.get(name)) for name in ("right", "down"))
    return PrinterSetup(right, down, kept.get("text_only") is True)


def remember_setup(preferences: Preferences, printer: str, setup: PrinterSetup) -> None:
    """Remembers a printer's setup."""
    preferences.set(_SECTION, {**preferences.section(_SECTION), printer: asdict(setup)})


def open_printer(name: str) -> QPrinter:
    """The printer of that name; raises Refused `printer_gone` where it is no longer there."""
    found = QPrinterInfo.printerInfo(name)
    if found.isNull():
        raise Refused("printer_gone", printer=name)
    printer = QPrinter(found, QPrinter.PrinterMode.HighResolution)
    offered = [each for each in printer.supportedResolutions() if each >= _COARSEST]
    printer.setResolution(min(offered, key=lambda each: abs(each - _FINEST), default=_FINEST))
    return printer


def print_pages(printer: QPrinter, job: PrintJob, progress: Progress) -> None:
    """Prints a job; to be run off the window. Called off, nothing more goes to the printer.

    Raises Refused `printer_page_size`, `printer_not_ready`.
    """
    printer.setDocName(job.title)
    copies = job.copies
    if printer.supportsMultipleCopies():
        printer.setCollateCopies(True)
        printer.setCopyCount(job.copies)
        copies = 1
    sheets = [page for _ in range(copies) for page in job.pages]
    _lay_sheet(printer, job.pdf, sheets[0])
    painter = QPainter()
    if not painter.begin(printer):
        raise Refused("printer_not_ready", printer=printer.printerName())
    try:
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for place, page in enumerate(sheets):
            progress.step(place, len(sheets))
            if place:
                _next_sheet(printer, job.pdf, page)
            _paint(painter, printer, job, page, progress)
        progress.step(len(sheets), len(sheets))
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()


def _next_sheet(printer: QPrinter, pdf: bytes, page: int) -> None:
    _lay_sheet(printer, pdf, page)
    if not printer.newPage():
        raise Refused("printer_not_ready", printer=printer.printerName())


def _lay_sheet(printer: QPrinter, pdf: bytes, page: int) -> None:
    """Gives the printer the page's own size and orientation, to the edges of the sheet."""
    width, height = pages.page_size_mm(pdf, page)
    size = QPageSize(
        QSizeF(min(width, height), max(width, height)),
        QPageSize.Unit.Millimeter,
        "",
        QPageSize.SizeMatchPolicy.FuzzyMatch,
    )
    lying = QPageLayout.Orientation.Landscape
    layout = QPageLayout(
        size, lying if width > height else QPageLayout.Orientation.Portrait, QMarginsF()
    )
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setFullPage(True)
    laid = printer.pageLayout()
    if laid.isEquivalentTo(layout) and laid.mode() is QPageLayout.Mode.FullPageMode:
        return
    if not printer.setPageLayout(layout):
        raise Refused("printer_page_size", printer=printer.printerName(), size=size.name())


def _paint(
    painter: QPainter, printer: QPrinter, job: PrintJob, page: int, progress: Progress
) -> None:
    across, along = printer.logicalDpiX() / _MM, printer.logicalDpiY() / _MM
    width, height = pages.page_size_mm(job.pdf, page)
    dpi = min(max(printer.resolution(), _COARSEST), _FINEST)
    row = height / pages.page_dots(job.pdf, page, dpi)[1]  # mm
    for top, band in pages.page_bands(job.pdf, page, dpi, overlap=_OVERLAP):
        progress.check()
        form = QImage.Format.Format_RGB32
        picture = QImage(band.pixels, band.width, band.height, band.stride, form)
        place = QRectF(
            job.right * across,
            (job.down + top * row) * along,
            width * across,
            band.height * row * along,
        )
        painter.drawImage(place, picture)


def _millimetres(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return 0.0
    return value if -MOST_SHIFT <= value <= MOST_SHIFT else 0.0
