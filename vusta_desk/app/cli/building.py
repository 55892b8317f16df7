"""The parser of the command line while it is built: every argument is told in one language."""

from argparse import ArgumentParser, ArgumentTypeError, _MutuallyExclusiveGroup, _SubParsersAction
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from vusta_desk import __version__
from vusta_desk.i18n.catalogue import LANGUAGES, N_, Catalogue
from vusta_desk.i18n.formats import read_money, read_partial_date
from vusta_desk.importing.cells.read import READERS

Commands: TypeAlias = "_SubParsersAction[ArgumentParser]"

_LONGEST_COLUMN = 3
_LONGEST_NUMBER = 18  # digits; whatever has so few fits into a column of the data file


class Words:
    """Adds translated arguments to one parser."""

    def __init__(
        self,
        parser: ArgumentParser,
        catalogue: Catalogue,
        group: _MutuallyExclusiveGroup | None = None,
    ) -> None:
        self.parser = parser
        self._catalogue = catalogue
        self._arguments = parser if group is None else group

    def add(self, *names: str, about: str, **options: Any) -> None:
        """One argument; `about` is a msgid."""
        self._arguments.add_argument(*names, help=self._catalogue.gettext(about), **options)

    def one_of(self, *, required: bool = False) -> "Words":
        """For arguments of this parser that exclude each other."""
        group = self.parser.add_mutually_exclusive_group(required=required)
        return Words(self.parser, self._catalogue, group)

    def day(self, text: str) -> date:
        """Reads a day as scripts or as people write it; argparse says when it is none."""
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
        try:
            known = read_partial_date(text)
        except ValueError:
            known = None
        if known is None or not known.is_full:
            raise self._wrong(N_("not a day, as 3/2/2027 or 2027-02-03: {text}"), text)
        return known.first_day

    def count(self, text: str) -> int:
        """Reads a whole number from 1 on, short enough for every use of it."""
        if text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER and int(text):
            return int(text)
        raise self._wrong(N_("not a whole number from 1 on: {text}"), text)

    def sum(self, text: str) -> int:
        """Reads whole đồng, with or without points between the thousands."""
        try:
            return read_money(text) or 0
        except ValueError:
            raise self._wrong(N_("not a sum of money, as 500.000: {text}"), text) from None

    def pair(self, text: str) -> tuple[str, str]:
        """Reads a name and, after the last =, a key."""
        name, mark, key = text.rpartition("=")
        if not mark or not name.strip():
            raise self._wrong(N_("not a name and a key, as NAME=KEY: {text}"), text)
        return name.strip(), key.strip()

    def column(self, text: str) -> int:
        """Reads the letters of a column; it counts from 0."""
        if not (text.isascii() and text.isalpha() and len(text) <= _LONGEST_COLUMN):
            raise self._wrong(N_("not the letters of a column, as E: {text}"), text)
        place = 0
        for letter in text.upper():
            place = place * 26 + ord(letter) - ord("A") + 1
        return place - 1

    def assigned(self, text: str) -> tuple[int, str]:
        """Reads COLUMN=FIELD, the field by its id; without one the column is left out."""
        letters, sign, field = text.partition("=")
        if not sign:
            raise self._wrong(N_("not COLUMN=FIELD, as J=card_number: {text}"), text)
        place = self.column(letters.strip())
        if (field := field.strip()) and field not in READERS:
            known = ", ".join(sorted(READERS))
            sentence = self._catalogue.gettext(N_("no such field: {text}. Fields: {known}"))
            raise ArgumentTypeError(sentence.format(text=field, known=known))
        return place, field

    def _wrong(self, sentence: str, text: str) -> ArgumentTypeError:
        return ArgumentTypeError(self._catalogue.gettext(sentence).format(text=text))

    def json(self) -> None:
        """The switch for machine-readable output."""
        self.add("--json", about=N_("print one JSON document"), action="store_true")


class CommandLine:
    """Builds the parser in one language; every command names the handler that runs it."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self.parser = self._parser(
            "vusta-desk",
            N_("Party member registry and badge desk. Without a command it opens its window."),
        )
        days = N_("Every day is written as 3/2/2027 (3 February 2027) or as 2027-02-03.")
        self.parser.epilog = catalogue.gettext(days)
        self._common(Words(self.parser, catalogue))
        self.commands = self.parser.add_subparsers(dest="command", metavar="COMMAND")
        self.parser.set_defaults(handler="window")

    def _parser(self, program: str, about: str) -> ArgumentParser:
        return ArgumentParser(
            prog=program, description=self._catalogue.gettext(about), allow_abbrev=False
        )

    def _common(self, words: Words) -> None:
        words.add("--data", about=N_("the data file (.vusta)"), type=Path, metavar="FILE")
        words.add("--lang", about=N_("language of messages"), choices=LANGUAGES)
        words.add(
            "--password-file",
            about=N_("file holding the password; else VUSTA_DESK_PASSWORD in the environment"),
            type=Path,
            metavar="FILE",
        )
        words.add("--version", about=N_("show the version"), action="version", version=__version__)

    def command(self, name: str, about: str, commands: "Commands | None" = None) -> Words:
        """One command, under `commands` or at the top."""
        text = self._catalogue.gettext(about)
        return self._command(name, commands or self.commands, help=text, description=text)

    def hidden(self, name: str, about: str) -> Words:
        """A command that other programs call; the help does not list it."""
        return self._command(name, self.commands, description=self._catalogue.gettext(about))

    def _command(self, name: str, commands: "Commands", **texts: Any) -> Words:
        parser = commands.add_parser(name, allow_abbrev=False, **texts)
        parser.set_defaults(handler=" ".join(parser.prog.split()[1:]))
        return Words(parser, self._catalogue)
