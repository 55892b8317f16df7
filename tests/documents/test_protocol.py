"""The minutes of a reconciliation: paper and workbook say the same, and the numbers add up."""

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from textwrap import dedent

import pytest
from openpyxl import load_workbook

from tests.documents.papers import PROTOCOL, RESOURCES, placed_words
from vusta_desk.documents.protocol import from_document, to_document
from vusta_desk.documents.protocol_paper import draw_protocol, write_protocol_xlsx
from vusta_desk.documents.protocol_parts import protocol_paper
from vusta_desk.documents.protocol_template import ProtocolTemplate, load_protocol_template
from vusta_desk.documents.raster import page_count
from vusta_desk.documents.table_pages import lay_out
from vusta_desk.domain.findings import has_errors

SHIPPED = RESOURCES / "templates" / "doi-chieu" / "template.toml"


def text_of(pdf: bytes | None) -> str:
    assert pdf is not None
    pages = range(page_count(pdf))
    return " ".join(word for page in pages for _, _, word in placed_words(pdf, page))


def cells(template: ProtocolTemplate, **changes: object) -> list[list[object]]:
    book = load_workbook(BytesIO(write_protocol_xlsx(template, replace(PROTOCOL, **changes))))  # type: ignore[arg-type]
    assert book.active is not None
    return [
        [value for value in row if value is not None]
        for row in book.active.iter_rows(values_only=True)
    ]


def test_it_comes_back_from_json_word_for_word() -> None:
    for protocol in (PROTOCOL, replace(PROTOCOL, movement=None)):
        assert from_document(json.loads(json.dumps(to_document(protocol)))) == protocol


def test_head_counts_are_on_the_paper_and_checked(minutes: ProtocolTemplate) -> None:
    text = text_of(draw_protocol(minutes, PROTOCOL)[0])
    assert "Kiểm tra: 751 + 10 = 761 (sổ); 751 + 4 + 1 = 756 (danh sách)." in text
    assert "Kiểm tra: 760 + 3 - 1 = 762." in text
    assert "Ngoài ra có 2 dòng" in text
    assert "Có trong sổ, không có trong danh sách: 0 đồng chí Không có." in text
    assert "Số -BB/ĐULHHVN" in text


def test_the_first_one_has_no_movement(minutes: ProtocolTemplate) -> None:
    first = replace(PROTOCOL, movement=None, note="", symbol="", unclear=())
    text = text_of(draw_protocol(minutes, first)[0])
    assert "lần đối khớp đầu tiên" in text
    assert "-BB/" not in text
    assert "Ghi chú:" not in text
    assert "chưa xác định được là ai:" not in text


def test_the_unexplained_are_told(minutes: ProtocolTemplate) -> None:
    assert PROTOCOL.movement is not None
    moved = replace(PROTOCOL.movement, unexplained=2)
    text = text_of(draw_protocol(minutes, replace(PROTOCOL, movement=moved))[0])
    assert "Chưa rõ lý do: 2 đồng chí" in text
    nobody = replace(moved, moved=(), unexplained=0, increases=(), decreases=())
    text = text_of(draw_protocol(minutes, replace(PROTOCOL, movement=nobody))[0])
    assert "Đảng viên tăng, giảm:" not in text


def test_a_branch_signs_for_itself(minutes: ProtocolTemplate) -> None:
    text = text_of(draw_protocol(minutes, replace(PROTOCOL, side="Chi bộ Hội Hóa học"))[0])
    assert "đối khớp số lượng đảng viên với Chi bộ Hội Hóa học" in text
    assert "T/M CHI ỦY (CHI BỘ)" in text
    assert "CẤP ỦY CẤP TRÊN" not in text


@pytest.mark.parametrize("rows", [0, 1, 20, 23, 24, 25, 26, 27, 60, 300])
def test_no_page_is_overfull_and_signatures_stay_whole(
    minutes: ProtocolTemplate, rows: int
) -> None:
    protocol = replace(PROTOCOL, different=PROTOCOL.different[:1] * rows)
    pages, findings = lay_out(minutes.design, protocol_paper(protocol, minutes))
    assert not has_errors(findings)
    limit = minutes.design.sheet.height - minutes.design.sheet.bottom
    for page in pages:
        assert all(row.top + row.row.height <= limit for table in page.tables for row in table)
        for table in page.tables:
            assert table[0].row.is_header
            assert len(table) > 1
    last = text_of(draw_protocol(minutes, protocol)[0]).split("Biên bản này được lập")[-1]
    assert last.index("T/M BAN THƯỜNG VỤ") < last.index("Trần Quang Hòa")


