"""Who is due in a round: everyone's outcome, and one member's reckoning."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice, repeat

from vusta_desk.domain.amounts import amount_for
from vusta_desk.domain.eligibility import Decision, Outcome, Reason, decide_all
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import Member, Registry
from vusta_desk.domain.periods import add_months
from vusta_desk.domain.reckoning import Reckoning, reckon
from vusta_desk.domain.rounds import Round, parse_round, rounds_of_year
from vusta_desk.domain.rulebook import RuleBook
from vusta_desk.jobs import Progress
from vusta_desk.storage.members import find_members
from vusta_desk.usecases.office import closed_codes, office, office_round
from vusta_desk.usecases.services import Decided, Services

_REMEMBERED_MEMBERS = 5_000  # more are decided anew each time, rather than kept in memory
_REMEMBERED_ROUNDS = 8  # two years
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
    """The outcomes of everyone on file in one round; `closed_on` where they are frozen since."""

    round: Round
    rules: str
    rows: tuple[Row, ...]
    closed_on: date | None = None

    @property
    def counts(self) -> dict[Outcome, int]:
        """Members by outcome; they add up to everyone."""
        counted = Counter(row.decision.outcome for row in self.rows)
        return {outcome: counted[outcome] for outcome in Outcome if counted[outcome]}


def evaluate(
    services: Services,
    round_: Round,
    registry: Registry | None = None,
    progress: Progress | None = None,
) -> RoundResult:
    """Everyone's outcome in `round_`; the amount is that of the round day."""
    (result,) = evaluate_rounds(services, (round_,), registry, progress)
    return result


def evaluate_rounds(
    services: Services,
    rounds: Sequence[Round],
    registry: Registry | None = None,
    progress: Progress | None = None,
) -> Iterator[RoundResult]:
    """Everyone's outcome in one round after the other, each worked out as it is asked for.

    `progress` counts members times rounds.
    """
    registry = registry or services.registry()
    branches = {branch.key: branch.name for branch in registry.branches}
    everyone = registry.members
    rulebook = services.rulebook
    total = len(rounds) * len(everyone)
    again: Iterable[Member] = chain.from_iterable(repeat(everyone, len(rounds)))
    stream = iter(progress.over(again, total) if progress else again)
    for round_ in rounds:
        asked = islice(stream, len(everyone))
        decisions = _decisions(services.decided, asked, round_, rulebook, len(everyone))
        rows = tuple(
            _row(rulebook, member, branches.get(member.branch or "", ""), decision, round_.day)
            for member, decision in zip(everyone, decisions, strict=True)
        )
        yield RoundResult(round_, rulebook.fingerprint, rows)
    if progress:
        progress.step(total, total)


def _decisions(
    decided: Decided, members: Iterable[Member], round_: Round, rulebook: RuleBook, count: int
) -> list[Decision]:
    """Everyone decided; whose record is what it was the last time, and the round too, as then."""
    if count > _REMEMBERED_MEMBERS:
        return decide_all(members, round_, rulebook)
    place = rulebook.fingerprint, round_
    known = decided.pop(place, {})
    everyone: list[Member] = []
    changed: list[Member] = []

    def anew() -> Iterator[Member]:
        for member in members:
            everyone.append(member)
            earlier = known.get(member.key)
            if earlier is None or earlier[0] != member:
                changed.append(member)
                yield member

    fresh = decide_all(anew(), round_, rulebook)
    for member, decision in zip(changed, fresh, strict=True):
        known[member.key] = member, decision
    while len(decided) >= _REMEMBERED_ROUNDS:
        del decided[next(iter(decided))]
    decided[place] = known
    return [known[member.key][1] for member in everyone]


def year_rounds(services: Services, year: int) -> tuple[Round, ...]:
    """The year's rounds, and those that the office has added, with the office's own windows.

    Closed ones with the days of then.
    """
    own = (*office(services.data).own_rounds(), *closed_codes(services))
    codes = {known.code for known in rounds_of_year(services.rulebook, year)}
    codes |= {code for code in own if parse_round(code)[0] == year}
    found = (office_round(services, code) for code in codes)
    return tuple(sorted(found, key=lambda round_: round_.day))


def coming_rounds(services: Services) -> tuple[Round, ...]:
    """The rounds of the next twelve months, the next one first; today's round is still to come.

    Raises Refused `round_none_ahead` where the rules know none.
    """
    today = services.today
    end = add_months(today, 12)
    years = range(today.year - 1, end.year + 1)  # a round may be held after the end of its year
    known = chain.from_iterable(year_rounds(services, year) for year in years)
    coming = [round_ for round_ in known if today <= round_.day < end]
    if not coming:
        raise Refused("round_none_ahead", day=today)
    return tuple(sorted(coming, key=lambda round_: round_.day))


def _row(
    rulebook: RuleBook, member: Member, branch: str, decision: Decision, money_day: date
) -> Row:
    if decision.outcome not in PAID or decision.level is None:
        return Row(member, branch, decision, None, decision.reasons)
    amount = amount_for(decision.level, rulebook, money_day)
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


def one_member(services: Services, text: str) -> Member:
    """The member on file with this key or card number. Raises Refused as `find_one` does."""
    with services.data.read() as connection:
        near = {
            each.key: each
            for asked in (text, _digits(text))
            for each in find_members(connection, asked)
        }
    return find_one(near.values(), text)


def explain(services: Services, member: str, round_: Round) -> tuple[Member, Reckoning]:
    """One member's reckoning in a round."""
    found = one_member(services, member)
    return found, reckon(found, round_, services.rulebook)
