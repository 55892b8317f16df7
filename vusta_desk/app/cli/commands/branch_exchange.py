"""Workbooks of the branches on the command line: made by `export`, taken back by `import`."""

from argparse import Namespace
from collections.abc import Collection, Mapping

from vusta_desk.app.cli import exits
from vusta_desk.app.cli.console import Console
from vusta_desk.app.cli.exchange_shape import exchange_shape, findings_of
from vusta_desk.domain.findings import Refused, has_errors
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.field_words import FIELD_WORDS
from vusta_desk.i18n.value_words import value_word
from vusta_desk.usecases import branch_answers, branch_workbooks, reconcile
from vusta_desk.usecases.branch_answers import Kind, Line, Returned
from vusta_desk.usecases.import_members import Accept
from vusta_desk.usecases.services import Services

_KINDS: Mapping[Accept, Collection[Kind]] = {
    Accept.ALL: tuple(Kind),
    Accept.NEW: (Kind.NEW,),
    Accept.NONE: (),
}


def send(services: Services, options: Namespace, console: Console) -> int:
    """`export --branch-workbook`: makes the workbook and records that it was sent.

    Raises Refused `profile_not_written` where it is asked to be of another kind.
    """
    if options.profile is not None:
        raise Refused("profile_not_written", profile=options.profile, format="--branch-workbook")
    key = reconcile.branch_named(services, options.branch_workbook)
    sent = branch_workbooks.export(services, key, options.out)
    text = N_("Workbook for {branch} written to {file}; members: {count}")
    console.tell(console.translate(text, branch=sent.name, file=options.out, count=sent.people))
    return exits.DONE


def take_back(services: Services, options: Namespace, console: Console, accept: Accept) -> int:
    """`import` of such a workbook: plain corrections are taken over, the rest is left.

    What has to be decided, and what a branch proposes, is for the window.
    """
    returned = branch_answers.read_back(services, options.file)
    kinds = _KINDS[Accept(options.accept)]
    operation = None
    if accept is not Accept.NONE:
        operation = branch_answers.accept(services, returned, {}, kinds)
    if options.json:
        console.json(exchange_shape(returned, kinds, operation))
    else:
        _show(console, returned, accept, operation)
    return exits.REFUSED if has_errors(findings_of(returned)) else exits.DONE


def _show(console: Console, returned: Returned, accept: Accept, operation: int | None) -> None:
    head = N_("Workbook of {branch}; members sent: {count}")
    console.line(console.translate(head, branch=returned.branch, count=returned.people))
    if returned.answered_by or returned.answered_on:
        who = N_("Answered by {who}, {day}")
        console.line(
            console.translate(who, who=returned.answered_by or "…", day=returned.answered_on or "…")
        )
    rows = [_row(console, line) for line in returned.lines if line.kind is not Kind.PROBLEM]
    if rows:
        titles = (N_("Full name"), N_("In question"), N_("Here"), N_("The branch says"), N_("Why"))
        console.table([[console.translate(title) for title in titles], *rows])
    console.findings(findings_of(returned))
    if accept is Accept.NONE:
        console.tell(console.translate(N_("Only a preview; nothing was written.")))
    elif operation is None:
        console.tell(console.translate(N_("The answer is recorded already; nothing is new.")))
    else:
        text = N_("The answer is recorded as operation {operation}; it can be undone.")
        console.tell(console.translate(text, operation=operation))


def _row(console: Console, line: Line) -> list[str]:
    words = console.catalogue
    field = FIELD_WORDS.get(line.field)
    what = value_word("exchange_line", line.kind, words)
    return [
        line.name,
        what if field is None else console.translate(field.label),
        line.ours,
        line.theirs,
        value_word("exchange_why", line.why, words) if line.why else "",
    ]
