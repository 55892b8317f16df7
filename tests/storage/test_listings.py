from datetime import date
from typing import Any

import pytest

from tests.storage.support import BRANCHES, NOW, WHO, person
from vusta_desk.domain.member import Standing, StandingKind
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.storage.access import DataFile
from vusta_desk.storage.listings import ListedMember, Listing, search
from vusta_desk.storage.members import insert_branches, insert_members

TODAY = date(2026, 11, 22)
NAMES = (
    "Nguyễn Văn Ánh",
    "Trần Thị Anh",
    "Đặng Hữu Phước",
    "Lê Đức Ân",
    "Phạm Anh Dũng",
    "Vũ 100% Giả",
)


@pytest.fixture
def office(empty: DataFile) -> DataFile:
    """Six people with telling names, two in each branch."""
    with empty.operation("import", WHO, NOW) as writer:
        insert_branches(writer.connection, BRANCHES)
        insert_members(
            writer.connection,
            [
                person(n, name=name, card_number=f"00{n}0", personal_id=f"9{n}")
                for n, name in enumerate(NAMES, 1)
            ],
        )
    return empty


def found(file: DataFile, text: str = "", **arguments: Any) -> Listing:
    with file.read() as connection:
        return search(connection, text, day=TODAY, **arguments)


def names(listing: Listing) -> list[str]:
    return [row.name for row in listing.rows]


def test_without_a_search_everyone_in_vietnamese_order(office: DataFile) -> None:
    assert names(found(office)) == [
        "Trần Thị Anh",
        "Nguyễn Văn Ánh",
        "Lê Đức Ân",
        "Phạm Anh Dũng",
        "Vũ 100% Giả",
        "Đặng Hữu Phước",
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("huu phuoc", ["Đặng Hữu Phước"]),
        ("ĐẶNG", ["Đặng Hữu Phước"]),
        ("anh", ["Trần Thị Anh", "Nguyễn Văn Ánh", "Phạm Anh Dũng"]),
        ("ánh", ["Nguyễn Văn Ánh", "Trần Thị Anh", "Phạm Anh Dũng"]),
        ("ang", ["Đặng Hữu Phước"]),
        ("100%", ["Vũ 100% Giả"]),
        ("%", ["Vũ 100% Giả"]),
        ("_", []),
        ("'", []),
        ("không có", []),
        ("  lê  ", ["Lê Đức Ân"]),
        ("M3", ["Đặng Hữu Phước"]),
        ("0030", ["Đặng Hữu Phước"]),
        ("93", ["Đặng Hữu Phước"]),
        ("030", []),
    ],
)
def test_a_search(office: DataFile, text: str, wanted: list[str]) -> None:
    assert names(found(office, text)) == wanted


@pytest.mark.parametrize(
    ("branch", "people"), [("B01", 2), ("co hoc", 2), ("Chi bộ", 6), ("B0", 0), ("%", 0)]
)
def test_a_branch(office: DataFile, branch: str, people: int) -> None:
    assert found(office, branch=branch).total == people


def test_search_and_branch_together(office: DataFile) -> None:
    assert names(found(office, "anh", branch="B01")) == ["Nguyễn Văn Ánh"]


def test_a_limit_cuts_the_lines_but_not_the_total(office: DataFile) -> None:
    listing = found(office, limit=2)
    assert (names(listing), listing.total) == (["Trần Thị Anh", "Nguyễn Văn Ánh"], 6)
    assert found(office, limit=0).rows == ()


def test_what_a_line_says(empty: DataFile) -> None:
    standings = (
        Standing(StandingKind.OFFICIAL, date(1971, 1, 1)),
        Standing(StandingKind.EXEMPT, TODAY),
        Standing(StandingKind.DIED, date(2026, 11, 23)),
    )
    with empty.operation("import", WHO, NOW) as writer:
        insert_branches(writer.connection, BRANCHES)
        insert_members(writer.connection, [person(1, standings=standings), person(2, branch=None)])
    one, two = found(empty).rows
    assert one == ListedMember(
        "M1", "Trần Văn Mẫu 1", "Chi bộ Hội Cơ học", PartialDate(1941), "000000000001", "exempt"
    )
    assert two.branch is None
