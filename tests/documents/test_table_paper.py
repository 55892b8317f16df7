"""Papers with tables in general: groups, sums, bare tables, who signs, one page where it can be."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.documents.papers import RESOURCES, page_texts
from vusta_desk.documents.grid import PlacedRow
from vusta_desk.documents.raster import page_count
from vusta_desk.documents.table_pages import lay_out
from vusta_desk.documents.table_paper import (
    Column,
    Figure,
    Group,
    Heading,
    PaperHead,
    Paragraph,
    Recipients,
    Row,
    Side,
    Sum,
    TableDesign,
    TablePaper,
    TablePart,
    numbered,
)
from vusta_desk.documents.table_pdf import draw_paper, draw_papers
from vusta_desk.documents.table_sheet import write_paper_xlsx
from vusta_desk.documents.table_template import PaperDesign, load_paper_template
from vusta_desk.domain.findings import has_errors

LONG = "Nguyễn Phạm Hoàng Công Tằng Tôn Nữ Thị Minh Nguyệt"
DESIGN = TableDesign(
    "list",
    "Danh sách",
    (
        Column("TT", 10, "cell_centre"),
        Column("Họ và tên", 60, "cell"),
        Column("Số tiền", 40, "cell_right"),
    ),
)
FACTS = TableDesign("facts", "", (Column("", 40, "cell"), Column("", 100, "cell")))
HEAD = PaperHead(
    "ĐẢNG BỘ CẤP TRÊN", "ĐẢNG ỦY MẪU", "*", "", "ĐẢNG CỘNG SẢN VIỆT NAM", "Hà Nội", "BẢNG", "", "-"
)


@pytest.fixture(scope="module")
def design() -> PaperDesign:
    template, findings = load_paper_template(RESOURCES / "templates" / "xac-nhan-tuoi-dang", (), ())
    assert {finding.details.get("key") for finding in findings if finding.severity == "error"} <= {
        "id"
    }
    return template.design


def paper(people: int, name: str = LONG, group: int = 3, **changes: object) -> TablePaper:
    rows = [(f"{name} {number}", Figure("5.060.000", 5_060_000)) for number in range(people)]
    lines: list[Row] = []
    for number, row in enumerate(numbered(tuple(rows))):
        if number % group == 0:
            lines.append(Group("Huy hiệu 40 năm"))
        lines.append(row)
    table = TablePart(DESIGN, (*lines, Sum(("", "Cộng", Figure("0", 0)))))
    made = TablePaper(
        head=HEAD,
        parts=(
            Heading("1. Danh sách"),
            TablePart(FACTS, (("Đợt", "3/2/2027"),), is_bare=True),
            table,
            Paragraph("Hết.", "note"),
        ),
        left=Recipients("Nơi nhận:", ("- Các chi bộ,", "- Lưu.")),
        right=Side("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Trần Quang Hòa"),
        foot="Đợt 3/2/2027",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(("name", "group"), [("Trần Mẫu", 100), (LONG, 3)])
@pytest.mark.parametrize("people", [0, 1, *range(15, 30), 46, 47, 48, 400])
def test_nothing_stands_alone_and_no_page_is_overfull(
    design: PaperDesign, people: int, name: str, group: int
) -> None:
    pages, findings = lay_out(design, paper(people, name, group))
    assert not has_errors(findings)
    limit = design.sheet.height - design.sheet.bottom
    for page in pages:
        assert page.texts[-1].shown == "Đợt 3/2/2027"
        for table in page.tables:
            assert table[0].row.is_header
            assert all(row.top + row.row.height <= limit for row in table)
            assert people == 0 or len(table[-1].row.cells) > 1, "a group without its first row"
            assert people == 0 or "Cộng" not in words_of(table[1]), "a sum without a row"
    shown = [text.shown for text in pages[-1].texts]
    assert shown.index("Hết.") < shown.index("Trần Quang Hòa")
    assert "- Lưu." in shown


def words_of(placed: PlacedRow) -> list[str | None]:
    blocks = [block for block, _, _ in placed.row.cells]
    return [run.text for block in blocks for line in block.fitted.lines for run in line]


def test_a_bare_table_has_no_lines(design: PaperDesign) -> None:
    pages, _ = lay_out(design, paper(1))
    assert len(pages[0].tables) == 1


def test_it_takes_the_room_its_page_has(design: PaperDesign) -> None:
    def end(one_page: bool) -> float:
        pages, _ = lay_out(design, paper(1, best_on_one_page=one_page))
        assert len(pages) == 1
        return min(words.y for text in pages[0].texts[:-1] for words in text.words)

    assert end(one_page=True) < end(one_page=False)
    tight, wide = (
        lay_out(design, paper(60, best_on_one_page=wanted))[0] for wanted in (False, True)
    )
    assert len(tight) == len(wide) > 1


def test_papers_in_one_file_are_numbered_apart(design: PaperDesign) -> None:
    pdf, _ = draw_papers(design, [paper(60), paper(1)])
    assert pdf is not None
    texts = page_texts(pdf)
    assert page_count(pdf) == len(texts) > 2
    assert texts[1].startswith("2 ")
    assert texts[-1].startswith("ĐẢNG BỘ CẤP TRÊN")
    assert draw_papers(design, []) == (None, ())


def test_what_cannot_be_drawn_stops_it(design: PaperDesign) -> None:
    pdf, findings = draw_paper(design, paper(1, foot="\U0001f600"))
    assert pdf is None
    assert has_errors(findings)


def test_a_workbook_has_numbers_groups_and_recipients(design: PaperDesign) -> None:
    book = load_workbook(BytesIO(write_paper_xlsx(design, paper(2))))
    assert book.active is not None
    rows = [[value for value in row if value is not None] for row in book.active.values]
    assert ["Huy hiệu 40 năm"] in rows
    assert [2, f"{LONG} 1", 5_060_000] in rows
    assert ["Cộng", 0] in rows
    assert ["- Các chi bộ,", "BÍ THƯ"] in rows
    assert ["Đợt 3/2/2027"] in rows


def test_a_paper_without_tables_is_a_workbook_too(design: PaperDesign) -> None:
    made = paper(0, parts=(Paragraph("=1+1", "note"),))
    book = load_workbook(BytesIO(write_paper_xlsx(design, made)))
    assert book.active is not None
    cells = [cell for row in book.active.iter_rows() for cell in row if cell.value == "=1+1"]
    assert [cell.data_type for cell in cells] == ["s"]


def test_what_is_missing_in_a_template_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "x"
    folder.mkdir(parents=True)
    shipped = RESOURCES / "templates" / "xac-nhan-tuoi-dang" / "template.toml"
    text = shipped.read_text("utf-8").replace("../../fonts", (RESOURCES / "fonts").as_posix())
    (folder / "template.toml").write_text(text.replace("[styles.note]", "[styles.notes]"), "utf-8")
    _, findings = load_paper_template(folder, ("opening", "nothing_like_it"), ("facts", "more"))
    keys = {finding.details.get("key") for finding in findings if finding.severity == "error"}
    assert keys == {"styles.note", "nothing_like_it", "tables.more"}
