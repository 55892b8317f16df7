"""The project's folders: nothing strange at the top, every part on the map of the code."""

import re

from tests.helpers.checkout import PACKAGE, committed_files, shown, source_files

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
}


def test_nothing_strange_at_the_top():
    top = {path.parts[0] for path in committed_files()}
    assert {name for name in top if not name.startswith(".")} == TOP_LEVEL


def test_the_map_of_the_code_names_every_module():
    the_map = (PACKAGE / "README.md").read_text("utf-8")
    names = {
        f"{path.parent.name}/" if path.name == "__init__.py" else path.name
        for path in source_files()
    }
    missing = sorted(
        name for name in names if not re.search(rf"(?<![\w]){re.escape(name)}", the_map)
    )
    assert not missing


def test_the_map_of_the_code_names_no_module_that_is_gone():
    the_map = (PACKAGE / "README.md").read_text("utf-8")
    there = {path.name for path in source_files()}
    assert sorted(set(re.findall(r"\b\w+\.py\b", the_map)) - there - {"dev.py"}) == []


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
