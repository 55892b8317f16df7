"""Commands about members: import, export, members."""

from argparse import Namespace
from pathlib import Path

from vusta_desk.app.cli import exits
from vusta_desk.app.cli.console import Console
from vusta_desk.app.cli.session import opened
from vusta_desk.app.cli.shapes import import_shape
from vusta_desk.domain.findings import Refused, has_errors
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.value_words import fate_word
from vusta_desk.usecases import browse_members, export_members, import_members
from vusta_desk.usecases.import_members import Accept, Preview

_LATER = (".ods",)  # begins with the work on lists from everywhere


def bring_in(options: Namespace, console: Console) -> int:
    """`import`: shows every row's fate and finding, and takes the accepted rows in."""
    if options.file.suffix.lower() in _LATER:
        raise Refused("format_begins_later", file=options.file.name)
    accept = Accept.NONE if options.dry_run else Accept(options.accept)
    with opened(options, console) as services:
        preview = import_members.preview(services, options.file, options.sheet)
        operation = import_members.apply(services, preview, accept)
        if options.json:
            console.json(import_shape(preview, operation))
        else:
            _show_fates(console, preview)
            _show_result(console, options.file, operation)
    return exits.REFUSED if has_errors(preview.plan.findings) else exits.DONE


def _show_fates(console: Console, preview: Preview) -> None:
    heading = [N_("Sheet"), N_("Row"), N_("Fate"), N_("Key"), N_("Full name")]
    rows = [[console.translate(word) for word in heading]]
    rows += [
        [
            row.sheet or "",
            str(row.row),
            fate_word(row.fate, console.catalogue),
            row.member.key,
            row.member.name,
        ]
        for row in preview.plan.rows
    ]
    console.table(rows)
    console.line()
    for fate, count in preview.fates.items():
        console.line(f"{fate_word(fate, console.catalogue)}: {count}")
    console.findings(preview.plan.findings)


def _show_result(console: Console, file: Path, operation: int | None) -> None:
    if operation is None:
        console.tell(console.translate(N_("Nothing was taken in.")))
    else:
        text = N_("{file} was taken in as operation {operation}; it can be undone.")
        console.tell(console.translate(text, file=file.name, operation=operation))


def export(options: Namespace, console: Console) -> int:
    """`export`: the list for people, or the registry."""
    with opened(options, console) as services:
        count = export_members.export(services, options.format, options.out)
    console.tell(
        console.translate(N_("{count} members written to {file}."), count=count, file=options.out)
    )
    return exits.DONE


def search(options: Namespace, console: Console) -> int:
    """`members`: search by a part of a name or number, and of a branch name."""
    with opened(options, console) as services:
        found = browse_members.search(
            services, options.search or "", branch=options.branch or "", limit=options.limit
        )
        if options.json:
            console.json({"total": found.total, "rows": [row.shape() for row in found.rows]})
        else:
            browse_rows = [[console.translate(word) for word in browse_members.HEADING]]
            console.table(browse_rows + [row.cells(console.catalogue) for row in found.rows])
            text = N_("{shown} of {total} members")
            console.tell(console.translate(text, shown=len(found.rows), total=found.total))
    return exits.DONE
