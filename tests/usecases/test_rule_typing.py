"""Values of rules as people type them."""

import pytest

from vusta_desk.domain.findings import Refused
from vusta_desk.usecases.rule_typing import typed_value


@pytest.mark.parametrize(
    ("rule", "part", "text", "value"),
    [
        ("base_salary", "", "2530000", 2_530_000),
        ("base_salary", "", " 2.530.000 ", 2_530_000),
        ("base_salary", "", "2,530,000", 2_530_000),
        ("base_salary", "", "2 530 000", 2_530_000),
        ("multiples", "45", "2,5", "2.5"),
        ("multiples", "45", "2", "2"),
        ("multiples", "45", "-", None),
        ("multiples", "", "40=2; 45=2,5;", {"40": "2", "45": "2.5"}),
        ("wait_months", "", "reprimand=6", {"reprimand": 6}),
        ("count_by_month", "", "Có", True),
        ("count_by_month", "", "không", False),
        ("count_by_month", "", "no", False),
        ("levels", "", "30, 40 45;50", [30, 40, 45, 50]),
        (
            "round_windows",
            "",
            "3/2: 1/1-31/3; 19/5:1/4 – 30/6",
            [
                {"day": "02-03", "first": "01-01", "last": "03-31"},
                {"day": "05-19", "first": "04-01", "last": "06-30"},
            ],
        ),
        (
            "levels_for_earlier_deaths",
            "",
            "45 20/9/2016",
            {"level": 45, "before": "2016-09-20"},
        ),
        (
            "levels_for_earlier_deaths",
            "",
            "45, 2016-09-20",
            {"level": 45, "before": "2016-09-20"},
        ),
        ("seniority_start", "", "Ngày chính thức", "official_date"),
        ("seniority_start", "", "official_date", "official_date"),
        ("seniority_start", "", "quyết định kết nạp", "admission_decision_date"),
    ],
)
def test_what_is_typed_becomes_a_value(rule, part, text, value):
    assert typed_value(rule, part, text) == value


@pytest.mark.parametrize(
    ("rule", "part", "text", "shape"),
    [
        ("base_salary", "", "much", "number"),
        ("base_salary", "", "2.53", "number"),
        ("base_salary", "", "-", "number"),
        ("multiples", "45", "2,5,5", "multiple"),
        ("multiples", "", "2", "table"),
        ("multiples", "", "", "table"),
        ("multiples", "", "40=x", "table"),
        ("multiples", "", "40=2; 45=2,5; 45=3", "table"),
        ("multiples", "", "40=2; 45", "table"),
        ("count_by_month", "", "perhaps", "yes_no"),
        ("levels", "", "30, x", "levels"),
        ("round_windows", "", "3/2", "windows"),
        ("levels_for_earlier_deaths", "", "45", "level_before"),
        ("levels_for_earlier_deaths", "", "45 9/2016", "level_before"),
        ("levels_for_earlier_deaths", "", "45 soon", "level_before"),
        ("seniority_start", "", "some day", "start"),
    ],
)
def test_what_is_no_value_says_what_is_expected(rule, part, text, shape):
    with pytest.raises(Refused) as refused:
        typed_value(rule, part, text)
    assert refused.value.code == "rule_value_refused"
    assert refused.value.details == {"rule_name": rule, "rule_shape": shape}


def test_a_rule_that_is_none_is_refused():
    with pytest.raises(Refused) as refused:
        typed_value("salaries", "", "1")
    assert refused.value.code == "rule_not_known"
