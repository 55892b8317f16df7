"""The menus: acts of the window as rows of a table, and those of the place in sight."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from vusta_desk.gui.session import Session
from vusta_desk.gui.shell.places import ON_RAIL
from vusta_desk.gui.shell.undo_acts import UndoActs
from vusta_desk.i18n.catalogue import N_

if TYPE_CHECKING:
    from vusta_desk.gui.shell.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class _Act:
    menu: str
    text: str
    run: Callable[[], object]
    shortcut: str = ""
    icon: str = ""


class Menus(QObject):
    """Fills the menu bar of the main window."""

    def __init__(self, window: "MainWindow", session: Session) -> None:
        super().__init__(window)
        self._window, self._session, self._words = window, session, session.words
        self._menus: dict[str, QMenu] = {}
        for id_, title in (
            ("file", N_("&File")),
            ("edit", N_("&Edit")),
            ("place", N_("&Acts")),
            ("go", N_("&Go")),
            ("help", N_("&Help")),
        ):
            self._menus[id_] = window.menuBar().addMenu(self._words.gettext(title))
        self.undo_acts = UndoActs(session, self._menus["edit"])
        self._menus["edit"].addSeparator()
        for act in self._acts():
            self._add(act)

    def show_acts(self, acts: Sequence[QAction]) -> None:
        """The acts of the place in sight."""
        menu = self._menus["place"]
        menu.clear()
        menu.addActions(list(acts))
        menu.setEnabled(bool(acts))

    def acts(self) -> list[QAction]:
        """Every act of the menus, for the finder."""
        return [
            action
            for menu in self._menus.values()
            for action in menu.actions()
            if not action.isSeparator()
        ]

    def _acts(self) -> list[_Act]:
        go = self._window.go
        places = [
            _Act("go", place.title, partial(go, place.id), f"Ctrl+{number}", place.icon)
            for number, place in enumerate(ON_RAIL, 1)
        ]
        return [
            _Act(
                "file", N_("Import a list"), lambda: go("import", choose=True), "Ctrl+O", "import"
            ),
            _Act("file", N_("Back up now"), lambda: go("system", back_up=True), "", "backup"),
            _Act(
                "file",
                N_("Open another data file"),
                self._session.program.close_file,
                "Ctrl+Shift+O",
                "open",
            ),
            _Act("file", N_("Quit"), self._window.close, "Ctrl+Q"),
            _Act("edit", N_("Copy"), self._copy, "", "copy"),
            _Act("edit", N_("Find"), self.find, "Ctrl+K", "search"),
            _Act("go", N_("Next part of the window"), self._next_part, "F6", "next"),
            *places,
            _Act("help", N_("Pages of help"), self._show_help, "Shift+F1", "question"),
            _Act("help", N_("Keys"), self._show_keys, "F1", "info"),
            _Act("help", N_("About"), lambda: go("system", page="about"), "", "about"),
        ]

    def _add(self, act: _Act) -> None:
        menu = self._menus[act.menu]
        action = menu.addAction(self._words.gettext(act.text))
        if act.icon:
            action.setIcon(self._session.icons(act.icon))
        if act.shortcut:
            action.setShortcut(QKeySequence(act.shortcut))
        action.triggered.connect(lambda: act.run())

    def _copy(self) -> None:
        focused: QWidget | None = QApplication.focusWidget()
        copy = getattr(focused, "copy", None)
        if callable(copy):
            copy()

    def find(self) -> None:
        """Opens the finder."""
        from vusta_desk.gui.shell.finder import Finder

        _ask(Finder(self._session, self.acts(), self._window))

    def _next_part(self) -> None:
        self._window.next_part()

    def _show_help(self) -> None:
        """They stay open beside the window; asked for again they come to the front."""
        from vusta_desk.gui.shell.help_dialog import HelpDialog

        shown = self._window.findChild(HelpDialog) or HelpDialog(self._session, self._window)
        shown.show()
        shown.raise_()
        shown.activateWindow()

    def _show_keys(self) -> None:
        from vusta_desk.gui.shell.keys_dialog import KeysDialog

        _ask(KeysDialog(self._session, list(self._menus.values()), self._window))


def _ask(dialog: QDialog) -> None:
    """Shows a dialog until it is closed, and lets it go."""
    dialog.exec()
    dialog.deleteLater()
