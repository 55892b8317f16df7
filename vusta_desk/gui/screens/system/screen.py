"""The place System: a list of pages, and the page chosen beside it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedWidget

from vusta_desk.gui.screens.base import Screen
from vusta_desk.gui.screens.system.about_page import AboutPage
from vusta_desk.gui.screens.system.backups_page import BackupsPage
from vusta_desk.gui.screens.system.check_page import CheckPage
from vusta_desk.gui.screens.system.lists_page import ListsPage
from vusta_desk.gui.screens.system.page import SystemPage
from vusta_desk.gui.screens.system.password_page import PasswordPage
from vusta_desk.gui.screens.system.rounds_page import RoundsPage
from vusta_desk.gui.screens.system.settings_page import SettingsPage
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import icon_size, space
from vusta_desk.gui.widgets.layouts import column, frame, row

_LETTERS = 24  # the most that the list of pages is wide
_ID = Qt.ItemDataRole.UserRole


class SystemScreen(Screen):
    """A page is made when it is first shown."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        say = self.words.say
        self._makers: dict[str, Callable[[Session], SystemPage]] = {
            "settings": SettingsPage,
            "rounds": RoundsPage,
            "lists": ListsPage,
            "backups": BackupsPage,
            "password": PasswordPage,
            "check": CheckPage,
            "about": AboutPage,
        }
        self.pages: dict[str, SystemPage] = {}
        self.list = QListWidget()
        self.list.setAccessibleName(say("Pages"))
        self.list.setIconSize(icon_size())
        for page, icon, title in (
            ("settings", "settings", say("Settings")),
            ("rounds", "rounds", say("Rounds")),
            ("lists", "columns", say("Lists coming in")),
            ("backups", "backup", say("Backups")),
            ("password", "key", say("Password and recovery sheet")),
            ("check", "check", say("Checks")),
            ("about", "about", say("About")),
        ):
            item = QListWidgetItem(session.icons(icon), title)
            item.setData(_ID, page)
            item.setToolTip(title)
            self.list.addItem(item)
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setStyleSheet("QListView { background: transparent; }")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        widest = self.fontMetrics().averageCharWidth() * _LETTERS
        self.list.setFixedWidth(min(self.list.sizeHintForColumn(0) + space(2), widest))
        self.list.currentItemChanged.connect(lambda *_: self._show_chosen())
        self._stack = QStackedWidget()
        both = row(frame("rail", column(self.list)), self._stack, gap=0)
        both.setStretch(1, 1)
        self.setLayout(both)
        self.begin_at(self.list)
        self.back_up = self.add_act(
            say("Back up now"), self.make_backup, icon="backup", shortcut="Ctrl+B"
        )
        self.list.setCurrentRow(0)

    @property
    def page(self) -> SystemPage:
        """The page in sight."""
        page = self._stack.currentWidget()
        assert isinstance(page, SystemPage)
        return page

    def refresh(self) -> None:
        """See Screen."""
        for page in self.pages.values():
            page.refresh()

    def show_target(self, **target: object) -> None:
        """See Screen: `page` is the id of a page; with `back_up` a backup is made."""
        if (wanted := target.get("page")) is not None:
            self.show_page(str(wanted))
        if target.get("back_up"):
            self.make_backup()

    def show_page(self, page: str) -> None:
        """Goes to a page by its id."""
        ids = [self.list.item(at).data(_ID) for at in range(self.list.count())]
        self.list.setCurrentRow(ids.index(page))

    def make_backup(self) -> None:
        """Makes a backup and shows it among the others."""
        self.show_page("backups")
        page = self.page
        assert isinstance(page, BackupsPage)
        page.make()

    def _show_chosen(self) -> None:
        if (item := self.list.currentItem()) is None:
            return
        wanted = item.data(_ID)
        if wanted not in self.pages:
            page = self.pages[wanted] = self._makers[wanted](self.session)
            self._stack.addWidget(page)
            page.refresh()
        self._stack.setCurrentWidget(self.pages[wanted])
