"""Everything in the window by keyboard: reached by Tab and left again, seen, keys of its own.

The tools are tried on a small window first: what cannot be reached must be found.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.helpers.walking import name_of
from tests.helpers.window import click, find, press, show, type_text, until
from vusta_desk.gui.screens.papers import PapersScreen
from vusta_desk.gui.session import Session
from vusta_desk.gui.shell.main_window import MainWindow
from vusta_desk.gui.shell.places import PLACES, find_place
from vusta_desk.gui.widgets.papers.page_view import Fit
from vusta_desk.gui.widgets.reason_dialog import ReasonDialog
from vusta_desk.usecases import ceremonies, nominations

_MOST = 150  # stops of Tab in one window
PLACE_IDS = [place.id for place in PLACES]


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> MainWindow:
    """The window on the sample, with a ceremony."""
    ceremonies.create(session.services, ["2027/3-2"], date(2027, 2, 3), "Hà Nội", "")
    nominations.propose_all(session.services, "2027/3-2")
    made = show(qtbot, MainWindow(session))
    made.resize(1280, 800)
    return made


@pytest.fixture(params=PLACE_IDS)
def place(request: pytest.FixtureRequest, window: MainWindow, qtbot: QtBot) -> MainWindow:
    """Each place in turn, with the keyboard where one begins."""
    window.go("home")
    window.go(request.param)
    until(qtbot, lambda: not window.session.tasks.is_busy, "the place")
    QApplication.processEvents()
    focused(window)
    return window


def focused(window: QWidget) -> QWidget:
    there = QApplication.focusWidget()
    assert there is not None, "nothing has the keyboard"
    assert there is window or window.isAncestorOf(there)
    return there


def round_trip(window: QWidget, keys: str) -> list[QWidget]:
    """Where Tab (or Shift+Tab) leads, until it is where it was before."""
    if len(interactive(window)) == 1:
        return [focused(window)]
    stops: list[QWidget] = []
    while True:
        before = focused(window)
        press(before, keys)
        here = focused(window)
        assert here is not before, f"no way on from {told(before)}"
        if here in stops:
            assert here is stops[0], f"no way round from {told(before)}"
            return stops
        stops.append(here)
        assert len(stops) < _MOST


def interactive(window: QWidget) -> list[QWidget]:
    """Everything a person may use with the keyboard now."""
    return [each for each in window.findChildren(QWidget) if is_stop(each, window)]


def is_stop(widget: QWidget, window: QWidget) -> bool:
    usable = widget.isVisible() and widget.isEnabled() and widget.window() is window
    by_mouse = widget.focusPolicy() & Qt.FocusPolicy.TabFocus or is_button(widget)
    return bool(usable and by_mouse and not is_inside(widget) and not is_other_of_group(widget))


def is_button(widget: QWidget) -> bool:
    """Any button, also one that was made unreachable; not those a widget of Qt consists of."""
    return isinstance(widget, QAbstractButton) and not isinstance(widget.parent(), QLineEdit)


def is_inside(widget: QWidget) -> bool:
    """The line of a spin box or of a choice: its keyboard is that of the whole."""
    whole = widget.parent()
    return isinstance(whole, QAbstractSpinBox | QComboBox)


def is_other_of_group(widget: QWidget) -> bool:
    """One of several of which another is chosen: arrow keys lead from one to the next."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is None or not group.exclusive():
        return False
    return widget is not (group.checkedButton() or group.buttons()[0])


def told(widget: QWidget) -> str:
    return f"{type(widget).__name__} {name_of(widget)!r}"


def looks(window: QWidget, widget: QWidget) -> bytes:
    """The widget and a little around it, as it looks now."""
    around = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).adjusted(-4, -4, 4, 4)
    picture = window.grab(around & window.rect()).toImage()
    return bytes(picture.constBits())


def shortcuts(window: MainWindow) -> Iterator[str]:
    """Every key that does something wherever the keyboard is in the window, as often as it does."""
    keys = [key for act in window.menus.acts() for key in act.shortcuts()]
    keys += [each.key() for each in window.findChildren(QShortcut) if is_awake(each)]
    for key in keys:
        yield key.toString(QKeySequence.SequenceFormat.PortableText)


def is_awake(shortcut: QShortcut) -> bool:
    of = shortcut.parent()
    own = shortcut.context() in (
        Qt.ShortcutContext.WidgetShortcut,
        Qt.ShortcutContext.WidgetWithChildrenShortcut,
    )
    return not own and isinstance(of, QWidget) and of.isVisible()


def bare_choices(window: QWidget) -> list[QComboBox]:
    """Qt tells the value of a choice as its name; what it is about stands in its label alone."""
    named = {label.buddy() for label in window.findChildren(QLabel) if label.text()}
    return [box for box in window.findChildren(QComboBox) if box.isVisible() and box not in named]


# --- The places -------------------------------------------------------------------------------


def test_tab_reaches_everything_and_comes_back(place: MainWindow):
    there, back = round_trip(place, "Tab"), round_trip(place, "Shift+Tab")
    expected = {told(each): each for each in interactive(place)}
    missed = [name for name, each in expected.items() if each not in there]
    assert not missed
    assert {*map(told, there)} == {*map(told, back)}


def test_where_the_keyboard_is_can_be_seen(place: MainWindow):
    hidden, alike = [], []
    for stop in round_trip(place, "Tab"):
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        press(stop, "Tab")
        press(focused(place), "Shift+Tab")
        assert focused(place) is stop
        if stop.visibleRegion().isEmpty():
            hidden.append(told(stop))
            continue
        with_keyboard = looks(place, stop)
        place.menuBar().setFocus()
        QApplication.processEvents()
        if looks(place, stop) == with_keyboard:
            alike.append(told(stop))
    assert not hidden
    assert not alike


