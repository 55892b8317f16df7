"""The first place: the next round and its sums, files to look up, the backup, the last changes."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.helpers.desk import session_of
from tests.helpers.window import click, find, press, show, until
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.domain.reconcile_due import Due
from vusta_desk.gui.screens.home import HomeScreen
from vusta_desk.gui.session import Session
from vusta_desk.gui.shell.main_window import MainWindow
from vusta_desk.i18n.reconcile_words import due_text
from vusta_desk.jobs import ThreadRunner
from vusta_desk.usecases import backups, edit_member
from vusta_desk.usecases.closed_rounds import close_round
from vusta_desk.usecases.round_settings import change_round


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> MainWindow:
    made = show(qtbot, MainWindow(session))
    made.go("home")
    return made


@pytest.fixture
def screen(window: MainWindow) -> HomeScreen:
    made = window.screen_in_sight
    assert isinstance(made, HomeScreen)
    return made


@pytest.fixture
def gone(screen: HomeScreen, monkeypatch) -> list[tuple[str, dict[str, object]]]:
    asked: list[tuple[str, dict[str, object]]] = []
    monkeypatch.setattr(screen.session, "go", lambda place, **target: asked.append((place, target)))
    return asked


def figure(screen: HomeScreen, box: str) -> int:
    return int(screen.boxes.boxes[box].findChildren(QLabel)[0].text().replace(".", ""))


def test_the_next_round_with_its_counts_and_money(screen: HomeScreen):
    found = screen.shown
    assert found is not None
    assert "3/2/2027" in screen.round_title.text()
    assert sum(figure(screen, box) for box in found.boxes) == figure(screen, "all") == 743
    proposed = sum(figure(screen, box) for box in ("due", "early", "posthumous", "arrears"))
    assert screen.people.text() == str(proposed) == str(sum(found.levels.values()))
    assert "125.235.000\N{NO-BREAK SPACE}đ" in screen.money.text()
    assert screen.money.text().endswith("45 năm: 4")
    assert screen.levels.text().startswith("75 năm: 1 · 70 năm: 1")


def test_a_file_is_gone_to_at_the_field_that_decides(screen: HomeScreen, gone):
    screen.dossiers.select(0)
    screen.dossiers.setFocus()
    press(screen.dossiers, "Return")
    first = screen.dossiers.rows_model.rows[0]
    assert gone == [("members", {"key": first.key, "edit": first.fields[0]})]


def test_a_box_leads_to_its_list(screen: HomeScreen, gone):
    click(screen.boxes.boxes["early"])
    click(screen.more)
    screen.primary.trigger()
    assert gone == [
        ("badges", {"round": "2027/3-2", "box": "early"}),
        ("badges", {"round": "2027/3-2", "box": "cannot_tell"}),
        ("badges", {"round": "2027/3-2"}),
    ]


def test_a_corrected_date_takes_its_file_off_and_the_choice_stays(screen: HomeScreen):
    keys = [each.key for each in screen.dossiers.rows_model.rows]
    screen.dossiers.select(0)
    day = PartialDate(1982, 2, 10)

    def correct(services):
        opened = edit_member.open_member(services, "M0282")
        mended = replace(
            opened.member, admission_decision_date=day, admission_date=day, official_date=None
        )
        return edit_member.save(services, mended, opened)

    screen.session.act(screen, correct)
    left = [each.key for each in screen.dossiers.rows_model.rows]
    assert "M0282" in keys
    assert "M0282" not in left
    assert screen.dossiers.chosen()[0].key == keys[0]
    assert "7" in screen.dossier_title.text()
    first_change = screen.shown.last_changes[0].title
    assert first_change in [each.text() for each in screen.findChildren(QLabel)]


def test_when_the_reconciliation_is_due_is_said(
    screen: HomeScreen, gone: list[tuple[str, dict[str, object]]]
):
    found, words, today = screen.shown, screen.words, screen.session.services.today
    assert found is not None
    assert screen.reconciled.text() == due_text(found.reconciled, today, words)
    due = Due(date(2026, 8, 21), date(2026, 11, 21), 3, "HD")
    screen._show(replace(found, reconciled=due))
    assert screen.reconciled.text() == due_text(due, today, words)
    assert screen.reconciled.property("role") == "warning"
    screen._show(replace(found, reconciled=replace(due, next=date(2026, 11, 22))))
    assert "22/11/2026" in screen.reconciled.text()
    assert screen.reconciled.property("role") == ""
    click(find(screen, QPushButton, words.gettext("Reconcile with a list")))
    assert gone == [("reconcile", {})]


def test_until_when_files_are_taken_is_said_and_a_missed_day_is_a_warning(
    screen: HomeScreen, qtbot: QtBot
):
    services, today = screen.session.services, screen.session.services.today
    assert not screen.deadlines.isVisible()
    change_round(services, "2027/3-2", deadline=today + timedelta(3), title="Thành lập Đảng")
    screen.refresh()
    until(qtbot, lambda: screen.deadlines.isVisible())
    assert screen.deadlines.text().startswith("Hồ sơ đợt 3/2/2027 (Thành lập Đảng)")
    assert screen.deadlines.text().endswith("Còn 3 ngày.")
    assert not screen.late.isVisible()
    change_round(services, "2027/3-2", deadline=today - timedelta(2))
    close_round(services, "2027/19-5")
    screen.refresh()
    until(qtbot, lambda: screen.late.text().endswith("Đã quá hạn 2 ngày."))
    assert screen.late.isVisible()
    assert not screen.deadlines.isVisible()
    assert "chốt" not in screen.round_days.text()
    close_round(services, "2027/3-2")
    screen.refresh()
    until(qtbot, lambda: "Đợt đã chốt ngày" in screen.round_days.text())
    assert not screen.late.isVisible()


def test_a_backup_is_made_and_shown(screen: HomeScreen):
    before = len(backups.backups(screen.session.services))
    click(screen.back_up_button)
    assert len(backups.backups(screen.session.services)) == before + 1
    assert "22/11/2026 09:00" in screen.backup.text()
    assert screen.back_up_button.isEnabled()


def test_work_nobody_looks_at_is_broken_off_and_done_later(session: Session, qtbot: QtBot):
    threaded = session_of(session.services, ThreadRunner())
    window = show(qtbot, MainWindow(threaded))
    window.go("home")
    screen: Any = window.screen_in_sight
    (task,) = threaded.tasks.running
    window.go("history")
    assert task.is_cancelled
    until(qtbot, lambda: not threaded.tasks.is_busy, "the history")
    assert not screen.shown
    window.go("home")
    until(qtbot, lambda: not threaded.tasks.is_busy, "the overview")
    assert screen.shown.members == 743
    window.close()
    threaded.tasks.close()


def test_an_empty_file_says_what_to_do_first(empty_session: Session, qtbot: QtBot, monkeypatch):
    window = show(qtbot, MainWindow(empty_session))
    window.go("home")
    asked: list[tuple[str, dict[str, object]]] = []
    monkeypatch.setattr(empty_session, "go", lambda place, **target: asked.append((place, target)))
    screen = window.screen_in_sight
    assert not screen.primary.isEnabled()
    for text in ("Nhập danh sách", "Thêm đảng viên"):
        click(find(screen, QPushButton, text))
    assert asked == [("import", {"choose": True}), ("members", {"add": True})]
