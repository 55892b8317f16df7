"""What became of a list that was taken in, in words: what was written and what was left."""

from collections import Counter
from dataclasses import dataclass

from vusta_desk.domain.findings import Finding
from vusta_desk.gui.screens.importing.fates import cause
from vusta_desk.gui.screens.importing.said import Said
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.finding_words import finding_words
from vusta_desk.i18n.formats import number
from vusta_desk.usecases import refused_rows
from vusta_desk.usecases.import_members import Preview, TakingIn


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
    """How many rows were not taken in, and of what kinds; empty where all were."""
    rows = refused_rows.refused(previewed, said.decisions)
    if not rows:
        return ""
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
    return "\n".join(lines)
