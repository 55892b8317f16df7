"""Work goes out and comes back in Qt's thread; what is called off leaves nothing."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.helpers.window import until
from vusta_desk.gui.tasks import Tasks
from vusta_desk.jobs import Cancelled, InlineRunner, Progress, ThreadRunner, seconds_left


@pytest.fixture
def tasks(qapp):
    failures: list[BaseException] = []
    made = Tasks(ThreadRunner(), failures.append)
    made.failures = failures  # type: ignore[attr-defined]
    yield made
    made.wind_down()
    made.close()


def test_work_is_done_elsewhere_and_comes_back_here(tasks: Tasks, qtbot: QtBot):
    owner = QObject()
    threads: list[object] = []

    def work(progress: Progress) -> int:
        threads.append(threading.current_thread())
        return 7

    def done(result: int) -> None:
        threads.append(threading.current_thread())
        threads.append(result)

    tasks.data(owner, work, done)
    until(qtbot, lambda: not tasks.is_busy, "the end")
    assert threads[0] is not threading.main_thread()
    assert threads[1:] == [threading.main_thread(), 7]


def test_an_error_goes_to_whoever_asked_or_to_the_window(tasks: Tasks, qtbot: QtBot):
    def broken(progress: Progress) -> None:
        raise ValueError("broken")

    caught: list[BaseException] = []
    owner = QObject()
    tasks.data(owner, broken, lambda result: None, failed=caught.append)
    tasks.data(owner, broken, lambda result: None)
    until(qtbot, lambda: not tasks.is_busy, "the end")
    assert [type(error) for error in caught] == [ValueError]
    assert [type(error) for error in tasks.failures] == [ValueError]  # type: ignore[attr-defined]


def test_called_off_work_stops_at_its_next_step(tasks: Tasks, qtbot: QtBot):
    begun, go_on = threading.Event(), threading.Event()
    said: list[str] = []

    def work(progress: Progress) -> str:
        begun.set()
        go_on.wait(10)
        progress.step(1, 2)
        return "whole"

    task = tasks.data(
        owner := QObject(), work, said.append, cancelled=lambda: said.append("called off")
    )
    assert begun.wait(10)
    task.cancel()
    go_on.set()
    until(qtbot, lambda: not tasks.is_busy, "the end")
    assert said == ["called off"]
    del owner


def test_a_newer_reading_overtakes_the_one_before(tasks: Tasks, qtbot: QtBot):
    first, go_on = threading.Event(), threading.Event()
    said: list[str] = []

    def slow(progress: Progress) -> str:
        first.set()
        go_on.wait(10)
        return "old"

    owner = QObject()
    tasks.latest(owner, "search", slow, said.append)
    assert first.wait(10)
    tasks.latest(owner, "search", lambda progress: "new", said.append)
    go_on.set()
    until(qtbot, lambda: not tasks.is_busy, "the end")
    assert said == ["new"]


class Found:
    """What a reading brings, perhaps large."""


def test_what_was_read_is_not_kept(tasks: Tasks, qtbot: QtBot):
    kept: list[weakref.ref[Found]] = []

    def read(progress: Progress) -> Found:
        found = Found()
        kept.append(weakref.ref(found))
        return found

    owner = QObject()
    for _ in range(3):
        tasks.latest(owner, "list", read, lambda found: None)
        until(qtbot, lambda: not tasks.is_busy, "the end")
    tasks.latest(owner, "list", lambda progress: None, lambda nothing: None)
    until(qtbot, lambda: not tasks.is_busy, "the end")
    gc.collect()
    assert [found() for found in kept] == [None] * 3


def test_what_was_written_before_the_cancel_came_is_done(tasks: Tasks, qtbot: QtBot):
    begun, go_on = threading.Event(), threading.Event()
    said: list[str] = []

    def write(progress: Progress) -> str:
        begun.set()
        go_on.wait(10)
        return "written"

    owner = QObject()
    task = tasks.data(owner, write, said.append, writes=True)
    assert begun.wait(10)
    task.cancel()
    go_on.set()
    until(qtbot, lambda: not tasks.is_busy, "the end")
    assert said == ["written"]


def test_at_the_end_what_is_written_goes_on_and_nothing_more_is_begun(tasks: Tasks, qtbot: QtBot):
    go_on = threading.Event()
    owner, said = QObject(), list[str]()
    tasks.data(owner, lambda progress: go_on.wait(10), lambda _: said.append("held"), writes=True)
    tasks.data(owner, lambda progress: "read", said.append)
    tasks.data(owner, lambda progress: "written", said.append, writes=True)
    tasks.wind_down()
    late = tasks.data(owner, lambda progress: "late", said.append)
    go_on.set()
    until(qtbot, lambda: not tasks.is_busy, "the end")
    assert said == ["held", "written"]
    assert late.is_cancelled


def test_nothing_comes_back_to_what_is_gone(tasks: Tasks, qtbot: QtBot):
    from shiboken6 import delete

    go_on = threading.Event()
    said: list[object] = []
    owner = QObject()
    tasks.data(owner, lambda progress: go_on.wait(10), said.append)
    delete(owner)
    go_on.set()
    until(qtbot, lambda: not tasks.is_busy, "the end")
    assert said == []


def test_inline_work_is_done_before_the_call_returns(qapp):
    said: list[object] = []
    tasks = Tasks(InlineRunner(), said.append)
    tasks.data(QObject(), lambda progress: 3, said.append)
    assert said == [3]
    assert not tasks.is_busy


def test_steps_reach_the_listener_and_a_cancel_is_heard():
    steps: list[tuple[int, int]] = []
    progress = Progress(lambda done, total: steps.append((done, total)))
    assert list(progress.over("abcde", 5, every=2)) == list("abcde")
    assert steps == [(0, 5), (2, 5), (4, 5), (5, 5)]
    progress.cancel()
    with pytest.raises(Cancelled):
        progress.check()


def test_time_left_goes_by_the_speed_so_far():
    assert seconds_left(10.0, 0, 100, now=12.0) is None
    assert seconds_left(10.0, 25, 100, now=12.0) == 6.0
