"""A person at the keyboard of a running program: keys, typing, looking, a picture of every step.

The story is a generator that says what to do next (`Do`) and what to wait for (`Until`). Each
runs in a turn of the program's own event loop, so that it goes on inside dialogs that block. All
keys go to the window that has the keyboard, as they do from the display server; nothing is waited
for by time.
"""

import os
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMessageLogContext, QObject, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QAccessible, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.helpers.window import let_go, names_of, type_text
from vusta_desk.app.desktop import Desktop
from vusta_desk.gui.screens.base import Screen
from vusta_desk.gui.session import Session
from vusta_desk.gui.shell.main_window import MainWindow

W = TypeVar("W", bound=QWidget)
PATIENCE = 60.0  # seconds; only a walk that fails waits this long
_TURN = 5  # milliseconds between two looks
_MOST_TABS = 120


@dataclass(frozen=True)
class Do:
    """Something a person does, in a turn of its own: it may open a dialog that blocks."""

    run: Callable[[], object]


@dataclass(frozen=True)
class Until:
    """Goes on once this holds; `what` is said when it never does."""

    condition: Callable[[], object]
    what: str


Story = Iterator[Do | Until]


class Walk(QObject):
    """Walks a story through the program; ends the process with code 1 where it cannot go on."""

    def __init__(self, desktop: Desktop, folder: Path) -> None:
        super().__init__()
        self.desktop, self.folder = desktop, folder
        self.facts: dict[str, object] = {}
        self._steps = len(list(folder.glob("*.png")))
        self._step, self._began = "", 0.0
        self._waiting: Until | None = None
        self._asked = 0.0
        self._about_to_do = False
        self._story: Story = iter(())
        self._clock = QTimer(self, interval=_TURN)
        self._clock.timeout.connect(self._turn)
        self._warnings: list[str] = []
        qInstallMessageHandler(self._heard)
        desktop.faults.take = self.fail  # type: ignore[method-assign]

    # --- The story ----------------------------------------------------------------------------

    def begin(self, story: Story) -> None:
        """Walks the story from here."""
        self._story = story
        self._clock.start()

    def step(self, name: str) -> Story:
        """The next step begins: the one before gets its picture and its time."""
        self._end_step()
        self._step, self._began = name, time.perf_counter()
        yield from ()

    def fail(self, error: BaseException) -> None:
        """Tells where it stands and what was in sight, then ends the process."""
        self._clock.stop()
        self._picture("failed")
        sys.stderr.write("".join(traceback.format_exception(error)))
        sys.stderr.write(f"in step: {self._step}\n{self.in_sight()}\n")
        sys.stderr.flush()
        os._exit(1)

    def _turn(self) -> None:
        try:
            self._go_on()
        except StopIteration:
            self._clock.stop()
            self._end_step()
        except BaseException as error:
            self.fail(error)

    def _go_on(self) -> None:
        if self._warnings:
            raise AssertionError(f"Qt warned: {self._warnings}")
        if self._about_to_do or not has_keyboard():
            return
        if self._waiting is not None:
            if not self._waiting.condition():
                if time.perf_counter() - self._asked > PATIENCE:
                    raise AssertionError(f"never came: {self._waiting.what}")
                return
            self._waiting = None
        following = next(self._story)
        if isinstance(following, Until):
            self._waiting, self._asked = following, time.perf_counter()
        else:
            self._about_to_do = True
            QTimer.singleShot(0, self, lambda: self._do(following))

    def _do(self, what: Do) -> None:
        self._about_to_do = False
        try:
            what.run()
        except BaseException as error:
            self.fail(error)

    def _end_step(self) -> None:
        if self._step:
            taken = time.perf_counter() - self._began
            self._steps += 1
            self._picture(f"{self._steps:02} {self._step}")
            sys.stdout.write(f"{taken:6.2f} s  {self._step}\n")
            sys.stdout.flush()
        self._step = ""

    def _picture(self, name: str) -> None:
        """The whole screen, as a person sees it once everything has its place."""
        QApplication.sendPostedEvents()
        for each in QApplication.topLevelWidgets():
            if each.isVisible():
                each.repaint()
        file = self.folder / f"{name}.png"
        QGuiApplication.primaryScreen().grabWindow(0).save(str(file))

    def _heard(self, kind: QtMsgType, _: QMessageLogContext, text: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and kind is not QtMsgType.QtInfoMsg:
            self._warnings.append(text)

    # --- Keys ---------------------------------------------------------------------------------

    def keys(self, *sequences: str) -> Story:
        """Presses keys one after the other, each when the work of the one before is done."""
        for each in sequences:
            yield Do(partial(press, each))
            yield self.quiet()

    def write(self, text: str) -> Story:
        """Replaces what stands in the line that has the keyboard."""
        yield from self.keys("Ctrl+A")
        yield Do(lambda: type_text(focused(), text))
        yield self.quiet()

    def tab_to(self, name: str, keys: str = "Tab") -> Story:
        """Goes on by Tab until the keyboard stands on the control of this name."""
        passed: list[str] = []
        while not said_to_be(QApplication.focusWidget(), name):
            passed.append(name_of(focused()))
            if len(passed) > _MOST_TABS:
                raise AssertionError(f"{name!r} is not reached by {keys} among {passed}")
            yield from self.keys(keys)

    def press(self, name: str, keys: str = "Tab") -> Story:
        """Goes to a button by Tab and presses it."""
        yield from self.tab_to(name, keys)
        yield from self.keys("Space")

    def fill(self, name: str, text: str) -> Story:
        """Goes to a line by Tab and writes into it."""
        yield from self.tab_to(name)
        yield from self.write(text)

    # --- Looking ------------------------------------------------------------------------------

    def say(self, msgid: str, **values: object) -> str:
        """What the program says for this."""
        return self.desktop.words.say(msgid, **values)

    @property
    def session(self) -> Session:
        """The open file."""
        assert self.desktop.session is not None
        return self.desktop.session

    @property
    def main(self) -> MainWindow:
        """The main window."""
        assert isinstance(self.session.window, MainWindow)
        return self.session.window

    def screen(self, kind: type[W]) -> W:
        """The place in sight, which is of this kind."""
        shown: Screen = self.main.screen_in_sight
        assert isinstance(shown, kind), shown
        return shown

    def quiet(self) -> Until:
        """Nothing is being worked at."""

        def still() -> bool:
            if self.desktop.session is not None:
                return not self.desktop.session.tasks.is_busy
            return self.desktop.start is None or not self.desktop.start.start.tasks.is_busy

        return Until(still, "the end of the work under way")

    def dialog(self, title: str) -> Until:
        """A dialog of this title has the keyboard."""
        return Until(
            lambda: (front := QApplication.activeWindow()) and front.windowTitle() == title,
            f"the dialog {title!r}",
        )

    def no_dialog(self) -> Until:
        """The main window has the keyboard again."""
        return Until(lambda: QApplication.activeWindow() is self.main, "the main window in front")

    def place(self, place: str) -> Until:
        """A place is in sight and has been read."""
        busy = self.quiet().condition
        return Until(lambda: self.main.place == place and busy(), f"the place {place}")

    def texts(self) -> list[str]:
        """Every text in sight in the window in front."""
        front = QApplication.activeWindow()
        labels = front.findChildren(QLabel) if front else []
        return [each.text() for each in labels if each.isVisible() and each.text()]

    def said(self, text: str) -> Until:
        """This is said somewhere in the window in front."""
        return Until(lambda: any(text in each for each in self.texts()), f"the words {text!r}")

    def in_sight(self) -> str:
        """The window in front in lines, for a person who reads a failed walk."""
        front = QApplication.activeWindow()
        lines = [f"front: {front and (type(front).__name__, front.windowTitle())}"]
        lines.append(f"keyboard: {(there := QApplication.focusWidget()) and name_of(there)!r}")
        for each in front.findChildren(QWidget) if front else ():
            if each.isVisible() and each.focusPolicy().value & 1:
                state = "" if each.isEnabled() else " (not now)"
                lines.append(f"  {type(each).__name__} {name_of(each)!r}{state}")
        return "\n".join([*lines, *(f"  says {each!r}" for each in self.texts())])


def has_keyboard() -> bool:
    """Whether a window has the keyboard; where none has, the front one asks for it.

    That is a window manager's work, and there is none on the test's display.
    """
    if QGuiApplication.focusWindow() is not None:
        return True
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    front = QApplication.activeModalWidget() or (shown[-1] if shown else None)
    if front is not None:
        front.activateWindow()
    return front is None


def focused() -> QWidget:
    """The widget that has the keyboard."""
    there = QApplication.focusWidget()
    assert there is not None, "nothing has the keyboard"
    return there


def press(keys: str) -> None:
    """Presses and releases keys in the window that has the keyboard.

    What a key does may end the window, also while its release is sent: then there is nothing left
    to send more to, and Qt would send it all the same.
    """
    window = QGuiApplication.focusWindow()
    assert window is not None, "no window has the keyboard"
    sequence = QKeySequence(keys)
    for place in range(sequence.count()):
        pressed = sequence[place]  # type: ignore[index]  # PySide6 leaves it out of its types
        key, held = pressed.key(), pressed.keyboardModifiers()
        QTest.keyPress(window, key, held)
        if window in QGuiApplication.allWindows():
            QTest.keyRelease(window, key)  # one event; `let_go` has another place for Ctrl
    let_go()


def name_of(widget: QWidget) -> str:
    """What a screen reader calls the widget."""
    if told := widget.accessibleName():
        return told
    labels = widget.window().findChildren(QLabel)
    named = next((each.text() for each in labels if each.buddy() is widget), "")
    interface = QAccessible.queryAccessibleInterface(widget)
    return (named or interface.text(QAccessible.Text.Name)).replace("&", "")


def said_to_be(widget: QWidget | None, name: str) -> bool:
    """Whether the widget goes by this name."""
    return widget is not None and name in (name_of(widget), *names_of(widget))
