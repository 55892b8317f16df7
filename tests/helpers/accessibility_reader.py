"""Runs a program and tells what a screen reader finds in it: one JSON question, one answer, a line.

Started by accessibility.py inside dbus-run-session, by Debian's Python: `pyatspi` is Debian's.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pyatspi

LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
TURNS = 1200  # of 0.05 seconds: a minute, which only a test that fails waits
MOST_CHILDREN = 120  # of one node: a long table is told by its beginning

Answer = dict[str, Any]


class Screen:
    """The windows of one program."""

    def __init__(self, program: "subprocess.Popen[bytes]") -> None:
        self.program = program
        self.root: Any = self.wait_until(self.find_program, "the program's window")

    def find_program(self) -> Any:
        """The program among all on this message bus, once it shows a window."""
        for application in pyatspi.Registry.getDesktop(0):
            if application and application.get_process_id() == self.program.pid:
                application.clear_cache()
                shown = any("showing" in states_of(window) for window in children_of(application))
                return application if shown else None
        return None

    def wait_until(self, look: Callable[[], Any], what: str) -> Any:
        """What `look` finds, as soon as it finds something."""
        for _ in range(TURNS):
            with suppress(Exception):  # a window may vanish while it is read
                if found := look():
                    return found
            with suppress(subprocess.TimeoutExpired):
                raise LookupError(f"the program ended with code {self.program.wait(0.05)}")
        raise LookupError(f"never came: {what}")

    def find(self, role: str, name: str, state: str) -> Any:
        """The one thing of this role and name that is in this state."""

        def look() -> Any:
            self.root.clear_cache()
            called = [node for node in everything(self.root) if node.name == name]
            alike = [node for node in called if node.getRoleName() == role]
            found = [node for node in alike if state in states_of(node)]
            return found[0] if len(found) == 1 else None

        return self.wait_until(look, f"one {role} {name!r} that is {state}")

    def answer(
        self, do: str, role: str = "", name: str = "", state: str = "showing", text: str = ""
    ) -> Answer:
        """Does what was asked."""
        if do == "tree":
            self.root.clear_cache()
            return told(self.root)
        node = self.find(role, name, state)
        if do == "press":
            node.queryAction().doAction(0)
        elif do == "write":
            node.queryEditableText().setTextContents(text)
        return {}


def states_of(node: Any) -> list[str]:
    """Its states by name, such as "showing" and "focused"."""
    return [pyatspi.stateToString(state) for state in node.getState().getStates()]


def children_of(node: Any) -> Iterator[Any]:
    """The children that are there; some tell of children and have none."""
    for index in range(min(node.childCount, MOST_CHILDREN)):
        if child := node.getChildAtIndex(index):
            yield child


def shown_in(node: Any) -> Iterator[Any]:
    """The children on the screen; places that are not in sight have very many of their own."""
    return (child for child in children_of(node) if "showing" in states_of(child))


def everything(node: Any) -> Iterator[Any]:
    """A node and all below it that is on the screen."""
    yield node
    for child in shown_in(node):
        yield from everything(child)


def told(node: Any) -> Answer:
    """A node as JSON has it."""
    place, actions, text = (0, 0, 0, 0), [], ""
    with suppress(NotImplementedError):
        place = tuple(node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS))
    with suppress(NotImplementedError):
        offered = node.queryAction()
        actions = [offered.getName(index) for index in range(offered.nActions)]
    with suppress(NotImplementedError):
        text = node.queryText().getText(0, -1)
    return {
        "role": node.getRoleName(),
        "name": node.name,
        "description": node.description,
        "text": text,
        "states": states_of(node),
        "actions": actions,
        "place": place,
        "children": [told(child) for child in shown_in(node)],
    }


def main() -> None:
    """Answers until nobody asks any more, then ends the program."""
    answers, questions = sys.stdout, sys.stdin
    launcher = subprocess.Popen([LAUNCHER, "--launch-immediately"], stdin=subprocess.DEVNULL)
    program = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=sys.stderr)
    screen: Screen | None = None
    try:
        for question in questions:
            try:
                screen = screen or Screen(program)
                answer = screen.answer(**json.loads(question))
            except Exception as error:
                answer = {"error": f"{type(error).__name__}: {error}"}
            print(json.dumps(answer), file=answers, flush=True)
    finally:
        for process in (program, launcher):
            process.terminate()
            process.wait()


if __name__ == "__main__":
    main()
