"""The forecast of an office: its rounds, what is supposed, sources of money, files."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from openpyxl import load_workbook

from vusta_desk.app.cli.forecast_shape import forecast_shape
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.forecast import Count, Doubt
from vusta_desk.domain.payments import Payment
from vusta_desk.jobs import Progress
from vusta_desk.storage import payments
from vusta_desk.usecases import ceremonies, round_settings
from vusta_desk.usecases.evaluate import evaluate
from vusta_desk.usecases.forecast import WhatIf, Windows, forecast, outlook, rounds_to_come
from vusta_desk.usecases.forecast_files import export
from vusta_desk.usecases.rosters import is_proposed
from vusta_desk.usecases.services import Services


def test_the_first_round_is_what_evaluate_proposes(office: Services):
    found = forecast(office)
    first = found.rounds[0]
    proposed = {
        (row.member.key, row.decision.level)
        for row in evaluate(office, first).rows
        if is_proposed(row)
    }
    certain = [row for row in found.rows(code=first.code) if row.doubt is None]
    assert {(row.key, row.level) for row in certain} == proposed
    assert {row.key for row in certain} == {"M1", "M2", "M3", "M4"}
    waiting = [row for row in found.rows(code=first.code) if row.doubt is not None]
    assert {(row.key, row.doubt) for row in waiting} == {
        ("M5", Doubt.NO_HISTORY),
        ("M6", Doubt.WAITING),
    }


def test_years_begin_with_that_of_the_next_round(office: Services):
    found = forecast(office, 2)
    assert [year.year for year in found.years] == [2027, 2028]
    assert [each.round.code for each in found.years[0].rounds] == [
        "2027/3-2",
        "2027/19-5",
        "2027/2-9",
        "2027/7-11",
    ]
    in_autumn = replace(office, clock=lambda: datetime(2027, 9, 2, 8, tzinfo=UTC))
    rounds = forecast(in_autumn, 1).years[0].rounds
    assert [each.round.code for each in rounds] == ["2027/2-9", "2027/7-11"]


def test_the_office_s_own_rounds_and_windows_count(office: Services):
    window = date(2027, 1, 1), date(2027, 1, 31)
    round_settings.change_round(office, "2027/3-2", window, date(2027, 2, 3))
    round_settings.add_round(office, date(2027, 2, 20), window, date(2027, 2, 20))
    rounds = rounds_to_come(office)
    assert rounds[0].window == window
    assert [each.name for each in rounds[:3]] == ["3/2/2027", "20/2/2027", "19/5/2027"]


@pytest.mark.parametrize("years", [0, 11, -1])
def test_too_many_years_are_refused(office: Services, years: int):
    with pytest.raises(Refused) as refused:
        forecast(office, years)
    assert refused.value.code == "forecast_years"


def test_another_base_salary_from_a_day_on(office: Services):
    asked = outlook(office)
    known = asked.ask(2).years[0].rounds
    supposed = asked.ask(2, WhatIf(base_salary=3_000_000, base_from=date(2027, 5, 19)))
    rounds = supposed.years[0].rounds
    assert rounds[0].sums == known[0].sums
    assert rounds[1].sums.levels == {40: Count(1, 0)}
    assert (known[1].sums.amount_min, rounds[1].sums.amount_min) == (5_060_000, 6_000_000)
    assert supposed.rules == asked.ask(2).rules  # what is supposed is kept nowhere


@pytest.mark.parametrize(
    "what_if", [WhatIf(base_salary=0, base_from=date(2027, 1, 1)), WhatIf(base_salary=3_000_000)]
)
def test_a_base_salary_needs_a_sum_and_a_day(office: Services, what_if: WhatIf):
    with pytest.raises(Refused) as refused:
        forecast(office, 1, what_if)
    assert refused.value.code == "forecast_base_salary"


def test_other_windows_move_people_to_other_rounds(office: Services):
    asked = outlook(office)
    shifted = asked.ask(1, WhatIf(windows=Windows.SHIFTED, shift=1))
    assert shifted.rounds[0].window == (date(2027, 2, 1), date(2027, 4, 30))
    assert shifted.rounds[3].window == (date(2027, 11, 1), date(2028, 1, 31))
    to_the_day = asked.ask(1, WhatIf(windows=Windows.TO_THE_DAY))
    assert to_the_day.rounds[0].window == (date(2027, 1, 1), date(2027, 2, 3))
    assert to_the_day.rounds[1].window == (date(2027, 2, 4), date(2027, 5, 19))
    place = {row.key: row.round.name for row in to_the_day.rows() if row.doubt is None}
    assert (place["M2"], place["M1"]) == ("3/2/2027", "19/5/2027")
    assert [each.window for each in asked.ask(1).rounds] == [
        each.window for each in rounds_to_come(office)[:4]
    ]


def test_levels_without_a_multiple_are_named(office: Services):
    sums = forecast(office, 1).years[0].rounds[0].sums
    assert sums.unknown_levels == (45,)
    assert sums.levels[45].certain == 1


def test_money_goes_by_who_has_paid_for_the_branch(office: Services):
    ceremony = ceremonies.create(office, ["2027/3-2"], date(2027, 2, 3), "Hà Nội")
    with office.operation("money_change", ceremony="lễ") as writer:
        one = {"M2": Payment(source="Văn phòng")}
        payments.save_payments(writer.connection, ceremony, one)
    found = forecast(office, 1)
    year = found.years[0]
    sums = {each.source: (each.amount_min, each.amount_max) for each in found.by_source(year)}
    assert list(sums) == ["Văn phòng", ""]
    assert sum(least for least, _ in sums.values()) == year.sums.amount_min
    assert sum(most for _, most in sums.values()) == year.sums.amount_max


def test_the_json_is_that_of_the_contract(office: Services):
    shape: dict[str, Any] = dict(forecast_shape(forecast(office, 3)))
    assert list(shape) == ["years"]
    year = shape["years"][0]
    assert list(year) == ["year", "rounds", "blanks", "branches"]
    assert year["rounds"][0] == {
        "name": "3/2/2027",
        "levels": {
            "75": {"certain": 1, "possible": 0},
            "70": {"certain": 1, "possible": 0},
            "50": {"certain": 0, "possible": 1},
            "45": {"certain": 1, "possible": 1},
            "40": {"certain": 1, "possible": 0},
        },
        "amount_min": 50_600_000,
        "amount_max": 58_190_000,
        "amount_unknown_levels": [45],
    }
    assert year["blanks"] == {"75": 1, "70": 1, "50": 1, "45": 2, "40": 2}
    assert year["branches"] == [
        {"name": "Chi bộ B02", "count": 1},
        {"name": "Chi bộ B01", "count": 6},
    ]


def test_files_of_figures_and_of_names(office: Services, tmp_path):
    found = forecast(office, 1)
    book, text = tmp_path / "dự báo.xlsx", tmp_path / "tên.csv"
    assert export(office, found, book) > 0
    rows = list(load_workbook(book).active.iter_rows(values_only=True))
    assert rows[0][:5] == ("Year", "Round", "Level", "Certain", "Possible besides")
    assert (2027, "3/2/2027", 45, 1, 1, None, None, None, None) in rows
    assert (2027, "3/2/2027", 50, 0, 1, None, 7_590_000, 0, 7_590_000) in rows
    assert (2027, "whole year", 45, 1, 1, 2, None, None, None) in rows
    assert found.rules in rows[-1][0]
    count = export(office, found, text, names=True)
    lines = text.read_text("utf-8-sig").splitlines()
    assert len(lines) == count + 2
    assert any("M6" in line and "waiting after a discipline" in line for line in lines)


def test_working_out_can_be_watched(office: Services):
    seen = []
    forecast(office, 1, progress=Progress(lambda done, total: seen.append((done, total))))
    assert seen[-1] == (8, 8)


def test_without_anybody_there_are_rounds_and_no_badges(empty: Services):
    found = forecast(empty, 1)
    assert [each.sums.levels for each in found.years[0].rounds] == [{}] * 4
    assert found.by_source(found.years[0]) == ()
