"""A second start finds the window that is there, and nothing is left over after a crash."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.helpers.command_line import ROOT
from vusta_desk.app import one_window
from vusta_desk.app.one_window import Fits, Seat, is_same, never, shows, take_seat, takes
from vusta_desk.storage.lock import FileLock

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
Come = Callable[[Path | None], bool]


class Windows:
    """Windows of one user; while one start waits for an answer, the others look for calls."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.there: list[tuple[Seat, Come]] = []
        self.called: list[tuple[str, Path | None]] = []
        self.sleeps = 0

    def start(self, file: Path | None = None, fits: Fits = takes) -> Seat | None:
        return take_seat(self.folder, file, NOW, fits)

    def stand(self, name: str, state: str, file: Path | None = None, *, heeds: bool = True) -> Seat:
        seat = self.start(fits=never)
        assert seat is not None
        seat.show(state, file)

        def come(wanted: Path | None) -> bool:
            self.called.append((name, wanted))
            return heeds

        self.there.append((seat, come))
        return seat

    def sleep(self, _: float) -> None:
        self.sleeps += 1
        for seat, come in self.there:
            seat.answer_calls(come)


@pytest.fixture
def windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Windows:
    made = Windows(tmp_path / "windows")
    monkeypatch.setattr(time, "sleep", made.sleep)
    return made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Đảng ủy.vusta"
    path.touch()
    return path


def left(windows: Windows) -> list[str]:
    """Files that should not stay behind."""
    return [
        each.name for each in windows.folder.iterdir() if each.suffix not in (".lock", ".window")
    ]


def test_without_a_file_the_window_that_is_there_comes(windows: Windows, file: Path) -> None:
    windows.stand("first", one_window.OPEN, file)
    assert windows.start() is None
    assert windows.called == [("first", None)]
    assert left(windows) == []


def test_the_same_file_by_another_name_is_the_same(windows: Windows, file: Path) -> None:
    windows.stand("first", one_window.OPEN, file)
    other = file.with_name("cách khác.vusta")
    other.symlink_to(file)
    assert windows.start(other) is None
    assert windows.called == [("first", other)]


def test_another_file_has_a_window_of_its_own(windows: Windows, file: Path, tmp_path: Path) -> None:
    windows.stand("first", one_window.OPEN, file)
    assert windows.start(tmp_path / "b.vusta") is not None
    assert windows.called == []
    assert windows.sleeps == 0


def test_the_window_that_shows_the_file_goes_before_one_at_its_start(
    windows: Windows, file: Path, tmp_path: Path
) -> None:
    windows.stand("at its start", one_window.START)
    windows.stand("with the file", one_window.OPEN, file)
    assert windows.start(file) is None
    assert windows.start(tmp_path / "b.vusta") is None
    assert windows.called == [("with the file", file), ("at its start", tmp_path / "b.vusta")]


def test_one_that_cannot_come_says_so_at_once(windows: Windows, tmp_path: Path) -> None:
    windows.stand("in the middle of a new file", one_window.START, heeds=False)
    assert windows.start(tmp_path / "b.vusta") is not None
    assert windows.sleeps == 1
    assert left(windows) == []


