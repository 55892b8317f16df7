"""The program from its start to a window that can be seen, against a bare PySide6 window.

Each run is a process of its own on a screen of its own, the programs in turn; the best of several
counts. The screen itself is watched: a window is seen once a tenth of the screen's lines show
something, so nothing in the program is changed or asked, and the frozen program is measured as it
is shipped. `start` is the page that asks which file to open; `sample` is the main window on the
743 members of the sample, its password given, argon2id included: `seen` at its first paint,
`filled` when the last of its figures stand. Processor time is that of all threads until then. The
disk's cache is warm. Budget, in processor time, which a busy machine does not change much: the
start page from source within 10 x the bare window, the frozen one within 1.5 x that from source.
"""

import mmap
import os
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from operator import ne
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.helpers.command_line import DEMO, PASSWORD, ROOT, CommandLine
from tests.helpers.display import display

RUNS = 5
TIMES_BARE, TIMES_SOURCE = 10, 1.5
FROZEN = ROOT / "dist" / "vusta-desk" / "vusta-desk"
SOURCE = (sys.executable, "-P", "-m", "vusta_desk")
BARE = (
    "from PySide6.QtWidgets import QApplication, QLabel\n"
    "application = QApplication([])\n"
    "window = QLabel('⟦⟧')\n"
    "window.resize(1280, 700)\n"
    "window.show()\n"
    "application.exec()\n"
)
LOOK = 0.005  # seconds between two looks at the screen
STILL = 0.7  # seconds without a change after which a window is filled
PATIENCE = 120.0
_EACH = 8  # of so many lines of the screen one is looked at
_PART = 0.1  # of the lines looked at


@dataclass(frozen=True)
class Seen:
    """Seconds from the start of the process: by the clock and by the processors, each twice."""

    seen: float
    seen_cpu: float
    filled: float
    filled_cpu: float


class Screen:
    """The memory of an Xvfb's screen, in the format of xwd."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        head = struct.unpack(">25I", self._memory[:100])
        size, height, self._line, colours = head[0], head[5], head[12], head[19]
        first = size + colours * 12
        self._starts = range(first, first + height * self._line, _EACH * self._line)

    def lines(self) -> list[bytes]:
        """The lines looked at, as they are now."""
        return [self._memory[start : start + self._line] for start in self._starts]


def main() -> int:
    """Prints every measure; 1 where a budget is not kept."""
    programs: dict[str, tuple[str, ...]] = {"source": SOURCE}
    if FROZEN.exists():
        built = datetime.fromtimestamp(FROZEN.stat().st_mtime, UTC)
        print(f"start: the frozen program is that of {built:%d/%m/%Y %H:%M} UTC")
        programs["frozen"] = (str(FROZEN),)
    else:
        print("start: frozen: there is none; `python3 dev.py build` makes it")
    with TemporaryDirectory() as folder, shown_on_a_screen(Path(folder)) as watch:
        wanted: dict[Key, tuple[str, ...]] = {("bare", "window"): (sys.executable, "-c", BARE)}
        for name, command in programs.items():
            wanted[name, "start"] = (*command, "--lang", "vi")
            file = made(command, Path(folder) / name)
            wanted[name, "sample"] = (*command, "--data", str(file), "--lang", "vi")
        found = best(watch, wanted)
    bare = found["bare", "window"]
    for (name, what), each in found.items():
        filled = f"; filled {each.filled:.2f} s, {each.filled_cpu:.2f} s of processor"
        print(
            f"start: {name} {what}: seen {each.seen:.2f} s, {each.seen_cpu:.2f} s of processor"
            f"{filled if what == 'sample' else ''}; ratio to bare {each.seen / bare.seen:.2f}, "
            f"of processor {each.seen_cpu / bare.seen_cpu:.2f}"
        )
    source = found["source", "start"]
    frozen = found.get(("frozen", "start"), source)
    is_slow = source.seen_cpu > TIMES_BARE * bare.seen_cpu
    return int(is_slow or frozen.seen_cpu > TIMES_SOURCE * source.seen_cpu)


def made(command: tuple[str, ...], folder: Path) -> Path:
    """The data file with the sample, made by the program itself; a build may know another form."""
    line = CommandLine(folder)
    folder.mkdir()
    committee = ("--committee", "Đảng ủy Thử", "--superior", "Đảng bộ Cấp trên", "--symbol", "ĐUT")
    for each in (("new", *committee), ("import", str(DEMO))):
        subprocess.run(
            (*command, "--data", str(line.data), *each),
            cwd=ROOT,
            env=line.environment(PASSWORD),
            capture_output=True,
            check=False,  # the traps of the sample are findings, which the code tells
        )
    return line.data


Key = tuple[str, str]
Watch = Callable[[tuple[str, ...]], Seen]


def best(watch: Watch, wanted: dict[Key, tuple[str, ...]]) -> dict[Key, Seen]:
    """The least of each measure over several rounds; the first one, which warms up, is left out."""
    rounds = [{key: watch(command) for key, command in wanted.items()} for _ in range(RUNS + 1)]
    return {
        key: Seen(*map(min, zip(*(astuple(each[key]) for each in rounds[1:]), strict=True)))
        for key in wanted
    }


@contextmanager
def shown_on_a_screen(folder: Path) -> Iterator[Watch]:
    """What starts a program on a screen and tells when it was seen; one after the other."""
    with display(pictures_in=folder) as environment:
        screen = Screen(folder / "Xvfb_screen0")
        environment |= {"VUSTA_DESK_PASSWORD": PASSWORD}

        def watch(command: tuple[str, ...]) -> Seen:
            with TemporaryDirectory(dir=folder) as home:  # nothing is remembered from another run
                own = os.environ | environment | {"VUSTA_DESK_HOME": home}
                return _watched(screen, command, own)

        yield watch


def _watched(screen: Screen, command: tuple[str, ...], environment: dict[str, str]) -> Seen:
    empty = screen.lines()
    started = time.perf_counter()
    with subprocess.Popen(command, cwd=ROOT, env=environment) as process:
        try:
            now, at, cpu, seen = empty, 0.0, 0.0, None
            while seen is None or time.perf_counter() - started < at + STILL:
                if process.poll() is not None or time.perf_counter() - started > PATIENCE:
                    raise RuntimeError(f"no window came ({process.poll()}): {command}")
                time.sleep(LOOK)
                before, now = now, screen.lines()
                if now == before:
                    continue
                at, cpu = time.perf_counter() - started, processor_time(process.pid)
                if seen is None and shows(now, empty):
                    seen = at, cpu
        finally:
            process.kill()
    while shows(screen.lines(), empty):  # its window goes with it
        time.sleep(LOOK)
    return Seen(*seen, at, cpu)


def shows(lines: list[bytes], empty: list[bytes]) -> bool:
    """Whether there is more to be seen than the pointer."""
    changed: int = sum(map(ne, lines, empty))
    return changed > _PART * len(lines)


def processor_time(pid: int) -> float:
    """The processor time of a process and of those it has waited for, in seconds."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rsplit(")", 1)[1].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    sys.exit(main())
