"""Typing into a cell of the roster: a day is read as people write it, what is wrong is said."""

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QObject, QPoint, Qt
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import (
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from vusta_desk.gui.widgets.partial_date_edit import DayEdit
from vusta_desk.gui.widgets.table import Index
from vusta_desk.i18n.catalogue import Catalogue


class CellEditors(QStyledItemDelegate):
    """Makes the editors of the cells: a line, for a day one that knows days."""

    def __init__(self, words: Catalogue, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words

    def createEditor(  # noqa: N802 - Qt's name
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        """See QStyledItemDelegate."""
        columns = getattr(index.model(), "columns", ())
        column = columns[index.column()]
        editor = _DayCell(self._words) if column.id == "decision_date" else QLineEdit()
        editor.setParent(parent)
        editor.setMinimumWidth(0)
        editor.setAutoFillBackground(True)
        editor.setAccessibleName(column.title)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802 - Qt's name
        """See QStyledItemDelegate: what is being typed is left alone when the data changes."""
        value: Any = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, QLineEdit) and editor.isModified():
            return
        if isinstance(editor, DayEdit):
            editor.set_value(value)
        elif isinstance(editor, QLineEdit):
            editor.setText(value or "")

    def setModelData(  # noqa: N802 - Qt's name
        self, editor: QWidget, model: QAbstractItemModel, index: Index
    ) -> None:
        """See QStyledItemDelegate: no day is taken from words that are none."""
        if isinstance(editor, DayEdit):
            if editor.is_valid:
                model.setData(index, editor.value())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())


class _DayCell(DayEdit):
    """Stays open while its words are no day."""

    def __init__(self, words: Catalogue) -> None:
        super().__init__(words)
        self.setValidator(_Days(self))
        self.problem.connect(self._tell)

    def _tell(self, problem: str) -> None:
        if problem:
            QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), problem, self)
        else:
            QToolTip.hideText()


class _Days(QValidator):
    def __init__(self, edit: DayEdit) -> None:
        super().__init__(edit)
        self._edit = edit

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        """See QValidator: anything may be typed, only a day is done."""
        state = QValidator.State
        return (state.Acceptable if self._edit.is_valid else state.Intermediate), text, place

    def fixup(self, text: str) -> str:
        """See QValidator: says what is wrong and changes nothing."""
        self._edit.tell()
        return text
