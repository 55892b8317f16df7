"""The office's own values are read by the shapes of the rule files."""

from datetime import date
from decimal import Decimal

import pytest

from vusta_desk.domain.own_rules import OwnValue
from vusta_desk.rulefiles.own import normal, read_own, read_usable

DAY = date(2026, 1, 1)


def own(rule: str, value: object, part: str = "", source: str = "CV 12") -> OwnValue:
    return OwnValue(rule, DAY, value, source, part)


@pytest.mark.parametrize(
    ("given", "part", "value"),
    [
        (own("base_salary", 2_600_000), None, 2_600_000),
        (own("multiples", "2.5", "45"), 45, Decimal("2.5")),
        (own("multiples", None, "45"), 45, None),
        (own("multiples", {"45": "2.5"}), None, {45: Decimal("2.5")}),
        (own("wait_months", 9, "warning"), "warning", 9),
        (own("early_limit_months", 24, "70"), 70, 24),
        (own("count_by_month", False), None, False),
        (
            own("levels_for_earlier_deaths", {"level": 45, "before": "2016-09-20"}),
            None,
            {"level": 45, "before": date(2016, 9, 20)},
        ),
        (own("seniority_start", "official_date"), None, "official_date"),
    ],
)
def test_a_value_is_read_as_the_rules_use_it(given, part, value):
    read = read_own(given)
    assert (read.rule, read.part, read.dated.value) == (given.rule, part, value)
    assert (read.dated.since, read.dated.source, read.dated.is_own) == (DAY, "CV 12", True)


BAD = [
    own("wait_months", 10**6, "warning"),
    own("early_limit_months", 10**6, "70"),
    own("early_posthumous_months", 10**6),
    own("reconcile_months", 10**6),
    own("levels", [30, 40, 9_000]),
    own("multiples", "2", "9000"),
    own("levels_for_earlier_deaths", {"level": 9_000, "before": "2016-09-20"}),
    own("salaries", 1),
    own("base_salary", 1, source="  "),
    own("base_salary", 1, "45"),
    own("base_salary", None),
    own("base_salary", 10**13),
    own("multiples", "2,5", "45"),
    own("multiples", "2", "many"),
    own("multiples", 2.5, "45"),
    own("multiples", "123456", "45"),
    own("wait_months", 6, "scolding"),
    own("levels_for_earlier_deaths", {"level": 45, "before": 2016}),
    own("levels_for_earlier_deaths", {"level": 45, "before": "soon"}),
    own("levels_for_earlier_deaths", {"level": 45}),
    own("round_windows", [{"day": "02-03"}]),
]


@pytest.mark.parametrize("given", BAD, ids=str)
def test_what_is_no_value_is_refused(given):
    with pytest.raises(ValueError, match=r"."):
        read_own(given)


def test_what_cannot_be_used_is_set_aside_and_the_rest_stands():
    good = own("base_salary", 1)
    usable, useless = read_usable([*BAD, good])
    assert [each.dated.value for each in usable] == [1]
    assert useless == tuple(BAD)


def test_a_part_is_kept_as_the_rules_write_it_and_the_source_tidied():
    given = normal(own("multiples", "2.5", " 045 ", source="  Công  văn\u200b 12 "))
    assert (given.part, given.source) == ("45", "Công văn 12")
    assert normal(own("base_salary", 1)).part == ""
