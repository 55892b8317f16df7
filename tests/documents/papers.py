"""Invented records for papers, and what a reader sees on a finished PDF."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import cast

import pypdfium2
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from vusta_desk.documents.layout import Align, Anchor, Fit, Style
from vusta_desk.documents.protocol import Protocol, ProtocolMovement
from vusta_desk.documents.recovery_sheet import RecoverySheet
from vusta_desk.documents.roster_list import RosterEntry, RosterFoot, RosterGroup, RosterHeading
from vusta_desk.documents.values import CERTIFICATE_VALUES
from vusta_desk.domain.member import BadgeKind

MM = 72 / 25.4
RESOURCES = Path(__file__).parents[2] / "resources"

SAMPLE: Mapping[str, str | None] = CERTIFICATE_VALUES

LONGEST: Mapping[str, str | None] = {
    **SAMPLE,
    "key": "M0002",
    "issuing_superior": "ĐẢNG BỘ MẶT TRẬN TỔ QUỐC, CÁC ĐOÀN THỂ TRUNG ƯƠNG",
    "issuer": "ĐẢNG ỦY LIÊN HIỆP CÁC HỘI KHOA HỌC VÀ KỸ THUẬT VIỆT NAM",
    "award_title": "Truy tặng Huy hiệu 90 năm tuổi Đảng",
    "name": "Nguyễn Phạm Hoàng Công Tằng Tôn Nữ Thị Minh Nguyệt",
    "birth_date": "11/1938",
    "home": "thôn Đông Thượng, xã Nguyễn Nghiêm, huyện Đức Phổ, tỉnh Quảng Ngãi",
    "admission_date": "12/1959",
    "branch": "Chi bộ Trung tâm Nghiên cứu Chuyển giao Công nghệ Môi trường và Phát triển nông "
    "thôn Việt Nam",
    "signer": "Nguyễn Phương Thúy Quỳnh",
}

UNKNOWN: Mapping[str, str | None] = {**dict.fromkeys(SAMPLE), "key": "M0003"}

HEADING = RosterHeading(
    superior="ĐẢNG BỘ MẶT TRẬN TỔ QUỐC, CÁC ĐOÀN THỂ TRUNG ƯƠNG",
    issuer="ĐẢNG ỦY LIÊN HIỆP CÁC HỘI KHOA HỌC VÀ KỸ THUẬT VIỆT NAM",
    place_and_date="Hà Nội, ngày 03 tháng 02 năm 2027",
    occasion="đợt 03/02/2027",
)
FOOT = RosterFoot(
    authority="T/M BAN THƯỜNG VỤ",
    post="BÍ THƯ",
    signer="Trần Quang Hòa",
    amount="156.860.000 đ",
    amount_unknown=2,
    recipients=("- Các chi bộ trực thuộc,", "- Lưu Văn phòng Đảng ủy."),
)

RECOVERY_LINES = tuple(f"CFH JK{number} NPR" for number in range(2, 10))
RECOVERY = RecoverySheet(
    committee="Đảng ủy Liên hiệp các Hội Khoa học và Kỹ thuật Việt Nam",
    file_name="dang-bo.vusta",
    date="22/11/2026",
    lines=RECOVERY_LINES,
)

STYLE = Style(
    font="regular",
    value_font="bold",
    size=20,
    smallest=8,
    leading=1.2,
    tracking=0.0,
    word_space=0.0,
    colour="#000000",
    align=Align.LEFT,
    anchor=Anchor.TOP,
    fit=Fit.WRAP,
    rule=0.0,
)

_NAMES = (
    "Nguyễn Thị Minh Nguyệt",
    "Trần Quang Hòa",
    "Nguyễn Phạm Hoàng Công Tằng Tôn Nữ Thị Minh Nguyệt",
)
_HOMES = (
    "xã Kim Liên, tỉnh Nghệ An",
    "thôn Đông Thượng, xã Nguyễn Nghiêm, huyện Đức Phổ, tỉnh Quảng Ngãi",
)
_KINDS = (BadgeKind.NORMAL, BadgeKind.POSTHUMOUS, BadgeKind.NORMAL, BadgeKind.EARLY)


_BRANCH = "Chi bộ Cơ quan Trung ương Liên hiệp các Hội Khoa học và Kỹ thuật Việt Nam"
PROTOCOL = Protocol(
    superior=HEADING.superior,
    issuer=HEADING.issuer,
    issuer_name="Đảng ủy Liên hiệp các Hội Khoa học và Kỹ thuật Việt Nam",
    symbol="ĐULHHVN",
    place_and_date="Hà Nội, ngày 31 tháng 12 năm 2026",
    side="",
    day="31/12/2026",
    file="DS_DANGVIEN.xlsx",
    note="Đã thống nhất số liệu quý IV.",
    counts={
        "ours": 761,
        "theirs": 756,
        "matched": 751,
        "differing": 30,
        "missing_there": 10,
        "missing_here": 4,
        "unclear": 1,
        "after": 762,
        "aside": 2,
    },
    missing_here=(
        ("Dương Bá Vinh", "12/11/1946", "036046651053", _BRANCH, "lấy theo danh sách"),
        ("Nguyễn Phạm Hoàng Công Tằng Tôn Nữ Thị Minh Nguyệt", "1974", "", "", "chưa xử lý"),
    ),
    missing_there=(),
    different=tuple(
        (f"Trần Văn {number}", "Ngày vào Đảng", "19/05/1990", "20/05/1990", "giữ theo sổ")
        for number in range(1, 31)
    ),
    unclear=(("Sheet1 12", "Lê Thị Đào", "Trùng với dòng 8 của danh sách."),),
    movement=ProtocolMovement(
        since="30/09/2026",
        until="31/12/2026",
        at_start=760,
        at_end=762,
        increases=(("kết nạp", 2), ("chuyển đến", 1)),
        decreases=(("từ trần", 1),),
        moved=(
            ("Vũ Mới", "tăng", "kết nạp", "01/10/2026"),
            ("Đỗ Hai", "tăng", "kết nạp", "02/10/2026"),
            ("Hồ Giang", "tăng", "chuyển đến", "05/11/2026"),
            ("Trần Văn Ân", "giảm", "từ trần", "15/10/2026"),
        ),
        unexplained=0,
    ),
    authority="T/M BAN THƯỜNG VỤ",
    post="BÍ THƯ",
    signer="Trần Quang Hòa",
)


def roster_entry(number: int) -> RosterEntry:
    """The entry of an invented member; some know little, some have long names."""
    return RosterEntry(
        key=f"M{number:04d}",
        name=_NAMES[number % 3],
        serial=f"A {number:06d}" if number % 4 else "",
        birth_date="19/05/1949" if number % 5 else "1949",
        home=_HOMES[number % 2],
        admission_decision_date="02/03/1977",
        admission_date="19/03/1977",
        official_date="03/1978",
        card_number=f"{number:012d}",
        branch="Chi bộ Hội Vật lý Việt Nam",
        note="Trao tại nhà" if number % 7 == 3 else "",
        kind=_KINDS[number % 4],
    )


def roster_groups(*sizes: tuple[int, int]) -> list[RosterGroup]:
    """Groups of so many at a level: `(75, 2), (60, 5)`; members are numbered on from 1."""
    groups, number = [], 0
    for level, size in sizes:
        entries = tuple(roster_entry(number + place) for place in range(1, size + 1))
        groups.append(RosterGroup(level, entries))
        number += size
    return groups


def page_texts(pdf: bytes) -> list[str]:
    """The words of every page, one space between them."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [document[number].get_textpage() for number in range(len(document))]
        return [" ".join(page.get_text_range().split()) for page in pages]
    finally:
        document.close()


