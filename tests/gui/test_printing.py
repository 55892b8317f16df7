"""Pages on paper: true in size and place to 0.2 mm, shifted by what the printer is off."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import cast

import pypdfium2
import pytest
from PIL import Image
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPaintEngine, QPainter
from PySide6.QtPrintSupport import QPrinter
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from tests.helpers.marks import A4, A4_LYING, A5, DPI, Size, marked, size_of, worst
from tests.helpers.printer import PRINTER, VirtualPrinter, pictures
from vusta_desk.domain.findings import Refused
from vusta_desk.gui import printing, winspool
from vusta_desk.gui.preferences import Preferences
from vusta_desk.gui.printer_setup import PrinterSetup, printer_setup, remember_setup
from vusta_desk.gui.printing import PrintJob
from vusta_desk.jobs import Cancelled, Progress

NEAR = 0.2  # mm
FORM = (160.0, 190.0)  # no size that printers know by name


def file_printer(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(DPI)
    return printer


def off(path: Path, size: Size, right: float = 0.0, down: float = 0.0) -> float:
    """How far the marks on the one sheet of a print are from their places, in mm."""
    (picture,) = pictures(path, DPI)
    assert sorted(size_of(picture)) == pytest.approx(sorted(size), abs=0.4)
    return worst(picture, size, right, down)


@pytest.mark.parametrize(
    ("size", "right", "down"), [(A5[::-1], 0.0, 0.0), (A5, 1.7, -2.3), (FORM, -1.7, 2.3)]
)
def test_a_millimetre_is_a_millimetre(
    qapp: object, tmp_path: Path, size: Size, right: float, down: float
):
    path = tmp_path / "sheet.pdf"
    job = PrintJob("Thử", marked(size), (0,), right=right, down=down)
    printing.print_pages(file_printer(path), job, Progress())
    assert off(path, size, right, down) < NEAR
    assert off(path, size, right + 0.3, down) > NEAR


def test_each_size_of_sheet_is_a_job_of_its_own(printer: VirtualPrinter):
    sizes = (A5, A5, A5[::-1], A4)
    job = PrintJob("Thử", marked(*sizes), range(4), right=-1.0, down=0.5)
    printing.print_pages(printing.open_printer(PRINTER), job, Progress())
    papers = [printer.next_job() for _ in range(3)]
    with pypdfium2.PdfDocument(papers[0]) as document:
        assert len(document) == 2
    for paper, size in zip(papers[1:], sizes[2:], strict=True):
        assert off(paper, size, -1.0, 0.5) < NEAR


def test_on_both_sides_no_copy_begins_on_the_back_of_another(printer: VirtualPrinter):
    job = PrintJob("Thử", marked(A5, A5, A5), range(3), copies=2, two_sided=True)
    printing.print_pages(printing.open_printer(PRINTER), job, Progress())
    for _ in range(2):
        with pypdfium2.PdfDocument(printer.next_job()) as document:
            assert len(document) == 3


def test_a_size_the_printer_lacks_is_refused_before_anything_is_sent(printer: VirtualPrinter):
    job = PrintJob("Thử", marked(A4, (841.0, 1189.0)), (0, 1))
    with pytest.raises(Refused, match=r"^printer_page_size$") as refused:
        printing.print_pages(printing.open_printer(PRINTER), job, Progress())
    assert refused.value.details["size"] == "A0, 841 × 1189 mm"
    printing.print_pages(
        printing.open_printer(PRINTER), PrintJob("Thử", marked(A5), (0,)), Progress()
    )
    assert off(printer.next_job(), A5) < NEAR  # and nothing was before it


class DotPrinter:
    """What is asked of a Windows printer, whose painter Qt stretches to the printer's dots.

    The dots lie the other way round on a lying sheet, which Qt's stretching does not follow.
    """

    def __init__(self, across: int, along: int, sheet: Size) -> None:
        self._opened = across, along
        is_lying = sheet[0] > sheet[1]
        self._now = (along, across) if is_lying else (across, along)
        width, height = (side / 25.4 * dots for side, dots in zip(sheet, self._now, strict=True))
        self.image = QImage(QSizeF(width, height).toSize(), QImage.Format.Format_Grayscale8)
        self.image.fill(QColor("white"))

    def resolution(self) -> int:
        return self._opened[0]

    def physicalDpiX(self) -> int:  # noqa: N802 - Qt's name
        return self._now[0]

    def physicalDpiY(self) -> int:  # noqa: N802 - Qt's name
        return self._now[1]

    def paintEngine(self) -> "DotPrinter":  # noqa: N802 - Qt's name
        return self

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.Windows

    def paint(self, job: PrintJob) -> QImage:
        press = printing._Press(cast(QPrinter, self), job, self._opened)
        with QPainter(self.image) as painter:
            painter.scale(1, self._opened[1] / self._opened[0])
            press.paint(painter, 0, Progress())
        return self.image


@pytest.mark.parametrize(
    ("across", "along"), [(150, 150), (203, 203), (600, 300), (360, 180), (1200, 1200)]
)
@pytest.mark.parametrize("size", [A5, A5[::-1]])
def test_whatever_dots_a_printer_has(across: int, along: int, size: Size):
    job = PrintJob("Thử", marked(size), (0,), right=1.7, down=-2.3)
    image = DotPrinter(across, along, size).paint(job)
    side = QSizeF(size[0] / 25.4 * DPI, size[1] / 25.4 * DPI).toSize()
    square = image.scaled(side, mode=Qt.TransformationMode.SmoothTransformation)
    raw = Image.frombuffer(
        "L", side.toTuple(), bytes(square.constBits()), "raw", "L", square.bytesPerLine(), 1
    )
    assert worst(raw, size, 1.7, -2.3) < NEAR


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
    canvas = Canvas(buffer, (210 * mm, 148 * mm))
    canvas.rect(0, 0, 210 * mm, 148 * mm, fill=1)
    canvas.save()
    return buffer.getvalue()


def test_chosen_pages_and_copies_in_order(qapp: object, tmp_path: Path):
    path = tmp_path / "sheets.pdf"
    steps: list[tuple[int, int]] = []
    job = PrintJob("Thử", black_and_marked(), (1, 0), copies=2)
    progress = Progress(lambda done, total: steps.append((done, total)))
    printing.print_pages(file_printer(path), job, progress)
    is_black = [picture.getpixel((70, 40)) == 0 for picture in pictures(path, 30)]
    assert is_black == [False, True, False, True]
    assert steps == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]


def black_and_marked() -> bytes:
    with pypdfium2.PdfDocument.new() as document:
        for pdf in (all_black(), marked(A5[::-1])):
            document.import_pages(pypdfium2.PdfDocument(pdf))
        buffer = BytesIO()
        document.save(buffer)
    return buffer.getvalue()


def test_called_off_it_stops(qapp: object, tmp_path: Path):
    progress = Progress(stop_at(2, lambda: progress.cancel()))
    job = PrintJob("Thử", marked(A5), (0,) * 9)
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


def test_each_printer_remembers_its_own_for_each_size(tmp_path: Path):
    path = tmp_path / "preferences.json"
    lying, standing = PrinterSetup(-1.2, 0.4, text_only=True), PrinterSetup(2.0, two_sided=True)
    remember_setup(Preferences(path), "Máy A", A4_LYING, lying)
    remember_setup(Preferences(path), "Máy B", A4, standing)
    again = Preferences(path)
    assert printer_setup(again, "Máy A", A4_LYING) == lying
    assert printer_setup(again, "Máy A", A4) == PrinterSetup(text_only=True)
    assert printer_setup(again, "Máy B", A4) == standing
    assert printer_setup(again, "Máy C", A4) == PrinterSetup()
    for nonsense in ({"right": 900, "down": "x"}, {"right": True}, 7):
        again.set("printers", {"Máy A": {"shifts": {"210x297": nonsense}, "text_only": 1}})
        assert printer_setup(again, "Máy A", A4) == PrinterSetup()


def test_what_windows_says_of_a_printer():
    said = {0: None, 0x400: None, 0x1: "printer_stopped", 0x80 | 0x1: "printer_offline"}
    said |= {0x10: "printer_no_paper", 0x8: "printer_needs_help", 0x400000: "printer_needs_help"}
    assert {status: winspool.trouble_of(status, 0) for status in said} == said
    assert winspool.trouble_of(0, 0x400) == "printer_offline"


def test_the_job_taken_back_is_the_newest_that_is_being_sent():
    jobs = [
        Job(4, "Giấy", "lan", 0x8),
        Job(5, "Giấy", "lan", 0x8),
        Job(6, "Giấy", "lan", 0x10),  # being printed
        Job(7, "Giấy", "hoa", 0x8),
        Job(8, "Sổ", "lan", 0x8),
    ]
    assert winspool.being_sent(jobs, "Giấy", "Lan") == 5
    assert winspool.being_sent(jobs[2:], "Giấy", "lan") is None


@dataclass
class Job:
    id: int
    document: str
    user: str
    status: int


def test_the_one_printer_is_proposed_and_has_no_trouble(printer: VirtualPrinter):
    assert printing.printers() == printing.Printers((PRINTER,), PRINTER, {})
