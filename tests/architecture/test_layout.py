"""The project's folders: nothing strange at the top, every part on the map of the code."""

import re
from pathlib import Path

from tests.helpers.checkout import PACKAGE, ROOT, committed_files, shown, source_files

TOP_LEVEL = {
    "LICENSE",
    "README.md",
    "build.spec",
    "dev.py",
    "pyproject.toml",
    "requirements.lock",
    "resources",
    "tests",
    "translations",
    "vusta_desk",
    "windows",
}


def test_nothing_strange_at_the_top():
    top = {path.parts[0] for path in committed_files()}
    assert {name for name in top if not name.startswith(".")} == TOP_LEVEL


def test_the_map_of_the_code_has_a_line_for_every_part():
    parts = {path.relative_to(PACKAGE).parts[0] for path in source_files()}
    parts = {part.removesuffix(".py") for part in parts if not part.startswith("__")}
    lines = re.findall(r"^\| `(\w+)` \|", map_of_the_code(), re.MULTILINE)
    assert parts - set(lines) == set()


def test_the_map_of_the_code_points_at_nothing_that_is_gone():
    named = re.findall(r"`([a-z0-9_]+(?:[./][a-z0-9_]+)+/?(?:\.py)?)`", map_of_the_code())
    assert named
    gone = [name for name in named if not any(path.exists() for path in meant_by(name))]
    assert not gone


def map_of_the_code() -> str:
    return (PACKAGE / "README.md").read_text("utf-8")


def meant_by(name: str) -> list[Path]:
    """Where a dotted or slashed name may lie; `package.module.function` is found by its module."""
    if "/" in name or name.endswith((".py", ".toml", ".spec")):
        return [PACKAGE / name, ROOT / name]
    inside = PACKAGE.joinpath(*name.split("."))
    return [inside, inside.with_suffix(".py"), inside.parent.with_suffix(".py")]


def test_names_can_exist_on_windows():
    reserved = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)|.*[<>:\"|?*\\]|.*[ .]$")
    assert [
        path.as_posix() for path in committed_files() if any(map(reserved.match, path.parts))
    ] == []


def test_every_package_says_what_it_is_for():
    silent = [
        shown(path)
        for path in source_files()
        if path.name == "__init__.py" and not path.read_text("utf-8").startswith('"""')
    ]
    assert not silent
