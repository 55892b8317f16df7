"""The command that brings a list in; what the window asks about is answered by options."""

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from vusta_desk.app.cli import exits
from vusta_desk.app.cli.commands import branch_exchange
from vusta_desk.app.cli.console import Console
from vusta_desk.app.cli.session import opened
from vusta_desk.app.cli.shapes import import_shape
from vusta_desk.domain.findings import Refused, has_errors
from vusta_desk.domain.names import folded
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.field_words import FIELD_WORDS
from vusta_desk.i18n.value_words import value_word
from vusta_desk.importing.raw import column_letters
from vusta_desk.usecases import branches, import_members, refused_rows
from vusta_desk.usecases.import_members import Accept, Choices, Encoding, Preview
from vusta_desk.usecases.services import Services


def bring_in(options: Namespace, console: Console) -> int:
    """`import`: shows every row's fate and finding, and takes the accepted rows in.

    Rows that are not taken in go to `--rest`, a workbook to be filled and imported again; where
    that cannot be written, nothing is taken in. The workbook of a branch is taken back for what it
    is.
    """
    accept = Accept.NONE if options.dry_run else Accept(options.accept)
    with opened(options, console) as services:
        try:
            choices = _choices(services, options)
            preview = import_members.preview(services, options.file, choices)
        except Refused as refused:
            if refused.code != import_members.OF_A_BRANCH:
                raise
            return branch_exchange.take_back(services, options, console, accept)
        left = refused_rows.write(services, preview, options.rest) if options.rest else 0
        operation = import_members.apply(services, preview, accept)
        if options.json:
            console.json(import_shape(preview, operation))
        else:
            _show_fates(console, preview)
            _show_questions(console, preview, branches.names(services))
            _show_result(console, options.file, operation, accept)
        if left:
            text = N_("Rows not taken in, written to {file}: {count}")
            console.tell(console.translate(text, file=options.rest.name, count=left))
    return exits.REFUSED if has_errors(preview.plan.findings) else exits.DONE


def _choices(services: Services, options: Namespace) -> Choices:
    """What the options say; raises Refused `no_such_branch` (`key`)."""
    known = branches.names(services)
    answers: dict[str, str | None] = {}
    for name, key in options.branch:
        if key and key not in known:
            raise Refused("no_such_branch", key=key)
        answers[folded(name)] = key or None
    return Choices(
        sheet=options.sheet,
        profile=options.profile,
        encoding=Encoding(options.encoding),
        branches=answers,
        swapped=frozenset(options.month_first),
    )


def _show_fates(console: Console, preview: Preview) -> None:
    heading = [N_("Sheet"), N_("Row"), N_("Fate"), N_("Key"), N_("Full name")]
    rows = [[console.translate(word) for word in heading]]
    rows += [
        [
            row.sheet or "",
            str(row.row),
            value_word("fate", row.fate, console.catalogue),
            row.member.key,
            row.member.name,
        ]
        for row in preview.plan.rows
    ]
    console.table(rows)
    console.line()
    for fate, count in preview.fates.items():
        console.line(f"{value_word('fate', fate, console.catalogue)}: {count}")
    console.findings(preview.plan.findings)


def _show_questions(console: Console, preview: Preview, names: Mapping[str, str]) -> None:
    for branch in preview.plan.branch_questions:
        guesses = ", ".join(f"{key} ({names.get(key, key)})" for key in branch.guesses)
        text = N_(
            "Which branch is “{name}”? Perhaps {guesses}. Rows that wait for the answer: {rows}. "
            "Answer with --branch “{name}=KEY”; without a key it is a new branch."
        )
        console.tell(console.translate(text, name=branch.name, guesses=guesses, rows=branch.rows))
    for dates in preview.plan.date_questions:
        if not dates.swapped:
            field = console.translate(FIELD_WORDS[dates.field].label)
            text = N_(
                "{field}: if month and day have changed places in column {column}, "
                "say so with --month-first {column}."
            )
            column = column_letters(dates.column)
            console.tell(console.translate(text, field=field, column=column))


def _show_result(console: Console, file: Path, operation: int | None, accept: Accept) -> None:
    if accept is Accept.NONE:
        console.tell(console.translate(N_("Only a preview; nothing was written.")))
    elif operation is None:
        console.tell(console.translate(N_("Nothing to take in; no row is new or changed.")))
    else:
        text = N_("{file} was taken in as operation {operation}; it can be undone.")
        console.tell(console.translate(text, file=file.name, operation=operation))
