"""One member's reckoning in a round: what an explanation needs (eligibility-spec, section 7)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from vusta_desk.domain.amounts import Amount, amount_for
from vusta_desk.domain.completions import start_date
from vusta_desk.domain.decision import Decision, Outcome
from vusta_desk.domain.eligibility import decide
from vusta_desk.domain.level_days import LevelDay, level_days
from vusta_desk.domain.member import Badge, Interruption, Member
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.domain.periods import Length, length
from vusta_desk.domain.reasons import Reason
from vusta_desk.domain.rounds import Round, is_window_of, rules_windows
from vusta_desk.domain.rulebook import DatedValue, RuleBook
from vusta_desk.domain.standings import standing_history

_PROPOSED = (Outcome.DUE, Outcome.EARLY, Outcome.ARREARS, Outcome.POSTHUMOUS)


@dataclass(frozen=True, slots=True)
class Subtraction:
    """An interruption on record; `length` is None where its dates are partial or it has no end."""

    interruption: Interruption
    length: Length | None


@dataclass(frozen=True, slots=True)
class Reckoning:
    """How a decision came about.

    `held` is the highest badge on record, `held_stated` the day before which it was awarded where
    that is only stated. `days_into_window` counts from the window's first day to the due day
    (negative: before it); `used` are the rule values by rule id, those of the amount aside, that of
    the windows only where the round's window is not the office's own; `changes` say what would
    change the outcome. `unsettled` is, where it cannot be told, the level that is at stake.
    """

    member: Member
    round: Round
    decision: Decision
    start: PartialDate | None
    is_decision_date: bool
    subtractions: tuple[Subtraction, ...]
    days_into_window: int | None
    held: int | None
    held_stated: date | None
    amount: Amount | None
    used: tuple[tuple[str, DatedValue], ...]
    changes: tuple[Reason, ...]
    unsettled: LevelDay | None = None


def reckon(member: Member, round_: Round, rulebook: RuleBook) -> Reckoning:
    """The reckoning of one member in a round."""
    decision = decide(member, round_, rulebook)
    paid = decision.outcome in (*_PROPOSED, Outcome.WAITING, Outcome.UNDER_REVIEW)
    amount = amount_for(decision.level, rulebook, round_.day) if paid and decision.level else None
    due, held = decision.due_day, _highest(member)
    return Reckoning(
        member=member,
        round=round_,
        decision=decision,
        start=start_date(member),
        is_decision_date=member.admission_decision_date is not None,
        subtractions=tuple(_subtractions(member)),
        days_into_window=(due - round_.window[0]).days if due else None,
        held=held.level if held else None,
        held_stated=held.stated_before if held else None,
        amount=amount,
        used=tuple(_used(member, round_, rulebook)),
        changes=tuple(_changes(member, decision)),
        unsettled=_unsettled(member, round_, rulebook) if decision.possible else None,
    )


def _unsettled(member: Member, round_: Round, rulebook: RuleBook) -> LevelDay | None:
    """Above all badges held the highest level that may be full in the window, or the next one."""
    held = _highest(member)
    above = [
        each
        for each in level_days(member, round_, rulebook)
        if (held is None or each.level > held.level) and each.first is not None
    ]
    reached = [each for each in above if each.first and each.first <= round_.window[1]]
    return next(iter([*reached[-1:], *above]), None)


def _highest(member: Member) -> Badge | None:
    """The highest badge; of two of one level the one that is more than stated."""
    return max(
        member.badges, key=lambda badge: (badge.level, badge.stated_before is None), default=None
    )


def _subtractions(member: Member) -> Iterator[Subtraction]:
    for each in member.interruptions:
        if each.restored:
            continue
        since, until = _full(each.since), _full(each.until)
        known = since is not None and until is not None and since <= until
        yield Subtraction(each, length(since, until) if known and since and until else None)


def _full(day: PartialDate | None) -> date | None:
    return day.first_day if day is not None and day.is_full else None


def _used(member: Member, round_: Round, rulebook: RuleBook) -> Iterator[tuple[str, DatedValue]]:
    """The rule values that had a say, each by its own day."""
    died = standing_history(member).died
    is_dead = died is not None and died <= round_.window[1]
    asked = [
        (True, "levels", round_.window[1]),
        (is_dead or member.early_request is not None, "count_by_month", round_.window[1]),
        (is_dead, "early_posthumous_months", died or round_.window[1]),
        (member.early_request is not None, "early_limit_months", round_.reference_day),
        (bool(member.disciplines), "wait_months", round_.reference_day),
    ]
    found = [(rule, rulebook.on(rule, day)) for has_say, rule, day in asked if has_say]
    windows = rules_windows(rulebook, round_.code)
    if windows is not None and is_window_of(round_, windows.value):
        found.insert(1, ("round_windows", windows))
    return ((rule, value) for rule, value in found if value is not None)


def _changes(member: Member, decision: Decision) -> Iterator[Reason]:
    outcome, level = decision.outcome, decision.level
    if outcome is Outcome.NONE and level is not None:
        yield Reason("change_next_level", {"level": level, "day": decision.due_day})
    if outcome in _PROPOSED:
        yield Reason("change_badge_recorded", {"level": level})
    if outcome is Outcome.WAITING:
        is_refused = any(reason.code == "correction_refused" for reason in decision.reasons)
        yield Reason("change_correction" if is_refused else "change_wait_over")
    if outcome is Outcome.UNDER_REVIEW:
        yield Reason("change_review_over")
    if outcome is Outcome.CANNOT_TELL:
        yield Reason("change_look_up")
    if member.admission_decision_date is None and member.admission_date is not None:
        yield Reason("change_decision_date")
