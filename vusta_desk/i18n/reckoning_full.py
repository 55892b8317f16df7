"""A reckoning in full: every fact, every length, every rule value with the document behind it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from vusta_desk.domain.level_days import LevelDay
from vusta_desk.domain.member import Badge, Interruption, Member
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.domain.periods import Length
from vusta_desk.domain.reckoning import Reckoning
from vusta_desk.domain.rounds import Round
from vusta_desk.domain.rulebook import DatedValue
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.formats import day_text, money, number, partial_date_text
from vusta_desk.i18n.reckoning_words import has_own_window
from vusta_desk.i18n.value_words import RULE_TITLES, value_word

_UNKNOWN = N_("not known")


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with lines, each of a short text and what is said of it ("" for nothing)."""

    title: str
    lines: tuple[tuple[str, str], ...]


def full_parts(
    reckoning: Reckoning, days: Iterable[LevelDay], words: Catalogue
) -> tuple[Part, ...]:
    """The parts of a full reckoning in the order of the arithmetic."""
    parts = (
        (N_("Start of seniority"), start_lines(reckoning, words)),
        (N_("Interruptions"), interruption_lines(reckoning, words)),
        (N_("Day on which each level is full"), _levels(days, reckoning.round, words)),
        (N_("The round"), _round(reckoning, words)),
        (N_("Badges on record"), badge_lines(reckoning.member, words)),
        (N_("Rule values used"), _rules(reckoning, words)),
    )
    return tuple(Part(words.gettext(title), tuple(lines)) for title, lines in parts)


Lines: TypeAlias = Iterator[tuple[str, str]]
"""Short texts, each with what is said of it."""


def start_lines(reckoning: Reckoning, words: Catalogue) -> Lines:
    """From which day seniority counts, and why from that one."""
    if reckoning.start is None:
        yield words.gettext(_UNKNOWN), words.gettext(N_("No date of admission is on record."))
        return
    why = (
        N_("the day of the admission decision")
        if reckoning.is_decision_date
        else N_("the day of admission, because the day of the decision is not on record")
    )
    yield partial_date_text(reckoning.start), words.gettext(why)


def interruption_lines(reckoning: Reckoning, words: Catalogue) -> Lines:
    """Every interruption with what is subtracted for it."""
    lengths = {id(each.interruption): each.length for each in reckoning.subtractions}
    for each in reckoning.member.interruptions:
        if each.restored:
            said = words.gettext(N_("not subtracted: the member was cleared"))
        else:
            said = _length(lengths.get(id(each)), words)
        if each.kind is not None:
            said = f"{value_word('interruption_kind', each.kind, words)}: {said}"
        yield _span(each, words), said
    if not reckoning.member.interruptions:
        yield words.gettext(N_("none on record")), ""


def _span(each: Interruption, words: Catalogue) -> str:
    return f"{_date(each.since, words)} – {_date(each.until, words)}"


def _date(known: PartialDate | None, words: Catalogue) -> str:
    return words.gettext(_UNKNOWN) if known is None else partial_date_text(known)


def _length(length: Length | None, words: Catalogue) -> str:
    if length is None:
        return words.gettext(N_("its length cannot be told to the day"))
    text = words.gettext(N_("{months} months {days} days"))
    return text.format(months=length.months, days=length.days)


def _levels(days: Iterable[LevelDay], round_: Round, words: Catalogue) -> Lines:
    found = False
    for each in days:
        found = True
        level = words.gettext(N_("{level} years")).format(level=each.level)
        yield level, "; ".join((_full_on(each, words), *_marks(each, round_, words)))
    if not found:
        yield words.gettext(_UNKNOWN), words.gettext(N_("The dates on record do not tell."))


def _full_on(each: LevelDay, words: Catalogue) -> str:
    if each.first is None:
        return words.gettext(N_("never full"))
    if each.last is None:
        text = words.gettext(N_("full from {day} at the earliest"))
        return text.format(day=day_text(each.first))
    if each.first == each.last:
        return day_text(each.first)
    return f"{day_text(each.first)} – {day_text(each.last)}"


