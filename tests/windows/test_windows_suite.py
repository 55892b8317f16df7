"""What is left out of the tests under Windows exists, and what became of the others is read."""

import ast
from pathlib import Path

import pytest

from windows.check import leaving_out, suite
from windows.places import ROOT

LISTED = leaving_out.left_out()
NONE: frozenset[str] = frozenset()
RESULT = """<testsuites><testsuite>
<testcase classname="tests.a.test_x" name="test_one"/>
<testcase classname="tests.a.test_x" name="test_two"><skipped message="why"/></testcase>
<testcase classname="tests.a.test_x" name="test_three">
<failure message="E  no&#10;more"/></testcase>
<testcase classname="tests.a.test_x" name="test_four">
<failure message="worker 'gw1' crashed while running 'x'"/></testcase>
<testcase classname="tests.a.test_x" name="test_five"><error message="at setup"/></testcase>
</testsuite></testsuites>"""


def functions(file: Path) -> set[str]:
    """Functions by name, methods of classes as pytest names them."""
    names = set()
    for node in ast.parse(file.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef):
            names.add(node.name)
        if isinstance(node, ast.ClassDef):
            inside = (each for each in node.body if isinstance(each, ast.FunctionDef))
            names |= {node.name, *(f"{node.name}::{each.name}" for each in inside)}
    return names


@pytest.mark.parametrize("path", LISTED)
def test_what_is_left_out_exists_and_has_a_reason(path: str) -> None:
    file, _, name = path.partition("::")
    assert (ROOT / file).exists()
    assert not name or name in functions(ROOT / file)
    but = {each.partition("[")[0] for each in LISTED[path].but}
    assert not but or but <= functions(ROOT / file)
    assert LISTED[path].reason.endswith(".")


@pytest.mark.parametrize("group", suite.GROUPS, ids=lambda group: group.name)
def test_what_is_run_exists(group: suite.Group) -> None:
    assert all((ROOT / "tests" / each).exists() for each in group.tests)


def test_every_file_of_tests_is_run_or_left_out() -> None:
    run = [f"tests/{each}" for group in suite.GROUPS for each in group.tests]
    for file in sorted((ROOT / "tests").rglob("test_*.py")):
        path = file.relative_to(ROOT).as_posix()
        places = {path, *(each.as_posix() for each in Path(path).parents)}
        left = [LISTED[each] for each in places & LISTED.keys()]
        assert places & {*run} or left, f"{path} is neither run nor left out"
        assert places & {*run} or not any(each.but for each in left), f"{path}: no group runs it"


@pytest.mark.parametrize(
    ("path", "test", "fixtures", "is_left_out"),
    [
        ("tests/e2e/test_a.py", "test_one", NONE, True),
        ("tests/e2e/test_ab.py", "test_one", NONE, False),
        ("tests/e2e/test_b.py", "test_one", NONE, True),
        ("tests/e2e/test_b.py", "test_one[x]", NONE, True),
        ("tests/e2e/test_b.py", "test_one_more", NONE, False),
        ("tests/e2e/test_f.py", "test_one", NONE, False),
        ("tests/e2e/test_f.py", "test_one[x]", NONE, False),
        ("tests/e2e/test_f.py", "test_two[x]", NONE, False),
        ("tests/e2e/test_f.py", "test_two[y]", NONE, True),
        ("tests/e2e/test_f.py", "test_three", NONE, True),
        ("tests/e2e/test_c.py", "TestC::test_one", NONE, True),
        ("tests/bench/test_d.py", "test_one", NONE, True),
        ("tests/bench_more/test_d.py", "test_one", NONE, False),
        ("tests/gui/test_e.py", "test_one", frozenset({"printer"}), True),
        ("tests/gui/test_e.py", "test_one", frozenset({"session"}), False),
        ("tests/app/test_e.py", "test_one", frozenset({"printer"}), False),
    ],
)
def test_which_tests_are_meant(
    path: str, test: str, fixtures: frozenset[str], is_left_out: bool
) -> None:
    meant = ("e2e/test_a.py", "e2e/test_b.py::test_one", "e2e/test_c.py::TestC", "bench")
    why = leaving_out.LeftOut("Why.")
    listed = dict.fromkeys((f"tests/{each}" for each in meant), why)
    listed["tests/gui/conftest.py::printer"] = why
    but = frozenset(("test_one", "test_two[x]"))
    listed["tests/e2e/test_f.py"] = leaving_out.LeftOut("Why.", but)
    assert leaving_out.reason(path, test, fixtures, listed) == ("Why." if is_left_out else None)


def test_what_became_of_the_tests(tmp_path: Path) -> None:
    written = tmp_path / "result.xml"
    written.write_text(RESULT, "utf-8")
    result = suite.read(written)
    assert (result.passed, result.left_out) == (1, ["why"])
    assert result.failed == [
        "tests.a.test_x.test_three: E  no",
        "tests.a.test_x.test_five: at setup",
    ]
    assert len(result.crashed) == 1
    assert suite.told(result, 61.7) == "1 passed, 2 failed, 1 crashed, 1 left out (62 s)"
