"""What the storage tests share: invented people, a cheap password, looks into a data file."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, select

from vusta_desk.domain.ceremony import Ceremony, CeremonyState, Entry
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import (
    Badge,
    BadgeKind,
    Branch,
    BranchKind,
    Committee,
    Discipline,
    DisciplineForm,
    EarlyRequest,
    Interruption,
    InterruptionKind,
    Member,
    Sex,
    Standing,
    StandingKind,
    UnderReview,
)
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.domain.rounds import Round
from vusta_desk.storage.access import DataFile
from vusta_desk.storage.datafile import create, open_file
from vusta_desk.storage.keys import Cost
from vusta_desk.storage.members import insert_branches, insert_members
from vusta_desk.storage.tables import AUDITED

NOW = datetime(2026, 11, 22, 14, 30)
PASSWORD = "mật khẩu thử"
CHEAP = Cost(memory_kib=32, iterations=1, lanes=1)
COMMITTEE = Committee("Đảng bộ thử nghiệm", "Đảng ủy cấp trên", "ĐULHHVN")
WHO = "Văn phòng"

BRANCHES = (
    Branch("B02", "Chi bộ Văn phòng", BranchKind.CENTRAL_OFFICE, PartialDate(1990, 11)),
    Branch("B01", "Chi bộ Hội Cơ học"),
    Branch("B03", "Chi bộ Tạp chí", closed=PartialDate(2020)),
)

FULL_MEMBER = Member(
    key="M1",
    name="Nguyễn Thị Ánh",
    sex=Sex.FEMALE,
    birth_date=PartialDate(1941),
    branch="B01",
    card_number="001234567890",
    card_number_old="01234567",
    personal_id="001141000001",
    home="xã Thử, tỉnh Nghiệm",
    admission_decision_date=PartialDate(1966, 3),
    admission_date=PartialDate(1966, 3, 19),
    official_date=PartialDate(1967, 3, 19),
    standings=(
        Standing(StandingKind.OFFICIAL, date(1967, 3, 19)),
        Standing(StandingKind.EXEMPT, None),
    ),
    interruptions=(
        Interruption(
            PartialDate(1972, 1, 15), PartialDate(1973), InterruptionKind.LOST_CONTACT, True
        ),
        Interruption(None, None),
    ),
    badges=(
        Badge(40, PartialDate(2006, 5), BadgeKind.NORMAL, "12-QĐ/ĐU", "A 0001"),
        Badge(50, None, BadgeKind.EARLY),
    ),
    disciplines=(Discipline(DisciplineForm.WARNING, date(2026, 5, 4), False),),
    under_review=UnderReview(),
    early_request=EarlyRequest(date(2026, 11, 2), "ốm nặng"),
    as_written={"birth_date": "khoảng 1941", "home": "Thử, Nghiệm"},
)


def person(number: int, **facts: Any) -> Member:
    """An invented member; facts may be given."""
    plain: dict[str, Any] = {
        "key": f"M{number}",
        "name": f"Trần Văn Mẫu {number}",
        "branch": BRANCHES[number % 3].key,
        "birth_date": PartialDate(1940 + number % 40),
        "card_number": f"{number:012}",
        "admission_date": PartialDate(1970, 1 + number % 12, 1 + number % 28),
        "standings": (Standing(StandingKind.OFFICIAL, date(1971, 1, 1)),),
        "badges": (Badge(40, PartialDate(2010, 2)),) if number % 2 else (),
    }
    return Member(**plain | facts)


def new_file(folder: Path, name: str = "X.vusta", copies: Path | None = None) -> DataFile:
    """An open, empty data file."""
    return create(
        folder / name,
        PASSWORD,
        committee=COMMITTEE,
        now=NOW,
        who=WHO,
        key_copy_folder=copies,
        cost=CHEAP,
    )


def filled_file(folder: Path, people: int = 20, name: str = "X.vusta") -> DataFile:
    """An open data file with the branches and some people, brought in by operation 2."""
    file = new_file(folder, name)
    add_people(file, people)
    return file


def add_people(file: DataFile, people: int, first: int = 1) -> None:
    """Brings in people (and the branches before the first) as an import."""
    with file.operation("import", WHO, NOW) as writer:
        if first == 1:
            insert_branches(writer.connection, BRANCHES)
        insert_members(writer.connection, [person(n) for n in range(first, first + people)])


def reopened(path: Path, **arguments: Any) -> DataFile:
    """The data file opened with the tests' password."""
    return open_file(path, PASSWORD, now=NOW, who=WHO, **arguments)


def content(source: DataFile | Connection) -> dict[str, list[dict[str, Any]]]:
    """Every row of every audited table."""
    if isinstance(source, Connection):
        return {
            table.name: [
                dict(row) for row in source.execute(select(table).order_by("id")).mappings()
            ]
            for table in AUDITED
        }
    with source.read() as connection:
        return content(connection)


@contextmanager
def refused(code: str) -> Iterator[Callable[[], Refused]]:
    """Expects a refusal with this code; the yielded function gives it afterwards."""
    with pytest.raises(Refused) as caught:
        yield lambda: caught.value
    assert caught.value.code == code


def entry(number: int, **facts: Any) -> Entry:
    """A roster's entry of an invented member; the second is left out."""
    plain: dict[str, Any] = {
        "key": f"M{number}",
        "name": f"Trần Văn Mẫu {number}",
        "branch": "Chi bộ Hội Cơ học",
        "level": 55,
        "kind": BadgeKind.NORMAL,
        "round": "3/2/2027",
        "due_day": date(2027, 1, 1 + number % 28),
        "amount": 8_855_000 if number % 2 else None,
        "left_out": "xin thôi" if number == 2 else None,
        "facts": {"key": f"M{number}", "birth_date": "1941"},
        "reckoning": {"reasons": [{"code": "start_from_admission_date"}]},
    }
    return Entry(**plain | facts)


def draft(*people: int) -> Ceremony:
    """A draft of a ceremony for two rounds with these people in this order."""
    quarters = (
        ("3/2/2027", date(2027, 2, 3), (date(2027, 1, 1), date(2027, 3, 31))),
        ("19/5/2027", date(2027, 5, 19), (date(2027, 4, 1), date(2027, 6, 30))),
    )
    return Ceremony(
        id=0,
        name="Lễ trao tặng Huy hiệu Đảng",
        day=date(2027, 2, 3),
        place="Hà Nội",
        state=CeremonyState.DRAFT,
        rounds=tuple(Round(name, day, window, day) for name, day, window in quarters),
        entries=tuple(entry(number) for number in people),
        rules="dấu vân tay",
    )
