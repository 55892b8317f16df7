"""The words of rules: every rule, every shape of value, every mark has its own."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.helpers.rules import shipped_rules
from vusta_desk.app.wiring import catalogue
from vusta_desk.domain.eligibility import Outcome
from vusta_desk.i18n.rule_words import (
    CONFIDENCE,
    confidence_text,
    judged_texts,
    origin_text,
    part_text,
    rule_details,
    rule_title,
    value_text,
)
from vusta_desk.i18n.value_words import RULE_TITLES, VALUE_WORDS, value_word
from vusta_desk.rulefiles.kinds import KINDS
from vusta_desk.usecases.rules import Judged

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


def test_a_value_is_said_to_be_of_the_office_our_reading_or_as_sure_as_its_source():
    assert origin_text(True, True, "T", EN) == "entered by the office"
    assert origin_text(False, True, "T", EN) == "our reading"
    assert origin_text(False, False, "T", EN) == confidence_text("T", EN)


def test_a_verdict_is_said_as_it_is_and_as_it_would_be():
    now = Judged(Outcome.DUE, 45, date(2027, 2, 1), None)
    paid, later = replace(now, amount=6_325_000), replace(now, due_day=date(2027, 2, 9))
    due = value_word("outcome", "due", EN)
    level = f"{due}, 45 years"
    assert judged_texts(now, paid, EN) == (level, f"{level}, 6,325,000\N{NO-BREAK SPACE}VND")
    assert judged_texts(now, later, EN) == (f"{level}, due 01/02/2027", f"{level}, due 09/02/2027")
    gone = replace(now, outcome=Outcome.NONE, level=None, due_day=None)
    none = value_word("outcome", "none", EN)
    assert judged_texts(now, gone, EN) == (f"{level}, due 01/02/2027", none)
    assert judged_texts(None, now, EN) == ("no such round", level)
