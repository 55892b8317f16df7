"""Whom a row is about: by number, then by name and birth, never by a name alone."""

import json
from pathlib import Path

import pytest

from tests.helpers.people import branch, member, registry
from tests.importing.support import (
    NOBODY,
    codes,
    counted,
    fates,
    found,
    place,
    plan_rows,
)
from vusta_desk.domain.findings import Severity
from vusta_desk.domain.member import Member, Registry
from vusta_desk.domain.registry_json import to_document
from vusta_desk.i18n.catalogue import load_catalogue
from vusta_desk.i18n.messages import sentence
from vusta_desk.importing.choices import Choices, RowId
from vusta_desk.importing.plan import plan_import

HEADER = ("Họ và tên", "Ngày sinh", "Số thẻ", "CCCD", "Ngày vào Đảng", "Ghi chú")
CARD, OTHER_CARD, NEW_CARD = "35497128", "11111111", "012084990569"
ID, OTHER_ID = "012084990569", "099999999999"

LAN = member("M0007", "Lê Thị Lan", birth_date="1960-05-01", card_number=CARD, personal_id=ID)
HOA = member("M0008", "Vũ Hoa", birth_date="1970", card_number=OTHER_CARD, personal_id=OTHER_ID)
KNOWN = registry(LAN, HOA)


def match(folder: Path, *row: object, known: Registry = KNOWN) -> tuple[str, str, list[str]]:
    """Fate and key of one row, and what was said."""
    plan = plan_rows(folder, row, known=known, header=HEADER)
    planned = plan.rows[0]
    return planned.fate.value, planned.member.key, codes(planned.findings)


@pytest.mark.parametrize(
    ("row", "fate"),
    [
        (("Lê Thị Lan", "1/5/1960", CARD, ID), "same"),
        (("LÊ THỊ LAN", None, CARD, None), "same"),
        (("Lê Thị Lan", None, None, ID), "same"),
        (("Lê Thị Lan", "1/5/1960"), "same"),
        (("Lê Thị Lan", "2/5/1960", CARD), "changed"),  # card and name: the birth is corrected
        (("Lê Thị Loan", "1/5/1960", CARD), "changed"),  # card and birth: the name is corrected
        (("Le Thi Lan", "2/5/1960", CARD), "changed"),
        (("Lê Thị Làn", None, CARD), "changed"),
        (("Lê Thị Lan", "1/5/1960", CARD, "088888888888"), "changed"),  # only the ID number
        (("Trần Văn Khác", None, CARD, ID), "changed"),  # two numbers outweigh the name
        (("Trần Văn Khác", "1960", CARD, ID), "changed"),
        (("Lê Thị Lan", "1/1/1950", CARD, ID), "changed"),  # or the birth
        (("Lê Thị Lan", "1/5/1960", "22222222", ID), "changed"),
    ],
    ids=repr,
)
def test_known_people(tmp_path: Path, row: tuple[object, ...], fate: str):
    assert match(tmp_path, *row)[:2] == (fate, "M0007")


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (("Lê Thị Lan", "1/5/1960", CARD, OTHER_ID), "numbers_of_two_people"),
        (("Trần Văn Khác", "1/1/1950", CARD, ID), "number_of_another"),  # but not both of them
        (("Trần Văn Khác", None, CARD), "number_of_another"),
        (("Trần Văn Khác", None, None, ID), "number_of_another"),
        (("Trần Văn Khác", "1970", OTHER_CARD), "number_of_another"),  # a couple born in one year
        (("Lê Thị Làn", "2/5/1961", CARD), "number_of_namesake"),
        (("Lê Thị Lan", "2/5/1961", CARD, "088888888888"), "number_of_namesake"),
        (("Lê Thị Lan", "2/5/1961", "22222222", ID), "number_of_namesake"),
        (("Lê Thị Lan", None, None, None, None, "ốm"), "same_name_only"),
        (("Le Thi Lan", "1960"), "same_name_only"),
        (("Lê Thị Lan", "2/5/1960"), "same_name_other_birth"),
        (("Lê Thị Lan", "1/5/1960", "22222222"), "same_name_other_numbers"),
    ],
    ids=repr,
)
def test_unsure(tmp_path: Path, row: tuple[object, ...], code: str):
    fate, key, said = match(tmp_path, *row)
    assert (fate, key) == ("unsure", "M0009")
    assert code in said
    # A row that is not taken in gives nobody a number.
    assert {"card_on_two_people", "personal_id_on_two_people"}.isdisjoint(said)


