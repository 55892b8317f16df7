"""Rows 6 and 7 of the table by examples: reviews, waits, and times whose rules are unknown."""

from datetime import date

import pytest

from tests.helpers.deciding import DUE_40, OFFICIAL, codes, decided, details, in_round, told
from tests.helpers.people import day, discipline

# --- row 6: under review --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"standings": [OFFICIAL, ("suspended", "2027-03-31")]}, "suspended"),
        ({"standings": [OFFICIAL, ("suspended", "2027-01-01"), ("official", "2027-02-04")]},
         "suspended"),  # on the reference day
        ({"standings": [OFFICIAL, ("suspended", "2027-01-01"), ("official", "2027-02-03")]}, None),
        ({"standings": [OFFICIAL, ("suspended", "2027-04-01"), ("died", "2027-04-02")]}, None),
        ({"under_review": True}, "being_considered"),
        ({"under_review": "2027-03-31"}, "being_considered"),
        ({"under_review": "2027-04-01"}, None),
    ],
)  # fmt: skip
def test_row_6(facts, code):
    decision = decided(**DUE_40, **facts)
    assert told(decision) == ("under_review" if code else "due", 40)
    assert codes(decision) == ([code] if code else [])


@pytest.mark.parametrize(
    ("died", "outcome"), [("2027-05-02", "under_review"), ("2027-05-01", "due")]
)
def test_row_6_the_dead_are_suspended_no_more(died, outcome):
    late = in_round("2027/3-2", reference="2027-05-01")
    standings = [OFFICIAL, ("suspended", "2027-04-01"), ("died", died)]
    assert decided(late, **DUE_40, standings=standings).outcome == outcome


def test_row_6_without_a_candidate_is_none():
    assert decided(
        admission_decision_date="1990-01-01", badges=[30], under_review=True
    ).outcome == ("none")


def test_row_6_comes_before_row_7_and_names_its_reasons_too():
    decision = decided(
        **DUE_40, under_review=True, disciplines=[discipline("warning", "2027-01-01")]
    )
    assert (decision.outcome, codes(decision)) == (
        "under_review",
        ["being_considered", "wait_until"],
    )


# --- row 7: waiting -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "decided_on", "until"),
    [
        ("reprimand", "2026-08-03", None),
        ("reprimand", "2026-08-04", "2027-02-04"),
        ("warning", "2026-05-03", None),
        ("warning", "2026-05-04", "2027-02-04"),
        ("removal", "2026-02-03", None),
        ("removal", "2026-02-04", "2027-02-04"),
        ("removal", "2027-02-03", "2028-02-03"),
    ],
)
def test_row_7_waits_since_2021(form, decided_on, until):
    decision = decided(**DUE_40, disciplines=[discipline(form, decided_on, corrected=True)])
    if until is None:
        assert (told(decision), codes(decision)) == (("due", 40), [])
    else:
        assert (told(decision), codes(decision)) == (("waiting", 40), ["wait_until"])
        assert details(decision, "wait_until") == {"day": day(until), "form": form}


def test_row_7_waits_of_2016():
    facts = {"admission_decision_date": "1980-02-10", "badges": [30]}
    then = in_round("2020/3-2")
    for form, decided_on, outcome in (
        ("reprimand", "2020-02-01", "due"),
        ("warning", "2019-08-03", "due"),
        ("warning", "2019-08-04", "waiting"),
        ("removal", "2019-02-03", "due"),
        ("removal", "2019-02-04", "waiting"),
    ):
        given = [discipline(form, decided_on, corrected=True)]
        assert decided(then, **facts, disciplines=given).outcome == outcome


def test_row_7_the_longest_wait_is_told():
    given = [discipline("removal", "2026-06-01"), discipline("reprimand", "2027-01-01")]
    decision = decided(**DUE_40, disciplines=given)
    assert details(decision, "wait_until") == {"day": date(2027, 7, 1), "form": "reprimand"}


