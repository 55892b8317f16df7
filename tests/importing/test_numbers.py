"""Card and personal numbers: digits as text, zeros put back only where a cell lost them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vusta_desk.importing.cells.read import READERS
from vusta_desk.importing.files.raw import Cell


@pytest.mark.parametrize(
    ("field", "cell", "digits"),
    [
        ("card_number", "35.497128", "35497128"),
        ("card_number", "35 497 128", "35497128"),
        ("card_number", "'04794970", "04794970"),
        ("card_number", "04-794970", "04794970"),
        ("card_number", 35497128, "35497128"),
        ("card_number", "012084990569", "012084990569"),
        ("card_number", 112084990569, "112084990569"),
        ("card_number_old", "04.794970", "04794970"),
        ("personal_id", "012084990569", "012084990569"),
        ("personal_id", "012 084 990 569", "012084990569"),
    ],
    ids=repr,
)
def test_whole_numbers(field: str, cell: Cell, digits: str):
    assert READERS[field](cell) == (digits, None, ())


@pytest.mark.parametrize(
    ("field", "cell", "digits"),
    [
        ("card_number", 4794970, "04794970"),
        ("card_number", 7, "00000007"),
        ("card_number", 12084990569, "012084990569"),
        ("card_number", 184990569, "000184990569"),
        ("card_number", 4.79497, "04794970"),
        ("card_number", 35.49712, "35497120"),
        ("card_number_old", 4794970, "04794970"),
        ("personal_id", 12084990569, "012084990569"),
        ("personal_id", 1071403014, "001071403014"),
    ],
    ids=repr,
)
def test_zeros_are_put_back_and_said(field: str, cell: Cell, digits: str):
    value, words, problems = READERS[field](cell)
    assert (value, words) == (digits, None)
    assert [found.code for found in problems] == ["zeros_put_back"]
    assert problems[0].details == {"before": str(cell), "after": digits}


def test_a_card_taken_for_a_whole_decimal_needs_no_zeros():
    assert READERS["card_number"](35.497128) == ("35497128", None, ())


@pytest.mark.parametrize(
    ("field", "cell", "digits"),
    [
        ("card_number", "4794970", "4794970"),
        ("card_number", "1234567890", "1234567890"),
        ("card_number", 1234567890123, "1234567890123"),
        ("card_number_old", "012084990569", "012084990569"),
        ("personal_id", "12084990569", "12084990569"),
        ("personal_id", "012345678", "012345678"),
        ("personal_id", 123456789, "123456789"),  # an old identity card: nine digits are whole
    ],
    ids=repr,
)
def test_other_lengths_are_kept_as_written_and_said(field: str, cell: Cell, digits: str):
    value, words, problems = READERS[field](cell)
    assert (value, words) == (digits, None)
    assert [found.code for found in problems] == ["number_length_unusual"]


@pytest.mark.parametrize(
    "cell", ["chưa có", "A 1234567", 0, "00000000", -5, 1.5e20, True, "²³"], ids=repr
)
@pytest.mark.parametrize("field", ["card_number", "personal_id"])
def test_what_is_no_number_keeps_its_words(field: str, cell: Cell):
    value, words, problems = READERS[field](cell)
    assert value is None
    assert words
    assert [found.code for found in problems] == ["number_not_understood"]


@given(st.integers(1, 99_999_999))
def test_a_card_survives_a_number_cell(number: int):
    assert READERS["card_number"](number).value == f"{number:08d}"


@given(st.integers(1, 96), st.integers(0, 999_999_999))
def test_a_personal_number_survives_a_number_cell(province: int, rest: int):
    whole = f"{province:03d}{rest:09d}"
    assert READERS["personal_id"](int(whole)).value == whole


@pytest.mark.parametrize("cell", ["3.6058E+10", "3,6058E+10", "1e11", "3.6058e+10 "])
def test_a_number_that_excel_has_shortened(cell: str):
    for field in ("card_number", "personal_id"):
        reading = READERS[field](cell)
        assert (reading.value, reading.words) == (None, cell.strip())
        assert [found.code for found in reading.problems] == ["number_digits_lost"]
