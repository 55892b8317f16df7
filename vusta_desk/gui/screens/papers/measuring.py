"""Printing the measuring sheet: from the question for the printer to the word that it is sent."""

from collections.abc import Callable

from vusta_desk.gui import printing
from vusta_desk.gui.printer_setup import Size
from vusta_desk.gui.printing import Printers, PrintJob
from vusta_desk.gui.screens.base import Screen
from vusta_desk.gui.widgets.act_dialog import ActDialog
from vusta_desk.gui.widgets.papers.measuring_dialog import MeasuringDialog
from vusta_desk.gui.widgets.papers.sending import Say, send
from vusta_desk.i18n.catalogue import N_
from vusta_desk.usecases.measuring_sheet import measuring_sheet_pdf
from vusta_desk.usecases.papers import Paper

SHEET_WITHOUT_PAPER: Size = (297.0, 210.0)  # mm: A4 lying, as certificates are printed
_SENT = N_("The measuring sheet was sent to the printer “{printer}”.")


def ask_for_printer(
    screen: Screen, sheet: Size, open_dialog: Callable[[ActDialog], None], say: Say
) -> None:
    """Asks on which printer, then prints a sheet of so many mm on it."""

    def ask(printers: Printers) -> None:
        if not screen.isVisible():
            return
        dialog = MeasuringDialog(screen.session, printers, sheet, screen)
        dialog.accepted.connect(lambda: _draw(screen, sheet, dialog.order or "", say))
        open_dialog(dialog)

    screen.session.tasks.pure(screen, lambda _: printing.printers(), ask)


def _draw(screen: Screen, sheet: Size, printer: str, say: Say) -> None:
    screen.session.read(
        screen,
        lambda services: measuring_sheet_pdf(services, *sheet),
        lambda paper: _print(screen, paper, printer, say),
    )


def _print(screen: Screen, paper: Paper, printer: str, say: Say) -> None:
    assert paper.pdf is not None  # what it says is known to fit
    job = PrintJob(paper.name, paper.pdf, (0,))
    send(screen, screen.session, printer, job, say, _SENT)
