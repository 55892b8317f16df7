"""What can be done for the chosen member; an act that cannot be done now says why not."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog

from vusta_desk.gui.screens.badges.mark_dialogs import EarlyDialog, ReviewDialog
from vusta_desk.gui.screens.badges.presence_dialog import PresenceDialog
from vusta_desk.gui.screens.base import Screen
from vusta_desk.gui.widgets.nominating import AsideDialog, StartDialog, Wanted, read_start
from vusta_desk.i18n.catalogue import N_
from vusta_desk.usecases import nominations
from vusta_desk.usecases.badge_rounds import HeldBy, YearView
from vusta_desk.usecases.evaluate import PAID
from vusta_desk.usecases.explanations import Told
from vusta_desk.usecases.nomination_list import Offered

_PROPOSED = frozenset(("due", "early", "posthumous", "arrears"))
_NOBODY = N_("Choose one member first.")
_NO_DRAFT = N_("No draft ceremony holds this round yet; create one from it.")


class MemberActs(QObject):
    """The acts in the title line and the menu, and the dialogs behind them."""

    def __init__(self, screen: Screen) -> None:
        super().__init__(screen)
        self._screen, self._session, self._words = screen, screen.session, screen.words
        self._told: Told | None = None
        self._drafts: tuple[HeldBy, ...] = ()
        self._view: YearView | None = None
        self.dialog: QDialog | None = None  # the one that is open
        say, add = screen.words.gettext, screen.add_act
        self.leave_out = add(
            say(N_("Leave out of the ceremony")),
            lambda: self.ask_presence(put_in=False),
            icon="leave-out",
            shortcut="Del",
        )
        self.put_in = add(
            say(N_("Put into the ceremony")),
            lambda: self.ask_presence(put_in=True),
            icon="put-in",
            shortcut="Ins",
        )
        self.early = add(say(N_("Early request")), self.ask_early, icon="add", shortcut="Ctrl+E")
        self.review = add(
            say(N_("Under review")), self.ask_review, icon="question", shortcut="Ctrl+R"
        )
        self.correct = add(
            say(N_("Correct the record")), self.go_to_the_date, icon="edit", shortcut="F2"
        )
        self.put_in_round = add(
            say(N_("Put in with a reason…")), self.ask_put_in, icon="put-in", shortcut="Ctrl+I"
        )
        self.leave_out_round = add(
            say(N_("Leave out of this round…")),
            self.ask_leave_out,
            icon="leave-out",
            shortcut="Ctrl+Del",
        )
        self.nominate = add(
            say(N_("Nominate…")), self.ask_nominate, icon="papers", shortcut="Ctrl+N"
        )
        self._tips = {act: act.toolTip() for act in self._all}
        self.show_member(None, None)

    @property
    def _all(self) -> tuple[QAction, ...]:
        of_round = self.nominate, self.leave_out_round, self.put_in_round
        return self.early, self.review, self.leave_out, self.put_in, self.correct, *of_round

    def show_member(self, told: Told | None, view: YearView | None) -> None:
        """The acts go by who is chosen and by the drafts that hold the round."""
        self._told, self._view = told, view
        held_by = view.held_by if view else ()
        self._drafts = tuple(each for each in held_by if each.is_draft)
        nobody = _NOBODY if told is None else ""
        self._allow(self.correct, nobody)
        for act in (self.early, self.review):
            self._allow(act, nobody or self._closed)
        missing = _NOBODY if told is None else "" if self._drafts else _NO_DRAFT
        self._allow(self.leave_out, missing or ("" if self._on_roster() else _NOT_ON_IT))
        self._allow(self.put_in, missing or ("" if self._off_roster() else _ON_IT))
        self._allow_of_round(told)

    def _allow_of_round(self, told: Told | None) -> None:
        """Whom the round proposes is nominated or left out, anyone else is put in."""
        nobody = self._closed if told else _NOBODY
        is_proposed = told is not None and told.box in _PROPOSED
        is_awardable = told is not None and told.reckoning.decision.outcome in PAID
        self._allow(self.nominate, nobody or ("" if is_proposed else _NOT_PROPOSED))
        self._allow(self.put_in_round, nobody or (_IS_PROPOSED if is_proposed else ""))
        self._allow(self.leave_out_round, nobody or ("" if is_awardable else _NOTHING_TO_LEAVE))

    def go_to_the_date(self) -> None:
        """Opens the record at the field that decides, else at the start of seniority."""
        if self._told is not None:
            field = next(iter(self._told.deciding), "admission_decision_date")
            self._session.go("members", key=self._told.reckoning.member.key, edit=field)

    def ask_early(self) -> None:
        """Asks for the day and the reason of an early request."""
        if self._told is not None:
            self._open(EarlyDialog(self._session, self._told.reckoning.member))

    def ask_review(self) -> None:
        """Asks from which day the member is being considered for discipline."""
        if self._told is not None:
            self._open(ReviewDialog(self._session, self._told.reckoning.member))

    def ask_presence(self, *, put_in: bool) -> None:
        """Asks why the member is put into a draft, or left out of it."""
        fitting = self._off_roster() if put_in else self._on_roster()
        if self._told is not None and fitting:
            self._open(PresenceDialog(self._session, self._told, fitting, put_in=put_in))

    def ask_nominate(self) -> None:
        """Begins the nomination that the round proposes."""
        self._ask_start(with_reason=False)

    def ask_put_in(self) -> None:
        """Begins a nomination that the round does not propose, with the reason."""
        self._ask_start(with_reason=True)

    def ask_leave_out(self) -> None:
        """Asks why the member is left out of the round."""
        told, view = self._told, self._view
        if told is None or view is None:
            return
        member, level, code = told.reckoning.member, told.reckoning.decision.level, view.code
        say = self._words
        self._open(
            AsideDialog(
                self._session,
                self._session.window,
                say.gettext(N_("Leave out of the round")),
                say.gettext(N_("Leave out")),
                lambda services, reason, cause: nominations.leave_out(
                    services, member.key, code, level, reason, cause
                ),
                text=say.say(
                    N_(
                        "The badge of {level} years is not awarded in round {round}; the reason "
                        "stays with the nomination, which can be opened again."
                    ),
                    level=level,
                    round=view.round.name,
                ),
                names=[member.name],
            )
        )

    def _ask_start(self, *, with_reason: bool) -> None:
        told, view = self._told, self._view
        if told is None or view is None:
            return
        member = told.reckoning.member
        wanted = Wanted(member.key, member.name, None, view.code, with_reason)

        def open_dialog(begun: tuple[Wanted, Offered]) -> None:
            if self._told is not None and self._told.reckoning.member.key == member.key:
                self._open(StartDialog(self._session, *begun, self._session.window))

        self._session.read(self, lambda services: read_start(services, wanted), open_dialog)

    @property
    def _closed(self) -> str:
        """Why nothing is decided for a round that is shown as it was; empty while it is open."""
        is_closed = self._view is not None and self._view.closed is not None
        is_frozen = self._told is not None and self._told.is_frozen
        return CLOSED if is_closed or is_frozen else ""

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.open()

    def _on_roster(self) -> tuple[HeldBy, ...]:
        key = self._told.reckoning.member.key if self._told else ""
        return tuple(each for each in self._drafts if key in each.roster)

    def _off_roster(self) -> tuple[HeldBy, ...]:
        key = self._told.reckoning.member.key if self._told else ""
        return tuple(each for each in self._drafts if key and key not in each.roster)

    def _allow(self, act: QAction, why_not: str) -> None:
        act.setEnabled(not why_not)
        act.setToolTip(self._words.gettext(why_not) if why_not else self._tips[act])


CLOSED = N_("The round is closed and shown as it was. Reopen it first, with a reason.")
_NOT_ON_IT = N_("The member is on no roster of a draft ceremony of this round.")
_ON_IT = N_("The member is on the roster already.")
_NOT_PROPOSED = N_("This round does not propose the member; put the member in with a reason.")
_IS_PROPOSED = N_("This round proposes the member; nominate without more ado.")
_NOTHING_TO_LEAVE = N_("This round has no badge for the member to be left out of.")
