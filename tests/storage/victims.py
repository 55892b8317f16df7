"""Acts on a data file, done by processes that are killed on the way.

A process can kill itself at the n-th call the interpreter makes, so that a test can try
moment after moment; between two calls, inside SQLite, it is killed by the clock of its parent.
"""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

from tests.storage.support import (
    CHEAP,
    NOW,
    PASSWORD,
    WHO,
    add_people,
    draft,
    filled_file,
    new_file,
    reopened,
)
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import Badge
from vusta_desk.storage import backup
from vusta_desk.storage.ceremonies import close_ceremony, insert_ceremony
from vusta_desk.storage.migrations import SCHEMA, Schema
from vusta_desk.storage.restore import restore
from vusta_desk.storage.undo import undo

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, SpawnContext

NEW_PASSWORD = "mật khẩu mới"
PEOPLE = 30
NAME = "X.vusta"
# On Windows every signal ends a process as abruptly, and its code is the signal's number.
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)
KILLED = KILL.value if sys.platform == "win32" else -KILL.value


def prepare(folder: Path) -> None:
    """A closed data file with people, a draft (operations 2 and 3) and a backup of both."""
    with filled_file(folder, PEOPLE) as file:
        with file.operation("ceremony_create", WHO, NOW) as writer:
            insert_ceremony(writer.connection, draft(1, 2, 3))
        backup.make(file, NOW)
        add_people(file, 5, first=PEOPLE + 1)


def bring_in(folder: Path) -> None:
    with reopened(folder / NAME) as file:
        add_people(file, 40, first=100)


def bring_in_many(folder: Path) -> None:
    with reopened(folder / NAME) as file:
        add_people(file, 4_000, first=100)


def close_the_ceremony(folder: Path) -> None:
    with reopened(folder / NAME) as file, file.operation("ceremony_close", WHO, NOW) as writer:
        close_ceremony(writer, 1, {f"M{n}": Badge(60) for n in (1, 2, 3)})


def undo_the_last(folder: Path) -> None:
    with reopened(folder / NAME) as file:
        undo(file, 4, WHO, NOW)


def back_up(folder: Path) -> None:
    with reopened(folder / NAME) as file:
        backup.make(file, NOW)


def put_back(folder: Path) -> None:
    (newest, *_) = backup.backups(folder / NAME)
    restore(newest, folder / NAME, PASSWORD, now=NOW)


def change_password(folder: Path) -> None:
    with reopened(folder / NAME, key_copy_folder=folder / "copies") as file:
        file.change_password(NEW_PASSWORD, CHEAP)


def migrate(folder: Path) -> None:
    reopened(
        folder / NAME, schema=Schema(SCHEMA.metadata, (*SCHEMA.steps, _add, _add_again))
    ).close()


def make(folder: Path) -> None:
    new_file(folder, "Y.vusta").close()


def _add(connection: Any) -> None:
    connection.exec_driver_sql("CREATE TABLE first_step (id INTEGER)")


def _add_again(connection: Any) -> None:
    connection.exec_driver_sql("CREATE TABLE second_step (id INTEGER)")


def context() -> "ForkServerContext | SpawnContext":
    """Processes that start from a fresh one that has everything loaded already."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    found = multiprocessing.get_context("forkserver")
    found.set_forkserver_preload([__name__])
    return found


def calls_of(act: Callable[[Path], None], folder: Path) -> int:
    """How many calls the act makes when nobody stops it."""
    ours, theirs = context().Pipe()
    process = context().Process(target=_counted, args=(act, folder, theirs))
    process.start()
    theirs.close()
    count: int = ours.recv()
    process.join()
    return count


def killed_at(act: Callable[[Path], None], folder: Path, call: int) -> int | None:
    """Runs the act in a process that kills itself at a call; gives its exit code."""
    process = context().Process(target=_killed, args=(act, folder, call))
    process.start()
    process.join()
    return process.exitcode


def killed_after(act: Callable[[Path], None], folder: Path, seconds: float) -> int | None:
    """Runs the act in a process that is killed some time after it began."""
    ours, theirs = context().Pipe()
    process = context().Process(target=_announced, args=(act, folder, theirs))
    process.start()
    theirs.close()
    ours.recv()
    process.join(timeout=seconds)
    process.kill()
    process.join()
    return process.exitcode


def with_files_no_larger_than(size: int, act: Callable[[Path], None], folder: Path) -> str:
    """Runs the act where no file can grow beyond `size`; gives `done` or the code refused with."""
    ours, theirs = context().Pipe()
    process = context().Process(target=_limited, args=(size, act, folder, theirs))
    process.start()
    theirs.close()
    answer: str = ours.recv()
    process.join()
    return answer


def _counted(act: Callable[[Path], None], folder: Path, answer: Connection) -> None:
    count = 0

    def step(_frame: FrameType, _event: str, _argument: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(step)
    act(folder)
    sys.setprofile(None)
    answer.send(count)


def _killed(act: Callable[[Path], None], folder: Path, call: int) -> None:
    left = call

    def step(_frame: FrameType, _event: str, _argument: object) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), KILL)

    sys.setprofile(step)
    act(folder)


def _announced(act: Callable[[Path], None], folder: Path, begin: Connection) -> None:
    begin.send(None)
    act(folder)


def _limited(size: int, act: Callable[[Path], None], folder: Path, answer: Connection) -> None:
    import resource  # Unix alone has it

    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    try:
        act(folder)
    except Refused as refusal:
        answer.send(refusal.code)
    else:
        answer.send("done")
