"""The columns of the rules, of one rule's values, and of the verdicts that would change."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QIcon

from vusta_desk.domain.findings import Severity
from vusta_desk.domain.names import sort_key, text_sort_key
from vusta_desk.gui.icons import Icons
from vusta_desk.gui.theme import colours
from vusta_desk.gui.widgets.finding_lines import severity_icon
from vusta_desk.gui.widgets.table import Column
from vusta_desk.i18n.catalogue import Catalogue
from vusta_desk.i18n.formats import day_text
from vusta_desk.i18n.rule_words import (
    judged_amount,
    judged_texts,
    origin_text,
    part_text,
    rule_title,
    value_text,
)
from vusta_desk.usecases.rules import Judged, RuleView, ValueView, VerdictChange


def said_text(rule: str, value: ValueView, words: Catalogue) -> str:
    """A value in words, with the part it is about."""
    said = value_text(rule, value.value, words)
    return f"{part_text(value.part, words)}: {said}" if value.part else said


def today_text(view: RuleView, words: Catalogue) -> str:
    """What holds today; of a table its parts."""
    said = "; ".join(said_text(view.id, each, words) for each in view.in_force)
    return said or words.say("not known")


def state_text(view: RuleView, words: Catalogue) -> str:
    """How well a rule is known; "" for nothing to be said."""
    if view.unknown_parts:
        parts = (
            ", ".join(view.unknown_parts)
            if view.keyed_by == "level"
            else ", ".join(part_text(part, words) for part in view.unknown_parts)
        )
        return words.say("not known: {parts}", parts=parts)
    if view.is_unknown:
        return words.say("not known")
    if view.needs_entry:
        return words.say("our reading")
    return words.say("entered by the office") if any(v.is_own for v in view.in_force) else ""


def rule_columns(icons: Icons, words: Catalogue) -> Sequence[Column[RuleView]]:
    """One line a rule."""
    say = words.say

    def icon(view: RuleView) -> QIcon | None:
        if view.is_unknown:
            return severity_icon(Severity.WARNING, icons)
        return severity_icon(Severity.INFO, icons) if view.needs_entry else None

    return (
        Column(
            "rule",
            say("Rule"),
            lambda view: rule_title(view.id, words),
            26,
            key=lambda view: text_sort_key(rule_title(view.id, words)),
            strong=True,
        ),
        Column("state", say("State"), lambda view: state_text(view, words), 23, icon=icon),
        Column("today", say("What holds today"), lambda view: today_text(view, words), 8),
    )


def holds_text(value: ValueView, words: Catalogue) -> str:
    """Whether a value holds today, and which of its parts do not."""
    if not value.in_force:
        return ""
    if value.overtaken:
        parts = ", ".join(part_text(part, words) for part in value.overtaken)
        return words.say("holds today, but for {parts}", parts=parts)
    return words.say("holds today")


def whose_text(value: ValueView, words: Catalogue) -> str:
    """Whose a value is, or how sure its source is."""
    return origin_text(value.is_own, value.choice, value.confidence, words)


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
            whole=True,
            strong=True,
        ),
        Column("value", say("Value"), lambda value: said_text(name, value, words), 22),
        Column("holds", say("In force"), lambda value: holds_text(value, words), 16, icon=icon),
        Column("origin", say("Whose, how sure"), lambda value: whose_text(value, words), 15),
        Column("source", say("Source"), lambda value: value.source, 4),
    )


def change_columns(words: Catalogue) -> Sequence[Column[VerdictChange]]:
    """Whose verdict would change, and how."""
    say = words.say

    def told(change: VerdictChange) -> str:
        return "\n".join(judged_texts(change.before, change.after, words))

    return (
        Column("round", say("Round"), lambda each: each.round, 8, whole=True),
        Column(
            "name",
            say("Full name"),
            lambda each: each.name,
            14,
            key=lambda each: sort_key(each.name),
            tooltip=lambda each: f"{each.name}\n{each.branch}",
            strong=True,
        ),
        Column("level", say("Level"), _levels, 4, right=True),
        Column("before", say("Now"), lambda each: _sides(each, words)[0], 12, tooltip=told),
        _amount("amount-before", say("Amount now"), lambda each: each.before, words),
        Column("after", say("Would be"), lambda each: _sides(each, words)[1], 12, tooltip=told),
        _amount("amount-after", say("Amount then"), lambda each: each.after, words),
        Column(
            "branch",
            say("Branch"),
            lambda each: each.branch,
            24,
            key=lambda each: text_sort_key(each.branch),
            hidden=True,
        ),
    )


def _sides(change: VerdictChange, words: Catalogue) -> tuple[str, str]:
    return judged_texts(change.before, change.after, words, brief=True)


def _levels(change: VerdictChange) -> str:
    """The level, of both sides where they differ."""
    sides = (change.before, change.after)
    return " → ".join(dict.fromkeys(str(each.level) for each in sides if each and each.level))


def _amount(
    id_: str, title: str, side: Callable[[VerdictChange], Judged | None], words: Catalogue
) -> Column[VerdictChange]:
    """The money of a side, in a column of its own: often it is all that changes."""

    def amount(change: VerdictChange) -> int:
        judged = side(change)
        return judged.amount or 0 if judged else 0

    return Column(
        id_, title, lambda each: judged_amount(side(each), words), 11, key=amount, right=True
    )
