"""Nominations: what people decide about badges, and how far each has come.

What begins one stands in `nominating`; what a ceremony takes from them in `nominated`.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from vusta_desk.domain import nomination as moves
from vusta_desk.domain.findings import Finding, Refused
from vusta_desk.domain.member import BadgeKind, Member
from vusta_desk.domain.names import sort_key, tidy
from vusta_desk.domain.nomination import (
    WAY,
    Cause,
    Nomination,
    NominationState,
    Step,
    count_by_state,
)
from vusta_desk.domain.nomination_checks import check_nomination, check_nominations, twice
from vusta_desk.domain.rounds import parse_round
from vusta_desk.storage import members
from vusta_desk.storage import nominations as stored
from vusta_desk.usecases.closed_rounds import refuse_closed
from vusta_desk.usecases.no_longer_proposed import no_longer_proposed
from vusta_desk.usecases.nominating import (
    leave_out,
    named,
    propose_all,
    proposed_without,
    start,
)
from vusta_desk.usecases.office import office_round
from vusta_desk.usecases.services import Services

__all__ = [
    "WAY",
    "Cause",
    "Nomination",
    "NominationRow",
    "NominationState",
    "Step",
    "advance",
    "change",
    "count_by_state",
    "findings",
    "leave_out",
    "nominations",
    "of_member",
    "propose_all",
    "proposed_without",
    "reopen",
    "rounds_with_nominations",
    "set_aside",
    "start",
]


@dataclass(frozen=True, slots=True)
class NominationRow:
    """A nomination with whose it is and what is to be said of it.

    `branch` is the branch's name; `is_on_file` is False where the record was taken out.
    """

    nomination: Nomination
    name: str
    branch: str
    is_on_file: bool
    findings: tuple[Finding, ...]


def nominations(services: Services, round_code: str | None = None) -> tuple[NominationRow, ...]:
    """Those of a round, or all of them: by round, then in the order in which badges are called.

    It is said as well which of them the rules no longer propose.
    Raises Refused `round_not_understood`.
    """
    if round_code is not None:
        parse_round(round_code)
    with services.data.read() as connection:
        if round_code is None:
            found = stored.all_nominations(connection)
        else:
            found = stored.of_rounds(connection, (round_code,))
    return _rows(services, found)


def of_member(services: Services, key: str) -> tuple[NominationRow, ...]:
    """Those of one member, the latest first."""
    with services.data.read() as connection:
        found = stored.of_members(connection, (key,))
    return tuple(sorted(_rows(services, found), key=lambda row: -row.nomination.id))


def rounds_with_nominations(services: Services) -> tuple[str, ...]:
    """The codes of the rounds for which there is one, in order of time."""
    with services.data.read() as connection:
        codes = {each.round for each in stored.all_nominations(connection)}
    return tuple(sorted(codes, key=parse_round))


def findings(services: Services) -> tuple[Finding, ...]:
    """What is wrong with nominations, `nomination_twice` being the one error."""
    with services.data.read() as connection:
        found = stored.all_nominations(connection)
        keys = {each.member for each in found}
        on_file = {each.key: each for each in members.counted_by_key(connection, keys)}
    return check_nominations(found, on_file, services.today)


def advance(
    services: Services,
    ids: Collection[int],
    state: NominationState,
    day: date,
    number: str = "",
    who: str = "",
    note: str = "",
    *,
    rest: bool = False,
) -> int | None:
    """Brings nominations to a state, all or none; the number of the operation.

    With `rest` those that lack something stay drafts, and the others go on.

    On the way any number of places further; one place back with a note that says why. `day` is
    that of the paper or the meeting, `number` the paper's, `who` decided. None where there are no
    ids. Raises Refused as `domain.nomination.advanced`, `no_such_nomination` (`number`), and
    `nominations_incomplete` (`count`, `names`, `numbers`) where of several some lack something.
    """
    if len(set(ids)) > 1:
        ids = _complete(services, ids, rest=rest)
    step = Step(state, day, tidy(number), tidy(who), tidy(note))
    return _with_steps(
        services,
        ids,
        lambda each, member, _: moves.advanced(each, step, member),
        "nomination_advance",
        nomination_state=str(state),
    )


def set_aside(
    services: Services,
    ids: Collection[int],
    reason: str,
    cause: Cause = Cause.OTHER,
    day: date | None = None,
    who: str = "",
) -> int | None:
    """Sets nominations aside, all or none, with a reason in words and its kind; today by default.

    Raises Refused `reason_needed`, `nomination_set_aside`, `nomination_awarded` (`member`),
    `no_such_nomination`.
    """
    day = day or services.today
    step = Step(NominationState.SET_ASIDE, day, "", tidy(who), tidy(reason), cause)
    return _with_steps(
        services,
        ids,
        lambda each, member, _: moves.set_aside(each, step, member.name),
        "nomination_set_aside",
        reason=step.note,
    )


def reopen(
    services: Services,
    ids: Collection[int],
    note: str = "",
    day: date | None = None,
    who: str = "",
) -> int | None:
    """Puts nominations that were set aside on their way again, where they stood; all or none.

    Raises Refused `nomination_not_set_aside` (`member`), `nomination_open` (`member`, `level`)
    where another one for the level is on its way by now, `no_such_nomination`.
    """
    step = Step(NominationState.DRAFT, day or services.today, "", tidy(who), tidy(note))
    return _with_steps(
        services,
        ids,
        lambda each, member, others: moves.reopened(each, step, others, member.name),
        "nomination_reopen",
    )


def change(
    services: Services,
    number: int,
    *,
    kind: BadgeKind | None = None,
    round_code: str | None = None,
    reason: str | None = None,
    applicant: str | None = None,
    relation: str | None = None,
) -> int | None:
    """Changes what is said of one on its way; what is None stays. A round is put off with this.

    None where nothing changes. Raises Refused `nomination_awarded` and `nomination_set_aside`
    (`member`), `no_such_nomination`, `round_not_understood`; `applicant_needed` and
    `early_reason_needed` where it has left the draft and would lack them; as
    `domain.nomination.refuse_kind`; of another round `round_closed` and as `office_round`.
    """
    (found,), people = _numbered(services, (number,))
    member = people[found.member]
    if found.state is NominationState.SET_ASIDE:
        raise Refused("nomination_set_aside", member=member.name)
    if not found.is_open:
        raise Refused("nomination_awarded", member=member.name)
    wanted = replace(
        found,
        kind=kind or found.kind,
        round=round_code or found.round,
        reason=found.reason if reason is None else tidy(reason),
        applicant=found.applicant if applicant is None else tidy(applicant),
        relation=found.relation if relation is None else tidy(relation),
    )
    if wanted == found:
        return None
    if wanted.round != found.round:
        refuse_closed(services, office_round(services, wanted.round))
    if wanted.kind is not found.kind:
        moves.refuse_kind(wanted.kind, member)
    if wanted.state is not NominationState.DRAFT:
        for code in moves.missing(wanted, member):
            raise Refused(code, member=member.name)
    with services.operation("nomination_change", subject=member.key, member=member.name) as writer:
        stored.change(writer.connection, wanted)
        return writer.operation_id


def _complete(services: Services, ids: Collection[int], *, rest: bool) -> Collection[int]:
    """Those that may leave the draft; the others are refused by name, unless `rest` is enough."""
    found, people = _numbered(services, ids)
    lacking = [
        each
        for each in found
        if each.state is NominationState.DRAFT and moves.missing(each, people[each.member])
    ]
    if lacking and not (rest and len(lacking) < len(found)):
        raise Refused(
            "nominations_incomplete",
            count=len(lacking),
            names=tuple(people[each.member].name for each in lacking),
            numbers=tuple(each.id for each in lacking),
        )
    return {each.id for each in found} - {each.id for each in lacking}


_Move = Callable[[Nomination, Member, Sequence[Nomination]], Nomination]


def _with_steps(
    services: Services, ids: Collection[int], move: _Move, kind: str, **details: str
) -> int | None:
    """One more step for each, as one operation."""
    if not ids:
        return None
    found, people = _numbered(services, ids)
    with services.data.read() as connection:
        theirs = moves.by_member(stored.of_members(connection, sorted(people)))
    moved: list[Nomination] = []
    for each in found:  # what is moved before counts for what is moved after
        fresh = {done.id: done for done in moved}
        others = [fresh.get(other.id, other) for other in theirs[each.member]]
        moved.append(move(each, people[each.member], others))
    named_people = [people[each.member] for each in found]
    subject = found[0].member if len(found) == 1 else None
    with services.operation(kind, subject=subject, **details, **named(named_people)) as writer:
        stored.add_steps(writer.connection, {each.id: each.steps[-1:] for each in moved})
        return writer.operation_id


def _numbered(
    services: Services, ids: Collection[int]
) -> tuple[tuple[Nomination, ...], Mapping[str, Member]]:
    """The nominations with these numbers and whose they are, on file or taken out."""
    with services.data.read() as connection:
        found = stored.numbered(connection, set(ids))
        for number in set(ids) - {each.id for each in found}:
            raise Refused("no_such_nomination", number=number)
        keys = {each.member for each in found}
        _, people = members.counted_and_all(connection, keys)
    return found, people


def _rows(services: Services, found: Collection[Nomination]) -> tuple[NominationRow, ...]:
    with services.data.read() as connection:
        keys = sorted({each.member for each in found})
        theirs = moves.by_member(stored.of_members(connection, keys)).values()
        on_file, people = members.counted_and_all(connection, keys)
        branches = members.branch_names(connection)
        order = {branch.key: place for place, branch in enumerate(members.all_branches(connection))}
    doubled = {each.id: (said,) for some in theirs for each, said in twice(some)}
    asked = no_longer_proposed(services, found, on_file)
    dropped = {number: (said,) for number, said in asked}

    def row(each: Nomination) -> NominationRow:
        member = people[each.member]
        here = on_file.get(each.member)
        checked = check_nomination(each, here, services.today)
        own = (*doubled.get(each.id, ()), *dropped.get(each.id, ()), *checked)
        branch = branches.get(member.branch or "", "")
        return NominationRow(each, member.name, branch, here is not None, own)

    def calling(each: Nomination) -> tuple[object, ...]:
        member = people[each.member]
        branch = order.get(member.branch or "", len(order))
        return parse_round(each.round), -each.level, branch, sort_key(member.name), each.id

    return tuple(map(row, sorted(found, key=calling)))
