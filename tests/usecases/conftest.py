"""An open data file with a handful of members, for use cases."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.helpers.people import COMMITTEE, discipline, member, registry
from tests.helpers.rules import shipped_rules
from vusta_desk.app import paths
from vusta_desk.app.wiring import catalogue
from vusta_desk.domain.member import Member, Registry
from vusta_desk.storage import datafile, members
from vusta_desk.storage.keys import Cost
from vusta_desk.usecases.closed_rounds import close_round, closed_round
from vusta_desk.usecases.evaluate import RoundResult, evaluate
from vusta_desk.usecases.office import office_round
from vusta_desk.usecases.services import Services

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
ROUND = "2027/3-2"
CHEAP = Cost(memory_kib=8, iterations=1, lanes=1)
Change = Callable[[Member], None]


def joined(key: str, name: str, day: str, **facts: object) -> Member:
    """An official member whose seniority starts on a day, with all dates full."""
    return member(
        key,
        name,
        admission_decision_date=day,
        admission_date=day,
        official_date=day,
        **facts,  # type: ignore[arg-type]
    )


REMOVED = [discipline("removal", "2026-09-01")]
PEOPLE = registry(
    joined("M1", "Trần Văn Ân", "1987-02-10", badges=[30], branch="B02"),  # due for 40
    joined("M2", "Lê Thị Đào", "1952-02-03", badges=[70], branch="B01"),  # due for 75
    joined("M3", "Nguyễn An", "1957-03-01", badges=[65], early_request="2026-11-02"),  # due for 70
    joined("M4", "Phạm Bình", "1981-01-09", badges=[40]),  # arrears for 45
    joined("M5", "Vũ Châu", "1980-01-09"),  # arrears without history
    joined(
        "M6",
        "Đỗ Dũng",
        "1977-02-10",
        badges=[45],
        disciplines=[discipline("removal", "2026-09-01")],
    ),  # waiting for 50
    joined("M7", "Hồ Giang", "2010-01-01"),  # nothing
    joined("M8", "Bùi Hà", "1987-06-01", badges=[30], card_number="12345678"),  # due in 2/6…
)


def add(services: Services, people: Registry) -> None:
    """Brings members in as one operation."""
    with services.operation("import", file="thử", new=len(people.members), changed=0) as writer:
        members.insert_branches(writer.connection, people.branches)
        members.insert_members(writer.connection, people.members)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Services]:
    """A new data file without members."""
    with datafile.create(
        tmp_path / "thử.vusta", "mật khẩu", committee=COMMITTEE, now=NOW, cost=CHEAP
    ) as data:
        yield Services(
            data=data,
            shipped_rules=shipped_rules(),
            words=catalogue("en"),
            paper_words=catalogue("vi"),
            who="thư ký",
            clock=lambda: NOW,
            resources=paths.resources_folder(),
        )


@pytest.fixture
def office(empty: Services) -> Services:
    """A data file with `PEOPLE`."""
    add(empty, PEOPLE)
    return empty


@pytest.fixture
def closed(office: Services) -> Services:
    """The office with `ROUND` closed."""
    close_round(office, ROUND)
    return office


def live(services: Services) -> RoundResult:
    """What comes out of `ROUND` today."""
    return evaluate(services, office_round(services, ROUND))


def frozen(services: Services) -> RoundResult:
    """What came out of `ROUND` when it was closed."""
    found = closed_round(services, ROUND)
    assert found is not None
    return found.result


def known(services: Services, key: str) -> Member:
    """A member as the records have them now."""
    return next(each for each in services.registry().members if each.key == key)


@pytest.fixture
def changed(office: Services) -> Change:
    """Replaces a member's record."""

    def change(member: Member) -> None:
        with office.operation("edit_member", member=member.name) as writer:
            members.update_member(writer.connection, member)

    return change
