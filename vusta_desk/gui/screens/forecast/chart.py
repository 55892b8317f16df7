"""Badges to come as bars: a bar a year or a round, a part a level, what is only possible hatched.

Each part says its level where there is room for it, and the bar its sum; the table beside has
every figure, and a screen reader is told them in words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, log10

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QToolTip, QWidget

from vusta_desk.domain.forecast import Count, Sums
from vusta_desk.gui.theme import colours, space
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.forecast_words import count_text
from vusta_desk.i18n.formats import number

_LINES = 4  # across the chart, at most


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar and what it stands for; `id` is told when somebody points at it.

    `short` is written where there is no room for the title, `group` once for it and those after it.
    """

    id: str
    title: str
    sums: Sums
    short: str = ""
    group: str = ""

    @property
    def total(self) -> Count:
        """All levels together."""
        counts = self.sums.levels.values()
        return Count(sum(each.certain for each in counts), sum(each.possible for each in counts))


class ForecastChart(QWidget):
    """Draws bars, tells which one is pointed at, marks the chosen one."""

    asked = Signal(str)  # the id of a bar

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self._words = words
        self._bars: tuple[Bar, ...] = ()
        self._levels: tuple[int, ...] = ()
        self._chosen = ""
        self.setMinimumHeight(self.fontMetrics().height() * 10)
        self.setAccessibleName(words.gettext(N_("Badges to come, as bars")))

    def show_bars(self, bars: Sequence[Bar], levels: Sequence[int]) -> None:
        """Shows these; `levels` from low to high give each level its shade."""
        self._bars, self._levels = tuple(bars), tuple(levels)
        self.setAccessibleDescription("\n".join(map(self.told, self._bars)))
        self.update()

    def choose(self, id_: str) -> None:
        """Marks a bar."""
        self._chosen = id_
        self.update()

    def told(self, bar: Bar) -> str:
        """A bar in words, level by level from high to low."""
        language = self._words.language
        levels = ", ".join(
            self._words.say(
                N_("level {level}: {count}"), level=level, count=count_text(count, language)
            )
            for level, count in bar.sums.levels.items()
        )
        text = N_("{title}: {count} badges in all") if levels else N_("{title}: no badges")
        said = self._words.say(text, title=bar.title, count=count_text(bar.total, language))
        return f"{said}; {levels}" if levels else said

    def bar_at(self, place: QPointF) -> Bar | None:
        """The bar over whose ground a point lies."""
        ground = self._ground()
        if not self._bars or not ground.left() <= place.x() < ground.right():
            return None
        return self._bars[int((place.x() - ground.left()) / ground.width() * len(self._bars))]

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """See QWidget."""
        return QSize(space(60), self.fontMetrics().height() * 12)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """See QWidget."""
        bar = self.bar_at(event.position())
        if bar is not None:
            self.asked.emit(bar.id)

    def event(self, event: QEvent) -> bool:
        """See QWidget; what a bar stands for is told where the pointer rests."""
        if isinstance(event, QHelpEvent):
            bar = self.bar_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.told(bar) if bar else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """See QWidget."""
        if not self._bars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self._ground()
        step, top = _scale(max(bar.total.most for bar in self._bars))
        self._paint_lines(painter, ground, step, top)
        each = ground.width() / len(self._bars)
        for place, bar in enumerate(self._bars):
            slot = QRectF(ground.left() + place * each, ground.top(), each, ground.height())
            self._paint_bar(painter, bar, slot, top)
        painter.end()

    # --- Parts ------------------------------------------------------------------------------------

    def _ground(self) -> QRectF:
        """Where bars stand: beside the figures, above the names, below the highest sum."""
        line = self.fontMetrics().height()
        figures = self.fontMetrics().horizontalAdvance(number(9_999, self._words.language))
        rows = 2 if any(bar.group for bar in self._bars) else 1
        left, below = figures + space(1), line * rows + space(1)
        return QRectF(left, line * 1.4, self.width() - left, self.height() - below - line * 1.4)

    def _paint_lines(self, painter: QPainter, ground: QRectF, step: int, top: int) -> None:
        shown = colours()
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for value in range(0, top + 1, step):
            y = ground.bottom() - ground.height() * value / top
            painter.setPen(QPen(QColor(shown.faint if value == 0 else shown.line), 1))
            painter.drawLine(QPointF(ground.left(), y), QPointF(ground.right(), y))
            painter.setPen(QColor(shown.quiet))
            line = self.fontMetrics().height()
            figure = QRectF(0, y - line / 2, ground.left() - space(1), line)
            painter.drawText(figure, right, number(value, self._words.language))

    def _paint_bar(self, painter: QPainter, bar: Bar, slot: QRectF, top: int) -> None:
        shown = colours()
        is_chosen = bar.id == self._chosen
        if is_chosen:
            painter.fillRect(slot.adjusted(1, 0, -1, 0), QColor(shown.tint))
        body = min(slot.width() * 0.72, space(9))
        left, y = slot.center().x() - body / 2, slot.bottom()
        for level, count, is_hatched in self._parts(bar):
            height = slot.height() * count / top
            part = QRectF(left, y - height, body, height)
            self._paint_part(painter, part, level, is_hatched=is_hatched)
            y -= height
        self._paint_names(painter, bar, slot)
        line = self.fontMetrics().height()
        above = QRectF(slot.left(), y - line * 1.1, slot.width(), line)
        painter.setPen(QColor(shown.ink))
        if bar.total.most:
            self._paint_text(painter, above, count_text(bar.total, self._words.language))

    def _parts(self, bar: Bar) -> list[tuple[int, int, bool]]:
        """The parts from the ground up: what is certain, then what is possible besides."""
        levels = sorted(bar.sums.levels.items())
        certain = [(level, count.certain, False) for level, count in levels if count.certain]
        return certain + [
            (level, count.possible, True) for level, count in levels if count.possible
        ]

    def _paint_part(self, painter: QPainter, part: QRectF, level: int, *, is_hatched: bool) -> None:
        shade = shade_of(level, self._levels)
        fill_part(painter, part, shade, is_hatched=is_hatched)
        metrics = self.fontMetrics()
        text = str(level)
        if part.height() < metrics.height() or part.width() < metrics.horizontalAdvance(text):
            return
        if is_hatched:
            ground = QRectF(metrics.boundingRect(text)).adjusted(-3, 0, 3, 0)
            ground.moveCenter(part.center())
            painter.fillRect(ground, QColor(colours().paper))
        painter.setPen(QColor(colours().ink) if is_hatched else ink_on(shade))
        painter.drawText(part, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_names(self, painter: QPainter, bar: Bar, slot: QRectF) -> None:
        """Below a bar: its title or what is short for it, and where a group begins its name."""
        line = self.fontMetrics().height()
        painter.setPen(QColor(colours().ink))
        below = QRectF(slot.left(), slot.bottom() + space(0.5), slot.width(), line)
        fits = self.fontMetrics().horizontalAdvance(bar.title) <= slot.width()
        self._paint_text(painter, below, bar.title if fits or not bar.short else bar.short)
        if bar.group:
            painter.setPen(QColor(colours().quiet))
            wide = below.translated(0, line)
            wide.setRight(self.width())
            painter.drawText(wide, Qt.AlignmentFlag.AlignLeft, bar.group)

    def _paint_text(self, painter: QPainter, place: QRectF, text: str) -> None:
        """Centred; left out where it would run into its neighbours."""
        if self.fontMetrics().horizontalAdvance(text) <= place.width():
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)


