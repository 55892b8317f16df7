"""Commands about members: import, members."""

from argparse import Namespace
from pathlib import Path

from vusta_desk.app.cli import exits
from vusta_desk.app.cli.console import Console
from vusta_desk.app.cli.session import opened
from vusta_desk.app.cli.shapes import import_shape, members_shape
from vusta_desk.domain.findings import has_errors
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import partial_date_text
from vusta_desk.i18n.value_words import value_word
from vusta_desk.usecases import browse_members, import_members
from vusta_desk.usecases.browse_members import Listing
from vusta_desk.usecases.import_members import Accept, Choices, Preview


def bring_in(options: Namespace, console: Console) -> int:
    """`import`: shows every row's fate and finding, and takes the accepted rows in."""
    accept = Accept.NONE if options.dry_run else Accept(options.accept)
    with opened(options, console) as services:
        preview = import_members.preview(services, options.file, Choices(sheet=options.sheet))
        operation = import_members.apply(services, preview, accept)
        if options.json:
            console.json(import_shape(preview, operation))
        else:
            _show_fates(console, preview)
            _show_result(console, options.file, operation, accept)
    return exits.REFUSED if has_errors(preview.plan.findings) else exits.DONE


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


def _show_result(console: Console, file: Path, operation: int | None, accept: Accept) -> None:
    if accept is Accept.NONE:
        console.tell(console.translate(N_("Only a preview; nothing was written.")))
    elif operation is None:
        console.tell(console.translate(N_("Nothing to take in; no row is new or changed.")))
    else:
        text = N_("{file} was taken in as operation {operation}; it can be undone.")
        console.tell(console.translate(text, file=file.name, operation=operation))


def search(options: Namespace, console: Console) -> int:
    """`members`: search by a part of a name or number, and of a branch name."""
    with opened(options, console) as services:
        found = browse_members.search(
            services, options.search or "", branch=options.branch or "", limit=options.limit
        )
        if options.json:
            console.json(members_shape(found))
        else:
            _show_members(console, found)
            text = N_("{shown} of {total} members")
            console.tell(console.translate(text, shown=len(found.rows), total=found.total))
    return exits.DONE


def _show_members(console: Console, found: Listing) -> None:
    heading = [N_("Key"), N_("Full name"), N_("Date of birth"), N_("Card number"), N_("Branch")]
    console.table(
        [[console.translate(word) for word in heading]]
        + [
            [
                row.key,
                row.name,
                partial_date_text(row.birth_date) if row.birth_date else "",
                row.card_number or "",
                row.branch or "",
            ]
            for row in found.rows
        ]
    )
