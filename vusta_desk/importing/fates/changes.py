"""What a known member's record becomes when a row about the same person is taken in.

A blank never overwrites, a date never becomes less precise, and a name in another spelling or
without its marks stays as it is, unless a person wants it otherwise: what the list says there is
an offer. A badge or standing on record is never taken away by a list that
does not name it.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from vusta_desk.domain.findings import Severity
from vusta_desk.domain.member import Badge, Member, Standing
from vusta_desk.domain.names import has_marks, matching, same_spelling
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.importing.cells.readings import Problem, problem, shown
from vusta_desk.importing.rows.people import is_new_card

_NOT_COMPARED = frozenset({"key", "card_number", "card_number_old", "as_written"})
_ATTRIBUTES = frozenset(field.name for field in fields(Member))
_FIELDS = tuple(field.name for field in fields(Member) if field.name not in _NOT_COMPARED)
_MAY_BE_BLANK = (
    "sex",
    "birth_date",
    "home",
    "branch",
    "admission_decision_date",
    "admission_date",
    "official_date",
    "personal_id",
)
_AND = "; "  # between remarks
_CARDS = ("card_number", "card_number_old")
EVERY_FIELD = frozenset((*_MAY_BE_BLANK, *_CARDS))
"""What another registry tells of everyone; a list tells what it has a column for."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One attribute of a member: what is on record, and what it becomes."""

    field: str
    ours: object
    theirs: object


@dataclass(frozen=True, slots=True)
class Merged:
    """The record as it becomes and how it differs from ours.

    `offers` is what was not taken over unasked, `kept` what is to be said of that, by field.
    """

    member: Member
    changes: tuple[FieldChange, ...]
    kept: tuple[tuple[str, Problem], ...]
    offers: tuple[FieldChange, ...] = ()


def merge(
    ours: Member,
    values: Mapping[str, Any],
    written: Mapping[str, str],
    *,
    whole: bool = False,
    told: Collection[str] = (),
) -> Merged:
    """Our record with what the list knows more or otherwise.

    `whole` says that standings and badges come complete, as from another registry: they replace
    ours. `told` are the fields of which the list tells something of everyone, so that a blank one
    says something too.
    """
    new: dict[str, Any] = {}
    offers: list[FieldChange] = []
    for field in _FIELDS:
        theirs = values.get(field)
        if theirs not in (None, ()):
            mine = getattr(ours, field)
            new[field] = _merged(field, mine, theirs, whole)
            if new[field] is mine and mine != theirs and not isinstance(mine, tuple):
                offers.append(FieldChange(field, mine, theirs))
    kept = tuple((offer.field, _why_kept(offer)) for offer in offers)
    new["card_number"], new["card_number_old"] = _merged_cards(ours, values)
    new["as_written"] = (
        {**ours.as_written, **written} if whole else _merged_words(ours, new, written)
    )
    changes = tuple(
        FieldChange(field, getattr(ours, field), value)
        for field, value in new.items()
        if value != getattr(ours, field)
    )
    member = replace(ours, **new) if changes else ours
    offers += _blanks(ours, values, written, told)
    return Merged(member, changes, kept, tuple(offers))


def _blanks(
    ours: Member, values: Mapping[str, Any], written: Mapping[str, str], told: Collection[str]
) -> Iterator[FieldChange]:
    """What we know where the list has an empty cell."""
    blank = [field for field in _MAY_BE_BLANK if field in told and values.get(field) is None]
    card, old = values.get("card_number"), values.get("card_number_old")
    if card is None and old is None:
        blank += [field for field in _CARDS if field in told]
    elif old is None and "card_number_old" in told and card == ours.card_number:
        blank.append("card_number_old")
    for field in blank:
        if (mine := getattr(ours, field)) is not None and field not in written:
            yield FieldChange(field, mine, None)


def _merged(field: str, ours: Any, theirs: Any, whole: bool) -> Any:
    if isinstance(ours, PartialDate):
        return _merged_date(ours, theirs)
    if field == "name" and not whole:
        return _merged_name(ours, theirs)
    if field == "standings" and not whole:
        return _merged_standings(ours, theirs)
    if field == "badges" and not whole:
        return _merged_badges(ours, theirs)
    return theirs


