"""A round in Badges: by level and branch, closed and compared, joined, its papers and files."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.helpers.badges_place import badges_in, badges_window
from tests.helpers.printer import PRINTER, VirtualPrinter
from tests.helpers.window import click, press, until
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.gui.screens.badges import BadgesScreen
from vusta_desk.gui.screens.badges.close_round_dialog import CloseRoundDialog
from vusta_desk.gui.screens.badges.drift_dialog import DriftDialog
from vusta_desk.gui.screens.badges.level_table import ALL, NOTHING, OPEN, Cell
from vusta_desk.gui.screens.badges.papers_dialog import RoundPapersDialog
from vusta_desk.gui.session import Session
from vusta_desk.gui.shell.main_window import MainWindow
from vusta_desk.gui.widgets import files
from vusta_desk.gui.widgets.papers.paper_dialog import PaperDialog
from vusta_desk.gui.widgets.reason_dialog import ReasonDialog
from vusta_desk.usecases import ceremonies, closed_rounds, edit_member, upkeep
from vusta_desk.usecases.closed_rounds import closed_days
from vusta_desk.usecases.round_papers import KINDS

UNDATED = "M0282"  # cannot be told: known to the year alone


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> MainWindow:
    return badges_window(qtbot, session)


@pytest.fixture
def screen(window: MainWindow) -> BadgesScreen:
    return badges_in(window)


@pytest.fixture
def gone(screen: BadgesScreen, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Any]]:
    """Where the screen has gone."""
    asked: list[tuple[str, Any]] = []
    monkeypatch.setattr(screen.session, "go", lambda place, /, **what: asked.append((place, what)))
    return asked


def dialog_of(screen: BadgesScreen, kind: type[Any]) -> Any:
    dialog = screen.round_acts.dialog
    assert isinstance(dialog, kind)
    return dialog


def correct(screen: BadgesScreen) -> None:
    """The year known becomes a day, as from the file."""
    day = PartialDate(1982, 2, 10)

    def save(services: Any) -> object:
        opened = edit_member.open_member(services, UNDATED)
        mended = replace(opened.member, admission_decision_date=day, admission_date=day)
        return edit_member.save(services, replace(mended, official_date=None), opened)

    screen.session.act(screen, save)


# --- everyone by level and branch -----------------------------------------------------------------


def test_everyone_stands_in_exactly_one_cell(screen: BadgesScreen):
    levels = screen.views.levels.levels
    parts = (*levels.levels, OPEN, NOTHING)
    first, *lines = levels.lines
    cells = [row.member.key for line in lines for part in parts for row in line.parts.get(part, ())]
    assert len(cells) == len(set(cells)) == 743
    assert [line.branch for line in lines if line.count(ALL) == 0] == []
    for part in (*parts, ALL):
        assert first.count(part) == sum(line.count(part) for line in lines)
    for line in levels.lines:
        assert line.count(ALL) == sum(line.count(part) for part in parts)
    boxes = {box.id: len(box.rows) for box in screen.view.boxes}
    awarded = sum(boxes[box] for box in ("due", "early", "posthumous", "arrears"))
    assert sum(first.count(level) for level in levels.levels) == awarded
    assert "743" in screen.balance.said.text()
    assert screen.balance.said.text().endswith("= 743")


def test_a_cell_lists_its_members_and_stays_chosen(screen: BadgesScreen):
    screen.views.tabs.setCurrentIndex(1)
    table = screen.views.levels.table
    assert table is not None
    line = next(line for line in table.rows_model.rows if not line.is_sum and line.count("50"))
    row = table.rows_model.rows.index(line)
    column = [each.id for each in table.rows_model.columns].index("50")
    table.setCurrentIndex(table.rows_model.index(row, column))
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert screen.views.tabs.currentIndex() == 0
    assert screen.cell == Cell(line.branch, "50")
    assert {each.branch for each in screen.list.model.rows} == {line.branch}
    assert {each.decision.level for each in screen.list.model.rows} == {50}
    assert line.branch in screen.list.title.text()
    before = [each.member.key for each in screen.list.model.rows]
    correct(screen)
    assert [each.member.key for each in screen.list.model.rows] == before
    screen.views.tabs.setCurrentIndex(1)
    assert table.currentIndex().column() == column
    screen.show_box("due")
    assert screen.cell is None
    assert len(screen.list.model.rows) == 8


def test_rules_that_are_not_known_are_said_with_the_way_to_them(screen: BadgesScreen, gone: Any):
    (said,) = screen.findings()
    assert "45" in said
    links = screen.notices.findChildren(QPushButton)
    links += screen.readings.findChildren(QPushButton)
    for link in links:
        click(link)
    assert gone == [
        ("rules", {"rule": "multiples", "part": "45"}),
        ("rules", {"rule": "round_windows", "part": ""}),
    ]
    assert screen.view.rules in screen.list.totals.text()
    assert screen.view.rules in screen.views.levels.said.text()


# --- closed ---------------------------------------------------------------------------------------


def test_a_round_is_closed_compared_and_reopened(screen: BadgesScreen, gone: Any):
    acts = screen.round_acts
    assert not acts.reopen.isVisible()
    acts.close.trigger()
    dialog = dialog_of(screen, CloseRoundDialog)
    assert dialog.findings.count() >= 3, "what is not settled is named"
    dialog.accept()
    assert screen.view.closed is not None
    assert list(closed_days(screen.session.services)) == ["2027/3-2"]
    assert not acts.close.isVisible()
    assert not acts.days.isEnabled()
    acts.change_days()
    assert acts.dialog is None, "its days stay"
    closed_on = date(2026, 11, 22)
    assert any(f"{closed_on:%d/%m/%Y}" in text for text in screen.findings())
    before = len(screen.view.boxes[7].rows)
    correct(screen)
    assert len(screen.view.boxes[7].rows) == before, "what came out then is shown"
    shown = screen.panel.lines()
    assert screen.words.gettext("As it was when the round was closed.") in shown
    acts.drift.trigger()
    report = dialog_of(screen, DriftDialog)
    (changed,) = report.found.people
    assert changed.key == UNDATED
    shown = [column.text(changed) for column in report.table.rows_model.columns]
    assert shown[1] == "chưa rõ"
    assert "Ngày" in shown[3], "the facts that differ"
    press(report.table, "Return")
    assert gone == [("members", {"key": UNDATED})]
    acts.reopen.trigger()
    asked = dialog_of(screen, ReasonDialog)
    asked.accept()
    assert asked.field.problem
    asked.reason.setText("bổ sung hồ sơ")
    asked.accept()
    assert screen.view.closed is None
    assert len(screen.view.boxes[7].rows) == before - 1
    assert "bổ sung hồ sơ" in upkeep.history(screen.session.services, 1)[0].title


def test_what_the_ceremony_of_the_round_gave_is_said(screen: BadgesScreen):
    def award(services: Any) -> None:
        made = ceremonies.create(services, ["2027/3-2"], date(2027, 2, 3), "Hà Nội")
        ceremonies.close(services, made)

    proposed = [len(box.rows) for box in screen.view.boxes[:4]]
    said = "Đã trao tại lễ trao tặng của đợt này: "
    assert not any(said in text for text in screen.findings())
    screen.session.act(screen, award)
    assert said + str(sum(proposed)) in screen.findings()


# --- joined ---------------------------------------------------------------------------------------


def test_rounds_of_two_years_are_joined_into_one_ceremony(
    screen: BadgesScreen, gone: Any, qtbot: QtBot
):
    screen.begin_joining()
    assert screen.strip.ticks["2027/3-2"].isChecked()
    assert not screen.join.make_button.isEnabled(), "one round is not joined"
    screen.strip.year.setValue(2026)
    assert not screen.strip.ticks["2026/3-2"].isChecked()
    until(qtbot, screen.strip.ticks["2026/7-11"].isVisible, "the boxes to tick")
    press(screen.strip.ticks["2026/7-11"], "Space")
    screen.strip.year.setValue(2027)
    assert screen.strip.ticks["2027/3-2"].isChecked()
    assert "7/11/2026" in screen.join.said.text()
    click(screen.join.make_button)
    assert gone == [("ceremonies", {"create": ("2027/3-2", "2026/7-11")})]
    assert not screen.join.isVisible()
    assert not screen.strip.ticks["2027/3-2"].isVisible()


# --- papers ---------------------------------------------------------------------------------------


def test_the_papers_of_a_round_are_seen_and_saved(
    screen: BadgesScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    screen.round_acts.papers.trigger()
    dialog = dialog_of(screen, RoundPapersDialog)
    cover = dialog.view.pdf
    assert cover is not None
    assert dialog.view.preview.count >= 1
    dialog.kind.set_value("unclear")
    assert dialog.view.pdf not in (None, cover)
    for name in ("chưa rõ.pdf", "chưa rõ.xlsx"):
        monkeypatch.setattr(files, "ask_save", lambda *_, name=name: tmp_path / name)
        click(dialog.save_button)
        assert name in dialog.view.said.text()
    assert (tmp_path / "chưa rõ.pdf").read_bytes() == dialog.view.pdf
    assert (tmp_path / "chưa rõ.xlsx").read_bytes()[:2] == b"PK"
    folder = tmp_path / "tất cả"
    folder.mkdir()
    monkeypatch.setattr(files, "ask_folder", lambda *_: folder)
    click(dialog.several_button)
    several = dialog.several
    several.kinds["reckonings"].setChecked(False)
    several.forms["xlsx"].setChecked(False)
    several.accept()
    assert dialog.several is None
    assert len(list(folder.glob("*.pdf"))) == len(KINDS) - 1
    click(dialog.close_button)
    assert screen.round_acts.dialog is None


def test_the_reckoning_of_the_chosen_member_is_a_paper(screen: BadgesScreen):
    name = screen.words.gettext("Print the reckoning…")
    (made,) = [each for each in screen.panel.findChildren(QPushButton) if each.text() == name]
    click(made)
    dialog = dialog_of(screen, PaperDialog)
    assert dialog.view.preview.count == 1
    assert screen.list.model.rows[0].member.name in dialog.windowTitle()
    assert dialog.print_button.isEnabled()
    dialog.reject()


def test_a_paper_in_a_window_of_its_own_is_printed(screen: BadgesScreen, printer: VirtualPrinter):
    row = screen.list.model.rows[0]
    screen.round_acts.show_reckoning(row.member.key, row.member.name)
    dialog = dialog_of(screen, PaperDialog)
    click(dialog.print_button)
    asked = dialog.printing
    assert asked is not None
    assert not asked.text_only.isVisible(), "it has no artwork"
    asked.accept()
    with pypdfium2.PdfDocument(printer.next_job()) as document:
        assert len(document) == 1
    assert PRINTER in dialog.view.said.text()
    assert dialog.printing is None
    dialog.reject()


# --- files to look up -----------------------------------------------------------------------------


def test_files_are_listed_by_what_they_settle(screen: BadgesScreen, gone: Any):
    table = screen.views.files.table
    assert not table.rows_model.rows, "nothing is worked out while nobody looks"
    screen.views.tabs.setCurrentIndex(2)
    settled = [each.settles for each in table.rows_model.rows]
    assert settled == sorted(settled, reverse=True)
    keys = [each.key for each in table.rows_model.rows]
    assert UNDATED in keys
    assert str(len(keys)) in screen.views.files.totals.text()
    table.select(keys.index(UNDATED))
    press(table, "Return")
    assert gone == [("members", {"key": UNDATED, "edit": "admission_date"})]
    correct(screen)
    assert UNDATED not in [each.key for each in table.rows_model.rows]


def test_a_sum_that_does_not_add_up_is_an_error_in_words(screen: BadgesScreen):
    """No data leads there; were a member lost by a mistake of ours, it would be said."""
    seen = screen.seen
    assert seen is not None
    lost = replace(seen.view, boxes=seen.view.boxes[1:])
    screen.balance.show_round(replace(seen, view=lost))
    assert not screen.balance.said.text().endswith("= 743")
    assert screen.balance.said.property("role") == "problem"


def test_in_a_closed_round_the_papers_are_wanted_most(screen: BadgesScreen, window: MainWindow):
    def most_wanted() -> str:
        bar = window.title_line.act_bar
        return next(each.text() for each in bar.findChildren(QPushButton) if is_primary(each))

    def is_primary(each: QPushButton) -> bool:
        return each.property("role") == "primary" and each.isVisible()

    assert screen.primary is screen.ceremony_act
    closed_rounds.close_round(screen.session.services, "2027/3-2")
    screen.refresh()
    assert screen.primary is screen.round_acts.papers
    assert most_wanted() == screen.round_acts.papers.text()
    screen.show_target(round="2027/19-5")
    assert most_wanted() == screen.ceremony_act.text()
    assert screen.ceremony_act in screen.acts
