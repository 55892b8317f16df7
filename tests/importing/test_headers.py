"""The header is found by its words, wherever in the first 30 rows it stands."""

from pathlib import Path

import pytest

from tests.importing.support import (
    HEADER,
    NOBODY,
    codes,
    fates,
    found,
    new_book,
    place,
    plan_rows,
    write_csv,
    write_xlsx,
)
from vusta_desk.app.wiring import catalogue
from vusta_desk.domain.findings import Refused, Severity
from vusta_desk.i18n.field_words import FIELD_WORDS
from vusta_desk.importing.cells.read import READERS
from vusta_desk.importing.choices import Choices
from vusta_desk.importing.columns.header_names import header_key, shipped_names
from vusta_desk.importing.columns.parts import WHOLE_OF
from vusta_desk.importing.files.raw import column_letters
from vusta_desk.importing.plan import plan_import
from vusta_desk.importing.shipped import read_shipped

PERSON = (1, "Nguyễn Văn Mẫu", "Nam", "19/3/1966", "20/5/1990", "35.497128", "012084990569")


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Họ và tên *", "name"),
        ("HỌ VÀ TÊN", "name"),
        ("Ngày, tháng,\nnăm sinh", "birth_date"),
        ("Sinh ngày *\n(dd/mm/yyyy)", "birth_date"),
        ("Số thẻ Đảng *\n(12 số theo HD38-HD/BTCTW)", "card_number"),
        ("Số thẻ theo quyết định 85", "card_number_old"),
        ("Tổ chức Đảng đang sinh hoạt *\n(không sửa)", "branch"),
        ("Giới", "sex"),
        ("Thẻ", "card_number"),
        ("Vào Đảng", "admission_date"),
        ("Chính thức", "official_date"),
        ("HHĐ đã nhận", "badges"),
        ("S.T.T", None),
        ("Chi bộ nơi cư trú", None),
        ("(ghi rõ)", None),
    ],
    ids=repr,
)
def test_headers_are_known_by_their_words(header: str, field: str | None):
    assert shipped_names().fields.get(header_key(header)) == field


def test_no_name_stands_for_two_fields():
    listed = read_shipped("headers.toml")["fields"]
    keys = [(header_key(name), field) for field, names in listed.items() for name in names]
    assert [key for key, field in keys if shipped_names().fields[key] != field] == []
    assert listed.keys() <= {*READERS, "ordinal"}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_list_the_program_wrote_is_known_by_its_own_words(language: str):
    words = catalogue(language)
    listed = read_shipped("headers.toml")["fields"]
    known = shipped_names().fields
    assert {
        field: label
        for field in listed
        if known.get(header_key(label := words.gettext(FIELD_WORDS[field].label))) != field
        if field not in WHOLE_OF
    } == {}


@pytest.mark.parametrize("row", [1, 2, 29, 30])
def test_header_in_the_first_thirty_rows(tmp_path: Path, row: int):
    titles = [("DANH SÁCH ĐẢNG VIÊN",)] * (row - 1)
    plan = plan_import(write_xlsx(tmp_path / "a.xlsx", [*titles, HEADER, PERSON]), NOBODY)
    assert [(entry.row, entry.member.name) for entry in plan.rows] == [(row + 1, "Nguyễn Văn Mẫu")]


def test_header_in_row_31_is_not_looked_for(tmp_path: Path):
    titles = [("DANH SÁCH ĐẢNG VIÊN",)] * 30
    with pytest.raises(Refused, match="header_not_found") as refusal:
        plan_import(write_xlsx(tmp_path / "a.xlsx", [*titles, HEADER, PERSON]), NOBODY)
    assert refusal.value.details == {"rows": 30}


def test_list_without_a_column_of_names_is_refused(tmp_path: Path):
    with pytest.raises(Refused, match="name_column_missing") as refusal:
        plan_rows(tmp_path, PERSON, header=("TT", "Họ đệm", *HEADER[2:]))
    assert refusal.value.details == {"row": 1}


@pytest.mark.parametrize("missing", range(2, 7))
def test_any_other_column_may_be_missing(tmp_path: Path, missing: int):
    def without(row: tuple[object, ...]) -> tuple[object, ...]:
        return row[:missing] + row[missing + 1 :]

    plan = plan_rows(tmp_path, without(PERSON), header=without(HEADER))
    assert fates(plan) == ["new"]
    assert plan.rows[0].member.name == "Nguyễn Văn Mẫu"


def test_unknown_columns_are_named(tmp_path: Path):
    plan = plan_rows(tmp_path, (*PERSON, None, "Kinh"), header=(*HEADER, "Dân\ntộc"))
    finding = found(plan, "column_not_taken")
    assert (finding.severity, finding.details) == (Severity.INFO, {"header": "Dân tộc"})
    assert place(finding) == ("Sheet1", 1, "I")


