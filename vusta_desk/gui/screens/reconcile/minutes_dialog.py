"""The minutes of a reconciliation: seen page by page, saved as PDF or workbook, printed."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QWidget

from vusta_desk.gui import printing
from vusta_desk.gui.printing import Printers
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import icon_size, space
from vusta_desk.gui.widgets import files
from vusta_desk.gui.widgets.finding_lines import FindingLines
from vusta_desk.gui.widgets.layouts import button, column, frame, label, row, scrolling
from vusta_desk.gui.widgets.papers.preview import Preview
from vusta_desk.gui.widgets.papers.print_dialog import PrintDialog, PrintOrder
from vusta_desk.gui.widgets.papers.sending import send
from vusta_desk.i18n.catalogue import N_
from vusta_desk.usecases import pages, protocols
from vusta_desk.usecases.papers import Paper
from vusta_desk.usecases.protocols import Protocol
from vusta_desk.usecases.services import Services


@dataclass(frozen=True, slots=True)
class Minutes:
    """The minutes, drawn."""

    protocol: Protocol
    paper: Paper
    sizes: tuple[tuple[float, float], ...]


def drawn(services: Services, protocol: Protocol) -> Minutes:
    """Draws the minutes."""
    paper = protocols.protocol_pdf(services, protocol)
    sizes = pages.page_sizes_mm(paper.pdf) if paper.pdf is not None else ()
    return Minutes(protocol, paper, sizes)


class MinutesDialog(QDialog):
    """What is seen is what is saved and printed."""

    def __init__(self, session: Session, minutes: Minutes, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.session, self.words, self.minutes = session, session.words, minutes
        self.print_dialog: PrintDialog | None = None
        say = self.words.gettext
        self.setWindowTitle(say(N_("Minutes of the reconciliation")))
        self.preview = Preview(session)
        self.said = label("", "good")
        self.said.hide()
        self.save_pdf = self._button(N_("Save as PDF…"), "save", "Ctrl+S", self.save)
        self.save_book = self._button(
            N_("Save as workbook…"), "export", "Ctrl+E", self.save_workbook
        )
        self.print_button = self._button(N_("Print…"), "print", "Ctrl+P", self.print)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        for each in (self.save_book, self.save_pdf, self.print_button):
            buttons.addButton(each, QDialogButtonBox.ButtonRole.ActionRole)
        foot = row(self.said, buttons, margin=1.5)
        foot.setStretch(0, 1)
        page = column(self._content(), frame("foot", foot), gap=0)
        page.setStretch(0, 1)
        self.setLayout(page)
        there = minutes.paper.pdf is not None
        self.save_pdf.setEnabled(there)
        self.print_button.setEnabled(there)
        self.resize(self.sizeHint())

    def save(self) -> None:
        """Saves the minutes as a PDF."""
        self._save(N_("PDF papers"), ".pdf")

    def save_workbook(self) -> None:
        """Saves the minutes as a workbook."""
        self._save(N_("Excel workbook"), ".xlsx")

    def print(self) -> None:
        """Asks how to print, then prints."""
        self.session.tasks.pure(self, lambda _: printing.printers(), self._ask_how)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As large as the window under it allows."""
        over = self.parentWidget()
        room = over.window().size() if over else self.screen().availableSize()
        return room - QSize(space(6), space(6))

    def _content(self) -> QWidget:
        minutes = self.minutes
        if minutes.paper.pdf is not None:
            titles: list[str] = []
            self.preview.show_pdf(minutes.paper.pdf, minutes.sizes, titles)
            return self.preview
        lines = FindingLines(self.session.icons, self.words)
        lines.show_findings(minutes.paper.findings)
        return scrolling(lines, self.words.gettext(N_("What hinders the paper")))

    def _save(self, kind: str, suffix: str) -> None:
        minutes, words = self.minutes, self.words
        title = words.gettext(N_("Save the minutes"))
        kinds = [(words.gettext(kind), f"*{suffix}")]
        name = protocols.protocol_name(minutes.protocol, suffix)
        path = files.ask_save(self, words, title, kinds, name)
        if path is None:
            return
        place: Path = path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)
        self.session.read(
            self,
            lambda services: protocols.write_protocol(services, minutes.protocol, place),
            lambda _: self._say(N_("Saved: {file}"), file=str(place)),
        )

    def _ask_how(self, printers: Printers) -> None:
        if self.print_dialog is not None or not self.isVisible():
            return
        dialog = PrintDialog(
            self.session,
            printers,
            self.preview.count,
            self.preview.page,
            self.minutes.paper.findings,
            self,
            sheet=self.minutes.sizes[self.preview.page],
            can_be_text_only=False,
        )
        self.print_dialog = dialog
        dialog.accepted.connect(lambda: self._print(dialog.order))
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        self.print_dialog = None

    def _print(self, order: PrintOrder | None) -> None:
        if order is None or self.minutes.paper.pdf is None:
            return
        paper = self.minutes.paper
        job = order.job(paper.name, self.minutes.paper.pdf)
        send(self, self.session, order.printer, job, self._say)

    def _say(self, message: str, **details: object) -> None:
        self.said.setText(self.words.say(message, **details))
        self.said.show()

    def _button(self, text: str, icon: str, keys: str, run: object) -> QPushButton:
        said = self.words.gettext(text)
        made = button(said)
        made.setIcon(self.session.icons.before_text(icon))
        made.setIconSize(icon_size())
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        made.setToolTip(self.words.say(N_("{act} ({keys})"), act=said, keys=shown))
        made.clicked.connect(lambda: run())  # type: ignore[operator]
        QShortcut(QKeySequence(keys), self).activated.connect(made.click)
        return made
