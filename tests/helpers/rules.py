"""The shipped rules, and rulebooks with single values changed."""

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from tests.helpers.checkout import ROOT
from vusta_desk.domain.rulebook import DatedValue, RuleBook
from vusta_desk.rulefiles.book import load_rulebook

RULES_FOLDER = ROOT / "resources" / "rules"


@cache
def shipped_rules() -> RuleBook:
    """The rules that come with the program."""
    return load_rulebook(RULES_FOLDER)[0]


def with_values(rule: str, *values: tuple[str, Any]) -> RuleBook:
    """The shipped rules, one of them with other values: `("2026-07-01", 2_530_000)`."""
    book = shipped_rules()
    dated = tuple(DatedValue(date.fromisoformat(since), value, "a test") for since, value in values)
    return RuleBook({**book.rules, rule: replace(book.rules[rule], values=dated)})
