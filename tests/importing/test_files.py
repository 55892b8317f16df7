"""What is wrong with a file as a whole is refused, each with a code of its own."""

import io
import os
import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.importing import old_excel
from tests.importing.support import (
    HEADER,
    NOBODY,
    OFFICE_LIST,
    SAMPLES,
    codes,
    fates,
    new_book,
    outcome,
    place,
    refusal,
    refusal_of,
    write_csv,
    write_xlsx,
)
from vusta_desk.domain.findings import Refused, Severity
from vusta_desk.importing.plan import plan_import

PERSON = (1, "Lê Lan", "Nữ", "19/3/1966", "20/5/1990", "35.497128", None, None)
LENGTHS = [number * 5 for number in range(20)]  # percent of the file


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {part: archive.read(part) for part in archive.namelist()}


def zipped(content: dict[str, bytes], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", kind) as archive:
        for name, part in content.items():
            archive.writestr(name, part)
    return stream.getvalue()


def edited(folder: Path, part: str, edit: Callable[[bytes], bytes]) -> bytes:
    """A workbook of one person with one part of it changed."""
    content = parts(write_xlsx(folder / "whole.xlsx", [HEADER, PERSON]))
    assert edit(content[part]) != content[part]
    return zipped({**content, part: edit(content[part])})


SHEET = "xl/worksheets/sheet1.xml"


def test_missing_file(tmp_path: Path):
    assert refusal(tmp_path / "không có.xlsx") == "workbook_missing"


def test_a_file_on_a_share_that_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os.path, "exists", lambda place: str(place) != tmp_path.anchor)
    assert refusal(tmp_path / "không có.xlsx") == "place_away"


def test_folder(tmp_path: Path):
    assert refusal(tmp_path) == "workbook_is_folder"


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls", "a.csv", "a.json", "a"])
def test_empty_file(tmp_path: Path, name: str):
    assert refusal_of(tmp_path, b"", name) == "workbook_empty"


@pytest.mark.parametrize(
    ("problem", "code"),
    [
        (PermissionError(13, "Permission denied"), "workbook_held"),
        (OSError(5, "Input/output error"), "workbook_unreadable"),
        (ValueError("embedded null byte"), "workbook_unreadable"),
    ],
    ids=repr,
)
def test_file_that_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: Exception, code: str
):
    path = write_xlsx(tmp_path / "a.xlsx", [HEADER, PERSON])

    def fail(*_: object, **__: object) -> None:
        raise problem

    monkeypatch.setattr(Path, "open", fail)
    assert refusal(path) == code


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"%PDF-1.7 ..."),
        ("a", b"Kh\xc3\xb4ng ph\xe1\xba\xa3i b\xe1\xba\xa3ng t\xc3\xadnh"),
        ("a.docx", zipped({"word/document.xml": b"<w/>", "[Content_Types].xml": b"<Types/>"})),
    ],
    ids=["pdf", "text", "docx"],
)
def test_not_a_workbook(tmp_path: Path, name: str, content: bytes):
    assert refusal_of(tmp_path, content, name) == "not_a_workbook"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xlsx", b"Kh\xc3\xb4ng ph\xe1\xba\xa3i b\xe1\xba\xa3ng t\xc3\xadnh"),
        ("a.xlsx", b"PK"),
        ("a.xls", b"<html><table><tr><td>STT</td></tr></table></html>"),
        ("a.XLS", "STT\tHọ và tên".encode("utf-16")),
        ("a.ods", b"<?xml version='1.0'?><office:document/>"),
        ("a.xlsm", zipped({"Index/Document.iwa": b"x"})),
    ],
    ids=["text", "two bytes", "html", "text of tabs", "flat xml", "numbers"],
)
def test_workbook_by_its_name_only(tmp_path: Path, name: str, content: bytes):
    """Many programs save a web page or a text under the name of a workbook."""
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(Refused, match="workbook_by_name_only") as refused:
        plan_import(path, NOBODY)
    assert refused.value.details == {"ending": path.suffix}


def test_document_of_word_under_another_name(tmp_path: Path):
    content = old_excel.compound({"WordDocument": b"x"})
    assert refusal_of(tmp_path, content, "a.xls") == "not_a_workbook"


def test_kind_read_later(tmp_path: Path):
    path = tmp_path / "a.xlsb"
    path.write_bytes(zipped({"xl/workbook.bin": b"x"}))
    with pytest.raises(Refused, match="workbook_format_later") as refused:
        plan_import(path, NOBODY)
    assert refused.value.details == {"format": "xlsb"}


@pytest.mark.parametrize("percent", LENGTHS)
@pytest.mark.parametrize("name", ["danh-sach-dang-vien.xlsx", "danh-sach-cu-VnTime.xls"])
def test_truncated_workbook(tmp_path: Path, name: str, percent: int):
    content = (SAMPLES / name).read_bytes()
    length = len(content) * percent // 100
    expected = {"workbook_damaged"} if length else {"workbook_empty"}
    assert refusal_of(tmp_path, content[:length], name) in expected


