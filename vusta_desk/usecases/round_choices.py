"""Whom the committee proposes in a round: the rules, minus who was left out, plus who was put in.

The same nominations decide as on the roster of a ceremony (`nominated`); here those stand too
whose badge a ceremony has given since.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from vusta_desk.domain.amounts import Amount, amount_for
from vusta_desk.domain.decision import Outcome
from vusta_desk.domain.member import BadgeKind
from vusta_desk.domain.nomination import Nomination, NominationState, by_member
from vusta_desk.domain.reasons import Reason
from vusta_desk.domain.rounds import Round
from vusta_desk.domain.rulebook import RuleBook
from vusta_desk.usecases.evaluate import PAID, Row

_FINAL = (NominationState.DECIDED, NominationState.AWARDED)
_OUTCOMES = {BadgeKind.EARLY: Outcome.EARLY, BadgeKind.POSTHUMOUS: Outcome.POSTHUMOUS}


@dataclass(frozen=True, slots=True)
class Choice:
    """A decision of people that differs from the rules; `day` and `reason` are theirs.

    `by_rules` is what the rules say. `row` is the same of one left out; of one put in it has the
    outcome, the level and the money of the nomination.
    """

    by_rules: Row
    row: Row
    nomination: Nomination
    day: date
    reason: str

    @property
    def is_again(self) -> bool:
        """Whether it is a lost badge issued again, which is no new award."""
        return self.nomination.kind is BadgeKind.REISSUE


@dataclass(frozen=True, slots=True)
class Choices:
    """Who was left out of those proposed by the rules, and who was put in; in order of the rows."""

    left_out: tuple[Choice, ...] = ()
    put_in: tuple[Choice, ...] = ()


def choices(
    rows: Iterable[Row],
    proposed: Iterable[Row],
    nominations: Iterable[Nomination],
    round_: Round,
    rulebook: RuleBook,
) -> Choices:
    """What people decided otherwise about everyone of a round; `proposed` are the rules'.

    Who is put in at another level than that of the rules is left out at the latter.
    """
    theirs = by_member(nominations)
    keys = {row.member.key for row in proposed}
    left_out: list[Choice] = []
    put_in: list[Choice] = []
    for row in rows:
        mine = theirs.get(row.member.key, ())
        is_proposed = row.member.key in keys
        chosen = _put_in(row, mine, is_proposed)
        if chosen is not None:
            told = Choice(row, row, chosen, chosen.steps[0].day, chosen.reason)
            put_in.append(replace(told, row=_with_level(row, chosen, round_, rulebook)))
            left_out += [told] * is_proposed
        elif is_proposed:
            left_out += _left_out(row, mine)
    return Choices(tuple(left_out), tuple(put_in))


def until(nominations: Iterable[Nomination], day: date) -> Iterator[Nomination]:
    """Nominations as they stood at the end of a day; those not yet begun are not among them."""
    for each in nominations:
        steps = tuple(step for step in each.steps if step.day <= day)
        if steps:
            yield replace(each, steps=steps)


def _put_in(row: Row, theirs: Sequence[Nomination], is_proposed: bool) -> Nomination | None:
    """The nomination that takes the place of what the rules say; None where they stand."""
    standing = [each for each in theirs if each.state is not NominationState.SET_ASIDE]
    new = [each for each in standing if each.kind is not BadgeKind.REISSUE]
    if is_proposed and any(each.level == row.decision.level for each in new):
        return None
    wanted = new or ([] if is_proposed else standing)
    told = [each for each in wanted if each.reason or each.state in _FINAL]
    return max(told, key=lambda each: each.level, default=None)


def _left_out(row: Row, theirs: Iterable[Nomination]) -> Iterator[Choice]:
    """The last word on the level, where it is that it was set aside."""
    aside = [
        each
        for each in theirs
        if each.level == row.decision.level and each.state is NominationState.SET_ASIDE
    ]
    for each in aside[-1:]:
        yield Choice(row, row, each, each.steps[-1].day, each.steps[-1].note)


def _with_level(row: Row, wanted: Nomination, round_: Round, rulebook: RuleBook) -> Row:
    """The row of one put in: as the nomination has it, with the money that goes with it."""
    decision = replace(row.decision, outcome=_OUTCOMES.get(wanted.kind, Outcome.DUE))
    is_same = decision.level == wanted.level
    if not is_same:
        decision = replace(
            decision, level=wanted.level, due_day=None, due_range=None, skipped_levels=()
        )
    elif row.decision.outcome in PAID and wanted.kind is not BadgeKind.REISSUE:
        return replace(row, decision=decision)
    amount = Amount(0, (Reason("reissue_without_gift"),), ())
    if wanted.kind is not BadgeKind.REISSUE:
        amount = amount_for(wanted.level, rulebook, round_.day)
    reasons = decision.reasons if is_same else ()
    return replace(row, decision=decision, amount=amount.value, reasons=reasons + amount.reasons)
