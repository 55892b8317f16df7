"""The application object: how the program is known to the system, its style, its scale.

The style is Qt's own, Fusion, on Windows too. `windows11` was looked at in both looks: it paints
chosen rows grey instead of in our tint, tables without paper and stripes, a button that is down as
a red block in which its picture drowns, arrows from a font that Windows 10 does not have, and it is
not there on Windows 10, where `windowsvista` has no dark look at all. With Fusion every PC shows
what is shown in the pictures that are looked at and tested. Dialogs of the system (files, printers)
and the frame of the window stay the system's.
"""

import signal
import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from vusta_desk.gui import composing


def make_application() -> QApplication:
    """The one application of this process."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in the terminal; the file stays whole
    rounding = Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(rounding)
    application = QApplication(["vusta-desk"])
    application.setApplicationName("vusta-desk")
    application.setOrganizationName("VUSTA")
    application.setDesktopFileName("vusta-desk")
    _name_to_windows()
    application.setQuitOnLastWindowClosed(False)
    application.setStyle("Fusion")
    composing.follow(application)
    return application


def _name_to_windows() -> None:
    """Windows groups and pins windows under this name, with their own picture.

    Only where an interpreter runs the program, for whose it would be taken. The built program is
    known by its place, as are its shortcuts and whatever was pinned; a name of its own would part
    it from those.
    """
    if sys.platform == "win32" and not getattr(sys, "frozen", False):
        import ctypes

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID("VUSTA.Desk")
