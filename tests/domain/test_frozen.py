"""What a closed round keeps is given back as it was: decisions, records, rule values."""

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings

from tests.helpers import strategies
from tests.helpers.rules import shipped_rules, with_values
from vusta_desk.domain.decision import Decision, Outcome
from vusta_desk.domain.decision_json import decision_document, decision_of
from vusta_desk.domain.eligibility import decide
from vusta_desk.domain.findings import Detail
from vusta_desk.domain.kept_member import member_from_document
from vusta_desk.domain.own_rules import ReadOwn, with_own
from vusta_desk.domain.reasons import Reason
from vusta_desk.domain.registry_json import member_document
from vusta_desk.domain.rounds import Round, round_for
from vusta_desk.domain.rulebook import DatedValue
from vusta_desk.domain.used_rules import differing, used_document, used_of, used_values


def as_kept(document: object) -> object:
    return json.loads(json.dumps(document))


@pytest.fixture(scope="module")
def spring() -> Round:
    return round_for(shipped_rules(), "2027/3-2")


@settings(max_examples=50)
@given(strategies.members(("B1",)))
def test_whatever_was_decided_of_whom_comes_back(member) -> None:
    decision = decide(member, round_for(shipped_rules(), "2027/3-2"), shipped_rules())
    kept = as_kept([decision_document(decision), member_document(member)])
    assert isinstance(kept, list)
    assert decision_of(kept[0], member.key) == decision
    assert member_from_document(kept[1]) == member


def test_days_words_and_lists_of_words_stay_apart() -> None:
    words: tuple[Detail, ...] = ("1972-01-15", "1973")
    details: dict[str, Detail] = {"day": date(2027, 2, 3), "words": words, "since": "1972-01-15"}
    more: dict[str, Detail] = {"level": 40, "nothing": None, "part": 1.5}
    decision = Decision(
        key="M1",
        outcome=Outcome.CANNOT_TELL,
        due_range=(date(2027, 1, 1), None),
        possible=(Outcome.DUE, Outcome.NONE),
        skipped_levels=(30, 40),
        reasons=(Reason("a", details), Reason("b", more), Reason("c")),
    )
    kept = as_kept(decision_document(decision))
    assert isinstance(kept, dict)
    assert decision_of(kept, "M1") == decision


def test_the_values_that_have_a_say(spring: Round) -> None:
    used = used_values(shipped_rules(), spring)
    assert {each.rule for each in used} == {
        "round_windows",
        "levels",
        "count_by_month",
        "levels_for_earlier_deaths",
        "early_posthumous_months",
        "early_limit_months",
        "wait_months",
        "multiples",
        "base_salary",
    }
    kept = [as_kept(used_document(each)) for each in used]
    assert tuple(used_of(each) for each in kept if isinstance(each, dict)) == used
    assert all(each.source for each in used)


def test_each_value_is_that_of_its_own_day(spring: Round) -> None:
    book = with_values("base_salary", ("2020-01-01", 1), ("2027-02-03", 2), ("2027-02-04", 3))
    (salary,) = (each for each in used_values(book, spring) if each.rule == "base_salary")
    assert (salary.value, salary.since) == (2, date(2027, 2, 3))
    book = with_values("levels", ("2020-01-01", [30]), ("2027-03-31", [30, 40]))
    (levels,) = (each for each in used_values(book, spring) if each.rule == "levels")
    assert levels.value == [30, 40]


def test_what_the_rules_do_not_know_is_not_there(spring: Round) -> None:
    book = with_values("base_salary", ("2027-02-04", 3))
    assert "base_salary" not in {each.rule for each in used_values(book, spring)}


def test_a_part_of_a_table_from_elsewhere_stands_beside_the_table(spring: Round) -> None:
    own = DatedValue(date(2026, 1, 1), Decimal("99.0"), "Công văn 1", is_own=True)
    book = with_own(shipped_rules(), [ReadOwn("multiples", 40, own)])
    table, part = (each for each in used_values(book, spring) if each.rule == "multiples")
    assert (table.part, table.value["40"]) == ("", "99.0")
    assert (part.part, part.value, part.source, part.is_own) == ("40", "99.0", "Công văn 1", True)


def test_another_value_differs_and_another_source_does_not(spring: Round) -> None:
    before = used_values(with_values("base_salary", ("2020-01-01", 1)), spring)
    after = used_values(with_values("base_salary", ("2021-01-01", 2)), spring)
    ((then, now),) = differing(before, after)
    assert then is not None
    assert now is not None
    assert (then.value, now.value) == (1, 2)
    assert differing(after, before) == ((now, then),)
    without = used_values(with_values("base_salary", ("2028-01-01", 1)), spring)
    assert differing(before, without) == ((then, None),)
    assert differing(without, before) == ((None, then),)
    later = used_values(with_values("base_salary", ("2021-01-01", 1)), spring)
    assert differing(before, later) == ()
