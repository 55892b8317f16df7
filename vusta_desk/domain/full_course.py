"""The full course of a forecast: round after round is weighed as `decide` weighs it.

A badge that a round awards is on record from its day on. Rounds in which nothing can be due are
passed over, and what was weighed once for a round is kept: a question asked again with other
money needs nothing anew.
"""

from bisect import bisect_left
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field, replace
from datetime import MAXYEAR, date, timedelta

from vusta_desk.domain.completions import is_unusable, request_may_stand, start_span
from vusta_desk.domain.decision import Outcome
from vusta_desk.domain.eligibility import weigh
from vusta_desk.domain.foreseen import Doubt, Foreseen, RoundTable
from vusta_desk.domain.member import Badge, Member
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.domain.periods import Absence, add_months
from vusta_desk.domain.round_rules import RoundRules
from vusta_desk.domain.standings import NOT_OURS, PUT_OUT, StandingHistory, standing_history
from vusta_desk.domain.verdict import Verdict

_TAKEN = frozenset((Outcome.DUE, Outcome.EARLY, Outcome.POSTHUMOUS, Outcome.ARREARS))
_DOUBTS = {Outcome.WAITING: Doubt.WAITING, Outcome.UNDER_REVIEW: Doubt.UNDER_REVIEW}
_OUT_OF_ORDER = timedelta(days=16)  # more than a walk moves a start outwards for each absence
_LAST_START = date(MAXYEAR - 200, 1, 1)  # later ones are slips of the pen: never due
_MIGHT = _TAKEN | _DOUBTS.keys()
_MONTH = timedelta(days=31)
_Life = tuple[date | None, tuple[Absence, ...]]


@dataclass(frozen=True, slots=True)
class _Weighed:
    """What one round says: whom it takes in, or else in which lives which level might come."""

    award: Verdict | None
    doubt: Doubt
    options: tuple[tuple[_Life, Verdict], ...]
    is_untold: bool


@dataclass(slots=True)
class Course:
    """A member of the full course; no start is before `earliest`, None: never due."""

    place: int
    member: Member
    history: StandingHistory
    earliest: date | None
    kept: dict[Hashable, _Weighed] = field(default_factory=dict, repr=False)

    def foresee(self, table: RoundTable) -> Iterator[Foreseen]:
        """The badges of the member in the rounds; each certain one is held from then on."""
        member, is_weighed = self.member, False
        seen: dict[_Life, int] = {}
        held = max((badge.level for badge in member.badges), default=0)
        number = -1
        while (number := self._next(table, number, held, is_weighed=is_weighed)) < len(table):
            rules = table.rules[number]
            is_weighed = self._may_come(member, held, rules)
            if not is_weighed:
                continue
            weighed = self._weighed(self._key(member, table, number), member, rules)
            if weighed.award is None:
                yield from self._possible(number, weighed, seen)
                continue
            held, is_weighed = weighed.award.level or 0, False
            yield Foreseen(self.place, number, held, weighed.award.outcome, None)
            badge = Badge(held, PartialDate.of(rules.round.day))
            member = replace(member, badges=(*member.badges, badge))

    def is_untold(self, table: RoundTable) -> bool:
        """Whether nothing at all can be said: no start, or dates that cannot be used."""
        if not len(table) or not self._may_be_untold:
            return False
        key = self._key(self.member, table, 0)
        return self._weighed(key, self.member, table.rules[0]).is_untold

    @property
    def _may_be_untold(self) -> bool:
        was_out = any(each.kind in PUT_OUT for each in self.history.alive)
        return self.earliest is None or was_out or any(map(is_unusable, self.member.interruptions))

    def _possible(
        self, number: int, weighed: _Weighed, seen: dict[_Life, int]
    ) -> Iterator[Foreseen]:
        """The levels that come in question in some life in which none so high has before."""
        new: dict[int, Outcome] = {}
        highest: dict[_Life, int] = {}
        for life, each in weighed.options:
            level = each.level or 0
            if level > seen.get(life, 0):
                new.setdefault(level, each.outcome)
                highest[life] = max(level, highest.get(life, 0))
        seen.update(highest)
        for level, outcome in new.items():
            yield Foreseen(self.place, number, level, outcome, weighed.doubt)

    def _next(self, table: RoundTable, number: int, held: int, *, is_weighed: bool) -> int:
        """The round after one, those passed over in which nothing new can come about.

        `is_weighed` tells whether that one was weighed, and no badge came of it.
        """
        died = self.history.died
        if self.earliest is None:
            return len(table)
        if died is not None and died < table.begins and is_weighed:
            return table.until[number]
        if died is not None or self.member.early_request is not None:
            return number + 1
        return max(number + 1, bisect_left(table.reach(held), self.earliest.toordinal()))

    def _may_come(self, member: Member, held: int, rules: RoundRules) -> bool:
        """Whether a level could be due at all, and the member still be the committee's."""
        if self.earliest is None or self._is_gone(rules):
            return False
        if self.history.died is not None and self.history.died <= rules.last:
            return True
        level = next((level for level in rules.levels if level > held), None)
        if level is None:
            return False
        due = add_months(self.earliest, 12 * level)
        return due <= rules.last or _may_be_early(member, level, due, rules)

    def _is_gone(self, rules: RoundRules) -> bool:
        """Whether the member left before the window, and so takes no part in the round."""
        last = self.history.alive[-1] if self.history.alive else None
        return last is not None and last.kind in NOT_OURS and last.since < rules.first

    def _weighed(self, key: Hashable, member: Member, rules: RoundRules) -> _Weighed:
        if key not in self.kept:
            self.kept[key] = _weigh(member, rules)
        return self.kept[key]

    def _key(self, member: Member, table: RoundTable, number: int) -> Hashable:
        """What a verdict depends on; that on the dead asks neither window nor round day."""
        added = member.badges[len(self.member.badges) :]
        rules = table.rules[number]
        if self.history.died is not None and self.history.died <= rules.last:
            return added, table.terms[number]
        return added, rules.levels, rules.round


