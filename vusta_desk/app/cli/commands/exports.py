"""The command export."""

from argparse import Namespace

from vusta_desk.app.cli import exits
from vusta_desk.app.cli.console import Console
from vusta_desk.app.cli.session import opened
from vusta_desk.i18n.catalogue import N_
from vusta_desk.usecases import export_members


def export(options: Namespace, console: Console) -> int:
    """`export`: the list for people, or the registry."""
    with opened(options, console) as services:
        count = export_members.export(services, options.format, options.out, options.profile)
    console.tell(
        console.translate(N_("{count} members written to {file}."), count=count, file=options.out)
    )
    return exits.DONE
