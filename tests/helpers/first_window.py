"""The program with its window; says on standard output when it holds its seat, and what it is
called for by later starts."""

import sys
from pathlib import Path

from vusta_desk.app.cli import main
from vusta_desk.app.desktop import Desktop
from vusta_desk.app.one_window import Seat


def run() -> int:
    """Runs until it is killed."""
    come, take = Desktop.come, Desktop.take

    def say_and_take(self: Desktop, seat: Seat) -> None:
        sys.stdout.write("there\n")
        sys.stdout.flush()
        take(self, seat)

    def say_and_come(self: Desktop, file: Path | None) -> bool:
        heeded = come(self, file)
        assert self.start is not None
        shown = getattr(self.start.page, "path", None)
        sys.stdout.write(f"{shown if heeded and shown == file else 'not heeded'}\n")
        sys.stdout.flush()
        return heeded

    Desktop.come, Desktop.take = say_and_come, say_and_take  # type: ignore[method-assign]
    return main([])


if __name__ == "__main__":
    sys.exit(run())
