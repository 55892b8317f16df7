"""Pages on paper: true in size and place to 0.2 mm, shifted by what the printer is off."""

from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageOps
from PySide6.QtPrintSupport import QPrinter
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from tests.helpers.printer import PRINTER, virtual_printer
from vusta_desk.domain.findings import Refused
from vusta_desk.gui import printing
from vusta_desk.gui.preferences import Preferences
from vusta_desk.gui.printing import PrinterSetup, PrintJob
from vusta_desk.jobs import Cancelled, Progress

DPI = 600
NEAR = 0.2  # mm
FRAME = (20.0, 30.0, 200.0, 100.0)  # left, top, width, height in mm
LYING, UPRIGHT = (297.0, 210.0), (230.0, 297.0)


@cache
def marked(*sizes: tuple[float, float]) -> bytes:
    """A PDF with a black frame at `FRAME`, its line inside it, on a page of each size."""
    buffer = BytesIO()
    canvas = Canvas(buffer)
    for width, height in sizes:
        canvas.setPageSize((width * mm, height * mm))
        left, top, across, along = FRAME
        canvas.setLineWidth(mm)
        canvas.rect(
            (left + 0.5) * mm,
            (height - top - along + 0.5) * mm,
            (across - 1) * mm,
            (along - 1) * mm,
        )
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def file_printer(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(DPI)
    return printer


def sheet(path: Path, page: int = 0) -> Image.Image:
    """A printed page as it was drawn; a printer turns a lying one to feed it upright."""
    with pypdfium2.PdfDocument(path) as document:
        document[page].set_rotation(0)
        drawn: Image.Image = document[page].render(scale=DPI / 72, grayscale=True).to_pil()
        return drawn


def frame_on(picture: Image.Image) -> tuple[float, ...]:
    """Where the ink lies, in millimetres: left, top, width, height."""
    box = ImageOps.invert(picture).point(lambda grey: 255 if grey > 128 else 0).getbbox()
    assert box
    left, top, right, bottom = (edge * 25.4 / DPI for edge in box)
    return left, top, right - left, bottom - top


def shifted(right: float, down: float) -> tuple[float, ...]:
    left, top, width, height = FRAME
    return left + right, top + down, width, height


@pytest.mark.parametrize("size", [LYING, UPRIGHT])
@pytest.mark.parametrize(("right", "down"), [(0.0, 0.0), (1.7, -2.3)])
def test_a_millimetre_is_a_millimetre(
    qapp: object, tmp_path: Path, size: tuple[float, float], right: float, down: float
):
    path = tmp_path / "sheet.pdf"
    job = PrintJob("Thử", marked(size), (0,), right=right, down=down)
    printing.print_pages(file_printer(path), job, Progress())
    assert frame_on(sheet(path)) == pytest.approx(shifted(right, down), abs=NEAR)


def test_each_page_has_its_own_size(qapp: object, tmp_path: Path):
    path = tmp_path / "sheets.pdf"
    sizes = (LYING, UPRIGHT, LYING)
    job = PrintJob("Thử", marked(*sizes), (0, 1, 2))
    printing.print_pages(file_printer(path), job, Progress())
    with pypdfium2.PdfDocument(path) as document:
        found = [[side * 25.4 / 72 for side in page.get_size()] for page in document]
    assert found == [pytest.approx(size, abs=0.4) for size in sizes]
    assert frame_on(sheet(path, 1)) == pytest.approx(FRAME, abs=NEAR)
    assert frame_on(sheet(path, 2)) == pytest.approx(FRAME, abs=NEAR)


def test_no_seam_shows_between_the_bands(qapp: object, tmp_path: Path):
    path = tmp_path / "sheet.pdf"
    job = PrintJob("Thử", all_black(), (0,))
    printing.print_pages(file_printer(path), job, Progress())
    for dpi in (150, 437, 600):  # of what looks at it
        with pypdfium2.PdfDocument(path) as document:
            picture = document[0].render(scale=dpi / 72, grayscale=True).to_pil()
        edge = dpi // 25  # a millimetre
        inside = picture.crop((edge, edge, picture.width - edge, picture.height - edge))
        assert inside.getextrema() == (0, 0)


def all_black() -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, (297 * mm, 210 * mm))
    canvas.rect(0, 0, 297 * mm, 210 * mm, fill=1)
    canvas.save()
    return buffer.getvalue()


def test_chosen_pages_and_copies_in_order(qapp: object, tmp_path: Path):
    path = tmp_path / "sheets.pdf"
    steps: list[tuple[int, int]] = []
    sizes = (LYING, UPRIGHT, LYING)
    job = PrintJob("Thử", marked(*sizes), (1, 0), copies=2)
    progress = Progress(lambda done, total: steps.append((done, total)))
    printing.print_pages(file_printer(path), job, progress)
    with pypdfium2.PdfDocument(path) as document:
        lying = [page.get_size()[0] > page.get_size()[1] for page in document]
    assert lying == [False, True, False, True]
    assert steps == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]


def test_cancelled_it_stops(qapp: object, tmp_path: Path):
    progress = Progress(stop_at(2, lambda: progress.cancel()))
    job = PrintJob("Thử", marked(LYING), (0,) * 9)
    with pytest.raises(Cancelled):
        printing.print_pages(file_printer(tmp_path / "sheets.pdf"), job, progress)


def stop_at(place: int, stop: Callable[[], None]) -> Callable[[int, int], None]:
    def listen(done: int, total: int) -> None:
        assert done <= place
        if done == place:
            stop()

    return listen


def test_a_printer_that_is_not_there_is_named(qapp: object):
    with pytest.raises(Refused, match=r"^printer_gone$"):
        printing.open_printer("Máy in đã bỏ")


def test_each_printer_remembers_its_own(tmp_path: Path):
    path = tmp_path / "preferences.json"
    setup = PrinterSetup(right=-1.2, down=0.4, text_only=True)
    printing.remember_setup(Preferences(path), "Máy A", setup)
    printing.remember_setup(Preferences(path), "Máy B", PrinterSetup(down=2.0))
    again = Preferences(path)
    assert printing.printer_setup(again, "Máy A") == setup
    assert printing.printer_setup(again, "Máy B") == PrinterSetup(down=2.0)
    assert printing.printer_setup(again, "Máy C") == PrinterSetup()
    again.set("printers", {"Máy A": {"right": 900, "down": "x", "text_only": 1}})
    assert printing.printer_setup(again, "Máy A") == PrinterSetup()


def test_on_a_real_queue(qapp: object):
    with virtual_printer() as running:
        assert printing.default_printer() == PRINTER
        printer = printing.open_printer(PRINTER)
        job = PrintJob("Thử", marked(LYING, LYING), (0, 1), right=0.5, down=1.0)
        printing.print_pages(printer, job, Progress())
        paper = running.next_job()
        assert frame_on(sheet(paper, 1)) == pytest.approx(shifted(0.5, 1.0), abs=NEAR)