@pytest.mark.parametrize(
    "row",
    [
        ("Trần Văn Mới", "1/5/1960"),
        ("Lê Thị Lan", "2/5/1961", "22222222"),  # a namesake with a card of her own
        ("Lê Thị Lan", None, None, "088888888888"),
    ],
    ids=repr,
)
def test_new_people(tmp_path: Path, row: tuple[object, ...]):
    assert match(tmp_path, *row)[:2] == ("new", "M0009")


SPELLED = registry(
    member("M0001", "Lý Thị Hoà", birth_date="1960", sex="female"),
    member("M0002", "Trần Hùng", birth_date="1955"),
    member("M0003", "Đỗ Quý", birth_date="1950-02-01"),
    member("M0004", "Vũ Hoa", birth_date="1949-01-01"),
    member("M0005", "Vũ Hòa", birth_date="1949-01-01"),
    member("M0006", "Bùi Tư", birth_date="1951-01-01"),
)


@pytest.mark.parametrize(
    ("row", "fate", "key"),
    [
        (("Lí Thị Hòa", "1960"), "same", "M0001"),
        (("LÝ THỊ HÒA", "1960"), "same", "M0001"),
        (("Ly Thi Hoa", "1960"), "same", "M0001"),  # without marks nothing speaks against it
        (("Trần Hưng", "1955"), "unsure", "M0007"),  # a year is too little beside other marks
        (("Bùi Tú", "1/1/1951"), "unsure", "M0007"),  # and so is what often stands for a year
        (("Đỗ Quỹ", "1/2/1950"), "changed", "M0003"),  # a day is enough, and the name is shown
        (("Vũ Hoà", "1/1/1949"), "same", "M0005"),
        (("Vu Hoa", "1/1/1949"), "unsure", "M0007"),
        (("Lí Thị Hòa", None, None, None, "1990"), "unsure", "M0007"),
    ],
    ids=repr,
)
def test_spellings(tmp_path: Path, row: tuple[object, ...], fate: str, key: str):
    assert match(tmp_path, *row, known=SPELLED)[:2] == (fate, key)


def test_other_marks_beside_a_year_are_asked_about(tmp_path: Path):
    fate, _, said = match(tmp_path, "Trần Hưng", "1955", known=SPELLED)
    assert (fate, said[0]) == ("unsure", "same_name_other_marks")
    rows = [("Trần Hưng", "1955"), ("Trần Hùng", "1955")]
    assert fates(plan_rows(tmp_path, *rows, header=HEADER)) == ["new", "new"]


def test_unsure_names_the_candidates(tmp_path: Path):
    plan = plan_rows(tmp_path, ("Lê Thị Lan", None, CARD, OTHER_ID), known=KNOWN, header=HEADER)
    details = found(plan, "numbers_of_two_people").details
    assert details == {
        "candidates": ("M0007", "M0008"),
        "names": ("Lê Thị Lan", "Vũ Hoa"),
        "field": "name",
    }


def test_two_namesakes_born_on_one_day_are_unsure(tmp_path: Path):
    known = registry(*(member(f"M000{n}", "Lê Lan", birth_date="1960-05-01") for n in (1, 2)))
    assert match(tmp_path, "Lê Lan", "1/5/1960", known=known)[2] == [
        "several_candidates",
        "no_start_date",
    ]


@pytest.mark.parametrize(
    ("row", "fate", "key"),
    [
        (("Lê Lan", "1/5/1960", CARD, ID), "same", "M0001"),
        (("Vũ Hoa", "1970", CARD, ID), "same", "M0002"),
        (("Vũ Hoa", None, CARD), "same", "M0002"),
        (("Lê Loan", "1/5/1960", CARD), "changed", "M0001"),
        (("Lê Lan", "1970", CARD), "unsure", "M0003"),
        (("Trần Khác", None, CARD), "unsure", "M0003"),
    ],
    ids=repr,
)
def test_two_known_people_with_one_number_are_told_apart(
    tmp_path: Path, row: tuple[object, ...], fate: str, key: str
):
    lan, hoa = (
        member(key, name, birth_date=born, card_number=CARD, personal_id=ID)
        for key, name, born in (("M0001", "Lê Lan", "1960-05-01"), ("M0002", "Vũ Hoa", "1970"))
    )
    known = registry(lan, hoa)
    assert match(tmp_path, *row, known=known)[:2] == (fate, key)


def test_old_card_is_found_too(tmp_path: Path):
    known = registry(member("M0001", "Lê Lan", card_number=NEW_CARD, card_number_old=CARD))
    assert match(tmp_path, "Lê Lan", None, CARD, known=known)[:2] == ("same", "M0001")


