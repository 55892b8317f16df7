"""A machine on which Windows programs run: Wine with a folder of its own; on Windows, this one.

Where Wine lacks what Windows 10 has, small stand-ins lie in its own system folder (`stubs`), never
beside the program: `contents` fails a build that has picked one up.
"""

import os
import select
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from windows.errors import BuildStopped

ON_WINDOWS = sys.platform == "win32"
_WINE = Path("/usr/lib/wine/wine64")
_SERVER = Path("/usr/lib/wine/wineserver")
_STUBS = Path(__file__).with_name("stubs")
_COMPILER = "x86_64-w64-mingw32-gcc"
_LIBRARIES = {"bcryptprimitives": ("-ladvapi32",)}  # what a stand-in itself needs
_NO_CRASH_DIALOG = (
    *("reg", "add", r"HKCU\Software\Wine\WineDbg"),
    *("/v", "ShowCrashDialog", "/t", "REG_DWORD", "/d", "0", "/f"),
)
_VERSION = ("reg", "add", r"HKCU\Software\Wine", "/v", "Version", "/f", "/d")
_SCREEN = "1366x900x24"


@dataclass(frozen=True, slots=True)
class Done:
    """How a program ended, and everything that it said."""

    code: int
    output: str


class Windows:
    """Runs Windows programs. `prefix` is Wine's folder, without meaning on Windows itself."""

    def __init__(self, prefix: Path, display: str = "") -> None:
        self.prefix, self._display = prefix, display

    @property
    def drive(self) -> Path:
        """What Windows programs call C:."""
        return Path("C:/") if ON_WINDOWS else self.prefix / "drive_c"

    @property
    def home(self) -> Path:
        """The Windows user's own folder."""
        if ON_WINDOWS:
            return Path.home()
        return next(each for each in (self.drive / "users").iterdir() if each.name != "Public")

    @property
    def environment(self) -> dict[str, str]:
        """What a Windows program is started with."""
        if ON_WINDOWS:
            return dict(os.environ)
        kept = {name: os.environ[name] for name in ("HOME", "PATH", "USER") if name in os.environ}
        return {
            **kept,
            "CUPS_SERVER": os.environ.get("CUPS_SERVER", ""),
            "DISPLAY": self._display,
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
            "PYTHONDONTWRITEBYTECODE": "1",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscms=n;mshtml=d;mscoree=d;winemenubuilder.exe=d",
            "WINEPREFIX": str(self.prefix),
        }

    def path(self, place: Path) -> str:
        """A place of this machine as a Windows program knows it."""
        if ON_WINDOWS:
            return str(place)
        if self.drive in place.parents:
            return "C:\\" + str(place.relative_to(self.drive)).replace("/", "\\")
        return "Z:" + str(place.absolute()).replace("/", "\\")

    def start(
        self,
        *command: str | Path,
        cwd: Path | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> subprocess.Popen[bytes]:
        """Starts a program, its output in one pipe: Windows' Python can write to no other file."""
        words = [str(each) for each in command]
        return subprocess.Popen(
            words if ON_WINDOWS else [str(_WINE), *words],
            cwd=cwd,
            env={**self.environment, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def run(
        self,
        *command: str | Path,
        seconds: float = 300,
        cwd: Path | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> Done:
        """Runs a program to its end; one that takes longer than `seconds` stops the build."""
        with self.start(*command, cwd=cwd, environment=environment) as process:
            try:
                output, _ = process.communicate(timeout=seconds)
            except subprocess.TimeoutExpired:
                self.end()
                process.kill()
                raise BuildStopped(f"no end after {seconds:.0f} s: {command}") from None
        return Done(process.returncode, output.decode("utf-8", "replace").replace("\r\n", "\n"))

    def must(self, *command: str | Path, seconds: float = 300, cwd: Path | None = None) -> str:
        """Runs a program that has to succeed, and gives back what it said."""
        done = self.run(*command, seconds=seconds, cwd=cwd)
        if done.code != 0:
            raise BuildStopped(f"exit code {done.code}: {command}\n{done.output[-4000:]}")
        return done.output

    def call_itself(self, version: str) -> None:
        """Tells programs from now on that this is another Windows, as "win7"; Wine alone can."""
        self.must(*_VERSION, version)

    def end(self) -> None:
        """Ends every program that still runs on this machine of Wine's."""
        if not ON_WINDOWS:
            subprocess.run([_SERVER, "-k"], env=self.environment, check=False)


@contextmanager
def machine(prefix: Path) -> Iterator[Windows]:
    """A machine that is ready, with a display; its programs are ended on the way out."""
    if ON_WINDOWS:
        yield Windows(prefix)
        return
    with display() as number:
        windows = Windows(prefix, number)
        try:
            if not (prefix / "ready").exists():
                _set_up(windows)
            yield windows
        finally:
            windows.end()


@contextmanager
def fresh_machine() -> Iterator[Windows]:
    """A machine nobody has used, gone afterwards. On Windows it is this one."""
    with tempfile.TemporaryDirectory(prefix="windows-") as folder, machine(Path(folder)) as windows:
        yield windows


@contextmanager
def display() -> Iterator[str]:
    """The name of a virtual screen."""
    there, here = os.pipe()
    command = ["Xvfb", "-displayfd", str(here), "-screen", "0", _SCREEN, "-dpi", "96"]
    command += ["-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(command, pass_fds=(here,), stderr=subprocess.DEVNULL) as server:
        os.close(here)
        try:
            yield f":{_line(there)}"
        finally:
            os.close(there)
            server.terminate()


def _line(pipe: int) -> str:
    line = b""
    while not line.endswith(b"\n"):
        ready, _, _ = select.select([pipe], [], [], 60)
        piece = os.read(pipe, 16) if ready else b""
        if not piece:
            raise BuildStopped("Xvfb did not start")
        line += piece
    return line.decode("ascii").strip()


def _set_up(windows: Windows) -> None:
    """Makes Wine's folder: with the stand-ins, as Windows 10, without dialogs to be answered."""
    windows.prefix.mkdir(parents=True, exist_ok=True)
    windows.must("wineboot", "-i", seconds=300)
    system = windows.drive / "windows" / "system32"
    for source in _STUBS.glob("*.c"):
        _compile(source, system / f"{source.stem}.dll")
    windows.must(*_NO_CRASH_DIALOG)
    windows.call_itself("win10")
    for folder in windows.home.iterdir():
        if folder.is_symlink():  # Wine puts the folders of this machine's user there
            folder.unlink()
            folder.mkdir()
    (windows.prefix / "ready").touch()


def _compile(source: Path, target: Path) -> None:
    """Makes a stand-in, in the place of Wine's own if it has one (which may be a link)."""
    target.unlink(missing_ok=True)
    bare = ("-shared", "-O1", "-nostartfiles", "-Wl,--entry=0")
    libraries = _LIBRARIES.get(source.stem, ())
    subprocess.run([_COMPILER, *bare, "-o", target, source, *libraries], check=True)
