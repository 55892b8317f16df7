"""The place Reconcile: chosen, compared, decided line by line, recorded with its minutes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from vusta_desk.domain.findings import Refused
from vusta_desk.domain.movements import Movements
from vusta_desk.gui import problems, undoing
from vusta_desk.gui.screens.base import Screen
from vusta_desk.gui.screens.reconcile.comparer import Comparer
from vusta_desk.gui.screens.reconcile.done_page import done_page
from vusta_desk.gui.screens.reconcile.minutes_dialog import Minutes, MinutesDialog, drawn
from vusta_desk.gui.screens.reconcile.record_dialog import RecordDialog
from vusta_desk.gui.screens.reconcile.start_view import StartView
from vusta_desk.gui.screens.reconcile.work_view import Decisions, WorkView
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets import files
from vusta_desk.gui.widgets.empty_state import EmptyState
from vusta_desk.gui.widgets.layouts import column
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import number
from vusta_desk.jobs import Progress
from vusta_desk.usecases import import_members, protocols, reconcile
from vusta_desk.usecases.import_members import Candidate, PlannedRow
from vusta_desk.usecases.reconcile import Compared, Reconciliation, Source
from vusta_desk.usecases.services import Services


class ReconcileScreen(Screen):
    """One comparison at a time. What is decided is kept until it is recorded or given up."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.compared: Compared | None = None
        self.decisions: Decisions = {}
        self.dialog: QDialog | None = None
        self.start = StartView(session)
        self.view: WorkView | None = None
        self.comparer = Comparer(session, self)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.start)
        self.setLayout(column(self._pages))
        self._page: QWidget = self.start
        self._add_acts()
        self.start.file_asked.connect(self.ask_file)
        self.start.minutes_asked.connect(self.show_recorded)
        self.start.chosen_changed.connect(self._enable)
        self.comparer.compared.connect(self._show_compared)
        self.comparer.unreadable.connect(self._unreadable)
        self.comparer.called_off.connect(self._called_off)
        self.begin_at(self.start.central)
        self._enable()

    # --- What the shell asks for --------------------------------------------------------------

    def refresh(self) -> None:
        """See Screen: after a change elsewhere it is compared anew; what was decided stays."""
        self.session.read_latest(self, "start", _read_start, lambda found: self._show_start(*found))
        if self.compared is not None:
            self.comparer.ask_again()

    def show_target(self, **target: object) -> None:
        """See Screen: `file` compares that file, `source` says whose it is."""
        source = target.get("source")
        if isinstance(file := target.get("file"), str):
            day = self.session.services.today
            self.compare(Path(file), str(source or reconcile.CENTRAL), day)

    def may_leave(self) -> bool:
        """See Screen: a dialog that is open is answered first."""
        if self.dialog is not None:
            self.dialog.reject()
        return self.dialog is None

    def may_close(self) -> bool:
        """See Screen: what is decided and not recorded would be lost with the window."""
        close = N_("Close without recording")
        return self._may_lose(N_("Close the window and give up the decisions?"), close)

    @property
    def is_unfinished(self) -> bool:
        """See Screen."""
        return bool(self.decisions)

    # --- Acts ---------------------------------------------------------------------------------

    def ask_file(self) -> None:
        """Asks for their list and compares it."""
        source, day = self.start.source, self.start.day.value()
        if source is not None and day is not None:
            self._ask_file(source, day)

    def _ask_file(self, source: str, day: date) -> None:
        say = self.words.gettext
        kinds = ((say(N_("Lists")), "*.xlsx *.xls *.ods *.csv"),)
        if path := files.ask_open(self, self.words, say(N_("Choose their list")), kinds):
            self.compare(path, source, day)

    def compare(
        self, path: Path, source: str, day: date, decisions: Decisions | None = None
    ) -> None:
        """Compares a list, with what is decided of it already."""
        self.decisions = dict(decisions or {})
        self.compared = None
        text = self.words.say(N_("Comparing with {file}"), file=path.name)
        self._show_page(EmptyState(self.session.icons, "check", text))
        self.comparer.ask(path, source, day)

    def give_up(self) -> None:
        """Back to the choice of a list; asks where something is decided and not recorded."""
        give_up = N_("Give up the decisions")
        if self._may_lose(N_("Give them up and take another list?"), give_up):
            self._forget()
            self._show_page(self.start)

    def _may_lose(self, question: str, act: str) -> bool:
        """Whether nothing is decided that is not recorded, or it is given up."""
        if not self.decisions:
            return True
        words = self.words
        self.session.go("reconcile")
        count = number(len(self.decisions), words.language)
        told = words.say(N_("Decided here and not recorded yet: {count}."), count=count)
        stay = words.gettext(N_("Go on deciding"))
        asked = words.say(N_("{one} {other}"), one=told, other=words.gettext(question))
        return problems.confirm(self, words, asked, words.gettext(act), "", stay)

    def show_minutes(self) -> None:
        """The minutes as they would be with what is decided now, or those of one recorded."""
        compared, decisions = self.compared, dict(self.decisions)
        if compared is None:
            if (entry := self.start.chosen) is not None:
                self.show_recorded(entry)
            return
        self._draw(lambda services: protocols.protocol(services, compared, decisions))

    def show_recorded(self, entry: Reconciliation) -> None:
        """The minutes of an earlier reconciliation, word for word as they were."""
        self._draw(lambda _: protocols.recorded_protocol(entry))

    def record(self) -> None:
        """Shows what will be done and records it."""
        compared, decisions = self.compared, dict(self.decisions)
        if compared is None or self.dialog is not None:
            return

        def ask(moved: Movements | None) -> None:
            dialog = RecordDialog(self.session, compared, decisions, moved, self.window())
            dialog.look_again.connect(self.comparer.ask_again)
            self._open(dialog, self._recorded)

        self.session.read(
            self, lambda services: reconcile.movement(services, compared, decisions), ask
        )

    # --- Comparing ----------------------------------------------------------------------------

    def _show_compared(self, compared: Compared) -> None:
        self.compared = compared
        there = {line.id for line in compared.comparison.lines}
        self.decisions = {key: word for key, word in self.decisions.items() if key in there}
        side = self.start.name(compared.source)
        shown = self.view.shown if self.view is not None else ""
        view = WorkView(self.session, compared, self.decisions, side, shown)
        view.changed.connect(self._enable)
        view.source_asked.connect(self._compare_with)
        view.sheet_chosen.connect(self.comparer.choose_sheet)
        view.unclear_chosen.connect(self._look_for_answers)
        view.panel.member_asked.connect(lambda key: self.session.go("members", key=key))
        view.panel.person_told.connect(self.comparer.tell_person)
        view.panel.branch_told.connect(self.comparer.tell_branch)
        self.view = view
        self._show_page(view)
        if (rows := view.table.chosen()) and rows[0].planned is not None:
            self._look_for_answers(rows[0].planned)
        view.table.setFocus()

    def _compare_with(self, source: str) -> None:
        """The same list with another side; what is decided holds for the first only."""
        compared = self.compared
        give_up = N_("Give up the decisions")
        if compared is not None and self._may_lose(N_("Give them up and compare anew?"), give_up):
            self.compare(self.comparer.path, source, compared.comparison.day)

    def _look_for_answers(self, planned: PlannedRow) -> None:
        compared = self.compared
        if compared is None:
            return

        def show(found: tuple[Candidate, ...]) -> None:
            if self.view is None or self.compared is not compared:
                return
            rows = self.view.table.chosen()
            if len(rows) == 1 and rows[0].planned is planned:
                names = [(key, branch.name) for key, branch in compared.branches.items()]
                self.view.panel.show_answers(
                    planned, found, reconcile.question_of(compared, planned), names
                )

        self.session.read_latest(
            self,
            "candidates",
            lambda services: import_members.candidates(services, planned),
            show,
        )

    def _unreadable(self, error: BaseException) -> None:
        path, source, day = self.comparer.path, self.comparer.source, self.comparer.day
        self._forget()
        if not isinstance(error, Refused):
            problems.show(self.session.window, error, self.words)
            self._show_page(self.start)
            return
        text = self.words.say(N_("{file} was not compared."), file=path.name)

        def again() -> None:
            self._show_page(self.start)
            if day is not None:
                self._ask_file(source, day)

        back = (self.words.gettext(N_("Choose again")), again)
        said = problems.words_of(error, self.words)
        self._show_page(EmptyState(self.session.icons, "warning", text, said, (back,)))

    def _called_off(self) -> None:
        if self.compared is None:
            self._forget()
            self._show_page(self.start)

    # --- Recorded -----------------------------------------------------------------------------

    def _recorded(self, dialog: QDialog) -> None:
        assert isinstance(dialog, RecordDialog)
        operation, found = dialog.operation, dialog.compared.comparison
        side, path = self.start.name(dialog.compared.source), self.comparer.path
        source, decisions = dialog.compared.source, dict(dialog.decisions)

        def compare_again() -> None:
            """What was decided is not thrown away with the record of it."""
            self.compare(path, source, found.day, decisions)

        self._forget()
        page = done_page(
            self.session,
            side,
            replace(found.counts, ours=reconcile.count_after(dialog.compared, decisions)),
            found.more_there,
            see_minutes=self._show_latest_minutes,
            import_list=lambda: self.session.go("import", file=str(path)),
            undo=lambda: self._undo(operation, compare_again),
        )
        self._show_page(page)

    def _show_latest_minutes(self) -> None:
        self.session.read(self, reconcile.latest, self._show_if_there)

    def _show_if_there(self, entry: Reconciliation | None) -> None:
        if entry is not None:
            self.show_recorded(entry)

    def _undo(self, operation: int, compare_again: Callable[[], None]) -> None:
        undoing.undo(self.session, operation, compare_again)

    # --- Minutes ------------------------------------------------------------------------------

    def _draw(self, work: Callable[[Services], protocols.Protocol]) -> None:
        def draw(services: Services, progress: Progress) -> Minutes:
            return drawn(services, work(services))

        def show(minutes: Minutes) -> None:
            if self.dialog is None:
                self._open(MinutesDialog(self.session, minutes, self.window()))

        self.session.read_long(self, self.words.gettext(N_("Making the paper")), draw, show)

    def _open(self, dialog: QDialog, accepted: Callable[[QDialog], None] | None = None) -> None:
        self.dialog = dialog

        def closed(result: int) -> None:
            self.dialog = None
            if result and accepted is not None:
                accepted(dialog)
            dialog.deleteLater()

        dialog.finished.connect(closed)
        dialog.open()

    # --- Pages and acts -----------------------------------------------------------------------

    def _show_start(self, sources: tuple[Source, ...], done: tuple[Reconciliation, ...]) -> None:
        self.start.show_sources(sources, done)
        self._enable()

    def _forget(self) -> None:
        self.compared = self.view = None
        self.decisions = {}
        self.comparer.forget()

    def _show_page(self, page: QWidget) -> None:
        before, self._page = self._page, page
        if page is not self.start:
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        if before is not self.start and before is not page:
            self._pages.removeWidget(before)
            before.deleteLater()
        self._enable()

    def _enable(self) -> None:
        comparing, at_start = self.compared is not None, self._page is self.start
        self.another_act.setVisible(not at_start)
        self.minutes_act.setVisible(comparing or at_start)
        self.minutes_act.setEnabled(comparing or self.start.chosen is not None)
        self.record_act.setVisible(comparing)

    def _add_acts(self) -> None:
        say = self.words.gettext
        self.add_act(
            say(N_("Back to the members")), lambda: self.session.go("members"), icon="back"
        )
        self.another_act = self.add_act(say(N_("Another list")), self.give_up, icon="open")
        self.minutes_act = self.add_act(
            say(N_("Minutes…")), self.show_minutes, icon="papers", shortcut="Ctrl+P"
        )
        self.record_act = self.add_act(
            say(N_("Record…")), self.record, icon="done", shortcut="Ctrl+Return", primary=True
        )


def _read_start(services: Services) -> tuple[tuple[Source, ...], tuple[Reconciliation, ...]]:
    return reconcile.sources(services), reconcile.earlier(services)
