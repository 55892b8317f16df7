"""The pages of help beside the window: they stay open while one does what they say."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QWidget,
)

from vusta_desk.gui import help_text
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import colours, space
from vusta_desk.gui.widgets.layouts import button, column, holding, label, row
from vusta_desk.i18n.catalogue import N_
from vusta_desk.usecases import help_pages
from vusta_desk.usecases.help_pages import HelpPage
from vusta_desk.usecases.papers import Paper

_PAGES, _TEXT, _LINES = 32, 84, 44  # letters and lines, where the window under it has them
_NAME = Qt.ItemDataRole.UserRole


class HelpDialog(QDialog):
    """A list of pages on the left, the page chosen on the right. Nothing outside is ever opened."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._words, self._window = session, session.words, parent.window()
        say = self._words.gettext
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say(N_("Help")))
        self.pages = QListWidget()
        self.pages.setWordWrap(True)
        self.pages.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.pages.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.pages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pages.setAccessibleName(say(N_("Pages of help")))
        self.text = QTextBrowser()
        self.text.setAccessibleName(say(N_("Page of help")))
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._follow)
        self.print_button = button(say(N_("View for printing…")))
        self.print_button.setShortcut(QKeySequence(QKeySequence.StandardKey.Print))
        self.print_button.clicked.connect(self.view_for_printing)
        self.copy_button = button(say(N_("Copy the page")))
        self.copy_button.clicked.connect(self.copy_page)
        self.said = label("", "good")
        self._lay_out()
        self.pages.itemSelectionChanged.connect(self._show_chosen)
        self._by_name: dict[str, HelpPage] = {}
        session.read(self, help_pages.pages, self._show)

    @property
    def page(self) -> HelpPage | None:
        """The page in sight."""
        return next((self._by_name[item.data(_NAME)] for item in self.pages.selectedItems()), None)

    def go(self, name: str) -> None:
        """Shows the page of that name; of one that is not there nothing comes."""
        for at in range(self.pages.count()):
            if self.pages.item(at).data(_NAME) == name:
                self.pages.setCurrentRow(at)

    def copy_page(self) -> None:
        """Puts the whole page into the clipboard, as plain text."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.said.setText(self._words.gettext(N_("The page is in the clipboard.")))

    def view_for_printing(self) -> None:
        """Shows the page as it is printed, to be saved or printed from there."""
        from vusta_desk.gui.widgets.papers.paper_dialog import PaperDialog

        if (page := self.page) is None:
            return
        fonts = self._session.services.resources / "fonts"
        pdf = help_text.pdf_of(page.title, page.text, fonts)
        paper = Paper(Path(page.name).stem + ".pdf", pdf)
        dialog = PaperDialog(self._session, page.title, self)
        dialog.ask(lambda services, progress: paper)
        dialog.open()

    def _lay_out(self) -> None:
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for each in (self.copy_button, self.print_button):
            close.addButton(each, QDialogButtonBox.ButtonRole.ActionRole)
        close.rejected.connect(self.reject)
        caption = label(self._words.gettext(N_("Pages of help")), "quiet")
        caption.setBuddy(self.pages)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(holding(column(caption, self.pages)))
        split.addWidget(self.text)
        split.setStretchFactor(1, 1)
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        split.setSizes([letter * _PAGES, letter * _TEXT])
        split.setChildrenCollapsible(False)
        foot = row(self.said, close)
        foot.setStretch(0, 1)
        page = column(split, foot, margin=2)
        page.setStretch(0, 1)
        self.setLayout(page)
        room = self._window.size()
        width, height = letter * (_PAGES + _TEXT) + space(6), line * _LINES
        self.resize(min(width, room.width() - space(4)), min(height, room.height() - space(4)))

    def _show(self, pages: tuple[HelpPage, ...]) -> None:
        self._by_name = {page.name: page for page in pages}
        for page in pages:
            item = QListWidgetItem(page.title)
            item.setToolTip(page.title)
            item.setData(_NAME, page.name)
            self.pages.addItem(item)
        self.pages.setCurrentRow(0)

    def _show_chosen(self) -> None:
        if (page := self.page) is not None:
            help_text.fill(self.text.document(), page.text, self.text.font(), colours().line)
            self.text.document().setDocumentMargin(space(2))
            self.text.moveCursor(self.text.textCursor().MoveOperation.Start)
            self.said.clear()

    def _follow(self, link: QUrl) -> None:
        if not link.scheme():
            self.go(link.path())
