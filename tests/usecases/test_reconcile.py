"""Reconciling with the central export and with a branch's list: exact, remembered, undoable."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.helpers.people import registry
from tests.importing.support import OFFICE_LIST, SAMPLES
from tests.usecases.conftest import NOW, add, joined
from vusta_desk.documents.spreadsheet import write_table_xlsx
from vusta_desk.domain.comparison import Comparison, Line
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import Member, Registry, Standing, StandingKind
from vusta_desk.domain.movements import Movements
from vusta_desk.domain.names import folded
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.domain.reconciliation import CENTRAL, Decision
from vusta_desk.storage import members
from vusta_desk.usecases import edit_member, import_members, reconcile, upkeep
from vusta_desk.usecases.import_members import Choices
from vusta_desk.usecases.reconcile import Word
from vusta_desk.usecases.services import Services

DIFF = json.loads((SAMPLES / "expected.json").read_text("utf-8"))["central_diff"]
CENTRAL_LIST = SAMPLES / "DS_DANGVIEN.xlsx"
BRANCH_LIST = SAMPLES / "chi-bo-gui-len.csv"
KEEP, TAKE = Word(Decision.KEEP), Word(Decision.TAKEN)
HEADER = ("Họ và tên", "Ngày sinh", "Số CCCD", "Ngày vào Đảng", "Chi bộ", "Trạng thái")


@pytest.fixture
def sample(empty: Services) -> Services:
    """The office's own list, taken in."""
    import_members.apply(empty, import_members.preview(empty, OFFICE_LIST))
    return empty


@pytest.fixture
def few(empty: Services) -> Services:
    """Three members of two branches."""
    people = (
        joined("M1", "Trần Văn Ân", "1987-02-10", branch="B01", personal_id="001060000001"),
        joined("M2", "Lê Thị Đào", "1990-02-03", branch="B01", personal_id="001160000002"),
        joined("M3", "Hồ Giang", "2000-01-01", branch="B02", personal_id="001060000003"),
    )
    add(empty, registry(*people))
    return empty


AN = ("Trần Văn Ân", "", "001060000001", "10/02/1987", "Chi bộ B01", "")
DAO = ("Lê Thị Đào", "", "001160000002", "03/02/1990", "Chi bộ B01", "")
GIANG = ("Hồ Giang", "", "001060000003", "01/01/2000", "Chi bộ B02", "")
MOI = ("Vũ Mới", "05/05/1999", "001099000009", "01/10/2026", "Chi bộ B02", "")


def written(folder: Path, *rows: Sequence[str], name: str = "danh-sach.xlsx") -> Path:
    path = folder / name
    write_table_xlsx(path, "Danh sách", HEADER, rows)
    return path


def numbers(lines: Iterable[Line]) -> list[int]:
    """The office's own numbers: the sample gives them in the order of the keys."""
    return sorted(int((line.key or "M0")[1:]) for line in lines)


def central(services: Services, path: Path = CENTRAL_LIST, source: str = CENTRAL) -> Comparison:
    return reconcile.compare(services, path, source).comparison


def change(services: Services, key: str, **values: object) -> None:
    member = record_of(services, key)
    with services.operation("edit_member", member=member.name) as writer:
        members.update_member(writer.connection, replace(member, **values))  # type: ignore[arg-type]


def record_of(services: Services, key: str) -> Member:
    return next(member for member in services.registry().members if member.key == key)


def decide(
    services: Services,
    path: Path,
    decisions: Mapping[tuple[str, str], Word],
    source: str = CENTRAL,
    day: date | None = None,
) -> int:
    compared = reconcile.compare(services, path, source, day=day)
    return reconcile.record(services, compared, decisions)


# --- the samples -----------------------------------------------------------------------------


def test_the_sample_differs_exactly_as_it_was_made(sample: Services) -> None:
    compared = reconcile.compare(sample, CENTRAL_LIST, CENTRAL)
    found, counts = compared.comparison, compared.comparison.counts
    assert {line.field for line in found.different} == {"admission_date", "branch"}
    for field, kind in (("admission_date", "date"), ("branch", "branch")):
        assert numbers(line for line in found.different if line.field == field) == DIFF[kind]
    assert numbers(found.missing_there) == DIFF["missing"]
    assert [line.subject for line in found.missing_here] == [
        f"personal_id:{number}" for number in DIFF["extra"]
    ]
    assert not compared.unclear
    assert (counts.ours, counts.theirs, counts.matched) == (761, 755, 751)
    assert (counts.differing, found.more_there) == (32, 751)


