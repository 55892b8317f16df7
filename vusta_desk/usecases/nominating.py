"""How nominations begin: one by one, left out of a round, or everyone whom a round proposes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from vusta_desk.domain import nomination as moves
from vusta_desk.domain.eligibility import Decision, decide
from vusta_desk.domain.findings import Detail, Refused
from vusta_desk.domain.member import BadgeKind, Member
from vusta_desk.domain.names import tidy
from vusta_desk.domain.nomination import Cause, Nomination, NominationState, Step
from vusta_desk.domain.rounds import Round
from vusta_desk.domain.standings import standing_history
from vusta_desk.jobs import Progress
from vusta_desk.storage import nominations as stored
from vusta_desk.usecases.closed_rounds import refuse_closed
from vusta_desk.usecases.evaluate import PAID, Row, evaluate, one_member
from vusta_desk.usecases.office import office_round
from vusta_desk.usecases.rosters import badge_kind, is_proposed, proposes
from vusta_desk.usecases.services import Services

_NAMED = 3  # people named in the history's line


def start(
    services: Services,
    member: str,
    level: int | None,
    round_code: str,
    kind: BadgeKind | None = None,
    reason: str = "",
    applicant: str = "",
    relation: str = "",
    day: date | None = None,
    who: str = "",
) -> int:
    """Begins a nomination, as a draft, and returns its number.

    `member` is a key or a card number. Without a level or a kind it is what the round shows.
    `day` is that of the draft, today by default; of a lost badge that of the member's account of
    the loss (bản tường trình). A kind that is not for this member is refused, unless the round
    itself shows it. Raises Refused: `member_not_found`, `member_not_one`, `round_closed`,
    `put_in_level_needed` (`member`) where the round shows none, `level_unknown` (`level`),
    `reason_needed` where the rules do not propose it and for a lost badge, `report_day_needed`
    and `reissue_not_held` (`member`, `level`) for a lost badge, `nomination_open` (`member`,
    `level`, `number`), as `office_round`, `domain.nomination.refuse_kind` and
    `Nomination.with_step`.
    """
    person, round_, new = _wanted(services, member, level, round_code, kind)
    decision = decide(person, round_, services.rulebook)
    new = replace(new, reason=tidy(reason), applicant=tidy(applicant), relation=tidy(relation))
    if new.kind is BadgeKind.REISSUE:
        if not any(badge.level == new.level for badge in person.badges):
            raise Refused("reissue_not_held", member=person.name, level=new.level)
        if day is None:
            raise Refused("report_day_needed", member=person.name)
    is_usual = proposes(decision) and decision.level == new.level
    if not new.reason and (new.kind is BadgeKind.REISSUE or not is_usual):
        raise Refused("reason_needed")
    new = new.with_step(Step(NominationState.DRAFT, day or services.today, who=tidy(who)))
    with services.data.read() as connection:
        moves.refuse_second(new, stored.of_members(connection, (person.key,)), person.name)
    return _store(services, "nomination_start", person, round_, new)


def leave_out(
    services: Services,
    member: str,
    round_code: str,
    level: int | None,
    reason: str,
    cause: Cause = Cause.OTHER,
    who: str = "",
) -> int:
    """Leaves a member out of a round for a level; the number of the nomination that says so.

    One on its way for the level and the round is set aside; without one, one that is set aside is
    begun. Ceremonies made from the round then leave the member out, with the reason. Raises Refused
    `reason_needed`, `nomination_set_aside` (`member`) where that is so already, and as `start`
    about member, level and round.
    """
    person, round_, new = _wanted(services, member, level, round_code, None)
    why = tidy(reason)
    if not why:
        raise Refused("reason_needed")
    aside = Step(NominationState.SET_ASIDE, services.today, "", tidy(who), why, cause)
    with services.data.read() as connection:
        theirs = stored.of_members(connection, (person.key,))
    here = [each for each in theirs if each.round == round_.code]
    if any(_is_left_out(each, new.level) for each in here):
        raise Refused("nomination_set_aside", member=person.name)
    known = next(iter(moves.open_for(here, new.level, new.kind)), None)
    if known is None:
        new = new.with_step(Step(NominationState.DRAFT, services.today)).with_step(aside)
        return _store(services, "nomination_leave_out", person, round_, new, reason=why)
    with services.operation(
        "nomination_leave_out",
        subject=person.key,
        member=person.name,
        level=known.level,
        round=round_.name,
        reason=why,
    ) as writer:
        stored.add_steps(writer.connection, {known.id: (aside,)})
    return known.id


def proposed_without(
    services: Services, round_code: str, progress: Progress | None = None
) -> tuple[Row, ...]:
    """Those whom the round proposes and who have no nomination for it.

    One of this round counts in whatever state, one of another round while it is on its way.
    """
    round_ = office_round(services, round_code)
    result = evaluate(services, round_, progress=progress)
    with services.data.read() as connection:
        theirs = moves.by_member(stored.all_nominations(connection))

    def has_one(row: Row) -> bool:
        return any(
            each.level == row.decision.level and (each.is_open or each.round == round_.code)
            for each in theirs.get(row.member.key, ())
        )

    return tuple(row for row in result.rows if is_proposed(row) and not has_one(row))


def propose_all(
    services: Services, round_code: str, progress: Progress | None = None
) -> tuple[int, ...]:
    """Begins drafts for everyone in `proposed_without`, as one operation; their numbers.

    Raises Refused `round_closed`, and as `office_round`.
    """
    round_ = office_round(services, round_code)
    refuse_closed(services, round_)
    rows = proposed_without(services, round_code, progress)
    first = Step(NominationState.DRAFT, services.today)
    new = [
        Nomination(
            0,
            row.member.key,
            row.decision.level,
            badge_kind(row.decision.outcome),
            round_.code,
            (first,),
        )
        for row in rows
        if row.decision.level is not None
    ]
    if not new:
        return ()
    details = named([row.member for row in rows])
    with services.operation(
        "nomination_propose_all", subject=None, round=round_.name, **details
    ) as writer:
        return stored.add(writer.connection, new)


def named(people: Sequence[Member]) -> dict[str, Detail]:
    """How many, and the names of the first, as the history tells them."""
    names = tuple(member.name for member in people)
    return {"people": len(names), "names": names[:_NAMED] + ("…",) * (len(names) > _NAMED)}


def _wanted(
    services: Services,
    member: str,
    level: int | None,
    round_code: str,
    kind: BadgeKind | None,
) -> tuple[Member, Round, Nomination]:
    """Whom, in which round, and for what, where it is not said as the round shows it."""
    round_ = office_round(services, round_code)
    refuse_closed(services, round_)
    person = one_member(services, member)
    decision = decide(person, round_, services.rulebook)
    if level is None:
        level = decision.level if decision.outcome in PAID else None
    if level is None:
        raise Refused("put_in_level_needed", member=person.name)
    if level not in services.rulebook.levels(round_.window[1]):
        raise Refused("level_unknown", level=level)
    usual = _usual_kind(person, decision, level)
    if kind not in (None, usual):
        moves.refuse_kind(kind, person)
    return person, round_, Nomination(0, person.key, level, kind or usual, round_.code, ())


def _is_left_out(nomination: Nomination, level: int) -> bool:
    return nomination.state is NominationState.SET_ASIDE and nomination.level == level


def _usual_kind(member: Member, decision: Decision, level: int) -> BadgeKind:
    if decision.level == level and decision.outcome in PAID:
        return badge_kind(decision.outcome)
    is_dead = standing_history(member).died is not None
    return BadgeKind.POSTHUMOUS if is_dead else BadgeKind.NORMAL


def _store(
    services: Services,
    kind: str,
    person: Member,
    round_: Round,
    new: Nomination,
    **details: str,
) -> int:
    with services.operation(
        kind,
        subject=person.key,
        member=person.name,
        level=new.level,
        round=round_.name,
        **details,
    ) as writer:
        (number,) = stored.add(writer.connection, (new,))
    return number
