"""Badges on record against seniority (eligibility-spec, section 7).

A badge higher than the seniority allows is worth a look, not an error: before 2011 offices counted
from the official date, and a record may lack an earlier admission. A round looks ahead to the end
of its window, so a badge may be given before its due day, but not before that window.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from vusta_desk.domain.completions import is_unusable, start_span
from vusta_desk.domain.findings import Detail, Finding, Severity
from vusta_desk.domain.member import Badge, BadgeKind, Member
from vusta_desk.domain.periods import Absence, due_day, joined
from vusta_desk.domain.rounds import rounds_of_year
from vusta_desk.domain.rulebook import RuleBook

_ON_TIME = (BadgeKind.NORMAL, BadgeKind.REISSUE)


def check_badges(members: Iterable[Member], rulebook: RuleBook) -> tuple[Finding, ...]:
    """`badge_above_seniority` for every badge whose level certainly was due after its round.

    For one that is only stated to have been awarded before a day: `stated_above_seniority`.
    """
    return tuple(finding for member in members for finding in _too_early(member, rulebook))


def _too_early(member: Member, rulebook: RuleBook) -> Iterator[Finding]:
    try:
        start = start_span(member)
    except ValueError:  # contradicting dates are a finding of their own
        return
    if start is None:
        return
    absences = joined(certain_absences(member))
    for badge in member.badges:
        known = _known(badge)
        if known is None or badge.kind not in _ON_TIME:
            continue
        code, shown, last = known
        earliest = due_day(start.first, badge.level, absences)
        if earliest is None or earliest.replace(day=1) > end_of_round(last, rulebook):
            yield Finding(
                Severity.WARNING,
                code,
                member.key,
                details={
                    "field": "badges",
                    "level": badge.level,
                    "date": shown,
                    "day": earliest,
                },
            )


def _known(badge: Badge) -> tuple[str, Detail, date] | None:
    """What is known of the day of a badge: the finding about it, its words, the last day."""
    given, before = badge.date, badge.stated_before
    if given is not None:
        shown = given.first_day if given.is_full else str(given)
        return "badge_above_seniority", shown, given.last_day
    if before is not None:
        return "stated_above_seniority", before, before - timedelta(days=1)
    return None


def end_of_round(given: date, rulebook: RuleBook) -> date:
    """The last due day of the round in whose window a badge was given, else the day itself."""
    windows = [each.window for each in rounds_of_year(rulebook, given.year)]
    return max((last for first, last in windows if first <= given <= last), default=given)


def certain_absences(member: Member) -> Iterator[Absence]:
    """What was certainly missed: a partial date is taken in the member's favour."""
    for each in member.interruptions:
        if each.restored or is_unusable(each) or each.since is None:
            continue
        since = each.since.last_day
        until = each.until.first_day if each.until else None
        if until is None or since < until:
            yield Absence(since, until)
