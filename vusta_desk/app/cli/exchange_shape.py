"""The JSON of `import` for a workbook that a branch gave back: keys of the import, and its own."""

from collections import Counter
from collections.abc import Collection

from vusta_desk.app.cli.shapes import placed
from vusta_desk.domain.findings import Finding
from vusta_desk.usecases.branch_answers import Kind, Line, Returned, takes
from vusta_desk.usecases.import_members import Encoding, Fate


def findings_of(returned: Returned) -> list[Finding]:
    """Those about the workbook, then those about its rows."""
    rows = (line.finding for line in returned.lines if line.finding is not None)
    return [*returned.findings, *rows]


def exchange_shape(
    returned: Returned, kinds: Collection[Kind], operation: int | None
) -> dict[str, object]:
    """What the branch says; `kinds` is what of it is taken over where nobody decides otherwise.

    `operation` is null where nothing was recorded.
    """
    changed = {line.key for line in returned.lines if line.kind is Kind.CHANGE}
    unclear = {line.subject for line in returned.lines if line.kind is Kind.PROBLEM} - changed
    fates = Counter(
        {
            Fate.NEW: sum(line.kind is Kind.NEW for line in returned.lines),
            Fate.CHANGED: len(changed),
            Fate.UNSURE: len(unclear),
        }
    )
    fates[Fate.SAME] = max(returned.people - len(changed) - len(unclear), 0)
    return {
        "file": returned.path.name,
        "rows": sum(fates.values()),
        "fates": {str(fate): fates[fate] for fate in Fate},
        "findings": [placed(finding) for finding in findings_of(returned)],
        "operation": operation,
        "profile": "branch_workbook",
        "encoding": str(Encoding.AUTO),
        "questions": {"branches": [], "dates": []},
        "branch": returned.exchange.branch,
        "sent_on": returned.exchange.sent_on.isoformat(),
        "answer": "changes" if returned.says_something else "no_change",
        "answered_by": returned.answered_by,
        "answered_on": returned.answered_on,
        "lines": [_line(line, kinds) for line in returned.lines if line.kind is not Kind.PROBLEM],
    }


def _line(line: Line, kinds: Collection[Kind]) -> dict[str, object]:
    return {
        "kind": str(line.kind),
        "key": line.key,
        "row": line.row,
        "name": line.name,
        "field": line.field or None,
        "sent": line.sent,
        "ours": line.ours,
        "theirs": line.theirs,
        "why": line.why and str(line.why),
        "taken": line.kind in kinds and takes(line, {}),
    }
