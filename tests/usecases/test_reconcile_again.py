"""Quarter after quarter: what is remembered, what is forgotten, what is never written."""

from datetime import date
from pathlib import Path

import pytest

from tests.helpers.people import COMMITTEE
from tests.usecases.conftest import add, joined
from tests.usecases.test_reconcile import (
    AN,
    DAO,
    GIANG,
    KEEP,
    TAKE,
    central,
    change,
    decide,
    few,
    moved,
    record_of,
    written,
)
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import Registry, Standing, StandingKind
from vusta_desk.usecases import duplicates, edit_member, reconcile, upkeep
from vusta_desk.usecases.reconcile import CENTRAL, Decision, Word
from vusta_desk.usecases.services import Services

pytestmark = pytest.mark.slow

__all__ = ["few"]

STRANGER = ("Vũ Mới", "", "", "", "Chi bộ B02", "")
OTHER_STRANGER = ("Vũ Mới", "", "", "", "Chi bộ B01", "")


def test_two_unknown_people_whom_nothing_tells_apart(few: Services, tmp_path: Path) -> None:
    path = written(tmp_path, AN, DAO, GIANG, STRANGER, OTHER_STRANGER)
    first, second = central(few, path).missing_here
    assert first.id != second.id
    decide(few, path, {first.id: KEEP, second.id: Word(Decision.NOTED, "hỏi lại chi bộ")})
    settled = [line.settled for line in central(few, path).missing_here]
    assert [each.decision for each in settled if each] == [Decision.KEEP, Decision.NOTED]
    decide(few, path, {first.id: TAKE, second.id: TAKE})
    new = [member for member in few.registry().members if member.name == "Vũ Mới"]
    assert [member.branch for member in new] == ["B02", "B01"]


def test_who_is_missing_once_more_is_asked_once_more(few: Services, tmp_path: Path) -> None:
    lacking, whole = written(tmp_path, AN, DAO), written(tmp_path, AN, DAO, GIANG, name="b.xlsx")
    (line,) = central(few, lacking).missing_there
    decide(few, lacking, {line.id: KEEP})
    assert central(few, lacking).to_decide == ()
    operation = decide(few, whole, {})
    assert [each.id for each in central(few, lacking).to_decide] == [line.id]
    upkeep.undo(few, operation)  # then the list never had him
    assert central(few, lacking).to_decide == ()


def test_a_decision_on_a_field_outlives_a_list_without_that_column(
    few: Services, tmp_path: Path
) -> None:
    other = written(tmp_path, (*AN[:3], "11/02/1987", "Chi bộ B01", ""), DAO, GIANG)
    bare = written(tmp_path, (*AN[:3], "", "Chi bộ B01", ""), DAO, GIANG, name="b.xlsx")
    (line,) = central(few, other).different
    decide(few, other, {line.id: KEEP})
    decide(few, bare, {})
    assert central(few, other).to_decide == ()


def test_a_change_on_either_side_asks_again(few: Services, tmp_path: Path) -> None:
    path = written(tmp_path, (*AN[:3], "11/02/1987", "Chi bộ B01", ""), DAO, GIANG)
    (line,) = central(few, path).different
    decide(few, path, {line.id: KEEP})
    assert central(few, path).to_decide == ()
    theirs = written(tmp_path, (*AN[:3], "12/02/1987", "Chi bộ B01", ""), DAO, GIANG, name="b.xlsx")
    assert [each.id for each in central(few, theirs).to_decide] == [line.id]
    change(few, "M1", admission_date=record_of(few, "M3").admission_date)
    assert [each.id for each in central(few, path).to_decide] == [line.id]


def test_what_their_list_writes_without_marks_changes_no_spelling(
    few: Services, tmp_path: Path
) -> None:
    change(few, "M2", name="Lê Thị Quý")
    path = written(
        tmp_path, ("TRAN VAN AN", *AN[1:]), ("Lê Thị Quí", *DAO[1:]), ("Ho Giang", *GIANG[1:])
    )
    assert central(few, path).different == ()


def test_a_date_that_says_less_is_told(few: Services, tmp_path: Path) -> None:
    path = written(tmp_path, (*AN[:3], "1991", *AN[4:]), (*DAO[:3], "04/02/1990", *DAO[4:]), GIANG)
    assert [line.tells_less for line in central(few, path).different] == [True, False]


