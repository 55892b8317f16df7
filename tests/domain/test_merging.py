"""Two records of one person: compared, chosen from, merged; nothing known is lost unasked."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.strategies import members
from vusta_desk.domain.fields import FIELDS
from vusta_desk.domain.member import (
    Badge,
    BadgeKind,
    Discipline,
    DisciplineForm,
    Interruption,
    InterruptionKind,
    Member,
    Sex,
    Standing,
    StandingKind,
    UnderReview,
)
from vusta_desk.domain.merged_lists import union
from vusta_desk.domain.merging import Side, compare, is_fuller, merged
from vusta_desk.domain.partial_date import PartialDate

D = PartialDate.from_iso
KEPT = Member("M1", "Trần Văn Mẫu", sex=Sex.MALE, birth_date=D("1941-03-19"), home="xã Thử")


def side(field: str, ours: Any, theirs: Any) -> Side:
    """What is suggested for a field of two records."""
    keep, other = replace(KEPT, **{field: ours}), replace(KEPT, key="M2", **{field: theirs})
    (line,) = (line for line in compare(keep, other) if line.field == field)
    assert line.sides
    return line.suggested


def test_equal_fields_leave_nothing_to_choose() -> None:
    lines = compare(KEPT, replace(KEPT, key="M2"))
    assert [line.field for line in lines] == [field.id for field in FIELDS]
    assert {(line.sides, line.suggested) for line in lines} == {((), Side.KEEP)}


@pytest.mark.parametrize(
    ("field", "ours", "theirs", "suggested"),
    [
        ("home", "xã Thử", "xã Khác", Side.KEEP),
        ("home", "xã Thử", None, Side.KEEP),
        ("home", None, "xã Khác", Side.OTHER),
        ("birth_date", D("1941"), D("1941-03-19"), Side.OTHER),
        ("birth_date", D("1941-03-19"), D("1941"), Side.KEEP),
        ("birth_date", D("1941"), D("1942-03-19"), Side.KEEP),
        ("name", "TRẦN VĂN MẪU", "Trần Văn Mẫu", Side.OTHER),
        ("name", "Trần Văn Mẫu", "TRẦN VĂN MẪU", Side.KEEP),
        ("name", "Tran Van Mau", "Trần Văn Mẫu", Side.OTHER),
        ("name", "Trần Văn Mẫu", "Tran Van Mau", Side.KEEP),
        ("name", "Trần Văn Mẫu", "Trần Văn Mậu", Side.KEEP),
        ("under_review", None, UnderReview(), Side.OTHER),
        ("badges", (), (Badge(40),), Side.OTHER),
        ("badges", (Badge(40),), (), Side.KEEP),
        ("badges", (Badge(40),), (Badge(50),), Side.BOTH),
    ],
)
def test_what_says_more_is_suggested(field: str, ours: Any, theirs: Any, suggested: Side) -> None:
    assert side(field, ours, theirs) is suggested


def test_lists_can_be_taken_from_both() -> None:
    other = replace(KEPT, home=None, badges=(Badge(50),))
    lines = compare(replace(KEPT, badges=(Badge(40),)), other)
    assert {line.field: line.sides for line in lines if line.sides} == {
        "badges": (Side.KEEP, Side.OTHER, Side.BOTH),
        "home": (Side.KEEP, Side.OTHER),
    }


def test_the_fuller_record_is_the_one_to_keep() -> None:
    poor = replace(KEPT, home=None)
    assert is_fuller(KEPT, poor)
    assert not is_fuller(poor, KEPT)
    assert is_fuller(poor, poor)
    assert is_fuller(replace(poor, badges=(Badge(40), Badge(50))), KEPT)


def test_each_field_comes_from_the_side_chosen() -> None:
    keep = replace(KEPT, branch="B1", badges=(Badge(40),), card_number_old="1")
    other = replace(
        KEPT, key="M2", name="TRẦN VĂN MẪU", home=None, branch="B2", badges=(Badge(50),)
    )
    assert merged(keep, other, {}) == replace(keep, badges=(Badge(40), Badge(50)))
    chosen = {"branch": Side.OTHER, "badges": Side.OTHER, "card_number_old": Side.OTHER}
    assert merged(keep, other, chosen) == replace(
        keep, branch="B2", badges=(Badge(50),), card_number_old=None
    )
    assert merged(keep, other, {"badges": Side.KEEP}) == keep


def test_words_go_with_the_field_they_are_about() -> None:
    keep = replace(
        KEPT,
        birth_date=None,
        badges=(Badge(50),),
        as_written={"birth_date": "khoảng 1941", "badges[0].date": "cuối năm", "note": "ốm"},
    )
    other = replace(
        KEPT,
        home=None,
        badges=(Badge(40), Badge(50)),
        as_written={
            "home": "Thử?",
            "badges[1].date": "năm ấy",
            "badges[0].date": "đầu năm",
            "badges[7].date": "lạ",
            "badges": "bốn mươi",
            "note": "đã chuyển",
            "status": "còn",
        },
    )
    assert dict(merged(keep, other, {}).as_written) == {
        "badges[0].date": "đầu năm",
        "badges[1].date": "cuối năm",
        "badges[7].date": "lạ",
        "badges": "bốn mươi",
        "note": "ốm; đã chuyển",
        "status": "còn",
    }
    assert "birth_date" in merged(keep, other, {"birth_date": Side.KEEP}).as_written


def test_the_same_remark_is_kept_once() -> None:
    both = replace(KEPT, as_written={"note": "ốm"})
    assert dict(merged(both, both, {}).as_written) == {"note": "ốm"}


OFFICIAL, EXEMPT = StandingKind.OFFICIAL, StandingKind.EXEMPT
LOST = InterruptionKind.LOST_CONTACT
WARNING = DisciplineForm.WARNING


@pytest.mark.parametrize(
    ("field", "ours", "theirs", "both"),
    [
        (  # what only theirs have comes in its place in time, the undated last
            "standings",
            [Standing(EXEMPT, None), Standing(EXEMPT, date(2010, 1, 1))],
            [Standing(OFFICIAL, date(1967, 3, 19))],
            [
                Standing(OFFICIAL, date(1967, 3, 19)),
                Standing(EXEMPT, date(2010, 1, 1)),
                Standing(EXEMPT, None),
            ],
        ),
        (  # one without its day is filled in
            "standings",
            [Standing(OFFICIAL, None)],
            [Standing(OFFICIAL, date(1967, 3, 19))],
            [Standing(OFFICIAL, date(1967, 3, 19))],
        ),
        (  # an equal one is found before one that would fit
            "standings",
            [Standing(OFFICIAL, None), Standing(OFFICIAL, date(1967, 3, 19))],
            [Standing(OFFICIAL, date(1967, 3, 19))],
            [Standing(OFFICIAL, None), Standing(OFFICIAL, date(1967, 3, 19))],
        ),
        (  # an entry of ours stands for one of theirs only
            "badges",
            [Badge(40)],
            [Badge(40, D("2006")), Badge(40, D("2007"))],
            [Badge(40, D("2006")), Badge(40, D("2007"))],
        ),
        (  # ours stands, gaps are filled, the more exact date is taken
            "badges",
            [Badge(50, D("2016-05"), serial="A 1")],
            [
                Badge(40, D("2006-05-19")),
                Badge(50, D("2016-05-19"), decision="7-QĐ", serial="B 2"),
            ],
            [
                Badge(40, D("2006-05-19")),
                Badge(50, D("2016-05-19"), decision="7-QĐ", serial="A 1"),
            ],
        ),
        (
            "badges",
            [Badge(40, D("2006-05-19"))],
            [Badge(40, D("2007-05-19"))],
            [Badge(40, D("2006-05-19"))],
        ),
        (  # a reissue is an award of its own
            "badges",
            [Badge(40, D("2006")), Badge(40, D("2020"), BadgeKind.REISSUE)],
            [Badge(40, D("2021"), BadgeKind.REISSUE), Badge(40, D("2020"), BadgeKind.REISSUE)],
            [
                Badge(40, D("2006")),
                Badge(40, D("2020"), BadgeKind.REISSUE),
                Badge(40, D("2021"), BadgeKind.REISSUE),
            ],
        ),
        (
            "badges",
            [Badge(40, stated_before=date(2026, 1, 1))],
            [Badge(40, D("2006"))],
            [Badge(40, D("2006"))],
        ),
        (
            "badges",
            [Badge(40, stated_before=date(2026, 1, 1))],
            [Badge(40, stated_before=date(2025, 1, 1))],
            [Badge(40, stated_before=date(2026, 1, 1))],
        ),
        (
            "interruptions",
            [Interruption(D("1972"), None)],
            [Interruption(D("1972-01-15"), D("1973"), LOST), Interruption(D("1980"), None)],
            [Interruption(D("1972-01-15"), D("1973"), LOST), Interruption(D("1980"), None)],
        ),
        (
            "interruptions",
            [Interruption(D("1972"), None, LOST)],
            [Interruption(D("1972"), None, LOST, restored=True)],
            [Interruption(D("1972"), None, LOST), Interruption(D("1972"), None, LOST, True)],
        ),
        (
            "disciplines",
            [Discipline(WARNING, None), Discipline(WARNING, date(2001, 1, 1), False)],
            [
                Discipline(WARNING, date(1999, 1, 1), True),
                Discipline(WARNING, date(2001, 1, 1), None),
            ],
            [
                Discipline(WARNING, date(1999, 1, 1), True),
                Discipline(WARNING, date(2001, 1, 1), False),
            ],
        ),
        (
            "disciplines",
            [Discipline(WARNING, date(2001, 1, 1), False)],
            [Discipline(WARNING, date(2001, 1, 1), True), Discipline(WARNING, None, None)],
            [
                Discipline(WARNING, date(2001, 1, 1), False),
                Discipline(WARNING, date(2001, 1, 1), True),
            ],
        ),
    ],
)
def test_two_lists_put_together(field: str, ours: list, theirs: list, both: list) -> None:
    assert list(union(field, ours, theirs).entries) == both


def test_each_entry_knows_its_place() -> None:
    found = union("badges", [Badge(50), Badge(30)], [Badge(40), Badge(50)])
    assert [badge.level for badge in found.entries] == [30, 40, 50]
    assert (found.ours, found.theirs) == ((2, 0), (1, 2))


@given(members(), members(), st.data())
def test_a_merged_record_says_what_was_chosen(
    keep: Member, other: Member, data: st.DataObject
) -> None:
    taken: dict[str, Side] = {}
    for line in compare(keep, other):
        if data.draw(st.booleans()) and line.sides:
            taken[line.field] = data.draw(st.sampled_from(line.sides))
    result = merged(keep, other, taken)
    assert result.key == keep.key
    for line in compare(keep, other):
        value, chosen = getattr(result, line.field), taken.get(line.field, line.suggested)
        if chosen is Side.BOTH:
            assert len(value) <= len(getattr(keep, line.field)) + len(getattr(other, line.field))
        else:
            assert value == getattr(keep if chosen is Side.KEEP else other, line.field)


@given(members())
def test_a_record_merged_with_itself_stays_as_it_is(member: Member) -> None:
    taken = dict.fromkeys(("badges", "standings", "interruptions", "disciplines"), Side.BOTH)
    assert merged(member, replace(member, key="M?"), {}) == member
    assert merged(member, replace(member, key="M?"), taken) == member
