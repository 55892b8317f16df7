"""The words of the dated rules: what each is called, its parts, its values, how sure it is."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from vusta_desk.domain.findings import Detail
from vusta_desk.domain.member import DisciplineForm
from vusta_desk.i18n.box_words import box_word
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.formats import day_text, detail_text, money, number
from vusta_desk.i18n.value_words import RULE_TITLES, value_word

CONFIDENCE: Mapping[str, str] = {
    "T": N_("text of the document seen"),
    "M": N_("several independent sources agree"),
    "S": N_("one secondary source only"),
    "I": N_("inferred, no text seen"),
}
"""How sure a shipped value is, by the mark in the rule files."""

_STARTS: Mapping[str, str] = {
    "official_date": N_("the official date"),
    "admission_decision_date": N_("the day of the admission decision"),
}


ASKED: Mapping[str, str] = {
    "outcome": N_("outcome"),
    "level": N_("level"),
    "levels": N_("levels"),
    "due_day": N_("due day"),
    "due_range": N_("earliest and latest due day"),
    "start": N_("start of seniority"),
    "skipped_levels": N_("levels passed over"),
    "possible": N_("outcomes that are possible"),
    "reasons": N_("reasons"),
    "without": N_("reasons that must not be there"),
    "amount": N_("amount"),
    "people": N_("people"),
    "kind": N_("kind of award"),
    "round": N_("round"),
    "entries": N_("entries of the ceremony"),
    "windows": N_("windows of the rounds"),
    "early_limits": N_("limit of an early award"),
    "waits": N_("wait after a discipline"),
    "findings": N_("findings"),
    "unclear": N_("rules that are not certain"),
}
"""The parts of an example that may differ from what is expected."""

_KINDS: Mapping[str, str] = {"outcome": "outcome", "possible": "outcome", "kind": "badge_kind"}


class Failed(Protocol):
    """An example that does not come out right, as `usecases.rule_cases` tells it."""

    @property
    def id(self) -> str:
        """What the example is called."""

    @property
    def source(self) -> str:
        """Where it stands; "" where it cannot be read."""

    @property
    def what(self) -> str:
        """The part that differs."""

    @property
    def expected(self) -> Detail:
        """What should be."""

    @property
    def got(self) -> Detail:
        """What is."""


def failure_text(failed: Failed, words: Catalogue) -> str:
    """What is wrong with an example, in a sentence."""
    if failed.what not in ASKED:
        text = N_("The example “{name}” cannot be tried: {problem}.")
        return words.say(text, name=failed.id, problem=failed.got)
    text = N_("The example “{name}” fails: {what} should be {expected} and is {got} ({source}).")
    return words.say(
        text,
        name=failed.id,
        what=words.gettext(ASKED[failed.what]),
        expected=_told(failed.what, failed.expected, words),
        got=_told(failed.what, failed.got, words),
        source=failed.source,
    )


def _told(what: str, value: Detail, words: Catalogue) -> str:
    if isinstance(value, tuple):
        return ", ".join(_told(what, each, words) for each in value) or "–"
    if value is None:
        return "–"
    if what == "amount" and isinstance(value, int):
        return money(value, words.language)
    if what in _KINDS and isinstance(value, str):
        return value_word(_KINDS[what], value, words)
    return detail_text(value, words)


def rule_title(rule: str, words: Catalogue) -> str:
    """What a rule is called."""
    return words.gettext(RULE_TITLES[rule]) if rule in RULE_TITLES else rule


def part_text(part: str, words: Catalogue) -> str:
    """What a part of a table is called: a level or a form of discipline; "" for the whole."""
    if not part:
        return ""
    if part in set(DisciplineForm):
        return value_word("form", part, words)
    return words.say(N_("{level} years"), level=part)


def confidence_text(confidence: str, words: Catalogue) -> str:
    """How sure a shipped value is; "" where nothing is said of it."""
    return words.gettext(CONFIDENCE[confidence]) if confidence in CONFIDENCE else ""


def origin_text(is_own: bool, is_choice: bool, confidence: str, words: Catalogue) -> str:
    """Where a value comes from: the office, our reading, or how sure its source is."""
    if is_own:
        return words.say(N_("entered by the office"))
    return words.say(N_("our reading")) if is_choice else confidence_text(confidence, words)


class Judgement(Protocol):
    """A verdict in a round, as `usecases.rules` tells it."""

    @property
    def outcome(self) -> str:
        """The outcome."""

    @property
    def level(self) -> int | None:
        """Its level."""

    @property
    def due_day(self) -> date | None:
        """When that is due."""

    @property
    def amount(self) -> int | None:
        """The money in whole đồng."""


def judged_texts(
    before: Judgement | None, after: Judgement | None, words: Catalogue, *, brief: bool = False
) -> tuple[str, str]:
    """A verdict as it is and as it would be, each with its level, its money, and its due day where
    that differs; None: there is no such round. In `brief` the level and the money are left out."""
    days = [each.due_day if each is not None else None for each in (before, after)]
    differ = before is not None and after is not None and days[0] != days[1]
    sides = []
    for each in (before, after):
        said = _judged(each, differ, words, brief=brief)
        amount = "" if brief or each is None or each.amount is None else judged_amount(each, words)
        sides.append(", ".join(filter(None, (said, amount))))
    return sides[0], sides[1]


def judged_amount(judged: Judgement | None, words: Catalogue) -> str:
    """The money of a verdict, also where it is not known; "" where there is none."""
    if judged is None or judged.level is None or judged.outcome == "none":
        return ""
    if judged.amount is None:
        return words.gettext(N_("not known"))
    return money(judged.amount, words.language)


def _judged(judged: Judgement | None, with_day: bool, words: Catalogue, *, brief: bool) -> str:
    if judged is None:
        return words.say(N_("no such round"))
    parts = [
        box_word(judged.outcome, words) if brief else value_word("outcome", judged.outcome, words)
    ]
    if judged.level is not None and not brief:
        parts.append(part_text(str(judged.level), words))
    if with_day and judged.due_day is not None:
        parts.append(words.say(N_("due {day}"), day=day_text(judged.due_day)))
    return ", ".join(parts)


def value_text(rule: str, value: Any, words: Catalogue) -> str:
    """A value of a rule, or of one part of its table, in words; None is “not stated”."""
    if value is None:
        return words.gettext(N_("not stated"))
    if rule == "levels_for_earlier_deaths":
        day = detail_text(value["before"], words)
        return words.say(N_("{level} years, death before {day}"), level=value["level"], day=day)
    if isinstance(value, Mapping):
        return "; ".join(_of_table(rule, value, words))
    return _one(rule, value, words)


def _of_table(rule: str, value: Mapping[Any, Any], words: Catalogue) -> Iterator[str]:
    """The parts of a table, those of like value said together."""
    like: dict[str, list[str]] = {}
    for part, one in value.items():
        like.setdefault(_one(rule, one, words), []).append(str(part))
    for text, parts in like.items():
        *others, last = parts
        if last.isdigit():
            yield f"{', '.join([*others, part_text(last, words)])}: {text}"
        else:
            yield f"{', '.join(part_text(part, words) for part in parts)}: {text}"


def rule_details(details: Mapping[str, object], words: Catalogue) -> dict[str, str]:
    """What the history keeps of a value entered or taken back, in words."""
    rule, part = str(details["rule"]), str(details["part"])
    title = rule_title(rule, words)
    if part:
        title = words.say(N_("{rule} ({part})"), rule=title, part=part_text(part, words))
    written = str(details["value"])
    try:
        value = value_text(rule, json.loads(written), words)
    except (ArithmeticError, LookupError, TypeError, ValueError):  # of another program
        value = written
    return {"rule": title, "value": value, "day": detail_text(str(details["day"]), words)}


def _one(rule: str, value: Any, words: Catalogue) -> str:
    if isinstance(value, bool):
        return detail_text(value, words)
    if rule == "base_salary":
        return words.say(N_("{amount} a month"), amount=money(value, words.language))
    if rule == "multiples":
        return f"× {number(Decimal(value), words.language)}"
    if rule == "levels":
        return ", ".join(map(str, value))
    if rule == "round_windows":
        return "; ".join(_window(each, words) for each in value)
    if rule == "seniority_start":
        return words.gettext(_STARTS[value])
    return words.gettext(N_("{months} months")).format(months=value)


def _window(window: Mapping[str, str], words: Catalogue) -> str:
    days = {key: _short_day(text) for key, text in window.items()}
    return words.say(N_("round {day}: {first}–{last}"), **days)


def _short_day(text: str) -> str:
    """`02-03` as an office writes it: 3/2."""
    month, day = text.split("-")
    return f"{int(day)}/{int(month)}"
