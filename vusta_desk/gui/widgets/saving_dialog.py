"""A dialog in which something is written: nothing is lost when it is closed by mistake."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from vusta_desk.domain.findings import Refused
from vusta_desk.gui import problems
from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets import unsaved
from vusta_desk.gui.widgets.layouts import button, column, frame, label, restyle, row
from vusta_desk.i18n.catalogue import N_, Catalogue


class SavingDialog(QDialog):
    """Content above, what is to be said and the two buttons below; Ctrl+S saves, Esc closes.

    A subclass says what `is_changed`, starts saving in `start_saving`, and reports its end with
    `has_saved` or `was_refused`. It likes to be `letters` wide and `lines` high; content that may
    be higher scrolls.
    """

    letters, lines = 66, 20

    def __init__(
        self, words: Catalogue, title: str, content: QWidget, save: str, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.words = words
        self._is_saving = False
        self.message = label("", "quiet")
        self.save_button = button(save, "primary")
        self.close_button = button(words.gettext(N_("Close")))
        keys = QKeySequence(QKeySequence.StandardKey.Save)
        shown = keys.toString(QKeySequence.SequenceFormat.NativeText)
        self.save_button.setToolTip(f"{save} ({shown})")
        self.save_button.clicked.connect(self.save)
        self.close_button.clicked.connect(self.reject)
        QShortcut(keys, self, self.save)
        buttons = QDialogButtonBox()  # in the order people are used to on this system
        buttons.addButton(self.save_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.close_button, QDialogButtonBox.ButtonRole.RejectRole)
        foot = row(self.message, buttons, margin=1.5)
        foot.setStretch(0, 1)
        page = column(content, frame("foot", foot), gap=0)
        page.setStretch(0, 1)
        self.setLayout(page)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(space(40))
        self.resize(self.sizeHint())

    @property
    def is_changed(self) -> bool:
        """Whether anything stands there that is not saved."""
        raise NotImplementedError

    @property
    def question(self) -> str:
        """What is asked when it is closed unsaved."""
        raise NotImplementedError

    def start_saving(self) -> bool:
        """Begins to save; False where what stands there cannot be (it has said why)."""
        raise NotImplementedError

    def save(self) -> None:
        """Saves what stands there; where that is refused, it is said and nothing is lost."""
        if self._is_saving:
            return
        self._set_saving(True)
        if not self.start_saving():
            self._set_saving(False)

    def has_saved(self) -> None:
        """It is saved: the dialog closes."""
        self._set_saving(False)
        self.accept()

    def was_refused(self, error: BaseException) -> None:
        """It was not saved: says why."""
        self._set_saving(False)
        if isinstance(error, Refused):
            self.show_message(problems.words_of(error, self.words), "problem")
        else:
            problems.show(self, error, self.words)

    def show_message(self, text: str, role: str = "quiet") -> None:
        """The line at the foot."""
        self.message.setText(text)
        restyle(self.message, role)

    def may_close(self) -> bool:
        """Whether nothing is lost by closing; asks where something would be.

        Where the answer is to save, the dialog closes by itself once that is done.
        """
        if self._is_saving:
            return False
        if not self.is_changed:
            return True
        answer = unsaved.ask(self, self.words, self.question)
        if answer is unsaved.Leave.SAVE:
            self.save()
            return not self.isVisible()
        return answer is unsaved.Leave.DISCARD

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Roomy, but never larger than the window under it."""
        metrics = self.fontMetrics()
        width, height = metrics.averageCharWidth() * self.letters, metrics.height() * self.lines
        over = self.parentWidget()
        room = over.window().size() if over else self.screen().availableSize()
        return QSize(min(width, room.width() - space(6)), min(height, room.height() - space(8)))

    def reject(self) -> None:
        """Esc, the button and the cross of the window: see `may_close`."""
        if self.isVisible() and self.may_close():
            super().reject()

    def _set_saving(self, is_saving: bool) -> None:
        self._is_saving = is_saving
        self.save_button.setEnabled(not is_saving)
