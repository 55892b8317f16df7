"""What may stand between a member and a badge: reviews, waits after a discipline, unknown rules.

eligibility-spec, section 5, rows 6 and 7, and the list below the table.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from vusta_desk.domain.findings import Detail
from vusta_desk.domain.member import DisciplineForm, Member
from vusta_desk.domain.periods import add_months
from vusta_desk.domain.reasons import Reason
from vusta_desk.domain.round_rules import RoundRules
from vusta_desk.domain.standings import StandingHistory


def reviews(member: Member, history: StandingHistory, rules: RoundRules) -> Iterator[Reason]:
    """Row 6: suspended, or being considered for discipline."""
    if history.is_suspended(rules.reference) or history.is_suspended(rules.last):
        yield Reason("suspended")
    if is_considered(member, rules.last):
        yield Reason("being_considered")


def is_considered(member: Member, day: date) -> bool:
    """Whether the member is being considered for discipline on a day."""
    review = member.under_review
    return review is not None and (review.since is None or review.since <= day)


def obstacles(member: Member, rules: RoundRules) -> Iterator[Reason]:
    """Row 7: a wait that runs past the reference day, or a correction that was refused."""
    if rules.waits is None:
        return
    yield from latest_wait(member, rules.waits, rules.reference)
    for each in member.disciplines:
        is_decided = each.date is not None and each.date <= rules.reference
        if is_decided and each.corrected is False and each.form is not DisciplineForm.EXPULSION:
            yield Reason("correction_refused", {"form": each.form, "day": each.date})


def latest_wait(member: Member, waits: Mapping[str, int], day: date) -> Iterator[Reason]:
    """The wait that runs longest past a day, from the decisions up to then."""
    running = [
        (add_months(each.date, waits[each.form]), each.form)
        for each in member.disciplines
        if each.date is not None and each.date <= day and each.form in waits
    ]
    if running:
        end, form = max(running)
        if end > day:
            yield Reason("wait_until", {"day": end, "form": form})


def notes(member: Member, rules: RoundRules) -> Iterator[Reason]:
    """What a person should know of a candidate's disciplines."""
    waits = rules.waits or {}
    for each in member.disciplines:
        if each.date is None:
            continue
        details: dict[str, Detail] = {"form": each.form, "day": each.date}
        if each.date > rules.reference and rules.first <= each.date <= rules.last:
            yield Reason("discipline_after_reference", details)
        months = waits.get(each.form) if each.date <= rules.reference else None
        is_over = months is not None and add_months(each.date, months) <= rules.reference
        if is_over and each.corrected is None:
            yield Reason("correction_not_recorded", details)


def has_wait(member: Member, day: date) -> bool:
    """Whether a decision on or before a day has a wait, if the rules are known."""
    return any(
        each.date is not None and each.date <= day and each.form is not DisciplineForm.EXPULSION
        for each in member.disciplines
    )
