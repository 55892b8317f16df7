"""Before the measuring sheet: on which printer."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from vusta_desk.gui.printer_setup import Size
from vusta_desk.gui.printing import Printers
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.act_dialog import ActDialog, Done
from vusta_desk.gui.widgets.layouts import label
from vusta_desk.gui.widgets.papers.printer_choice import PrinterChoice
from vusta_desk.i18n.catalogue import N_

_WHAT_FOR = N_(
    "The sheet shows by how much the printer is off. Put in the paper that will be used, {width} × "
    "{height} mm. It is printed without a shift; how to read it is said on the sheet."
)


class MeasuringDialog(ActDialog):
    """Asks for the printer; `order` is its name once it is accepted."""

    def __init__(
        self, session: Session, printers: Printers, sheet: Size, parent: QWidget | None
    ) -> None:
        say = session.words.gettext
        super().__init__(
            session, say(N_("Print a measuring sheet")), say(N_("Print the sheet")), parent
        )
        self.order: str | None = None
        width, height = (round(side) for side in sheet)
        self.printer = PrinterChoice(session, printers)
        self.act_button.setEnabled(bool(printers.names))
        what_for = session.words.say(_WHAT_FOR, width=width, height=height)
        self.body.addWidget(label(what_for))
        self.body.addWidget(self.printer)

    def perform(self, done: Done, failed: Callable[[BaseException], None]) -> None:
        """See ActDialog; the screen prints."""
        self.order = self.printer.value()
        done()
