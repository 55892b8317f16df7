"""What the lists of a comparison show of each line, in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from vusta_desk.domain.comparison import Line
from vusta_desk.domain.findings import Severity
from vusta_desk.domain.member import Member
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.field_words import FIELD_WORDS
from vusta_desk.i18n.formats import partial_date_text
from vusta_desk.i18n.messages import sentence
from vusta_desk.usecases import protocols
from vusta_desk.usecases.import_members import PlannedRow
from vusta_desk.usecases.reconcile import Compared, Word

HERE, THERE, DIFFERENT = "missing_here", "missing_there", "different"
UNCLEAR, SETTLED = "unclear", "settled"

LIST_TITLES: Mapping[str, str] = {
    HERE: N_("Missing here"),
    THERE: N_("Missing there"),
    DIFFERENT: N_("Different"),
    UNCLEAR: N_("Cannot be told"),
    SETTLED: N_("Settled earlier"),
}
"""The lists in the order they stand in."""

LIST_EXPLAINED: Mapping[str, str] = {
    HERE: N_("These people are on the list; here they are not, or do not count."),
    THERE: N_("These members count here; the list does not have them."),
    DIFFERENT: N_("Both sides have these members; the two records cannot both be right."),
    UNCLEAR: N_("It cannot be told who these rows of the list are about."),
    SETTLED: N_("This was decided earlier, and neither side has changed since."),
}


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A line of a comparison, or a row of their list that cannot be told, in words."""

    name: str
    what: str
    ours: str
    theirs: str
    branch: str
    line: Line | None = None
    planned: PlannedRow | None = None


def shown_lists(compared: Compared, words: Catalogue) -> dict[str, list[ShownRow]]:
    """The rows of every list."""
    made = _Rows(compared, words)
    found = compared.comparison
    lists: dict[str, list[ShownRow]] = {name: [] for name in LIST_TITLES}
    for name, lines in (
        (HERE, found.missing_here),
        (THERE, found.missing_there),
        (DIFFERENT, found.different),
    ):
        for line in lines:
            lists[SETTLED if line.settled else name].append(made.of_line(line))
    lists[UNCLEAR] = [made.of_planned(row) for row in compared.unclear]
    return lists


def decision_words(
    row: ShownRow, decisions: Mapping[tuple[str, str], Word], words: Catalogue
) -> str:
    """What is decided of a row, or was earlier; empty for nothing."""
    if row.line is None:
        return ""
    word = decisions.get(row.line.id)
    if word is not None:
        return protocols.decision_text(word.decision, word.note, words, row.line)
    if (settled := row.line.settled) is None:
        return ""
    return protocols.decision_text(settled.decision, settled.note, words, row.line)


class _Rows:
    def __init__(self, compared: Compared, words: Catalogue) -> None:
        self._words = words
        self._branches = {key: branch.name for key, branch in compared.branches.items()}
        self._members = {member.key: member for member in compared.registry.members}
        self._planned = {(row.sheet, row.row): row for row in compared.previewed.plan.rows}

    def of_line(self, line: Line) -> ShownRow:
        branch = self._branches.get(line.branch or "", "")
        if line.field not in (HERE, THERE):
            what = self._words.gettext(FIELD_WORDS[line.field].label)
            ours, theirs = protocols.both_sides(line, self._branches, self._words)
            return ShownRow(line.name, what, ours, theirs, branch, line)
        why = protocols.missing_why(line, self._branches, self._words)
        if line.field == HERE:
            assert line.row is not None  # it stands on their list
            what = self._words.gettext(N_("not here"))
            person = self._person(self._planned[line.row].member)
            return ShownRow(line.name, what, why, person, branch, line)
        what = self._words.gettext(N_("not on the list"))
        return ShownRow(
            line.name, what, self._person(self._members[line.subject]), why, branch, line
        )

    def of_planned(self, row: PlannedRow) -> ShownRow:
        said = [found for found in row.findings if found.severity is not Severity.INFO]
        why = " ".join(
            sentence(found.code, found.details, self._words) for found in said or row.findings
        )
        return ShownRow(
            name=row.member.name or "…",
            what=self._words.say(N_("row {row}"), row=row.row),
            ours=why,
            theirs=self._person(row.member),
            branch=self._branches.get(row.member.branch or "", ""),
            planned=row,
        )

    def _person(self, member: Member) -> str:
        birth = partial_date_text(member.birth_date) if member.birth_date else ""
        return " · ".join(filter(None, (birth, member.card_number or member.personal_id)))
