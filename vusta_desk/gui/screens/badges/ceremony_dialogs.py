"""From a round to a ceremony: making one, and deciding about one member of its draft."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QLineEdit

from vusta_desk.domain.names import tidy
from vusta_desk.gui.screens.badges.operation_dialog import Doing, OperationDialog
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.choices import Choice
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.gui.widgets.foreseen_roster import ForeseenRoster
from vusta_desk.gui.widgets.layouts import column, label
from vusta_desk.gui.widgets.partial_date_edit import DayEdit
from vusta_desk.i18n.catalogue import N_
from vusta_desk.usecases import ceremonies
from vusta_desk.usecases.badge_rounds import HeldBy, YearView
from vusta_desk.usecases.drafts import EntryChange
from vusta_desk.usecases.evaluate import PAID
from vusta_desk.usecases.explanations import Told

_NO_LEVEL = 0


class CreateDialog(OperationDialog):
    """Rounds, day, place and name of a new ceremony; gives its id."""

    def __init__(self, session: Session, view: YearView, place: str) -> None:
        words = session.words
        super().__init__(
            session,
            words.gettext(N_("New ceremony")),
            words.gettext(N_("Create the ceremony")),
            words.gettext(N_("Everyone whom these rounds propose comes on the roster, each once.")),
        )
        self.rounds: dict[str, QCheckBox] = {}
        for each in view.rounds:
            box = QCheckBox(words.say(N_("Round {round}"), round=each.round.name))
            box.setChecked(each.code == view.code)
            box.toggled.connect(self._follow)
            self.rounds[each.code] = box
        self._no_round = label("", "problem")
        self.foreseen = ForeseenRoster(session, self.act_button)
        self.day, self.place, self.name = DayEdit(words), QLineEdit(place), QLineEdit()
        self.day.set_value(view.round.day)
        self.name.setPlaceholderText(words.gettext(N_("made from the rounds when left empty")))
        self.day_field = Field(words.gettext(N_("Day of the ceremony")), self.day, session.icons)
        icons = session.icons
        self._before = self._texts()
        rounds = column(
            label(words.gettext(N_("Rounds"))),
            *self.rounds.values(),
            self._no_round,
            1,
            self.foreseen,
            gap=0.5,
        )
        self.lay_out(
            rounds,
            self.day_field,
            Field(words.gettext(N_("Place of the ceremony")), self.place, icons),
            Field(words.gettext(N_("Name of the ceremony")), self.name, icons),
        )
        self._follow()
        self.day.setFocus()

    def doing(self) -> Doing | None:
        """See OperationDialog."""
        codes = self._codes()
        if not self.day.tell() or not codes:
            return None
        day = self.day.value()
        if day is None:
            said = self.words.gettext(N_("Write the full day, such as 19/3/1966."))
            self.day_field.set_problem(said)
            self.day.setFocus()
            return None
        place, name = self.place.text(), self.name.text()
        self.foreseen.stop()  # the act need not wait for it
        return lambda services: ceremonies.create(services, codes, day, place, name)

    @property
    def is_changed(self) -> bool:
        """See OperationDialog."""
        return self._texts() != self._before

    def _texts(self) -> tuple[str, str, str]:
        return self.day.text(), self.place.text(), self.name.text()

    def _codes(self) -> list[str]:
        return [code for code, box in self.rounds.items() if box.isChecked()]

    def _follow(self) -> None:
        codes = self._codes()
        said = "" if codes else self.words.gettext(N_("Tick at least one round."))
        self._no_round.setText(said)
        self._no_round.setVisible(bool(said))
        self.act_button.setEnabled(bool(codes))
        self.foreseen.ask(codes)


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
