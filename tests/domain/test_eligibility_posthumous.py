"""Row 4 of the table by examples: after death."""

from datetime import date

import pytest

from tests.helpers.deciding import DUE_40, OFFICIAL, ROUND, codes, decided, details, in_round, told
from tests.helpers.people import badge, discipline, interruption
from vusta_desk.domain.eligibility import Decision
from vusta_desk.domain.rounds import Round


def dead(on: str, round_: Round = ROUND, /, **facts) -> Decision:
    return decided(round_, standings=[("official", "1970-01-01"), ("died", on)], **facts)


def test_row_4_the_highest_level_reached_counting_by_month():
    decision = dead("2027-02-01", admission_decision_date="1987-02-28")
    assert (told(decision), decision.due_day) == (("posthumous", 40), date(2027, 2, 28))
    assert decision.skipped_levels == (30,)
    assert codes(decision) == []
    decision = dead("2027-01-31", **DUE_40)
    assert codes(decision) == ["early_posthumous"]


def test_row_4_only_death_by_the_last_day_of_the_window():
    assert dead("2027-03-31", **DUE_40).outcome == "posthumous"
    assert dead("2027-04-01", **DUE_40).outcome == "due"
    decision = dead("2026-12-31", admission_decision_date="1985-01-01", badges=[30])
    assert (told(decision), codes(decision)) == (("posthumous", 40), ["overdue"])


@pytest.mark.parametrize(
    ("died", "start", "outcome"),
    [
        ("2021-07-30", "1982-07-31", "posthumous"),  # due 31-7-2022, which counts from 1-7-2022
        ("2021-07-30", "1982-08-01", "none"),
        ("2021-07-29", "1982-07-01", "none"),
        ("2027-02-28", "1988-02-29", "posthumous"),
        ("2027-02-01", "1988-02-29", "posthumous"),
        ("2027-01-31", "1988-02-29", "none"),
        ("2027-02-28", "1988-03-01", "none"),
    ],
)
def test_row_4_early_within_12_months_of_a_death_since_30_7_2021(died, start, outcome):
    decision = dead(died, admission_decision_date=start, badges=[30])
    assert decision.outcome == outcome
    assert ("early_posthumous" in codes(decision)) is (outcome == "posthumous")
    assert decision.level == (40 if outcome == "posthumous" else None)


@pytest.mark.parametrize(
    ("died", "start", "held", "level"),
    [
        ("2011-10-31", "1956-10-01", 50, None),  # 55 exists from 1-11-2011
        ("2011-11-01", "1956-11-01", 50, 55),
        ("2016-09-19", "1971-09-30", 40, 45),  # 45 also for deaths before 20-9-2016
        ("1985-01-01", "1940-01-01", 40, 45),
        ("1984-12-26", "1939-01-01", 30, 45),
        ("2006-12-31", "1926-01-01", 70, None),
        ("2007-01-01", "1926-01-01", 70, 80),
    ],
)
def test_row_4_only_levels_of_the_day_of_death(died, start, held, level):
    decision = dead(died, admission_decision_date=start, badges=[held])
    assert decision.level == level


def test_row_4_a_round_knows_only_its_own_levels():
    facts = {"admission_decision_date": "1971-02-10", "badges": [40]}
    assert dead("2016-05-01", in_round("2016/19-5"), **facts).outcome == "none"
    assert told(dead("2016-05-01", in_round("2016/2-9"), **facts)) == ("posthumous", 45)


def test_row_4_interruptions_count_up_to_death():
    facts = {"admission_decision_date": "1986-11-10", "badges": [30]}
    decision = dead("2027-02-20", interruptions=[interruption("1990-01-01", "1990-03-01")], **facts)
    assert (told(decision), decision.due_day) == (("posthumous", 40), date(2027, 1, 10))
    decision = dead("2027-02-20", interruptions=[interruption("2027-02-21", None)], **facts)
    assert decision.due_day == date(2026, 11, 10)


def test_row_4_of_those_who_were_out_only_levels_reached_before():
    out = [interruption("2026-02-10", None)]
    decision = dead("2027-02-01", admission_decision_date="1986-02-10", interruptions=out)
    assert (told(decision), decision.due_day) == (("posthumous", 40), date(2026, 2, 10))
    facts = {"badges": [30], "interruptions": out}
    assert dead("2027-02-01", admission_decision_date="1986-02-11", **facts).outcome == "none"
    out = [interruption("2027-02-01", "2027-03-01")]
    decision = dead(
        "2027-02-01", admission_decision_date="1987-02-02", badges=[30], interruptions=out
    )
    assert decision.outcome == "none"


def test_row_4_nothing_to_award():
    decision = dead(
        "2027-02-01", admission_decision_date="1987-02-01", badges=[40], under_review=True
    )
    assert (told(decision), codes(decision)) == (("none", None), [])
    assert (decision.due_day, decision.due_range) == (None, None)
    assert told(dead("2027-02-01", admission_decision_date="1930-01-01", badges=[90])) == (
        "none",
        None,
    )


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"under_review": "2027-02-01"}, "under_review"),
        ({"under_review": "2027-02-02"}, None),
        ({"disciplines": [discipline("reprimand", "2026-08-02")]}, "wait_until"),
        ({"disciplines": [discipline("reprimand", "2026-08-01")]}, None),
        ({"disciplines": [discipline("removal", "2027-02-02")]}, None),
        ({"early_request": "2027-02-01"}, "early_request_pending"),
        ({"early_request": True}, "early_request_pending"),
        ({"early_request": "2027-02-02"}, None),
        ({"early_request": "2020-01-01", "badges": [badge(30, "2021-01-01")]}, None),
    ],
)
def test_row_4_what_stood_at_death_is_said(facts, code):
    decision = dead("2027-02-01", **{**DUE_40, **facts})
    assert told(decision) == ("posthumous", 40)
    assert codes(decision) == ([code] if code else [])


def test_row_4_suspended_at_death():
    standings = [OFFICIAL, ("suspended", "2027-01-01"), ("died", "2027-02-01")]
    decision = decided(**DUE_40, standings=standings)
    assert (told(decision), codes(decision)) == (("posthumous", 40), ["under_review"])


def test_row_4_waits_by_the_rules_of_the_day_of_death():
    reprimand = [discipline("reprimand", "2017-02-01")]
    decision = dead(
        "2017-03-01", **{**DUE_40, "admission_decision_date": "1977-02-10"}, disciplines=reprimand
    )
    assert codes(decision) == ["overdue"]
    reprimand = [discipline("reprimand", "2016-02-01")]
    decision = dead(
        "2016-03-01", **{**DUE_40, "admission_decision_date": "1976-02-10"}, disciplines=reprimand
    )
    assert codes(decision) == ["overdue", "rule_unknown"]
    assert details(decision, "rule_unknown") == {"day": date(2016, 3, 1)}


def test_death_is_final():
    standings = [OFFICIAL, ("died", "2027-02-11"), ("resigned", "2027-02-11")]
    decision = decided(**DUE_40, standings=[*standings, ("expelled", "2027-03-01")])
    assert told(decision) == ("posthumous", 40)


def test_an_entry_of_the_day_of_death_before_it_counts():
    standings = [OFFICIAL, ("resigned", "2027-02-11"), ("died", "2027-02-11")]
    assert decided(**DUE_40, standings=standings).outcome == "not_ours"
