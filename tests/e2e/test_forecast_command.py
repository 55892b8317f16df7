"""The command `forecast`: the same answers as the window, and none that nobody asked for."""

import json
from pathlib import Path

import pytest

from tests.helpers.command_line import CommandLine

pytestmark = pytest.mark.slow


def test_forecast_as_json_and_in_words(tmp_path: Path):
    line = CommandLine(tmp_path)
    line.begin(with_sample=True)
    done = line("forecast", "--years", "2", "--json")
    assert done.code == 0
    years = json.loads(done.out)["years"]
    assert len(years) == 2
    code = _code(years[0]["rounds"][0]["name"])
    evaluated = json.loads(line("evaluate", "--round", code, "--json").out)
    taken = [
        row
        for row in evaluated["rows"]
        if row["outcome"] in ("due", "early", "posthumous", "arrears")
        and "no_badge_on_record" not in {reason["code"] for reason in row["reasons"]}
    ]
    levels = years[0]["rounds"][0]["levels"]
    assert sum(each["certain"] for each in levels.values()) == len(taken)
    words = line("forecast", "--years", "2", lang="en")
    assert words.code == 0
    assert "Year 2027" in words.out
    assert line("forecast", "--years", "11").code == 1


def _code(name: str) -> str:
    day, month, year = name.split("/")
    return f"{year}/{day}-{month}"
