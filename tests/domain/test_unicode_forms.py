"""Letters composed and apart: what Python gives, and for nothing but marks in no more time."""

import unicodedata
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vusta_desk.domain.names import sort_key, tidy
from vusta_desk.domain.unicode_forms import composed, decomposed

SENTENCE = "Đồng chí Nguyễn Thị Thanh Hường, chi bộ Viện Những vấn đề phát triển, quê xã Ứng Hòa. "
MARKS = "a" + "\u0301\u0323" * 16_000


@pytest.mark.parametrize("times", [1, 3, 4, 10, 400])
def test_words_come_out_as_python_gives_them(times: int) -> None:
    text = SENTENCE * times
    apart = unicodedata.normalize("NFD", text)
    assert composed(apart) == text
    assert decomposed(text) == apart


@given(st.text(alphabet="aeođ Ủ\u0301\u0323\u0302\u031b", max_size=300))
def test_ordinary_lengths_are_pythons_own(text: str) -> None:
    assert composed(text) == unicodedata.normalize("NFC", text)
    assert decomposed(text) == unicodedata.normalize("NFD", text)


def test_plain_letters_are_left_alone() -> None:
    assert composed("x" * 5_000) == "x" * 5_000


def test_nothing_but_marks_takes_no_time() -> None:
    start = process_time()
    for work in (composed, decomposed, tidy, sort_key):
        work(MARKS)
    assert process_time() - start < 0.5  # with the square of the marks it would be seconds
    assert len(composed(MARKS)) in range(len(MARKS) - 2, len(MARKS) + 1)
