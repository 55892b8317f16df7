"""Badges on record against the milestones passed: what was missed, and what does not fit."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vusta_desk.domain.badge_history import Oddity, OddityKind, odd_badges
from vusta_desk.domain.names import sort_key
from vusta_desk.i18n.badge_history_words import (
    badge_day_text,
    due_text,
    kind_word,
    levels_text,
    todo_text,
    what_text,
)
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.jobs import Progress
from vusta_desk.usecases.output import save_table
from vusta_desk.usecases.services import Services

_ORDER = {kind: place for place, kind in enumerate(OddityKind)}
_HEADING = (
    N_("Kind"),
    N_("Full name"),
    N_("Branch"),
    N_("Level"),
    N_("Lower levels too"),
    N_("Level full on"),
    N_("Badge on record"),
    N_("What does not fit"),
    N_("What to do"),
    N_("Key"),
)


@dataclass(frozen=True, slots=True)
class OddLine:
    """One thing that does not fit, of whom; `branch` is a name, or empty."""

    found: Oddity
    name: str
    branch: str

    @property
    def key(self) -> str:
        """The key of the member."""
        return self.found.key


@dataclass(frozen=True, slots=True)
class CrossCheck:
    """Everything that does not fit as of a day, what weighs most first.

    `rules` is the fingerprint of the rules, `people` how many records were looked at.
    """

    day: date
    rules: str
    people: int
    lines: tuple[OddLine, ...]

    @property
    def counts(self) -> Mapping[OddityKind, int]:
        """Lines by kind, those without any too."""
        counted = Counter(line.found.kind for line in self.lines)
        return {kind: counted[kind] for kind in OddityKind}


def cross_check(services: Services, progress: Progress | None = None) -> CrossCheck:
    """Looks at the badges of everyone on file; nothing is written."""
    registry, rulebook = services.registry(), services.rulebook
    names = {branch.key: branch.name for branch in registry.branches}
    everyone = registry.members
    looked = odd_badges(everyone, services.today, rulebook)
    lines = [
        OddLine(found, member.name, names.get(member.branch or "", ""))
        for member, odd in (progress.over(looked, len(everyone)) if progress else looked)
        for found in odd
    ]
    lines.sort(key=_weight)
    return CrossCheck(services.today, rulebook.fingerprint, len(everyone), tuple(lines))


def export(services: Services, checked: CrossCheck, lines: Sequence[OddLine], path: Path) -> int:
    """Writes lines of a cross-check as the ending of `path` says, xlsx or csv; returns how many.

    The last line names the day and the fingerprint of the rules. Raises what `output.save_table`
    refuses.
    """
    words = services.words
    heading = [words.gettext(text) for text in _HEADING]
    rows = [[*_cells(line, words)] for line in lines]
    said = words.say(
        N_("As of {day}; rules {rules}; records looked at: {count}"),
        day=f"{checked.day:%d/%m/%Y}",
        rules=checked.rules,
        count=checked.people,
    )
    title = words.gettext(N_("Cross-check of badges"))
    save_table(services, path, title, heading, [*rows, [said, *[""] * (len(heading) - 1)]])
    return len(rows)


def _weight(line: OddLine) -> tuple[int, int, str]:
    return _ORDER[line.found.kind], -line.found.level, sort_key(line.name)


def _cells(line: OddLine, words: Catalogue) -> tuple[str | int, ...]:
    found = line.found
    return (
        kind_word(found.kind, words),
        line.name,
        line.branch,
        found.level,
        levels_text(found.others),
        due_text(*found.due, words),
        badge_day_text(found, words),
        what_text(found, words),
        todo_text(found, words),
        line.key,
    )
