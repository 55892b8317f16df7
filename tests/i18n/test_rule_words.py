"""The words of rules: every rule, every shape of value, every mark has its own."""

from datetime import date
from decimal import Decimal

import pytest

from tests.helpers.rules import shipped_rules
from vusta_desk.app.wiring import catalogue
from vusta_desk.i18n.rule_words import (
    CONFIDENCE,
    confidence_text,
    part_text,
    rule_details,
    rule_title,
    value_text,
)
from vusta_desk.i18n.value_words import RULE_TITLES, VALUE_WORDS
from vusta_desk.rulefiles.kinds import KINDS

EN = catalogue("en")
WINDOWS = [{"day": "02-03", "first": "01-01", "last": "03-31"}]


def test_every_rule_has_a_title_and_every_shape_its_words():
    assert RULE_TITLES.keys() == KINDS.keys()
    assert {kind.shape for kind in KINDS.values()} <= VALUE_WORDS["rule_shape"].keys()
    assert rule_title("base_salary", EN) == "Base salary"
    assert rule_title("salaries", EN) == "salaries"


@pytest.mark.parametrize(
    ("rule", "value", "said"),
    [
        ("base_salary", 2_530_000, "2,530,000\N{NO-BREAK SPACE}VND a month"),
        ("multiples", Decimal("2.5"), "× 2.5"),
        ("multiples", "2.5", "× 2.5"),
        ("multiples", {30: Decimal("1.5"), 40: 2, 50: 2}, "30 years: × 1.5; 40, 50 years: × 2"),
        (
            "wait_months",
            {"reprimand": 6, "warning": 6},
            "reprimand, warning (discipline): 6 months",
        ),
        ("wait_months", None, "not stated"),
        ("count_by_month", True, "yes"),
        ("levels", [40, 50], "40, 50"),
        ("round_windows", WINDOWS, "round 3/2: 1/1–31/3"),
        ("seniority_start", "official_date", "the official date"),
        (
            "levels_for_earlier_deaths",
            {"level": 45, "before": date(2016, 9, 20)},
            "45 years, death before 20/09/2016",
        ),
        (
            "levels_for_earlier_deaths",
            {"level": 45, "before": "2016-09-20"},
            "45 years, death before 20/09/2016",
        ),
        ("reconcile_months", 3, "3 months"),
    ],
)
def test_a_value_is_said_as_an_office_writes_it(rule, value, said):
    assert value_text(rule, value, EN) == said


@pytest.mark.parametrize("language", ["en", "vi"])
def test_every_shipped_value_can_be_said(language):
    words = catalogue(language)
    for rule in shipped_rules().rules.values():
        for value in rule.values:
            assert value_text(rule.id, value.value, words)
            assert confidence_text(value.confidence, words)


def test_parts_and_marks_have_words():
    assert [part_text(part, EN) for part in ("", "45", "warning")] == [
        *("", "45 years", "warning (discipline)")
    ]
    assert confidence_text("", EN) == ""
    assert len({confidence_text(mark, EN) for mark in CONFIDENCE}) == 4


@pytest.mark.parametrize(
    ("written", "said"), [('"2.5"', "× 2.5"), ("null", "not stated"), ('{"a": []}', '{"a": []}')]
)
def test_what_the_history_keeps_is_said_even_of_another_program(written, said):
    details = {"rule": "multiples", "part": "45", "value": written, "day": "2026-01-01"}
    title = "Gift with the badge: times the base salary (45 years)"
    assert rule_details(details, EN) == {"rule": title, "value": said, "day": "01/01/2026"}
