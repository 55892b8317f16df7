"""A paper in a window of its own: seen as it is printed, saved, printed."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QWidget

from vusta_desk.gui import problems
from vusta_desk.gui.session import Session
from vusta_desk.gui.tasks import Task
from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets import files
from vusta_desk.gui.widgets.layouts import button, column
from vusta_desk.gui.widgets.papers.paper_view import Drawn, PaperView, drawn
from vusta_desk.gui.widgets.papers.print_dialog import PrintDialog
from vusta_desk.i18n.catalogue import N_
from vusta_desk.jobs import Progress
from vusta_desk.usecases import papers
from vusta_desk.usecases.papers import Paper
from vusta_desk.usecases.services import Services

Drawing = Callable[[Services, Progress], Paper]
_PDF = (N_("PDF papers"), "*.pdf")
_WIDTH, _HEIGHT = 128, 96  # steps of the grid, where the window under it has them


class PaperDialog(QDialog):
    """Shows what `ask` draws. One that shows several papers has its choice `above`."""

    def __init__(
        self, session: Session, title: str, parent: QWidget | None, above: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.session, self.words = session, session.words
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.view = PaperView(session)
        self.printing: PrintDialog | None = None  # while it is open
        self._task: Task | None = None
        self._asked = 0  # only the last paper asked for is shown
        say = session.words.gettext
        self.save_button = self._act(
            say(N_("Save…")), self.save_paper, QKeySequence.StandardKey.Save
        )
        self.print_button = self._act(
            say(N_("Print…")), self.print_paper, QKeySequence.StandardKey.Print, "primary"
        )
        self.acts = QDialogButtonBox()
        self.acts.addButton(self.save_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.acts.addButton(self.print_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.close_button = self.acts.addButton(
            say(N_("Close")), QDialogButtonBox.ButtonRole.RejectRole
        )
        self.acts.rejected.connect(self.reject)
        parts = [above] if above is not None else []
        page = column(*parts, self.view, self.acts, gap=1.5, margin=2)
        page.setStretch(len(parts), 1)
        self.setLayout(page)
        self.view.changed.connect(self.follow)
        self._fit(parent)
        self.follow()

    def ask(self, work: Drawing) -> None:
        """Draws another paper; a newer wish overtakes an older one."""
        if self._task is not None:
            self._task.cancel()
        self._asked += 1
        asked = self._asked
        self.view.wait()
        self._task = self.session.read_long(
            self,
            self.words.gettext(N_("Making the paper")),
            lambda services, progress: drawn(work(services, progress)),
            lambda made: self._show(made, asked),
            failed=self._failed,
        )

    def save_paper(self) -> None:
        """Saves the paper in sight under a name of the user's choice."""
        shown = self.view.drawn
        if shown is None or shown.pdf is None:
            return
        path = self.ask_path(shown.paper.name, [_PDF])
        if path is not None:
            paper = shown.paper
            self.view.save(lambda services: papers.save_paper(services, paper, path), path)

    def ask_path(self, name: str, kinds: list[tuple[str, str]]) -> Path | None:
        """Asks for the name of a file of one of these kinds."""
        said = [(self.words.gettext(text), pattern) for text, pattern in kinds]
        title = self.words.gettext(N_("Save the paper"))
        return files.ask_save(self, self.words, title, said, name)

    def print_paper(self) -> None:
        """Asks how to print the paper in sight."""
        if self.printing is None:
            self.view.ask_how_to_print(self._open_printing)

    def follow(self) -> None:
        """Acts that make no sense now cannot be used."""
        there = self.view.pdf is not None
        self.save_button.setEnabled(there)
        self.print_button.setEnabled(there)

    def done(self, result: int) -> None:
        """See QDialog: what is being made is called off."""
        if self._task is not None:
            self._task.cancel()
        super().done(result)

    def _show(self, made: Drawn, asked: int) -> None:
        if asked == self._asked:
            self._task = None
            self.view.show_paper(made)

    def _failed(self, error: BaseException) -> None:
        """Without a paper there is nothing to see here."""
        problems.show(self, error, self.words)
        self.reject()

    def _open_printing(self, dialog: PrintDialog) -> None:
        self.printing = dialog
        dialog.finished.connect(self._printing_closed)
        dialog.open()

    def _printing_closed(self) -> None:
        self.printing = None

    def _act(
        self,
        text: str,
        run: Callable[[], object],
        keys: QKeySequence.StandardKey,
        role: str = "",
    ) -> QPushButton:
        made = button(text, role)
        made.clicked.connect(lambda: run())
        made.setShortcut(QKeySequence(keys))
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        made.setToolTip(f"{text} ({shown})")
        return made

    def _fit(self, parent: QWidget | None) -> None:
        """Roomy, but no larger than the window under it."""
        room = parent.window().size() if parent is not None else self.screen().availableSize()
        self.resize(
            min(space(_WIDTH), room.width() - space(4)),
            min(space(_HEIGHT), room.height() - space(4)),
        )
