"""The place Ceremonies: those there are, and the chosen one as a working sheet."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTableView, QTabWidget

from vusta_desk.domain.ceremony import Ceremony, CeremonyState, Entry
from vusta_desk.domain.findings import Finding, Refused
from vusta_desk.domain.payments import MoneyLine
from vusta_desk.gui.screens.base import Screen
from vusta_desk.gui.screens.ceremonies.ceremony_list import CeremonyChoice, CeremonyList
from vusta_desk.gui.screens.ceremonies.close_dialog import CloseDialog
from vusta_desk.gui.screens.ceremonies.create_dialog import CreateDialog
from vusta_desk.gui.screens.ceremonies.entry_dialog import EntryDialog
from vusta_desk.gui.screens.ceremonies.heading_dialog import HeadingDialog
from vusta_desk.gui.screens.ceremonies.money_page import MoneyPage
from vusta_desk.gui.screens.ceremonies.payment_dialog import PaymentDialog
from vusta_desk.gui.screens.ceremonies.put_in_dialog import PutInDialog
from vusta_desk.gui.screens.ceremonies.refresh_dialog import RefreshDialog
from vusta_desk.gui.screens.ceremonies.sheet import Sheet
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.act_dialog import ActDialog
from vusta_desk.gui.widgets.empty_state import EmptyState
from vusta_desk.gui.widgets.layouts import column, holding, row
from vusta_desk.gui.widgets.reason_dialog import ReasonDialog
from vusta_desk.i18n.catalogue import N_
from vusta_desk.usecases import ceremonies
from vusta_desk.usecases.ceremonies import CeremonyRow
from vusta_desk.usecases.drafts import EntryChange, Step, announced, moved, shifted
from vusta_desk.usecases.refreshing import EntryDifference
from vusta_desk.usecases.services import Services

_NARROW = 120  # letters: below it list and sheet do not stand side by side
_NEW = N_("New ceremony…")
_PAGES = ("roster", "money")


@dataclass(frozen=True, slots=True)
class _State:
    rows: tuple[CeremonyRow, ...]
    ceremony: Ceremony | None


class CeremoniesScreen(Screen):
    """Ceremonies and their rosters. One dialog at a time is open (`dialog`)."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.ceremony: Ceremony | None = None
        self.dialog: ActDialog | None = None
        self._wanted: int | None = None
        self.list = CeremonyList(session)
        self.choice = CeremonyChoice(session)
        self.sheet, self.money = Sheet(session), MoneyPage(session)
        self._build()
        self._connect()
        self._add_acts()
        self._follow()

    # --- What the shell asks for --------------------------------------------------------------

    def refresh(self) -> None:
        """See Screen."""
        wanted = self._wanted
        self.session.read_latest(
            self, "ceremonies", lambda services: _load(services, wanted), self._show
        )

    def show_target(self, **target: object) -> None:
        """See Screen: `ceremony` is an id; `create` the codes of rounds for a new one; `page` may
        be roster or money."""
        if (page := target.get("page")) in _PAGES:
            self.tabs.setCurrentIndex(_PAGES.index(str(page)))
        if (ceremony := target.get("ceremony")) is not None:
            self._choose(int(str(ceremony)))
        if (create := target.get("create")) is not None:
            codes = create if isinstance(create, (tuple, list)) else (create,)
            self.new_ceremony([str(code) for code in codes])

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """See QWidget: in a narrow window the list becomes one line above the sheet."""
        super().resizeEvent(event)
        narrow = self.width() < self.fontMetrics().averageCharWidth() * _NARROW
        self.list.setVisible(not narrow)
        self._choice_part.setVisible(narrow)

    def may_leave(self) -> bool:
        """See Screen: a dialog that is open is answered first."""
        if self.dialog is not None:
            self.dialog.reject()
        return self.dialog is None

    # --- Acts ---------------------------------------------------------------------------------

    def new_ceremony(self, codes: Collection[str] = ()) -> None:
        """Asks from which rounds a new ceremony is made."""
        dialog = CreateDialog(self.session, self, codes)
        dialog.made.connect(self._remember)
        self._open(dialog)

    def change_heading(self) -> None:
        """Asks for another name, day, place or decision."""
        if self.ceremony is not None:
            self._open(HeadingDialog(self.session, self.ceremony, self))

    def change_entry(self) -> None:
        """Types into the cell the keyboard stands on, else opens the entry as a form."""
        if not self._is_draft or self.sheet.roster.edit_cell():
            return
        self._open_entry()

    def leave_out(self) -> None:
        """Asks why those chosen are left out."""
        entries = self.sheet.chosen()
        if entries and self._is_draft:
            self._ask_reason(
                entries,
                self.words.gettext(N_("Leave out")),
                self.words.gettext(
                    N_("They stay on the sheet, shown apart, and are not called or counted.")
                ),
                EntryChange(leave_out=True),
            )

    def put_in(self) -> None:
        """Asks whom to put in, and why."""
        if self.ceremony is not None and self._is_draft:
            self._open(PutInDialog(self.session, self.ceremony, self))

    def put_in_again(self, entries: Collection[Entry]) -> None:
        """Asks why those left out are put in again."""
        if entries and self._is_draft:
            self._ask_reason(
                entries,
                self.words.gettext(N_("Put in again")),
                self.words.gettext(N_("They return to the place they had in the calling order.")),
                EntryChange(put_in=True),
            )

    def move_chosen(self, by: int) -> None:
        """Moves those chosen one place up (-1) or down (1)."""
        keys = self.sheet.roster.chosen_keys()
        if keys and self._is_draft:
            self._change(shifted(frozenset(keys), by))

    def refresh_from_records(self) -> None:
        """Works out what refreshing would change, and shows it before it is done."""
        ceremony = self.ceremony
        if ceremony is None or not self._is_draft:
            return

        def show(found: Sequence[EntryDifference]) -> None:
            if self.isVisible():
                self._open(RefreshDialog(self.session, ceremony, found, self))

        self.session.read(
            self, lambda services: ceremonies.refresh_differences(services, ceremony.id), show
        )

    def close_or_reopen(self) -> None:
        """Closes a draft after a look at what stands against it; reopens a closed ceremony."""
        ceremony = self.ceremony
        if ceremony is None:
            return
        if self._is_draft:
            self._look_before_closing(ceremony)
            return
        self._open(
            ReasonDialog(
                self.session,
                self,
                self.words.gettext(N_("Reopen the ceremony")),
                self.words.gettext(N_("Reopen")),
                lambda services, reason: ceremonies.reopen(services, ceremony.id, reason),
                text=self.words.gettext(
                    N_("The badges it wrote are taken off the records until it is closed again.")
                ),
                names=(ceremony.name,),
            )
        )

    def enter_money(self, lines: Sequence[MoneyLine], pays: bool) -> None:
        """Asks what is to be entered about the money of some people."""
        if self.money.view is not None:
            self._open(PaymentDialog(self.session, self.money.view, lines, self, pays=pays))

    def show_papers(self) -> None:
        """Goes to the papers of this ceremony."""
        if self.ceremony is not None:
            self.session.go("papers", ceremony=self.ceremony.id)

    # --- Building -----------------------------------------------------------------------------

    def _build(self) -> None:
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # but its bar takes the keyboard
        self.tabs.tabBar().setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.tabs.tabBar().setAccessibleName(self.words.gettext(N_("Parts of the ceremony")))
        self.tabs.addTab(self.sheet, self.words.gettext(N_("Roster")))
        self.tabs.addTab(self.money, self.words.gettext(N_("Money")))
        self._split.addWidget(self.list)
        self._split.addWidget(self.tabs)
        self._split.setCollapsible(1, False)
        self._split.setStretchFactor(1, 1)
        narrow = self.fontMetrics().averageCharWidth() * 30
        self._split.setSizes([narrow, narrow * 4])
        words = self.words
        nothing = EmptyState(
            self.session.icons,
            "ceremony",
            words.gettext(N_("No ceremony has been made yet.")),
            words.gettext(N_("Make one from the rounds whose badges it is to award.")),
            ((words.gettext(_NEW), self.new_ceremony),),
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(nothing)
        choice = row(self.choice)
        choice.setContentsMargins(space(2), space(1.5), space(2), 0)
        self._choice_part = holding(choice)
        chosen = column(self._choice_part, self._split, gap=0)
        chosen.setStretch(1, 1)
        self._pages.addWidget(holding(chosen))
        self.setLayout(column(self._pages))
        self.begin_at(self.sheet.roster)

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.choice.chosen.connect(self._choose)
        self.list.entered.connect(lambda: self._table.setFocus())
        self.tabs.currentChanged.connect(lambda _: self._turn())
        self.money.asked.connect(self.enter_money)
        self.sheet.heading_asked.connect(self.change_heading)
        self.sheet.put_in_again_asked.connect(self.put_in_again)
        self.sheet.totals.announced.connect(lambda numbers: self._change(announced(numbers)))
        roster = self.sheet.roster
        roster.selected.connect(lambda _: self._follow())
        roster.opened.connect(lambda _: self._open_entry())
        roster.moved.connect(lambda keys, before: self._change(moved(frozenset(keys), before)))
        roster.model_of_roster.change_asked = self._change_cell

    def _add_acts(self) -> None:
        say = self.words.gettext
        self._create = self.add_act(say(_NEW), self.new_ceremony, icon="add", shortcut="Ctrl+N")
        self._up = self.add_act(
            say(N_("Move up")), lambda: self.move_chosen(-1), icon="up", shortcut="Alt+Up"
        )
        self._down = self.add_act(
            say(N_("Move down")), lambda: self.move_chosen(1), icon="down", shortcut="Alt+Down"
        )
        self._refresh = self.add_act(
            say(N_("Refresh from the records…")), self.refresh_from_records, icon="refresh"
        )
        self._edit = self.add_act(
            say(N_("Change the entry…")), self.change_entry, icon="edit", shortcut="F2"
        )
        self._leave_out = self.add_act(
            say(N_("Leave out…")), self.leave_out, icon="leave-out", shortcut="Delete"
        )
        self._put_in = self.add_act(
            say(N_("Put in…")), self.put_in, icon="put-in", shortcut="Insert"
        )
        self._close = self.add_act(
            say(N_("Close the ceremony…")), self.close_or_reopen, icon="close-ceremony"
        )
        self._papers = self.add_act(
            say(N_("Papers")), self.show_papers, icon="papers", shortcut="Ctrl+P", primary=True
        )

    # --- What is shown ------------------------------------------------------------------------

    @property
    def _is_draft(self) -> bool:
        return self.ceremony is not None and self.ceremony.state is CeremonyState.DRAFT

    @property
    def _table(self) -> QTableView:
        """The table in sight."""
        return (self.sheet.roster, self.money.table)[self.tabs.currentIndex()]

    def _turn(self) -> None:
        """Another page is in sight: the keyboard begins there, and its acts can be used."""
        self.begin_at(self._table)
        self._follow()

    def _choose(self, number: int) -> None:
        self._wanted = number
        self.refresh()

    def _remember(self, number: int) -> None:
        self._wanted = number

    def _show(self, state: _State) -> None:
        self.ceremony = state.ceremony
        self._wanted = state.ceremony.id if state.ceremony else None
        for each in (self.list, self.choice):
            each.show_rows(state.rows, self._wanted)
        self._pages.setCurrentIndex(int(bool(state.rows)))
        if state.ceremony is not None:
            self.sheet.show_ceremony(state.ceremony)
            self.money.show_ceremony(state.ceremony.id)
        self._follow()

    def _follow(self) -> None:
        """Acts that make no sense now cannot be used."""
        draft, chosen = self._is_draft, bool(self.sheet.roster.chosen_keys())
        on_roster = draft and self._table is self.sheet.roster
        for act in (self._up, self._down, self._edit, self._leave_out):
            act.setEnabled(on_roster and chosen)
        for act in (self._refresh, self._put_in):
            act.setEnabled(on_roster)
        for act in (self._close, self._papers):
            act.setEnabled(self.ceremony is not None)
        closing = N_("Close the ceremony…") if draft else N_("Reopen the ceremony…")
        if self.ceremony is not None:
            self._close.setText(self.words.gettext(closing))

    # --- Changing -----------------------------------------------------------------------------

    def _change(self, *steps: Step) -> None:
        if self.ceremony is None:
            return
        number = self.ceremony.id
        self.session.act(self, lambda services: ceremonies.change(services, number, *steps))

    def _change_cell(self, key: str, change: EntryChange) -> None:
        if self.ceremony is None:
            return
        number = self.ceremony.id
        self.session.act(
            self, lambda services: ceremonies.change_entry(services, number, key, change)
        )

    def _ask_reason(
        self, entries: Iterable[Entry], title: str, text: str, change: EntryChange
    ) -> None:
        assert self.ceremony is not None
        number, listed = self.ceremony.id, list(entries)

        def work(services: Services, reason: str) -> None:
            given = EntryChange(leave_out=change.leave_out, put_in=change.put_in, reason=reason)
            ceremonies.change_entries(services, number, {each.key: [given] for each in listed})

        names = [entry.name for entry in listed]
        dialog = ReasonDialog(self.session, self, title, title, work, text=text, names=names)
        self._open(dialog)

    def _open_entry(self) -> None:
        line = self.sheet.roster.current()
        if self.ceremony is None or line is None:
            return
        if self._is_draft:
            self._open(EntryDialog(self.session, self.ceremony, line.entry, self))
        else:
            self.session.go("members", key=line.entry.key)

    def _look_before_closing(self, ceremony: Ceremony) -> None:
        def show(found: Sequence[Finding]) -> None:
            if self.isVisible():
                dialog = CloseDialog(self.session, ceremony, found, self)
                dialog.pointed.connect(self.sheet.roster.choose)
                self._open(dialog)

        self.session.read(
            self, lambda services: ceremonies.closing_findings(services, ceremony.id), show
        )

    def _open(self, dialog: ActDialog) -> None:
        if self.dialog is not None:  # something else has come meanwhile
            dialog.deleteLater()
            return
        self.dialog = dialog
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        self.dialog = None
        self._table.setFocus()


def _load(services: Services, wanted: int | None) -> _State:
    """The ceremonies, and the one to be shown."""
    rows = ceremonies.all_ceremonies(services)
    wanted = ceremonies.one_to_show(rows, wanted)
    if wanted is None:
        return _State(rows, None)
    try:
        return _State(rows, ceremonies.ceremony(services, wanted))
    except Refused:
        return _State(rows, None)
