"""The sizes of sheets that a printer takes, and how one is laid.

Sizes are in mm, as wide and high as the page lies. Qt's word for whether a printer takes a size is
not always true, so it is asked first and looked at afterwards.
"""

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from vusta_desk.domain.findings import Refused
from vusta_desk.gui import spooler
from vusta_desk.gui.printer_setup import Size
from vusta_desk.gui.spooler import NEAR


def check_offered(printer: QPrinter, size: Size) -> None:
    """Raises Refused `printer_page_size` for a size that the printer says it does not have."""
    about = QPrinterInfo(printer)
    if about.isNull():
        return
    offered = [_millimetres(each) for each in about.supportedPageSizes()]
    if not offered or any(_fits(each, size) for each in offered):
        return
    if about.supportsCustomPageSizes():
        (short, long), (least, low) = sorted(size), _millimetres(about.minimumPhysicalPageSize())
        most, high = _millimetres(about.maximumPhysicalPageSize())
        fits = least - NEAR <= short <= most + NEAR and low - NEAR <= long <= high + NEAR
        if fits and spooler.takes(printer.printerName(), short, long):
            return
    raise _no_such_sheet(printer, size)


def lay_sheet(printer: QPrinter, size: Size) -> None:
    """Gives the printer a sheet's size and orientation, to its edges.

    Step by step: in one go, Windows takes no size but those in its own list. Raises Refused
    `printer_page_size` where the printer makes another sheet of it.
    """
    width, height = size
    printer.setFullPage(True)
    printer.setPageSize(_page_size(size))
    kind = QPageLayout.Orientation
    printer.setPageOrientation(kind.Landscape if width > height else kind.Portrait)
    printer.setPageMargins(QMarginsF())
    laid = printer.pageLayout().fullRect(QPageLayout.Unit.Millimeter)
    if abs(laid.width() - width) > NEAR or abs(laid.height() - height) > NEAR:
        raise _no_such_sheet(printer, size)


def _no_such_sheet(printer: QPrinter, size: Size) -> Refused:
    width, height = size
    named = f"{width:.0f} × {height:.0f} mm"
    known = _page_size(size)
    if known.id() is not QPageSize.PageSizeId.Custom:
        named = f"{known.key()}, {named}"
    return Refused("printer_page_size", printer=printer.printerName(), size=named)


def _fits(offered: Size, size: Size) -> bool:
    pairs = zip(sorted(offered), sorted(size), strict=True)
    return all(abs(one - other) <= NEAR for one, other in pairs)


def _millimetres(size: QPageSize) -> Size:
    found = size.size(QPageSize.Unit.Millimeter)
    return found.width(), found.height()


def _page_size(size: Size) -> QPageSize:
    """As a standing sheet, under the name it goes by where there is one."""
    standing = QSizeF(min(size), max(size))
    unit, fuzzy = QPageSize.Unit.Millimeter, QPageSize.SizeMatchPolicy.FuzzyMatch
    return QPageSize(standing, unit, "", fuzzy)
