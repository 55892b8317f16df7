"""What becomes of a row whose remark says that somebody died, moved away or was put out.

Somebody new with a full day comes in with that standing, and that is told; without one the row
waits for a person. Of somebody on record it is offered and never taken unasked.
"""

from dataclasses import replace

from vusta_desk.domain.findings import Severity
from vusta_desk.domain.member import Member, Standing
from vusta_desk.importing.cells.readings import Problem, problem
from vusta_desk.importing.cells.remarks import leaving
from vusta_desk.importing.fates.changes import FieldChange
from vusta_desk.importing.rows.people import Draft

_ASKED = "remark_may_end_membership"
_KEPT = frozenset({"remark_kept", "status_not_taken"})  # that words are kept, said more plainly


def is_open(draft: Draft) -> bool:
    """Whether it is for a person to say what somebody new is by now."""
    return bool(draft.leaving) and not _dated(draft)


def waits_for_standing(draft: Draft) -> bool:
    """Whether a row is unsure for this alone, so that it is nobody on record."""
    return draft.unsure is not None and draft.unsure[1].code == _ASKED


def with_standing(member: Member, draft: Draft) -> tuple[Member, list[tuple[str, Problem]]]:
    """Somebody new with the standing that has its day, and what is told of it."""
    if not draft.leaving:
        return member, []
    if not (dated := _dated(draft)):
        return member, [_told(_ASKED, draft)]
    told = [_told("standing_from_remark", draft)]
    return replace(member, standings=(*member.standings, *dated)), told


def offered(
    ours: Member, member: Member, draft: Draft
) -> tuple[list[FieldChange], list[tuple[str, Problem]]]:
    """What is offered of somebody on record, and what is told; nothing that is on record so."""
    known = {entry.standing for entry in ours.standings}
    if all(entry.standing in known for entry in draft.leaving):
        return [], []
    told = [_told(_ASKED, draft)]
    if not (dated := _dated(draft)):
        return [], told
    return [FieldChange("standings", ours.standings, (*member.standings, *dated))], told


def _dated(draft: Draft) -> tuple[Standing, ...]:
    """The one standing told, if its day is told as well."""
    is_plain = len(draft.leaving) == 1 and draft.leaving[0].since is not None
    return draft.leaving if is_plain else ()


def _told(code: str, draft: Draft) -> tuple[str, Problem]:
    """The warning by its field, in the place of the note that the words are kept."""
    texts = {field: draft.written[field] for field in ("note", "status") if field in draft.written}
    told_by = [field for field, words in texts.items() if leaving(words)]
    draft.problems = [entry for entry in draft.problems if entry[1].code not in _KEPT]
    first = draft.leaving[0]
    return told_by[0], problem(
        Severity.WARNING,
        code,
        words="; ".join(texts[field] for field in told_by),
        standing=str(first.standing),
        since=first.since,
    )
