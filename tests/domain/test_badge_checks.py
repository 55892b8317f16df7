"""Badges on record that seniority does not bear out."""

import pytest

from tests.helpers.people import badge, interruption, member
from tests.helpers.rules import shipped_rules, with_values
from vusta_desk.domain.badge_checks import check_badges
from vusta_desk.domain.member import Member


def found(person: Member) -> list[object]:
    return [finding.details["level"] for finding in check_badges([person], shipped_rules())]


@pytest.mark.parametrize(
    ("date", "levels"),
    [("1999-12", [30]), ("1999", [30]), ("2000-04-01", []), ("2000-03-31", [30]), ("2000", [])],
)
def test_a_badge_before_the_round_of_its_due_day_is_named(date: str, levels: list[int]) -> None:
    person = member(admission_date="1970-05-19", badges=[badge(30, date)])
    assert found(person) == levels


def test_time_out_counts_only_as_far_as_it_is_certain() -> None:
    out = [
        interruption("1980", "1985-06"),
        interruption("1990", "1990"),
        interruption(None, "1991"),
        interruption("1992", "1995", restored=True),
    ]
    person = member(admission_date="1970-01-01", interruptions=out)
    early = member(admission_date="1970-01-01", interruptions=out, badges=[badge(30, "2004-03-31")])
    just = member(admission_date="1970-01-01", interruptions=out, badges=[badge(30, "2004-04-01")])
    assert (found(person), found(early), found(just)) == ([], [30], [])


def test_someone_who_never_came_back_has_no_later_badge() -> None:
    person = member(
        admission_date="1970-01-01",
        interruptions=[interruption("1980-01-01", None)],
        badges=[badge(30, "2020")],
    )
    (finding,) = check_badges([person], shipped_rules())
    assert finding.details["day"] is None


def test_early_posthumous_undated_and_unclear_records_are_left_alone() -> None:
    assert found(member(badges=[badge(30, "1999")])) == []
    assert found(member(admission_date="1999", official_date="1990", badges=[(30, "2000")])) == []
    others = [badge(30), badge(30, "1999", "early"), badge(40, "1999", "posthumous")]
    assert found(member(admission_date="1990-01-01", badges=others)) == []


def test_where_rounds_are_unknown_a_badge_waits_for_the_month_of_its_due_day() -> None:
    rules = with_values("round_windows", ("2030-01-01", []))
    early = member(admission_date="1970-05-19", badges=[badge(30, "2000-04-30")])
    just = member(admission_date="1970-05-19", badges=[badge(30, "2000-05-01")])
    assert len(check_badges([early], rules)) == 1
    assert check_badges([just], rules) == ()


@pytest.mark.parametrize(
    ("before", "codes"),
    [
        ("2000-04-01", ["stated_above_seniority"]),
        ("2000-04-02", []),
        ("2000-01-01", ["stated_above_seniority"]),
        ("2026-01-01", []),
    ],
)
def test_a_badge_stated_before_its_level_can_have_been_full(before: str, codes: list[str]) -> None:
    stated = badge(30, stated_before=before)
    person = member(admission_date="1970-05-19", badges=[stated])
    found = check_badges([person], shipped_rules())
    assert [finding.code for finding in found] == codes
    assert all(finding.details["date"] == stated.stated_before for finding in found)


def test_a_date_goes_before_what_was_stated() -> None:
    dated = badge(30, "1999-12", stated_before="2026-01-01")
    (finding,) = check_badges(
        [member(admission_date="1970-05-19", badges=[dated])], shipped_rules()
    )
    assert finding.code == "badge_above_seniority"
