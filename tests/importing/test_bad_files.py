"""Files that hide something, that hold more than a list, and that would fill the memory."""

import io
import struct
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.importing import old_excel
from tests.importing.open_document import write_ods
from tests.importing.support import (
    HEADER,
    NOBODY,
    codes,
    fates,
    found,
    new_book,
    outcome,
    place,
    write_csv,
    write_xlsx,
)
from vusta_desk.importing.files.limits import MAX_CELL_CHARACTERS
from vusta_desk.importing.files.xlsx_facts import elements
from vusta_desk.importing.plan import plan_import

pytestmark = pytest.mark.slow

PERSON = (1, "Lê Lan", "Nữ", "19/3/1966", "20/5/1990", "35497128", None, None)
OTHER = (2, "Vũ Hoa", "Nữ", "1/2/1970", "20/5/1995", "35497129", None, None)
SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
KINDS = ("xlsx", "xls", "ods", "csv")


def write(path: Path, rows: list[tuple[object, ...]]) -> Path:
    """A list of the kind that the name says."""
    writers: dict[str, Callable[..., Path]] = {
        ".xlsx": write_xlsx,
        ".xls": old_excel.write_xls,
        ".ods": write_ods,
        ".csv": write_csv,
    }
    return writers[path.suffix](path, rows)


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {part: archive.read(part) for part in archive.namelist()}


