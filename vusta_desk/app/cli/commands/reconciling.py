"""The command that compares the registry with the central export or a branch's list."""

from argparse import Namespace
from collections.abc import Sequence

from vusta_desk.app.cli import exits
from vusta_desk.app.cli.console import Console
from vusta_desk.app.cli.reconcile_shape import reconcile_shape
from vusta_desk.app.cli.session import opened
from vusta_desk.domain.comparison import Line
from vusta_desk.domain.findings import has_errors
from vusta_desk.domain.movements import Movements
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.field_words import FIELD_WORDS
from vusta_desk.i18n.formats import day_text
from vusta_desk.i18n.messages import sentence
from vusta_desk.i18n.value_words import value_word
from vusta_desk.usecases import protocols, reconcile
from vusta_desk.usecases.import_members import Choices, Encoding
from vusta_desk.usecases.reconcile import CENTRAL, Compared

_WHO = (N_("Key"), N_("Full name"))


def compare(options: Namespace, console: Console) -> int:
    """`reconcile`: what the two sides do not agree on; records it and writes its minutes if asked.

    Everything that nobody has decided stays open: deciding line by line is for the window.
    """
    if options.out:
        protocols.check_kind(options.out)
    with opened(options, console) as services:
        source = reconcile.branch_named(services, options.branch) if options.branch else CENTRAL
        choices = Choices(
            sheet=options.sheet, profile=options.profile, encoding=Encoding(options.encoding)
        )
        compared = reconcile.compare(services, options.file, source, choices, day=options.day)
        moved = reconcile.movement(services, compared, {})
        code = exits.DONE
        if options.out:
            minutes = protocols.protocol(services, compared, {}, options.note or "")
            paper = protocols.write_protocol(services, minutes, options.out, options.file)
            console.findings(paper.findings)
            code = exits.REFUSED if has_errors(paper.findings) else code
        operation = None
        if options.record and code == exits.DONE:
            operation = reconcile.record(services, compared, {}, options.note or "")
        if options.json:
            console.json(reconcile_shape(compared, moved, operation))
        else:
            _show(console, compared, moved, operation)
    return code


def _show(
    console: Console, compared: Compared, moved: Movements | None, operation: int | None
) -> None:
    words, comparison = console.catalogue, compared.comparison
    for label, count in (
        (N_("Members here: {count}"), comparison.counts.ours),
        (N_("Members on the list: {count}"), comparison.counts.theirs),
        (N_("On both sides: {count}"), comparison.counts.matched),
    ):
        console.line(words.say(label, count=count))
    branches = {key: branch.name for key, branch in compared.branches.items()}
    for title, lines in (
        (N_("On the list, not here: {count}"), comparison.missing_here),
        (N_("Here, not on the list: {count}"), comparison.missing_there),
    ):
        console.line()
        console.line(words.say(title, count=len(lines)))
        rows = [_missing(line, branches, console) for line in lines]
        _table(console, (*_WHO, N_("Branch"), N_("Why"), N_("Decided before")), rows)
    console.line()
    console.line(
        words.say(N_("Not the same on both sides: {count}"), count=len(comparison.different))
    )
    sides = (N_("In question"), N_("Here"), N_("The list"))
    rows = [_difference(line, branches, console) for line in comparison.different]
    _table(console, (*_WHO, *sides, N_("Decided before")), rows)
    for row in compared.unclear:
        found = (sentence(each.code, each.details, words) for each in row.findings)
        console.tell(
            words.say(
                N_("Row {row}, {name}: {reasons}"),
                row=row.row,
                name=row.member.name,
                reasons=" ".join(found),
            )
        )
    if moved is not None:
        _show_movement(console, moved)
    _show_likelier_source(console, compared)
    if operation is not None:
        console.tell(
            words.say(
                N_("Recorded as operation {operation}; it can be undone."), operation=operation
            )
        )


def _show_likelier_source(console: Console, compared: Compared) -> None:
    """Says so where the list seems to be that of one branch, and was compared with another side."""
    if (likelier := reconcile.likelier_source(compared)) is not None:
        key, count = likelier
        text = N_(
            "All who are on the list and known here belong to {branch}: {count}. If it is the list "
            "of that branch, compare it so: --branch {key}"
        )
        name = compared.branches[key].name
        console.tell(console.translate(text, branch=name, count=count, key=key))


def _show_movement(console: Console, moved: Movements) -> None:
    words = console.catalogue
    console.line()
    console.line(
        words.say(
            N_("From {since} to {until}: {start} + {increase} - {decrease} = {end}"),
            since=day_text(moved.since),
            until=day_text(moved.until),
            start=moved.at_start,
            increase=len(moved.increases),
            decrease=len(moved.decreases),
            end=moved.at_end,
        )
    )
    _table(
        console,
        ("", *_WHO, N_("Why")),
        [
            [sign, move.key, move.name, value_word("movement", move.reason, words)]
            for sign, moves in (("+", moved.increases), ("-", moved.decreases))
            for move in moves
        ],
    )


def _missing(line: Line, branches: dict[str, str], console: Console) -> list[str]:
    why = protocols.missing_why(line, branches, console.catalogue)
    return [
        line.key or "",
        line.name,
        branches.get(line.branch or "", ""),
        why,
        _state(line, console),
    ]


def _difference(line: Line, branches: dict[str, str], console: Console) -> list[str]:
    words = console.catalogue
    sides = protocols.both_sides(line, branches, words)
    label = words.gettext(FIELD_WORDS[line.field].label)
    return [line.subject, line.name, label, *sides, _state(line, console)]


def _state(line: Line, console: Console) -> str:
    if line.settled is None:
        return ""
    settled = line.settled
    return protocols.decision_text(settled.decision, settled.note, console.catalogue, line)


def _table(console: Console, heading: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    if rows:
        console.table([[console.translate(title) for title in heading], *rows])
