"""What the rules do not say for a round, or say only by a reading of ours: shown, never hidden."""

from collections.abc import Collection, Iterator
from datetime import date

from vusta_desk.domain.findings import Detail, Finding, Severity
from vusta_desk.domain.rounds import Round, rounds_of_year
from vusta_desk.domain.rulebook import RuleBook

_LIMITS = ("early_limit_months", "wait_months")


def rule_gaps(
    rulebook: RuleBook, round_: Round, levels: Collection[int] | None = None
) -> tuple[Finding, ...]:
    """What is unknown (a warning) or only our reading (a note); the subject is the rule.

    `levels` are those that matter, every level of the round without them.
    """
    return (*_unknown(rulebook, round_, levels), *_readings(rulebook, round_))


def _unknown(
    rulebook: RuleBook, round_: Round, levels: Collection[int] | None
) -> Iterator[Finding]:
    last, reference = round_.window[1], round_.reference_day
    known = rulebook.on("multiples", round_.day)
    multiples = known.value if known else {}
    asked = rulebook.levels(last) if levels is None else sorted(levels)
    without = tuple(level for level in asked if level not in multiples)
    if without:
        yield _warning("multiple_unknown_office", "multiples", levels=without)
    if rulebook.on("base_salary", round_.day) is None:
        yield _warning("base_salary_unknown_office", "base_salary", day=round_.day)
    for rule in _LIMITS:
        if rulebook.on(rule, reference) is None:
            yield _warning("limits_unknown_office", rule, rule_name=rule, day=reference)


def _readings(rulebook: RuleBook, round_: Round) -> Iterator[Finding]:
    if _is_reading(rulebook, "round_windows", date(_year(round_), 1, 1)):
        usual = {each.name: each for each in rounds_of_year(rulebook, _year(round_))}
        known = usual.get(round_.name)
        if known is not None and known.window == round_.window:
            yield _note("windows_are_reading", "round_windows", round=round_.name)
    asked = {"levels": round_.window[1], "count_by_month": round_.window[1]}
    asked |= dict.fromkeys(_LIMITS, round_.reference_day)
    asked |= {"early_posthumous_months": round_.window[1], "multiples": round_.day}
    for rule, day in asked.items():
        if _is_reading(rulebook, rule, day):
            yield _note("rule_is_reading", rule, rule_name=rule)


def _is_reading(rulebook: RuleBook, rule: str, day: date) -> bool:
    value = rulebook.on(rule, day)
    return value is not None and value.choice


def _year(round_: Round) -> int:
    return int(round_.name.rsplit("/", 1)[1])


def _warning(code: str, rule: str, **details: Detail) -> Finding:
    return Finding(Severity.WARNING, code, rule, details=details)


def _note(code: str, rule: str, **details: Detail) -> Finding:
    return Finding(Severity.INFO, code, rule, details=details)
