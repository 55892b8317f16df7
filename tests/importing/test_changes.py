"""What a known record becomes: a blank never overwrites, a date never gets less precise."""

from pathlib import Path

import pytest

from tests.helpers.people import badge, member, partial, registry, standing
from tests.importing.support import found, place, plan_rows
from vusta_desk.domain.findings import Severity
from vusta_desk.domain.member import Member
from vusta_desk.importing.fates.changes import merge
from vusta_desk.importing.plan import PlannedRow

CARD, OTHER_CARD, NEW_CARD, OTHER_NEW = "35497128", "11111111", "012084990569", "012084990560"
HEADER = ("Họ và tên", "CCCD", "Ngày sinh", "Quê quán", "HHĐ", "Ghi chú", "Giới tính")
ID = "012084990569"


def ours(**facts: object) -> Member:
    return member("M0001", "Lê Lan", personal_id=ID, **facts)  # type: ignore[arg-type]


def changed(folder: Path, known: Member, *cells: object) -> PlannedRow:
    plan = plan_rows(folder, ("Lê Lan", ID, *cells), known=registry(known), header=HEADER)
    return plan.rows[0]


def test_blanks_never_overwrite(tmp_path: Path):
    known = ours(
        sex="female", birth_date="1960", home="Huế", badges=[30], as_written={"note": "ốm"}
    )
    row = changed(tmp_path, known)
    assert (row.fate.value, row.member) == ("same", known)


def test_new_facts_are_changes_field_by_field(tmp_path: Path):
    row = changed(tmp_path, ours(home="Huế"), "1/5/1960", "Hà Nội", None, None, "Nữ")
    assert row.fate.value == "changed"
    assert [(change.field, change.ours, change.theirs) for change in row.changes] == [
        ("sex", None, "female"),
        ("birth_date", None, partial("1960-05-01")),
        ("home", "Huế", "Hà Nội"),
    ]
    assert (row.member.home, row.member.key) == ("Hà Nội", "M0001")


@pytest.mark.parametrize(
    ("known", "told", "becomes"),
    [
        ("1960", "5/1960", "1960-05"),
        ("1960-05", "1/5/1960", "1960-05-01"),
        ("1960-05-01", "2/5/1960", "1960-05-02"),
        ("1960", "1961", "1961"),
    ],
)
def test_a_date_that_is_as_precise_is_taken(tmp_path: Path, known: str, told: str, becomes: str):
    row = changed(tmp_path, ours(birth_date=known), told)
    assert (row.fate.value, str(row.member.birth_date)) == ("changed", becomes)


@pytest.mark.parametrize(
    ("known", "told", "severity"),
    [
        ("1960-05-01", "1960", Severity.INFO),
        ("1960-05-01", "5/1960", Severity.INFO),
        ("1960-05", "1960", Severity.INFO),
        ("1960-05-01", "1961", Severity.WARNING),
        ("1960-05-01", "6/1960", Severity.WARNING),
    ],
)
def test_a_fuller_date_is_kept_and_said(tmp_path: Path, known: str, told: str, severity: Severity):
    plan = plan_rows(
        tmp_path, ("Lê Lan", ID, told), known=registry(ours(birth_date=known)), header=HEADER
    )
    assert (plan.rows[0].fate.value, str(plan.rows[0].member.birth_date)) == ("same", known)
    finding = found(plan, "fuller_date_kept")
    assert (finding.severity, place(finding)) == (severity, ("Sheet1", 2, "C"))


@pytest.mark.parametrize(
    ("known", "told", "becomes"),
    [
        ("Lý Hoà", "Lí Hòa", "Lý Hoà"),
        ("Lý Hoà", "Ly Hoa", "Lý Hoà"),
        ("Lý Hoà", "LÝ HOÀ", "Lý Hoà"),
        ("Lý Hoà", "Lý Hoa", "Lý Hoa"),
        ("Ly Hoa", "Lý Hoà", "Lý Hoà"),
    ],
)
def test_another_spelling_of_a_name_is_offered(known: str, told: str, becomes: str):
    mine = member("M0001", known)
    merged = merge(mine, {"name": told}, {})
    assert merged.member.name == becomes
    is_kept = becomes == known
    assert [(offer.ours, offer.theirs) for offer in merged.offers] == [(known, told)] * is_kept
    assert [why.code for _, why in merged.kept] == ["spelling_kept"] * is_kept
    assert merge(mine, {"name": told}, {}, whole=True).member.name == told


def test_badges_are_added_and_dated_never_taken_away(tmp_path: Path):
    known = ours(badges=[badge(30, "2010", decision="12-QĐ"), badge(40)])
    row = changed(tmp_path, known, None, None, "40 (04/2021), 45")
    assert row.member.badges == (
        badge(30, "2010", decision="12-QĐ"),
        badge(40, "2021-04"),
        badge(45),
    )
    again = changed(tmp_path, row.member, None, None, "40 (2021), 45")
    assert again.fate.value == "same"


