"""The words of the command line: commands, options and their help.

What begins in a later piece of work is not listed, so it is refused as wrong usage.
"""

from argparse import ArgumentParser
from pathlib import Path

from vusta_desk.app.cli.building import CommandLine, Words
from vusta_desk.app.cli.nomination_words import add_nomination_commands
from vusta_desk.app.cli.round_words import add_round_commands
from vusta_desk.app.cli.rule_words import add_rule_commands
from vusta_desk.i18n.catalogue import N_, Catalogue

EXPORT_FORMATS = ("xlsx", "csv", "json")
EXPORT_PROFILES = ("collection",)
PAPER_KINDS = ("roster", "payments")
PROFILES = ("collection", "central", "badges", "branches", "list")
ENCODINGS = ("auto", "utf-8", "cp1258", "tcvn3", "vni")


def build_parser(catalogue: Catalogue) -> ArgumentParser:
    """The whole command line, with help in the language of `catalogue`."""
    line = CommandLine(catalogue)
    _add_file_commands(line)
    _add_import_command(line)
    _add_member_commands(line)
    _add_reconcile_command(line)
    _add_badge_commands(line)
    add_round_commands(line)
    add_rule_commands(line)
    add_nomination_commands(line)
    _add_ceremony_commands(line)
    _add_upkeep_commands(line)
    return line.parser


def _add_file_commands(line: CommandLine) -> None:
    demo = line.command("demo", N_("show the program, or run the main job, on invented members"))
    demo.add("--headless", about=N_("never open a window"), action="store_true")
    demo.add(
        "--out",
        about=N_("folder for the results of the main job (default build/demo)"),
        type=Path,
        default=Path("build/demo"),
        metavar="DIR",
    )
    new = line.command("new", N_("make a new data file"))
    new.add("--committee", about=N_("name of the committee"), required=True, metavar="NAME")
    new.add("--superior", about=N_("name of the superior body"), required=True, metavar="NAME")
    new.add("--symbol", about=N_("symbol in document numbers"), required=True, metavar="TEXT")
    new.add("--recovery", about=N_("where to save the recovery sheet"), type=Path, metavar="FILE")
    recover = line.command("recover", N_("set a new password with the recovery sheet"))
    recover.add(
        "--letters-file",
        about=N_("file holding the letters of the sheet; else VUSTA_DESK_RECOVERY_LETTERS"),
        type=Path,
        metavar="FILE",
    )


def _add_import_command(line: CommandLine) -> None:
    imports = line.command(
        "import", N_("bring in a list (xlsx, xls, ods, csv) or a registry (json)")
    )
    imports.add("file", about=N_("the file to read"), type=Path, metavar="FILE")
    imports.add("--sheet", about=N_("name of the sheet; * for every sheet"), metavar="NAME")
    _add_reading(imports)
    _add_answers(imports)
    imports.add(
        "--rest",
        about=N_("workbook to write for the rows that were not taken in"),
        type=Path,
        metavar="FILE.xlsx",
    )
    imports.add("--dry-run", about=N_("show what would happen"), action="store_true")
    imports.add(
        "--accept",
        about=N_("which rows to take in: all, only new ones, none"),
        choices=("all", "new", "none"),
        default="all",
    )
    imports.json()


def _add_answers(imports: Words) -> None:
    """What the list leaves open, and a person answers."""
    imports.add(
        "--branch",
        about=N_("a branch of the list is the branch with this key; without a key a new one"),
        type=imports.pair,
        action="append",
        default=[],
        metavar="NAME=KEY",
    )
    imports.add(
        "--column",
        about=N_("a column of the list holds this field; without a field it is left out"),
        type=imports.assigned,
        action="append",
        default=[],
        metavar="COLUMN=FIELD",
    )
    imports.add(
        "--person",
        about=N_("a row is about the member with this key or card number; new for somebody new"),
        type=imports.pair,
        action="append",
        default=[],
        metavar="ROW=KEY",
    )
    imports.add(
        "--month-first",
        about=N_("month and day have changed places in this column"),
        type=imports.column,
        action="append",
        default=[],
        metavar="COLUMN",
    )


