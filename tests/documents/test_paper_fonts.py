"""The bundled fonts can draw everything a Vietnamese paper says, and may be passed on."""

import unicodedata
from pathlib import Path

import pytest

from tests.documents.papers import RESOURCES
from vusta_desk.documents.fonts import composed, load_font
from vusta_desk.domain.findings import Refused

FONTS = sorted((RESOURCES / "fonts").glob("*.ttf"))
FAMILIES = {path.name.split("-")[0] for path in FONTS}
VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
PUNCTUATION = "0123456789 \u00a0.,;:-–—/()*…·'\"‘’“”&+=%@?!№°₫"


def vietnamese_letters() -> set[str]:
    small = {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES}
    small.add("đ")
    return {letter for letter in small | {letter.upper() for letter in small} if ord(letter) > 127}


def test_there_are_134_letters_beyond_ascii():
    assert len(vietnamese_letters()) == 134


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_font_draws_every_vietnamese_letter(path: Path):
    font = load_font(path)
    ascii_letters = "".join(chr(code) for code in range(33, 127))
    wanted = "".join(sorted(vietnamese_letters())) + ascii_letters + PUNCTUATION
    assert font.missing(wanted) == ""
    assert all(font.width(letter) > 0 for letter in vietnamese_letters())
    assert 0.5 < font.cap_height < 1


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_licence_lies_beside_the_font(family: str):
    licence = (RESOURCES / "fonts" / f"{family}-OFL.txt").read_text("utf-8")
    assert "SIL Open Font License, Version 1.1" in licence


def test_fonts_are_not_too_heavy():
    assert sum(path.stat().st_size for path in FONTS) < 4_300_000


def test_every_bundled_font_is_used_by_a_template():
    templates = [path.read_text("utf-8") for path in RESOURCES.glob("templates/*/template.toml")]
    unused = [path.name for path in FONTS if not any(path.name in text for text in templates)]
    assert unused == []


def test_missing_names_each_character_once():
    font = load_font(FONTS[0])
    assert font.missing("A☭B中☭") == "☭中"
    assert font.width("A☭") == font.width("A")


def test_loading_twice_is_the_same_font_for_reportlab():
    assert load_font(FONTS[0]).registered == load_font(FONTS[0]).registered


def test_another_file_of_the_same_name_gets_a_name_of_its_own(tmp_path: Path):
    copy = tmp_path / FONTS[0].name
    copy.write_bytes(FONTS[1].read_bytes())
    first, second = load_font(FONTS[0]), load_font(copy)
    assert first.name == second.name
    assert first.registered != second.registered
    assert first.width("Đảng viên") != second.width("Đảng viên")


def test_file_that_is_no_font_is_refused(tmp_path: Path):
    path = tmp_path / "không-phải-phông.ttf"
    path.write_bytes(b"not a font at all")
    with pytest.raises(Refused) as refusal:
        load_font(path)
    assert refusal.value.code == "font_not_readable"
    assert refusal.value.details["file"] == path.name


def test_composed_joins_marks_to_letters_and_lines_to_one():
    assert composed(unicodedata.normalize("NFD", " Nguyễn\tThị\nẨn ")) == "Nguyễn Thị Ẩn"
