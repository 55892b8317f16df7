"""How the window looks: one spacing grid, two palettes, one text size.

Colours are few: paper and ink, quiet lines, one deep red for what is chosen or most wanted, and
gold for honours alone. Nothing is said by colour only.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication

UNIT = 8
BASE_POINTS = 11.0
WITH_GAP = 1.35  # the width of an icon that stands before text, in its heights
_OUTLINED = ("QLineEdit", "QPlainTextEdit", "QListView", "QTreeView")
# Those whose style shows the keyboard in the colour of the selection:
_RINGS = ("QCheckBox", "QRadioButton", "QComboBox", "QAbstractSpinBox")
# Those to which Windows gives a small font whatever the program's own is:
_FONTS_OF_THEIR_OWN = (
    "QMenuBar",
    "QMenu",
    "QAbstractItemView",
    "QTipLabel",
    "QMessageBox",
    "QStatusBar",
)
_DARKENED = 140  # per cent: how much darker than the window's colour the style draws outlines
HIGHEST = "ẨẤẾỒỖŨỈẲ"
"""Capitals with two marks, one above the other, or one hook: the highest letters there are."""
TEXT_SIZES = (90, 100, 115, 125, 150, 175, 200)


class Theme(StrEnum):
    """Light, dark, or whatever the system has."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one palette, as `#rrggbb`."""

    window: str
    paper: str
    stripe: str
    ink: str
    quiet: str
    faint: str
    line: str
    accent: str
    fill: str
    on_fill: str
    tint: str
    gold: str
    warning: str
    error: str
    good: str


LIGHT = Colours(
    window="#f7f5f1",
    paper="#ffffff",
    stripe="#fbfaf7",
    ink="#1d1b19",
    quiet="#5d5852",
    faint="#8a847c",
    line="#ddd8d0",
    accent="#b3261e",
    fill="#b3261e",
    on_fill="#ffffff",
    tint="#f6e0dd",
    gold="#7d5f18",
    warning="#8a5300",
    error="#a11a13",
    good="#2b6a3b",
)
DARK = Colours(
    window="#1b1a19",
    paper="#242322",
    stripe="#282726",
    ink="#efebe5",
    quiet="#b5aea5",
    faint="#8d877f",
    line="#3d3a37",
    accent="#ec8078",
    fill="#c2413a",
    on_fill="#ffffff",
    tint="#4a2a27",
    gold="#d9b765",
    warning="#e8b25c",
    error="#f2948d",
    good="#8fce9f",
)


def space(units: float) -> int:
    """A distance on the grid, in pixels."""
    return round(UNIT * units)


def icon_size() -> QSize:
    """The size of icons beside text, which grows with the text; the width has a gap at its end."""
    height = round(QFontMetrics(QApplication.font()).height() * 1.05)
    return QSize(round(height * WITH_GAP), height)


