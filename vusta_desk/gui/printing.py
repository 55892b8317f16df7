"""Printing through Qt: what the machine offers, and pages of a PDF onto paper in their true size.

The pages are pictures in the printer's own dots, painted onto the full sheet without any fitting:
a millimetre of the PDF is a millimetre of the paper. For forms that a printer draws in askew, each
printer has a shift for each size of sheet (`printer_setup.py`).

A printer is told the size of its sheets when a job begins and not again: CUPS fits what follows to
the first sheet, Windows refuses. So pages are sent as one job for each run of the same size; on
both sides each copy is a job too, or its first page would come onto the back of the copy before.
What Qt says about copies, cancelling and odd sizes is not so on Windows (its engine answers yes and
does nothing), which is why these are settled here.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPaintEngine, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from vusta_desk.domain.findings import Refused
from vusta_desk.domain.names import tidy
from vusta_desk.gui import spooler
from vusta_desk.gui.sheets import check_offered, lay_sheet
from vusta_desk.jobs import Progress
from vusta_desk.usecases import pages

_FINEST = 720  # dots an inch of the pictures; a finer printer gets each dot doubled, or more
_USUAL = 600  # dots an inch where the system does not say what the printer has
_OVERLAP = 2  # rows that bands of a page have in common
_ONE_SIDED, _TWO_SIDED = QPrinter.DuplexMode.DuplexNone, QPrinter.DuplexMode.DuplexAuto


@dataclass(frozen=True, slots=True)
class PrintJob:
    """What is to be printed; pages are counted from 0, the shift is in mm to the right and down."""

    title: str
    pdf: bytes
    pages: Sequence[int]
    copies: int = 1
    right: float = 0.0
    down: float = 0.0
    two_sided: bool = False


@dataclass(frozen=True, slots=True)
class Printers:
    """The printers of this machine, and the one the system proposes; empty where there is none.

    `troubles` names, by printer, why one would not print now, as a code of spooler.py.
    """

    names: tuple[str, ...]
    proposed: str
    troubles: dict[str, str] = field(default_factory=dict)


def printers() -> Printers:
    """To be asked off the window: a printer out of reach can keep the system waiting."""
    names = printer_names()
    found = {name: trouble for name in names if (trouble := spooler.trouble(name))}
    return Printers(names, default_printer(), found)


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


def open_printer(name: str) -> QPrinter:
    """The printer of that name; raises Refused `printer_gone` where it is no longer there."""
    found = QPrinterInfo.printerInfo(name)
    if found.isNull():
        raise Refused("printer_gone", printer=name)
    printer = QPrinter(found, QPrinter.PrinterMode.HighResolution)
    drawn_by_us = printer.paintEngine().type() is QPaintEngine.Type.Windows
    printer.setResolution(printer.physicalDpiX() if drawn_by_us else _USUAL)
    return printer


def print_pages(printer: QPrinter, job: PrintJob, progress: Progress) -> None:
    """Prints a job on a printer just opened; to be run off the window.

    Nothing is sent where a size of its pages is not to be had. Called off, the job under way is
    taken back. Raises Refused `printer_page_size`, `printer_not_ready`.
    """
    sheets = [(copy, page) for copy in range(job.copies) for page in job.pages]
    sizes = {page: pages.page_size_mm(job.pdf, page) for page in job.pages}
    for size in sizes.values():
        check_offered(printer, size)
    printer.setDocName(tidy(job.title))
    printer.setCopyCount(1)  # several are sent as such, in order, by whatever driver
    dots = _dots(printer)
    done = 0
    for (size, _), run in groupby(sheets, lambda each: (sizes[each[1]], job.two_sided and each[0])):
        lay_sheet(printer, size)
        printer.setDuplex(_TWO_SIDED if job.two_sided else _ONE_SIDED)  # knows how sheets lie
        of_job = [page for _, page in run]
        done = _print_run(_Press(printer, job, dots), of_job, (done, len(sheets)), progress)
    progress.step(done, done)


class _Press:
    """Paints the pages of a job; `opened` are the printer's dots an inch when it was opened."""

    def __init__(self, printer: QPrinter, job: PrintJob, opened: tuple[int, int]) -> None:
        self.printer, self.job = printer, job
        # Qt reckons with the dots the printer had when it was opened; where they are not square,
        # a lying sheet has them the other way round.
        resolution = printer.resolution()
        self._unit = resolution / opened[0], resolution / opened[1]
        across, along = _dots(printer)
        self._many = -(-across // _FINEST), -(-along // _FINEST)
        self._dots = pages.Dots(across / self._many[0], along / self._many[1], job.right, job.down)

    def paint(self, painter: QPainter, page: int, progress: Progress) -> None:
        """Paints a page onto the sheet, dot on dot."""
        width, height = (many * unit for many, unit in zip(self._many, self._unit, strict=True))
        for top, band in pages.sheet_bands(self.job.pdf, page, self._dots, overlap=_OVERLAP):
            progress.check()
            form = QImage.Format.Format_RGB32
            picture = QImage(band.pixels, band.width, band.height, band.stride, form)
            place = QRectF(0, top * height, band.width * width, band.height * height)
            painter.drawImage(place, picture)


def _print_run(
    press: _Press, sheets: Sequence[int], so_far: tuple[int, int], progress: Progress
) -> int:
    """Prints sheets of one size as one job of the system; how many are done with them."""
    printer, (done, total) = press.printer, so_far
    painter = QPainter()
    if not painter.begin(printer):
        raise Refused("printer_not_ready", printer=printer.printerName())
    try:
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        for place, page in enumerate(sheets):
            progress.step(done, total)
            if place and not printer.newPage():
                raise Refused("printer_not_ready", printer=printer.printerName())
            press.paint(painter, page, progress)
            done += 1
    except BaseException:
        printer.abort()
        spooler.call_off(printer.printerName(), printer.docName())
        raise
    finally:
        painter.end()
    return done


def _dots(printer: QPrinter) -> tuple[int, int]:
    """The dots an inch, across and along, that the printer has as its sheet lies now."""
    if printer.paintEngine().type() is QPaintEngine.Type.Windows:
        return printer.physicalDpiX(), printer.physicalDpiY()
    return printer.resolution(), printer.resolution()
