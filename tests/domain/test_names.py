"""Vietnamese order, capitals, tidying and search."""

import itertools
import random
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vusta_desk.domain.names import (
    folded,
    is_all_capitals,
    matching,
    same_spelling,
    search_rank,
    sort_key,
    text_sort_key,
    tidy,
    title_case,
)

LETTERS = list("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")
TONES = ["ma", "mà", "mả", "mã", "má", "mạ"]
PEOPLE = [
    "An",
    "Lê An",
    "Lê Thị An",
    "Lê Văn An",
    "Nguyễn An",
    "Trần Hữu An",
    "Y Blô An",
    "Nguyễn Văn Anh",
    "Nguyễn Văn Ảnh",
    "Nguyễn Văn Ánh",
    "Nguyễn Văn Ân",
    "Nguyễn Văn Ấn",
    "Đỗ Thị Cúc",
    "Đỗ Thị Dung",
    "Đỗ Văn Dũng",
    "Đỗ Văn Đạt",
    "Đỗ Văn Đắc",
    "Đỗ Văn Em",
    "Đỗ Văn Én",
    "Phạm Văn Hòa",
    "Phạm Văn Hoài",
    "Phạm Văn Hoàng",
    "Phạm Văn Huy",
    "Phạm Văn Lê",
    "Phạm Văn Lề",
    "H'Hen Niê",
    "Phạm Văn Oanh",
    "Phạm Văn Ôn",
    "Phạm Văn Ơn",
    "Phạm Văn Tu",
    "Phạm Văn Tú",
    "Phạm Văn Tuấn",
    "Phạm Văn Tư",
    "Phạm Văn Tự",
    "Phạm Văn Yến",
    "Zơrâm Zơ",
]
vietnamese = st.text("aăâđeêoôơuưyhnạáàảãậấệỗờữ ÂĐỲ-'", max_size=20)
texts = st.one_of(vietnamese, st.text(max_size=20))


def _shuffled(values: list[str]) -> list[str]:
    return random.Random(5).sample(values, len(values))


def test_letters_stand_in_vietnamese_order():
    assert sorted(_shuffled(LETTERS), key=sort_key) == LETTERS


def test_tones_stand_in_vietnamese_order():
    assert sorted(_shuffled(TONES), key=sort_key) == TONES


def test_people_go_by_ten_then_ho_then_dem():
    assert sorted(_shuffled(PEOPLE), key=sort_key) == PEOPLE


def test_a_list_goes_syllable_by_syllable():
    names = ["Lê Ba", "Lê Bà", "Lê Ca", "Lề An"]
    assert sorted(_shuffled(names), key=text_sort_key) == names


def test_branch_names_go_from_left_to_right_with_numbers_by_value():
    names = [
        "Chi bộ 2",
        "Chi bộ 10",
        "Chi bộ 10a",
        "Chi bộ Cơ học",
        "Chi bộ Dược",
        "Chi bộ Đất",
        "Đoàn",
    ]
    assert sorted(_shuffled(names), key=text_sort_key) == names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nguyễn Văn Hoà", "Nguyễn Văn Hòa"),
        ("Thuý", "Thúy"),
        ("NGUYỄN VĂN A", "nguyễn văn a"),
        ("Nguyễn-Văn-An", "Nguyễn Văn An"),
        ("H'Hen Niê", "H’Hen Niê"),
        ("Ðặng", "Đặng"),
        ("Nguyễn Văn An .", "Nguyễn Văn An"),
        ("François", "Francois"),
    ],
)
def test_spellings_of_one_name_share_a_key(one, other):
    assert sort_key(one) == sort_key(other)


@pytest.mark.parametrize("name", ["GS. TS. Lê Văn A", "Иван", "李明", "Łukasz", "A1", "ß", "2 b"])
def test_foreign_letters_titles_and_digits_are_ordered_too(name):
    assert text_sort_key("Z") < text_sort_key(f"Z {name}") < text_sort_key(f"Z {name} z")


@pytest.mark.parametrize("signs", ["", "…", "- .", "'"])
def test_signs_alone_count_for_nothing(signs):
    assert sort_key(signs) == ""
    assert sort_key(f"Lê {signs} An {signs}") == sort_key("Lê An")


def test_an_unknown_letter_stands_after_z():
    assert sort_key("z") < sort_key("ж")


@given(st.lists(texts, min_size=2, max_size=6))
def test_keys_are_in_the_same_order_as_their_bytes(names):
    assert sorted(map(sort_key, names)) == sorted(
        map(sort_key, names), key=lambda key: key.encode("utf-8", "surrogatepass")
    )


@given(texts)
def test_keys_and_folded_text_do_not_depend_on_composition(text):
    composed, apart = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert sort_key(composed) == sort_key(apart)
    assert text_sort_key(composed) == text_sort_key(apart)
    assert folded(composed) == folded(apart)
    assert tidy(composed) == tidy(apart)


@given(texts)
def test_tidying_and_folding_twice_changes_nothing(text):
    assert tidy(tidy(text)) == tidy(text)
    assert folded(folded(text)) == folded(text)
    assert unicodedata.is_normalized("NFC", tidy(text))


@given(vietnamese)
def test_folded_vietnamese_is_plain(text):
    assert folded(text).isascii()
    assert folded(text) == folded(text.upper())


