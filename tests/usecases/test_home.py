"""The first screen: rounds ahead, files to look up, money, backups, the last changes."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.helpers.people import COMMITTEE
from tests.usecases.conftest import CHEAP, NOW, PEOPLE, ROUND, add
from vusta_desk.domain.eligibility import Outcome
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import Badge, Member
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.domain.rounds import window_findings
from vusta_desk.jobs import Cancelled, Progress
from vusta_desk.storage import datafile
from vusta_desk.usecases import ceremonies, upkeep
from vusta_desk.usecases.backups import backups, last_backup, verify
from vusta_desk.usecases.closed_rounds import close_round
from vusta_desk.usecases.evaluate import (
    coming_rounds,
    evaluate,
    evaluate_rounds,
    year_rounds,
)
from vusta_desk.usecases.home import overview
from vusta_desk.usecases.lookups import dossiers
from vusta_desk.usecases.office import change_setting, office_round
from vusta_desk.usecases.round_settings import change_round
from vusta_desk.usecases.services import Services

UNCLEAR = (
    Member("U1", "Trái Nhau", admission_date=PartialDate(1990, 5), official_date=PartialDate(1989)),
    Member("U2", "Không Ngày", official_date=PartialDate(1988)),  # no start: every round
    Member(
        "U3",
        "Đầu Năm",
        admission_decision_date=PartialDate(1987),
        official_date=PartialDate(1987, 5, 1),  # due before May: the rounds after are certain
        badges=(Badge(30),),
    ),
)


@pytest.fixture
def unclear(office: Services) -> Services:
    add(office, type(PEOPLE)(PEOPLE.committee, (), UNCLEAR))
    return office


# --- rounds -------------------------------------------------------------------------------------


def test_a_year_has_its_rounds_with_the_windows_of_the_office(office: Services) -> None:
    names = [round_.name for round_ in year_rounds(office, 2027)]
    assert names == ["3/2/2027", "19/5/2027", "2/9/2027", "7/11/2027"]
    assert window_findings(year_rounds(office, 2027)) == ()
    change_setting(office, "round.2027/3-2.window", "2027-01-01 2027-03-15")
    change_setting(office, "round.2027/10-10.window", "2027-10-01 2027-10-20")
    rounds = year_rounds(office, 2027)
    assert rounds[0].window == (date(2027, 1, 1), date(2027, 3, 15))
    assert [round_.name for round_ in rounds][3] == "10/10/2027"
    found = {
        finding.code: finding.details for finding in window_findings(year_rounds(office, 2027))
    }
    assert found["round_windows_gap"]["first"] == date(2027, 3, 16)
    assert "round_windows_overlap" in found


def test_the_rounds_ahead_begin_with_the_next(office: Services) -> None:
    assert [round_.name for round_ in coming_rounds(office)] == [
        "3/2/2027",
        "19/5/2027",
        "2/9/2027",
        "7/11/2027",
    ]
    on_the_day = replace(office, clock=lambda: datetime(2027, 2, 3, tzinfo=UTC))
    assert coming_rounds(on_the_day)[0].name == "3/2/2027"
    day_after = replace(office, clock=lambda: datetime(2027, 2, 4, tzinfo=UTC))
    names = [round_.name for round_ in coming_rounds(day_after)]
    assert (names[0], names[-1], len(names)) == ("19/5/2027", "3/2/2028", 4)


def test_no_round_ahead_is_refused(office: Services) -> None:
    long_ago = replace(office, clock=lambda: datetime(1900, 1, 1, tzinfo=UTC))
    with pytest.raises(Refused, match="round_none_ahead"):
        overview(long_ago)


def test_rounds_one_after_the_other_are_the_rounds_alone(unclear: Services) -> None:
    rounds = coming_rounds(unclear)
    assert list(evaluate_rounds(unclear, rounds)) == [evaluate(unclear, each) for each in rounds]


def test_progress_counts_members_times_rounds_and_cancel_ends_it(unclear: Services) -> None:
    seen: list[tuple[int, int]] = []
    overview(unclear, Progress(lambda *step: seen.append(step)))
    total = 4 * (len(PEOPLE.members) + len(UNCLEAR))
    assert seen[0] == (0, total)
    assert seen[-1] == (total, total)
    assert seen == sorted(seen)
    called_off = Progress()
    called_off.cancel()
    with pytest.raises(Cancelled):
        evaluate(unclear, office_round(unclear, ROUND), progress=called_off)


# --- files to look up ---------------------------------------------------------------------------


def test_files_are_ordered_by_what_they_settle(unclear: Services) -> None:
    found = dossiers(unclear)
    assert [(each.key, each.settles) for each in found] == [("U1", 4), ("U2", 4), ("U3", 2)]
    assert [each.fields for each in found] == [
        ("admission_decision_date", "admission_date", "official_date"),
        ("admission_decision_date",),
        ("admission_decision_date",),
    ]
    assert [reason.code for reason in found[2].what] == ["decided_by"]
    assert found[2].rounds == ("3/2/2027", "19/5/2027")


def test_a_file_settles_the_verdicts_that_cannot_be_told(unclear: Services) -> None:
    untold = sum(
        result.counts[Outcome.CANNOT_TELL]
        for result in evaluate_rounds(unclear, coming_rounds(unclear))
    )
    assert sum(each.settles for each in dossiers(unclear)) == untold


# --- home ---------------------------------------------------------------------------------------


def test_the_next_round_is_what_a_ceremony_of_it_would_be(unclear: Services) -> None:
    seen = overview(unclear)
    number = ceremonies.create(unclear, [ROUND], date(2027, 2, 3), "Hội trường")
    entries = ceremonies.ceremony(unclear, number).entries
    assert seen.people == len(entries) == 4
    assert list(seen.levels) == [75, 70, 45, 40]
    assert seen.amount == sum(entry.amount or 0 for entry in entries)
    assert seen.amount_unknown == sum(entry.amount is None for entry in entries) == 1
    assert seen.members == sum(seen.counts.values()) == 11
    assert (seen.dossier_count, len(seen.dossiers)) == (3, 3)


def test_home_shows_the_last_changes_and_the_last_backup(office: Services) -> None:
    assert overview(office).last_backup is None
    path = upkeep.back_up(office)
    for place in ("Huế", "Đà Nẵng", "Vinh", "Hà Nội", "Cần Thơ", "Sơn La"):
        change_setting(office, "place", place)
    seen = overview(office)
    assert seen.last_backup is not None
    assert (seen.last_backup.path, seen.last_backup.made) == (path, NOW)
    assert [done.kind for done in seen.last_changes] == ["settings_change"] * 5
    assert "Sơn La" in seen.last_changes[0].title


def test_an_empty_file_has_a_home(empty: Services) -> None:
    seen = overview(empty)
    assert (seen.members, seen.people, seen.amount, seen.dossier_count) == (0, 0, 0, 0)


# --- backups ------------------------------------------------------------------------------------


def test_backups_are_listed_newest_first_and_proven(office: Services) -> None:
    paths = [upkeep.back_up(office) for _ in range(3)]
    rows = backups(office)
    assert [row.path for row in rows] == paths[::-1]
    assert all(row.made == NOW and row.size == row.path.stat().st_size for row in rows)
    for password in (None, "mật khẩu"):
        assert verify(office, paths[0], password)["members"] == len(PEOPLE.members)
    assert verify(None, paths[0], "mật khẩu", office.data.path)["members"] == 8
    with pytest.raises(Refused, match="wrong_password"):
        verify(office, paths[0], "sai")


def test_a_broken_backup_is_listed_as_one_and_never_the_last(office: Services) -> None:
    good, bad = upkeep.back_up(office), upkeep.back_up(office)
    bad.write_bytes(b"")
    assert [(row.path, row.made, row.size) for row in backups(office)] == [
        (bad, None, 0),
        (good, NOW, good.stat().st_size),
    ]
    last = last_backup(office)
    assert last is not None
    assert last.path == good
    with pytest.raises(Refused, match="not_a_backup"):
        verify(office, bad, None)


def test_a_backup_of_another_file_is_not_opened_with_this_key(
    office: Services, tmp_path: Path
) -> None:
    other = tmp_path / "khác.vusta"
    with datafile.create(other, "mật khẩu khác", committee=COMMITTEE, now=NOW, cost=CHEAP) as data:
        place = upkeep.back_up(replace(office, data=data))
    with pytest.raises(Refused, match="backup_of_other_file"):
        verify(office, place, None)
    assert verify(office, place, "mật khẩu khác")["members"] == 0


def test_a_closed_round_is_shown_as_it_was_with_the_deadlines_ahead(
    office: Services, changed
) -> None:
    before = overview(office)
    assert (before.closed_on, before.deadlines) == (None, ())
    change_round(office, "2027/19-5", deadline=date(2026, 12, 5))
    change_round(office, ROUND, deadline=date(2026, 12, 1))
    assert [each.round.code for each in overview(office).deadlines] == [ROUND, "2027/19-5"]
    close_round(office, ROUND)
    first = next(each for each in PEOPLE.members if each.key == "M1")
    changed(replace(first, badges=(Badge(30), Badge(40))))
    after = overview(office)
    assert after.closed_on == NOW.date()
    assert (after.boxes, after.amount) == (before.boxes, before.amount)
    assert [each.round.code for each in after.deadlines] == ["2027/19-5"]
