"""What lists have taught: loaded for the next list, remembered and forgotten with the last one."""

from collections.abc import Mapping
from typing import Any

from vusta_desk.domain.names import folded
from vusta_desk.importing.choices import Learned
from vusta_desk.storage import learned as stored
from vusta_desk.storage.unit_of_work import Writer
from vusta_desk.usecases.services import Services


def known(services: Services) -> Learned:
    """Everything that lists have taught so far."""
    with services.data.read() as connection:
        kinds: Any = stored.learned(connection)
    return Learned(
        headers=kinds["header"],
        columns={shape: dict(columns) for shape, columns in kinds["columns"].items()},
        branches=kinds["branch"],
    )


def fresh(lessons: Learned, before: Learned) -> Learned:
    """What of the lessons is not known yet, or known otherwise."""
    names = {folded(name): key for name, key in before.branches.items()}
    return Learned(
        headers=_differing(lessons.headers, before.headers),
        columns=_differing(lessons.columns, before.columns),
        branches={
            name: key for name, key in lessons.branches.items() if names.get(folded(name)) != key
        },
    )


def learn(writer: Writer, lessons: Learned) -> None:
    """Remembers the lessons; the undo of the operation forgets them.

    A branch name takes the place of what was learned of the same name in other letters.
    """
    connection = writer.connection
    stored.learn(connection, "header", lessons.headers)
    stored.learn(connection, "columns", lessons.columns)
    again = set(map(folded, lessons.branches))
    before = [name for name in stored.learned(connection)["branch"] if folded(name) in again]
    stored.learn(connection, "branch", {**dict.fromkeys(before), **lessons.branches})


def _differing(new: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in new.items() if before.get(name) != value}
