"""`export --branch-workbook` and `import` of what comes back, with keys added to the contract."""

from pathlib import Path

import pytest

from tests.helpers.branch_books import Book
from tests.helpers.command_line import CommandLine
from tests.importing.support import OFFICE_LIST

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    line = CommandLine(tmp_path_factory.mktemp("ra-soat"))
    line.begin()
    assert line("import", OFFICE_LIST).code == 0
    return line


def test_a_round(office: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "chi-bo.xlsx"
    wrong = office("export", "--branch-workbook", "Khoa học", "--out", path)
    assert (wrong.code, path.exists()) == (1, False)
    assert office("export", "--out", path).code == 2
    assert office("export", "--format", "csv", "--branch-workbook", "B01", "--out", path).code == 2
    other = ("--profile", "collection", "--branch-workbook", "B01", "--out", path)
    assert office("export", *other).code == 1
    assert not path.exists()
    assert office("export", "--branch-workbook", "B01", "--out", path).code == 0
    seen = office("import", path, "--dry-run", "--json")
    assert (seen.code, seen.json["operation"], seen.json["answer"]) == (0, None, "no_change")
    assert seen.json["fates"]["same"] == seen.json["rows"] > 10
    assert seen.json["profile"] == "branch_workbook"
    book = Book(path)
    book.type(book.keys[0], Quê_quán="xã Bình Minh")
    book.type(book.keys[1], Ngày_sinh="31/2/1950")
    book.cell(book.keys[2], "Đề nghị, ghi chú").value = "đã từ trần ngày 12/05/2026"
    book.type(book.blank_row, Họ_và_tên="Hồ Mới", Ngày_sinh="5/6/1999")
    book.answer(Người_trả_lời="Bí thư Vũ An")
    book.save()
    assert office("import", path, "--accept", "none").code == 1
    only_new = office("import", path, "--dry-run", "--accept", "new", "--json").json
    assert [line["kind"] for line in only_new["lines"] if line["taken"]] == ["new"]
    done = office("import", path, "--json")
    assert done.code == 1  # a cell that is no date
    found = done.json
    assert [finding["code"] for finding in found["findings"]] == ["date_does_not_exist"]
    assert [(line["kind"], line["taken"]) for line in found["lines"]] == [
        ("change", True),
        ("proposal", False),
        ("new", True),
    ]
    assert found["operation"] is not None
    assert found["answered_by"] == "Bí thư Vũ An"
    again = office("import", path)
    assert "xã Bình Minh" not in again.out
    assert office("history", "--json").json["operations"][0]["id"] == found["operation"]
    assert office("undo", found["operation"]).code == 0
