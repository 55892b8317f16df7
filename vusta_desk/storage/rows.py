"""Rows to values and values to rows, field by field; rows never leave this package."""

import json
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any, TypeAlias

from vusta_desk.domain.member import (
    Badge,
    BadgeKind,
    Branch,
    BranchKind,
    Discipline,
    DisciplineForm,
    EarlyRequest,
    Interruption,
    InterruptionKind,
    Member,
    Sex,
    Standing,
    StandingKind,
    TakenOut,
    UnderReview,
)
from vusta_desk.domain.names import folded, sort_key
from vusta_desk.domain.partial_date import PartialDate

Row: TypeAlias = Mapping[Any, Any]
Values: TypeAlias = dict[str, Any]

_TEXTS = ("key", "name", "branch", "card_number", "card_number_old", "personal_id", "home")
_PARTIAL_DATES = (
    "birth_date",
    "admission_decision_date",
    "admission_date",
    "official_date",
)
_partial = lru_cache(maxsize=1 << 16)(PartialDate.from_iso)
_day = lru_cache(maxsize=1 << 16)(date.fromisoformat)


def partial_date(text: str | None) -> PartialDate | None:
    """A stored partial date."""
    return None if text is None else _partial(text)


def day(text: str | None) -> date | None:
    """A stored day."""
    return None if text is None else _day(text)


def iso(value: date | PartialDate | None) -> str | None:
    """A date as it is stored."""
    return None if value is None else str(value)


def branch_values(branch: Branch, position: int) -> Values:
    """The row of a branch."""
    return {
        "key": branch.key,
        "position": position,
        "name": branch.name,
        "folded": folded(branch.name),
        "kind": branch.kind,
        "opened": iso(branch.opened),
        "closed": iso(branch.closed),
    }


def branch_of(row: Row) -> Branch:
    """The branch in a row."""
    return Branch(
        key=row["key"],
        name=row["name"],
        kind=row["kind"] and BranchKind(row["kind"]),
        opened=partial_date(row["opened"]),
        closed=partial_date(row["closed"]),
    )


def member_values(member: Member) -> Values:
    """The row of a member, without its lists."""
    review, request = member.under_review, member.early_request
    return {
        **{name: getattr(member, name) for name in _TEXTS},
        **{name: iso(getattr(member, name)) for name in _PARTIAL_DATES},
        "sort_key": sort_key(member.name),
        "folded": folded(member.name),
        "sex": member.sex,
        "under_review": review is not None,
        "under_review_since": iso(review.since) if review else None,
        "early_request": request is not None,
        "early_request_date": iso(request.date) if request else None,
        "early_request_reason": request.reason if request else None,
        "as_written": json.dumps(dict(member.as_written), ensure_ascii=False)
        if member.as_written
        else None,
    }


def member_of(row: Row, lists: Mapping[str, Any]) -> Member:
    """The member in a row; `lists` holds standings, interruptions, badges, disciplines."""
    texts: dict[str, Any] = {name: row[name] for name in _TEXTS}
    dates: dict[str, Any] = {name: partial_date(row[name]) for name in _PARTIAL_DATES}
    return Member(
        **texts,
        **dates,
        sex=row["sex"] and Sex(row["sex"]),
        under_review=UnderReview(day(row["under_review_since"])) if row["under_review"] else None,
        early_request=EarlyRequest(day(row["early_request_date"]), row["early_request_reason"])
        if row["early_request"]
        else None,
        as_written=json.loads(row["as_written"]) if row["as_written"] else {},
        **lists,
    )


def taken_out_values(taken_out: TakenOut | None) -> Values:
    """The columns that say whether a member was taken out."""
    return {
        "taken_out": taken_out.reason if taken_out else None,
        "taken_out_on": iso(taken_out.day) if taken_out else None,
        "merged_into": taken_out.merged_into if taken_out else None,
    }


def taken_out_of(row: Row) -> TakenOut | None:
    """Why and when the member in a row was taken out; None for one who counts."""
    if row["taken_out"] is None:
        return None
    return TakenOut(row["taken_out"], _day(row["taken_out_on"]), row["merged_into"])


def standing_values(standing: Standing) -> Values:
    """The row of a standing, without its place; so for the other lists."""
    return {"standing": standing.standing, "since": iso(standing.since)}


def standing_of(row: Row) -> Standing:
    """The standing in a row; so for the other lists."""
    return Standing(StandingKind(row["standing"]), day(row["since"]))


def interruption_values(interruption: Interruption) -> Values:
    """See `standing_values`."""
    return {
        "since": iso(interruption.since),
        "until": iso(interruption.until),
        "kind": interruption.kind,
        "restored": interruption.restored,
    }


def interruption_of(row: Row) -> Interruption:
    """See `standing_of`."""
    kind = row["kind"] and InterruptionKind(row["kind"])
    since, until = partial_date(row["since"]), partial_date(row["until"])
    return Interruption(since, until, kind, row["restored"])


def badge_values(badge: Badge) -> Values:
    """See `standing_values`."""
    return {
        "level": badge.level,
        "date": iso(badge.date),
        "kind": badge.kind,
        "decision": badge.decision,
        "serial": badge.serial,
        "stated_before": iso(badge.stated_before),
    }


def badge_of(row: Row) -> Badge:
    """See `standing_of`."""
    kind = BadgeKind(row["kind"])
    stated = day(row["stated_before"])
    date = partial_date(row["date"])
    return Badge(row["level"], date, kind, row["decision"], row["serial"], stated)


def discipline_values(discipline: Discipline) -> Values:
    """See `standing_values`."""
    return {
        "form": discipline.form,
        "date": iso(discipline.date),
        "corrected": discipline.corrected,
    }


def discipline_of(row: Row) -> Discipline:
    """See `standing_of`."""
    return Discipline(DisciplineForm(row["form"]), day(row["date"]), row["corrected"])
