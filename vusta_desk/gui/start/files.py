"""What the start of the program asks of data files; `app` answers, for the window knows no files.

Everything here may take its time (the password is made slow to guess), so it is asked off the
window.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from vusta_desk.domain.member import Committee
from vusta_desk.usecases.services import Services

ENDING = ".vusta"


@dataclass(frozen=True, slots=True)
class NewFile:
    """What the user has said about a data file to be made; `settings` are the office's, by key."""

    path: Path
    password: str
    committee: Committee
    settings: Mapping[str, str]


class DataFiles(Protocol):
    """Makes, opens and closes data files. Every method raises Refused in words people know."""

    def home(self, documents: Path) -> Path:
        """The folder in which a new file is proposed to lie; at once, unlike the rest."""

    def service_of(self, path: Path) -> str | None:
        """The service that copies what lies there to the internet, None where none does."""

    def check_place(self, path: Path) -> None:
        """Refuses a place where no data file can be made: taken, a network drive, no folder."""

    def make(self, new: NewFile) -> Services:
        """A new data file, open."""

    def give_up(self, services: Services) -> None:
        """Closes a file just made and takes it away, before anything was put into it."""

    def open(self, path: Path, password: str) -> Services:
        """A data file, opened by its password."""

    def open_by_letters(self, path: Path, letters: str, password: str) -> Services:
        """A data file, opened by the letters of its recovery sheet; it gets the new password."""

    def sample(self) -> Services:
        """The sample, open, as a copy of its own that goes when it is closed."""

    def owner_of(self, backup: Path) -> Path | None:
        """The data file that a backup beside it was made of; None where that cannot be told."""

    def restore(self, backup: Path, path: Path, password: str) -> None:
        """Puts a backup in the place of a closed data file, which is kept beside it."""

    def close(self, services: Services) -> None:
        """Closes a file, with a backup of what has changed; refused where that was not made."""
