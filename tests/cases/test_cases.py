"""Every worked example comes out as it should by the shipped rules, and never as it must not."""

import tomllib
from dataclasses import replace
from datetime import date

import pytest

from tests.helpers.checkout import ROOT
from tests.helpers.rules import shipped_rules
from vusta_desk.domain.eligibility import decide
from vusta_desk.domain.member import Member
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.domain.rounds import Round
from vusta_desk.domain.rulebook import DatedValue, RuleBook
from vusta_desk.i18n.formats import money
from vusta_desk.rulefiles.cases import Case, load_cases
from vusta_desk.usecases.rule_cases import failing, prove

FOLDER = ROOT / "resources" / "rules" / "cases"
CASES, BROKEN = load_cases(FOLDER)
TABLES = [
    case
    for path in sorted(FOLDER.glob("*.toml"))
    for case in tomllib.loads(path.read_text("utf-8"))["case"]
]


def test_every_case_comes_out_right():
    proof = prove(shipped_rules(), FOLDER)
    assert proof.failures == ()
    assert proof.holds
    assert proof.total == proof.right == len(TABLES)


def test_there_is_a_case_for_every_row_of_the_collection_and_many_more():
    assert {case["number"] for case in TABLES if "number" in case} == set(range(1, 19))
    assert len(TABLES) >= 70


def test_a_case_says_where_it_stands():
    assert BROKEN == ()
    for case in TABLES:
        assert ("stated" in case) == ("stated_because" in case)
        assert case["name"]


# --- each value of the rules is held by a case ----------------------------------------------------

_NOT_ABOUT_BADGES = {"reconcile_months", "seniority_start"}
_QUICK_FIRST = sorted(CASES, key=lambda case: case.member is not None)


@pytest.mark.parametrize("rule", sorted(shipped_rules().rules.keys() - _NOT_ABOUT_BADGES))
def test_without_any_one_value_of_a_rule_a_case_fails(rule: str):
    values = shipped_rules().rules[rule].values
    for place in range(len(values)):
        assert fails(rule, [*values[:place], *values[place + 1 :]]), values[place].since


@pytest.mark.parametrize("rule", ["early_limit_months", "wait_months", "multiples"])
def test_with_any_one_part_of_a_table_changed_a_case_fails(rule: str):
    values = list(shipped_rules().rules[rule].values)
    for place, value in enumerate(values):
        for part in value.value:
            changed = replace(value, value={**value.value, part: value.value[part] * 2})
            assert fails(rule, [*values[:place], changed, *values[place + 1 :]]), part


def fails(rule: str, values: list[DatedValue]) -> bool:
    """Whether any case fails where a rule has other values."""
    book = shipped_rules()
    changed = RuleBook({**book.rules, rule: replace(book.rules[rule], values=tuple(values))})
    return any(True for _ in failing(_QUICK_FIRST, changed))


# --- published results that must not be reproduced ------------------------------------------------


def case_numbered(number: int) -> Case:
    [case] = [each for each in CASES if each.id.split(" · ")[0] == str(number)]
    return case


def member_of(case: Case) -> Member:
    assert case.member is not None
    return case.member


def round_of(case: Case) -> Round:
    return case.rounds[0].under(shipped_rules())


@pytest.mark.parametrize("case", [case for case in TABLES if "stated" in case], ids=str)
def test_a_wrong_figure_is_never_ours(case: dict):
    expected = case["expected"]
    if "amount" in expected:
        assert money(expected["amount"], "vi") != case["stated"]
    if "people" in expected:
        assert str(expected["people"]) != case["stated"]


def test_a_figure_to_the_day_is_not_made_from_a_month():
    case = case_numbered(6)
    decision = decide(member_of(case), round_of(case), shipped_rules())
    assert (decision.due_day, decision.level) == (None, None)


def test_a_month_only_admission_never_gives_the_next_badge():
    case = case_numbered(6)
    for day in range(1, 32):
        known = replace(member_of(case), admission_date=PartialDate(1946, 12, day))
        assert decide(known, round_of(case), shipped_rules()).outcome == "none"


def test_the_old_rule_gave_the_days_that_were_stated():
    for number, stated in ((11, date(2012, 2, 3)), (12, date(2011, 12, 22))):
        case = case_numbered(number)
        official = member_of(case).official_date
        assert official is not None
        assert official.first_day.replace(year=official.year + 50) == stated
        assert case.expected["due_day"] != stated
