"""Workbooks to the branches: made, whose they are, two rounds without a false change."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.helpers.branch_books import (
    Book,
    back,
    everyone,
    office_of_branches,
    only,
    record,
    sent_to,
    told,
)
from tests.helpers.desk import services_of_sample
from vusta_desk.domain.exchange import KEY_SHEET, SENT_FIELDS
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import Badge, Member
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.jobs import Cancelled, Progress
from vusta_desk.storage import exchanges
from vusta_desk.usecases import (
    branch_answers,
    branch_workbooks,
    edit_member,
    import_members,
)
from vusta_desk.usecases.branch_workbooks import State
from vusta_desk.usecases.import_members import Fate
from vusta_desk.usecases.services import Services

pytestmark = pytest.mark.slow


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Services]:
    with office_of_branches(tmp_path / "office") as services:
        yield services


@pytest.fixture
def sent(office: Services, tmp_path: Path) -> Book:
    return sent_to(office, "B01", tmp_path / "B01.xlsx")


# --- Whose workbook it is ------------------------------------------------------------------------


def refusal(services: Services, path: Path) -> str:
    with pytest.raises(Refused) as refused:
        branch_answers.read_back(services, path)
    return refused.value.code


def test_the_workbook_of_another_office(sent: Book, tmp_path: Path) -> None:
    with services_of_sample(tmp_path / "other") as other:
        assert refusal(other, sent.path) == "branch_workbook_unknown"
        plan = import_members.preview(other, sent.path).plan
        assert len(plan.rows) == 3


def test_without_its_key_it_is_a_list_like_any_other(office: Services, sent: Book) -> None:
    sent.book.security.lockStructure = False
    del sent.book[KEY_SHEET]
    sent.type("M1", Quê_quán="xã Bình Minh")
    path = sent.save()
    assert refusal(office, path) == "not_a_branch_workbook"
    plan = import_members.preview(office, path).plan
    fates = {row.member.key: row.fate for row in plan.rows}
    assert fates["M1"] is Fate.CHANGED
    assert {row.member.branch for row in plan.rows} == {"B01"}
    assert len(plan.rows) == 3


def hidden_value(book: Book, name: str, value: str) -> None:
    for line in book.book[KEY_SHEET].iter_rows():
        if name in (line[0].value, line[1].value):
            line[1].value = value


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("digest", "0", "branch_workbook_key_damaged"),
        ("branch", "B02", "branch_workbook_key_damaged"),
        ("format", "x", "branch_workbook_key_damaged"),
        ("home", "x", "branch_workbook_key_damaged"),
        ("format", "vusta-branch-workbook/2", "branch_workbook_newer"),
        ("token", "x", "branch_workbook_unknown"),
    ],
)
def test_a_key_that_was_changed(
    office: Services, sent: Book, name: str, value: str, code: str
) -> None:
    hidden_value(sent, name, value)
    assert refusal(office, sent.save()) == code


def test_columns_that_are_gone_are_named(office: Services, sent: Book) -> None:
    sent.cell(sent.header, "Quê quán").value = "Nơi ở"
    with pytest.raises(Refused) as refused:
        back(office, sent)
    assert refused.value.details == {"headings": ("Quê quán",)}


def test_columns_may_stand_elsewhere(office: Services, sent: Book) -> None:
    sent.sheet.insert_cols(1)
    sent.sheet.insert_rows(1)
    assert back(office, sent).lines == ()


def test_the_ordinary_door_knows_it(office: Services, sent: Book) -> None:
    with pytest.raises(Refused) as refused:
        import_members.preview(office, sent.path)
    assert refused.value.code == "branch_workbook_returned"
    assert refused.value.details["day"] == office.today


def test_somebody_who_is_no_longer_here(office: Services, sent: Book) -> None:
    edit_member.take_out(office, "M1", "nhập trùng")
    assert branch_answers.read_back(office, sent.path).lines == ()
    sent.type("M1", Quê_quán="xã Bình Minh")
    line = only(back(office, sent))
    assert line.finding is not None
    assert line.finding.code == "exchange_member_gone"


def test_other_work_in_between(office: Services, sent: Book) -> None:
    sent.type("M1", Quê_quán="xã Bình Minh")
    returned = back(office, sent)
    edit_member.take_out(office, "M4", "nhập trùng")
    with pytest.raises(Refused, match="data_changed_since_preview"):
        branch_answers.accept(office, returned, {})
    returned = back(office, sent)
    sent.type("M1", Quê_quán="xã Khác")
    sent.save()
    with pytest.raises(Refused, match="file_changed_since_preview"):
        branch_answers.accept(office, returned, {})
    assert record(office, "M1").home == "xã An Sơn"


def test_said_both(office: Services, sent: Book) -> None:
    sent.type("M1", Quê_quán="xã Bình Minh")
    sent.answer(Không_có_thay_đổi="có")
    assert [found.code for found in back(office, sent).findings] == ["exchange_said_both"]


# --- Made ----------------------------------------------------------------------------------------


def test_only_facts_can_be_typed_over(sent: Book) -> None:
    assert sent.sheet.protection.sheet
    row = sent.row_of("M1")
    open_ = {
        heading
        for heading, column in sent.columns.items()
        if not sent.sheet.cell(row, column).protection.locked
    }
    assert len(open_) == len(SENT_FIELDS) + 1
    assert not open_ & {"STT", "Tình trạng đảng tịch", "Mã dòng (không sửa)"}
    assert sent.cell("M1", "Ngày sinh").is_date
    assert sent.cell("M2", "Ngày sinh").value == "03/1961"
    assert (sent.cell("M3", "Họ và tên").value, sent.cell("M3", "Họ và tên").data_type) == (
        "=Nguyễn An",
        "s",
    )
    assert sent.cell("M3", "Ngày vào Đảng").value == "khoảng 1980"
    assert sent.book[KEY_SHEET].sheet_state == "veryHidden"
    lists = [rule.formula1 for rule in sent.sheet.data_validations.dataValidation]
    assert '"nam,nữ"' in lists


def test_all_of_them_into_a_folder(office: Services, tmp_path: Path) -> None:
    folder = tmp_path / "to the branches"
    made = branch_workbooks.export_many(office, ["B01", "B02", "B01"], folder)
    again = branch_workbooks.export_many(office, ["B01"], folder)
    assert len({each.file for each in (*made, *again)}) == 3
    assert [each.people for each in made] == [3, 1]
    assert all(branch_answers.read_back(office, each.file).lines == () for each in made)
    assert [len(state.exchanges) for state in branch_workbooks.states(office)] == [2, 1]
    with pytest.raises(Refused, match="no_such_branch"):
        branch_workbooks.export_many(office, ["B99"], folder)


def test_a_branch_of_nobody(office: Services, tmp_path: Path) -> None:
    for key in ("M1", "M2", "M3"):
        edit_member.take_out(office, key, "nhập trùng")
    with pytest.raises(Refused, match="branch_without_members"):
        branch_workbooks.export(office, "B01", tmp_path / "x.xlsx")
    with pytest.raises(Refused, match="branch_without_members"):
        branch_workbooks.export_many(office, ["B01"], tmp_path)
    assert not (tmp_path / "x.xlsx").exists()
    with office.data.read() as connection:
        assert exchanges.all(connection) == ()


# --- Two rounds ----------------------------------------------------------------------------------


def test_two_rounds_of_exchange_without_a_false_change(tmp_path: Path) -> None:
    """Every branch of the sample office, some a second time; three correct something each time."""
    with services_of_sample(tmp_path / "office") as services:
        keys = [state.key for state in branch_workbooks.states(services)]
        assert len(keys) > 50
        for number, asked in ((1, keys), (2, keys[:8])):
            sent = branch_workbooks.export_many(services, asked, tmp_path / f"round {number}")
            assert len(sent) == len(asked)
            before = {each.key: each for each in everyone(services)}
            wanted = dict(before)
            for place, each in enumerate(sent):
                expected = edited(each.file, number, wanted) if place < 3 else 0
                returned = branch_answers.read_back(services, each.file)
                assert len(returned.lines) == expected, (each.name, told(returned))
                decided = {line.id: True for line in returned.lines}
                assert branch_answers.accept(services, returned, decided) is not None
            assert {each.key: each for each in everyone(services)} == wanted
            assert wanted != before
            found = {state.state for state in branch_workbooks.states(services)}
            assert found == {State.CHANGES, State.NO_CHANGE}


def edited(path: Path, number: int, wanted: dict[str, Member]) -> int:
    """Corrects three facts of three people; `wanted` becomes what the registry should be."""
    book = Book(path)
    one, two, three = book.keys[:3]
    book.type(one, Quê_quán=f"xã Lần {number}")
    book.type(two, Ngày_sinh=f"{number + 2}/6/1955")
    held = book.cell(three, "Huy hiệu Đảng đã nhận").value
    level = 80 + 5 * number
    book.type(three, Huy_hiệu_Đảng_đã_nhận=", ".join(filter(None, (str(held or ""), str(level)))))
    book.answer(Người_trả_lời="Bí thư")
    book.save()
    wanted[one] = replace(wanted[one], home=f"xã Lần {number}")
    wanted[two] = replace(wanted[two], birth_date=PartialDate(1955, 6, number + 2))
    wanted[three] = replace(wanted[three], badges=(*wanted[three].badges, Badge(level)))
    return 3


class CalledOff(Progress):
    def step(self, done: int, total: int | None = None) -> None:
        if done == 1:
            raise Cancelled


def test_nothing_is_left_by_what_was_called_off(office: Services, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    with pytest.raises(Cancelled):
        branch_workbooks.export_many(office, ["B01", "B02"], folder, CalledOff())
    assert list(folder.iterdir()) == []
    with office.data.read() as connection:
        assert exchanges.all(connection) == ()


def test_no_file_is_written_over(office: Services, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / branch_workbooks.suggested_name("Chi bộ B02", office.today)).mkdir()
    made = branch_workbooks.export_many(office, ["B02"], folder)
    assert made[0].file.name.endswith("(2).xlsx")
    assert load_workbook(made[0].file).sheetnames[-1] == KEY_SHEET
