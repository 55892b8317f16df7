"""The cross-check of everyone on file, and its list as a file."""

import csv
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from tests.helpers.people import badge
from vusta_desk.domain.badge_history import OddityKind
from vusta_desk.domain.findings import Refused
from vusta_desk.jobs import Progress
from vusta_desk.usecases.cross_check import cross_check, export


def test_everyone_is_looked_at_and_what_weighs_most_comes_first(office):
    steps = []
    checked = cross_check(office, Progress(lambda done, total: steps.append((done, total))))
    assert checked.people == 8
    assert (steps[-1], checked.rules) == ((8, 8), office.rulebook.fingerprint)
    found = [(line.found.kind, line.name, line.found.level) for line in checked.lines]
    assert found[:2] == [
        (OddityKind.MISSED, "Phạm Bình", 45), (OddityKind.NO_HISTORY, "Vũ Châu", 45)
    ]  # fmt: skip
    order = list(OddityKind)
    places = [order.index(kind) for kind, _, _ in found]
    assert places == sorted(places)
    assert sum(checked.counts.values()) == len(checked.lines)
    assert checked.counts.keys() == set(OddityKind)


def test_a_badge_entered_takes_its_line_away(office, changed):
    before = cross_check(office)
    (line,) = [each for each in before.lines if each.found.kind is OddityKind.MISSED]
    member = next(each for each in office.registry().members if each.key == line.key)
    changed(replace(member, badges=(*member.badges, badge(45, "2026-02-03"))))
    assert line.key not in {
        each.key for each in cross_check(office).lines if each.found.kind is OddityKind.MISSED
    }


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_the_list_is_written_with_the_rules_it_was_made_by(office, tmp_path, ending):
    checked = cross_check(office)
    path = tmp_path / f"soát.{ending}"
    assert export(office, checked, checked.lines, path) == len(checked.lines)
    if ending == "xlsx":
        rows = [[*row] for row in load_workbook(path).worksheets[0].iter_rows(values_only=True)]
    else:
        rows = [*csv.reader(path.read_text("utf-8-sig").splitlines(), delimiter=";")]
    assert len(rows) == len(checked.lines) + 2
    assert rows[1][1] == checked.lines[0].name
    assert str(rows[1][3]) == "45"
    assert checked.rules in str(rows[-1][0])


def test_another_ending_is_refused(office, tmp_path):
    checked = cross_check(office)
    with pytest.raises(Refused) as refused:
        export(office, checked, checked.lines, tmp_path / "soát.pdf")
    assert refused.value.code == "list_format"