def test_a_second_round_asks_only_what_is_new(sample: Services, tmp_path: Path) -> None:
    first = reconcile.compare(sample, CENTRAL_LIST, CENTRAL)
    lines = first.comparison
    decisions = {line.id: KEEP for line in lines.missing_there}
    decisions |= {line.id: Word(Decision.NOTED, "báo cấp trên") for line in lines.missing_here[1:]}
    decisions |= {line.id: TAKE for line in lines.missing_here[:1]}
    dates = [line for line in lines.different if line.field == "admission_date"]
    decisions |= {line.id: TAKE for line in lines.different if line.field == "branch"}
    decisions |= {line.id: KEEP for line in dates[:10]}
    reconcile.record(sample, first, decisions)

    second = central(sample)
    assert [line.id for line in second.to_decide] == [line.id for line in dates[10:]]
    assert (second.counts.ours, second.counts.matched) == (762, 752)
    kept = [line.settled.decision for line in second.missing_there if line.settled]
    assert kept == [Decision.KEEP] * 10
    assert {line.settled.note for line in second.missing_here if line.settled} == {"báo cấp trên"}

    decide(sample, CENTRAL_LIST, {line.id: KEEP for line in second.to_decide})
    assert central(sample).to_decide == ()


def test_what_changed_since_is_asked_again(sample: Services) -> None:
    line = next(line for line in central(sample).different if line.field == "branch")
    decide(sample, CENTRAL_LIST, {line.id: KEEP})
    assert line.id not in {each.id for each in central(sample).to_decide}
    other = next(
        branch.key
        for branch in sample.registry().branches
        if branch.key not in (line.ours, line.theirs)
    )
    change(sample, line.key or "", branch=other)
    assert line.id in {each.id for each in central(sample).to_decide}


def test_a_branchs_own_list_agrees(sample: Services) -> None:
    key = reconcile.branch_named(sample, "hoi hoa hoc viet nam")
    found = central(sample, BRANCH_LIST, key)
    assert (found.lines, found.counts.ours, found.counts.theirs) == ((), 11, 11)


# --- one branch ------------------------------------------------------------------------------


def test_who_is_missing_in_a_branch_may_be_in_another(few: Services, tmp_path: Path) -> None:
    path = written(tmp_path, (*AN[:4], "", ""), (*GIANG[:4], "", ""))
    found = central(few, path, "B01")
    (here,) = found.missing_here
    assert (here.key, here.why, here.ours) == ("M3", "elsewhere", "B02")
    assert [line.key for line in found.missing_there] == ["M2"]
    decide(few, path, {here.id: TAKE}, "B01")
    assert record_of(few, "M3").branch == "B01"
    assert [line.id for line in central(few, path, "B01").lines] == [found.missing_there[0].id]


def test_a_row_that_names_another_branch_can_move_the_member(few: Services, tmp_path: Path) -> None:
    path = written(tmp_path, AN, (*DAO[:4], "Chi bộ B02", ""))
    (line,) = central(few, path, "B01").missing_there
    assert (line.key, line.why, line.theirs) == ("M2", "listed_elsewhere", "B02")
    decide(few, path, {line.id: TAKE}, "B01")
    assert record_of(few, "M2").branch == "B02"


def test_somebody_new_on_a_branchs_list_joins_that_branch(few: Services, tmp_path: Path) -> None:
    path = written(tmp_path, AN, DAO, (*MOI[:4], "", ""))
    (line,) = central(few, path, "B01").missing_here
    decide(few, path, {line.id: TAKE}, "B01")
    (new,) = [member for member in few.registry().members if member.name == "Vũ Mới"]
    assert (new.branch, str(new.birth_date)) == ("B01", "1999-05-05")
    assert central(few, path, "B01").lines == ()


def test_who_left_their_list_is_said_in_their_words(few: Services, tmp_path: Path) -> None:
    path = written(tmp_path, AN, (*DAO[:5], "Đã chuyển sinh hoạt"), GIANG)
    found = central(few, path)
    (line,) = found.missing_there
    assert (line.key, line.why) == ("M2", "left_there")
    assert (found.counts.theirs, found.counts.aside) == (2, 1)


def test_rows_that_cannot_be_told_are_counted_and_named(few: Services, tmp_path: Path) -> None:
    compared = reconcile.compare(few, written(tmp_path, AN, AN, DAO, GIANG), CENTRAL)
    assert [row.member.name for row in compared.unclear] == ["Trần Văn Ân"]
    counts = compared.comparison.counts
    assert counts.theirs == 4 == counts.matched + counts.missing_here + counts.unclear


