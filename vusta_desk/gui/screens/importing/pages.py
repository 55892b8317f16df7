"""The pages of the import beside the preview: nothing chosen yet, refused, taken in."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QWidget

from vusta_desk.domain.findings import Refused
from vusta_desk.gui import problems
from vusta_desk.gui.screens.importing.said import Said
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets import files
from vusta_desk.gui.widgets.empty_state import EmptyState
from vusta_desk.gui.widgets.layouts import button, label, row
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.usecases.import_members import Preview

Act = tuple[str, Callable[[], object]]


def start_page(session: Session, ask_file: Callable[[], object]) -> EmptyState:
    """Says what to do, and what the program will never do."""
    say = session.words.gettext
    more = N_(
        "Excel (.xlsx, .xls), LibreOffice (.ods), .csv or an exported registry (.json). The file "
        "is never changed, and nothing is taken in before you have seen every row."
    )
    return EmptyState(
        session.icons,
        "import",
        say(N_("Drop a list of members on this window, or choose its file.")),
        say(more),
        ((say(N_("Choose a file")), ask_file),),
    )


def refused_page(session: Session, path: Path, error: Refused, acts: Sequence[Act]) -> EmptyState:
    """Says why a file was not read, and the ways on."""
    text = session.words.say(N_("{file} was not read."), file=path.name)
    told = problems.words_of(error, session.words)
    return EmptyState(session.icons, "warning", text, told, tuple(acts))


def done_page(session: Session, told: str, left: str, acts: Sequence[Act]) -> EmptyState:
    """Says what was written and what was left, with the ways on before these acts."""
    say = session.words.gettext
    ways_on: list[Act] = [
        (say(N_("Go to the badges")), lambda: session.go("badges")),
        (say(N_("Go to the members")), lambda: session.go("members")),
    ]
    text = told or say(N_("There was nothing to take in."))
    return EmptyState(session.icons, "done", text, left, (*ways_on, *acts))


def may_forget(session: Session, said: Said | None, act: str) -> bool:
    """Asks before what was said about a list is given up; `act` is what is done then."""
    if said is None or not said.is_something:
        return True
    words = session.words
    told = N_("What you have answered and changed in {file} is not taken in yet.")
    question = words.say(told, file=said.path.name)
    return problems.confirm(session.window, words, question, words.gettext(act))


def ask_where_left(parent: QWidget, words: Catalogue, previewed: Preview) -> Path | None:
    """Asks for the file that the rows not taken in are saved in."""
    say = words.gettext
    kinds = ((say(N_("Excel workbook")), "*.xlsx"),)
    stem = Path(previewed.plan.file).stem
    suggested = words.say(N_("{file}, rows not taken in"), file=stem) + ".xlsx"
    return files.ask_save(parent, words, say(N_("Save the rows not taken in")), kinds, suggested)


def name_act(act: QAction, text: str, short: str) -> None:
    """Gives an act other words, also short ones where there is little room."""
    keys = act.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    act.setText(text)
    act.setIconText(short)
    act.setToolTip(f"{text} ({keys})")


class Notice(QFrame):
    """A line above everything that says what has happened, until it is understood."""

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self.setProperty("role", "banner")
        self._told = label("")
        self.understood = button(words.gettext(N_("Understood")), "link")
        self.understood.clicked.connect(lambda: self.tell(""))
        line = row(self._told, self.understood, gap=2)
        line.setContentsMargins(space(2), space(0.5), space(2), space(0.5))
        line.setStretch(0, 1)
        self.setLayout(line)
        self.hide()

    @property
    def text(self) -> str:
        """What is said; empty for nothing."""
        return self._told.text()

    def tell(self, text: str) -> None:
        """Says something else; "" for nothing."""
        self._told.setText(text)
        self.setVisible(bool(text))
