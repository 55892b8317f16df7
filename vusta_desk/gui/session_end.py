"""The end of the user's session at the PC, by log-off or shutdown, while the window is open.

Windows asks every program twice. First whether the session may end: about five seconds are given,
no question may be put, and another program may still say no, so nothing is closed yet. What is
saved is safe already, for every act is written to the data file when it is done. What stands in a
form and is not saved can only be dealt with by its writer: a form filled in half is often valid,
and to save it unasked would put into the register what nobody has confirmed; a copy of it elsewhere
would be a second, unseen register. So the end is asked to wait, with the reason in the system's own
page ("this program is preventing …"), where the user goes back to the form, or ends all the same.
That is what programs do whose documents are not saved by themselves. A list that is being taken in
holds the session as well: it would be taken back.

The second time the session ends, and the file is closed with its backup: see `app.desktop`.
"""

import sys
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from vusta_desk.gui.front import bring_to_front
from vusta_desk.gui.screens.base import Screen
from vusta_desk.gui.start.window import StartWindow
from vusta_desk.i18n.catalogue import N_, Catalogue

if TYPE_CHECKING:
    from vusta_desk.gui.shell.main_window import MainWindow

FORM_OPEN = N_("A form is not saved yet: {form}")
WRITING = N_("The program is still writing. It can be ended once that is done.")
CLOSING = N_("The data file is being closed, with a backup.")


def may_end(window: QWidget, words: Catalogue) -> bool:
    """Whether the session may end now; where not, the reason is told and the window in front."""
    writes = _writes(window)
    if (focused := QApplication.focusWidget()) is not None:
        focused.clearFocus()  # a field that saves when it is left is left now
    let_session_end(window)  # what was told at an earlier time
    part = unfinished()
    if part is None and not writes:
        return True
    reason = words.gettext(WRITING) if part is None else _name_of(part, words)
    hold_session(window, reason)
    bring_to_front(window)
    return False


def unfinished() -> QWidget | None:
    """What is open and would be lost: a form, decisions not recorded, a new file half made."""
    for window in QApplication.topLevelWidgets():
        if not window.isVisible():
            continue
        if isinstance(window, QDialog) and getattr(window, "is_changed", False):
            return window
        if isinstance(window, StartWindow) and window.is_unfinished:
            return window
        for screen in window.findChildren(Screen):
            if screen.is_unfinished:
                return screen
    return None


def _writes(window: QWidget) -> bool:
    """Whether something longer is being written, which the end of the program would take back."""
    desk = window.start if isinstance(window, StartWindow) else cast("MainWindow", window).session
    return any(task.writes for task in desk.tasks.running)


def _name_of(part: QWidget, words: Catalogue) -> str:
    """What the unfinished part is called, for the reason."""
    titled = isinstance(part, QDialog)
    said = part.windowTitle() if titled else part.accessibleName()
    return words.say(FORM_OPEN, form=said or part.window().windowTitle())


def hold_session(window: QWidget, reason: str) -> None:
    """Says why the session cannot end yet, where the system shows such reasons."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.ShutdownBlockReasonCreate(
            ctypes.c_void_p(int(window.winId())), ctypes.c_wchar_p(reason)
        )


def let_session_end(window: QWidget) -> None:
    """Takes the reason back."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.ShutdownBlockReasonDestroy(ctypes.c_void_p(int(window.winId())))
