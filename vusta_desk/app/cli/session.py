"""Opens the data file that the command line names, with the password it was given."""

import codecs
import getpass
import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vusta_desk.app import wiring
from vusta_desk.app.cli.console import Console
from vusta_desk.domain.findings import Refused
from vusta_desk.i18n.catalogue import N_
from vusta_desk.usecases.services import Services


@contextmanager
def opened(options: Namespace, console: Console) -> Iterator[Services]:
    """The open data file; from here on the console speaks the office's language."""
    path, password = data_path(options), read_password(options, console)
    with wiring.opened(path, password, options.lang) as services:
        console.catalogue = services.words
        yield services


def data_path(options: Namespace) -> Path:
    """The data file named by `--data`; raises Refused `data_file_needed` without a name."""
    if options.data is None or not options.data.name:
        raise Refused("data_file_needed")
    path: Path = options.data
    return path


def read_password(options: Namespace, console: Console) -> str:
    """The password: from the file, the environment, or typed by someone at a terminal."""
    secret = given_password(options)
    if secret is None and sys.stdin is not None and sys.stdin.isatty():
        secret = getpass.getpass(console.translate(N_("Password: ")), sys.stderr)
    if secret is None:
        raise Refused("password_missing")
    if not secret:
        raise Refused("password_empty")
    return secret


def given_password(options: Namespace) -> str | None:
    """The password given with the command line or in the environment, None where there is none."""
    return _secret(options.password_file, "VUSTA_DESK_PASSWORD")


def read_letters(options: Namespace) -> str:
    """The letters of the recovery sheet: from the file or the environment."""
    letters = _secret(options.letters_file, "VUSTA_DESK_RECOVERY_LETTERS")
    if not letters:
        raise Refused("letters_missing")
    return letters


def _secret(file: Path | None, variable: str) -> str | None:
    if file is None:
        return os.environ.get(variable)
    try:
        return _text(file.read_bytes()).rstrip("\r\n")
    except (OSError, UnicodeDecodeError):
        raise Refused("secret_file_unreadable", file=str(file)) from None


def _text(content: bytes) -> str:
    """The text of a file as Windows' programs write it: UTF-8, or UTF-16 with its mark."""
    is_utf16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return content.decode("utf-16" if is_utf16 else "utf-8-sig")
