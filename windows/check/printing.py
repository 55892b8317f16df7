"""Printing through Windows' print system into a virtual printer, and the print measured.

What it proves: that Windows' Qt, the project's own painting and a spooler put every mark of a page
where it belongs, on sheets of all sizes, with and without a shift, at several resolutions; that a
sheet the printer lacks is refused before anything is sent; and that the window shows the papers.
What it does not prove: that a maker's driver does likewise (Wine's own PostScript driver is the
only one here), how a real spooler takes a job back, and Windows' own messages about a printer.
"""

import json
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.helpers.marks import A3_LYING, A4, A4_LYING, A5, Size, marked, size_of, worst
from tests.helpers.printer import PRINTER, VirtualPrinter, pictures, virtual_printer
from windows.check import preview
from windows.check.report import CheckFailed, Report
from windows.places import ROOT
from windows.program import PYTHON
from windows.wine import ON_WINDOWS, Windows

NEAR = 0.2  # mm
DPI = 600  # of the pictures that are measured
_SHEETS = (A4, A4_LYING, A3_LYING, A5, A4)
_LACKING = (230.0, 297.0)  # no size of the virtual printer's, nor of its driver
_COARSER_AND_FINER = ("150dpi", "300dpi", "1200dpi")
_MANY = 10  # pages, for the speed


@dataclass(frozen=True, slots=True)
class Order:
    """A job of `print_job`."""

    pdf: str
    pages: Sequence[int]
    title: str = "Tờ đo · thử"
    printer: str = PRINTER
    right: float = 0.0
    down: float = 0.0


def check_printing(windows: Windows, report: Report) -> None:
    """Prints marked sheets and measures them; then the preview in the window."""
    if ON_WINDOWS:
        report.leave_out("printing, measured", "the virtual printer is CUPS'")
    else:
        with _server(), tempfile.TemporaryDirectory() as folder:
            _check_sheets(windows, report, Path(folder))
            _check_resolutions(windows, report, Path(folder))
    preview.check_preview(windows, report)


def _check_sheets(windows: Windows, report: Report, folder: Path) -> None:
    """Every size of sheet, with and without a shift; the speed; a size that there is not."""
    sheets, huge, many = (folder / f"{name}.pdf" for name in ("sheets", "huge", "many"))
    sheets.write_bytes(marked(*_SHEETS))
    huge.write_bytes(marked(A4, _LACKING))
    many.write_bytes(marked(*[A4_LYING] * _MANY))
    everything = range(len(_SHEETS))
    orders = [
        Order(windows.path(sheets), [*everything]),
        Order(windows.path(sheets), [*everything], right=1.7, down=-2.3),
        Order(windows.path(huge), [0, 1]),
        Order(windows.path(many), [*range(_MANY)]),
    ]
    with virtual_printer() as printer:
        results = _printed(windows, orders, folder)
        off = max(_worst(printer, order, _SHEETS) for order in orders[:2])
        _must(off, "sheets of all sizes")
        _must(_worst(printer, orders[3], [A4_LYING] * _MANY), "many pages")
    errors = [result["error"] for result in results]
    if errors != ["", "", "printer_page_size", ""]:
        raise CheckFailed(f"a sheet the printer lacks is to be refused, and it alone: {errors}")
    speed = _MANY / float(str(results[3]["seconds"])) * 60
    report.fact("marks of a print are off by at most", f"{off:.3f} mm")
    report.fact("A4 pages a minute at 600 dpi", f"{speed:.0f}")
    report.fact("memory for printing A3 at 600 dpi", f"{results[1]['memory']:.0f} MB")


def _check_resolutions(windows: Windows, report: Report, folder: Path) -> None:
    pdf = folder / "one.pdf"
    pdf.write_bytes(marked(A4_LYING))
    order = Order(windows.path(pdf), [0], right=-1.3, down=0.7)
    for resolution in _COARSER_AND_FINER:
        with virtual_printer(resolution) as printer:
            (result,) = _printed(windows, [order], folder)
            if f"{result['dots']}dpi" != resolution:
                raise CheckFailed(f"a printer of {resolution} has {result['dots']} for Windows")
            off = _worst(printer, order, [A4_LYING])
        _must(off, f"a printer of {resolution}")
        report.fact(f"the same at {resolution}", f"{off:.3f} mm")


def _printed(windows: Windows, orders: Sequence[Order], folder: Path) -> list[dict[str, object]]:
    """What became of each order."""
    path = folder / "orders.json"
    path.write_text(json.dumps([asdict(order) for order in orders]), "utf-8")
    said = windows.must(PYTHON, "-m", "windows.check.print_job", windows.path(path), cwd=ROOT)
    lines = [line for line in said.splitlines() if line.startswith("{")]
    if len(lines) != len(orders):
        raise CheckFailed(said[-2000:])
    return [json.loads(line) for line in lines]


def _worst(printer: VirtualPrinter, order: Order, sheets: Sequence[Size]) -> float:
    """How far the farthest mark of a job is from its place, in mm; each sheet is as it should be.

    A lying sheet may run through the printer upright, turned by the driver.
    """
    off = 0.0
    wanted = [sheets[page] for page in order.pages]
    while wanted:
        for picture in pictures(printer.next_job(), DPI):
            size = wanted.pop(0)
            sides = zip(sorted(size_of(picture, DPI)), sorted(size), strict=True)
            if any(abs(one - other) > 0.5 for one, other in sides):
                raise CheckFailed(f"a sheet of {size} mm has come out as {size_of(picture, DPI)}")
            off = max(off, worst(picture, size, order.right, order.down, DPI))
    return off


def _must(off: float, what: str) -> None:
    if off > NEAR:
        raise CheckFailed(f"{what}: a mark is {off:.3f} mm from its place")


@contextmanager
def _server() -> Iterator[None]:
    """A place for the print server that is nobody else's."""
    before = os.environ.get("CUPS_SERVER")
    with tempfile.TemporaryDirectory(prefix="printers-") as folder:
        os.environ["CUPS_SERVER"] = f"{folder}/socket"
        try:
            yield
        finally:
            os.environ.pop("CUPS_SERVER")
            if before is not None:
                os.environ["CUPS_SERVER"] = before
