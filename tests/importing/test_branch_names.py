"""Names of branches are known loosely, and asked about where they are merely alike."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.helpers.people import COMMITTEE, member, partial, registry
from tests.importing.support import (
    HEADER,
    SAMPLES,
    codes,
    counted,
    fates,
    found,
    plan_rows,
    write_xlsx,
)
from vusta_desk.domain.member import Branch, Registry
from vusta_desk.domain.names import folded
from vusta_desk.importing.choices import Choices, Learned
from vusta_desk.importing.plan import ImportPlan, plan_import
from vusta_desk.importing.rows.branch_keys import BranchBook
from vusta_desk.importing.rows.branch_names import NEW, BranchNames, Known, Question
from vusta_desk.importing.rows.branch_spelling import usual_spelling

OFFICE = tuple(
    Branch(f"B{number:02d}", branch["name"])
    for number, branch in enumerate(
        json.loads((SAMPLES / "expected.json").read_text("utf-8"))["branches"], 1
    )
)
NAME_OF = {branch.key: branch.name for branch in OFFICE}
KNOWN = Registry(COMMITTEE, OFFICE, (member("M0001", "Lê Lan", birth_date="1950-01-01"),))
ABC = "abcdeghiklmnopqrstuvx"
CLOSED = Registry(
    COMMITTEE,
    (replace(OFFICE[0], closed=partial("2024-07-01")), replace(OFFICE[1], closed=partial("2020"))),
    KNOWN.members,
)
GEOLOGY = "Chi bộ Cơ quan Tổng hội Địa chất Việt Nam"


def meant(name: str) -> tuple[str, ...] | None:
    """The branch meant, or those asked about with a question mark, or nothing."""
    answer = BranchNames(OFFICE, {}).match(name)
    if isinstance(answer, Known):
        return (NAME_OF[answer.key],)
    return (
        ("?", *(NAME_OF[key] for key in answer.guesses)) if isinstance(answer, Question) else None
    )


def test_every_name_is_itself():
    assert {branch.name for branch in OFFICE if meant(branch.name) != (branch.name,)} == set()
    assert {b.name for b in OFFICE if meant(b.name.upper()) != (b.name,)} == set()


@pytest.mark.parametrize(
    ("name", "branch"),
    [
        ("Chi bộ cơ quan Tổng hội Địa chất VN", GEOLOGY),
        ("CB Hội Toán học", "Chi bộ Cơ quan Hội Toán học Việt Nam"),
        ("Hội Hoá học VN", "Chi bộ Cơ quan Hội Hóa học Việt Nam"),
        ("CB Hội KH&KT Nhiệt", "Chi bộ Cơ quan Hội Khoa học và Kỹ thuật Nhiệt Việt Nam"),
        ("CB Hội KHKT Lâm nghiệp", "Chi bộ Cơ quan Hội Khoa học và Kỹ thuật Lâm nghiệp Việt Nam"),
        ("Hội Khoa học kĩ thuật nhiệt", "Chi bộ Cơ quan Hội Khoa học và Kỹ thuật Nhiệt Việt Nam"),
        ("CB Hội KHCN Mỏ", "Chi bộ Cơ quan Hội Khoa học và Công nghệ Mỏ Việt Nam"),
        ("C.B. Hội Vật lí", "Chi bộ Cơ quan Hội Vật lý Việt Nam"),
        ("NXB Tri thức", "Chi bộ Nhà xuất bản Tri thức"),
        ("Chi bộ TT Phát triển cộng đồng", "Chi bộ Trung tâm Phát triển Cộng đồng"),
    ],
)
def test_what_is_only_written_short_is_known(name: str, branch: str):
    assert meant(name) == (branch,)


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("CB Hội Địa chất", GEOLOGY),
        ("Chi bộ Tổng hội Địa chấtt", GEOLOGY),
        ("Chi bộ Hội Môi trường Kinh tế", "Chi bộ Cơ quan Hội Kinh tế Môi trường Việt Nam"),
        ("Hội Đôg y", "Chi bộ Cơ quan Hội Đông y Việt Nam"),
        ("Hội Đnôg y", "Chi bộ Cơ quan Hội Đông y Việt Nam"),
        ("CB Hội tựđộng hóa VN", "Chi bộ Cơ quan Hội Tự động hóa Việt Nam"),
        ("Hội Nước sạch", "Chi bộ Cơ quan Hội Nước sạch và Môi trường Việt Nam"),
        ("CB Báo KH và ĐS", "Chi bộ Báo Khoa học và Đời sống"),
        ("Chi bộ Cơ quan TW", OFFICE[0].name),
        ("CB LH các Hội KHKT VN", OFFICE[0].name),
    ],
)
def test_what_is_merely_alike_is_asked_about(name: str, first: str):
    answer = meant(name)
    assert answer is not None
    assert answer[:2] == ("?", first)


@pytest.mark.parametrize(
    "name",
    ["Chi bộ Hội A", "Chi bộ 1", "Chi bộ Tổ dân phố số 10", "Hội Luật gia", "Chi bộ", "Hội", "?"],
)
def test_what_is_like_nothing_is_new(name: str):
    assert meant(name) is None


def test_the_number_of_a_branch_with_or_without_its_word():
    numbered = [Branch("B01", "Chi bộ 1"), Branch("B02", "Chi bộ Tổ dân phố số 12")]
    names = BranchNames((*numbered, Branch("B03", "Chi bộ Sở Y tế")), {})
    assert names.match("CB số 1") == Known("B01", loosely=True)
    assert names.match("CB Tổ dân phố 12") == Known("B02", loosely=True)
    assert names.match("Chi bộ số 2") == NEW
    joined = BranchNames([Branch("B01", "Chi bộ Tổdânphố Tânbình10")], {})
    assert joined.match("Chi bộ Tổ dân phố Tân bình11") == NEW
    assert names.match("Chi bộ Y tế") != Known("B03", loosely=True)


def test_a_branch_that_is_new_is_seldom_asked_about():
    asked = [
        branch.name
        for branch in OFFICE
        if BranchNames([b for b in OFFICE if b is not branch], {}).match(branch.name) != NEW
    ]
    assert len(asked) <= 4  # names that share nearly every word


def test_names_that_differ_by_a_number_are_two(tmp_path: Path):
    names = BranchNames([Branch("B01", "Chi bộ khối phố 11"), Branch("B02", "Chi bộ 2")], {})
    assert names.match("Chi bộ khối phố 12") == NEW
    assert names.match("Chi bộ 3") == NEW
    assert names.match("CB khối phố 11") == Known("B01", loosely=True)


def test_a_column_of_other_things_is_not_compared_for_ever():
    names = BranchNames(OFFICE, {})
    answers = [names.match(f"Hội Địa chât {letter}{other}") for letter in ABC for other in ABC]
    assert isinstance(answers[0], Question)
    assert answers[-1] == NEW


def test_two_branches_of_one_short_name_are_asked_about():
    names = BranchNames([Branch("B01", "Chi bộ Cơ quan Hội A"), Branch("B02", "Chi bộ Hội A")], {})
    assert names.match("CB Hội A") == Question(("B01", "B02"))


ROWS = (
    (1, "Lê Lan", "Nữ", "01/01/1950"), (None, "CB Hội Địa chất"), (2, "Lê Lan", "Nữ", "1/1/1950"),
    (3, "Vũ Mới", "Nam", "1960"), (None, "CB Hội Toán học"), (4, "Vũ Hai", "Nam", "1961"),
)  # fmt: skip


def test_people_under_a_question_wait_for_its_answer(tmp_path: Path):
    plan = plan_rows(tmp_path, *ROWS[1:], known=KNOWN)
    assert fates(plan) == ["unsure", "unsure", "new"]
    (question,) = plan.branch_questions
    assert (question.name, question.rows) == ("CB Hội Địa chất", 2)
    assert [NAME_OF[key] for key in question.guesses] == [GEOLOGY]
    said = {code: times for code, times in counted(plan).items() if code.startswith("branch")}
    assert said == {"branch_unsure": 3, "branch_read_as": 1}
    assert found(plan, "branch_read_as").details["name"] == "Chi bộ Cơ quan Hội Toán học Việt Nam"
    assert not plan.branches


def test_an_answer_is_taken_and_remembered(tmp_path: Path):
    path = write_xlsx(tmp_path / "a.xlsx", [HEADER, *ROWS[1:]])
    asked = folded("CB Hội Địa chất")
    key = next(branch.key for branch in OFFICE if branch.name == GEOLOGY)
    plan = plan_import(path, KNOWN, Choices(branches={asked: key}))
    assert fates(plan) == ["changed", "new", "new"]
    assert [row.member.branch for row in plan.rows][:2] == [key, key]
    assert plan.lessons.branches == {"CB Hội Địa chất": key}
    again = plan_import(path, KNOWN, learned=Learned(branches=plan.lessons.branches))
    assert [row.member for row in again.rows] == [row.member for row in plan.rows]
    assert not again.branch_questions
    assert codes(again.findings).count("branch_remembered") == 1
    assert codes(again.findings).count("branch_read_as") == 1
    assert not again.lessons.branches


def test_the_answer_may_be_that_it_is_new(tmp_path: Path):
    path = write_xlsx(tmp_path / "a.xlsx", [HEADER, *ROWS[1:]])
    plan = plan_import(path, KNOWN, Choices(branches={folded("CB Hội Địa chất"): None}))
    assert fates(plan) == ["changed", "new", "new"]
    assert [branch.name for branch in plan.branches] == ["CB Hội Địa chất"]
    assert not plan.lessons.branches


def test_an_answer_for_a_branch_that_is_gone_does_not_count(tmp_path: Path):
    path = write_xlsx(tmp_path / "a.xlsx", [HEADER, *ROWS[1:]])
    asked = folded("CB Hội Địa chất")
    for said in (
        plan_import(path, KNOWN, Choices(branches={asked: "B99"})),
        plan_import(path, KNOWN, learned=Learned(branches={asked: "B99"})),
    ):
        assert fates(said)[:2] == ["unsure", "unsure"]


def test_in_a_column_of_branches_each_person_is_asked_about(tmp_path: Path):
    rows = [
        (1, "Lê Lan", "Nữ", "1/1/1950", *[None] * 4, "CB Hội Địa chất"),
        (2, "Vũ Hai", *[None] * 6, "CB Hội Toán học"),
    ]
    plan = plan_rows(tmp_path, *rows, known=KNOWN, header=(*HEADER, "Chi bộ"))
    assert fates(plan) == ["unsure", "new"]
    assert found(plan, "branch_unsure").place.column == "I"


def test_with_nothing_known_every_branch_is_new(tmp_path: Path):
    plan = plan_rows(tmp_path, *ROWS[1:], known=registry())
    assert [branch.name for branch in plan.branches] == ["CB Hội Địa chất", "CB Hội Toán học"]
    assert not plan.branch_questions


def test_people_under_a_branch_that_was_closed_are_taken_and_it_is_said_once(tmp_path: Path):
    first, second, third = (branch.name for branch in OFFICE[:3])
    rows = [
        (first,),
        (1, "Vũ An"),
        (2, "Vũ Bình"),
        (second,),
        (3, "Vũ Chi"),
        (third,),
        (4, "Vũ Du"),
    ]
    plan = plan_rows(tmp_path, *rows, known=CLOSED, header=HEADER)
    assert [row.member.branch for row in plan.rows] == ["B01", "B01", "B02", "B03"]
    said = [
        (each.place.row, each.details["closed"])
        for each in plan.findings
        if each.code == "branch_closed"
    ]
    assert said == [(3, date(2024, 7, 1)), (6, "2020")]


def test_a_branch_of_another_registry_is_ours_by_its_very_name_only():
    book = BranchBook(OFFICE)
    assert book.key_of_branch(Branch("X1", OFFICE[1].name.upper())) == "B02"
    assert book.key_of_branch(Branch("X2", "CB Hội Toán học")) == "X2"
    assert [branch.key for branch in book.new] == ["X2"]


GARDEN = registry(
    member("M0001", "Lê Lan", branch="B01"),
    branches=[Branch("B01", "Chi bộ Hội Làm vườn Việt Nam")],
)


def plan_branch(folder: Path, *names: str, known: Registry = GARDEN) -> ImportPlan:
    rows = [(f"Vũ {'ABC'[at]}", "1/2/1950", name) for at, name in enumerate(names)]
    return plan_rows(folder, *rows, header=("Họ và tên", "Ngày sinh", "Chi bộ"), known=known)


def test_a_name_with_other_marks_is_told(tmp_path: Path):
    plan = plan_branch(tmp_path, "Chi bộ Hội Lâm vườn Việt Nam", "CHI BỘ HỘI LÀM VƯỜN VIỆT NAM")
    assert [row.member.branch for row in plan.rows] == ["B01", "B01"]
    assert found(plan, "branch_read_as").details["words"] == "Chi bộ Hội Lâm vườn Việt Nam"


def test_a_name_with_other_marks_is_asked_about_where_two_may_be_meant():
    two = [Branch("B01", "Chi bộ Hội Làm vườn"), Branch("B02", "Chi bộ Hội Lâm vườn")]
    names = BranchNames(two, {})
    assert names.match("Chi bộ Hội Lâm Vườn") == Known("B02")
    assert names.match("Chi bo Hoi Lam vuon") == Question(("B01", "B02"))


def test_other_marks_of_a_new_name_are_told(tmp_path: Path):
    plan = plan_branch(tmp_path, "Chi bộ Lâm vườn", "Chi bộ Làm vườn", known=registry())
    assert [branch.name for branch in plan.branches] == ["Chi bộ Lâm vườn"]
    details = found(plan, "branch_read_as").details
    assert (details["words"], details["name"]) == ("Chi bộ Làm vườn", "Chi bộ Lâm vườn")


def test_a_new_branch_beside_those_on_record_is_told(tmp_path: Path):
    plan = plan_branch(tmp_path, "CHI BỘ TIN HỌC ỨNG DỤNG", "Chi bộ Tin học ứng dụng")
    assert [branch.name for branch in plan.branches] == ["Chi bộ Tin học Ứng dụng"]
    details = found(plan, "branch_not_on_record").details
    assert (details["words"], details["name"]) == (
        "CHI BỘ TIN HỌC ỨNG DỤNG",
        "Chi bộ Tin học Ứng dụng",
    )


@pytest.mark.parametrize(
    ("name", "usual"),
    [
        (
            "CHI BỘ CƠ QUAN HỘI TOÁN HỌC VIỆT NAM",
            "Chi bộ Cơ quan Hội Toán học Việt Nam",
        ),
        ("CB VIỆN CNTT HÀ NỘI", "CB Viện CNTT Hà Nội"),
        ("CHI BỘ 1", "Chi bộ 1"),
        ("Chi bộ Hội Toán học", "Chi bộ Hội Toán học"),
        ("CB1", "CB1"),
        ("CHI BỘ", "Chi bộ"),
        ("CHI BỘ VIỆN MÔI TRƯỜNG", "Chi bộ Viện Môi trường"),
    ],
)
def test_capitals_of_a_new_branch_become_usual(name: str, usual: str):
    assert usual_spelling(name) == usual


def test_every_branch_of_the_office_comes_back_from_capitals():
    wrong = {b.name: usual_spelling(b.name.upper()) for b in OFFICE}
    assert sum(name != usual for name, usual in wrong.items()) < len(wrong) // 4
