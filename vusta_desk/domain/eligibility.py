"""Who is due for which badge in a round: `eligibility-spec`, for dates that may be partial.

A verdict is worked out for every completion of the partial dates. Where they agree in outcome and
level, that is the decision; where not, it cannot be told, and the decision says what is possible.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import TypeVar

from vusta_desk.domain.completions import completions, is_unusable, start_date, start_span
from vusta_desk.domain.decision import Decision, Outcome
from vusta_desk.domain.member import Interruption, Member
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.domain.plain_records import PlainRecords
from vusta_desk.domain.reasons import Reason
from vusta_desk.domain.round_rules import RoundRules, round_rules
from vusta_desk.domain.rounds import Round
from vusta_desk.domain.rulebook import RuleBook
from vusta_desk.domain.standings import BACK_IN, PUT_OUT, StandingHistory
from vusta_desk.domain.verdict import Case, Completion, Verdict, case_of, verdict

__all__ = ["Decision", "Outcome", "Reason", "decide", "decide_all"]

T = TypeVar("T")


def decide(member: Member, round_: Round, rulebook: RuleBook) -> Decision:
    """One member's outcome in a round."""
    return decide_in_full(member, round_rules(round_, rulebook))


def decide_all(members: Iterable[Member], round_: Round, rulebook: RuleBook) -> list[Decision]:
    """Everyone's outcome in a round, in the order given."""
    rules = round_rules(round_, rulebook)
    plain = PlainRecords(rules)
    return [plain.decide(member) or decide_in_full(member, rules) for member in members]


def decide_in_full(member: Member, rules: RoundRules) -> Decision:
    """One member's outcome, whatever the record holds."""
    case, possible, verdicts = weigh(member, rules)
    if len({(each.outcome, each.level) for each in verdicts}) == 1:
        return _agreed(case, verdicts)
    return _cannot_tell(case, possible, verdicts)


def weigh(member: Member, rules: RoundRules) -> tuple[Case, list[Completion], list[Verdict]]:
    """The case of a member, every way the partial dates may be, and the verdict on each."""
    case = case_of(member, rules)
    unclear = tuple(_unclear(case))
    try:
        start = start_span(member)
    except ValueError:
        start, unclear = None, (*unclear, Reason("dates_contradict"))
    case = case.with_unclear(unclear)
    possible = completions(member, start, case.died or rules.reference)
    return case, possible, [verdict(case, completion) for completion in possible]


def _agreed(case: Case, verdicts: Sequence[Verdict]) -> Decision:
    """All completions say the same; only what is the same in all of them is told."""
    first = verdicts[0]
    days = {each.due for each in verdicts}
    ends = _ends(days) if first.level is not None else None
    return Decision(
        key=case.member.key,
        outcome=first.outcome,
        level=first.level,
        due_day=first.due if len(days) == 1 else None,
        due_range=ends,
        skipped_levels=_in_all([each.skipped for each in verdicts]),
        reasons=(
            *_about_the_record(case.member),
            *_in_all([each.reasons for each in verdicts]),
        ),
    )


def _cannot_tell(
    case: Case, possible: Sequence[Completion], verdicts: Sequence[Verdict]
) -> Decision:
    found = {each.outcome: each for each in verdicts}
    unclear = found.get(Outcome.CANNOT_TELL)
    return Decision(
        key=case.member.key,
        outcome=Outcome.CANNOT_TELL,
        possible=tuple(outcome for outcome in Outcome if outcome in found),
        reasons=(
            *_about_the_record(case.member),
            *(unclear.reasons if unclear else ()),
            _deciding_date(case.member, possible, verdicts),
        ),
    )


def _ends(days: set[date | None]) -> tuple[date | None, date | None]:
    known = [day for day in days if day is not None]
    if not known:
        return None, None
    return min(known), None if None in days else max(known)


def _in_all(parts: Sequence[Sequence[T]]) -> tuple[T, ...]:
    first, others = parts[0], {id(part): part for part in parts[1:] if part != parts[0]}
    return tuple(item for item in first if all(item in other for other in others.values()))


def _about_the_record(member: Member) -> Iterator[Reason]:
    """What is said of the record whatever the completion and the outcome."""
    if member.admission_decision_date is None and member.admission_date is not None:
        yield Reason("start_from_admission_date")
    if any(each.since is None for each in member.standings):
        yield Reason("standing_undated")
    if any(each.date is None for each in member.disciplines):
        yield Reason("discipline_undated")


def _deciding_date(
    member: Member, possible: Sequence[Completion], verdicts: Sequence[Verdict]
) -> Reason:
    """The first date that changes the outcome while the others stay as they are."""
    said = {
        completion: (each.outcome, each.level)
        for completion, each in zip(possible, verdicts, strict=True)
    }
    one = possible[0]
    by_absence = {
        said[each]
        for each in possible
        if (each.start, each.request_stands) == (one.start, one.request_stands)
    }
    by_request = {
        said[each] for each in possible if (each.start, each.absences) == (one.start, one.absences)
    }
    if len(by_request) > 1:
        return _decided_by("badges", (badge.date for badge in member.badges))
    start = start_date(member)
    if len(by_absence) > 1 or start is None or start.is_full:
        ends = ((each.since, each.until) for each in member.interruptions)
        return _decided_by("interruptions", chain.from_iterable(ends))
    field = "admission_decision_date" if member.admission_decision_date else "admission_date"
    return _decided_by(field, (start,))


def _decided_by(field: str, dates: Iterable[PartialDate | None]) -> Reason:
    partial = tuple(str(each) for each in dates if each is not None and not each.is_full)
    return Reason("decided_by", {"field": field, "words": partial})


# --- row 2: what no completion can mend -----------------------------------------------------------


def _unclear(case: Case) -> Iterator[Reason]:
    interruptions = case.member.interruptions
    unusable = [each for each in interruptions if is_unusable(each)]
    if unusable:
        since, until = unusable[0].since, unusable[0].until
        details = {"since": _words(since), "until": _words(until)}
        yield Reason("interruption_unusable", details)
    elif any(
        not any(_may_touch(each, out, back) for each in interruptions)
        for out, back in _times_out(case.history, case.rules.last)
    ):
        yield Reason("interruption_missing")


def _words(known: PartialDate | None) -> str | None:
    return None if known is None else str(known)


def _times_out(history: StandingHistory, day: date) -> Iterator[tuple[date, date]]:
    """From being put out (or resigning) to the entry that shows the member back."""
    entries = history.up_to(day)
    for place, entry in enumerate(entries):
        if entry.kind in PUT_OUT:
            back = (later.since for later in entries[place:] if later.kind in BACK_IN)
            yield from ((entry.since, day) for day in list(back)[:1])


def _may_touch(interruption: Interruption, out: date, back: date) -> bool:
    since, until = interruption.since, interruption.until
    starts_in_time = since is not None and since.first_day <= back
    return starts_in_time and (until is None or until.last_day >= out)
