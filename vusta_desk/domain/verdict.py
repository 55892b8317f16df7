"""One member's outcome in one round, every date being known: the table of eligibility-spec, §5.

`verdict` runs down the rows of the table; the first that matches decides. Partial dates are the
business of `eligibility`, which asks for a verdict on every completion.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from vusta_desk.domain.decision import Outcome
from vusta_desk.domain.hindrances import (
    has_wait,
    is_considered,
    latest_wait,
    notes,
    obstacles,
    reviews,
)
from vusta_desk.domain.member import DisciplineForm, Member, StandingKind
from vusta_desk.domain.periods import Absence, add_months, due_day, until_day
from vusta_desk.domain.reasons import Reason
from vusta_desk.domain.round_rules import RoundRules
from vusta_desk.domain.standings import NOT_OURS, StandingHistory, standing_history

_HERE_AGAIN = frozenset(
    (StandingKind.OFFICIAL, StandingKind.EXEMPT, StandingKind.TEMPORARILY_ELSEWHERE)
)


@dataclass(frozen=True, slots=True)
class Completion:
    """One way the partial dates may be: start, absences (joined), whether a request stands."""

    start: date | None
    absences: tuple[Absence, ...] = ()
    request_stands: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """An outcome with the level proposed (for `none` the next) and the day it is due."""

    outcome: Outcome
    level: int | None = None
    due: date | None = None
    skipped: tuple[int, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """What is known of a member in a round whatever the partial dates turn out to be."""

    member: Member
    rules: RoundRules
    history: StandingHistory
    held: int
    died: date | None
    unclear: tuple[Reason, ...] = ()

    def with_unclear(self, unclear: tuple[Reason, ...]) -> "Case":
        """The same case with the reasons of row 2 that no completion can mend."""
        return replace(self, unclear=unclear)

    @property
    def contradicts(self) -> bool:
        """Whether the dates of joining contradict one another."""
        return any(reason.code == "dates_contradict" for reason in self.unclear)

    @property
    def day(self) -> date:
        """The day on which standing is asked: the window's last, or the day of death."""
        return self.died or self.rules.last


def case_of(member: Member, rules: RoundRules) -> Case:
    """The case of a member in a round."""
    history = standing_history(member)
    died = history.died if history.died is not None and history.died <= rules.last else None
    held = max((badge.level for badge in member.badges), default=0)
    return Case(member, rules, history, held, died)


def verdict(case: Case, completion: Completion) -> Verdict:
    """The first row of the table that matches."""
    gone = tuple(_why_not_ours(case, completion))
    left = _left_on(case)
    owed = _reached_candidate(case, _due_days(case, completion), left) if left else None
    before = (Reason("due_before_leaving", {"day": left}),) if owed else ()
    is_ours = left is not None and left >= case.rules.first and (owed or case.contradicts)
    if gone and not is_ours:
        return Verdict(Outcome.NOT_OURS, reasons=(*gone, *before))
    if case.unclear:
        return Verdict(Outcome.CANNOT_TELL, reasons=case.unclear)
    if owed:
        return _of_candidate(case, replace(owed, reasons=(*owed.reasons, *before)))
    if case.died is None:
        excluded = _why_excluded(case, completion)
        if excluded:
            return Verdict(Outcome.EXCLUDED, reasons=(excluded,))
    if completion.start is None:
        return Verdict(Outcome.CANNOT_TELL, reasons=(Reason("no_start_date"),))
    if case.died is not None:
        return _posthumous(case, completion.start, completion, case.died)
    return _living(case, completion.start, completion)


# --- row 1 ----------------------------------------------------------------------------------------


def _why_not_ours(case: Case, completion: Completion) -> Iterator[Reason]:
    """Why the member is not this committee's to award, if so."""
    history, day = case.history, case.day
    if not history.has_entry(day) and completion.start is not None and completion.start > day:
        yield Reason("not_yet_admitted")
    standing = history.on(day)
    if standing in NOT_OURS:
        yield Reason("standing", {"standing": standing})
    if _is_expelled_by_discipline(case):
        yield Reason("expelled_by_discipline")


def _is_expelled_by_discipline(case: Case) -> bool:
    expulsions = [
        each.date
        for each in case.member.disciplines
        if each.form is DisciplineForm.EXPULSION and each.date is not None and each.date <= case.day
    ]
    if not expulsions:
        return False
    last = max(expulsions)
    return not any(
        entry.kind in _HERE_AGAIN and entry.since > last for entry in case.history.up_to(case.day)
    )


@dataclass(frozen=True, slots=True)
class _Candidate:
    outcome: Outcome
    level: int
    due: date
    skipped: tuple[int, ...]
    reasons: tuple[Reason, ...] = ()


def _left_on(case: Case) -> date | None:
    """The day on which someone living moved away, unless also expelled."""
    entries = case.history.up_to(case.day)
    if case.died is not None or not entries or _is_expelled_by_discipline(case):
        return None
    return entries[-1].since if entries[-1].kind is StandingKind.MOVED_AWAY else None


# --- row 3 ----------------------------------------------------------------------------------------


def _why_excluded(case: Case, completion: Completion) -> Reason | None:
    if case.history.is_probationary(case.rules.last):
        return Reason("probationary")
    if any(absence.covers(case.rules.last) for absence in completion.absences):
        return Reason("out_on_last_day")
    return None


# --- row 4 ----------------------------------------------------------------------------------------