def placed_words(pdf: bytes, page: int) -> list[tuple[float, float, str]]:
    """Every word of a page with its left edge and base line, in millimetres from the top left."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        sheet = document[page]
        height = sheet.get_height()
        text = sheet.get_textpage()
        words: list[tuple[float, float, str]] = []
        going = False
        for place in range(text.count_chars()):
            letter = text.get_text_range(place, 1)
            if not letter.strip():
                going = False
                continue
            left, bottom, _, _ = text.get_charbox(place, loose=True)
            if going:
                x, y, begun = words[-1]
                words[-1] = (x, y, begun + letter)
            else:
                words.append((round(left / MM, 1), round((height - bottom) / MM, 1), letter))
            going = True
        return words
    finally:
        document.close()


def fonts_of(pdf: bytes) -> dict[str, bool]:
    """Every font of a PDF and whether its letters are in the file."""
    reader = PdfReader(BytesIO(pdf))
    fonts = {}
    for number in range(1, cast(int, reader.trailer["/Size"])):
        item = reader.get_object(number)
        if isinstance(item, DictionaryObject) and item.get("/Type") == "/Font":
            descriptor = item.get("/FontDescriptor", DictionaryObject()).get_object()
            fonts[str(item["/BaseFont"])] = "/FontFile2" in descriptor
    return fonts
