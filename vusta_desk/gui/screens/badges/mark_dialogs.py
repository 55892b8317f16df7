"""Noting an early request or a review of the chosen member."""

from PySide6.QtWidgets import QDialogButtonBox, QLineEdit

from vusta_desk.domain.member import Member
from vusta_desk.gui.screens.badges.operation_dialog import Doing, OperationDialog
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.gui.widgets.partial_date_edit import DayEdit
from vusta_desk.i18n.catalogue import N_
from vusta_desk.usecases import member_marks


class EarlyDialog(OperationDialog):
    """The day and the reason of a request for an early award; one that stands can be withdrawn."""

    def __init__(self, session: Session, member: Member) -> None:
        words = session.words
        super().__init__(
            session,
            words.gettext(N_("Early award")),
            words.gettext(N_("Save the request")),
            words.say(
                N_("{name} asks for the badge early because of serious illness."), name=member.name
            ),
        )
        self._key, request = member.key, member.early_request
        self.day, self.reason = DayEdit(words), QLineEdit()
        self.day_field = Field(
            words.gettext(N_("Day of the request")),
            self.day,
            session.icons,
            words.gettext(N_("Without a day the request counts, and the day stays to be entered.")),
        )
        reason = Field(words.gettext(N_("Reason")), self.reason, session.icons)
        if request is not None:
            self.day.set_value(request.date)
            self.reason.setText(request.reason or "")
            withdraw = self.buttons.addButton(
                words.gettext(N_("Withdraw the request")),
                QDialogButtonBox.ButtonRole.DestructiveRole,
            )
            withdraw.clicked.connect(self.withdraw)
        self._before = self._texts()
        self.lay_out(self.day_field, reason)

    def doing(self) -> Doing | None:
        """See OperationDialog."""
        if not self.day.tell():
            self.day.setFocus()
            return None
        key, day, reason = self._key, self.day.value(), self.reason.text()
        return lambda services: member_marks.request_early(services, key, day, reason)

    def withdraw(self) -> None:
        """Takes the request off the record."""
        key = self._key
        self.do(lambda services: member_marks.withdraw_early(services, key))

    @property
    def is_changed(self) -> bool:
        """See OperationDialog."""
        return self._texts() != self._before

    def _texts(self) -> tuple[str, str]:
        return self.day.text(), self.reason.text()


class ReviewDialog(OperationDialog):
    """From which day the member is being considered for discipline; or that it is over."""

    def __init__(self, session: Session, member: Member) -> None:
        words = session.words
        super().__init__(
            session,
            words.gettext(N_("Under review")),
            words.gettext(N_("Save the review")),
            words.say(
                N_("{name} is being considered for discipline; a person decides about the badge."),
                name=member.name,
            ),
        )
        self._key, review = member.key, member.under_review
        self.day = DayEdit(words)
        field = Field(
            words.gettext(N_("From day")),
            self.day,
            session.icons,
            words.gettext(N_("Without a day the review counts in every round.")),
        )
        if review is not None:
            self.day.set_value(review.since)
            over = self.buttons.addButton(
                words.gettext(N_("The review is over")),
                QDialogButtonBox.ButtonRole.DestructiveRole,
            )
            over.clicked.connect(self.end)
        self._before = self.day.text()
        self.lay_out(field)

    def doing(self) -> Doing | None:
        """See OperationDialog."""
        if not self.day.tell():
            self.day.setFocus()
            return None
        key, day = self._key, self.day.value()
        return lambda services: member_marks.begin_review(services, key, day)

    def end(self) -> None:
        """Takes the review off the record."""
        key = self._key
        self.do(lambda services: member_marks.end_review(services, key))

    @property
    def is_changed(self) -> bool:
        """See OperationDialog."""
        return self.day.text() != self._before
