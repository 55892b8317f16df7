"""Lists in ods: what a cell says, and what a file may not do to the one that reads it."""

import tracemalloc
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from tests.importing.open_document import cell, content, row, rows_of, sheet, write_ods, zipped
from tests.importing.support import HEADER, NOBODY, codes, fates, found, outcome, place
from vusta_desk.domain.findings import Refused
from vusta_desk.importing.files.raw import NO_RESULT, Cell, RawFile
from vusta_desk.importing.files.workbook import open_sheets
from vusta_desk.importing.plan import plan_import

NOTE = "<text:p>ghi chú</text:p>"
PERSON = (1, "Lê Lan", "Nữ", date(1966, 3, 19), "20/5/1990", "35.497128", None, None)


def opened(body: str | bytes, folder: Path = Path("a.ods")) -> RawFile:
    return open_sheets(folder, zipped(body))


def rows_in(*rows: str) -> dict[int, list[Cell]]:
    book = opened(content(sheet("".join(rows))))
    return {number: list(cells) for number, cells in book.load("Sheet1").rows()}


def only(written: str) -> Cell:
    """The one cell of a sheet."""
    [[read]] = rows_in(row(written)).values()
    return read


def refusal(body: str | bytes) -> str:
    with pytest.raises(Refused) as refused:
        list(opened(body).load("Sheet1").rows())
    return refused.value.code


def filled(text: str, told: str = ' office:value-type="string"') -> str:
    return f"<table:table-cell{told}>{text}</table:table-cell>"


def test_a_list(tmp_path: Path):
    rows = [("DANH SÁCH",), (), HEADER, (None, "Chi bộ A"), PERSON, (2, "Vũ Hoa", "Nữ", 1944)]
    plan = plan_import(write_ods(tmp_path / "a.ods", rows), NOBODY)
    assert [(r.row, r.member.name, str(r.member.birth_date)) for r in plan.rows] == [
        (5, "Lê Lan", "1966-03-19"),
        (6, "Vũ Hoa", "1944"),
    ]
    assert [branch.name for branch in plan.branches] == ["Chi bộ A"]
    assert (plan.sheets, plan.sheet) == (("Sheet1",), "Sheet1")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (cell("Lê Lan"), "Lê Lan"),
        (cell("A & B < C"), "A & B < C"),
        (cell(35497128), 35497128),
        (cell(2.5), 2.5),
        (cell(date(1966, 3, 19)), date(1966, 3, 19)),
        (filled("<text:p>Lê<text:s/>Lan</text:p>"), "Lê Lan"),
        (filled('<text:p>a<text:s text:c="3"/>b</text:p>'), "a   b"),
        (filled('<text:p>a<text:s text:c="999999999"/>b</text:p>'), "a        b"),
        (filled("<text:p>Lê<text:tab/>Lan</text:p>"), "Lê Lan"),
        (filled("<text:p>a<text:line-break/>b</text:p>"), "a\nb"),
        (filled("<text:p>a</text:p>\n<text:p>b</text:p>"), "a\nb"),
        (filled('<text:p><text:span text:style-name="T1">Lê</text:span> Lan</text:p>'), "Lê Lan"),
        (filled("<text:p>L&#234; Lan</text:p>"), "Lê Lan"),
        (filled(f"<text:p>&#{'9' * 5000};</text:p>"), f"&#{'9' * 5000};"),
        (filled("<text:p><![CDATA[A <b> & C]]></text:p>"), "A <b> & C"),
        (filled("<text:p>Lê<!-- nháp > --> Lan</text:p>"), "Lê Lan"),
        (filled(f"<office:annotation>{NOTE}</office:annotation><text:p>x</text:p>"), "x"),
        (filled("<text:p>x</text:p>", ""), "x"),
        (filled("<text:p>07:30</text:p>", ' office:value-type="time"'), "07:30"),
        (filled("", ' office:value-type="boolean" office:boolean-value="true"'), True),
        (filled("", ' office:value-type="percentage" office:value="0.5"'), 0.5),
        (filled("<text:p>?</text:p>", ' office:value-type="float" office:value="nan"'), "?"),
        (filled("<text:p>?</text:p>", ' office:value-type="date" office:date-value="1"'), "?"),
        (filled("", " office:value-type='string' office:string-value='&quot;x&apos;'"), "\"x'"),
        (filled("<text:p>#N/A</text:p>", ' table:formula="of:=NA()" office:value-type="string" '
                'office:string-value=""'), "#N/A"),
        (filled("<text:p>Err:502</text:p>", ' table:formula="of:=A" office:value-type="float" '
                'office:value="0"'), "Err:502"),
        (filled("<text:p>5</text:p>", ' table:formula="of:=2+3" office:value-type="float" '
                'office:value="5"'), 5),
        (filled("", ' table:formula="of:=A1&gt;B1"'), NO_RESULT),
    ],
)  # fmt: skip
def test_a_cell(written: str, read: Cell):
    assert only(written) == read
    assert type(only(written)) is type(read)


