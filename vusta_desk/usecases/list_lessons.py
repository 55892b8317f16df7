"""What lists have taught: loaded for the next list, remembered and forgotten with the last one."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from vusta_desk.importing.choices import Learned
from vusta_desk.storage import learned as stored


def known(connection: Connection) -> Learned:
    """Everything that lists have taught so far."""
    kinds: Any = stored.learned(connection)
    return Learned(
        headers=kinds["header"],
        columns={shape: dict(columns) for shape, columns in kinds["columns"].items()},
        branches=kinds["branch"],
    )


def fresh(lessons: Learned, before: Learned) -> Learned:
    """What of the lessons is not known yet, or known otherwise."""
    return Learned(
        headers=_differing(lessons.headers, before.headers),
        columns=_differing(lessons.columns, before.columns),
        branches=_differing(lessons.branches, before.branches),
    )


def learn(connection: Connection, lessons: Learned) -> None:
    """Remembers the lessons; called inside an operation, whose undo forgets them."""
    stored.learn(connection, "header", lessons.headers)
    stored.learn(connection, "columns", lessons.columns)
    stored.learn(connection, "branch", lessons.branches)


def _differing(new: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in new.items() if before.get(name) != value}
