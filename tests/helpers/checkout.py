"""The project's own files, for tests about the project itself."""

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "vusta_desk"


@cache
def committed_files() -> tuple[Path, ...]:
    """What belongs to the project, relative to `ROOT`: what git keeps, or what was unpacked."""
    if (ROOT / ".git").exists():
        git = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
        listed = subprocess.run(git, cwd=ROOT, check=True, capture_output=True).stdout
        paths = [Path(name) for name in listed.decode("utf-8").split("\0") if name]
    else:
        paths = [path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file()]
        paths = [path for path in paths if not _made_here(path)]
    return tuple(path for path in paths if (ROOT / path).exists())


def _made_here(path: Path) -> bool:
    top = path.parts[0]
    made = top in ("build", "dist") or (top.startswith(".") and top != ".ci")
    return made or path.suffix == ".mo" or "__pycache__" in path.parts


def python_files() -> list[Path]:
    """Every Python file of the project, absolute."""
    folders = (PACKAGE, ROOT / "tests")
    return [ROOT / "dev.py", *(path for folder in folders for path in sorted(folder.rglob("*.py")))]


def source_files() -> list[Path]:
    """Every Python file of the program, absolute."""
    return sorted(PACKAGE.rglob("*.py"))


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(path.read_text("utf-8"), filename=str(path), feature_version=(3, 11))


def shown(path: Path) -> str:
    """A path as people write it, from the top of the project."""
    return path.relative_to(ROOT).as_posix()
