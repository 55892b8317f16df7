"""The recovery sheet: seen, printed or saved as a PDF, and only then ticked off."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QWidget

from vusta_desk.domain.findings import Refused
from vusta_desk.gui import printing, problems
from vusta_desk.gui.icons import Icons
from vusta_desk.gui.tasks import Tasks
from vusta_desk.gui.theme import icon_size, space
from vusta_desk.gui.widgets import files
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.gui.widgets.layouts import button, column, label, row
from vusta_desk.i18n.catalogue import Catalogue
from vusta_desk.usecases import pages, papers
from vusta_desk.usecases.services import Services

_DPI = 60


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet of an open file, and its picture."""

    services: Services
    paper: papers.Paper
    picture: pages.Picture

    @property
    def pdf(self) -> bytes:
        """The sheet as it is printed."""
        return self.paper.pdf or b""


def sheet_of(services: Services) -> Sheet:
    """Draws the sheet; takes a moment. Raises Refused for names that cannot be drawn."""
    paper = papers.recovery_sheet_pdf(services)
    return Sheet(services, paper, pages.page_image(paper.pdf or b"", dpi=_DPI))


class RecoverySheetPanel(QWidget):
    """`kept` tells whether the sheet has left the program and the user says so."""

    kept = Signal(bool)

    def __init__(self, tasks: Tasks, icons: Icons, words: Catalogue) -> None:
        super().__init__()
        self._tasks, self._words = tasks, words
        self._sheet: Sheet | None = None
        say = words.say
        self._picture = label("", "picture", wrap=False)
        self._picture.setAccessibleName(say("Picture of the recovery sheet"))
        self._picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._picture.setFrameShape(QLabel.Shape.StyledPanel)
        self.printers = QComboBox()
        self.printer = Field(say("Printer"), self.printers, icons)
        self.print_button = button(say("Print"))
        self.print_button.clicked.connect(self.print)
        self.save_button = button(say("Save as PDF…"))
        for each, icon in ((self.print_button, "print"), (self.save_button, "save")):
            each.setIcon(icons.before_text(icon))
            each.setIconSize(icon_size())
        self.save_button.clicked.connect(self.save)
        self.said = label("", "good")
        self.tick = QCheckBox(say("I have the sheet and keep it in a safe place"))
        self.tick.toggled.connect(self.kept)
        acts = row(self.print_button, self.save_button, None)
        text = column(label(_why(words)), self.printer, acts, self.said, self.tick, None, gap=1.5)
        both = row(column(self._picture, None), text, gap=3)
        both.setStretch(1, 1)
        self.setLayout(both)
        self.clear()

    @property
    def is_kept(self) -> bool:
        """Whether the user has the sheet."""
        return self.tick.isChecked()

    def clear(self) -> None:
        """No sheet is there."""
        self._sheet = None
        self._picture.clear()
        self._picture.hide()
        self.said.setText("")
        self.tick.setChecked(False)
        self.tick.setEnabled(False)
        for each in (self.print_button, self.save_button, self.printer):
            each.setEnabled(False)

    def show_sheet(self, sheet: Sheet) -> None:
        """Shows a sheet to be printed or saved."""
        self.clear()
        self._sheet = sheet
        picture = sheet.picture
        image = QImage(
            picture.pixels,
            picture.width,
            picture.height,
            picture.stride,
            QImage.Format.Format_RGB32,
        )
        scaled = QPixmap.fromImage(image).scaled(
            QSize(space(28), space(40)),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        self._picture.setPixmap(scaled)
        self._picture.setFixedSize(scaled.width() + 2, scaled.height() + 2)
        self._picture.show()
        names = printing.printer_names()
        self.printers.clear()
        self.printers.addItems(names)
        self.printers.setCurrentText(printing.default_printer())
        none = self._words.say("There is no printer on this computer; save the sheet as a PDF.")
        self.printer.set_problem("" if names else none, "warning")
        self.printer.setEnabled(bool(names))
        self.print_button.setEnabled(bool(names))
        self.save_button.setEnabled(True)
        (self.print_button if names else self.save_button).setFocus()

    def print(self) -> None:
        """Prints the sheet on the printer chosen."""
        if (sheet := self._sheet) is None:
            return
        name = self.printers.currentText()
        job = printing.PrintJob(sheet.paper.name, sheet.pdf, (0,))
        self.print_button.setEnabled(False)
        self._tasks.pure(
            self,
            lambda progress: printing.print_pages(printing.open_printer(name), job, progress),
            lambda _: self._left(self._words.say("Sent to the printer. Look at the sheet.")),
            failed=self._refused,
            writes=True,
        )

    def save(self) -> None:
        """Asks for a place and saves the sheet there."""
        if (sheet := self._sheet) is None:
            return
        say = self._words.say
        kinds = (("PDF", "*.pdf"),)
        title = say("Save the recovery sheet")
        place = files.ask_save(self, self._words, title, kinds, sheet.paper.name)
        if place is not None:
            self._save(sheet, place)

    def _save(self, sheet: Sheet, place: Path) -> None:
        self._tasks.data(
            self,
            lambda _: papers.save_paper(sheet.services, sheet.paper, place),
            lambda _: self._left(self._words.say("Saved: {file}", file=place)),
            failed=self._refused,
            writes=True,
        )

    def _left(self, said: str) -> None:
        self._tell(said, "good")
        self.print_button.setEnabled(self.printers.count() > 0)
        self.tick.setEnabled(True)
        self.tick.setFocus()

    def _refused(self, error: BaseException) -> None:
        self.print_button.setEnabled(self.printers.count() > 0)
        if isinstance(error, Refused):
            self._tell(problems.words_of(error, self._words), "problem")
        else:
            problems.show(self, error, self._words)

    def _tell(self, said: str, role: str) -> None:
        self.said.setProperty("role", role)
        self.said.setText(said)
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)


def _why(words: Catalogue) -> str:
    return words.say(
        "Whoever has this sheet can open the data without the password; without it a forgotten "
        "password cannot be replaced. Lock it away, apart from the computer. A PDF is best kept "
        "on a USB stick that is locked away too."
    )
