"""Reconciling with the central export and with a branch's list: exact, remembered, undoable."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.importing.support import OFFICE_LIST, SAMPLES
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.reconciliation import CENTRAL, Decision
from vusta_desk.usecases import import_members, protocols, reconcile, upkeep
from vusta_desk.usecases.reconcile import Compared, Word
from vusta_desk.usecases.services import Services

EXPECTED = json.loads((SAMPLES / "expected.json").read_text("utf-8"))
DIFF = EXPECTED["central_diff"]
CENTRAL_LIST = SAMPLES / "DS_DANGVIEN.xlsx"
BRANCH_LIST = SAMPLES / "chi-bo-gui-len.csv"
KEEP, TAKE = Word(Decision.KEEP), Word(Decision.TAKEN)


@pytest.fixture
def sample(empty: Services) -> Iterator[Services]:
    """The office's own list, taken in."""
    previewed = import_members.preview(empty, OFFICE_LIST)
    import_members.apply(empty, previewed)
    yield empty


def numbers(keys: Iterator[str | None]) -> list[int]:
    """The office's own numbers: the sample gives them in the order of the keys."""
    return sorted(int((key or "M0")[1:]) for key in keys)


def test_the_sample_differs_exactly_as_it_was_made(sample: Services):
    compared = reconcile.compare(sample, CENTRAL_LIST, CENTRAL)
    found = compared.comparison
    by_field = {
        name: numbers(line.key for line in found.different if line.field == name)
        for name in {line.field for line in found.different}
    }
    assert by_field == {"admission_date": DIFF["date"], "branch": DIFF["branch"]}
    assert numbers(line.key for line in found.missing_there) == DIFF["missing"]
    assert [line.subject for line in found.missing_here] == [
        f"personal_id:{number}" for number in DIFF["extra"]
    ]
    assert not compared.unclear
    counts = found.counts
    assert (counts.ours, counts.theirs, counts.matched) == (761, 755, 751)
    assert counts.ours == counts.matched + counts.missing_there
    assert counts.theirs == counts.matched + counts.missing_here + counts.unclear
    assert counts.differing == 32


def test_what_was_decided_is_not_asked_again(sample: Services):
    first = reconcile.compare(sample, CENTRAL_LIST, CENTRAL)
    lines = first.comparison
    decisions = {line.id: KEEP for line in lines.missing_there}
    decisions |= {line.id: TAKE for line in lines.missing_here[:1]}
    decisions |= {line.id: Word(Decision.NOTED, "báo cấp trên") for line in lines.missing_here[1:]}
    decisions |= {line.id: TAKE for line in lines.different if line.field == "branch"}
    decisions |= {line.id: KEEP for line in lines.different[:10] if line.field != "branch"}
    reconcile.record(sample, first, decisions, "quý IV")

    second = reconcile.compare(sample, CENTRAL_LIST, CENTRAL).comparison
    assert not [line for line in second.different if line.field == "branch"]
    assert len(second.missing_here) == 3
    assert {line.id for line in second.to_decide} == {
        line.id
        for line in lines.different
        if line.field == "admission_date" and line.id not in decisions
    }
    assert second.counts.ours == 762 and second.counts.matched == 752


def test_a_changed_side_is_asked_again(sample: Services, changed_name: str = "Tên Mới"):
    first = reconcile.compare(sample, CENTRAL_LIST, CENTRAL)
    line = next(line for line in first.comparison.different if line.field == "branch")
    reconcile.record(sample, first, {line.id: KEEP})
    assert line.id not in {each.id for each in again(sample).to_decide}
    member = next(m for m in sample.registry().members if m.key == line.key)
    other = next(
        key for key in first.branches if key not in (line.ours, line.theirs)
    )
    write(sample, replace(member, branch=other))
    assert line.id in {each.id for each in again(sample).to_decide}


def again(services: Services):
    return reconcile.compare(services, CENTRAL_LIST, CENTRAL).comparison


def write(services: Services, member) -> None:
    from vusta_desk.storage import members

    with services.operation("edit_member", member=member.name) as writer:
        members.update_member(writer.connection, member)


def test_a_branch_agrees(sample: Services):
    key = next(b.key for b in sample.registry().branches if b.name.endswith("Hội Hóa học Việt Nam"))
    found = reconcile.compare(sample, BRANCH_LIST, key).comparison
    assert found.lines == ()
    assert (found.counts.ours, found.counts.theirs) == (11, 11)


def test_protocol_adds_up(sample: Services, tmp_path: Path):
    first = reconcile.compare(sample, CENTRAL_LIST, CENTRAL)
    minutes = protocols.protocol(sample, first, {})
    (tmp_path / "x").mkdir()
    paper = protocols.write_protocol(sample, minutes, tmp_path / "x" / "bb.pdf")
    assert paper.pdf is not None, paper.findings
    protocols.write_protocol(sample, minutes, tmp_path / "x" / "bb.xlsx")
    Path("/tmp/shots/recon").mkdir(parents=True, exist_ok=True)
    Path("/tmp/shots/recon/bb.pdf").write_bytes(paper.pdf)
    Path("/tmp/shots/recon/bb.xlsx").write_bytes((tmp_path / "x" / "bb.xlsx").read_bytes())