def test_taking_over_a_difference(few: Services, tmp_path: Path) -> None:
    change(few, "M1", official_date=None)
    path = written(tmp_path, (*AN[:3], "11/02/1987", "Chi bộ Mới", ""), DAO, GIANG)
    lines = central(few, path).different
    assert [line.field for line in lines] == ["branch", "admission_date"]
    operation = decide(few, path, {line.id: TAKE for line in lines})
    ours = record_of(few, "M1")
    names = {branch.key: branch.name for branch in few.registry().branches}
    assert (str(ours.admission_date), names[ours.branch or ""]) == ("1987-02-11", "Chi bộ Mới")
    assert central(few, path).lines == ()
    upkeep.undo(few, operation)
    assert [line.field for line in central(few, path).to_decide] == ["branch", "admission_date"]
    assert reconcile.earlier(few) == ()


# --- refusals --------------------------------------------------------------------------------


def test_what_makes_no_sense_is_refused_and_nothing_written(few: Services, tmp_path: Path) -> None:
    compared = reconcile.compare(few, written(tmp_path, AN, DAO), CENTRAL)
    (line,) = compared.comparison.missing_there
    for word, code in (
        (TAKE, "reconcile_cannot_take"),
        (Word(Decision.NOTED, "  "), "reconcile_note_needed"),
    ):
        with pytest.raises(Refused) as refused:
            reconcile.record(few, compared, {line.id: word})
        assert (refused.value.code, refused.value.details["member"]) == (code, "Hồ Giang")
    change(few, "M1", home="Hà Nội")
    with pytest.raises(Refused) as refused:
        reconcile.record(few, compared, {})
    assert refused.value.code == "data_changed_since_preview"
    assert reconcile.earlier(few) == ()


def test_a_list_that_changed_since_is_compared_anew(few: Services, tmp_path: Path) -> None:
    compared = reconcile.compare(few, written(tmp_path, AN, DAO), CENTRAL)
    path = written(tmp_path, AN, DAO, GIANG)
    with pytest.raises(Refused) as refused:
        reconcile.record(few, compared, {})
    assert refused.value.code == "file_changed_since_preview"
    path.unlink()  # the comparison is whole without it
    reconcile.record(few, compared, {})


def test_the_answer_about_a_branch_name_is_remembered(few: Services, tmp_path: Path) -> None:
    change_branch(few, "B01", "Chi bộ Hội Địa chất Việt Nam")
    change_branch(few, "B02", "Chi bộ Tổng hội Địa chất")
    path = written(tmp_path, (*AN[:4], "Chi bộ Địa chất", ""), (*DAO[:4], "", ""))
    asked = reconcile.compare(few, path, CENTRAL)
    (question,) = [each for each in asked.branch_questions if "chất" in each.name]
    assert [row.member.name for row in asked.unclear][:1] == ["Trần Văn Ân"]
    assert reconcile.question_of(asked, asked.unclear[0]) == question
    told = Choices(branches={folded(question.name): "B01"})
    answered = reconcile.compare(few, path, CENTRAL, told)
    assert "Trần Văn Ân" not in [row.member.name for row in answered.unclear]
    reconcile.record(few, answered, {})
    again = reconcile.compare(few, path, CENTRAL)
    assert question.name not in [each.name for each in again.branch_questions]


def change_branch(services: Services, key: str, name: str) -> None:
    branch = next(each for each in services.registry().branches if each.key == key)
    with services.operation("edit_branch", branch=name) as writer:
        members.update_branch(writer.connection, replace(branch, name=name))


def test_days_and_branches_that_cannot_be(few: Services, tmp_path: Path) -> None:
    path = written(tmp_path, AN)
    decide(few, path, {}, day=date(2026, 10, 1))
    for arguments, code in (
        ({"day": date(2026, 11, 23)}, "reconcile_day_future"),
        ({"day": date(2026, 9, 30)}, "reconcile_day_before_last"),
        ({"source": "B99"}, "no_such_branch"),
    ):
        with pytest.raises(Refused) as refused:
            reconcile.compare(few, path, **{"source": CENTRAL, **arguments})  # type: ignore[arg-type]
        assert refused.value.code == code


def test_sources_know_when_they_were_last_compared(few: Services, tmp_path: Path) -> None:
    for day in (date(2026, 10, 1), date(2026, 11, 1)):
        decide(few, written(tmp_path, AN), {}, "B01", day)
    found = {source.key: (source.name, source.last) for source in reconcile.sources(few)}
    assert found == {
        CENTRAL: ("", None),
        "B01": ("Chi bộ B01", date(2026, 11, 1)),
        "B02": ("Chi bộ B02", None),
    }


