"""What can be done with the round in sight: its days, papers, closing; the dialogs behind that."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog

from vusta_desk.domain.findings import Finding
from vusta_desk.gui.screens.badges.close_round_dialog import CloseRoundDialog
from vusta_desk.gui.screens.badges.drift_dialog import DriftDialog
from vusta_desk.gui.screens.base import Screen
from vusta_desk.gui.widgets.reason_dialog import ReasonDialog
from vusta_desk.gui.widgets.round_dialog import RoundDialog
from vusta_desk.i18n.catalogue import N_
from vusta_desk.jobs import Progress
from vusta_desk.usecases import closed_rounds, round_drift
from vusta_desk.usecases.badge_rounds import YearView
from vusta_desk.usecases.papers import Paper
from vusta_desk.usecases.round_drift import RoundDrift
from vusta_desk.usecases.round_settings import RoundRow
from vusta_desk.usecases.services import Services

_WAIT = N_("The round is being worked out.")
_CLOSED = N_("The round is closed: its days and outcomes stay as they were.")
_OPEN = N_("The round is not closed.")
_EMPTY = N_("There are no members on file yet.")
_REOPEN = N_(
    "What was kept is given up, and the round is worked out from the records and rules of today. "
    "The reason stands in the history."
)


class RoundActs(QObject):
    """The acts in the title line and the menu; one that makes no sense now says why not."""

    def __init__(self, screen: Screen) -> None:
        super().__init__(screen)
        self._screen, self._session, self._words = screen, screen.session, screen.words
        self._view: YearView | None = None
        self.dialog: QDialog | None = None  # the one that is open
        say, add = screen.words.gettext, screen.add_act
        self.days = add(
            say(N_("Change the days of the round")),
            self.change_days,
            icon="calendar",
            shortcut="Ctrl+D",
        )
        self.new = add(say(N_("Add a round…")), self.add_round, icon="add")
        self.new.setToolTip(say(N_("An occasion that the rules do not know")))
        self.close = add(say(N_("Close the round…")), self.ask_to_close, icon="close-ceremony")
        self.drift = add(
            say(N_("What would come out otherwise today…")), self.show_drift, icon="search"
        )
        self.reopen = add(say(N_("Reopen the round…")), self.ask_to_reopen, icon="reopen")
        self.papers = add(
            say(N_("Papers of the round…")), self.show_papers, icon="papers", shortcut="Ctrl+P"
        )
        self._tips = {
            act: act.toolTip()
            for act in (self.days, self.close, self.drift, self.reopen, self.papers)
        }
        self.show_round(None)

    def show_round(self, view: YearView | None) -> None:
        """The acts go by whether the round is closed."""
        self._view = view
        wait = _WAIT if view is None else ""
        is_closed = view is not None and view.closed is not None
        empty = _EMPTY if view is not None and not view.people else ""
        self._allow(self.days, wait or (_CLOSED if is_closed else ""))
        self._allow(self.close, wait or empty or (_CLOSED if is_closed else ""))
        self._allow(self.papers, wait or empty)
        for act in (self.drift, self.reopen):
            self._allow(act, wait or ("" if is_closed else _OPEN))
            act.setVisible(is_closed)
        self.close.setVisible(not is_closed)

    def change_days(self) -> None:
        """Asks for other days of the round."""
        if (view := self._view) is not None and view.closed is None:
            chosen = view.chosen
            row = RoundRow(view.round, view.usual, chosen.deadline, chosen.title)
            self._open(RoundDialog(self._session, row, self._screen))

    def add_round(self) -> None:
        """Asks for the days of an occasion that the rules do not know."""
        self._open(RoundDialog(self._session, None, self._screen))

    def ask_to_close(self) -> None:
        """Looks for what is worth a look before, then asks."""
        if (view := self._view) is None:
            return
        code = view.code

        def ask(findings: tuple[Finding, ...]) -> None:
            if self._is_still(view):
                self._open(CloseRoundDialog(self._session, view, findings, self._screen))

        self._session.read_long(
            self._screen,
            self._words.gettext(N_("Looking at the round")),
            lambda services, progress: round_drift.closing_findings(services, code, progress),
            ask,
        )

    def show_drift(self) -> None:
        """Works out what would come out otherwise today, and shows it."""
        if (view := self._view) is None:
            return
        code = view.code

        def show(found: RoundDrift) -> None:
            if self._is_still(view):
                dialog = DriftDialog(self._session, found, self._screen)
                dialog.record_asked.connect(lambda key: self._session.go("members", key=key))
                self._open(dialog)

        self._session.read_long(
            self._screen,
            self._words.gettext(N_("Comparing with today")),
            lambda services, progress: round_drift.drift(services, code, progress),
            show,
        )

    def ask_to_reopen(self) -> None:
        """Asks why the round is opened again."""
        if (view := self._view) is None or view.closed is None:
            return
        code = view.code
        self._open(
            ReasonDialog(
                self._session,
                self._screen,
                self._words.say(N_("Reopen the round {round}"), round=view.round.name),
                self._words.gettext(N_("Reopen the round")),
                lambda services, reason: closed_rounds.reopen_round(services, code, reason),
                text=self._words.gettext(_REOPEN),
            )
        )

    def show_papers(self) -> None:
        """Shows the papers of the round, the cover sheet first."""
        if (view := self._view) is not None and view.people:
            from vusta_desk.gui.screens.badges.papers_dialog import RoundPapersDialog

            self._open(RoundPapersDialog(self._session, view.code, view.round.name, self._screen))

    def show_reckoning(self, key: str, name: str) -> None:
        """Shows one member's reckoning in the round as a paper."""
        if (view := self._view) is None:
            return
        from vusta_desk.gui.widgets.papers.paper_dialog import PaperDialog

        code = view.code

        def work(services: Services, _progress: Progress) -> Paper:
            from vusta_desk.usecases import round_papers

            return round_papers.reckoning_paper(services, key, code)

        title = self._words.say(N_("Reckoning of {name}"), name=name)
        dialog = PaperDialog(self._session, title, self._screen)
        self._open(dialog)
        dialog.ask(work)

    def _is_still(self, view: YearView) -> bool:
        """Whether what was asked about is what is in sight."""
        return self._screen.isVisible() and self._view is not None and self._view.code == view.code

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(lambda: self._closed(dialog))
        dialog.open()

    def _closed(self, dialog: QDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None

    def _allow(self, act: QAction, why_not: str) -> None:
        act.setEnabled(not why_not)
        act.setToolTip(self._words.gettext(why_not) if why_not else self._tips[act])
