"""Rounds and entries of a ceremony: rows to values and values to rows."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from vusta_desk.domain.ceremony import Ceremony, Entry
from vusta_desk.domain.member import BadgeKind
from vusta_desk.domain.rounds import Round
from vusta_desk.storage import rows
from vusta_desk.storage.rows import Row, Values


def ceremony_values(ceremony: Ceremony) -> Values:
    """The row of a ceremony, without its state."""
    return {
        "name": ceremony.name,
        "day": ceremony.day.isoformat(),
        "place": ceremony.place,
        "rules": ceremony.rules,
        "announced": _as_text(ceremony.announced) if ceremony.announced else None,
    }


def announced_of(row: Row) -> dict[int, int]:
    """The numbers announced with a ceremony."""
    kept = json.loads(row["announced"] or "{}")
    return {int(level): number for level, number in kept.items()}


def round_values(round_: Round) -> Values:
    """The row of a ceremony's round, without its place."""
    first, last = round_.window
    return {
        "name": round_.name,
        "day": round_.day.isoformat(),
        "window_first": first.isoformat(),
        "window_last": last.isoformat(),
        "reference_day": round_.reference_day.isoformat(),
    }


def round_of(row: Row) -> Round:
    """The round in a row."""
    day, first, last, reference = (
        date.fromisoformat(row[column])
        for column in ("day", "window_first", "window_last", "reference_day")
    )
    return Round(row["name"], day, (first, last), reference)


def entry_values(entry: Entry) -> Values:
    """The row of an entry, without its place."""
    return {
        "key": entry.key,
        "name": entry.name,
        "branch": entry.branch,
        "level": entry.level,
        "kind": entry.kind,
        "round": entry.round,
        "due_day": rows.iso(entry.due_day),
        "amount": entry.amount,
        "left_out": entry.left_out,
        "put_in": entry.put_in,
        "decision": entry.decision,
        "decision_date": rows.iso(entry.decision_date),
        "serial": entry.serial,
        "facts": _as_text(entry.facts),
        "reckoning": _as_text(entry.reckoning),
    }


def entry_of(row: Row) -> Entry:
    """The entry in a row."""
    return Entry(
        key=row["key"],
        name=row["name"],
        branch=row["branch"],
        level=row["level"],
        kind=BadgeKind(row["kind"]),
        round=row["round"],
        due_day=rows.day(row["due_day"]),
        amount=row["amount"],
        left_out=row["left_out"],
        put_in=row["put_in"],
        decision=row["decision"],
        decision_date=rows.day(row["decision_date"]),
        serial=row["serial"],
        facts=json.loads(row["facts"]),
        reckoning=json.loads(row["reckoning"]),
    )


def _as_text(value: Mapping[Any, Any]) -> str:
    return json.dumps(dict(value), ensure_ascii=False)
