"""The official collection workbook, as it is written and as it comes back."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.helpers.people import registry
from tests.importing.support import OFFICE_LIST, SAMPLES, fates
from tests.usecases.conftest import add, joined
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import Branch, Sex, Standing, StandingKind
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.importing.plan import plan_import
from vusta_desk.usecases import export_members, import_members
from vusta_desk.usecases.services import Services

pytestmark = pytest.mark.slow

BRANCH = Branch("B01", "Chi bộ Cơ quan Hội Toán học Việt Nam")


def rows_of(path: Path) -> list[tuple[object, ...]]:
    return list(load_workbook(path).active.iter_rows(values_only=True))


def written(services: Services, folder: Path) -> list[dict[str, object]]:
    path = folder / "thu-thap.xlsx"
    export_members.export(services, "xlsx", path, "collection")
    heading, *rows = rows_of(path)
    return [dict(zip(map(str, heading), row, strict=True)) for row in rows]


def test_the_columns_are_those_of_the_official_workbook(empty: Services, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    assert export_members.export(empty, "xlsx", path, "collection") == 0
    official = rows_of(SAMPLES / "mau-thu-thap-du-lieu.xlsx")[0]
    assert rows_of(path)[0] == official
    assert len(official) == 30
    assert load_workbook(path).sheetnames == ["Data"]


def test_what_is_on_record_stands_in_its_column(empty: Services, tmp_path: Path) -> None:
    lan = replace(
        joined("M1", "Lê Thị Lan", "1987-02-10", branch="B01"),
        sex=Sex.FEMALE,
        home="xã Phú Mỹ, Nam Định",
        birth_date=PartialDate(1950, 3),
        card_number="012084990569",
        card_number_old="35497128",
        personal_id="012084990569",
    )
    exempt = (Standing(StandingKind.EXEMPT, date(2020, 5, 1)),)
    binh = replace(
        joined("M2", "Vũ Bình", "1960-01-01"),
        card_number="44444444",
        standings=exempt,
        as_written={"note": "ốm nặng", "birth_date": "khoảng 1941"},
    )
    gone = (Standing(StandingKind.MOVED_AWAY, date(2020, 5, 1)),)
    away = replace(joined("M3", "Đỗ Đi", "1960-01-01"), standings=gone)
    people = registry(lan, binh, away)
    add(empty, replace(people, branches=(BRANCH,)))
    first, second = written(empty, tmp_path)
    assert {heading: cell for heading, cell in first.items() if cell is not None} == {
        "STT": 1,
        "Họ và tên *": "Lê Thị Lan",
        "Giới tính *": "Nữ",
        "Sinh ngày *\n(dd/mm/yyyy)": "03/1950",
        "Số định danh cá nhân *": "012084990569",
        "Số thẻ Đảng *\n(12 số theo HD38-HD/BTCTW)": "012084990569",
        "Số thẻ theo quyết định 85": "35497128",
        "Tổ chức Đảng đang sinh hoạt *\n(không sửa)": BRANCH.name,
        "Quê quán - Tỉnh *": "Nam Định",
        "Quê quán - Địa chỉ chi tiết *": "xã Phú Mỹ",
        "Ngày vào Đảng *": "10/02/1987",
        "Ngày vào Đảng chính thức *": "10/02/1987",
        "Trạng thái hoạt động": "Đang sinh hoạt Đảng",
    }
    assert second["Số thẻ theo quyết định 85"] == "44444444"
    assert (second["Ghi chú"], second["Sinh ngày *\n(dd/mm/yyyy)"]) == ("ốm nặng", "khoảng 1941")
    assert second["Trạng thái hoạt động"] == "Miễn công tác và sinh hoạt đảng"
    assert second["Ngày rời khỏi/mất/miễn sinh hoạt"] == "01/05/2020"


def test_it_comes_back_without_a_change(empty: Services, tmp_path: Path) -> None:
    import_members.apply(empty, import_members.preview(empty, OFFICE_LIST))
    import_members.apply(empty, import_members.preview(empty, SAMPLES / "DS_DANGVIEN.xlsx"))
    path = tmp_path / "a.xlsx"
    count = export_members.export(empty, "xlsx", path, "collection")
    plan = plan_import(path, empty.registry())
    assert (plan.profile, len(plan.rows)) == ("collection", count)
    assert count == len(empty.registry().members)
    assert set(fates(plan)) == {"same"}
    assert not plan.branches


def test_nothing_else_is_written_as_a_profile(empty: Services, tmp_path: Path) -> None:
    for profile, file_format in (("central", "xlsx"), ("collection", "csv")):
        with pytest.raises(Refused, match="profile_not_written"):
            export_members.export(empty, file_format, tmp_path / "a", profile)
    assert not (tmp_path / "a").exists()
