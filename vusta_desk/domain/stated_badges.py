"""Which badge someone must have had by a day, where the list came without badges.

Seniority alone says so: requests and waits are left aside, since the badge was long awarded.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from vusta_desk.domain.decision import Outcome
from vusta_desk.domain.eligibility import decide_all
from vusta_desk.domain.member import DisciplineForm, Member
from vusta_desk.domain.rounds import Round
from vusta_desk.domain.rulebook import RuleBook
from vusta_desk.domain.standings import standing_history

_REACHED = (Outcome.ARREARS, Outcome.UNDER_REVIEW)
_DAY = timedelta(days=1)


def levels_before(
    members: Iterable[Member], day: date, rulebook: RuleBook
) -> list[tuple[Member, int]]:
    """Those without any badge who had certainly reached a level before a day, with the highest.

    For the dead it is the level reached before death. Who did not belong to the committee then, or
    whose dates leave more than one level possible, is not among them.
    """
    asked = [(member, _last_day(member, day)) for member in members if not member.badges]
    found: dict[str, int] = {}
    for last in {last for _, last in asked}:
        people = [_by_seniority(member) for member, each in asked if each == last]
        # The window is empty: whatever was reached was reached before it.
        round_ = Round("", last, (last + _DAY, last), last)
        for decision in decide_all(people, round_, rulebook):
            if decision.outcome in _REACHED and decision.level is not None:
                found[decision.key] = decision.level
    return [(member, found[member.key]) for member, _ in asked if member.key in found]


def _last_day(member: Member, day: date) -> date:
    """The day before the one asked about, for the dead before it the day before death."""
    died = standing_history(member).died
    return (day if died is None else min(day, died)) - _DAY


def _by_seniority(member: Member) -> Member:
    expulsions = tuple(each for each in member.disciplines if each.form is DisciplineForm.EXPULSION)
    return replace(member, early_request=None, under_review=None, disciplines=expulsions)
