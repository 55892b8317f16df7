"""Later starts: which data file, its password, and the other ways in."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from vusta_desk.domain.findings import Refused
from vusta_desk.gui import problems
from vusta_desk.gui.start.files import ENDING
from vusta_desk.gui.start.page import Opened, Page, Start
from vusta_desk.gui.theme import icon_size, space
from vusta_desk.gui.widgets import files
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.gui.widgets.flow import FlowLayout
from vusta_desk.gui.widgets.layouts import button, holding
from vusta_desk.gui.widgets.new_password import letters_tick, password_line
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.messages import sentence

NEW, SAMPLE, LETTERS, RESTORE = "new", "sample", "letters", "restore"
_PLACE = Qt.ItemDataRole.UserRole
_GONE = N_("not there now: {place}")
_AWAY = N_("drive {drive} is not connected now: {place}")
_SEEN = 4  # files of the list in sight without scrolling


class OpenPage(Page):
    """Opens one of the files used lately, or any other."""

    opened = Signal(object)  # Opened
    asked = Signal(str)  # one of the constants above

    def __init__(self, start: Start) -> None:
        super().__init__(start, start.words.say("Open the data file"))
        say = self.say
        self.recent = QListWidget()
        self.recent.setIconSize(icon_size())
        self.file = Field(say("Data file"), self.recent, start.icons)
        self.recent.currentItemChanged.connect(self._chosen)
        self.other = button(say("Another file…"), "link")
        self.other.clicked.connect(self._choose)
        self.gone: set[Path] = set()
        self.off_list = button(say("Remove from the list"), "link")
        self.off_list.clicked.connect(self.take_off_list)
        self._add_removing()
        self.line = password_line()
        self.password = Field(say("Password"), self.line, start.icons)
        self.line.returnPressed.connect(self.open)
        self.line.textEdited.connect(lambda _: self.password.set_problem(""))
        self.recent.itemActivated.connect(lambda _: self.line.setFocus())
        ways = []
        for way, text in (
            (LETTERS, say("Password forgotten: use the recovery sheet")),
            (RESTORE, say("Restore from a backup")),
            (NEW, say("Make a new data file")),
            (SAMPLE, say("Look at the sample data")),
        ):
            link = button(text, "link")
            link.clicked.connect(lambda _=False, way=way: self.asked.emit(way))
            ways.append(link)
        shown = letters_tick(start.words, self.line)
        others = holding(FlowLayout(self.other, self.off_list, gap=3))
        self.fill(self.file, others, self.password, shown, 1, holding(FlowLayout(*ways, gap=3)))
        self.go_on = button(say("Open"), "primary")
        self.go_on.clicked.connect(self.open)
        self.set_foot(None, self.go_on)
        self.list_files(start.preferences.recent)

    @property
    def path(self) -> Path | None:
        """The file chosen."""
        at = self.recent.currentRow()
        return Path(self.recent.item(at).data(_PLACE)) if at >= 0 else None

    def list_files(self, places: tuple[Path, ...]) -> None:
        """Offers these files, the first one chosen."""
        self.recent.clear()
        for place in places:
            self.recent.addItem(self._item(place))
            self._look_for(place)
        self.recent.setCurrentRow(0)
        self._chosen()
        line = self.fontMetrics().lineSpacing() * 2 + space(1.5)
        self.recent.setFixedHeight(line * max(1, min(len(places), _SEEN)) + space(1))

    def choose(self, path: Path) -> None:
        """Puts a file first and chooses it."""
        if path != self.path:
            self.line.clear()  # what is typed there is for the other file
        self.list_files((path, *(each for each in self._listed() if each != path)))

    def take_off_list(self) -> None:
        """Takes the file chosen off the list; the file itself stays where it is."""
        if (path := self.path) is not None:
            self.start.preferences.forget_recent(path)
            self.list_files(tuple(each for each in self._listed() if each != path))
            (self.recent if self.recent.count() else self.other).setFocus()

    def shown(self) -> None:
        """See Page."""
        (self.line if self.recent.count() else self.other).setFocus()

    def open(self) -> None:
        """Opens the file chosen with the password typed."""
        if (path := self.path) is None:
            self.file.set_problem(self.say("Choose a data file first."))
            self.other.setFocus()
        elif not self.line.text():
            self.password.set_problem(self.say("Type the password."))
            self.line.setFocus()
        else:
            self.open_with(path, self.line.text())

    def open_with(self, path: Path, password: str) -> None:
        """Opens a file; what is refused stands beside the field it is about."""

        def work() -> Opened:
            return Opened(self.start.files.open(path, password))

        self.work(self.say("Opening …"), work, self.opened.emit, self._refused)

    def _refused(self, error: BaseException) -> None:
        if not isinstance(error, Refused):
            problems.show(self, error, self.words)
            return
        about_password = error.code == "wrong_password"
        said = problems.words_of(error, self.words)
        self.password.set_problem(said if about_password else "")
        self.file.set_problem("" if about_password else said)
        self.line.setFocus()
        self.line.selectAll()

    def _look(self) -> None:
        """Says that the file chosen lies in a folder that is copied to the internet."""
        path = self.path

        def found(service: str | None) -> None:
            if service is not None and path == self.path and not self.file.problem:
                told = sentence("synchronised_folder", {"service": service}, self.words)
                self.file.set_problem(told, "warning")

        if path is not None:
            self.start.tasks.pure(self, lambda _: self.start.files.service_of(path), found)

    def _choose(self) -> None:
        say = self.say
        kinds = ((say("Data files"), f"*{ENDING}"),)
        start = self.path.parent if self.path else None
        chosen = files.ask_open(self, self.words, say("Open a data file"), kinds, start)
        if chosen is not None:
            self.choose(chosen)
            self.line.setFocus()

    def _listed(self) -> list[Path]:
        return [Path(self.recent.item(at).data(_PLACE)) for at in range(self.recent.count())]

    def _add_removing(self) -> None:
        """Delete in the list, and its menu."""
        removing = QAction(self.off_list.text(), self.recent)
        removing.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        removing.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        removing.triggered.connect(self.take_off_list)
        self.recent.addAction(removing)
        self.recent.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _chosen(self) -> None:
        self.file.set_problem("")
        self.off_list.setVisible(self.path in self.gone)
        self._look()

    def _item(self, place: Path) -> QListWidgetItem:
        item = QListWidgetItem(self.start.icons("lock"), f"{place.stem}\n{place.parent}")
        item.setToolTip(str(place))
        item.setData(_PLACE, str(place))
        return item

    def _look_for(self, place: Path) -> None:
        """Off the window, for a drive that is away may take its time to say so."""
        self.start.tasks.pure(self, lambda _: _missing(place), lambda why: self._tell(place, why))

    def _tell(self, place: Path, why: str) -> None:
        """Says of a file that is not there now what is missing."""
        self.gone -= {place}
        if why:
            self.gone |= {place}
            said = self.say(why, place=place, drive=place.drive)
            for at in range(self.recent.count()):
                if (item := self.recent.item(at)).data(_PLACE) == str(place):
                    item.setText(f"{place.stem}\n{said}")
                    item.setIcon(self.start.icons("question"))
        self.off_list.setVisible(self.path in self.gone)


def _missing(place: Path) -> str:
    """What is missing where a data file should lie, a msgid; empty where it is there.

    An address of a network is not looked at: data files do not lie there, and it may take minutes.
    """
    if place.drive.startswith("\\\\"):
        return ""
    try:
        if place.is_file():
            return ""
        away = not Path(place.anchor).exists()
    except OSError:
        away = True
    return _AWAY if away else _GONE
