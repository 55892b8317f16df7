"""The words of the command `rules`."""

from vusta_desk.app.cli.building import CommandLine, Words
from vusta_desk.i18n.catalogue import N_


def add_rule_commands(line: CommandLine) -> None:
    """`rules`, `rules set`, `rules forget`."""
    rules = line.command("rules", N_("the dated rules, shipped and the office's own"))
    rules.json()
    commands = rules.parser.add_subparsers(dest="act", metavar="ACT")
    entered = line.command(
        "set", N_("enter a value of the office's own, with its source"), commands
    )
    _add_place(entered)
    entered.add(
        "value",
        about=N_("the value, as 2.530.000 or 2,5 or 30, 40, 45; - takes a part out"),
        metavar="VALUE",
    )
    _add_from(entered)
    entered.add(
        "--source", about=N_("document with number, day and point"), required=True, metavar="TEXT"
    )
    entered.add("--dry-run", about=N_("show whose verdict would change"), action="store_true")
    entered.json()
    forgotten = line.command("forget", N_("take a value of the office's own back"), commands)
    _add_place(forgotten)
    _add_from(forgotten)


def _add_place(words: Words) -> None:
    words.add("rule", about=N_("id of the rule, as multiples"), metavar="RULE")
    words.add("part", about=N_("level or form, where it has parts"), nargs="?", metavar="PART")


def _add_from(words: Words) -> None:
    words.add(
        "--from",
        dest="since",
        about=N_("first day on which it holds"),
        type=words.day,
        required=True,
        metavar="DAY",
    )
