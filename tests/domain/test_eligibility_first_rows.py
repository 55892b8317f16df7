"""Rows 1 to 3 of the table by examples: not ours, cannot tell, excluded."""

from typing import Any

import pytest

from tests.helpers.deciding import DUE_40, OFFICIAL, codes, decided, told
from tests.helpers.people import discipline, interruption

LEFT_INSIDE = [OFFICIAL, ("moved_away", "2027-02-15")]
LEFT_BEFORE = [OFFICIAL, ("moved_away", "2026-12-31")]

# --- row 1: not ours ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "kind", ["moved_away", "resigned", "struck_off", "expelled", "temporarily_here"]
)
def test_row_1_by_standing_on_the_last_day(kind):
    facts = {"admission_decision_date": "1987-04-10", "badges": [30]}
    decision = decided(**facts, standings=[OFFICIAL, (kind, "2027-03-31")])
    assert (told(decision), codes(decision)) == (("not_ours", None), ["standing"])
    assert decided(**facts, standings=[OFFICIAL, (kind, "2027-04-01")]).outcome == "none"


def test_row_1_before_admission():
    facts: dict[str, Any] = {"official_date": None, "standings": []}
    decision = decided(**facts, admission_decision_date="2027-04-01")
    assert (told(decision), codes(decision)) == (("not_ours", None), ["not_yet_admitted"])
    assert decided(**facts, admission_decision_date="2027-03-31").outcome == "excluded"


def test_row_1_by_the_later_entry_of_one_day():
    standings = [("moved_away", "2020-01-01"), ("official", "2020-01-01")]
    assert decided(**DUE_40, standings=standings).outcome == "due"
    assert decided(**DUE_40, standings=standings[::-1]).outcome == "not_ours"


def test_row_1_by_discipline():
    expelled = [discipline("expulsion", "2024-05-01")]
    decision = decided(**DUE_40, disciplines=expelled)
    assert (told(decision), codes(decision)) == (("not_ours", None), ["expelled_by_discipline"])
    for kind in ("official", "exempt", "temporarily_elsewhere"):
        standings = [OFFICIAL, (kind, "2024-05-02")]
        assert decided(**DUE_40, standings=standings, disciplines=expelled).outcome == "due"
    standings = [OFFICIAL, ("official", "2024-05-01")]
    assert decided(**DUE_40, standings=standings, disciplines=expelled).outcome == "not_ours"
    again = [*expelled, discipline("expulsion", "2010-05-01")]
    standings = [OFFICIAL, ("official", "2015-05-01")]
    assert decided(**DUE_40, standings=standings, disciplines=again).outcome == "not_ours"
    on_the_last_day = [discipline("expulsion", "2027-03-31")]
    assert decided(**DUE_40, disciplines=on_the_last_day).outcome == "not_ours"
    after = [discipline("expulsion", "2027-04-01")]
    assert decided(**DUE_40, disciplines=after).outcome == "due"
    assert decided(**DUE_40, disciplines=[discipline("expulsion")]).outcome == "due"


def test_row_1_says_both_where_both_hold():
    decision = decided(
        **DUE_40,
        standings=[OFFICIAL, ("expelled", "2024-05-01")],
        disciplines=[discipline("expulsion", "2024-05-01")],
    )
    assert codes(decision) == ["standing", "expelled_by_discipline"]


def test_row_1_due_before_leaving_inside_the_window():
    decision = decided(**DUE_40, standings=LEFT_INSIDE)
    assert (told(decision), codes(decision)) == (("due", 40), ["due_before_leaving"])
    on_the_first_day = [OFFICIAL, ("moved_away", "2027-01-01")]
    facts = {"admission_decision_date": "1987-01-01", "badges": [30]}
    assert decided(**facts, standings=on_the_first_day).outcome == "due"
    facts = {"admission_decision_date": "1987-02-16", "badges": [30]}
    decision = decided(**facts, standings=LEFT_INSIDE)
    assert (told(decision), codes(decision)) == (("not_ours", None), ["standing"])


def test_row_1_of_those_who_left_is_followed_by_waits_and_reviews():
    wait = [discipline("warning", "2027-01-10")]
    assert decided(**DUE_40, standings=LEFT_INSIDE, disciplines=wait).outcome == "waiting"
    assert decided(**DUE_40, standings=LEFT_INSIDE, under_review=True).outcome == "under_review"