def _marks(each: LevelDay, round_: Round, words: Catalogue) -> Iterator[str]:
    first, last = round_.window
    if each.is_held:
        yield words.gettext(N_("badge on record"))
    elif each.first and each.last and first <= each.first and each.last <= last:
        yield words.gettext(N_("within this round"))
    elif each.last and each.last < first:
        yield words.gettext(N_("reached before this round"))


def _round(reckoning: Reckoning, words: Catalogue) -> Lines:
    round_, into = reckoning.round, reckoning.days_into_window
    first, last = round_.window
    yield words.gettext(N_("Round day")), day_text(round_.day)
    window = f"{day_text(first)} – {day_text(last)}"
    if has_own_window(reckoning):
        window = words.say(N_("{window} (set by the office)"), window=window)
    yield words.gettext(N_("Due days covered")), window
    yield words.gettext(N_("Judged on")), day_text(round_.reference_day)
    if into is not None:
        yield words.gettext(N_("Days from its first due day")), number(into, words.language)


def badge_lines(member: Member, words: Catalogue) -> Lines:
    """The badges on record, the highest first."""
    for badge in sorted(member.badges, key=lambda each: -each.level):
        level = words.gettext(N_("{level} years")).format(level=badge.level)
        yield level, ", ".join(_badge(badge, words))
    if not member.badges:
        yield words.gettext(N_("none on record")), ""


def _badge(badge: Badge, words: Catalogue) -> Iterator[str]:
    if badge.stated_before is not None:
        text = words.gettext(N_("awarded before {day}, as stated, no number yet"))
        yield text.format(day=day_text(badge.stated_before))
        return
    yield value_word("badge_kind", badge.kind, words)
    if badge.date is None:
        yield words.gettext(N_("day not known"))
    else:
        yield partial_date_text(badge.date)
    if badge.decision:
        yield words.gettext(N_("decision {number}")).format(number=badge.decision)
    if badge.serial:
        yield words.gettext(N_("serial {number}")).format(number=badge.serial)


def _rules(reckoning: Reckoning, words: Catalogue) -> Lines:
    amount = reckoning.amount
    for rule, used in (*reckoning.used, *(amount.used if amount else ())):
        name = words.gettext(RULE_TITLES[rule])
        value = _value(rule, used, reckoning, words)
        since = words.gettext(N_("from {day}")).format(day=day_text(used.since))
        source = used.source
        if used.choice:
            text = words.gettext(N_("{source} (our choice, no regulation was seen)"))
            source = text.format(source=used.source)
        yield name, f"{value} ({since}). {source}" if value else f"{since}. {source}"


def _value(rule: str, used: DatedValue, reckoning: Reckoning, words: Catalogue) -> str:
    level = reckoning.decision.level
    if rule == "levels":
        return ", ".join(str(each) for each in used.value)
    if rule == "count_by_month":
        return words.gettext(N_("yes") if used.value else N_("no"))
    if rule == "early_posthumous_months":
        return words.gettext(N_("{months} months")).format(months=used.value)
    if rule == "base_salary":
        return money(used.value, words.language)
    if rule == "multiples":
        known = used.value.get(level) if isinstance(used.value, Mapping) else used.value
        return f"× {number(Decimal(known), words.language)}" if known is not None else ""
    if rule == "early_limit_months" and level in used.value:
        return words.gettext(N_("{months} months")).format(months=used.value[level])
    if rule == "wait_months":
        return _waits(used.value, words)
    return ""


def _waits(value: Mapping[str, int], words: Catalogue) -> str:
    text = words.gettext(N_("{months} months"))
    return "; ".join(
        f"{value_word('form', form, words)}: {text.format(months=months)}"
        for form, months in value.items()
    )
