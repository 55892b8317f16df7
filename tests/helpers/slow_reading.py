"""A second reading of the eligibility specification, kept apart from the engine on purpose.

It goes straight down the table of section 5, completes every partial date with every day it can
mean, and carries the numbers of the rules as constants. It is slow and shares nothing with the
engine but the values of a record. What it gives is compared with the engine's decisions.

Where the text leaves room, it is read like this:

- Row 1 comes before dates that contradict. Where they do, row 1 decides only what an entry of the
  record or an expulsion decides without them; leaving inside the window is not decided so.
- "Just before death" is the day of death without the entry of death: an entry of the same day that
  stands before it in the record counts.
- The exception of row 1 lifts the leaving only, not an expulsion by discipline. The level is
  fixed by it, so `early` is not asked. Without a start there is no level reached.
- An expulsion is lifted by an entry of a later day, not of the same day.
- Every interruption without a usable beginning and end is unusable, a restored one too.
- "Followed by" in row 2 is any later entry, not only the next; the time between ends at the first.
- "Reached before that interruption began" (row 4): the due day is on or before the first day out,
  as section 3 has it for a level reached on that day.
- What stood at death (waits, review, request) is asked with the day of death as the reference day.
- A request without a day stands, whatever badge is on record. The latest dated badge may be of
  any kind, and every day a partial badge date can mean is tried.
- A due day after the window's last day and not after the round day is within the early limit.
- No wait for a form means no `correction_not_recorded` for it either.
- While the rules are unknown a refused correction makes nobody wait: "no wait is worked out".
- `rule_unknown` is given where a request that stands (and a level it could bring forward), or a
  discipline other than expulsion decided on or before the reference day, would have been weighed.
- `no_badge_on_record` goes with the candidate, so also with one who waits or is under review.
- `interruption_missing` is not asked of a record with an unusable interruption.
- `discipline_after_reference` is any decision, an expulsion with a later entry too.
- `start_from_admission_date` is said of everyone whose start it is, whatever the outcome.
- A due day after the last day of the calendar is never reached.
- Reasons and `skipped_levels` are those of every completion; where the completions do not agree,
  the reasons are those of the completions that cannot be told by themselves.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from tests.helpers.slow_facts import (
    EARLY_POSTHUMOUS_MONTHS,
    KIND,
    LEVELS_SINCE,
    NOT_OURS,
    NOT_YET_ADMITTED,
    OLD_DEATHS_GET_45_BEFORE,
    RULES_OF_2021,
    Facts,
    Out,
    add_months,
    being_considered,
    completions,
    died_on,
    discipline_reasons,
    due,
    early_limit,
    entries_until,
    expelled_by_discipline,
    first_of_month,
    interruption_missing,
    joined,
    joining_days,
    probationary_on,
    request_stands,
    standing_on,
    usable,
)
from vusta_desk.domain.member import Member
from vusta_desk.domain.rounds import Round

OUTCOMES = frozenset(
    [
        "not_ours",
        "cannot_tell",
        "excluded",
        "posthumous",
        "under_review",
        "waiting",
        "due",
        "arrears",
        "early",
        "none",
    ]
)
REASONS = frozenset(
    [
        "start_from_admission_date",
        "no_start_date",
        "dates_contradict",
        "expelled_by_discipline",
        "due_before_leaving",
        "interruption_unusable",
        "interruption_missing",
        "early_posthumous",
        "overdue",
        "under_review",
        "wait_until",
        "early_request_pending",
        "correction_refused",
        "correction_not_recorded",
        "discipline_after_reference",
        "request_undated",
        "rule_unknown",
        "no_badge_on_record",
    ]
)


@dataclass(frozen=True)
class Reading:
    """What the specification says of one member in one round."""

    outcome: str
    level: int | None = None
    due_day: date | None = None
    due_range: tuple[date | None, date | None] | None = None
    possible: frozenset[str] = frozenset()
    skipped: tuple[int, ...] = ()
    reasons: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Verdict:
    """The same for one completion of the partial dates."""

    outcome: str
    level: int | None = None
    due_day: date | None = None
    skipped: tuple[int, ...] = ()
    reasons: tuple[str, ...] = ()


def levels_above_held(member: Member, round_: Round) -> list[int]:
    held = max((badge.level for badge in member.badges), default=0)
    last_day = round_.window[1]
    return [
        level for level in sorted(LEVELS_SINCE) if LEVELS_SINCE[level] <= last_day and level > held
    ]


def reached_by(facts: Facts, levels: list[int], day: date) -> list[int]:
    """The levels whose due day is on or before a day, to the day."""
    assert facts.start is not None
    due_days = {level: due(facts.start, facts.outs, level) for level in levels}
    return [level for level, on in due_days.items() if on is not None and on <= day]


def read(member: Member, round_: Round) -> Reading:
    """The specification's answer for one member in one round."""
    if not joining_days(member):
        return _read_contradicting(member, round_)
    verdicts = {_read_completion(member, round_, facts) for facts in completions(member)}
    if len({(one.outcome, one.level) for one in verdicts}) > 1:
        return Reading(
            "cannot_tell",
            possible=frozenset(one.outcome for one in verdicts),
            reasons=_of_every({one for one in verdicts if one.outcome == "cannot_tell"})
            | frozenset(_start_reasons(member)),
        )
    outcome, level = next((one.outcome, one.level) for one in verdicts)
    days = [one.due_day for one in verdicts]
    known = [day for day in days if day is not None]
    return Reading(
        outcome,
        level,
        due_day=days[0] if len(set(days)) == 1 else None,
        due_range=None
        if level is None
        else (min(known, default=None), None if None in days else max(known)),
        skipped=tuple(sorted(set.intersection(*(set(one.skipped) for one in verdicts)))),
        reasons=_of_every(verdicts),
    )


