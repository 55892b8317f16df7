"""The words of the commands about nominations."""

from vusta_desk.app.cli.building import CommandLine, Words
from vusta_desk.domain.member import BadgeKind
from vusta_desk.domain.nomination import WAY, Cause
from vusta_desk.i18n.catalogue import N_


def add_nomination_commands(line: CommandLine) -> None:
    """`nominations`, `nominate` and `nomination ACT`."""
    listed = line.command("nominations", N_("who is nominated, and how far each has come"))
    _add_round(listed, required=False)
    listed.json()
    _add_nominate(line.command("nominate", N_("nominate a member, or leave one out of a round")))
    nomination = line.command("nomination", N_("what becomes of nominations"))
    acts = nomination.parser.add_subparsers(dest="act", metavar="ACT", required=True)
    _add_round(line.command("all", N_("a draft for everyone whom the round proposes"), acts))
    _add_change(line.command("change", N_("change what is said of a nomination"), acts))
    advance = line.command("advance", N_("bring nominations further, or back with a note"), acts)
    _add_ids(advance)
    advance.add("--to", about=N_("the state"), choices=[str(each) for each in WAY], required=True)
    advance.add("--day", about=N_("day of the paper"), type=advance.day, metavar="DAY")
    advance.add("--number", about=N_("number of the paper"), default="", metavar="TEXT")
    advance.add("--who", about=N_("who decided"), default="", metavar="TEXT")
    advance.add("--note", about=N_("note; of a step back the reason"), default="", metavar="TEXT")
    advance.add("--rest", about=N_("those that lack something stay drafts"), action="store_true")
    aside = line.command("set-aside", N_("set nominations aside"), acts)
    _add_ids(aside)
    aside.add("--reason", about=N_("why"), required=True, metavar="TEXT")
    _add_cause(aside)
    reopen = line.command("reopen", N_("put nominations on their way again"), acts)
    _add_ids(reopen)
    reopen.add("--note", about=N_("why"), default="", metavar="TEXT")


def _add_nominate(words: Words) -> None:
    words.add("member", about=N_("key or card number"), metavar="MEMBER")
    _add_round(words)
    words.add(
        "--level",
        about=N_("level in years; else as the round shows it"),
        type=words.count,
        metavar="YEARS",
    )
    words.add(
        "--kind",
        about=N_("kind of award; else as the round shows it"),
        choices=[str(each) for each in BadgeKind],
    )
    words.add(
        "--reason",
        about=N_("why; needed where the round does not propose it"),
        default="",
        metavar="TEXT",
    )
    words.add("--applicant", about=N_("of the dead: who applies"), default="", metavar="NAME")
    words.add("--relation", about=N_("how they are related"), default="", metavar="TEXT")
    words.add(
        "--day",
        about=N_("day of the draft; of a lost badge that of the written account"),
        type=words.day,
        metavar="DAY",
    )
    words.add("--leave-out", about=N_("leave the member out of the round"), action="store_true")
    _add_cause(words, default=None)


def _add_change(words: Words) -> None:
    """What is not given stays."""
    words.add("id", about=N_("number of the nomination"), type=words.count, metavar="ID")
    _add_round(words, required=False)
    words.add("--kind", about=N_("kind of award"), choices=[str(each) for each in BadgeKind])
    words.add("--reason", about=N_("why; empty = none"), metavar="TEXT")
    words.add("--applicant", about=N_("of the dead: who applies; empty = nobody"), metavar="NAME")
    words.add("--relation", about=N_("how they are related"), metavar="TEXT")


def _add_round(words: Words, *, required: bool = True) -> None:
    words.add(
        "--round", about=N_("the round, as 2027/3-2"), required=required, metavar="YEAR/DAY-MONTH"
    )


def _add_ids(words: Words) -> None:
    words.add("id", about=N_("numbers of nominations"), type=words.count, nargs="+", metavar="ID")


def _add_cause(words: Words, default: Cause | None = Cause.OTHER) -> None:
    words.add(
        "--cause",
        about=N_("kind of reason for setting aside"),
        choices=[str(each) for each in Cause],
        default=default,
    )
