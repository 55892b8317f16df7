"""The place Papers: a ceremony's papers seen page by page as they are, printed, opened, saved."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from vusta_desk.domain.findings import Finding
from vusta_desk.gui import printing, problems
from vusta_desk.gui.printing import Printers
from vusta_desk.gui.screens.base import Screen
from vusta_desk.gui.screens.papers import opened
from vusta_desk.gui.screens.papers.measuring import SHEET_WITHOUT_PAPER, ask_for_printer
from vusta_desk.gui.screens.papers.opened import OpenedPapers
from vusta_desk.gui.screens.papers.paper_bar import CERTIFICATES, PAYMENTS, ROSTER, PaperBar
from vusta_desk.gui.screens.papers.people_dialog import PeopleDialog
from vusta_desk.gui.screens.papers.preflight import Preflight
from vusta_desk.gui.screens.papers.reading import Shown, Wanted, make_all, read
from vusta_desk.gui.session import Session
from vusta_desk.gui.tasks import Task
from vusta_desk.gui.widgets import files
from vusta_desk.gui.widgets.act_dialog import ActDialog
from vusta_desk.gui.widgets.empty_state import EmptyState
from vusta_desk.gui.widgets.layouts import column, holding, label
from vusta_desk.gui.widgets.papers.preview import Preview
from vusta_desk.gui.widgets.papers.print_dialog import PrintDialog, PrintOrder
from vusta_desk.gui.widgets.papers.sending import send
from vusta_desk.i18n.catalogue import N_
from vusta_desk.usecases import papers, payment_list
from vusta_desk.usecases.papers import Paper
from vusta_desk.usecases.services import Services

_NOTHING, _PAPER, _HINDERED = range(3)
_PDF = (N_("PDF papers"), "*.pdf")
_SHEET = (N_("Excel workbooks"), "*.xlsx")


class PapersScreen(Screen):
    """What is seen is what is printed. One dialog at a time is open (`dialog`)."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.wanted = Wanted()
        self.shown: Shown | None = None
        self.dialog: ActDialog | None = None
        self._task: Task | None = None
        self._asked = 0  # how often a paper was asked for; only the last time counts
        self._order: PrintOrder | None = None  # to be printed once its paper is there
        self._opened = OpenedPapers(session.services.clock)
        self.bar = PaperBar(session)
        self.preview = Preview(session)
        self.preflight = Preflight(session)
        self.said = label("", "good")
        self.said.hide()
        self._build()
        self._connect()
        self._add_acts()
        self._follow()

    # --- What the shell asks for --------------------------------------------------------------

    def refresh(self) -> None:
        """See Screen."""
        self._ask(self.wanted)

    def show_target(self, **target: object) -> None:
        """See Screen: `ceremony` is an id, `paper` roster, certificates or payments, `key` one
        person."""
        wanted = self.wanted
        if (ceremony := target.get("ceremony")) is not None:
            wanted = replace(wanted, ceremony=int(str(ceremony)), only=None)
        if (paper := target.get("paper")) in (ROSTER, CERTIFICATES, PAYMENTS):
            wanted = replace(wanted, paper=str(paper))
        if (key := target.get("key")) is not None:
            wanted = replace(wanted, paper=CERTIFICATES, only=frozenset((str(key),)))
        self._ask(wanted)

    def may_leave(self) -> bool:
        """See Screen: a dialog that is open is answered first."""
        if self.dialog is not None:
            self.dialog.reject()
        return self.dialog is None

    # --- Acts ---------------------------------------------------------------------------------

    def choose_people(self) -> None:
        """Asks whose certificates."""
        if self.shown is None or self.shown.ceremony is None:
            return
        dialog = PeopleDialog(self.session, self.shown.ceremony, self.wanted.only, self)
        dialog.accepted.connect(lambda: self._ask(replace(self.wanted, only=dialog.chosen)))
        self._open(dialog)

    def print_paper(self) -> None:
        """Asks how to print the paper in sight, then prints it."""
        if self.shown is not None and self.shown.pdf is not None:
            self.session.tasks.pure(self, lambda _: printing.printers(), self._ask_how_to_print)

    def _ask_how_to_print(self, printers: Printers) -> None:
        """Unless something else has come meanwhile."""
        if self.shown is None or self.shown.pdf is None or self.dialog or not self.isVisible():
            return
        dialog = PrintDialog(
            self.session,
            printers,
            self.preview.count,
            self.preview.page,
            self.shown.findings,
            self,
            sheet=self.shown.sizes[self.preview.page],
            can_be_text_only=self.wanted.paper == CERTIFICATES,
        )
        if self.wanted.text_only:
            dialog.text_only.setChecked(True)
        dialog.accepted.connect(lambda: self._take_order(dialog.order))
        self._open(dialog)

    def print_measuring_sheet(self) -> None:
        """Asks on which printer, then prints the sheet that tells by how much it is off."""
        if self.dialog is None:
            sizes = self.shown.sizes if self.shown is not None else ()
            sheet = sizes[self.preview.page] if sizes else SHEET_WITHOUT_PAPER
            ask_for_printer(self, sheet, self._open, self._say)

    def open_pdf(self) -> None:
        """Opens the paper in the system's PDF program."""
        paper = self._paper()
        if paper is None:
            return
        path = self._opened.place(paper.name)
        self.session.read(
            self,
            lambda services: papers.save_paper(services, paper, path),
            lambda _: self._hand_over(path),
        )

    def save_pdf(self) -> None:
        """Saves the paper in sight under a name of the user's choice."""
        paper = self._paper()
        if paper is None:
            return
        title = self.words.gettext(N_("Save the paper"))
        as_sheet = self.wanted.paper == PAYMENTS and self.wanted.ceremony
        offered = (_PDF, _SHEET) if as_sheet else (_PDF,)
        kinds = [(self.words.gettext(name), pattern) for name, pattern in offered]
        path = files.ask_save(self, self.words, title, kinds, paper.name)
        if path is None:
            return

        def save(services: Services) -> None:
            if as_sheet and path.suffix.lower() == ".xlsx":
                payment_list.save_payments_xlsx(services, as_sheet, path)
            else:
                papers.save_paper(services, paper, path)

        said = N_("Saved: {file}")
        self.session.read(self, save, lambda _: self._say(said, file=str(path)))

    def save_all(self) -> None:
        """Saves every paper of the ceremony into a folder."""
        ceremony = self.wanted.ceremony
        if ceremony is None:
            return
        title = self.words.gettext(N_("Folder for the papers"))
        folder = files.ask_folder(self, self.words, title)
        if folder is None:
            return
        self.session.read_long(
            self,
            self.words.gettext(N_("Making the papers")),
            lambda services, progress: make_all(services, ceremony, progress),
            lambda made: self._save_into(folder, made),
        )

    # --- Building -----------------------------------------------------------------------------

    def _build(self) -> None:
        words, icons = self.words, self.session.icons
        nothing = EmptyState(
            icons,
            "papers",
            words.gettext(N_("There are no papers yet.")),
            words.gettext(N_("Papers are made from the roster of a ceremony.")),
            ((words.gettext(N_("Go to the ceremonies")), lambda: self.session.go("ceremonies")),),
        )
        self._hindrance = label("", "heading")
        self._hindrance.setAlignment(Qt.AlignmentFlag.AlignCenter)
        hindered = column(None, self._hindrance, None, margin=3)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.preview)
        self._middle.addWidget(holding(hindered))
        page = column(self.bar, self._middle, self.said, self.preflight, gap=1, margin=2)
        page.setStretch(1, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(nothing)
        self._pages.addWidget(holding(page))
        self.setLayout(column(self._pages))
        self.begin_at(self.preview.thumbnails)

    def _connect(self) -> None:
        self.bar.asked.connect(self._ask_by_bar)
        self.bar.people_asked.connect(self.choose_people)
        self.preflight.chosen.connect(self._point)

    def _add_acts(self) -> None:
        say = self.words.gettext
        self.add_act(say(N_("Print a measuring sheet…")), self.print_measuring_sheet, icon="print")
        self._save_all = self.add_act(
            say(N_("Save all papers…")), self.save_all, icon="save", shortcut="Ctrl+Shift+S"
        )
        self._save = self.add_act(
            say(N_("Save PDF…")), self.save_pdf, icon="save", shortcut="Ctrl+S"
        )
        self._open_act = self.add_act(
            say(N_("Open PDF")), self.open_pdf, icon="open", shortcut="Ctrl+Return"
        )
        self._print = self.add_act(
            say(N_("Print…")), self.print_paper, icon="print", shortcut="Ctrl+P", primary=True
        )

    # --- What is shown ------------------------------------------------------------------------

    def _ask(self, wanted: Wanted) -> None:
        """Makes another paper; a newer wish overtakes an older one."""
        if self._task is not None:
            self._task.cancel()
        self.wanted = wanted
        self._asked += 1
        number = self._asked
        self._task = self.session.read_long(
            self,
            self.words.gettext(N_("Making the paper")),
            lambda services, progress: read(services, wanted, progress),
            lambda shown: self._show(shown, number),
            failed=lambda error: self._failed(error, number),
            cancelled=lambda: self._called_off(number),
        )

    def _ask_by_bar(self) -> None:
        ceremony, paper = self.bar.ceremony.currentData(), self.bar.paper.currentData()
        wanted = replace(
            self.wanted,
            ceremony=ceremony,
            paper=str(paper),
            text_only=self.bar.text_only.isChecked(),
        )
        if ceremony != self.wanted.ceremony:
            wanted = replace(wanted, only=None)
        self._ask(wanted)

    def _called_off(self, number: int) -> None:
        """What was asked for is not shown: the choices go back to what is."""
        if number != self._asked:
            return
        self._order = None
        if self.shown is not None:
            self._show(self.shown, number)

    def _failed(self, error: BaseException, number: int) -> None:
        self._called_off(number)
        problems.show(self.session.window, error, self.words)

    def _show(self, shown: Shown, number: int) -> None:
        if number != self._asked:
            return
        self._task = None
        before = self.shown.wanted if self.shown else None
        other = before != shown.wanted
        self.shown, self.wanted = shown, shown.wanted
        if other:
            self.said.hide()
        wanted = shown.wanted
        self.bar.show_choices(shown.rows, wanted.ceremony, wanted.paper, wanted.only)
        self.bar.show_text_only(on=wanted.text_only)
        self._pages.setCurrentIndex(int(wanted.ceremony is not None))
        if shown.pdf is not None:
            self.preview.show_pdf(shown.pdf, shown.sizes, shown.titles)
            if before and (before.ceremony, before.paper) != (wanted.ceremony, wanted.paper):
                self.preview.turn_to(0)  # the page one was at is no page of this paper
        else:
            self.preview.clear()
            self._hindrance.setText(self._why_not(shown))
        self._middle.setCurrentIndex(int(shown.pdf is None))
        self.preflight.setVisible(shown.paper is not None)
        self.preflight.show_findings(shown.findings, shown.names)
        self._follow()
        self._print_ordered()

    def _why_not(self, shown: Shown) -> str:
        if shown.refused is not None and shown.refused.code == "ceremony_empty":
            return self.words.gettext(N_("Nobody is on the roster of this ceremony."))
        if shown.refused is not None:
            return problems.words_of(shown.refused, self.words)
        return self.words.gettext(N_("Mend what is named below as an error; then it can be made."))

    def _follow(self) -> None:
        """Acts that make no sense now cannot be used."""
        there = self.shown is not None and self.shown.pdf is not None
        for act in (self._save, self._open_act, self._print):
            act.setEnabled(there)
        self._save_all.setEnabled(self.shown is not None and self.shown.ceremony is not None)

    def _point(self, finding: Finding) -> None:
        """Turns to the page a finding is about; what has no page is looked up in the records."""
        if self.shown is None or finding.subject is None:
            return
        name = self.shown.names.get(finding.subject)
        if self.shown.pdf is not None and name in self.shown.titles:
            self.preview.turn_to(self.shown.titles.index(name))
        elif name is not None:
            self.session.go("members", key=finding.subject)

    # --- Paper and files ----------------------------------------------------------------------

    def _paper(self) -> Paper | None:
        return self.shown.paper if self.shown and self.shown.pdf is not None else None

    def _take_order(self, order: PrintOrder | None) -> None:
        """Prints at once, or once the paper without artwork (or with it again) is there."""
        self._order = order
        if order is not None and order.text_only != self.wanted.text_only:
            self._ask(replace(self.wanted, text_only=order.text_only))
        else:
            self._print_ordered()

    def _print_ordered(self) -> None:
        order, self._order = self._order, None
        if order is None or self.shown is None or self.shown.pdf is None:
            return
        assert self.shown.paper is not None
        job = order.job(self.shown.paper.name, self.shown.pdf)
        send(self, self.session, order.printer, job, self._say)

    def _hand_over(self, path: Path) -> None:
        if not opened.show(path):
            self._say(N_("This computer has no program for PDF files. Save the paper instead."))

    def _save_into(self, folder: Path, made: Sequence[Paper]) -> None:
        there = [paper.name for paper in made if (folder / paper.name).exists()]
        question = self.words.gettext(N_("Papers of these names are in the folder already."))
        replace_them = self.words.gettext(N_("Replace them"))
        names = "\n".join(there)
        if there and not problems.confirm(self, self.words, question, replace_them, names):
            return
        whole = [paper for paper in made if paper.pdf is not None]

        def save(services: Services) -> None:
            for paper in whole:
                papers.save_paper(services, paper, folder / paper.name)

        def done(_: None) -> None:
            self._say(N_("Saved into {folder}: {count}"), folder=str(folder), count=len(whole))
            lacking = [paper.name for paper in made if paper.pdf is None]
            if lacking:
                text = N_("Saved into {folder}: {count}. Not made because of errors: {names}.")
                names = ", ".join(lacking)
                self._say(text, folder=str(folder), count=len(whole), names=names)

        self.session.read(self, save, done)

    def _say(self, message: str, **details: object) -> None:
        self.said.setText(self.words.say(message, **details))
        self.said.show()

    def _open(self, dialog: ActDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        self.dialog = None
