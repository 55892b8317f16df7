"""The project's own files, for tests about the project itself."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "vusta_desk"


@cache
def committed_files() -> tuple[Path, ...]:
    """What git keeps, present in the work tree; relative to `ROOT`."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True
    ).stdout.decode("utf-8")
    return tuple(Path(name) for name in listed.split("\0") if name and (ROOT / name).exists())


def python_files() -> list[Path]:
    """Every Python file of the project, absolute."""
    folders = (PACKAGE, ROOT / "tests")
    return [ROOT / "dev.py", *(path for folder in folders for path in sorted(folder.rglob("*.py")))]


def source_files() -> list[Path]:
    """Every Python file of the program, absolute."""
    return sorted(PACKAGE.rglob("*.py"))


def shown(path: Path) -> str:
    """A path as people write it, from the top of the project."""
    return path.relative_to(ROOT).as_posix()