def _add_member_commands(line: CommandLine) -> None:
    export = line.command("export", N_("write the list or the whole registry to a file"))
    what = export.one_of(required=True)
    what.add("--format", about=N_("kind of file"), choices=EXPORT_FORMATS)
    what.add(
        "--branch-workbook",
        about=N_("the workbook a branch corrects and gives back: its key or part of its name"),
        metavar="BRANCH",
    )
    export.add("--out", about=N_("the file to write"), type=Path, required=True, metavar="FILE")
    export.add(
        "--profile",
        about=N_("the official workbook of this kind: collection (xlsx)"),
        choices=EXPORT_PROFILES,
    )
    members = line.command("members", N_("search members"))
    members.add("--search", about=N_("part of a name or number"), metavar="TEXT")
    members.add("--branch", about=N_("part of a branch name"), metavar="TEXT")
    members.add("--limit", about=N_("at most so many"), type=members.count, metavar="N")
    members.json()


def _add_reading(words: Words) -> None:
    words.add("--profile", about=N_("kind of list"), choices=PROFILES)
    words.add(
        "--encoding",
        about=N_("how the letters of the list are written"),
        choices=ENCODINGS,
        default=ENCODINGS[0],
    )


def _add_reconcile_command(line: CommandLine) -> None:
    words = line.command("reconcile", N_("compare with the central export or a branch's list"))
    words.add("file", about=N_("the list to compare with"), type=Path, metavar="FILE")
    words.add(
        "--branch",
        about=N_("the list is this branch's own: key or part of its name"),
        metavar="NAME",
    )
    words.add("--sheet", about=N_("name of the sheet"), metavar="NAME")
    _add_reading(words)
    words.add(
        "--day",
        about=N_("day of the comparison; today when left out"),
        type=words.day,
        metavar="DAY",
    )
    words.add("--out", about=N_("minutes to write, .pdf or .xlsx"), type=Path, metavar="FILE")
    words.add("--note", about=N_("note on the minutes"), metavar="TEXT")
    words.add(
        "--record",
        about=N_("record the comparison; what nobody has decided stays open"),
        action="store_true",
    )
    words.json()


def _add_badge_commands(line: CommandLine) -> None:
    evaluate = line.command("evaluate", N_("who is due in a round"))
    _add_round(evaluate)
    evaluate.json()
    explain = line.command("explain", N_("the reckoning of one member"))
    explain.add("member", about=N_("key or card number"), metavar="MEMBER")
    _add_round(explain)
    forecast = line.command("forecast", N_("badges, blanks and money of the years to come"))
    forecast.add(
        "--years",
        about=N_("calendar years, the first that of the next round (at most 10; default 5)"),
        type=forecast.count,
        default=5,
        metavar="N",
    )
    forecast.json()


def _add_round(words: Words) -> None:
    words.add(
        "--round", about=N_("the round, as 2027/3-2"), required=True, metavar="YEAR/DAY-MONTH"
    )
    words.add(
        "--window",
        about=N_("first and last due day"),
        nargs=2,
        type=words.day,
        metavar=("FROM", "TO"),
    )
    words.add("--reference", about=N_("day of consideration"), type=words.day, metavar="DAY")


def _add_ceremony_commands(line: CommandLine) -> None:
    ceremony = line.command("ceremony", N_("ceremonies and their rosters"))
    commands = ceremony.parser.add_subparsers(dest="act", metavar="ACT", required=True)
    create = line.command("create", N_("make a ceremony from one or more rounds"), commands)
    create.add(
        "--round",
        about=N_("a round, as 2027/3-2; may be repeated"),
        action="append",
        required=True,
        metavar="YEAR/DAY-MONTH",
    )
    create.add(
        "--day", about=N_("day of the ceremony"), type=create.day, required=True, metavar="DAY"
    )
    create.add("--place", about=N_("place of the ceremony"), required=True, metavar="TEXT")
    create.add("--name", about=N_("name of the ceremony"), metavar="TEXT")
    line.command("list", N_("all ceremonies"), commands).json()
    show = line.command("show", N_("one ceremony with its roster"), commands)
    _add_ceremony_id(show)
    show.json()
    _add_ceremony_set(line.command("set", N_("change a draft ceremony"), commands))
    _add_ceremony_id(line.command("close", N_("freeze the roster, record the badges"), commands))
    reopen = line.command("reopen", N_("open a closed ceremony, take its badges back"), commands)
    _add_ceremony_id(reopen)
    reopen.add("--reason", about=N_("why"), required=True, metavar="TEXT")
    _add_ceremony_pay(line.command("pay", N_("the money of a ceremony"), commands))
    papers = line.command("papers", N_("the documents of a ceremony"))
    _add_ceremony_id(papers)
    papers.add("--out", about=N_("folder for the papers"), type=Path, required=True, metavar="DIR")
    papers.add("--kind", about=N_("only these papers"), nargs="+", choices=PAPER_KINDS)
    certificates = line.command("certificates", N_("one PDF, a page for each certificate"))
    _add_ceremony_id(certificates)
    certificates.add("--out", about=N_("the PDF"), type=Path, required=True, metavar="FILE")
    certificates.add("--only", about=N_("only these members"), nargs="+", metavar="MEMBER")


