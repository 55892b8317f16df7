"""The place Nominations: begun, brought further, set aside, opened again, listed and exported."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.window import PATIENCE, press, show
from vusta_desk.domain.member import BadgeKind
from vusta_desk.domain.nomination import Cause, NominationState
from vusta_desk.gui.screens.nominations import NominationsScreen
from vusta_desk.gui.screens.nominations.advance_dialog import AdvanceDialog
from vusta_desk.gui.session import Session
from vusta_desk.gui.shell.main_window import MainWindow
from vusta_desk.gui.widgets import files, unsaved
from vusta_desk.usecases import nominations, upkeep
from vusta_desk.usecases.nominations import NominationRow

ROUND = "2027/3-2"
BRANCH, AGREED = NominationState.BRANCH_PROPOSED, NominationState.COMMITTEE_AGREED


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> MainWindow:
    made = show(qtbot, MainWindow(session))
    made.go("nominations")
    return made


@pytest.fixture
def screen(window: MainWindow) -> NominationsScreen:
    made = window.screen_in_sight
    assert isinstance(made, NominationsScreen)
    return made


@pytest.fixture
def begun(qtbot: QtBot, window: MainWindow, screen: NominationsScreen) -> NominationsScreen:
    """Drafts for everyone whom the round proposes."""
    screen.nomination_acts.ask_all()
    screen.nomination_acts.dialog.act_button.click()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window, timeout=PATIENCE)
    return screen


def listed(screen: NominationsScreen) -> list[NominationRow]:
    return list(screen.table.rows_model.rows)


def figure(screen: NominationsScreen, card: str) -> int:
    return int(screen.cards.cards[card].accessibleName().rpartition(": ")[2])


def choose(screen: NominationsScreen, *places: int) -> None:
    screen.table.select_places(places)


def living(screen: NominationsScreen) -> list[int]:
    rows = listed(screen)
    return [at for at, row in enumerate(rows) if row.nomination.kind is BadgeKind.NORMAL]


def test_an_empty_list_says_how_to_begin(screen: NominationsScreen):
    assert listed(screen) == []
    assert not screen.nomination_acts.advance.isEnabled()
    assert screen.nomination_acts.advance.toolTip() != ""
    assert figure(screen, "all") == 0


def test_all_whom_a_round_proposes_become_drafts(begun: NominationsScreen, session: Session):
    assert len(listed(begun)) == 17
    assert {row.nomination.state for row in listed(begun)} == {NominationState.DRAFT}
    assert figure(begun, "draft") == figure(begun, "all") == 17
    assert upkeep.history(session.services, 1)[0].kind == "nomination_propose_all"
    begun.nomination_acts.ask_all()
    dialog = begun.nomination_acts.dialog
    assert not dialog.act_button.isEnabled(), "there is nobody left"
    dialog.reject()


def test_several_go_on_together_and_stay_chosen(begun: NominationsScreen, session: Session):
    places = living(begun)[:3]
    names = {listed(begun)[place].name for place in places}
    choose(begun, *places)
    press(begun.table, "Ctrl+G")
    dialog = begun.nomination_acts.dialog
    assert isinstance(dialog, AdvanceDialog)
    assert dialog.state.value() is BRANCH
    dialog.day.setText("20/11/2026")
    dialog.number.setText("12-NQ/CB")
    dialog.who.setText("Chi bộ")
    dialog.act_button.click()
    steps = [row.nomination.steps[-1] for row in begun.rows]
    assert {row.name for row in begun.rows} == names
    assert {(each.state, each.day, each.number, each.who) for each in steps} == {
        (BRANCH, date(2026, 11, 20), "12-NQ/CB", "Chi bộ")
    }
    assert figure(begun, BRANCH) == 3


def test_what_is_missing_is_said_and_the_dialog_stays(begun: NominationsScreen, monkeypatch):
    rows = listed(begun)
    dead = next(at for at, row in enumerate(rows) if row.nomination.kind is BadgeKind.POSTHUMOUS)
    choose(begun, dead)
    begun.nomination_acts.ask_advance()
    dialog = begun.nomination_acts.dialog
    dialog.day.setText("")
    dialog.act_button.click()
    assert dialog.day_field.problem
    dialog.day.setText("20/11/2026")
    dialog.act_button.click()
    assert rows[dead].name in dialog.problem.text(), "a relative applies"
    dialog.note.setText("chờ gia đình")
    answers = [unsaved.Leave.STAY, unsaved.Leave.DISCARD]
    monkeypatch.setattr(unsaved, "ask", lambda *_: answers.pop(0))
    dialog.reject()
    assert dialog.isVisible()
    dialog.reject()
    assert answers == []


def test_who_lacks_something_is_named_and_the_others_go_on(begun: NominationsScreen):
    rows = listed(begun)
    lacking = [row for row in rows if row.findings]
    assert lacking, "drafts without what leaving the draft asks for"
    choose(begun, *range(len(rows)))
    begun.nomination_acts.ask_advance()
    dialog = begun.nomination_acts.dialog
    assert not dialog.rest_button.isVisible()
    dialog.day.setText("1/1/2101")
    dialog.act_button.click()
    assert dialog.day_field.problem
    dialog.day.setText("20/11/2026")
    dialog.act_button.click()
    assert all(row.name in dialog.problem.text() for row in lacking)
    assert figure(begun, BRANCH) == 0
    dialog.rest_button.click()
    assert figure(begun, BRANCH) == len(rows) - len(lacking)
    assert figure(begun, NominationState.DRAFT) == len(lacking)


def test_a_posthumous_one_is_not_for_the_living(begun: NominationsScreen):
    choose(begun, living(begun)[0])
    press(begun.table, "F2")
    dialog = begun.nomination_acts.dialog
    dialog.form.kind.set_value(BadgeKind.POSTHUMOUS)
    dialog.act_button.click()
    assert begun.rows[0].name in dialog.form.kind_field.problem


def test_the_applicant_is_entered_and_then_it_goes_on(begun: NominationsScreen):
    rows = listed(begun)
    dead = next(at for at, row in enumerate(rows) if row.nomination.kind is BadgeKind.POSTHUMOUS)
    choose(begun, dead)
    press(begun.table, "F2")
    dialog = begun.nomination_acts.dialog
    assert dialog.form.applicant_field.isVisible()
    dialog.form.applicant.setText("Lê Thị Hoa")
    dialog.form.relation.setText("vợ")
    dialog.act_button.click()
    (row,) = begun.rows
    assert (row.nomination.applicant, row.findings) == ("Lê Thị Hoa", ())
    begun.nomination_acts.ask_advance()
    begun.nomination_acts.dialog.act_button.click()
    assert begun.rows[0].nomination.state is BRANCH


def test_back_goes_one_place_with_a_reason(begun: NominationsScreen):
    choose(begun, living(begun)[0])
    begun.nomination_acts.ask_advance()
    begun.nomination_acts.dialog.act_button.click()
    begun.nomination_acts.ask_advance()
    dialog = begun.nomination_acts.dialog
    dialog.state.set_value(NominationState.DRAFT)
    assert dialog.note_field.problem, "a reason will be asked for"
    dialog.act_button.click()
    assert dialog.isVisible()
    dialog.note.setText("ghi nhầm")
    dialog.act_button.click()
    assert begun.rows[0].nomination.state is NominationState.DRAFT
    assert any("ghi nhầm" in line for line in begun.detail.lines())


def test_set_aside_with_a_reason_and_opened_again(begun: NominationsScreen):
    choose(begun, 0)
    press(begun.table, "Del")
    dialog = begun.nomination_acts.dialog
    dialog.act_button.click()
    assert dialog.field.problem
    dialog.cause.set_value(Cause.LATER)
    dialog.reason.setText("để đợt sau")
    dialog.act_button.click()
    (row,) = begun.rows
    assert row.nomination.steps[-1].cause is Cause.LATER
    assert not begun.nomination_acts.advance.isEnabled()
    assert not begun.nomination_acts.change.isEnabled()
    begun.nomination_acts.reopen.trigger()
    again = begun.nomination_acts.dialog
    again.reason.setText("đã đồng ý")
    again.act_button.click()
    assert begun.rows[0].nomination.state is NominationState.DRAFT
    said = begun.detail.lines()
    assert "để đợt sau" in said
    assert "đã đồng ý" in said


def test_cards_filters_and_rounds_narrow_the_list(begun: NominationsScreen):
    first = listed(begun)[0]
    begun.filter.name.setText(first.name)
    assert {row.name for row in listed(begun)} == {first.name}
    assert figure(begun, "all") == len(listed(begun))
    begun.filter.clear()
    begun.filter.branch.set_value(first.branch)
    assert {row.branch for row in listed(begun)} == {first.branch}
    begun.cards.cards[AGREED].click()
    assert listed(begun) == []
    begun.show_target(round=ROUND)
    assert len(listed(begun)) == 17
    begun.show_target(key=first.nomination.member)
    assert [row.name for row in begun.rows] == [first.name]
    begun.show_target(state="awarded")
    assert listed(begun) == []


def test_one_member_is_looked_for_and_nominated_with_a_reason(screen: NominationsScreen):
    screen.nomination_acts.ask_start()
    dialog = screen.nomination_acts.dialog
    dialog.search.search.setText("kieu thu anh")
    assert dialog.key == "M0001"
    assert dialog.level.value() == 60, "the next one"
    dialog.act_button.click()
    assert dialog.details.reason_field.problem
    dialog.details.reason.setText("Đảng ủy cấp trên yêu cầu")
    dialog.act_button.click()
    (row,) = screen.rows
    assert (row.nomination.member, row.nomination.level) == ("M0001", 60)
    assert row.nomination.reason == "Đảng ủy cấp trên yêu cầu"


def test_a_lost_badge_is_issued_again_on_an_account_of_the_loss(screen: NominationsScreen):
    screen.show_target(nominate="M0001", level=50)
    dialog = screen.nomination_acts.dialog
    dialog.details.kind.set_value(BadgeKind.REISSUE)
    dialog.details.reason.setText("mất khi chuyển nhà")
    dialog.act_button.click()
    assert dialog.details.report_field.problem
    dialog.details.report.setText("18/11/2026")
    dialog.act_button.click()
    (row,) = screen.rows
    assert row.nomination.kind is BadgeKind.REISSUE
    assert row.nomination.steps[0].day == date(2026, 11, 18)


def test_a_second_one_for_a_level_is_refused_in_words(begun: NominationsScreen):
    first = listed(begun)[0].nomination
    begun.show_target(nominate=first.member, level=first.level)
    dialog = begun.nomination_acts.dialog
    dialog.act_button.click()
    assert dialog.isVisible()
    assert dialog.problem.text()
    dialog.reject()


def test_the_list_is_exported(begun: NominationsScreen, tmp_path: Path, monkeypatch):
    path = tmp_path / "đề nghị.csv"
    monkeypatch.setattr(files, "ask_save", lambda *_: path)
    press(begun.table, "Ctrl+E")
    lines = path.read_text("utf-8-sig").splitlines()
    assert len(lines) == 18
    assert listed(begun)[0].name in lines[1]
    assert path.name in begun.totals.text()


def test_the_ways_out_lead_to_the_record_and_the_reckoning(
    begun: NominationsScreen, session: Session
):
    gone: list[tuple[str, dict[str, object]]] = []
    session.go = lambda place, /, **target: gone.append((place, target))
    choose(begun, 0)
    key = begun.rows[0].nomination.member
    begun.detail.record_asked.emit()
    begun.detail.round_asked.emit()
    assert gone == [("members", {"key": key}), ("badges", {"key": key, "round": ROUND})]


def test_undone_by_name_the_step_is_gone(begun: NominationsScreen, session: Session):
    choose(begun, living(begun)[0])
    begun.nomination_acts.ask_advance()
    begun.nomination_acts.dialog.act_button.click()
    upkeep.undo(session.services, upkeep.history(session.services, 1)[0].id)
    session.changed.emit()
    assert begun.rows[0].nomination.state is NominationState.DRAFT
    assert nominations.of_member(session.services, begun.rows[0].nomination.member)
    assert QApplication.activeModalWidget() is None
