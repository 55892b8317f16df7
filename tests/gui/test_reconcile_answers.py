"""The place Reconcile: questions answered in place, records opened, earlier minutes."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton

from tests.gui.test_reconcile_screen import (
    AN,
    DAO,
    HEADER,
    MOI,
    TODAY,
    listed,
    people,
    recorded,
    screen,
    view,
)
from tests.helpers.window import press
from vusta_desk.documents.spreadsheet import write_table_xlsx
from vusta_desk.domain.member import Standing, StandingKind
from vusta_desk.gui.screens.reconcile import ReconcileScreen
from vusta_desk.gui.screens.reconcile.minutes_dialog import MinutesDialog
from vusta_desk.gui.screens.reconcile.record_dialog import RecordDialog
from vusta_desk.gui.screens.reconcile.work_view import WorkView
from vusta_desk.storage import members
from vusta_desk.usecases import reconcile

__all__ = ["listed", "people", "screen", "view"]


def test_who_a_row_is_about_can_be_told(screen: ReconcileScreen, view: WorkView) -> None:
    view.show_list("unclear")
    (row,) = view.table.rows_model.rows
    assert row.planned is not None
    assert not view.panel._deciding.isVisible()
    view.panel.person_told.emit(row.planned, "M3")
    assert screen.view is not None
    assert "unclear" not in screen.view.boxes
    assert screen.compared is not None
    assert screen.compared.comparison.counts.unclear == 0


def test_a_file_that_is_no_list_is_said_and_one_can_choose_again(
    screen: ReconcileScreen, tmp_path: Path
) -> None:
    path = tmp_path / "hong.xlsx"
    path.write_bytes(b"PK nothing")
    screen.compare(path, reconcile.CENTRAL, TODAY)
    assert screen.compared is None
    assert screen._page is not screen.start
    screen.another_act.trigger()
    assert screen._page is screen.start


def test_the_record_can_be_opened(screen: ReconcileScreen, view: WorkView) -> None:
    went: list[tuple[str, dict[str, object]]] = []
    screen.session.go = lambda place, /, **target: went.append((place, target))
    assert not view.panel.record.isVisible()
    view.show_list("different")
    view.panel.record.click()
    assert went == [("members", {"key": "M1"})]


def answers(screen: ReconcileScreen) -> dict[str, QPushButton]:
    """The answers offered for the row that is chosen."""
    assert screen.view is not None
    layout = screen.view.panel._answers
    made = (layout.itemAt(at).widget() for at in range(layout.count()))
    return {each.text(): each for each in made if isinstance(each, QPushButton)}


def test_who_it_is_is_answered_by_a_click(screen: ReconcileScreen, tmp_path: Path) -> None:
    path = tmp_path / "ds.xlsx"
    write_table_xlsx(path, "ds", HEADER, [("Hồ Giang", "", "", "2000", "Chi bộ B02"), AN, DAO])
    screen.compare(path, reconcile.CENTRAL, TODAY)
    assert screen.view is not None
    assert screen.compared is not None
    screen.view.show_list("unclear")
    offered = answers(screen)
    assert list(offered) == ["Hồ Giang · Chi bộ B02", "Người chưa có trong sổ"]
    next(iter(offered.values())).click()
    assert screen.compared.comparison.counts.missing_there == 0
    assert screen.view.shown != "unclear"


def test_which_branch_it_is_is_answered_by_a_click(screen: ReconcileScreen, tmp_path: Path) -> None:
    services = screen.session.services
    with services.operation("edit_branch", branch="B01") as writer:
        for branch in services.registry().branches:
            name = f"Chi bộ Hội Địa chất {'Việt Nam' if branch.key == 'B01' else 'công trình'}"
            members.update_branch(writer.connection, replace(branch, name=name))
    path = tmp_path / "ds.xlsx"
    write_table_xlsx(path, "ds", HEADER, [(*AN[:4], "Chi bộ Địa chất"), DAO[:4], MOI[:4]])
    screen.compare(path, reconcile.CENTRAL, TODAY)
    assert screen.view is not None
    assert screen.compared is not None
    screen.view.show_list("unclear")
    offered = answers(screen)
    assert list(offered)[-1] == "Chi bộ mới, chưa có trong sổ"
    offered["Chi bộ Hội Địa chất Việt Nam"].click()
    assert screen.compared.branch_questions == ()
    assert screen.compared.comparison.counts.unclear == 0


def test_the_movement_is_told_before_it_is_recorded(
    screen: ReconcileScreen, view: WorkView, listed: Path
) -> None:
    recorded(screen)
    services = screen.session.services
    ours = {each.key: each for each in services.registry().members}
    died = Standing(StandingKind.DIED, TODAY)
    with services.operation("edit_member", member="Hồ Giang") as writer:
        members.update_member(writer.connection, replace(ours["M3"], standings=(died,)))
    screen.compare(listed, reconcile.CENTRAL, TODAY)
    assert screen.view is not None
    screen.view.show_list("missing_here")
    screen.view.table.selectAll()
    screen.view.panel.take.click()
    screen.record_act.trigger()
    assert isinstance(screen.dialog, RecordDialog)
    said = [each.text() for each in screen.dialog.findChildren(QLabel)]
    assert "Từ 22/11/2026 đến 22/11/2026: 3 + 2 - 1 = 4" in said
    assert "- Hồ Giang · từ trần · 22/11/2026" in said
    assert sum(text.startswith("+ ") for text in said) == 2


def test_a_place_with_an_open_dialog_is_not_left_unasked(
    screen: ReconcileScreen, view: WorkView
) -> None:
    assert screen.may_leave()
    screen.record_act.trigger()
    assert screen.dialog is not None
    assert screen.may_leave()  # nothing was typed in it
    assert screen.dialog is None


def test_a_file_can_be_brought_along_and_given_up(screen: ReconcileScreen, listed: Path) -> None:
    screen.show_target(file=str(listed), source="B02")
    assert screen.compared is not None
    assert screen.compared.source == "B02"
    screen.another_act.trigger()
    assert screen._page is screen.start


def test_earlier_minutes_are_opened_from_the_list(screen: ReconcileScreen, view: WorkView) -> None:
    recorded(screen)
    screen.give_up()
    assert screen.start.table.rows_model.rowCount() == 1
    press(screen.start.table, "Return")
    assert isinstance(screen.dialog, MinutesDialog)
    screen.dialog.reject()
    screen.minutes_act.trigger()
    assert isinstance(screen.dialog, MinutesDialog)


def test_the_list_of_another_branch_is_said_to_be_one_and_compared_so(
    screen: ReconcileScreen, tmp_path: Path
) -> None:
    path = tmp_path / "chi-bo.xlsx"
    write_table_xlsx(path, "Danh sách", HEADER, [AN, DAO])
    screen.compare(path, "B02", TODAY)
    assert screen.view is not None
    said = [each.text() for each in screen.view.findChildren(QLabel)]
    assert "Toàn bộ người trong danh sách mà sổ đã có đều thuộc Chi bộ B01: 2." in said
    (turn,) = [
        each
        for each in screen.view.findChildren(QPushButton)
        if each.text() == "Đối khớp với chi bộ này"
    ]
    turn.click()
    assert screen.compared is not None
    assert (screen.compared.source, screen.compared.comparison.counts.matched) == ("B01", 2)


def test_each_list_shows_what_tells_its_lines_apart(view: WorkView) -> None:
    shown = {}
    for name in ("missing_here", "missing_there", "different"):
        view.show_list(name)
        shown[name] = [each.id for each in view.table.rows_model.columns][:4]
    assert shown == {
        "missing_here": ["name", "theirs", "branch", "decision"],
        "missing_there": ["name", "ours", "branch", "decision"],
        "different": ["name", "what", "ours", "theirs"],
    }
