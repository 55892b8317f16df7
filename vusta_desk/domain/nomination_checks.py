"""What is wrong with nominations, seen beside the records they are about.

Nothing here keeps anybody from working: the record may be what is wrong. Each finding has the
member's key as its subject.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise

from vusta_desk.domain.findings import Detail, Finding, Severity
from vusta_desk.domain.member import BadgeKind, Member
from vusta_desk.domain.nomination import (
    WAY,
    Nomination,
    NominationState,
    by_member,
    has_award,
    missing,
)
from vusta_desk.domain.rounds import round_name
from vusta_desk.domain.standings import standing_history


def check_nominations(
    nominations: Iterable[Nomination], members: Mapping[str, Member], today: date
) -> tuple[Finding, ...]:
    """The findings on all nominations; `members` are those on file, by key."""
    found: list[Finding] = []
    for key, theirs in by_member(nominations).items():
        levels = {finding.details["level"]: finding for _, finding in twice(theirs)}
        found += levels.values()
        for each in theirs:
            found += check_nomination(each, members.get(key), today)
    return tuple(found)


def check_nomination(
    nomination: Nomination, member: Member | None, today: date
) -> Iterator[Finding]:
    """The findings on one nomination; `member` is None where the record was taken out.

    `nomination_without_member`, `applicant_needed`, `early_reason_needed`, `reissue_not_held`,
    `nomination_level_held`, `nomination_for_the_dead`, `nomination_for_the_living`,
    `nomination_award_missing`, `nomination_days_backwards`,
    `nomination_day_ahead`.
    """
    if member is None:
        if nomination.is_open:
            yield _warning(nomination, "nomination_without_member", level=nomination.level)
        return
    if nomination.is_open:
        yield from _of_open(nomination, member)
    elif nomination.state is NominationState.AWARDED and not has_award(nomination, member.badges):
        yield _warning(
            nomination, "nomination_award_missing", member=member.name, level=nomination.level
        )
    yield from _days(nomination, member)
    yield from _days_ahead(nomination, member, today)


def twice(nominations: Iterable[Nomination]) -> Iterator[tuple[Nomination, Finding]]:
    """Of one member's: each of several on their way for one level, with `nomination_twice`.

    Acts refuse that; it comes about where records are merged or a step is taken back.
    """
    levels: defaultdict[int, list[Nomination]] = defaultdict(list)
    for each in nominations:
        if each.is_open:
            levels[each.level].append(each)
    for level, open_ones in levels.items():
        if len(open_ones) > 1:
            rounds = tuple(round_name(each.round) for each in open_ones)
            details: dict[str, Detail] = {"level": level, "rounds": rounds}
            for each in open_ones:
                yield (
                    each,
                    Finding(Severity.ERROR, "nomination_twice", each.member, details=details),
                )


def _of_open(nomination: Nomination, member: Member) -> Iterator[Finding]:
    kind, level = nomination.kind, nomination.level
    for code in missing(nomination, member):
        yield _warning(nomination, code, member=member.name)
    held = {badge.level for badge in member.badges}
    if kind is BadgeKind.REISSUE:
        if level not in held:
            yield _warning(nomination, "reissue_not_held", member=member.name, level=level)
        return
    if held and level <= max(held):
        details: dict[str, Detail] = {"level": level, "held": max(held)}
        yield _warning(nomination, "nomination_level_held", member=member.name, **details)
    is_dead = standing_history(member).died is not None
    if is_dead != (kind is BadgeKind.POSTHUMOUS):
        code = "nomination_for_the_dead" if is_dead else "nomination_for_the_living"
        yield _warning(nomination, code, member=member.name)


def _days(nomination: Nomination, member: Member) -> Iterator[Finding]:
    """A step further on the way with an earlier day than the one before it.

    The draft is left aside: its day is that on which it was entered, often after the papers.
    """
    for before, after in pairwise(step for step in nomination.steps if step.state in WAY[1:]):
        if after.day < before.day and WAY.index(after.state) > WAY.index(before.state):
            yield _warning(
                nomination,
                "nomination_days_backwards",
                member=member.name,
                nomination_state=after.state,
                day=after.day,
                other_day=before.day,
            )


def _days_ahead(nomination: Nomination, member: Member, today: date) -> Iterator[Finding]:
    """A step on a day after today; that of a ceremony is told with the ceremony."""
    for step in nomination.steps:
        if step.day > today and step.ceremony is None:
            yield _warning(
                nomination,
                "nomination_day_ahead",
                member=member.name,
                nomination_state=step.state,
                day=step.day,
            )


def _warning(nomination: Nomination, code: str, **details: Detail) -> Finding:
    return Finding(Severity.WARNING, code, nomination.member, details=details)