def course(place: int, member: Member) -> Course:
    """A member as the full course knows one."""
    return Course(place, member, standing_history(member), _earliest(member))


def _earliest(member: Member) -> date | None:
    """A day on or before every possible start; None where nobody is ever due for anything."""
    try:
        span = start_span(member)
    except ValueError:
        return None
    margin = _OUT_OF_ORDER * (len(member.interruptions) + 1)
    if span is None or span.first > _LAST_START or span.first < date.min + margin:
        return None if span is None or span.first > _LAST_START else date.min
    return span.first - margin


def _may_be_early(member: Member, level: int, due: date, rules: RoundRules) -> bool:
    """Whether an early request may bring a level that is not due before a day."""
    limits = rules.early_limits or {}
    if member.early_request is None or level not in limits:
        return False
    limit = add_months(rules.round.day, limits[level]) + _MONTH
    return due <= limit and True in request_may_stand(member, rules.reference)


def _weigh(member: Member, rules: RoundRules) -> _Weighed:
    _, completions, verdicts = weigh(member, rules)
    first = verdicts[0]
    is_agreed = len({(each.outcome, each.level) for each in verdicts}) == 1
    if is_agreed and first.outcome in _TAKEN and not _lacks_history(first):
        return _Weighed(first, Doubt.DATES, (), is_untold=False)
    doubt = _DOUBTS.get(first.outcome, Doubt.NO_HISTORY) if is_agreed else Doubt.DATES
    options = {
        ((each.start, each.absences), said.level): ((each.start, each.absences), said)
        for each, said in zip(completions, verdicts, strict=True)
        if said.outcome in _MIGHT and said.level is not None
    }
    is_untold = is_agreed and first.outcome is Outcome.CANNOT_TELL
    return _Weighed(None, doubt, tuple(options.values()), is_untold)


def _lacks_history(said: Verdict) -> bool:
    return any(reason.code == "no_badge_on_record" for reason in said.reasons)
