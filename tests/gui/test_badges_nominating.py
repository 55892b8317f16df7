"""In Badges: nominating, leaving out of a round and putting in with a reason; where it stands."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.helpers.badges_place import badges_in, badges_window
from vusta_desk.domain.nomination import NominationState
from vusta_desk.gui.screens.badges import BadgesScreen
from vusta_desk.gui.screens.badges.member_acts import CLOSED
from vusta_desk.gui.screens.badges.nomination_lines import NominationLines
from vusta_desk.gui.session import Session
from vusta_desk.usecases import nominations
from vusta_desk.usecases.closed_rounds import close_round
from vusta_desk.usecases.nominations import NominationRow

ROUND = "2027/3-2"


@pytest.fixture
def screen(session: Session, qtbot: QtBot) -> BadgesScreen:
    return badges_in(badges_window(qtbot, session, round=ROUND))


def key_of(screen: BadgesScreen) -> str:
    assert screen.panel.told is not None
    return screen.panel.told.reckoning.member.key


def theirs(screen: BadgesScreen, key: str) -> tuple[NominationRow, ...]:
    return nominations.of_member(screen.session.services, key)


def said(screen: BadgesScreen) -> list[str]:
    (lines,) = screen.panel.findChildren(NominationLines)
    return [each.text() for each in lines.findChildren(QLabel) if each.isVisible()]


def test_whom_the_round_proposes_is_nominated_without_more_ado(screen: BadgesScreen):
    screen.show_box("due")
    key, acts = key_of(screen), screen.member_acts
    assert said(screen) == []
    assert not acts.put_in_round.isEnabled()
    acts.nominate.trigger()
    acts.dialog.act_button.click()
    (row,) = theirs(screen, key)
    assert (row.nomination.round, row.nomination.state) == (ROUND, NominationState.DRAFT)
    assert len(said(screen)) == 1
    assert "3/2/2027" in said(screen)[0]


def test_left_out_of_the_round_with_the_reason(screen: BadgesScreen):
    screen.show_box("due")
    key, acts = key_of(screen), screen.member_acts
    acts.leave_out_round.trigger()
    acts.dialog.reason.setText("đang ở nước ngoài")
    acts.dialog.act_button.click()
    (row,) = theirs(screen, key)
    assert row.nomination.state is NominationState.SET_ASIDE
    assert "đang ở nước ngoài" in said(screen)[0]


def test_whom_the_round_does_not_propose_is_put_in_with_a_reason(screen: BadgesScreen):
    screen.show_box("none")
    key, acts = key_of(screen), screen.member_acts
    assert not acts.nominate.isEnabled()
    assert not acts.leave_out_round.isEnabled()
    acts.put_in_round.trigger()
    dialog = acts.dialog
    dialog.act_button.click()
    assert dialog.details.reason_field.problem
    dialog.details.reason.setText("cấp trên cho phép")
    dialog.act_button.click()
    (row,) = theirs(screen, key)
    assert row.nomination.reason == "cấp trên cho phép"


def test_who_is_waiting_can_be_put_in_or_left_out(screen: BadgesScreen):
    screen.show_box("waiting")
    acts = screen.member_acts
    assert (acts.nominate.isEnabled(), acts.put_in_round.isEnabled()) == (False, True)
    assert acts.leave_out_round.isEnabled()
    assert acts.nominate.toolTip()


def test_for_a_closed_round_nothing_is_decided_before_it_is_reopened(screen: BadgesScreen):
    close_round(screen.session.services, ROUND)
    screen.session.changed.emit()
    acts = screen.member_acts
    of_round = (acts.early, acts.review, acts.nominate, acts.put_in_round, acts.leave_out_round)
    for box in ("due", "none"):
        screen.show_box(box)
        assert screen.panel.told.is_frozen
        assert [act.isEnabled() for act in of_round] == [False] * 5
        (why,) = {act.toolTip() for act in of_round}
        assert why == screen.words.gettext(CLOSED)
        assert acts.correct.isEnabled()


def test_from_the_panel_one_goes_to_the_nomination(screen: BadgesScreen, session: Session):
    screen.show_box("due")
    key = key_of(screen)
    screen.member_acts.nominate.trigger()
    screen.member_acts.dialog.act_button.click()
    gone: list[tuple[str, dict[str, object]]] = []
    session.go = lambda place, /, **target: gone.append((place, target))
    (lines,) = screen.panel.findChildren(NominationLines)
    lines.findChildren(QPushButton)[0].click()
    assert gone == [("nominations", {"key": key})]
