"""Holds a data file open until standard input ends, for tests of the lock."""

import sys
from pathlib import Path

from vusta_desk.app import wiring


def hold(path: str, password: str) -> None:
    """Opens the file, says so, and waits."""
    with wiring.opened(Path(path), password, "en"):
        sys.stdout.write("open\n")
        sys.stdout.flush()
        sys.stdin.read()
