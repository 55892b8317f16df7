"""The place Rules, opened; a rule asked for; its dialog filled in."""

from typing import Any

from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from tests.helpers.own_values import SOURCE
from tests.helpers.window import press, show, type_text, until
from vusta_desk.gui.screens.rules import RulesScreen
from vusta_desk.gui.screens.rules.value_dialog import ValueDialog
from vusta_desk.gui.session import Session
from vusta_desk.usecases.rules import RuleView


def opened(session: Session, qtbot: QtBot) -> RulesScreen:
    made = RulesScreen(session)
    session.changed.connect(made.refresh)
    made.refresh()
    return show(qtbot, made)


def shown(screen: RulesScreen) -> list[RuleView]:
    return list(screen.table.rows_model.rows)


def asked(qtbot: QtBot, screen: RulesScreen, rule: str, part: str = "") -> Any:
    """The dialog that asks for a value, in front."""
    screen.show_target(rule=rule)
    screen.enter(part)
    return in_front(qtbot, screen, ValueDialog)


def in_front(qtbot: QtBot, screen: RulesScreen, kind: type[QDialog]) -> Any:
    dialog = screen.dialog
    assert isinstance(dialog, kind)
    until(qtbot, lambda: QApplication.activeWindow() is dialog, "the dialog")
    return dialog


def fill(dialog: Any, value: Any, since: str = "1/1/2027") -> None:
    """Types a value, its day and its source, as a person goes from one to the next."""
    if isinstance(value, str):
        type_text(dialog.value, value)
    elif isinstance(value, list) and value[0] == "Down":
        for key in value:
            press(dialog.value, key)
    else:
        edits = [edit for line in dialog.value.lines for edit in line]
        for edit, text in zip(edits, value, strict=True):
            edit.selectAll()
            type_text(edit, text)
    type_text(dialog.since, since)
    type_text(dialog.source, SOURCE)


def enter(qtbot: QtBot, screen: RulesScreen) -> None:
    """Presses Enter; the dialog goes where it was done."""
    there = QApplication.focusWidget()
    assert there is not None
    press(there, "Return")
    closed(qtbot, screen)


def closed(qtbot: QtBot, screen: RulesScreen) -> None:
    """The dialog is gone, and the keyboard is back in the place."""
    assert QApplication.activeModalWidget() is None
    screen.activateWindow()
    until(qtbot, lambda: QApplication.activeWindow() is screen, "the place is in front")
