"""The import: every row's fate worst first, columns by hand, one operation, one undo."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.checkout import ROOT
from tests.helpers.desk import session_of
from tests.helpers.window import click, find, until
from vusta_desk.gui.screens.importing import ImportScreen
from vusta_desk.gui.screens.importing.columns_dialog import ColumnsDialog
from vusta_desk.gui.screens.importing.preview_view import PreviewView
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets import files
from vusta_desk.gui.widgets.empty_state import EmptyState
from vusta_desk.jobs import ThreadRunner
from vusta_desk.usecases import upkeep
from vusta_desk.usecases.import_members import Accept, Fate

SAMPLES = ROOT / "tests" / "data" / "samples"
OFFICE_LIST = SAMPLES / "danh-sach-dang-vien.xlsx"
UNKNOWN_HEADING = "Người;Sinh;Kết nạp;Chi bộ\nTrần Văn Mẫu;1950;19/5/1975;Chi bộ 1\n"


@pytest.fixture
def screen(empty_session: Session, qtbot: QtBot) -> ImportScreen:
    return shown(empty_session, qtbot)


def shown(session: Session, qtbot: QtBot) -> ImportScreen:
    made = ImportScreen(session)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    return made


def view_of(screen: ImportScreen) -> PreviewView:
    return find(screen, PreviewView)


def words_of(screen: ImportScreen) -> str:
    from PySide6.QtWidgets import QLabel

    page = find(screen, EmptyState)
    return " ".join(each.text() for each in page.findChildren(QLabel))


def people(session: Session) -> int:
    return len(session.services.registry().members)


def test_it_begins_with_a_word_on_what_to_do(screen: ImportScreen):
    assert "Thả tệp danh sách" in words_of(screen)
    assert not screen.accept_all.isVisible()


def test_a_list_comes_in_and_one_undo_takes_it_back(screen: ImportScreen):
    screen.show_target(file=str(OFFICE_LIST))
    assert screen.accept_all.text() == "Nhận: 761 mới, 0 thay đổi"
    screen.accept_all.trigger()
    assert people(screen.session) == 761
    assert "761" in words_of(screen)
    next_undo = upkeep.next_undo(screen.session.services)
    assert next_undo is not None
    screen._undo(next_undo.id)
    assert people(screen.session) == 0


def test_rows_stand_with_the_worst_first(session: Session, qtbot: QtBot):
    screen = shown(session, qtbot)
    screen.read(SAMPLES / "DS_DANGVIEN.xlsx")
    rows = view_of(screen).table.rows_model.rows
    assert rows[0].fate is Fate.UNSURE
    assert [row.fate for row in rows] == sorted(
        (row.fate for row in rows), key=[Fate.UNSURE, Fate.CHANGED, Fate.NEW, Fate.SAME].index
    )


def test_the_boxes_of_the_fates_filter_and_add_up(session: Session, qtbot: QtBot):
    screen = shown(session, qtbot)
    screen.read(SAMPLES / "DS_DANGVIEN.xlsx")
    view = view_of(screen)
    assert screen.previewed is not None
    assert sum(screen.previewed.fates.values()) == len(view.table.rows_model.rows)
    view.filters[Fate.NEW].setChecked(False)
    assert {row.fate for row in view.table.rows_model.rows} == {Fate.UNSURE}


def test_only_new_rows_when_only_they_are_wanted(screen: ImportScreen, tmp_path: Path):
    first = tmp_path / "một.csv"
    first.write_text("Họ và tên;Số thẻ;Quê quán\nLê Mẫu;111111111111;Huế\n", "utf-8")
    second = tmp_path / "hai.csv"
    second.write_text(
        "Họ và tên;Số thẻ;Quê quán\nLê Mẫu;111111111111;Hà Nội\nVũ Mẫu;222222222222;Vinh\n", "utf-8"
    )
    screen.read(first)
    screen.accept(Accept.ALL)
    screen.read(second)
    assert screen.accept_all.text() == "Nhận: 1 mới, 1 thay đổi"
    click(view_of(screen).rows.totals.boxes[Fate.CHANGED])
    assert screen.accept_all.text() == "Nhận: 1 mới, 0 thay đổi"
    screen.accept_all.trigger()
    assert [each.home for each in screen.session.services.registry().members] == ["Huế", "Vinh"]


def test_a_file_that_cannot_be_read_is_named_with_the_way_out(screen: ImportScreen, tmp_path: Path):
    broken = tmp_path / "hỏng.xlsx"
    broken.write_bytes(b"PK\x03\x04 nothing more")
    screen.read(broken)
    said = words_of(screen)
    assert "Chưa đọc được hỏng.xlsx." in said
    assert not screen.assign.isEnabled()
    assert "hư hỏng" in said or "hỏng" in said


def test_a_column_is_assigned_by_hand(screen: ImportScreen, tmp_path: Path, monkeypatch):
    strange = tmp_path / "lạ.csv"
    strange.write_text(UNKNOWN_HEADING, "utf-8")
    screen.read(strange)
    assert "Chỉ ra từng cột" in _buttons(screen)

    def answer(dialog: ColumnsDialog) -> int:
        for index, field in enumerate(("name", "birth_date", "admission_decision_date", "branch")):
            box = dialog.fields[index]
            box.setCurrentIndex(box.findData(field))
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(ColumnsDialog, "exec", answer)
    screen.assign_columns()
    screen.accept(Accept.ALL)
    (member,) = screen.session.services.registry().members
    assert member.name == "Trần Văn Mẫu"
    assert str(member.admission_decision_date) == "1975-05-19"


def test_a_field_is_in_one_column_only(screen: ImportScreen, tmp_path: Path, qtbot: QtBot):
    strange = tmp_path / "lạ.csv"
    strange.write_text(UNKNOWN_HEADING, "utf-8")
    from vusta_desk.usecases import import_members

    found = import_members.columns(screen.session.services, strange)
    dialog = ColumnsDialog(screen.session, found, screen)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.accept()
    assert dialog.isVisible()
    for box in list(dialog.fields.values())[:2]:
        box.setCurrentIndex(box.findData("name"))
    dialog.accept()
    assert dialog.isVisible()
    assert "Họ và tên" in dialog._problem.text()


def test_a_change_elsewhere_makes_the_preview_anew(session: Session, qtbot: QtBot):
    screen = shown(session, qtbot)
    screen.read(SAMPLES / "DS_DANGVIEN.xlsx")
    before = screen.previewed
    assert before is not None
    done = upkeep.next_undo(session.services)
    assert done is not None
    upkeep.undo(session.services, done.id)
    screen.refresh()
    assert screen.previewed is not None
    assert screen.previewed.last_operation > before.last_operation


def test_nothing_chosen_nothing_read(screen: ImportScreen, monkeypatch):
    monkeypatch.setattr(files, "ask_open", lambda *args: None)
    screen.choose.trigger()
    assert screen.previewed is None


@pytest.fixture
def threaded(empty_session: Session, qtbot: QtBot) -> Iterator[ImportScreen]:
    session = session_of(empty_session.services, ThreadRunner())
    yield shown(session, qtbot)
    session.tasks.wind_down()
    session.tasks.close()


def test_the_window_goes_on_while_a_list_is_read(threaded: ImportScreen, qtbot: QtBot):
    threaded.read(OFFICE_LIST)
    assert threaded.session.tasks.is_busy
    assert threaded.previewed is None
    until(qtbot, lambda: threaded.previewed is not None)


def test_the_list_chosen_last_is_the_one_shown(
    threaded: ImportScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    names: list[str] = []
    show_preview = threaded._show_preview

    def noting(*, in_places: bool):
        show_preview(in_places=in_places)
        assert threaded.previewed is not None
        names.append(threaded.previewed.plan.file)

    monkeypatch.setattr(threaded, "_show_preview", noting)
    threaded.read(OFFICE_LIST)
    threaded.read(SAMPLES / "chi-bo-gui-len.csv")
    until(qtbot, lambda: not threaded.session.tasks.is_busy)
    assert names == ["chi-bo-gui-len.csv"]


def test_an_import_called_off_leaves_nothing(threaded: ImportScreen, qtbot: QtBot):
    threaded.read(OFFICE_LIST)
    until(qtbot, threaded.accept_all.isEnabled)
    threaded.accept(Accept.ALL)
    (task,) = threaded.session.tasks.running
    task.cancel()
    until(qtbot, lambda: not threaded.session.tasks.is_busy)
    assert people(threaded.session) == 0
    assert threaded.previewed is not None


def _buttons(screen: ImportScreen) -> list[str]:
    from PySide6.QtWidgets import QPushButton

    return [each.text() for each in screen.findChildren(QPushButton) if each.isVisible()]
