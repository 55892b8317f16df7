"""What a record holds, in words: a text for every field, and for each entry of its lists."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from vusta_desk.domain.fields import FIELDS, FieldKind
from vusta_desk.domain.member import (
    Badge,
    BadgeKind,
    Discipline,
    EarlyRequest,
    Interruption,
    Member,
    Standing,
    UnderReview,
)
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.formats import day_text, partial_date_text
from vusta_desk.i18n.value_words import value_word

_KINDS = {field.id: field.kind for field in FIELDS}
_CORRECTED: Mapping[bool, str] = {
    True: N_("correction recognised"),
    False: N_("correction refused"),
}


def member_texts(
    member: Member, branches: Mapping[str, str], words: Catalogue, fields: Iterable[str] = _KINDS
) -> dict[str, str]:
    """A text for each of `fields`; `branches` are the names of branches by key."""
    return {field: field_text(field, getattr(member, field), branches, words) for field in fields}


def field_text(field: str, value: Any, branches: Mapping[str, str], words: Catalogue) -> str:
    """A field's value as people read it; empty where nothing is known."""
    if value is None:
        return ""
    kind = _KINDS[field]
    if kind is FieldKind.BRANCH:
        return branches.get(value, value)
    if kind is FieldKind.DATE:
        return partial_date_text(value)
    if kind is FieldKind.SEX:
        return value_word("sex", value, words)
    if kind in _ENTRIES:
        return "; ".join(_ENTRIES[kind](entry, words) for entry in value)
    if kind in _PARTS:
        return _PARTS[kind](value, words)
    return str(value)


def standing_text(standing: Standing, words: Catalogue) -> str:
    """A standing and since when: `official member (19/03/1967)`."""
    return _with(value_word("standing", standing.standing, words), [_day(standing.since)])


def interruption_text(interruption: Interruption, words: Catalogue) -> str:
    """An interruption from its first day out to the first day back."""
    since, until = interruption.since, interruption.until
    span = words.say(
        N_("from {since} to {until}"),
        since=partial_date_text(since) if since else "…",
        until=partial_date_text(until) if until else "…",
    )
    kind = interruption.kind and value_word("interruption_kind", interruption.kind, words)
    restored = words.gettext(N_("not subtracted")) if interruption.restored else ""
    return _with(span, [kind or "", restored])


def badge_text(badge: Badge, words: Catalogue) -> str:
    """A badge with what is known of its award: `40 (05/2006, awarded early)`."""
    kind = "" if badge.kind is BadgeKind.NORMAL else value_word("badge_kind", badge.kind, words)
    awarded = partial_date_text(badge.date) if badge.date else ""
    number = words.say(N_("decision {number}"), number=badge.decision) if badge.decision else ""
    serial = words.say(N_("serial {number}"), number=badge.serial) if badge.serial else ""
    return _with(str(badge.level), [awarded, kind, *_stated(badge, words), number, serial])


def _stated(badge: Badge, words: Catalogue) -> Iterator[str]:
    """The mark of a badge that was only stated, which stays for ever."""
    if badge.stated_before is not None:
        day = day_text(badge.stated_before)
        yield words.say(N_("awarded before {day}, as stated"), day=day)
        if not (badge.decision or badge.serial):
            yield words.gettext(N_("no number yet"))


def discipline_text(discipline: Discipline, words: Catalogue) -> str:
    """A discipline, the day of the decision, and what became of its correction."""
    corrected = discipline.corrected
    correction = "" if corrected is None else words.gettext(_CORRECTED[corrected])
    return _with(value_word("form", discipline.form, words), [_day(discipline.date), correction])


def _review_text(review: UnderReview, words: Catalogue) -> str:
    if review.since is None:
        return words.gettext(N_("yes"))
    return words.say(N_("since {day}"), day=day_text(review.since))


def _request_text(request: EarlyRequest, words: Catalogue) -> str:
    return _with(_day(request.date) or words.gettext(N_("yes")), [request.reason or ""])


def _day(known: date | None) -> str:
    return day_text(known) if known else ""


def _with(text: str, more: Iterable[str]) -> str:
    inside = ", ".join(filter(None, more))
    return f"{text} ({inside})" if inside else text


_ENTRIES: Mapping[FieldKind, Callable[[Any, Catalogue], str]] = {
    FieldKind.STANDINGS: standing_text,
    FieldKind.INTERRUPTIONS: interruption_text,
    FieldKind.BADGES: badge_text,
    FieldKind.DISCIPLINES: discipline_text,
}
_PARTS: Mapping[FieldKind, Callable[[Any, Catalogue], str]] = {
    FieldKind.REVIEW: _review_text,
    FieldKind.REQUEST: _request_text,
}
