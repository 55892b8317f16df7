"""Keeping the file well: history, undo, backups, the check of file and records."""

from dataclasses import dataclass
from pathlib import Path

from vusta_desk.domain.badge_checks import check_badges
from vusta_desk.domain.findings import Finding
from vusta_desk.domain.record_checks import check_open_questions, check_registry
from vusta_desk.i18n.operation_words import operation_title
from vusta_desk.storage import backup
from vusta_desk.storage import history as recorded
from vusta_desk.storage import undo as undoing
from vusta_desk.storage.check import check_file
from vusta_desk.usecases.services import Services


@dataclass(frozen=True, slots=True)
class Done:
    """One operation as people read it; `undone` while it does not hold."""

    id: int
    time: str
    who: str
    kind: str
    title: str
    undone: bool


def history(services: Services, limit: int | None = None) -> list[Done]:
    """What was done, the latest first."""
    with services.data.read() as connection:
        operations = recorded.history(connection, limit)
    return [
        Done(
            id=operation.id,
            time=operation.time.isoformat(timespec="seconds"),
            who=operation.who,
            kind=operation.kind,
            title=operation_title(operation.kind, operation.details, services.words),
            undone=operation.undone,
        )
        for operation in operations
    ]


def undo(services: Services, operation: int) -> int:
    """Takes an operation back and returns the number of the undoing operation.

    Raises Refused, with the rows in the way, where later work stands on it.
    """
    return undoing.undo(services.data, operation, services.who, services.clock())


def back_up(services: Services, place: Path | None = None) -> Path:
    """Makes a backup, opens it and counts what is in it; returns where it lies."""
    if place is None:
        return backup.make(services.data, services.clock()).path
    return backup.write(services.data, place, services.clock()).path


def check(services: Services) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The findings on the file itself and, where there are none, those on the records."""
    damage = check_file(services.data)
    if damage:
        return damage, ()
    registry = services.registry()
    return (), (
        *check_registry(registry),
        *check_open_questions(registry.members, services.today),
        *check_badges(registry.members, services.rulebook),
    )
