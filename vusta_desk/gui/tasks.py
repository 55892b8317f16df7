"""The bridge between the runner and the window: work goes out, results come back to Qt's thread.

A worker knows a task by its number alone and leaves what it has to say in a queue; one signal
without a payload wakes Qt's thread. So no Qt object and no callback is ever touched, or let go,
in a worker.
"""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import TypeVar, cast

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from vusta_desk.jobs import Cancelled, Job, Progress, Runner, Work, seconds_left

T = TypeVar("T")
_BETWEEN_STEPS = 0.1  # seconds: at most ten progress updates a second reach the window
_Start = Callable[[Work[object], Callable[[int, int], None]], Job]


class Task:
    """One piece of work as the window sees it; a title makes it show in the status line.

    `writes`: it does something outside, as an operation, which is not called off unasked.
    """

    def __init__(self, title: str, *, writes: bool = False) -> None:
        self.title = title
        self.writes = writes
        self.started = time.monotonic()
        self.done_parts = 0
        self.all_parts = 0
        self.is_cancelled = False
        self.job: Job | None = None

    @property
    def seconds_left(self) -> float | None:
        """How long it will take from here; None while that cannot be told."""
        return seconds_left(self.started, self.done_parts, self.all_parts)

    def cancel(self) -> None:
        """Calls the work off; nothing of it stays."""
        self.is_cancelled = True
        if self.job is not None:
            self.job.cancel()


@dataclass(frozen=True, slots=True)
class _Asked:
    """A task and what is to be done with what comes of it."""

    task: Task
    owner: QObject
    done: Callable[[object], None]
    failed: Callable[[BaseException], None]
    cancelled: Callable[[], None] | None


@dataclass(frozen=True, slots=True)
class _Step:
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class _End:
    result: object
    error: BaseException | None


class Tasks(QObject):
    """Runs work off the window and hands what comes of it to functions in Qt's thread."""

    # A task is never kept in a connection to a signal: what it has read would be kept with it.
    started = Signal(object)  # Task
    progressed = Signal(object)
    ended = Signal(object)
    _spoken = Signal()

    def __init__(self, runner: Runner, failed: Callable[[BaseException], None]) -> None:
        super().__init__()
        self._runner = runner
        self._failed = failed
        self._numbers = count(1)
        self._asked: dict[int, _Asked] = {}
        self._latest: dict[tuple[int, str], Task] = {}
        self._said: deque[tuple[int, _Step | _End]] = deque()
        self._is_winding_down = False
        self._spoken.connect(self._listen)

    @property
    def running(self) -> tuple[Task, ...]:
        """What is under way and bears a title."""
        return tuple(asked.task for asked in self._asked.values() if asked.task.title)

    @property
    def is_busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._asked)

    @property
    def is_writing(self) -> bool:
        """Whether anything under way writes."""
        return any(asked.task.writes for asked in self._asked.values())

    def data(
        self,
        owner: QObject,
        work: Work[T],
        done: Callable[[T], None],
        *,
        failed: Callable[[BaseException], None] | None = None,
        cancelled: Callable[[], None] | None = None,
        title: str = "",
        writes: bool = False,
    ) -> Task:
        """Work on the data file; `done` gets what comes of it unless `owner` is gone by then."""
        asked = self._asking(Task(title, writes=writes), owner, done, failed, cancelled)
        return self._run(self._runner.data, work, asked)

    def pure(
        self,
        owner: QObject,
        work: Work[T],
        done: Callable[[T], None],
        *,
        failed: Callable[[BaseException], None] | None = None,
        cancelled: Callable[[], None] | None = None,
        title: str = "",
        writes: bool = False,
    ) -> Task:
        """Work that touches no data file."""
        asked = self._asking(Task(title, writes=writes), owner, done, failed, cancelled)
        return self._run(self._runner.pure, work, asked)

    def latest(self, owner: QObject, name: str, work: Work[T], done: Callable[[T], None]) -> Task:
        """Reading that a newer request of the same name overtakes, as in a search while typing."""
        key = (id(owner), name)
        if (earlier := self._latest.pop(key, None)) is not None:
            earlier.cancel()
        task = self.data(owner, work, done)
        if any(asked.task is task for asked in self._asked.values()):
            self._latest[key] = task
        return task

    def wind_down(self) -> None:
        """Calls off what only reads and takes nothing more; what is being written goes on."""
        self._is_winding_down = True
        for asked in tuple(self._asked.values()):
            if not asked.task.writes:
                asked.task.cancel()

    def close(self) -> None:
        """Waits for what is running; nothing more is taken."""
        self._runner.close()

    def _asking(
        self,
        task: Task,
        owner: QObject,
        done: Callable[[T], None],
        failed: Callable[[BaseException], None] | None,
        cancelled: Callable[[], None] | None,
    ) -> _Asked:
        taken = cast(Callable[[object], None], done)
        return _Asked(task, owner, taken, failed or self._failed, cancelled)

    def _run(self, start: _Start, work: Work[T], asked: _Asked) -> Task:
        number, task = next(self._numbers), asked.task
        if self._is_winding_down:
            task.cancel()
            return task
        self._asked[number] = asked
        self.started.emit(task)
        task.job = start(_caught(work), self._reporter(number))
        task.job.future.add_done_callback(
            lambda future: self._say(
                number,
                _End(None, Cancelled()) if future.cancelled() else cast(_End, future.result()),
            )
        )
        return task

    def _reporter(self, number: int) -> Callable[[int, int], None]:
        """What a job calls, in its worker, when it has come further."""
        last = 0.0

        def report(done: int, total: int) -> None:
            nonlocal last
            now = time.monotonic()
            if done == total or now - last >= _BETWEEN_STEPS:
                last = now
                self._say(number, _Step(done, total))

        return report

    def _say(self, number: int, what: _Step | _End) -> None:
        """Called in a worker."""
        self._said.append((number, what))
        self._spoken.emit()

    def _listen(self) -> None:
        """In Qt's thread: everything said since, in its order."""
        while self._said:
            number, what = self._said.popleft()
            if isinstance(what, _Step):
                task = self._asked[number].task
                task.done_parts, task.all_parts = what.done, what.total
                self.progressed.emit(task)
            else:
                self._end(self._asked.pop(number), what)

    def _end(self, asked: _Asked, end: _End) -> None:
        task = asked.task
        self._latest = {key: each for key, each in self._latest.items() if each is not task}
        task.job = None  # whoever keeps the task keeps nothing of what it has read
        self.ended.emit(task)
        if not isValid(asked.owner):
            return
        if end.error is None and (task.writes or not task.is_cancelled):
            asked.done(end.result)  # written before the cancel came: it is done all the same
        elif end.error is None or isinstance(end.error, Cancelled):
            if asked.cancelled is not None:
                asked.cancelled()
        else:
            asked.failed(end.error)


def _caught(work: Work[T]) -> Work[object]:
    """The work with its errors as values, so that they travel to Qt's thread like results."""

    def run(progress: Progress) -> object:
        try:
            progress.check()
            return _End(work(progress), None)
        except BaseException as error:
            return _End(None, error)

    return run
