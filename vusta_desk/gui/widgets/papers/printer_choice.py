"""The choice of a printer, with why it would not print now."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vusta_desk.domain.findings import Refused
from vusta_desk.gui import problems
from vusta_desk.gui.printing import Printers
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.choices import Choice
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.gui.widgets.layouts import column, label
from vusta_desk.i18n.catalogue import N_


class PrinterChoice(QWidget):
    """Begins with the printer that the system proposes; says so where there is none at all."""

    changed = Signal()

    def __init__(self, session: Session, printers: Printers) -> None:
        super().__init__()
        self._words, self._troubles = session.words, printers.troubles
        say = session.words.gettext
        self.box: Choice[str] = Choice([(name, name) for name in printers.names])
        if printers.proposed in printers.names:
            self.box.set_value(printers.proposed)
        none = N_("This computer has no printer. Save the PDF and print it elsewhere.")
        no_printer = label(say(none), "problem")
        no_printer.setVisible(not printers.names)
        self.trouble = label("", "warning")
        field = Field(say(N_("Printer")), self.box, session.icons)
        self.setLayout(column(no_printer, field, self.trouble, gap=1.5))
        self.box.changed.connect(self._follow)
        self._follow()

    def value(self) -> str:
        """The printer's name; empty where there is none."""
        return self.box.value() if self.box.count() else ""

    def _follow(self) -> None:
        code = self._troubles.get(self.value())
        self.trouble.setVisible(code is not None)
        if code is not None:
            refused = Refused(code, printer=self.value())
            self.trouble.setText(problems.words_of(refused, self._words))
        self.changed.emit()
