"""The import: nothing chosen, reading, refused as a whole, the preview, or taken in."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from vusta_desk.domain.findings import Refused
from vusta_desk.gui import problems, undoing
from vusta_desk.gui.screens.base import Screen
from vusta_desk.gui.screens.importing import pages
from vusta_desk.gui.screens.importing.columns_dialog import ColumnsDialog
from vusta_desk.gui.screens.importing.outcome import Sum, left_words
from vusta_desk.gui.screens.importing.preview_view import PreviewView
from vusta_desk.gui.screens.importing.reading import Reading, is_other_file, read
from vusta_desk.gui.screens.importing.said import Said
from vusta_desk.gui.session import Session
from vusta_desk.gui.tasks import Task
from vusta_desk.gui.widgets import files
from vusta_desk.gui.widgets.empty_state import EmptyState
from vusta_desk.gui.widgets.layouts import column
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import number
from vusta_desk.jobs import Progress
from vusta_desk.usecases import import_members, refused_rows
from vusta_desk.usecases.import_members import Accept, Preview, SheetColumn
from vusta_desk.usecases.list_files import LIST_ENDINGS
from vusta_desk.usecases.services import Services


class ImportScreen(Screen):
    """One file at a time; it is never changed, and nothing is written before it is accepted.

    `said` is what a person has said about it; `previewed` is what may be taken in now, None while
    the file is read.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        say = self.words.gettext
        self.previewed: Preview | None = None
        self.said: Said | None = None
        self._sum: Sum | None = None
        self._read: tuple[Reading, Said] | None = None  # what is shown, and by which words
        self._view: PreviewView | None = None
        self._shown: QWidget | None = None
        self._task: Task | None = None
        self._readings = 0  # only what the last one gives is shown
        self.notice = pages.Notice(self.words)
        self._pages = QStackedWidget()
        page = column(self.notice, self._pages, gap=0)
        page.setStretchFactor(self._pages, 1)
        self.setLayout(page)
        self.choose = self.add_act(say(N_("Choose another file")), self.ask_file, icon="open")
        self.assign = self.add_act(
            say(N_("Columns of the file")), self.assign_columns, icon="columns"
        )
        self.save_left = self.add_act(
            say(N_("Save the rows not taken in")), self.ask_where, icon="save"
        )
        self.accept_all = self.add_act(
            say(N_("Take in")), self.accept, shortcut="Ctrl+Return", primary=True
        )
        self._show_start()

    # --- What one comes with ------------------------------------------------------------------

    def show_target(self, **target: object) -> None:
        """`file` reads that file; `choose` asks for one."""
        if isinstance(target.get("file"), str):
            self.read(Path(str(target["file"])))
        elif target.get("choose"):
            self.ask_file()

    def refresh(self) -> None:
        """After a change elsewhere a preview is made anew, for it would be refused."""
        if self.previewed is not None and self.said is not None:
            self.read_by(self.said)

    def take_keyboard(self) -> None:
        """See Screen."""
        if self._view is not None and self._shown is self._view:
            self._view.take_keyboard()
        else:
            super().take_keyboard()

    def ask_file(self) -> None:
        """Asks which file to read."""
        say = self.words.gettext
        kinds = ((say(N_("Lists")), " ".join(f"*{ending}" for ending in LIST_ENDINGS)),)
        if path := files.ask_open(self, self.words, say(N_("Choose a list")), kinds):
            self.read(path)

    def read(self, path: Path) -> None:
        """Reads a file and shows what would become of each row.

        Asks first where something was said about another that is not taken in yet.
        """
        if pages.may_forget(self.session, self.said, N_("Read the other file")):
            self._forget()
            self.read_by(Said(path))

    def may_close(self) -> bool:
        """See Screen: what was said is kept while one is elsewhere, but goes with the window.

        A list that is being taken in is asked about as all that is being written.
        """
        is_written = any(task.writes for task in self.session.tasks.running)
        close = N_("Close without taking it in")
        return is_written or pages.may_forget(self.session, self.said, close)

    @property
    def is_unfinished(self) -> bool:
        """See Screen."""
        return self.said is not None and self.said.is_something

    # --- Reading ------------------------------------------------------------------------------

    def read_by(self, said: Said) -> None:
        """Reads the file by what was said; a preview in sight stays until the next is there."""
        self.said, self.previewed = said, None
        if self._task is not None:
            self._task.cancel()
        self._readings += 1
        mine = self._readings
        if self._view is not None and self._shown is self._view:
            self._view.show_said(said, busy=True)
            self._enable()
        else:
            text = self.words.say(N_("Reading {file}"), file=said.path.name)
            self._show_page(EmptyState(self.session.icons, "import", text))

        def if_last(then: Callable[..., None]) -> Callable[..., None]:
            return lambda *found: then(*found) if mine == self._readings else None

        def work(services: Services, progress: Progress) -> Reading:
            return read(services, progress, said)

        self._task = self.session.read_long(
            self,
            self.words.gettext(N_("Reading the list")),
            work,
            if_last(self._take_reading),
            failed=if_last(self._unreadable),
            cancelled=if_last(self._back),
        )

    def _take_reading(self, reading: Reading) -> None:
        """Shows it; where the file was changed since, without what was said about its rows."""
        if self.said is None:
            return
        before, by = self._read or (None, None)
        is_other = before is not None and is_other_file(before, reading)
        said = self.said.of_another_file() if is_other else self.said
        if is_other and said.choices != self.said.choices:
            self._read = None
            self.read_by(said)
            self._tell_changed()
            return
        self.said = said.asking(reading.previewed.plan.branch_questions)
        self._read = reading, self.said
        in_places = by is not None and not is_other and by.reads_like(self.said)
        self._show_preview(in_places=in_places)
        if is_other:
            self._tell_changed()

    def _tell_changed(self) -> None:
        told = N_(
            "The file was changed since it was read, and was read again. What was said about "
            "single rows and cells of it is not kept: look at them once more."
        )
        self.notice.tell(self.words.gettext(told))

    def _back(self) -> None:
        """Shows the last preview again, by the words it was read by; without one begins anew."""
        if self._read is None:
            self._show_start()
            return
        by = self._read[1]
        decisions = self.said.decisions if self.said else by.decisions
        self.said = replace(by, decisions=decisions)
        self._show_preview(in_places=True)

    def _unreadable(self, error: BaseException) -> None:
        if not isinstance(error, Refused) or self.said is None:
            problems.show(self.session.window, error, self.words)
            self._back()
        elif self._read is not None and self._read[1].is_same_list(self.said):
            self._back()
            self.notice.tell(problems.words_of(error, self.words))
        else:
            self._show_page(
                pages.refused_page(self.session, self.said.path, error, self._ways_out(error))
            )

    def _ways_out(self, error: Refused) -> list[pages.Act]:
        say = self.words.gettext
        acts: list[pages.Act] = [(say(N_("Choose another file")), self.ask_file)]
        if error.code in import_members.MENDED_BY_COLUMNS:
            acts.insert(0, (say(N_("Say which column is which")), self.assign_columns))
        if error.code == import_members.OF_A_BRANCH and self.said is not None:
            path = str(self.said.path)
            take_back = say(N_("Take the workbook back"))
            acts.insert(0, (take_back, lambda: self.session.go("exchanges", file=path)))
        if self._read is not None:
            acts.append((say(N_("Back to how it was read")), self._back))
        return acts

    # --- Pages --------------------------------------------------------------------------------

    def _show_start(self) -> None:
        self._forget()
        self._show_page(pages.start_page(self.session, self.ask_file))

    def _show_preview(self, *, in_places: bool) -> None:
        if self._read is None or self.said is None:
            return
        reading = self._read[0]
        self.previewed = reading.previewed
        is_new = self._view is None or self._shown is not self._view
        if self._view is None:
            self._view = PreviewView(self.session)
            self._view.decided.connect(self._decide)
            self._view.learned.connect(self._learn)
            self._view.read_otherwise.connect(self.read_by)
            self._view.columns_asked.connect(self.assign_columns)
        self._view.show_reading(reading, self.said, in_places=in_places)
        if is_new:
            self._show_page(self._view)
            self._view.take_keyboard()
        self._add_up()

    def _show_page(self, page: QWidget) -> None:
        if page is not self._shown:
            self._pages.addWidget(page)
            self._pages.setCurrentWidget(page)
            if self._shown is not None:
                self._pages.removeWidget(self._shown)
                if self._shown is not self._view:
                    self._shown.deleteLater()
        self._shown = page
        self._enable()

    def _forget(self) -> None:
        """Nothing is left of the last file."""
        if self._view is not None and self._view is not self._shown:
            self._view.deleteLater()
        self.previewed = self.said = self._read = self._view = self._sum = None
        self._readings += 1
        self.notice.tell("")

    # --- What is said -------------------------------------------------------------------------

    def assign_columns(self) -> None:
        """Lets the user say which column is which, where the program did not know."""
        if self.said is None:
            return
        said = self.said
        self.session.read(
            self,
            lambda services: import_members.columns(services, said.path, said.choices),
            self._ask_columns,
        )

    def _ask_columns(self, found: tuple[SheetColumn, ...]) -> None:
        dialog = ColumnsDialog(self.session, found, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._assign(dialog.assigned()))
        dialog.exec()

    def _assign(self, columns: Mapping[int, str]) -> None:
        if self.said is not None:
            self.read_by(self.said.with_columns(columns))

    def _decide(self, said: Said) -> None:
        self._learn(said)
        self._add_up()

    def _learn(self, said: Said) -> None:
        """Keeps what needs no other reading."""
        self.said = said
        if self._read is not None:
            by = replace(said, choices=self._read[1].choices)
            self._read = self._read[0], by
        if self._view is not None:
            self._view.show_said(said)

    def _add_up(self) -> None:
        """Works out, not in Qt's thread, what would be written; until then nothing is accepted."""
        if self.previewed is None or self.said is None:
            return
        previewed, said = self.previewed, self.said
        self._sum = None
        self._enable()

        def work(_: Progress) -> Sum:
            taking = import_members.would_take(previewed, decisions=said.decisions)
            return Sum.of(taking, previewed, said)

        def show(found: Sum) -> None:
            if self.previewed is previewed and self.said is said:
                self._sum = found
                self._enable()

        self.session.tasks.pure(self, work, show)

    # --- Taking in ----------------------------------------------------------------------------

    def accept(self, accept: Accept = Accept.ALL) -> None:
        """Takes the rows in, as one operation that one undo takes back."""
        previewed, said, expected = self.previewed, self.said, self._sum
        if previewed is None or said is None or expected is None:
            return

        def work(services: Services, progress: Progress) -> int | None:
            return import_members.apply(services, previewed, accept, said.decisions, progress)

        self.previewed = None
        self._enable()
        self.session.act_long(
            self,
            self.words.gettext(N_("Taking the list in")),
            work,
            lambda operation: self._taken_in(previewed, said, expected, operation),
            failed=self._not_taken,
            cancelled=self._back,
        )

    def _not_taken(self, error: BaseException) -> None:
        if not isinstance(error, Refused) or self.said is None:
            problems.show(self.session.window, error, self.words)
            self._back()
        elif error.code in import_members.LOOK_AGAIN:
            self.notice.tell(problems.words_of(error, self.words))
            self.read_by(self.said)
        else:
            self._back()
            self.notice.tell(problems.words_of(error, self.words))

    def _taken_in(
        self, previewed: Preview, said: Said, expected: Sum, operation: int | None
    ) -> None:
        say = self.words.gettext
        self._forget()
        acts: list[pages.Act] = []
        if operation is not None:
            acts.append((say(N_("Undo this import")), lambda: self._undo(operation)))
        if operation is not None and expected.left:
            save = say(N_("Save the rows not taken in"))
            acts.insert(0, (save, lambda: self._save_left(previewed, said)))
        told = "" if operation is None else expected.done(self.words)
        left = "" if operation is None else left_words(previewed, said, self.words)
        self._show_page(pages.done_page(self.session, told, left, acts))

    def _undo(self, operation: int) -> None:
        undoing.undo(self.session, operation)
        self._show_start()

    def ask_where(self) -> None:
        """Saves the rows that are not taken in as a workbook, each with its reason."""
        if self.previewed is not None and self.said is not None:
            self._save_left(self.previewed, self.said)

    def _save_left(self, previewed: Preview, said: Said) -> None:
        if (path := pages.ask_where_left(self, self.words, previewed)) is not None:
            self.session.read(
                self,
                lambda services: refused_rows.write(services, previewed, path, said.decisions),
                lambda count: self._tell_saved(path, count),
            )

    def _tell_saved(self, path: Path, count: int) -> None:
        shown = number(count, self.words.language)
        told = N_("Rows saved in {file}: {count}. Fill them in and import that file.")
        self.notice.tell(self.words.say(told, file=path.name, count=shown))

    def _enable(self) -> None:
        known = self._sum if self.previewed is not None else None
        is_open, path = self.said is not None, self.said.path if self.said else Path()
        for act in (self.choose, self.save_left, self.accept_all):
            act.setVisible(is_open)
        self.assign.setVisible(is_open and path.suffix.lower() != ".json")
        self.assign.setEnabled(self.previewed is not None)
        self.save_left.setEnabled(bool(known and known.left))
        self.accept_all.setEnabled(bool(known and known.anything))
        if known is not None:
            pages.name_act(self.accept_all, known.act(self.words), known.short(self.words))
        elif not is_open or self._shown is not self._view:
            pages.name_act(self.accept_all, *[self.words.gettext(N_("Take in"))] * 2)
