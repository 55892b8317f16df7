"""The steps of making a new data file: where, for whom, who signs, password, recovery sheet."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from vusta_desk.gui.start.files import ENDING
from vusta_desk.gui.start.page import Page, Start
from vusta_desk.gui.start.path_field import PathField
from vusta_desk.gui.widgets import files, folders, setting_fields
from vusta_desk.gui.widgets.layouts import button, label
from vusta_desk.gui.widgets.new_password import NewPassword
from vusta_desk.gui.widgets.recovery_sheet import RecoverySheetPanel
from vusta_desk.gui.widgets.setting_fields import SettingFields
from vusta_desk.i18n.messages import sentence
from vusta_desk.usecases.office import SETTINGS

STEPS = 5
_FIRST_NAME = "dang-vien"


class Step(Page):
    """One page of the wizard: back, forward, and whether what is asked is there."""

    forward = Signal()
    back = Signal()

    def __init__(self, start: Start, number: int, title: str, lead: str = "") -> None:
        said = start.words.say(
            "Step {number} of {count}: {title}", number=number, count=STEPS, title=title
        )
        super().__init__(start, said, lead)
        self.leave = button(self.say("Back"))
        self.go_on = button(self.say("Next"), "primary")
        self.leave.clicked.connect(self.back)
        self.go_on.clicked.connect(self.ask)
        self.go_on.setAutoDefault(True)
        self.set_foot(self.leave, None, self.go_on)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter in a line goes forward, as it does in the dialogs."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(self.focusWidget(), QLineEdit) and self.go_on.isEnabled():
            self.ask()
        else:
            super().keyPressEvent(event)

    def ask(self) -> None:
        """Goes forward where nothing is missing."""
        if self.check():
            self.forward.emit()

    def check(self) -> bool:
        """Says beside its field what is missing; whether nothing is."""
        return True


class PlaceStep(Step):
    """Where the file lies."""

    def __init__(self, start: Start) -> None:
        say = start.words.say
        super().__init__(
            start,
            1,
            say("where the data file lies"),
            say(
                "On a drive of this computer. Backups are kept in a folder beside it; copy them to "
                "a USB stick from time to time."
            ),
        )
        self.place = PathField(say("Data file"), say("Choose…"), start.icons, self._ask)
        self.place.set_path(self._free_place())
        self._told = ""  # the service whose copying was told about last
        self.place.changed.connect(self._forget)
        self.place.chosen.connect(self._look)
        self.fill(self.place)

    @property
    def path(self) -> Path:
        """The path, with its ending."""
        path = self.place.path or self._free_place()
        return path if path.suffix.lower() == ENDING else path.with_name(path.name + ENDING)

    def shown(self) -> None:
        """See Page."""
        self.place.setFocus()

    def check(self) -> bool:
        """See Step."""
        typed = self.place.path
        whole = typed is not None and typed.is_absolute() and bool(typed.name)
        self.place.set_problem(
            "" if whole else self.say("Give folder and name, or choose a place.")
        )
        return whole

    def tell(self, service: str | None) -> bool:
        """Says beside the place that a service copies what lies there; whether that stood already.

        Then going on is meant.
        """
        if service is None or service == self._told:
            return True
        self._told = service
        said = sentence("synchronised_folder", {"service": service}, self.words)
        self.place.set_problem(said, "warning")
        return False

    def _look(self) -> None:
        """What was chosen is looked at at once, what is typed when one goes on."""
        path = self.path

        def found(service: str | None) -> None:
            if path == self.path:
                self.tell(service)

        self.start.tasks.pure(self, lambda _: self.start.files.service_of(path), found)

    def _forget(self) -> None:
        self._told = ""

    def _ask(self) -> Path | None:
        title, kinds = self.say("New data file"), ((self.say("Data files"), f"*{ENDING}"),)
        return files.ask_save(self, self.words, title, kinds, self.path)

    def _free_place(self) -> Path:
        """A name that no file has yet, in the folder where data is to lie."""
        folder = self.start.files.home(folders.documents_folder())
        name, number = _FIRST_NAME, 1
        while (folder / f"{name}{ENDING}").exists():
            number += 1
            name = f"{_FIRST_NAME}-{number}"
        return folder / f"{name}{ENDING}"


class OfficeStep(Step):
    """For whom: the names that stand on papers."""

    def __init__(self, start: Start) -> None:
        say = start.words.say
        super().__init__(
            start,
            2,
            say("the office"),
            say("These names stand on papers. All of them can be changed later."),
        )
        self.names = SettingFields(setting_fields.NAMES, start.icons, start.words)
        self.names.line("place").setText(_default("place"))
        self.fill(self.names)

    def shown(self) -> None:
        """See Page."""
        self.names.setFocus()

    def check(self) -> bool:
        """See Step."""
        return self.names.check()


class SignStep(Step):
    """Who signs the list and the certificates."""

    def __init__(self, start: Start) -> None:
        say = start.words.say
        super().__init__(
            start,
            3,
            say("who signs"),
            say("What is not known yet may stay empty and be added in the settings."),
        )
        self.groups = tuple(
            SettingFields(keys, start.icons, start.words)
            for keys in (setting_fields.LIST_SIGNATORY, setting_fields.CERTIFICATE_SIGNATORY)
        )
        for group in self.groups:
            for key in group.fields:
                group.line(key).setText(_default(key))
        of_list, of_certificates = self.groups
        self.fill(
            label(say("The list of those honoured"), "heading"),
            of_list,
            1,
            label(say("The certificates"), "heading"),
            of_certificates,
        )

    def values(self) -> dict[str, str]:
        """What is written, by key."""
        return {key: text for group in self.groups for key, text in group.values().items()}

    def shown(self) -> None:
        """See Page."""
        self.groups[0].line("list.signer").setFocus()


class PasswordStep(Step):
    """The password, with its strength in words."""

    def __init__(self, start: Start, office: OfficeStep) -> None:
        say = start.words.say
        super().__init__(
            start,
            4,
            say("the password"),
            say(
                "It is asked for at every start. Nobody can read the file without it, we neither. "
                "A sentence of four or more words is easy to keep in mind and hard to guess."
            ),
        )
        self._office = office
        self.password = NewPassword(start.icons, start.words, self._known)
        self.fill(self.password)
        self.go_on.setText(say("Make the data file"))

    def shown(self) -> None:
        """See Page."""
        self.password.setFocus()

    def check(self) -> bool:
        """See Step."""
        return self.password.check()

    def _known(self) -> Iterable[str]:
        values = self._office.names.values()
        return values["committee.symbol"], values["committee.name"]


class SheetStep(Step):
    """The recovery sheet; there is no way on without it, and none back."""

    def __init__(self, start: Start) -> None:
        say = start.words.say
        super().__init__(start, 5, say("the recovery sheet"))
        self.panel = RecoverySheetPanel(start.tasks, start.icons, start.words)
        self.panel.kept.connect(self.go_on.setEnabled)
        self.go_on.setText(say("Begin"))
        self.go_on.setEnabled(False)
        self.leave.hide()
        self.fill(self.panel)

    def check(self) -> bool:
        """See Step."""
        return self.panel.is_kept


def _default(key: str) -> str:
    return next(setting.default for setting in SETTINGS if setting.key == key)
