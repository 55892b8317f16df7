"""The first start: three doors, and a way to what is there already."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from vusta_desk.gui.start.page import Page, Start
from vusta_desk.gui.theme import colours, icon_size
from vusta_desk.gui.widgets.layouts import button, column, label, row

LIST, EMPTY, SAMPLE, OPEN, RESTORE = "list", "empty", "sample", "open", "restore"


class DoorsPage(Page):
    """Asks how to begin; `chosen` carries one of the constants above."""

    chosen = Signal(str)

    def __init__(self, start: Start) -> None:
        say = start.words.say
        super().__init__(
            start,
            say("How would you like to begin?"),
            say("Everything stays on this computer, encrypted. The program uses no network."),
        )
        self.doors = {
            LIST: self._door(
                "import",
                say("From an Excel list"),
                say("A new data file from the list of members the office has."),
            ),
            EMPTY: self._door(
                "add",
                say("Empty"),
                say("A new data file; members are entered one by one or brought in later."),
            ),
            SAMPLE: self._door(
                "members",
                say("Try it with sample data"),
                say("Invented people. Nothing needs to be filled in and nothing is kept."),
            ),
        }
        self.fill(*self.doors.values())
        links = []
        for door, text in (
            (OPEN, say("Open a data file that is there")),
            (RESTORE, say("Restore from a backup")),
        ):
            link = button(text, "link")
            link.clicked.connect(self._telling(door))
            links.append(link)
        for door, made in self.doors.items():
            made.clicked.connect(self._telling(door))
        self.set_foot(links[0], 2, links[1], None)

    def shown(self) -> None:
        """See Page."""
        self.doors[LIST].setFocus()

    def _telling(self, door: str) -> Callable[[], None]:
        return lambda: self.chosen.emit(door)

    def _door(self, icon: str, title: str, more: str) -> "Door":
        picture = QLabel()
        coloured = self.start.icons(icon, colours().accent)
        picture.setPixmap(coloured.pixmap(icon_size() * 1.6))
        return Door(picture, title, more)


class Door(QPushButton):
    """A large button: picture, title, and a sentence about what lies behind it."""

    def __init__(self, picture: QLabel, title: str, more: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.setAccessibleDescription(more)
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        text = column(label(title, "heading"), label(more, "quiet"), gap=0.5)
        inside = row(picture, text, gap=2.5, margin=2)
        inside.setStretch(1, 1)
        self.setLayout(inside)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """See QWidget: the sentence wraps."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """See QWidget."""
        inside = self.layout()
        return inside.heightForWidth(width) if inside is not None else 0

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """See QWidget: room for what stands in it."""
        inside = self.layout()
        return inside.sizeHint() if inside is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """See QWidget."""
        inside = self.layout()
        return inside.minimumSize() if inside is not None else super().minimumSizeHint()
