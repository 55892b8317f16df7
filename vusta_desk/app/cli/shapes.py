"""The JSON shapes of the command line: a contract; keys may be added, never changed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from vusta_desk.domain.ceremony import Ceremony, Entry, totals
from vusta_desk.domain.findings import Finding
from vusta_desk.domain.registry_json import member_document
from vusta_desk.domain.rounds import Round
from vusta_desk.importing.files.raw import column_letters
from vusta_desk.usecases.browse_members import Listing
from vusta_desk.usecases.ceremonies import CeremonyRow
from vusta_desk.usecases.evaluate import RoundResult, Row
from vusta_desk.usecases.import_members import (
    BranchQuestion,
    DateQuestion,
    Fate,
    FieldChange,
    PlannedRow,
    Preview,
)
from vusta_desk.usecases.rosters import plain, reason_document
from vusta_desk.usecases.upkeep import Done


def round_shape(round_: Round) -> dict[str, object]:
    """A round with its window and reference day."""
    return {
        "name": round_.name,
        "day": round_.day.isoformat(),
        "window": [day.isoformat() for day in round_.window],
        "reference_day": round_.reference_day.isoformat(),
    }


def evaluate_shape(result: RoundResult) -> dict[str, object]:
    """Everyone's outcome in a round; of a closed one `closed` is the day it is frozen since."""
    frozen = {} if result.closed_on is None else {"closed": result.closed_on.isoformat()}
    return {
        "round": round_shape(result.round),
        "rules": result.rules,
        "members": len(result.rows),
        "counts": {str(outcome): count for outcome, count in result.counts.items()},
        "rows": [_row_shape(row) for row in result.rows],
        **frozen,
    }


def _row_shape(row: Row) -> dict[str, object]:
    decision = row.decision
    return {
        "key": row.member.key,
        "name": row.member.name,
        "branch": row.branch,
        "outcome": str(decision.outcome),
        "level": decision.level,
        "due_day": _iso(decision.due_day),
        "due_range": decision.due_range and [_iso(day) for day in decision.due_range],
        "possible": [str(outcome) for outcome in decision.possible],
        "amount": row.amount,
        "skipped_levels": list(decision.skipped_levels),
        "reasons": [reason_document(reason) for reason in row.reasons],
    }


def import_shape(preview: Preview, operation: int | None) -> dict[str, object]:
    """Fates and findings of an import; `operation` is null when nothing was written."""
    return {
        "file": preview.plan.file,
        "rows": len(preview.plan.rows),
        "fates": {str(fate): count for fate, count in preview.fates.items()},
        "findings": [placed(finding) for finding in preview.plan.findings],
        "operation": operation,
        "profile": preview.plan.profile,
        "encoding": str(preview.plan.encoding),
        "questions": {
            "branches": [_branch_question(asked) for asked in preview.plan.branch_questions],
            "dates": [_date_question(asked) for asked in preview.plan.date_questions],
            "people": list(_people_questions(preview)),
        },
        "changes": [_change(row, each) for row in preview.plan.rows for each in row.changes],
        "offers": [_change(row, each) for row in preview.plan.rows for each in row.offers],
    }


def _people_questions(preview: Preview) -> Iterator[dict[str, object]]:
    """The rows of which it is not certain who they are about, with whoever may be meant."""
    for row in preview.plan.rows:
        if row.fate is Fate.UNSURE:
            for found in row.findings:
                if "candidates" in found.details:
                    yield {
                        "sheet": row.sheet,
                        "row": row.row,
                        "name": row.member.name,
                        "code": found.code,
                        "candidates": plain(found.details["candidates"]),
                    }


def _change(row: PlannedRow, change: FieldChange) -> dict[str, object]:
    """One field of somebody on record: what is here, and what the list says; null is not known."""
    field = change.field
    sides: list[dict[str, Any]] = [{field: change.ours}, {field: change.theirs}]
    ours, theirs = (member_document(replace(row.member, **side)).get(field) for side in sides)
    return {
        "sheet": row.sheet,
        "row": row.row,
        "key": row.member.key,
        "name": row.member.name,
        "field": field,
        "ours": ours,
        "theirs": theirs,
    }