def _merged_name(ours: str, theirs: str) -> str:
    """Ours, where theirs is the same name spelled otherwise, or has lost its marks."""
    is_bare = not has_marks(theirs) and matching(ours) == matching(theirs)
    return ours if is_bare or same_spelling(ours, theirs) else theirs


def _merged_date(ours: PartialDate, theirs: PartialDate) -> PartialDate:
    """Theirs, unless ours is known more precisely."""
    return ours if _precision(ours) > _precision(theirs) else theirs


def _why_kept(offer: FieldChange) -> Problem:
    if offer.field == "name":
        details = {"ours": str(offer.ours), "theirs": str(offer.theirs)}
        return problem(Severity.INFO, "spelling_kept", **details)
    severity = Severity.INFO if str(offer.ours).startswith(str(offer.theirs)) else Severity.WARNING
    dates: Any = offer
    return problem(severity, "fuller_date_kept", ours=shown(dates.ours), theirs=shown(dates.theirs))


def _precision(known: PartialDate) -> int:
    return (known.month is not None) + (known.day is not None)


def _merged_standings(
    ours: tuple[Standing, ...], theirs: tuple[Standing, ...]
) -> tuple[Standing, ...]:
    """Ours and those of theirs that are new; one without a day adds nothing to one with it."""
    known = {entry.standing for entry in ours}
    more = (
        entry
        for entry in theirs
        if entry not in ours and (entry.since is not None or entry.standing not in known)
    )
    return (*ours, *more)


def _merged_badges(ours: tuple[Badge, ...], theirs: tuple[Badge, ...]) -> tuple[Badge, ...]:
    merged = list(ours)
    for badge in theirs:
        place = next((i for i, known in enumerate(merged) if known.level == badge.level), None)
        if place is None:
            merged.append(badge)
        else:
            merged[place] = _merged_badge(merged[place], badge)
    return tuple(merged)


def _merged_badge(ours: Badge, theirs: Badge) -> Badge:
    date = ours.date and theirs.date and _merged_date(ours.date, theirs.date)
    return replace(
        ours,
        date=date or theirs.date or ours.date,
        decision=theirs.decision or ours.decision,
        serial=theirs.serial or ours.serial,
    )


def _merged_cards(ours: Member, values: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """(card_number, card_number_old): a new 12-digit number moves the old one aside.

    A list that still has the old number of somebody whose new one is known tells only the old one.
    """
    card, old = values.get("card_number"), values.get("card_number_old")
    if card is None:
        return ours.card_number, old or ours.card_number_old
    if ours.card_number is None or card == ours.card_number:
        return card, old or ours.card_number_old
    if is_new_card(ours.card_number) and not is_new_card(card):
        return ours.card_number, card
    if is_new_card(card) and not is_new_card(ours.card_number):
        return card, old or ours.card_number
    return card, old or ours.card_number_old


def _merged_words(
    ours: Member, new: Mapping[str, Any], written: Mapping[str, str]
) -> Mapping[str, str]:
    """Words stand beside a value that is unknown or only partly read, not beside a known one.

    Remarks, which stand beside no value, come one after the other.
    """
    before = {field: getattr(ours, field, None) for field in {*new, *written}}
    settled = {field for field in new if before[field] in (None, ())}
    fresh = {field for field in written if new.get(field, before[field]) in (None, ())}
    fresh |= {field for field in written if field in new and new[field] != before[field]}
    return {
        **{field: words for field, words in ours.as_written.items() if field not in settled},
        **{field: words for field, words in written.items() if field in fresh},
        **{
            field: _both(ours.as_written[field], words)
            for field, words in written.items()
            if field not in _ATTRIBUTES and field in ours.as_written
        },
    }


def _both(ours: str, theirs: str) -> str:
    if set(theirs.split(_AND)) <= set(ours.split(_AND)):
        return ours
    return theirs if theirs.startswith(ours) else f"{ours}{_AND}{theirs}"
