"""Nominations at every place of their way, for pictures."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QDialog

from tests.pictures.stages import in_sight
from vusta_desk.domain.member import BadgeKind
from vusta_desk.domain.nomination import Cause, NominationState
from vusta_desk.gui.shell.main_window import MainWindow
from vusta_desk.usecases import nominations

ROUND = "2027/3-2"
BRANCH, COMMITTEE = "12-NQ/CB", "45-NQ/ĐU"
WHO, WHY = "Ban Thường vụ Đảng ủy", "Đồng chí đề nghị nhận vào đợt sau"
AGAIN = "Đồng chí đã đồng ý nhận đợt này"
TYPED = (BRANCH, COMMITTEE, WHO, WHY, AGAIN)


def under_way(window: MainWindow) -> None:
    """Everyone whom the round proposes, some of them further than others."""
    services = window.session.services
    nominations.propose_all(services, ROUND)
    rows = nominations.nominations(services)
    usual = [row.nomination.id for row in rows if row.nomination.kind is BadgeKind.NORMAL]
    nominations.advance(
        services, usual, NominationState.BRANCH_PROPOSED, date(2026, 11, 10), BRANCH
    )
    nominations.advance(
        services, usual[:4], NominationState.COMMITTEE_AGREED, date(2026, 11, 16), COMMITTEE, WHO
    )
    nominations.set_aside(services, (usual[0], usual[-1]), WHY, Cause.LATER)
    nominations.reopen(services, (usual[0],), AGAIN)
    window.session.changed.emit()
    window.go("nominations", round=ROUND, key=rows[0].nomination.member)


def asked(act: str, state: str = "") -> Callable[[MainWindow], Any]:
    """A dialog about the first of those in a state."""

    def bring(window: MainWindow) -> QDialog | None:
        under_way(window)
        screen = in_sight(window)
        if state:
            screen.show_target(state=state)
        getattr(screen.nomination_acts, f"ask_{act}")()
        found: QDialog | None = screen.nomination_acts.dialog
        return found

    return bring


def incomplete(window: MainWindow) -> QDialog:
    """Several on their way at once, some of whom lack something."""
    nominations.propose_all(window.session.services, ROUND)
    window.session.changed.emit()
    window.go("nominations", round=ROUND)
    screen = in_sight(window)
    screen.table.selectAll()
    screen.nomination_acts.ask_advance()
    dialog: QDialog = screen.nomination_acts.dialog
    dialog.accept()
    return dialog


def in_badges(box: str, act: str) -> Callable[[MainWindow], Any]:
    """A dialog about the first member of a box."""

    def bring(window: MainWindow) -> QDialog | None:
        window.go("badges", round=ROUND, box=box)
        acts = in_sight(window).member_acts
        getattr(acts, f"ask_{act}")()
        found: QDialog | None = acts.dialog
        return found

    return bring


def in_reckoning(window: MainWindow) -> None:
    """The reckoning of one whose nomination is under way."""
    under_way(window)
    key = in_sight(window).rows[0].nomination.member
    window.go("badges", round=ROUND, key=key)
