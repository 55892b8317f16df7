"""The project's own tests, run by the Windows Python. What is left out: `windows/left_out.toml`."""

import re
import shutil
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from windows.check.leaving_out import PLATFORM, left_out
from windows.check.report import CheckFailed, Report
from windows.errors import BuildStopped
from windows.places import ROOT
from windows.program import PYTHON
from windows.wine import Windows

_SLOW = "Marked slow: takes too long here, and is the same on every system."
_CRASHED = re.compile(r"worker '\w+' crashed")  # as the runner of several processes says it
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Group:
    """Tests that run together: folders or files of `tests`; `seconds` at most, then it failed.

    `only` chooses of them as `pytest -k` does. What shares a file shares a process but with `even`,
    where the tests take long and prepare little.
    """

    name: str
    tests: Sequence[str]
    with_slow: bool = False
    platform: str = "offscreen"
    only: str = ""
    even: bool = False
    seconds: float = 600


GROUPS = (
    Group("rules and words", ("domain", "cases", "i18n", "rulefiles")),
    Group("lists read", ("importing",)),
    Group("papers", ("documents",), with_slow=True),
    Group("data file", ("storage",), with_slow=True),
    Group("work of the office", ("usecases", "app")),
    Group("window", ("gui",)),
    Group(
        "window on the screen",
        ("gui/test_fields.py", "gui/test_table.py", "gui/test_search_choice.py"),
        with_slow=True,
        platform="windows",
    ),
    Group(  # as Windows draws them, which no other platform does
        "letters on the screen",
        ("gui/test_whole_letters.py",),
        platform="windows",
        only="100 or 125 or 200",
    ),
    Group("commands", ("e2e",), with_slow=True, even=True),
)


@dataclass(slots=True)
class Result:
    """What became of a group's tests."""

    passed: int = 0
    left_out: list[str] = field(default_factory=list)
    """Reasons, one for each test."""
    failed: list[str] = field(default_factory=list)
    """The test and the last line of what was wrong."""
    crashed: list[str] = field(default_factory=list)
    """Tests in which the process ended: Wine's fault, or worse than a failure."""


def check_suite(windows: Windows, report: Report) -> None:
    """Runs every group; one test that fails fails the check, after all have run."""
    wrong: list[str] = []
    for path, what in left_out().items():
        some = f" but for {', '.join(sorted(what.but))}" if what.but else ""
        report.leave_out(f"{path}{some}", what.reason)
    for group in GROUPS:
        start = time.monotonic()
        try:
            result = run(windows, group)
        except (BuildStopped, CheckFailed) as problem:  # it hangs, or ended before its time
            wrong.append(f"{group.name}: {problem}")
            continue
        report.fact(f"tests: {group.name}", told(result, time.monotonic() - start))
        if not group.with_slow:
            report.leave_out(f"slow tests of: {', '.join(group.tests)}", _SLOW)
        wrong += [f"failed: {each}" for each in result.failed]
        wrong += [f"ended the process: {each}" for each in result.crashed]
    if wrong:
        more = [f"and {len(wrong) - _SHOWN} more"] if len(wrong) > _SHOWN else []
        raise CheckFailed("\n".join([*wrong[:_SHOWN], *more]))


def told(result: Result, seconds: float) -> str:
    """A result in a line."""
    counts = {"passed": result.passed, "failed": len(result.failed)}
    counts |= {"crashed": len(result.crashed), "left out": len(result.left_out)}
    words = [f"{count} {name}" for name, count in counts.items() if count or name == "passed"]
    return f"{', '.join(words)} ({seconds:.0f} s)"


def run(windows: Windows, group: Group) -> Result:
    """Runs a group in a folder of Windows' own drive; nothing is written into the project."""
    folder = windows.drive / "tests"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    written = folder / "result.xml"
    done = windows.run(
        *(PYTHON, "-m", "pytest", "-q", "-p", "windows.check.leaving_out"),
        *("-p", "no:cacheprovider"),
        *("-p", "no:randomly", "-n", "2", "--hypothesis-profile=quick"),
        *("--dist", "worksteal" if group.even else "loadfile"),
        *(("-k", group.only) if group.only else ()),
        *("--tb=short", "-m", "not soak" if group.with_slow else "not slow and not soak"),
        *("--basetemp", windows.path(folder / "t"), "--junit-xml", windows.path(written)),
        *(f"tests/{each}" for each in group.tests),
        seconds=group.seconds,
        cwd=ROOT,
        environment={
            PLATFORM: group.platform,
            "HYPOTHESIS_STORAGE_DIRECTORY": windows.path(folder / "hypothesis"),
            "TMP": windows.path(folder),
            "TEMP": windows.path(folder),
        },
    )
    if not written.exists():
        raise CheckFailed(f"exit code {done.code}, no result\n{done.output[-3000:]}")
    result = read(written)
    if done.code not in (0, 1) or (done.code == 1 and not (result.failed or result.crashed)):
        raise CheckFailed(f"exit code {done.code}\n{done.output[-3000:]}")
    shutil.rmtree(folder, ignore_errors=True)
    return result


def read(written: Path) -> Result:
    """The result that pytest has written."""
    result = Result()
    for case in ElementTree.parse(written).iter("testcase"):
        name = f"{case.get('classname', '')}.{case.get('name', '')}"
        skipped = case.find("skipped")
        problems = [each for kind in ("failure", "error") for each in case.findall(kind)]
        if problems:
            said = problems[0].get("message") or problems[0].text or ""
            crashed = _CRASHED.search(f"{said}\n{problems[0].text or ''}")
            into = result.crashed if crashed else result.failed
            into.append(f"{name}: {said.strip().splitlines()[0] if said.strip() else ''}"[:300])
        elif skipped is not None:
            result.left_out.append(skipped.get("message", ""))
        else:
            result.passed += 1
    return result