def fixed_font() -> QFont:
    """Letters of equal width, as large as the text around them."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(QApplication.font().pointSizeF())
    return font


def above_line(font: QFont) -> int:
    """Pixels by which the highest Vietnamese capitals rise above the line the font claims.

    Many a font counts plain capitals only; what rises above them is cut where no room is left.
    """
    top = -QFontMetricsF(font).tightBoundingRect(HIGHEST).top()
    if not top.is_integer():  # Windows tells of outlines: fitted to pixels they can be one higher
        top = ceil(top) + 1
    return max(0, int(top) - QFontMetrics(font).ascent())


def line_height(font: QFont) -> int:
    """The height of a line in which nothing of a letter is cut."""
    return QFontMetrics(font).lineSpacing() + above_line(font) + 1  # letters stand between pixels


def is_dark() -> bool:
    """Whether the dark palette is in use."""
    return QApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128


def colours() -> Colours:
    """The palette in use."""
    return DARK if is_dark() else LIGHT


def apply(application: QApplication, theme: Theme, text_size: int) -> None:
    """Puts palette, text size (per cent of 11 points) and the few style rules in force."""
    scheme = {
        Theme.SYSTEM: Qt.ColorScheme.Unknown,
        Theme.LIGHT: Qt.ColorScheme.Light,
        Theme.DARK: Qt.ColorScheme.Dark,
    }[theme]
    hints = application.styleHints()
    hints.setColorScheme(scheme)
    dark = theme is Theme.DARK or (
        theme is Theme.SYSTEM and hints.colorScheme() is Qt.ColorScheme.Dark
    )
    shown = DARK if dark else LIGHT
    application.setPalette(_palette(shown))
    outlining = _outlining(shown)
    for kind in _OUTLINED:
        application.setPalette(outlining, kind)  # type: ignore[arg-type]  # bytes are refused
    outlining.setColor(QPalette.ColorRole.Highlight, QColor(shown.ink))  # red is for errors
    for kind in _RINGS:
        application.setPalette(outlining, kind)  # type: ignore[arg-type]  # bytes are refused
    font = QFont(application.font())
    font.setPointSizeF(BASE_POINTS * text_size / 100)
    application.setFont(font)
    points = font.pointSizeF()
    rules = _of_words(shown, font), _of_frames(shown), _of_buttons(shown)
    sheet = "".join((*rules, _of_lists(shown, points), _of_high_letters(font)))
    if application.styleSheet() != sheet:  # it is laid on every widget there is
        application.setStyleSheet(sheet)
    for kind in _FONTS_OF_THEIR_OWN:  # the style sheet has just given them back what they had
        if QApplication.font(kind) != font:  # type: ignore[call-overload]  # bytes are refused
            application.setFont(font, kind)  # type: ignore[arg-type]


def _outlining(shown: Colours) -> QPalette:
    """For what is filled in: its outline, which the style makes of the window's colour, is seen.

    The window's colour of these is nowhere else in sight, for they fill their ground with paper.
    """
    palette = _palette(shown)
    palette.setColor(QPalette.ColorRole.Window, QColor(shown.faint).lighter(_DARKENED))
    return palette


def _palette(shown: Colours) -> QPalette:
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    palette = QPalette()
    for roles, colour in (
        ((role.Window, role.Button, role.AlternateBase), shown.window),
        ((role.Base, role.ToolTipBase), shown.paper),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText), shown.ink),
        ((role.HighlightedText,), shown.ink),
        ((role.PlaceholderText,), shown.quiet),
        ((role.Highlight,), shown.tint),
        ((role.Accent, role.Link, role.LinkVisited), shown.accent),
        ((role.Mid, role.Midlight, role.Dark), shown.line),
        ((role.Light,), shown.paper),
    ):
        for each in roles:
            palette.setColor(each, QColor(colour))
    palette.setColor(role.AlternateBase, QColor(shown.stripe))
    for each in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(group.Disabled, each, QColor(shown.faint))
    return palette


def _of_words(shown: Colours, font: QFont) -> str:
    """Kinds of text; sizes follow the text size, and room above is left for marks."""
    return f"""
    QLabel {{ {_room(font, 1, 400)} }}
    QLabel[role="title"] {{ {_letters(font, 1.5)} }}
    QLabel[role="heading"] {{ {_letters(font, 1.15)} }}
    QLabel[role="figure"] {{ {_letters(font, 2.2)} }}
    QLabel[role="quiet"] {{ color: {shown.quiet}; }}
    QLabel[role="problem"] {{ color: {shown.error}; }}
    QLabel[role="warning"] {{ color: {shown.warning}; }}
    QLabel[role="good"] {{ color: {shown.good}; }}
    QLabel[role="honour"] {{ color: {shown.gold}; font-weight: 600; {_room(font, 1, 600)} }}
    QLabel[role="picture"], QLabel[lines="whole"] {{ padding-top: 0; }}
    """


def _letters(font: QFont, times: float) -> str:
    """Strong letters, so many times as large as the text."""
    size = f"font-size: {font.pointSizeF() * times:.1f}pt; font-weight: 600;"
    return f"{size} {_room(font, times, 600)}"


def _room(font: QFont, times: float, weight: int) -> str:
    """The room above letters of a size that their marks need."""
    letters = QFont(font)
    letters.setPointSizeF(round(font.pointSizeF() * times, 1))
    letters.setWeight(QFont.Weight(weight))
    return f"padding-top: {above_line(letters)}px;"


def _of_frames(shown: Colours) -> str:
    """Cards, banners and the bars around the work area."""
    return f"""
    QToolTip {{ background: {shown.paper}; color: {shown.ink}; border: 1px solid {shown.line};
        padding: 4px; }}
    QFrame[role="card"] {{ background: {shown.paper}; border: 1px solid {shown.line};
        border-radius: 6px; }}
    QFrame[role="banner"] {{ background: {shown.tint}; border: none; }}
    QFrame[role="bar"] {{ background: {shown.window}; border: none;
        border-bottom: 1px solid {shown.line}; }}
    QFrame[role="foot"] {{ background: {shown.window}; border: none;
        border-top: 1px solid {shown.line}; }}
    QFrame[role="rail"] {{ background: {shown.window}; border: none;
        border-right: 1px solid {shown.line}; }}
    QFrame[role="rule"] {{ background: {shown.line}; border: none; max-height: 1px; }}
    """


def _of_buttons(shown: Colours) -> str:
    """Places, acts and links."""
    return f"""
    QToolButton[role="place"] {{ border: none; border-left: 3px solid transparent;
        padding: {space(1.25)}px {space(1.5)}px; text-align: left; border-radius: 0; }}
    QToolButton[role="place"]:hover {{ background: {shown.line}; }}
    QToolButton[role="place"]:checked {{ background: {shown.tint};
        border-left: 3px solid {shown.accent}; font-weight: 600; }}
    QToolButton[role="place"]:focus {{ border: 1px solid {shown.accent};
        border-left: 3px solid {shown.accent}; }}
    QPushButton {{ padding: {space(0.75)}px {space(1.75)}px; background: {shown.paper};
        border: 1px solid {shown.line}; border-radius: 4px; }}
    QPushButton:hover {{ border-color: {shown.faint}; }}
    QPushButton:focus {{ border: 1px solid {shown.accent}; }}
    QPushButton:pressed, QPushButton:checked {{ background: {shown.tint}; }}
    QPushButton:disabled {{ color: {shown.faint}; background: {shown.window}; }}
    QPushButton[role="primary"] {{ background: {shown.fill}; color: {shown.on_fill};
        border: 1px solid {shown.fill}; font-weight: 600; }}
    QPushButton[role="primary"]:focus {{ border: 2px solid {shown.ink}; }}
    QPushButton[role="primary"]:disabled {{ background: {shown.line}; color: {shown.faint};
        border-color: {shown.line}; }}
    QPushButton[role="link"] {{ background: transparent; border: none; color: {shown.accent};
        padding: {space(0.5)}px 0; text-align: left; }}
    QPushButton[role="link"]:focus {{ text-decoration: underline; }}
    """


def _of_lists(shown: Colours, points: float) -> str:
    """Tables, trees and what one types in."""
    return f"""
    QHeaderView::section {{ background: {shown.window}; color: {shown.quiet}; border: none;
        border-bottom: 1px solid {shown.line}; padding: {space(0.75)}px {space(1)}px; }}
    QTableView, QTreeView, QListView, QScrollArea {{ border: 1px solid transparent; }}
    QTableView:focus, QTreeView:focus, QListView:focus, QScrollArea:focus {{
        border: 1px solid {shown.faint}; }}
    QComboBox QListView:focus {{ border: none; }}
    QTableView, QTreeView, QListView {{ gridline-color: {shown.line};
        selection-background-color: {shown.tint}; selection-color: {shown.ink};
        alternate-background-color: {shown.stripe}; outline: none; }}
    QTableView::item {{ padding: 0 {space(1)}px; }}
    QTreeView::item, QListView::item {{ padding: {space(0.5)}px {space(0.5)}px; }}
    QSplitter::handle {{ background: {shown.line}; }}
    QSplitter::handle:horizontal {{ width: 1px; }}
    QSplitter::handle:vertical {{ height: 1px; }}
    QLineEdit {{ padding: {space(0.5)}px {space(0.75)}px; }}
    QComboBox, QAbstractSpinBox {{ min-height: {points * 2.1:.0f}px; }}
    QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {{
        width: {points * 1.4:.0f}px; height: {points * 1.4:.0f}px; }}
    QLineEdit:focus, QPlainTextEdit:focus {{ border: 1px solid {shown.ink};
        border-radius: 2px; }}
    QComboBox QLineEdit:focus, QAbstractSpinBox QLineEdit:focus {{ border: none; }}
    QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"] {{
        border: 1px solid {shown.error}; }}
    """


def _of_high_letters(font: QFont) -> str:
    """Room for the marks of capitals in what would cut them; see `above_line`."""
    above = above_line(font)
    whole = QFontMetrics(font).height() + 2 * (above + 1)  # the text stands in the middle
    lists = max(space(0.5), above + 1)
    return f"""
    QToolTip {{ padding-top: {lists}px; }}
    QHeaderView::section {{ padding-top: {max(space(0.75), above + 1)}px; }}
    QTreeView::item, QListView::item {{ padding-top: {lists}px; }}
    QCheckBox, QRadioButton {{ min-height: {whole}px; }}
    QLineEdit {{ min-height: {whole}px; padding-top: {max(space(0.5) - above, 0)}px;
        padding-bottom: {max(space(0.5) - above, 0)}px; }}
    QComboBox QLineEdit, QAbstractSpinBox QLineEdit {{ min-height: 0;
        padding-top: 0; padding-bottom: 0; }}
    """
