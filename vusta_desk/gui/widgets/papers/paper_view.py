"""One paper seen as it is, with what the preflight says; saved and printed from here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from vusta_desk.domain.findings import has_errors
from vusta_desk.gui import printing
from vusta_desk.gui.printing import Printers
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.findings_panel import FindingsPanel
from vusta_desk.gui.widgets.layouts import column, holding, label
from vusta_desk.gui.widgets.papers.preview import Preview
from vusta_desk.gui.widgets.papers.print_dialog import PrintDialog, PrintOrder
from vusta_desk.gui.widgets.papers.sending import send
from vusta_desk.i18n.catalogue import N_
from vusta_desk.usecases import pages
from vusta_desk.usecases.papers import Paper
from vusta_desk.usecases.services import Services

_WAITING, _SEEN, _HINDERED = range(3)
_LINES = 5  # of what the preflight says that are seen at once


@dataclass(frozen=True, slots=True)
class Drawn:
    """A paper with the sizes of its pages in mm; none where it could not be made."""

    paper: Paper
    sizes: tuple[tuple[float, float], ...]

    @property
    def pdf(self) -> bytes | None:
        """The paper itself; None while something keeps it from being made."""
        return None if has_errors(self.paper.findings) else self.paper.pdf


def drawn(paper: Paper) -> Drawn:
    """To be asked off the window, as drawing is."""
    return Drawn(paper, pages.page_sizes_mm(paper.pdf) if paper.pdf is not None else ())


class PaperView(QWidget):
    """Shows a paper, or why there is none; `changed` tells that there is another."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._words = session, session.words
        self.drawn: Drawn | None = None
        self.preview = Preview(session)
        self.findings = FindingsPanel(session.icons, session.words)
        self.findings.setMaximumHeight(self.fontMetrics().height() * _LINES)
        self.findings.hide()
        self.said = label("", "good")
        self.said.hide()
        waiting = label(session.words.gettext(N_("The paper is being made.")), "heading")
        mend = N_("Mend what is named below as an error; then it can be made.")
        self._hindrance = label(session.words.gettext(mend), "heading")
        self._middle = QStackedWidget()
        for each in (waiting, self._hindrance):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for part in (waiting, self.preview, self._hindrance):
            self._middle.addWidget(part)
        page = column(self._middle, self.said, self.findings)
        page.setStretch(0, 1)
        holding(page, self)

    @property
    def pdf(self) -> bytes | None:
        """The paper in sight."""
        return self.drawn.pdf if self.drawn else None

    def wait(self) -> None:
        """Another paper is being made."""
        self.drawn = None
        self.said.hide()
        self.findings.hide()
        self._middle.setCurrentIndex(_WAITING)
        self.changed.emit()

    def show_paper(self, made: Drawn, titles: Sequence[str] = ()) -> None:
        """Shows a paper; `titles` name pages that are for one person."""
        self.drawn = made
        pdf = made.pdf
        if pdf is not None:
            self.preview.show_pdf(pdf, made.sizes, titles)
            self.preview.turn_to(0)
        else:
            self.preview.clear()
        self._middle.setCurrentIndex(_SEEN if pdf is not None else _HINDERED)
        self.findings.show_findings(made.paper.findings)
        self.findings.setVisible(bool(made.paper.findings))
        self.changed.emit()

    def save(self, work: Callable[[Services], object], path: Path) -> None:
        """Saves by `work`, and says where."""
        self._session.read(self, work, lambda _: self.say(N_("Saved: {file}"), file=str(path)))

    def ask_how_to_print(self, open_dialog: Callable[[PrintDialog], object]) -> None:
        """Asks how to print the paper in sight, then prints it."""
        if self.pdf is not None:
            self._session.tasks.pure(
                self, lambda _: printing.printers(), lambda found: self._ask(found, open_dialog)
            )

    def say(self, message: str, **details: object) -> None:
        """The line under the paper."""
        self.said.setText(self._words.say(message, **details))
        self.said.show()

    def _ask(self, printers: Printers, open_dialog: Callable[[PrintDialog], object]) -> None:
        """Unless something else has come meanwhile."""
        if self.drawn is None or self.pdf is None or not self.isVisible():
            return
        shown = self.drawn
        dialog = PrintDialog(
            self._session,
            printers,
            self.preview.count,
            self.preview.page,
            shown.paper.findings,
            self,
            sheet=shown.sizes[self.preview.page],
            can_be_text_only=False,
        )
        dialog.accepted.connect(lambda: self._print(shown, dialog.order))
        open_dialog(dialog)

    def _print(self, shown: Drawn, order: PrintOrder | None) -> None:
        if order is None or shown.pdf is None:
            return
        job = order.job(shown.paper.name, shown.pdf)
        send(self, self._session, order.printer, job, self.say)
