"""The preview: small pages beside a large one, and the means to go through them."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QToolButton, QWidget

from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import icon_size
from vusta_desk.gui.widgets.layouts import column, holding, label, row
from vusta_desk.gui.widgets.papers.page_store import PageStore
from vusta_desk.gui.widgets.papers.page_view import Fit, PageView
from vusta_desk.gui.widgets.papers.thumbnails import Thumbnails
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import number


class Preview(QWidget):
    """Shows a PDF: the very bytes that are printed, saved and opened."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._words = session, session.words
        self.store = PageStore(session, self)
        self.thumbnails = Thumbnails(session, self.store)
        self.view = PageView(session, self.store)
        self.pdf: bytes | None = None
        self.count = 0
        self._sizes: Sequence[tuple[float, float]] = ()  # mm
        self._number = label("", wrap=False)
        self._zoom = label("", "quiet", wrap=False)
        self._build()
        self.thumbnails.chosen.connect(self.turn_to)
        self.view.turned.connect(self.turn_to)
        self.view.zoomed.connect(self._tell_zoom)

    @property
    def page(self) -> int:
        """The page in sight, counted from 0."""
        return self.view.page

    def show_pdf(
        self, pdf: bytes, sizes: Sequence[tuple[float, float]], titles: Sequence[str]
    ) -> None:
        """Shows a PDF whose pages are of these sizes in mm; what is drawn already stays."""
        if pdf != self.pdf:
            self.pdf, self.count, self._sizes = pdf, len(sizes), sizes
            self.store.set_pdf(pdf)
        self.thumbnails.show_pages(self.count, sizes[0], titles)
        self.turn_to(min(self.page, self.count - 1))

    def clear(self) -> None:
        """Nothing to see."""
        self.pdf, self.count = None, 0
        self.store.set_pdf(None)

    def turn_to(self, page: int) -> None:
        """Shows a page, where there is one of that number."""
        if self.pdf is None or not 0 <= page < self.count:
            return
        self.view.show_page(page, self.count, self._sizes[page])
        self.thumbnails.choose(page)
        language = self._words.language
        self._number.setText(
            self._words.say(
                N_("Page {number} of {count}"),
                number=number(page + 1, language),
                count=number(self.count, language),
            )
        )
        self._back.setEnabled(page > 0)
        self._forward.setEnabled(page + 1 < self.count)

    def _tell_zoom(self) -> None:
        self._zoom.setText(self._words.say(N_("{percent} %"), percent=round(self.view.zoom)))
        self._fit_page.setChecked(self.view.fit is Fit.PAGE)
        self._fit_width.setChecked(self.view.fit is Fit.WIDTH)

    def _follow_fit(self, fit: Fit, checked: bool) -> None:
        if checked and self.view.fit is not fit:
            self.view.set_fit(fit)

    def _build(self) -> None:
        view = self.view
        self._back = self._tool(
            "previous", N_("Page before"), lambda: self.turn_to(self.page - 1), "Ctrl+PgUp"
        )
        self._forward = self._tool(
            "next", N_("Next page"), lambda: self.turn_to(self.page + 1), "Ctrl+PgDown"
        )
        smaller = self._tool("zoom-out", N_("Smaller"), lambda: view.zoom_by(-1), "Ctrl+-")
        larger = self._tool("zoom-in", N_("Larger"), lambda: view.zoom_by(1), "Ctrl++", "Ctrl+=")
        self._fit_page = self._tool(
            "fit-page", N_("Whole page"), lambda: view.set_fit(Fit.PAGE), "Ctrl+0"
        )
        self._fit_width = self._tool(
            "fit-width", N_("Page width"), lambda: view.set_fit(Fit.WIDTH), "Ctrl+9"
        )
        for each, fit in ((self._fit_page, Fit.PAGE), (self._fit_width, Fit.WIDTH)):
            each.setCheckable(True)
            each.toggled.connect(partial(self._follow_fit, fit))  # by a screen reader
        tools = row(
            self._back,
            self._number,
            self._forward,
            None,
            smaller,
            self._zoom,
            larger,
            self._fit_page,
            self._fit_width,
            gap=0.5,
        )
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.thumbnails)
        large = column(tools, view, gap=0.5, margin=0.5)
        large.setStretch(1, 1)
        split.addWidget(holding(large))
        split.setCollapsible(1, False)
        split.setStretchFactor(1, 1)
        narrow = self.fontMetrics().averageCharWidth() * 34
        split.setSizes([narrow, narrow * 4])
        self.setLayout(column(split))

    def _tool(self, icon: str, said: str, run: Callable[[], object], *keys: str) -> QToolButton:
        text = self._words.gettext(said)
        shown = QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
        made = QToolButton()
        made.setIcon(self._session.icons(icon))
        made.setIconSize(QSize(icon_size().height(), icon_size().height()))
        made.setAutoRaise(True)
        made.setAccessibleName(text)
        made.setToolTip(f"{text} ({shown})")
        made.clicked.connect(lambda: run())
        for each in keys:
            shortcut = QShortcut(QKeySequence(each), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(lambda: run())
        return made
