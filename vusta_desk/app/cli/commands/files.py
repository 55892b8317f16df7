"""Commands about data files: demo, new, recover."""

import os
from argparse import Namespace

from vusta_desk.app import wiring
from vusta_desk.app.cli import exits
from vusta_desk.app.cli.commands.window import has_display, show_sample
from vusta_desk.app.cli.console import Console
from vusta_desk.app.cli.session import data_path, read_letters, read_password
from vusta_desk.app.demo import run_demo
from vusta_desk.app.new_file import make_file
from vusta_desk.app.synchronised import service_of
from vusta_desk.domain.member import Committee
from vusta_desk.domain.names import tidy
from vusta_desk.i18n.catalogue import N_


def demo(options: Namespace, console: Console) -> int:
    """`demo`: the window on the sample where there is a display.

    Without one, or with `--headless`, the main job on it: roster, certificates and a summary.
    """
    if not options.headless and has_display():
        return show_sample(options)
    results = run_demo(options.out, console.catalogue)
    for line in results.summary:
        console.line(line)
    console.line()
    for path in results.files:
        console.line(str(path))
    console.tell(console.translate(N_("The results lie in {folder}."), folder=options.out))
    return exits.DONE


def new(options: Namespace, console: Console) -> int:
    """`new`: a data file and its recovery sheet."""
    path = data_path(options)
    sheet = options.recovery or path.with_name(f"{path.stem}-khoi-phuc.pdf")
    committee = Committee(tidy(options.committee), tidy(options.superior), tidy(options.symbol))
    password = read_password(options, console)
    make_file(path, password, committee, sheet, console.catalogue.language)
    if (service := service_of(path, os.environ)) is not None:
        console.tell(console.sentence("synchronised_folder", {"service": service}))
    console.line(str(path))
    text = N_(
        "The recovery sheet is {sheet}. Print it and lock it away, then delete the file:"
        " whoever has it can open the data."
    )
    console.tell(console.translate(text, sheet=sheet))
    return exits.DONE


def recover(options: Namespace, console: Console) -> int:
    """`recover`: opens by the letters of the recovery sheet and sets a new password."""
    letters = read_letters(options)
    wiring.recover(data_path(options), letters, read_password(options, console))
    console.tell(console.translate(N_("The new password is set.")))
    return exits.DONE
