"""Hands for a test: what a person does to a window with keyboard, mouse and files.

Every hand works as Qt's own platform does, through the widget that has the focus or lies under the
pointer, so that what a person cannot reach a test cannot reach either.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

W = TypeVar("W", bound=QWidget)
PATIENCE = 20_000  # milliseconds; only a test that fails waits this long
NO_KEYS = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


# --- Waiting ----------------------------------------------------------------------------------


def show(qtbot: QtBot, window: W) -> W:
    """Shows the window, in front and ready for keys; it is closed when the test ends."""
    qtbot.addWidget(window)
    with qtbot.waitActive(window, timeout=PATIENCE):
        window.show()
        window.activateWindow()
    # A dialog counts as active as soon as its parent is; keys go there only later.
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window, timeout=PATIENCE)
    return window


def until(qtbot: QtBot, condition: Callable[[], object], what: str = "") -> None:
    """Lets the program run until the condition holds; `what` is said when it never does."""
    try:
        qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE)
    except qtbot.TimeoutError:
        raise AssertionError(f"never came: {what or condition}") from None


def find(parent: QWidget, kind: type[W], name: str = "") -> W:
    """The one visible widget of this kind with this accessible name, text or object name."""
    there = [child for child in parent.findChildren(kind) if child.isVisible()]
    found = [child for child in there if not name or name in names_of(child)]
    if len(found) != 1:
        others = [" / ".join(names_of(child)) for child in there]
        raise AssertionError(f"{len(found)} visible {kind.__name__} {name!r} among {others}")
    return found[0]


def names_of(widget: QWidget) -> list[str]:
    """What a test may call a widget: accessible name, text or title without its &, object name."""
    told = [widget.accessibleName(), widget.objectName()]
    for attribute in ("text", "title"):
        say = getattr(widget, attribute, None)
        if callable(say):
            told.append(str(say()).replace("&", ""))
    return [name for name in told if name]


def usable(widget: QWidget) -> bool:
    """Whether a person could use it now: seen and enabled."""
    return widget.isVisible() and widget.isEnabled()


# --- Keyboard ---------------------------------------------------------------------------------


def type_text(widget: QWidget, text: str) -> None:
    """Types any text, letter by letter; each goes to the widget that has the focus by then.

    (`QTest.keyClicks` aborts the whole process at the first letter that is not ASCII.)
    """
    focus(widget)
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            target = QApplication.focusWidget() or widget
            QApplication.sendEvent(target, QKeyEvent(kind, 0, NO_KEYS, letter))


def compose_text(widget: QWidget, text: str) -> None:
    """Enters text as an input method does: each word underlined as it grows, then handed over."""
    focus(widget)
    for word in text.replace(" ", "\0 \0").split("\0"):
        for end in range(1, len(word) + 1):
            send_input(widget, preedit=word[:end])
        send_input(widget, commit=word)


def send_input(widget: QWidget, preedit: str = "", commit: str = "") -> None:
    """One step of an input method."""
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(QApplication.focusWidget() or widget, event)


def press(widget: QWidget, keys: str) -> None:
    """Presses and releases keys such as "Ctrl+Z", "Shift+Tab", "F6" or "Ctrl+K, P".

    Shortcuts of the window are tried first, as they are for a person; the window must be active.
    Qt warns, and so the test fails, when nothing takes the key.
    """
    sequence = QKeySequence(keys)
    assert sequence.toString(), f"no keys: {keys!r}"
    QTest.keySequence(widget, sequence)
    let_go()


def let_go() -> None:
    """Lets Ctrl, Shift and Alt go, as a person does after every key.

    For QTest they stay down until the next key. Until then Qt takes them into account wherever it
    asks what is held, also in later tests: with Ctrl down, a table unchooses the row it is sent to.
    What took the key may be gone by now, so a widget made for it takes the release.
    """
    QTest.keyRelease(QWidget(), Qt.Key.Key_Control)


def focus(widget: QWidget) -> None:
    """Gives the widget the focus, which only a visible and enabled widget of ours can have."""
    assert usable(widget), f"not to be used now: {names_of(widget)}"
    widget.setFocus(Qt.FocusReason.OtherFocusReason)


# --- Mouse ------------------------------------------------------------------------------------


def click(widget: QWidget, at: QPoint | None = None, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
    """Clicks a widget that a person could click: in its middle, or at a point of it."""
    assert usable(widget), f"not to be used now: {names_of(widget)}"
    QTest.mouseClick(widget, LEFT, keys, at or widget.rect().center())
    let_go()


def drop_file(widget: QWidget, *paths: Path) -> bool:
    """Drags files from outside over the middle of the widget and lets go; whether they were taken.

    The window gets the events and finds the receiver as in a real drag: the widget under the
    pointer that accepts drops, or the nearest around it that does.
    """
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    window = widget.window().windowHandle()
    point = QPointF(widget.mapTo(widget.window(), widget.rect().center()))
    copy = Qt.DropAction.CopyAction

    enter = QDragEnterEvent(point, copy, data, LEFT, NO_KEYS)
    QApplication.sendEvent(window, enter)
    move = QDragMoveEvent(point, copy, data, LEFT, NO_KEYS)
    move.setAccepted(enter.isAccepted())  # who lets them in need not say so again
    QApplication.sendEvent(window, move)
    if not move.isAccepted():
        QApplication.sendEvent(window, QDragLeaveEvent())
        return False
    drop = QDropEvent(point, copy, data, LEFT, NO_KEYS)
    QApplication.sendEvent(window, drop)
    return drop.isAccepted()
