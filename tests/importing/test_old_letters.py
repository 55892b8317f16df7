"""Tables letter by letter against tables of others, and columns told apart by their words."""

import json
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Sequence
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.checkout import ROOT
from tests.importing.old_letters import (
    in_cp1258,
    in_small_tcvn3,
    in_tcvn3,
    in_vni,
    tcvn_letters,
    vni_letters,
)
from vusta_desk.importing.choices import Encoding
from vusta_desk.importing.files.raw import RawFile, RawRow, RawSheet
from vusta_desk.importing.letters import code_pages, tcvn3, vni
from vusta_desk.importing.letters.decoding import OldLetters
from vusta_desk.importing.letters.statistics import weighed, words_in
from vusta_desk.importing.letters.syllables import is_syllable

DEMO = json.loads((ROOT / "resources/demo/registry.json").read_text("utf-8"))
NAMES = sorted({person["name"] for person in DEMO["members"]})
BRANCHES = sorted({branch["name"] for branch in DEMO["branches"]})
HOMES = sorted({person["home"] for person in DEMO["members"] if person.get("home")})
FOREIGN = (
    "José García", "François Müller", "Zoë Brontë", "Renée Noël", "Søren Kierkegaard", "Åsa Öberg",
    "Ángel Núñez", "João Conceição", "Jürgen Groß", "Siân Môn", "Niño Peña", "Éric Bézout",
    "Mª Ángeles", "5 m²", "20 °C", "± 3", "© 2020", "Café", "naïve", "Dvořák", "Łódź", "№ 5",
    "Ekaterina", "Иван", "“quoted”", "a – b", "1 ½", "§ 12", "Krông Búk", "Y Moan Êban",
    "H'Hen Niê",
)  # fmt: skip
OF_PEOPLES = {"Byă", "Ksor", "Hyưk", "Blơn", "Niê", "Kđăm"}  # words of other languages here
HEADER = ("TT", "Họ và tên", "Quê quán")
WRITERS = {
    Encoding.TCVN3: in_tcvn3,
    Encoding.VNI: in_vni,
    Encoding.CP1258: lambda text: code_pages.as_western(in_cp1258(text)),
}
ALPHABET = sorted(
    set(vni_letters().values()) | set("abcdeghiklmnopqrstuvxyABCDEGHIKLMNOPQRSTUVXY ")
)
ORDINARY = st.sampled_from([*NAMES, *BRANCHES, *HOMES])


def read(
    rows: Sequence[Sequence[str]], chosen: Encoding = Encoding.AUTO
) -> tuple[list[RawRow], OldLetters]:
    """The rows of a sheet as they read in Unicode, and what is told of them."""
    numbered = list(enumerate(rows, start=1))
    sheet = RawSheet("S", lambda: iter(numbered), len(rows))
    letters = OldLetters(chosen)
    raw = letters.over(RawFile("a.xlsx", "", ("S",), lambda _: sheet))
    return list(raw.load("S").rows()), letters


def as_read(
    rows: Sequence[Sequence[str]], chosen: Encoding = Encoding.AUTO
) -> list[tuple[str, ...]]:
    return [tuple(map(str, cells)) for _, cells in read(rows, chosen)[0]]


def test_tcvn3_is_what_iconv_says_for_every_code():
    assert dict(tcvn3.LETTERS) == tcvn_letters()
    assert len([code for code in tcvn3.LETTERS if code >= 0xA1]) == 95


@pytest.mark.skipif(shutil.which("iconv") is None, reason="needs iconv of glibc")
def test_the_kept_table_is_still_that_of_iconv():
    for code, letter in tcvn_letters().items():
        command = ("iconv", "-f", "TCVN5712-1", "-t", "UTF-8")
        run = subprocess.run(command, input=bytes([code]), capture_output=True, check=True)
        assert run.stdout.decode() == letter


@pytest.mark.parametrize("code", sorted(tcvn_letters()))
def test_tcvn3_letter_by_letter(code: int):
    letter = tcvn_letters()[code]
    assert tcvn3.decode(f"n{chr(code)}") == unicodedata.normalize("NFC", f"n{letter}")


def test_tcvn3_marks_join_the_letter_before_them():
    assert tcvn3.decode("a\xb0 e\xb1 o\xb2 u\xb3 y\xb4") == "à ẻ õ ú ỵ"


@pytest.mark.parametrize("written", sorted(vni_letters()))
def test_vni_letter_by_letter(written: str):
    assert vni.decode(f"x{written}x") == f"x{vni_letters()[written]}x"


@pytest.mark.parametrize("letter", "ìíỉĩịỵơưđÌÍỈĨỊỴƠƯĐ")
def test_vni_letters_with_a_code_of_their_own(letter: str):
    assert len(in_vni(letter)) == 1
    assert vni.decode(in_vni(letter)) == letter


def test_vni_has_all_letters_and_reads_a_capital_with_a_small_mark():
    assert set(vni.LETTERS.values()) == set(vni_letters().values())
    assert len(set(vni.LETTERS.values())) == 134
    assert vni.decode("AÙn Aùn ÑÖÙC Ñöùc") == "Án Án ĐỨC Đức"


