"""A data file put back from a backup."""

from pathlib import Path

from PySide6.QtCore import Signal

from vusta_desk.domain.findings import Refused
from vusta_desk.gui import problems
from vusta_desk.gui.start.files import ENDING
from vusta_desk.gui.start.page import Opened, Page, Start
from vusta_desk.gui.start.path_field import PathField
from vusta_desk.gui.widgets import files
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.gui.widgets.layouts import button
from vusta_desk.gui.widgets.new_password import letters_tick, password_line
from vusta_desk.usecases import backups

_ABOUT_BACKUP = (
    "not_a_backup",
    "backup_out_of_reach",
    "backup_without_keys",
    "backup_of_other_file",
)


class RestorePage(Page):
    """Which backup, in the place of which file, and the password."""

    opened = Signal(object)  # Opened
    back = Signal()

    def __init__(self, start: Start) -> None:
        say = start.words.say
        super().__init__(
            start,
            say("Restore from a backup"),
            say(
                "The data file becomes what it was when the backup was made. What it is now is "
                "kept among the backups, so nothing is lost."
            ),
        )
        self.backup = PathField(say("Backup"), say("Choose…"), start.icons, self._ask_backup)
        self.backup.changed.connect(self._guess_file)
        self.file = PathField(
            say("Data file to put back"), say("Choose…"), start.icons, self._ask_file
        )
        self.line = password_line()
        self.password = Field(
            say("Password"),
            self.line,
            start.icons,
            say("The password of the data file; or the one it had when the backup was made."),
        )
        self.line.returnPressed.connect(self.restore)
        self.line.textEdited.connect(lambda _: self.password.set_problem(""))
        self.fill(self.backup, self.file, self.password, letters_tick(start.words, self.line))
        leave, self.go_on = button(say("Back")), button(say("Restore and open"), "primary")
        leave.clicked.connect(self.back)
        self.go_on.clicked.connect(self.restore)
        self.set_foot(leave, None, self.go_on)

    def set_files(self, path: Path | None, backup: Path | None) -> None:
        """What it is about, where that is known."""
        self.backup.set_path(backup)
        self.file.set_path(path)
        self.line.clear()

    def shown(self) -> None:
        """See Page."""
        (self.password if self.backup.path else self.backup).setFocus()

    def restore(self) -> None:
        """Puts the backup in the place of the file, and opens that."""
        backup, path, password = self.backup.path, self.file.path, self.line.text()
        if backup is None:
            self.backup.set_problem(self.say("Choose a backup first."))
            self.backup.setFocus()
        elif path is None:
            self.file.set_problem(self.say("Say which data file is to be put back."))
            self.file.setFocus()
        elif not password:
            self.password.set_problem(self.say("Type the password."))
            self.password.setFocus()
        else:

            def work() -> Opened:
                self.start.files.restore(backup, path, password)
                return Opened(self.start.files.open(path, password))

            self.work(self.say("Restoring …"), work, self.opened.emit, self._refused)

    def _refused(self, error: BaseException) -> None:
        if not isinstance(error, Refused):
            problems.show(self, error, self.words)
            return
        field: Field = self.file
        if error.code == "wrong_password":
            field = self.password
            self.line.selectAll()
        elif error.code in _ABOUT_BACKUP:
            field = self.backup
        for each in (self.backup, self.file, self.password):
            each.set_problem(problems.words_of(error, self.words) if each is field else "")
        field.setFocus()

    def _guess_file(self) -> None:
        backup = self.backup.path
        if backup and (owner := self.start.files.owner_of(backup)) is not None:
            self.file.set_path(owner)

    def _ask_backup(self) -> Path | None:
        kinds = ((self.say("Backups"), f"*{backups.ENDING}"),)
        start = self.file.path.parent if self.file.path else None
        return files.ask_open(self, self.words, self.say("Choose a backup"), kinds, start)

    def _ask_file(self) -> Path | None:
        kinds = ((self.say("Data files"), f"*{ENDING}"),)
        title = self.say("Data file to put back")
        return files.ask_save(self, self.words, title, kinds, self.file.path or "")
