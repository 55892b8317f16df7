"""The window of the form: it checks while one types, saves, and loses nothing when closed."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from vusta_desk.domain.findings import Finding, Refused
from vusta_desk.domain.member import Member
from vusta_desk.gui.screens.members.form.record_form import RecordForm
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.layouts import scrolling
from vusta_desk.gui.widgets.saving_dialog import SavingDialog
from vusta_desk.i18n.catalogue import N_
from vusta_desk.usecases import branches as branch_acts
from vusta_desk.usecases import edit_member
from vusta_desk.usecases.edit_member import Opened
from vusta_desk.usecases.services import Services


@dataclass(frozen=True, slots=True)
class Subject:
    """What the form is about: a record that was opened, or (`opened` None) a new one.

    `levels` are those of the badges that exist today.
    """

    member: Member
    opened: Opened | None
    branches: tuple[tuple[str, str], ...]
    levels: tuple[int, ...]


def read_subject(services: Services, key: str | None, branch: str | None = None) -> Subject:
    """Opens the record under a key, or begins a new one in a branch."""
    opened = edit_member.open_member(services, key) if key else None
    member = opened.member if opened else edit_member.new_member(services, branch)
    branches = tuple(branch_acts.names(services).items())
    return Subject(member, opened, branches, services.rulebook.levels(services.today))


class MemberForm(SavingDialog):
    """One record being edited; `saved` tells its key."""

    saved = Signal(str)
    letters, lines = 100, 40

    def __init__(self, session: Session, subject: Subject, parent: QWidget | None) -> None:
        words = session.words
        self.record_form = RecordForm(words, session.icons, subject.branches, subject.levels)
        self._page: QScrollArea = scrolling(self.record_form)
        name = subject.member.name
        title = words.say(N_("Record of {member}"), member=name)
        super().__init__(
            words,
            title if name else words.gettext(N_("New member")),
            self._page,
            words.gettext(N_("Save")),
            parent,
        )
        self.session, self.subject = session, subject
        self._attempted = subject.opened is not None  # what is still empty is not yet wrong
        self.record_form.show_record(subject.member)
        self._before = self.record_form.record(subject.member)
        self.record_form.changed.connect(self._follow)
        self._follow()
        self.focus_field("name")

    @property
    def is_changed(self) -> bool:
        """Whether anything stands there that is not saved."""
        form = self.record_form
        return not form.is_valid or form.record(self.subject.member) != self._before

    @property
    def question(self) -> str:
        """What is asked when it is closed unsaved."""
        name = self.record_form.record(self.subject.member).name
        if not name:
            return self.words.gettext(N_("The new member is not saved yet."))
        return self.words.say(N_("The record of {member} is not saved yet."), member=name)

    def focus_field(self, field: str) -> None:
        """Puts the keyboard into a field and brings it into sight."""
        self.record_form.focus_field(field)
        if (focused := self.focusWidget()) is not None:
            self._page.ensureWidgetVisible(focused, space(2), space(10))

    def start_saving(self) -> bool:
        """Saves what can be read; what cannot is said beside its field."""
        if wrong := self.record_form.tell():
            self.show_message(
                self.words.gettext(N_("Not saved: correct what is marked.")), "problem"
            )
            self.focus_field(wrong[0])
            return False
        record, opened = self.record_form.record(self.subject.member), self.subject.opened
        self._attempted = True

        def done(_: object) -> None:
            self.saved.emit(record.key)
            self.has_saved()

        self.session.act(
            self,
            lambda services: edit_member.save(services, record, opened),
            done,
            failed=self.was_refused,
        )
        return True

    def was_refused(self, error: BaseException) -> None:
        """Says why, and beside each field what would be false."""
        super().was_refused(error)
        record = self.record_form.record(self.subject.member)
        fields = error.details.get("fields") if isinstance(error, Refused) else None

        def show(findings: tuple[Finding, ...]) -> None:
            self._show(findings)
            if isinstance(fields, tuple) and fields:
                self.focus_field(str(fields[0]))

        self.session.read(self, lambda services: edit_member.check(services, record), show)

    def _follow(self) -> None:
        """Something was typed: it is checked, and the line at the foot says where we are."""
        record = self.record_form.record(self.subject.member)
        self.session.read_latest(
            self, "check", lambda services: edit_member.check(services, record), self._show
        )
        told = N_("Not saved yet") if self.is_changed else N_("Nothing changed")
        self.show_message(self.words.gettext(told))

    def _show(self, findings: tuple[Finding, ...]) -> None:
        self.record_form.show_findings(each for each in findings if self._is_worth(each))

    def _is_worth(self, finding: Finding) -> bool:
        """In a new record what is still empty is not said before the first attempt to save."""
        field = self.record_form.fields.get(str(finding.details.get("field")))
        return self._attempted or field is None or bool(field.input.value())
