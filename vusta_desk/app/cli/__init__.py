"""The program without a window: `main` reads the command line and returns the exit code."""

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from vusta_desk.app import paths, wiring
from vusta_desk.app.cli import exits
from vusta_desk.app.cli.commands import handler
from vusta_desk.app.cli.console import Console
from vusta_desk.app.cli.parser import build_parser
from vusta_desk.app.faults import record_fault
from vusta_desk.domain.findings import Refused
from vusta_desk.i18n.catalogue import LANGUAGES, N_, lend_words_to_libraries


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code; no traceback ever reaches the user."""
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    language = _language(arguments)
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
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return exits.REFUSED
    except Exception as error:
        log = record_fault(error, paths.log_folder(), wiring.now())
        text = N_("An unexpected error. The data file is as it was. Details: {log}")
        console.tell(console.translate(text, log=log or type(error).__name__))
        return exits.REFUSED


def _run(arguments: list[str], console: Console) -> int:
    options = build_parser(console.catalogue).parse_args(arguments)
    code = handler(options.handler)(options, console)
    sys.stdout.flush()
    return code


def _language(arguments: Sequence[str]) -> str:
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
