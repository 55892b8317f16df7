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
from vusta_desk.rulefiles.book import load_rulebook
from vusta_desk.storage import backup, datafile
from vusta_desk.storage.access import DataFile
from vusta_desk.storage.restore import restore
from vusta_desk.usecases.office import office
from vusta_desk.usecases.services import Services

PAPER_LANGUAGE = "vi"
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


def who() -> str:
    """Who acts, as the system knows the user; empty where it knows none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a user by number alone, as in containers
        return ""


def make(
    path: Path,
    password: str,
    committee: Committee,
    language: str,
    clock: Clock = now,
    *,
    copy_keys: bool = True,
) -> Services:
    """A new data file, open until `close`; a second copy of its keys is kept unless told not to."""
    data = datafile.create(
        path,
        password,
        committee=committee,
        now=clock(),
        who=who(),
        key_copy_folder=paths.key_copy_folder() if copy_keys else None,
    )
    return _services(data, language, clock)


def open_file(
    path: Path, password: str, language: str | None = None, clock: Clock = now
) -> Services:
    """The data file, open until `close`.

    Without `language` the words are those of the office's setting.
    """
    data = datafile.open_file(
        path, password, now=clock(), who=who(), key_copy_folder=paths.key_copy_folder()
    )
    return _services(data, language, clock)


def close(services: Services) -> None:
    """Closes the data file; a backup is made first if anything has changed.

    Raises Refused `backup_not_made`; the file is closed all the same.
    """
    with services.data as data:
        try:
            backup.make_if_changed(data, services.clock())
        except Refused as refused:
            raise Refused("backup_not_made", file=str(data.path)) from refused


@contextmanager
def new_file(
    path: Path, password: str, committee: Committee, language: str, clock: Clock = now
) -> Iterator[Services]:
    """A new data file, open; closed with a backup at the end."""
    yield from _serving(make(path, password, committee, language, clock))


@contextmanager
def opened(
    path: Path, password: str, language: str | None = None, clock: Clock = now
) -> Iterator[Services]:
    """The data file, open; on the way out a backup is made if anything has changed."""
    yield from _serving(open_file(path, password, language, clock))


def recover(path: Path, letters: str, password: str) -> None:
    """Opens a data file by the letters of its recovery sheet and sets a new password."""
    datafile.open_with_recovery(
        path, letters, password, now=now(), who=who(), key_copy_folder=paths.key_copy_folder()
    ).close()


def restore_backup(place: Path, path: Path, password: str) -> None:
    """Puts a backup in the place of the data file, which is kept beside it."""
    restore(place, path, password, now=now(), who=who(), key_copy_folder=paths.key_copy_folder())


def _serving(services: Services) -> Iterator[Services]:
    with services.data:
        yield services
        close(services)


def _services(data: DataFile, language: str | None, clock: Clock) -> Services:
    try:
        return Services(
            data=data,
            shipped_rules=rulebook(),
            words=catalogue(language or office(data)["language"]),
            paper_words=catalogue(PAPER_LANGUAGE),
            who=who(),
            clock=clock,
            resources=paths.resources_folder(),
        )
    except BaseException:
        data.close()
        raise
