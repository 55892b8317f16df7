"""Pages of a PDF as pictures, made one at a time off the window, the last asked for first."""

from collections import OrderedDict

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from vusta_desk.gui.session import Session
from vusta_desk.usecases import pages
from vusta_desk.usecases.pages import Picture

_WAITING = 40  # pages asked for; older requests are forgotten, whoever still sees them asks again
_KEPT = 96_000_000  # bytes of pictures kept

Key = tuple[int, int]  # page and dots an inch


class PageStore(QObject):
    """The pictures of one PDF at a time. `ready` names page and dots an inch of a new one.

    Nothing is drawn while `where` it is shown is out of sight; what is shown again asks again.
    """

    ready = Signal(int, int)

    def __init__(self, session: Session, where: QWidget) -> None:
        super().__init__(where)
        self._session, self._where = session, where
        self._pdf: bytes | None = None
        self._kept: OrderedDict[Key, QImage] = OrderedDict()
        self._waiting: list[Key] = []
        self._is_drawing = False
        self._generation = 0
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._draw_next)

    def set_pdf(self, pdf: bytes | None) -> None:
        """Another PDF; nothing of the one before is kept."""
        self._pdf = pdf
        self._kept.clear()
        self._waiting.clear()
        self._generation += 1

    def picture(self, page: int, dpi: int) -> QImage | None:
        """The picture, or None and it is on its way."""
        key = page, dpi
        if (known := self._kept.get(key)) is not None:
            self._kept.move_to_end(key)
            return known
        if self._pdf is not None:
            if key in self._waiting:
                self._waiting.remove(key)
            self._waiting = [*self._waiting[-_WAITING + 1 :], key]
            self._soon.start()
        return None

    def _draw_next(self) -> None:
        if self._is_drawing or not self._waiting or self._pdf is None:
            return
        if not self._where.isVisible():
            return
        key, pdf, generation = self._waiting.pop(), self._pdf, self._generation
        self._is_drawing = True
        self._session.tasks.pure(
            self,
            lambda _: pages.page_image(pdf, *key),
            lambda picture: self._take(key, picture, generation),
            failed=lambda error: self._failed(error),
        )

    def _take(self, key: Key, picture: Picture, generation: int) -> None:
        self._is_drawing = False
        if generation == self._generation:
            self._kept[key] = image_of(picture)
            while len(self._kept) > 1 and _size(self._kept) > _KEPT:
                self._kept.popitem(last=False)
            self.ready.emit(*key)
        self._soon.start()

    def _failed(self, error: BaseException) -> None:
        self._is_drawing = False
        raise error


def image_of(picture: Picture) -> QImage:
    """A picture as Qt has it, with bytes of its own."""
    form = QImage.Format.Format_RGB32
    return QImage(picture.pixels, picture.width, picture.height, picture.stride, form).copy()


def _size(images: OrderedDict[Key, QImage]) -> int:
    return sum(image.sizeInBytes() for image in images.values())
