"""The place Cross-check: by kind and branch, with what to do, and the ways on from it."""

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from tests.helpers.people import badge
from tests.helpers.window import press, show
from vusta_desk.domain.badge_history import OddityKind
from vusta_desk.gui.screens.cross_check import CrossCheckScreen
from vusta_desk.gui.session import Session
from vusta_desk.gui.shell.main_window import MainWindow
from vusta_desk.gui.widgets import files
from vusta_desk.usecases import edit_member
from vusta_desk.usecases.cross_check import OddLine


@pytest.fixture
def screen(session: Session, qtbot: QtBot) -> CrossCheckScreen:
    window = show(qtbot, MainWindow(session))
    window.go("cross_check")
    made = window.screen_in_sight
    assert isinstance(made, CrossCheckScreen)
    return made


def listed(screen: CrossCheckScreen) -> list[OddLine]:
    return list(screen.table.rows_model.rows)


def test_everything_is_listed_and_the_cards_add_up(screen: CrossCheckScreen):
    assert screen.checked is not None
    counts = screen.checked.counts
    assert len(listed(screen)) == sum(counts.values()) > 0
    assert screen.checked.rules in screen.totals.text()
    hidden = {id_ for id_, card in screen.cards.cards.items() if card.isHidden()}
    assert hidden == {kind.value for kind, count in counts.items() if not count}


def test_a_kind_lists_its_own_and_says_what_to_do(screen: CrossCheckScreen):
    screen.cards.cards[OddityKind.SKIPPED].click()
    assert {line.found.kind for line in listed(screen)} == {OddityKind.SKIPPED}
    assert not screen.nominate_act.isEnabled(), "there is nothing to award"
    screen.cards.cards[OddityKind.MISSED].click()
    assert screen.line is listed(screen)[0]
    assert screen.nominate_act.isEnabled()
    assert screen.line.name in screen.detail.lines()


def test_name_and_branch_narrow_the_list(screen: CrossCheckScreen):
    line = listed(screen)[1]
    press(screen.table, "Ctrl+F")
    assert screen.filter.name.hasFocus()
    screen.filter.name.setText(line.name)
    assert {each.name for each in listed(screen)} == {line.name}
    screen.filter.clear()
    screen.filter.branch.set_value(line.branch)
    assert {each.branch for each in listed(screen)} == {line.branch}
    screen.filter.name.setText("không có ai tên này")
    assert listed(screen) == []
    assert screen.line is None
    assert not screen.record_act.isEnabled()


def test_a_badge_entered_takes_the_line_away_and_the_place_stays(
    screen: CrossCheckScreen, session: Session
):
    screen.show_target(kind="missed", key="M0160")
    assert screen.line is not None
    assert screen.line.key == "M0160"
    level = screen.line.found.level
    opened = edit_member.open_member(session.services, "M0160")
    badges = (*opened.member.badges, badge(level, "2025-05-19"))
    edit_member.save(session.services, replace(opened.member, badges=badges), opened)
    session.changed.emit()
    assert "M0160" not in {each.key for each in listed(screen)}
    assert screen.kind == "missed"


def test_the_ways_on_lead_to_record_reckoning_and_nomination(
    screen: CrossCheckScreen, session: Session
):
    gone: list[tuple[str, dict[str, object]]] = []
    session.go = lambda place, /, **target: gone.append((place, target))
    screen.show_kind(OddityKind.MISSED)
    key, level = screen.line.key, screen.line.found.level
    press(screen.table, "F2")
    press(screen.table, "Ctrl+B")
    press(screen.table, "Ctrl+N")
    assert gone == [
        ("members", {"key": key, "edit": "badges"}),
        ("badges", {"key": key}),
        ("nominations", {"nominate": key, "level": level}),
    ]


def test_what_is_listed_is_exported(screen: CrossCheckScreen, tmp_path: Path, monkeypatch):
    path = tmp_path / "soát lại.xlsx"
    monkeypatch.setattr(files, "ask_save", lambda *_: path)
    screen.show_kind(OddityKind.MISSED)
    press(screen.table, "Ctrl+E")
    rows = list(load_workbook(path).worksheets[0].iter_rows(values_only=True))
    assert [row[1] for row in rows[1:-1]] == [line.name for line in listed(screen)]
    assert path.name in screen.totals.text()
