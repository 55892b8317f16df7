"""Years of two digits: the century is told by the other dates of the person, or it is asked."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.people import member, partial, registry
from tests.helpers.strategies import partial_dates
from tests.importing.support import NOBODY, codes, fates, found, write_xlsx
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.importing.cells.centuries import ORDER, settled_centuries
from vusta_desk.importing.plan import ImportPlan, plan_import

HEADER = ("Họ và tên", "Ngày sinh", "Ngày QĐ kết nạp", "Ngày vào Đảng", "Ngày chính thức")
TODAY = date(2026, 11, 22)


def settled(known: dict[str, str], short: dict[str, str], today: date | None = TODAY):
    """`settled_centuries` on ISO text; a short year is given as in the twentieth century."""
    both = {field: readings(PartialDate.from_iso(day)) for field, day in short.items()}
    days = {field: PartialDate.from_iso(day) for field, day in known.items()}
    return {field: str(day) for field, day in settled_centuries(days, both, today).items()}


def readings(day: PartialDate) -> list[PartialDate]:
    """Both readings of a date whose year is written with two digits."""
    years = (1900 + day.year % 100, 2000 + day.year % 100)
    return [PartialDate(year, day.month, day.day) for year in years]


@pytest.mark.parametrize(
    ("known", "short", "expected"),
    [
        ({}, {"birth_date": "1966-03-19"}, {"birth_date": "1966-03-19"}),
        ({}, {"birth_date": "1966"}, {"birth_date": "1966"}),
        ({}, {"birth_date": "1926-11-22"}, {}),
        ({}, {"birth_date": "1926-11-23"}, {"birth_date": "1926-11-23"}),
        ({}, {"birth_date": "1926-11"}, {}),
        ({}, {"birth_date": "1905-03-19"}, {}),
        ({"admission_date": "1940"}, {"birth_date": "1915"}, {"birth_date": "1915"}),
        ({"admission_date": "2020"}, {"birth_date": "1905"}, {}),
        ({"birth_date": "1966"}, {"admission_date": "1905"}, {"admission_date": "2005"}),
        ({"birth_date": "1900"}, {"admission_date": "1905"}, {}),
        (
            {"birth_date": "1905-05-01"},
            {"admission_date": "1905-05-01"},
            {"admission_date": "2005-05-01"},
        ),
        ({"birth_date": "1905"}, {"admission_date": "1905"}, {}),
        (
            {"admission_decision_date": "2004-05-01"},
            {"admission_date": "1904-05-01"},
            {"admission_date": "2004-05-01"},
        ),
        (
            {"birth_date": "1980"},
            {"admission_date": "1905", "official_date": "1906"},
            {"admission_date": "2005", "official_date": "2006"},
        ),
        (
            {"official_date": "1947"},
            {"birth_date": "1920", "admission_date": "1946"},
            {"birth_date": "1920", "admission_date": "1946"},
        ),
        ({"birth_date": "1980"}, {"badges": "1921-03-02"}, {"badges": "2021-03-02"}),
        ({"birth_date": "2030"}, {"admission_date": "1905"}, {}),
        ({"official_date": "1950", "birth_date": "1960"}, {"admission_date": "1955"}, {}),
    ],
)
def test_the_order_of_a_life_settles(known, short, expected):
    assert settled(known, short) == expected


def test_without_today_the_future_is_possible():
    assert settled({}, {"birth_date": "1966"}, None) == {}
    assert settled({"official_date": "1990"}, {"birth_date": "1966"}, None) == {
        "birth_date": "1966"
    }


@st.composite
def lives(draw: st.DrawFn) -> dict[str, PartialDate]:
    """Dates in the order of a life, some missing, each to some precision, none after today."""
    days = sorted(draw(st.lists(st.dates(date(1901, 1, 1), TODAY), min_size=5, max_size=5)))
    precise = [draw(partial_dates(day, day)) for day in days]
    kept = draw(st.sets(st.sampled_from(ORDER), min_size=1))
    return {field: day for field, day in zip(ORDER, precise, strict=True) if field in kept}


@given(lives(), st.data())
def test_a_settled_century_is_the_true_one(life: dict[str, PartialDate], data: st.DataObject):
    if "birth_date" in life:  # nobody joins on the day of birth
        born = life["birth_date"]
        life = {f: d for f, d in life.items() if d is born or d.last_day > born.first_day}
    short = data.draw(st.sets(st.sampled_from(sorted(life))))
    known = {field: day for field, day in life.items() if field not in short}
    open_readings = {field: readings(life[field]) for field in short}
    for field, day in settled_centuries(known, open_readings, TODAY).items():
        assert day == life[field]


def in_order(days: list[PartialDate]) -> bool:
    """Whether full days, the first of them a birth, follow each other."""
    firsts = [day.first_day for day in days]
    return all(a <= b for a, b in pairwise(firsts)) and firsts[0] < min(firsts[1:])


@given(st.lists(st.dates(date(1901, 1, 1), date(2099, 12, 31)), min_size=2, max_size=5))
def test_one_open_century_is_settled_exactly_where_one_reading_keeps_the_order(days: list[date]):
    life = {
        field: PartialDate(day.year, day.month, min(day.day, 28))
        for field, day in zip(ORDER, sorted(days), strict=False)
    }
    for field in life:
        others = {known: day for known, day in life.items() if known != field}
        both = {field: readings(life[field])}
        fitting = [day for day in both[field] if in_order(list((life | {field: day}).values()))]
        expected = {field: fitting[0]} if len(fitting) == 1 else {}
        assert settled_centuries(others, both) == expected


def plan_of(folder: Path, *row: object, known=NOBODY, today: date | None = TODAY) -> ImportPlan:
    """The plan of one person's row under `HEADER`."""
    path = write_xlsx(folder / "list.xlsx", [HEADER, ("Nguyễn Văn Mẫu", *row)])
    return plan_import(path, known, today=today)


