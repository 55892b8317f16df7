"""The preview of a list: as what it was read, what it asks, and every row."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QTabWidget, QWidget

from vusta_desk.domain.findings import Severity, worst_first
from vusta_desk.gui.screens.importing.branch_table import TOLD_HERE, BranchTable
from vusta_desk.gui.screens.importing.head import Head
from vusta_desk.gui.screens.importing.notices import ASKED, About, told_of
from vusta_desk.gui.screens.importing.questions import LETTERS, Questions
from vusta_desk.gui.screens.importing.reading import Reading
from vusta_desk.gui.screens.importing.row_table import ImportTable
from vusta_desk.gui.screens.importing.rows_page import RowsPage
from vusta_desk.gui.screens.importing.said import Said, date_id
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import icon_size, space
from vusta_desk.gui.widgets.findings_panel import FindingsPanel
from vusta_desk.gui.widgets.layouts import column
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import number
from vusta_desk.usecases.import_members import ALL_SHEETS, Encoding, Fate

_LOW = 30  # lines of text
_QUESTIONS, _ROWS, _BRANCHES, _NOTES = range(4)


class PreviewView(QWidget):
    """Tells what a person says; keeps nothing of it itself."""

    decided = Signal(object)  # Said: what is taken in
    read_otherwise = Signal(object)  # Said: the file has to be read again
    learned = Signal(object)  # Said: it need be kept, and nothing else
    columns_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session, self.words = session, session.words
        self._said: Said | None = None
        self.reading: Reading | None = None
        self.head = Head(self.words)
        self.questions = Questions(session)
        self.rows = RowsPage(session)
        self.branches = BranchTable(session)
        self.notes = FindingsPanel(session.icons, self.words, with_places=True)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setIconSize(icon_size())
        for page in (self.questions, self.rows, self.branches, self.notes):
            self.tabs.addTab(page, "")
        self._above = column(self.head)
        whole = column(self._above, self.tabs, gap=0)
        whole.setStretchFactor(self.tabs, 1)
        self.setLayout(whole)
        self._connect()

    @property
    def table(self) -> ImportTable:
        """The rows that are listed."""
        return self.rows.table

    @property
    def filters(self) -> dict[Fate, QPushButton]:
        """The boxes that show and hide the rows of a fate."""
        return self.rows.filter.fates

    def show_reading(self, reading: Reading, said: Said, *, in_places: bool) -> None:
        """Shows a list, at first or read again; `in_places` leaves its rows where they stand."""
        before = self.reading.previewed.plan if self.reading else None
        begin = before is None or before.sheet != reading.previewed.plan.sheet
        self.reading, self._said = reading, said
        self.head.show_preview(reading.previewed, said)
        self.head.show_busy(False)
        self._ask(reading, said)
        self.rows.show_reading(reading, said, begin=begin, in_places=in_places)
        self.branches.show_branches(reading.branches)
        self._show_notes(reading)
        self._title_tabs(reading)
        if begin:
            self._begin()

    def show_said(self, said: Said, *, busy: bool = False) -> None:
        """Something else was decided or answered; `busy` while the list is read again by that."""
        self._said = said
        self.head.show_busy(busy or self.head.is_busy)
        self.rows.show_said(said)
        if self.reading is not None:
            self._ask(self.reading, said)
            self._title_tabs(self.reading)

    def _ask(self, reading: Reading, said: Said) -> None:
        notices = told_of(reading.previewed, reading.found.of_the_file, said)
        self.questions.show_questions(reading.previewed, said, reading.ours, notices)

    def take_keyboard(self) -> None:
        """Puts the keyboard on what is to be done."""
        if self.tabs.currentIndex() == _QUESTIONS:
            self.questions.begin()
        else:
            (self.table, self.branches, self.notes)[self.tabs.currentIndex() - _ROWS].setFocus()

    def _begin(self) -> None:
        """Questions come first; a list without people is told by what is found in it."""
        pages = [page for page in range(self.tabs.count()) if self.tabs.isTabVisible(page)]
        if not self.questions.open_ones and pages[0] == _QUESTIONS:
            del pages[0]
        self.tabs.setCurrentIndex(next(iter(pages), _ROWS))

    def _show_notes(self, reading: Reading) -> None:
        """What is to be said of the file as a whole, but for what is asked."""
        told = ASKED if reading.branches else ASKED - TOLD_HERE
        notes = [each for each in reading.found.of_the_file if each.code not in told]
        self.notes.show_findings(notes)
        worst = worst_first(notes)[0].severity if notes else Severity.INFO
        icon = "info" if worst is Severity.INFO else "warning"
        self.tabs.setTabVisible(_NOTES, bool(notes))
        self.tabs.setTabIcon(_NOTES, self.session.icons.before_text(icon))
        self.tabs.setTabText(_NOTES, self._counted(N_("About the file: {count}"), len(notes)))

    def _title_tabs(self, reading: Reading) -> None:
        waiting = len(self.questions.open_ones)
        said = N_("Questions: {count}") if waiting else N_("Questions: all answered")
        icon = "question" if waiting else "done"
        self.tabs.setTabText(_QUESTIONS, self._counted(said, waiting))
        self.tabs.setTabIcon(_QUESTIONS, self.session.icons.before_text(icon))
        self.tabs.setTabVisible(_QUESTIONS, bool(self.questions.cards))
        self.tabs.setTabIcon(_ROWS, self.session.icons.before_text("members"))
        rows = len(reading.previewed.plan.rows)
        branches = len(reading.branches)
        self.tabs.setTabIcon(_BRANCHES, self.session.icons.before_text("branch"))
        self.tabs.setTabText(_BRANCHES, self._counted(N_("Branches: {count}"), branches))
        self.tabs.setTabVisible(_BRANCHES, branches > 0)
        others = branches > 0 or self.tabs.isTabVisible(_NOTES)
        self.tabs.setTabVisible(_ROWS, rows > 0 or not others)
        self.tabs.setTabText(_ROWS, self._counted(N_("Rows: {count}"), rows))
        several = sum(map(self.tabs.isTabVisible, range(self.tabs.count()))) > 1
        self.tabs.tabBar().setVisible(several)

    def _counted(self, said: str, count: int) -> str:
        return self.words.say(said, count=number(count, self.words.language))

    def _connect(self) -> None:
        self.head.columns_asked.connect(self.columns_asked)
        self.head.otherwise.toggled.connect(lambda _: self._make_room())
        self.head.sheet_chosen.connect(lambda name: self._read(lambda said: said.with_sheet(name)))
        self.head.profile_chosen.connect(
            lambda kind: self._read(lambda said: said.with_profile(kind))
        )
        self.head.encoding_chosen.connect(self._read_letters)
        self.rows.decided.connect(self.decided)
        self.rows.read_otherwise.connect(self.read_otherwise)
        self.rows.learned.connect(self.learned)
        self.rows.branches_asked.connect(self._show_questions)
        asked = self.questions
        asked.branch_answered.connect(
            lambda name, key: self._read(lambda said: said.with_branch(name, key))
        )
        asked.branch_reopened.connect(
            lambda name: self._read(lambda said: said.without_branch(name))
        )
        asked.dates_answered.connect(self._answer_dates)
        asked.dates_reopened.connect(self._reopen_dates)
        asked.letters_settled.connect(lambda settled: self._settle(LETTERS, settled))
        asked.encoding_chosen.connect(self._read_letters)
        asked.rows_asked.connect(self._show_rows)
        asked.way_on_asked.connect(self._go_on)
        asked.notice_seen.connect(self._settle)

    def _read(self, say: Callable[[Said], Said]) -> None:
        if self._said is not None:
            self.read_otherwise.emit(say(self._said))

    def _read_letters(self, encoding: Encoding) -> None:
        if self._said is not None:
            said = self._said.settling(LETTERS, settled=False).with_encoding(encoding)
            self.read_otherwise.emit(said)

    def _answer_dates(self, column: int, swapped: bool) -> None:
        if self._said is None:
            return
        said = self._said.settling(date_id(column)).with_swapped(column, swapped=swapped)
        same = said.choices == self._said.choices
        (self.learned if same else self.read_otherwise).emit(said)

    def _reopen_dates(self, column: int) -> None:
        if self._said is None:
            return
        said = self._said.settling(date_id(column), settled=False)
        said = said.with_swapped(column, swapped=False)
        same = said.choices == self._said.choices
        (self.learned if same else self.read_otherwise).emit(said)

    def _settle(self, question: str, settled: bool) -> None:
        if self._said is not None:
            self.learned.emit(self._said.settling(question, settled=settled))

    def _go_on(self, about: About) -> None:
        """Goes where what a notice tells of is mended or seen in full."""
        if about is About.COLUMNS:
            self.columns_asked.emit()
        elif about is About.SHEETS:
            self._read(lambda said: said.with_sheet(ALL_SHEETS))
        elif about is About.BRANCHES:
            self._show_rows()
        else:
            self.tabs.setCurrentIndex(_NOTES)
            self.notes.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """See QWidget: in a low window the rows have the room, the rest comes out when asked."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """In a low window the choices of the head stand in the place of the filter."""
        is_low = self.height() < self.fontMetrics().height() * _LOW
        self.head.show_low(is_low)
        self._above.setContentsMargins(*[space(2), space(1 if is_low else 2)] * 2)
        self.rows.filter.show_low(is_low)
        self.rows.filter.setVisible(not (self.head.otherwise.isChecked() and is_low))

    def _show_rows(self) -> None:
        self.tabs.setCurrentIndex(_ROWS)
        self.table.setFocus()

    def _show_questions(self) -> None:
        self.tabs.setCurrentIndex(_QUESTIONS)
        self.questions.begin()