def _add_ceremony_id(words: Words) -> None:
    words.add("id", about=N_("number of the ceremony"), type=words.count, metavar="ID")


def _add_ceremony_pay(words: Words) -> None:
    """Without anything to enter it shows how the money stands."""
    _add_ceremony_id(words)
    words.add("members", about=N_("key or card number"), nargs="*", metavar="MEMBER")
    words.add("--all", about=N_("everyone on the roster"), action="store_true")
    words.add("--source", about=N_("who pays; empty = not known yet"), metavar="TEXT")
    paid = words.one_of()
    paid.add("--paid-on", about=N_("day of the payment"), type=words.day, metavar="DAY")
    paid.add("--not-paid", about=N_("take the payment back"), action="store_true")
    words.add("--sum", about=N_("what was paid, if not all of it"), type=words.sum, metavar="VND")
    words.add("--extra", about=N_("extra gift; 0 = none"), type=words.sum, metavar="VND")
    words.add("--what", about=N_("what the extra gift is"), metavar="TEXT")
    words.add("--note", about=N_("note on the payment"), metavar="TEXT")
    words.json()


def _add_ceremony_set(words: Words) -> None:
    _add_ceremony_id(words)
    words.add("--name", about=N_("name of the ceremony"), metavar="TEXT")
    words.add("--day", about=N_("day of the ceremony"), type=words.day, metavar="DAY")
    words.add("--place", about=N_("place of the ceremony"), metavar="TEXT")
    words.add("--member", about=N_("the entry to change: key or card number"), metavar="MEMBER")
    presence = words.one_of()
    presence.add("--leave-out", about=N_("leave the member out"), action="store_true")
    presence.add("--put-in", about=N_("put the member in, or in again"), action="store_true")
    words.add("--reason", about=N_("why"), metavar="TEXT")
    words.add("--level", about=N_("level of a member put in"), type=words.count, metavar="YEARS")
    words.add("--position", about=N_("place in the calling order"), type=words.count, metavar="N")
    words.add("--serial", about=N_("serial of the badge"), metavar="TEXT")
    words.add(
        "--decision",
        about=N_("number of the decision; of all entries without --member"),
        metavar="TEXT",
    )
    words.add("--decision-date", about=N_("day of the decision"), type=words.day, metavar="DAY")
    words.add("--refresh", about=N_("take the records as they are now"), action="store_true")


def _add_upkeep_commands(line: CommandLine) -> None:
    line.command("check", N_("check the file and the records")).json()
    backup = line.command("backup", N_("make a backup and open it to prove it"))
    backup.add("--out", about=N_("the backup to write"), type=Path, metavar="FILE")
    for name, about in (
        ("verify", N_("open a backup and count what is in it")),
        ("restore", N_("put a backup in the place of the data file")),
    ):
        line.command(name, about).add("file", about=N_("the backup"), type=Path, metavar="FILE")
    history = line.command("history", N_("what was done"))
    history.add("--limit", about=N_("at most so many"), type=history.count, metavar="N")
    history.json()
    undo = line.command("undo", N_("undo an operation; undo of an undo is redo"))
    undo.add("operation", about=N_("number of the operation"), type=undo.count, metavar="OPERATION")
    undo.add(
        "--keep-later", about=N_("leave records on which later work stands"), action="store_true"
    )
    settings = line.command("settings", N_("names of the office, signatories, rounds, language"))
    acts = settings.parser.add_subparsers(dest="act", metavar="ACT", required=True)
    get = line.command("get", N_("show a setting"), acts)
    get.add("key", about=N_("name of the setting; all when left out"), nargs="?", metavar="KEY")
    change = line.command("set", N_("change a setting"), acts)
    change.add("key", about=N_("name of the setting"), metavar="KEY")
    change.add("value", about=N_("the new value; empty = back to the default"), metavar="VALUE")
    line.command("self-test", N_("what must work on this machine"))
    keep = line.hidden("keep-copies", N_("copy the data files before another version is installed"))
    keep.add("--note", about=N_("where to leave what is refused"), type=Path, metavar="FILE")
