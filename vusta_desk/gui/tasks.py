"""The bridge between the runner and the window: work goes out, results come back to Qt's thread."""

import time
from collections.abc import Callable
from typing import TypeVar, cast

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from vusta_desk.jobs import Cancelled, Job, Progress, Runner, Work, seconds_left

T = TypeVar("T")
_BETWEEN_STEPS = 0.1  # seconds: at most ten progress updates a second reach the window


class Task(QObject):
    """One piece of work as the window sees it; a title makes it show in the status line."""

    progressed = Signal(int, int)
    ended = Signal()
    _arrived = Signal(object)

    def __init__(self, title: str, parent: QObject) -> None:
        super().__init__(parent)
        self.title = title
        self.started = time.monotonic()
        self.done_parts = 0
        self.all_parts = 0
        self.is_cancelled = False
        self._job: Job | None = None
        self._last_step = 0.0
        self.progressed.connect(self._keep)

    @property
    def seconds_left(self) -> float | None:
        """How long it will take from here; None while that cannot be told."""
        return seconds_left(self.started, self.done_parts, self.all_parts)

    def cancel(self) -> None:
        """Calls the work off; nothing of it stays."""
        self.is_cancelled = True
        if self._job is not None:
            self._job.cancel()

    def _keep(self, done: int, total: int) -> None:
        self.done_parts, self.all_parts = done, total

    def _step(self, done: int, total: int) -> None:
        """Called in the worker."""
        now = time.monotonic()
        if done == total or now - self._last_step >= _BETWEEN_STEPS:
            self._last_step = now
            self.progressed.emit(done, total)


class Tasks(QObject):
    """Runs work off the window and hands what comes of it to functions in Qt's thread."""

    started = Signal(Task)
    idle = Signal()

    def __init__(self, runner: Runner, failed: Callable[[BaseException], None]) -> None:
        super().__init__()
        self._runner = runner
        self._failed = failed
        self._running: set[Task] = set()
        self._latest: dict[tuple[int, str], Task] = {}

    @property
    def running(self) -> tuple[Task, ...]:
        """What is under way and bears a title."""
        return tuple(task for task in self._running if task.title)

    @property
    def is_busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._running)

    def data(
        self,
        owner: QObject,
        work: Work[T],
        done: Callable[[T], None],
        *,
        failed: Callable[[BaseException], None] | None = None,
        cancelled: Callable[[], None] | None = None,
        title: str = "",
    ) -> Task:
        """Work on the data file; `done` gets what comes of it unless `owner` is gone by then."""
        return self._run(self._runner.data, owner, work, done, failed, cancelled, title)

    def pure(
        self,
        owner: QObject,
        work: Work[T],
        done: Callable[[T], None],
        *,
        failed: Callable[[BaseException], None] | None = None,
        cancelled: Callable[[], None] | None = None,
        title: str = "",
    ) -> Task:
        """Work that touches no data file."""
        return self._run(self._runner.pure, owner, work, done, failed, cancelled, title)

    def latest(self, owner: QObject, name: str, work: Work[T], done: Callable[[T], None]) -> Task:
        """Reading that a newer request of the same name overtakes, as in a search while typing."""
        key = (id(owner), name)
        if (earlier := self._latest.pop(key, None)) is not None:
            earlier.cancel()
        task = self.data(owner, work, done)
        if task in self._running:
            self._latest[key] = task
            task.ended.connect(lambda: self._forget(key, task))
        return task

    def cancel_all(self) -> None:
        """Calls off everything under way."""
        for task in tuple(self._running):
            task.cancel()

    def close(self) -> None:
        """Waits for what is running; nothing more is taken."""
        self._runner.close()

    def _forget(self, key: tuple[int, str], task: Task) -> None:
        if self._latest.get(key) is task:
            del self._latest[key]

    def _run(
        self,
        start: Callable[[Work[object], Callable[[int, int], None]], Job],
        owner: QObject,
        work: Work[T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None] | None,
        cancelled: Callable[[], None] | None,
        title: str,
    ) -> Task:
        task = Task(title, self)
        self._running.add(task)

        def arrived(outcome: tuple[object, BaseException | None]) -> None:
            self._running.discard(task)
            task.ended.emit()
            result, error = outcome
            if isValid(owner):
                if error is None and not task.is_cancelled:
                    done(cast(T, result))
                elif error is None or isinstance(error, Cancelled):
                    if cancelled is not None:
                        cancelled()
                else:
                    (failed or self._failed)(error)
            task.deleteLater()
            if not self._running:
                self.idle.emit()

        def caught(progress: Progress) -> object:
            """Errors travel as values: the future never holds a traceback of the window's."""
            try:
                return work(progress), None
            except BaseException as error:
                return None, error

        task._arrived.connect(arrived)
        self.started.emit(task)
        job = start(caught, task._step)
        task._job = job
        job.future.add_done_callback(
            lambda future: task._arrived.emit(
                (None, Cancelled()) if future.cancelled() else _outcome(future.exception(), future)
            )
        )
        return task


def _outcome(error: BaseException | None, future: object) -> object:
    """What a finished future holds; a job called off before it began holds an error."""
    return (None, error) if error is not None else future.result()  # type: ignore[attr-defined]
