"""Kinds of list on the command line: imported as said, and the collection workbook written."""

from pathlib import Path

import pytest

from tests.helpers.command_line import CommandLine
from tests.importing.support import OFFICE_LIST, write_xlsx

pytestmark = pytest.mark.slow


@pytest.fixture
def office(tmp_path: Path) -> CommandLine:
    line = CommandLine(tmp_path)
    line.begin()
    return line


def test_the_collection_workbook_goes_out_and_comes_back(
    office: CommandLine, tmp_path: Path
) -> None:
    assert office("import", OFFICE_LIST).code == 0
    out = tmp_path / "thu-thap.xlsx"
    done = office("export", "--format", "xlsx", "--profile", "collection", "--out", out)
    assert (done.code, "761" in done.err) == (0, True), done
    back = office("import", out, "--json").json
    assert (back["profile"], back["operation"]) == ("collection", None)
    assert (back["fates"]["same"], back["fates"]["changed"]) == (761, 0)


def test_it_is_written_as_a_workbook_only(office: CommandLine, tmp_path: Path) -> None:
    out = tmp_path / "a.csv"
    done = office("export", "--format", "csv", "--profile", "collection", "--out", out)
    assert done.code != 0
    assert "--profile collection --format xlsx" in done.err
    assert not out.exists()


def test_a_list_of_branches_is_taken_in(office: CommandLine, tmp_path: Path) -> None:
    rows = [("TT", "Tên chi bộ", "Ghi chú"), (1, "Chi bộ Hội A", None), (2, "Chi bộ Hội B", None)]
    path = write_xlsx(tmp_path / "cb.xlsx", rows)
    assert office("import", path).code != 0
    taken = office("import", path, "--profile", "branches", "--json").json
    assert (taken["profile"], taken["operation"] is None) == ("branches", False)
    again = office("import", path, "--profile", "branches", "--json").json
    assert again["operation"] is None
