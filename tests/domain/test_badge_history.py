"""Milestones passed without a badge, and badges that the rules do not bear out."""

from datetime import date

import pytest

from tests.helpers.people import badge, discipline, interruption, member
from tests.helpers.rules import shipped_rules, with_values
from vusta_desk.domain.badge_history import Oddity, OddityKind, first_days, odd_badges
from vusta_desk.domain.eligibility import Outcome
from vusta_desk.domain.member import Member

TODAY = date(2026, 11, 22)
RULES = shipped_rules()


def joined(admission_date: str, **facts: object) -> Member:
    """An official member; seniority starts on a day, or as far as it is known."""
    return member(
        admission_date=admission_date,
        **{"official_date": admission_date, **facts},  # type: ignore[arg-type]
    )


def found(person: Member, rules=RULES) -> list[Oddity]:
    ((whom, odd),) = odd_badges([person], TODAY, rules)
    assert whom is person
    return list(odd)


def kinds(person: Member) -> list[tuple[str, int]]:
    return [(each.kind.value, each.level) for each in found(person)]


# --- milestones passed ----------------------------------------------------------------------------


def test_a_level_passed_above_the_badge_held_is_missed_however_old():
    old = joined(admission_date="1950-03-01", badges=[(40, "1990-05-19")])
    (missed,) = [each for each in found(old) if each.kind is OddityKind.MISSED]
    assert (missed.level, missed.others) == (75, (45, 50, 55, 60, 65, 70))
    assert missed.due == (date(2025, 3, 1), date(2025, 3, 1))
    assert missed.outcome is Outcome.ARREARS


@pytest.mark.parametrize(("start", "missed"), [("1986-11-22", True), ("1986-11-23", False)])
def test_passed_is_by_the_day_itself(start: str, missed: bool):
    person = joined(admission_date=start, badges=[(30, "2016-11-07")])
    assert kinds(person) == ([("missed", 40)] if missed else [])


def test_without_any_badge_and_several_levels_passed_the_history_lacks():
    assert kinds(joined(admission_date="1980-01-01")) == [("no_history", 45)]
    assert kinds(joined(admission_date="1990-01-01")) == [("missed", 30)]


def test_what_stands_against_the_award_is_told():
    waiting = joined(
        admission_date="1986-01-01",
        badges=[(30, "2016-02-03")],
        disciplines=[discipline("removal", "2026-09-01")],
    )
    review = joined(admission_date="1986-01-01", badges=[(30, "2016-02-03")], under_review=True)
    assert [each.outcome for each in found(waiting)] == [Outcome.WAITING]
    assert [each.outcome for each in found(review)] == [Outcome.UNDER_REVIEW]


def test_an_early_request_hides_nothing_that_was_passed():
    person = joined(
        "1967-06-01",
        badges=[(30, "2007"), (40, "2007"), (45, "2016-09-02"), (50, "2017-05-19")],
        early_request="2026-11-02",
    )
    assert kinds(person) == [("missed", 55)]


def test_of_the_dead_only_what_was_reached_alive():
    died = [("died", "2026-09-01")]
    assert kinds(joined(admission_date="1986-08-01", badges=[30], standings=died)) == [
        ("missed", 40)
    ]
    assert kinds(joined(admission_date="1986-12-01", badges=[30], standings=died)) == []


def test_who_is_not_counted_here_has_missed_nothing():
    left = [("official", "1987-01-01"), ("moved_away", "2020-01-01")]
    assert kinds(joined(admission_date="1986-01-01", standings=left)) == []


def test_partial_dates_say_what_is_certain_in_any_case():
    held = [(30, "2007"), (40, "2007"), (50, "2016-11-07")]
    person = joined(admission_date="1966", badges=held)
    assert [(each.kind, each.level, each.others) for each in found(person)] == [
        (OddityKind.MISSED, 55, ())
    ], "60 years may be full in December only"
    bare = joined(admission_date="1966")
    assert found(bare)[0].kind is OddityKind.NO_HISTORY


def test_partial_dates_that_leave_it_open_are_to_be_looked_up():
    (open_,) = found(joined(admission_date="1986", badges=[(30, "2016-11-07")]))
    assert (open_.kind, open_.level) == (OddityKind.MISSED_PERHAPS, 40)
    assert open_.due == (date(2026, 1, 1), date(2026, 12, 31))
    assert kinds(joined(admission_date="1996", badges=[(30, "2026-11-07")])) == []


def test_a_gap_that_nobody_explains_makes_it_open():
    back = [("official", "1981"), ("expelled", "1990-01-01"), ("official", "1995-01-01")]
    standings = [(kind, since if len(since) > 4 else f"{since}-01-01") for kind, since in back]
    person = joined(admission_date="1980-01-01", badges=[(30, "2015-05-19")], standings=standings)
    assert kinds(person) == [("missed_perhaps", 45)], "unless the years out are entered"