def _of_every(verdicts: set[Verdict]) -> frozenset[str]:
    reasons = [set(one.reasons) for one in verdicts]
    return frozenset(set.intersection(*reasons)) if reasons else frozenset()


def _read_contradicting(member: Member, round_: Round) -> Reading:
    first_day, last_day = round_.window
    died = died_on(member, last_day)
    entries = entries_until(member, died or last_day, before_death=True)
    reasons = set(_start_reasons(member))
    if expelled_by_discipline(member, died or last_day):
        return Reading("not_ours", reasons=frozenset({*reasons, "expelled_by_discipline"}))
    if entries and entries[-1].standing in NOT_OURS:
        since = entries[-1].since
        left_inside = entries[-1].standing is KIND.MOVED_AWAY and since and since >= first_day
        if died or not left_inside:
            return Reading("not_ours", reasons=frozenset(reasons))
    reasons |= {*_row_2_reasons(member, round_), "dates_contradict"}
    return Reading("cannot_tell", reasons=frozenset(reasons))


def _start_reasons(member: Member) -> tuple[str, ...]:
    from_admission = member.admission_decision_date is None and member.admission_date is not None
    return ("start_from_admission_date",) if from_admission else ()


def _row_2_reasons(member: Member, round_: Round) -> tuple[str, ...]:
    reasons: tuple[str, ...] = ()
    if not all(usable(one) for one in member.interruptions):
        reasons += ("interruption_unusable",)
    elif interruption_missing(member, round_.window[1]):
        reasons += ("interruption_missing",)
    return reasons


def _read_completion(member: Member, round_: Round, facts: Facts) -> Verdict:
    verdict = _read_rows(member, round_, facts)
    return Verdict(
        verdict.outcome,
        verdict.level,
        verdict.due_day,
        verdict.skipped,
        (*_start_reasons(member), *verdict.reasons),
    )


def _read_rows(member: Member, round_: Round, facts: Facts) -> Verdict:
    first_day, last_day = round_.window
    died = died_on(member, last_day)
    left_with: list[int] = []

    # Row 1
    if expelled_by_discipline(member, died or last_day):
        return Verdict("not_ours", reasons=("expelled_by_discipline",))
    standing = standing_on(member, facts.start, died or last_day, before_death=died is not None)
    if standing in NOT_OURS or standing == NOT_YET_ADMITTED:
        if died or facts.start is None or standing != KIND.MOVED_AWAY:
            return Verdict("not_ours")
        left_on = entries_until(member, last_day)[-1].since
        assert left_on is not None
        left_with = reached_by(facts, levels_above_held(member, round_), left_on)
        if not left_with:
            return Verdict("not_ours")
        if left_on < first_day:
            return Verdict("not_ours", reasons=("due_before_leaving",))

    # Row 2, but for dates that contradict: then there is no completion to come here
    if _row_2_reasons(member, round_):
        return Verdict("cannot_tell", reasons=_row_2_reasons(member, round_))

    # Row 3
    if not died and not left_with:
        out = any(
            not one.restored and one.first <= last_day and (one.back is None or one.back > last_day)
            for one in facts.outs
        )
        if out or probationary_on(member, facts.start, last_day):
            return Verdict("excluded")

    if facts.start is None:
        return Verdict("cannot_tell", reasons=("no_start_date",))
    if died:
        return _row_4(member, round_, facts, died)
    return _rows_5_to_9(member, round_, facts, left_with)


