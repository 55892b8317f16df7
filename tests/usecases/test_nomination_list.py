"""What is offered for a nomination, what a round says of a member, and the list as a file."""

import csv

import pytest

from vusta_desk.domain.findings import Refused
from vusta_desk.usecases import nominations
from vusta_desk.usecases.nomination_list import export, offered, shown_by_round

ROUND = "2027/3-2"


def test_rounds_of_this_year_the_coming_ones_and_those_named_are_offered(office):
    nominations.start(office, "M2", 75, "2028/19-5", reason="đợt sau")
    found = offered(office)
    codes = [code for code, _ in found.rounds]
    assert codes[:5] == ["2026/3-2", "2026/19-5", "2026/2-9", "2026/7-11", ROUND]
    assert codes[-1] == "2028/19-5"
    assert found.next == ROUND
    assert 90 in found.levels


def test_what_a_round_says_of_a_member(office):
    assert shown_by_round(office, "M1", ROUND).box == "due"
    with pytest.raises(Refused) as refused:
        shown_by_round(office, "M99", ROUND)
    assert refused.value.code == "member_not_found"


def test_the_list_as_a_file_says_state_and_reason(office, tmp_path):
    nominations.propose_all(office, ROUND)
    rows = nominations.nominations(office)
    nominations.set_aside(office, [rows[0].nomination.id], "đang ở nước ngoài")
    rows = nominations.nominations(office)
    path = tmp_path / "đề nghị.csv"
    assert export(office, rows, path) == len(rows)
    heading, *lines = csv.reader(path.read_text("utf-8-sig").splitlines(), delimiter=";")
    first = dict(zip(heading, lines[0], strict=True))
    assert (first["State"], first["Full name"]) == ("set aside", rows[0].name)
    assert first["Reason"] == "đang ở nước ngoài"
    assert len(lines) == len(rows)
