"""The one icon set, drawn in the colours of the palette in use."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from vusta_desk.gui.theme import WITH_GAP, colours, icon_size

_SIZES = (16, 24, 32, 48, 64, 96)  # the largest for an empty page at 200 %


class Icons:
    """The icons in a folder, by name; a name that is not there is a KeyError."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, name: str, colour: str | None = None) -> QIcon:
        """An icon in `colour`, by default that of quiet text."""
        return _icon(self._folder, name, colour or colours().quiet, 1.0, _beside_text())

    def before_text(self, name: str, colour: str | None = None) -> QIcon:
        """The same with a gap at its end, for buttons; to be shown in `theme.icon_size()`."""
        return _icon(self._folder, name, colour or colours().quiet, WITH_GAP, _beside_text())


def _beside_text() -> frozenset[int]:
    """The heights in pixels that icons beside text have on the monitors there are.

    Drawn at just these they are sharp; drawn larger and made smaller they would be blurred.
    """
    height = icon_size().height()
    return frozenset(round(height * each.devicePixelRatio()) for each in QGuiApplication.screens())


@cache
def _icon(folder: Path, name: str, colour: str, width: float, exact: frozenset[int]) -> QIcon:
    file = folder / f"{name}.svg"
    if not file.is_file():
        raise KeyError(name)
    drawing = file.read_text("utf-8").replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    icon = QIcon()
    for size in sorted(exact.union(_SIZES)):
        picture = QPixmap(round(size * width), size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        icon.addPixmap(picture)
    return icon
