"""What the office says of its rounds: days, deadline, occasion."""

from datetime import date, datetime

import pytest

from tests.usecases.conftest import NOW, ROUND
from vusta_desk.domain.findings import Refused
from vusta_desk.usecases import upkeep
from vusta_desk.usecases.badge_rounds import year_view
from vusta_desk.usecases.closed_rounds import close_round
from vusta_desk.usecases.evaluate import coming_rounds
from vusta_desk.usecases.round_settings import (
    RoundRow,
    add_round,
    change_round,
    deadlines,
    forget_round,
    rounds_in,
)
from vusta_desk.usecases.services import Services

AUTUMN = "2026/7-11"


def row_of(services: Services, code: str) -> RoundRow:
    return next(row for row in rounds_in(services, int(code[:4])).rows if row.code == code)


def test_deadline_and_occasion_are_kept_and_told(office: Services) -> None:
    change_round(office, ROUND, deadline=date(2027, 1, 5), title=" Thành lập   Đảng ")
    row = row_of(office, ROUND)
    assert (row.deadline, row.title, row.is_own) == (date(2027, 1, 5), "Thành lập Đảng", True)
    assert row.round == row.usual
    shown = year_view(office, code=ROUND).chosen
    assert (shown.deadline, shown.title, shown.is_own) == (row.deadline, row.title, False)
    told = upkeep.history(office)[0].title
    assert "05/01/2027" in told
    assert "Thành lập Đảng" in told
    assert change_round(office, ROUND, title="Thành lập Đảng") is None
    change_round(office, ROUND, deadline=None, title="")
    assert not row_of(office, ROUND).is_own


def test_what_is_not_given_stays(office: Services) -> None:
    window = date(2027, 1, 10), date(2027, 3, 31)
    change_round(office, ROUND, window, date(2027, 1, 20), deadline=date(2027, 1, 5))
    change_round(office, ROUND, day=date(2027, 2, 2))
    round_ = row_of(office, ROUND).round
    assert (round_.window, round_.reference_day) == (window, date(2027, 1, 20))
    assert (round_.day, round_.code) == (date(2027, 2, 2), ROUND)
    assert row_of(office, ROUND).deadline == date(2027, 1, 5)
    assert year_view(office, code=ROUND).code == ROUND
    number = forget_round(office, ROUND)
    assert number is not None
    row = row_of(office, ROUND)
    assert (row.round, row.is_own) == (row.usual, False)
    assert forget_round(office, ROUND) is None
    with pytest.raises(Refused, match="round_not_understood"):
        forget_round(office, "3/2")
    upkeep.undo(office, number)
    assert row_of(office, ROUND).round == round_


def test_the_day_of_judging_follows_the_day_where_it_was_that(office: Services) -> None:
    change_round(office, ROUND, day=date(2027, 2, 2))
    round_ = row_of(office, ROUND).round
    assert (round_.day, round_.reference_day) == (date(2027, 2, 2), date(2027, 2, 2))
    change_round(office, ROUND, day=date(2027, 2, 3))
    assert not row_of(office, ROUND).is_own


def test_an_occasion_of_the_office(office: Services) -> None:
    window, day = (date(2027, 7, 1), date(2027, 7, 31)), date(2027, 7, 15)
    add_round(office, day, window, day, deadline=date(2027, 6, 1), title="Kỷ niệm")
    row = row_of(office, "2027/15-7")
    assert (row.usual, row.title, row.deadline) == (None, "Kỷ niệm", date(2027, 6, 1))
    with pytest.raises(Refused, match="round_there"):
        add_round(office, day, window, day)
    with pytest.raises(Refused, match="round_window_needed"):
        change_round(office, "2027/16-7", title="khác")


def test_a_round_held_after_the_end_of_its_year_is_still_to_come(office: Services) -> None:
    change_round(office, AUTUMN, day=date(2027, 1, 15))
    in_january = datetime.fromisoformat("2027-01-10T09:00+07:00")
    later = Services(
        office.data,
        office.shipped_rules,
        office.words,
        office.paper_words,
        office.who,
        lambda: in_january,
        office.resources,
    )
    assert [each.code for each in coming_rounds(later)][:2] == [AUTUMN, ROUND]
    view = year_view(later)
    assert (view.year, view.code) == (2026, AUTUMN)
    assert [each.code for each in view.rounds if each.is_next] == [AUTUMN]


def test_the_rounds_ahead_are_in_order_of_the_days_on_which_they_are_held(office: Services) -> None:
    change_round(office, AUTUMN, day=date(2027, 2, 20))
    change_round(office, "2027/19-5", day=date(2026, 12, 20))
    codes = [each.code for each in coming_rounds(office)]
    assert codes[:3] == ["2027/19-5", ROUND, AUTUMN]


def test_deadlines_that_are_near_or_missed(office: Services) -> None:
    today = NOW.date()
    change_round(office, ROUND, deadline=date(2027, 1, 5), title="Thành lập Đảng")
    change_round(office, "2027/19-5", deadline=date(2027, 4, 1))
    change_round(office, AUTUMN, deadline=date(2026, 10, 1))
    (near,) = deadlines(office)
    assert (near.round.code, near.title) == (ROUND, "Thành lập Đảng")
    assert near.left == (date(2027, 1, 5) - today).days
    assert [each.round.code for each in deadlines(office, 365)] == [ROUND, "2027/19-5"]
    change_round(office, AUTUMN, day=date(2026, 12, 1))
    missed, _ = deadlines(office)
    assert (missed.round.code, missed.left) == (AUTUMN, (date(2026, 10, 1) - today).days)
    close_round(office, ROUND)
    assert [each.round.code for each in deadlines(office)] == [AUTUMN]
