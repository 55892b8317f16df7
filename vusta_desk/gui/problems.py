"""What is refused, in words; what was not expected goes to the fault report."""

import sys

from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget

from vusta_desk.domain.findings import Refused
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.messages import sentence
from vusta_desk.jobs import Cancelled


def words_of(error: Refused, words: Catalogue) -> str:
    """The sentence of a refusal."""
    return sentence(error.code, error.details, words)


def show(parent: QWidget | None, error: BaseException, words: Catalogue) -> None:
    """One message for a refusal; any other error takes the way of every unexpected one."""
    if isinstance(error, Cancelled):
        return
    if not isinstance(error, Refused):
        sys.excepthook(type(error), error, error.__traceback__)
        return
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(words.gettext(N_("This was not done")))
    box.setText(words_of(error, words))
    box.setStandardButtons(QMessageBox.StandardButton.Ok)
    answer(box)


def confirm(
    parent: QWidget | None,
    words: Catalogue,
    question: str,
    act: str,
    more: str = "",
    stay: str = "",
) -> bool:
    """Asks once before what cannot simply be undone; the buttons say what they do.

    `stay` are the words of the button that does nothing, where "Cancel" could be misread.
    """
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(words.gettext(N_("Please confirm")))
    box.setText(question)
    box.setInformativeText(more)
    yes = box.addButton(act, QMessageBox.ButtonRole.AcceptRole)
    no = box.addButton(QMessageBox.StandardButton.Cancel)
    if stay:
        no.setText(stay)
    box.setDefaultButton(no)
    return answer(box) is yes


def answer(box: QMessageBox) -> QAbstractButton | None:
    """Shows a message and gives the button that was pressed; the message is let go."""
    box.exec()
    pressed: QAbstractButton | None = box.clickedButton()
    box.deleteLater()  # else every message would be kept as long as the window
    return pressed
