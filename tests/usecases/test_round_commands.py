"""`round`, and `evaluate` and `explain` of a closed one: command line in, JSON or text out."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest

from tests.helpers.people import partial
from tests.usecases.conftest import ROUND
from vusta_desk.app.cli.commands import badges, handler, rounds
from vusta_desk.app.cli.console import Console
from vusta_desk.app.cli.parser import build_parser
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import Member
from vusta_desk.usecases.edit_member import take_out
from vusta_desk.usecases.services import Services

Command = Callable[..., str]


@pytest.fixture
def command(
    office: Services, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    """Runs a command on the office that is open already, and gives what it said to both outputs."""

    @contextmanager
    def opened(*_: object) -> Iterator[Services]:
        yield office

    for module in (badges, rounds):
        monkeypatch.setattr(module, "opened", opened)
    parser, console = build_parser(office.words), Console(office.words)

    def run(*arguments: object, code: int = 0) -> str:
        options = parser.parse_args([str(each) for each in arguments])
        assert handler(options.handler)(options, console) == code
        said = capsys.readouterr()
        return said.out + said.err

    return run


def read(command: Command, *arguments: object) -> Any:
    return json.loads(command(*arguments, "--json"))


def row_of(command: Command) -> Any:
    found = read(command, "round", "list", "--year", 2027)
    return next(row for row in found["rounds"] if row["code"] == ROUND)


def test_what_is_not_named_stays(command: Command) -> None:
    days = ("--deadline", "2027-01-05", "--day", "2027-02-02", "--title", " Thành lập  Đảng")
    shown = command("round", "set", ROUND, *days)
    assert "05/01/2027" in shown
    assert "Thành lập Đảng" in shown
    assert row_of(command) == {
        "code": ROUND,
        "name": "3/2/2027",
        "day": "2027-02-02",
        "window": ["2027-01-01", "2027-03-31"],
        "reference_day": "2027-02-02",
        "deadline": "2027-01-05",
        "title": "Thành lập Đảng",
        "own": True,
        "closed": None,
    }
    command("round", "set", ROUND, "--no-deadline", "--reference", "2027-02-01")
    row = row_of(command)
    assert (row["deadline"], row["reference_day"], row["day"]) == (
        None,
        "2027-02-01",
        "2027-02-02",
    )
    command("round", "forget", ROUND)
    row = row_of(command)
    assert (row["own"], row["title"], row["day"]) == (False, "", "2027-02-03")


def test_taking_back_nothing_is_said(command: Command) -> None:
    command("round", "set", ROUND, "--title", "Kỷ niệm")
    command("round", "forget", ROUND)
    assert "Nothing was changed" in command("round", "forget", ROUND, code=1)


def test_windows_that_overlap_are_told(command: Command) -> None:
    assert command("round", "list", "--year", 2027).count("2027/") >= 4
    said = command("round", "set", ROUND, "--window", "2027-01-01", "2027-04-30")
    assert "30/04/2027" in said
    assert said.count("both cover 01/04/2027 to 30/04/2027") == 1
    assert "No round covers" not in said
    assert "No round covers" in command(
        "round", "set", ROUND, "--window", "2027-01-01", "2027-03-30"
    )
    command("round", "set", ROUND, "--window", "2027-01-01", "2027-04-30")
    assert "both cover" in command("round", "list", "--year", 2027)
    assert read(command, "round", "list")["year"] == 2026


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_deadline_far_away_is_a_slip_of_the_pen(command: Command, day: str) -> None:
    with pytest.raises(Refused, match="round_day_far"):
        command("round", "set", ROUND, "--deadline", day)


def test_a_deadline_after_the_round_is_told_while_it_is_open(command: Command) -> None:
    assert "after the day" not in command("round", "set", ROUND, "--deadline", "2027-02-03")
    said = command("round", "set", ROUND, "--deadline", "2027-02-04")
    assert "until 04/02/2027, after the day on which it is held, 03/02/2027" in said
    command("round", "close", ROUND)
    assert "after the day" not in command("round", "list", "--year", 2027)


def test_a_day_may_be_written_as_people_write_it(
    command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    command("round", "set", ROUND, "--deadline", "15/1/2027", "--window", "1/1/2027", "31/03/2027")
    row = row_of(command)
    assert (row["deadline"], row["window"]) == ("2027-01-15", ["2027-01-01", "2027-03-31"])
    for text in ("1/2027", "2027", "31/2/2027", "5/1/27", "mai", ""):
        with pytest.raises(SystemExit):
            command("round", "set", ROUND, "--deadline", text)
        assert f"not a day, as 3/2/2027 or 2027-02-03: {text}" in capsys.readouterr().err


def test_a_rule_is_called_by_its_title_and_only_once(command: Command) -> None:
    said = command("round", "close", ROUND)
    assert "note: Rounds of the year and their windows · The window of" in said
    assert said.count("Early award: months before the due day at most") == 1
    assert not re.search("round_windows|_months|multiples ·", said)


def test_closed_compared_and_opened_again(
    command: Command, office: Services, changed: Callable[[Member], None]
) -> None:
    before = read(command, "evaluate", "--round", ROUND)
    assert "closed" not in before
    reckoned = command("explain", "M1", "--round", ROUND)
    assert "still to come" in command("round", "close", ROUND)
    members = {member.key: member for member in office.registry().members}
    changed(replace(members["M1"], admission_decision_date=partial("1986-02-10")))
    take_out(office, "M2", "nhầm")
    assert read(command, "evaluate", "--round", ROUND) == before | {"closed": "2026-11-22"}
    assert "22/11/2026" in command("evaluate", "--round", ROUND)
    assert reckoned.splitlines()[:4] == command("explain", "M1", "--round", ROUND).splitlines()[:4]
    given = read(command, "evaluate", "--round", ROUND, "--reference", "2027-02-03")
    assert "closed" not in given
    assert given["counts"]["due"] == before["counts"]["due"] - 2
    with pytest.raises(Refused, match="round_closed"):
        command("round", "set", ROUND, "--title", "khác")
    assert "3/2/2027" in command("round", "reopen", ROUND, "--reason", "nhầm")
    assert read(command, "evaluate", "--round", ROUND)["counts"] == given["counts"]


def test_a_round_in_words_adds_up_and_says_what_is_not_known(
    command: Command, office: Services
) -> None:
    said = command("evaluate", "--round", ROUND)
    counts = [int(count) for count in re.findall(r"^\D.*: (\d+)$", said, re.MULTILINE)]
    total = len(office.registry().members)
    assert sum(counts) == total
    assert f"Nobody is left out: {' + '.join(map(str, counts))} = {total}" in said
    assert f"Rules {office.rulebook.fingerprint}" in said
    assert "our reading" in said, "the windows of the rounds"
    command("round", "close", ROUND)
    assert "our reading" not in command("evaluate", "--round", ROUND)


def test_drift_in_json_and_in_words(
    command: Command, office: Services, changed: Callable[[Member], None]
) -> None:
    command("round", "close", ROUND)
    assert read(command, "round", "drift", ROUND)["people"] == []
    members = {member.key: member for member in office.registry().members}
    changed(replace(members["M1"], admission_decision_date=partial("1986-02-10")))
    take_out(office, "M2", "nhầm")
    found = read(command, "round", "drift", ROUND)
    assert found["closed"] == "2026-11-22"
    assert found["members"] == {"then": 8, "now": 7}
    assert found["rules"]["then"] == found["rules"]["now"]
    assert found["rules"]["changed"] == []
    one, other = found["people"]
    assert (one["kind"], one["key"], one["facts"]) == (
        "changed",
        "M1",
        ["admission_decision_date"],
    )
    assert one["then"]["outcome"] == "due"
    assert one["now"]["outcome"] == "arrears"
    assert (other["kind"], other["now"], other["merged_into"]) == ("gone", None, None)
    said = command("round", "drift", ROUND)
    assert "Would come out otherwise today: 2" in said
    assert "not on file" in said
