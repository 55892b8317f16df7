"""What the sample registry shows: every outcome in the next round, some thirty badges a year."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from tests.helpers.demo_cases import Case
from tests.helpers.demo_people import TODAY
from tests.helpers.demo_registry import FILE, MEMBERS, sample
from tests.helpers.rules import shipped_rules
from vusta_desk.domain.badge_checks import check_badges
from vusta_desk.domain.eligibility import Decision, Outcome, decide_all
from vusta_desk.domain.member import Badge, Member
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.domain.registry_json import from_document
from vusta_desk.domain.rounds import Round, next_round, rounds_of_year
from vusta_desk.domain.rulebook import RuleBook

AWARDED = {Outcome.DUE, Outcome.EARLY, Outcome.POSTHUMOUS, Outcome.ARREARS}
COMING_LEVELS = {30, 40, 45, 50, 55, 60, 65, 70, 75}


@pytest.fixture(scope="module")
def rulebook() -> RuleBook:
    return shipped_rules()


@pytest.fixture(scope="module")
def members() -> tuple[Member, ...]:
    return from_document(json.loads(FILE.read_text("utf-8")))[0].members


@pytest.fixture(scope="module")
def decisions(members: tuple[Member, ...], rulebook: RuleBook) -> dict[str, Decision]:
    decided = decide_all(members, next_round(rulebook, TODAY), rulebook)
    return {decision.key: decision for decision in decided}


@pytest.fixture(scope="module")
def cases() -> Mapping[str, Case]:
    return sample().cases


def codes(decision: Decision) -> set[str]:
    return {reason.code for reason in decision.reasons}


def is_awarded(decision: Decision) -> bool:
    return decision.outcome in AWARDED and "no_badge_on_record" not in codes(decision)


def test_the_next_round_is_3_2_2027(rulebook):
    assert next_round(rulebook, TODAY).name == "3/2/2027"


def test_nobody_is_lost_and_every_outcome_is_there(decisions):
    counts = Counter(decision.outcome for decision in decisions.values())
    assert sum(counts.values()) == MEMBERS
    assert counts.keys() == set(Outcome)


def test_every_case_comes_out_as_it_was_made(decisions, cases):
    wrong = {
        key: (case.outcome, case.level, case.reasons, decisions[key])
        for key, case in cases.items()
        if (decisions[key].outcome, decisions[key].level) != (case.outcome, case.level)
        or not codes(decisions[key]).issuperset(case.reasons)
    }
    assert not wrong


def test_everybody_else_has_nothing_in_this_round(decisions, cases):
    others = [decision for key, decision in decisions.items() if key not in cases]
    assert {one.outcome for one in others} == {Outcome.NONE, Outcome.NOT_OURS}


def test_no_badge_is_beyond_the_seniority(members, rulebook):
    assert check_badges(members, rulebook) == ()


def test_some_thirty_badges_of_2026_are_on_record(members):
    given = [badge for member in members for badge in member.badges if badge.date is not None]
    assert 25 <= sum(badge.date.year == 2026 for badge in given if badge.date) <= 35


@pytest.mark.slow
def test_some_thirty_people_a_year_follow_if_each_round_is_awarded(members, rulebook):
    years: Counter[int] = Counter()
    levels = set()
    for round_, level in _coming_awards(list(members), rulebook):
        years[round_.day.year] += 1
        if round_.day.year == 2027:
            levels.add(level)
    assert {year: 25 <= people <= 35 for year, people in years.items()} == {2027: True, 2028: True}
    assert levels >= COMING_LEVELS


def _coming_awards(members: list[Member], rulebook: RuleBook) -> Iterator[tuple[Round, int | None]]:
    for year in (2027, 2028):
        for round_ in rounds_of_year(rulebook, year):
            for place, decision in enumerate(decide_all(members, round_, rulebook)):
                if is_awarded(decision) and decision.level is not None:
                    badge = Badge(decision.level, PartialDate.of(round_.day))
                    known = members[place]
                    members[place] = replace(known, badges=(*known.badges, badge))
                    yield round_, decision.level
