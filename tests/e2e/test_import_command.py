"""Import on the command line: answers as options, rows sent back, nothing twice, undone later."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.helpers.command_line import CommandLine
from tests.importing.support import write_xlsx

pytestmark = pytest.mark.slow

HEADER = ("Họ và tên", "Ngày sinh", "Số thẻ", "CCCD", "Quê quán", "Chi bộ")
BRANCH = "Chi bộ Cơ quan Hội Toán học Việt Nam"
LAN = ("Lê Lan", "1/5/1960", "35497128", "012084990569", "Huế", BRANCH)
HOA = ("Vũ Hoà", "2/6/1961", "11111111", "012084990560", "Vinh", BRANCH)
NAMELESS = ("", "3/7/1962", "22222222", "012084990561", "Sa Pa", BRANCH)


@pytest.fixture
def office(tmp_path: Path) -> CommandLine:
    line = CommandLine(tmp_path)
    line.begin()
    return line


def sent(folder: Path, *rows: Sequence[object], name: str = "list.xlsx") -> Path:
    return write_xlsx(folder / name, [HEADER, *rows])


def people(office: CommandLine) -> list[str]:
    return sorted(row["name"] for row in office("members", "--json").json["rows"])


def test_the_same_list_twice_is_nothing_to_take_in(office: CommandLine, tmp_path: Path) -> None:
    path = sent(tmp_path, LAN, HOA)
    first = office("import", path, "--json").json
    assert first["fates"]["new"] == 2
    assert first["operation"] == office("history", "--json").json["operations"][0]["id"]
    again = office("import", path, "--json").json
    assert (again["fates"]["same"], again["operation"]) == (2, None)
    spelled = sent(tmp_path, ("Vũ Hòa", "2/6/1961", *HOA[2:]), name="spelled.xlsx")
    assert office("import", spelled, "--json").json["operation"] is None


def test_the_new_keys_of_its_json(office: CommandLine, tmp_path: Path) -> None:
    options = ("--sheet", "Sheet1", "--encoding", "utf-8", "--accept", "new")
    told = office("import", sent(tmp_path, LAN), *options, "--json").json
    assert set(told) == {
        *("file", "rows", "fates", "findings", "operation"),
        *("profile", "encoding", "questions", "changes", "offers"),
    }
    assert told["encoding"] == "utf-8"
    assert told["questions"] == {"branches": [], "dates": [], "people": []}


def test_rows_not_taken_in_are_sent_back_and_come_again(
    office: CommandLine, tmp_path: Path
) -> None:
    rest = tmp_path / "rest.xlsx"
    done = office("import", sent(tmp_path, LAN, NAMELESS), "--rest", rest)
    assert (done.code, people(office)) == (1, ["Lê Lan"])
    assert "rest.xlsx: 1" in done.err
    book = load_workbook(rest)
    book.worksheets[0]["A2"] = "Đỗ Dũng"
    book.save(rest)
    assert office("import", rest).code == 0
    assert people(office) == ["Lê Lan", "Đỗ Dũng"]


def test_the_list_is_never_written_over_and_nothing_is_taken_in_then(
    office: CommandLine, tmp_path: Path
) -> None:
    path = sent(tmp_path, LAN, NAMELESS)
    before = path.read_bytes()
    done = office("import", path, "--rest", path)
    assert (done.code, "another name" in done.err) == (1, True)
    assert (path.read_bytes(), people(office)) == (before, [])
    compared = office("reconcile", path, "--out", path)
    assert (compared.code, path.read_bytes()) == (1, before)


def test_a_question_about_a_branch_is_answered(office: CommandLine, tmp_path: Path) -> None:
    assert office("import", sent(tmp_path, LAN)).code == 0
    asked = sent(tmp_path, (*HOA[:5], "CB Hội Toán"), name="asked.xlsx")
    told = office("import", asked, "--dry-run", "--json").json
    (question,) = told["questions"]["branches"]
    assert (question, told["fates"]["unsure"]) == (
        {"name": "CB Hội Toán", "guesses": ["B01"], "rows": 1},
        1,
    )
    assert "--branch" in office("import", asked, "--dry-run").err
    assert office("import", asked, "--branch", "CB Hội Toán=B77").code == 1
    answered = office("import", asked, "--branch", "CB Hội Toán=B01", "--json").json
    assert answered["fates"]["new"] == 1
    assert office("import", asked, "--json").json["fates"]["same"] == 1  # remembered
    rows = office("members", "--json").json["rows"]
    assert {row["branch"] for row in rows} == {BRANCH}


def test_a_question_about_a_column_of_dates_is_answered(
    office: CommandLine, tmp_path: Path
) -> None:
    true = [(f"Lê {n}", date(1960, n, 1 + n % 12)) for n in range(1, 13)]
    text = [(f"Vũ {n}", f"{n}/5/1970") for n in range(13, 28)]
    path = write_xlsx(tmp_path / "dates.xlsx", [HEADER[:2], *true, *text])
    (question,) = office("import", path, "--dry-run", "--json").json["questions"]["dates"]
    assert (question["column"], question["field"], question["swapped"]) == (
        "B",
        "birth_date",
        False,
    )
    assert "--month-first B" in office("import", path, "--dry-run").err
    assert office("import", path, "--month-first", "b").code == 0
    (first,) = office("members", "--search", "Lê 1", "--limit", "1", "--json").json["rows"]
    assert first["birth_date"] == "1960-02-01"


def test_weeks_later_an_import_is_undone_but_for_later_work(
    office: CommandLine, tmp_path: Path
) -> None:
    number = office("import", sent(tmp_path, LAN, HOA), "--json").json["operation"]
    later = sent(tmp_path, (*LAN[:4], "Hà Nội", BRANCH), name="later.xlsx")
    assert office("import", later).code == 0
    refused = office("undo", number)
    assert (refused.code, "Lê Lan" in refused.err) == (1, True)
    assert people(office) == ["Lê Lan", "Vũ Hoà"]
    kept = office("undo", number, "--keep-later")
    assert (kept.code, "Lê Lan" in kept.err, "Vũ Hoà" in kept.err) == (0, True, False)
    assert people(office) == ["Lê Lan"]
    assert office("check").code == 0


def test_a_column_is_assigned_by_hand(office: CommandLine, tmp_path: Path) -> None:
    rows = [("Họ và tên", "Giới tính", "Cột lạ"), ("Lê Lan", "Nữ", "35.497128")]
    path = write_xlsx(tmp_path / "a.xlsx", rows)
    assert "--column" in office("import", path, "--dry-run").err
    assert office("import", path, "--column", "C=card_number").code == 0
    (lan,) = office("members", "--search", "Lê Lan", "--json").json["rows"]
    assert lan["card_number"] == "35497128"


@pytest.mark.parametrize(
    "option", [("--month-first", "Z"), ("--column", "Z=card_number"), ("--column", "C=thẻ")]
)
def test_a_column_that_is_not_there_is_wrong_usage(
    office: CommandLine, tmp_path: Path, option: tuple[str, str]
) -> None:
    rows = [("Họ và tên", "Ngày sinh"), ("Lê Lan", "1/2/1950")]
    said = office("import", write_xlsx(tmp_path / "a.xlsx", rows), *option)
    assert said.code == 2
    assert ("thẻ" if "thẻ" in option[1] else "column Z") in said.err
    assert people(office) == []


def test_explain_names_what_is_wrong_with_the_record(office: CommandLine, tmp_path: Path) -> None:
    rows = [("Họ và tên", "Ngày sinh", "Ngày vào Đảng"), ("Lưu Đảo", "1/2/1984", "3/2/1958")]
    office("import", write_xlsx(tmp_path / "a.xlsx", rows))
    said = office("--lang", "en", "explain", "M0001", "--round", "2027/3-2")
    assert said.code == 0
    assert "before the date of birth" in said.err
