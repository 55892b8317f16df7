"""The password is forgotten: the letters of the recovery sheet open the file and set a new one."""

from pathlib import Path

from PySide6.QtCore import Signal

from vusta_desk.domain.findings import Refused
from vusta_desk.gui import problems
from vusta_desk.gui.start.files import ENDING
from vusta_desk.gui.start.page import Opened, Page, Start
from vusta_desk.gui.start.path_field import PathField
from vusta_desk.gui.theme import fixed_font, space
from vusta_desk.gui.widgets import files
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.gui.widgets.layouts import button, text_area
from vusta_desk.gui.widgets.new_password import NewPassword

_ABOUT_LETTERS = ("recovery_letters_wrong", "recovery_letters_other_file")


class LettersPage(Page):
    """File, letters, new password."""

    opened = Signal(object)  # Opened
    back = Signal()

    def __init__(self, start: Start) -> None:
        say = start.words.say
        super().__init__(
            start,
            say("Open with the recovery sheet"),
            say(
                "The sheet was printed when the data file was made. Its letters open the file and "
                "set a new password; the old one no longer holds."
            ),
        )
        self.file = PathField(say("Data file"), say("Choose…"), start.icons, self._ask)
        self.typed = text_area()
        self.typed.setTabChangesFocus(True)
        self.typed.setFont(fixed_font())
        self.typed.setFixedHeight(self.typed.fontMetrics().lineSpacing() * 4 + space(2))
        self.letters = Field(
            say("Letters of the sheet"),
            self.typed,
            start.icons,
            say("Line by line; spaces and capitals do not matter."),
        )
        self.typed.textChanged.connect(lambda: self.letters.set_problem(""))
        self.password = NewPassword(start.icons, start.words)
        self.fill(self.file, self.letters, self.password)
        leave, self.go_on = button(say("Back")), button(say("Open with new password"), "primary")
        leave.clicked.connect(self.back)
        self.go_on.clicked.connect(self.open)
        self.set_foot(leave, None, self.go_on)

    def set_file(self, path: Path | None) -> None:
        """The file it is about."""
        self.file.set_path(path)

    def shown(self) -> None:
        """See Page."""
        (self.letters if self.file.path else self.file).setFocus()

    def open(self) -> None:
        """Opens the file by the letters."""
        path, letters = self.file.path, self.typed.toPlainText()
        if path is None:
            self.file.set_problem(self.say("Choose a data file first."))
            self.file.setFocus()
        elif not letters.strip():
            self.letters.set_problem(self.say("Type the letters of the sheet."))
            self.letters.setFocus()
        elif self.password.check():
            password = self.password.value()

            def work() -> Opened:
                return Opened(self.start.files.open_by_letters(path, letters, password))

            self.work(self.say("Opening …"), work, self.opened.emit, self._refused)

    def _refused(self, error: BaseException) -> None:
        if not isinstance(error, Refused):
            problems.show(self, error, self.words)
            return
        said = problems.words_of(error, self.words)
        field = self.letters if error.code in _ABOUT_LETTERS else self.file
        field.set_problem(said)
        field.setFocus()

    def _ask(self) -> Path | None:
        kinds = ((self.say("Data files"), f"*{ENDING}"),)
        return files.ask_open(self, self.words, self.say("Open a data file"), kinds)
