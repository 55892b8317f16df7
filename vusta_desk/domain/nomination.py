"""A nomination (hồ sơ đề nghị): one member, one level, one round, and the way it goes.

The way leads from a draft through branch, committee and superior body to the award. A nomination
may be set aside at any place of it and opened again there. Steps are kept for ever: what was
decided, on which day, under which number, by whom.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import pairwise

from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import Badge, BadgeKind, Member
from vusta_desk.domain.standings import standing_history


class NominationState(StrEnum):
    """Where a nomination stands: the places of its way in their order, and beside it."""

    DRAFT = "draft"
    BRANCH_PROPOSED = "branch_proposed"
    COMMITTEE_AGREED = "committee_agreed"
    SUBMITTED = "submitted"
    DECIDED = "decided"
    AWARDED = "awarded"
    SET_ASIDE = "set_aside"


class Cause(StrEnum):
    """The kind of reason for which a nomination is set aside; the reason itself is in words."""

    LATER = "later"
    UNDER_REVIEW = "under_review"
    NOT_WANTED = "not_wanted"
    WRONG_RECORD = "wrong_record"
    OTHER = "other"


WAY = tuple(state for state in NominationState if state is not NominationState.SET_ASIDE)
"""The places of the way in their order."""

_YEARS = range(1900, 2101)  # outside of these a day is a slip of the pen


@dataclass(frozen=True, slots=True)
class Step:
    """One step: the state it led to, the day, the number of the paper, who, and a note.

    `cause` tells the kind of reason where the nomination was set aside. `ceremony` is the number
    of the ceremony whose closing made the step; only its reopening takes such a step back.
    """

    state: NominationState
    day: date
    number: str = ""
    who: str = ""
    note: str = ""
    cause: Cause | None = None
    ceremony: int | None = None


@dataclass(frozen=True, slots=True)
class Nomination:
    """A member nominated for a level in a round; `id` is 0 until it is stored.

    `round` is the round's code. `reason` says why, where the rules alone do not propose it. Of the
    dead a relative applies: `applicant`, and how they are related. There is at least one step.
    """

    id: int
    member: str
    level: int
    kind: BadgeKind
    round: str
    steps: tuple[Step, ...]
    reason: str = ""
    applicant: str = ""
    relation: str = ""

    @property
    def state(self) -> NominationState:
        """Where it stands."""
        return self.steps[-1].state

    @property
    def is_open(self) -> bool:
        """Whether it is still on its way: neither awarded nor set aside."""
        return self.state not in (NominationState.AWARDED, NominationState.SET_ASIDE)

    @property
    def place(self) -> NominationState:
        """The place of the way it reached; of one set aside that at which it goes on."""
        return next(step.state for step in reversed(self.steps) if step.state in WAY)

    @property
    def decision(self) -> Step | None:
        """The step with the decision it stands on; None where it has not come to it.

        Opened again or taken back to the decision, it stands on that of before.
        """
        if WAY.index(self.place) < WAY.index(NominationState.DECIDED):
            return None
        later = NominationState.AWARDED, NominationState.SET_ASIDE
        made = [
            step
            for before, step in pairwise(self.steps)
            if step.state is NominationState.DECIDED and before.state not in later
        ]
        return made[-1] if made else None

    def with_step(self, step: Step) -> "Nomination":
        """The nomination after one more step.

        Raises Refused `step_day_out_of_range` (`day`) where its day cannot be right.
        """
        if step.day.year not in _YEARS:
            raise Refused("step_day_out_of_range", day=step.day)
        return replace(self, steps=(*self.steps, step))

    def awards(self, level: int, kind: BadgeKind) -> bool:
        """Whether a badge of this level and kind is what it asks for.

        Early or on time makes no difference; a badge issued again is never a new one.
        """
        is_again = self.kind is BadgeKind.REISSUE
        return self.level == level and is_again == (kind is BadgeKind.REISSUE)


def advanced(nomination: Nomination, step: Step, member: Member) -> Nomination:
    """The nomination one or more places further, or one back with a note that says why.

    Raises Refused as `Nomination.with_step`, and `nomination_set_aside`,
    `nomination_there_already` (`member`, `state`), `nomination_back_one`, `reason_needed` for a
    step back without a note, `nomination_awarded_in_ceremony` (`member`, `ceremony`),
    `applicant_needed` and `early_reason_needed` for leaving the draft without, `award_needs_badge`
    (`member`, `level`) where the award is not on record: closing a ceremony writes both.
    """
    name = member.name
    if nomination.state is NominationState.SET_ASIDE:
        raise Refused("nomination_set_aside", member=name)
    by = WAY.index(step.state) - WAY.index(nomination.state)
    if by == 0:
        raise Refused("nomination_there_already", member=name, nomination_state=step.state)
    if by < 0:
        _refuse_back(nomination, step, by, name)
    elif nomination.state is NominationState.DRAFT:
        for code in missing(nomination, member):
            raise Refused(code, member=name)
    if step.state is NominationState.AWARDED and not has_award(nomination, member.badges):
        raise Refused("award_needs_badge", member=name, level=nomination.level)
    return nomination.with_step(step)


def _refuse_back(nomination: Nomination, step: Step, by: int, name: str) -> None:
    ceremony = nomination.steps[-1].ceremony
    if ceremony is not None:
        raise Refused("nomination_awarded_in_ceremony", member=name, ceremony=ceremony)
    if by < -1:
        raise Refused("nomination_back_one", member=name)
    if not step.note:
        raise Refused("reason_needed")


def set_aside(nomination: Nomination, step: Step, name: str) -> Nomination:
    """The nomination set aside, with the kind of reason and the reason in words.

    Raises Refused `reason_needed`, `nomination_set_aside`, `nomination_awarded` (`member`).
    """
    if nomination.state is NominationState.SET_ASIDE:
        raise Refused("nomination_set_aside", member=name)
    if nomination.state is NominationState.AWARDED:
        raise Refused("nomination_awarded", member=name)
    if not step.note:
        raise Refused("reason_needed")
    return nomination.with_step(step)


def reopened(
    nomination: Nomination, step: Step, others: Iterable[Nomination], name: str
) -> Nomination:
    """A nomination that was set aside, on its way again where it stood; `step.state` is not asked.

    `others` are the member's. Raises Refused `nomination_not_set_aside`, `nomination_open`.
    """
    if nomination.state is not NominationState.SET_ASIDE:
        raise Refused("nomination_not_set_aside", member=name)
    refuse_second(nomination, others, name)
    return nomination.with_step(replace(step, state=nomination.place))


def refuse_second(wanted: Nomination, others: Iterable[Nomination], name: str) -> None:
    """Raises Refused `nomination_open` (`member`, `level`, `number`): another one is on its way."""
    for each in others:
        if each.is_open and each.level == wanted.level and each.id != wanted.id:
            raise Refused("nomination_open", member=name, level=wanted.level, number=each.id)


def missing(nomination: Nomination, member: Member) -> tuple[str, ...]:
    """The codes of what keeps a nomination a draft: an applicant, the reason of an early award."""
    request = member.early_request
    found = []
    if nomination.kind is BadgeKind.POSTHUMOUS and not (
        nomination.applicant and nomination.relation
    ):
        found.append("applicant_needed")
    if nomination.kind is BadgeKind.EARLY and not (request and request.reason):
        found.append("early_reason_needed")
    return tuple(found)


def refuse_kind(kind: BadgeKind, member: Member) -> None:
    """Raises Refused where a badge of this kind is not for this member (`member`).

    `nomination_for_living`: a posthumous one, and no death is on record. `nomination_for_dead`: a
    normal or early one of somebody who has died.
    """
    is_dead = standing_history(member).died is not None
    if kind is BadgeKind.POSTHUMOUS and not is_dead:
        raise Refused("nomination_for_living", member=member.name)
    if kind in (BadgeKind.NORMAL, BadgeKind.EARLY) and is_dead:
        raise Refused("nomination_for_dead", member=member.name)


def has_award(nomination: Nomination, badges: Iterable[Badge]) -> bool:
    """Whether the badge it asks for is among those on record."""
    return any(nomination.awards(badge.level, badge.kind) for badge in badges)


def by_member(nominations: Iterable[Nomination]) -> Mapping[str, tuple[Nomination, ...]]:
    """The nominations of each member, by key."""
    found: dict[str, tuple[Nomination, ...]] = {}
    for each in nominations:
        found[each.member] = (*found.get(each.member, ()), each)
    return found


def open_for(
    nominations: Iterable[Nomination], level: int, kind: BadgeKind
) -> tuple[Nomination, ...]:
    """Those on their way that ask for a badge of this level and kind."""
    return tuple(each for each in nominations if each.is_open and each.awards(level, kind))


def count_by_state(
    nominations: Collection[Nomination],
) -> Mapping[NominationState, int]:
    """How many stand where; every state is there, in order."""
    return {state: sum(each.state is state for each in nominations) for state in NominationState}