def rezipped(path: Path, content: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in content.items():
            archive.writestr(name, part)
    return path


# --- hidden ---------------------------------------------------------------------------------


def hiding_book() -> Workbook:
    book, page = new_book([HEADER, PERSON, OTHER, ()], "Hai")
    for row in (3, 4, 9):
        page.row_dimensions[row].hidden = True
    page.column_dimensions["F"].hidden = True
    page.column_dimensions["Z"].hidden = True
    first = book.create_sheet("Một", 0)
    first.append(("x", "y"))
    first.row_dimensions[1].hidden = True
    for name, state in (("Ẩn", "hidden"), ("Rất ẩn", "veryHidden")):
        book.create_sheet(name).sheet_state = state
    return book


def test_hidden_in_xlsx(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    hiding_book().save(path)
    plan = plan_import(path, NOBODY)
    assert fates(plan) == ["new", "new"]
    assert found(plan, "hidden_rows_read").details == {"rows": "3"}
    assert place(found(plan, "hidden_rows_read")) == ("Hai", 3, None)
    assert found(plan, "hidden_columns_read").details == {"columns": "F"}
    assert found(plan, "sheet_hidden").place.sheet == "Ẩn"


def test_what_is_hidden_belongs_to_its_sheet_wherever_its_part_lies(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    hiding_book().save(path)
    content = parts(path)
    relations = content["xl/_rels/workbook.xml.rels"].replace(b"/xl/worksheets/", b"worksheets/")
    assert relations != content["xl/_rels/workbook.xml.rels"]
    rezipped(path, {**content, "xl/_rels/workbook.xml.rels": relations})
    assert found(plan_import(path, NOBODY), "hidden_rows_read").details == {"rows": "3"}


def test_many_hidden_rows_are_not_all_named(tmp_path: Path):
    book, page = new_book([HEADER, *[(n, f"Lê Văn {n}", "Nam") for n in range(2, 62)]])
    for row in range(2, 62, 2):
        page.row_dimensions[row].hidden = True
    book.save(tmp_path / "a.xlsx")
    said = found(plan_import(tmp_path / "a.xlsx", NOBODY), "hidden_rows_read").details["rows"]
    assert said == "2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, …"


def test_hidden_in_xls(tmp_path: Path):
    hidden = b"".join(
        old_excel.record(0x208, struct.pack("<HHHHHHHH", row, 0, 8, 255, 0, 0, 0x20, 0))
        for row in (2, 7)
    )
    hidden += old_excel.record(0x7D, struct.pack("<HHHHHH", 5, 300, 2048, 0, 1, 0))
    path = old_excel.write_xls(tmp_path / "a.xls", [HEADER, PERSON, OTHER], hidden)
    plan = plan_import(path, NOBODY)
    assert found(plan, "hidden_rows_read").details == {"rows": "3"}
    assert found(plan, "hidden_columns_read").details == {"columns": "F, G, H"}


def test_a_workbook_that_hides_nothing_says_nothing(tmp_path: Path):
    for kind in KINDS:
        path = write(tmp_path / f"a.{kind}", [HEADER, PERSON, OTHER])
        assert codes(plan_import(path, NOBODY).findings) == [], kind


# --- more than a list -----------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_two_hundred_columns(tmp_path: Path, kind: str):
    more = tuple(f"Cột lạ {n}" for n in range(192))
    path = write(tmp_path / f"a.{kind}", [(*HEADER, *more), (*PERSON, *more), (*OTHER, *more)])
    plan = plan_import(path, NOBODY)
    assert [row.member.card_number for row in plan.rows] == ["35497128", "35497129"]
    assert codes(plan.findings) == ["column_not_taken"] * 192


@pytest.mark.parametrize("kind", KINDS)
def test_blank_rows_by_the_hundred_thousand(tmp_path: Path, kind: str):
    blanks = 60_000 if kind == "xls" else 100_000  # an xls sheet ends at 65,536
    path = tmp_path / f"a.{kind}"
    if kind == "xlsx":  # openpyxl would take ten seconds to write them
        content = parts(write(path, [HEADER, PERSON, OTHER]))
        above, last = content[SHEET].split(b'<row r="3"')
        last = b'<row r="3"' + last
        for name in (b'r="3"', *(b'r="%c3"' % letter for letter in b"ABCDEFGH")):
            last = last.replace(name, name.replace(b"3", b"%d" % (blanks + 3)))
        between = b"".join(
            b'<row r="%d"><c r="B%d" s="0"/></row>' % (row, row) for row in range(3, blanks + 3)
        )
        rezipped(path, {**content, SHEET: above + between + last})
    else:
        write(path, [HEADER, PERSON, *[()] * blanks, OTHER, *[()] * 1_000])
    plan = plan_import(path, NOBODY)
    assert [row.row for row in plan.rows] == [2, blanks + 3]
    assert codes(plan.findings) == []


@pytest.mark.parametrize("kind", ["xlsx", "ods", "csv"])
def test_a_huge_cell_is_named_and_harms_nobody_else(tmp_path: Path, kind: str):
    huge = "x" * 1_000_000
    path = write(tmp_path / f"a.{kind}", [HEADER, (*PERSON[:7], "x" * 9_999), OTHER])
    if kind == "xlsx":  # openpyxl writes none that is longer than Excel's
        content = parts(path)
        rezipped(
            path, {n: part.replace(b"x" * 9_999, huge.encode()) for n, part in content.items()}
        )
    else:
        write(path, [HEADER, (*PERSON[:7], huge), OTHER])
    plan = plan_import(path, NOBODY)
    assert fates(plan) == ["new", "new"]
    assert place(found(plan, "cell_too_long"))[1:] == (2, "H")
    kept = [len(cell) for cell in plan.rows[0].source if isinstance(cell, str)]
    assert max(kept) <= MAX_CELL_CHARACTERS + 1


def test_of_a_text_as_long_as_a_page_the_beginning_is_told(tmp_path: Path):
    path = write_csv(tmp_path / "a.csv", [HEADER, (*PERSON[:7], "ốm " * 1_000), OTHER])
    finding = found(plan_import(path, NOBODY), "remark_kept")
    assert str(finding.details["words"]) == ("ốm " * 100) + "…"


def test_what_guards_a_text_in_csv_goes_again(tmp_path: Path):
    text = "Họ và tên;Quê quán\n'=Lê Lan;'+84,'@x\nVũ Hoa;'96\n"
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    members = [row.member for row in plan_import(tmp_path / "a.csv", NOBODY).rows]
    assert [(m.name, m.home) for m in members] == [("=Lê Lan", "+84,@x"), ("Vũ Hoa", "'96")]


# --- formulas and macros --------------------------------------------------------------------


def test_a_formula_saved_without_its_result_is_named(tmp_path: Path):
    path = write_xlsx(tmp_path / "a.xlsx", [HEADER, (1, "Lê Lan", "Nữ", "=A2+1"), OTHER])
    plan = plan_import(path, NOBODY)
    assert place(found(plan, "formula_without_result")) == ("Sheet1", 2, "D")
    assert fates(plan) == ["new", "new"]
    assert plan.rows[0].member.birth_date is None
    assert not plan.rows[0].member.as_written


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ('<c r="D2"><f>A1</f></c>', "formula_without_result"),
        ('<c r="D2" s="0" t="n"><f>A1</f><v/></c>', "formula_without_result"),
        ('<c r="D2"><f t="shared" si="0"/><v></v></c>', "formula_without_result"),
        ('<c r="D2" t="str"><f>A1</f><v></v></c>', None),
        ('<c r="D2" t="str"><f>A1</f><v>1966</v></c>', None),
        ('<c r="D2"><f>A1</f><v>1966</v></c>', None),
    ],
)
def test_what_became_of_a_formula(tmp_path: Path, cell: str, code: str | None):
    content = parts(write_xlsx(tmp_path / "b.xlsx", [HEADER, (1, "Lê Lan", "Nữ")]))
    sheet = content[SHEET].replace(b"</row></sheetData>", cell.encode() + b"</row></sheetData>")
    path = rezipped(tmp_path / "a.xlsx", {**content, SHEET: sheet})
    said = [c for c in codes(plan_import(path, NOBODY).findings) if c.startswith("formula")]
    assert said == ([code] if code else [])


def test_a_workbook_with_macros_is_read_and_nothing_is_run(tmp_path: Path):
    content = parts(write_xlsx(tmp_path / "b.xlsx", [HEADER, PERSON]))
    kinds = content["[Content_Types].xml"].replace(
        b"spreadsheetml.sheet.main+xml", b"sheet.macroEnabled.main+xml"
    )
    assert kinds != content["[Content_Types].xml"]
    auto = b'<x xmlns="macro">Auto_Open</x>'
    more = {"[Content_Types].xml": kinds, "xl/vbaProject.bin": b"\0", "xl/macrosheets/m.xml": auto}
    assert outcome(rezipped(tmp_path / "a.xlsm", {**content, **more})) == "new"


# --- what would fill the memory -------------------------------------------------------------


def test_two_parts_of_one_name(tmp_path: Path):
    content = write_xlsx(tmp_path / "b.xlsx", [HEADER, PERSON]).read_bytes()
    stream = io.BytesIO(content)
    with zipfile.ZipFile(stream, "a") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr(SHEET, b"<worksheet/>")
    (tmp_path / "a.xlsx").write_bytes(stream.getvalue())
    assert outcome(tmp_path / "a.xlsx") == "workbook_damaged"


def shared(path: Path, text: bytes, times: int) -> Path:
    """A workbook in which a text of that many cells is kept once; another of no cell is longer."""
    content = parts(write_xlsx(path, [HEADER, PERSON]))
    content.pop(STRINGS, None)
    rows = b"".join(
        b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (n, n) for n in range(3, times + 3)
    )
    names = b"".join(
        b'<c r="%c%d" t="inlineStr"><is><t>%b</t></is></c>' % (65 + column, row, str(cell).encode())
        for row, cells in ((1, HEADER), (2, PERSON))
        for column, cell in enumerate(cells)
        if row == 1 and cell
    )
    sheet = b"<worksheet><sheetData><row r='1'>%b</row>%b</sheetData></worksheet>" % (names, rows)
    strings = b"<sst><si><t>%b</t></si><si><t>%b</t></si></sst>" % (text, b"y" * 2**20)
    return rezipped(path, {**content, SHEET: sheet, STRINGS: strings})


def test_a_long_text_in_many_cells(tmp_path: Path):
    assert outcome(shared(tmp_path / "a.xlsx", b"x" * 2**20, 1_000)) == "workbook_too_large"
    assert outcome(shared(tmp_path / "b.xlsx", b"x", 1_000)) != "workbook_too_large"


def texts_of(*parts: bytes, cells: int) -> bytes:
    """Records of a table of texts in parts, then a workbook with so many cells of the first."""
    book = old_excel.record(0xFC, struct.pack("<II", cells, 1) + parts[0])
    book += b"".join(old_excel.record(0x3C, part) for part in parts[1:])
    share = b"".join(
        old_excel.record(0xFD, struct.pack("<HHHI", row, 0, 0, 0)) for row in range(cells)
    )
    return old_excel.compound({"Workbook": old_excel.workbook(share, book)})


@pytest.mark.parametrize(
    "texts",
    [
        (struct.pack("<HB", 60_000, 0), b"\0" + b"x" * 8_000),
        (struct.pack("<HB", 60_000, 1) + b"x\0" * 9, b"\1" + b"y\0" * 4_000),
        (struct.pack("<HBHI", 60_000, 0x0D, 2, 4), b"\0"),
        (b"",),
    ],
    ids=["in two parts", "wide", "formatted", "damaged"],
)
def test_a_long_text_in_many_cells_of_xls(tmp_path: Path, texts: tuple[bytes, ...]):
    path = tmp_path / "a.xls"
    path.write_bytes(texts_of(*texts, cells=2_400))
    assert outcome(path) == "workbook_too_large"


def test_lengths_of_texts_in_xls():
    from vusta_desk.importing.files.shared_texts import _lengths

    head = struct.pack("<II", 0, 0)
    plain = struct.pack("<HB", 3, 0) + b"abc"
    split = struct.pack("<HB", 4, 1) + b"a\0b\0", b"\0cd" + plain
    formatted = struct.pack("<HBHI", 2, 0x0D, 1, 3) + b"a\0b\0" + bytes(4)
    parts_ = (head + plain + split[0], split[1] + formatted, bytes(3) + plain + b"\5")
    assert list(_lengths(parts_)) == [3, 4, 3, 2, 3]


def test_a_deep_part_becomes_no_tree():
    assert len(elements(b"<a>" * 100 + b"</a>" * 100)) == 100
    assert elements(b"<a>" * 300 + b"</a>" * 300) == []
    assert elements(b"<!DOCTYPE a><a/>") == elements(b"<a>") == []