def test_what_nobody_can_read_is_named_and_not_taken(few: Services, tmp_path: Path) -> None:
    path = written(tmp_path, (*AN[:3], "31/02/1990", *AN[4:]), DAO, GIANG)
    (line,) = central(few, path).different
    assert (line.field, line.theirs, line.can_take) == ("admission_date", "31/02/1990", False)
    decide(few, path, {line.id: KEEP})
    told = reconcile.earlier(few)[0].protocol["different"]
    assert isinstance(told, list)
    (row,) = told
    assert row[:3] == ["Trần Văn Ân, 001060000001", "Ngày vào Đảng", "10/02/1987"]
    assert row[3].endswith(": 31/02/1990")
    assert central(few, path).to_decide == ()
    change(few, "M1", admission_date=None)  # where nothing is known here nothing disagrees
    assert central(few, path).different == ()


def test_what_would_make_a_record_false_is_not_taken(few: Services, tmp_path: Path) -> None:
    path = written(tmp_path, (*AN[:3], "10/02/1999", *AN[4:]), DAO, GIANG)
    (line,) = central(few, path).different
    with pytest.raises(Refused) as refused:
        decide(few, path, {line.id: TAKE})
    assert refused.value.code == "reconcile_takes_false"
    assert refused.value.details == {"member": "Trần Văn Ân", "fields": ("official_date",)}
    assert reconcile.earlier(few) == ()
    decide(few, path, {line.id: KEEP})


def test_who_is_undone_is_named_and_a_key_used_again_is_somebody_else(
    few: Services, tmp_path: Path
) -> None:
    path = written(tmp_path, AN, DAO, GIANG)
    lost = joined("M9", "Vũ Bổ", "2010-01-01", branch="B01")
    add(few, Registry(COMMITTEE, (), (lost,)))
    imported = upkeep.history(few, 1)[0].id
    (line,) = central(few, path).missing_there
    decide(few, path, {line.id: KEEP}, day=date(2026, 9, 30))
    undone = upkeep.undo(few, imported)
    assert [(each.name, str(each.reason)) for each in moved(few, path).decreases] == [
        ("Vũ Bổ", "undone")
    ]
    redone = upkeep.undo(few, undone)
    assert moved(few, path).decreases == ()
    assert central(few, path).to_decide == ()
    upkeep.undo(few, redone)
    other = joined("M9", "Đỗ Khác", "2011-01-01", branch="B01")
    add(few, Registry(COMMITTEE, (), (other,)))
    found = moved(few, path)
    assert [(each.name, str(each.reason)) for each in found.increases] == [("Đỗ Khác", "entered")]
    assert [(each.name, str(each.reason)) for each in found.decreases] == [("Vũ Bổ", "undone")]
    assert [each.name for each in central(few, path).to_decide] == ["Đỗ Khác"]


def test_four_quarters_add_up_and_everybody_is_named(few: Services, tmp_path: Path) -> None:
    path = written(tmp_path, AN, DAO, GIANG)

    def quarter(day: date) -> tuple[int, list[str], list[str], int]:
        compared = reconcile.compare(few, path, CENTRAL, day=day)
        found = reconcile.movement(few, compared, {})
        assert found is not None
        reconcile.record(few, compared, {})
        came = [f"{move.key} {move.reason}" for move in found.increases]
        went = [f"{move.key} {move.reason}" for move in found.decreases]
        assert found.at_start + len(came) - len(went) == found.at_end
        return found.at_start, came, went, found.at_end

    decide(few, path, {}, day=date(2026, 1, 1))
    twin = joined("M4", "Lê Thị Đào", "1990-02-03", branch="B02")
    add(few, Registry(COMMITTEE, (), (twin,)))
    assert quarter(date(2026, 4, 1)) == (3, ["M4 entered"], [], 4)
    duplicates.merge(few, duplicates.compare(few, "M2", "M4"), {})
    edit_member.take_out(few, "M3", "ghi nhầm")
    assert quarter(date(2026, 7, 1)) == (4, [], ["M3 taken_out", "M4 merged"], 2)
    edit_member.put_back(few, "M3")
    away = Standing(StandingKind.MOVED_AWAY, date(2026, 8, 1))
    change(few, "M1", standings=(away,))
    assert quarter(date(2026, 10, 1)) == (2, ["M3 put_back"], ["M1 moved_away"], 2)
    back = Standing(StandingKind.OFFICIAL, date(2026, 11, 1))
    change(few, "M1", standings=(away, back))
    operation = decide(few, path, {}, day=date(2026, 11, 1))
    upkeep.undo(few, upkeep.undo(few, operation))
    assert (moved(few, path).at_start, moved(few, path).increases) == (3, ())
    assert quarter(date(2026, 11, 1)) == (3, [], [], 3)  # recorded twice for one day