@pytest.mark.parametrize("rows", range(8, 36))
def test_signatures_never_stand_alone_on_a_page(minutes: ProtocolTemplate, rows: int) -> None:
    protocol = replace(PROTOCOL, different=PROTOCOL.different[:1] * rows, note="")
    pages, _ = lay_out(minutes.design, protocol_paper(protocol, minutes))
    shown = [text.shown for text in pages[-1].texts]
    assert minutes.words.closing in shown
    assert shown.index(minutes.words.closing) < shown.index(protocol.signer)


LONG = "Ý kiến của hai bên về số lượng đảng viên và cách xử lý từng mục đã ghi trong biên bản. "


@pytest.mark.parametrize("times", [1, 7, 20, 60, 300])
def test_a_long_note_goes_over_the_pages_whole(minutes: ProtocolTemplate, times: int) -> None:
    protocol = replace(PROTOCOL, note=(LONG * times).strip())
    pages, findings = lay_out(minutes.design, protocol_paper(protocol, minutes))
    assert not has_errors(findings)
    shown = [text.shown for page in pages for text in page.texts if not text.shown.isdecimal()]
    assert (LONG * times).strip() in " ".join(shown)
    foot = (minutes.design.sheet.bottom - 2) * 72 / 25.4  # tails of letters stand below the line
    assert all(word.y > foot for page in pages for text in page.texts for word in text.words)


def test_a_long_file_name_is_broken_and_not_lost(minutes: ProtocolTemplate) -> None:
    name = "danh_sach_dang_vien_" * 6 + "x" * 120 + ".xlsx"
    pages, findings = lay_out(minutes.design, protocol_paper(replace(PROTOCOL, file=name), minutes))
    assert not findings
    assert name in "".join(text.shown for page in pages for text in page.texts).replace(" ", "")


def test_what_can_be_written_of_a_line_fits_its_row(minutes: ProtocolTemplate) -> None:
    said = (LONG * 4)[:300]
    rows = (("Trần An", "Quê quán", said, said, said),)
    assert draw_protocol(minutes, replace(PROTOCOL, different=rows))[0] is not None


def test_the_workbook_says_the_same_with_real_numbers(minutes: ProtocolTemplate) -> None:
    rows = cells(minutes)
    counts = {row[1]: row[2] for row in rows if len(row) == 3 and isinstance(row[2], int)}
    labels = minutes.counts
    ours, there, both = (counts[labels[name]] for name in ("ours", "missing_there", "matched"))
    assert ours == both + there == 761
    theirs = [counts[labels[name]] for name in ("matched", "missing_here", "unclear")]
    assert counts[labels["theirs"]] == sum(theirs)
    assert counts["Tăng trong kỳ"] == counts["- kết nạp"] + counts["- chuyển đến"]
    assert [1, *PROTOCOL.missing_here[0]] in rows
    assert ["T/M BAN THƯỜNG VỤ"] in [row[-1:] for row in rows]


def test_no_name_becomes_a_formula(minutes: ProtocolTemplate) -> None:
    evil = (('=HYPERLINK("x")', "+84", "@a", "-2", ""),)
    rows = cells(minutes, missing_here=evil)
    assert [1, *evil[0][:4]] in rows
    book = load_workbook(
        BytesIO(write_protocol_xlsx(minutes, replace(PROTOCOL, missing_here=evil)))
    )
    types = {cell.data_type for row in book.active.iter_rows() for cell in row}
    assert "f" not in types


def test_a_word_that_cannot_be_drawn_stops_the_paper(minutes: ProtocolTemplate) -> None:
    pdf, findings = draw_protocol(minutes, replace(PROTOCOL, signer="\U0001f600"))
    assert pdf is None
    assert has_errors(findings)


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('[styles.section]\nfont = "bold"', '[styles.other]\nfont = "bold"', "styles.section"),
        ('id = "moved"', 'id = "nothing"', "id"),
        ("width = 118", "width = 218", None),
        ('title = "BIÊN BẢN"\n', "", "title"),
        ('after = "', 'later = "', "after"),
    ],
)
def test_what_is_wrong_in_the_template_is_said(
    tmp_path: Path, old: str, new: str, key: str | None
) -> None:
    folder = tmp_path / "templates" / "doi-chieu"
    folder.mkdir(parents=True)
    text = SHIPPED.read_text("utf-8")
    assert old in text
    fonts = (RESOURCES / "fonts").as_posix()
    text = text.replace(old, new).replace("../../fonts", fonts)
    (folder / "template.toml").write_text(dedent(text), "utf-8")
    _, findings = load_protocol_template(folder)
    assert has_errors(findings)
    assert key in {finding.details.get("key") for finding in findings}
