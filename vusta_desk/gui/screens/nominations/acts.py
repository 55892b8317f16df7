"""What can be done with the nominations chosen; an act that cannot be done now says why not."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog

from vusta_desk.domain.nomination import NominationState
from vusta_desk.gui.screens.base import Screen
from vusta_desk.gui.screens.nominations.advance_dialog import AdvanceDialog
from vusta_desk.gui.screens.nominations.change_dialog import ChangeDialog
from vusta_desk.gui.screens.nominations.propose_dialog import ProposeDialog
from vusta_desk.gui.widgets import files
from vusta_desk.gui.widgets.nominating import AsideDialog, StartDialog, Wanted, read_start
from vusta_desk.gui.widgets.reason_dialog import ReasonDialog
from vusta_desk.i18n.catalogue import N_
from vusta_desk.usecases import nominations
from vusta_desk.usecases.nomination_list import Offered, export, offered
from vusta_desk.usecases.nominations import NominationRow

_NOBODY = N_("Choose nominations in the list first.")
_ONE = N_("Choose one nomination in the list first.")
_NONE = N_("There is nothing in the list.")
_IS_ASIDE = N_("What is set aside is opened again first.")
_NOT_OPEN = N_("A nomination that is awarded or set aside is not changed.")
_NOT_ASIDE = N_("Only what is set aside can be opened again.")


class NominationActs(QObject):
    """The acts in the title line and the menu, and the dialogs behind them."""

    begun = Signal(str)  # the key of the member nominated
    exported = Signal(str, int)  # the name of the file, and how many lines

    def __init__(self, screen: Screen) -> None:
        super().__init__(screen)
        self._screen, self._session, self._words = screen, screen.session, screen.words
        self._rows: Sequence[NominationRow] = ()
        self.code = ""  # of the round listed; empty: all of them
        self.listed: Sequence[NominationRow] = ()
        self.dialog: QDialog | None = None  # the one that is open
        say, add = screen.words.gettext, screen.add_act
        self.record = add(say(N_("Open the record")), self.open_record, icon="person")
        self.export = add(
            say(N_("Export the list")), self.export_list, icon="export", shortcut="Ctrl+E"
        )
        self.reopen = add(say(N_("Open again")), self.ask_reopen, icon="reopen", shortcut="Ctrl+R")
        self.aside = add(say(N_("Set aside")), self.ask_aside, icon="leave-out", shortcut="Del")
        self.change = add(
            say(N_("Change the nomination")), self.ask_change, icon="edit", shortcut="F2"
        )
        add(
            say(N_("Nominate a whole round")),
            self.ask_all,
            icon="members",
            shortcut="Ctrl+T",
        )
        add(say(N_("Nominate")), self.ask_start, icon="add", shortcut="Ctrl+N")
        self.advance = add(
            say(N_("Go on")), self.ask_advance, icon="next", shortcut="Ctrl+G", primary=True
        )
        self._tips = {act: act.toolTip() for act in screen.acts}
        self.show_rows(())

    def show_rows(self, rows: Sequence[NominationRow]) -> None:
        """The acts go by which are chosen, and where these stand."""
        self._rows = rows
        aside = NominationState.SET_ASIDE
        states = {row.nomination.state for row in rows}
        nobody = "" if rows else _NOBODY
        one = "" if len(rows) == 1 else _ONE
        done = "" if all(row.nomination.is_open for row in rows) else _NOT_OPEN
        self._allow(self.advance, nobody or (_IS_ASIDE if aside in states else ""))
        self._allow(self.aside, nobody or done)
        self._allow(self.reopen, nobody or ("" if states == {aside} else _NOT_ASIDE))
        self._allow(self.change, one or done)
        self._allow(self.record, one)
        self._allow(self.export, "" if self.listed else _NONE)

    def ask_start(self, wanted: Wanted | None = None) -> None:
        """Asks whom to nominate, for which badge and round."""
        asked = wanted or Wanted(round=self.code)

        def open_dialog(begun: tuple[Wanted, Offered]) -> None:
            dialog = StartDialog(self._session, *begun, self._screen.window())
            dialog.accepted.connect(lambda: self.begun.emit(dialog.key))
            self._open(dialog)

        self._session.read(self, lambda services: read_start(services, asked), open_dialog)

    def ask_all(self) -> None:
        """Asks whether everyone whom a round proposes is nominated."""

        def open_dialog(found: Offered) -> None:
            self._open(ProposeDialog(self._session, found, self.code, self._screen.window()))

        self._session.read(self, offered, open_dialog)

    def ask_advance(self) -> None:
        """Asks to which state those chosen come, on which day, by whom."""
        if self.advance.isEnabled():
            self._open(AdvanceDialog(self._session, self._rows, self._screen.window()))

    def ask_change(self) -> None:
        """Asks what is to be corrected of the one chosen."""
        if not self.change.isEnabled():
            return
        (row,) = self._rows

        def open_dialog(found: Offered) -> None:
            self._open(ChangeDialog(self._session, row, found, self._screen.window()))

        self._session.read(self, offered, open_dialog)

    def ask_aside(self) -> None:
        """Asks why those chosen are set aside."""
        if not self.aside.isEnabled():
            return
        ids, say = self._ids(), self._words.gettext
        self._open(
            AsideDialog(
                self._session,
                self._screen.window(),
                say(N_("Set aside")),
                say(N_("Set aside")),
                lambda services, reason, cause: nominations.set_aside(services, ids, reason, cause),
                text=say(N_("They stay in sight with the reason and can be opened again.")),
                names=[row.name for row in self._rows],
            )
        )

    def ask_reopen(self) -> None:
        """Asks why those chosen are opened again."""
        if not self.reopen.isEnabled():
            return
        ids, say = self._ids(), self._words.gettext
        self._open(
            ReasonDialog(
                self._session,
                self._screen.window(),
                say(N_("Open again")),
                say(N_("Open again")),
                lambda services, reason: nominations.reopen(services, ids, reason),
                text=say(N_("They go on where they stood.")),
                names=[row.name for row in self._rows],
            )
        )

    def open_record(self) -> None:
        """Opens the record of the one chosen."""
        if len(self._rows) == 1:
            self._session.go("members", key=self._rows[0].nomination.member)

    def show_round(self) -> None:
        """Shows the reckoning of the one chosen in its round."""
        if len(self._rows) == 1:
            nomination = self._rows[0].nomination
            self._session.go("badges", key=nomination.member, round=nomination.round)

    def export_list(self) -> None:
        """Writes what is listed to a file."""
        say, rows = self._words.gettext, tuple(self.listed)
        kinds = ((say(N_("Excel workbook")), "*.xlsx"), (say(N_("CSV text")), "*.csv"))
        title, suggested = say(N_("Export the list")), say(N_("Nominations")) + ".xlsx"
        path: Path | None = files.ask_save(self._screen, self._words, title, kinds, suggested)
        if path is None:
            return
        name = path.name
        self._session.read_long(
            self,
            say(N_("Exporting the list")),
            lambda services, _: export(services, rows, path),
            lambda count: self.exported.emit(name, count),
        )

    def _ids(self) -> list[int]:
        return [row.nomination.id for row in self._rows]

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.open()

    def _allow(self, act: QAction, why_not: str) -> None:
        act.setEnabled(not why_not)
        act.setToolTip(self._words.gettext(why_not) if why_not else self._tips[act])
