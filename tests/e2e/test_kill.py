"""Killed at any moment of an import or of a closing: before or after, never between."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.helpers.command_line import DEMO, PASSWORD, CommandLine

MOMENTS = 5

pytestmark = pytest.mark.slow


def begun(folder: Path, *, with_sample: bool = False) -> CommandLine:
    line = CommandLine(folder / "before")
    line.begin(with_sample=with_sample)
    return line


def killed_after(office: CommandLine, seconds: float, *arguments: str) -> None:
    """Starts a command and kills it after so long, if it still runs."""
    running = subprocess.Popen(
        [sys.executable, "-m", "vusta_desk", "--data", office.data, *arguments],
        env=office.environment(PASSWORD),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        running.wait(seconds)
    except subprocess.TimeoutExpired:
        running.kill()
        running.wait()


def copies(office: CommandLine, folder: Path, *arguments: str) -> list[CommandLine]:
    """Copies of the data file, each after a command was killed a little later in it."""
    trial = copy_of(office, folder / "trial")
    started = time.monotonic()
    killed_after(trial, 120, *arguments)
    whole = time.monotonic() - started
    made = []
    for moment in range(MOMENTS):
        copy = copy_of(office, folder / str(moment))
        killed_after(copy, whole * (0.3 + 0.7 * moment / MOMENTS), *arguments)
        made.append(copy)
    return [*made, trial]


def copy_of(office: CommandLine, folder: Path) -> CommandLine:
    shutil.copytree(office.folder, folder)
    return CommandLine(folder)


def test_an_import_is_whole_or_not_there(tmp_path: Path) -> None:
    office, seen = begun(tmp_path), set()
    for copy in copies(office, tmp_path, "import", str(DEMO)):
        seen.add(copy("members", "--json", "--limit", "1").json["total"])
        checked = copy("check", "--json")
        assert checked.json["integrity"] == "ok"
        assert checked.code in (0, 1)
    assert seen == {0, 743}


def test_a_closing_is_whole_or_not_there(tmp_path: Path) -> None:
    office = begun(tmp_path, with_sample=True)
    made = office(
        *("ceremony", "create", "--round", "2027/3-2", "--day", "2027-02-03", "--place", "x")
    )
    number = made.out.split()[-1]
    people = office("ceremony", "show", number, "--json").json["totals"]["people"]
    before = badges(office, tmp_path)
    seen = set()
    for copy in copies(office, tmp_path, "ceremony", "close", number):
        state = copy("ceremony", "show", number, "--json").json["state"]
        added = badges(copy, tmp_path) - before
        assert (state, added) in (("draft", 0), ("closed", people))
        seen.add(state)
    assert "closed" in seen


def badges(office: CommandLine, folder: Path) -> int:
    """How many badges are on record."""
    path = folder / "export.json"
    assert office("export", "--format", "json", "--out", path).code == 0
    return path.read_text("utf-8").count('"level":')
