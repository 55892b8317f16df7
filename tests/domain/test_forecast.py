"""The forecast against a slow simulation, and the sums made of it."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.eligibility_cases import near, random_member, random_plain
from tests.helpers.people import discipline, interruption, member
from tests.helpers.rules import shipped_rules, with_values
from tests.helpers.slow_forecast import Slow, simulate, takes_in
from vusta_desk.domain.eligibility import Outcome, decide
from vusta_desk.domain.forecast import Count, Doubt, Foreseen, Prospects, sums_by_year
from vusta_desk.domain.foreseen import RoundTable
from vusta_desk.domain.member import Member
from vusta_desk.domain.rounds import Round, rounds_of_year
from vusta_desk.domain.rulebook import RuleBook

BOOK = shipped_rules()
YEARS = range(2027, 2031)
ROUNDS = tuple(each for year in YEARS for each in rounds_of_year(BOOK, year))
seeded = st.builds(Random, st.integers(0, 2**32))


def foresee(person: Member, rounds=ROUNDS, book: RuleBook = BOOK) -> set[Slow]:
    """As the simulation says it."""
    found = Prospects([person], book).foresee(RoundTable(rounds, book))
    told = [Slow(each.round, each.level, each.doubt and str(each.doubt)) for each in found]
    assert len(set(told)) == len(told)
    return set(told)


def some_rounds(rng: Random) -> tuple[Round, ...]:
    """Rounds to come as an office may have them: own windows, reference days, an occasion more."""
    rounds = list(ROUNDS[: rng.randint(1, 10)])
    for place, each in enumerate(rounds):
        first, last = each.window
        if rng.random() < 0.2:
            first, last = sorted((near(rng, first), near(rng, last)))
        reference = near(rng, each.day) if rng.random() < 0.2 else each.day
        rounds[place] = replace(each, window=(first, last), reference_day=reference)
    if rng.random() < 0.2:
        day = near(rng, rng.choice(rounds).day)
        rounds.append(
            Round("1/1/2027", day, (day - timedelta(days=400), day + timedelta(days=90)), day)
        )
    return tuple(sorted(rounds, key=lambda each: each.day))


def check(rng: Random, rounds: tuple[Round, ...], book: RuleBook = BOOK) -> set[Slow]:
    make = rng.choice((random_member, random_plain))
    person = make(rng, rng.choice(rounds))
    expected = simulate(person, rounds, book)
    assert foresee(person, rounds, book) == expected, (person, rounds)
    return expected


@given(seeded)
@settings(max_examples=60)
def test_the_forecast_is_what_deciding_round_after_round_comes_to(rng):
    rounds = some_rounds(rng)
    for _ in range(6):
        check(rng, rounds)


def test_the_simulation_sees_everything_there_is():
    rng = Random(5)
    seen: Counter[Any] = Counter()
    for _ in range(150):
        for each in check(rng, ROUNDS[:6]):
            seen[each.doubt] += 1
    assert seen.keys() == {None, *map(str, Doubt)}


@given(seeded)
@settings(max_examples=15)
def test_so_it_is_where_the_rules_change_on_the_way(rng):
    levels = list(BOOK.levels(date(2027, 1, 1)))
    book = with_values(
        "levels",
        ("2011-11-01", levels),
        ("2027-05-01", sorted([*levels, 35])),
        ("2028-01-01", [50]),
    )
    for _ in range(4):
        check(rng, ROUNDS[:8], book)


@given(seeded)
@settings(max_examples=10)
def test_so_it_is_before_the_rules_of_2016(rng):
    rounds = rounds_of_year(BOOK, 2015) + rounds_of_year(BOOK, 2016)
    for _ in range(4):
        check(rng, rounds)


@pytest.mark.soak
def test_the_forecast_agrees_for_long():
    seed = Random().randrange(10**9)
    rng = Random(seed)
    for _ in range(20_000):
        check(rng, some_rounds(rng))


@given(seeded)
@settings(max_examples=30)
def test_the_first_round_is_what_its_ceremony_takes_in(rng):
    rounds = some_rounds(rng)
    people = [random_member(rng, rounds[0]) for _ in range(6)]
    found = Prospects(people, BOOK).foresee(RoundTable(rounds, BOOK))
    certain = {(each.place, each.level) for each in found if (each.round, each.doubt) == (0, None)}
    decided = enumerate(decide(person, rounds[0], BOOK) for person in people)
    assert certain == {(place, said.level) for place, said in decided if takes_in(said)}


# --- single members -------------------------------------------------------------------------------


def joined(day: str, **facts) -> Member:
    return member(admission_decision_date=day, official_date="1990", **facts)


def test_a_badge_that_a_round_awards_is_not_counted_again():
    assert foresee(joined("1982-02-10", badges=[40])) == {Slow(0, 45, None)}
    assert foresee(joined("1982-02-10", badges=[30])) == {Slow(0, 45, None)}  # the highest wins


def test_a_year_alone_is_a_range_until_it_must_have_come():
    one = {Slow(number, 40, "dates") for number in range(4)}
    assert foresee(joined("1987", badges=[30])) == {*one, Slow(4, 40, None)}


def test_without_history_arrears_are_possible_once_and_what_falls_due_is_certain():
    found = foresee(joined("1984-07-01"))
    assert found == {Slow(0, 40, "no_history"), Slow(10, 45, None)}


def test_after_a_wait_one_is_taken_in():
    removed = [discipline("removal", "2026-09-01")]
    waits = joined("1987-02-10", badges=[30], disciplines=removed)
    assert foresee(waits) == {Slow(0, 40, "waiting"), Slow(2, 40, None)}


def test_behind_a_refused_correction_nobody_is_certain_and_each_round_tells_why():
    refused = [discipline("warning", "2024-05-31", False)]
    person = joined("1987", badges=[30], disciplines=refused)
    dates = {Slow(number, 40, "dates") for number in range(3)}
    assert foresee(person) == {*dates, Slow(3, 40, "waiting")}  # by then all of the year has come
    assert foresee(person) == simulate(person, ROUNDS, BOOK)


def test_an_early_request_is_used_up_by_the_badge_it_brought():
    asks = joined("1957-06-01", badges=[65], early_request="2026-11-02")
    assert foresee(asks) == {Slow(0, 70, None)}


def test_who_moves_away_within_a_window_is_taken_in_there_and_not_after():
    moves = joined("1987-02-10", badges=[30], standings=[("moved_away", "2027-03-01")])
    assert foresee(moves) == {Slow(0, 40, None)}
    before = joined("1987-02-10", badges=[30], standings=[("moved_away", "2026-12-01")])
    assert foresee(before) == set()


def test_a_level_that_comes_back_is_awarded_to_the_dead_too():
    """They are passed over only as long as the rules say the same of them."""
    levels = list(BOOK.levels(date(2027, 1, 1)))
    book = with_values(
        "levels", ("2011-11-01", levels), ("2026-06-01", [30]), ("2028-01-01", levels)
    )
    dead = joined("1972-05-01", badges=[40], standings=[("died", "2020-01-01")])
    expected = simulate(dead, ROUNDS, book)
    assert {(each.level, ROUNDS[each.round].day.year) for each in expected} == {(45, 2028)}
    assert foresee(dead, ROUNDS, book) == expected


def test_whom_nothing_can_be_said_of_is_named():
    people = [
        member(official_date="1990-01-01"),
        joined("1987", interruptions=[interruption(None, "1999")]),
        joined("1987-02-10"),
        member(admission_decision_date="1995", official_date="1990"),
        member(admission_decision_date="9987-02-10"),
        member(official_date="1990-01-01", standings=[("moved_away", "2000-01-01")]),
    ]
    table = RoundTable(ROUNDS, BOOK)
    assert Prospects(people, BOOK).untold(table) == (0, 1, 3)
    assert Prospects(people, BOOK).untold(RoundTable((), BOOK)) == ()


# --- sums -----------------------------------------------------------------------------------------


def test_sums_are_ranges_and_name_the_levels_without_a_multiple():
    found = [
        Foreseen(0, 0, 40, Outcome.DUE, None),
        Foreseen(1, 0, 40, Outcome.DUE, Doubt.DATES),
        Foreseen(1, 0, 50, Outcome.DUE, Doubt.DATES),  # one or the other, never both
        Foreseen(2, 1, 45, Outcome.DUE, None),
        Foreseen(1, 1, 40, Outcome.DUE, None),  # sure by now: the same badge of the same year
        Foreseen(3, 4, 30, Outcome.DUE, Doubt.NO_HISTORY),
    ]
    year, following, *_ = sums_by_year(found, ROUNDS, BOOK, ["B01", "B02", "B02", None])
    first, second = year.rounds[0].sums, year.rounds[1].sums
    assert first.levels == {50: Count(0, 1), 40: Count(1, 1)}
    assert (first.amount_min, first.amount_max) == (5_060_000, 5_060_000 + 7_590_000)
    assert (second.amount_min, second.unknown_levels) == (5_060_000, (45,))
    assert year.sums.levels == {50: Count(0, 1), 45: Count(1, 0), 40: Count(2, 0)}
    assert (year.sums.amount_min, year.sums.amount_max) == (10_120_000, 17_710_000)
    assert year.blanks == {50: 1, 45: 1, 40: 2}
    assert year.branches == {"B01": Count(1, 0), "B02": Count(2, 0)}
    assert following.branches == {None: Count(0, 1)}
    assert following.blanks == {30: 1}


def test_a_year_counts_one_member_once_for_a_level():
    found = [Foreseen(0, number, 40, Outcome.DUE, Doubt.DATES) for number in range(4)]
    (year, *_) = sums_by_year(found, ROUNDS[:4], BOOK, ["B01"])
    assert year.sums.levels == {40: Count(0, 1)}
    assert (year.sums.amount_min, year.sums.amount_max) == (0, 5_060_000)


def test_money_is_that_of_the_round_day():
    book = with_values("base_salary", ("2013-07-01", 1_000_000), ("2027-09-02", 2_000_000))
    found = [Foreseen(0, number, 40, Outcome.DUE, None) for number in (1, 2)]
    (year, *_) = sums_by_year(found, ROUNDS[:4], book, [None])
    assert [each.sums.amount_min for each in year.rounds] == [0, 2_000_000, 4_000_000, 0]


@given(seeded)
@settings(max_examples=10)
def test_other_windows_may_be_asked_about_and_the_first_again(rng):
    """What is kept of one question answers no other wrongly."""
    people = [random_member(rng, rng.choice(ROUNDS[:6])) for _ in range(4)]
    prospects = Prospects(people, BOOK)
    month = timedelta(days=31)
    later = tuple(
        replace(each, window=(each.window[0] + month, each.window[1] + month))
        for each in ROUNDS[:6]
    )
    dearer = with_values("base_salary", ("2020-01-01", 9_000_000))
    fewer = with_values("levels", ("2011-11-01", [30, 40, 50]))
    asked = [(ROUNDS[:6], BOOK), (ROUNDS[:6], dearer), (ROUNDS[:6], fewer), (later, BOOK)]
    for rounds, book in (*asked, *asked[::-1]):
        table = RoundTable(rounds, book)
        assert prospects.foresee(table) == Prospects(people, BOOK).foresee(table)
        assert prospects.untold(table) == Prospects(people, BOOK).untold(table)


def test_badges_of_one_level_add_up():
    found = [Foreseen(place, 0, 40, Outcome.DUE, None) for place in range(3)]
    (year, *_) = sums_by_year(found, ROUNDS[:4], BOOK, ["B01", "B01", None])
    assert year.rounds[0].sums.levels == {40: Count(3, 0)}
    assert year.sums.amount_min == year.sums.amount_max == 3 * 5_060_000
    assert year.branches == {"B01": Count(2, 0), None: Count(1, 0)}
