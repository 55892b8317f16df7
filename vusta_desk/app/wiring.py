"""Builds what the use cases are handed; the command line and the window share it."""

import getpass
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from vusta_desk.app import paths
from vusta_desk.domain.findings import Refused, has_errors
from vusta_desk.domain.member import Committee
from vusta_desk.domain.rulebook import RuleBook
from vusta_desk.i18n.catalogue import Catalogue, load_catalogue
from vusta_desk.rulefiles import load_rulebook
from vusta_desk.storage import backup, datafile
from vusta_desk.storage.datafile import DataFile
from vusta_desk.usecases.office import office
from vusta_desk.usecases.services import Services

Clock = Callable[[], datetime]


def now() -> datetime:
    """The one clock of the program: local time with its offset."""
    return datetime.now().astimezone()


def catalogue(language: str) -> Catalogue:
    """The words of a language."""
    return load_catalogue(language, paths.translations_folder())


def rulebook() -> RuleBook:
    """The shipped rules. Raises Refused where they are damaged."""
    book, findings = load_rulebook(paths.resources_folder() / "rules")
    if has_errors(findings):
        raise Refused("rules_damaged")
    return book


@contextmanager
def new_file(
    path: Path, password: str, committee: Committee, language: str, clock: Clock = now
) -> Iterator[Services]:
    """A new data file, open; closed with a backup at the end."""
    data = datafile.create(
        path, password, committee=committee, now=clock(), key_copy_folder=paths.key_copy_folder()
    )
    with _serving(data, language, clock) as services:
        yield services


@contextmanager
def opened(
    path: Path, password: str, language: str | None = None, clock: Clock = now
) -> Iterator[Services]:
    """The data file, open; on the way out a backup is made if anything has changed.

    Without `language` the words are those of the office's setting.
    """
    data = datafile.open_file(
        path, password, now=clock(), key_copy_folder=paths.key_copy_folder()
    )
    with _serving(data, language, clock) as services:
        yield services


@contextmanager
def _serving(data: DataFile, language: str | None, clock: Clock) -> Iterator[Services]:
    with data:
        yield Services(
            data=data,
            rulebook=rulebook(),
            words=catalogue(language or office(data)["language"]),
            who=getpass.getuser(),
            clock=clock,
            resources=paths.resources_folder(),
        )
        backup.make_if_changed(data, clock())