def test_a_row_settles_its_own_centuries_and_says_so(tmp_path: Path):
    plan = plan_of(tmp_path, "19/3/66", "1/5/05", "3/5/2005", "3/5/06")
    person = plan.rows[0].member
    assert [str(getattr(person, field)) for field in ORDER[:4]] == [
        "1966-03-19",
        "2005-05-01",
        "2005-05-03",
        "2006-05-03",
    ]
    assert not person.as_written
    assert codes(plan.findings) == ["century_settled"] * 3
    assert plan.findings[0].details == {
        "words": "19/3/66",
        "day": "1966-03-19",
        "field": "birth_date",
    }
    assert plan.findings[1].place.column == "C"


def test_what_is_not_settled_is_asked_with_both_readings(tmp_path: Path):
    plan = plan_of(tmp_path, "19/3/05", None, "5/2025")
    person = plan.rows[0].member
    assert person.birth_date is None
    assert person.as_written == {"birth_date": "19/3/05"}
    unsure = found(plan, "date_century_unsure")
    assert unsure.details["first"] == "1905-03-19"
    assert unsure.details["second"] == "2005-03-19"
    assert unsure.place.column == "B"


def test_what_is_on_record_settles_too(tmp_path: Path):
    ours = registry(member(birth_date="1931-03-19", admission_date="1949-05-19"))
    assert fates(plan_of(tmp_path, "19/3/1931", None, "19/5/49", known=ours)) == ["same"]
    plan = plan_of(tmp_path, "19/3/1931", None, None, "19/5/20", known=ours, today=None)
    assert plan.rows[0].member.official_date == partial("2020-05-19")
    older = registry(member(birth_date="1901-03-19", admission_date="1917-05-19"))
    plan = plan_of(tmp_path, "19/3/1901", None, "19/5/17", known=older)
    assert fates(plan) == ["same"]
    assert codes(plan.findings) == ["century_settled"]
