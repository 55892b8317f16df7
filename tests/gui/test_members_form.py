"""The form of a record: every fact goes in and comes out, nothing false, nothing lost."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.window import press, show, type_text, until
from vusta_desk.domain.member import (
    Badge,
    BadgeKind,
    BranchKind,
    Discipline,
    DisciplineForm,
    EarlyRequest,
    Interruption,
    InterruptionKind,
    Member,
    Sex,
    Standing,
    StandingKind,
    UnderReview,
)
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.gui.screens.members import MembersScreen
from vusta_desk.gui.screens.members.form import MemberForm
from vusta_desk.gui.screens.members.form.entry_list import EntryList
from vusta_desk.gui.screens.members.form.record_form import RecordForm
from vusta_desk.gui.screens.members.scope import Scope
from vusta_desk.gui.screens.members.small_dialogs import BranchDialog
from vusta_desk.gui.session import Session
from vusta_desk.gui.shell.main_window import MainWindow
from vusta_desk.gui.widgets import unsaved
from vusta_desk.gui.widgets.choices import SearchChoice
from vusta_desk.gui.widgets.unsaved import Leave
from vusta_desk.i18n.catalogue import Catalogue
from vusta_desk.usecases import edit_member, upkeep

WHOLE = Member(
    key="M0004",
    name="Mai Tuyết Diễm",
    sex=Sex.FEMALE,
    birth_date=PartialDate(1931, 8),
    branch="B02",
    card_number="99929178",
    card_number_old="12345678",
    personal_id="001165453435",
    home="xã An Sơn, tỉnh Vĩnh Long",
    admission_decision_date=PartialDate(1957),
    admission_date=PartialDate(1957, 3),
    official_date=PartialDate(1958, 3, 19),
    standings=(
        Standing(StandingKind.OFFICIAL, date(1958, 3, 19)),
        Standing(StandingKind.EXEMPT, date(2015, 1, 1)),
    ),
    interruptions=(
        Interruption(
            PartialDate(1975, 2), PartialDate(1976), InterruptionKind.LOST_CONTACT, restored=True
        ),
    ),
    badges=(
        Badge(40, PartialDate(1998, 5), BadgeKind.NORMAL, "12-QĐ/ĐU", "0123456"),
        Badge(50, None, BadgeKind.REISSUE),
        Badge(30, None, BadgeKind.NORMAL, stated_before=date(2010, 1, 1)),
    ),
    disciplines=(Discipline(DisciplineForm.REPRIMAND, date(1990, 5, 2), corrected=False),),
    under_review=UnderReview(date(2026, 10, 1)),
    early_request=EarlyRequest(date(2026, 11, 1), "Bệnh nặng"),
)


@pytest.fixture(autouse=True)
def _leave(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is left unsaved at the end of a test is given up without a question."""
    refuse_to_leave(monkeypatch, Leave.DISCARD)


@pytest.fixture
def screen(qtbot: QtBot, session: Session) -> MembersScreen:
    window = MainWindow(session)
    window.resize(1366, 768)
    show(qtbot, window)
    window.go("members")
    made = window.screen_in_sight
    assert isinstance(made, MembersScreen)
    return made


def opened(screen: MembersScreen, key: str = "M0004", field: str = "name") -> MemberForm:
    screen.show_target(key=key, edit=field)
    assert isinstance(screen.dialog, MemberForm)
    return screen.dialog


def entries(form: MemberForm, field: str) -> EntryList:
    editor = form.record_form.fields[field].editor
    assert isinstance(editor, EntryList)
    return editor


def awake(qtbot: QtBot, form: MemberForm) -> None:
    """The form takes keys."""
    form.activateWindow()
    until(qtbot, form.isActiveWindow)


def stored(screen: MembersScreen, key: str = "M0004") -> Member:
    return edit_member.open_member(screen.session.services, key).member


def refuse_to_leave(monkeypatch, answer: Leave) -> list[str]:
    asked: list[str] = []

    def ask(parent: QWidget, words: Catalogue, question: str) -> Leave:
        asked.append(question)
        return answer

    monkeypatch.setattr(unsaved, "ask", ask)
    return asked


# --- Every fact -------------------------------------------------------------------------------


def test_every_record_comes_out_of_the_form_as_it_went_in(screen, session):
    registry = session.services.registry()
    branches = [(branch.key, branch.name) for branch in registry.branches]
    form = RecordForm(
        session.words,
        session.icons,
        branches,
        session.services.rulebook.levels(session.services.today),
    )
    rich = [member for member in registry.members if member.standings or member.disciplines]
    for member in (*rich[:40], *registry.members[::40], WHOLE):
        form.show_record(member)
        assert form.record(replace(member, name="")) == member
        assert form.is_valid
    form.deleteLater()


