"""Guarded texts are no formulas wherever a program splits them, and come back as they were."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vusta_desk.domain.formula_text import guarded, unguarded

pieces = st.sampled_from(["=", "+", "-", "@", "＝", "'", ",", ";", "\t", "1", "Lê Lan", " "])
texts = st.lists(pieces, max_size=12).map("".join)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+84 912 345 678", "'+84 912 345 678"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-2", "'-2"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("Hà Nội,=1+1", "Hà Nội,'=1+1"),
        ("Nguyễn Văn Mẫu", "Nguyễn Văn Mẫu"),
        ("K'Bing - Lê", "K'Bing - Lê"),
        ("'96", "'96"),
        ("", ""),
    ],
)
def test_what_is_guarded(text: str, written: str):
    assert guarded(text) == written
    assert unguarded(written) == text


@given(texts)
def test_there_and_back(text: str):
    assert unguarded(guarded(text)) == text


@given(texts)
def test_no_part_begins_as_a_formula_does(text: str):
    parts = re.split(r"[,;\t]", guarded(text))
    assert not [part for part in parts if part.startswith(("=", "+", "-", "@", "＝"))]


@given(texts)
def test_a_text_without_such_a_beginning_stays_as_it_is(text: str):
    plain = re.sub("[=+@＝-]", "x", text)
    assert guarded(plain) == unguarded(plain) == plain
