"""What does not fit in the badges on record, in words: its kind, what it is, and what to do."""

from collections.abc import Mapping
from datetime import date

from vusta_desk.domain.badge_history import Oddity, OddityKind
from vusta_desk.domain.decision import Outcome
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.formats import day_text, partial_date_text
from vusta_desk.i18n.reckoning_words import window_text

_KINDS: Mapping[OddityKind, str] = {
    OddityKind.MISSED: N_("missed"),
    OddityKind.MISSED_PERHAPS: N_("perhaps missed"),
    OddityKind.NO_HISTORY: N_("nothing on record"),
    OddityKind.EARLY: N_("too early"),
    OddityKind.BEYOND_LIMIT: N_("beyond the limit"),
    OddityKind.NOT_EXISTING: N_("no such level"),
    OddityKind.OUT_OF_ORDER: N_("out of order"),
    OddityKind.SKIPPED: N_("level skipped"),
    OddityKind.EARLY_THEN: N_("older counting"),
}
_TITLES: Mapping[OddityKind, str] = {
    OddityKind.MISSED: N_("Milestones passed without a badge on record"),
    OddityKind.MISSED_PERHAPS: N_("Milestones that partial dates leave open"),
    OddityKind.NO_HISTORY: N_("Nothing on record at all: the list came without the badges held"),
    OddityKind.EARLY: N_("Badges awarded before the round in which their level was full"),
    OddityKind.BEYOND_LIMIT: N_("Early awards further ahead than the limit in force then"),
    OddityKind.NOT_EXISTING: N_("Badges of a level that did not exist on their day"),
    OddityKind.OUT_OF_ORDER: N_("Badges awarded after a higher one"),
    OddityKind.SKIPPED: N_("Levels passed over below the badge held; nothing to do"),
    OddityKind.EARLY_THEN: N_("Badges of the time of the older counting; no error by themselves"),
}
_WHAT: Mapping[OddityKind, str] = {
    OddityKind.MISSED: N_("The level of {level} years was full on {due}; no badge is on record."),
    OddityKind.MISSED_PERHAPS: N_(
        "The level of {level} years may be full ({due}); the dates on record leave it open."
    ),
    OddityKind.NO_HISTORY: N_(
        "The level of {level} years was full on {due}; no badge of any level is on record."
    ),
    OddityKind.EARLY: N_("Dated {day}, but the level of {level} years was full only on {due}."),
    OddityKind.BEYOND_LIMIT: N_(
        "Awarded early on {day}, but the level of {level} years was full only on {due}."
    ),
    OddityKind.NOT_EXISTING: N_("Dated {day}, but the badge of {level} years exists from {since}."),
    OddityKind.OUT_OF_ORDER: N_("Dated {day}, after the badge of {others} years."),
    OddityKind.SKIPPED: N_(
        "The level of {level} years was full on {due}; a higher badge is held, this one is not "
        "on record."
    ),
    OddityKind.EARLY_THEN: N_(
        "Dated {day}; counted as today the level of {level} years was full on {due}, from the "
        "official date as offices counted then on {then}."
    ),
}
_NO_SUCH_LEVEL = N_("There is no badge of {level} years.")
_OLDER = N_(
    "Dated {day}; counted as today the level of {level} years was full on {due}. Offices then "
    "counted from the official date, which is not on record."
)
_BY_NEITHER = N_(
    "Dated {day}, but the level of {level} years was full only on {due}; from the official date, "
    "as offices counted then, on {then}."
)
_NEVER = N_("Dated {day}, but by the record the level of {level} years is never full.")
_TOO_EARLY = (OddityKind.EARLY, OddityKind.BEYOND_LIMIT, OddityKind.EARLY_THEN)
_TODO: Mapping[OddityKind, str] = {
    OddityKind.MISSED: N_(
        "Nominate for the next round; or, if it was awarded, enter the badge in the record."
    ),
    OddityKind.MISSED_PERHAPS: N_("Look up the file and enter the full dates."),
    OddityKind.NO_HISTORY: N_(
        "Enter the badges awarded before, as stated, or look up the file; then nominate."
    ),
    OddityKind.EARLY: N_(
        "Compare the badge and the admission with the file; correct what is wrong."
    ),
    OddityKind.BEYOND_LIMIT: N_(
        "Compare the day and the kind of the badge with its decision; correct what is wrong."
    ),
    OddityKind.NOT_EXISTING: N_(
        "Compare the level and the day with the decision; correct what is wrong."
    ),
    OddityKind.OUT_OF_ORDER: N_(
        "Compare both badges with their decisions; one day or one level is wrong."
    ),
    OddityKind.SKIPPED: N_(
        "Nothing is awarded any more. Enter the badge if it was awarded at the time."
    ),
    OddityKind.EARLY_THEN: N_("No error by itself; look it up only if the admission is in doubt."),
}
_HINDERED: Mapping[Outcome, str] = {
    Outcome.WAITING: N_("Wait until the wait after the discipline is over; then nominate."),
    Outcome.UNDER_REVIEW: N_("Wait for the conclusion of the review; then a person decides."),
    Outcome.POSTHUMOUS: N_(
        "Nominate posthumously, with a relative as applicant; or enter the badge if it was awarded."
    ),
}


