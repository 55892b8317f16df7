"""Lists in old letters, file by file: fonts of cells, bytes of texts, and what a person chooses."""

import random
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from tests.importing import old_excel, open_document
from tests.importing.old_letters import DATA, in_cp1258, in_small_tcvn3, in_tcvn3, in_vni
from tests.importing.support import NOBODY, codes, counted, found, place, taken, write_xlsx
from tests.importing.test_sentences import unsaid
from vusta_desk.domain.findings import Refused, Severity
from vusta_desk.importing.choices import CellId, Choices, Encoding
from vusta_desk.importing.files.ods_file import open_ods
from vusta_desk.importing.letters import fonts as fonts_module
from vusta_desk.importing.letters.fonts import CellFonts, OldFont, old_font
from vusta_desk.importing.letters.fonts_ods import old_fonts_ods
from vusta_desk.importing.letters.fonts_xls import old_fonts_xls
from vusta_desk.importing.letters.fonts_xlsx import old_fonts_xlsx
from vusta_desk.importing.plan import ImportPlan, columns_of, plan_import

KEPT = ("chu-cu.xlsx", "chu-cu.ods", "chu-cu.xls")  # as LibreOffice saves them
PEOPLE = [  # what the kept files hold, in .VnTime, .VnTimeH, VNI-Times and Times New Roman
    ("Nguyễn Văn Ánh", "Hà Nội"),
    ("Lê Thị Bích", "Hồ Chí Minh"),
    ("Trần Đức Ysả", "Quảng Ngãi"),
    ("Đỗ Tô Hà", "Huế"),
    ("Tô Lan", "Cà Mau"),
    ("Mai Lan", "Hà Nam"),
    ("Lê Tô", "Huế"),
]
ROWS = (
    ("Họ và tên", "Ngày sinh", "Quê quán"),
    ("Nguyễn Thị Bưởi", "1950", "Hưng Yên"),
    ("Đặng Văn Ổn", "1951", "Thừa Thiên Huế"),
    ("Lý Quý", "1952", "Hà Nội"),
)


def people(plan: ImportPlan) -> list[tuple[str, str | None]]:
    return [(row.member.name, row.member.home) for row in plan.rows]


def lines(delimiter: str = ";") -> str:
    return "\r\n".join(map(delimiter.join, ROWS))


def in_fonts(path: Path, *rows: tuple[tuple[str, str], ...]) -> Path:
    """A workbook of texts, each with the name of its font."""
    book = Workbook()
    page = book.worksheets[0]
    for number, row in enumerate(rows, start=1):
        for column, (text, font) in enumerate(row, start=1):
            cell = page.cell(number, column, text)
            cell.font = Font(name=font)
    book.save(path)
    return path


@pytest.mark.parametrize("name", KEPT)
def test_fonts_of_cells_tell_the_letters(name: str):
    plan = plan_import(DATA / name, NOBODY)
    assert people(plan) == PEOPLE
    assert [branch.name for branch in plan.branches] == ["Hải Đông"]
    assert plan.encoding is Encoding.TCVN3
    assert plan.rows[1].source[1] == "lª thÞ bÝch"
    assert not {finding.code for finding in plan.findings if unsaid(finding)}


def test_what_is_told_of_old_fonts():
    plan = plan_import(DATA / "chu-cu.xls", NOBODY)
    column = [f for f in plan.findings if f.code == "old_font_read" and f.place.column == "B"]
    assert [(f.details["before"], f.details["after"], f.details["encoding"]) for f in column] == [
        ("Hä vµ tªn", "Họ và tên", "tcvn3"),
        ("Traàn Ñöùc Ysaû", "Trần Đức Ysả", "vni"),
    ]
    told = [f for f in plan.rows[0].findings if f.code == "text_from_old_font"]
    assert [(f.place.row, f.place.column, f.details["field"], f.subject) for f in told] == [
        (4, "B", "name", "M0001"),
        (4, "D", "home", "M0001"),
        (4, "E", "branch", "M0001"),
    ]
    assert {f.severity for f in told} == {Severity.INFO}
    assert told[0].details["before"] == "NguyÔn V¨n ¸nh"


@pytest.mark.parametrize("name", KEPT)
def test_a_list_in_old_fonts_taken_in_twice_changes_nothing(name: str):
    plan = plan_import(DATA / name, NOBODY)
    again = plan_import(DATA / name, taken(plan))
    assert {row.fate.value for row in again.rows} == {"same"}


