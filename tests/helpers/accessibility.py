"""A program seen as a screen reader sees it, and used as such a person uses it.

The program runs on a display of its own; `accessibility_reader.py` looks at it from outside, in
Debian's own Python, because the AT-SPI library is not on the package index.
"""

import json
import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.helpers.display import display

READER = Path(__file__).with_name("accessibility_reader.py")


@dataclass(frozen=True)
class Node:
    """One thing on the screen: what it is, how it is called, what it says and holds.

    `text` is what a text box or label holds; `place` is x, y, width, height on the screen, pixels.
    """

    role: str
    name: str
    description: str
    text: str
    states: frozenset[str]
    actions: tuple[str, ...]
    place: tuple[int, int, int, int]
    children: tuple["Node", ...]

    def walk(self) -> Iterator["Node"]:
        """This node and everything in it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def all(self, role: str, name: str | None = None) -> list["Node"]:
        """Every node in it of this role (and name) that is on the screen."""
        return [
            node
            for node in self.walk()
            if node.role == role and name in (None, node.name) and "showing" in node.states
        ]

    def outline(self, depth: int = 0) -> str:
        """The tree as lines, for a person who reads a failed test."""
        line = f"{'  ' * depth}{self.role} {self.name!r}"
        return "\n".join([line, *(child.outline(depth + 1) for child in self.children)])


class Reader:
    """The eyes and hands of a screen reader on one running program."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def tree(self) -> Node:
        """The program's whole tree as it is now; windows are its first children."""
        return node_of(self._ask(do="tree"))

    def wait(self, role: str, name: str, state: str = "showing") -> None:
        """Returns once there is one such thing in this state; fails when it never comes."""
        self._ask(do="wait", role=role, name=name, state=state)

    def press(self, role: str, name: str) -> None:
        """Does the first action of the one thing of this role and name."""
        self._ask(do="press", role=role, name=name)

    def write(self, role: str, name: str, text: str) -> None:
        """Puts a text into the one editable thing of this role and name."""
        self._ask(do="write", role=role, name=name, text=text)

    def _ask(self, **question: str) -> dict[str, Any]:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = {"error": "the reader has ended"}
        for line in self._process.stdout:
            if line.startswith("{"):  # the message bus and its servants write there as well
                answer = json.loads(line)
                break
        if "error" in answer:
            raise AssertionError(f"{question}: {answer['error']}")
        return answer


def node_of(told: dict[str, Any]) -> Node:
    """A node from what the reader wrote."""
    return Node(
        told["role"],
        told["name"],
        told["description"],
        told["text"],
        frozenset(told["states"]),
        tuple(told["actions"]),
        tuple(told["place"]),
        tuple(map(node_of, told["children"])),
    )


@contextmanager
def screen_reader(
    command: Sequence[str],
    environment: dict[str, str] | None = None,
    size: tuple[int, int] = (1366, 768),
) -> Iterator[Reader]:
    """Runs a program on a display and a message bus of its own, and a screen reader beside it.

    The reader answers once the program shows a window. Both end with the block.
    """
    with tempfile.TemporaryDirectory(prefix="bus-") as folder, display(*size) as screen:
        runner = ["dbus-run-session", "--", "/usr/bin/python3", "-BI", str(READER), *command]
        given = dict(os.environ, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", XDG_RUNTIME_DIR=folder)
        given |= {**screen, **(environment or {})}
        pipe = subprocess.PIPE
        with subprocess.Popen(
            runner, env=given, stdin=pipe, stdout=pipe, text=True, encoding="utf-8"
        ) as process:
            yield Reader(process)