def _branch_question(asked: BranchQuestion) -> dict[str, object]:
    return {"name": asked.name, "guesses": list(asked.guesses), "rows": asked.rows}


def _date_question(asked: DateQuestion) -> dict[str, object]:
    return {
        "column": column_letters(asked.column),
        "field": asked.field,
        "rows": asked.rows,
        "examples": [list(example) for example in asked.examples],
        "swapped": asked.swapped,
    }


def placed(finding: Finding) -> dict[str, object]:
    """A finding about a file, with its place in it."""
    return {
        "severity": str(finding.severity),
        "code": finding.code,
        "sheet": finding.place.sheet,
        "row": finding.place.row,
        "column": finding.place.column,
        "key": finding.subject,
        "details": _details(finding),
    }


def members_shape(found: Listing) -> dict[str, object]:
    """What a search has found."""
    return {
        "total": found.total,
        "rows": [
            {
                "key": row.key,
                "name": row.name,
                "branch": row.branch or "",
                "birth_date": str(row.birth_date) if row.birth_date else None,
                "card_number": row.card_number,
                "standing": row.standing,
            }
            for row in found.rows
        ],
    }


def check_shape(damage: Sequence[Finding], findings: Sequence[Finding]) -> dict[str, object]:
    """What is wrong with the file, then with the records."""
    return {
        "integrity": "damaged" if damage else "ok",
        "findings": [
            {
                "severity": str(finding.severity),
                "code": finding.code,
                "key": finding.subject,
                "details": _details(finding),
            }
            for finding in (*damage, *findings)
        ],
    }


def history_shape(done: Sequence[Done]) -> dict[str, object]:
    """What was done, the latest first."""
    return {
        "operations": [
            {
                "id": entry.id,
                "time": entry.time,
                "who": entry.who,
                "kind": entry.kind,
                "title": entry.title,
                "undone": entry.undone,
                "partly_undone": entry.partly_undone,
            }
            for entry in done
        ]
    }


def ceremony_row_shape(row: CeremonyRow) -> dict[str, object]:
    """One line of the list of ceremonies."""
    return {
        "id": row.id,
        "name": row.name,
        "day": row.day.isoformat(),
        "place": row.place,
        "state": str(row.state),
        "people": row.people,
    }


def ceremony_shape(ceremony: Ceremony) -> dict[str, object]:
    """A ceremony with its roster and what it adds up to."""
    sums = totals(ceremony.entries)
    return {
        "id": ceremony.id,
        "name": ceremony.name,
        "day": ceremony.day.isoformat(),
        "place": ceremony.place,
        "state": str(ceremony.state),
        "rounds": [round_.name for round_ in ceremony.rounds],
        "rules": ceremony.rules,
        "entries": [
            _entry_shape(position, entry) for position, entry in enumerate(ceremony.entries, 1)
        ],
        "totals": {
            "people": sums.people,
            "levels": {str(level): count for level, count in sums.levels.items()},
            "amount": sums.amount,
            "amount_unknown": sums.amount_unknown,
        },
    }


def _entry_shape(position: int, entry: Entry) -> dict[str, object]:
    return {
        "position": position,
        "key": entry.key,
        "name": entry.name,
        "branch": entry.branch,
        "level": entry.level,
        "kind": str(entry.kind),
        "round": entry.round,
        "due_day": _iso(entry.due_day),
        "amount": entry.amount,
        "left_out": entry.left_out,
        "put_in": entry.put_in,
        "decision": entry.decision,
        "decision_date": _iso(entry.decision_date),
        "serial": entry.serial,
    }


def _details(finding: Finding) -> dict[str, object]:
    return {key: plain(value) for key, value in finding.details.items()}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
