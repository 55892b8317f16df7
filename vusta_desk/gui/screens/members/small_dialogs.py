"""The small dialogs of the place: a branch, and why a member is taken out."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import Branch, BranchKind
from vusta_desk.gui import problems
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.choices import Choice
from vusta_desk.gui.widgets.editors import TextEdit
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.gui.widgets.layouts import column, holding, label, scrolling
from vusta_desk.gui.widgets.partial_date_edit import PartialDateEdit
from vusta_desk.gui.widgets.saving_dialog import SavingDialog
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.value_words import value_word
from vusta_desk.usecases import branches as branch_acts
from vusta_desk.usecases import edit_member

_FIELDS_OF_REFUSALS = {
    "branch_name_needed": "name",
    "branch_name_taken": "name",
    "branch_closed_before_opened": "closed",
}


class BranchDialog(SavingDialog):
    """A branch: its name, its kind, when it was opened and closed."""

    saved = Signal(str)  # the key of the branch
    lines = 25

    def __init__(
        self, session: Session, branch: Branch, parent: QWidget | None, *, is_new: bool
    ) -> None:
        words = session.words
        self._branch, self._is_new, self.session = branch, is_new, session
        kinds: list[tuple[BranchKind | None, str]] = [(None, words.gettext(N_("not recorded")))]
        kinds += [(kind, value_word("branch_kind", kind, words)) for kind in BranchKind]
        hint = words.gettext(N_("Members of a closed branch stay on file."))
        self.fields = {
            "name": Field(words.gettext(N_("Name of the branch")), TextEdit(), session.icons),
            "kind": Field(words.gettext(N_("Kind")), Choice(kinds), session.icons),
            "opened": Field(words.gettext(N_("Opened on")), PartialDateEdit(words), session.icons),
            "closed": Field(
                words.gettext(N_("Closed on")), PartialDateEdit(words), session.icons, hint
            ),
        }
        title = N_("New branch") if is_new else N_("Branch")
        content = scrolling(holding(column(*self.fields.values(), None, gap=1.5, margin=3)))
        super().__init__(words, words.gettext(title), content, words.gettext(N_("Save")), parent)
        for name, field in self.fields.items():
            field.input.set_value(getattr(branch, name))
            field.input.changed.connect(lambda field=field: field.set_problem(""))
        self.fields["name"].setFocus()

    @property
    def is_changed(self) -> bool:
        """See SavingDialog."""
        return not all(each.input.is_valid for each in self.fields.values()) or (
            self._written() != self._branch
        )

    @property
    def question(self) -> str:
        """See SavingDialog."""
        return self.words.gettext(N_("The branch is not saved yet."))

    def start_saving(self) -> bool:
        """See SavingDialog."""
        if not all([field.input.tell() for field in self.fields.values()]):  # noqa: C419 - tell all
            return False
        branch, is_new = self._written(), self._is_new

        def done(_: object) -> None:
            self.saved.emit(branch.key)
            self.has_saved()

        self.session.act(
            self,
            lambda services: branch_acts.save_branch(services, branch, new=is_new),
            done,
            failed=self.was_refused,
        )
        return True

    def was_refused(self, error: BaseException) -> None:
        """Says why beside the field it is about."""
        super().was_refused(error)
        field = _FIELDS_OF_REFUSALS.get(error.code) if isinstance(error, Refused) else None
        if field and isinstance(error, Refused):
            self.show_message("")
            self.fields[field].set_problem(problems.words_of(error, self.words))
            self.fields[field].setFocus()

    def _written(self) -> Branch:
        values = {name: field.input.value() for name, field in self.fields.items()}
        return replace(self._branch, **{**values, "name": values["name"] or ""})


class TakeOutDialog(SavingDialog):
    """Why a member is taken out; the record is kept."""

    def __init__(self, session: Session, key: str, name: str, parent: QWidget | None) -> None:
        words = session.words
        self.session, self._key, self._name = session, key, name
        self.reason = Field(words.gettext(N_("Reason")), TextEdit(), session.icons)
        more = words.gettext(
            N_(
                "The record is kept with its history and can be put back, but is no longer "
                "counted, listed or evaluated. For a member who has died, moved or left, add "
                "the standing to the record instead."
            )
        )
        head = label(words.say(N_("Take out {member}"), member=name), "heading")
        content = scrolling(holding(column(head, label(more), self.reason, None, gap=2, margin=3)))
        act = words.gettext(N_("Take out"))
        super().__init__(words, act, content, act, parent)
        self.reason.input.changed.connect(lambda: self.reason.set_problem(""))
        self.reason.setFocus()

    @property
    def is_changed(self) -> bool:
        """See SavingDialog."""
        return bool(self.reason.input.value())

    @property
    def question(self) -> str:
        """See SavingDialog."""
        return self.words.say(N_("{member} has not been taken out yet."), member=self._name)

    def start_saving(self) -> bool:
        """See SavingDialog."""
        key, reason = self._key, str(self.reason.input.value() or "")
        self.session.act(
            self,
            lambda services: edit_member.take_out(services, key, reason),
            lambda _: self.has_saved(),
            failed=self.was_refused,
        )
        return True

    def was_refused(self, error: BaseException) -> None:
        """Says beside the field that a reason is needed."""
        super().was_refused(error)
        if isinstance(error, Refused) and error.code == "taking_out_reason_needed":
            self.show_message("")
            self.reason.set_problem(problems.words_of(error, self.words))
            self.reason.setFocus()
