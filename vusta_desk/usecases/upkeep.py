"""Keeping the file well: history, undo, backups, the check of file and records."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from vusta_desk.domain.badge_checks import check_badges
from vusta_desk.domain.findings import Finding, Refused
from vusta_desk.domain.record_checks import check_open_questions, check_registry, check_remarks
from vusta_desk.i18n.operation_words import operation_title, root_title
from vusta_desk.importing.cells.remarks import leaving
from vusta_desk.storage import backup
from vusta_desk.storage import history as recorded
from vusta_desk.storage import undo as undoing
from vusta_desk.storage import undo_rest as undoing_rest
from vusta_desk.storage.check import check_file
from vusta_desk.storage.history import Operation
from vusta_desk.storage.places import refuse_place_of_file
from vusta_desk.storage.undo_rest import Rest
from vusta_desk.usecases import ceremonies, nominations, rules
from vusta_desk.usecases.services import Services

__all__ = [
    "Done",
    "Rest",
    "back_up",
    "check",
    "history",
    "next_redo",
    "next_undo",
    "rest",
    "undo",
    "undo_rest",
]

_UNDOING = frozenset(("undo", "undo_rest"))
_OF_MENU = _UNDOING | {"redo"}
_NAMED = 5  # operations in a sentence; their numbers are all there


@dataclass(frozen=True, slots=True)
class Done:
    """One operation as people read it; `undone` while it does not hold.

    `about` is its title or, for an undo and a redo, the title of what it goes back to. `undoable`
    says whether an undo is offered at all; later work may still be in the way. `rows` is how many
    changes of rows it made.
    """

    id: int
    time: str
    who: str
    kind: str
    title: str
    undone: bool
    about: str
    undoable: bool
    partly_undone: bool
    rows: int
    subject: str | None


def history(services: Services, limit: int | None = None) -> list[Done]:
    """What was done, the latest first."""
    with services.data.read() as connection:
        operations = recorded.history(connection, limit)
        partly = recorded.partly_undone(connection)
    return [_done(services, operation, partly) for operation in operations]


def next_undo(services: Services) -> Done | None:
    """What Undo takes back: the latest work that holds and is not itself an undo or a redo.

    Where a part of it was undone already, that is left to the history.
    """
    with services.data.read() as connection:
        partly = recorded.partly_undone(connection)
        for operation in recorded.newest_first(connection):
            is_work = operation.kind not in _OF_MENU and _is_undoable(operation)
            if is_work and operation.id not in partly:
                return _done(services, operation, partly)
    return None


def next_redo(services: Services) -> Done | None:
    """The latest undo that holds, which Redo takes back; None once other work was done since."""
    with services.data.read() as connection:
        for operation in recorded.newest_first(connection):
            if operation.kind not in _OF_MENU:
                return None
            if operation.kind in _UNDOING and not operation.undone:
                return _done(services, operation, recorded.partly_undone(connection))
    return None


def undo(services: Services, operation: int) -> int:
    """Takes an operation back and returns the number of the undoing operation.

    Undo of an undo is a redo. Raises Refused: `undo_blocked` and `undo_blocked_outside`, with the
    `rows` in the way as (kind, key, name), the later `operations` and what that `work` was, where
    later work stands on it; `undo_closed_ceremony`, `undo_not_offered`, `already_undone`,
    `no_such_operation`, `undo_conflict`.
    """
    with _naming_later_work(services):
        return undoing.undo(services.data, operation, services.who, services.clock())


def rest(services: Services, operation: int) -> Rest:
    """What `undo_rest` would do: the number of records `undone`, and the `kept` (kind, key, name).

    Raises Refused as `undo` does, but for `undo_blocked`.
    """
    return undoing_rest.rest(services.data, operation)


def undo_rest(services: Services, operation: int) -> int:
    """Takes back what later work does not stand on, as one operation; its number.

    Records in the way stay whole. It can be undone like any other work. Raises Refused as `undo`
    does: `undo_blocked` only where everything is in the way.
    """
    with _naming_later_work(services):
        return undoing_rest.undo_rest(services.data, operation, services.who, services.clock())


@contextmanager
def _naming_later_work(services: Services) -> Iterator[None]:
    """A refusal tells whose the records in the way are: numbers alone say nothing to people."""
    try:
        yield
    except Refused as refused:
        later = refused.details.get("operations")
        if refused.code != "undo_blocked" or not isinstance(later, tuple):
            raise
        latest = sorted((number for number in later if isinstance(number, int)), reverse=True)
        with services.data.read() as connection:
            known = [recorded.find_operation(connection, each) for each in latest[:_NAMED]]
        titled = [
            f"{each.id} ({operation_title(each.kind, each.details, services.words)})"
            for each in known
        ]
        work = "; ".join([*titled, *map(str, latest[_NAMED:])])
        raise Refused(refused.code, **{**refused.details, "work": work}) from refused


def _done(services: Services, operation: Operation, partly: frozenset[int]) -> Done:
    kind, details, words = operation.kind, operation.details, services.words
    first, last = operation.first_change, operation.last_change
    return Done(
        id=operation.id,
        time=operation.time.isoformat(timespec="seconds"),
        who=operation.who,
        kind=kind,
        title=operation_title(kind, details, words),
        undone=operation.undone,
        about=root_title(kind, details, words),
        undoable=_is_undoable(operation),
        partly_undone=operation.id in partly and not operation.undone,
        rows=0 if first is None or last is None else last - first + 1,
        subject=operation.subject,
    )


def _is_undoable(operation: Operation) -> bool:
    return not operation.undone and operation.kind not in undoing.NOT_UNDONE


def back_up(services: Services, place: Path | None = None) -> Path:
    """Makes a backup, opens it and counts what is in it; returns where it lies.

    Raises Refused as `storage.backup.write` and, for a `place`, `places.refuse_place_of_file` do.
    """
    if place is None:
        return backup.make(services.data, services.clock()).path
    refuse_place_of_file(place)
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
        *check_remarks(registry.members, leaving),
        *check_badges(registry.members, services.rulebook),
        *ceremonies.findings(services),
        *nominations.findings(services),
        *rules.findings(services),
    )
