"""What the rules do not say for a round, or say only by a reading of ours."""

from dataclasses import replace
from datetime import date

import pytest

from tests.helpers.rules import shipped_rules, with_values
from vusta_desk.domain.findings import Severity
from vusta_desk.domain.rounds import Round, round_for
from vusta_desk.domain.rule_gaps import rule_gaps
from vusta_desk.domain.rulebook import RuleBook


def of(code: str = "2027/3-2", **given: object) -> Round:
    return round_for(shipped_rules(), code, **given)  # type: ignore[arg-type]


def codes(round_: Round, book: RuleBook | None = None, **given: object) -> list[tuple[str, str]]:
    found = rule_gaps(book or shipped_rules(), round_, **given)  # type: ignore[arg-type]
    return [(each.code, each.subject or "") for each in found]


def test_of_the_next_round_three_multiples_are_unknown_and_five_rules_are_our_reading():
    assert codes(of()) == [
        ("multiple_unknown_office", "multiples"),
        ("windows_are_reading", "round_windows"),
        ("rule_is_reading", "count_by_month"),
        ("rule_is_reading", "early_limit_months"),
        ("rule_is_reading", "wait_months"),
        ("rule_is_reading", "early_posthumous_months"),
    ]
    unknown, *readings = rule_gaps(shipped_rules(), of())
    assert unknown.details == {"levels": (45, 85, 90)}
    assert unknown.severity is Severity.WARNING
    assert {each.severity for each in readings} == {Severity.INFO}


@pytest.mark.parametrize(
    ("levels", "unknown"),
    [((40, 45), (45,)), ((90, 85, 30), (85, 90)), ((40, 50), None), ((), None)],
)
def test_only_the_levels_that_matter_are_named(levels, unknown):
    found = {each.code: each.details for each in rule_gaps(shipped_rules(), of(), levels)}
    assert found.get("multiple_unknown_office", {}).get("levels") == unknown


def test_a_window_of_the_office_is_no_reading_of_ours():
    own = of(window=(date(2027, 2, 3), date(2027, 5, 18)))
    assert ("windows_are_reading", "round_windows") not in codes(own)
    other = of("2027/30-4", window=(date(2027, 4, 1), date(2027, 4, 30)))
    assert ("windows_are_reading", "round_windows") not in codes(other)


def test_a_round_held_on_another_day_has_the_window_of_its_name():
    held = of(held_on=date(2027, 3, 10))
    assert ("windows_are_reading", "round_windows") in codes(held)


def test_windows_that_somebody_wrote_are_no_reading():
    book = with_values(
        "round_windows", ("2020-01-01", [{"day": "02-03", "first": "01-01", "last": "03-31"}])
    )
    assert "windows_are_reading" not in dict(codes(of(), book))


def test_before_the_rules_of_2016_and_the_money_of_2013_it_is_said():
    assert codes(of("2012/3-2")) == [
        ("multiple_unknown_office", "multiples"),
        ("base_salary_unknown_office", "base_salary"),
        ("limits_unknown_office", "early_limit_months"),
        ("limits_unknown_office", "wait_months"),
        ("windows_are_reading", "round_windows"),
        ("rule_is_reading", "count_by_month"),
    ]


def test_a_reading_of_levels_is_told_only_while_it_holds():
    assert ("rule_is_reading", "levels") in codes(of("2010/3-2"))
    assert ("rule_is_reading", "levels") not in codes(of("2012/3-2"))


def test_what_is_no_reading_is_not_told_as_one():
    book = shipped_rules()
    rule = book.rules["count_by_month"]
    sure = replace(rule, values=tuple(replace(each, choice=False) for each in rule.values))
    changed = RuleBook({**book.rules, "count_by_month": sure})
    assert ("rule_is_reading", "count_by_month") not in codes(of(), changed)
