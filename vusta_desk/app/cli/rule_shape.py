"""The JSON of `rules`: a contract; keys may be added, never changed.

    {"rules": "fingerprint", "proof": {"total": 197, "right": 197, "failures": [{"case", "source",
     "what", "expected", "got"}]},
     "rows": [{"id", "title", "unit", "keyed_by": "level|form|", "unknown_parts": ["45"],
               "needs": [{"severity", "code", "details"}],
               "values": [{"from", "part", "value", "source", "url", "confidence": "T|M|S|I|",
                           "choice", "own", "in_force", "overtaken": []}]}]}

`value` is as the rule files have it, multiples as text; null: the office took the part out.
`rules set` gives `{"changes": [{"key", "name", "branch", "round", "before": {"outcome", "level",
"due_day", "amount"}, "after"}]}`; `before` or `after` is null where there is no such round.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from vusta_desk.domain.findings import Finding
from vusta_desk.usecases.rosters import plain
from vusta_desk.usecases.rule_cases import CaseFailure, Proof
from vusta_desk.usecases.rules import Judged, RuleView, ValueView, VerdictChange


def rules_shape(fingerprint: str, views: Iterable[RuleView], proof: Proof) -> dict[str, object]:
    """Every rule with all its values, and whether the shipped rules give what they should."""
    return {
        "rules": fingerprint,
        "proof": {
            "total": proof.total,
            "right": proof.right,
            "failures": [_failure(each) for each in proof.failures],
        },
        "rows": [_rule(view) for view in views],
    }


def changes_shape(changes: Iterable[VerdictChange]) -> dict[str, object]:
    """Whose verdict or amount would change."""
    return {
        "changes": [
            {
                "key": each.key,
                "name": each.name,
                "branch": each.branch,
                "round": each.round,
                "before": _judged(each.before),
                "after": _judged(each.after),
            }
            for each in changes
        ]
    }


def _rule(view: RuleView) -> dict[str, object]:
    return {
        "id": view.id,
        "title": view.title,
        "unit": view.unit,
        "keyed_by": view.keyed_by,
        "unknown_parts": list(view.unknown_parts),
        "needs": [_need(each) for each in view.needs_entry],
        "values": [_value(value) for value in view.values],
    }


def _need(finding: Finding) -> dict[str, object]:
    return {
        "severity": str(finding.severity),
        "code": finding.code,
        "details": {key: plain(value) for key, value in finding.details.items()},
    }


def _value(value: ValueView) -> dict[str, object]:
    return {
        "from": value.since.isoformat(),
        "part": value.part,
        "value": _json(value.value),
        "source": value.source,
        "url": value.url,
        "confidence": value.confidence,
        "choice": value.choice,
        "own": value.is_own,
        "in_force": value.in_force,
        "overtaken": list(value.overtaken),
    }


def _json(value: object) -> object:
    if isinstance(value, Mapping):
        return {str(key): _json(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_json(each) for each in value]
    return str(value) if isinstance(value, Decimal | date) else value


def _failure(failure: CaseFailure) -> dict[str, object]:
    return {
        "case": failure.id,
        "source": failure.source,
        "what": failure.what,
        "expected": plain(failure.expected),
        "got": plain(failure.got),
    }


def _judged(judged: Judged | None) -> dict[str, object] | None:
    if judged is None:
        return None
    return {
        "outcome": str(judged.outcome),
        "level": judged.level,
        "due_day": judged.due_day.isoformat() if judged.due_day else None,
        "amount": judged.amount,
    }
