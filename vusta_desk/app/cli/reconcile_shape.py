"""The JSON of `reconcile`: a contract; keys may be added, never changed."""

from dataclasses import asdict

from vusta_desk.domain.comparison import Line
from vusta_desk.domain.movements import Movement, Movements
from vusta_desk.usecases.reconcile import Compared


def reconcile_shape(
    compared: Compared, moved: Movements | None, operation: int | None
) -> dict[str, object]:
    """What the two sides do not agree on; `operation` is null where nothing was recorded."""
    return _Shape(compared).whole(moved, operation)


class _Shape:
    def __init__(self, compared: Compared) -> None:
        self._compared = compared
        self._branches = {key: branch.name for key, branch in compared.branches.items()}
        self._rows = {(row.sheet, row.row): row for row in compared.previewed.plan.rows}

    def whole(self, moved: Movements | None, operation: int | None) -> dict[str, object]:
        comparison = self._compared.comparison
        return {
            "missing_here": [self._missing_here(line) for line in comparison.missing_here],
            "missing_there": [self._missing_there(line) for line in comparison.missing_there],
            "different": [self._different(line) for line in comparison.different],
            "unclear": [
                {
                    "sheet": row.sheet,
                    "row": row.row,
                    "name": row.member.name,
                    "codes": [finding.code for finding in row.findings],
                }
                for row in self._compared.unclear
            ],
            "source": comparison.source,
            "day": comparison.day.isoformat(),
            "file": self._compared.previewed.plan.file,
            "counts": asdict(comparison.counts),
            "movement": None if moved is None else _movement(moved),
            "operation": operation,
        }

    def _missing_here(self, line: Line) -> dict[str, object]:
        assert line.row is not None
        draft = self._rows[line.row].draft
        values = draft.values if draft else {}
        birth = values.get("birth_date")
        return {
            "name": line.name,
            "personal_id": values.get("personal_id"),
            "card_number": values.get("card_number"),
            "birth_date": str(birth) if birth else None,
            "branch": self._branches.get(line.branch or "", ""),
            "key": line.key,
            **self._more(line),
        }

    def _missing_there(self, line: Line) -> dict[str, object]:
        return {
            "key": line.subject,
            "name": line.name,
            "branch": self._branches.get(line.branch or "", ""),
            **self._more(line),
        }

    def _different(self, line: Line) -> dict[str, object]:
        return {
            "key": line.subject,
            "field": line.field,
            "ours": self._side(line, line.ours),
            "theirs": self._side(line, line.theirs),
            "name": line.name,
            **self._more(line),
        }

    def _more(self, line: Line) -> dict[str, object]:
        settled = line.settled
        return {
            "why": line.why,
            "row": line.row and line.row[1],
            "settled": settled and {"decision": str(settled.decision), "note": settled.note},
        }

    def _side(self, line: Line, value: object) -> str:
        return self._branches.get(str(value), "") if line.field == "branch" else str(value)


def _movement(moved: Movements) -> dict[str, object]:
    return {
        "since": moved.since.isoformat(),
        "until": moved.until.isoformat(),
        "at_start": moved.at_start,
        "increases": [_moved(move) for move in moved.increases],
        "decreases": [_moved(move) for move in moved.decreases],
        "at_end": moved.at_end,
    }


def _moved(move: Movement) -> dict[str, object]:
    return {
        "key": move.key,
        "name": move.name,
        "reason": str(move.reason),
        "day": move.day.isoformat() if move.day else None,
    }