def test_a_formula_that_gives_no_letters_is_blank():
    blank = filled("", ' table:formula="of:=&quot;&quot;" office:value-type="string" '
                   'office:string-value=""')  # fmt: skip
    assert rows_in(row(cell("x"), blank)) == {1: ["x"]}


def test_what_is_repeated():
    blanks = cell(None, ' table:number-columns-repeated="3"')
    rows = rows_in(
        row(blanks, more=' table:number-rows-repeated="1048000"'),
        row(cell("a"), blanks, cell("b", ' table:number-columns-repeated="2"'), blanks),
        row(cell("c"), more=' table:number-rows-repeated="2"'),
        row(blanks),
        row("<table:covered-table-cell/>", cell("d")),
    )
    assert rows == {
        1048001: ["a", "", "", "", "b", "b"],
        1048002: ["c"],
        1048003: ["c"],
        1048005: ["", "d"],
    }


def test_rows_in_groups_are_rows():
    inside = f"<table:table-row-group>{row(cell('b'))}</table:table-row-group>"
    heads = f"<table:table-header-rows>{row(cell('a'))}</table:table-header-rows>"
    assert rows_in(heads, inside, row(cell("c"))) == {1: ["a"], 2: ["b"], 3: ["c"]}


def test_hidden_sheets_rows_and_columns(tmp_path: Path):
    columns = (
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>'
        '<table:table-column table:visibility="filter" table:number-columns-repeated="9999999"/>'
    )
    people = [row(*map(cell, (1, f"Lê {letter}", "Nam"))) for letter in "ABCDE"]
    for index, how in ((1, "filter"), (2, "collapse"), (4, "collapse")):
        people[index] = people[index].replace("-row>", f'-row table:visibility="{how}">', 1)
    nothing = row(more=' table:visibility="collapse" table:number-rows-repeated="1000000"')
    body = sheet(columns + rows_of([HEADER]) + "".join(people) + nothing)
    path = tmp_path / "a.ods"
    path.write_bytes(zipped(content(body, sheet(rows_of([HEADER]), "Ẩn &amp; kín", "ta2"))))
    plan = plan_import(path, NOBODY)
    assert fates(plan) == ["new"] * 5
    assert found(plan, "hidden_rows_read").details == {"rows": "3–4, 6"}
    assert place(found(plan, "hidden_rows_read")) == ("Sheet1", 3, None)
    assert found(plan, "hidden_columns_read").details == {"columns": "D, E, F, G, H"}
    assert found(plan, "sheet_hidden").place.sheet == "Ẩn & kín"
    assert plan.sheets == ("Sheet1",)


def test_nothing_hidden_is_nothing_said(tmp_path: Path):
    assert (
        codes(plan_import(write_ods(tmp_path / "a.ods", [HEADER, PERSON]), NOBODY).findings) == []
    )


