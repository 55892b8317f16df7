"""Badges on record against seniority (eligibility-spec, section 7).

A badge higher than the seniority allows on its day is worth a look, not an error: before 2011
offices counted from the official date, and a record may lack an earlier admission.
"""

from collections.abc import Iterable, Iterator

from vusta_desk.domain.completions import Span, is_unusable, start_span
from vusta_desk.domain.findings import Finding, Severity
from vusta_desk.domain.member import Badge, BadgeKind, Member
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.domain.periods import Absence, due_day, joined

_ON_TIME = (BadgeKind.NORMAL, BadgeKind.REISSUE)


def check_badges(members: Iterable[Member]) -> tuple[Finding, ...]:
    """`badge_above_seniority` for every badge given certainly before its level was full."""
    return tuple(finding for member in members for finding in _too_early(member))


def _too_early(member: Member) -> Iterator[Finding]:
    try:
        start = start_span(member)
    except ValueError:  # contradicting dates are a finding of their own
        return
    if start is None:
        return
    absences = joined(_certain_absences(member))
    for badge in member.badges:
        if badge.date is not None and badge.kind in _ON_TIME:
            yield from _above(member, start, absences, badge, badge.date)


def _above(
    member: Member, start: Span, absences: Iterable[Absence], badge: Badge, given: PartialDate
) -> Iterator[Finding]:
    earliest = due_day(start.first, badge.level, absences)
    if earliest is None or earliest.replace(day=1) > given.last_day:
        yield Finding(
            Severity.WARNING,
            "badge_above_seniority",
            member.key,
            details={
                "field": "badges",
                "level": badge.level,
                "date": given.first_day if given.is_full else str(given),
                "day": earliest,
            },
        )


def _certain_absences(member: Member) -> Iterator[Absence]:
    """What was certainly missed: a partial date is taken in the member's favour."""
    for each in member.interruptions:
        if each.restored or is_unusable(each) or each.since is None:
            continue
        since = each.since.last_day
        until = each.until.first_day if each.until else None
        if until is None or since < until:
            yield Absence(since, until)