def test_keys_go_on_after_the_highest_known(tmp_path: Path):
    known = registry(member("M0041"), member("X9999"), member("Mười"), branches=[branch("B07")])
    plan = plan_rows(
        tmp_path,
        ("Lê Lan", "1/5/1960", None, None, None, None, "Chi bộ mới"),
        ("Nguyễn Văn Mẫu", "1/5/1960"),
        ("Vũ Hoa", "1/5/1961"),
        known=known,
        header=(*HEADER, "Chi bộ"),
    )
    assert [(row.fate.value, row.member.key) for row in plan.rows] == [
        ("new", "M0042"),
        ("unsure", "M0044"),
        ("new", "M0043"),
    ]
    assert [(entry.key, entry.name, entry.kind) for entry in plan.branches] == [
        ("B08", "Chi bộ mới", None)
    ]


def test_the_same_file_and_registry_give_the_same_plan(tmp_path: Path):
    rows = [("Lê Lan", "1/5/1960"), ("Vũ Hoa", None, OTHER_CARD), ("Lê Thị Lan",)]
    plans = [plan_rows(tmp_path, *rows, known=KNOWN, header=HEADER) for _ in range(2)]
    assert plans[0].rows == plans[1].rows
    assert plans[0].findings == plans[1].findings


@pytest.mark.parametrize(
    "second",
    [
        ("Lê Lan", "1/5/1960", CARD),
        ("LÊ LAN", None, CARD),
        ("Lê Lan", "1/5/1960"),
        ("Lê Loan", "1/5/1960", CARD),
    ],
    ids=repr,
)
def test_a_second_row_of_one_person_does_not_become_two(tmp_path: Path, second: tuple[object, ...]):
    plan = plan_rows(tmp_path, ("Lê Lan", "1/5/1960", CARD), second, header=HEADER)
    assert fates(plan) == ["new", "unsure"]
    finding = found(plan, "person_twice_in_list")
    assert (place(finding), finding.details["first_row"]) == (("Sheet1", 3, "A"), 2)


def test_two_rows_about_one_known_person(tmp_path: Path):
    rows = [("Lê Thị Lan", None, CARD), ("Lê Thị Lan", "1/5/1960")]
    plan = plan_rows(tmp_path, *rows, known=KNOWN, header=HEADER)
    assert fates(plan) == ["same", "unsure"]


def test_a_third_row_of_one_person_is_not_somebody_new(tmp_path: Path):
    cards = [("Lê Lan", "1/5/1960", CARD), ("Lê Lan", "1/5/1960", NEW_CARD)]
    by_id = ("Lê Lan", "1/5/1960", None, ID)
    plan = plan_rows(tmp_path, *cards, by_id, header=HEADER)
    assert fates(plan) == ["new", "unsure", "unsure"]
    told = [each.details["first_row"] for each in plan.findings if "twice" in each.code]
    assert told == [2, 2]
    known = registry(member("M0001", "Lê Lan", birth_date="1960-05-01", personal_id=ID))
    plan = plan_rows(tmp_path, by_id, *cards, known=known, header=HEADER)
    assert fates(plan) == ["same", "unsure", "unsure"]


def test_columns_sorted_by_themselves_give_nobody_another_name(tmp_path: Path):
    rows = [("Vũ Hoa", "2/6/1970", CARD, ID), ("Lê Thị Lan", "1/5/1960", OTHER_CARD, OTHER_ID)]
    plan = plan_rows(tmp_path, *rows, known=KNOWN, header=HEADER)
    assert fates(plan) == ["unsure", "unsure"]


def test_namesakes_of_whom_nothing_else_is_known_are_two_and_said(tmp_path: Path):
    plan = plan_rows(tmp_path, ("Lê Lan", None, "x"), ("Lê Lan", "1960"), header=HEADER)
    assert fates(plan) == ["new", "new"]
    assert found(plan, "maybe_twice_in_list").place.row == 3


def test_namesakes_with_other_births_are_two(tmp_path: Path):
    plan = plan_rows(tmp_path, ("Lê Lan", "1961"), ("Lê Lan", "1960"), header=HEADER)
    assert fates(plan) == ["new", "new"]
    assert "maybe_twice_in_list" not in counted(plan)