def test_no_key_means_two_things(place: MainWindow):
    twice = [key for key, count in Counter(shortcuts(place)).items() if count > 1]
    assert not twice


def test_choices_have_a_label_of_their_own(place: MainWindow):
    assert not bare_choices(place)


# --- Dialogs and buttons ----------------------------------------------------------------------

DIALOGS = [
    ("members", "Add a member"),
    ("members", "Edit the record"),
    ("members", "Take out"),
    ("badges", "Create a ceremony from this round"),
    ("badges", "Badges awarded before, as stated"),
    ("badges", "Early request"),
    ("badges", "Under review"),
    ("badges", "Leave out of the ceremony"),
    ("badges", "Change the days of the round"),
    ("badges", "Add a round…"),
    ("badges", "Close the round…"),
    ("badges", "Papers of the round…"),
    ("badges", "Nominate…"),
    ("badges", "Leave out of this round…"),
    ("nominations", "Nominate"),
    ("nominations", "Nominate a whole round"),
    ("nominations", "Go on"),
    ("nominations", "Set aside"),
    ("nominations", "Change the nomination"),
    ("ceremonies", "New ceremony…"),
    ("ceremonies", "Refresh from the records…"),
    ("ceremonies", "Leave out…"),
    ("ceremonies", "Put in…"),
    ("ceremonies", "Close the ceremony…"),
    ("papers", "Print…"),
    ("rules", "Enter a value…"),
]


@pytest.fixture(params=DIALOGS, ids=[act for _, act in DIALOGS])
def dialog(request: pytest.FixtureRequest, window: MainWindow, qtbot: QtBot) -> QWidget:
    """Each dialog that an act of a place opens."""
    place, act = request.param
    window.go(place)
    if place == "members":
        window.screen_in_sight.findChildren(QTableView)[0].selectRow(0)
    text = window.words.gettext(act)
    (found,) = [each for each in window.screen_in_sight.acts if each.text() == text]
    assert found.isEnabled()
    found.trigger()
    opened = QApplication.activeModalWidget()
    assert opened is not None
    until(qtbot, opened.isActiveWindow, "the dialog in front")
    return opened


def test_tab_reaches_everything_of_a_dialog(dialog: QWidget):
    there, back = round_trip(dialog, "Tab"), round_trip(dialog, "Shift+Tab")
    assert not [told(each) for each in interactive(dialog) if each not in there]
    assert {*map(told, there)} == {*map(told, back)}
    unnamed = [type(each).__name__ for each in there if not name_of(each)]
    assert not unnamed
    assert not bare_choices(dialog)


def test_enter_does_the_act_wherever_the_keyboard_has_been(session: Session, qtbot: QtBot):
    done: list[str] = []
    dialog = ReasonDialog(
        session,
        None,
        "Lý do",
        "Làm",
        lambda _, reason: done.append(reason),
        text="Vì sao",
    )
    show(qtbot, dialog)
    cancel = dialog.buttons.button(QDialogButtonBox.StandardButton.Cancel)
    type_text(dialog.reason, "nhận sau")
    while focused(dialog) is not cancel:
        press(focused(dialog), "Tab")
    press(cancel, "Tab")
    dialog.reason.setFocus()
    press(dialog.reason, "Return")
    assert done == ["nhận sau"]
    assert dialog.isHidden()


def test_a_place_toggled_by_a_screen_reader_is_gone_to(window: MainWindow, qtbot: QtBot):
    window.go("home")
    find(window.rail, QToolButton, window.words.gettext(find_place("history").title)).toggle()
    until(qtbot, lambda: window.place == "history", "the history")


def test_a_width_toggled_by_a_screen_reader_is_taken(window: MainWindow):
    window.go("papers")
    screen = window.screen_in_sight
    assert isinstance(screen, PapersScreen)
    find(screen, QToolButton, window.words.gettext("Page width")).toggle()
    assert screen.preview.view.fit is Fit.WIDTH


def test_a_place_that_may_not_be_left_is_asked_about_once(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    window.go("home")
    asked: list[str] = []

    def stay() -> bool:
        asked.append(window.place)
        return False

    monkeypatch.setattr(window.screen_in_sight, "may_leave", stay)
    click(find(window.rail, QToolButton, window.words.gettext(find_place("history").title)))
    QApplication.processEvents()
    assert (window.place, asked) == ("home", ["home"])


# --- The tools --------------------------------------------------------------------------------


def test_what_tab_does_not_reach_is_found(qtbot: QtBot):
    window = QWidget()
    first, passed, last = QPushButton("một"), QPushButton("hai"), QPushButton("ba")
    around = QWidget()
    for holder, parts in ((around, (passed, last)), (window, (first, around))):
        line = QHBoxLayout(holder)
        for each in parts:
            line.addWidget(each)
    around.setFocusProxy(last)  # over which Tab leaps
    show(qtbot, window)
    first.setFocus()
    there = round_trip(window, "Tab")
    assert [each for each in interactive(window) if each not in there] == [passed]


def test_a_trap_is_found(qtbot: QtBot):
    window = QWidget()
    line = QHBoxLayout(window)
    trap, after = QPlainTextEdit(), QPushButton("sau")
    for each in (QPushButton("trước"), trap, after):
        line.addWidget(each)
    show(qtbot, window)
    trap.setFocus()
    with pytest.raises(AssertionError, match="no way on"):
        round_trip(window, "Tab")
