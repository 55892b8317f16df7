"""Every command that the parser knows has a handler, and every handler a command."""

import subprocess
import sys
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator

from tests.helpers.checkout import ROOT
from vusta_desk.app.cli.commands import COMMANDS, handler
from vusta_desk.app.cli.parser import build_parser
from vusta_desk.app.wiring import catalogue


def commands_of(parser: ArgumentParser, name: str = "") -> Iterator[str]:
    groups = [action for action in parser._actions if isinstance(action, _SubParsersAction)]
    if name and not any(group.required for group in groups):
        yield name.strip()
    for group in groups:
        for word, below in group.choices.items():
            yield from commands_of(below, f"{name} {word}")


def test_parser_and_handlers_name_the_same_commands() -> None:
    assert sorted(commands_of(build_parser(catalogue("en")))) == sorted(COMMANDS)


def test_every_handler_is_there() -> None:
    assert all(callable(handler(command)) for command in COMMANDS)


def test_no_command_but_the_self_test_loads_qt() -> None:
    others = [command for command in COMMANDS if command != "self-test"]
    script = (
        "import sys; from vusta_desk.app.cli.commands import handler; "
        f"[handler(each) for each in {others!r} + ['window']]; "
        "sys.exit('PySide6' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode == 0
