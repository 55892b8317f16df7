"""Commands about paper: papers, certificates."""

from argparse import Namespace

from vusta_desk.app.cli import exits
from vusta_desk.app.cli.console import Console
from vusta_desk.app.cli.session import opened
from vusta_desk.domain.findings import has_errors
from vusta_desk.usecases import ceremonies
from vusta_desk.usecases import papers as ceremony_papers


def papers(options: Namespace, console: Console) -> int:
    """`papers`: prints the path of every paper it has written."""
    with opened(options, console) as services:
        console.findings(ceremonies.behind(services, options.id))
        paths, findings = ceremony_papers.write_papers(
            services, options.id, options.out, options.kind or ("roster",)
        )
        console.findings(findings)
        for path in paths:
            console.line(str(path))
    return exits.REFUSED if has_errors(findings) else exits.DONE


def certificates(options: Namespace, console: Console) -> int:
    """`certificates`: preflight first; nothing is made where something does not fit."""
    with opened(options, console) as services:
        console.findings(ceremonies.behind(services, options.id))
        findings = ceremony_papers.write_certificates(
            services, options.id, options.out, options.only
        )
        console.findings(findings)
    if has_errors(findings):
        return exits.REFUSED
    console.line(str(options.out))
    return exits.DONE
