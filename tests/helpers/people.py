"""Builders of members and registries that read like the records they stand for.

Dates are ISO text of reduced length: `member(admission_date="1966-03", badges=[(50, "2016")])`.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from vusta_desk.domain.member import (
    Badge,
    BadgeKind,
    Branch,
    BranchKind,
    Committee,
    Discipline,
    DisciplineForm,
    EarlyRequest,
    Interruption,
    InterruptionKind,
    Member,
    Registry,
    Sex,
    Standing,
    StandingKind,
    UnderReview,
)
from vusta_desk.domain.partial_date import PartialDate

COMMITTEE = Committee(
    name="Đảng ủy Liên hiệp các Hội mẫu",
    superior="Đảng bộ cấp trên mẫu",
    symbol="ĐULHHM",
)


def partial(text: str | None) -> PartialDate | None:
    """A partial date from its ISO text."""
    return None if text is None else PartialDate.from_iso(text)


def day(text: str | None) -> date | None:
    """A day from its ISO text."""
    return None if text is None else date.fromisoformat(text)


def standing(kind: str, since: str | None = None) -> Standing:
    """`standing("official", "1967-03-19")`."""
    return Standing(StandingKind(kind), day(since))


def interruption(
    since: str | None, until: str | None, kind: str | None = None, *, restored: bool = False
) -> Interruption:
    """`interruption("1972-01", "1973-03-20", "expelled")`."""
    known = None if kind is None else InterruptionKind(kind)
    return Interruption(partial(since), partial(until), known, restored)


def badge(
    level: int,
    awarded: str | None = None,
    kind: str = "normal",
    decision: str | None = None,
    serial: str | None = None,
    stated_before: str | None = None,
) -> Badge:
    """`badge(50, "2016-05-19", serial="123")`."""
    stated = day(stated_before)
    return Badge(level, partial(awarded), BadgeKind(kind), decision, serial, stated)


def discipline(form: str, decided: str | None = None, corrected: bool | None = None) -> Discipline:
    """`discipline("reprimand", "2026-05-04", corrected=True)`."""
    return Discipline(DisciplineForm(form), day(decided), corrected)


def member(
    key: str = "M0001",
    name: str = "Nguyễn Văn Mẫu",
    *,
    sex: str | None = None,
    birth_date: str | None = None,
    branch: str | None = "B01",
    card_number: str | None = None,
    card_number_old: str | None = None,
    personal_id: str | None = None,
    home: str | None = None,
    admission_decision_date: str | None = None,
    admission_date: str | None = None,
    official_date: str | None = None,
    standings: Iterable[tuple[str, str | None]] = (),
    interruptions: Iterable[Interruption] = (),
    badges: Iterable[int | tuple[int, str] | Badge] = (),
    disciplines: Iterable[Discipline] = (),
    under_review: bool | str = False,
    early_request: bool | str = False,
    reason: str | None = None,
    as_written: dict[str, str] | None = None,
) -> Member:
    """A member of whom only what is said is known, by the names of `Member`.

    `under_review` and `early_request` are a day, True for one without a day, or False.
    """
    return Member(
        key=key,
        name=name,
        sex=None if sex is None else Sex(sex),
        birth_date=partial(birth_date),
        branch=branch,
        card_number=card_number,
        card_number_old=card_number_old,
        personal_id=personal_id,
        home=home,
        admission_decision_date=partial(admission_decision_date),
        admission_date=partial(admission_date),
        official_date=partial(official_date),
        standings=tuple(standing(kind, since) for kind, since in standings),
        interruptions=tuple(interruptions),
        badges=tuple(map(_as_badge, badges)),
        disciplines=tuple(disciplines),
        under_review=UnderReview(_day_or_none(under_review)) if under_review else None,
        early_request=EarlyRequest(_day_or_none(early_request), reason) if early_request else None,
        as_written=as_written or {},
    )


def branch(key: str = "B01", name: str | None = None, kind: str = "association") -> Branch:
    """A branch; without a name it is called after its key."""
    return Branch(key, name or f"Chi bộ {key}", BranchKind(kind))


def registry(
    *members: Member, branches: Sequence[Branch] = (), committee: Committee = COMMITTEE
) -> Registry:
    """A registry of these members; without branches it gets those that the members name."""
    named = dict.fromkeys(person.branch for person in members if person.branch is not None)
    return Registry(committee, tuple(branches) or tuple(map(branch, named)), members)


def _as_badge(given: int | tuple[int, str] | Badge) -> Badge:
    if isinstance(given, Badge):
        return given
    return badge(given) if isinstance(given, int) else badge(*given)


def _day_or_none(given: bool | str) -> date | None:
    return day(given) if isinstance(given, str) else None