@pytest.mark.parametrize("percent", LENGTHS)
def test_truncated_text(tmp_path: Path, percent: int):
    content = (SAMPLES / "chi-bo-gui-len.csv").read_bytes()
    path = tmp_path / "a.csv"
    path.write_bytes(content[: len(content) * percent // 100])
    assert outcome(path) in ("csv_not_utf8", "header_not_found", "workbook_empty", "new", "")


def test_encrypted_xlsx(tmp_path: Path):
    box = old_excel.compound({"EncryptionInfo": b"x", "EncryptedPackage": b"y"})
    assert refusal_of(tmp_path, box) == "workbook_encrypted"


def test_encrypted_xls(tmp_path: Path):
    stream = old_excel.workbook(b"", old_excel.record(old_excel.FILEPASS, b"\1\0" + bytes(52)))
    assert refusal_of(tmp_path, old_excel.compound({"Workbook": stream})) == "workbook_encrypted"


def test_encrypted_zip(tmp_path: Path):
    content = bytearray(zipped(parts(write_xlsx(tmp_path / "b.xlsx", [HEADER]))))
    for mark, offset in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
        start = content.find(mark)
        while start >= 0:
            content[start + offset] |= 1
            start = content.find(mark, start + 4)
    assert refusal_of(tmp_path, bytes(content)) == "workbook_encrypted"


def test_book_without_cells(tmp_path: Path):
    assert refusal(write_xlsx(tmp_path / "a.xlsx", [])) == "workbook_empty"
    assert refusal(write_xlsx(tmp_path / "b.xlsx", [(" ",)])) == "workbook_empty"


def test_no_header(tmp_path: Path):
    assert refusal(write_xlsx(tmp_path / "a.xlsx", [("a", "b"), (1, 2)])) == "header_not_found"
    assert refusal(write_csv(tmp_path / "a.csv", [("a", "b"), (1, 2)])) == "header_not_found"


def test_too_large_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = write_xlsx(tmp_path / "a.xlsx", [HEADER, PERSON])
    monkeypatch.setattr("vusta_desk.importing.files.workbook.MAX_FILE_BYTES", path.stat().st_size)
    assert fates(plan_import(path, NOBODY)) == ["new"]
    monkeypatch.setattr(
        "vusta_desk.importing.files.workbook.MAX_FILE_BYTES", path.stat().st_size - 1
    )
    assert refusal(path) == "workbook_too_large"


def test_zip_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("vusta_desk.importing.files.xlsx_guard.MAX_UNZIPPED_BYTES", 2**22)
    content = zipped({"xl/workbook.xml": b"<x/>", "xl/a.xml": bytes(2**26)})
    tracemalloc.start()
    try:
        assert refusal_of(tmp_path, content) == "workbook_too_large"
        assert tracemalloc.get_traced_memory()[1] < 2**23
    finally:
        tracemalloc.stop()


def test_zip_that_lies_about_its_sizes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("vusta_desk.importing.files.xlsx_guard.MAX_UNZIPPED_BYTES", 2**20)
    content = parts(write_xlsx(tmp_path / "b.xlsx", [HEADER, PERSON]))
    long = content[SHEET] + b" " * 2**21
    bomb = zipped({**content, SHEET: long})
    lie = bomb.replace(struct.pack("<I", len(long)), struct.pack("<I", len(content[SHEET])))
    assert refusal_of(tmp_path, lie) == "workbook_too_large"


@pytest.mark.parametrize("far", ["XFD1048576", "C99999999", "ZZZZZZ3", "XFD9999", "xfd99999"])
def test_one_cell_far_away(tmp_path: Path, far: str):
    def move(sheet: bytes) -> bytes:
        return sheet.replace(b'r="H1"', f'r="{far}"'.encode())

    assert refusal_of(tmp_path, edited(tmp_path, SHEET, move)) == "sheet_too_large"


def test_styles_far_away_are_no_cells(tmp_path: Path):
    def add(sheet: bytes) -> bytes:
        blank = b'<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>'
        return sheet.replace(b"</sheetData>", blank)

    path = tmp_path / "a.xlsx"
    path.write_bytes(edited(tmp_path, SHEET, add))
    assert fates(plan_import(path, NOBODY)) == ["new"]


def test_shared_texts_may_not_claim_to_be_many(tmp_path: Path):
    content = parts(write_xlsx(tmp_path / "b.xlsx", [HEADER, PERSON]))
    for stated, expected in ((1, "new"), (10**9, "workbook_damaged")):
        strings = f'<sst uniqueCount="{stated}"><si><t>Lê Lan</t></si></sst>'.encode()
        path = tmp_path / f"{stated}.xlsx"
        path.write_bytes(zipped({**content, "xl/sharedStrings.xml": strings}))
        assert outcome(path) == expected


def test_too_many_rows_and_columns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = write_xlsx(tmp_path / "a.xlsx", [HEADER, PERSON, (), PERSON])
    text = write_csv(tmp_path / "a.csv", [HEADER, PERSON, (), PERSON])
    monkeypatch.setattr("vusta_desk.importing.files.workbook.MAX_ROWS", 2)
    assert (refusal(path), refusal(text)) == ("too_many_rows", "too_many_rows")
    monkeypatch.setattr("vusta_desk.importing.files.workbook.MAX_COLUMNS", 7)
    monkeypatch.setattr("vusta_desk.importing.files.delimited.MAX_COLUMNS", 7)
    assert (refusal(path), refusal(text)) == ("too_many_columns", "too_many_columns")


def test_formula_errors_are_named_and_harm_nobody_else(tmp_path: Path):
    def fail(sheet: bytes) -> bytes:
        cells = b'<c r="D3" t="e"><v>#SPILL!</v></c><c r="F3" t="e"><v>#N/A</v></c></row>'
        return sheet.replace(b"</row></sheetData>", cells + b"</sheetData>")

    content = parts(write_xlsx(tmp_path / "whole.xlsx", [HEADER, PERSON, (2, "Vũ Hoa", "Nữ")]))
    path = tmp_path / "a.xlsx"
    path.write_bytes(zipped({**content, SHEET: fail(content[SHEET])}, zipfile.ZIP_STORED))
    plan = plan_import(path, NOBODY)
    assert [row.member.name for row in plan.rows] == ["Lê Lan", "Vũ Hoa"]
    errors = [finding for finding in plan.findings if finding.code == "formula_error"]
    assert [place(finding) for finding in errors] == [("Sheet1", 3, "D"), ("Sheet1", 3, "F")]
    assert [finding.details["words"] for finding in errors] == ["#SPILL!", "#N/A"]
    assert {finding.severity for finding in errors} == {Severity.ERROR}
    assert plan.rows[1].member.as_written == {"birth_date": "#SPILL!", "card_number": "#N/A"}


def test_macros_are_left_alone(tmp_path: Path):
    content = parts(write_xlsx(tmp_path / "b.xlsx", [HEADER, PERSON]))
    path = tmp_path / "a.xlsm"
    path.write_bytes(zipped({**content, "xl/vbaProject.bin": b"\0" * 100}))
    assert fates(plan_import(path, NOBODY)) == ["new"]


@pytest.mark.parametrize("kind", ["xlsx", "xls", "csv"])
def test_content_counts_not_the_name(tmp_path: Path, kind: str):
    path = tmp_path / f"a.{kind}"
    path.write_bytes(OFFICE_LIST.read_bytes())
    assert len(plan_import(path, NOBODY).rows) == 761


def test_csv_in_another_encoding(tmp_path: Path):
    content = "Họ tên;Ngày sinh\nLê Lan;1966\nVũ Hoa;".encode() + b"\xf4\xf5"
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    with pytest.raises(Refused, match="csv_not_utf8") as refused:
        plan_import(path, NOBODY)
    assert refused.value.details == {"line": 3}


def test_csv_with_an_open_quote_swallows_nobody(tmp_path: Path):
    path = tmp_path / "a.csv"
    path.write_text('Họ tên;Ngày sinh\n"Lê Lan;1966\nVũ Hoa;1970\n', encoding="utf-8")
    assert refusal(path) == "csv_quotes_broken"


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_quotes_broken_among_the_first_rows(tmp_path: Path, mark: str):
    path = tmp_path / "a.csv"
    lines = [HEADER[:4], (1, '"Lê Lan', "Nữ", "1/2/1950"), (2, "Vũ Hoa", "Nữ", "1/2/1951")]
    path.write_text("\n".join(mark.join(map(str, line)) for line in lines), encoding="utf-8")
    assert refusal(path) == "csv_quotes_broken"


def test_text_followed_by_nothing(tmp_path: Path):
    """As a drive pulled out too early leaves it: the end of the file holds zeros."""
    path = write_csv(tmp_path / "a.csv", [HEADER, PERSON])
    path.write_bytes(path.read_text("utf-8-sig").encode() + bytes(4096))
    assert [row.member.name for row in plan_import(path, NOBODY).rows] == [PERSON[1]]


def test_nothing_is_written(tmp_path: Path):
    path = write_xlsx(tmp_path / "a.xlsx", [HEADER, PERSON])
    before = path.read_bytes()
    plan_import(path, NOBODY)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_part_of_a_sheet_unreadable(tmp_path: Path):
    content = edited(tmp_path, SHEET, lambda sheet: sheet[: len(sheet) // 2])
    assert refusal_of(tmp_path, content) == "workbook_damaged"


def test_texts_in_nfd_headers(tmp_path: Path):
    import unicodedata

    header = [unicodedata.normalize("NFD", name) for name in HEADER]
    assert (
        codes(plan_import(write_xlsx(tmp_path / "a.xlsx", [header, PERSON]), NOBODY).findings) == []
    )


def test_dates_of_the_1904_system(tmp_path: Path):
    from datetime import date

    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book, page = new_book([HEADER])
    book.epoch = CALENDAR_MAC_1904
    page.append([1, "Lê Lan", "Nữ", date(1966, 3, 19)])
    book.save(tmp_path / "a.xlsx")
    plan = plan_import(tmp_path / "a.xlsx", NOBODY)
    assert str(plan.rows[0].member.birth_date) == "1966-03-19"