def test_every_fact_can_be_given_and_is_saved(screen):
    form = opened(screen)
    before = stored(screen)
    for field, shown in form.record_form.fields.items():
        shown.input.set_value(getattr(WHOLE, field))
    form.save_button.click()
    assert screen.dialog is None, form.message.text()
    assert stored(screen) == replace(WHOLE, as_written=before.as_written)
    said = [label.text() for label in screen.detail.findChildren(QLabel)]
    for text in ("03/1957", "19/03/1958", "08/1931", "99929178", "001165453435"):
        assert text in said
    assert any("12-QĐ/ĐU" in text and "0123456" in text for text in said)
    assert any("01/01/2010" in text for text in said)
    assert any("Bệnh nặng" in text for text in said)


def test_entries_are_added_and_removed_by_keyboard(screen, qtbot):
    form = opened(screen, field="standings")
    awake(qtbot, form)
    standings = entries(form, "standings")
    until(qtbot, standings.add_button.hasFocus)
    press(form.focusWidget(), "Space")
    press(form.focusWidget(), "Down")
    press(form.focusWidget(), "Tab")
    type_text(form.focusWidget(), "1-2-2018")
    press(form, "Ctrl+S")
    assert stored(screen).standings == (Standing(StandingKind.OFFICIAL, date(2018, 2, 1)),)
    form = opened(screen, field="standings")
    standings = entries(form, "standings")
    standings.entries[0].remove_button.click()
    assert form.is_changed
    form.save_button.click()
    assert stored(screen).standings == ()


def test_an_entry_left_empty_is_none_and_one_half_written_is_said(screen):
    form = opened(screen)
    badges = entries(form, "badges")
    badges.add_empty()
    badges.add_empty()
    assert len(badges.entries) == 1
    assert not form.is_changed
    badges.entries[0].fields[3].input.set_value("5-QĐ")
    assert form.is_changed
    form.save_button.click()
    assert form.isVisible()
    assert "mức" in badges.entries[0].fields[0].problem
    badges.entries[0].fields[0].input.set_value(30)
    assert badges.entries[0].fields[0].problem == ""
    form.save_button.click()
    assert stored(screen).badges == (Badge(30, decision="5-QĐ"),)


def test_a_branch_is_found_by_any_part_of_its_name_without_marks(screen, qtbot):
    form = opened(screen, field="branch")
    awake(qtbot, form)
    box = form.record_form.fields["branch"].editor
    assert isinstance(box, SearchChoice)
    press(form.focusWidget(), "Ctrl+A")
    type_text(form.focusWidget(), "bien va hai")
    assert box.currentText() == "bien va hai"
    completer = box.completer()
    assert completer is not None
    assert completer.completionCount() == 1
    assert completer.currentCompletion() == "Chi bộ Hội Khoa học Biển và Hải đảo"
    assert not box.is_valid
    box.tell()
    assert form.record_form.fields["branch"].problem
    box.setEditText("chi bo hoi khoa hoc bien va hai dao")
    assert box.value() == "B03"
    box.setEditText("")
    assert box.value() is None
    assert box.is_valid


# --- What is wrong ----------------------------------------------------------------------------


def test_a_date_that_is_none_is_said_beside_it_and_nothing_is_saved(screen, qtbot):
    form = opened(screen, field="birth_date")
    awake(qtbot, form)
    born = form.record_form.fields["birth_date"]
    assert born.editor.hasFocus()
    type_text(born.editor, "31/2/1965")
    press(form, "Ctrl+S")
    assert form.isVisible()
    assert born.problem == "Trong lịch không có ngày này."
    assert born.editor.hasFocus()
    assert stored(screen).birth_date == PartialDate(1965, 8)


def test_a_record_that_would_be_false_is_refused_with_words_beside_the_field(screen):
    form = opened(screen)
    fields = form.record_form.fields
    other = stored(screen, "M0001").card_number
    fields["card_number"].input.set_value(other)
    assert fields["card_number"].problem
    form.save_button.click()
    assert form.isVisible()
    assert fields["card_number"].problem
    assert form.message.property("role") == "problem"
    assert stored(screen).card_number == "99929177"
    fields["card_number"].input.set_value("99929177")
    assert fields["card_number"].problem == ""


def test_an_incomplete_record_is_saved_with_what_is_missing_said(screen):
    form = opened(screen)
    fields = form.record_form.fields
    for field in ("birth_date", "admission_decision_date", "admission_date", "official_date"):
        fields[field].input.set_value(None)
    fields["branch"].input.set_value(None)
    assert fields["admission_decision_date"].problem
    form.save_button.click()
    assert screen.dialog is None
    assert stored(screen).admission_date is None
    assert screen.detail.findings.isVisible()


def test_a_finding_in_the_detail_leads_to_its_field(screen):
    form = opened(screen)
    for field in ("admission_decision_date", "admission_date"):
        form.record_form.fields[field].input.set_value(None)
    form.save_button.click()
    screen.detail.findings.correct.emit("admission_decision_date")
    assert screen.dialog.focusWidget() is (
        screen.dialog.record_form.fields["admission_decision_date"].editor
    )


# --- Nothing is lost --------------------------------------------------------------------------


