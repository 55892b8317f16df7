"""The engine against a second reading of the specification, and what must hold of any decision."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.helpers.eligibility_cases import random_case, random_member, random_plain, random_round
from tests.helpers.rules import shipped_rules
from tests.helpers.slow_reading import OUTCOMES, REASONS, Reading, read
from vusta_desk.domain import completions
from vusta_desk.domain.eligibility import Decision, Outcome, decide, decide_all
from vusta_desk.domain.member import Interruption, Member
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.domain.periods import Absence, add_months, due_day
from vusta_desk.domain.rounds import Round

BOOK = shipped_rules()
CASES = 1_500
PATIENT = 100_000

randoms = st.randoms(use_true_random=False)  # shrinks
seeded = st.builds(Random, st.integers(0, 2**32))  # for what takes thousands of draws


def as_reading(decision: Decision) -> Reading:
    codes = {reason.code for reason in decision.reasons}
    return Reading(
        str(decision.outcome),
        decision.level,
        decision.due_day,
        decision.due_range,
        frozenset(map(str, decision.possible)),
        decision.skipped_levels,
        frozenset(codes & REASONS),
    )


def check(member: Member, round_: Round) -> Reading:
    """The engine's decision, as a reading, after both have been found equal."""
    expected = read(member, round_)
    decision = decide(member, round_, BOOK)
    assert as_reading(decision) == expected, (member, round_)
    assert decide_all([member], round_, BOOK) == [decision]
    return expected


def check_many(rng: Random, cases: int) -> Counter[str]:
    """How often each outcome and each reason was seen."""
    seen: Counter[str] = Counter()
    for _ in range(cases):
        reading = check(*random_case(rng))
        seen.update((f"outcome {reading.outcome}", *reading.reasons))
    return seen


def everything() -> set[str]:
    return {f"outcome {outcome}" for outcome in OUTCOMES} | REASONS


def test_the_codes_of_both_readings_are_the_same():
    assert {str(outcome) for outcome in Outcome} == OUTCOMES


@pytest.mark.slow
def test_both_readings_agree_and_every_outcome_and_reason_is_seen():
    seen = check_many(Random(3_2_2027), CASES)
    assert seen.keys() >= everything()


@given(randoms)
def test_both_readings_agree_on_what_hypothesis_finds(rng):
    check(*random_case(rng))


@given(seeded)
def test_both_readings_agree_on_plain_records(rng):
    round_ = random_round(rng)
    for _ in range(5):
        check(random_plain(rng, round_), round_)


@pytest.mark.soak
def test_both_readings_agree_for_long():
    seed = Random().randrange(10**9)
    seen = check_many(Random(seed), PATIENT)
    assert seen.keys() >= everything(), seed


# --- what must hold of any decision ---------------------------------------------------------------


def completed(rng: Random, member: Member) -> Member:
    """The member with every partial date but the official one made full, at random.

    The official date stays: where no entry says, its first possible day decides on standing.
    """

    def full(known: PartialDate | None) -> PartialDate | None:
        return None if known is None else PartialDate.of(rng.choice(list(known.days())))

    def in_order(one: Interruption) -> Interruption:
        return replace(one, since=full(one.since), until=full(one.until))

    return replace(
        member,
        admission_decision_date=full(member.admission_decision_date),
        admission_date=full(member.admission_date),
        interruptions=tuple(map(in_order, member.interruptions)),
        badges=tuple(replace(badge, date=full(badge.date)) for badge in member.badges),
    )


def is_possible(decision: Decision, completion: Decision) -> bool:
    """Whether a decision leaves room for what a completion of the same record says."""
    if decision.possible:
        return completion.outcome in decision.possible
    if (decision.outcome, decision.level) != (completion.outcome, completion.level):
        return False
    if decision.due_range is None:
        return completion.due_day is None
    earliest, latest = decision.due_range
    day = completion.due_day
    if day is None:
        return latest is None
    return earliest is not None and earliest <= day <= (latest or day)


def codes(decision: Decision) -> set[str]:
    return {reason.code for reason in decision.reasons}


def completes(decision: Decision, completion: Decision) -> bool:
    """Whether a completion keeps to the order of dates, and brings out nothing missing.

    An interruption that may touch a time out is enough for the record (row 2), though not each of
    its completions touches it.
    """
    new = codes(completion) - codes(decision)
    return not new & {"dates_contradict", "interruption_unusable", "interruption_missing"}


