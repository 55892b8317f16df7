"""On what two records of one person cannot both be right."""

import pytest

from tests.helpers.people import member, partial
from vusta_desk.domain.disagreement import disagreements, knows_more
from vusta_desk.domain.member import Sex

OURS = member(
    "M1",
    "Nguyễn Thị Hòa",
    sex="female",
    birth_date="1966-03",
    branch="B01",
    card_number="12345678",
    home="Thái Nguyên",
    admission_date="1990-05-19",
)


@pytest.mark.parametrize(
    ("theirs", "fields"),
    [
        ({}, []),
        ({"name": "NGUYỄN THỊ HOÀ"}, []),
        ({"name": "Nguyễn Thị Hoa"}, ["name"]),
        ({"name": "NGUYEN THI HOA"}, []),
        ({"name": "Nguyen Thi Hong"}, ["name"]),
        ({"home": "Thai Nguyen"}, []),
        ({"sex": Sex.MALE}, ["sex"]),
        ({"birth_date": partial("1966-03-19")}, []),
        ({"birth_date": partial("1966")}, []),
        ({"birth_date": partial("1966-04-01")}, ["birth_date"]),
        ({"birth_date": partial("1965")}, ["birth_date"]),
        ({"admission_date": partial("1990")}, []),
        ({"admission_date": partial("1990-05-20")}, ["admission_date"]),
        ({"admission_date": partial("1989")}, ["admission_date"]),
        ({"official_date": partial("1991-05-19")}, []),
        ({"branch": "B02"}, ["branch"]),
        ({"home": "thái  nguyên"}, []),
        ({"home": "Phú Thọ"}, ["home"]),
        ({"card_number": "012345678901"}, []),
        ({"card_number": "12345678"}, []),
        ({"card_number": "87654321"}, ["card_number"]),
        ({"card_number": "012345678901", "card_number_old": "12345678"}, []),
        ({"card_number": "012345678901", "card_number_old": "87654321"}, ["card_number"]),
        ({"personal_id": "001166000001"}, []),
    ],
)
def test_only_what_cannot_both_be_true(theirs: dict[str, object], fields: list[str]) -> None:
    assert [field for field, _, _ in disagreements(OURS, theirs)] == fields


def test_both_cards_are_compared_each_with_its_kind() -> None:
    ours = member("M1", "A", card_number="012345678901", card_number_old="12345678")
    theirs = {"card_number": "999999999999", "card_number_old": "87654321"}
    assert list(disagreements(ours, theirs)) == [
        ("card_number", "012345678901", "999999999999"),
        ("card_number_old", "12345678", "87654321"),
    ]
    assert list(disagreements(ours, {"card_number": "12345678"})) == []


@pytest.mark.parametrize(
    ("theirs", "more"),
    [
        ({}, False),
        ({"name": "Khác", "birth_date": partial("1966-03")}, False),
        ({"birth_date": partial("1966-03-19")}, True),
        ({"birth_date": partial("1967-03-19")}, False),
        ({"official_date": partial("1991")}, True),
        ({"card_number": "12345678"}, False),
        ({"card_number": "012345678901"}, True),
    ],
)
def test_the_other_side_may_know_more(theirs: dict[str, object], more: bool) -> None:
    assert knows_more(OURS, theirs) is more
