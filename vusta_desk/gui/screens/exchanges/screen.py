"""The place of the branches' workbooks: made for one, some or all of them, and taken back."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from vusta_desk.domain.findings import Refused
from vusta_desk.gui import problems, undoing
from vusta_desk.gui.screens.base import Screen
from vusta_desk.gui.screens.exchanges.answer_view import AnswerView, Decisions
from vusta_desk.gui.screens.exchanges.branch_view import BranchView
from vusta_desk.gui.screens.exchanges.dropping import ENDINGS, dropped
from vusta_desk.gui.session import Session
from vusta_desk.gui.tasks import Task
from vusta_desk.gui.widgets import files
from vusta_desk.gui.widgets.empty_state import EmptyState
from vusta_desk.gui.widgets.layouts import column
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import number
from vusta_desk.jobs import Progress
from vusta_desk.usecases import branch_answers, branch_workbooks
from vusta_desk.usecases.branch_answers import Returned
from vusta_desk.usecases.branch_workbooks import BranchState, Sent
from vusta_desk.usecases.services import Services

_ORDINARY = frozenset({"not_a_branch_workbook", "branch_workbook_unknown"})


class ExchangesScreen(Screen):
    """One returned workbook at a time; what is decided is kept until it is recorded.

    `show_target(file=…)` takes a workbook back, `show_target(branch=…)` chooses a branch.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.returned: Returned | None = None
        self.decisions: Decisions = {}
        self.list = BranchView(session)
        self.view: AnswerView | None = None
        self._path: Path | None = None
        self._reading: Task | None = None
        self._readings = 0  # only what the last one gives is shown
        self._wanted = ""
        self._waiting: list[Path] = []  # workbooks that came back, to be taken one after the other
        self._pages = QStackedWidget()
        self._pages.addWidget(self.list)
        self._page: QWidget = self.list
        self.setLayout(column(self._pages))
        self.setAcceptDrops(True)
        self._add_acts()
        self.list.chosen_changed.connect(self._enable)
        self.list.without_branch_asked.connect(lambda: self.session.go("members", no_branch=True))
        self.list.pane.member_asked.connect(lambda key: self.session.go("members", key=key))
        self.begin_at(self.list.table)
        self._enable()

    # --- What the shell asks for --------------------------------------------------------------

    def refresh(self) -> None:
        """See Screen; a returned workbook is compared anew, what was decided stays."""
        self.session.read_latest(self, "branches", branch_workbooks.states, self._show_states)
        self.session.read_latest(
            self,
            "without_branch",
            branch_workbooks.without_branch,
            self.list.show_without_branch,
        )
        if self.returned is not None:
            self._read()

    def show_target(self, **target: object) -> None:
        """See the class."""
        if isinstance(file := target.get("file"), str):
            self.take_back(Path(file))
        elif isinstance(branch := target.get("branch"), str):
            self._wanted = branch
            self._show_states(self.list.states)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Workbooks that came back may be dropped here."""
        if dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Dropped workbooks are taken back, once the drop itself is done."""
        if paths := dropped(event):
            event.acceptProposedAction()
            QTimer.singleShot(0, self, lambda: self.take_all(paths))

    # --- Making -------------------------------------------------------------------------------

    def export_chosen(self) -> None:
        """Makes the workbooks of the branches chosen."""
        self._export(self.list.chosen)

    def export_all(self) -> None:
        """Makes the workbooks of all branches that have members."""
        self._export([each for each in self.list.states if each.people])

    def _export(self, chosen: Sequence[BranchState]) -> None:
        say = self.words.gettext
        if len(chosen) == 1:
            (one,) = chosen
            suggested = branch_workbooks.suggested_name(one.name, self.session.services.today)
            kinds = ((say(N_("Excel workbook")), "*.xlsx"),)
            title = say(N_("Workbook for the branch"))
            if path := files.ask_save(self, self.words, title, kinds, suggested):
                self.session.act(
                    self,
                    lambda services: branch_workbooks.export(services, one.key, path),
                    lambda sent: self._tell_sent((sent,), path.parent),
                )
        elif chosen:
            title = say(N_("Folder for the workbooks of the branches"))
            if folder := files.ask_folder(self, self.words, title):
                self._export_many([each.key for each in chosen], folder)

    def _export_many(self, keys: list[str], folder: Path) -> None:
        def work(services: Services, progress: Progress) -> tuple[Sent, ...]:
            return branch_workbooks.export_many(services, keys, folder, progress)

        self.session.act_long(
            self,
            self.words.gettext(N_("Making the workbooks of the branches")),
            work,
            lambda sent: self._tell_sent(sent, folder),
        )

    def _tell_sent(self, sent: tuple[Sent, ...], folder: Path) -> None:
        if len(sent) == 1:
            text = self.words.say(
                N_("Workbook written: {file}. Give it to the branch."), file=sent[0].file.name
            )
        else:
            text = self.words.say(
                N_("Workbooks written to {folder}: {count}. Give each branch its own."),
                folder=folder.name,
                count=number(len(sent), self.words.language),
            )
        self.list.tell(text)

    # --- Taking back --------------------------------------------------------------------------

    def ask_file(self) -> None:
        """Asks which workbooks came back."""
        if not self._may_give_up():
            return
        self.decisions = {}
        say = self.words.gettext
        kinds = ((say(N_("Workbooks")), " ".join(f"*{ending}" for ending in ENDINGS)),)
        title = say(N_("Workbooks that came back"))
        if paths := files.ask_open_several(self, self.words, title, kinds):
            self.take_all(paths)

    def take_all(self, paths: Sequence[Path]) -> None:
        """Takes workbooks back one after the other, those that still wait after them."""
        if not self._may_give_up():
            return
        self.decisions = {}
        waiting = [each for each in self._waiting if each not in paths]
        self._waiting = [*paths, *waiting]
        self.take_next()

    def take_next(self) -> None:
        """The next of the workbooks that wait."""
        if self._waiting and self._may_give_up():
            self.take_back(self._waiting.pop(0))

    def take_back(self, path: Path) -> None:
        """Reads a workbook that came back; nothing is decided of it yet."""
        self._forget()
        self._path = path
        self.list.tell("")
        text = self.words.say(N_("Reading {file}"), file=path.name)
        self._show_page(EmptyState(self.session.icons, "import", text))
        self._read()

    def _read(self) -> None:
        path = self._path
        if path is None:
            return
        if self._reading is not None:
            self._reading.cancel()
        self._readings += 1
        mine = self._readings

        def only_last(run: Callable[..., None]) -> Callable[..., None]:
            return lambda *found: run(*found) if mine == self._readings else None

        self._reading = self.session.read_long(
            self,
            self.words.gettext(N_("Reading the workbook")),
            lambda services, _: branch_answers.read_back(services, path),
            only_last(self._show_returned),
            failed=only_last(self._unreadable),
            cancelled=only_last(self.go_back),
        )

    def _show_returned(self, returned: Returned) -> None:
        chosen = self.view.table.currentIndex().row() if self.view is not None else 0
        shown = self.view.shown if self.view is not None else ""
        self.returned = returned
        there = {line.id for line in returned.lines}
        self.decisions = {key: word for key, word in self.decisions.items() if key in there}
        view = AnswerView(self.session, returned, self.decisions, shown)
        view.changed.connect(self._enable)
        view.panel.member_asked.connect(lambda key: self.session.go("members", key=key))
        self.view = view
        self._show_page(view)
        if 0 < chosen < len(view.table.rows_model.rows):
            view.table.select(chosen)
        view.table.setFocus()

    def _unreadable(self, error: BaseException) -> None:
        if self.view is not None:  # read once already: what is decided of it is kept
            problems.show(self.session.window, error, self.words)
            return
        path = self._path or Path()
        self._forget()
        if not isinstance(error, Refused):
            problems.show(self.session.window, error, self.words)
            self._show_page(self.list)
            return
        say = self.words.gettext
        acts: list[tuple[str, Callable[[], object]]] = [
            (say(N_("Back to the branches")), self.go_back)
        ]
        if error.code in _ORDINARY:
            acts.append((say(N_("Import as an ordinary list")), lambda: self._import(path)))
        acts += self._next_act()
        text = self.words.say(N_("{file} was not taken back."), file=path.name)
        told = problems.words_of(error, self.words)
        self._show_page(EmptyState(self.session.icons, "warning", text, told, tuple(acts)))

    def _import(self, path: Path) -> None:
        self.session.go("import", file=str(path))

    def record(self) -> None:
        """Records the answer with what was decided, as one operation."""
        returned, decisions = self.returned, dict(self.decisions)
        if returned is None:
            return
        left = len(branch_answers.left_open(returned, decisions))
        if not self._may_record(returned, left):
            return
        taken = branch_answers.would_change(returned, decisions)
        count = len(taken.changed) + len(taken.new)
        self.session.act(
            self,
            lambda services: branch_answers.accept(services, returned, decisions),
            lambda operation: self._recorded(returned, (count, left), operation),
            failed=self._not_recorded,
        )

    def _may_record(self, returned: Returned, left: int) -> bool:
        """Says what nobody has decided on, and that the branch has said both."""
        if not left and not returned.says_both:
            return True
        say, count = self.words, number(left, self.words.language)
        told = [say.say(N_("Lines nobody has decided on: {count}"), count=count)] if left else []
        if returned.says_both:
            both = N_(
                "The branch chose “No change” and yet changed something. Ask it which is right."
            )
            told.insert(0, say.gettext(both))
        stay = N_("What is not decided stays open: the records stay as they are, and it is listed.")
        more = say.gettext(stay) if left else ""
        act, back = say.gettext(N_("Record the answer")), say.gettext(N_("Go on deciding"))
        return problems.confirm(self, say, "\n".join(told), act, more, back)

    def _not_recorded(self, error: BaseException) -> None:
        problems.show(self.session.window, error, self.words)
        self._read()

    def _recorded(self, returned: Returned, counts: tuple[int, int], operation: int | None) -> None:
        self._forget()
        count, left = counts
        self._wanted = returned.exchange.branch
        say, language = self.words.gettext, self.words.language
        if returned.says_something:
            text = N_("The answer of {branch} is recorded.")
            more = self.words.say(N_("Records changed: {count}"), count=number(count, language))
        else:
            text = N_("The answer of {branch} is recorded: no change.")
            more = ""
        if left:
            said = N_("Left open, to be decided: {count}. They are listed beside the branch.")
            open_ = self.words.say(said, count=number(left, language))
            more = f"{more}\n{open_}"
        acts: list[tuple[str, Callable[[], object]]] = [
            (say(N_("Back to the branches")), self.go_back),
            *(self._next_act() or [(say(N_("Take back another workbook")), self.ask_file)]),
        ]
        if operation is not None:
            acts.append((say(N_("Undo this answer")), lambda: self._undo(operation)))
        done = self.words.say(text, branch=returned.branch)
        self._show_page(EmptyState(self.session.icons, "done", done, more, tuple(acts)))

    def _next_act(self) -> list[tuple[str, Callable[[], object]]]:
        return [(self._next_words(), self.take_next)] if self._waiting else []

    def _next_words(self) -> str:
        count = number(len(self._waiting), self.words.language)
        return self.words.say(N_("Next workbook; files left: {count}"), count=count)

    def _undo(self, operation: int) -> None:
        undoing.undo(self.session, operation)
        self.go_back()

    def go_back(self) -> None:
        """Back to the branches; asks where something is decided and not recorded."""
        if self._may_give_up():
            self._forget()
            self._show_page(self.list)

    def _may_give_up(self) -> bool:
        if not self.decisions:
            return True
        question = self.words.gettext(N_("What you have decided here is not recorded yet."))
        act = self.words.gettext(N_("Give it up"))
        return problems.confirm(self, self.words, question, act)

    # --- Pages and acts -----------------------------------------------------------------------

    def _show_states(self, states: tuple[BranchState, ...]) -> None:
        self.list.show_states(states)
        if self._wanted and states:
            self.list.choose_branch(self._wanted)
            self._wanted = ""
        self._enable()

    def _forget(self) -> None:
        self._readings += 1
        self.returned = self.view = self._path = None
        self.decisions = {}

    def _show_page(self, page: QWidget) -> None:
        before, self._page = self._page, page
        if page is not self.list:
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        if before is not self.list and before is not page:
            self._pages.removeWidget(before)
            before.deleteLater()
        self._enable()

    def _enable(self) -> None:
        at_list = self._page is self.list
        for act in (self.members_act, self.chosen_act, self.all_act):
            act.setVisible(at_list)
        self.chosen_act.setEnabled(any(each.people for each in self.list.chosen))
        self.all_act.setEnabled(any(each.people for each in self.list.states))
        self.list_act.setVisible(not at_list)
        self.next_act.setText(self._next_words())
        # on other pages these would lie where "Record the answer" is shown next
        beside_another = at_list or self._page is self.view
        self.back_act.setVisible(beside_another)
        self.next_act.setVisible(beside_another and bool(self._waiting))
        self.record_act.setVisible(self.returned is not None)
        if (returned := self.returned) is not None:
            self.record_act.setEnabled(branch_answers.says_new(returned, self.decisions))

    def _add_acts(self) -> None:
        say = self.words.gettext
        self.members_act = self.add_act(
            say(N_("Back to the members")), lambda: self.session.go("members"), icon="back"
        )
        self.list_act = self.add_act(say(N_("Back to the branches")), self.go_back, icon="back")
        self.all_act = self.add_act(
            say(N_("Workbooks for all branches…")), self.export_all, icon="export"
        )
        self.next_act = self.add_act(self._next_words(), self.take_next, icon="import")
        self.back_act = self.add_act(
            say(N_("Take workbooks back…")), self.ask_file, icon="import", shortcut="Ctrl+B"
        )
        self.chosen_act = self.add_act(
            say(N_("Workbook for the branches chosen…")),
            self.export_chosen,
            icon="export",
            shortcut="Ctrl+E",
        )
        self.record_act = self.add_act(
            say(N_("Record the answer")),
            self.record,
            icon="done",
            shortcut="Ctrl+Return",
            primary=True,
        )