def test_row_1_of_those_who_left_passes_row_3_over_but_not_row_2():
    out = interruption("2027-03-01", None)
    assert decided(**DUE_40, standings=LEFT_INSIDE, interruptions=[out]).outcome == "due"
    unusable = interruption(None, "1990-01-01")
    decision = decided(**DUE_40, standings=LEFT_INSIDE, interruptions=[unusable])
    assert (told(decision), codes(decision)) == (("cannot_tell", None), ["interruption_unusable"])


def test_row_1_arrears_before_leaving():
    decision = decided(
        admission_decision_date="1986-02-10", standings=LEFT_INSIDE, early_request=True
    )
    assert told(decision) == ("arrears", 40)
    assert decision.skipped_levels == (30,)
    assert codes(decision) == ["no_badge_on_record", "due_before_leaving"]


def test_row_1_left_before_the_window():
    facts = {"admission_decision_date": "1986-12-31", "badges": [30]}
    decision = decided(**facts, standings=LEFT_BEFORE)
    assert told(decision) == ("not_ours", None)
    assert codes(decision) == ["standing", "due_before_leaving"]


def test_row_1_an_expulsion_outweighs_leaving():
    expelled = [discipline("expulsion", "2027-01-05")]
    decision = decided(**DUE_40, standings=LEFT_INSIDE, disciplines=expelled)
    assert told(decision) == ("not_ours", None)
    assert codes(decision) == ["standing", "expelled_by_discipline"]


def test_row_1_the_dead_who_had_left():
    standings = [OFFICIAL, ("moved_away", "2027-02-15"), ("died", "2027-03-01")]
    decision = decided(**DUE_40, standings=standings)
    assert (told(decision), codes(decision)) == (("not_ours", None), ["standing"])


# --- row 2: cannot tell ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "unusable",
    [
        interruption(None, "1990-01-01"),
        interruption(None, None, restored=True),
        interruption("1990-02-01", "1990-01-31"),
        interruption("1991", "1990-12"),
    ],
)
def test_row_2_unusable_interruptions(unusable):
    decision = decided(**DUE_40, interruptions=[unusable])
    assert (told(decision), codes(decision)) == (("cannot_tell", None), ["interruption_unusable"])
    assert decision.possible == ()


OUT_AND_BACK = [OFFICIAL, ("struck_off", "2001-05-10"), ("official", "2005-06-01")]


@pytest.mark.parametrize(
    ("interruptions", "missing"),
    [
        ([], True),
        ([interruption("2005-06-02", "2006-01-01")], True),
        ([interruption("2000-01-01", "2001-05-09")], True),
        ([interruption("2005-06-01", "2005-06-02")], False),  # touching
        ([interruption("2000-01-01", "2001-05-10")], False),
        ([interruption("2005-06", "2005-07-01")], False),  # possibly touching
        ([interruption("2000-01-01", "2001-05")], False),
        ([interruption("2003-01-01", "2003-02-01", restored=True)], False),
        ([interruption("2003-01-01", "2003-02-01")], False),
    ],
)
def test_row_2_a_time_out_without_an_interruption(interruptions, missing):
    decision = decided(
        admission_decision_date="1988-01-01",
        standings=OUT_AND_BACK,
        interruptions=interruptions,
        badges=[30],
    )
    assert ("interruption_missing" in codes(decision)) is missing
    assert (decision.outcome == "cannot_tell") is missing


def test_row_2_looks_at_the_history_up_to_the_last_day():
    standings = [OFFICIAL, ("resigned", "2027-03-01"), ("exempt", "2027-04-01")]
    assert decided(**DUE_40, standings=standings).outcome == "not_ours"
    standings[-1] = ("exempt", "2027-03-31")
    assert codes(decided(**DUE_40, standings=standings)) == ["interruption_missing"]
    standings[-1] = ("probationary", "2027-03-31")
    assert codes(decided(**DUE_40, standings=standings)) == ["interruption_missing"]
    standings[-1] = ("temporarily_elsewhere", "2027-03-31")
    assert decided(**DUE_40, standings=standings).outcome == "due"


