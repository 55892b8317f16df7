"""The one icon set, drawn in the colours of the palette in use."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from vusta_desk.gui.theme import WITH_GAP, colours

_SIZES = (16, 20, 24, 32, 48, 64)


class Icons:
    """The icons in a folder, by name; a name that is not there is a KeyError."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, name: str, colour: str | None = None) -> QIcon:
        """An icon in `colour`, by default that of quiet text."""
        return _icon(self._folder, name, colour or colours().quiet, 1.0)

    def before_text(self, name: str, colour: str | None = None) -> QIcon:
        """The same with a gap at its end, for buttons; to be shown in `theme.icon_size()`."""
        return _icon(self._folder, name, colour or colours().quiet, WITH_GAP)


@cache
def _icon(folder: Path, name: str, colour: str, width: float) -> QIcon:
    file = folder / f"{name}.svg"
    if not file.is_file():
        raise KeyError(name)
    drawing = file.read_text("utf-8").replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    icon = QIcon()
    for size in _SIZES:
        picture = QPixmap(round(size * width), size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        icon.addPixmap(picture)
    return icon
