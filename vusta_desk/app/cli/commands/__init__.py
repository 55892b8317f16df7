"""What each command does: reads its options, calls one use case, shows the result.

A command's module is imported when the command runs, so that none waits for what others need.
"""

from argparse import Namespace
from collections.abc import Callable, Mapping
from importlib import import_module

from vusta_desk.app.cli.console import Console

_HANDLERS: Mapping[str, str] = {
    "window": "window.window",
    "demo": "files.demo",
    "new": "files.new",
    "recover": "files.recover",
    "import": "imports.bring_in",
    "export": "exports.export",
    "members": "members.search",
    "reconcile": "reconciling.compare",
    "evaluate": "badges.evaluate",
    "explain": "badges.explain",
    "forecast": "forecasts.forecast",
    "rules": "rules.show",
    "rules set": "rules.enter",
    "rules forget": "rules.forget",
    "round list": "rounds.show_all",
    "round set": "rounds.change",
    "round forget": "rounds.forget",
    "round close": "rounds.close",
    "round reopen": "rounds.reopen",
    "round drift": "rounds.drift",
    "round papers": "round_papers.papers",
    "nominations": "nominations.show_all",
    "nominate": "nominations.nominate",
    "nomination all": "nominations.propose_all",
    "nomination change": "nominations.change",
    "nomination advance": "nominations.advance",
    "nomination set-aside": "nominations.set_aside",
    "nomination reopen": "nominations.reopen",
    "ceremony create": "ceremonies.create",
    "ceremony list": "ceremonies.show_all",
    "ceremony show": "ceremonies.show",
    "ceremony set": "ceremonies.change",
    "ceremony close": "ceremonies.close",
    "ceremony reopen": "ceremonies.reopen",
    "ceremony pay": "payments.pay",
    "papers": "papers.papers",
    "certificates": "papers.certificates",
    "check": "upkeep.check",
    "backup": "upkeep.backup",
    "verify": "upkeep.verify",
    "restore": "upkeep.restore",
    "history": "upkeep.history",
    "undo": "upkeep.undo",
    "settings get": "upkeep.get_settings",
    "settings set": "upkeep.change_setting",
    "self-test": "trial.self_test",
    "keep-copies": "updating.keep_copies",
}
COMMANDS = tuple(command for command in _HANDLERS if command != "window")  # it has no name


def handler(command: str) -> Callable[[Namespace, Console], int]:
    """The function that runs a command and returns its exit code."""
    module, name = _HANDLERS[command].split(".")
    found: Callable[[Namespace, Console], int] = getattr(
        import_module(f"{__name__}.{module}"), name
    )
    return found
