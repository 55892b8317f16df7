"""The office's settings: JSON values by key."""

import json
from collections.abc import Collection, Mapping

from sqlalchemy import Connection, delete, insert, select, update

from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import Committee
from vusta_desk.storage.tables import closed_rounds, settings

_COMMITTEE = {field: f"committee.{field}" for field in ("name", "superior", "symbol")}
_ROUND = "round."


def get_settings(connection: Connection) -> dict[str, object]:
    """Every setting that has a value, in order of its key."""
    found = connection.execute(select(settings.c.key, settings.c.value).order_by(settings.c.key))
    return {key: json.loads(value) for key, value in found}


def set_setting(connection: Connection, key: str, value: object) -> None:
    """Gives a setting a value; None takes it away."""
    set_settings(connection, {key: value})


def set_settings(connection: Connection, values: Mapping[str, object]) -> None:
    """Gives several settings their values; None takes one away.

    Raises Refused `round_closed` for the days of a round that is closed.
    """
    known = get_settings(connection)
    _refuse_closed_rounds(connection, [key for key in values if known.get(key) != values[key]])
    for key, value in values.items():
        mine = settings.c.key == key
        text = json.dumps(value, ensure_ascii=False, sort_keys=True)
        if value is None:
            connection.execute(delete(settings).where(mine))
        elif key in known:
            connection.execute(update(settings).where(mine).values(value=text))
        else:
            connection.execute(insert(settings).values(key=key, value=text))


def _refuse_closed_rounds(connection: Connection, keys: Collection[str]) -> None:
    if not any(key.startswith(_ROUND) for key in keys):
        return
    for code, name in connection.execute(select(closed_rounds.c.code, closed_rounds.c.name)):
        if any(key.startswith(f"{_ROUND}{code}.") for key in keys):
            raise Refused("round_closed", round=name)


def get_committee(connection: Connection) -> Committee:
    """The office as its papers name it; empty where a name was taken away."""
    known = get_settings(connection)
    return Committee(**{field: str(known.get(key, "")) for field, key in _COMMITTEE.items()})


def set_committee(connection: Connection, committee: Committee) -> None:
    """Names the office."""
    set_settings(connection, {key: getattr(committee, field) for field, key in _COMMITTEE.items()})
