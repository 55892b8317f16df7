"""Leaving something half written: it is saved, given up or gone on with, never lost by mistake."""

from enum import Enum, auto

from PySide6.QtWidgets import QMessageBox, QWidget

from vusta_desk.gui import problems
from vusta_desk.i18n.catalogue import N_, Catalogue


class Leave(Enum):
    """What is to become of it."""

    SAVE = auto()
    DISCARD = auto()
    STAY = auto()


def ask(parent: QWidget, words: Catalogue, question: str) -> Leave:
    """Asks what to do with what is not saved; closing the question means to stay."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(words.gettext(N_("Not saved yet")))
    box.setText(question)
    save = box.addButton(words.gettext(N_("Save")), QMessageBox.ButtonRole.AcceptRole)
    discard = box.addButton(
        words.gettext(N_("Discard the changes")), QMessageBox.ButtonRole.DestructiveRole
    )
    stay = box.addButton(words.gettext(N_("Go on editing")), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(save)
    box.setEscapeButton(stay)
    chosen = problems.answer(box)
    return Leave.SAVE if chosen is save else Leave.DISCARD if chosen is discard else Leave.STAY
