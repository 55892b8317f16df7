"""What is to be seen of a row before its findings, in few words."""

from collections.abc import Collection

from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.field_words import FIELD_WORDS
from vusta_desk.usecases.import_members import Fate, PlannedRow


def first_words(row: PlannedRow, words: Catalogue, new_branches: Collection[str]) -> list[str]:
    """The fields that change; that the branch is one of the new keys, or that there is none."""
    said = []
    fields = [change.field for change in row.changes if change.field in FIELD_WORDS]
    if row.fate is Fate.CHANGED and fields:
        named = ", ".join(words.gettext(FIELD_WORDS[field].label) for field in fields)
        said.append(words.say(N_("changes: {fields}"), fields=named))
    if row.fate in (Fate.NEW, Fate.CHANGED):
        if row.member.branch in new_branches:
            said.append(words.gettext(N_("branch that is new")))
        elif not row.member.branch:
            said.append(words.gettext(N_("without a branch")))
    return said