def test_names_of_fonts():
    tcvn3 = (".VnTime", ".VnArial", "'.VnTime'", "VnTime", ".VnAvant")
    assert {old_font(name) for name in tcvn3} == {OldFont.TCVN3}
    assert {old_font(name) for name in (".VnTimeH", ".VnArial NarrowH")} == {OldFont.TCVN3_CAPITALS}
    assert {old_font(name) for name in ("VNI-Times", "VNI Helve", "vni-times")} == {OldFont.VNI}
    for name in ("Times New Roman", "Arial", "", "Vnu", "UVN Van", "VNITimes", "VNI-"):
        assert old_font(name) is OldFont.NONE, name


def test_an_old_font_may_hold_unicode(tmp_path: Path):
    font = ".VnTime"
    path = in_fonts(
        tmp_path / "a.xlsx",
        *(tuple((text, font) for text in row) for row in ROWS),
        (("Tô Hà", font), ("1953", font), ("Tô", font)),
    )
    plan = plan_import(path, NOBODY)
    assert people(plan)[:3] == [(row[0], row[2]) for row in ROWS[1:]]
    assert people(plan)[3] == ("Tô Hà", "Tô")
    assert "old_font_read" not in codes(plan.findings)


def test_a_style_for_all_cells_names_the_font(tmp_path: Path):
    old = write_xlsx(tmp_path / "a.xlsx", [tuple(map(in_tcvn3, row)) for row in ROWS[:2]])
    copy = tmp_path / "b.xlsx"
    with zipfile.ZipFile(old) as archive, zipfile.ZipFile(copy, "w") as other:
        for part in archive.namelist():
            content = archive.read(part).replace(b'val="Calibri"', b'val=".VnTimeH"')
            other.writestr(part, content)
    (fonts,) = old_fonts_xlsx(copy.read_bytes())
    assert fonts.of_row(2) == dict.fromkeys(range(3), OldFont.TCVN3_CAPITALS)
    assert people(plan_import(copy, NOBODY)) == [("Nguyễn Thị Bưởi", "HƯNG YÊN")]


def test_letters_of_a_text_may_have_a_font_of_their_own():
    data = (DATA / "chu-cu.xlsx").read_bytes()
    (fonts,) = old_fonts_xlsx(data)
    assert fonts.of_row(10)[1] is OldFont.TCVN3  # the cell is in Times New Roman


@pytest.mark.parametrize(("version", "name"), [(0x600, b"\x07\0.VnTime"), (0x500, b"\x07.VnTime")])
def test_fonts_of_old_excel(tmp_path: Path, version: int, name: bytes):
    font = old_excel.record(0x31, bytes(14) + name)
    style = old_excel.record(0xE0, bytes(20))
    rows = [tuple(map(in_small_tcvn3, row)) for row in ROWS]
    stream = old_excel.workbook(old_excel.cells_of(rows), font + style)
    stream = stream[:4] + version.to_bytes(2, "little") + stream[6:]
    (fonts,) = old_fonts_xls(old_excel.compound({"Workbook": stream}))
    assert fonts.of_row(1) == dict.fromkeys(range(3), OldFont.TCVN3)


def test_fonts_of_ods_come_from_parents_columns_and_the_letters_themselves():
    styles = (
        '<style:font-face style:name="F" svg:font-family="&apos;.VnTimeH&apos;"/>'
        '<style:style style:name="A" style:family="table-cell">'
        '<style:text-properties style:font-name="F"/></style:style>'
        '<style:style style:name="B" style:family="table-cell" style:parent-style-name="A"/>'
        '<style:style style:name="T" style:family="text">'
        '<style:text-properties fo:font-family="VNI-Times"/></style:style>'
    )
    span = '<text:span text:style-name="T">x</text:span>'
    rows = open_document.row(
        open_document.cell("a", ' table:style-name="B"'),
        open_document.cell("b", ' table:style-name="C"'),
        open_document.cell("c", ' table:number-columns-repeated="2"'),
        open_document.cell("SPAN").replace("SPAN", span),
        more=' table:number-rows-repeated="3"',
    )
    content = open_document.content(open_document.sheet(rows)).replace(
        "<table:table-column/>",
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:default-cell-style-name="A"/><table:table-column/>',
    )
    content = content.replace("<office:automatic-styles>", f"<office:automatic-styles>{styles}")
    data = open_document.zipped(content)
    (fonts,) = old_fonts_ods(data, open_ods(data))
    capitals = OldFont.TCVN3_CAPITALS
    expected = {0: capitals, 2: capitals, 3: capitals, 4: OldFont.VNI}
    assert [fonts.of_row(row) for row in range(5)] == [{}, expected, expected, expected, {}]


