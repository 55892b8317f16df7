"""What became of a list that was taken in, in words: what was written and what was left."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from vusta_desk.domain.findings import Finding
from vusta_desk.gui.screens.importing.fates import cause
from vusta_desk.gui.screens.importing.notices import COLUMNS_LEFT, SHEETS_LEFT, new_branches
from vusta_desk.gui.screens.importing.said import Said, date_id
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.finding_words import finding_words
from vusta_desk.i18n.formats import number
from vusta_desk.usecases import refused_rows
from vusta_desk.usecases.import_members import Preview, TakingIn

_MOST_NAMES = 8


@dataclass(frozen=True, slots=True)
class Sum:
    """What would be written: members or branches that are new and changed; how many rows are left.

    `anything` also where only the names of the office or lessons are to be kept.
    """

    new: int
    changed: int
    left: int
    anything: bool
    of_branches: bool

    @classmethod
    def of(cls, taking: TakingIn, previewed: Preview, said: Said) -> "Sum":
        """The sum of what is taken in by what was said."""
        new, changed = taking.counts
        left = len(refused_rows.refused(previewed, said.decisions))
        of_branches = taking.kind == "import_branches"
        return cls(new, changed, left, not taking.is_nothing, of_branches)

    def act(self, words: Catalogue) -> str:
        """The words of the act that takes it in."""
        counts = {
            "new": number(self.new, words.language),
            "changed": number(self.changed, words.language),
        }
        if self.of_branches:
            return words.say(N_("Take in branches: {new} new, {changed} changed"), **counts)
        return words.say(N_("Take in: {new} new, {changed} changed"), **counts)

    def short(self, words: Catalogue) -> str:
        """The same where there is little room; the boxes under the rows tell which they are."""
        count = number(self.new + self.changed, words.language)
        return words.say(N_("Take in: {count}"), count=count)

    def done(self, words: Catalogue) -> str:
        """What was written."""
        counts = {
            "new": number(self.new, words.language),
            "changed": number(self.changed, words.language),
        }
        if self.of_branches:
            return words.say(N_("Branches taken in: {new} new, {changed} changed."), **counts)
        return words.say(N_("Taken in: {new} new, {changed} changed."), **counts)


def left_words(previewed: Preview, said: Said, words: Catalogue) -> str:
    """What stays to be done about the list, a line each; empty where nothing does."""
    lines = [*_rows_left(previewed, said, words), *_open_words(previewed, said, words)]
    return "\n".join(lines)


def _open_words(previewed: Preview, said: Said, words: Catalogue) -> list[str]:
    """Questions without an answer, columns and sheets not read, branches that were made."""
    plan, lines = previewed.plan, list[str]()
    waiting = sum(not said.is_answered(name) for name in said.asked) + sum(
        each.column not in said.choices.swapped and date_id(each.column) not in said.settled
        for each in plan.date_questions
    )
    if waiting:
        count = number(waiting, words.language)
        lines.append(words.say(N_("Questions not answered: {count}"), count=count))
    of_columns = [each for each in plan.findings if each.code in COLUMNS_LEFT]
    of_sheets = [each for each in plan.findings if each.code in SHEETS_LEFT]
    named = (
        (N_("Columns not read: {names}"), [str(each.details["header"]) for each in of_columns]),
        (N_("Sheets not read: {names}"), [str(each.place.sheet) for each in of_sheets]),
        (N_("New branches: {names}"), new_branches(previewed)),
    )
    for told, names in named:
        if names:
            lines.append(words.say(told, names=_some(names, words)))
    return lines


def _some(names: Sequence[str], words: Catalogue) -> str:
    """The first of many names, and how many more there are."""
    shown = "; ".join(names[:_MOST_NAMES])
    if len(names) <= _MOST_NAMES:
        return shown
    more = number(len(names) - _MOST_NAMES, words.language)
    return f"{shown}; {words.say(N_('and {count} more'), count=more)}"


def _rows_left(previewed: Preview, said: Said, words: Catalogue) -> list[str]:
    rows = refused_rows.refused(previewed, said.decisions)
    if not rows:
        return []
    reasons: Counter[str] = Counter()
    first: dict[str, Finding] = {}
    for row in rows:
        why = cause(row)
        reasons[why.code if why else ""] += 1
        if why is not None:
            first.setdefault(why.code, why)
    lines = [
        words.say(
            N_("Not taken in, for a person to decide: {count} rows of the file."),
            count=number(len(rows), words.language),
        )
    ]
    for code, count in reasons.most_common():
        named = finding_words(first[code], words) if code else words.gettext(N_("left by you"))
        shown = number(count, words.language)
        lines.append(words.say(N_("{word}: {count}"), word=named, count=shown))
    return lines
