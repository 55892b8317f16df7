"""What can be done for the chosen member; an act that cannot be done now says why not."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from vusta_desk.gui.screens.badges.mark_dialogs import EarlyDialog, ReviewDialog
from vusta_desk.gui.screens.badges.operation_dialog import OperationDialog
from vusta_desk.gui.screens.badges.presence_dialog import PresenceDialog
from vusta_desk.gui.screens.base import Screen
from vusta_desk.i18n.catalogue import N_
from vusta_desk.usecases.badge_rounds import HeldBy, YearView
from vusta_desk.usecases.explanations import Told

_NOBODY = N_("Choose one member first.")
_NO_DRAFT = N_("No draft ceremony holds this round yet; create one from it.")


class MemberActs(QObject):
    """The acts in the title line and the menu, and the dialogs behind them."""

    def __init__(self, screen: Screen) -> None:
        super().__init__(screen)
        self._screen, self._session, self._words = screen, screen.session, screen.words
        self._told: Told | None = None
        self._drafts: tuple[HeldBy, ...] = ()
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
        self._tips = {act: act.toolTip() for act in self._all}
        self.show_member(None, None)

    @property
    def _all(self) -> tuple[QAction, ...]:
        return self.early, self.review, self.leave_out, self.put_in, self.correct

    def show_member(self, told: Told | None, view: YearView | None) -> None:
        """The acts go by who is chosen and by the drafts that hold the round."""
        self._told = told
        held_by = view.held_by if view else ()
        self._drafts = tuple(each for each in held_by if each.is_draft)
        for act in (self.early, self.review, self.correct):
            self._allow(act, "" if told else _NOBODY)
        missing = _NOBODY if told is None else "" if self._drafts else _NO_DRAFT
        self._allow(self.leave_out, missing or ("" if self._on_roster() else _NOT_ON_IT))
        self._allow(self.put_in, missing or ("" if self._off_roster() else _ON_IT))

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

    def _open(self, dialog: OperationDialog) -> None:
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


_NOT_ON_IT = N_("The member is on no roster of a draft ceremony of this round.")
_ON_IT = N_("The member is on the roster already.")
