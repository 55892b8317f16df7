"""What the shades of the chart mean, in words."""

from collections.abc import Sequence

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QWidget

from vusta_desk.gui.screens.forecast.chart import shade_of, swatch
from vusta_desk.gui.theme import Colours, colours, space
from vusta_desk.gui.widgets.flow import FlowLayout
from vusta_desk.gui.widgets.layouts import clear, holding, label, row
from vusta_desk.i18n.catalogue import N_, Catalogue


class Legend(QWidget):
    """A sample and a word for each level, and for what is only possible."""

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self._words = words
        self._shown: tuple[tuple[int, ...], Colours, int] | None = None
        self._flow = FlowLayout(gap=2)
        self.setLayout(self._flow)

    def show_levels(self, levels: Sequence[int]) -> None:
        """Shows these, from low to high."""
        shown = tuple(levels), colours(), self._side()
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._flow)
        for level in levels:
            text = self._words.say(N_("{level} years"), level=level)
            self._add(shade_of(level, levels), text)
        text = self._words.gettext(N_("hatched: possible besides"))
        self._add(QColor(colours().gold), text, is_hatched=True)

    def _add(self, shade: QColor, text: str, *, is_hatched: bool = False) -> None:
        picture = QLabel()
        picture.setPixmap(
            swatch(shade, self._side(), self.devicePixelRatioF(), is_hatched=is_hatched)
        )
        self._flow.addWidget(holding(row(picture, label(text, "quiet", wrap=False), gap=0.5)))

    def _side(self) -> int:
        return max(space(2), round(self.fontMetrics().height() * 0.8))