def test_second_column_of_one_field_is_not_taken(tmp_path: Path):
    plan = plan_rows(tmp_path, (*PERSON, None, "x"), header=(*HEADER, "Số thẻ đảng viên"))
    finding = found(plan, "column_twice")
    assert (finding.severity, place(finding)) == (Severity.WARNING, ("Sheet1", 1, "I"))
    assert plan.rows[0].member.card_number == "35497128"


def test_column_without_header_is_named_once(tmp_path: Path):
    plan = plan_rows(tmp_path, (*PERSON, None, "mất dữ liệu"), (2, "Lê B", "Nam", *[None] * 5, "?"))
    finding = found(plan, "column_without_header")
    assert (place(finding), finding.details) == (("Sheet1", 2, "I"), {"words": "mất dữ liệu"})


def test_two_hundred_columns(tmp_path: Path):
    header = (*HEADER, *(f"Cột {number}" for number in range(192)))
    plan = plan_rows(tmp_path, (*PERSON, None, *range(192)), header=header)
    assert fates(plan) == ["new"]
    assert codes(plan.findings) == ["column_not_taken"] * 192
    assert plan.findings[-1].place.column == "GR"


def test_list_that_begins_away_from_the_corner(tmp_path: Path):
    path = write_xlsx(
        tmp_path / "a.xlsx", [(), (), (None, None, *HEADER), (None, None, *PERSON, 5)]
    )
    plan = plan_import(path, NOBODY)
    assert [(row.row, row.member.personal_id) for row in plan.rows] == [(4, "012084990569")]
    assert place(found(plan, "remark_kept")) == ("Sheet1", 4, "J")


def test_first_sheet_with_a_header_is_read_and_the_others_are_named(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    book, _ = new_book([("Bìa",)], sheet="Bìa")
    for name in ("Danh sách", "Cũ", "Ẩn"):
        page = book.create_sheet(name)
        page.append(list(HEADER))
        page.append(list(PERSON))
    page.sheet_state = "hidden"
    book.save(path)
    plan = plan_import(path, NOBODY)
    assert [row.sheet for row in plan.rows] == ["Danh sách"]
    left = [finding.place.sheet for finding in plan.findings if finding.code == "sheet_not_read"]
    assert left == ["Bìa"]
    alike = found(plan, "sheet_alike_not_read")
    assert (alike.severity, alike.place.sheet) == (Severity.WARNING, "Cũ")
    assert [row.sheet for row in plan_import(path, NOBODY, Choices(sheet="Cũ")).rows] == ["Cũ"]


def test_unknown_sheet_is_refused_with_those_there_are(tmp_path: Path):
    path = write_xlsx(tmp_path / "a.xlsx", [HEADER, PERSON])
    with pytest.raises(Refused, match="sheet_unknown") as refusal:
        plan_import(path, NOBODY, Choices(sheet="Sheet2"))
    assert refusal.value.details == {"sheet": "Sheet2", "sheets": ("Sheet1",)}
    with pytest.raises(Refused, match="sheet_unknown"):
        plan_import(
            write_csv(tmp_path / "a.csv", [HEADER, PERSON]), NOBODY, Choices(sheet="Sheet1")
        )


@pytest.mark.parametrize("delimiter", [";", ",", "\t"], ids=repr)
@pytest.mark.parametrize("birth_header", ["Ngày sinh", "Ngày, tháng, năm sinh"])
def test_delimiter_is_found_from_the_content(tmp_path: Path, delimiter: str, birth_header: str):
    header = [birth_header if name == "Ngày sinh" else name for name in HEADER]
    rows = [("DANH SÁCH; CHI BỘ, 2026",), header, (*PERSON, 'có "ngoặc"; phẩy, và\nxuống dòng')]
    plan = plan_import(write_csv(tmp_path / "a.csv", rows, delimiter), NOBODY)
    assert [(row.sheet, row.row) for row in plan.rows] == [(None, 3)]
    assert plan.rows[0].member.as_written == {"note": 'có "ngoặc"; phẩy, và xuống dòng'}


def test_utf8_without_a_mark(tmp_path: Path):
    path = tmp_path / "a.csv"
    path.write_text("Họ tên,Ngày sinh\nĐặng Ẩn,1950\n\nLê Ý\n", encoding="utf-8")
    plan = plan_import(path, NOBODY)
    assert [(row.row, row.member.name) for row in plan.rows] == [(2, "Đặng Ẩn")]


@pytest.mark.parametrize(
    ("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
)
def test_column_letters(index: int, letters: str):
    assert column_letters(index) == letters
