"""The command export."""

from argparse import Namespace

from vusta_desk.app.cli import exits
from vusta_desk.app.cli.commands import branch_exchange
from vusta_desk.app.cli.console import Console
from vusta_desk.app.cli.session import opened
from vusta_desk.i18n.catalogue import N_
from vusta_desk.usecases import export_members


def export(options: Namespace, console: Console) -> int:
    """`export`: the list for people, the registry, or the workbook for a branch."""
    with opened(options, console) as services:
        if options.branch_workbook is not None:
            return branch_exchange.send(services, options, console)
        count = export_members.export(services, options.format, options.out, options.profile)
    console.tell(
        console.translate(N_("{count} members written to {file}."), count=count, file=options.out)
    )
    return exits.DONE
