"""Printing through Qt: what the machine offers."""

import os


def printer_names() -> tuple[str, ...]:
    """The printers that Qt finds on this machine; needs no display."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtPrintSupport import QPrinterInfo

    application = QGuiApplication.instance() or QGuiApplication([])
    names = tuple(QPrinterInfo.availablePrinterNames())
    del application
    return names