def test_tidying_takes_out_what_nobody_sees():
    assert tidy("\ufeff Nguyễn\u00a0\u00a0Văn\t\u200bA\u0007 ") == "Nguyễn Văn A"
    assert tidy("Nguye\u200b\u0302\u0303n") == "Nguyễn"


def test_folding_drops_marks_and_apostrophes():
    assert folded(" Đặng  Hữu\u00a0Phước ") == "dang huu phuoc"
    assert folded("H’Hen Niê ' ") == "hhen nie"
    assert folded("Ð\u200bặng") == "dang"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nguyễn Văn Hoà", "Nguyễn Văn Hòa"),
        ("Lý Thị Mỹ", "Lí Thị Mĩ"),
        ("Trần Quý Sỹ", "TRẦN QUÍ SĨ"),
        ("Qúy Kỳ", "Quí Kì"),
        ("Đỗ Quỳnh", "Đỗ Quình"),
        ("Lê Ý", "Lê Í"),
        ("Thuý", "Thúy"),
        ("Đỗ-Đy", "Đỗ Đi"),
    ],
)
def test_one_name_in_two_spellings(one, other):
    assert same_spelling(one, other)
    composed, apart = (unicodedata.normalize(form, other) for form in ("NFC", "NFD"))
    assert same_spelling(one, apart)
    assert matching(one.replace("-", " ")) == matching(composed) == matching(apart)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Thúy", "Thúi", False),
        ("Huy", "Hui", False),
        ("Tây", "Tai", False),
        ("Yên", "Iên", False),
        ("Nguyệt", "Nguiệt", False),
        ("Lý", "Lỳ", True),
        ("Hoa", "Hòa", True),
        ("Lê Lan", "Le Lan", True),
    ],
)
def test_other_names_are_not_one_in_two_spellings(one, other, alike):
    assert not same_spelling(one, other)
    assert (matching(one) == matching(other)) is alike


@pytest.mark.parametrize(
    ("capitals", "title"),
    [
        ("NGUYỄN VĂN A", "Nguyễn Văn A"),
        ("ĐẶNG  THỊ ÁNH", "Đặng Thị Ánh"),
        ("H'HEN NIÊ", "H'Hen Niê"),
        ("K’BRƠI", "K’Brơi"),
        ("NGUYỄN-VĂN-AN", "Nguyễn-Văn-An"),
        ("Y BLÔ\u0306K", "Y Blô\u0306k"),
        ("LÊ VĂN AN (BA)", "Lê Văn An (Ba)"),
        (unicodedata.normalize("NFD", "NGUYỄN VĂN ƯỚC"), "Nguyễn Văn Ước"),
    ],
)
def test_capitals_become_a_title(capitals, title):
    assert is_all_capitals(capitals)
    assert title_case(capitals) == title
    assert not is_all_capitals(title)


@pytest.mark.parametrize("name", ["Nguyễn VĂN A", "nguyễn", "", "123"])
def test_other_names_are_not_all_capitals(name):
    assert not is_all_capitals(name)


@pytest.mark.parametrize(
    ("query", "name", "rank"),
    [
        ("hoa", "Lê Hòa", 0),
        ("hoà", "Lê Hòa", 0),
        ("van", "Lê Văn An", 0),
        ("lê hòa", "Trần Lê Hoà", 0),
        ("hoà", "Lê Hoàng", 1),
        ("đ", "Lê Đạt", 1),
        ("huu ph", "Lê Hữu Phước", 1),
        ("nguyê", "Nguyễn Hà", 1),
        ("hóa", "Lê Hòa", 2),
        ("đà", "Lê Đằng", 3),
        ("hó", "Lê Hoàng", 3),
        ("oang", "Lê Hoàng", 4),
        ("hung", "Lê Hoàng", None),
    ],
)
def test_whole_words_come_before_beginnings_and_those_before_the_rest(query, name, rank):
    assert search_rank(query, name) == rank


@given(texts, texts)
def test_a_name_is_found_exactly_by_what_its_folded_text_contains(query, name):
    assert (search_rank(query, name) is not None) == (folded(query) in folded(name))


def test_a_hundred_thousand_keys_take_less_than_a_second():
    ho = [
        "Nguyễn",
        "Trần",
        "Lê",
        "Phạm",
        "Hoàng",
        "Phan",
        "Vũ",
        "Võ",
        "Đặng",
        "Bùi",
        "Đỗ",
    ]
    dem = ["Văn", "Thị", "Hữu", "Đức", "Minh", "Quang", "Xuân", "Thanh", "Ngọc", "Bá"]
    ten = [
        "An",
        "Ánh",
        "Bình",
        "Dũng",
        "Hoà",
        "Hòa",
        "Phước",
        "Lê",
        "Lề",
        "Mỹ",
        "Quý",
        "Yến",
    ]
    every = itertools.cycle(" ".join(parts) for parts in itertools.product(ho, dem, dem, ten))
    names = list(itertools.islice(every, 100_000))
    start = time.process_time()
    keys = [sort_key(name) for name in names]
    assert time.process_time() - start < 0.6
    assert len(set(keys)) == len(ho) * len(dem) ** 2 * (len(ten) - 1)
