"""A decision as plain JSON values, and back without loss: what a closed round keeps of everyone.

Days among the details of a reason are told apart from words that look like days.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from vusta_desk.domain.decision import Decision, Outcome
from vusta_desk.domain.findings import Detail
from vusta_desk.domain.reasons import Reason

_DAY = "day"


def decision_document(decision: Decision) -> dict[str, object]:
    """Everything of a decision but whose it is; what is not there is left out."""
    ends = decision.due_range
    return {
        "outcome": str(decision.outcome),
        "level": decision.level,
        "due_day": _iso(decision.due_day),
        "due_range": None if ends is None else [_iso(end) for end in ends],
        "possible": [str(outcome) for outcome in decision.possible],
        "skipped_levels": list(decision.skipped_levels),
        "reasons": reason_documents(decision.reasons),
    }


def decision_of(document: Mapping[str, Any], key: str) -> Decision:
    """The decision about the member with this key that `decision_document` has written."""
    ends = document["due_range"]
    return Decision(
        key=key,
        outcome=Outcome(document["outcome"]),
        level=document["level"],
        due_day=_day(document["due_day"]),
        due_range=None if ends is None else (_day(ends[0]), _day(ends[1])),
        possible=tuple(Outcome(each) for each in document["possible"]),
        skipped_levels=tuple(document["skipped_levels"]),
        reasons=reasons_of(document["reasons"]),
    )


def reason_documents(reasons: Iterable[Reason]) -> list[object]:
    """Reasons as pairs of a code and its details."""
    return [
        [reason.code, {name: _plain(value) for name, value in reason.details.items()}]
        for reason in reasons
    ]


def reasons_of(documents: Iterable[Any]) -> tuple[Reason, ...]:
    """The reasons that `reason_documents` has written."""
    return tuple(
        Reason(code, {name: _detail(value) for name, value in details.items()})
        for code, details in documents
    )


def _plain(value: Detail) -> object:
    if isinstance(value, date):
        return {_DAY: value.isoformat()}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return str(value) if isinstance(value, str) else value


def _detail(value: Any) -> Detail:
    if isinstance(value, dict):
        return date.fromisoformat(value[_DAY])
    if isinstance(value, list):
        return tuple(_detail(each) for each in value)
    known: Detail = value
    return known


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