def kind_word(kind: OddityKind, words: Catalogue) -> str:
    """The short word of a kind."""
    return words.gettext(_KINDS[kind])


def kind_title(kind: OddityKind, words: Catalogue) -> str:
    """What a kind holds, in a line."""
    return words.gettext(_TITLES[kind])


def what_text(found: Oddity, words: Catalogue) -> str:
    """What does not fit, in a sentence or two."""
    first, last = found.due
    said = words.say(
        _sentence(found),
        level=found.level,
        due=due_text(first, last, words) or _UNKNOWN,
        day=badge_day_text(found, words) or _UNKNOWN,
        then=_day(found.then),
        since=_day(found.since),
        others=levels_text(found.others),
    )
    if found.others and found.kind is not OddityKind.OUT_OF_ORDER:
        others = words.say(
            N_("Likewise the lower levels: {levels}."), levels=levels_text(found.others)
        )
        said = f"{said} {others}"
    return said


def _sentence(found: Oddity) -> str:
    kind, is_full = found.kind, found.due[0] is not None
    if kind is OddityKind.NOT_EXISTING and found.since is None:
        return _NO_SUCH_LEVEL
    if kind in _TOO_EARLY and not is_full:
        return _NEVER
    if kind is OddityKind.EARLY_THEN and found.then is None:
        return _OLDER
    if kind is OddityKind.EARLY and found.then is not None:
        return _BY_NEITHER
    return _WHAT[kind]


def todo_text(found: Oddity, words: Catalogue) -> str:
    """What to do about it."""
    hindered = _HINDERED.get(found.outcome) if found.outcome else None
    is_missed = found.kind is OddityKind.MISSED
    return words.gettext(hindered if is_missed and hindered else _TODO[found.kind])


def due_text(first: date | None, last: date | None, words: Catalogue) -> str:
    """A day, a span of days, or from when on; empty where it is not known."""
    if first is None:
        return ""
    if last is None:
        return words.say(N_("from {day}"), day=day_text(first))
    return day_text(first) if first == last else window_text(first, last)


def badge_day_text(found: Oddity, words: Catalogue) -> str:
    """The day of the badge as the record has it; empty where it is about no badge."""
    badge = found.badge
    if badge is None:
        return ""
    if badge.date is not None:
        return partial_date_text(badge.date)
    if badge.stated_before is not None:
        return words.say(N_("before {day} (as stated)"), day=day_text(badge.stated_before))
    return words.gettext(N_("without a day"))


def levels_text(levels: tuple[int, ...]) -> str:
    """Levels as they stand in a sentence: `30, 40`."""
    return ", ".join(map(str, levels))


_UNKNOWN = "…"


def _day(day: date | None) -> str:
    return day_text(day) if day else _UNKNOWN
