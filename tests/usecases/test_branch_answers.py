"""What a branch has changed in its workbook, and nothing else, is asked and taken over."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.helpers.branch_books import (
    PEOPLE,
    Book,
    back,
    everyone,
    office_of_branches,
    only,
    record,
    sent_to,
    told,
)
from tests.helpers.people import badge, partial
from vusta_desk.domain.exchange import Why
from vusta_desk.domain.member import Standing, StandingKind
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.storage import members
from vusta_desk.usecases import (
    branch_answers,
    branch_workbooks,
    edit_member,
    upkeep,
)
from vusta_desk.usecases.branch_answers import Kind
from vusta_desk.usecases.branch_workbooks import State
from vusta_desk.usecases.services import Services

pytestmark = pytest.mark.slow


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Services]:
    with office_of_branches(tmp_path / "office") as services:
        yield services


@pytest.fixture
def sent(office: Services, tmp_path: Path) -> Book:
    return sent_to(office, "B01", tmp_path / "B01.xlsx")


# --- Nothing is changed that nobody has changed ---------------------------------------------------


def test_unchanged_it_says_nothing(office: Services, sent: Book) -> None:
    returned = branch_answers.read_back(office, sent.path)
    assert returned.lines == ()
    assert [found.code for found in returned.findings] == ["exchange_not_ticked"]
    sent.answer(Không_có_thay_đổi="có", Người_trả_lời="Bí thư Vũ An", Ngày_trả_lời="1/12/2026")
    returned = back(office, sent)
    assert (returned.lines, returned.findings, returned.no_change) == ((), (), True)
    assert (returned.answered_by, returned.answered_on) == ("Bí thư Vũ An", "1/12/2026")
    before = everyone(office)
    assert branch_answers.accept(office, returned, {})
    assert everyone(office) == before
    (state, other) = branch_workbooks.states(office)
    assert (state.state, other.state) == (State.NO_CHANGE, State.NOT_SENT)
    assert state.last is not None
    assert state.last.base["answer"] == {
        "by": "Bí thư Vũ An", "on": "1/12/2026",
        "kept": [], "proposals": [], "open": [], "settles": [],
    }  # fmt: skip
    assert "không có thay đổi" in upkeep.history(office)[0].title
    again = branch_answers.read_back(office, sent.path)
    assert again.is_known
    assert branch_answers.accept(office, again, {}) is None


def test_the_same_in_another_spelling_is_no_change(office: Services, sent: Book) -> None:
    sent.type("M1", Ngày_sinh="2/4/1950", Giới_tính="Nam", Số_thẻ_đảng_viên=12345678)
    sent.type("M1", Huy_hiệu_Đảng_đã_nhận="30 (19/5/2010); 40", Họ_và_tên="  TRẦN  VĂN ÂN ")
    sent.type("M2", Ngày_sinh="tháng 3/1961", Số_định_danh_cá_nhân=1161000002)
    assert back(office, sent).lines == ()


def test_what_a_cell_cannot_show_as_it_stands_is_no_change(
    office: Services, tmp_path: Path
) -> None:
    odd = replace(record(office, "M1"), home="xã An\nSơn\u200b  tỉnh", card_number="12 34")
    other = replace(record(office, "M2"), name="Lê  Đào", as_written={"official_date": "năm\n?"})
    with office.operation("import", file="thử", new=0, changed=2) as writer:
        members.update_members(writer.connection, [odd, other])
    assert back(office, sent_to(office, "B01", tmp_path / "odd.xlsx")).lines == ()


# --- What a branch has changed --------------------------------------------------------------------


def test_a_correction_is_taken_over(office: Services, sent: Book) -> None:
    sent.type("M1", Quê_quán="xã Bình Minh", Ngày_sinh=date(1950, 4, 3), Giới_tính=None)
    sent.type(
        "M1", Số_thẻ_đảng_viên="001234567890", Huy_hiệu_Đảng_đã_nhận="30 (19/5/2010), 40 (2020)"
    )
    sent.type("M3", Ngày_vào_Đảng="5/1980")
    returned = back(office, sent)
    assert told(returned) == [
        ("change", "M1", "sex", "", "cleared"),
        ("change", "M1", "birth_date", "03/04/1950", None),
        ("change", "M1", "home", "xã Bình Minh", None),
        ("change", "M1", "card_number", "001234567890", None),
        ("change", "M1", "badges", "30 (19/05/2010), 40 (2020)", None),
        ("change", "M3", "admission_date", "05/1980", None),
    ]
    operation = branch_answers.accept(office, returned, {})
    ours = record(office, "M1")
    assert (ours.home, ours.birth_date) == ("xã Bình Minh", PartialDate(1950, 4, 3))
    assert ours.sex == "male"
    assert (ours.card_number, ours.card_number_old) == ("001234567890", "12345678")
    assert ours.badges == (badge(30, "2010-05-19"), badge(40, "2020"))
    third = record(office, "M3")
    assert (third.admission_date, dict(third.as_written)) == (partial("1980-05"), {})
    (done, *_) = upkeep.history(office)
    assert "2" in done.title
    state = branch_workbooks.states(office)[0]
    assert state.state is State.CHANGES
    assert state.last is not None
    assert state.last.changes == 2
    assert operation is not None
    upkeep.undo(office, operation)
    assert everyone(office) == PEOPLE.members
    assert branch_workbooks.states(office)[0].state is State.SENT


def test_what_we_have_changed_too_is_asked(office: Services, sent: Book) -> None:
    opened = edit_member.open_member(office, "M1")
    ours = replace(opened.member, home="xã Hòa Bình", sex=None, official_date=None)
    edit_member.save(office, ours, opened)
    sent.type("M1", Quê_quán="xã Bình Minh")
    returned = back(office, sent)
    assert only(returned).why is Why.BOTH_CHANGED
    assert (only(returned).sent, only(returned).ours) == ("xã An Sơn", "xã Hòa Bình")
    branch_answers.accept(office, returned, {})
    assert record(office, "M1").home == "xã Hòa Bình"
    again = branch_answers.read_back(office, sent.path)
    assert only(again).why is Why.BOTH_CHANGED  # nobody has decided on it
    assert again.is_known
    assert branch_answers.accept(office, again, {}) is None
    assert branch_answers.accept(office, again, {only(again).id: False})
    again = branch_answers.read_back(office, sent.path)
    assert only(again).why is Why.KEPT_EARLIER
    assert branch_answers.accept(office, again, {}) is None
    branch_answers.accept(office, again, {only(again).id: True})
    assert record(office, "M1").home == "xã Bình Minh"
    assert branch_answers.read_back(office, sent.path).lines == ()


def test_what_both_have_corrected_alike_is_no_change(office: Services, sent: Book) -> None:
    opened = edit_member.open_member(office, "M1")
    edit_member.save(office, replace(opened.member, home="xã Bình Minh"), opened)
    sent.type("M1", Quê_quán="xã Bình Minh")
    assert back(office, sent).lines == ()


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"Ngày_sinh": "1950"}, Why.LESS_EXACT),
        ({"Ngày_sinh": date(1950, 5, 1)}, Why.FIRST_OF_MONTH),
        ({"Ngày_sinh": date(1905, 5, 3)}, Why.SMALL_NUMBER),
        ({"Họ_và_tên": "Tran Van An"}, Why.MARKS_LOST),
        ({"Huy_hiệu_Đảng_đã_nhận": "30 (2010), 40"}, Why.CLEARED),
        ({"Huy_hiệu_Đảng_đã_nhận": "40"}, Why.CLEARED),
        ({"Ngày_chính_thức": date(1979, 5, 2)}, Why.CONTRADICTS),
        ({"Số_định_danh_cá_nhân": "001081000004"}, Why.NUMBER_TAKEN),
    ],
)
def test_what_is_no_plain_correction_is_asked(
    office: Services, sent: Book, typed: dict[str, str], why: Why
) -> None:
    sent.type("M1", **typed)
    line = only(back(office, sent))
    assert (line.kind, line.why, line.by_default) == (Kind.CHANGE, why, False)


def test_a_wrong_cell_is_named_and_the_rest_unharmed(office: Services, sent: Book) -> None:
    sent.type("M1", Ngày_sinh="31/2/1950", Quê_quán="xã Bình Minh")
    sent.type("M2", Ngày_vào_Đảng="không nhớ", Họ_và_tên=None)
    returned = back(office, sent)
    assert [(e.kind, e.field, e.finding.code if e.finding else "") for e in returned.lines] == [
        (Kind.PROBLEM, "birth_date", "date_does_not_exist"),
        (Kind.CHANGE, "home", ""),
        (Kind.PROBLEM, "admission_date", "date_not_understood"),
        (Kind.PROBLEM, "name", "exchange_name_empty"),
    ]
    found = returned.lines[0].finding
    assert found is not None
    assert (found.place.column, found.place.row) == ("D", sent.row_of("M1"))
    branch_answers.accept(office, returned, {each.id: True for each in returned.lines})
    assert record(office, "M1") == replace(PEOPLE.members[0], home="xã Bình Minh")
    assert record(office, "M2") == PEOPLE.members[1]


def test_a_year_of_two_digits_is_settled_by_the_record(office: Services, sent: Book) -> None:
    sent.type("M1", Ngày_chính_thức="2/5/81")
    assert (only(back(office, sent)).value, only(back(office, sent)).why) == ("1981-05-02", None)


# --- Rows ----------------------------------------------------------------------------------------


def test_a_row_that_is_gone_changes_nothing(office: Services, sent: Book) -> None:
    sent.sheet.delete_rows(sent.row_of("M2"))
    line = only(back(office, sent))
    assert line.finding is not None
    assert line.finding.code == "exchange_row_gone"
    branch_answers.accept(office, back(office, sent), {})
    assert everyone(office) == PEOPLE.members
    state = branch_workbooks.states(office)[0]
    assert state.state is State.CHANGES  # it is more than no change, though nothing was taken over


def test_a_row_whose_cells_are_all_empty_is_gone_too(office: Services, sent: Book) -> None:
    for column in range(2, sent.key_column):
        sent.sheet.cell(sent.row_of("M2"), column).value = None
    line = only(back(office, sent))
    assert line.finding is not None
    assert line.finding.code == "exchange_row_gone"


def test_rows_in_another_order_are_the_same(office: Services, sent: Book) -> None:
    first, second = sent.row_of("M1"), sent.row_of("M2")
    for column in range(1, sent.key_column + 1):
        one, two = sent.sheet.cell(first, column), sent.sheet.cell(second, column)
        one.value, two.value = two.value, one.value
    assert back(office, sent).lines == ()


def copied(book: Book, key: str, **cells: str) -> int:
    source, row = book.row_of(key), book.blank_row
    for column in range(1, book.key_column + 1):
        book.sheet.cell(row, column).value = book.sheet.cell(source, column).value
    book.type(row, **cells)
    return row


def test_a_copied_row(office: Services, sent: Book) -> None:
    copied(sent, "M1")
    assert back(office, sent).lines == ()
    row = copied(sent, "M1", Quê_quán="xã Khác")
    line = only(back(office, sent))
    assert line.finding is not None
    assert (line.finding.code, line.row) == ("exchange_row_twice", row)
    cells = {"Số_thẻ_đảng_viên": "", "Ngày_sinh": "5/6/1999", "Họ_và_tên": "Đỗ Mới"}
    sent.type(row, **cells)
    line = only(back(office, sent))
    assert (line.kind, line.name, line.why) == (Kind.NEW, "Đỗ Mới", Why.CONTRADICTS)


def test_people_missing_are_added(office: Services, sent: Book) -> None:
    row = sent.blank_row
    sent.type(row, Họ_và_tên="ĐỖ MỚI", Ngày_sinh="5/6/1999")
    sent.cell(row, "Đề nghị, ghi chú").value = "mới kết nạp"
    sent.type(row + 1, Họ_và_tên="Hồ Chỉ Tên")
    sent.type(row + 2, Họ_và_tên="Phạm Bình", Số_định_danh_cá_nhân="001081000004")
    sent.type(row + 3, Quê_quán="Huế")
    sent.cell(row + 4, "Đề nghị, ghi chú").value = "chi bộ sẽ gửi thêm"
    returned = back(office, sent)
    assert [(e.kind, e.name, e.field, e.why) for e in returned.lines] == [
        (Kind.NEW, "Đỗ Mới", "", None),
        (Kind.NEW, "Hồ Chỉ Tên", "", Why.ONLY_NAMED),
        (Kind.CHANGE, "Phạm Bình", "branch", Why.KNOWN_ALREADY),
        (Kind.PROBLEM, "", "", None),
        (Kind.PROPOSAL, "", "", None),
    ]
    branch_answers.accept(office, returned, {returned.lines[2].id: True})
    new = everyone(office)[-1]
    assert (new.name, new.branch, new.birth_date) == ("Đỗ Mới", "B01", PartialDate(1999, 6, 5))
    assert dict(new.as_written) == {"note": "mới kết nạp"}
    assert record(office, "M4").branch == "B01"
    again = branch_answers.read_back(office, sent.path)
    assert {each.why for each in again.lines if each.can_take} == {Why.ONLY_NAMED}
    assert again.is_known


# --- Proposals -----------------------------------------------------------------------------------


def test_a_proposal_is_never_acted_on_by_itself(office: Services, sent: Book) -> None:
    sent.cell("M1", "Đề nghị, ghi chú").value = "đã từ trần ngày 12/05/2026"
    sent.cell("M2", "Đề nghị, ghi chú").value = "chuyển đi"
    sent.cell("M3", "Đề nghị, ghi chú").value = "đã từ trần ngày 12/05/2027"
    returned = back(office, sent)
    assert [(e.kind, e.can_take, e.by_default) for e in returned.lines] == [
        (Kind.PROPOSAL, True, False),
        (Kind.PROPOSAL, False, False),
        (Kind.PROPOSAL, False, False),
    ]
    branch_answers.accept(office, returned, {})
    assert everyone(office) == PEOPLE.members
    again = branch_answers.read_back(office, sent.path)
    assert again.is_known
    branch_answers.accept(office, again, {again.lines[0].id: True})
    died = Standing(StandingKind.DIED, date(2026, 5, 12))
    assert record(office, "M1").standings == (died,)
    assert [line.subject for line in branch_answers.read_back(office, sent.path).lines] == [
        "M2",
        "M3",
    ]
