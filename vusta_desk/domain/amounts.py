"""The money that goes with a badge: a multiple of the base salary (eligibility-spec, section 6)."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP

from vusta_desk.domain.reasons import Reason
from vusta_desk.domain.rulebook import DatedValue, RuleBook


@dataclass(frozen=True, slots=True)
class Amount:
    """Whole đồng, or None and the reasons why it is not known; `used` names each rule asked."""

    value: int | None
    reasons: tuple[Reason, ...]
    used: tuple[tuple[str, DatedValue], ...]


def amount_for(level: int, rulebook: RuleBook, money_day: date) -> Amount:
    """The multiple of the level times the base salary, both as in force on the money day."""
    multiples = rulebook.on("multiples", money_day)
    base = rulebook.on("base_salary", money_day)
    multiple = multiples.value.get(level) if multiples else None
    reasons = []
    if multiple is None:
        reasons.append(Reason("multiple_unknown", {"level": level}))
    if base is None:
        reasons.append(Reason("base_unknown", {"day": money_day}))
    asked = (("multiples", multiples and multiples.of(level)), ("base_salary", base))
    used = tuple((rule, value) for rule, value in asked if value is not None)
    if multiple is None or base is None:
        return Amount(None, tuple(reasons), used)
    value = (multiple * base.value).to_integral_value(ROUND_HALF_UP)
    return Amount(int(value), (), used)
