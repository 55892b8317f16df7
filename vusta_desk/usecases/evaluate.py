"""Who is due in a round: everyone's outcome, and one member's reckoning."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from vusta_desk.domain.amounts import amount_for
from vusta_desk.domain.eligibility import Decision, Outcome, Reason, decide_all
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import Member, Registry
from vusta_desk.domain.reckoning import Reckoning, reckon
from vusta_desk.domain.rounds import Round
from vusta_desk.storage.members import find_members
from vusta_desk.usecases.services import Services

PAID = frozenset(
    (
        Outcome.DUE,
        Outcome.ARREARS,
        Outcome.EARLY,
        Outcome.POSTHUMOUS,
        Outcome.WAITING,
        Outcome.UNDER_REVIEW,
    )
)


@dataclass(frozen=True, slots=True)
class Row:
    """One member's outcome in a round; `amount` in whole đồng, None where there is none."""

    member: Member
    branch: str
    decision: Decision
    amount: int | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class RoundResult:
    """The outcomes of everyone on file in one round."""

    round: Round
    rules: str
    rows: tuple[Row, ...]

    @property
    def counts(self) -> dict[Outcome, int]:
        """Members by outcome; they add up to everyone."""
        counted = Counter(row.decision.outcome for row in self.rows)
        return {outcome: counted[outcome] for outcome in Outcome if counted[outcome]}


def evaluate(services: Services, round_: Round, registry: Registry | None = None) -> RoundResult:
    """Everyone's outcome in `round_`; the amount is that of the round day."""
    registry = registry or services.registry()
    branches = {branch.key: branch.name for branch in registry.branches}
    decisions = decide_all(registry.members, round_, services.rulebook)
    rows = tuple(
        _row(services, member, branches.get(member.branch or "", ""), decision, round_.day)
        for member, decision in zip(registry.members, decisions, strict=True)
    )
    return RoundResult(round_, services.rulebook.fingerprint, rows)


def _row(
    services: Services, member: Member, branch: str, decision: Decision, money_day: date
) -> Row:
    if decision.outcome not in PAID or decision.level is None:
        return Row(member, branch, decision, None, decision.reasons)
    amount = amount_for(decision.level, services.rulebook, money_day)
    return Row(member, branch, decision, amount.value, decision.reasons + amount.reasons)


def find_one(members: Iterable[Member], text: str) -> Member:
    """The member with this key or card number. Raises Refused when there is not exactly one."""
    everyone, digits = tuple(members), _digits(text)
    found = [member for member in everyone if member.key == text] or [
        member
        for member in everyone
        if digits and digits in (member.card_number, member.card_number_old)
    ]
    if len(found) != 1:
        raise Refused("member_not_found" if not found else "member_not_one", member=text)
    return found[0]


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdigit())


def explain(services: Services, member: str, round_: Round) -> tuple[Member, Reckoning]:
    """One member's reckoning in a round."""
    with services.data.read() as connection:
        near = {
            each.key: each
            for text in (member, _digits(member))
            for each in find_members(connection, text)
        }
    found = find_one(near.values(), member)
    return found, reckon(found, round_, services.rulebook)
