"""The words of the commands about rounds: of a year, their days, closing, drift, papers."""

from pathlib import Path

from vusta_desk.app.cli.building import CommandLine, Words
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.round_paper_words import FORMATS, KINDS


def add_round_commands(line: CommandLine) -> None:
    """`round` with what can be done to one."""
    round_ = line.command("round", N_("the rounds of a year, their days, closing"))
    commands = round_.parser.add_subparsers(dest="act", metavar="ACT", required=True)
    show = line.command("list", N_("the rounds of a year"), commands)
    show.add(
        "--year", about=N_("the year; that of today when left out"), type=show.count, metavar="YEAR"
    )
    show.json()
    _add_days(line.command("set", N_("change the days of a round, or add one"), commands))
    forget = line.command("forget", N_("take the office's own days of a round back"), commands)
    _add_code(forget)
    close = line.command("close", N_("freeze everyone's outcome in a round"), commands)
    _add_code(close)
    reopen = line.command("reopen", N_("open a closed round, give up what was frozen"), commands)
    _add_code(reopen)
    reopen.add("--reason", about=N_("why"), required=True, metavar="TEXT")
    drift = line.command(
        "drift", N_("what would come out otherwise today in a closed round"), commands
    )
    _add_code(drift)
    drift.json()
    _add_papers(line.command("papers", N_("the papers of a round"), commands))


def _add_code(words: Words) -> None:
    words.add("code", about=N_("the round, as 2027/3-2"), metavar="YEAR/DAY-MONTH")


def _add_papers(words: Words) -> None:
    _add_code(words)
    words.add("--out", about=N_("folder for the papers"), type=Path, required=True, metavar="DIR")
    words.add("--kind", about=N_("only these papers"), nargs="+", choices=KINDS, default=KINDS)
    words.add(
        "--format", about=N_("only files of this kind"), nargs="+", choices=FORMATS, default=FORMATS
    )
    words.add(
        "--member",
        about=N_("only the certificates of seniority of these members"),
        nargs="+",
        metavar="MEMBER",
    )


def _add_days(words: Words) -> None:
    _add_code(words)
    words.add(
        "--window",
        about=N_("first and last due day"),
        nargs=2,
        type=words.day,
        metavar=("FROM", "TO"),
    )
    words.add("--reference", about=N_("day of consideration"), type=words.day, metavar="DAY")
    words.add("--day", about=N_("day on which it is held"), type=words.day, metavar="DAY")
    deadline = words.one_of()
    deadline.add("--deadline", about=N_("last day for files"), type=words.day, metavar="DAY")
    deadline.add("--no-deadline", about=N_("take the last day for files back"), action="store_true")
    words.add("--title", about=N_("the occasion; empty = none"), metavar="TEXT")
