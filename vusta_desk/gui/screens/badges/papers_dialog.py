"""The papers of the round: one is seen, saved or printed; several are saved at once."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QWidget

from vusta_desk.gui import problems
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets import files
from vusta_desk.gui.widgets.act_dialog import ActDialog, Done
from vusta_desk.gui.widgets.choices import Choice
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.gui.widgets.layouts import button, column, holding, label, row
from vusta_desk.gui.widgets.papers.paper_dialog import PaperDialog
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import number
from vusta_desk.i18n.round_paper_words import paper_kind_word
from vusta_desk.jobs import Progress
from vusta_desk.usecases import papers, round_papers
from vusta_desk.usecases.papers import Paper
from vusta_desk.usecases.round_papers import FORMATS, KINDS, Made
from vusta_desk.usecases.services import Services

_FILES = [(N_("PDF papers"), "*.pdf"), (N_("Excel workbooks"), "*.xlsx")]
_FORMS = {"pdf": N_("PDF, to print"), "xlsx": N_("Excel workbook, to work on")}


class RoundPapersDialog(PaperDialog):
    """The cover sheet first; another paper by the choice above it."""

    def __init__(self, session: Session, code: str, name: str, parent: QWidget | None) -> None:
        words = session.words
        self.code = code
        self.kind: Choice[str] = Choice([(kind, paper_kind_word(kind, words)) for kind in KINDS])
        self.kind.setMinimumContentsLength(24)
        choice = Field(words.gettext(N_("Paper")), self.kind, session.icons)
        title = words.say(N_("Papers of the round {round}"), round=name)
        self.several_button = button(words.gettext(N_("Save several…")))
        super().__init__(session, title, parent, holding(row(choice, None)))
        self.several: SeveralDialog | None = None  # while it is open
        self.acts.addButton(self.several_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.several_button.clicked.connect(self.save_several)
        self.kind.changed.connect(self._follow_kind)
        self._follow_kind()

    def save_paper(self) -> None:
        """See PaperDialog; the ending of the name says whether it is a PDF or a workbook."""
        shown, kind, code = self.view.drawn, self.kind.value(), self.code
        if shown is None or shown.pdf is None:
            return
        paper, path = shown.paper, self.ask_path(shown.paper.name, _FILES)
        if path is None:
            return

        def save(services: Services) -> None:
            if path.suffix.casefold() == ".xlsx":
                (sheet,) = round_papers.sheets(services, code, (kind,))
                round_papers.save_sheet(services, sheet, path)
            else:
                papers.save_paper(services, paper, path)

        self.view.save(save, path)

    def save_several(self) -> None:
        """Asks which papers are saved into a folder, and as what."""
        dialog = SeveralDialog(self.session, self.code, self)
        dialog.saved.connect(self._saved)
        dialog.finished.connect(self._several_closed)
        self.several = dialog
        dialog.open()

    def _several_closed(self) -> None:
        self.several = None

    def _saved(self, made: Made, folder: Path) -> None:
        text = N_("Saved into {folder}: {count}")
        if not made.is_whole:
            text = N_(
                "Saved into {folder}: {count}. Not every paper could be made; each says why when "
                "it is shown."
            )
        count = number(len(made.paths), self.words.language)
        self.view.say(text, folder=str(folder), count=count)

    def _follow_kind(self) -> None:
        kind, code = self.kind.value(), self.code
        self.ask(lambda services, progress: _one(services, code, kind, progress))


class SeveralDialog(ActDialog):
    """Which papers, as what; where to is asked last."""

    saved = Signal(object, object)  # Made, and the folder

    def __init__(self, session: Session, code: str, parent: QWidget | None) -> None:
        words = session.words
        super().__init__(
            session,
            words.gettext(N_("Save several papers")),
            words.gettext(N_("Choose the folder…")),
            parent,
        )
        self._code = code
        self._folder: Path | None = None
        self.kinds = {kind: _ticked(paper_kind_word(kind, words)) for kind in KINDS}
        self.forms = {form: _ticked(words.gettext(_FORMS[form])) for form in FORMATS}
        for title, ticks in (
            (N_("Papers"), self.kinds),
            (N_("Kinds of files"), self.forms),
        ):
            self.body.addWidget(label(words.gettext(title), "heading"))
            self.body.addLayout(column(*ticks.values(), gap=0.5))
            for tick in ticks.values():
                tick.toggled.connect(self._follow)

    def check(self) -> bool:
        """See ActDialog."""
        title = self.words.gettext(N_("Folder for the papers"))
        self._folder = files.ask_folder(self, self.words, title)
        if self._folder is None:
            return False
        names = [
            round_papers.paper_file(self._code, kind, form)
            for kind in _chosen(self.kinds)
            for form in _chosen(self.forms)
        ]
        there = [name for name in names if (self._folder / name).exists()]
        question = self.words.gettext(N_("Papers of these names are in the folder already."))
        act = self.words.gettext(N_("Replace them"))
        return not there or problems.confirm(self, self.words, question, act, "\n".join(there))

    def perform(self, done: Done, failed: Callable[[BaseException], None]) -> None:
        """See ActDialog."""
        folder, code = self._folder, self._code
        kinds, forms = _chosen(self.kinds), _chosen(self.forms)
        assert folder is not None
        into = folder

        def finished(made: Made) -> None:
            self.saved.emit(made, into)
            done()

        self.session.read_long(
            self,
            self.words.gettext(N_("Making the papers")),
            lambda services, progress: round_papers.make(
                services, code, into, kinds, forms, progress
            ),
            finished,
            failed=failed,
            cancelled=self.was_called_off,
        )

    def _follow(self) -> None:
        self.act_button.setEnabled(bool(_chosen(self.kinds) and _chosen(self.forms)))


def _ticked(text: str) -> QCheckBox:
    made = QCheckBox(text)
    made.setChecked(True)
    return made


def _chosen(ticks: dict[str, QCheckBox]) -> tuple[str, ...]:
    return tuple(each for each, tick in ticks.items() if tick.isChecked())


def _one(services: Services, code: str, kind: str, progress: Progress) -> Paper:
    (paper,) = round_papers.draw(services, code, (kind,), progress)
    return paper
