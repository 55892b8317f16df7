"""One page, large: fitted to the window or at a size of one's own."""

from enum import Enum, auto

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QWidget

from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import colours, space
from vusta_desk.gui.widgets.papers.page_store import PageStore
from vusta_desk.gui.widgets.scroll_area import ScrollArea
from vusta_desk.i18n.catalogue import N_

ZOOMS = (25, 33, 50, 67, 75, 100, 125, 150, 200, 300, 400)  # per cent of the true size
_MOST_DPI = 600
_A_WHILE = 120  # milliseconds without another size until the page is drawn anew


class Fit(Enum):
    """What the size of the page follows."""

    PAGE = auto()
    WIDTH = auto()
    OWN = auto()


class PageView(ScrollArea):
    """Shows a page of the store. Page Up and Page Down turn pages where there is no more to see."""

    turned = Signal(int)  # a page, counted from 0, is wanted
    zoomed = Signal()

    def __init__(self, session: Session, store: PageStore) -> None:
        super().__init__()
        self._words, self._store = session.words, store
        self.fit = Fit.PAGE
        self.zoom = 100.0  # per cent
        self.page, self.count = 0, 0
        self._size_mm = (297.0, 210.0)
        self._sheet = _Sheet()
        self.setWidget(self._sheet)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._later = QTimer(self, singleShot=True, interval=_A_WHILE)
        self._later.timeout.connect(self._draw)
        store.ready.connect(self._drawn)

    def show_page(self, page: int, count: int, size_mm: tuple[float, float]) -> None:
        """Shows another page."""
        self.page, self.count, self._size_mm = page, count, size_mm
        self.setAccessibleName(
            self._words.say(N_("Page {number} of {count}"), number=page + 1, count=count)
        )
        self._sheet.picture = None
        self._measure()
        self._draw()
        self.verticalScrollBar().setValue(0)

    def set_fit(self, fit: Fit) -> None:
        """Fits the page, or its width, to the window."""
        self.fit = fit
        self._measure()
        self._draw()

    def zoom_by(self, steps: int) -> None:
        """The next larger (1) or smaller (-1) size."""
        larger = [each for each in ZOOMS if each > self.zoom + 0.5]
        smaller = [each for each in ZOOMS if each < self.zoom - 0.5]
        if steps > 0 and larger:
            self.zoom = larger[0]
        elif steps < 0 and smaller:
            self.zoom = smaller[-1]
        self.fit = Fit.OWN
        self._measure()
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """See QScrollArea."""
        super().resizeEvent(event)
        if self.fit is not Fit.OWN:
            self._measure()
            self._later.start()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """See QScrollArea."""
        super().showEvent(event)
        self._draw()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """See QScrollArea; with Ctrl it zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """See QScrollArea."""
        bar, key = self.verticalScrollBar(), event.key()
        if key == Qt.Key.Key_PageDown and bar.value() == bar.maximum():
            self.turned.emit(self.page + 1)
        elif key == Qt.Key.Key_PageUp and bar.value() == bar.minimum():
            self.turned.emit(self.page - 1)
        elif key == Qt.Key.Key_Home:
            self.turned.emit(0)
        elif key == Qt.Key.Key_End:
            self.turned.emit(self.count - 1)
        else:
            super().keyPressEvent(event)

    @property
    def is_drawn(self) -> bool:
        """Whether the page is there in the size shown."""
        return self._sheet.picture is not None and self._sheet.is_sharp

    def _measure(self) -> None:
        """The size of the sheet on the screen, in true millimetres at 100 %."""
        if not self.count:
            return
        per_mm = self.logicalDpiX() / 25.4
        width, height = (side * per_mm for side in self._size_mm)
        room = self.size() - QSize(space(4), space(4))
        if self.fit is Fit.WIDTH:
            if height * room.width() / width > room.height():  # the bar takes some of the width
                room -= QSize(self.verticalScrollBar().sizeHint().width(), 0)
            self.zoom = 100 * max(room.width() / width, 0.05)
        elif self.fit is Fit.PAGE:
            self.zoom = 100 * max(min(room.width() / width, room.height() / height), 0.05)
        factor = self.zoom / 100
        self._sheet.is_sharp = False
        self._sheet.setFixedSize(
            round(width * factor) + space(3), round(height * factor) + space(3)
        )
        self._sheet.update()
        self.zoomed.emit()

    def _dpi(self) -> int:
        wanted = self.logicalDpiX() * self.zoom / 100 * self.devicePixelRatioF()
        return max(min(round(wanted), _MOST_DPI), 10)

    def _draw(self) -> None:
        if self.count and (picture := self._store.picture(self.page, self._dpi())) is not None:
            self._sheet.picture = picture
            self._sheet.is_sharp = True
            self._sheet.update()

    def _drawn(self, page: int, dpi: int) -> None:
        if page == self.page and dpi == self._dpi():
            self._draw()


class _Sheet(QWidget):
    """White paper with a quiet line around it; a picture of another size is stretched meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self.picture: QImage | None = None
        self.is_sharp = False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """See QWidget."""
        edge = space(1.5)
        paper = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.fillRect(paper, Qt.GlobalColor.white)
            if self.picture is not None:
                painter.drawImage(paper, self.picture)
            painter.setPen(QColor(colours().line))
            painter.drawRect(paper)