def _posthumous(case: Case, start: date, completion: Completion, died: date) -> Verdict:
    rules, absences = case.rules, completion.absences
    counted = until_day(absences, died)
    due = {level: due_day(start, level, counted) for level in _above_held(case)}
    out = next((absence for absence in absences if absence.covers(died)), None)
    existing = rules.levels_at_death(died)
    reached = [
        level
        for level, day in due.items()
        if day is not None
        and level in existing
        and (day <= out.since if out else rules.counted_from(day) <= died)
    ]
    if reached:
        level = max(reached)
        skipped = tuple(each for each in reached if each < level)
        reasons: tuple[Reason, ...] = ()
    elif out is None and (early := _early_posthumous(rules, due, died)) is not None:
        level, skipped, reasons = early, (), (Reason("early_posthumous"),)
    else:
        return Verdict(Outcome.NONE)
    reasons += tuple(_as_at_death(case, died, asks=completion.request_stands))
    return Verdict(Outcome.POSTHUMOUS, level, due[level], skipped, reasons)


def _early_posthumous(rules: RoundRules, due: Mapping[int, date | None], died: date) -> int | None:
    """The lowest level that would have been due within the months after death."""
    months = rules.early_posthumous.on(died)
    if months is None:
        return None
    limit = add_months(died, months.value)
    return min(
        (
            level
            for level, day in due.items()
            if day is not None and rules.counted_from(day) <= limit
        ),
        default=None,
    )


def _as_at_death(case: Case, died: date, *, asks: bool) -> Iterator[Reason]:
    member, waits = case.member, case.rules.waits_on(died)
    if died < case.rules.first:
        yield Reason("overdue")
    if case.history.on(died) is StandingKind.SUSPENDED or is_considered(member, died):
        yield Reason("under_review")
    if waits is not None:
        yield from latest_wait(member, waits, died)
    elif has_wait(member, died):
        yield _rule_unknown(died)
    if asks:
        yield Reason("early_request_pending")


# --- rows 5 to 9 ----------------------------------------------------------------------------------


def _living(case: Case, start: date, completion: Completion) -> Verdict:
    due, rules = _due_days(case, completion), case.rules
    asked = _asked_early(case, due) if completion.request_stands else None
    is_unknown = asked is not None and rules.early_limits is None
    is_early = asked is not None and rules.is_within_early_limit(asked.level, asked.due)
    candidate = asked if is_early else _reached_candidate(case, due, rules.last)
    if candidate is not None:
        return _of_candidate(case, candidate, is_limit_unknown=is_unknown)
    following = min(due, default=None)
    day = due[following] if following is not None else None
    reasons = (_rule_unknown(rules.reference),) if is_unknown else ()
    return Verdict(Outcome.NONE, following, day, reasons=reasons)


def _above_held(case: Case) -> list[int]:
    return [level for level in case.rules.levels if level > case.held]


def _due_days(case: Case, completion: Completion) -> dict[int, date | None]:
    """The due day of each level above all held, as far as the first that comes after the window.

    Due days rise with the level, so nothing further can be reached, asked for or come next.
    """
    due: dict[int, date | None] = {}
    if completion.start is None:
        return due
    for level in _above_held(case):
        day = due[level] = due_day(completion.start, level, completion.absences)
        if day is None or day > case.rules.last:
            break
    return due


def _reached(due: Mapping[int, date | None], day: date) -> dict[int, date]:
    return {level: on for level, on in due.items() if on is not None and on <= day}


def _asked_early(case: Case, due: Mapping[int, date | None]) -> _Candidate | None:
    """What an early request asks for: the lowest level not reached, if it ever will be."""
    reached = _reached(due, case.rules.last)
    level = min((each for each in due if each not in reached), default=None)
    day = due[level] if level is not None else None
    if level is None or day is None:
        return None
    request = case.member.early_request
    is_undated = request is not None and request.date is None
    undated = (Reason("request_undated"),) if is_undated else ()
    return _Candidate(Outcome.EARLY, level, day, tuple(reached), undated)


def _reached_candidate(case: Case, due: Mapping[int, date | None], day: date) -> _Candidate | None:
    """The highest level reached by a day: due in the window, or in arrears from before it."""
    reached = _reached(due, day)
    if not reached:
        return None
    level = max(reached)
    on = reached[level]
    skipped = tuple(each for each in reached if each < level)
    if on >= case.rules.first:
        return _Candidate(Outcome.DUE, level, on, skipped)
    lacks_history = not case.member.badges and skipped
    reasons = (Reason("no_badge_on_record"),) if lacks_history else ()
    return _Candidate(Outcome.ARREARS, level, on, skipped, reasons)


def _of_candidate(case: Case, candidate: _Candidate, *, is_limit_unknown: bool = False) -> Verdict:
    """Rows 6 to 8: a candidate under review, waiting, or standing."""
    member, rules = case.member, case.rules
    reviewed = tuple(reviews(member, case.history, rules))
    hindered = tuple(obstacles(member, rules))
    outcome = candidate.outcome
    if reviewed:
        outcome = Outcome.UNDER_REVIEW
    elif hindered:
        outcome = Outcome.WAITING
    is_wait_unknown = rules.waits is None and has_wait(member, rules.reference)
    unknown = (_rule_unknown(rules.reference),) if is_limit_unknown or is_wait_unknown else ()
    reasons = (*reviewed, *hindered, *candidate.reasons, *unknown, *notes(member, rules))
    return Verdict(outcome, candidate.level, candidate.due, candidate.skipped, reasons)


def _rule_unknown(day: date) -> Reason:
    return Reason("rule_unknown", {"day": day})
