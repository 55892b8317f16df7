"""The import: nothing chosen, reading, refused as a whole, the preview, or taken in."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QWidget

from vusta_desk.domain.findings import Refused
from vusta_desk.gui import problems, undoing
from vusta_desk.gui.screens.base import Screen
from vusta_desk.gui.screens.importing.columns_dialog import ColumnsDialog
from vusta_desk.gui.screens.importing.preview_view import PreviewView
from vusta_desk.gui.session import Session
from vusta_desk.gui.tasks import Task
from vusta_desk.gui.widgets import files
from vusta_desk.gui.widgets.empty_state import EmptyState
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import number
from vusta_desk.jobs import Progress
from vusta_desk.usecases import branches, import_members
from vusta_desk.usecases.import_members import Accept, Choices, Fate, Preview, SheetColumn
from vusta_desk.usecases.services import Services

Acts = tuple[tuple[str, Callable[[], object]], ...]


class ImportScreen(Screen):
    """One file at a time; it is never changed, and nothing is written before it is accepted."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        say = self.words.gettext
        self.previewed: Preview | None = None
        self._path: Path | None = None
        self._sheet: str | None = None
        self._columns: Mapping[int, str] = {}
        self._names: Mapping[str, str] = {}
        self._shown: QWidget | None = None
        self._reading: Task | None = None
        self._readings = 0  # only what the last one gives is shown
        self._pages = QStackedLayout(self)
        self.choose = self.add_act(say(N_("Choose another file")), self.ask_file, icon="open")
        self.assign = self.add_act(
            say(N_("Columns of the file")), self.assign_columns, icon="columns"
        )
        self.accept_new = self.add_act(
            say(N_("Take in the new ones only")), lambda: self.accept(Accept.NEW), icon="add"
        )
        self.accept_all = self.add_act(
            say(N_("Take in")),
            lambda: self.accept(Accept.ALL),
            shortcut="Ctrl+Return",
            primary=True,
        )
        self._show_start()

    def show_target(self, **target: object) -> None:
        """`file` reads that file; `choose` asks for one."""
        if isinstance(target.get("file"), str):
            self.read(Path(str(target["file"])))
        elif target.get("choose"):
            self.ask_file()

    def refresh(self) -> None:
        """After a change elsewhere a preview is made anew, for it would be refused."""
        if self.previewed is not None and self._path is not None:
            self._read_again()

    def ask_file(self) -> None:
        """Asks which file to read."""
        say = self.words.gettext
        kinds = ((say(N_("Lists")), "*.xlsx *.xls *.csv *.json"),)
        if path := files.ask_open(self, self.words, say(N_("Choose a list")), kinds):
            self.read(path)

    def read(self, path: Path) -> None:
        """Reads a file and shows what would become of each row."""
        self._path, self._sheet, self._columns = path, None, {}
        self._read_again()

    def choose_sheet(self, sheet: str) -> None:
        """Reads another sheet of the same file."""
        if sheet != self._sheet:
            self._sheet, self._columns = sheet, {}
            self._read_again()

    def assign_columns(self) -> None:
        """Lets the user say which column is which, where the program did not know."""
        if self._path is None:
            return
        path, choices = self._path, Choices(sheet=self._sheet, columns=self._columns)
        self.session.read(
            self,
            lambda services: import_members.columns(services, path, choices),
            self._ask_columns,
        )

    def accept(self, accept: Accept) -> None:
        """Takes the rows in, as one operation that one undo takes back."""
        previewed = self.previewed
        if previewed is None:
            return

        def work(services: Services, progress: Progress) -> int | None:
            return import_members.apply(services, previewed, accept, progress=progress)

        title = self.words.gettext(N_("Taking the list in"))
        self.previewed = None
        self._enable()
        self.session.act_long(
            self,
            title,
            work,
            lambda operation: self._taken_in(previewed, accept, operation),
            failed=lambda error: self._not_taken(previewed, error),
            cancelled=lambda: self._show_preview(previewed, self._names),
        )

    def _read_again(self) -> None:
        path, choices = self._path, Choices(sheet=self._sheet, columns=self._columns)
        if path is None:
            return

        def work(services: Services, progress: Progress) -> tuple[Preview, dict[str, str]]:
            previewed = import_members.preview(services, path, choices, progress)
            known = {each.key: each.name for each in branches.branches(services)}
            return previewed, known | {each.key: each.name for each in previewed.plan.branches}

        if self._reading is not None:
            self._reading.cancel()
        self._readings += 1
        mine = self._readings

        def show(found: tuple[Preview, dict[str, str]]) -> None:
            if mine == self._readings:
                self._path = path
                self._show_preview(*found)

        def unreadable(error: BaseException) -> None:
            if mine == self._readings:
                self._unreadable(error)

        def called_off() -> None:
            if mine == self._readings:
                self._show_start()

        self.previewed = None
        self._show_message("import", self.words.say(N_("Reading {file}"), file=path.name))
        title = self.words.gettext(N_("Reading the list"))
        self._reading = self.session.read_long(
            self, title, work, show, failed=unreadable, cancelled=called_off
        )

    def _ask_columns(self, found: tuple[SheetColumn, ...]) -> None:
        dialog = ColumnsDialog(self.session, found, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._assign(dialog.assigned()))
        dialog.exec()

    def _assign(self, columns: Mapping[int, str]) -> None:
        self._columns = columns
        self._read_again()

    def _show_start(self) -> None:
        self._path = self.previewed = None
        say = self.words.gettext
        self._show_page(
            EmptyState(
                self.session.icons,
                "import",
                say(N_("Drop a list of members on this window, or choose its file.")),
                say(
                    N_(
                        "Excel (.xlsx, .xls), .csv or an exported registry (.json). The file is "
                        "never changed, and nothing is taken in before you have seen every row."
                    )
                ),
                ((say(N_("Choose a file")), self.ask_file),),
            )
        )

    def _show_preview(self, previewed: Preview, names: Mapping[str, str]) -> None:
        self.previewed, self._names = previewed, names
        view = PreviewView(self.session, previewed, names)
        view.sheet_chosen.connect(self.choose_sheet)
        self._show_page(view)
        view.table.setFocus()

    def _unreadable(self, error: BaseException) -> None:
        if not isinstance(error, Refused):
            problems.show(self.session.window, error, self.words)
            self._show_start()
            return
        say = self.words.gettext
        acts: list[tuple[str, Callable[[], object]]] = [
            (say(N_("Choose another file")), self.ask_file)
        ]
        if error.code in import_members.MENDED_BY_COLUMNS:
            acts.insert(0, (say(N_("Say which column is which")), self.assign_columns))
        name = self._path.name if self._path else ""
        text = self.words.say(N_("{file} was not read."), file=name)
        said = problems.words_of(error, self.words)
        self._show_page(EmptyState(self.session.icons, "warning", text, said, tuple(acts)))

    def _not_taken(self, previewed: Preview, error: BaseException) -> None:
        problems.show(self.session.window, error, self.words)
        if isinstance(error, Refused) and error.code == "data_changed_since_preview":
            self._read_again()
        else:
            self._show_preview(previewed, self._names)

    def _taken_in(self, previewed: Preview, accept: Accept, operation: int | None) -> None:
        say, fates = self.words.gettext, previewed.fates
        self._path = None
        if operation is None:
            text = say(N_("There was nothing to take in."))
            self._show_page(EmptyState(self.session.icons, "done", text, "", self._ways_on()))
            return
        changed = fates[Fate.CHANGED] if accept is Accept.ALL else 0
        text = self.words.say(
            N_("Taken in: {new} new, {changed} changed."),
            new=number(fates[Fate.NEW], self.words.language),
            changed=number(changed, self.words.language),
        )
        more = self._left_aside(fates)
        back = (say(N_("Undo this import")), lambda: self._undo(operation))
        acts = (*self._ways_on(), back)
        self._show_page(EmptyState(self.session.icons, "done", text, more, acts))

    def _ways_on(self) -> Acts:
        say = self.words.gettext
        return (
            (say(N_("Go to the badges")), lambda: self.session.go("badges")),
            (say(N_("Go to the members")), lambda: self.session.go("members")),
        )

    def _left_aside(self, fates: Mapping[Fate, int]) -> str:
        left = fates[Fate.UNSURE] + fates[Fate.REFUSED]
        if not left:
            return ""
        return self.words.say(
            N_("Not taken in, for a person to decide: {count} rows of the file."),
            count=number(left, self.words.language),
        )

    def _undo(self, operation: int) -> None:
        undoing.undo(self.session, operation)
        self._show_start()

    def _show_message(self, icon: str, text: str) -> None:
        self._show_page(EmptyState(self.session.icons, icon, text))

    def _show_page(self, page: QWidget) -> None:
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        if self._shown is not None:
            self._pages.removeWidget(self._shown)
            self._shown.deleteLater()
        self._shown = page
        self._enable()

    def _enable(self) -> None:
        fates = self.previewed.fates if self.previewed else {}
        new, changed = fates.get(Fate.NEW, 0), fates.get(Fate.CHANGED, 0)
        language = self.words.language
        has_office = bool(self.previewed and self.previewed.brings_committee)
        for act in (self.choose, self.accept_new, self.accept_all):
            act.setVisible(self._path is not None)
        self.assign.setVisible(self._path is not None and self._path.suffix.lower() != ".json")
        self.assign.setEnabled(self.previewed is not None)
        self.accept_new.setEnabled(bool(new and changed))
        self.accept_all.setEnabled(bool(new or changed or has_office))
        self.accept_all.setText(
            self.words.say(
                N_("Take in: {new} new, {changed} changed"),
                new=number(new, language),
                changed=number(changed, language),
            )
            if self.previewed
            else self.words.gettext(N_("Take in"))
        )
