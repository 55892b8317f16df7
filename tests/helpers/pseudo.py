"""A made-up language that wraps every translated sentence in ⟦ ⟧, and what a window says bare."""

import gettext
import re
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QTabWidget,
    QWidget,
)

from vusta_desk.i18n.catalogue import Catalogue

_INNERMOST = re.compile(r"⟦[^⟦⟧]*⟧")
_CUT = re.compile(r"⟦.*…$")  # begins translated and is cut where there is no more room
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_ROWS = 30  # rows of a list that are looked at


class _Wrapping(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def pgettext(self, context: str, message: str) -> str:
        return f"⟦{message}⟧"


def pseudo_language() -> Catalogue:
    """Numbers and money are formatted as in Vietnamese."""
    return Catalogue("vi", _Wrapping())


def bare_texts(window: QWidget, known: Iterable[str] = ()) -> list[str]:
    """What the window shows that did not come out of the catalogue and is not `known` data.

    Names of keys, numbers and single letters are nobody's words.
    """
    whole = {text for text in known if text}
    data = sorted(whole, key=len, reverse=True)
    return sorted(text for text in set(_texts(window)) - whole if _is_bare(text, data))


def _is_bare(text: str, data: list[str]) -> bool:
    while _INNERMOST.search(text):
        text = _INNERMOST.sub(" ", text)
    text = _CUT.sub(" ", text)
    if not _LETTERS.search(text):
        return False
    for each in data:
        text = text.replace(each, " ")
    text = re.sub(r"\b(Ctrl|Shift|Alt|Return|Enter|Del|Esc|Up|Down|PgUp|PgDown|F\d+)\b", " ", text)
    return _LETTERS.search(text) is not None


def _texts(window: QWidget) -> Iterator[str]:
    yield window.windowTitle()
    for widget in (window, *window.findChildren(QWidget)):
        if widget.isVisibleTo(window):
            yield from _of_widget(widget)
    for menu in window.findChildren(QMenu):
        yield menu.title()
    for action in window.findChildren(QAction):
        yield from (action.text(), action.toolTip())


def _of_widget(widget: QWidget) -> Iterator[str]:
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    match widget:
        case QLabel():
            yield widget.text()
        case QAbstractButton():
            yield widget.text()
        case QGroupBox():
            yield widget.title()
        case QLineEdit():
            yield from (widget.placeholderText(), widget.text())
        case QPlainTextEdit():
            yield from (widget.placeholderText(), widget.toPlainText())
        case QComboBox():
            yield from (widget.itemText(at) for at in range(widget.count()))
        case QTabWidget():
            yield from (widget.tabText(at) for at in range(widget.count()))
        case QAbstractItemView():
            yield from _of_list(widget)


def _of_list(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    if model is None:
        return
    top, across = QModelIndex(), Qt.Orientation.Horizontal
    columns = 1 if isinstance(view, QListView) else model.columnCount(top)
    for column in range(columns):
        yield str(model.headerData(column, across) or "")
        for row in range(min(model.rowCount(top), _ROWS)):
            index = model.index(row, column)
            yield str(index.data() or "")
            for inner in range(min(model.rowCount(index), _ROWS)):
                yield str(model.index(inner, column, index).data() or "")
