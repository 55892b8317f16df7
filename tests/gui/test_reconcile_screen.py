"""The place Reconcile: compared, decided by keys and for several at once, recorded, seen again."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.helpers.people import member, registry
from tests.helpers.window import press, show, type_text
from vusta_desk.documents.spreadsheet import write_table_xlsx
from vusta_desk.gui import printing, problems
from vusta_desk.gui.screens.reconcile import ReconcileScreen
from vusta_desk.gui.screens.reconcile.decide_panel import LONGEST_NOTE
from vusta_desk.gui.screens.reconcile.minutes_dialog import MinutesDialog
from vusta_desk.gui.screens.reconcile.record_dialog import RecordDialog
from vusta_desk.gui.screens.reconcile.work_view import WorkView
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets import files
from vusta_desk.gui.widgets.papers.print_dialog import PrintDialog
from vusta_desk.i18n.reconcile_words import due_text
from vusta_desk.storage import members
from vusta_desk.usecases import reconcile
from vusta_desk.usecases.reconcile import Decision

TODAY = date(2026, 11, 22)
HEADER = ("Họ và tên", "Ngày sinh", "Số CCCD", "Ngày vào Đảng", "Chi bộ")
AN = ("Trần Văn Ân", "", "001060000001", "11/02/1987", "Chi bộ B01")
DAO = ("Lê Thị Đào", "", "001160000002", "04/02/1990", "Chi bộ B01")
MOI = ("Vũ Mới", "05/05/1999", "001099000009", "01/10/2026", "Chi bộ B02")
HAI = ("Đỗ Hai", "05/05/1999", "001099000008", "01/10/2026", "Chi bộ B02")


@pytest.fixture
def people(empty_session: Session) -> Session:
    """Three members of two branches."""
    known = registry(
        member("M1", "Trần Văn Ân", admission_date="1987-02-10", personal_id=AN[2]),
        member("M2", "Lê Thị Đào", admission_date="1990-02-03", personal_id=DAO[2]),
        member("M3", "Hồ Giang", admission_date="2000", branch="B02", personal_id="001060000003"),
    )
    with empty_session.services.operation("import", file="thử", new=3, changed=0) as writer:
        members.insert_branches(writer.connection, known.branches)
        members.insert_members(writer.connection, known.members)
    return empty_session


@pytest.fixture
def screen(people: Session, qtbot: QtBot) -> Iterator[ReconcileScreen]:
    made = ReconcileScreen(people)
    people.changed.connect(made.refresh)
    made.refresh()
    made.resize(1100, 700)
    yield show(qtbot, made)
    if made.dialog is not None:
        made.dialog.done(0)


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "danh-sach.xlsx"
    write_table_xlsx(path, "Danh sách", HEADER, [AN, DAO, MOI, HAI, MOI])
    return path


@pytest.fixture
def view(screen: ReconcileScreen, listed: Path) -> WorkView:
    screen.compare(listed, reconcile.CENTRAL, TODAY)
    assert screen.view is not None
    return screen.view


def boxes(view: WorkView) -> list[str]:
    return [box.text() for box in view.boxes.values()]


def names(view: WorkView) -> list[str]:
    return [row.name for row in view.table.rows_model.rows]


def keys(view: WorkView, typed: str) -> None:
    view.table.setFocus()
    press(view.table, typed)


def button_named(screen: ReconcileScreen, text: str) -> QPushButton:
    (made,) = [each for each in screen.findChildren(QPushButton) if each.text() == text]
    return made


def recorded(screen: ReconcileScreen, note: str = "") -> None:
    screen.record_act.trigger()
    assert isinstance(screen.dialog, RecordDialog)
    screen.dialog.note.setPlainText(note)
    screen.dialog.accept()


def test_without_any_it_is_said_so_and_the_list_is_asked_for(
    screen: ReconcileScreen, listed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert screen.start.table.rows_model.rowCount() == 0
    assert not screen.minutes_act.isEnabled()
    assert not screen.record_act.isVisible()
    monkeypatch.setattr(files, "ask_open", lambda *_: listed)
    screen.start.choose.click()
    assert screen.compared is not None
    assert screen.record_act.isVisible()


def test_when_it_was_and_is_due_is_said_with_the_list(
    people: Session, screen: ReconcileScreen, listed: Path
) -> None:
    def said(source: str) -> str:
        return due_text(reconcile.due(people.services, source), TODAY, people.words)

    assert screen.start.last.text() == said(reconcile.CENTRAL)
    for source, day in (("central", date(2026, 9, 30)), ("B01", date(2026, 7, 1))):
        compared = reconcile.compare(people.services, listed, source, day=day)
        reconcile.record(people.services, compared, {})
    screen.refresh()
    assert screen.start.last.text() == said(reconcile.CENTRAL)
    assert "30/12/2026" in screen.start.last.text()
    assert screen.start.last.property("role") == "quiet"
    assert "7-HSĐV" in screen.start.last.toolTip()
    screen.start.of_branch.setChecked(True)
    assert screen.start.last.text() == ""
    screen.start.branch.set_value("B01")
    screen.start.branch.changed.emit()
    assert screen.start.last.text() == said("B01")
    assert "01/10/2026" in screen.start.last.text()
    assert screen.start.last.property("role") == "warning"


def test_a_branch_and_a_day_are_needed(
    screen: ReconcileScreen, listed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "ask_open", lambda *_: listed)
    start = screen.start
    start.of_branch.click()
    start.choose.click()
    assert start.branch_field.problem
    assert screen.compared is None
    start.branch.set_value("B02")
    start.day.setText("")
    start.choose.click()
    assert start.day_field.problem
    start.day.setText("20/11/2026")
    start.choose.click()
    assert screen.compared is not None
    assert (screen.compared.source, screen.compared.comparison.day) == ("B02", date(2026, 11, 20))


def test_the_lists_and_their_counts(view: WorkView) -> None:
    assert boxes(view) == [
        "Sổ không có: 2",
        "Danh sách không có: 1",
        "Khác nhau: 2",
        "Chưa rõ là ai: 1",
        "Đã xử lý trước: 0",
    ]
    assert names(view) == ["Vũ Mới", "Đỗ Hai"]
    view.boxes["different"].click()
    assert names(view) == ["Trần Văn Ân", "Lê Thị Đào"]
    row = view.table.rows_model.rows[0]
    assert (row.ours, row.theirs) == ("10/02/1987", "11/02/1987")
    view.boxes["settled"].click()
    assert names(view) == []
    assert view.panel.take.isEnabled() is False


def test_one_line_after_the_other_by_keys(view: WorkView) -> None:
    view.show_list("different")
    keys(view, "Ctrl+T")
    assert view.table.current() is view.table.rows_model.rows[1]
    keys(view, "Ctrl+G")
    assert [word.decision for word in view.decisions.values()] == [Decision.TAKEN, Decision.KEEP]
    assert view.foot.text().endswith("đã xử lý: 2")
    keys(view, "Del")
    assert [word.decision for word in view.decisions.values()] == [Decision.TAKEN]


def test_a_note_is_written_for_several_at_once(view: WorkView) -> None:
    view.table.selectAll()
    view.panel.note_down.click()
    assert view.decisions == {}
    assert view.panel.note.hasFocus(), "it needs words, which is said"
    assert view.panel._needed.isVisible()
    type_text(view.panel.note, "đã báo cáo")
    press(view.panel.note, "Return")
    assert {(word.decision, word.note) for word in view.decisions.values()} == {
        (Decision.NOTED, "đã báo cáo")
    }
    assert len(view.decisions) == 2


def test_the_buttons_say_what_becomes_of_somebody(view: WorkView) -> None:
    assert (view.panel.take.text(), view.panel.keep.text()) == ("Thêm vào sổ", "Không thêm")
    view.panel.take.click()
    assert view._decision(view.table.rows_model.rows[0]) == "thêm vào sổ"
    view.show_list("missing_there")
    assert view.panel.keep.text() == "Giữ trong sổ"
    view.show_list("different")
    assert (view.panel.take.text(), view.panel.keep.text()) == ("Theo danh sách", "Theo sổ")


def test_before_recording_it_is_said_what_is_taken(screen: ReconcileScreen, view: WorkView) -> None:
    view.panel.take.click()
    view.show_list("different")
    view.table.selectAll()
    view.panel.take.click()
    screen.record_act.trigger()
    assert screen.dialog is not None
    said = [each.text() for each in screen.dialog.findChildren(QLabel)]
    assert "– thêm vào sổ: 1" in said
    assert "– Ngày vào Đảng: 2" in said
    assert "Số đảng viên theo sổ sau khi ghi lại: 4" in said
    screen.dialog.reject()


def test_what_says_nothing_cannot_be_taken(view: WorkView) -> None:
    view.show_list("missing_there")
    assert not view.panel.take.isEnabled()
    keys(view, "Ctrl+T")
    assert view.decisions == {}
    assert view.panel.keep.isEnabled()


def test_a_date_that_says_less_is_taken_by_itself_only(
    screen: ReconcileScreen, tmp_path: Path
) -> None:
    path = tmp_path / "danh-sach.xlsx"
    write_table_xlsx(path, "Danh sách", HEADER, [(*AN[:3], "1988", AN[4]), DAO])
    screen.compare(path, reconcile.CENTRAL, TODAY)
    assert screen.view is not None
    screen.view.show_list("different")
    assert names(screen.view) == ["Trần Văn Ân", "Lê Thị Đào"]
    screen.view.table.selectAll()
    assert not screen.view.panel.take.isEnabled()
    assert screen.view.panel.keep.isEnabled()
    keys(screen.view, "Ctrl+T")
    assert screen.decisions == {}
    for row in (0, 1):
        screen.view.table.select(row)
        assert screen.view.panel.take.isEnabled()


def test_a_note_is_as_long_as_its_cell_in_the_minutes_holds(view: WorkView) -> None:
    view.panel.note.setText("dài " * 200)
    assert len(view.panel.note.text()) == LONGEST_NOTE == 300


def test_recorded_with_its_minutes_and_undone(
    screen: ReconcileScreen, view: WorkView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.table.selectAll()
    view.panel.take.click()
    view.show_list("different")
    view.table.selectAll()
    view.panel.keep.click()
    recorded(screen, "Quý IV")
    services = screen.session.services
    assert {each.name for each in services.registry().members} >= {"Vũ Mới", "Đỗ Hai"}
    (entry,) = reconcile.earlier(services)
    assert (entry.note, entry.counts["taken"], entry.counts["keep"]) == ("Quý IV", 2, 2)
    assert screen.compared is None
    screen._show_latest_minutes()
    assert isinstance(screen.dialog, MinutesDialog)
    assert screen.dialog.preview.count >= 1
    book, pdf = tmp_path / "bb.xlsx", tmp_path / "bb.pdf"
    monkeypatch.setattr(files, "ask_save", lambda *_: book)
    screen.dialog.save_book.click()
    monkeypatch.setattr(files, "ask_save", lambda *_: pdf)
    screen.dialog.save_pdf.click()
    assert load_workbook(book).sheetnames == ["Biên bản"]
    assert pdf.read_bytes() == screen.dialog.preview.pdf
    screen.dialog.reject()
    button_named(screen, "Hoàn tác lần đối khớp này").click()
    assert reconcile.earlier(services) == ()
    assert screen.start.table.rows_model.rowCount() == 0
    assert screen.compared is not None, "it can be gone on with"
    assert len(screen.decisions) == 4


def test_the_window_is_not_closed_on_decisions_unasked(
    screen: ReconcileScreen, view: WorkView, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert screen.may_close()
    view.panel.keep.click()
    answers = iter((False, True))
    monkeypatch.setattr(problems, "confirm", lambda *_: next(answers))
    assert not screen.may_close()
    assert screen.decisions
    assert screen.may_close()


def test_the_second_time_only_what_is_new_is_asked(
    screen: ReconcileScreen, view: WorkView, listed: Path
) -> None:
    for name in ("missing_here", "missing_there", "different"):
        view.show_list(name)
        view.table.selectAll()
        view.panel.keep.click()
    recorded(screen)
    screen.compare(listed, reconcile.CENTRAL, TODAY)
    assert screen.view is not None
    assert boxes(screen.view)[-1] == "Đã xử lý trước: 5"
    assert boxes(screen.view)[0] == "Sổ không có: 0"
    screen.view.show_list("settled")
    assert {screen.view._decision(row) for row in screen.view.table.rows_model.rows} == {
        "giữ theo sổ",
        "giữ trong sổ",
        "không thêm vào sổ",
    }
    screen.record_act.trigger()
    assert screen.dialog is not None


def test_decisions_stay_when_the_data_changes_meanwhile(
    screen: ReconcileScreen, view: WorkView
) -> None:
    view.show_list("different")
    view.panel.keep.click()
    kept = dict(screen.decisions)
    with screen.session.services.operation("edit_member", member="Hồ Giang") as writer:
        ours = next(m for m in screen.session.services.registry().members if m.key == "M3")
        members.update_member(writer.connection, ours)
    screen.session.changed.emit()
    assert screen.view is not view
    assert screen.view is not None
    assert (screen.decisions, screen.view.shown) == (kept, "different")
    recorded(screen)
    assert len(reconcile.earlier(screen.session.services)) == 1


def test_a_list_that_changed_meanwhile_is_compared_anew(
    screen: ReconcileScreen, view: WorkView, listed: Path
) -> None:
    view.show_list("different")
    view.panel.keep.click()
    write_table_xlsx(listed, "Danh sách", HEADER, [AN, DAO])
    recorded(screen)
    assert isinstance(screen.dialog, RecordDialog)
    assert screen.dialog.problem.text()
    assert not screen.dialog.act_button.isEnabled()
    assert reconcile.earlier(screen.session.services) == ()
    assert screen.view is not None
    assert boxes(screen.view)[0] == "Sổ không có: 0"
    screen.dialog.note.setPlainText("")
    screen.dialog.reject()
    recorded(screen)
    assert reconcile.earlier(screen.session.services)[0].counts["keep"] == 1


def test_printing_is_asked_about(
    screen: ReconcileScreen, view: WorkView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "printers", lambda: printing.Printers((), ""))
    screen.minutes_act.trigger()
    assert isinstance(screen.dialog, MinutesDialog)
    screen.dialog.print_button.click()
    assert isinstance(screen.dialog.print_dialog, PrintDialog)
    screen.dialog.print_dialog.reject()
    assert screen.dialog.print_dialog is None


def test_another_list_is_asked_about_where_something_is_decided(
    screen: ReconcileScreen, view: WorkView, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.panel.keep.click()
    asked: list[str] = []

    def confirm(*words: str) -> bool:
        asked.append(words[2])
        return len(asked) == 2

    monkeypatch.setattr(problems, "confirm", confirm)
    screen.another_act.trigger()
    assert screen.compared is not None
    screen.another_act.trigger()
    assert screen.compared is None
    assert len(asked) == 2
