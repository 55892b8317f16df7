"""Pages of help as documents: for the window, and laid out on A4 sheets as a PDF.

Markdown alone says what is a heading or a table; how they look is said here, once for both.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from vusta_desk.gui.theme import line_height

_LARGER = {1: 2, 2: 1}  # steps of Qt's sizes by which headings are larger: half, a fifth
_DPI = 1200
_POINTS = 10.5
_MARGIN = 17.0  # mm
_LONG = 12  # rows of a table
_GRID = "#8a847c"
_FAMILY = "Tinos"
_LINE_BREAK = ("\\\n  ", "\u2028")  # in a list Qt would begin another entry
_PIXELS = 96 / 72  # of a point; on paper Qt makes as much of them


def fill(
    document: QTextDocument, text: str, font: QFont, grid: str = _GRID, *, on_paper: bool = False
) -> None:
    """Puts the Markdown `text` into a document and gives its blocks their look."""
    document.setUndoRedoEnabled(False)
    document.setDefaultFont(font)
    document.setMarkdown(text.replace(*_LINE_BREAK))
    step = font.pointSizeF() * _PIXELS
    for cursor in _blocks(document):
        level = cursor.blockFormat().headingLevel()
        if level:
            letters = QTextCharFormat()
            letters.setProperty(QTextFormat.Property.FontSizeAdjustment, _LARGER.get(level, 0))
            cursor.mergeCharFormat(letters)
        form = QTextBlockFormat()
        if on_paper:
            _fit_for_paper(cursor, form)
        else:
            _make_whole(form, font, level)
        if cursor.currentTable() is None:
            above = 0.0 if cursor.block().position() == 0 else 1.2 if level else 0.3
            form.setTopMargin(step * above)
            form.setBottomMargin(step * (0.5 if level else 0.3))
        cursor.mergeBlockFormat(form)
    for table in _tables(document):
        _rule(table, grid, step)


def pdf_of(title: str, text: str, fonts: Path) -> bytes:
    """The Markdown `text` on A4 sheets, in the Tinos of the folder `fonts`."""
    for file in sorted(fonts.glob(f"{_FAMILY}-*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setTitle(title)
    writer.setCreator("VUSTA Desk")
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    sheet = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(
        QPageLayout(sheet, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)
    )
    document = QTextDocument()
    document.documentLayout().setPaintDevice(writer)
    font = QFont(_FAMILY)
    font.setPointSizeF(_POINTS)
    fill(document, text, font, on_paper=True)
    document.setDocumentMargin(0)
    document.setPageSize(QSizeF(writer.width(), writer.height()))
    document.print_(writer)
    buffer.close()
    return bytes(content.data())


def _blocks(document: QTextDocument) -> Iterator[QTextCursor]:
    block = document.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        yield cursor
        block = block.next()


def _fit_for_paper(cursor: QTextCursor, form: QTextBlockFormat) -> None:
    """One typeface, which is ours; a table to be filled in begins a sheet with its heading."""
    if not cursor.hasSelection():
        return
    letters = QTextCharFormat()
    letters.setFontFamilies([_FAMILY])
    letters.setFontFixedPitch(False)
    cursor.mergeCharFormat(letters)
    after = QTextCursor(cursor.block().next())
    table = cast("QTextTable | None", after.currentTable())
    if cursor.blockFormat().headingLevel() and table is not None and table.rows() >= _LONG:
        form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)


def _make_whole(form: QTextBlockFormat, font: QFont, level: int) -> None:
    """Leaves room for the marks above capitals, which the screen would cut."""
    letters = QFont(font)
    letters.setPointSizeF(font.pointSizeF() * (1, 1.5, 1.2)[level if level in _LARGER else 0])
    least = QTextBlockFormat.LineHeightTypes.MinimumHeight.value
    form.setLineHeight(line_height(letters), least)


def _tables(document: QTextDocument) -> Iterator[QTextTable]:
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            yield frame


def _rule(table: QTextTable, grid: str, step: float) -> None:
    """As wide as the page, with quiet lines and room in the cells."""
    form = table.format()
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    form.setBorder(1)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderBrush(QColor(grid))
    form.setBorderCollapse(True)
    form.setCellPadding(step * 0.4)
    form.setTopMargin(step * 0.6)
    form.setBottomMargin(step * 0.6)
    table.setFormat(form)
