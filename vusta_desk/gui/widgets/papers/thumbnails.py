"""The pages as small pictures, drawn as they come into sight."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QListView

from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import colours, space
from vusta_desk.gui.widgets.papers.page_store import PageStore
from vusta_desk.gui.widgets.table import Index
from vusta_desk.i18n.catalogue import N_

_NO_INDEX = QModelIndex()


class Thumbnails(QListView):
    """A column of pages with their numbers and whom they are for; one is chosen."""

    chosen = Signal(int)  # a page, counted from 0

    def __init__(self, session: Session, store: PageStore) -> None:
        super().__init__()
        self._model = _Pages(session, store)
        self.setModel(self._model)
        self.setViewMode(QListView.ViewMode.ListMode)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSpacing(space(0.25))
        self.setAccessibleName(session.words.gettext(N_("Pages")))
        self.selectionModel().currentChanged.connect(self._tell)

    def show_pages(self, count: int, size_mm: tuple[float, float], titles: Sequence[str]) -> None:
        """Shows so many pages of this size; `titles` name those that are for one person."""
        width = self.fontMetrics().averageCharWidth() * 13
        self.setIconSize(QSize(width, round(width * size_mm[1] / size_mm[0])))
        dpi = round(width * self.devicePixelRatioF() * 25.4 / size_mm[0])
        self._model.show_pages(count, titles, dpi, self.iconSize())

    def choose(self, page: int) -> None:
        """Chooses a page and brings it into sight; says nothing of it."""
        index = self._model.index(page)
        if index.isValid() and index.row() != self.currentIndex().row():
            self.selectionModel().blockSignals(True)
            self.setCurrentIndex(index)
            self.selectionModel().blockSignals(False)
            self.viewport().update()
        if index.isValid():
            self.scrollTo(index)

    def _tell(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.row())


class _Pages(QAbstractListModel):
    def __init__(self, session: Session, store: PageStore) -> None:
        super().__init__()
        self._words, self._store = session.words, store
        self._count = 0
        self._titles: Sequence[str] = ()
        self._dpi = 0
        self._sheet = QPixmap()
        store.ready.connect(self._drawn)

    def show_pages(self, count: int, titles: Sequence[str], dpi: int, size: QSize) -> None:
        """Shows other pages; until one is drawn, an empty sheet of this size stands for it."""
        self.beginResetModel()
        sheet = QImage(size, QImage.Format.Format_RGB32)
        sheet.fill(Qt.GlobalColor.white)
        self._sheet = _framed(sheet)
        self._count, self._titles, self._dpi = count, titles, dpi
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: N802 - Qt's name
        """See QAbstractListModel."""
        return 0 if parent.isValid() else self._count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """See QAbstractListModel."""
        if not index.isValid():
            return None
        page = index.row()
        if role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return self._title(page)
        if role == Qt.ItemDataRole.DecorationRole:
            picture = self._store.picture(page, self._dpi)
            return _framed(picture) if picture is not None else self._sheet
        return None

    def _title(self, page: int) -> str:
        if page < len(self._titles):
            return self._words.say(N_("{number}. {name}"), number=page + 1, name=self._titles[page])
        return self._words.say(N_("Page {number}"), number=page + 1)

    def _drawn(self, page: int, dpi: int) -> None:
        if dpi == self._dpi:
            index = self.index(page)
            self.dataChanged.emit(index, index, [Qt.ItemDataRole.DecorationRole])


def _framed(picture: QImage) -> QPixmap:
    """The page with a line around it, which white paper on white needs."""
    framed = QPixmap.fromImage(picture)
    with QPainter(framed) as painter:
        painter.setPen(QColor(colours().line))
        painter.drawRect(framed.rect().adjusted(0, 0, -1, -1))
    return framed
