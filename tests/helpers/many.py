"""A data file with as many invented members as asked for: for benchmarks and large windows."""

import random
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from vusta_desk.domain.member import (
    Badge,
    Branch,
    BranchKind,
    Committee,
    Member,
    Sex,
    Standing,
    StandingKind,
)
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.storage import datafile
from vusta_desk.storage.members import insert_branches, insert_members

PASSWORD = "mật khẩu mẫu"
COMMITTEE = Committee("Đảng ủy mẫu", "Đảng bộ cấp trên mẫu", "ĐUM")
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô", "Lý", "Mai")
MIDDLE = ("Thị Minh", "Văn", "Quang", "Thị Thúy", "Hữu", "Ngọc", "Xuân", "Đình", "Bá", "Trọng")
GIVEN = ("Nguyệt", "Hòa", "Ẩn", "Dũng", "Hường", "Khải", "Lan", "Phước", "Quỳnh", "Tự", "Ý", "Vân")
HOMES = ("Nghệ An", "Hà Nội", "Huế", "Quảng Ngãi", "Cần Thơ", "Thái Nguyên")
LEVELS = (30, 40, 45, 50, 55, 60, 65, 70)
KINDS = tuple(BranchKind)


def branches(count: int = 56) -> tuple[Branch, ...]:
    """Branches of every kind."""
    return tuple(
        Branch(f"B{n:03}", f"Chi bộ Hội khoa học mẫu {n}", KINDS[n % len(KINDS)])
        for n in range(count)
    )


def people(count: int, among: tuple[Branch, ...]) -> list[Member]:
    """Members of 1 to 75 years' seniority, most with the badges they should have."""
    chance = random.Random(count)
    return [_person(number, chance, among) for number in range(count)]


def make_file(
    path: Path, count: int, change: Callable[[Member], Member] = lambda each: each
) -> None:
    """The data file, closed again; `change` makes something else of some members."""
    now = datetime(2026, 11, 22, 9, tzinfo=timezone(timedelta(hours=7)))
    among = branches()
    with (
        datafile.create(path, PASSWORD, committee=COMMITTEE, now=now) as data,
        data.operation("import", "", now, details={"file": "x", "new": count, "changed": 0}) as to,
    ):
        insert_branches(to.connection, among)
        insert_members(to.connection, [change(each) for each in people(count, among)])


def _person(number: int, chance: random.Random, among: tuple[Branch, ...]) -> Member:
    decided = date(1952, 1, 1) + timedelta(days=chance.randrange(73 * 365))
    admitted = decided + timedelta(days=chance.randrange(40))
    official = admitted + timedelta(days=365)
    seniority = (date(2026, 12, 31) - decided).days // 365
    held = [level for level in LEVELS if level <= seniority]
    born = decided - timedelta(days=365 * chance.randrange(19, 40))
    return Member(
        key=f"M{number:06}",
        name=f"{chance.choice(FAMILY)} {chance.choice(MIDDLE)} {chance.choice(GIVEN)}",
        sex=chance.choice(tuple(Sex)),
        birth_date=PartialDate.of(born),
        branch=chance.choice(among).key,
        card_number=f"{number:012}",
        personal_id=f"{number * 7 + 1:012}",
        home=chance.choice(HOMES),
        admission_decision_date=PartialDate.of(decided),
        admission_date=PartialDate.of(admitted),
        official_date=PartialDate.of(official),
        standings=(Standing(StandingKind.OFFICIAL, official),),
        badges=tuple(
            Badge(level, PartialDate(decided.year + level))
            for level in held[: chance.choice((-1, None, None, None))]
        ),
    )