def test_days_counted_from_1904():
    settings = '<table:calculation-settings><table:null-date table:date-value="1904-01-01"/>'
    settings += "</table:calculation-settings>"
    assert opened(content(sheet(""), settings=settings)).counts_from_1904
    assert not opened(content(sheet(""))).counts_from_1904


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (row(cell("x", ' table:number-columns-repeated="9999999"')), "too_many_columns"),
        (row(cell("x"), cell(None, ' table:number-columns-repeated="1048576"'), cell("y")),
         "too_many_columns"),
        (row(cell("x"), more=' table:number-rows-repeated="9999999"'), "too_many_rows"),
        (row(cell("x", ' table:number-columns-repeated="99999999999"')), "workbook_damaged"),
        (row(cell("x", ' table:number-columns-repeated="-1"')), "workbook_damaged"),
        (row(cell("x", ' table:number-columns-repeated="9&#57;9"')), ""),
        (row(cell("x"), more=' table:number-rows-repeated="²"'), "workbook_damaged"),
        ('<table:table-row table:x="1>' + row(cell("x")), "workbook_damaged"),
        (row(cell("x")) + '<table:table-row table:x="1' + row(cell("x")), "workbook_damaged"),
        (row(filled("<office:annotation>")), "workbook_damaged"),
        (row(filled("<![CDATA[")), "workbook_damaged"),
    ],
)  # fmt: skip
def test_what_is_refused(rows: str, code: str):
    body = content(sheet(rows))
    if code:
        assert refusal(body) == code
    else:
        assert len(next(iter(opened(body).load("Sheet1").rows()))[1]) == 999


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<x/>", "workbook_damaged"),
        (content(sheet(row(cell("x"))))[:-30], "workbook_damaged"),
        (content(sheet(row(cell("x")))).replace("</table:table>", ""), "workbook_damaged"),
        (content().replace("office:spreadsheet", "office:text"), "not_a_workbook"),
    ],
)
def test_what_is_no_book(body: str, code: str):
    with pytest.raises(Refused) as refused:
        opened(body)
    assert refused.value.code == code


def test_an_unknown_sheet():
    with pytest.raises(Refused, match="sheet_unknown") as refused:
        opened(content(sheet(""))).load("khác")
    assert refused.value.details == {"sheet": "khác", "sheets": ("Sheet1",)}


@pytest.mark.parametrize(
    "data",
    [
        zipped(content(sheet("")), manifest="<manifest:encryption-data/>"),
        zipped("", {"encrypted-package": "x"}, "<manifest:encryption-data/>"),
    ],
    ids=["parts", "package"],
)
def test_a_password(tmp_path: Path, data: bytes):
    (tmp_path / "a.ods").write_bytes(data)
    assert outcome(tmp_path / "a.ods") == "workbook_encrypted"


def test_macros_and_scripts_are_left_alone(tmp_path: Path):
    body = content(sheet(rows_of([HEADER, PERSON]))).replace(
        "<office:body>", "<office:scripts><office:script>Shell</office:script></office:scripts>"
        "<office:body>",
    )  # fmt: skip
    (tmp_path / "a.ods").write_bytes(zipped(body, {"Basic/Standard/Module1.xml": "Sub x"}))
    assert outcome(tmp_path / "a.ods") == "new"


def test_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("vusta_desk.importing.files.zip_guard.read_bounded.__defaults__", (2**22,))
    (tmp_path / "a.ods").write_bytes(zipped(bytes(2**26)))
    tracemalloc.start()
    try:
        assert outcome(tmp_path / "a.ods") == "workbook_too_large"
        assert tracemalloc.get_traced_memory()[1] < 2**23
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "part",
    ["<table:table-row ", '<table:table-cell x="', "<text:s ", "<!--", "&#", "a=", "<table:table "],
)
def test_no_content_makes_the_reading_slow(part: str):
    """Each part once more read from where it stands to the end would take hours."""
    body = content(sheet(rows_of([HEADER]) + part * 200_000))
    with suppress(Refused):
        assert len(list(opened(body).load("Sheet1").rows())) <= 1
