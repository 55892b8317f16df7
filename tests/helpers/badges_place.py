"""The place Badges in a window on a real data file."""

from pytestqt.qtbot import QtBot

from tests.helpers.window import show
from vusta_desk.gui.screens.badges import BadgesScreen
from vusta_desk.gui.session import Session
from vusta_desk.gui.shell.main_window import MainWindow


def badges_window(qtbot: QtBot, session: Session, **target: object) -> MainWindow:
    """A window of the smallest usual size that shows Badges, and there what is named."""
    made = show(qtbot, MainWindow(session))
    made.resize(1280, 800)
    made.go("badges", **target)
    return made


def badges_in(window: MainWindow) -> BadgesScreen:
    """The screen in sight, which must be Badges."""
    made = window.screen_in_sight
    assert isinstance(made, BadgesScreen)
    return made
