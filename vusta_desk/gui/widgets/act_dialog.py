"""A dialog with one act: open until the act is done, and nothing typed is lost by mistake."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from vusta_desk.domain.findings import Refused
from vusta_desk.gui import problems
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets import unsaved
from vusta_desk.gui.widgets.layouts import column, holding, label, scrolling
from vusta_desk.i18n.catalogue import N_

Done = Callable[[], None]


class ActDialog(QDialog):
    """What is asked stands in `body`, below it what was refused, then the act and Cancel.

    A dialog of one's own says how to `perform` the act; it may `check` its fields first, say what
    was refused beside a field (`refuse`), and tell whether anything was typed (`is_changed`).
    """

    def __init__(self, session: Session, title: str, act: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.session, self.words = session, session.words
        self._is_acting = False
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.body: QVBoxLayout = column(gap=1.5)
        self.problem = label("", "problem")
        self.problem.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.act_button: QPushButton = self.buttons.addButton(
            act, QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.act_button.setProperty("role", "primary")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._inside = holding(self.body)
        self._inside.installEventFilter(self)
        self._area = scrolling(self._inside)
        page = column(self._area, self.problem, 1, self.buttons, margin=2)
        page.setStretch(0, 1)
        self.setLayout(page)
        # Only now, for a button outside of a dialog is no dialog's default: once Cancel had had the
        # keyboard, Enter would cancel for ever after.
        self.act_button.setDefault(True)
        self.setMinimumWidth(max(space(56), self.fontMetrics().averageCharWidth() * 60))

    @property
    def is_changed(self) -> bool:
        """Whether something would be lost by closing."""
        return False

    def check(self) -> bool:
        """Whether the act can be tried; says beside the fields why not."""
        return True

    def perform(self, done: Done, failed: Callable[[BaseException], None]) -> None:
        """Begins the act."""
        done()

    def call_off(self) -> None:
        """Calls off the act under way; `was_called_off` ends it. By default it is waited for."""

    def was_called_off(self) -> None:
        """The act was called off: it can be tried again."""
        self._set_acting(False)

    def refuse(self, refused: Refused) -> bool:
        """Says a refusal beside the field it is about; False where it is about none."""
        return False

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """See QDialog: as high as what is asked needs, as far as the screen goes."""
        super().showEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Makes room when something more is said beside a field."""
        if watched is self._inside and event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return False

    def accept(self) -> None:
        """Carries the act out; closed once it is done."""
        self.complain("")
        if self.act_button.isEnabled() and self.check():
            self._set_acting(True)
            self.perform(super().accept, self._failed)

    def reject(self) -> None:
        """Closes without the act, unless what was typed is wanted after all.

        An act under way is called off where that can be done, else it is waited for.
        """
        if self._is_acting:
            self.call_off()
            return
        if self.is_changed:
            question = self.words.gettext(N_("What you have typed here is not saved yet."))
            answer = unsaved.ask(self, self.words, question)
            if answer is unsaved.Leave.SAVE:
                self.accept()
            if answer is not unsaved.Leave.DISCARD:
                return
        super().reject()

    def complain(self, problem: str) -> None:
        """Words above the buttons."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def _fit(self) -> None:
        """Room for the body without scrolling, where the screen has it."""
        width = self.width() - 2 * space(2)
        needed = max(self.body.totalHeightForWidth(width), self.body.totalMinimumSize().height())
        seen = self._area.viewport().height()  # the style gives the area a rim
        others = self.height() - seen
        most = self.screen().availableGeometry().height() * 9 // 10 - others
        if seen < min(needed, most):
            self.resize(self.width(), min(needed, most) + others)

    def _set_acting(self, is_acting: bool) -> None:
        self._is_acting = is_acting
        self.act_button.setEnabled(not is_acting)

    def _failed(self, error: BaseException) -> None:
        self._set_acting(False)
        if not isinstance(error, Refused):
            problems.show(self, error, self.words)
        elif not self.refuse(error):
            self.complain(problems.words_of(error, self.words))
