"""Deciding about one member of a draft ceremony that holds the round."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit

from vusta_desk.domain.names import tidy
from vusta_desk.gui.screens.badges.operation_dialog import Doing, OperationDialog
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.choices import Choice
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.i18n.catalogue import N_
from vusta_desk.usecases import ceremonies
from vusta_desk.usecases.badge_rounds import HeldBy
from vusta_desk.usecases.drafts import EntryChange
from vusta_desk.usecases.evaluate import PAID
from vusta_desk.usecases.explanations import Told

_NO_LEVEL = 0


class PresenceDialog(OperationDialog):
    """Why a member is left out of a draft ceremony, or put in."""

    def __init__(
        self,
        session: Session,
        told: Told,
        drafts: Sequence[HeldBy],
        *,
        put_in: bool,
    ) -> None:
        words, member = session.words, told.reckoning.member
        title, act, intro = (
            (N_("Put into a ceremony"), N_("Put in"), N_("{name} comes on the roster."))
            if put_in
            else (
                N_("Leave out of a ceremony"),
                N_("Leave out"),
                N_("{name} stays visible, struck out, with the reason."),
            )
        )
        super().__init__(
            session, words.gettext(title), words.gettext(act), words.say(intro, name=member.name)
        )
        self._key, self._put_in = member.key, put_in
        self.ceremony: Choice[int] = Choice((each.id, each.name) for each in drafts)
        years = N_("{level} years")
        levels = [(level, words.say(years, level=level)) for level in told.levels]
        self.level: Choice[int] = Choice(
            [(_NO_LEVEL, words.gettext(N_("choose the badge"))), *levels]
        )
        decision = told.reckoning.decision
        if decision.outcome in PAID and decision.level in told.levels:
            self.level.set_value(decision.level)
        self.reason = QLineEdit()
        self.reason_field = Field(words.gettext(N_("Reason")), self.reason, session.icons)
        ceremony = Field(words.gettext(N_("Ceremony")), self.ceremony, session.icons)
        self.level_field = Field(words.gettext(N_("Badge")), self.level, session.icons)
        self.level_field.setVisible(put_in)
        self.lay_out(ceremony, self.level_field, self.reason_field)
        self.reason.setFocus()

    def doing(self) -> Doing | None:
        """See OperationDialog."""
        reason = tidy(self.reason.text())
        lacks_level = self._put_in and self.level.value() == _NO_LEVEL
        chosen = self.words.gettext(N_("Choose which badge is awarded."))
        self.level_field.set_problem(chosen if lacks_level else "")
        said = self.words.gettext(N_("Say why, in a few words."))
        self.reason_field.set_problem("" if reason else said)
        if lacks_level or not reason:
            (self.level if lacks_level else self.reason).setFocus()
            return None
        id_, key = self.ceremony.value(), self._key
        change = (
            EntryChange(put_in=True, reason=reason, level=self.level.value())
            if self._put_in
            else EntryChange(leave_out=True, reason=reason)
        )
        return lambda services: ceremonies.change_entry(services, id_, key, change)

    @property
    def is_changed(self) -> bool:
        """See OperationDialog."""
        return bool(self.reason.text())
