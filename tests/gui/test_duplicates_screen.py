"""The place Duplicates: pairs compared, chosen from, merged, told apart, all taken back."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.helpers.desk import session_of
from tests.helpers.twins import DECISION, HOME, PAIRS, enter_twice
from tests.helpers.window import click, find, press, show, until
from vusta_desk.gui import problems
from vusta_desk.gui.screens.duplicates import DuplicatesScreen
from vusta_desk.gui.screens.members import MembersScreen
from vusta_desk.gui.session import Session
from vusta_desk.gui.shell.main_window import MainWindow
from vusta_desk.gui.widgets.empty_state import EmptyState
from vusta_desk.jobs import ThreadRunner
from vusta_desk.usecases import duplicates, edit_member, upkeep
from vusta_desk.usecases.duplicates import Side

FIRST, SECOND = PAIRS[0]


@pytest.fixture
def screen(qtbot: QtBot, session: Session) -> DuplicatesScreen:
    enter_twice(session.services)
    return placed(qtbot, session)


def placed(qtbot: QtBot, session: Session) -> DuplicatesScreen:
    window = MainWindow(session)
    window.resize(1366, 768)
    show(qtbot, window)
    window.go("duplicates")
    found = window.screen_in_sight
    assert isinstance(found, DuplicatesScreen)
    return found


def pairs(screen: DuplicatesScreen) -> list[tuple[str, str]]:
    return [row.keys for row in screen.list.table.rows_model.rows]


def choose(screen: DuplicatesScreen, pair: tuple[str, str]) -> None:
    screen.list.table.select(pairs(screen).index(pair))


def awake(qtbot: QtBot, screen: DuplicatesScreen) -> None:
    """The window takes keys: one shown by a fixture is no longer active when the test begins."""
    screen.window().activateWindow()
    until(qtbot, screen.window().isActiveWindow)
    screen.list.table.setFocus()


def kinds(session: Session) -> list[str]:
    return [done.kind for done in upkeep.history(session.services, 3)]


def seen_keys(screen: DuplicatesScreen) -> set[str]:
    seen = screen.view.seen
    return {seen.keep.key, seen.other.key} if seen else set()


def words_of(screen: DuplicatesScreen) -> str:
    return " ".join(label.text() for label in screen.view.findChildren(QLabel))


def member(session: Session, key: str):
    return edit_member.open_member(session.services, key)


def test_without_duplicates_it_says_so(qtbot: QtBot, session: Session):
    screen = placed(qtbot, session)
    assert find(screen, EmptyState).isVisible()
    assert not screen.merge_act.isEnabled()
    assert not screen.apart_act.isEnabled()


def test_the_first_pair_is_compared_at_once(screen: DuplicatesScreen):
    assert set(pairs(screen)) == set(PAIRS)
    assert seen_keys(screen) == set(pairs(screen)[0])
    assert screen.merge_act.isEnabled()


def test_what_is_chosen_is_foreseen_and_merged(screen: DuplicatesScreen, session: Session):
    choose(screen, PAIRS[0])
    view = screen.view
    assert view.seen is not None
    assert view.seen.keep.key == FIRST
    assert view.sides()["name"] is Side.KEEP
    click(view.fields["home"].buttons[Side.OTHER])
    assert words_of(screen).count(HOME) == 2  # beside the choice, and in the record foreseen
    screen.merge_act.trigger()
    merged, gone = member(session, FIRST), member(session, SECOND)
    assert merged.member.home == HOME
    assert merged.member.badges[-1].decision == DECISION
    assert gone.taken_out is not None
    assert gone.taken_out.merged_into == FIRST
    assert PAIRS[0] not in pairs(screen)
    assert len(pairs(screen)) == 2
    assert screen.view.seen is not None  # the next one


def test_the_other_record_can_be_kept_and_the_choices_stay(screen: DuplicatesScreen):
    choose(screen, PAIRS[0])
    screen.view.fields["home"].buttons[Side.OTHER].click()
    screen.swap()
    assert screen.view.seen is not None
    assert screen.view.seen.keep.key == SECOND
    assert screen.view.sides()["home"] is Side.KEEP
    assert screen.view.sides()["name"] is Side.OTHER


def test_choices_stay_while_another_pair_is_looked_at(screen: DuplicatesScreen, session: Session):
    choose(screen, PAIRS[0])
    screen.view.fields["home"].buttons[Side.OTHER].click()
    choose(screen, PAIRS[1])
    choose(screen, PAIRS[0])
    assert screen.view.sides()["home"] is Side.OTHER
    session.changed.emit()
    assert screen.list.current is not None
    assert screen.list.current.keys == PAIRS[0]
    assert screen.view.sides()["home"] is Side.OTHER


def test_two_people_are_told_apart_and_together_again(
    qtbot: QtBot, screen: DuplicatesScreen, session: Session
):
    choose(screen, PAIRS[1])
    awake(qtbot, screen)
    press(screen.list.table, "Ctrl+D")
    assert kinds(session)[0] == "set_apart"
    assert PAIRS[1] not in pairs(screen)
    screen.list.which.set_value(True)
    assert pairs(screen) == [PAIRS[1]]
    assert not screen.merge_act.isEnabled()
    assert not any(
        button.isVisible()
        for field in screen.view.fields.values()
        for button in field.buttons.values()
    )
    screen.apart_act.trigger()
    assert kinds(session)[0] == "unset_apart"
    assert pairs(screen) == []
    assert find(screen, EmptyState).isVisible()
    screen.list.which.set_value(False)
    assert set(pairs(screen)) == set(PAIRS)


def test_everything_by_keys(qtbot: QtBot, screen: DuplicatesScreen, session: Session):
    awake(qtbot, screen)
    screen.list.table.select(0)
    press(screen.list.table, "Down")
    assert screen.list.current is not None
    chosen = screen.list.current.keys
    press(screen.list.table, "Ctrl+Return")
    assert kinds(session)[0] == "merge_members"
    assert chosen not in pairs(screen)


def test_a_merging_is_undone_from_the_record_that_went(screen: DuplicatesScreen, session: Session):
    choose(screen, PAIRS[0])
    screen.merge_act.trigger()
    window = screen.window()
    assert isinstance(window, MainWindow)
    window.go("members", key=SECOND)
    members = window.screen_in_sight
    assert isinstance(members, MembersScreen)
    assert not members.put_back_act.isEnabled()
    said = " ".join(label.text() for label in members.detail.findChildren(QLabel))
    assert member(session, FIRST).member.name in said
    click(find(members.detail, QPushButton, session.words.gettext("Show that record")))
    assert members.detail.record is not None
    assert members.detail.record.row.key == FIRST
    assert [change.merged for change in members.detail.record.history][:2] == ["", SECOND]
    window.go("members", key=SECOND)
    click(find(members.detail, QPushButton, session.words.gettext("Undo the merging")))
    assert member(session, SECOND).taken_out is None


def test_what_changed_meanwhile_is_said_and_shown_anew(
    screen: DuplicatesScreen, session: Session, monkeypatch: pytest.MonkeyPatch
):
    told = []
    monkeypatch.setattr(problems, "show", lambda _, error, *more: told.append(error.code))
    choose(screen, PAIRS[0])
    edit_member.take_out(session.services, SECOND, "nhập nhầm")
    screen.merge_act.trigger()
    assert told == ["member_taken_out"]
    assert PAIRS[0] not in pairs(screen)


def test_members_says_how_many_and_leads_there(qtbot: QtBot, session: Session):
    window = MainWindow(session)
    show(qtbot, window)
    window.go("members")
    members = window.screen_in_sight
    assert isinstance(members, MembersScreen)
    assert not members.list.duplicates.isVisible()
    enter_twice(session.services)
    session.changed.emit()
    assert members.list.duplicates.text().endswith(": 3")
    click(members.list.duplicates)
    assert window.place == "duplicates"


def test_very_many_are_not_counted_unasked(session: Session, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(duplicates, "_MOST_AT_ONCE", 10)
    enter_twice(session.services)
    assert duplicates.quick_count(session.services) is None
    assert len(duplicates.find(session.services)) == 3
    assert duplicates.quick_count(session.services) == 3


def test_the_window_goes_on_while_it_is_worked_out(qtbot: QtBot, session: Session):
    enter_twice(session.services)
    threaded = session_of(session.services, ThreadRunner())
    screen = placed(qtbot, threaded)
    until(qtbot, lambda: screen.view.seen is not None)
    screen.list.table.select(1)
    wanted = set(pairs(screen)[1])
    until(qtbot, lambda: seen_keys(screen) == wanted)
    screen.merge_act.trigger()
    until(qtbot, lambda: len(pairs(screen)) == 2)
    threaded.tasks.wind_down()
    threaded.tasks.close()
