"""What a record may not say, and what two records may not share."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest
from hypothesis import given

from tests.helpers.people import badge, branch, discipline, interruption, member, registry
from tests.helpers.strategies import members
from vusta_desk.domain.findings import Finding, Severity
from vusta_desk.domain.member import Standing, StandingKind
from vusta_desk.domain.record_checks import (
    check_member,
    check_numbers,
    check_open_questions,
    check_registry,
    check_remarks,
)

JOINED: dict[str, Any] = {
    "birth_date": "1941",
    "admission_decision_date": "1966-03-02",
    "admission_date": "1966-03-19",
    "official_date": "1967-03-19",
}


def found(findings: Iterable[Finding]) -> list[tuple[str, str, object]]:
    return [(one.severity.value, one.code, one.details["field"]) for one in findings]


def errors(code: str, field: str) -> list[tuple[str, str, object]]:
    return [("error", code, field)]


def warnings(code: str, field: str) -> list[tuple[str, str, object]]:
    return [("warning", code, field)]


def test_a_sound_record_has_no_findings():
    sound = member(
        **JOINED,
        standings=[("official", "1967-03-19"), ("exempt", "2020-01-01"), ("died", "2026-05-01")],
        interruptions=[interruption("1972", "1972-03")],
        badges=[30, 40, badge(40, kind="reissue"), 50],
        disciplines=[discipline("reprimand", "1990-01-01")],
    )
    assert check_member(sound) == ()


@pytest.mark.parametrize(
    ("facts", "code", "field"),
    [
        ({"official_date": "1966-03-18"}, "official_before_admission", "official_date"),
        ({"official_date": "1965"}, "official_before_admission", "official_date"),
        ({"admission_date": "1966-03-01"}, "admission_before_decision", "admission_date"),
        ({"admission_date": "1966-02"}, "admission_before_decision", "admission_date"),
        (
            {"admission_date": None, "official_date": "1966-03-01"},
            "official_before_decision",
            "official_date",
        ),
        (
            {"admission_date": "1966", "official_date": "1966-02"},
            "official_before_decision",
            "official_date",
        ),
        ({"birth_date": "1966-03-03"}, "admission_before_birth", "admission_decision_date"),
        ({"birth_date": "1967"}, "admission_before_birth", "admission_decision_date"),
        (
            {"admission_date": "1965", "official_date": "1965-06"},
            "admission_before_decision",
            "admission_date",
        ),
        (
            {"admission_date": "1967-04", "official_date": "1966-01"},
            "official_before_admission",
            "official_date",
        ),
        (
            {"birth_date": "1967", "admission_decision_date": None},
            "admission_before_birth",
            "admission_date",
        ),
    ],
)
def test_dates_of_joining_that_contradict_are_errors(facts, code, field):
    findings = check_member(member("M7", **{**JOINED, **facts}))
    assert found(findings) == errors(code, field)
    assert findings[0].subject == "M7"


def test_a_contradiction_names_both_dates_as_far_as_they_are_known():
    (finding,) = check_member(member(**{**JOINED, "official_date": "1966-02"}))
    assert finding.details == {
        "field": "official_date",
        "day": "1966-02",
        "other_field": "admission_date",
        "other_day": date(1966, 3, 19),
    }


def test_admission_before_decision_and_official_before_admission_are_two_findings():
    wrong = member(admission_decision_date="1966", admission_date="1965", official_date="1964")
    assert found(check_member(wrong)) == [
        ("error", "admission_before_decision", "admission_date"),
        ("error", "official_before_admission", "official_date"),
    ]


@pytest.mark.parametrize(
    "facts",
    [
        {"official_date": "1966-03-19"},
        {"official_date": "1966-03"},
        {"admission_date": "1966"},
        {"admission_date": "1966-03-02"},
        {"admission_decision_date": "1966"},
        {"birth_date": None},
        {"official_date": None},
    ],
)
def test_dates_that_may_be_in_order_are_left_alone(facts):
    assert check_member(member(**{**JOINED, **facts})) == ()


def test_without_a_start_there_is_no_seniority():
    findings = check_member(member(official_date="1967-03-19"))
    assert found(findings) == warnings("no_start_date", "admission_decision_date")


@pytest.mark.parametrize(
    ("facts", "code", "field"),
    [
        ({"standings": [("died", None)]}, "standing_undated", "standings"),
        ({"disciplines": [discipline("removal")]}, "discipline_undated", "disciplines"),
        ({"badges": [40, badge(40, "2006")]}, "two_badges_of_one_level", "badges"),
    ],
)
def test_what_cannot_be_counted_is_a_warning(facts, code, field):
    assert found(check_member(member(**JOINED, **facts))) == warnings(code, field)


def test_nothing_follows_death():
    findings = check_member(
        member(
            **JOINED,
            standings=[
                ("exempt", "2020-05-01"),
                ("official", "2020-05-02"),
                ("official", "1967-03-19"),
                ("died", "2020-05-01"),
                ("moved_away", "2020-05-01"),
            ],
        )
    )
    assert found(findings) == errors("entry_after_death", "standings") * 2
    assert [(one.details["standing"], one.details["day"]) for one in findings] == [
        ("moved_away", date(2020, 5, 1)),
        ("official", date(2020, 5, 2)),
    ]
    assert findings[0].details["died"] == date(2020, 5, 1)


@pytest.mark.parametrize(
    ("died", "other_field"),
    [("1940-12-31", "birth_date"), ("1966-03-01", "admission_decision_date")],
)
def test_death_comes_last(died, other_field):
    (finding,) = check_member(member(**JOINED, standings=[("died", died)]))
    assert found([finding]) == errors("death_before_joining", "standings")
    assert finding.details["other_field"] == other_field


@pytest.mark.parametrize(
    ("since", "until", "usable"),
    [
        (None, "1973", False),
        (None, None, False),
        ("1973-05-02", "1973-05-01", False),
        ("1973-05", "1973-04-30", False),
        ("1973-05-02", "1973-05-02", True),
        ("1973-05-02", "1973-05", True),
        ("1973", None, True),
    ],
)
def test_an_interruption_needs_a_beginning_before_its_end(since, until, usable):
    findings = check_member(member(**JOINED, interruptions=[interruption(since, until)]))
    assert found(findings) == ([] if usable else errors("interruption_unusable", "interruptions"))


def test_a_number_belongs_to_one_person():
    people = (
        member("M1", "An", card_number="1", personal_id="9"),
        member("M2", "Bình", card_number="2", card_number_old="1", personal_id="9"),
        member("M3", "Chi", card_number="3", card_number_old="3"),
        member("M4", "Dung", card_number="9"),
        member("M5", "Em", card_number="1"),
    )
    findings = check_numbers(people)
    assert [(one.subject, one.code, one.details["field"]) for one in findings] == [
        ("M1", "card_on_two_people", "card_number"),
        ("M2", "card_on_two_people", "card_number_old"),
        ("M5", "card_on_two_people", "card_number"),
        ("M1", "personal_id_on_two_people", "personal_id"),
        ("M2", "personal_id_on_two_people", "personal_id"),
    ]
    assert {one.severity for one in findings} == {Severity.ERROR}
    assert findings[0].details == {
        "field": "card_number",
        "number": "1",
        "others": ("Bình", "Em"),
        "other_keys": ("M2", "M5"),
    }


def test_a_registry_is_checked_member_by_member_then_between_them():
    whole = registry(
        member("M1", branch="B02", **{**JOINED, "official_date": "1960"}, card_number="1"),
        member("M2", branch=None, **JOINED, card_number="1"),
        member("M3", branch="B01", **JOINED),
        branches=[branch("B01")],
    )
    assert [(one.subject, one.code) for one in check_registry(whole)] == [
        ("M1", "official_before_admission"),
        ("M1", "branch_unknown"),
        ("M2", "branch_missing"),
        ("M1", "card_on_two_people"),
        ("M2", "card_on_two_people"),
    ]
    assert check_registry(whole)[1].details == {"field": "branch", "branch": "B02"}


@given(members())
def test_any_record_can_be_checked(person):
    assert all(one.subject == person.key and one.details["field"] for one in check_member(person))


@pytest.mark.parametrize(
    ("born", "admitted", "codes"),
    [
        ("1966-01-01", "1967-02-01", ["joined_as_a_child"]),
        ("1966", "1977-12", ["joined_as_a_child"]),
        ("1966", "1978", []),
        ("1930-05-01", "1945-06-01", []),
    ],
)
def test_nobody_joins_as_a_child(born: str, admitted: str, codes: list[str]) -> None:
    person = member(birth_date=born, admission_date=admitted)
    assert [finding.code for finding in check_member(person)] == codes


def _died_if_so(words: str) -> tuple[Standing, ...]:
    return (Standing(StandingKind.DIED, None),) if "mất" in words else ()


@pytest.mark.parametrize(
    ("words", "standings", "is_named"),
    [
        ({"note": "đã mất"}, [], True),
        ({"status": "đã mất"}, [("exempt", "2015-01-01")], True),
        ({"note": "đã mất"}, [("died", None)], True),  # without a day it counts nowhere
        ({"note": "đã mất"}, [("died", "2020-01-01")], False),
        ({"note": "ốm", "birth_date": "đã mất"}, [], False),
        ({}, [], False),
    ],
)
def test_words_of_somebody_who_left_stay_questions(
    words: dict[str, str], standings: list[tuple[str, str | None]], is_named: bool
) -> None:
    record = member(as_written=words, standings=standings)
    found = check_remarks((record,), _died_if_so)
    assert [(f.code, f.details["standing"]) for f in found] == (
        [("remark_against_standing", "died")] if is_named else []
    )


def test_dates_to_come_and_words_not_understood_stay_questions() -> None:
    person = member(
        admission_date="2090",
        official_date="2026-11-22",
        as_written={"birth_date": "31/02/1980", "official_date": "22.11.26", "note": "ốm"},
    )
    found = check_open_questions([person], date(2026, 11, 22))
    assert [(finding.code, finding.details["field"]) for finding in found] == [
        ("date_in_the_future", "admission_date"),
        ("words_not_understood", "birth_date"),
    ]


@pytest.mark.parametrize(
    ("awarded", "wanted"),
    [
        (None, []),
        ("2025-12-31", []),
        ("2026", ["badge_after_stated_day"]),
        ("2026-01-01", ["badge_after_stated_day"]),
    ],
)
def test_a_stated_badge_is_not_dated_after_its_day(awarded: str | None, wanted: list[str]) -> None:
    person = member(admission_date="1966", badges=[badge(50, awarded, stated_before="2026-01-01")])
    assert [one.code for one in check_member(person)] == wanted


def test_a_badge_only_stated_waits_for_its_date_and_number() -> None:
    stated = member(badges=[badge(40), badge(50, stated_before="2026-01-01")])
    (waiting,) = check_open_questions([stated], date(2026, 11, 22))
    assert (waiting.severity, waiting.code) == (Severity.INFO, "badge_only_stated")
    assert waiting.details == {"field": "badges", "level": 50, "before": date(2026, 1, 1)}
    dated = member(badges=[badge(50, "2016", stated_before="2026-01-01")])
    assert check_open_questions([dated], date(2026, 11, 22)) == ()


def test_a_member_without_a_branch_is_named() -> None:
    whole = registry(member(branch=None, **JOINED))
    assert found(check_registry(whole)) == warnings("branch_missing", "branch")
