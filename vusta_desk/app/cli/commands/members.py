"""The command that searches members."""

from argparse import Namespace

from vusta_desk.app.cli import exits
from vusta_desk.app.cli.console import Console
from vusta_desk.app.cli.session import opened
from vusta_desk.app.cli.shapes import members_shape
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import partial_date_text
from vusta_desk.usecases import browse_members
from vusta_desk.usecases.browse_members import Listing


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
