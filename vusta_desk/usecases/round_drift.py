"""What would come out otherwise today in a closed round, and what to see before closing one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from vusta_desk.domain.drift import Drift, Judged, drifts, facts_changed
from vusta_desk.domain.findings import Detail, Finding, Refused, Severity
from vusta_desk.domain.rounds import Round, window_findings
from vusta_desk.domain.rule_gaps import rule_gaps
from vusta_desk.domain.used_rules import UsedValue, differing, used_values
from vusta_desk.jobs import Progress
from vusta_desk.storage import closed_rounds as stored
from vusta_desk.usecases.badge_rounds import NO_HISTORY, Box, boxes_of, held_by
from vusta_desk.usecases.closed_rounds import (
    ClosedInfo,
    closed_round,
    judged_now,
    refuse_closed,
)
from vusta_desk.usecases.evaluate import RoundResult, Row, year_rounds
from vusta_desk.usecases.office import office_round
from vusta_desk.usecases.services import Services

_NAMED = 5  # names in a sentence; the rest are counted as one more …
_UNSETTLED = {"cannot_tell": "round_unclear_people", NO_HISTORY: "round_without_history"}


@dataclass(frozen=True, slots=True)
class RoundDrift:
    """A closed round beside what would come out today, judged on the same days.

    `people` would come out otherwise; of `unmoved` more members facts have changed that make no
    difference. `rules` are the values that are not what they were, then beside now. `merged` names
    by key of who is gone the key of the record that took theirs over. `people_now` are on file.
    """

    round: Round
    closed: ClosedInfo
    rules_now: str
    rules: tuple[tuple[UsedValue | None, UsedValue | None], ...]
    people: tuple[Drift, ...]
    unmoved: int
    merged: Mapping[str, str]
    people_now: int


def drift(services: Services, code: str, progress: Progress | None = None) -> RoundDrift:
    """What would come out otherwise today in a closed round.

    Badges that ceremonies of this round or of a later one have given do not count as held. Raises
    Refused `round_not_closed`.
    """
    closed = closed_round(services, code)
    if closed is None:
        raise Refused("round_not_closed", round=office_round(services, code).name)
    today = judged_now(services, closed.round, progress)
    then = {row.member.key: row for row in closed.result.rows}
    found = drifts(_judged(closed.result), _judged(today))
    moved = {each.key for each in found}
    same = (row for row in today.rows if row.member.key not in moved)
    unmoved = sum(bool(facts_changed(then[row.member.key].member, row.member)) for row in same)
    return RoundDrift(
        round=closed.round,
        closed=closed.info,
        rules_now=today.rules,
        rules=differing(closed.used, used_values(services.rulebook, closed.round)),
        people=found,
        unmoved=unmoved,
        merged=services.registry().merged,
        people_now=len(today.rows),
    )


def closing_findings(
    services: Services, code: str, progress: Progress | None = None
) -> tuple[Finding, ...]:
    """What is worth a look before a round is closed; none of it keeps it from being closed.

    Raises Refused `round_closed`.
    """
    round_ = office_round(services, code)
    refuse_closed(services, round_)
    return tuple(_findings(services, round_, judged_now(services, round_, progress)))


def _findings(services: Services, round_: Round, result: RoundResult) -> Iterator[Finding]:
    boxes = boxes_of(result)
    yield from _unsettled(boxes)
    levels = sorted({level for box in boxes for level in box.unknown})
    yield from rule_gaps(services.rulebook, round_, levels)
    year = int(round_.code[:4])
    yield from window_findings(year_rounds(services, year))
    with services.data.read() as connection:
        given = stored.badges_given_from(connection, round_)
    if given:
        details = {"count": sum(map(len, given.values()))}
        yield Finding(Severity.INFO, "round_badges_given", details=details)
    for held in held_by(services, round_):
        if held.is_draft:
            yield Finding(Severity.INFO, "round_in_draft", details={"ceremony": held.name})
    if round_.day > services.today:
        yield Finding(Severity.INFO, "round_still_ahead", details={"day": round_.day})


def _unsettled(boxes: Iterable[Box]) -> Iterator[Finding]:
    for box in boxes:
        if box.id in _UNSETTLED and box.rows:
            details: dict[str, Detail] = {"count": len(box.rows), "names": _names(box.rows)}
            yield Finding(Severity.WARNING, _UNSETTLED[box.id], details=details)


def _names(rows: tuple[Row, ...]) -> tuple[str, ...]:
    names = tuple(row.member.name for row in rows)
    return names[:_NAMED] + ("…",) * (len(names) > _NAMED)


def _judged(result: RoundResult) -> Iterator[Judged]:
    for row in result.rows:
        yield Judged(row.member, row.branch, row.decision, row.amount)