def test_closing_by_mistake_loses_nothing(screen, monkeypatch):
    asked = refuse_to_leave(monkeypatch, Leave.STAY)
    form = opened(screen)
    form.record_form.fields["home"].input.set_value("xã Mới")
    press(form, "Escape")
    form.close()
    assert not screen.may_leave()
    assert form.isVisible()
    assert len(asked) == 3
    assert "Mai Tuyết Diễm" in asked[0]
    assert form.record_form.fields["home"].input.value() == "xã Mới"


def test_closing_can_save_or_discard(screen, monkeypatch):
    refuse_to_leave(monkeypatch, Leave.DISCARD)
    form = opened(screen)
    form.record_form.fields["home"].input.set_value("xã Mới")
    form.close_button.click()
    assert screen.dialog is None
    assert stored(screen).home != "xã Mới"
    refuse_to_leave(monkeypatch, Leave.SAVE)
    form = opened(screen)
    form.record_form.fields["home"].input.set_value("xã Mới")
    assert screen.may_leave()
    assert screen.dialog is None
    assert stored(screen).home == "xã Mới"


def test_saving_on_the_way_out_that_is_refused_keeps_the_form_open(screen, monkeypatch):
    refuse_to_leave(monkeypatch, Leave.SAVE)
    form = opened(screen)
    born = form.record_form.fields["birth_date"].editor
    assert isinstance(born, QLineEdit)
    born.setText("1/1/65")
    press(form, "Escape")
    assert form.isVisible()
    assert form.record_form.fields["birth_date"].problem


def test_an_untouched_form_closes_without_a_question(screen, monkeypatch):
    asked = refuse_to_leave(monkeypatch, Leave.STAY)
    press(opened(screen), "Escape")
    assert screen.dialog is None
    assert not asked


# --- Adding, history, branches ----------------------------------------------------------------


def test_a_member_is_added_in_the_branch_that_is_chosen(screen, qtbot):
    screen.branches.tree.choose(Scope(branch="B05"))
    screen.window().activateWindow()
    until(qtbot, screen.window().isActiveWindow)
    press(screen.window(), "Ctrl+N")
    form = screen.dialog
    assert not any(shown.problem for shown in form.record_form.fields.values())
    form.save_button.click()
    assert form.record_form.fields["name"].problem
    form.record_form.fields["name"].input.set_value("  Âu   Thị Mới ")
    form.save_button.click()
    assert screen.dialog is None
    assert screen.detail.name.text() == "Âu Thị Mới"
    assert screen.detail.record.opened.member.branch == "B05"
    assert screen.list.row.texts["name"] == "Âu Thị Mới"


def test_the_history_of_the_record_says_each_field_before_and_after(screen):
    form = opened(screen)
    form.record_form.fields["birth_date"].input.set_value(PartialDate(1965, 8, 2))
    form.save_button.click()
    said = [label.text() for label in screen.detail.timeline.findChildren(QLabel)]
    assert "Ngày sinh: 08/1965 → 02/08/1965" in said
    assert len(screen.detail.record.history) == 2
    done = upkeep.history(screen.session.services)[0]
    screen.session.act(screen, lambda services: upkeep.undo(services, done.id))
    assert stored(screen).birth_date == PartialDate(1965, 8)
    assert screen.detail.record.opened.member.birth_date == PartialDate(1965, 8)


def test_a_branch_is_added_renamed_and_closed(screen, monkeypatch):
    pane = screen.branches
    pane.add_button.click()
    dialog = pane.dialog
    dialog.save_button.click()
    assert dialog.fields["name"].problem
    dialog.fields["name"].input.set_value("Chi bộ Hội Khoa học Đất")
    dialog.save_button.click()
    assert dialog.fields["name"].problem
    dialog.fields["name"].input.set_value("Chi bộ Hội Mới")
    dialog.fields["kind"].input.set_value(BranchKind.ASSOCIATION)
    asked = refuse_to_leave(monkeypatch, Leave.STAY)
    press(dialog, "Escape")
    assert asked
    dialog.save_button.click()
    assert dialog.isHidden()
    key = pane.tree.scope.branch
    assert pane.tree.row_of(key).name == "Chi bộ Hội Mới"
    assert len(screen.list.table.ids) == 0
    pane.edit_button.click()  # which opens another dialog
    changed = pane.dialog
    assert isinstance(changed, BranchDialog)
    changed.fields["closed"].input.set_value(PartialDate(2025))
    changed.save_button.click()
    assert pane.tree.row_of(key).closed == PartialDate(2025)
    assert "2025" in pane.tree.currentItem().text(0)


def test_every_input_has_a_label_and_a_name_for_screen_readers(screen):
    form = opened(screen)
    entries(form, "badges").add_empty()
    for shown in form.record_form.fields.values():
        assert shown.label.text()
        assert shown.label.buddy() is shown.editor
        assert shown.editor.accessibleName()
    (entry,) = entries(form, "badges").entries
    names = [field.editor.accessibleName() for field in entry.fields]
    assert len(set(names)) == len(names)
    assert QApplication.focusWidget() is not None or form.focusWidget() is not None
    assert form.windowModality() is not Qt.WindowModality.NonModal
