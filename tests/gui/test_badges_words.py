"""No bare text in the dialogs and states of the place Badges."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests.helpers.desk import dress, services_of_sample, session_of
from tests.helpers.pseudo import bare_texts, pseudo_language
from tests.helpers.window import show
from vusta_desk.gui.screens.badges import BadgesScreen
from vusta_desk.gui.shell.main_window import MainWindow
from vusta_desk.usecases import ceremonies
from vusta_desk.usecases.badge_rounds import BOXES
from vusta_desk.usecases.round_settings import change_round

ROUND = "2027/3-2"


@pytest.fixture
def screen(tmp_path: Path, qtbot: QtBot) -> Iterator[BadgesScreen]:
    """In the made-up language, with a draft ceremony, a gap and an overlap."""
    with services_of_sample(tmp_path) as services:
        words = pseudo_language()
        dress(words)
        services = replace(services, words=words)
        ceremonies.create(services, [ROUND], date(2027, 2, 3), "Hà Nội", "⟦lễ⟧")
        change_round(services, ROUND, (date(2027, 1, 10), date(2027, 4, 15)), date(2027, 1, 20))
        window = show(qtbot, MainWindow(session_of(services)))
        window.go("badges")
        made = window.screen_in_sight
        assert isinstance(made, BadgesScreen)
        yield made


def known(screen: BadgesScreen) -> list[str]:
    """Texts of the data: names, branches, the documents behind the rules."""
    services = screen.session.services
    registry = services.registry()
    found = [each.name for each in registry.members]
    found += [each.name for each in registry.branches]
    found += [each.name.removeprefix("Chi bộ ") for each in registry.branches]
    for rule in services.rulebook.rules.values():
        found += [value.source or "" for value in rule.values]
    for member in registry.members:
        found += [f"{text}" for each in member.badges for text in (each.decision, each.serial)]
    return ["VND", "Hà Nội", *(text for text in found if text not in ("", "None"))]


def test_every_list_and_its_first_reckoning(screen: BadgesScreen):
    data = known(screen)
    for box in (*BOXES, "all"):
        screen.show_box(box)
        assert not bare_texts(screen, data), box


@pytest.mark.parametrize(
    "ask",
    [
        lambda screen: screen.member_acts.ask_early(),
        lambda screen: screen.member_acts.ask_review(),
        lambda screen: screen.member_acts.ask_presence(put_in=False),
        lambda screen: screen.ask_stated(),
    ],
    ids=["early", "review", "leave out", "stated"],
)
def test_every_dialog(screen: BadgesScreen, ask: Callable[[BadgesScreen], None]):
    ask(screen)
    window = screen.session.window
    (dialog,) = [each for each in window.findChildren(QDialog) if each.isVisible()]
    if hasattr(dialog, "day"):
        dialog.day.setText("1/1/2026")
    assert not bare_texts(dialog, known(screen))
