"""Before printing: the printer, which pages, how many, and how far the printer is off."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QSpinBox, QWidget

from vusta_desk.domain.findings import Finding, Severity
from vusta_desk.gui.printer_setup import (
    MOST_SHIFT,
    PrinterSetup,
    Size,
    printer_setup,
    remember_setup,
)
from vusta_desk.gui.printing import Printers, PrintJob
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.act_dialog import ActDialog, Done
from vusta_desk.gui.widgets.choices import Choice
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.gui.widgets.findings_panel import FindingsPanel
from vusta_desk.gui.widgets.layouts import label, row
from vusta_desk.gui.widgets.papers.millimetres import MillimetreBox
from vusta_desk.gui.widgets.papers.page_numbers import read_pages
from vusta_desk.gui.widgets.papers.printer_choice import PrinterChoice
from vusta_desk.i18n.catalogue import N_

_SHIFT = N_(
    "If the print stands 2 mm too far to the left, write 2 to the right. Remembered for this "
    "printer and this size of sheet. A measuring sheet, from the acts of Papers, tells how much."
)
_TWO_SIDED = N_("Print on both sides of the sheet")
_TEXT_ONLY = N_("Text only, for forms that bear the artwork")


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """What was asked for; pages are counted from 0, the shift is in mm."""

    printer: str
    pages: tuple[int, ...]
    copies: int
    right: float
    down: float
    text_only: bool
    two_sided: bool

    def job(self, title: str, pdf: bytes) -> PrintJob:
        """What is to be printed of a paper."""
        return PrintJob(
            title, pdf, self.pages, self.copies, self.right, self.down, two_sided=self.two_sided
        )


class PrintDialog(ActDialog):
    """Asks how to print; `order` is what was asked for once it is accepted."""

    def __init__(
        self,
        session: Session,
        printers: Printers,
        count: int,
        current: int,
        findings: Sequence[Finding],
        parent: QWidget | None,
        *,
        sheet: Size,
        can_be_text_only: bool,
    ) -> None:
        words = session.words
        super().__init__(session, words.gettext(N_("Print")), words.gettext(N_("Print")), parent)
        self._count, self._current, self._sheet = count, current, sheet
        self.order: PrintOrder | None = None
        self.printers = PrinterChoice(session, printers)
        self.printer = self.printers.box
        self.which: Choice[str] = Choice(
            [
                ("all", words.say(N_("all pages: {count}"), count=count)),
                ("current", words.say(N_("the page in sight: {number}"), number=current + 1)),
                ("some", words.gettext(N_("these pages"))),
            ]
        )
        self.which.setMinimumContentsLength(20)
        self.numbers = QLineEdit()
        self.numbers.setPlaceholderText("1-3, 7")
        self.copies = QSpinBox()
        self.copies.setRange(1, 99)
        self.right = MillimetreBox(words.language, MOST_SHIFT)
        self.down = MillimetreBox(words.language, MOST_SHIFT)
        self.text_only = QCheckBox(words.gettext(_TEXT_ONLY))
        self.text_only.setVisible(can_be_text_only)
        self.two_sided = QCheckBox(words.gettext(_TWO_SIDED))
        self.two_sided.setVisible(count > 1 and not can_be_text_only)
        self.act_button.setEnabled(bool(printers.names))
        self._build(findings)
        self.which.changed.connect(self._follow)
        self.printers.changed.connect(self._recall)
        self._follow()
        self._recall()

    def check(self) -> bool:
        """See ActDialog."""
        try:
            self._pages()
        except ValueError:
            text = N_("Write page numbers from 1 to {count}, such as 1-3, 7.")
            self._numbers_field.set_problem(self.words.say(text, count=self._count))
            self.numbers.setFocus()
            return False
        return True

    def perform(self, done: Done, failed: Callable[[BaseException], None]) -> None:
        """See ActDialog: keeps the printer's setup; the screen prints."""
        name, preferences = self.printer.value(), self.session.preferences
        kept = printer_setup(preferences, name, self._sheet)
        setup = PrinterSetup(
            round(self.right.value(), 1),
            round(self.down.value(), 1),
            text_only=_wished(self.text_only, otherwise=kept.text_only),
            two_sided=_wished(self.two_sided, otherwise=kept.two_sided),
        )
        remember_setup(preferences, name, self._sheet, setup)
        self.order = PrintOrder(
            name,
            self._pages(),
            self.copies.value(),
            setup.right,
            setup.down,
            text_only=_wished(self.text_only, otherwise=False),
            two_sided=_wished(self.two_sided, otherwise=False),
        )
        done()

    def _pages(self) -> tuple[int, ...]:
        if self.which.value() == "all":
            return tuple(range(self._count))
        if self.which.value() == "current":
            return (self._current,)
        return read_pages(self.numbers.text(), self._count)

    def _build(self, findings: Sequence[Finding]) -> None:
        say, icons = self.words.gettext, self.session.icons
        grave = [each for each in findings if each.severity is not Severity.INFO]
        if grave:
            self.body.addWidget(label(say(N_("Worth a look before:")), "warning"))
            panel = FindingsPanel(icons, self.words)
            panel.show_findings(grave)
            panel.setMaximumHeight(self.fontMetrics().height() * 6)
            self.body.addWidget(panel)
        self._numbers_field = Field(say(N_("Page numbers")), self.numbers, icons)
        self.numbers.textEdited.connect(lambda _: self._numbers_field.set_problem(""))
        which = Field(say(N_("Pages")), self.which, icons)
        pages = row(which, self._numbers_field)
        for field in (which, self._numbers_field):
            pages.setAlignment(field, Qt.AlignmentFlag.AlignTop)
        numbers = row(
            Field(say(N_("Copies")), self.copies, icons),
            Field(say(N_("Shift to the right")), self.right, icons),
            Field(say(N_("Shift down")), self.down, icons),
            None,
            gap=2,
        )
        self.body.addWidget(self.printers)
        self.body.addLayout(pages)
        self.body.addLayout(numbers)
        self.body.addWidget(label(say(_SHIFT), "quiet"))
        self.body.addWidget(self.text_only)
        self.body.addWidget(self.two_sided)
        true_size = N_("Pages are printed in their true size, to the edges of the sheet.")
        self.body.addWidget(label(say(true_size), "quiet"))

    def _follow(self) -> None:
        self._numbers_field.setEnabled(self.which.value() == "some")

    def _recall(self) -> None:
        """What is remembered of the printer chosen."""
        name = self.printers.value()
        if not name:
            return
        setup = printer_setup(self.session.preferences, name, self._sheet)
        self.right.setValue(setup.right)
        self.down.setValue(setup.down)
        self.text_only.setChecked(setup.text_only)
        self.two_sided.setChecked(setup.two_sided)


def _wished(box: QCheckBox, *, otherwise: bool) -> bool:
    """What a box says that can be seen."""
    return otherwise if box.isHidden() else box.isChecked()
