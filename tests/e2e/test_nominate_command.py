"""Nominations on the command line: begun, brought further, set aside, listed as JSON."""

import shutil
from pathlib import Path

import pytest

from tests.helpers.command_line import CommandLine

ROUND = "2027/3-2"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """An office with a nomination for everyone whom the round proposes; each test has a copy."""
    line = CommandLine(tmp_path_factory.mktemp("de-nghi"))
    line.begin(with_sample=True)
    assert line("nomination", "all", "--round", ROUND).code == 0
    return line


@pytest.fixture
def line(made: CommandLine, tmp_path: Path) -> CommandLine:
    return CommandLine(shutil.copytree(made.folder, tmp_path / "own"))


def test_the_way_of_a_nomination(line: CommandLine) -> None:
    before = line("nominations", "--round", ROUND, "--json").json["nominations"]
    first, second = before[0], before[1]
    assert set(first) == {
        *("id", "key", "name", "branch", "level", "kind", "round", "state", "reason"),
        *("applicant", "relation", "steps", "findings"),
    }
    assert {each["state"] for each in before} == {"draft"}
    paper = ("--day", "2027-01-05", "--number", "12-TTr", "--who", "Chi bộ")
    done = line("nomination", "advance", first["id"], "--to", "branch_proposed", *paper)
    assert done.code == 0, done
    assert line("nomination", "set-aside", second["id"], "--reason", "chờ").code == 0
    after = {
        each["id"]: each
        for each in line("nominations", "--round", ROUND, "--json").json["nominations"]
    }
    assert after[first["id"]]["steps"][-1] == {
        "state": "branch_proposed",
        "day": "2027-01-05",
        "number": "12-TTr",
        "who": "Chi bộ",
        "note": "",
        "cause": None,
        "ceremony": None,
    }
    assert (after[second["id"]]["state"], after[second["id"]]["steps"][-1]["cause"]) == (
        "set_aside",
        "other",
    )
    assert line("nomination", "reopen", second["id"]).code == 0
    back = line("nomination", "advance", first["id"], "--to", "draft")
    assert (back.code, "why" in back.err) == (2, True)


def test_of_several_the_rest_may_go_on(line: CommandLine) -> None:
    rows = line("nominations", "--round", ROUND, "--json").json["nominations"]
    drafts = [each for each in rows if each["state"] == "draft"]
    lacking = [each for each in drafts if "applicant_needed" in each["findings"]]
    ready = next(each for each in drafts if each["kind"] == "normal" and not each["findings"])
    ids = [each["id"] for each in (*lacking, ready)]
    refused = line("nomination", "advance", *ids, "--to", "submitted")
    assert (refused.code, "--rest" in refused.err) == (1, True)
    assert all(each["name"] in refused.err for each in lacking)
    done = line("nomination", "advance", *ids, "--to", "submitted", "--rest")
    assert done.code == 0, done
    assert "ordinary" in done.out
    again = line("nominations", "--round", ROUND, "--json").json["nominations"]
    states = {each["id"]: each["state"] for each in again}
    assert states[ready["id"]] == "submitted"
    assert {states[each["id"]] for each in lacking} == {"draft"}


def test_nominated_and_left_out_by_key(line: CommandLine) -> None:
    rows = line("evaluate", "--round", ROUND, "--json").json["rows"]
    key = next(row["key"] for row in rows if row["outcome"] == "none" and row["level"])
    refused = line("nominate", key, "--round", ROUND, "--level", 30)
    assert (refused.code, "Say why" in refused.err) == (2, True)
    done = line("nominate", key, "--round", ROUND, "--level", 30, "--reason", "đảng ủy quyết định")
    number = int(done.out.split()[-1])
    again = line(
        *("nominate", key, "--round", ROUND, "--level", 30, "--leave-out"),
        *("--reason", "thôi", "--cause", "wrong_record"),
    )
    assert int(again.out.split()[-1]) == number
    assert key in line("nominations", lang="vi").out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--leave-out", "--kind", "early"), "--kind says nothing beside --leave-out"),
        (("--leave-out", "--day", "2026-11-01"), "--day says nothing beside --leave-out"),
        (("--cause", "later"), "--cause does nothing alone"),
    ],
)
def test_what_would_be_ignored_is_refused(
    line: CommandLine, options: tuple[str, ...], said: str
) -> None:
    refused = line("nominate", "M0001", "--round", ROUND, "--reason", "x", *options)
    assert (refused.code, said in refused.err) == (2, True)
