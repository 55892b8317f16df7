"""How a rule is shown: all its values side by side, which of them holds, what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from vusta_desk.domain.findings import Finding, Severity
from vusta_desk.domain.member import DisciplineForm
from vusta_desk.domain.own_rules import Holding, ReadOwn, holding
from vusta_desk.domain.rulebook import DatedValue, Rule, RuleBook
from vusta_desk.rulefiles.kinds import KINDS

_FORMS = (DisciplineForm.REPRIMAND, DisciplineForm.WARNING, DisciplineForm.REMOVAL)
_KNOWN_FROM_SILENCE = frozenset(("wait_months",))  # a form that is not named has no wait


@dataclass(frozen=True, slots=True)
class ValueView:
    """One dated value, shipped or the office's own.

    `part` is the level or the form it is about, "" for the rule as a whole. `value` is as the
    rules have it (a mapping by part where a whole table is meant); None: the office took the part
    out. `in_force` tells whether anything of it holds today, `overtaken` the parts of a table of
    which another value holds today.
    """

    since: date
    part: str
    value: Any
    source: str
    url: str
    confidence: str
    choice: bool
    is_own: bool
    in_force: bool
    overtaken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleView:
    """One rule with all its values in order of day, shipped and own side by side.

    `title` and `unit` are those of the rule files; for people `i18n.rule_words` has the words.
    `shape` names what a value, or one part of a table, looks like (`number`, `multiple`, `yes_no`,
    `levels`, `windows`, `level_before`, `start`); `keyed_by` is `level` or `form` where the rule is
    a table, else "". `parts` are those the table may have, `unknown_parts` those without a value
    today. `needs_entry` says what is unknown, or only a reading of ours, and matters in the next
    round. `by_year`: a value counts from the first year that begins on or after its day.
    """

    id: str
    title: str
    unit: str
    shape: str
    keyed_by: str
    values: tuple[ValueView, ...]
    parts: tuple[str, ...]
    unknown_parts: tuple[str, ...]
    needs_entry: tuple[Finding, ...]
    by_year: bool = False

    @property
    def in_force(self) -> tuple[ValueView, ...]:
        """The values of which anything holds today."""
        return tuple(value for value in self.values if value.in_force)

    @property
    def is_unknown(self) -> bool:
        """Whether anything of it is unknown; else what needs an entry is only our reading."""
        told = (each.severity is not Severity.INFO for each in self.needs_entry)
        return bool(self.unknown_parts) or any(told)


def possible_parts(book: RuleBook, name: str) -> tuple[str, ...]:
    """The parts a rule's table may have; none where it is no table."""
    keyed_by = KINDS[name].keyed_by
    if keyed_by == "level":
        named = {level for value in book.rules["levels"].values for level in value.value}
        return tuple(str(level) for level in sorted(named))
    return tuple(form.value for form in _FORMS) if keyed_by == "form" else ()


def rule_view(
    shipped: Rule, own: Sequence[ReadOwn], book: RuleBook, today: date, needs: tuple[Finding, ...]
) -> RuleView:
    """One rule as `shipped`, with the office's own values of it; `book` are the rules that hold."""
    kind = KINDS[shipped.id]
    by_year = kind.shape == "windows"
    held = holding(shipped, own, date(today.year, 1, 1) if by_year else today)
    rows = [_value(value, "", held) for value in shipped.values]
    rows += [_value(each.dated, "" if each.part is None else str(each.part), held) for each in own]
    parts = possible_parts(book, shipped.id)
    return RuleView(
        id=shipped.id,
        title=shipped.title,
        unit=shipped.unit,
        shape=kind.shape,
        keyed_by=kind.keyed_by,
        values=tuple(sorted(rows, key=lambda row: _place(row, parts))),
        parts=parts,
        unknown_parts=_without_value(shipped.id, parts, book, today),
        needs_entry=tuple(each for each in needs if each.subject == shipped.id),
        by_year=by_year,
    )


def _value(dated: DatedValue, part: str, held: Holding) -> ValueView:
    is_table = not part and isinstance(dated.value, dict)
    missed = [each for each in dated.value if held.parts.get(each) is not dated] if is_table else []
    in_force = held.has(dated)
    return ValueView(
        since=dated.since,
        part=part,
        value=dated.value,
        source=dated.source,
        url=dated.url,
        confidence=dated.confidence,
        choice=dated.choice,
        is_own=dated.is_own,
        in_force=in_force,
        overtaken=tuple(map(str, missed)) if in_force else (),
    )


def _place(row: ValueView, parts: tuple[str, ...]) -> tuple[date, bool, int]:
    return row.since, row.is_own, parts.index(row.part) if row.part in parts else -1


def _without_value(
    name: str, parts: tuple[str, ...], book: RuleBook, today: date
) -> tuple[str, ...]:
    """The parts that are unknown today; of the levels only those that exist."""
    if not parts or name in _KNOWN_FROM_SILENCE:
        return ()
    value = book.on(name, today)
    known = set(map(str, value.value)) if value else set()
    exist = set(map(str, book.levels(today)))
    return tuple(part for part in parts if part in exist and part not in known)
