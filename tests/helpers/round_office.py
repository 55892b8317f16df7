"""An office of invented members of whom not everything is known, for the papers of a round."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.helpers.people import COMMITTEE, discipline, member, registry
from tests.helpers.rules import shipped_rules
from tests.usecases.conftest import CHEAP, NOW, PEOPLE, add, joined
from vusta_desk.app import paths
from vusta_desk.app.wiring import catalogue
from vusta_desk.storage import datafile
from vusta_desk.usecases.services import Services

LONG = "Nguyễn Phạm Hoàng Công Tằng Tôn Nữ Thị Minh Nguyệt"
UNCLEAR = registry(
    *PEOPLE.members,
    joined("N1", "Đặng Kim", "1982-02-01", badges=[40]),  # due for 45: no multiple
    member(
        "N2",
        LONG,
        admission_decision_date="1987",
        official_date="1988-03-01",
        badges=[30],
        branch="B02",
    ),  # cannot tell
    member("N3", "Lê Không Ngày", standings=[("official", "1990-01-01")]),  # no day on record
    joined(
        "N4",
        "Cao Kỷ Luật",
        "1987-01-15",
        badges=[30],
        disciplines=[discipline("reprimand", "2026-12-20")],
    ),
)


@contextmanager
def an_office(folder: Path) -> Iterator[Services]:
    """Its data file, open."""
    with datafile.create(
        folder / "thử.vusta", "mật khẩu", committee=COMMITTEE, now=NOW, cost=CHEAP
    ) as data:
        services = Services(
            data=data,
            shipped_rules=shipped_rules(),
            words=catalogue("en"),
            paper_words=catalogue("vi"),
            who="thư ký",
            clock=lambda: NOW,
            resources=paths.resources_folder(),
        )
        add(services, UNCLEAR)
        yield services
