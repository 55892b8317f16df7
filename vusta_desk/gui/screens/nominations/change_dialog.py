"""Changing what is said of a nomination on its way; a later round puts it off."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from vusta_desk.domain.findings import Refused
from vusta_desk.gui import problems
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.act_dialog import ActDialog, Done
from vusta_desk.gui.widgets.choices import Choice
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.gui.widgets.layouts import label
from vusta_desk.gui.widgets.nominating.details_form import DetailsForm
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.nomination_words import badge_line
from vusta_desk.usecases import nominations
from vusta_desk.usecases.nomination_list import Offered
from vusta_desk.usecases.nominations import NominationRow


class ChangeDialog(ActDialog):
    """Round, kind, reason and applicant as they stand, to be corrected."""

    def __init__(
        self, session: Session, row: NominationRow, found: Offered, parent: QWidget | None
    ) -> None:
        words, nomination = session.words, row.nomination
        say = words.gettext
        super().__init__(session, say(N_("Change the nomination")), say(N_("Save")), parent)
        self._number = nomination.id
        self.body.addWidget(label(row.name, "heading", select=True))
        self.body.addWidget(label(badge_line(nomination, words), "quiet"))
        self.round: Choice[str] = Choice(found.rounds)
        self.round.set_value(nomination.round)
        self.form = DetailsForm(session, may_be_usual=False, asks_report=False)
        self.form.kind.set_value(nomination.kind)
        self.form.reason.setText(nomination.reason)
        self.form.applicant.setText(nomination.applicant)
        self.form.relation.setText(nomination.relation)
        self.body.addWidget(Field(say(N_("Round")), self.round, session.icons))
        self.body.addWidget(self.form)
        self._before = self._values()
        self.round.setFocus()

    @property
    def is_changed(self) -> bool:
        """See ActDialog."""
        return self._values() != self._before

    def perform(self, done: Done, failed: Callable[[BaseException], None]) -> None:
        """See ActDialog."""
        number, form, code = self._number, self.form, self.round.value()
        kind, reason = form.kind.value(), form.reason.text()
        applicant, relation = form.applicant.text(), form.relation.text()
        self.session.act(
            self,
            lambda services: nominations.change(
                services,
                number,
                kind=kind,
                round_code=code,
                reason=reason,
                applicant=applicant,
                relation=relation,
            ),
            lambda _: done(),
            failed=failed,
        )

    def refuse(self, refused: Refused) -> bool:
        """See ActDialog."""
        fields = {
            "applicant_needed": self.form.applicant_field,
            "reason_needed": self.form.reason_field,
            "early_reason_needed": self.form.kind_field,
            "nomination_for_living": self.form.kind_field,
            "nomination_for_dead": self.form.kind_field,
        }
        field = fields.get(refused.code)
        if field is None:
            return False
        field.set_problem(problems.words_of(refused, self.words))
        field.editor.setFocus()
        return True

    def _values(self) -> tuple[object, ...]:
        form = self.form
        texts = (form.reason.text(), form.applicant.text(), form.relation.text())
        return (self.round.value(), form.kind.value(), *texts)
