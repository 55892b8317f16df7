"""The application object: how the program is known to the system, its style, its scale."""

import signal
import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication


def make_application() -> QApplication:
    """The one application of this process."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in the terminal; the file stays whole
    rounding = Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(rounding)
    application = QApplication(["vusta-desk"])
    application.setApplicationName("vusta-desk")
    application.setQuitOnLastWindowClosed(False)
    if sys.platform != "win32":
        application.setStyle("Fusion")
    return application
