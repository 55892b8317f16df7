"""Import on the command line: what changes is shown, and what is uncertain can be answered."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.helpers.command_line import CommandLine
from tests.importing.support import write_xlsx

pytestmark = pytest.mark.slow

HEADER = ("Họ và tên", "Ngày sinh", "Số thẻ", "Quê quán", "Ngày vào Đảng", "Ghi chú", "Chi bộ")
BRANCH = "Chi bộ Hội Lâm vườn"
LAN = ("Lê Lan", "1/5/1960", "35497128", "Huế", "3/2/1985", None, BRANCH)
HOA = ("Vũ Hoa", "1961", "11111111", "Vinh", "3/2/1986", None, BRANCH)


@pytest.fixture
def office(tmp_path: Path) -> CommandLine:
    line = CommandLine(tmp_path)
    line.begin()
    assert line("import", sent(tmp_path, LAN, HOA)).code == 0
    return line


def sent(folder: Path, *rows: Sequence[object], name: str = "list.xlsx") -> Path:
    return write_xlsx(folder / name, [HEADER, *rows])


def keys(office: CommandLine) -> dict[str, str]:
    return {row["card_number"]: row["key"] for row in office("members", "--json").json["rows"]}


def test_what_changes_is_shown_field_by_field(office: CommandLine, tmp_path: Path) -> None:
    lan = ("LÊ LAN", "1960", "35497128", "Hà Nội", "4/2/1985", "ốm lâu", "Chi bộ Mới Toanh")
    path = sent(tmp_path, lan, name="later.xlsx")
    shown = office("import", path, "--dry-run")
    changes, kept = shown.out.split("not taken over")
    for told in ("Hà Nội", "Huế", "03/02/1985", "04/02/1985", BRANCH, "Chi bộ Mới Toanh"):
        assert told in changes
    assert "01/05/1960" in kept
    assert "What becomes otherwise in records: 3\n" in changes
    assert "What is added" not in changes
    assert shown.out.index("ốm lâu") > shown.out.index("01/05/1960")  # facts before notes
    told = office("import", path, "--dry-run", "--json").json
    changed = {each["field"]: (each["ours"], each["theirs"]) for each in told["changes"]}
    assert changed["home"] == ("Huế", "Hà Nội")
    assert changed["admission_date"] == ("1985-02-03", "1985-02-04")
    assert changed["branch"] == ("B01", "B02")
    assert {each["key"] for each in told["changes"]} == {"M0001"}
    offered = {each["field"]: (each["ours"], each["theirs"]) for each in told["offers"]}
    assert offered["birth_date"] == ("1960-05-01", "1960")


def test_what_is_only_added_stands_apart_from_what_is_overwritten(
    office: CommandLine, tmp_path: Path
) -> None:
    known = ("Vũ Hoa", "2/6/1961", "11111111", "Vinh", "4/2/1986")
    path = sent(tmp_path, known, (*LAN[:2], "012084990569"), name="more.xlsx")
    shown = office("import", path, "--dry-run").out
    added, otherwise = shown.split("What becomes otherwise in records: 1\n")
    assert "What is added to records: 3\n" in added
    for told in ("02/06/1961", "012084990569"):
        assert told in added
    assert otherwise.startswith("Date of admission: 1\n")


def test_counts_and_warnings_come_last_and_notes_by_kind(
    office: CommandLine, tmp_path: Path
) -> None:
    rows = [(f"Đỗ  Số{n}", str(1950 + n), None, None, None) for n in range(9)]
    path = sent(tmp_path, *rows, ("Âu  Sai", "31/2/1950"), name="many.xlsx")
    shown = office("import", path, "--dry-run")
    lines = shown.err.splitlines()
    (spaces,) = [line for line in lines if "spaces" in line]
    assert "found: 10 (Sheet1!A2, Sheet1!A3," in spaces
    (warning,) = [place for place, line in enumerate(lines) if "31/2/1950" in line]
    assert lines.index(spaces) < warning
    assert "new record: 10" in shown.out.splitlines()[-5:]
    assert len(office("import", path, "--dry-run", "--json").json["findings"]) > 10


def test_who_a_row_is_about_is_answered(office: CommandLine, tmp_path: Path) -> None:
    others = [("Vũ Hoa", "1961", card, "Sa Pa", "3/2/1990") for card in ("22222222", "33333333")]
    path = sent(tmp_path, *others, name="asked.xlsx")
    asked = office("import", path)
    assert "M0002 Vũ Hoa (1961" in asked.err
    assert "--person “Sheet1!2=KEY”" in asked.err
    assert "Rows not taken in: 2 (to be decided: 2, refused: 0)" in asked.err
    assert "--rest" in asked.err
    (first, _) = office("import", path, "--dry-run", "--json").json["questions"]["people"]
    assert (first["row"], first["candidates"]) == (2, ["M0002"])
    answers = ("--person", "2=new", "--person", "Sheet1!3=11111111")
    assert office("import", path, *answers, "--json").json["fates"] == {
        **{"new": 1, "same": 0, "changed": 1},
        **{"unsure": 0, "refused": 0},
    }
    assert keys(office)["33333333"] == "M0002"


@pytest.mark.parametrize("answer", ["77=new", "Trang!2=new", "2=M7777"])
def test_an_answer_that_answers_nothing_is_refused(
    office: CommandLine, tmp_path: Path, answer: str
) -> None:
    path = sent(tmp_path, ("Vũ Hoa", "1961", "22222222"), name="asked.xlsx")
    done = office("import", path, "--person", answer)
    assert (done.code, done.out) == (1, "")
    assert len(keys(office)) == 2


def test_a_row_of_several_sheets_is_named_with_its_sheet(
    office: CommandLine, tmp_path: Path
) -> None:
    path = sent(tmp_path, ("Vũ Hoa", "1961", "22222222"), name="two.xlsx")
    book = load_workbook(path)
    second = book.copy_worksheet(book.worksheets[0])
    second.title = "Hai"
    second["A2"] = "Lê Lan Nhi"
    book.save(path)
    refused = office("import", path, "--sheet", "*", "--person", "2=new")
    assert (refused.code, "Sheet1!2" in refused.err) == (1, True)
    done = office("import", path, "--sheet", "*", "--person", "Sheet1!2=new", "--json")
    assert done.json["fates"]["unsure"] + done.json["fates"]["new"] == 2


def test_rows_sent_back_come_in_once_they_are_filled(office: CommandLine, tmp_path: Path) -> None:
    """A card number is added, and who it is stands in the column for it."""
    rest = tmp_path / "rest.xlsx"
    nobody_knows = ("Vũ Hoa", None, None, "Sa Pa", "3/2/1990")
    path = sent(tmp_path, nobody_knows, (None, "1970"), name="asked.xlsx")
    done = office("import", path, "--rest", rest)
    assert "rest.xlsx: 2. Fill them in" in done.err
    book = load_workbook(rest)
    sheet = book.worksheets[0]
    sheet["C2"], sheet["A3"] = "44444444", "Đỗ Dũng"
    answers = next(cell.column or 0 for cell in sheet[1] if "Là ai" in str(cell.value))
    sheet.cell(2, answers, "mới")
    book.save(rest)
    again = office("import", rest)
    assert (again.code, "Rows not taken in" in again.err) == (0, False)
    assert "44444444" in keys(office)
    assert len(office("members", "--json").json["rows"]) == 4


def test_a_refused_undo_names_the_later_work(office: CommandLine, tmp_path: Path) -> None:
    later = sent(tmp_path, (*LAN[:3], "Hà Nội", *LAN[4:]), name="later.xlsx")
    assert office("import", later).code == 0
    first, *_, latest = reversed(office("history", "--json").json["operations"][:2])
    refused = office("undo", first["id"])
    assert refused.code == 1
    assert f"{latest['id']} (Import of later.xlsx: 0 new, 1 changed)" in refused.err
    assert "--keep-later" in refused.err
    assert "+00:00" not in office("history").out