def test_a_hung_window_locks_nobody_out(
    windows: Windows, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    windows.stand("hung", one_window.OPEN, file)
    windows.there.clear()
    monkeypatch.setattr(one_window, "PATIENCE", 0.0)
    assert windows.start(file) is not None
    assert left(windows) == []


def test_one_that_is_closing_is_not_called(windows: Windows, file: Path) -> None:
    windows.stand("closing", one_window.CLOSING, file)
    assert windows.start() is not None
    assert windows.called == []


def test_one_still_starting_is_waited_for(
    windows: Windows, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = windows.stand("first", one_window.STARTING)
    looks = windows.sleep

    def sleep(seconds: float) -> None:
        first.show(one_window.START)
        looks(seconds)

    monkeypatch.setattr(time, "sleep", sleep)
    assert windows.start() is None


def test_one_that_ends_while_starting_is_not_waited_for(
    windows: Windows, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = windows.stand("first", one_window.STARTING)
    monkeypatch.setattr(time, "sleep", lambda _: first.leave())
    assert windows.start() is not None


def test_one_with_a_password_is_not_handed_to_a_start_page(
    windows: Windows, file: Path, tmp_path: Path
) -> None:
    windows.stand("at its start", one_window.START)
    windows.stand("with the file", one_window.OPEN, file)
    own = windows.start(tmp_path / "b.vusta", shows)
    assert own is not None
    assert windows.start(file, shows) is None
    assert windows.sleeps == 1  # nobody waits for one still starting where another fits


def test_notes_of_windows_that_are_gone_mean_nothing(windows: Windows, file: Path) -> None:
    first = windows.stand("gone", one_window.OPEN, file)
    first.leave()
    assert windows.start(file) is not None
    assert windows.called == []


def test_an_old_call_is_cleared_unheeded(windows: Windows) -> None:
    seat = windows.stand("first", one_window.START)
    stale = windows.folder / "1-77-1.call"
    stale.write_text('{"file": "/x/y.vusta", "at": 0}', "utf-8")
    foreign = windows.folder / "1-78-1.call"
    foreign.write_text("[]", "utf-8")
    seat.answer_calls(lambda _: pytest.fail("it was heeded"))
    assert left(windows) == []


def test_a_call_is_as_old_as_it_says_whatever_the_clock_of_its_drive(
    windows: Windows, monkeypatch: pytest.MonkeyPatch
) -> None:
    windows.stand("first", one_window.START)
    looks = windows.sleep

    def sleep(seconds: float) -> None:
        for call in windows.folder.glob("*.call"):
            os.utime(call, (0, 0))
        looks(seconds)

    monkeypatch.setattr(time, "sleep", sleep)
    assert windows.start() is None
    assert windows.called == [("first", None)]


def test_a_window_on_another_screen_is_not_called(
    windows: Windows, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    windows.stand("of another user", one_window.OPEN, file)
    windows.stand("of another user, starting", one_window.STARTING)
    monkeypatch.setattr(one_window, "desk", lambda: "cô Hoa @ máy 2 @ 1")
    assert windows.start(file) is not None
    assert (windows.called, windows.sleeps) == ([], 0)


def test_two_starts_at_once_do_not_wait_for_each_other(
    windows: Windows, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = windows.stand("first", one_window.STARTING)
    looks = windows.sleep

    def sleep(seconds: float) -> None:  # meanwhile the first has found the second
        if not windows.called:
            own = one_window._read_note(windows.folder / "2.window")
            assert own is not None
            assert own.state == one_window.WAITING
            assert one_window._settled_note(windows.folder, 2, first.number) is None
            first.show(one_window.START)
        looks(seconds)

    monkeypatch.setattr(time, "sleep", sleep)
    assert windows.start() is None
    assert windows.called == [("first", None)]


def test_a_folder_that_cannot_be_used_locks_nobody_out(tmp_path: Path) -> None:
    (tmp_path / "windows").touch()
    seat = take_seat(tmp_path / "windows", None, NOW)
    assert seat is not None
    seat.show(one_window.START)
    seat.leave()


def test_files_that_are_gone_are_compared_by_their_names(tmp_path: Path) -> None:
    gone = tmp_path / "a" / ".." / "b.vusta"
    assert is_same(gone, tmp_path / "b.vusta")
    assert not is_same(gone, tmp_path / "c.vusta")


# --- Real programs ----------------------------------------------------------------------------


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., "subprocess.Popen[str]"]]:
    """Starts the program, or a module of the tests, in a process of its own with a window."""
    own = {"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":none", "PYTHONPATH": str(ROOT)}
    running: list[subprocess.Popen[str]] = []

    def run(module: str, *arguments: str) -> "subprocess.Popen[str]":
        command = [sys.executable, "-m", module, *arguments]
        process = subprocess.Popen(
            command, cwd=tmp_path, env=os.environ | own, stdout=subprocess.PIPE, encoding="utf-8"
        )
        running.append(process)
        return process

    yield run
    for process in running:
        process.kill()
        process.communicate()


@pytest.mark.slow
def test_two_programs(
    start: Callable[..., "subprocess.Popen[str]"], file: Path, user_folder: Path
) -> None:
    """The first is at its start; the second names a file, relative to where it is started."""
    first = start("tests.helpers.first_window")
    assert first.stdout is not None
    assert first.stdout.readline() == "there\n"
    second = start("vusta_desk", "--data", file.name)
    assert first.stdout.readline() == f"{file}\n"
    assert second.wait(60) == 0
    first.kill()  # a crash leaves nothing that a later start would fall over
    first.wait()
    FileLock(user_folder / "windows" / "1", NOW).release()
    seat = take_seat(user_folder / "windows", file, NOW)
    assert seat is not None
    seat.leave()
