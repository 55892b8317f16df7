"""The program without a window: `main` reads the command line and returns the exit code."""

import errno
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

from vusta_desk.app import paths, wiring
from vusta_desk.app.cli import exits
from vusta_desk.app.cli.commands import handler
from vusta_desk.app.cli.console import Console
from vusta_desk.app.cli.parser import build_parser
from vusta_desk.app.faults import record_fault
from vusta_desk.domain.findings import Refused
from vusta_desk.i18n.catalogue import LANGUAGES, N_, lend_words_to_libraries

_ENDING = ".vusta"


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code; no traceback ever reaches the user."""
    arguments = opened_with(sys.argv[1:] if arguments is None else list(arguments))
    os.umask(0o077)  # what the program writes is for this user alone
    _open_closed_outputs()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    language = language_of(arguments)
    lend_words_to_libraries(language, paths.translations_folder())
    console = Console(wiring.catalogue(language))
    try:
        return _run(arguments, console)
    except SystemExit as usage:  # argparse has said what was wrong, or printed its help
        return int(usage.code or 0)
    except Refused as refused:
        console.refusal(refused)
        return exits.exit_code(refused.code)
    except KeyboardInterrupt:
        console.tell(console.translate(N_("Stopped. Nothing was half-written.")))
        return exits.STOPPED
    except BrokenPipeError:
        _send_output_nowhere()
        return exits.REFUSED
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EIO) or error.filename is not None:
            return _fault(error, console)
        _send_output_nowhere()
        console.tell(console.translate(N_("The output could not be written; the disk is full.")))
        return exits.CANNOT_WRITE
    except Exception as error:
        return _fault(error, console)


def _run(arguments: list[str], console: Console) -> int:
    options = build_parser(console.catalogue).parse_args(arguments)
    code = handler(options.handler)(options, console)
    sys.stdout.flush()
    return code


def _fault(error: Exception, console: Console) -> int:
    log = record_fault(error, paths.log_folder(), wiring.now())
    text = N_("An unexpected error. Nothing was half-written. Details: {log}")
    console.tell(console.translate(text, log=log or type(error).__name__))
    return exits.REFUSED


def _open_closed_outputs() -> None:
    """Whoever closed an output before the start does not want to read it."""
    nowhere = Path(os.devnull)
    sys.stdout = sys.stdout or nowhere.open("w", encoding="utf-8")
    sys.stderr = sys.stderr or nowhere.open("w", encoding="utf-8")


def _send_output_nowhere() -> None:
    """The reader of the output is gone, or its disk is full: the rest is for nobody."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def opened_with(arguments: list[str]) -> list[str]:
    """A data file dropped on the program or opened with it comes alone, without `--data`."""
    is_file = len(arguments) == 1 and arguments[0].lower().endswith(_ENDING)
    is_file = is_file and not arguments[0].startswith("-")
    return ["--data", *arguments] if is_file else arguments


def language_of(arguments: Sequence[str]) -> str:
    """The language asked for, before the command line as a whole is understood."""
    for place, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
        elif argument == "--lang" and place + 1 < len(arguments):
            asked = arguments[place + 1]
        else:
            continue
        return asked if asked in LANGUAGES else LANGUAGES[0]
    return LANGUAGES[0]