def shade_of(level: int, levels: Sequence[int]) -> QColor:
    """A level's shade of gold, the higher the deeper."""
    shown = colours()
    place = levels.index(level) if level in levels else 0
    depth = 0.22 + 0.78 * (place / max(len(levels) - 1, 1))
    paper, gold = QColor(shown.paper), QColor(shown.gold)
    mixed = (
        round(one + (other - one) * depth)
        for one, other in (
            (paper.red(), gold.red()),
            (paper.green(), gold.green()),
            (paper.blue(), gold.blue()),
        )
    )
    return QColor(*mixed)


def ink_on(shade: QColor) -> QColor:
    """Letters that can be read on a shade."""
    return QColor("#1d1b19" if shade.lightnessF() > 0.45 else "#ffffff")


def fill_part(painter: QPainter, part: QRectF, shade: QColor, *, is_hatched: bool) -> None:
    """A part of a bar with its outline: full, or hatched for what is only possible."""
    shown = colours()
    painter.setPen(QPen(QColor(shown.gold if is_hatched else shown.paper), 1))
    painter.setBrush(QColor(shown.paper) if is_hatched else shade)
    painter.drawRect(part)
    if is_hatched:
        painter.setBrush(QBrush(QColor(shown.gold), Qt.BrushStyle.BDiagPattern))
        painter.drawRect(part)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def swatch(shade: QColor, side: int, ratio: float, *, is_hatched: bool = False) -> QPixmap:
    """A small sample of a part, for the legend."""
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    fill_part(painter, QRectF(1, 1, side - 2, side - 2), shade, is_hatched=is_hatched)
    painter.end()
    return picture


def _scale(most: int) -> tuple[int, int]:
    """The distance between lines and the height of the chart, in round numbers."""
    least = max(most, 1) / _LINES
    power = 10 ** max(ceil(log10(least)) - 1, 0) if least > 1 else 1
    step = next(power * each for each in (1, 2, 5, 10, 20, 50, 100) if power * each >= least)
    return step, step * ceil(max(most, 1) / step)
