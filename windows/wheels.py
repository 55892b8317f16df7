"""The packages of the Windows Python: the very versions of the lock file, as Windows wheels."""

import re
import subprocess
import sys
from pathlib import Path

from packaging.markers import Marker

from windows.errors import BuildStopped
from windows.interpreter import VERSION
from windows.places import ROOT

LOCK = ROOT / "requirements.lock"
_MINOR = ".".join(VERSION.split(".")[:2])
_WINDOWS = {
    "implementation_name": "cpython",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "platform_system": "Windows",
    "python_full_version": VERSION,
    "python_version": _MINOR,
    "sys_platform": "win32",
}
_ENTRY = re.compile(r"\n(?=[A-Za-z0-9])")


def install(folder: Path) -> None:
    """Puts every package of the lock file into a folder, by its hash; nothing of it is run."""
    wanted = folder.parent / "windows.lock"
    wanted.write_text(for_windows(LOCK.read_text("utf-8")), "utf-8")
    command = (
        *(sys.executable, "-m", "pip", "install", "-qq", "--disable-pip-version-check"),
        *("--no-deps", "--no-compile", "--require-hashes", "--only-binary=:all:"),
        *("--platform=win_amd64", "--implementation=cp", f"--python-version={_MINOR}"),
        *("--target", str(folder), "-r", str(wanted)),
    )
    if subprocess.run(command, check=False).returncode != 0:
        raise BuildStopped("the Windows wheels could not be installed")


def for_windows(lock: str) -> str:
    """The lock file with the packages of Windows alone, none of them under a condition.

    pip asks conditions of the system it runs on itself, whatever platform it is told.
    """
    entries = []
    for entry in _ENTRY.split(lock):
        head, _, hashes = entry.partition("\n")
        package, _, condition = head.rstrip(" \\").partition(";")
        if not condition or Marker(condition.strip()).evaluate(_WINDOWS):
            entries.append(f"{package.strip()} \\\n{hashes}")
    return "\n".join(entries)
