"""A member's standing on a day."""

from datetime import date

import pytest

from tests.helpers.people import member
from vusta_desk.domain.standings import standing_history, standing_today

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("facts", "standing"),
    [
        ({"standings": [("official", "2000-01-01"), ("died", "2020-05-01")]}, "died"),
        ({"standings": [("died", "2026-11-23")], "official_date": "2000"}, "official"),
        ({"standings": [("died", "2020-05-01"), ("official", "2021-01-01")]}, "died"),
        ({"admission_date": "2027"}, "not_yet_admitted"),
        ({"admission_date": "2027", "standings": [("exempt", "2020-01-01")]}, "exempt"),
        ({"admission_date": "2026-11"}, "probationary"),
        ({"official_date": "2026"}, "official"),
        ({"official_date": "2027"}, "probationary"),
        ({"standings": [("suspended", "2026-11-22"), ("official", "2026-11-22")]}, "official"),
        ({"standings": [("struck_off", None)], "official_date": "1990"}, "official"),
    ],
)
def test_the_latest_entry_on_or_before_the_day_counts(
    facts: dict[str, object], standing: str
) -> None:
    assert standing_today(member(**facts), DAY) == standing  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("standings", "is_probationary"),
    [
        ([("probationary", "2026-01-01")], True),
        ([("probationary", "2026-01-01"), ("suspended", "2026-05-01")], True),
        ([("official", "2025-01-01"), ("exempt", "2026-05-01")], False),
        ([("exempt", "2026-05-01")], False),
    ],
)
def test_away_from_meetings_the_rank_before_counts(
    standings: list[tuple[str, str]], is_probationary: bool
) -> None:
    history = standing_history(member(standings=standings))
    assert history.is_probationary(DAY) is is_probationary