def test_of_the_dead_partial_dates_count_to_the_day_of_death():
    died = [("died", "2016-06-01")]
    person = joined(admission_date="1986", badges=[], standings=died)
    assert kinds(person) == [("missed_perhaps", 30)]
    assert kinds(joined(admission_date="1990", standings=died)) == []


def test_without_a_usable_start_nothing_is_said():
    assert kinds(member(badges=[(30, "2016")])) == []
    assert kinds(joined(admission_date="1999", official_date="1990", badges=[(30, "2030")])) == []


# --- levels skipped -------------------------------------------------------------------------------


def skipped(person: Member) -> list[int]:
    return [
        level
        for each in found(person)
        if each.kind is OddityKind.SKIPPED
        for level in (*each.others, each.level)
    ]


def test_a_level_that_had_its_time_below_the_badge_held_is_named():
    person = joined(admission_date="1970-01-01", badges=[(30, "2007"), (50, "2020-02-03")])
    assert skipped(person) == [40, 45]


def test_a_level_is_not_skipped_that_did_not_exist_in_its_time():
    person = joined(admission_date="1956-01-01", badges=[(40, "1996-02-03"), (70, "2026-02-03")])
    assert skipped(person) == [50, 55, 60, 65], "neither 30 (from 2007) nor 45 (from 2016)"


def test_nobody_is_given_45_who_had_50_already():
    held = [(30, "2007-02-03"), (40, "2007-02-03"), (50, "2016-02-03"), (55, "2021-02-03")]
    assert skipped(joined(admission_date="1966-01-01", badges=held)) == []


def test_a_higher_badge_that_came_first_leaves_nothing_to_skip():
    early = [badge(30, "2014-02-03"), badge(40, "2024-02-03"), badge(50, "2026-05-19", "early")]
    person = joined(admission_date="1980-06-01", badges=early)
    assert skipped(person) == [45]
    early[2] = badge(50, "2024-05-19", "early")
    assert skipped(joined(admission_date="1980-06-01", badges=early)) == []


def test_of_the_dead_nothing_is_skipped_after_death():
    held = [badge(30, "2014"), badge(50, None, "posthumous")]
    died = [("died", "2020-01-01")]
    person = joined(admission_date="1980-01-01", badges=held, standings=died)
    assert skipped(person) == [40]


def test_a_level_that_may_not_be_full_yet_is_not_called_skipped():
    person = joined(
        admission_date="1970",
        badges=[(30, "2007"), (60, "2026")],
        interruptions=[interruption("2019-06-01", None)],
    )
    assert skipped(person) == [40, 45]


# --- badges against the rules ---------------------------------------------------------------------


def test_a_badge_before_the_round_in_which_its_level_was_full():
    person = joined(admission_date="1987-05-19", badges=[badge(30, "2017-03-31")])
    (early,) = found(person)
    assert (early.kind, early.level) == (OddityKind.EARLY, 30)
    assert (early.due[0], early.badge) == (date(2017, 5, 19), person.badges[0])
    assert kinds(joined(admission_date="1987-05-19", badges=[badge(30, "2017-04-01")])) == []


def about(person: Member) -> list[Oddity]:
    return [each for each in found(person) if each.badge]


def test_before_november_2011_the_official_date_explains_an_early_badge():
    """Of a record in which the admission stands later than the official day."""
    person = joined("1972-05-19", official_date="1970-05-19", badges=[badge(40, "2010-05-19")])
    (then,) = about(person)
    assert then.kind is OddityKind.EARLY_THEN
    assert (then.due[0], then.then) == (date(2012, 5, 19), date(2010, 5, 19))
    later = joined("1972-05-19", official_date="1971-11-02", badges=[badge(40, "2011-11-07")])
    assert about(later) == [], "dates that contradict one another are a finding of their own"
    asked = [badge(40, "2011-11-07", "early"), badge(50, "2020-05-19", "early")]
    assert about(joined("1972-05-19", official_date="1970-05-19", badges=asked)) == []


def test_without_the_official_date_the_older_counting_may_explain_it():
    person = joined("1971-05-19", official_date=None, badges=[badge(40, "2010-05-19")])
    assert [(each.kind, each.then) for each in about(person)] == [(OddityKind.EARLY_THEN, None)]


def test_what_the_older_counting_does_not_explain_is_worth_a_look():
    person = joined("1971-05-19", official_date="1972-05-19", badges=[badge(40, "2010-05-19")])
    (early,) = about(person)
    assert early.kind is OddityKind.EARLY
    assert (early.due[0], early.then) == (date(2011, 5, 19), date(2012, 5, 19))
    late = joined("1972-05-19", badges=[badge(40, "2011-11-07")])
    assert [(each.kind, each.then) for each in about(late)] == [(OddityKind.EARLY, None)]


def test_before_there_were_badges_no_counting_is_known():
    rules = with_values("seniority_start", ("2011-11-01", "admission_decision_date"))
    person = joined("1971-05-19", official_date=None, badges=[badge(40, "2010-05-19")])
    assert [each.kind for each in found(person, rules) if each.badge] == [OddityKind.EARLY]


