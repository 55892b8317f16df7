"""The recovery sheet: one page that can be read back letter by letter."""

from tests.documents.papers import RECOVERY, RECOVERY_LINES, fonts_of, page_texts
from vusta_desk.documents.recovery_sheet import RecoverySheet, render_recovery_sheet
from vusta_desk.documents.template_file import Template


def test_one_page_says_what_it_is_and_whose(recovery: Template):
    (text,) = page_texts(render_recovery_sheet(recovery, RECOVERY))
    for part in (
        "PHIẾU KHÔI PHỤC",
        RECOVERY.committee,
        RECOVERY.file_name,
        RECOVERY.date,
        "Cất giữ",
    ):
        assert part in text


def test_the_letters_stand_numbered_in_their_order(recovery: Template):
    (text,) = page_texts(render_recovery_sheet(recovery, RECOVERY))
    places = [text.index(line) for line in RECOVERY_LINES]
    assert places == sorted(places)
    for number in range(1, 9):
        assert f" {number} " in text


def test_fonts_are_embedded_and_bytes_reproducible(recovery: Template):
    pdf = render_recovery_sheet(recovery, RECOVERY)
    assert all(fonts_of(pdf).values())
    assert render_recovery_sheet(recovery, RECOVERY) == pdf


def test_long_names_still_fit(recovery: Template):
    name = "danh-sách-đảng-viên-liên-hiệp-các-hội-khoa-học-và-kỹ-thuật-việt-nam-2026.vusta"
    sheet = RecoverySheet(RECOVERY.committee, name, RECOVERY.date, RECOVERY_LINES)
    (text,) = page_texts(render_recovery_sheet(recovery, sheet))
    assert name in text
