"""The papers of a round on the command line."""

from argparse import Namespace

from vusta_desk.app.cli import exits
from vusta_desk.app.cli.console import Console
from vusta_desk.app.cli.session import opened
from vusta_desk.usecases import round_papers


def papers(options: Namespace, console: Console) -> int:
    """`round papers`: prints the path of every paper it has written."""
    with opened(options, console) as services:
        if options.member:
            made = round_papers.make_reckonings(services, options.code, options.out, options.member)
        else:
            made = round_papers.make(
                services, options.code, options.out, options.kind, options.format
            )
        console.findings(made.findings)
        for path in made.paths:
            console.line(str(path))
    return exits.DONE if made.is_whole else exits.REFUSED