def _row_4(member: Member, round_: Round, facts: Facts, died: date) -> Verdict:
    assert facts.start is not None
    outs = tuple(
        Out(one.first, min(one.back or died, died), one.restored)
        for one in facts.outs
        if one.first <= died
    )
    out_since = [
        one.first
        for one in facts.outs
        if not one.restored and one.first <= died and (one.back is None or one.back > died)
    ]
    levels = [
        level
        for level in levels_above_held(member, round_)
        if LEVELS_SINCE[level] <= died or (level == 45 and died < OLD_DEATHS_GET_45_BEFORE)
    ]
    due_days = {level: due(facts.start, outs, level) for level in levels}
    if out_since:
        began = max(first for first, back in joined(outs, date.min) if first <= min(out_since))
        reached = [level for level, on in due_days.items() if on is not None and on <= began]
    else:
        reached = [
            level for level, on in due_days.items() if on is not None and first_of_month(on) <= died
        ]
    reasons = _reasons_at_death(member, round_, facts, died)
    if reached:
        level = max(reached)
        skipped = tuple(one for one in reached if one < level)
        return Verdict("posthumous", level, due_days[level], skipped, reasons)
    if died >= RULES_OF_2021 and not out_since and levels:
        level = min(levels)
        on = due_days[level]
        if on is not None and first_of_month(on) <= add_months(died, EARLY_POSTHUMOUS_MONTHS):
            return Verdict("posthumous", level, on, (), ("early_posthumous", *reasons))
    return Verdict("none")


def _reasons_at_death(member: Member, round_: Round, facts: Facts, died: date) -> tuple[str, ...]:
    reasons: tuple[str, ...] = ()
    if died < round_.window[0]:
        reasons += ("overdue",)
    suspended = standing_on(member, None, died, before_death=True) == KIND.SUSPENDED
    if suspended or being_considered(member, died):
        reasons += ("under_review",)
    if request_stands(member, facts, died):
        reasons += ("early_request_pending",)
    waits = discipline_reasons(member, died)
    return (*reasons, *(one for one in waits if one in ("wait_until", "rule_unknown")))


def _rows_5_to_9(member: Member, round_: Round, facts: Facts, left_with: list[int]) -> Verdict:
    assert facts.start is not None
    first_day, last_day = round_.window
    reference_day = round_.reference_day
    levels = levels_above_held(member, round_)
    reached = left_with or reached_by(facts, levels, last_day)
    reasons: tuple[str, ...] = ("due_before_leaving",) if left_with else ()

    # Row 5
    candidate, level = None, None
    following = [one for one in levels if one > max(reached, default=0)]
    if not left_with and following and request_stands(member, facts, reference_day):
        on = due(facts.start, facts.outs, following[0])
        limit = early_limit(following[0], reference_day)
        if limit is None:
            reasons += ("rule_unknown",) if on is not None else ()
        elif on is not None and first_of_month(on) <= add_months(round_.day, limit):
            candidate, level = "early", following[0]
            if member.early_request and member.early_request.date is None:
                reasons += ("request_undated",)
    if candidate is None and reached:
        level = max(reached)
        on = due(facts.start, facts.outs, level)
        candidate = "due" if on is not None and first_day <= on else "arrears"

    # Row 9
    if candidate is None or level is None:
        if not following:
            return Verdict("none", reasons=reasons)
        on = due(facts.start, facts.outs, following[0])
        return Verdict("none", following[0], on, (), reasons)

    # Rows 6 to 8
    waits = discipline_reasons(member, reference_day)
    if any(
        one.date and max(first_day, reference_day + timedelta(days=1)) <= one.date <= last_day
        for one in member.disciplines
    ):
        waits += ("discipline_after_reference",)
    outcome = candidate
    if {"wait_until", "correction_refused"} & set(waits):
        outcome = "waiting"
    if being_considered(member, last_day) or KIND.SUSPENDED in (
        standing_on(member, facts.start, reference_day),
        standing_on(member, facts.start, last_day),
    ):
        outcome = "under_review"
    skipped = tuple(one for one in reached if one < level)
    if candidate == "arrears" and not member.badges and skipped:
        reasons += ("no_badge_on_record",)
    on = due(facts.start, facts.outs, level)
    return Verdict(outcome, level, on, skipped, (*reasons, *waits))
