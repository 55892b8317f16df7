import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.storage.support import refused
from vusta_desk.storage.recovery import key_from_letters, recovery_letters

KEY = bytes(range(3, 35))
ALPHABET = "23456789CFHJKMNPRTX"
SHEET = " ".join(recovery_letters(KEY))
keys = st.binary(min_size=32, max_size=32)


@given(keys)
def test_letters_give_the_key_back(key: bytes) -> None:
    assert key_from_letters(" ".join(recovery_letters(key))) == key


def test_the_sheet_stays_as_it_was_printed() -> None:
    """Sheets lie in safes for decades: this text must open the file for ever."""
    assert recovery_letters(KEY) == (
        "RHC 6C3 328",
        "FMR 5KF 425",
        "4R7 5RT 527",
        "NXM 439 72N",
        "945 47P 823",
        "27J 3F6 C28",
        "K92 3MK F27",
        "7HC 2T3 J2H",
    )


@pytest.mark.parametrize("key", [bytes(32), b"\xff" * 32])
def test_extreme_keys(key: bytes) -> None:
    assert key_from_letters("".join(recovery_letters(key))) == key


def test_case_spaces_dashes_and_lines_are_forgiven() -> None:
    typed = "\n".join(group.replace(" ", "-").lower() for group in recovery_letters(KEY))
    assert key_from_letters(f"  {typed}.\n") == KEY


def test_look_alikes_are_taken_for_the_letter_of_the_alphabet() -> None:
    typed = SHEET.translate(str.maketrans("2586", "ZSBG"))
    assert typed != SHEET
    assert key_from_letters(typed) == KEY


def test_no_vowels_so_a_vietnamese_keyboard_changes_nothing() -> None:
    sheets = (recovery_letters(bytes([number]) * 32) for number in range(256))
    used = {letter for sheet in sheets for group in sheet for letter in group}
    assert used == set(ALPHABET + " ")
    assert not used & set("AEIOUYDW")  # W and doubled D, too, are keys of Vietnamese typing


@given(st.data())
def test_every_single_wrong_letter_is_found_in_its_group(data: st.DataObject) -> None:
    letters = list("".join(recovery_letters(data.draw(keys))).replace(" ", ""))
    place = data.draw(st.integers(0, len(letters) - 1))
    letters[place] = data.draw(st.sampled_from(ALPHABET).filter(letters[place].__ne__))
    with refused("recovery_letters_wrong") as refusal:
        key_from_letters("".join(letters))
    assert refusal().details["groups"] == (place // 9 + 1,)


@given(st.data())
def test_two_letters_exchanged_are_found(data: st.DataObject) -> None:
    letters = list("".join(recovery_letters(data.draw(keys))).replace(" ", ""))
    place = data.draw(st.integers(0, len(letters) - 2).filter(lambda n: n % 9 != 8))
    if letters[place] == letters[place + 1]:
        return
    letters[place : place + 2] = letters[place + 1], letters[place]
    with refused("recovery_letters_wrong") as refusal:
        key_from_letters("".join(letters))
    assert refusal().details["groups"] == (place // 9 + 1,)


def test_groups_in_the_wrong_order_are_found() -> None:
    first, second, *rest = recovery_letters(KEY)
    with refused("recovery_letters_wrong") as refusal:
        key_from_letters(" ".join([second, first, *rest]))
    assert refusal().details["groups"] == (1, 2)


@pytest.mark.parametrize(
    ("typed", "groups"),
    [
        ("", (1, 2, 3, 4, 5, 6, 7, 8)),
        (SHEET[:-1], (8,)),
        (SHEET + " CFH", (9,)),
        (SHEET.replace(SHEET[0], "?", 1), (1,)),
        (SHEET.replace(SHEET[0], "Đ", 1), (1,)),
    ],
)
def test_too_few_too_many_and_foreign_letters(typed: str, groups: tuple[int, ...]) -> None:
    with refused("recovery_letters_wrong") as refusal:
        key_from_letters(typed)
    assert refusal().details["groups"] == groups


def test_a_group_that_is_no_four_bytes_is_wrong() -> None:
    """Eight letters can say more than four bytes hold; no check letter makes that right."""
    rest = SHEET[len("RHC 6C3 328") :]
    for check in ALPHABET:
        with refused("recovery_letters_wrong"):
            key_from_letters("XXXXXXXX" + check + rest)
