"""The command that brings a list in; what the window asks about is answered by options."""

from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from vusta_desk.app.cli import exits
from vusta_desk.app.cli.commands import branch_exchange
from vusta_desk.app.cli.console import Console
from vusta_desk.app.cli.import_answers import branch_answers, person_answers
from vusta_desk.app.cli.import_text import (
    MOST_ASKED,
    show_findings,
    show_people,
    show_questions,
    show_rows,
    waiting,
)
from vusta_desk.app.cli.session import opened
from vusta_desk.app.cli.shapes import import_shape
from vusta_desk.domain.findings import Refused, has_errors
from vusta_desk.i18n.catalogue import N_
from vusta_desk.importing.files.raw import column_letters
from vusta_desk.usecases import branches, import_members, refused_rows
from vusta_desk.usecases.import_members import Accept, Choices, Encoding, Fate, Preview
from vusta_desk.usecases.services import Services


def bring_in(options: Namespace, console: Console) -> int:
    """`import`: shows every row's fate and finding, and takes the accepted rows in.

    Rows that are not taken in go to `--rest`, a workbook to be filled and imported again; where
    that cannot be written, nothing is taken in. The workbook of a branch is taken back for what it
    is.
    """
    accept = Accept.NONE if options.dry_run else Accept(options.accept)
    with opened(options, console) as services:
        choices = _choices(services, options)
        try:
            preview = _previewed(services, options, choices)
        except Refused as refused:
            if refused.code != import_members.OF_A_BRANCH:
                raise
            return branch_exchange.take_back(services, options, console, accept)
        if (missing := _missing_column(choices, preview)) is not None:
            text = N_("There is no column {column} in the list. Nothing was taken in.")
            console.tell(console.translate(text, column=column_letters(missing)))
            return exits.WRONG_USAGE
        written = refused_rows.write(services, preview, options.rest) if options.rest else 0
        operation = import_members.apply(services, preview, accept)
        if options.json:
            console.json(import_shape(preview, operation))
        else:
            _show(services, console, preview)
            _show_result(console, options.file, operation, accept)
        _show_left(console, preview, options.rest if written else None)
    return exits.REFUSED if has_errors(preview.plan.findings) else exits.DONE


def _choices(services: Services, options: Namespace) -> Choices:
    """What the options say; raises Refused `no_such_branch` (`key`)."""
    return Choices(
        sheet=options.sheet,
        profile=options.profile,
        encoding=Encoding(options.encoding),
        columns=dict(options.column),
        branches=branch_answers(services, options.branch),
        swapped=frozenset(options.month_first),
    )


def _previewed(services: Services, options: Namespace, choices: Choices) -> Preview:
    """The preview; which sheet a row is on that a person has named is only known with a first."""
    preview = import_members.preview(services, options.file, choices)
    people = person_answers(services, options.person, preview.plan.rows)
    if not people:
        return preview
    return import_members.preview(services, options.file, replace(choices, people=people))


def _missing_column(choices: Choices, preview: Preview) -> int | None:
    """A column that an option names and no sheet that was read has."""
    sheets = preview.plan.columns_of.values()
    read = {each.index for sheet in sheets for each in sheet if each.heading or each.samples}
    named = (*choices.columns, *sorted(choices.swapped))
    return next((index for index in named if index not in read), None)


def _show(services: Services, console: Console, preview: Preview) -> None:
    names = branches.names(services)
    show_rows(console, preview, names)
    show_findings(console, preview)
    show_questions(console, preview, names)
    rows = waiting(preview)
    people = [(row, import_members.candidates(services, row)) for row in rows[:MOST_ASKED]]
    show_people(console, people, len(rows))


def _show_left(console: Console, preview: Preview, rest: Path | None) -> None:
    """How many rows were not taken in, and how they come in."""
    fates = preview.fates
    unsure, refused = fates[Fate.UNSURE], fates[Fate.REFUSED]
    count = unsure + refused
    if count and rest is not None:
        text = N_(
            "Rows not taken in, written to {file}: {count}. Fill them in there and import that "
            "file."
        )
        console.tell(console.translate(text, file=rest.name, count=count))
    elif count:
        text = N_("Rows not taken in: {count} (to be decided: {unsure}, refused: {refused}).")
        way = N_(
            "Correct the list and import it again, or have these rows written with "
            "--rest FILE.xlsx, fill them in and import that file."
        )
        told = console.translate(text, count=count, unsure=unsure, refused=refused)
        console.tell(f"{told} {console.translate(way)}")


def _show_result(console: Console, file: Path, operation: int | None, accept: Accept) -> None:
    if accept is Accept.NONE:
        console.tell(console.translate(N_("Only a preview; nothing was written.")))
    elif operation is None:
        console.tell(console.translate(N_("Nothing to take in; no row is new or changed.")))
    else:
        text = N_("{file} was taken in as operation {operation}; it can be undone.")
        console.tell(console.translate(text, file=file.name, operation=operation))
