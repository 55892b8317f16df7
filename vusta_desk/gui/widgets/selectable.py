"""Words that can be selected and copied, drawn whole."""

from typing import cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QLabel

from vusta_desk.gui.theme import line_height


class SelectableLabel(QLabel):
    """Plain text to be selected; marks above its capitals are never cut.

    Qt cuts such a text at the top of its first line, whatever room is left above. So its lines are
    made as high as the letters; the label lays its text out late, so this is seen to each time.
    """

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("lines", "whole")  # the theme's room above is not needed as well
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """See QLabel."""
        self._make_whole()
        return super().sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """See QLabel."""
        self._make_whole()
        return super().minimumSizeHint()

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """See QLabel."""
        self._make_whole()
        return super().heightForWidth(width)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """See QLabel."""
        self._make_whole()
        super().paintEvent(event)

    def _make_whole(self) -> None:
        self.ensurePolished()  # the theme gives the size of the letters
        super().sizeHint()  # puts the text into the document
        document = cast("QTextDocument | None", self.findChild(QTextDocument))
        if document is None:
            return
        wanted = line_height(self.font())
        last = document.lastBlock().blockFormat()
        least = QTextBlockFormat.LineHeightTypes.MinimumHeight.value
        if last.lineHeightType() == least and last.lineHeight() == wanted:
            return
        whole = QTextBlockFormat()
        whole.setLineHeight(wanted, least)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(whole)
        self.setIndent(self.indent())  # has the label measure its text again
