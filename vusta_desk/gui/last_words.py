"""What a program without a console had to say: a sentence in a message, a longer text to scroll."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QMessageBox,
    QPlainTextEdit,
)

from vusta_desk.gui.application import make_application
from vusta_desk.gui.theme import fixed_font, space
from vusta_desk.gui.widgets.layouts import column
from vusta_desk.i18n.catalogue import N_, Catalogue

_TITLE = "VUSTA Desk"
_SENTENCE = 4  # lines at most
_SEEN = (100, 32)  # letters and lines of a longer text in sight at most


def show(text: str, words: Catalogue) -> None:
    """Shows the text and waits until it is closed; made to be the last thing a program does."""
    application = QApplication.instance() or make_application()
    dialog = message(text, words)
    dialog.exec()
    del dialog, application


def message(text: str, words: Catalogue) -> QDialog:
    """The message, not shown yet."""
    close = words.gettext(N_("Close"))
    if len(text.splitlines()) <= _SENTENCE:
        box = QMessageBox(QMessageBox.Icon.Information, _TITLE, text)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.addButton(close, QMessageBox.ButtonRole.AcceptRole)
        return box
    return LongText(text, close, words.gettext(N_("What the program says")))


class LongText(QDialog):
    """Lines as on a console, to be read and copied."""

    def __init__(self, text: str, close: str, name: str) -> None:
        super().__init__()
        self.setWindowTitle(_TITLE)
        self.text = QPlainTextEdit(text)
        self.text.setReadOnly(True)
        self.text.setFont(fixed_font())
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setAccessibleName(name)
        buttons = QDialogButtonBox()
        buttons.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        self.setLayout(column(self.text, buttons, margin=2))
        lines, letters = text.splitlines(), self.text.fontMetrics()
        width = min(max(map(len, lines)), _SEEN[0]) * letters.averageCharWidth() + space(10)
        height = min(len(lines), _SEEN[1]) * letters.lineSpacing() + space(12)
        room = self.screen().availableSize()
        self.resize(min(width, room.width() * 9 // 10), min(height, room.height() * 9 // 10))
