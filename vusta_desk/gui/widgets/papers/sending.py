"""Sending a job to a printer: off the window, with a Cancel, and a word about what became of it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from vusta_desk.gui import printing
from vusta_desk.gui.printing import PrintJob
from vusta_desk.gui.session import Session
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import number

_SENT = N_("Sent to the printer “{printer}”; pages: {count}.")
Say = Callable[..., None]
"""Shows a sentence (a msgid) with its details."""


def send(
    owner: QWidget, session: Session, printer: str, job: PrintJob, say: Say, sent: str = _SENT
) -> None:
    """Prints the job for `owner`; `sent` is said when all of it is with the printer."""
    words = session.words
    count = number(len(job.pages) * job.copies, words.language)
    session.tasks.pure(
        owner,
        lambda progress: printing.print_pages(printing.open_printer(printer), job, progress),
        lambda _: say(sent, printer=printer, count=count),
        cancelled=lambda: say(N_("Printing was called off.")),
        title=words.gettext(N_("Printing")),
        writes=True,
    )
