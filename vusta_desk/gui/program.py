"""What a screen asks of the program around the window, such as what needs the file closed."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Licence:
    """A part of the program: its name, version, the short name of its licence, and the text."""

    name: str
    version: str
    terms: str
    text: str


class Program(Protocol):
    """`app.desktop` is one."""

    def licences(self) -> tuple[Licence, ...]:
        """The program's own licence first, then those of its parts; takes a moment."""

    def self_test(self) -> Iterable[tuple[str, str | None]]:
        """Each thing that must work here (a msgid) and what is wrong with it; takes seconds."""

    def restore(self, backup: Path) -> None:
        """Closes the window and its file, and goes to the restoring of that backup."""

    def close_file(self) -> None:
        """Closes the window and its file, and goes back to the start."""

    def redress(self) -> None:
        """Shows the window anew in the language, text size and colours of the preferences."""


class NoProgram:
    """Around a window that stands alone, as in tests: nothing is to be had."""

    def licences(self) -> tuple[Licence, ...]:
        """See Program."""
        return ()

    def self_test(self) -> Iterable[tuple[str, str | None]]:
        """See Program."""
        return ()

    def restore(self, backup: Path) -> None:
        """See Program."""

    def close_file(self) -> None:
        """See Program."""

    def redress(self) -> None:
        """See Program."""