@pytest.mark.parametrize("code", range(0x20, 0x100))
def test_code_page_1258_is_that_of_python(code: int):
    data = b"e" + bytes([code])
    text = data.decode("cp1258", "ignore")
    if len(text) == 2:
        assert code_pages.decode(code_pages.as_western(data)) == unicodedata.normalize("NFC", text)


@given(st.text(ALPHABET))
def test_every_text_in_vni_comes_back(text: str):
    assert vni.decode(in_vni(text)) == text


@given(st.text(ALPHABET))
def test_every_text_in_code_page_1258_comes_back(text: str):
    assert code_pages.decode(code_pages.as_western(in_cp1258(text))) == text


@pytest.mark.parametrize("write", [in_tcvn3, in_small_tcvn3])
@pytest.mark.parametrize("case", [str, str.upper])
def test_every_name_in_tcvn3_comes_back(write, case):
    names = [case(name) for name in NAMES]
    assert [tcvn3.decode(write(name)) for name in names] == names


def test_tcvn3_capitals_that_the_fonts_have_not():
    assert tcvn3.decode("NGUYÔN THÞ ¸I") == "NGUYỄN THỊ ÁI"
    assert tcvn3.decode("NguyÔn V¨n ¸nh") == "Nguyễn Văn Ánh"
    assert tcvn3.decode("Êp 3, x· Êm") == "ấp 3, xã ấm"
    assert tcvn3.decode("A¸nh Y\xfdt") == "Ánh Ýt"


def test_quotes_are_quotes_unless_they_make_a_word():
    assert tcvn3.decode("“§µo” – ‘mai’…") == "“Đào” – ‘mai’…"
    assert tcvn3.decode("ƒnh “\x83nh” –an “TH–” NG–C") == "Ánh “Ánh” –an “TH–” NGỌC"


def test_syllables():
    words = {word.strip(",") for text in (*NAMES, *HOMES) for word in re.split("[ -]", text)}
    assert {word for word in words if not is_syllable(word) and "'" not in word} == OF_PEOPLES
    for word in ("hoà", "hòa", "Quý", "Quí", "Lý", "GIẾNG", "gì", "khuya", "nghiêng", "Thuỷ", "Ỷ"):
        assert is_syllable(word), word
    for word in ("Café", "Müller", "thàc", "NguyÔn", "hÀ", "ẳà", "q", "ăn" + "g" * 2, "toàn1"):
        assert not is_syllable(word), word


@given(
    st.lists(ORDINARY | st.sampled_from(FOREIGN), max_size=30), st.sampled_from([str, str.upper])
)
def test_unicode_is_never_taken_for_old_letters(texts: list[str], case):
    rows = [HEADER, *(("1", case(text), "") for text in texts)]
    sheet, letters = read(rows)
    assert [tuple(cells) for _, cells in sheet] == rows
    assert not letters.findings("S")
    assert letters.encoding_of("S") is Encoding.UTF8


@given(
    st.lists(
        st.sampled_from(sorted({w for text in (*NAMES, *HOMES, *BRANCHES) for w in text.split()}))
    )
)
def test_words_of_unicode_speak_for_no_old_way(words: list[str]):
    assert not weighed({found for word in words for found in words_in(word)}).in_favour
    apart = unicodedata.normalize("NFD", " ".join(words))
    assert as_read([HEADER, ("1", apart, "")])[1][1] == apart


@pytest.mark.parametrize("way", list(WRITERS))
@given(people=st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(HOMES)), max_size=20))
def test_lists_without_fonts_come_back_by_their_words(way: Encoding, people: list[tuple[str, str]]):
    rows = [HEADER, *(("1", *person) for person in people)]
    written = [tuple(map(WRITERS[way], row)) for row in rows]
    sheet, letters = read(written)
    assert [tuple(cells) for _, cells in sheet] == rows
    assert letters.encoding_of("S") is way


@cache
def clear(way: Encoding) -> list[str]:
    """The names that are beyond doubt once they are written that way."""
    return [
        name for name in NAMES if any(not is_syllable(word) for word in WRITERS[way](name).split())
    ]


@pytest.mark.parametrize("way", [Encoding.TCVN3, Encoding.VNI])
@given(st.data())
def test_one_column_may_hold_both(way: Encoding, data: st.DataObject):
    old = data.draw(st.lists(st.sampled_from(clear(way)), min_size=6, max_size=20, unique=True))
    rows = [*((name,) for name in NAMES[:50]), *((WRITERS[way](name),) for name in old)]
    assert as_read(rows) == [*((name,) for name in NAMES[:50]), *((name,) for name in old)]


def test_in_a_column_of_both_what_reads_either_way_is_left_and_named():
    rows = [(name,) for name in ("Bùi Bá Ân", "Vũ Đức", "Đỗ Ẩn", "Lê Thị Hậu")]
    rows += [(in_tcvn3(name),) for name in ("Vũ Thị Thảo", "Bùi Công Lễ", "Hồ Đỗ Thư")]
    sheet, letters = read(rows)
    assert [str(cells[0]) for _, cells in sheet[3:]] == [
        "Lê Thị Hậu", "Vũ Thị Thảo", "Bùi Công Lễ", "Hồ Đỗ Thư",
    ]  # fmt: skip
    assert sheet[0][1][0] == "Bùi Bá Ân"
    assert [tuple(place) for place in letters.suspects] == [("S", 1)]
