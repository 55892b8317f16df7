"""The place Rules: values of the office's own, entered and taken back, and the proof that fails."""

from collections.abc import Callable
from typing import Any

from tests.helpers.own_values import SOURCE, enter_multiples, settle
from tests.pictures.stages import in_sight
from vusta_desk.gui.shell.main_window import MainWindow
from vusta_desk.usecases.rule_cases import CaseFailure, Proof

TYPED = (SOURCE,)
CASE, AT = "wait-of-six-months", "disciplines.toml, 12"
FAILING = (CASE, AT)


def entered(window: MainWindow) -> None:
    """Own values beside the shipped ones."""
    enter_multiples(window.session.services)
    window.go("rules", rule="multiples")


def all_known(window: MainWindow) -> None:
    settle(window.session.services)
    window.go("rules")


def asked(rule: str, part: str, *typed: str) -> Callable[[MainWindow], Any]:
    """The dialog with a value and its day, and what they would change."""

    def bring(window: MainWindow) -> Any:
        window.go("rules", rule=rule)
        screen = in_sight(window)
        screen.enter(part)
        if typed:
            screen.dialog.value.setText(typed[0])
            screen.dialog.since.setText(typed[1])
            screen.dialog.work_out()
        return screen.dialog

    return bring


def wrong(window: MainWindow) -> Any:
    dialog = asked("wait_months", "")(window)
    dialog.check()
    return dialog


def called_off(window: MainWindow) -> Any:
    dialog = asked("multiples", "45", "2,5", "01/01/2027")(window)
    dialog.changes.stop_button.click()
    return dialog


def taken_back(window: MainWindow) -> Any:
    entered(window)
    screen = in_sight(window)
    screen.panel.table.select(2)
    screen.panel.forget_button.click()
    return screen.dialog


def failing(window: MainWindow) -> None:
    window.go("rules")
    failure = CaseFailure(CASE, AT, "outcome", "due", "waiting")
    mark = window.session.services.rulebook.fingerprint
    in_sight(window).proof_line.show_proof(Proof(204, 203, (failure,)), mark)


PICTURES: dict[str, Callable[[MainWindow], Any]] = {
    "value": asked("multiples", "45", "2,5", "01/01/2027"),
    "windows": asked("round_windows", ""),
    "wrong": wrong,
    "called-off": called_off,
}
CHANGING: dict[str, Callable[[MainWindow], Any]] = {
    "entered": entered,
    "all-known": all_known,
    "taken-back": taken_back,
}
