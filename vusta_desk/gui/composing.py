"""Vietnamese letters typed in parts become whole letters (NFC) in every field, when it is left.

Unikey types by sending backspaces and the letters anew, one for each sign it believes to stand
there. Set to "composed of parts" it counts a letter and its tone mark as two signs; a field that
made them one while they are being typed would lose the letter before with the next backspace. So
nothing is changed under the hand of who types. What reads a field meanwhile does not mind: a search
folds letters, use cases tidy every text, passwords are composed where they are made into keys.
"""

from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from vusta_desk.domain.unicode_forms import composed


def follow(application: QApplication) -> None:
    """From now on every field of the program is looked at when the keyboard leaves it."""
    application.focusChanged.connect(_left)


def _left(before: QWidget | None, _: QWidget | None) -> None:
    if isinstance(before, QComboBox):  # one that is typed into
        before = before.lineEdit()
    if isinstance(before, QLineEdit) and not before.isReadOnly():
        _compose_line(before)
    elif isinstance(before, QPlainTextEdit) and not before.isReadOnly():
        _compose_page(before)


def _compose_line(line: QLineEdit) -> None:
    text = line.text()
    if (whole := composed(text)) != text:
        at, is_modified = len(composed(text[: line.cursorPosition()])), line.isModified()
        line.setText(whole)
        line.setCursorPosition(at)
        line.setModified(is_modified)


def _compose_page(page: QPlainTextEdit) -> None:
    text = page.toPlainText()
    if (whole := composed(text)) != text:
        cursor, bar = page.textCursor(), page.verticalScrollBar()
        seen = bar.value()
        at = len(composed(text[: cursor.position()]))
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(whole)
        cursor.setPosition(at)
        page.setTextCursor(cursor)
        bar.setValue(seen)
