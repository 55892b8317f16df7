"""What is to be seen of a row in few words: what changes, then what was found, the worst first."""

from collections.abc import Collection

from vusta_desk.domain.findings import Severity
from vusta_desk.gui.screens.importing.fates import worth_seeing
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.field_words import FIELD_WORDS
from vusta_desk.i18n.finding_words import finding_words
from vusta_desk.i18n.messages import sentence
from vusta_desk.usecases.import_members import Fate, PlannedRow


def seen_words(row: PlannedRow, words: Catalogue, new_branches: Collection[str]) -> list[str]:
    """The row in few words; `new_branches` are the keys of branches that would be made."""
    found = [finding_words(each, words) for each in worth_seeing(row)]
    return _in_order(row, words, new_branches, found)


def seen_sentences(row: PlannedRow, words: Catalogue, new_branches: Collection[str]) -> list[str]:
    """The same, but what was found in full."""
    found = [sentence(each.code, each.details, words) for each in worth_seeing(row)]
    return _in_order(row, words, new_branches, found)


def _in_order(
    row: PlannedRow, words: Catalogue, new_branches: Collection[str], found: list[str]
) -> list[str]:
    """Changes come first, mere notes last; each is said once."""
    changes, branch = _changes(row, words), _branch(row, words, new_branches)
    are_notes = all(each.severity is Severity.INFO for each in row.findings)
    rest = [*branch, *found] if are_notes else [*found, *branch]
    return list(dict.fromkeys([*changes, *rest]))


def _changes(row: PlannedRow, words: Catalogue) -> list[str]:
    fields = [change.field for change in row.changes if change.field in FIELD_WORDS]
    if row.fate is not Fate.CHANGED or not fields:
        return []
    named = ", ".join(words.gettext(FIELD_WORDS[field].label) for field in fields)
    return [words.say(N_("changes: {fields}"), fields=named)]


def _branch(row: PlannedRow, words: Catalogue, new_branches: Collection[str]) -> list[str]:
    """That somebody would come into a new branch, or into none."""
    if row.fate not in (Fate.NEW, Fate.CHANGED):
        return []
    if row.member.branch in new_branches:
        return [words.gettext(N_("branch that is new"))]
    return [] if row.member.branch else [words.gettext(N_("without a branch"))]