def test_a_badge_later_than_today_would_count_is_nothing_to_look_at():
    """Admitted 1962, official 1963, awarded 40 years after that: as offices counted then."""
    held = [badge(40, "2003-09-02"), badge(50, "2012"), badge(55, "2017"), badge(60, "2022")]
    person = joined(admission_date="1962-07-20", official_date="1963-07-20", badges=held)
    assert kinds(person) == [], "30 came when 40 was full already, 45 when 50 was"


def test_a_badge_stated_before_its_level_was_full():
    stated = badge(30, stated_before="2017-01-01")
    assert kinds(joined("1987-05-19", badges=[stated])) == [("early", 30)]


def test_whoever_never_came_back_was_never_due():
    person = joined(
        admission_date="1970-01-01",
        interruptions=[interruption("1980-01-01", None)],
        badges=[badge(30, "2020")],
    )
    assert [(each.kind, each.due[0]) for each in found(person)] == [(OddityKind.EARLY, None)]


@pytest.mark.parametrize(
    ("level", "start", "awarded", "kind"),
    [
        (40, "1987-05-19", "2026-05-19", None),
        (40, "1987-08-19", "2026-05-19", "beyond_limit"),
        (70, "1958-05-19", "2026-05-19", None),
        (70, "1958-08-19", "2026-05-19", "beyond_limit"),
        (70, "1946-01-01", "2014-05-19", None),
    ],
)
def test_an_early_award_has_its_limit_in_months(level, start, awarded, kind):
    person = joined(admission_date=start, badges=[badge(level, awarded, "early")])
    assert [each.kind.value for each in about(person)] == ([kind] if kind else [])


def test_a_limit_that_is_unknown_for_a_level_says_nothing():
    rules = with_values("early_limit_months", ("2016-07-25", {30: 12}))
    person = joined(admission_date="1990-01-01", badges=[badge(40, "2026-05-19", "early")])
    assert [each.kind for each in found(person, rules) if each.badge] == []


def test_posthumous_and_undated_badges_are_left_alone():
    held = [badge(30), badge(40, "2010", "posthumous")]
    assert found(joined("1990-01-01", badges=held)) == []


def test_a_level_that_did_not_exist_on_the_day():
    person = joined(admission_date="1960-01-01", badges=[badge(45, "2010-05-19")])
    (first, *_) = [each for each in found(person) if each.badge]
    assert (first.kind, first.since) == (OddityKind.NOT_EXISTING, date(2016, 7, 25))
    never = member(badges=[badge(35)])
    assert [(each.kind, each.since) for each in found(never)] == [(OddityKind.NOT_EXISTING, None)]


def test_a_lower_badge_after_a_higher_one():
    person = joined(
        admission_date="1960-01-01",
        badges=[
            badge(50, "2016-01"), badge(40, "2017"), badge(45, "2016"), badge(30, None),
            badge(30, "2020", "reissue"), badge(60, "2021"), badge(65, "2025"),
        ],
    )  # fmt: skip
    later = [each for each in found(person) if each.kind is OddityKind.OUT_OF_ORDER]
    assert [(each.level, each.others) for each in later] == [(40, (45,))], "45 may be of January"


def test_every_level_has_its_first_day():
    firsts = first_days(RULES)
    assert (firsts[40], firsts[30], firsts[45]) == (
        date(1984, 12, 27), date(2007, 1, 1), date(2016, 7, 25)
    )  # fmt: skip
    assert sorted(firsts) == list(RULES.levels(TODAY))


# --- on the very day ------------------------------------------------------------------------------


def test_a_badge_on_the_first_day_of_its_level_is_in_order():
    held = [badge(30, "2007"), badge(40, "2010"), badge(45, "2016-07-25")]
    assert OddityKind.NOT_EXISTING not in {
        each.kind for each in found(joined("1970-01-01", badges=held))
    }


def test_where_rounds_are_unknown_the_month_of_the_due_day_is_enough():
    rules = with_values("round_windows", ("2030-01-01", []))
    just = joined("1987-05-19", badges=[badge(30, "2017-05-01")])
    early = joined("1987-05-19", badges=[badge(30, "2017-04-30")])
    assert [each.kind for each in found(just, rules)] == []
    assert [each.kind for each in found(early, rules)] == [OddityKind.EARLY]


def test_a_level_on_record_twice_is_not_out_of_order():
    held = [badge(30, "2017"), badge(30, "2019")]
    assert kinds(joined("1987-01-01", badges=held)) == []


def test_of_levels_that_began_on_one_day_the_higher_one_had_its_time():
    held = [badge(60, "2001-02-03"), badge(65, "2011-11-07")]
    assert skipped(joined("1930-01-01", badges=held)) == [50], "40 and 50 both began in 1984"


def test_a_higher_badge_on_the_very_day_leaves_nothing_to_skip():
    held = [badge(30, "2010"), badge(45, "2020-06-01", "early")]
    assert skipped(joined("1980-06-01", badges=held)) == []
