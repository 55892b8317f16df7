"""The program folder: PyInstaller with `build.spec` under the Windows Python, and its hashes."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from windows import interpreter, wheels
from windows.errors import BuildStopped
from windows.places import BUILD, PROGRAM_FOLDER, ROOT
from windows.wine import ON_WINDOWS, Windows

PYTHON = BUILD / "python" / "python.exe"
_LOG = BUILD / "pyinstaller.log"
_NEVER_FOUND = re.compile(  # part of Windows itself, or left out on purpose
    r"api-ms-win-|winspool\.drv|Hidden import \"(pysqlite2|MySQLdb|psycopg2|tzdata|xml\.sax)"
)


def make_python() -> None:
    """The Windows Python with our packages, made anew when what it is made from has changed."""
    stamp, wanted = PYTHON.parent / "made-from", _fingerprint()
    if stamp.exists() and stamp.read_text("ascii") == wanted:
        return
    shutil.rmtree(PYTHON.parent, ignore_errors=True)
    PYTHON.parent.mkdir(parents=True)
    interpreter.unpack(PYTHON.parent)
    wheels.install(PYTHON.parent / "Lib" / "site-packages")
    stamp.write_text(wanted, "ascii")


def make(windows: Windows, folder: Path = PROGRAM_FOLDER) -> None:
    """Makes the program folder. Everything in it bears the time of the commit."""
    work = BUILD / f"work-{folder.parent.name}"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.rmtree(work, ignore_errors=True)
    done = windows.run(
        *(PYTHON, "-m", "PyInstaller", "--noconfirm", "--log-level=WARN"),
        *("--distpath", windows.path(folder.parent), "--workpath", windows.path(work)),
        windows.path(ROOT / "build.spec"),
        seconds=1200,
        cwd=ROOT,
        environment={"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(source_time())},
    )
    _LOG.write_text(done.output, "utf-8")
    if done.code != 0:
        raise BuildStopped(f"PyInstaller failed:\n{done.output[-4000:]}")
    for line in done.output.splitlines():
        if "WARNING" in line and not _NEVER_FOUND.search(line):
            print(line, file=sys.stderr)
    (folder.parent / "vusta-desk").rename(folder)
    set_times(folder)


def source_time() -> int:
    """When the commit was made, in seconds since 1970; SOURCE_DATE_EPOCH comes before it."""
    if told := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(told)
    command = ["git", "log", "-1", "--format=%ct"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    return int(said or 1_700_000_000)  # unpacked without its history


def set_times(folder: Path) -> None:
    """Gives everything in a folder the time of the commit, so that packing it gives one result."""
    for path in [*folder.rglob("*"), folder]:
        os.utime(path, (source_time(), source_time()))


def hashes(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file in a folder, by its name there, sorted."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): sha256(path) for path in files}


def sha256(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def differences(first: dict[str, str], second: dict[str, str]) -> list[str]:
    """The names of files that only one of two builds has, or that are not the same in both."""
    return sorted(name for name in first | second if first.get(name) != second.get(name))


def size(files: Iterable[Path]) -> int:
    """How many bytes files take."""
    return sum(path.stat().st_size for path in files if path.is_file())


def _fingerprint() -> str:
    made_from = hashlib.sha256(wheels.LOCK.read_bytes())
    for module in (interpreter, wheels):
        made_from.update(Path(str(module.__file__)).read_bytes())
    return made_from.hexdigest() + str(ON_WINDOWS)
