"""The window as it comes up, in both languages: pictures, and how long it takes."""

import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from windows.check.report import CheckFailed, Report
from windows.places import PROGRAM_FOLDER, ROOT, WINDOW
from windows.program import PYTHON
from windows.wine import Windows

_PATIENCE = 90.0  # seconds; only a start that fails waits so long
ANY_WINDOW = "VUSTA Desk"
MAIN_WINDOW = ". VUSTA Desk"  # the name of the open file stands before it
_LOOKS, _CALM = 60, 4  # looks at the screen, one a second; so many alike in a row are enough
_RUNS = 3


def check_screens(windows: Windows, report: Report) -> None:
    """First start and the main window on the sample, in both languages, looked at and kept."""
    for language in ("vi", "en"):
        spoken = ("--lang", language)
        with_window(windows, spoken, report, f"first-start-{language}")
        with_window(windows, (*spoken, "demo"), report, f"main-window-{language}", MAIN_WINDOW)


def check_start_up(windows: Windows, report: Report) -> None:
    """From the start of the process until the start page is on the screen; the median of three."""
    program = (PROGRAM_FOLDER / WINDOW,)
    source = (PYTHON, "-m", "vusta_desk")
    for label, command in (("frozen", program), ("from source", source)):
        seconds = sorted(_seconds_to_window(windows, command) for _ in range(_RUNS))
        report.fact(f"start page on screen, {label}", f"{seconds[_RUNS // 2]:.1f} s")


def with_window(
    windows: Windows, words: Sequence[str], report: Report, name: str, title: str = ANY_WINDOW
) -> None:
    """Starts the program, waits until that window of it is painted, takes its picture, ends it."""
    with windows.start(PROGRAM_FOLDER / WINDOW, *words) as process:
        try:
            wait_for_window(windows, title)
            report.picture(name, settled_picture(windows, report.folder / f"{name}.png"))
            if process.poll() is not None:
                raise CheckFailed(f"{name}: the program has ended by itself")
        finally:
            windows.end()
            process.kill()


def wait_for_window(windows: Windows, title: str = ANY_WINDOW) -> str:
    """The number of the window with that title, as soon as the screen shows it."""
    until = time.monotonic() + _PATIENCE
    command = ["xdotool", "search", "--onlyvisible", "--name", title]
    while time.monotonic() < until:
        done = subprocess.run(
            command, env=windows.environment, capture_output=True, text=True, check=False
        )
        if found := done.stdout.split():
            return found[-1]
        time.sleep(0.02)
    raise CheckFailed(f"no window {title!r} after {_PATIENCE:.0f} s")


def settled_picture(windows: Windows, target: Path, calm: int = _CALM) -> Path:
    """A picture of the screen once it has not changed for `calm` seconds."""
    target.parent.mkdir(parents=True, exist_ok=True)
    before, alike = b"", 0
    for _ in range(_LOOKS):
        time.sleep(1)
        command = ["import", "-window", "root", f"png24:{target}"]
        subprocess.run(command, env=windows.environment, check=True)
        command = ["convert", str(target), "rgb:-"]
        now = subprocess.run(command, capture_output=True, check=True).stdout
        alike = alike + 1 if now == before and len(set(now[::97])) > 2 else 0
        if alike == calm:
            return target
        before = now
    raise CheckFailed(f"{target.stem}: the picture never came to rest")


def _seconds_to_window(windows: Windows, command: Sequence[str | Path]) -> float:
    start = time.monotonic()
    with windows.start(*command, cwd=ROOT) as process:
        try:
            wait_for_window(windows)
            return time.monotonic() - start
        finally:
            windows.end()
            process.kill()
