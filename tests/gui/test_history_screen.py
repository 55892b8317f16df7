"""The place History: acts in words, found by any text, undone and done again from the list."""

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.window import show, type_text
from vusta_desk.gui.screens.history import HistoryScreen
from vusta_desk.gui.session import Session
from vusta_desk.usecases import upkeep
from vusta_desk.usecases.office import change_setting, change_settings, office
from vusta_desk.usecases.touched_rows import MOST, touched_rows


@pytest.fixture
def screen(session: Session, qtbot: QtBot) -> HistoryScreen:
    change_setting(session.services, "place", "Huế")
    change_settings(session.services, {"list.signer": "Lê Thị Ký", "place": "Đà Nẵng"})
    made = HistoryScreen(session)
    session.changed.connect(made.refresh)
    made.refresh()
    return show(qtbot, made)


def titles(screen: HistoryScreen) -> list[str]:
    return [done.title for done in screen.table.rows_model.rows]


def test_the_latest_act_is_first_and_told_in_full(screen: HistoryScreen) -> None:
    assert [done.id for done in screen.table.rows_model.rows] == [4, 3, 2, 1]
    assert screen.detail.title.text() == titles(screen)[0]
    assert "09:00" in screen.detail.facts.text()
    rows = [screen.detail.rows.item(at).text() for at in range(screen.detail.rows.count())]
    assert rows == [
        "Danh sách: họ tên người ký  ·  cài đặt, thêm mới",
        "Địa danh trên giấy tờ  ·  cài đặt, thay đổi",
    ]


def test_any_text_finds_without_marks(screen: HistoryScreen) -> None:
    type_text(screen.search, "dia danh hue")
    assert [done.id for done in screen.table.rows_model.rows] == []
    screen.search.clear()
    type_text(screen.search, "hue")
    assert [done.id for done in screen.table.rows_model.rows] == [3]
    assert screen.count.text().endswith("1/4")
    screen.search.clear()
    type_text(screen.search, "22/11/2026")
    assert len(screen.table.rows_model.rows) == 4


def test_an_act_is_undone_and_done_again_by_its_name(
    screen: HistoryScreen, session: Session
) -> None:
    services = session.services
    screen.act.trigger()
    assert office(services.data)["place"] == "Huế"
    undoing, undone = screen.table.rows_model.rows[0], screen.table.rows_model.rows[1]
    assert (undone.id, screen._state(undone)) == (4, "đã hoàn tác")
    assert screen.table.current() == undone  # what was chosen stays chosen
    assert not screen.act.isEnabled()
    assert "đã hoàn tác" in screen.detail.facts.text()
    screen.show_target(operation=undoing.id)
    assert screen.act.text() == f"Làm lại: {undone.title}"
    screen.act.trigger()
    assert office(services.data)["place"] == "Đà Nẵng"


def test_what_cannot_be_undone_offers_nothing(screen: HistoryScreen) -> None:
    screen.show_target(operation=1)
    assert screen.detail.title.text() == titles(screen)[-1]
    assert not screen.act.isEnabled()


def test_a_large_act_names_the_first_rows_and_counts_all(session: Session) -> None:
    found = touched_rows(session.services, 2)
    assert found.count > len(session.services.registry().members)
    assert MOST // 2 < len(found.rows) <= MOST
    assert touched_rows(session.services, 99).count == 0


def test_rows_that_are_gone_keep_their_name(empty_session: Session) -> None:
    services = empty_session.services
    change_setting(services, "list.signer", "Lê Thị Ký")
    upkeep.undo(services, 2)
    (row,) = touched_rows(services, 3).rows
    assert (row.action, row.kind, row.name) == ("delete", "setting", "list.signer")