def check_completions(rng: Random) -> None:
    member, round_ = random_case(rng)
    decision = decide(member, round_, BOOK)
    for _ in range(10):
        completion = decide(completed(rng, member), round_, BOOK)
        if completes(decision, completion):
            assert is_possible(decision, completion), (member, round_, completion)


@given(seeded)
@settings(max_examples=300)
def test_no_completion_contradicts_the_verdict(rng):
    check_completions(rng)


@given(seeded)
@settings(max_examples=300)
def test_no_completion_contradicts_the_verdict_where_only_a_walk_is_tried(rng):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(completions, "MOST", 1)
        member, round_ = random_case(rng)
        walked = decide(member, round_, BOOK)
    exact = decide(member, round_, BOOK)
    assert is_walked_well(exact, walked), (member, round_)


def is_walked_well(exact: Decision, walked: Decision) -> bool:
    """The walk may be the more careful one: a wider range, fewer reasons common to all."""
    if walked.outcome is Outcome.CANNOT_TELL and walked.possible:
        return True
    outer, inner = ends(walked), ends(exact)
    same = (walked.outcome, walked.level) == (exact.outcome, exact.level)
    known = all(reason in exact.reasons for reason in walked.reasons)
    return same and known and outer[0] <= inner[0] and inner[1] <= outer[1]


def ends(decision: Decision) -> tuple[date, date]:
    """The due range, a day that never comes being the last of the calendar."""
    earliest, latest = decision.due_range or (None, None)
    return earliest or date.max, latest or date.max


@given(seeded)
def test_the_outcomes_of_a_round_add_up_to_everyone(rng):
    round_ = random_round(rng)
    members = [replace(random_member(rng, round_), key=f"M{number:04d}") for number in range(20)]
    decisions = decide_all(members, round_, BOOK)
    assert [decision.key for decision in decisions] == [member.key for member in members]
    counts = Counter(decision.outcome for decision in decisions)
    assert sum(counts[outcome] for outcome in Outcome) == len(members)


@given(seeded)
def test_the_order_of_a_record_does_not_matter(rng):
    member, round_ = random_case(rng)

    def shuffled(entries: tuple) -> tuple:
        return tuple(rng.sample(entries, len(entries)))

    other = replace(
        member,
        badges=shuffled(member.badges),
        disciplines=shuffled(member.disciplines),
        interruptions=shuffled(member.interruptions),
    )
    one, two = decide(member, round_, BOOK), decide(other, round_, BOOK)
    assert replace(one, reasons=()) == replace(two, reasons=())
    assert Counter(each.code for each in one.reasons) == Counter(each.code for each in two.reasons)


@st.composite
def apart(draw: st.DrawFn) -> list[Absence]:
    """Absences that do not touch, in order of time; the last may be open."""
    day = draw(st.dates(date(1940, 1, 1), date(1990, 1, 1)))
    made = []
    for _ in range(draw(st.integers(1, 5))):
        since = day + timedelta(days=draw(st.integers(1, 4_000)))
        until = since + timedelta(days=draw(st.integers(0, 1_500)))
        made.append(Absence(since, until))
        day = until
    if draw(st.booleans()):
        made[-1] = Absence(made[-1].since, None)
    return made


@given(apart(), st.data(), st.dates(date(1940, 1, 1), date(1990, 1, 1)), st.sampled_from((30, 40)))
@example([Absence(date(1970, 1, 1), None)], None, date(1940, 2, 29), 30)
def test_more_time_out_never_makes_a_level_come_earlier(absences, data, start, level):
    """Time out that touches no other: joining two can turn 30 days into a month of February."""
    more = data.draw(st.sampled_from(range(len(absences)))) if data else 0
    without = absences[:more] + absences[more + 1 :]
    day, later = due_day(start, level, without), due_day(start, level, absences)
    assert later is None or (day is not None and day <= later)


@given(apart(), st.dates(date(1940, 1, 1), date(1990, 1, 1)), st.sampled_from((30, 40, 90)))
def test_a_later_level_is_due_later_and_none_before_its_years(absences, start, level):
    day, following = due_day(start, level, absences), due_day(start, level + 5, absences)
    if day is None:
        assert following is None
    else:
        assert day >= add_months(start, 12 * level)
        assert following is None or day < following
