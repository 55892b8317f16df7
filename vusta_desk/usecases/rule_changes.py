"""Whose verdict or amount in the coming rounds differs under other rules."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from vusta_desk.domain.amounts import amount_for
from vusta_desk.domain.decision import Decision
from vusta_desk.domain.eligibility import Outcome, decide_all
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import Member
from vusta_desk.domain.rounds import Round
from vusta_desk.jobs import Progress
from vusta_desk.usecases.closed_rounds import closed_days
from vusta_desk.usecases.evaluate import PAID, coming_rounds
from vusta_desk.usecases.services import Services

_ONLY_MONEY = frozenset(("multiples", "base_salary"))
_NO_VERDICT = frozenset(("reconcile_months", "seniority_start"))
_QUIET = frozenset((Outcome.NONE, Outcome.EXCLUDED, Outcome.NOT_OURS))
Rounds: TypeAlias = Mapping[str, Round]


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict in a round: its outcome, its level, when that is due, the money in whole đồng."""

    outcome: Outcome
    level: int | None
    due_day: date | None
    amount: int | None


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """A member's verdict in a coming round as it is and as it would be.

    `round` is the name of the round, `code` how settings name it. `before` or `after` is None where
    there is no such round before or after.
    """

    key: str
    name: str
    branch: str
    round: str
    code: str
    before: Judged | None
    after: Judged | None


def changes(
    now: Services, then: Services, rule: str, progress: Progress | None = None
) -> tuple[VerdictChange, ...]:
    """Everyone whose verdict or amount differs, round by round in the office's order.

    `rule` is the only rule in which `then` differs from `now`.
    """
    if rule in _NO_VERDICT or now.rulebook.fingerprint == then.rulebook.fingerprint:
        return ()
    return tuple(_Comparison(now, then, rule, progress).all())


class _Comparison:
    """The coming rounds under two sets of rules."""

    def __init__(self, now: Services, then: Services, rule: str, progress: Progress | None) -> None:
        registry = now.registry()
        self.members = registry.members
        self.branches = {branch.key: branch.name for branch in registry.branches}
        self.sides = tuple((side, _coming(side)) for side in (now, then))
        self.is_money = rule in _ONLY_MONEY
        self.progress = progress or Progress()
        self.done = 0
        asked = 1 if self.is_money else 2
        self.total = asked * len(self.members) * max(len(found) for _, found in self.sides)

    def all(self) -> Iterator[VerdictChange]:
        """See `changes`."""
        found = {code: each for _, rounds in reversed(self.sides) for code, each in rounds.items()}
        for round_ in sorted(found.values(), key=lambda each: (each.day, each.code)):
            yield from self._in_round(round_)
        self.progress.step(self.total, self.total)

    def _in_round(self, round_: Round) -> Iterator[VerdictChange]:
        before, after = self._both(round_.code)
        for member, was, will in zip(self.members, before, after, strict=True):
            if was != will and (was or will) is not None and _matters(was, will):
                yield VerdictChange(
                    key=member.key,
                    name=member.name,
                    branch=self.branches.get(member.branch or "", ""),
                    round=round_.name,
                    code=round_.code,
                    before=was,
                    after=will,
                )

    def _both(self, code: str) -> tuple[list[Judged | None], list[Judged | None]]:
        (now, was), (then, will) = self.sides
        decided = self._decided(now, was.get(code))
        again = decided if self.is_money else self._decided(then, will.get(code))
        return (
            self._judged(now, was.get(code), decided),
            self._judged(then, will.get(code), again),
        )

    def _decided(self, side: Services, round_: Round | None) -> list[Decision]:
        if round_ is None:
            return []
        return decide_all(self._counted(self.members), round_, side.rulebook)

    def _counted(self, members: Iterable[Member]) -> Iterator[Member]:
        for member in members:
            if self.done % 200 == 0:
                self.progress.step(min(self.done, self.total), self.total)
            self.done += 1
            yield member

    def _judged(
        self, side: Services, round_: Round | None, decisions: list[Decision]
    ) -> list[Judged | None]:
        if round_ is None:
            return [None] * len(self.members)
        book, amounts = side.rulebook, dict[int, int | None]()

        def amount(decision: Decision) -> int | None:
            level = decision.level
            if level is None or decision.outcome not in PAID:
                return None
            if level not in amounts:
                amounts[level] = amount_for(level, book, round_.day).value
            return amounts[level]

        return [Judged(each.outcome, each.level, each.due_day, amount(each)) for each in decisions]


def _coming(services: Services) -> dict[str, Round]:
    """The coming rounds by code; one that is closed is frozen, whatever the rules say."""
    closed = closed_days(services)
    try:
        return {each.code: each for each in coming_rounds(services) if each.code not in closed}
    except Refused:  # these rules know no round
        return {}


def _matters(was: Judged | None, will: Judged | None) -> bool:
    """Whether a difference is one to show: not that nothing is due in a round that is only new."""
    if was is not None and will is not None:
        return True
    known = was or will
    return known is not None and known.outcome not in _QUIET