def test_a_common_style_of_ods_names_the_font():
    common = (
        '<style:default-style style:family="table-cell">'
        '<style:text-properties style:font-name=".VnTime"/></style:default-style>'
    )
    content = open_document.content(open_document.sheet(open_document.rows_of(ROWS)))
    data = open_document.zipped(content, {"styles.xml": common})
    (fonts,) = old_fonts_ods(data, open_ods(data))
    assert fonts.of_row(4) == dict.fromkeys(range(3), OldFont.TCVN3)


def test_fonts_of_cells_are_noted_within_bounds(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(fonts_module, "MAX_CELLS", 100)
    fonts = CellFonts()
    fonts.add(range(1, 50), 0, OldFont.VNI)
    fonts.add(range(10**9, 10**9 + 1), 1, OldFont.VNI)
    assert fonts.of_row(49) == {0: OldFont.VNI}
    assert fonts.of_row(10**9) == {}


@pytest.mark.parametrize("name", KEPT)
def test_damaged_styles_end_nothing(name: str):
    """Bytes of the styles are changed; fonts are found or not, and nothing is raised."""
    data = (DATA / name).read_bytes()
    rng = random.Random(4)
    for _ in range(60):
        broken = damaged(data, rng)
        if name.endswith("xlsx"):
            old_fonts_xlsx(broken)
        elif name.endswith("xls"):
            old_fonts_xls(broken)
        else:
            try:
                book = open_ods(broken)
            except Refused:
                continue
            old_fonts_ods(broken, book)
            old_fonts_ods(broken[: rng.randrange(len(broken))], book)


def damaged(data: bytes, rng: random.Random) -> bytes:
    if not data.startswith(b"PK"):
        return bytes(_spoiled(data, rng))
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as archive, zipfile.ZipFile(stream, "w") as other:
        for part in archive.namelist():
            content = archive.read(part)
            is_changed = "styles" in part or "content" in part or "sharedStrings" in part
            other.writestr(part, bytes(_spoiled(content, rng)) if is_changed else content)
    return stream.getvalue()


def _spoiled(content: bytes, rng: random.Random) -> bytearray:
    spoiled = bytearray(content)
    for _ in range(rng.randrange(1, 40)):
        spoiled[rng.randrange(len(spoiled))] = rng.randrange(256)
    if rng.random() < 0.2:
        del spoiled[rng.randrange(len(spoiled)) :]
    return spoiled


WRITTEN = {
    "utf-8": (str.encode, Encoding.UTF8),
    "utf-8 with a mark": (lambda text: text.encode("utf-8-sig"), Encoding.UTF8),
    "utf-16 with a mark": (lambda text: text.encode("utf-16"), Encoding.UTF8),
    "utf-16-be with a mark": (lambda text: f"\ufeff{text}".encode("utf-16-be"), Encoding.UTF8),
    "utf-16-le": (lambda text: text.encode("utf-16-le"), Encoding.UTF8),
    "utf-16-be": (lambda text: text.encode("utf-16-be"), Encoding.UTF8),
    "cp1258": (in_cp1258, Encoding.CP1258),
    "tcvn3": (lambda text: in_tcvn3(text).encode("latin-1"), Encoding.TCVN3),
    "tcvn3 of a font": (lambda text: in_small_tcvn3(text).encode("latin-1"), Encoding.TCVN3),
    "vni": (lambda text: in_vni(text).encode("latin-1"), Encoding.VNI),
    "vni in utf-8": (lambda text: in_vni(text).encode(), Encoding.VNI),
}


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("written", list(WRITTEN))
def test_csv_in_every_way_of_writing(tmp_path: Path, written: str, delimiter: str):
    write, way = WRITTEN[written]
    path = tmp_path / "a.csv"
    path.write_bytes(write(lines(delimiter)))
    plan = plan_import(path, NOBODY)
    assert people(plan) == [(row[0], row[2]) for row in ROWS[1:]]
    assert plan.encoding is way
    assert not {finding.code for finding in plan.findings if unsaid(finding)}


def test_a_code_page_is_told_once(tmp_path: Path):
    path = tmp_path / "a.csv"
    path.write_bytes(in_cp1258(lines()))
    plan = plan_import(path, NOBODY)
    assert counted(plan)["code_page_read"] == 1
    assert "text_from_old_font" not in counted(plan)


def test_csv_that_no_way_of_writing_explains(tmp_path: Path):
    path = tmp_path / "a.csv"
    path.write_bytes("Nom;Né\r\nGarçon Müßig;1950\r\nJosé Peña;1951".encode("latin-1"))
    with pytest.raises(Refused, match="csv_not_utf8") as refused:
        plan_import(path, NOBODY)
    assert refused.value.details == {"line": 1}


def test_a_person_may_choose_how_letters_are_written(tmp_path: Path):
    path = tmp_path / "a.csv"
    path.write_bytes(in_vni("Họ tên;Ngày sinh\r\nLê Bê;1950").encode("latin-1"))
    plan = plan_import(path, NOBODY, Choices(encoding=Encoding.VNI))
    assert people(plan) == [("Lê Bê", None)]
    with pytest.raises(Refused, match="csv_not_utf8"):
        plan_import(path, NOBODY, Choices(encoding=Encoding.UTF8))


def test_the_choice_goes_before_words_and_fonts(tmp_path: Path):
    header = (("Ho ten", "Arial"), ("Ngay sinh", "Arial"))
    path = in_fonts(tmp_path / "a.xlsx", header, (("Tô B×nh", ".VnTime"), ("1950", "Arial")))
    assert plan_import(path, NOBODY).rows[0].member.name == "Tụ Bình"
    chosen = plan_import(path, NOBODY, Choices(encoding=Encoding.UTF8))
    assert chosen.rows[0].member.name == "Tô B×nh"
    vni = plan_import(path, NOBODY, Choices(encoding=Encoding.VNI))
    assert vni.rows[0].member.name == "Tơ B×nh"


def test_columns_are_shown_in_unicode():
    columns = columns_of(DATA / "chu-cu.xls")
    assert [column.heading for column in columns][:3] == ["STT", "Họ và tên", "Ngày sinh"]
    assert columns[1].samples[0] == "Nguyễn Văn Ánh"


def test_typed_cells_stand_over_what_was_decoded():
    typed = Choices(cells={CellId("Cu", 4, 1): "Trần Ẩn"})
    row = plan_import(DATA / "chu-cu.xls", NOBODY, typed).rows[0]
    assert row.member.name == "Trần Ẩn"
    assert row.source[1] == "NguyÔn V¨n ¸nh"


def test_a_lone_name_in_old_letters_is_named(tmp_path: Path):
    rows = [*ROWS, (in_tcvn3("Vũ Thị Thảo"), "1960", "Huế")]
    plan = plan_import(write_xlsx(tmp_path / "a.xlsx", rows), NOBODY)
    suspect = found(plan, "old_font_suspected")
    assert place(suspect) == ("Sheet1", 5, "A")
    assert suspect.severity is Severity.WARNING
    assert suspect.details["words"] == in_tcvn3("Vũ Thị Thảo")
    assert not unsaid(suspect)


def test_a_name_that_reads_well_both_ways_is_a_warning(tmp_path: Path):
    """Võ in .VnTime stands as Vâ, which is nobody's family name; Lê may be meant as it stands."""
    old = ".VnTime"
    path = in_fonts(
        tmp_path / "a.xlsx",
        (("Họ và tên", "Arial"), ("Năm sinh", "Arial")),
        (("Lê Lan Anh", old), ("1950", old)),
        (("Vâ Lan Anh", old), ("1951", old)),
        (("NguyÔn ThÞ Hoµ", old), ("1952", old)),
    )
    plan = plan_import(path, NOBODY)
    doubts = [f for f in plan.findings if f.code == "old_font_both_ways"]
    assert [(f.severity, f.place.row, f.details["before"]) for f in doubts] == [
        (Severity.WARNING, 2, "Lê Lan Anh")
    ]
