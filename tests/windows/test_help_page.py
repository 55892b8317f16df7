"""What a check has found becomes a page of help, in both languages, always in the same words."""

import ast
import copy
import tomllib
from pathlib import Path

from tests.helpers.checkout import ROOT
from windows import help_page

RESULT = {
    "version": "0.1.0",
    "date": "2026-11-05",
    "python": "3.13.2",
    "wine": "8.0",
    "steps": [["Self-test", True, 12], ["Portable zip", True, 3]],
    "facts": [
        ["start page on screen, frozen", "1.2 s"],
        ["a new one", "x | y <b>"],
        ["tests: papers", "12 passed, 3 left out (9 s)"],
    ],
    "left_out": [
        ["tests/one.py", "no printer"],
        ["printing, measured", "it is taken from a virtual screen"],
    ],
}


def checks() -> list[Path]:
    return sorted((ROOT / "windows" / "check").glob("*.py"))


def said_by_the_checks() -> set[str]:
    """Names of steps and labels of figures, wherever they are plain text."""
    found = set()
    for path in checks():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(ast.Attribute(attr="fact"), [ast.Constant(label), *_]):
                    found.add(str(label))
                case ast.AnnAssign(ast.Name("STEPS"), value=ast.Tuple(rows)):
                    found |= {
                        str(row.elts[0].value)
                        for row in rows
                        if isinstance(row, ast.Tuple) and isinstance(row.elts[0], ast.Constant)
                    }
    return found


def beginnings() -> set[str]:
    """What stands before the first figure or name in a label that is put together."""
    found = set()
    for path in checks():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(
                    ast.Attribute(attr="fact" | "leave_out"),
                    [ast.JoinedStr([ast.Constant(text), *_]), *_],
                ):
                    found.add(str(text))
    return found


def reasons() -> set[str]:
    listed = tomllib.loads((ROOT / "windows" / "left_out.toml").read_text("utf-8"))
    found = {each["reason"] for each in listed["left_out"]}
    for path in checks():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(
                    ast.Attribute(attr="leave_out"), [ast.Constant(what), ast.Constant(why)]
                ):
                    found |= {str(what), str(why)}
                case ast.Call(ast.Name("Group"), [ast.Constant(name), *_]):
                    found.add(str(name))
    return found


def test_whatever_a_check_says_has_its_vietnamese() -> None:
    said = said_by_the_checks()
    assert len(said) > 10
    assert said - set(help_page.VIETNAMESE) == set()
    assert len(reasons()) > 10
    assert reasons() - set(help_page.VIETNAMESE) == set()
    assert beginnings() - set(help_page.BEGINNINGS) == set()


def test_both_languages_are_written_the_same_way_each_time(tmp_path: Path) -> None:
    for folder in ("once", "twice"):
        help_page.write(copy.deepcopy(RESULT), tmp_path / folder)
    for language in ("vi", "en"):
        once, twice = (
            (tmp_path / folder / language / help_page.PAGE).read_bytes()
            for folder in ("once", "twice")
        )
        assert once == twice
        assert b"\r" not in once


def test_the_page_tells_steps_figures_and_what_was_left_out() -> None:
    page = help_page.page(RESULT, "vi")
    assert "Tất cả đều đạt: 2/2 bước." in page
    assert "ngày 5/11/2026" in page
    assert "| Chương trình tự kiểm tra | đạt | 12 |" in page
    assert "| trang đầu hiện lên, bản giao | 1,2 s |" in page
    assert "| `tests/one.py` | no printer |" in page
    assert "| in, có đo | ảnh chụp từ màn hình ảo |" in page
    assert "| bài kiểm tra: giấy tờ | 12 đạt, 3 không chạy (9 s) |" in page
    assert r"x \| y \<b>" in page
    assert "All is well: 2 of 2 steps passed." in help_page.page(RESULT, "en")


def test_a_step_that_failed_is_not_hidden() -> None:
    failed = {**RESULT, "steps": [["Self-test", True, 12], ["Portable zip", False, 3]]}
    assert "**Not all is well:** 1 of 2 steps passed." in help_page.page(failed, "en")
    assert "| Portable zip | **failed** | 3 |" in help_page.page(failed, "en")


def test_without_a_check_the_page_says_so() -> None:
    assert "This version has not been checked yet." in help_page.page({"steps": []}, "en")