def test_the_next_one_is_due_three_months_later(few: Services, tmp_path: Path) -> None:
    assert reconcile.due(few) == reconcile.sources(few)[0].due
    assert (reconcile.due(few).last, reconcile.due(few).next) == (None, None)
    decide(few, written(tmp_path, AN), {}, day=date(2026, 8, 22))
    assert reconcile.due(few).next == NOW.date() == date(2026, 11, 22)
    assert not reconcile.due(few).is_overdue(NOW.date())
    decide(few, written(tmp_path, AN), {}, "B01", date(2026, 8, 21))
    assert reconcile.due(few, "B01").is_overdue(NOW.date())
    assert reconcile.due(few).next == date(2026, 11, 22)
    close_branch(few, "B01")
    assert [source.due.next for source in reconcile.sources(few)[1:]] == [None, None]
    assert [source.due.months for source in reconcile.sources(few)[1:]] == [None, 3]


def close_branch(services: Services, key: str) -> None:
    branch = next(each for each in services.registry().branches if each.key == key)
    with services.operation("edit_branch", branch=branch.name) as writer:
        closed = replace(branch, closed=PartialDate(2026, 10))
        members.update_branch(writer.connection, closed)


# --- movement --------------------------------------------------------------------------------


def moved(services: Services, path: Path, source: str = CENTRAL) -> Movements:
    found = reconcile.movement(services, reconcile.compare(services, path, source), {})
    assert found is not None
    return found


def test_the_movement_since_the_last_one_names_everybody(few: Services, tmp_path: Path) -> None:
    path = written(tmp_path, AN, DAO, GIANG)
    assert reconcile.movement(few, reconcile.compare(few, path, CENTRAL), {}) is None
    decide(few, path, {}, day=date(2026, 9, 30))
    died = Standing(StandingKind.DIED, date(2026, 10, 15))
    change(few, "M1", standings=(died,))
    edit_member.take_out(few, "M2", "ghi trùng")
    admitted = joined("M7", "Đỗ Mới", "2026-10-01", branch="B02")
    late = joined("M8", "Vũ Muộn", "2001-01-01", branch="B02")
    add(few, Registry(few.registry().committee, (), (admitted, late)))
    found = moved(few, path)
    assert [(move.key, str(move.reason)) for move in found.increases] == [
        ("M7", "admitted"),
        ("M8", "entered"),
    ]
    assert [(move.key, str(move.reason)) for move in found.decreases] == [
        ("M1", "died"),
        ("M2", "taken_out"),
    ]
    assert (found.at_start, found.at_end, found.unexplained) == (3, 3, ())


def test_what_is_taken_over_now_is_part_of_the_movement(few: Services, tmp_path: Path) -> None:
    decide(few, written(tmp_path, AN, DAO, GIANG), {}, "B01", date(2026, 9, 30))
    path = written(tmp_path, AN, DAO, (*GIANG[:4], "", ""), (*MOI[:4], "", ""))
    compared = reconcile.compare(few, path, "B01")
    decisions = {line.id: TAKE for line in compared.comparison.missing_here}
    found = reconcile.movement(few, compared, decisions)
    assert found is not None
    assert [(move.name, str(move.reason)) for move in found.increases] == [
        ("Vũ Mới", "admitted"),
        ("Hồ Giang", "from_branch"),
    ]
    reconcile.record(few, compared, decisions)
    assert reconcile.earlier(few)[0].people == ("M1", "M2", "M3", "M0004")
    later = moved(few, path, "B01")
    assert (later.at_start, later.increases, later.decreases) == (4, (), ())


def test_who_went_to_another_branch_by_hand(few: Services, tmp_path: Path) -> None:
    path = written(tmp_path, AN, DAO)
    decide(few, path, {}, "B01", date(2026, 9, 30))
    decide(few, path, {}, "B02", date(2026, 9, 30))
    change(few, "M2", branch="B02")
    assert [str(move.reason) for move in moved(few, path, "B01").decreases] == ["to_branch"]
    assert [str(move.reason) for move in moved(few, path, "B02").increases] == ["from_branch"]


def test_an_undone_reconciliation_is_no_start(few: Services, tmp_path: Path) -> None:
    path = written(tmp_path, AN, DAO, GIANG)
    operation = decide(few, path, {}, day=date(2026, 9, 30))
    undone = upkeep.undo(few, operation)
    assert reconcile.movement(few, reconcile.compare(few, path, CENTRAL), {}) is None
    upkeep.undo(few, undone)
    assert moved(few, path).at_start == 3
    assert NOW.date() == reconcile.compare(few, path, CENTRAL).comparison.day


def test_what_the_last_one_did_itself_is_no_movement_since(few: Services, tmp_path: Path) -> None:
    path = written(tmp_path, AN, (*DAO[:4], "Chi bộ B02", ""))
    (line,) = central(few, path, "B01").missing_there
    decide(few, path, {line.id: TAKE}, "B01", date(2026, 9, 30))
    change(few, "M2", branch="B01")
    assert [str(move.reason) for move in moved(few, path, "B01").increases] == ["from_branch"]
