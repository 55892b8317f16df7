"""The roster list: heads, rows, pages and foot, for one entry as for eight hundred."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.documents.papers import (
    FOOT,
    HEADING,
    fonts_of,
    page_texts,
    placed_words,
    roster_entry,
    roster_groups,
)
from vusta_desk.documents.roster_list import (
    RosterGroup,
    RosterTemplate,
    preflight_roster,
    render_roster,
)
from vusta_desk.domain.findings import Refused, Severity
from vusta_desk.domain.member import BadgeKind

HEADINGS = (
    "Số TT",
    "Số HHĐ",
    "Họ và tên",
    "Ngày sinh",
    "Quê quán",
    "Ngày cấp có thẩm quyền ra quyết định kết nạp",
    "Ngày kết nạp vào Đảng",
    "Ngày chính thức",
    "Số thẻ đảng viên",
    "Nơi đề nghị tặng HHĐ",
    "Ghi chú",
)


def test_the_eleven_columns_are_those_of_the_form(roster: RosterTemplate):
    assert tuple(column.heading for column in roster.columns) == HEADINGS


def test_sizes_and_margins_are_those_of_the_document_format(roster: RosterTemplate):
    sizes = {name: style.size for name, style in roster.stationery.styles.items()}
    assert sizes["party"] == 15
    assert sizes["recipient"] == 12
    for name in ("superior", "issuer", "place_and_date", "authority", "post", "signer"):
        assert sizes[name] == 14
    assert 15 <= sizes["title"] <= 16
    assert sizes["cell"] >= 10
    assert (roster.sheet.top, roster.sheet.number_from_top) == (20, 10)


def test_one_entry_is_one_page_with_everything(roster: RosterTemplate):
    pdf = render_roster(roster, HEADING, roster_groups((50, 1)), FOOT)
    (text,) = page_texts(pdf)
    for part in (
        HEADING.superior,
        HEADING.issuer,
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        HEADING.place_and_date,
        "DANH SÁCH ĐẢNG VIÊN",
        "được tặng Huy hiệu Đảng đợt 03/02/2027",
        "Huy hiệu 50 năm tuổi Đảng: 1 đồng chí",
        "Tổng cộng: 1 đồng chí",
        "Tổng số tiền tặng kèm: 156.860.000 đ",
        "Chưa rõ mức tiền: 2 đồng chí",
        "T/M BAN THƯỜNG VỤ",
        "BÍ THƯ",
        "Trần Quang Hòa",
        "Nơi nhận:",
        "- Lưu Văn phòng Đảng ủy.",
        "000000000001",
        "03/1978",
    ):
        assert part in text


def test_groups_stand_in_their_order_and_numbers_run_on(roster: RosterTemplate):
    groups = roster_groups((75, 2), (60, 3), (30, 1))
    (text, *more) = page_texts(render_roster(roster, HEADING, groups, FOOT))
    text = " ".join([text, *more])
    places = [text.index(f"Huy hiệu {level} năm tuổi Đảng:") for level in (75, 60, 30)]
    assert places == sorted(places)
    assert "Huy hiệu 75 năm: 2; Huy hiệu 60 năm: 3; Huy hiệu 30 năm: 1." in text
    assert "Tổng cộng: 6 đồng chí" in text


@pytest.mark.parametrize(
    ("kind", "note", "expected"),
    [
        (BadgeKind.POSTHUMOUS, "", "Truy tặng"),
        (BadgeKind.EARLY, "", "Tặng sớm"),
        (BadgeKind.REISSUE, "", "Cấp lại"),
        (BadgeKind.POSTHUMOUS, "Con nhận", "Truy tặng. Con nhận"),
        (BadgeKind.NORMAL, "Con nhận", "000000000001 Chi bộ Hội Vật lý Việt Nam Con nhận"),
    ],
)
def test_the_note_says_what_is_not_usual(
    roster: RosterTemplate, kind: BadgeKind, note: str, expected: str
):
    entry = replace(roster_entry(1), kind=kind, note=note)
    (text,) = page_texts(render_roster(roster, HEADING, [RosterGroup(40, (entry,))], FOOT))
    assert expected in text


def test_eight_hundred_entries(roster: RosterTemplate):
    groups = roster_groups((75, 100), (60, 300), (40, 400))
    pages = page_texts(render_roster(roster, HEADING, groups, FOOT))
    numbers = [int(card) for page in pages for card in re.findall(r"\b\d{12}\b", page)]
    assert numbers == list(range(1, 801))
    with_rows = [page for page in pages if re.search(r"\b\d{12}\b", page)]
    assert all("Họ và tên" in page and "Ghi chú" in page for page in with_rows)
    assert "DANH SÁCH ĐẢNG VIÊN" in pages[0]
    assert not any("DANH SÁCH ĐẢNG VIÊN" in page for page in pages[1:])


def test_page_numbers_stand_ten_millimetres_from_the_top_and_not_on_the_first(
    roster: RosterTemplate,
):
    pdf = render_roster(roster, HEADING, roster_groups((60, 40)), FOOT)
    count = len(page_texts(pdf))
    assert count > 2
    assert not any(y < 20 for _, y, _ in placed_words(pdf, 0))
    for page in range(1, count):
        x, y, word = min(placed_words(pdf, page), key=lambda placed: placed[1])
        assert word == str(page + 1)
        assert x == pytest.approx(297 / 2, abs=2)
        assert 10 < y < 16


def test_no_row_is_cut_and_nothing_leaves_the_margins(roster: RosterTemplate):
    pdf = render_roster(roster, HEADING, roster_groups((60, 60)), FOOT)
    for page, text in enumerate(page_texts(pdf)):
        assert text.count("02/03/1977") == text.count("03/1978") - text.count("19/03/1978")
        for x, y, word in placed_words(pdf, page):
            assert 19 < x < 282
            assert y < 196 or word == "", (page, x, y, word)


@pytest.mark.parametrize("count", range(3, 16))
def test_totals_and_signature_stay_together_with_the_last_row(roster: RosterTemplate, count: int):
    pages = page_texts(render_roster(roster, HEADING, roster_groups((60, count)), FOOT))
    last = pages[-1]
    for part in ("Tổng cộng:", "T/M BAN THƯỜNG VỤ", "Trần Quang Hòa", "Nơi nhận:"):
        assert part in last
    assert f"{count:012d}" in last


@pytest.mark.parametrize("count", range(1, 12))
def test_the_line_of_a_group_stays_with_its_first_row(roster: RosterTemplate, count: int):
    pages = page_texts(render_roster(roster, HEADING, roster_groups((75, count), (30, 2)), FOOT))
    (page,) = [page for page in pages if "Huy hiệu 30 năm tuổi Đảng:" in page]
    assert f"{count + 1:012d}" in page


def test_foot_without_money_recipients_or_signer(roster: RosterTemplate):
    foot = replace(FOOT, amount="", amount_unknown=0, recipients=(), signer="")
    (text,) = page_texts(render_roster(roster, HEADING, roster_groups((50, 1)), foot))
    for part in ("Tổng số tiền", "Chưa rõ mức tiền", "Nơi nhận"):
        assert part not in text
    assert text.endswith("BÍ THƯ")


def test_a_roster_without_entries_is_a_page_too(roster: RosterTemplate):
    (text,) = page_texts(render_roster(roster, HEADING, [], FOOT))
    assert "Tổng cộng: 0 đồng chí" in text
    assert "Trong đó" not in text


def test_many_recipients_move_to_a_page_of_their_own(roster: RosterTemplate):
    foot = replace(FOOT, recipients=tuple(f"- Chi bộ số {number}," for number in range(28)))
    pages = page_texts(render_roster(roster, HEADING, roster_groups((50, 3)), foot))
    assert len(pages) == 2
    assert "- Chi bộ số 27," in pages[1]
    assert "Tổng cộng" in pages[1]


def test_long_cells_wrap_and_short_ones_keep_their_size(roster: RosterTemplate):
    findings = preflight_roster(roster, HEADING, roster_groups((60, 40)), FOOT)
    assert findings == ()


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"name": "Nguyễn 中"}, "character_missing"),
        ({"serial": "A" * 60}, "text_too_long"),
        ({"home": "xã " * 2000}, "text_too_long"),
    ],
)
def test_what_cannot_be_drawn_is_refused(
    roster: RosterTemplate, changed: dict[str, str], code: str
):
    entries = (roster_entry(1), replace(roster_entry(2), **changed))  # type: ignore[arg-type]
    groups = [RosterGroup(50, entries)]
    (finding,) = preflight_roster(roster, HEADING, groups, FOOT)
    assert (finding.code, finding.subject) == (code, "M0002")
    assert finding.severity is Severity.ERROR
    assert finding.details["value"] == next(iter(changed))
    with pytest.raises(Refused) as refusal:
        render_roster(roster, HEADING, groups, FOOT)
    assert refusal.value.code == code


def test_the_same_roster_gives_the_same_bytes(roster: RosterTemplate):
    groups = roster_groups((60, 3))
    assert render_roster(roster, HEADING, groups, FOOT) == render_roster(
        roster, HEADING, groups, FOOT
    )


def test_fonts_are_embedded_and_title_and_language_set(roster: RosterTemplate):
    pdf = render_roster(roster, HEADING, roster_groups((60, 3)), FOOT)
    fonts = fonts_of(pdf)
    assert {name.split("+")[1] for name in fonts} == {
        "Tinos-Regular",
        "Tinos-Bold",
        "Tinos-Italic",
    }
    assert all(fonts.values())
    reader = PdfReader(BytesIO(pdf))
    assert reader.metadata is not None
    assert reader.metadata.title == roster.stationery.title
    assert str(reader.root_object["/Lang"]) == "vi"
