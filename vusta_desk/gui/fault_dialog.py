"""An unexpected error: one dialog with a report, wherever the error came from; the program goes on.

Errors come from slots, from workers and from any other thread; the report is made and kept at once
where they come up, the dialog is shown by the event loop, and never a second one beside the first.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QWidget

from vusta_desk.gui.theme import fixed_font, space
from vusta_desk.gui.widgets.layouts import button, column, label, text_area
from vusta_desk.i18n.catalogue import Catalogue

Keep = Callable[[BaseException], tuple[str, str]]  # the report, and where it was kept ("" nowhere)


class FaultDesk(QObject):
    """Takes errors in from any thread. `words` are asked for when a dialog is made."""

    _came = Signal(str, str)

    def __init__(self, keep: Keep, words: Callable[[], Catalogue]) -> None:
        super().__init__()
        self._keep, self._words = keep, words
        self.dialog: FaultDialog | None = None
        self._came.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def take(self, error: BaseException) -> None:
        """Keeps the report of an error and lets it be shown."""
        report, log = self._keep(error)
        self._came.emit(report, log)

    def _show(self, report: str, log: str) -> None:
        if self.dialog is not None:
            self.dialog.add(report)
            return
        self.dialog = FaultDialog(report, log, self._words(), QApplication.activeWindow())
        self.dialog.finished.connect(self._forget)
        self.dialog.open()

    def _forget(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None


class FaultDialog(QDialog):
    """What happened, in calm words, and a report that names nobody."""

    def __init__(self, report: str, log: str, words: Catalogue, parent: QWidget | None) -> None:
        super().__init__(parent)
        say = words.say
        self.setWindowTitle(say("An unexpected error"))
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        heading = label(say("Something in the program went wrong."), "heading")
        safe = label(
            say(
                "What was saved so far is safe, and you can go on working. The last act may not "
                "have been done: look whether it was, and do it again if not."
            )
        )
        about = label(
            say(
                "The report below helps whoever looks after the program. It holds kinds of errors "
                "and lines of the program only: no names, no numbers, nothing typed."
            ),
            "quiet",
        )
        self.report = text_area(report)
        self.report.setReadOnly(True)
        self.report.setAccessibleName(say("Report"))
        self.report.setFont(fixed_font())
        self.report.setMinimumHeight(space(20))
        kept = label(say("Kept in {log}", log=log) if log else "", "quiet", select=True)
        kept.setVisible(bool(log))
        self.copy_button = button(say("Copy the report"))
        self.copy_button.clicked.connect(self._copy)
        self.close_button = button(say("Go on working"), "primary")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        box = QDialogButtonBox()
        box.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)
        box.addButton(self.close_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.setLayout(column(heading, safe, about, self.report, kept, box, gap=1.5, margin=3))
        self.resize(space(80), space(58))
        self.close_button.setFocus()

    def add(self, report: str) -> None:
        """Another error while this one is read."""
        self.report.appendPlainText(f"\n{report}")

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.report.toPlainText())
