"""The questions before printing: millimetres as people write them, printers that wait, habits."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.printer import PRINTER, VirtualPrinter, pictures
from tests.helpers.window import show
from vusta_desk.gui.printer_setup import PrinterSetup, Size, printer_setup, remember_setup
from vusta_desk.gui.printing import Printers
from vusta_desk.gui.screens.papers import PapersScreen
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.papers.measuring_dialog import MeasuringDialog
from vusta_desk.gui.widgets.papers.millimetres import MillimetreBox
from vusta_desk.gui.widgets.papers.print_dialog import PrintDialog
from vusta_desk.usecases import ceremonies

A4, A4_LYING = (210.0, 297.0), (297.0, 210.0)
TWO = Printers(("Máy A", "Máy B"), "Máy B", {"Máy A": "printer_offline"})


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    ("written", "meant"),
    [("1,5", 1.5), ("1.5", 1.5), ("-2,3", -2.3), ("−0.4", -0.4), ("20", 20.0), ("-20,0", -20.0)],
)
def test_a_comma_and_a_point_are_the_same(qtbot: QtBot, language: str, written: str, meant: float):
    box = MillimetreBox(language, 20)
    qtbot.addWidget(box)
    box.lineEdit().clear()
    box.lineEdit().insert(written)
    box.interpretText()
    assert box.value() == meant


def test_more_than_20_mm_cannot_be_written(qtbot: QtBot):
    box = MillimetreBox("vi", 20)
    qtbot.addWidget(box)
    box.lineEdit().clear()
    box.lineEdit().insert("21,5")
    box.interpretText()
    assert box.value() <= 20
    box.setValue(0.04)
    assert box.text() == "0,0 mm"


def asked(session: Session, sheet: Size = A4, *, certificates: bool = False) -> PrintDialog:
    return PrintDialog(session, TWO, 3, 0, (), None, sheet=sheet, can_be_text_only=certificates)


def test_why_a_printer_waits_is_said_beside_it(session: Session):
    dialog = asked(session)
    assert dialog.printer.value() == "Máy B"
    assert dialog.printers.trouble.isHidden()
    dialog.printer.set_value("Máy A")
    assert not dialog.printers.trouble.isHidden()
    assert "Máy A" in dialog.printers.trouble.text()
    assert dialog.act_button.isEnabled()  # Windows does not always know


def test_shift_and_habits_are_those_of_printer_and_size(session: Session):
    remember_setup(session.preferences, "Máy B", A4, PrinterSetup(1.5, -0.5, two_sided=True))
    dialog = asked(session)
    assert (dialog.right.value(), dialog.down.value()) == (1.5, -0.5)
    dialog.accept()
    assert dialog.order.two_sided
    assert dialog.order.job("Sổ", b"").two_sided
    lying = asked(session, A4_LYING, certificates=True)
    assert (lying.right.value(), lying.down.value()) == (0, 0)
    assert lying.two_sided.isHidden()
    lying.right.setValue(2.0)
    lying.accept()
    assert not lying.order.two_sided  # a certificate has nothing on its back
    kept = printer_setup(session.preferences, "Máy B", A4)
    assert kept == PrinterSetup(1.5, -0.5, two_sided=True)


def test_the_measuring_sheet_is_printed_in_the_size_of_the_paper(
    qtbot: QtBot, session: Session, printer: VirtualPrinter
):
    made = ceremonies.create(session.services, ["2027/3-2"], date(2027, 2, 3), "Hội trường")
    remember_setup(session.preferences, PRINTER, A4_LYING, PrinterSetup(3.0, 3.0))
    screen = show(qtbot, PapersScreen(session))
    screen.show_target(ceremony=str(made), paper="certificates")
    screen.print_measuring_sheet()
    dialog = screen.dialog
    assert isinstance(dialog, MeasuringDialog)
    dialog.accept()
    (picture,) = pictures(printer.next_job(), 100)
    assert picture.width > picture.height
    row = round(30 / 0.254)  # where only the long tick of the level scale reaches
    tick = picture.crop((0, row, picture.width, row + 1)).tobytes()
    assert tick.index(min(tick)) == pytest.approx(297 / 2 / 0.254, abs=2)  # without a shift
    assert PRINTER in screen.said.text()
