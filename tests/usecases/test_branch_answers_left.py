"""What is asked of an answer, what nobody has decided on, and which workbooks it answers."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.helpers.branch_books import (
    Book,
    back,
    everyone,
    office_of_branches,
    only,
    record,
    sent_to,
)
from vusta_desk.domain.exchange import Why
from vusta_desk.storage import members
from vusta_desk.usecases import branch_answers, branch_workbooks, upkeep
from vusta_desk.usecases.branch_answers import Kind
from vusta_desk.usecases.branch_workbooks import BranchState, State
from vusta_desk.usecases.services import Services


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Services]:
    with office_of_branches(tmp_path / "office") as services:
        yield services


@pytest.fixture
def sent(office: Services, tmp_path: Path) -> Book:
    return sent_to(office, "B01", tmp_path / "B01.xlsx")


def state(office: Services) -> BranchState:
    return branch_workbooks.states(office)[0]


# --- Numbers as text ------------------------------------------------------------------------------


def test_zeros_lost_in_a_text_are_no_change(office: Services, sent: Book) -> None:
    sent.type("M2", Số_định_danh_cá_nhân="1161000002")
    assert back(office, sent).lines == ()


def test_another_number_without_its_zeros_is_asked_on_one_line(
    office: Services, sent: Book
) -> None:
    sent.type("M2", Số_định_danh_cá_nhân="1161000003")
    line = only(back(office, sent))
    assert (line.value, line.why) == ("001161000003", Why.ZEROS_PUT_BACK)


def test_a_number_of_odd_length_is_asked_on_one_line(office: Services, sent: Book) -> None:
    sent.type("M2", Số_định_danh_cá_nhân="1161")
    line = only(back(office, sent))
    assert (line.kind, line.value, line.why) == (Kind.CHANGE, "1161", Why.UNUSUAL)
    assert line.finding is not None
    assert line.finding.code == "number_length_unusual"


def test_somebody_new_with_an_odd_number_is_asked_on_one_line(office: Services, sent: Book) -> None:
    row = sent.blank_row
    sent.type(row, Họ_và_tên="Đỗ Mới", Ngày_sinh="5/6/1999", Số_định_danh_cá_nhân="1161")
    line = only(back(office, sent))
    assert (line.kind, line.why) == (Kind.NEW, Why.UNUSUAL)
    assert line.finding is not None
    sent.type(row, Số_định_danh_cá_nhân="1199000009")
    assert only(back(office, sent)).why is Why.ZEROS_PUT_BACK


# --- What contradicts the record ------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        {"Huy_hiệu_Đảng_đã_nhận": "30 (19/5/2010), 40, 55"},
        {"Huy_hiệu_Đảng_đã_nhận": "30 (19/5/2010), 40, 45 (2015)"},
        {"Ngày_sinh": "5/1972"},
        {"Ngày_chính_thức": "5/2031"},
    ],
)
def test_what_the_record_contradicts_is_asked(
    office: Services, sent: Book, typed: dict[str, str]
) -> None:
    sent.type("M1", **typed)
    assert only(back(office, sent)).why is Why.CONTRADICTS


def test_a_badge_that_is_due_is_a_plain_correction(office: Services, sent: Book) -> None:
    sent.type("M1", Huy_hiệu_Đảng_đã_nhận="30 (19/5/2010), 40, 45")
    assert only(back(office, sent)).why is None


def test_somebody_new_whose_dates_cannot_hold_is_asked(office: Services, sent: Book) -> None:
    row = sent.blank_row
    sent.type(row, Họ_và_tên="Đỗ Mới", Ngày_sinh="5/6/1999", Ngày_vào_Đảng="1998")
    assert only(back(office, sent)).why is Why.CONTRADICTS


# --- What nobody has decided on -------------------------------------------------------------------


def test_what_is_not_decided_stays_open(office: Services, sent: Book) -> None:
    sent.type("M1", Ngày_sinh="1950", Quê_quán="xã Bình Minh")
    sent.type("M3", Giới_tính="Nam")
    sent.type(sent.blank_row, Họ_và_tên="Hồ Chỉ Tên")
    returned = back(office, sent)
    assert len(branch_answers.left_open(returned, {})) == 2
    branch_answers.accept(office, returned, {})
    assert record(office, "M1").home == "xã Bình Minh"
    (left,) = state(office).open.values()
    assert [(each.key, each.name, each.field, each.theirs) for each in left] == [
        ("M1", "Trần Văn Ân", "birth_date", "1950"),
        ("", "Hồ Chỉ Tên", "", ""),
    ]
    again = branch_answers.read_back(office, sent.path)
    assert [each.why for each in again.lines] == [Why.LESS_EXACT, Why.ONLY_NAMED]
    assert again.is_known
    assert branch_answers.accept(office, again, {}) is None
    operation = branch_answers.accept(office, again, {again.lines[0].id: False})
    assert operation is not None
    assert [each.name for each in next(iter(state(office).open.values()))] == ["Hồ Chỉ Tên"]
    again = branch_answers.read_back(office, sent.path)
    assert [each.why for each in again.lines] == [Why.KEPT_EARLIER, Why.ONLY_NAMED]
    branch_answers.accept(office, again, {again.lines[1].id: True})
    assert state(office).left_open == 0
    assert everyone(office)[-1].name == "Hồ Chỉ Tên"
    again = branch_answers.read_back(office, sent.path)
    assert {each.why for each in again.lines if each.can_take} == {Why.KEPT_EARLIER}
    upkeep.undo(office, operation + 1)


def test_what_the_record_says_by_now_is_no_longer_open(office: Services, sent: Book) -> None:
    sent.type("M1", Ngày_sinh="1950")
    branch_answers.accept(office, back(office, sent), {})
    assert state(office).left_open == 1
    again = branch_answers.read_back(office, sent.path)
    by_hand = branch_answers.would_change(again, {only(again).id: True}).changed
    with office.operation("import", file="thử", new=0, changed=1) as writer:
        members.update_members(writer.connection, by_hand)
    assert state(office).left_open == 0


def test_no_change_beside_a_change_is_asked(office: Services, sent: Book) -> None:
    sent.type("M1", Ngày_sinh=date(1950, 4, 3))
    sent.answer(Không_có_thay_đổi="có")
    returned = back(office, sent)
    assert returned.says_both
    assert only(returned).why is Why.SAID_NO_CHANGE
    branch_answers.accept(office, returned, {})
    assert str(record(office, "M1").birth_date) == "1950-04-02"
    assert state(office).left_open == 1
    again = branch_answers.read_back(office, sent.path)
    branch_answers.accept(office, again, {only(again).id: True})
    assert str(record(office, "M1").birth_date) == "1950-04-03"
    assert state(office).left_open == 0


# --- Several workbooks of one branch --------------------------------------------------------------


def test_an_answer_holds_for_all_workbooks_that_wait(office: Services, tmp_path: Path) -> None:
    first, second = (sent_to(office, "B01", tmp_path / f"{each}.xlsx") for each in (1, 2))
    operation = branch_answers.accept(office, back(office, first), {})
    now = state(office)
    assert (now.state, now.last and now.last.file) == (State.NO_CHANGE, "2.xlsx")
    assert now.answered is not None
    assert now.answered.file == "1.xlsx"
    assert operation is not None
    upkeep.undo(office, operation)
    assert state(office).state is State.SENT
    branch_answers.accept(office, back(office, first), {})
    sent_to(office, "B01", tmp_path / "3.xlsx")
    assert state(office).state is State.SENT
    branch_answers.accept(office, back(office, second), {})  # sent before the last answer
    assert state(office).state is State.SENT
    first.type("M1", Quê_quán="xã Bình Minh")
    branch_answers.accept(office, back(office, first), {})  # no more than was said of it before
    assert state(office).state is State.SENT


def test_members_of_no_branch_are_counted(office: Services) -> None:
    assert branch_workbooks.without_branch(office) == 0
    lost = [each for each in everyone(office) if each.key == "M4"]
    with office.operation("import", file="thử", new=0, changed=1) as writer:
        members.update_members(writer.connection, [replace(lost[0], branch=None)])
    assert branch_workbooks.without_branch(office) == 1
