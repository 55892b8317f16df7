"""The one story: an office's list becomes members, a roster, papers and badges on record."""

import json
from pathlib import Path

import pytest

from tests.helpers.command_line import CommandLine
from tests.helpers.pdf_text import text_of

SAMPLES = Path(__file__).parents[1] / "data" / "samples"
ROUND = "2027/3-2"

pytestmark = pytest.mark.slow


@pytest.fixture
def office(tmp_path: Path) -> CommandLine:
    line = CommandLine(tmp_path)
    line.begin()
    return line


def test_from_the_list_to_the_papers_and_back(tmp_path: Path) -> None:
    office = CommandLine(tmp_path)
    assert office.new().code == 0
    imported = office("import", SAMPLES / "danh-sach-dang-vien.xlsx", "--json")
    assert imported.code == 0
    assert imported.json["rows"] == imported.json["fates"]["new"] == 761

    result = office("evaluate", "--round", ROUND, "--json").json
    assert result["members"] == len(result["rows"]) == sum(result["counts"].values()) == 761

    made = office(
        "ceremony", "create", "--round", ROUND, "--day", "2027-02-03", "--place", "Hội trường"
    )
    number = made.out.split()[-1]
    shown = office("ceremony", "show", number, "--json").json
    proposed = {
        row["key"]
        for row in result["rows"]
        if row["outcome"] in ("due", "early", "posthumous", "arrears")
        and "no_badge_on_record" not in {reason["code"] for reason in row["reasons"]}
    }
    assert {entry["key"] for entry in shown["entries"]} == proposed
    assert shown["state"] == "draft"
    levels = [entry["level"] for entry in shown["entries"]]
    assert levels == sorted(levels, reverse=True)

    first = shown["entries"][0]
    left_out = office(
        "ceremony", "set", number, "--member", first["key"], "--leave-out", "--reason", "nhận sau"
    )
    assert left_out.code == 0
    office("ceremony", "set", number, "--decision", "12-QĐ/ĐU", "--decision-date", "2027-01-20")

    papers = office("papers", number, "--out", tmp_path / "papers")
    assert papers.code == 0
    roster = text_of(Path(papers.out.strip()))
    certificates = tmp_path / "certificates.pdf"
    assert office("certificates", number, "--out", certificates).code == 0
    drawn = text_of(certificates)
    for entry in shown["entries"][1:]:
        assert entry["name"] in " ".join(drawn.split())
        assert entry["name"].split()[-1] in roster
    assert drawn.count("\f") == len(proposed) - 1

    assert office("ceremony", "close", number).code == 0
    refused = office("ceremony", "set", number, "--place", "nơi khác")
    assert (refused.code, "reopen" in refused.err) == (1, True)
    history = office("history", "--json").json["operations"]
    closing = next(done["id"] for done in history if done["kind"] == "ceremony_close")
    undone = office("undo", closing)
    assert (undone.code, "Reopen the ceremony" in undone.err) == (1, True)

    after = {row["key"]: row for row in office("evaluate", "--round", ROUND, "--json").json["rows"]}
    assert after[first["key"]]["outcome"] in ("due", "arrears", "early")
    assert all(after[key]["outcome"] == "none" for key in proposed - {first["key"]})

    assert office("ceremony", "reopen", number, "--reason", "ghi nhầm").code == 0
    again = office("evaluate", "--round", ROUND, "--json").json
    assert again["counts"] == result["counts"]


def test_an_import_is_undone_and_done_again(office: CommandLine) -> None:
    operation = office("import", SAMPLES / "chi-bo-gui-len.csv", "--json").json["operation"]
    before = office("members", "--json").json
    assert before["total"] > 0
    redo = office("undo", operation)
    assert redo.code == 0
    assert office("members", "--json").json["total"] == 0
    newest = office("history", "--json", "--limit", "1").json["operations"][0]
    assert office("undo", newest["id"]).code == 0
    assert office("members", "--json").json == before


def test_the_registry_goes_out_and_in_without_loss(office: CommandLine, tmp_path: Path) -> None:
    office("import", SAMPLES / "danh-sach-dang-vien.xlsx")
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    assert office("export", "--format", "json", "--out", first).code == 0
    other = CommandLine(tmp_path, "khác.vusta")
    other.new()
    assert other("import", first).code == 0
    assert other("export", "--format", "json", "--out", second).code == 0
    assert json.loads(first.read_text("utf-8")) == json.loads(second.read_text("utf-8"))
    assert other("import", first, "--json").json["fates"]["same"] == 761


def test_restoring_a_backup_brings_everything_back(office: CommandLine, tmp_path: Path) -> None:
    office("import", SAMPLES / "chi-bo-gui-len.csv")
    before = office("members", "--json").json
    kept = tmp_path / "kept.vusta-backup"
    assert office("backup", "--out", kept).code == 0
    verified = office("verify", kept)
    assert (verified.code, str(before["total"]) in verified.out) == (0, True)
    operation = office("history", "--json").json["operations"][0]["id"]
    office("undo", operation)
    assert office("members", "--json").json["total"] == 0
    assert office("restore", kept).code == 0
    assert office("members", "--json").json == before
