"""Every published example comes out as it should, and never as it must not."""

import tomllib
from collections import Counter
from datetime import date

import pytest

from tests.helpers.checkout import ROOT
from vusta_desk.domain.amounts import amount_for
from vusta_desk.domain.ceremony import Entry, totals
from vusta_desk.domain.eligibility import decide
from vusta_desk.domain.member import BadgeKind, Member
from vusta_desk.domain.reckoning import reckon
from vusta_desk.domain.registry_json import FORMAT, from_document
from vusta_desk.domain.rounds import Round, round_for
from vusta_desk.i18n.formats import money
from vusta_desk.rulefiles.book import load_rulebook

RULES = ROOT / "resources" / "rules"
CASES = [
    case
    for path in sorted((RULES / "cases").glob("*.toml"))
    for case in tomllib.loads(path.read_text("utf-8"))["case"]
]
RULEBOOK, _ = load_rulebook(RULES)
KEYS = {
    *("number", "variant", "source", "address", "flag", "assumed", "stated", "stated_because"),
    *("member", "round", "money", "roster", "expected"),
}


def name_of(case: dict) -> str:
    return f"{case['number']} {case.get('variant', '')}".strip()


def cases_with(*keys: str) -> pytest.MarkDecorator:
    found = [case for case in CASES if keys[0] in case and keys[1] in case["expected"]]
    assert found
    return pytest.mark.parametrize("case", found, ids=name_of)


def member_of(case: dict) -> Member:
    facts = {"key": "case", "name": "Người trong ví dụ"} | case["member"]
    registry, findings = from_document({"format": FORMAT, "members": [facts]})
    assert findings == ()
    return registry.members[0]


def round_of(case: dict) -> Round:
    asked = case["round"]
    window = tuple(asked["window"]) if "window" in asked else None
    return round_for(RULEBOOK, asked["code"], window=window, reference_day=asked.get("reference"))


def test_every_row_of_the_collection_is_here():
    assert {case["number"] for case in CASES} == set(range(1, 19))


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_a_case_says_where_it_stands(case):
    assert case.keys() <= KEYS
    assert case["source"]
    assert case["address"]
    assert ("stated" in case) == ("stated_because" in case)
    assert case["expected"]


@cases_with("member", "outcome")
def test_outcome(case):
    expected = case["expected"]
    decision = decide(member_of(case), round_of(case), RULEBOOK)
    assert decision.outcome == expected["outcome"]
    assert decision.level == expected.get("level")
    assert decision.due_day == expected.get("due_day")


@cases_with("member", "start")
def test_start_of_seniority(case):
    reckoning = reckon(member_of(case), round_of(case), RULEBOOK)
    assert str(reckoning.start) == case["expected"]["start"]


@cases_with("member", "skipped_levels")
def test_skipped_levels(case):
    decision = decide(member_of(case), round_of(case), RULEBOOK)
    assert list(decision.skipped_levels) == case["expected"]["skipped_levels"]


@cases_with("member", "reasons")
def test_reasons(case):
    decision = decide(member_of(case), round_of(case), RULEBOOK)
    assert set(case["expected"]["reasons"]) <= {reason.code for reason in decision.reasons}


@cases_with("money", "amount")
def test_amount(case):
    amount = amount_for(case["money"]["level"], RULEBOOK, case["money"]["day"])
    assert amount.value == case["expected"]["amount"]
    assert money(case["expected"]["amount"], "vi") != case.get("stated")


@cases_with("roster", "people")
def test_sum_of_a_roster(case):
    roster = case["roster"]
    levels = Counter({int(level): count for level, count in roster.get("levels", {}).items()})
    kinds = Counter(roster.get("kinds", {}))
    entries = [entry(level, BadgeKind.NORMAL) for level in levels.elements()]
    entries += [entry(40, BadgeKind(kind)) for kind in kinds.elements()]
    sums = totals(entries)
    assert sums.people == case["expected"]["people"] == sum(sums.levels.values())
    assert str(sums.people) != case.get("stated")


def entry(level: int, kind: BadgeKind) -> Entry:
    return Entry("case", "Người trong ví dụ", "Chi bộ", level, kind, "3/2/2027", None, None)


def test_a_figure_to_the_day_is_not_made_from_a_month():
    [case] = [case for case in CASES if case["number"] == 6]
    decision = decide(member_of(case), round_of(case), RULEBOOK)
    assert decision.due_day is None
    assert decision.level is None


def test_a_month_only_admission_never_gives_the_next_badge():
    [case] = [case for case in CASES if case["number"] == 6]
    facts = case["member"]
    for day in range(1, 32):
        known = case | {"member": facts | {"admission_date": f"1946-12-{day:02d}"}}
        assert decide(member_of(known), round_of(case), RULEBOOK).outcome == "none"


def test_the_old_rule_gave_the_days_that_were_stated():
    for number, stated in ((11, date(2012, 2, 3)), (12, date(2011, 12, 22))):
        [case] = [case for case in CASES if case["number"] == number]
        official = member_of(case).official_date
        assert official is not None
        assert official.first_day.replace(year=official.year + 50) == stated
        assert case["expected"]["due_day"] != stated
