"""What Qt does not do with the system's printers: say why one waits, take back a job, try a sheet.

Qt's own `abort` does nothing on Windows: a job called off would be printed as far as it had come.
"""

import sys

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

STOPPED, OFFLINE, NO_PAPER, NEEDS_HELP = (
    "printer_stopped",
    "printer_offline",
    "printer_no_paper",
    "printer_needs_help",
)
NEAR = 1.5  # mm, by which the sheet of a printer may differ from a size: theirs are rounded


def trouble(printer: str) -> str | None:
    """Why what is printed would wait in the queue: one of the codes above; None where it would not.

    What the system does not know it does not say: many a printer that is off counts as ready.
    """
    if sys.platform == "win32":
        from vusta_desk.gui import winspool

        return winspool.trouble(printer)
    state = QPrinterInfo.printerInfo(printer).state()
    return STOPPED if state is QPrinter.PrinterState.Error else None


def call_off(printer: str, title: str) -> None:
    """Takes back the job of that name that is being sent."""
    if sys.platform == "win32":
        from vusta_desk.gui import winspool

        winspool.call_off(printer, title)


def takes(printer: str, short: float, long: float) -> bool:
    """Whether a printer takes sheets of so many mm that are not on its list.

    On Windows every driver says that it takes any, and many then use another sheet.
    """
    if sys.platform == "win32":
        from vusta_desk.gui import winspool

        return winspool.takes(printer, short, long)
    return True
