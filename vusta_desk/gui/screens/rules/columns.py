"""The columns of the rules, of one rule's values, and of the verdicts that would change."""

from collections.abc import Sequence

from PySide6.QtGui import QIcon

from vusta_desk.domain.names import sort_key, text_sort_key
from vusta_desk.gui.icons import Icons
from vusta_desk.gui.theme import colours
from vusta_desk.gui.widgets.table import Column
from vusta_desk.i18n.catalogue import Catalogue
from vusta_desk.i18n.formats import day_text, money
from vusta_desk.i18n.rule_words import confidence_text, part_text, rule_title, value_text
from vusta_desk.i18n.value_words import value_word
from vusta_desk.usecases.rules import Judged, RuleView, ValueView, VerdictChange


def today_text(view: RuleView, words: Catalogue) -> str:
    """What holds today; of a table its parts."""
    return "; ".join(_today(view, each, words) for each in view.in_force) or words.say("not known")


def _today(view: RuleView, value: ValueView, words: Catalogue) -> str:
    said = value_text(view.id, value.value, words)
    return f"{part_text(value.part, words)}: {said}" if value.part else said


def state_text(view: RuleView, words: Catalogue) -> str:
    """What there is to do about a rule; "" for nothing."""
    if view.unknown_parts:
        parts = (
            ", ".join(view.unknown_parts)
            if view.keyed_by == "level"
            else ", ".join(part_text(part, words) for part in view.unknown_parts)
        )
        return words.say("not known: {parts}", parts=parts)
    if view.needs_entry:
        return words.say("our reading")
    return words.say("entered by the office") if any(v.is_own for v in view.in_force) else ""


def rule_columns(icons: Icons, words: Catalogue) -> Sequence[Column[RuleView]]:
    """One line a rule."""
    say = words.say

    def icon(view: RuleView) -> QIcon | None:
        if view.needs_entry or view.unknown_parts:
            return icons("warning", colours().warning)
        return None

    return (
        Column(
            "rule",
            say("Rule"),
            lambda view: rule_title(view.id, words),
            28,
            key=lambda view: text_sort_key(rule_title(view.id, words)),
            icon=icon,
            strong=True,
        ),
        Column("state", say("To do"), lambda view: state_text(view, words), 14),
        Column("today", say("What holds today"), lambda view: today_text(view, words), 40),
    )


def origin_text(value: ValueView, words: Catalogue) -> str:
    """Where a value comes from: the office, our reading, or how sure its source is."""
    if value.is_own:
        return words.say("entered by the office")
    if value.choice:
        return words.say("our reading")
    return confidence_text(value.confidence, words)


def holds_text(value: ValueView, words: Catalogue) -> str:
    """Whether a value holds today, and which of its parts do not."""
    if not value.in_force:
        return ""
    if value.overtaken:
        parts = ", ".join(value.overtaken)
        return words.say("holds today, but for {parts}", parts=parts)
    return words.say("holds today")


def value_columns(
    rule: RuleView | None, icons: Icons, words: Catalogue
) -> Sequence[Column[ValueView]]:
    """All values of a rule side by side, shipped and the office's own."""
    say, name = words.say, rule.id if rule else ""

    def icon(value: ValueView) -> QIcon | None:
        return icons("done", colours().good) if value.in_force else None

    return (
        Column(
            "since",
            say("From"),
            lambda value: day_text(value.since),
            10,
            key=lambda value: value.since,
            strong=True,
        ),
        Column("part", say("Of"), lambda value: part_text(value.part, words), 8),
        Column("value", say("Value"), lambda value: value_text(name, value.value, words), 22),
        Column("holds", say("In force"), lambda value: holds_text(value, words), 13, icon=icon),
        Column("origin", say("Whose, how sure"), lambda value: origin_text(value, words), 20),
        Column("source", say("Source"), lambda value: value.source, 40),
        Column("url", say("Found at"), lambda value: value.url, 24, hidden=True),
    )


def judged_text(judged: Judged | None, words: Catalogue) -> str:
    """A verdict in words: outcome, level, money."""
    if judged is None:
        return words.say("no such round")
    parts = [value_word("outcome", judged.outcome, words)]
    if judged.level is not None:
        parts.append(part_text(str(judged.level), words))
    if judged.amount is not None:
        parts.append(money(judged.amount, words.language))
    return ", ".join(parts)


def change_columns(words: Catalogue) -> Sequence[Column[VerdictChange]]:
    """Whose verdict would change, and how."""
    say = words.say
    return (
        Column("round", say("Round"), lambda each: each.round, 9),
        Column(
            "name",
            say("Full name"),
            lambda each: each.name,
            17,
            key=lambda each: sort_key(each.name),
            strong=True,
        ),
        Column("before", say("Now"), lambda each: judged_text(each.before, words), 26),
        Column("after", say("Would be"), lambda each: judged_text(each.after, words), 28),
        Column(
            "branch",
            say("Branch"),
            lambda each: each.branch,
            24,
            key=lambda each: text_sort_key(each.branch),
        ),
    )
