"""A reckoning in lines of plain words: the arithmetic, the reasons, what would change it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from vusta_desk.domain.decision import Outcome
from vusta_desk.domain.periods import Length
from vusta_desk.domain.reckoning import Reckoning
from vusta_desk.domain.rulebook import DatedValue
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.formats import day_text, money, partial_date_text
from vusta_desk.i18n.messages import sentence
from vusta_desk.i18n.value_words import RULE_TITLES, value_word

_STARTS: Mapping[bool, str] = {
    True: N_("Joined the Party (admission decision) {start}"),
    False: N_("Joined the Party (admission) {start}"),
}


def explain_lines(reckoning: Reckoning, words: Catalogue) -> list[str]:
    """The lines of an explanation, the outcome and the arithmetic first."""
    return [*_outcome(reckoning, words), *_arithmetic(reckoning, words), *_rest(reckoning, words)]


@dataclass(frozen=True, slots=True)
class Summary:
    """The lines of an explanation that come first, by what they are.

    `outcome` the outcome (and those that are possible), `arithmetic` one line or none, `facts` the
    highest badge held, levels passed over, the amount; `reasons` and `changes` are sentences.
    """

    outcome: tuple[str, ...]
    arithmetic: str
    reasons: tuple[str, ...]
    facts: tuple[str, ...]
    changes: tuple[str, ...]


def summary(reckoning: Reckoning, words: Catalogue) -> Summary:
    """What is said first of a reckoning."""
    return Summary(
        outcome=tuple(_outcome(reckoning, words)),
        arithmetic=" ".join(_arithmetic(reckoning, words)),
        reasons=tuple(_reasons(reckoning, words)),
        facts=tuple(_facts(reckoning, words)),
        changes=tuple(_changes(reckoning, words)),
    )


def _outcome(reckoning: Reckoning, words: Catalogue) -> Iterator[str]:
    decision = reckoning.decision
    line = words.gettext(N_("Round {round}: {outcome}")).format(
        round=reckoning.round.name, outcome=value_word("outcome", decision.outcome, words)
    )
    if decision.level is not None and decision.outcome is not Outcome.NONE:
        line += words.gettext(N_(", badge of {level} years")).format(level=decision.level)
    yield line
    if decision.possible:
        names = ", ".join(value_word("outcome", each, words) for each in decision.possible)
        yield words.gettext(N_("Possible: {outcomes}")).format(outcomes=names)


def _arithmetic(reckoning: Reckoning, words: Catalogue) -> Iterator[str]:
    level = reckoning.unsettled.level if reckoning.unsettled else reckoning.decision.level
    if reckoning.start is None or level is None:
        return
    start = words.gettext(_STARTS[reckoning.is_decision_date])
    text = words.gettext(N_("{start} + {level} years − {interrupted} of interruption → {due}"))
    yield text.format(
        start=start.format(start=partial_date_text(reckoning.start)),
        level=level,
        interrupted=_interrupted(reckoning, words),
        due=_due(reckoning, words),
    ) + _place_in_round(reckoning, words)


def _interrupted(reckoning: Reckoning, words: Catalogue) -> str:
    total = Length()
    for each in reckoning.subtractions:
        if each.length is None:
            return words.gettext(N_("an unknown time"))
        total += each.length
    if not total.months:
        return words.gettext(N_("{days} days")).format(days=total.days)
    text = words.gettext(N_("{months} months {days} days"))
    return text.format(months=total.months, days=total.days)


def _due(reckoning: Reckoning, words: Catalogue) -> str:
    decision, unsettled = reckoning.decision, reckoning.unsettled
    if decision.due_day is not None:
        return words.gettext(N_("full on {day}")).format(day=day_text(decision.due_day))
    first, last = decision.due_range or (None, None)
    if unsettled is not None:
        first, last = unsettled.first, unsettled.last
    if first is None:
        return words.gettext(N_("never full"))
    if last is None:
        return words.gettext(N_("full from {day} at the earliest")).format(day=day_text(first))
    text = words.gettext(N_("full between {first} and {last}"))
    return text.format(first=day_text(first), last=day_text(last))


def _place_in_round(reckoning: Reckoning, words: Catalogue) -> str:
    round_, due = reckoning.round, reckoning.decision.due_day
    first, last = round_.window
    if due is None:
        return "."
    if due < first:
        text = N_(", {days} days before the window of round {round} ({window}).")
        days = (first - due).days
    elif due > last:
        text = N_(", {days} days after the window of round {round} ({window}).")
        days = (due - last).days
    else:
        text, days = N_(", within round {round} ({window})."), 0
    return words.gettext(text).format(days=days, round=round_.name, window=window_text(first, last))


def window_text(first: date, last: date) -> str:
    """A window as briefly as can be: `01/01–31/03/2027`."""
    if first.year == last.year:
        return f"{first:%d/%m}–{day_text(last)}"
    return f"{day_text(first)}–{day_text(last)}"


def _rest(reckoning: Reckoning, words: Catalogue) -> Iterator[str]:
    amount = reckoning.amount
    for reason in _reasons(reckoning, words):
        yield f"• {reason}"
    yield from _facts(reckoning, words)
    yield from _changes(reckoning, words)
    for rule, used in (*reckoning.used, *(amount.used if amount else ())):
        yield _source(rule, used, words)
    if has_own_window(reckoning):
        window = window_text(*reckoning.round.window)
        yield words.say(N_("Window of the round, set by the office: {window}"), window=window)


def has_own_window(reckoning: Reckoning) -> bool:
    """Whether the round's window is not that of the rules: the office has set it."""
    return all(rule != "round_windows" for rule, _ in reckoning.used)


def _facts(reckoning: Reckoning, words: Catalogue) -> Iterator[str]:
    decision, amount = reckoning.decision, reckoning.amount
    if reckoning.held is not None:
        yield _held(reckoning.held, reckoning.held_stated, words)
    if decision.skipped_levels:
        levels = ", ".join(str(level) for level in decision.skipped_levels)
        yield words.gettext(N_("Lower levels passed over: {levels}")).format(levels=levels)
    if amount is not None and amount.value is not None:
        value = money(amount.value, words.language)
        yield words.gettext(N_("Amount on the round day: {amount}")).format(amount=value)


def _reasons(reckoning: Reckoning, words: Catalogue) -> Iterator[str]:
    amount = reckoning.amount
    for reason in (*reckoning.decision.reasons, *(amount.reasons if amount else ())):
        yield sentence(reason.code, reason.details, words)


def _changes(reckoning: Reckoning, words: Catalogue) -> Iterator[str]:
    for change in reckoning.changes:
        yield sentence(change.code, change.details, words)


def _held(level: int, stated: date | None, words: Catalogue) -> str:
    if stated is None:
        return words.say(N_("Highest badge on record: {level} years"), level=level)
    text = N_("Highest badge on record: {level} years (as stated, awarded before {day})")
    return words.say(text, level=level, day=day_text(stated))


def _source(rule: str, value: DatedValue, words: Catalogue) -> str:
    text = N_("Rule: {rule}, from {day}: {source}")
    if value.choice:
        text = N_("Rule: {rule}, from {day}: {source} (our choice, no regulation was seen)")
    name = words.gettext(RULE_TITLES[rule])
    return words.gettext(text).format(rule=name, day=day_text(value.since), source=value.source)
