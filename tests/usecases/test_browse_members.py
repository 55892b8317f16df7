"""Lists of members: filters, orders, pages, copies and exports."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.helpers.people import badge, branch, discipline, interruption, member, registry
from tests.helpers.strategies import members as any_members
from tests.storage.support import refused
from tests.usecases.conftest import add, joined
from vusta_desk.app.wiring import catalogue
from vusta_desk.domain.fields import FIELDS
from vusta_desk.domain.member import BranchKind
from vusta_desk.domain.standings import IN_STANDING, standing_today
from vusta_desk.jobs import Cancelled, Progress
from vusta_desk.storage import members
from vusta_desk.usecases import browse_members, edit_member
from vusta_desk.usecases.browse_members import Query
from vusta_desk.usecases.services import Services

PEOPLE = registry(
    member(
        "M1",
        "Nguyễn Văn Ánh",
        sex="male",
        birth_date="1966-03",
        branch="B02",
        home="tỉnh Đất",
        personal_id="001",
        badges=[30, badge(40, stated_before="2026-01-01")],
        standings=[("official", "1990-01-01"), ("exempt", "2020-01-01")],
    ),
    member(
        "M2",
        "Trần Thị Anh",
        birth_date="1966",
        branch="B01",
        home="tỉnh An",
        card_number="222",
        badges=[badge(50, "2016", "early", "7", "S 1")],
        interruptions=[interruption("1970-01", None, "expelled", restored=True)],
        standings=[("died", "2020-01-01")],
    ),
    member(
        "M3",
        "Lê Hoàng Ân",
        birth_date="1950-01-01",
        branch=None,
        card_number="111",
        official_date="1980",
        disciplines=[discipline("warning", "2020-05-04", False), discipline("reprimand", None)],
        under_review="2026-01-01",
    ),
    member("M4", "Phạm Anh Đài", branch="B01", early_request=True, admission_date="2030"),
    member("M5", "Đỗ Oanh", branch="B03", early_request="2026-01-01", reason="ốm"),
    branches=[
        branch("B02", "Chi bộ Hai", "central_office"),
        branch("B01", "Chi bộ Một"),
        replace(branch("B03", "Chi bộ Ba"), kind=None),
    ],
)


@pytest.fixture
def people(empty: Services) -> Services:
    add(empty, PEOPLE)
    return empty


def keys(services: Services, **query: object) -> str:
    found = browse_members.listing(services, Query(**query))  # type: ignore[arg-type]
    return " ".join(row.key for row in browse_members.rows(services, found))


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ({}, "M2 M1 M3 M4 M5"),
        ({"descending": True}, "M5 M4 M3 M1 M2"),
        ({"text": "anh"}, "M2 M1 M4 M5"),
        ({"text": "ánh"}, "M1 M2 M4 M5"),
        ({"text": " ANH "}, "M2 M1 M4 M5"),
        ({"text": "dai"}, "M4"),
        ({"text": "222"}, "M2"),
        ({"text": "M"}, "M2 M1 M3 M5 M4"),
        ({"text": "'"}, ""),
        ({"text": "anh", "order": "birth_date"}, "M2 M1 M4 M5"),
        ({"text": "anh", "descending": True}, "M5 M4 M1 M2"),
        ({"branch": "B01"}, "M2 M4"),
        ({"kind": BranchKind.CENTRAL_OFFICE}, "M1"),
        ({"no_branch": True}, "M3"),
        ({"no_kind": True}, "M5"),
        ({"in_standing": True}, "M1 M3 M5"),
        ({"text": "anh", "in_standing": True}, "M1 M5"),
        ({"taken_out": True}, ""),
    ],
)
def test_who_answers(people: Services, query: dict[str, object], wanted: str) -> None:
    assert keys(people, **query) == wanted


@pytest.mark.parametrize(
    ("order", "up", "down"),
    [
        ("birth_date", "M3 M2 M1 M4 M5", "M1 M2 M3 M4 M5"),
        ("branch", "M1 M2 M4 M5 M3", "M5 M2 M4 M1 M3"),
        ("home", "M2 M1 M3 M4 M5", "M1 M2 M3 M4 M5"),
        ("card_number", "M3 M2 M1 M4 M5", "M2 M3 M1 M4 M5"),
        ("badges", "M1 M2 M3 M4 M5", "M2 M1 M3 M4 M5"),
        ("standings", "M3 M5 M1 M2 M4", "M2 M1 M5 M3 M4"),
        ("interruptions", "M2 M1 M3 M4 M5", "M2 M1 M3 M4 M5"),
        ("disciplines", "M3 M2 M1 M4 M5", "M3 M2 M1 M4 M5"),
        ("under_review", "M3 M2 M1 M4 M5", "M3 M2 M1 M4 M5"),
        ("early_request", "M4 M5 M2 M1 M3", "M5 M4 M2 M1 M3"),
    ],
)
def test_orders_have_unknown_values_last(people: Services, order: str, up: str, down: str) -> None:
    assert keys(people, order=order) == up
    assert keys(people, order=order, descending=True) == down


def test_every_field_can_be_the_order(people: Services) -> None:
    for field in FIELDS:
        assert len(keys(people, order=field.id).split()) == 5


def test_a_line_says_every_field(people: Services) -> None:
    ids = browse_members.listing(people, Query())
    two, one, three, four, five = browse_members.rows(people, ids)
    assert set(one.texts) == {field.id for field in FIELDS}
    assert one.texts["birth_date"] == "03/1966"
    assert one.texts["branch"] == "Chi bộ Hai"
    assert one.texts["sex"] == "male"
    assert one.texts["badges"] == "30; 40 (awarded before 01/01/2026, as stated, no number yet)"
    assert (one.texts["standings"], one.in_standing) == ("exempt from work and meetings", True)
    assert two.texts["badges"] == "50 (2016, awarded early, decision 7, serial S 1)"
    assert two.texts["interruptions"] == "from 01/1970 to … (expelled, not subtracted)"
    assert (two.texts["standings"], two.in_standing) == ("died", False)
    assert three.texts["disciplines"] == (
        "warning (discipline) (04/05/2020, correction refused); reprimand"
    )
    assert (three.texts["branch"], three.texts["under_review"]) == ("", "since 01/01/2026")
    assert (four.texts["early_request"], four.texts["standings"]) == ("yes", "not yet admitted")
    assert five.texts["early_request"] == "01/01/2026 (ốm)"


def test_rows_come_as_asked_and_without_those_gone(people: Services) -> None:
    one, two = browse_members.listing(people, Query())[:2]
    assert [row.id for row in browse_members.rows(people, [two, 999, one])] == [two, one]
    edit_member.take_out(people, "M2", "nhầm")
    (out,) = browse_members.rows(people, browse_members.listing(people, Query(taken_out=True)))
    assert out.taken_out is not None
    assert out.taken_out.reason == "nhầm"


def test_the_list_as_a_table_in_another_language(people: Services) -> None:
    table = browse_members.list_table(
        people, Query(branch="B01"), ["name", "standings"], catalogue("vi")
    )
    assert table.heading[0] == "Họ và tên"
    assert table.rows[0] == ("Trần Thị Anh", "từ trần")


@pytest.mark.parametrize("ending", ["csv", "XLSX"])
def test_the_list_is_exported(people: Services, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"danh sách.{ending}"
    asked = Query(text="anh")
    assert browse_members.export_list(people, asked, ["card_number", "name"], path) == 4
    content = path.read_bytes()
    if ending == "csv":
        assert "222" in content.decode("utf-8-sig")
    else:
        assert content.startswith(b"PK")


def test_an_export_of_another_kind_is_refused_and_one_called_off_writes_nothing(
    people: Services, tmp_path: Path
) -> None:
    with refused("list_format"):
        browse_members.export_list(people, Query(), ["name"], tmp_path / "a.doc")
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        browse_members.export_list(people, Query(), ["name"], tmp_path / "a.csv", progress)
    assert list(tmp_path.glob("a.*")) == []


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(person=any_members())
def test_the_database_knows_standings_as_the_domain_does(empty: Services, person) -> None:
    """Whatever the record holds, who is in standing is the same."""
    key = f"X{len(browse_members.listing(empty, Query()))}"
    with empty.operation("import", file="thử", new=1, changed=0) as writer:
        members.insert_members(writer.connection, [replace(person, key=key, branch=None)])
    counted = keys(empty, in_standing=True).split()
    assert (key in counted) == (standing_today(person, empty.today) in IN_STANDING)


def test_joined_today_is_probationary(empty: Services) -> None:
    new = replace(joined("M1", "Lê Mới", "2026-11-22"), official_date=None)
    add(empty, registry(new))
    assert keys(empty, in_standing=True) == "M1"
    assert date(2026, 11, 22) == empty.today


def test_nobody_is_in_standing_after_death(empty: Services) -> None:
    dead = joined("M1", "Lê Mất", "1980-01-01", standings=[("died", "2010-01-01")])
    later = joined(
        "M2",
        "Lê Sau",
        "1980-01-01",
        standings=[("died", "2010-01-01"), ("official", "2015-01-01")],
    )
    alive = joined("M3", "Lê Sống", "1980-01-01", standings=[("died", "2026-11-23")])
    add(empty, registry(dead, later, alive))
    assert keys(empty, in_standing=True) == "M3"