@pytest.mark.parametrize(
    "dates",
    [
        ("1987-02-10", "1987-02-09", None),
        ("1987-02-10", None, "1986"),
        ("1987-02-10", "1987-03-01", "1987-02"),
        ("1987-03", "1987-02", "1988"),
    ],
)
def test_row_2_dates_that_contradict(dates):
    fields = ("admission_decision_date", "admission_date", "official_date")
    decision = decided(**dict(zip(fields, dates, strict=True)))
    assert (told(decision), codes(decision)) == (("cannot_tell", None), ["dates_contradict"])


CONTRADICTION = {"admission_decision_date": "1987-02-10", "admission_date": "1986-01-01"}


def test_row_1_decides_before_a_contradiction_where_it_can():
    assert decided(**CONTRADICTION, standings=LEFT_BEFORE).outcome == "not_ours"
    expelled = [discipline("expulsion", "2020-01-01")]
    assert decided(**CONTRADICTION, disciplines=expelled).outcome == "not_ours"
    decision = decided(**CONTRADICTION, standings=LEFT_INSIDE)
    assert (told(decision), codes(decision)) == (("cannot_tell", None), ["dates_contradict"])


def test_row_2_holds_for_the_dead():
    decision = decided(**CONTRADICTION, standings=[OFFICIAL, ("died", "2027-02-01")])
    assert codes(decision) == ["dates_contradict"]


def test_possible_outcomes_come_with_the_reasons_of_those_that_cannot_be_told():
    decision = decided(
        official_date="1990-01-01", interruptions=[interruption("2020-01-01", "2027-03")]
    )
    assert decision.outcome == "cannot_tell"
    decision = decided(
        official_date="1990-01-01", interruptions=[interruption("2020-01-01", "2027")]
    )
    assert decision.possible == ("cannot_tell", "excluded")
    assert codes(decision) == ["no_start_date", "decided_by"]


# --- row 3: excluded ------------------------------------------------------------------------------


def test_row_3_probationary():
    facts = {"admission_decision_date": "1987-02-10", "badges": [30]}
    for standings in (
        [("probationary", "2027-03-31")],
        [("probationary", "2026-01-01"), ("exempt", "2026-06-01")],
        [("probationary", "2026-01-01"), ("suspended", "2026-06-01")],
        [("probationary", "2026-01-01"), ("temporarily_elsewhere", "2026-06-01")],
        [],
    ):
        decision = decided(**facts, standings=standings)
        assert (told(decision), codes(decision)) == (("excluded", None), ["probationary"])
    for standings in (
        [OFFICIAL, ("probationary", "2027-04-01")],
        [("probationary", "1998-01-01"), OFFICIAL, ("exempt", "2026-06-01")],
        [("exempt", "2026-06-01")],
    ):
        assert decided(**facts, standings=standings).outcome == "due"


def test_row_3_asks_the_first_possible_official_day_where_no_entry_says():
    assert decided(**DUE_40, standings=[], official_date="2027-03").outcome == "due"
    assert decided(**DUE_40, standings=[], official_date="2027-03-31").outcome == "due"
    assert decided(**DUE_40, standings=[], official_date="2027-04").outcome == "excluded"


@pytest.mark.parametrize(
    ("out", "outcome"),
    [
        (interruption("2027-03-31", None), "excluded"),
        (interruption("2027-03-31", "2027-04-01"), "excluded"),
        (interruption("2027-03-01", "2027-03-31"), "due"),
        (interruption("2027-04-01", None), "due"),
        (interruption("2020-01-01", None, restored=True), "due"),
    ],
)
def test_row_3_out_on_the_last_day(out, outcome):
    assert decided(**DUE_40, interruptions=[out]).outcome == outcome


def test_rows_1_to_3_decide_without_a_start():
    assert decided(standings=LEFT_INSIDE).outcome == "not_ours"
    assert decided(standings=[]).outcome == "excluded"
    assert codes(decided(interruptions=[interruption(None, None)])) == ["interruption_unusable"]
    died = [OFFICIAL, ("died", "2027-02-01")]
    assert codes(decided(standings=died)) == ["no_start_date"]