def test_exemption_is_added_once(tmp_path: Path):
    row = changed(
        tmp_path, ours(standings=[("official", "1990-05-01")]), None, None, None, "Miễn SHĐ"
    )
    assert row.member.standings == (standing("official", "1990-05-01"), standing("exempt"))
    dated = ours(standings=[("exempt", "2020-05-01")])
    assert changed(tmp_path, dated, None, None, None, "Miễn SHĐ").fate.value == "same"
    later = changed(tmp_path, dated, None, None, None, "Miễn SHĐ từ 1/6/2021")
    assert [str(entry.since) for entry in later.member.standings] == ["2020-05-01", "2021-06-01"]


def test_words_come_beside_an_unknown_value_only(tmp_path: Path):
    row = changed(tmp_path, ours(), "khoảng 1960")
    assert row.member.as_written == {"birth_date": "khoảng 1960"}
    assert changed(tmp_path, row.member, "khoảng 1960").fate.value == "same"
    assert changed(tmp_path, ours(birth_date="1960-05-01"), "khoảng 1960").fate.value == "same"


@pytest.mark.parametrize(
    ("known", "told", "becomes"),
    [
        ("từ trần 3/2020", "đi công tác", "từ trần 3/2020; đi công tác"),
        ("từ trần 3/2020; đi công tác", "đi công tác", "từ trần 3/2020; đi công tác"),
        ("đi công tác", "đi công tác ở Huế", "đi công tác ở Huế"),
        ("trưởng nhóm", "ốm", "trưởng nhóm; ốm"),
        ("ốm; trưởng nhóm; x", "ốm; x", "ốm; trưởng nhóm; x"),
    ],
)
def test_no_remark_is_lost_for_another(tmp_path: Path, known: str, told: str, becomes: str):
    row = changed(tmp_path, ours(as_written={"note": known}), None, None, None, told)
    assert row.member.as_written == {"note": becomes}
    again = changed(tmp_path, row.member, None, None, None, told)
    assert again.fate.value == "same"


def test_words_go_once_the_value_is_known(tmp_path: Path):
    known = ours(as_written={"birth_date": "khoảng 1960", "note": "ốm"})
    row = changed(tmp_path, known, "1/5/1960")
    assert row.member.as_written == {"note": "ốm"}


def test_partly_read_badges_keep_their_words_and_stay_the_same(tmp_path: Path):
    row = changed(tmp_path, ours(), None, None, "40, 35")
    assert row.member.as_written == {"badges": "40, 35"}
    assert changed(tmp_path, row.member, None, None, "40, 35").fate.value == "same"


@pytest.mark.parametrize(
    ("known", "told", "becomes"),
    [
        ((None, None), (CARD, None), (CARD, None)),
        ((CARD, None), (None, None), (CARD, None)),
        ((CARD, None), (CARD, None), (CARD, None)),
        ((CARD, None), (NEW_CARD, None), (NEW_CARD, CARD)),
        ((CARD, None), (NEW_CARD, OTHER_CARD), (NEW_CARD, OTHER_CARD)),
        ((CARD, None), (OTHER_CARD, None), (OTHER_CARD, None)),
        ((NEW_CARD, None), (CARD, None), (NEW_CARD, CARD)),
        ((NEW_CARD, CARD), (CARD, None), (NEW_CARD, CARD)),
        ((NEW_CARD, CARD), (OTHER_CARD, None), (NEW_CARD, OTHER_CARD)),
        ((NEW_CARD, CARD), (OTHER_NEW, None), (OTHER_NEW, CARD)),
        ((NEW_CARD, CARD), (NEW_CARD, None), (NEW_CARD, CARD)),
        ((NEW_CARD, None), (NEW_CARD, CARD), (NEW_CARD, CARD)),
    ],
    ids=repr,
)
def test_cards(
    known: tuple[str | None, str | None],
    told: tuple[str | None, str | None],
    becomes: tuple[str | None, str | None],
):
    mine = ours(card_number=known[0], card_number_old=known[1])
    values = dict(zip(("card_number", "card_number_old"), told, strict=True))
    merged = merge(mine, values, {})
    assert (merged.member.card_number, merged.member.card_number_old) == becomes
    assert bool(merged.changes) == (known != becomes)
    assert not merge(merged.member, values, {}).changes


@pytest.mark.parametrize(
    ("told", "taken"),
    [
        ((CARD, None), (CARD, None)),
        ((None, CARD), (CARD, None)),
        ((NEW_CARD, CARD), (NEW_CARD, CARD)),
        ((CARD, CARD), (CARD, None)),
        ((None, None), (None, None)),
    ],
    ids=repr,
)
def test_cards_within_one_row(
    tmp_path: Path, told: tuple[str | None, ...], taken: tuple[str | None, ...]
):
    plan = plan_rows(
        tmp_path, ("Lê Lan", "Nam", *told), header=("Họ tên", "Giới", "Số thẻ", "Số thẻ cũ")
    )
    new = plan.rows[0].member
    assert (new.card_number, new.card_number_old) == taken
