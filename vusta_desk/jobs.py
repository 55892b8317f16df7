"""Long work off the window: one worker for the data file, two for pure work; no Qt.

A job is a plain function of its `Progress`: it reports steps and asks whether it was cancelled.
Cancelling raises `Cancelled` inside the job, so an operation on the way rolls back as a whole.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import Protocol, TypeVar

T = TypeVar("T")
Listener = Callable[[int, int], None]


class Cancelled(Exception):  # noqa: N818 - not an error: the user has asked for it
    """The user has called a job off."""


class Progress:
    """How far a job has come; the job's side of `Job`. Without a listener it only counts."""

    def __init__(self, listener: Listener | None = None) -> None:
        self._listener = listener
        self._cancelled = Event()

    def step(self, done: int, total: int) -> None:
        """`done` of `total` parts are finished. Raises Cancelled where the job was called off."""
        self.check()
        if self._listener is not None:
            self._listener(done, total)

    def check(self) -> None:
        """Raises Cancelled where the job was called off."""
        if self._cancelled.is_set():
            raise Cancelled

    def cancel(self) -> None:
        """Calls the job off: its next step raises Cancelled."""
        self._cancelled.set()

    def over(self, items: Iterable[T], total: int, every: int = 200) -> Iterator[T]:
        """The items one by one, with a step before every so many of them and one at the end."""
        for done, item in enumerate(items):
            if done % every == 0:
                self.step(done, total)
            yield item
        self.step(total, total)


Work = Callable[[Progress], T]


class Job:
    """A piece of work under way: what will come of it, and the way to call it off."""

    def __init__(self, future: "Future[object]", progress: Progress) -> None:
        self.future = future
        self._progress = progress

    def cancel(self) -> None:
        """Calls the work off; it ends with Cancelled at its next step, or never begins."""
        self._progress.cancel()
        self.future.cancel()


class Runner(Protocol):
    """Where work is done."""

    def data(self, work: Work[object], listener: Listener) -> Job:
        """Work on the data file: one piece after another, never two at once."""

    def pure(self, work: Work[object], listener: Listener) -> Job:
        """Work that touches no data file, such as drawing a page."""

    def close(self) -> None:
        """Waits for what is asked of the data file and takes nothing more."""


class ThreadRunner:
    """The program's runner: one thread for the data file, two for pure work.

    Two, so that pages are still drawn for the window while others are being printed.
    """

    def __init__(self) -> None:
        self._data = ThreadPoolExecutor(1, "data")
        self._pure = ThreadPoolExecutor(2, "pure")

    def data(self, work: Work[object], listener: Listener) -> Job:
        """See Runner."""
        return _submitted(self._data, work, listener)

    def pure(self, work: Work[object], listener: Listener) -> Job:
        """See Runner."""
        return _submitted(self._pure, work, listener)

    def close(self) -> None:
        """See Runner."""
        self._pure.shutdown(wait=True, cancel_futures=True)
        self._data.shutdown(wait=True)


class InlineRunner:
    """For tests and programs without a window: the work is done before the call returns."""

    def data(self, work: Work[object], listener: Listener) -> Job:
        """See Runner."""
        return self.pure(work, listener)

    def pure(self, work: Work[object], listener: Listener) -> Job:
        """See Runner."""
        progress, future = Progress(listener), Future[object]()
        try:
            future.set_result(work(progress))
        except BaseException as error:  # handed on with the future, as a thread would
            future.set_exception(error)
        return Job(future, progress)

    def close(self) -> None:
        """See Runner."""


def _submitted(pool: ThreadPoolExecutor, work: Work[object], listener: Listener) -> Job:
    progress = Progress(listener)
    return Job(pool.submit(work, progress), progress)


def seconds_left(started: float, done: int, total: int, now: float | None = None) -> float | None:
    """How long a job will take from here at its speed so far; None while that cannot be told.

    `started` and `now` are readings of `time.monotonic`.
    """
    passed = (time.monotonic() if now is None else now) - started
    return passed * (total - done) / done if done > 0 and passed > 0 else None
