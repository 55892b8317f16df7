"""What is said of a nomination: its kind, the reason, and of the dead who applies."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from vusta_desk.domain.member import BadgeKind
from vusta_desk.domain.names import tidy
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.choices import Choice
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.gui.widgets.layouts import column
from vusta_desk.gui.widgets.partial_date_edit import DayEdit
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.value_words import value_word


class DetailsForm(QWidget):
    """Kind and reason; the fields that only some kinds need come with these.

    `usual` is the kind that goes with the round, which stands for None. With `asks_report` the day
    of the account of a lost badge is asked for.
    """

    changed = Signal()

    def __init__(self, session: Session, *, may_be_usual: bool, asks_report: bool) -> None:
        super().__init__()
        self._words, self._usual = session.words, BadgeKind.NORMAL
        self._asks_report = asks_report
        say, icons = self._words.gettext, session.icons
        options: list[tuple[BadgeKind | None, str]] = [
            (kind, value_word("nomination_kind", kind, self._words)) for kind in BadgeKind
        ]
        if may_be_usual:
            options.insert(0, (None, say(N_("as the round shows"))))
        self.kind: Choice[BadgeKind | None] = Choice(options)
        self.report, self.reason = DayEdit(self._words), QLineEdit()
        self.applicant, self.relation = QLineEdit(), QLineEdit()
        self.kind_field = Field(say(N_("Kind of award")), self.kind, icons)
        self.report_field = Field(
            say(N_("Day of the account of the loss")),
            self.report,
            icons,
            say(N_("A lost badge is issued again on a written account of the member.")),
        )
        self.reason_field = Field(say(N_("Reason")), self.reason, icons)
        self.applicant_field = Field(
            say(N_("Applicant")),
            self.applicant,
            icons,
            say(N_("The relative who applies; needed before the nomination leaves the draft.")),
        )
        self.relation_field = Field(say(N_("Relation to the member")), self.relation, icons)
        self.setLayout(
            column(
                self.kind_field,
                self.report_field,
                self.reason_field,
                self.applicant_field,
                self.relation_field,
                gap=1.5,
            )
        )
        self.kind.changed.connect(self._follow)
        self.reason.textEdited.connect(lambda _: self.reason_field.set_problem(""))
        self._follow()

    @property
    def shown_kind(self) -> BadgeKind:
        """The kind chosen, or the one that goes with the round."""
        return self.kind.value() or self._usual

    @property
    def is_typed(self) -> bool:
        """Whether any text stands there."""
        fields = (self.reason, self.applicant, self.relation, self.report)
        return any(tidy(each.text()) for each in fields)

    def show_usual(self, kind: BadgeKind) -> None:
        """The kind that goes with the round is another one."""
        self._usual = kind
        self._follow()

    def need_reason(self) -> bool:
        """Whether a reason is given; says beside the field that it is needed."""
        given = bool(tidy(self.reason.text()))
        self.reason_field.set_problem(
            "" if given else self._words.gettext(N_("Say why, in a few words."))
        )
        if not given:
            self.reason.setFocus()
        return given

    def need_report(self) -> bool:
        """Whether the day of the account is given where it is asked for; says so beside it."""
        if self.report_field.isHidden():
            return True
        if not self.report.tell():
            self.report.setFocus()
            return False
        given = self.report.value() is not None
        needed = self._words.gettext(N_("Enter the day of the account."))
        self.report_field.set_problem("" if given else needed)
        if not given:
            self.report.setFocus()
        return given

    def _follow(self) -> None:
        kind = self.shown_kind
        self.report_field.setVisible(self._asks_report and kind is BadgeKind.REISSUE)
        for field in (self.applicant_field, self.relation_field):
            field.setVisible(kind is BadgeKind.POSTHUMOUS)
        self.changed.emit()
