"""Rounds closed: everyone's outcome frozen with facts, rule values and amounts; opened again.

A closed round is shown as it was, whatever becomes of the records and the rules; its days stay.
What would come out otherwise today is the business of `round_drift`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from vusta_desk.domain.amounts import Amount
from vusta_desk.domain.decision_json import (
    decision_document,
    decision_of,
    reason_documents,
    reasons_of,
)
from vusta_desk.domain.drift import without_given
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.kept_member import member_from_document
from vusta_desk.domain.reckoning import Reckoning, reckon
from vusta_desk.domain.registry_json import member_document
from vusta_desk.domain.rounds import Round, is_window_of
from vusta_desk.domain.rulebook import DatedValue
from vusta_desk.domain.used_rules import UsedValue, used_values
from vusta_desk.jobs import Progress
from vusta_desk.storage import backup
from vusta_desk.storage import closed_rounds as stored
from vusta_desk.storage.closed_rounds import ClosedRoundHead, FrozenRow
from vusta_desk.usecases.drafts import given_reason
from vusta_desk.usecases.evaluate import PAID, RoundResult, Row, evaluate, find_one
from vusta_desk.usecases.office import office_round
from vusta_desk.usecases.services import Services

_REMEMBERED = 5_000  # people; a larger round is read anew each time, rather than kept in memory


@dataclass(frozen=True, slots=True)
class ClosedInfo:
    """That a round is closed: since when, by which rules, and how many were in it."""

    code: str
    closed_on: date
    rules: str
    used: tuple[UsedValue, ...]
    people: int


@dataclass(frozen=True, slots=True)
class ClosedRound:
    """A round as it was when it was closed; `result` has everyone as `evaluate` gives them.

    The members in it are their records as they were judged: without the badges that ceremonies of
    this round, or of a later one, had given by then.
    """

    result: RoundResult
    closed_on: date
    used: tuple[UsedValue, ...]

    @property
    def round(self) -> Round:
        """The round with its days."""
        return self.result.round

    @property
    def info(self) -> ClosedInfo:
        """What there is to say of the closing."""
        result = self.result
        return ClosedInfo(
            result.round.code, self.closed_on, result.rules, self.used, len(result.rows)
        )


def closed_days(services: Services) -> dict[str, date]:
    """The closed rounds by code, with the day on which each was closed."""
    with services.data.read() as connection:
        return {head.code: head.closed_on for head in stored.closed_round_heads(connection)}


def closed_round(
    services: Services, code: str, progress: Progress | None = None
) -> ClosedRound | None:
    """A round as it was when it was closed; None while it is open."""
    with services.data.read() as connection:
        head = stored.closed_round_head(connection, code)
        if head is None:
            return None
        remembered = services.remembered.get("closed_round")
        if isinstance(remembered, tuple) and remembered[0] == (code, head.closed_by):
            known: ClosedRound = remembered[1]
            return known
        kept = stored.frozen_rows(connection, code)
        people = progress.over(kept, stored.count_people(connection, code)) if progress else kept
        rows = tuple(_row(each) for each in people)
    result = RoundResult(head.round, head.rules, rows, head.closed_on)
    found = ClosedRound(result, head.closed_on, head.used)
    if len(rows) <= _REMEMBERED:
        services.remembered["closed_round"] = (code, head.closed_by), found
    return found


def round_result(services: Services, code: str, progress: Progress | None = None) -> RoundResult:
    """Everyone's outcome in a round: as it was where the round is closed, else as it is now."""
    closed = closed_round(services, code, progress)
    if closed is not None:
        return closed.result
    return evaluate(services, office_round(services, code), progress=progress)


def judged_now(services: Services, round_: Round, progress: Progress | None = None) -> RoundResult:
    """Everyone's outcome as closing would freeze it.

    A badge that a ceremony of this round or of a later one has given does not count as held: the
    round itself made it due.
    """
    registry = services.registry()
    with services.data.read() as connection:
        given = stored.badges_given_from(connection, round_)
    if given:
        registry = replace(registry, members=tuple(without_given(registry.members, given)))
    return evaluate(services, round_, registry, progress)


def close_round(services: Services, code: str, progress: Progress | None = None) -> int:
    """Freezes everyone's outcome in a round; the number of the operation.

    Raises Refused `round_closed`, `round_without_people`, and as `office_round`.
    """
    round_ = office_round(services, code)
    refuse_closed(services, round_)
    result = judged_now(services, round_, progress)
    if not result.rows:
        raise Refused("round_without_people", round=round_.name)
    backup.make(services.data, services.clock())
    used = used_values(services.rulebook, round_)
    with services.operation("round_close", round=round_.name, people=len(result.rows)) as writer:
        head = ClosedRoundHead(round_, services.today, result.rules, used, writer.operation_id)
        people = progress.over(result.rows, len(result.rows)) if progress else result.rows
        stored.keep_closed_round(writer, head, map(_frozen, people))
        return writer.operation_id


