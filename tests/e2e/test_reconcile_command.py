"""`reconcile` on the command line: the contract's JSON on the samples, recorded, with minutes."""

import json
import shutil
from pathlib import Path

import pytest

from tests.helpers.command_line import CommandLine
from tests.importing.support import OFFICE_LIST, SAMPLES

pytestmark = pytest.mark.slow
DIFF = json.loads((SAMPLES / "expected.json").read_text("utf-8"))["central_diff"]
CENTRAL_LIST = SAMPLES / "DS_DANGVIEN.xlsx"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """An office that has never reconciled; nothing here may be recorded in it."""
    line = CommandLine(tmp_path_factory.mktemp("doi-chieu"))
    line.begin()
    assert line("import", OFFICE_LIST).code == 0
    return line


@pytest.fixture
def recording(office: CommandLine, tmp_path: Path) -> CommandLine:
    """A copy of that office, in which may be recorded."""
    return CommandLine(shutil.copytree(office.folder, tmp_path / "own"))


def key(number: int) -> str:
    return f"M{number:04d}"


def test_the_samples_give_the_contracts_document_exactly(office: CommandLine) -> None:
    done = office("reconcile", CENTRAL_LIST, "--json")
    assert done.code == 0
    found = done.json
    assert sorted(row["key"] for row in found["missing_there"]) == list(map(key, DIFF["missing"]))
    assert [row["personal_id"] for row in found["missing_here"]] == DIFF["extra"]
    different = [(row["key"], row["field"]) for row in found["different"]]
    assert sorted(different) == sorted(
        [(key(number), "admission_date") for number in DIFF["date"]]
        + [(key(number), "branch") for number in DIFF["branch"]]
    )
    assert all(row["ours"] and row["theirs"] for row in found["different"])
    assert {"name", "personal_id", "card_number", "birth_date", "branch"} <= set(
        found["missing_here"][0]
    )
    assert found["operation"] is None
    assert found["movement"] is None


def test_it_is_recorded_with_its_minutes_and_the_next_tells_the_movement(
    recording: CommandLine, tmp_path: Path
) -> None:
    minutes = tmp_path / "bien-ban.pdf"
    done = recording("reconcile", CENTRAL_LIST, "--record", "--out", minutes, "--note", "Quý IV")
    assert (done.code, minutes.read_bytes()[:5]) == (0, b"%PDF-")
    assert "761" in done.out
    again = recording("reconcile", CENTRAL_LIST, "--json").json
    assert len(again["different"]) == 32  # nobody has decided anything
    moved = again["movement"]
    assert (moved["at_start"], moved["increases"], moved["decreases"], moved["at_end"]) == (
        761,
        [],
        [],
        761,
    )
    titles = [each["title"] for each in recording("history", "--json").json["operations"]]
    assert titles[0] == "Reconciliation with the central export: DS_DANGVIEN.xlsx"


def test_a_branchs_list_is_compared_with_the_branch(office: CommandLine, tmp_path: Path) -> None:
    workbook = tmp_path / "bb.xlsx"
    given = ("--branch", "hoi hoa hoc", "--out", workbook, "--json")
    found = office("reconcile", SAMPLES / "chi-bo-gui-len.csv", *given).json
    assert (found["missing_here"], found["missing_there"], found["different"]) == ([], [], [])
    assert (found["counts"]["ours"], found["counts"]["theirs"]) == (11, 11)
    assert workbook.stat().st_size > 0


@pytest.mark.parametrize("branch", ["khong co chi bo nay", "hoi"])
def test_a_branch_must_be_the_only_one_of_that_name(office: CommandLine, branch: str) -> None:
    done = office("reconcile", SAMPLES / "chi-bo-gui-len.csv", "--branch", branch)
    assert (done.code, done.out) == (1, "")
    assert branch in done.err


def test_a_day_to_come_is_refused(office: CommandLine) -> None:
    done = office("reconcile", CENTRAL_LIST, "--day", "2999-01-01")
    assert (done.code, done.out) == (1, "")