@pytest.mark.parametrize(
    ("column", "code", "letters"),
    [(2, "card_on_two_people", "C"), (3, "personal_id_on_two_people", "D")],
)
def test_one_number_on_two_people_is_kept_and_named_at_both(
    tmp_path: Path, column: int, code: str, letters: str
):
    rows = [["Lê Lan", "1/5/1960", CARD, ID], ["Vũ Hoa", "1/5/1970", OTHER_CARD, OTHER_ID]]
    rows[1][column] = rows[0][column]
    plan = plan_rows(tmp_path, *rows, header=HEADER)
    assert fates(plan) == ["new", "new"]
    shared = [finding for finding in plan.findings if finding.code == code]
    assert [place(finding) for finding in shared] == [("Sheet1", n, letters) for n in (2, 3)]
    assert {finding.severity for finding in shared} == {Severity.ERROR}
    assert [finding.subject for finding in shared] == ["M0001", "M0002"]
    members = [row.member for row in plan.rows]
    again = plan_rows(tmp_path, *rows, known=registry(*members), header=HEADER)
    assert fates(again) == ["same", "same"]


def test_number_of_somebody_known_who_is_certainly_another(tmp_path: Path):
    plan = plan_rows(tmp_path, ("Trần Khác", "1/1/1950", CARD), known=KNOWN, header=HEADER)
    assert fates(plan) == ["new"]
    assert place(found(plan, "card_on_two_people")) == ("Sheet1", 2, "C")


@pytest.mark.parametrize(
    ("row", "code", "letters"),
    [
        (("Lê Lan", "1/5/1990", None, None, "1/5/1960"), "admission_before_birth", "E"),
        (("Lê Lan", "1990", None, None, "5/1989"), "admission_before_birth", "E"),
    ],
    ids=repr,
)
def test_contradictions_are_kept_and_named(
    tmp_path: Path, row: tuple[object, ...], code: str, letters: str
):
    plan = plan_rows(tmp_path, row, header=HEADER)
    assert fates(plan) == ["new"]
    finding = found(plan, code)
    assert (finding.severity, place(finding)) == (Severity.ERROR, ("Sheet1", 2, letters))
    assert plan.rows[0].member.admission_date is not None


def test_contradiction_that_is_not_certain_is_not_named(tmp_path: Path):
    plan = plan_rows(tmp_path, ("Lê Lan", "1990", None, None, "1990"), header=HEADER)
    assert [finding.code for finding in plan.findings] == ["joined_as_a_child"]


def test_old_faults_of_a_record_are_not_laid_to_the_list(tmp_path: Path):
    known: Member = member(
        "M0001", "Lê Lan", card_number=CARD, birth_date="1990", official_date="1980"
    )
    plan = plan_rows(tmp_path, ("Lê Lan", None, CARD), known=registry(known), header=HEADER)
    assert fates(plan) == ["same"]
    assert not plan.findings


def test_crowd_of_namesakes_is_read_in_time(tmp_path: Path):
    rows = [("Lê Lan", None, None, None, f"{n % 28 + 1}/1/1990") for n in range(3_000)]
    assert len(plan_rows(tmp_path, *rows, header=HEADER, known=NOBODY).rows) == 3_000


def test_somebody_new_by_a_persons_word_gets_a_key_of_their_own(tmp_path: Path):
    path = tmp_path / "registry.json"
    path.write_text(json.dumps(to_document(registry(LAN))), encoding="utf-8")
    assert fates(plan_import(path, KNOWN)) == ["same"]
    plan = plan_import(path, KNOWN, Choices(people={RowId(None, 1): None}))
    assert [(row.fate.value, row.member.key) for row in plan.rows] == [("new", "M0009")]


def test_who_is_alike_is_told_with_what_is_alike(tmp_path: Path) -> None:
    known = registry(
        member("M0001", "Hà Văn Sáu", birth_date="1951", card_number="14000001"),
        member("M0002", "Vũ Đệ", birth_date="1960-01-05"),
    )
    plan = plan_rows(
        tmp_path,
        ("Hạ Văn Sáu", "1951", "24000001"),
        ("Vũ Đề", "2/2/1960"),
        known=known,
        header=HEADER,
    )
    sentences = {
        found.code: sentence(found.code, found.details, load_catalogue("en", tmp_path))
        for found in plan.findings
        if found.code.startswith("same_name")
    }
    told = sentences["same_name_other_numbers"]
    assert "“Hạ Văn Sáu”, born 1951" in told
    assert "Hà Văn Sáu has the same name, marks not counted" in told
    assert "date of birth" not in told
    assert "as “Vũ Đề”, marks not counted" in sentences["same_name_other_birth"]
