"""Rules on the command line: side by side, entered with a source, taken back, proven."""

from typing import Any

import pytest

from tests.helpers.command_line import CommandLine

pytestmark = pytest.mark.slow

FOR_45 = ("multiples", "45", "2,5", "--from", "2026-01-01", "--source", "Công văn 12")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    line = CommandLine(tmp_path_factory.mktemp("rules"))
    line.begin(with_sample=True)
    return line


def rule(office: CommandLine, name: str) -> Any:
    [found] = [each for each in office("rules", "--json").json["rows"] if each["id"] == name]
    return found


def test_a_value_is_entered_seen_used_and_taken_back(office: CommandLine) -> None:
    before = office("rules", "--json").json
    assert before["proof"]["total"] == before["proof"]["right"] >= 70
    assert before["proof"]["failures"] == []
    assert rule(office, "multiples")["unknown_parts"] == ["45", "85", "90"]

    seen = office("rules", "set", *FOR_45, "--dry-run", "--json").json["changes"]
    assert seen
    assert {each["before"]["amount"] for each in seen} == {None}
    assert {each["after"]["amount"] for each in seen} == {6_325_000}
    assert office("rules", "--json").json == before

    entered = office("rules", "set", *FOR_45)
    assert (entered.code, str(len(seen)) in entered.out) == (0, True)
    shown = rule(office, "multiples")
    assert shown["unknown_parts"] == ["85", "90"]
    assert shown["values"][1] == {
        "from": "2026-01-01",
        "part": "45",
        "value": "2.5",
        "source": "Công văn 12",
        "url": "",
        "confidence": "",
        "choice": False,
        "own": True,
        "in_force": True,
        "overtaken": [],
    }
    row = next(each for each in seen if each["round"] == "3/2/2027")
    result = office("evaluate", "--round", "2027/3-2", "--json").json
    assert result["rules"] != before["rules"]
    [mine] = [each for each in result["rows"] if each["key"] == row["key"]]
    assert mine["amount"] == 6_325_000

    gone = office("rules", "forget", "multiples", "45", "--from", "2026-01-01")
    assert gone.code == 0
    assert office("rules", "--json").json == before


def test_what_people_read_names_what_is_missing_and_the_proof(office: CommandLine) -> None:
    for language in ("en", "vi"):
        shown = office("rules", lang=language)
        assert shown.code == 0
        assert "45, 85, 90" in shown.out
        assert "Quy định 29-QĐ/TW ngày 25-7-2016" in shown.out


def test_what_cannot_be_entered_is_refused_in_words(office: CommandLine) -> None:
    day = ("--from", "2026-01-01", "--source", "Công văn 12")
    wrong = office("rules", "set", "base_salary", "much", *day)
    assert (wrong.code, wrong.out) == (1, "")
    assert "whole number" in wrong.err
    assert office("rules", "forget", "multiples", "45", "--from", "2026-01-01").code == 1
    assert office("rules", "forget", "salaries", "--from", "2026-01-01").code == 1
    assert office("rules", "set", "base_salary", "1", "--from", "2026-01-01").code == 2


def test_the_self_test_counts_the_examples(office: CommandLine) -> None:
    count = office("rules", "--json").json["proof"]["total"]
    assert f"{count} of {count} examples" in office.bare("--lang", "en", "self-test").out
