"""From the outcomes of rounds to the entries of a roster."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from vusta_desk.domain.amounts import Amount, amount_for
from vusta_desk.domain.ceremony import Entry, one_a_person
from vusta_desk.domain.eligibility import Decision, Outcome, Reason
from vusta_desk.domain.findings import Detail, Refused
from vusta_desk.domain.member import BadgeKind, Member, Registry, StandingKind
from vusta_desk.domain.reckoning import reckon
from vusta_desk.domain.registry_json import member_document
from vusta_desk.domain.rounds import Round
from vusta_desk.domain.rulebook import DatedValue, RuleBook
from vusta_desk.domain.standings import standing_today
from vusta_desk.jobs import Progress
from vusta_desk.usecases.evaluate import PAID, Row, evaluate, evaluate_rounds
from vusta_desk.usecases.office import office
from vusta_desk.usecases.services import Services

_KINDS = {Outcome.EARLY: BadgeKind.EARLY, Outcome.POSTHUMOUS: BadgeKind.POSTHUMOUS}
_PROPOSED = frozenset((Outcome.DUE, Outcome.EARLY, Outcome.POSTHUMOUS, Outcome.ARREARS))


def proposals(
    services: Services,
    registry: Registry,
    rounds: Sequence[Round],
    progress: Progress | None = None,
) -> tuple[Entry, ...]:
    """What the rules propose for each of `rounds` (in order of time), round after round.

    Two rounds may propose the same member. Arrears of members whose list came without badge
    history wait for a person to confirm them.
    """
    return tuple(
        _entry(services, row, result.round)
        for result in evaluate_rounds(services, rounds, registry, progress)
        for row in result.rows
        if is_proposed(row)
    )


def is_proposed(row: Row) -> bool:
    """Whether a ceremony of this round takes the member in without being asked to."""
    return proposes(row.decision)


def proposes(decision: Decision) -> bool:
    """Whether a round that decides so proposes the member by itself."""
    return decision.outcome in _PROPOSED and not _lacks_history(decision)


def badge_kind(outcome: Outcome) -> BadgeKind:
    """How a badge with this outcome is awarded."""
    return _KINDS.get(outcome, BadgeKind.NORMAL)


def entry_put_in(
    services: Services,
    registry: Registry,
    rounds: Sequence[Round],
    member: Member,
    level: int | None,
) -> Entry:
    """The entry of a member whom a person puts in, though the rules do not propose it.

    The level is the one asked for, else the highest that a round shows with an outcome that is
    paid. Raises Refused where neither gives one. What no round shows is awarded normally, to the
    dead posthumously.
    """
    alone = replace(registry, members=(member,))
    rows = [(evaluate(services, round_, alone).rows[0], round_) for round_ in rounds]
    shown = [_entry(services, row, round_) for row, round_ in rows if row.decision.outcome in PAID]
    fitting = one_a_person(entry for entry in shown if level in (None, entry.level))
    if fitting:
        return fitting[0]
    if level is None:
        raise Refused("put_in_level_needed", member=member.name)
    last_day = rounds[-1].window[1]
    if level not in services.rulebook.levels(last_day):
        raise Refused("level_unknown", level=level)
    is_dead = standing_today(member, last_day) == StandingKind.DIED
    kind = BadgeKind.POSTHUMOUS if is_dead else BadgeKind.NORMAL
    row, round_ = rows[0]
    return replace(_entry(services, row, round_, level), kind=kind, due_day=None)


def with_amounts(
    services: Services,
    entries: Sequence[Entry],
    rounds: Sequence[Round],
    ceremony_day: date,
    setting: str | None = None,
) -> tuple[Entry, ...]:
    """The entries with the amounts of their money day (spec, section 6).

    Which day that is says `setting`, by default the office's `money_day`.
    """
    setting, rulebook = setting or office(services.data)["money_day"], services.rulebook
    round_days = {round_.name: round_.day for round_ in rounds}

    def money_day(entry: Entry) -> date:
        if setting == "hand_over":
            return ceremony_day
        if setting == "decision" and entry.decision_date:
            return entry.decision_date
        return round_days[entry.round]

    return tuple(_priced(rulebook, entry, money_day(entry)) for entry in entries)


def _priced(rulebook: RuleBook, entry: Entry, money_day: date) -> Entry:
    amount = amount_for(entry.level, rulebook, money_day)
    if entry.kind is BadgeKind.REISSUE:
        amount = Amount(0, (Reason("reissue_without_gift"),), ())
    money = {
        "money_day": money_day.isoformat(),
        "amount_reasons": [reason_document(reason) for reason in amount.reasons],
        "amount_values": _values(amount.used),
    }
    return replace(entry, amount=amount.value, reckoning={**entry.reckoning, **money})


def branch_names(registry: Registry) -> list[str]:
    """The names of the branches in the office's order."""
    return [branch.name for branch in registry.branches]


def _lacks_history(decision: Decision) -> bool:
    return any(reason.code == "no_badge_on_record" for reason in decision.reasons)


def _entry(services: Services, row: Row, round_: Round, level: int | None = None) -> Entry:
    decision = row.decision
    level = level or decision.level
    if level is None:
        raise ValueError("an entry needs a level")
    return Entry(
        key=row.member.key,
        name=row.member.name,
        branch=row.branch,
        level=level,
        kind=badge_kind(decision.outcome),
        round=round_.name,
        due_day=decision.due_day,
        amount=None,
        facts=member_document(row.member),
        reckoning={
            "outcome": str(decision.outcome),
            "rules": services.rulebook.fingerprint,
            "reasons": [reason_document(reason) for reason in decision.reasons],
            "values": _values(reckon(row.member, round_, services.rulebook).used),
        },
    )


def _values(used: Iterable[tuple[str, DatedValue]]) -> list[dict[str, object]]:
    """Rule values with their sources, as a closed ceremony keeps them."""
    return [
        {
            "rule": rule,
            "from": value.since.isoformat(),
            "value": _frozen(value.value),
            "source": value.source,
        }
        for rule, value in used
    ]


def _frozen(value: object) -> object:
    """A rule's value as JSON has it; decimals as text, so that none is rounded."""
    if isinstance(value, dict):
        return {str(key): _frozen(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_frozen(part) for part in value]
    return str(value) if isinstance(value, (Decimal, date)) else value


def reason_document(reason: Reason) -> dict[str, object]:
    """A reason as the JSON shapes have it: its code beside its details."""
    return {"code": reason.code} | {key: plain(value) for key, value in reason.details.items()}


def plain(value: Detail) -> object:
    """A detail as JSON has it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return value