def reopen_round(services: Services, code: str, reason: str) -> int:
    """Opens a closed round again: what was frozen is given up. The number of the operation.

    Raises Refused `round_not_closed`, `reason_needed`.
    """
    with services.data.read() as connection:
        head = stored.closed_round_head(connection, code)
    if head is None:
        raise Refused("round_not_closed", round=office_round(services, code).name)
    reason = given_reason(reason)
    with services.operation("round_reopen", round=head.round.name, reason=reason) as writer:
        stored.forget_closed_round(writer, code)
        return writer.operation_id


def refuse_closed(services: Services, round_: Round) -> None:
    """Raises Refused `round_closed`."""
    if round_.code in closed_days(services):
        raise Refused("round_closed", round=round_.name)


def closed_reckoning(services: Services, closed: ClosedRound, member: str) -> Reckoning:
    """One member's reckoning as it was, from the record and the rule values as they were then.

    `member` is a key or a card number. Raises Refused `member_not_found`, `member_not_one`.
    """
    rows = closed.result.rows
    row = next((row for row in rows if row.member.key == member), None)
    if row is None:
        found = find_one((row.member for row in rows), member)
        row = next(row for row in rows if row.member is found)
    return row_reckoning(services, row, closed.round, closed.used)


def reckoning_then(services: Services, code: str, key: str) -> tuple[Reckoning, str] | None:
    """The reckoning of the member with this key as it was, and the branch of then, read alone.

    None where the round is open, or the member was not on file when it was closed.
    """
    with services.data.read() as connection:
        head = stored.closed_round_head(connection, code)
        kept = [*stored.frozen_rows(connection, code, key)] if head else []
    if head is None or not kept:
        return None
    row = _row(kept[0])
    return row_reckoning(services, row, head.round, head.used), row.branch


def row_reckoning(
    services: Services, row: Row, round_: Round, used: Sequence[UsedValue]
) -> Reckoning:
    """The reckoning of one frozen row with the rule values that were used then."""
    today = reckon(row.member, round_, services.rulebook)
    due = row.decision.due_day
    return replace(
        today,
        decision=row.decision,
        days_into_window=(due - round_.window[0]).days if due else None,
        amount=_amount(row, used),
        used=tuple(_as_then(round_, today.used, used)),
    )


def _amount(row: Row, used: Sequence[UsedValue]) -> Amount | None:
    level = row.decision.level
    if row.decision.outcome not in PAID or level is None:
        return None
    reasons = row.reasons[len(row.decision.reasons) :]
    values = tuple(
        (each.rule, _dated(each))
        for each in used
        if each.rule == "base_salary" or (each.rule == "multiples" and each.part == str(level))
    )
    table = next((each for each in used if each.rule == "multiples" and not each.part), None)
    if table and "multiples" not in dict(values):
        values = (("multiples", _alone(_dated(table), used)), *values)
    return Amount(row.amount, reasons, values)


def _alone(table: DatedValue, used: Sequence[UsedValue]) -> DatedValue:
    """The table without the sources of the levels that come from elsewhere."""
    others = {each.source for each in used if each.rule == "multiples" and each.part}
    first, *more = table.source.split("; ")
    return replace(table, source="; ".join([first, *(each for each in more if each not in others)]))


def _as_then(
    round_: Round, today: Iterable[tuple[str, DatedValue]], then: Sequence[UsedValue]
) -> Iterator[tuple[str, DatedValue]]:
    """The values that have a say today, each as it was then where it was kept.

    Whether the window was the office's own is told by the windows that were kept.
    """
    kept = {each.rule: each for each in then if not each.part}
    windows = kept.get("round_windows")
    if windows is not None:
        today = [each for each in today if each[0] != "round_windows"]
        if is_window_of(round_, windows.value):
            today.insert(1, ("round_windows", _dated(windows)))
    for rule, value in today:
        was = kept.get(rule)
        if was is not None and rule == "early_posthumous_months" and was.since > value.since:
            was = None  # the rule of the day of death, kept was that of the end of the window
        is_choice = was is not None and value.choice and value.source == was.source
        yield rule, replace(_dated(was), choice=is_choice) if was else value


def _dated(used: UsedValue) -> DatedValue:
    return DatedValue(used.since, used.value, used.source, is_own=used.is_own)


def _frozen(row: Row) -> FrozenRow:
    decision = decision_document(row.decision)
    of_amount = row.reasons[len(row.decision.reasons) :]
    decision["amount_reasons"] = reason_documents(of_amount)
    return FrozenRow(
        key=row.member.key,
        name=row.member.name,
        branch=row.branch,
        amount=row.amount,
        decision=decision,
        facts=member_document(row.member),
    )


def _row(frozen: FrozenRow) -> Row:
    decision = decision_of(frozen.decision, frozen.key)
    reasons = decision.reasons + reasons_of(frozen.decision["amount_reasons"])
    return Row(member_from_document(frozen.facts), frozen.branch, decision, frozen.amount, reasons)
