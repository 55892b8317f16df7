"""Records that look like one person's, and those that only seem to."""

import random
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.many import branches, people
from vusta_desk.domain.duplicates import Pair, Person, Why, find, reasons
from vusta_desk.domain.member import Member
from vusta_desk.domain.partial_date import PartialDate

NAME = "Trần Quý Mẫu"


def record(
    birth: str | None = None,
    name: str = NAME,
    key: str = "M1",
    cards: tuple[str, ...] = (),
    personal_id: str | None = None,
) -> Person:
    known = None if birth is None else PartialDate.from_iso(birth)
    return Person(key, name, known, cards, personal_id)


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("1941-03-19", "1941-03-19", Why.SAME_BIRTH),
        ("1941-03-19", "1941-03", Why.BIRTH_LESS_PRECISE),
        ("1941", "1941-03-19", Why.BIRTH_LESS_PRECISE),
        ("1941", "1941", Why.BIRTH_LESS_PRECISE),
        ("1941-03-04", "1941-04-03", Why.BIRTH_SWAPPED),
        ("1941-03-19", "1941-03-18", Why.BIRTH_ONE_DIGIT),
        ("1941-03-19", "1941-08-19", Why.BIRTH_ONE_DIGIT),
        ("1941-03-19", "1947-03-19", Why.BIRTH_ONE_DIGIT),
        ("1941-03-19", "1951-03-19", Why.BIRTH_ONE_DIGIT),
        ("1939-03-19", "1940-03-19", Why.BIRTH_NEAR),
        ("1939-03-19", "1941-03-19", Why.BIRTH_NEAR),
        ("1941", "1942-03-19", Why.BIRTH_NEAR),
        ("1941", "1942", Why.BIRTH_NEAR),
    ],
)
def test_the_same_name_with_near_birth_dates(one: str, other: str, why: Why) -> None:
    pair = [record(one, key="M1"), record(other, "TRẦN QUÍ MẪU", "M2")]
    assert find(pair) == (Pair("M1", "M2", (why,)),)
    assert find(pair[::-1]) == (Pair("M2", "M1", (why,)),)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1941-03-19", "1955-07-02"),
        ("1938-03-19", "1941-03-19"[:4] + "-04-20"),
        ("1939-03-19", "1942-03-19"),
        ("1941", "1943"),
        ("1941-03", "1941-04-19"),
        ("1941-03", "1942-04"),
        (None, "1941"),
        (None, None),
    ],
)
def test_a_name_alone_says_nothing(one: str | None, other: str | None) -> None:
    assert find([record(one), record(other, key="M2")]) == ()


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Trần Quy Mâu", False),  # other marks, on purpose
        ("Tran Quy Mau", True),
        ("Trần Quý Mầu", False),
        ("Trần Quý Mậu Một", False),
    ],
)
def test_with_a_doubtful_date_marks_tell_names_apart(name: str, found: bool) -> None:
    assert bool(find([record("1941"), record("1941", name, "M2")])) is found


def test_with_the_very_date_of_birth_marks_tell_nothing() -> None:
    pair = [record("1941-03-19", "Lê Văn Hưng"), record("1941-03-19", "Lê Văn Hùng", "M2")]
    assert find(pair) == (Pair("M1", "M2", (Why.SAME_BIRTH,)),)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"personal_id": "001"}, {"personal_id": "002"}),
        ({"cards": ("001234567890",)}, {"cards": ("001234567891",)}),
    ],
)
def test_numbers_that_differ_speak_against_a_doubtful_date(one: dict, other: dict) -> None:
    near = [record("1941", **one), record("1941-03-19", key="M2", **other)]
    assert find(near) == ()
    sure = [record("1941-03-19", **one), record("1941-03-19", key="M2", **other)]
    assert [pair.reasons for pair in find(sure)] == [(Why.SAME_BIRTH,)]


def test_an_old_and_a_new_card_do_not_speak_against_each_other() -> None:
    one = record("1941", cards=("01234567",))
    other = record("1941-03-19", key="M2", cards=("001234567890",))
    assert reasons(one, other) == (Why.BIRTH_LESS_PRECISE,)


def test_numbers_speak_whatever_the_name() -> None:
    one = record("1941-03-19", personal_id="001141000001", cards=("01234567", "001234567890"))
    other = record("1970", "Lê Thị Khác", "M2", personal_id="001141000001", cards=("001234567890",))
    assert find([one, other]) == (Pair("M1", "M2", (Why.SAME_ID, Why.SAME_CARD)),)


def test_the_strongest_comes_first() -> None:
    everyone = [
        record("1941", key="near"),
        record("1941-03-19", key="full", cards=("1", "2")),
        record("1941-03-19", key="same", cards=("2",)),
        record(key="id", personal_id="7", name="A"),
        record(key="id too", personal_id="7", name="B"),
    ]
    assert [(pair.one, pair.other) for pair in find(everyone)] == [
        ("id", "id too"),
        ("full", "same"),
        ("near", "full"),
        ("near", "same"),
    ]


def test_those_known_apart_are_left_out() -> None:
    people = [record("1941", key="M2"), record("1941", key="M10"), record("1941", key="M3")]
    assert [(pair.one, pair.other) for pair in find(people, {("M10", "M2")})] == [
        ("M2", "M3"),
        ("M10", "M3"),
    ]


def test_a_filler_is_no_sign_of_one_person() -> None:
    """A card number that very many have pairs each with one other, not all with all."""
    people = [record(key=f"M{n}", name=f"N{n}", cards=("000000000000",)) for n in range(500)]
    assert len(find(people)) == 499


def test_a_person_is_what_the_record_says() -> None:
    member = Member("M1", NAME, birth_date=PartialDate(1941), card_number_old="1", personal_id="9")
    assert Person.of(member) == record("1941", cards=("1",), personal_id="9")


dates = st.builds(
    PartialDate,
    st.integers(1940, 1944),
    *[st.integers(1, 12)] * 2,
) | st.builds(PartialDate, st.integers(1940, 1944))
names = st.sampled_from(["Lý An", "Lí An", "Ly An", "Lý Ân"])
numbers = st.none() | st.sampled_from("12345678")
anybody = st.builds(
    lambda name, birth, card, own: (name, birth, (card,) if card else (), own),
    names,
    st.none() | dates,
    numbers,
    numbers,
)


@given(st.lists(anybody, max_size=12))
def test_whoever_is_alike_meets(everyone: list[tuple]) -> None:
    """The slow way: everybody with everybody."""
    people = [Person(str(at), *facts) for at, facts in enumerate(everyone)]
    expected = {
        (one.key, other.key): why
        for one, other in combinations(people, 2)
        if (why := reasons(one, other))
    }
    assert {(pair.one, pair.other): pair.reasons for pair in find(people)} == expected


def test_very_many_are_compared_by_what_they_have_in_common() -> None:
    """Twins put among invented people are found; nobody is paired with very many."""
    everyone = [Person.of(member) for member in people(20_000, branches())]
    twins = random.Random(4).sample(everyone, 50)
    found = find([*everyone, *(twin._replace(key=f"{twin.key}!") for twin in twins)])
    assert {(twin.key, f"{twin.key}!") for twin in twins} <= {(p.one, p.other) for p in found}
    assert len(found) < 1_000


def test_it_tells_how_far_it_is() -> None:
    told: list[tuple[int, int]] = []
    find(
        [record(key="A"), record("1941"), record("1941", key="B"), record("1950", "Lê Một", "C")],
        step=lambda done, total: told.append((done, total)),
    )
    assert told == [(2, 4)]
