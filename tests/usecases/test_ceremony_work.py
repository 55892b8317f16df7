"""Work on a draft: order, numbers announced, what refreshing and closing would meet."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from tests.usecases.conftest import ROUND
from vusta_desk.domain.ceremony import EVERYONE, Ceremony
from vusta_desk.domain.findings import Refused, Severity
from vusta_desk.domain.member import Badge, Member
from vusta_desk.jobs import Progress
from vusta_desk.usecases import ceremonies, edit_member, upkeep
from vusta_desk.usecases.drafts import (
    EntryChange,
    announced,
    decided,
    entry_changed,
    moved,
    shifted,
)
from vusta_desk.usecases.refreshing import Difference
from vusta_desk.usecases.services import Services

DAY = date(2027, 2, 3)
CALLED = ["M2", "M3", "M4", "M1"]  # what the round proposes


@pytest.fixture
def draft(office: Services) -> int:
    return ceremonies.create(office, [ROUND], DAY, "Hội trường")


def called(services: Services, draft: int) -> list[str]:
    return [entry.key for entry in ceremonies.ceremony(services, draft).on_roster()]


def record(services: Services, key: str) -> Member:
    return next(member for member in services.registry().members if member.key == key)


@pytest.mark.parametrize(
    ("step", "order"),
    [
        (shifted({"M3", "M4"}, -1), ["M3", "M4", "M2", "M1"]),
        (shifted({"M3", "M4"}, 1), ["M2", "M1", "M3", "M4"]),
        (shifted({"M2", "M4"}, -1), ["M2", "M4", "M3", "M1"]),
        (shifted({"M2", "M1"}, 1), ["M3", "M2", "M4", "M1"]),
        (shifted(set(CALLED), 1), CALLED),
        (moved({"M2", "M4"}, None), ["M3", "M1", "M2", "M4"]),
        (moved({"M1"}, "M2"), ["M1", "M2", "M3", "M4"]),
        (moved({"M3", "M2"}, "M1"), ["M4", "M2", "M3", "M1"]),
        (moved({"M3"}, "M3"), CALLED),
    ],
)
def test_several_are_moved_at_once(office: Services, draft: int, step, order: list[str]) -> None:
    ceremonies.change(office, draft, step)
    assert called(office, draft) == order


def test_those_left_out_stay_where_they_are(office: Services, draft: int) -> None:
    out = EntryChange(leave_out=True, reason="nhận sau")
    ceremonies.change(office, draft, entry_changed("M3", out), shifted({"M4"}, -1))
    made = ceremonies.ceremony(office, draft)
    assert [entry.key for entry in made.entries] == ["M4", "M3", "M2", "M1"]
    assert made.entries[1].left_out == "nhận sau"


def test_numbers_announced_are_kept_undone_and_compared(office: Services, draft: int) -> None:
    ceremonies.change(office, draft, announced({75: 1, 40: 3, EVERYONE: 5}))
    assert ceremonies.ceremony(office, draft).announced == {EVERYONE: 5, 40: 3, 75: 1}
    said = {
        (finding.code, finding.details.get("level")): finding.details
        for finding in ceremonies.closing_findings(office, draft)
        if "announced" in finding.details
    }
    assert said == {
        ("badges_announced_differ", 40): {"announced": 3, "counted": 1, "level": 40},
        ("people_announced_differ", None): {"announced": 5, "counted": 4},
    }
    upkeep.undo(office, upkeep.history(office)[0].id)
    assert ceremonies.ceremony(office, draft).announced == {}


def test_the_day_of_a_decision_can_be_taken_away_again(office: Services, draft: int) -> None:
    ceremonies.set_decision(office, draft, "7-QĐ/ĐU", DAY)
    ceremonies.change_entry(office, draft, "M2", EntryChange(decision="", no_decision_date=True))
    entry = ceremonies.ceremony(office, draft).entries[0]
    assert (entry.decision, entry.decision_date) == (None, None)


def test_what_a_refresh_would_change_is_told_first(
    office: Services, draft: int, changed: Callable[[Member], None]
) -> None:
    assert ceremonies.refresh_differences(office, draft) == ()
    changed(replace(record(office, "M2"), home="xã Mới"))
    changed(replace(record(office, "M1"), badges=(Badge(40, None),)))
    changed(replace(record(office, "M7"), name="Hồ Thị Giang"))
    before = ceremonies.ceremony(office, draft)
    told = ceremonies.refresh_differences(office, draft)
    assert [(each.what, each.entry.key, each.facts) for each in told] == [
        (Difference.CHANGED, "M2", ("home",)),
        (Difference.GONE, "M1", ()),
    ]
    assert ceremonies.ceremony(office, draft) == before
    ceremonies.refresh(office, draft)
    assert called(office, draft) == ["M2", "M3", "M4"]
    assert ceremonies.refresh_differences(office, draft) == ()


def by_code(services: Services, draft: int) -> dict[str, Severity]:
    found = ceremonies.closing_findings(services, draft)
    return {finding.code: finding.severity for finding in found}


def test_what_is_lacking_is_told_before_closing(office: Services, draft: int) -> None:
    lacking = {
        "ceremony_day_ahead": Severity.WARNING,
        "roster_without_decision": Severity.WARNING,
        "roster_without_serial": Severity.WARNING,
        "roster_without_amount": Severity.INFO,
    }
    assert by_code(office, draft) == lacking
    serials = [entry_changed(key, EntryChange(serial=f"S {key}")) for key in CALLED]
    ceremonies.change(office, draft, decided("7-QĐ/ĐU", DAY), *serials)
    ceremonies.rename(office, draft, None, date(2026, 11, 22), None)
    assert by_code(office, draft) == {"roster_without_amount": Severity.INFO}


def test_errors_before_closing_are_what_closing_refuses(
    office: Services, draft: int, changed: Callable[[Member], None]
) -> None:
    serial = EntryChange(serial="S 1")
    ceremonies.change_entry(office, draft, "M2", EntryChange(put_in=True, level=70, reason="QĐ"))
    ceremonies.change(office, draft, *(entry_changed(key, serial) for key in ("M2", "M3", "M4")))
    changed(replace(record(office, "M3"), badges=(Badge(70, None),)))
    errors = [
        (finding.code, finding.subject)
        for finding in ceremonies.closing_findings(office, draft)
        if finding.severity is Severity.ERROR
    ]
    # (M2 has held the badge of 70 years all along.)
    assert errors == [
        ("badge_already_held", "M3"),
        ("badge_already_held", "M2"),
        ("serial_twice", "M3"),
    ]
    with pytest.raises(Refused, match=r"^badge_already_held$") as refused:
        ceremonies.close(office, draft)
    assert refused.value.details == {"member": "Nguyễn An", "level": 70}


def test_making_a_ceremony_tells_how_far_it_has_come(office: Services) -> None:
    steps: list[tuple[int, int]] = []
    progress = Progress(lambda done, total: steps.append((done, total)))
    made = ceremonies.create(office, [ROUND], DAY, "Hội trường", progress=progress)
    assert isinstance(ceremonies.ceremony(office, made), Ceremony)
    assert steps[-1] == (8, 8)


def test_an_entry_whose_member_was_taken_out_can_be_left_out(office: Services, draft: int) -> None:
    edit_member.take_out(office, "M3", "ghi nhầm")
    told = ceremonies.refresh_differences(office, draft)
    assert [(each.what, each.entry.key) for each in told] == [(Difference.GONE, "M3")]
    assert "entry_without_member" in by_code(office, draft)
    out = EntryChange(leave_out=True, reason="đã đưa ra khỏi danh sách đảng viên")
    ceremonies.change_entries(office, draft, {"M3": [out]})
    assert called(office, draft) == ["M2", "M4", "M1"]
    ceremonies.close(office, draft)


def test_several_decisions_are_one_operation(office: Services, draft: int) -> None:
    before = len(upkeep.history(office))
    out = EntryChange(leave_out=True, reason="nhận sau")
    ceremonies.change_entries(office, draft, {"M2": [out], "M4": [EntryChange(serial="S 4")]})
    entries = {entry.key: entry for entry in ceremonies.ceremony(office, draft).entries}
    assert entries["M2"].left_out == "nhận sau"
    assert entries["M4"].serial == "S 4"
    assert len(upkeep.history(office)) == before + 1
    with pytest.raises(Refused, match=r"^not_on_roster$"):
        ceremonies.change_entries(office, draft, {"M4": [out], "M7": [out]})
    assert called(office, draft) == ["M3", "M4", "M1"]
