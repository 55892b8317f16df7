"""The place Forecast: figures, chart and names agree, and what is supposed is kept nowhere."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.helpers.window import show
from vusta_desk.gui.screens.forecast import ForecastScreen
from vusta_desk.gui.screens.forecast.chart import Bar
from vusta_desk.gui.screens.forecast.columns import FigureRow
from vusta_desk.gui.session import Session
from vusta_desk.gui.shell.main_window import MainWindow
from vusta_desk.gui.widgets import files
from vusta_desk.usecases.forecast import WhatIf, Windows, forecast


def opened(session: Session, qtbot: QtBot) -> ForecastScreen:
    window = show(qtbot, MainWindow(session))
    window.go("forecast")
    made = window.screen_in_sight
    assert isinstance(made, ForecastScreen)
    return made


@pytest.fixture
def screen(session: Session, qtbot: QtBot) -> ForecastScreen:
    return opened(session, qtbot)


def rows(screen: ForecastScreen) -> list[FigureRow]:
    return list(screen.figures.rows_model.rows)


def bars(screen: ForecastScreen) -> tuple[Bar, ...]:
    return screen.chart._bars  # what is drawn, which nothing else can tell


def named(screen: ForecastScreen) -> int:
    return screen.details.names.rows_model.rowCount()


def page(screen: ForecastScreen, at: int) -> str:
    """What a page beside the figures says once one comes to it."""
    screen.details.setCurrentIndex(at)
    return " ".join(each.text() for each in screen.details.widget(at).findChildren(QLabel))


def test_figures_are_those_of_the_use_case(screen: ForecastScreen):
    found = forecast(screen.session.services)
    assert [each.sums for each in rows(screen) if each.round is None] == [
        year.sums for year in found.years
    ]
    assert len(rows(screen)) == 5 + sum(len(year.rounds) for year in found.years)
    assert found.rules in screen.totals.text()


def test_a_line_shows_who_is_behind_it(screen: ForecastScreen):
    assert screen.row is not None
    assert screen.row.round is None
    of_year = named(screen)
    screen.figures.select(1)
    counts = screen.row.sums.levels.values()
    assert named(screen) == sum(each.most for each in counts) < of_year
    assert {each.round.code for each in screen.details.names.rows_model.rows} == {screen.row.id}


def test_the_chart_follows_and_leads(screen: ForecastScreen):
    assert [bar.id for bar in bars(screen)] == ["2027", "2028", "2029", "2030", "2031"]
    for bar in bars(screen):
        assert screen.chart.told(bar) in screen.chart.accessibleDescription()
    middle = QPointF(screen.chart.width() * 0.95, 40)
    hit = screen.chart.bar_at(middle)
    assert hit is not None
    screen.chart.asked.emit(hit.id)
    assert screen.row is not None
    assert str(screen.row.year) == hit.id == "2031"
    screen.bars.set_value("round")
    assert [bar.id for bar in bars(screen)] == [r.id for r in rows(screen) if r.round]
    assert [bar.group for bar in bars(screen)][:5] == ["2027", "", "", "", "2028"]


def test_what_is_supposed_shows_at_once_and_goes_again(screen: ForecastScreen):
    as_it_stands = [each.sums for each in rows(screen)]
    assert screen._supposed.isHidden()
    screen.bar.salary.set_value(3_000_000)
    assert [each.sums for each in rows(screen)] == as_it_stands, "from which day?"
    screen.bar.since.setText("1/1/2028")
    assert not screen._supposed.isHidden()
    years = [each for each in rows(screen) if each.round is None]
    before = [each for each in as_it_stands if each in [year.sums for year in years[:1]]]
    assert before, "2027 is before that day"
    assert years[1].sums.amount_min > 0
    assert [each.sums for each in rows(screen)] != as_it_stands
    screen.bar.windows.set_value((Windows.SHIFTED, 1))
    assert screen.found is not None
    assert screen.found.what_if.windows is Windows.SHIFTED
    screen._as_it_stands.click()
    assert screen._supposed.isHidden()
    assert screen.found.what_if == WhatIf()
    assert [each.sums for each in rows(screen)] == as_it_stands


def test_other_years_keep_the_line_chosen(screen: ForecastScreen):
    screen.figures.select(2)
    chosen = screen.row
    screen.bar.years.set_value(2)
    assert len([each for each in rows(screen) if each.round is None]) == 2
    assert screen.row is not None
    assert chosen is not None
    assert screen.row.id == chosen.id
    screen.refresh()
    assert screen.row.id == chosen.id


def test_orders_money_and_branches_stand_beside_the_figures(screen: ForecastScreen):
    assert screen.found is not None
    year = screen.found.years[0]
    texts = {at: page(screen, at) for at in range(1, 5)}
    assert str(sum(year.blanks.values())) in texts[1]
    assert "45" in texts[2], "what is unknown is named"
    assert len(year.branches) > 0
    assert all(member.name in texts[4] for member in screen.found.untold)


def test_pages_follow_the_line_whether_in_sight_or_not(screen: ForecastScreen):
    assert "2027" in page(screen, 1)
    assert "2027" in page(screen, 3)
    screen.show_target(year="2028")
    assert "2028" in " ".join(each.text() for each in screen.details.findChildren(QLabel))
    for at in (1, 2, 3):
        assert "2028" in page(screen, at)
        assert "2027" not in page(screen, at)
    screen.details.setCurrentIndex(0)
    assert {each.round.day.year for each in screen.details.names.rows_model.rows} == {2028}


def test_what_is_not_known_is_entered_among_the_rules(screen: ForecastScreen, session: Session):
    gone: list[tuple[str, dict[str, object]]] = []
    session.go = lambda place, /, **target: gone.append((place, target))
    screen.details.setCurrentIndex(2)
    screen.details.money.page.findChild(QPushButton).click()
    assert gone == [("rules", {"rule": "multiples", "part": "45"})]


def test_a_name_leads_to_the_record(screen: ForecastScreen, session: Session):
    gone: list[tuple[str, object]] = []
    session.go = lambda place, /, **target: gone.append((place, target["key"]))
    row = screen.details.names.rows_model.rows[0]
    screen.details.names.opened.emit(row)
    assert gone == [("members", row.key)]


def test_exported_as_shown(screen: ForecastScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "dự báo.xlsx"
    monkeypatch.setattr(files, "ask_save", lambda *_: path)
    screen.names_act.trigger()
    assert screen.found is not None
    sheet = load_workbook(path).active
    assert sheet.max_row == len(list(screen.found.rows())) + 2
    assert path.name in screen.totals.text()
    screen.figures_act.trigger()
    assert load_workbook(path).active.max_row != sheet.max_row


def test_a_target_chooses_a_line(screen: ForecastScreen):
    screen.show_target(round="2028/19-5")
    assert screen.row is not None
    assert screen.row.id == "2028/19-5"


def test_without_members_one_is_led_to_the_import(empty_session: Session, qtbot: QtBot):
    screen = opened(empty_session, qtbot)
    assert not screen.figures_act.isEnabled()
    assert not screen.chart.isVisible()
    gone: list[str] = []
    empty_session.go = lambda place, /, **_: gone.append(place)
    screen._without_part.findChild(QPushButton).click()
    assert gone == ["import"]
