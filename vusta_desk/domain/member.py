"""What is known about the committee, its branches and its members.

Frozen values without behaviour. Field names are those of the exchange format `vusta-registry/1`.
Days are `date`, dates a record may know only in part are `PartialDate`; unknown is None.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from vusta_desk.domain.partial_date import PartialDate

Day: TypeAlias = date  # inside a class with a field `date` that name is the field


class BranchKind(StrEnum):
    """The four kinds of branch (chi bộ) under the committee."""

    CENTRAL_OFFICE = "central_office"
    ASSOCIATION = "association"
    SCIENCE_ORG = "science_org"
    PRESS_FUND_PUBLISHER = "press_fund_publisher"


class Sex(StrEnum):
    """As the member record has it."""

    MALE = "male"
    FEMALE = "female"


class StandingKind(StrEnum):
    """Tình trạng đảng tịch, from a day on."""

    OFFICIAL = "official"
    PROBATIONARY = "probationary"
    EXEMPT = "exempt"
    TEMPORARILY_ELSEWHERE = "temporarily_elsewhere"
    TEMPORARILY_HERE = "temporarily_here"
    SUSPENDED = "suspended"
    MOVED_AWAY = "moved_away"
    DIED = "died"
    RESIGNED = "resigned"
    STRUCK_OFF = "struck_off"
    EXPELLED = "expelled"


class InterruptionKind(StrEnum):
    """Why time is not counted."""

    EXPELLED = "expelled"
    STRUCK_OFF = "struck_off"
    RESIGNED = "resigned"
    LOST_CONTACT = "lost_contact"
    TRANSFER_GAP = "transfer_gap"


class BadgeKind(StrEnum):
    """How a badge was or is to be awarded."""

    NORMAL = "normal"
    EARLY = "early"
    POSTHUMOUS = "posthumous"
    REISSUE = "reissue"


class DisciplineForm(StrEnum):
    """Khiển trách, cảnh cáo, cách chức, khai trừ."""

    REPRIMAND = "reprimand"
    WARNING = "warning"
    REMOVAL = "removal"
    EXPULSION = "expulsion"


@dataclass(frozen=True, slots=True)
class Standing:
    """A standing from a day on; without the day it counts nowhere and is a finding."""

    standing: StandingKind
    since: Day | None


@dataclass(frozen=True, slots=True)
class Interruption:
    """From the first day out to the first day back; not subtracted where `restored` (cleared)."""

    since: PartialDate | None
    until: PartialDate | None
    kind: InterruptionKind | None = None
    restored: bool = False


@dataclass(frozen=True, slots=True)
class Badge:
    """A badge on record; its date, decision and serial may be unknown.

    `stated_before` marks for ever a badge that was only stated to have been awarded before a day.
    """

    level: int
    date: PartialDate | None = None
    kind: BadgeKind = BadgeKind.NORMAL
    decision: str | None = None
    serial: str | None = None
    stated_before: Day | None = None


@dataclass(frozen=True, slots=True)
class TakenOut:
    """Why and when a member was set aside: kept, but no longer counted, listed or evaluated.

    `merged_into` is the key of the record that took this one's facts over, if one did.
    """

    reason: str
    day: Day
    merged_into: str | None = None


@dataclass(frozen=True, slots=True)
class Discipline:
    """A Party discipline; `corrected` True, False (refused) or None (not recorded)."""

    form: DisciplineForm
    date: Day | None
    corrected: bool | None = None


@dataclass(frozen=True, slots=True)
class UnderReview:
    """Being considered for discipline from a day on; without one, always."""

    since: Day | None = None


@dataclass(frozen=True, slots=True)
class EarlyRequest:
    """The request of a seriously ill member for an early award."""

    date: Day | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch (chi bộ); the order of branches in a registry is the office's own."""

    key: str
    name: str
    kind: BranchKind | None = None
    opened: PartialDate | None = None
    closed: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """One member with every fact the badge rules ask for (`eligibility-spec`, section 1)."""

    key: str
    name: str
    sex: Sex | None = None
    birth_date: PartialDate | None = None
    branch: str | None = None
    card_number: str | None = None
    card_number_old: str | None = None
    personal_id: str | None = None
    home: str | None = None
    admission_decision_date: PartialDate | None = None
    admission_date: PartialDate | None = None
    official_date: PartialDate | None = None
    standings: tuple[Standing, ...] = ()
    interruptions: tuple[Interruption, ...] = ()
    badges: tuple[Badge, ...] = ()
    disciplines: tuple[Discipline, ...] = ()
    under_review: UnderReview | None = None
    early_request: EarlyRequest | None = None
    as_written: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Committee:
    """The office as its papers name it."""

    name: str
    superior: str
    symbol: str


@dataclass(frozen=True, slots=True)
class Registry:
    """Everything `vusta-registry/1` carries, in the office's order.

    `taken_out` are those set aside, whom no list and no document names. Of these, `merged` tells
    which went into the record of one who counts, by key.
    """

    committee: Committee
    branches: tuple[Branch, ...]
    members: tuple[Member, ...]
    taken_out: tuple[Member, ...] = ()
    merged: Mapping[str, str] = field(default_factory=dict)
