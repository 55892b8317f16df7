"""The JSON of commands about rounds: a contract; keys may be added, never changed."""

from datetime import date

from vusta_desk.app.cli.shapes import placed, round_shape
from vusta_desk.domain.drift import Drift, Judged
from vusta_desk.domain.used_rules import UsedValue
from vusta_desk.usecases.round_drift import RoundDrift
from vusta_desk.usecases.round_settings import RoundRow, YearRounds


def year_shape(year: int, found: YearRounds) -> dict[str, object]:
    """The rounds of a year in order of their days; `own` where the office has set something."""
    return {
        "year": year,
        "rounds": [_of_year(row) for row in found.rows],
        "findings": [placed(finding) for finding in found.findings],
    }


def _of_year(row: RoundRow) -> dict[str, object]:
    return {
        "code": row.code,
        **round_shape(row.round),
        "deadline": _iso(row.deadline),
        "title": row.title,
        "own": row.is_own,
        "closed": _iso(row.closed),
    }


def drift_shape(found: RoundDrift) -> dict[str, object]:
    """What would come out otherwise today; `then` and `now` are null of who was or is not there."""
    return {
        "round": round_shape(found.round),
        "closed": found.closed.closed_on.isoformat(),
        "rules": {
            "then": found.closed.rules,
            "now": found.rules_now,
            "changed": [
                {
                    "rule": known.rule,
                    "part": known.part or None,
                    "then": _value(then),
                    "now": _value(now),
                }
                for then, now in found.rules
                if (known := then or now) is not None
            ],
        },
        "members": {"then": found.closed.people, "now": found.people_now},
        "people": [_person(each, found.merged.get(each.key)) for each in found.people],
        "unmoved": found.unmoved,
    }


def _person(drift: Drift, merged_into: str | None) -> dict[str, object]:
    return {
        "kind": str(drift.kind),
        "key": drift.key,
        "name": drift.name,
        "branch": drift.branch,
        "then": _judged(drift.then),
        "now": _judged(drift.now),
        "facts": list(drift.facts),
        "merged_into": merged_into,
    }


def _judged(judged: Judged | None) -> dict[str, object] | None:
    if judged is None:
        return None
    decision = judged.decision
    return {
        "outcome": str(decision.outcome),
        "level": decision.level,
        "due_day": _iso(decision.due_day),
        "amount": judged.amount,
    }


def _value(used: UsedValue | None) -> dict[str, object] | None:
    if used is None:
        return None
    return {
        "from": used.since.isoformat(),
        "value": used.value,
        "source": used.source,
        "own": used.is_own,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
