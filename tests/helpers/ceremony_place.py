"""The place Ceremonies for tests: shown with its keys, its sheet compared with what is stored."""

from datetime import date

from pytestqt.qtbot import QtBot

from tests.helpers.window import show
from vusta_desk.domain.ceremony import Entry
from vusta_desk.gui.screens.ceremonies import CeremoniesScreen
from vusta_desk.gui.session import Session
from vusta_desk.usecases import ceremonies

ROUND = "2027/3-2"
DAY = date(2027, 2, 3)


def show_ceremonies(qtbot: QtBot, session: Session) -> CeremoniesScreen:
    """The screen in a window of its own, its acts' keys at work as in the main window."""
    screen = CeremoniesScreen(session)
    screen.resize(1200, 800)
    session.changed.connect(screen.refresh)
    for act in screen.acts:
        screen.addAction(act)
    screen.refresh()
    return show(qtbot, screen)


def called_in(screen: CeremoniesScreen) -> list[Entry]:
    """Those on the roster, as stored; the sheet must show the same."""
    assert screen.ceremony is not None
    stored = ceremonies.ceremony(screen.session.services, screen.ceremony.id).on_roster()
    sheet = [line.entry for line in screen.sheet.roster.rows_model.rows]
    assert sheet == list(stored)
    return sheet


def choose(screen: CeremoniesScreen, *keys: str) -> None:
    """Selects members on the sheet; the keyboard stands on the first."""
    roster = screen.sheet.roster
    roster.setFocus()
    roster.choose(keys[0])
    roster._choose(set(keys), keys[0], 0)
