"""The fates of rows in words, with their icons, the worst first."""

from collections.abc import Mapping

from vusta_desk.domain.findings import Finding, Severity, worst_first
from vusta_desk.i18n.catalogue import N_
from vusta_desk.usecases.import_members import Fate, PlannedRow

FATE_ICONS: Mapping[Fate, str] = {
    Fate.REFUSED: "error",
    Fate.UNSURE: "question",
    Fate.CHANGED: "edit",
    Fate.NEW: "add",
    Fate.SAME: "done",
}
"""Every fate, the one that needs a person most first."""

FATE_EXPLAINED: Mapping[Fate, str] = {
    Fate.REFUSED: N_("These rows cannot be taken in as they are."),
    Fate.UNSURE: N_("It is not certain whom these rows are about; they are not taken in."),
    Fate.CHANGED: N_("These people are on record; the list knows something more or otherwise."),
    Fate.NEW: N_("These people are not on record yet."),
    Fate.SAME: N_("These people are on record just so."),
}

_ORDER = {fate: place for place, fate in enumerate(FATE_ICONS)}
_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


_CAUSES = frozenset(
    ("row_without_name", "branch_unsure", "person_twice_in_list", "not_in_registry")
)


def cause(row: PlannedRow) -> Finding | None:
    """Why a row is not taken in, where that is one of its findings."""
    if row.fate not in (Fate.REFUSED, Fate.UNSURE):
        return None
    waits_for = row.draft.unsure[1].code if row.draft and row.draft.unsure else None
    telling = (
        *(found for found in row.findings if found.code == waits_for),
        *(each for each in row.findings if each.code in _CAUSES or "candidates" in each.details),
    )
    return next(iter(telling), next(iter(worst_first(row.findings)), None))


def worth_seeing(row: PlannedRow) -> list[Finding]:
    """Why it is not taken in, then what is more than a note; else the notes."""
    worth = [found for found in row.findings if found.severity is not Severity.INFO]
    why = cause(row)
    found = worst_first(worth or row.findings)
    return found if why is None else [why, *(each for each in found if each is not why)]


def urgency(row: PlannedRow) -> tuple[int, int, int]:
    """How much a row needs to be looked at: its fate, its worst finding, then the file's order."""
    worst = worst_first(row.findings)
    return _ORDER[row.fate], _WEIGHT[worst[0].severity] if worst else len(_WEIGHT), row.row
