"""A program that is installed on a machine: put there, looked at, taken away."""

import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from windows.check.report import CheckFailed
from windows.installer import LIST, files_of
from windows.places import CONSOLE, WINDOW
from windows.wine import ON_WINDOWS, Windows

ENTRY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\VUSTA Desk"
CLASSES = r"HKCU\Software\Classes"
_VALUE = re.compile(r'(?:"((?:[^"\\]|\\.)*)"|@)=(?:"((?:[^"\\]|\\.)*)"|dword:([0-9a-f]+))$')
_PATIENCE = 120.0  # seconds; an uninstaller goes on after its first process has ended


@dataclass(frozen=True, slots=True)
class Installed:
    """The program in a folder of a machine, whether it is there yet or not."""

    windows: Windows
    folder: Path

    @property
    def window(self) -> Path:
        """The program with a window."""
        return self.folder / WINDOW

    @property
    def console(self) -> Path:
        """The program without one."""
        return self.folder / CONSOLE

    @property
    def path(self) -> str:
        """The folder as Windows knows it."""
        return self.windows.path(self.folder)

    @property
    def asides(self) -> list[Path]:
        """Folders beside it that only an installer at work, or one cut off, leaves."""
        return sorted(self.folder.parent.glob(f"{self.folder.name}.vusta-*"))

    def install(self, setup: Path) -> int:
        """Runs an installer without a question into this folder; gives its exit code.

        The folder comes last and without quotes, as NSIS has it, so each word is one argument.
        """
        words = f"/D={self.path}".split(" ")
        return self.windows.run(setup, "/S", *words, seconds=600).code

    def must_install(self, setup: Path, expected: int = 0) -> None:
        """Installs; raises CheckFailed where the exit code is another one."""
        code = self.install(setup)
        if code != expected:
            raise CheckFailed(f"{setup.name} ended with {code} instead of {expected}")
        if self.asides:
            raise CheckFailed(f"{setup.name} has left {self.asides}")

    def uninstall(self) -> None:
        """Runs the uninstaller without a question and waits until the program is gone."""
        self.windows.run(self.folder / "uninstall.exe", "/S")
        until = time.monotonic() + _PATIENCE
        while (self.folder / "uninstall.exe").exists() or values(self.windows, ENTRY):
            if time.monotonic() > until:
                raise CheckFailed("the uninstaller has not removed the program")
            time.sleep(0.5)

    def must_hold(self, program: Path, *others: str) -> None:
        """Raises CheckFailed unless the folder holds this program, what the installer adds, others.

        `others` are names in the folder.
        """
        wanted = {str(name) for name in files_of(program)} | {LIST, "uninstall.exe", *others}
        found = {str(name) for name in files_of(self.folder)}
        if wanted != found:
            raise CheckFailed(f"in the folder and not in the program: {sorted(found - wanted)}; "
                              f"missing: {sorted(wanted - found)}")  # fmt: skip


def values(windows: Windows, key: str) -> dict[str, str]:
    r"""What the registry holds under a key and below, by `subkey\name`; empty without the key."""
    target = windows.drive / "registry.reg"
    windows.run("reg", "export", key, windows.path(target), "/y")
    if not target.exists():
        return {}
    text = target.read_text("utf-16")
    target.unlink()
    found, place = {}, ""
    for line in text.splitlines():
        if line.startswith("["):
            place = line.strip("[]").split("\\", 1)[1][len(key.split("\\", 1)[1]) :].strip("\\")
        elif match := _VALUE.match(line):
            name, value, number = (each or "" for each in match.groups())
            told = str(int(number, 16)) if number else re.sub(r"\\(.)", r"\1", value)
            found["\\".join(part for part in (place, name) if part)] = told
    return found


@contextmanager
def clean_user(windows: Windows) -> Iterator[Path]:
    """A folder in the user's documents, and a user who has never had the program; both go after.

    Raises CheckFailed on a real PC whose user has it: what is there would be lost.
    """
    own = windows.home / "AppData" / "Local" / "vusta-desk"
    documents = windows.home / "Documents" / "Văn phòng Đảng ủy"
    if ON_WINDOWS and (own.exists() or documents.exists() or values(windows, ENTRY)):
        raise CheckFailed("VUSTA Desk is in use on this PC: try it on another, or as another user")
    windows.run("reg", "delete", ENTRY, "/f")  # of a check that was cut off
    for folder in (own, documents):
        shutil.rmtree(folder, ignore_errors=True)
    documents.mkdir(parents=True)
    try:
        yield documents
    finally:
        windows.end()
        for folder in (own, documents):
            shutil.rmtree(folder, ignore_errors=True)