def test_row_7_a_correction_that_was_refused():
    decision = decided(**DUE_40, disciplines=[discipline("reprimand", "2015-01-01", False)])
    assert (told(decision), codes(decision)) == (("waiting", 40), ["correction_refused"])
    decision = decided(
        in_round("2020/3-2"),
        admission_decision_date="1980-02-10",
        disciplines=[discipline("reprimand", "2020-02-03", False)],
    )
    assert (decision.outcome, codes(decision)) == ("waiting", ["correction_refused"])
    standings = [OFFICIAL, ("official", "2016-01-01")]
    given = [discipline("expulsion", "2015-01-01", False)]
    assert decided(**DUE_40, standings=standings, disciplines=given).outcome == "due"
    given = [discipline("reprimand", "2027-02-04", False)]
    assert codes(decided(**DUE_40, disciplines=given)) == ["discipline_after_reference"]


def test_row_7_a_wait_that_is_over_without_a_recorded_correction():
    decision = decided(**DUE_40, disciplines=[discipline("reprimand", "2026-08-03")])
    assert (told(decision), codes(decision)) == (("due", 40), ["correction_not_recorded"])
    decision = decided(
        in_round("2020/3-2"),
        admission_decision_date="1980-02-10",
        disciplines=[discipline("reprimand", "2019-01-01")],
    )
    assert codes(decision) == []  # there was no wait


def test_row_7_a_decision_after_the_reference_day():
    for decided_on, expected in (
        ("2027-03-31", ["discipline_after_reference"]),
        ("2027-04-01", []),
    ):
        decision = decided(**DUE_40, disciplines=[discipline("warning", decided_on, True)])
        assert (decision.outcome, codes(decision)) == ("due", expected)
    early = in_round("2027/3-2", reference="2026-11-01")
    decision = decided(early, **DUE_40, disciplines=[discipline("warning", "2026-12-31", True)])
    assert codes(decision) == []


def test_a_discipline_or_a_standing_without_a_day_counts_nowhere():
    decision = decided(
        **DUE_40,
        standings=[OFFICIAL, ("died", None)],
        disciplines=[discipline("removal")],
    )
    assert (told(decision), codes(decision)) == (
        ("due", 40),
        ["standing_undated", "discipline_undated"],
    )


# --- before the rules are known -------------------------------------------------------------------


def test_no_early_and_no_wait_before_25_7_2016():
    facts = {"admission_decision_date": "1976-02-10", "badges": [30]}
    then = in_round("2016/3-2")
    given = [discipline("removal", "2016-02-01", False)]
    decision = decided(then, **facts, disciplines=given)
    assert (told(decision), codes(decision)) == (("due", 40), ["rule_unknown"])
    decision = decided(then, **facts, disciplines=[discipline("removal", "2016-02-04")])
    assert codes(decision) == ["discipline_after_reference"]
    facts["admission_decision_date"] = "1976-06-10"
    decision = decided(then, **facts, early_request=True)
    assert (told(decision), codes(decision)) == (("none", 40), ["rule_unknown"])
    assert codes(decided(then, **facts, early_request="2016-02-04")) == []
    asked = decided(then, **{**facts, "admission_decision_date": "1976-02-10"}, early_request=True)
    assert (told(asked), codes(asked)) == (("due", 40), ["rule_unknown"])
    assert codes(decided(then, **facts, disciplines=given)) == []


def test_an_expulsion_has_no_wait_to_be_unknown():
    decision = decided(
        in_round("2016/3-2"),
        admission_decision_date="1976-02-10",
        badges=[30],
        disciplines=[discipline("expulsion", "1990-01-01")],
    )
    assert (told(decision), codes(decision)) == (("due", 40), [])


def test_an_unknown_limit_and_an_unknown_wait_are_one_reason():
    decision = decided(
        in_round("2016/3-2"),
        admission_decision_date="1976-02-10",
        badges=[30],
        early_request=True,
        disciplines=[discipline("warning", "2016-01-01")],
    )
    assert (told(decision), codes(decision)) == (("due", 40), ["rule_unknown"])
