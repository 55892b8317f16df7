"""A member from what `member_document` has written: the record that a closed round has kept.

Nothing is checked: this is for what the program itself has put away, and there may be very much of
it. A document from elsewhere is read by `registry_json`.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from vusta_desk.domain.member import (
    Badge,
    BadgeKind,
    Discipline,
    DisciplineForm,
    EarlyRequest,
    Interruption,
    InterruptionKind,
    Member,
    Sex,
    Standing,
    StandingKind,
    UnderReview,
)
from vusta_desk.domain.partial_date import PartialDate

_NONE: Sequence[Any] = ()
_partial = lru_cache(maxsize=1 << 16)(PartialDate.from_iso)
_day = lru_cache(maxsize=1 << 16)(date.fromisoformat)


def member_from_document(document: Mapping[str, Any]) -> Member:
    """The member as `member_document` found them."""
    known = document.get
    sex = known("sex")
    return Member(
        key=document["key"],
        name=document["name"],
        sex=sex and Sex(sex),
        birth_date=_partial_in(document, "birth_date"),
        branch=known("branch"),
        card_number=known("card_number"),
        card_number_old=known("card_number_old"),
        personal_id=known("personal_id"),
        home=known("home"),
        admission_decision_date=_partial_in(document, "admission_decision_date"),
        admission_date=_partial_in(document, "admission_date"),
        official_date=_partial_in(document, "official_date"),
        standings=tuple(map(_standing, known("standings", _NONE))),
        interruptions=tuple(map(_interruption, known("interruptions", _NONE))),
        badges=tuple(map(_badge, known("badges", _NONE))),
        disciplines=tuple(map(_discipline, known("disciplines", _NONE))),
        under_review=_review(known("under_review")),
        early_request=_request(known("early_request")),
        as_written=known("as_written", {}),
    )


def _standing(entry: Mapping[str, Any]) -> Standing:
    return Standing(StandingKind(entry["standing"]), _day_in(entry, "from"))


def _interruption(entry: Mapping[str, Any]) -> Interruption:
    kind = entry.get("kind")
    return Interruption(
        since=_partial_in(entry, "from"),
        until=_partial_in(entry, "to"),
        kind=kind and InterruptionKind(kind),
        restored=entry["restored"],
    )


def _badge(entry: Mapping[str, Any]) -> Badge:
    return Badge(
        level=entry["level"],
        date=_partial_in(entry, "date"),
        kind=BadgeKind(entry["kind"]),
        decision=entry.get("decision"),
        serial=entry.get("serial"),
        stated_before=_day_in(entry, "stated_before"),
    )


def _discipline(entry: Mapping[str, Any]) -> Discipline:
    return Discipline(DisciplineForm(entry["form"]), _day_in(entry, "date"), entry.get("corrected"))


def _review(value: Any) -> UnderReview | None:
    if value is None:
        return None
    return UnderReview() if value is True else UnderReview(_day(value["from"]))


def _request(value: Mapping[str, Any] | None) -> EarlyRequest | None:
    if value is None:
        return None
    return EarlyRequest(_day_in(value, "date"), value.get("reason"))


def _partial_in(values: Mapping[str, Any], key: str) -> PartialDate | None:
    text = values.get(key)
    return None if text is None else _partial(text)


def _day_in(values: Mapping[str, Any], key: str) -> date | None:
    text = values.get(key)
    return None if text is None else _day(text)
