"""Buttons of which one is chosen: by a click, by keys, or by a screen reader."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton


def when_chosen(
    button: QAbstractButton, run: Callable[[], object], is_shown: Callable[[], bool]
) -> None:
    """Runs when the button is clicked, and when it is checked without a click.

    A screen reader's act on a checkable button is to toggle it, which Qt does without a click. So
    does the program, to mark what it shows: `is_shown` tells that there is nothing to be done.
    """

    def follow(checked: bool) -> None:
        if checked:
            QTimer.singleShot(0, button, look)  # a click has been seen to by then

    def look() -> None:
        if button.isChecked() and not is_shown():
            run()

    button.clicked.connect(lambda: run())
    button.toggled.connect(follow)
