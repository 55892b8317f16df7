"""The password is changed; the recovery sheet is made anew."""

from PySide6.QtWidgets import QLineEdit

from vusta_desk.domain.findings import Refused
from vusta_desk.gui import problems
from vusta_desk.gui.screens.system.page import SystemPage
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.gui.widgets.layouts import button, label, restyle, row, rule
from vusta_desk.gui.widgets.new_password import NewPassword, password_line
from vusta_desk.gui.widgets.recovery_sheet import RecoverySheetPanel, Sheet, sheet_of
from vusta_desk.usecases import office, passwords
from vusta_desk.usecases.services import Services


class PasswordPage(SystemPage):
    """Both ask for the password as it is, so that nobody does it at a window left open."""

    def __init__(self, session: Session) -> None:
        say = session.words.say
        super().__init__(
            session,
            say("Change the password"),
            say("Backups made before keep the password they were made with."),
        )
        icons = session.icons
        self.old = Field(say("Password as it is"), password_line(), icons)
        self.new = NewPassword(icons, session.words, lambda: self._known)
        self.change_button = button(say("Change the password"))
        self.change_button.clicked.connect(self.change)
        self.said = label("", "good")
        self.again = Field(say("Password as it is"), password_line(), icons)
        self.show_button = button(say("Show the recovery sheet"))
        self.show_button.clicked.connect(self.show_sheet)
        self.sheet = RecoverySheetPanel(session.tasks, icons, session.words)
        self.sheet.hide()
        self._known: tuple[str, ...] = ()
        for field, run in ((self.old, self.new.setFocus), (self.again, self.show_sheet)):
            line = _line(field)
            line.textEdited.connect(lambda _, field=field: field.set_problem(""))
            line.returnPressed.connect(run)
        self.fill(
            self.old,
            self.new,
            row(self.change_button, None),
            self.said,
            rule(),
            label(say("Recovery sheet"), "heading"),
            label(
                say(
                    "It opens the data file when the password is forgotten. It is always the same."
                ),
                "quiet",
            ),
            self.again,
            row(self.show_button, None),
            self.sheet,
        )

    def refresh(self) -> None:
        """See SystemPage."""
        self.session.read(self, _names, self._keep_names)

    def change(self) -> None:
        """Changes the password where the old one is right."""
        old = _line(self.old).text()
        self.said.setText("")
        if not old:
            self.old.set_problem(self.say("Type the password."))
            self.old.setFocus()
        elif self.new.check():
            new = self.new.value()
            self.change_button.setEnabled(False)
            self.session.act(
                self,
                lambda services: passwords.change_password(services, old, new),
                lambda _: self._changed(),
                failed=lambda error: self._refused(self.old, error),
            )

    def show_sheet(self) -> None:
        """Shows the recovery sheet where the password is right."""
        typed = _line(self.again).text()
        if not typed:
            self.again.set_problem(self.say("Type the password."))
            self.again.setFocus()
            return

        def work(services: Services) -> Sheet:
            passwords.check_password(services, typed)
            return sheet_of(services)

        self.show_button.setEnabled(False)
        self.session.read(
            self, work, self._show_sheet, failed=lambda error: self._refused(self.again, error)
        )

    def _changed(self) -> None:
        self.change_button.setEnabled(True)
        _line(self.old).clear()
        self.new.clear()
        restyle(self.said, "good")
        self.said.setText(self.say("The new password is set. It holds from the next start on."))

    def _show_sheet(self, sheet: Sheet) -> None:
        self.show_button.setEnabled(True)
        _line(self.again).clear()
        self.sheet.show_sheet(sheet)
        self.sheet.show()

    def _refused(self, field: Field, error: BaseException) -> None:
        self.change_button.setEnabled(True)
        self.show_button.setEnabled(True)
        if not isinstance(error, Refused):
            problems.show(self, error, self.words)
            return
        field.set_problem(problems.words_of(error, self.words))
        field.setFocus()
        _line(field).selectAll()

    def _keep_names(self, names: tuple[str, ...]) -> None:
        self._known = names


def _names(services: Services) -> tuple[str, ...]:
    settings = office.office(services.data)
    return settings["committee.symbol"], settings["committee.name"]


def _line(field: Field) -> QLineEdit:
    assert isinstance(field.editor, QLineEdit)
    return field.editor
