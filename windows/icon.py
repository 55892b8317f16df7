"""`python -m windows.icon` draws resources/icons/app.ico anew from app.svg, in every size."""

import io

from PIL import Image
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from windows.places import ROOT

_ICONS = ROOT / "resources" / "icons"
_SIZES = (256, 128, 64, 48, 40, 32, 24, 20, 16)  # pixels; the odd ones are for 125 and 150 %


def main() -> None:
    """Each size is drawn by itself: a picture made smaller would blur the star."""
    drawing = QSvgRenderer(str(_ICONS / "app.svg"))
    largest, *others = [_drawn(drawing, size) for size in _SIZES]
    sizes = [(size, size) for size in _SIZES]
    largest.save(_ICONS / "app.ico", sizes=sizes, append_images=others)


def _drawn(drawing: QSvgRenderer, size: int) -> Image.Image:
    picture = QImage(size, size, QImage.Format.Format_ARGB32)
    picture.fill(0)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drawing.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    picture.save(buffer, b"PNG")
    return Image.open(io.BytesIO(buffer.data().data())).convert("RGBA")


if __name__ == "__main__":
    main()
