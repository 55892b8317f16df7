"""A branch corrects what it was sent: what was sent, what it says now, what we have by now.

Values are compared as plain texts: dates in ISO of reduced length, badges as `30:1996 40:2006-09`,
"" for what is not known. Only what the branch itself has changed is a difference; where it is
anything but a plain correction it says why, and is not taken over unasked.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from hashlib import sha256
from typing import Any

from vusta_desk.domain.member import Badge, Member, Sex
from vusta_desk.domain.names import has_marks, matching
from vusta_desk.domain.partial_date import PartialDate

FORMAT = "vusta-branch-workbook/1"
KEY_SHEET = "vusta-desk"
"""The name of the sheet, hidden in the workbook, that says which workbook it is."""

DATES = ("birth_date", "admission_decision_date", "admission_date", "official_date")
SENT_FIELDS = (
    "name",
    "sex",
    "birth_date",
    "home",
    *DATES[1:],
    "card_number",
    "personal_id",
    "badges",
)
"""The facts a branch may correct, in the order of the workbook's columns."""

_FIRST_DAY = "1906"  # earlier days are what a spreadsheet makes of a year typed alone
_NEW_CARD, _OLD_CARD = 12, 8  # digits


class Why(StrEnum):
    """Why a difference is asked about."""

    BOTH_CHANGED = "both_changed"
    CLEARED = "cleared"
    LESS_EXACT = "less_exact"
    MARKS_LOST = "marks_lost"
    FIRST_OF_MONTH = "first_of_month"
    SMALL_NUMBER = "small_number"
    KEPT_EARLIER = "kept_earlier"
    CONTRADICTS = "contradicts"
    NUMBER_TAKEN = "number_taken"
    KNOWN_ALREADY = "known_already"
    ONLY_NAMED = "only_named"
    ZEROS_PUT_BACK = "zeros_put_back"
    UNUSUAL = "unusual"
    SAID_NO_CHANGE = "said_no_change"


@dataclass(frozen=True, slots=True)
class SentPerson:
    """Somebody as sent: values by field, and the words that stood in the cells."""

    name: str
    values: Mapping[str, str]
    shown: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that the branch has changed; `why` it is asked about, None for a plain correction."""

    field: str
    base: str
    ours: str
    theirs: str
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What the workbook says of somebody now: fields whose cells were changed.

    `real_days` are those whose cells hold a day of the calendar, not words.
    """

    values: Mapping[str, str]
    real_days: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Base:
    """What one workbook held: people by key. Its digest tells it from any other."""

    people: Mapping[str, SentPerson] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """The hash of all that was sent."""
        text = json.dumps(self.document(), ensure_ascii=False, sort_keys=True)
        return sha256(text.encode("utf-8")).hexdigest()

    def document(self) -> dict[str, object]:
        """Plain JSON, read again by `of_document`."""
        return {
            key: {"name": one.name, "values": dict(one.values), "shown": dict(one.shown)}
            for key, one in self.people.items()
        }

    @classmethod
    def of_document(cls, document: Mapping[str, Any]) -> "Base":
        """What was kept by `document`."""
        return cls({key: SentPerson(**one) for key, one in document.items()})


def text_of(member: Member, name: str) -> str:
    """The plain text of a field of a record."""
    value = getattr(member, name)
    if name == "badges":
        return badges_text(value)
    return "" if value is None else str(value)


def badges_text(badges: Collection[Badge]) -> str:
    """Levels with the dates of the awards, the lowest first."""
    told = sorted((badge.level, str(badge.date or "")) for badge in badges)
    return " ".join(f"{level}:{day}" for level, day in told)


def differences(
    sent: SentPerson, ours: Member, told: Told, kept: Collection[tuple[str, str]] = ()
) -> tuple[Difference, ...]:
    """What the branch has changed and we do not have yet.

    `kept` are fields and values that were decided against when this workbook was taken back before.
    """
    return tuple(
        Difference(name, base, mine, theirs, _why(name, base, mine, told, kept))
        for name, theirs in told.values.items()
        if theirs != (base := sent.values[name])
        and theirs != (mine := text_of(ours, name))
        and not (name == "card_number" and theirs and theirs == ours.card_number_old)
    )


def _why(
    name: str, base: str, mine: str, told: Told, kept: Collection[tuple[str, str]]
) -> Why | None:
    theirs = told.values[name]
    for holds, why in (
        ((name, theirs) in kept, Why.KEPT_EARLIER),
        (base != mine, Why.BOTH_CHANGED),
        (not theirs or (name == "badges" and _loses_badges(mine, theirs)), Why.CLEARED),
        (name in DATES and mine.startswith(theirs), Why.LESS_EXACT),
        (name in told.real_days and theirs < _FIRST_DAY, Why.SMALL_NUMBER),
        (name in told.real_days and theirs.endswith("-01"), Why.FIRST_OF_MONTH),
        (name == "name" and _loses_marks(mine, theirs), Why.MARKS_LOST),
    ):
        if holds:
            return why
    return None


def _loses_badges(mine: str, theirs: str) -> bool:
    """Whether a badge we know of is not told, or its date less exactly."""
    held, told = (dict(part.split(":") for part in text.split()) for text in (mine, theirs))
    return any(
        level not in told or (day != told[level] and day.startswith(told[level]))
        for level, day in held.items()
    )


def _loses_marks(mine: str, theirs: str) -> bool:
    return has_marks(mine) and not has_marks(theirs) and matching(mine) == matching(theirs)


def corrected(member: Member, texts: Mapping[str, str]) -> Member:
    """The record with these fields as the texts say; a number of 12 digits moves the old one aside.

    Words of a list that stood beside a field that is known now are left out.
    """
    values: dict[str, Any] = {}
    for name, text in texts.items():
        if name == "card_number":
            values |= _cards(member, text)
        else:
            values[name] = _value(member, name, text)
    settled = {name for name, text in texts.items() if text}
    words = {name: said for name, said in member.as_written.items() if name not in settled}
    return replace(member, **values, as_written=words)


def _value(member: Member, name: str, text: str) -> object:
    if name == "badges":
        return tuple(_badges(member.badges, text))
    if name == "name":
        return text
    if not text:
        return None
    if name == "sex":
        return Sex(text)
    return PartialDate.from_iso(text) if name in DATES else text


def _badges(held: Collection[Badge], text: str) -> Iterator[Badge]:
    """Those told, each with what is known of its decision and number."""
    known = {badge.level: badge for badge in held}
    for part in text.split():
        level, _, day = part.partition(":")
        badge = known.get(int(level), Badge(int(level)))
        yield replace(badge, date=PartialDate.from_iso(day) if day else None)


def _cards(member: Member, text: str) -> dict[str, str | None]:
    mine = member.card_number or ""
    if len(text) == _NEW_CARD and len(mine) == _OLD_CARD:
        return {"card_number": text, "card_number_old": member.card_number_old or mine}
    if len(text) == _OLD_CARD and len(mine) == _NEW_CARD:
        return {"card_number_old": text}
    return {"card_number": text or None}
