"""The place of the branches' workbooks: made, taken back, decided by keys, recorded, undone."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.helpers.branch_books import Book
from tests.helpers.people import member, registry
from tests.helpers.window import drop_file, press, show, until
from tests.importing.support import SAMPLES
from vusta_desk.gui import problems
from vusta_desk.gui.screens.exchanges import ExchangesScreen
from vusta_desk.gui.screens.exchanges.answer_view import AnswerView
from vusta_desk.gui.session import Session
from vusta_desk.gui.shell.act_bar import ActButton
from vusta_desk.gui.shell.title_line import TitleLine
from vusta_desk.gui.widgets import files
from vusta_desk.gui.widgets.empty_state import EmptyState
from vusta_desk.storage import members
from vusta_desk.usecases import branch_workbooks, edit_member
from vusta_desk.usecases.branch_workbooks import State

PEOPLE = registry(
    member("M1", "Trần Văn Ân", birth_date="1950-04-02", home="xã An Sơn"),
    member("M2", "Lê Thị Đào", birth_date="1961-03"),
    member("M4", "Phạm Bình", birth_date="1981-01-09", branch="B02"),
)


@pytest.fixture
def people(empty_session: Session) -> Session:
    with empty_session.services.operation("import", file="thử", new=3, changed=0) as writer:
        members.insert_branches(writer.connection, PEOPLE.branches)
        members.insert_members(writer.connection, PEOPLE.members)
    return empty_session


@pytest.fixture
def agreed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """What was asked before something was done; it is agreed to."""
    asked: list[tuple[object, ...]] = []

    def agree(*said: object) -> bool:
        asked.append(said)
        return True

    monkeypatch.setattr(problems, "confirm", agree)
    return asked


@pytest.fixture
def screen(people: Session, qtbot: QtBot) -> Iterator[ExchangesScreen]:
    made = ExchangesScreen(people)
    people.changed.connect(made.refresh)
    made.refresh()
    made.resize(1100, 700)
    yield show(qtbot, made)
    made._waiting.clear()
    made.decisions.clear()


@pytest.fixture
def book(people: Session, tmp_path: Path) -> Book:
    path = tmp_path / "B01.xlsx"
    branch_workbooks.export(people.services, "B01", path)
    made = Book(path)
    made.type("M1", Quê_quán="xã Bình Minh", Ngày_sinh="1950")
    made.type("M2", Ngày_sinh="31/2/1961")
    made.cell("M2", "Đề nghị, ghi chú").value = "đã từ trần ngày 12/05/2026"
    made.answer(Người_trả_lời="Bí thư Vũ An")
    made.save()
    return made


def back(screen: ExchangesScreen, book: Book) -> AnswerView:
    screen.take_back(book.path)
    assert screen.view is not None
    return screen.view


def decided(view: AnswerView) -> list[str]:
    column = next(each for each in view.table.rows_model.columns if each.id == "decided")
    return [column.text(row) for row in view.table.rows_model.rows]


def home(screen: ExchangesScreen) -> str | None:
    return edit_member.open_member(screen.session.services, "M1").member.home


def state(screen: ExchangesScreen, key: str) -> State:
    return next(each.state for each in screen.list.states if each.key == key)


def page_button(screen: ExchangesScreen, text: str) -> QPushButton:
    page = screen._pages.currentWidget()
    assert isinstance(page, EmptyState)
    wanted = screen.words.gettext(text)
    return next(each for each in page.findChildren(QPushButton) if each.text() == wanted)


def test_nobody_on_record(empty_session: Session, qtbot: QtBot) -> None:
    made = show(qtbot, ExchangesScreen(empty_session))
    made.refresh()
    assert not made.chosen_act.isEnabled()
    assert not made.all_act.isEnabled()
    assert made.list.table.rows_model.rowCount() == 0


def test_one_workbook_is_made(
    screen: ExchangesScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "one.xlsx"
    suggested: list[object] = []

    def save(*asked: object) -> Path:
        suggested.append(asked[-1])
        return path

    monkeypatch.setattr(files, "ask_save", save)
    screen.list.choose_branch("B02")
    screen.chosen_act.trigger()
    assert path.exists()
    assert suggested == ["Chi bộ B02 2026-11-22.xlsx"]
    assert (state(screen, "B01"), state(screen, "B02")) == (State.NOT_SENT, State.SENT)
    assert "one.xlsx" in screen.list.message.text()
    assert [each.key for each in screen.list.chosen] == ["B02"]


def test_all_are_made_and_those_who_have_not_answered_are_listed(
    screen: ExchangesScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "ask_folder", lambda *_: tmp_path)
    screen.all_act.trigger()
    assert len(list(tmp_path.glob("Chi bộ*.xlsx"))) == 2
    screen.list.boxes[State.NOT_SENT].click()
    assert screen.list.table.rows_model.rowCount() == 0
    screen.list.boxes[State.SENT].click()
    assert [each.key for each in screen.list.table.rows_model.rows] == ["B01", "B02"]
    press(screen.list.table, "Ctrl+A")
    assert len(screen.list.chosen) == 2
    screen.refresh()
    assert len(screen.list.chosen) == 2
    screen.chosen_act.trigger()
    assert len(list(tmp_path.glob("Chi bộ*.xlsx"))) == 4


def test_a_workbook_is_taken_back(
    screen: ExchangesScreen, book: Book, agreed: list[tuple[object, ...]]
) -> None:
    view = back(screen, book)
    assert decided(view) == ["chưa quyết định", "sẽ nhận", "giữ nguyên", "chỉ ghi nhận"]
    assert screen.record_act.isVisible()
    assert screen.record_act.isEnabled()
    screen.record_act.trigger()
    assert agreed[0][2] == "Số dòng chưa quyết định: 1"
    page = screen._pages.currentWidget()
    assert page is not None
    assert any("Còn để ngỏ" in each.text() for each in page.findChildren(QLabel))
    assert home(screen) == "xã Bình Minh"
    page_button(screen, "Back to the branches").click()
    assert screen._pages.currentWidget() is screen.list
    assert state(screen, "B01") is State.CHANGES
    assert [each.key for each in screen.list.chosen] == ["B01"]
    texts = [each.text() for each in screen.list.pane.findChildren(QLabel)]
    assert "Trần Văn Ân – Ngày sinh: 1950" in texts


def test_going_on_deciding_records_nothing(
    screen: ExchangesScreen, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    book.answer(Không_có_thay_đổi="có")
    book.save()
    view = back(screen, book)
    asked: list[str] = []
    monkeypatch.setattr(problems, "confirm", lambda *said: asked.append(said[2]))
    screen.record_act.trigger()
    assert screen.view is view
    assert home(screen) == "xã An Sơn"
    assert "Không có thay đổi" in asked[0]
    assert "Số dòng chưa quyết định: 2" in asked[0]


def test_several_workbooks_one_after_the_other(
    screen: ExchangesScreen, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    other, third = tmp_path / "B02.xlsx", tmp_path / "none.xlsx"
    branch_workbooks.export(screen.session.services, "B02", other)
    third.write_bytes(b"x")
    drop_file(screen.list.table.viewport(), other, third, book.path)
    until(qtbot, lambda: screen.returned is not None)
    assert screen.next_act.text() == "Phiếu tiếp theo; còn: 2 tệp"
    screen.record_act.trigger()
    page_button(screen, "Phiếu tiếp theo; còn: 2 tệp").click()
    page_button(screen, "Phiếu tiếp theo; còn: 1 tệp").click()
    assert screen.returned is not None
    assert screen.returned.exchange.branch == "B01"
    assert not screen.next_act.isVisible()


def test_a_second_click_does_not_record(screen: ExchangesScreen, book: Book) -> None:
    """Where the act to take workbooks back lay, the act to record does not lie next."""
    for width in (700, 1000, 1300, 1700):
        line = TitleLine(screen.session.icons, screen.words)
        line.resize(width, 60)
        line.show_place("x", screen.acts, screen.primary)
        line.show()
        screen.go_back()
        screen._waiting = [book.path]
        screen._enable()
        acts = (screen.back_act, screen.next_act)
        before = [each for each in line.findChildren(ActButton) if each.act in acts]
        places = [each.geometry() if each.isVisible() else QRect() for each in before]
        assert len(places) == 2
        back(screen, book)
        after = next(each for each in line.findChildren(ActButton) if each.act is screen.record_act)
        assert after.isVisible()
        assert not any(place.intersects(after.geometry()) for place in places), width
        line.close()


def test_members_without_a_branch_are_named(
    screen: ExchangesScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not screen.list.lost.isVisible()
    lost = replace(PEOPLE.members[2], branch=None)
    with screen.session.services.operation("import", file="x", new=0, changed=1) as writer:
        members.update_members(writer.connection, [lost])
    screen.refresh()
    assert screen.list.lost.isVisible()
    assert "1" in screen.list.lost.text()
    went: list[object] = []
    monkeypatch.setattr(screen.session, "go", lambda place, **to: went.append((place, to)))
    screen.list.lost_act.click()
    assert went == [("members", {"no_branch": True})]


def test_it_is_decided_by_keys_and_undone(screen: ExchangesScreen, book: Book) -> None:
    view = back(screen, book)
    press(view.table, "Ctrl+T")
    view.table.select(1)
    press(view.table, "Ctrl+G")
    view.table.select(3)
    press(view.table, "Ctrl+T")
    assert decided(view) == ["sẽ nhận", "giữ nguyên", "giữ nguyên", "sẽ nhận"]
    screen.refresh()
    assert screen.view is not None
    assert decided(screen.view)[1] == "giữ nguyên"
    screen.record_act.trigger()
    services = screen.session.services
    ours = edit_member.open_member(services, "M1").member
    assert (str(ours.birth_date), ours.home) == ("1950", "xã An Sơn")
    assert edit_member.open_member(services, "M2").member.standings
    page_button(screen, "Undo this answer").click()
    assert not edit_member.open_member(services, "M2").member.standings
    assert state(screen, "B01") is State.SENT


def test_lists_and_several_lines_at_once(screen: ExchangesScreen, book: Book) -> None:
    view = back(screen, book)
    assert list(view.boxes) == ["all", "asked", "plain", "proposal", "problem"]
    view.boxes["problem"].click()
    assert not view.panel.take.isEnabled()
    view.boxes["asked"].click()
    assert len(view.table.rows_model.rows) == 1
    view.boxes["all"].click()
    press(view.table, "Ctrl+A")
    view.panel.take.click()
    assert decided(view) == ["sẽ nhận", "sẽ nhận", "giữ nguyên", "sẽ nhận"]


def test_nothing_is_lost_by_going_back(
    screen: ExchangesScreen, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = back(screen, book)
    press(view.table, "Ctrl+T")
    monkeypatch.setattr(problems, "confirm", lambda *_: False)
    screen.list_act.trigger()
    assert screen.view is view
    monkeypatch.setattr(problems, "confirm", lambda *_: True)
    screen.list_act.trigger()
    assert screen._pages.currentWidget() is screen.list
    assert home(screen) == "xã An Sơn"


def test_no_change_is_an_answer(screen: ExchangesScreen, people: Session, tmp_path: Path) -> None:
    path = tmp_path / "B02.xlsx"
    branch_workbooks.export(people.services, "B02", path)
    screen.take_back(path)
    screen.record_act.trigger()
    screen.take_back(path)
    assert not screen.record_act.isEnabled()
    screen.go_back()
    assert state(screen, "B02") is State.NO_CHANGE


def test_another_file_is_sent_to_the_import(
    screen: ExchangesScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    went: list[object] = []
    monkeypatch.setattr(screen.session, "go", lambda place, **to: went.append((place, to)))
    path = tmp_path / "none.xlsx"
    path.write_bytes(b"x")
    screen.take_back(path)
    monkeypatch.setattr(files, "ask_open_several", lambda *_: (SAMPLES / "DS_DANGVIEN.xlsx",))
    screen.go_back()
    screen.back_act.trigger()
    page_button(screen, "Import as an ordinary list").click()
    assert went == [("import", {"file": str(SAMPLES / "DS_DANGVIEN.xlsx")})]


def test_a_workbook_is_dropped(screen: ExchangesScreen, book: Book, qtbot: QtBot) -> None:
    drop_file(screen.list.table.viewport(), book.path)
    until(qtbot, lambda: screen.view is not None)


@pytest.mark.usefixtures("agreed")
def test_proposals_stay_in_sight(
    screen: ExchangesScreen, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    back(screen, book)
    screen.record_act.trigger()
    screen.go_back()
    went: list[object] = []
    monkeypatch.setattr(screen.session, "go", lambda place, **to: went.append((place, to)))
    name = "Mở hồ sơ của Lê Thị Đào"
    buttons = screen.list.pane.findChildren(QPushButton)
    next(each for each in buttons if each.accessibleName() == name).click()
    assert went == [("members", {"key": "M2"})]


def test_what_is_decided_outlives_a_drive_pulled_out(
    screen: ExchangesScreen, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(problems, "show", lambda _, error, __: said.append(error.code))
    view = back(screen, book)
    press(view.table, "Ctrl+T")
    away = book.path.rename(book.path.with_suffix(".away"))
    screen.session.changed.emit()
    assert said == ["workbook_missing"]
    assert screen.view is view
    away.rename(book.path)
    screen.session.changed.emit()
    assert screen.view is not None
    assert decided(screen.view)[0] == "sẽ nhận"
