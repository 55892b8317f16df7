"""The title line: where one is, what can be done there, and the way to find anything."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from vusta_desk.gui.icons import Icons
from vusta_desk.gui.shell.act_bar import ActBar
from vusta_desk.gui.theme import icon_size, space
from vusta_desk.gui.widgets.layouts import button, label, row
from vusta_desk.i18n.catalogue import N_, Catalogue

_FEW = 5  # letters of the title that are always seen
_GAPS = 2  # between title, acts and the search
_GIVES_WAY = ((False, False), (False, True), (True, True))  # smaller title, search without words


class TitleLine(QWidget):
    """In a narrow window all gives way to the act most wanted: search, title, and then its words.

    The other acts have gone into their menu before that.
    """

    def __init__(self, icons: Icons, words: Catalogue) -> None:
        super().__init__()
        self._text = ""
        self._icons = icons
        self._find_word = words.gettext(N_("Find"))
        self.large, self.small = label("", "title", wrap=False), label("", "heading", wrap=False)
        self.act_bar = ActBar(words)
        self.search: QPushButton = button(self._find_word)
        self.search.setIconSize(icon_size())
        self.search.setAccessibleName(self._find_word)
        self.search.setToolTip(words.gettext(N_("Find anything (Ctrl+K)")))
        self.small.hide()
        for title in (self.large, self.small):
            title.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._inside = inside = row(self.large, self.small, self.act_bar, self.search, gap=1)
        inside.setContentsMargins(space(3), space(1.5), space(3), space(1.5))
        inside.setStretchFactor(self.act_bar, 1)
        self.setLayout(inside)
        self.act_bar.changed.connect(self._fit)

    @property
    def title(self) -> str:
        """The whole title, also where it is cut."""
        return self._text

    def show_place(self, title: str, acts: Sequence[QAction], primary: QAction | None) -> None:
        """Shows another place and its acts."""
        self._text = title
        self.act_bar.show_acts(acts, primary)
        self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Some letters of the title, the act most wanted in short, and the search."""
        few = self.small.fontMetrics().averageCharWidth() * _FEW
        width = few + self.act_bar.least_width + self._find_width(short=True) + self._around
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """See QWidget."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """See QWidget: other letters need other room."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self._text:
            self._fit()

    @property
    def _around(self) -> int:
        margins = self._inside.contentsMargins()
        return margins.left() + margins.right() + _GAPS * space(1)

    def _fit(self) -> None:
        """The first way in which all of the act most wanted is seen; else it is shortened."""
        room = self.width() - self._around
        for small, short in _GIVES_WAY:
            left = room - self._find_width(short=short)
            if self._title_width(small=small) + self.act_bar.whole_width <= left:
                break
        self.search.setText("" if short else self._find_word)
        self.search.setIcon(self._icons("search") if short else self._icons.before_text("search"))
        shown, other = (self.small, self.large) if small else (self.large, self.small)
        acts = min(self.act_bar.whole_width, max(left - self._title_width(small=small), 0))
        width = min(self._title_width(small=small), left - max(acts, self.act_bar.least_width))
        width = max(width, 0)
        cut = width < shown.sizeHint().width()
        if cut:
            letters = shown.fontMetrics()
            room = width - shown.sizeHint().width() + letters.horizontalAdvance(self._text)
            shown.setText(letters.elidedText(self._text, Qt.TextElideMode.ElideRight, room))
        shown.setToolTip(self._text if cut else "")
        shown.setAccessibleName(self._text)
        shown.setFixedWidth(width)
        other.hide()
        shown.show()

    def _title_width(self, *, small: bool) -> int:
        shown = self.small if small else self.large
        shown.ensurePolished()
        shown.setText(self._text)
        return shown.sizeHint().width()

    def _find_width(self, *, short: bool) -> int:
        self.search.ensurePolished()
        metrics = self.search.fontMetrics()
        others = self.search.sizeHint().width() - metrics.horizontalAdvance(self.search.text())
        return others + (0 if short else metrics.horizontalAdvance(self._find_word))
