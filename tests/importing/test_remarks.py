"""Remarks that say that somebody died, moved away or was put out are never passed over."""

from datetime import date
from pathlib import Path

import pytest

from tests.helpers.people import member, registry
from tests.importing.support import codes, found, place, plan_rows
from vusta_desk.domain.findings import Severity
from vusta_desk.domain.member import Registry, Standing, StandingKind
from vusta_desk.importing.cells.remarks import leaving
from vusta_desk.importing.choices import Choices, RowId
from vusta_desk.importing.fates.decisions import Decisions, decided
from vusta_desk.importing.plan import Fate, ImportPlan, plan_import

HEADER = ("Họ và tên", "Ngày sinh", "Ngày vào Đảng", "Ghi chú")
KNOWN = registry(member("M0001", "Âu Hai", birth_date="1940-03-19"))
DIED = Standing(StandingKind.DIED, date(2026, 3, 12))


def plan_remark(folder: Path, remark: str, known: Registry | None = None) -> ImportPlan:
    row = ("Âu Hai", "19/3/1940", "3/2/1970", remark)
    return plan_rows(folder, row, header=HEADER, known=known or registry())


@pytest.mark.parametrize(
    ("words", "kind", "day"),
    [
        ("Từ trần 12/3/2026", "died", date(2026, 3, 12)),
        ("đ/c đã mất ngày 12.03.2026", "died", date(2026, 3, 12)),
        ("Mất ngày 12 tháng 3 năm 2026", "died", date(2026, 3, 12)),
        ("Mất 12/3/2026", "died", date(2026, 3, 12)),
        ("mất", "died", None),
        ("(đã mất)", "died", None),
        ("bị xóa tên tháng 5/2020", "struck_off", None),
        ("Bị xoá tên ngày 05/05/2020", "struck_off", date(2020, 5, 5)),
        ("chuyển sinh hoạt đi Đảng bộ phường Láng", "moved_away", None),
        ("Đã chuyển sinh hoạt đảng về quận từ 01/05/2023", "moved_away", date(2023, 5, 1)),
        ("Xin ra khỏi Đảng 01/05/2023", "resigned", None),
        ("ra khỏi Đảng ngày 01/05/2023", "resigned", date(2023, 5, 1)),
        ("Khai trừ 1/2/1990, được phục hồi", "expelled", None),
        ("Khai trừ 1/2/1990, kết nạp 3/2/1999", "expelled", None),
        ("Đưa ra khỏi Đảng 1/2/1990", "struck_off", date(1990, 2, 1)),
        ("Đình chỉ sinh hoạt Đảng", "suspended", None),
    ],
)
def test_words_that_may_end_membership(words: str, kind: str, day: date | None):
    assert leaving(words) == (Standing(StandingKind(kind), day),)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "nghỉ mất sức",
        "Mất thẻ, đã cấp lại",
        "Vợ đã mất",
        "Chuyển sinh hoạt từ Hà Nam",
        "mới chuyển sinh hoạt đến 1/2/2020",
        "Miễn sinh hoạt",
        "Trần Mất",
        "thương binh",
        "đã chuyển chính thức 3/2/1970",
    ],
)
def test_words_that_say_something_else(words: str):
    assert leaving(words) == ()


def test_two_things_told_at_once_have_no_day():
    told = leaving("Chuyển sinh hoạt 1/2/2020, từ trần")
    assert [(entry.standing.value, entry.since) for entry in told] == [
        ("moved_away", None),
        ("died", None),
    ]


def test_somebody_new_with_a_full_day_comes_in_with_that_standing(tmp_path: Path):
    plan = plan_remark(tmp_path, "Từ trần 12/3/2026")
    (row,) = plan.rows
    assert (row.fate, row.member.standings) == (Fate.NEW, (DIED,))
    said = found(plan, "standing_from_remark")
    assert (said.severity, place(said)) == (Severity.WARNING, ("Sheet1", 2, "D"))
    assert (said.details["standing"], said.details["since"]) == ("died", date(2026, 3, 12))
    assert row.member.as_written["note"] == "Từ trần 12/3/2026"
    assert "remark_kept" not in codes(plan.findings)


def test_somebody_new_without_a_day_waits_for_a_person(tmp_path: Path):
    plan = plan_remark(tmp_path, "bị xóa tên tháng 5/2020")
    assert [row.fate for row in plan.rows] == [Fate.UNSURE]
    said = found(plan, "remark_may_end_membership")
    assert (said.severity, place(said)) == (Severity.WARNING, ("Sheet1", 2, "D"))
    assert said.details["words"] == "bị xóa tên tháng 5/2020"
    assert said.details["standing"] == "struck_off"


def test_once_a_person_has_said_that_it_is_somebody_new_the_warning_stays(tmp_path: Path):
    plan_remark(tmp_path, "bị xóa tên tháng 5/2020")
    answered = Choices(people={RowId("Sheet1", 2): None})
    plan = plan_import(tmp_path / "list.xlsx", registry(), answered)
    assert [row.fate for row in plan.rows] == [Fate.NEW]
    assert found(plan, "remark_may_end_membership").severity is Severity.WARNING


def test_of_somebody_on_record_it_is_offered_and_never_taken_silently(tmp_path: Path):
    plan = plan_remark(tmp_path, "Từ trần 12/3/2026", KNOWN)
    (row,) = plan.rows
    assert row.member.standings == ()
    assert found(plan, "remark_may_end_membership").details["since"] == date(2026, 3, 12)
    (offer,) = (offer for offer in row.offers if offer.field == "standings")
    assert (offer.ours, offer.theirs) == ((), (DIED,))
    asked = Decisions(fields={(row.id, "standings"): True})
    assert getattr(decided(row, asked), "standings", None) == (DIED,)
    assert getattr(decided(row, Decisions()), "standings", None) == ()


def test_without_a_day_there_is_nothing_to_offer(tmp_path: Path):
    plan = plan_remark(tmp_path, "đã chuyển sinh hoạt", KNOWN)
    assert plan.rows[0].fate is Fate.CHANGED  # the words are kept
    assert not [offer for offer in plan.rows[0].offers if offer.field == "standings"]
    assert found(plan, "remark_may_end_membership").details["since"] is None


def test_what_the_record_says_already_is_only_kept(tmp_path: Path):
    dead = registry(
        member("M0001", "Âu Hai", birth_date="1940-03-19", standings=[("died", "2026-03-12")])
    )
    plan = plan_remark(tmp_path, "Đã từ trần", dead)
    assert "remark_may_end_membership" not in codes(plan.findings)
    assert found(plan, "remark_kept").severity is Severity.INFO


def test_a_status_column_is_no_less_plain(tmp_path: Path):
    row = ("Âu Hai", "19/3/1940", "3/2/1970", "Từ trần")
    plan = plan_rows(tmp_path, row, header=(*HEADER[:3], "Trạng thái"))
    assert plan.rows[0].fate is Fate.UNSURE
    assert place(found(plan, "remark_may_end_membership")) == ("Sheet1", 2, "D")
    assert "status_not_taken" not in codes(plan.findings)
