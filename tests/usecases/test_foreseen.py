"""What a ceremony would be is what it then is, and what holds its rounds already is named."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.helpers.desk import services_of_sample
from vusta_desk.domain.eligibility import Outcome
from vusta_desk.domain.findings import Refused
from vusta_desk.jobs import Cancelled, Progress
from vusta_desk.usecases import ceremonies
from vusta_desk.usecases.badge_rounds import year_view
from vusta_desk.usecases.round_settings import change_round
from vusta_desk.usecases.services import Services

SPRING, MAY, AUTUMN = "2027/3-2", "2027/19-5", "2027/2-9"
DAY = date(2027, 2, 3)


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Services]:
    with services_of_sample(tmp_path) as services:
        yield services


def test_the_count_is_that_of_the_boxes_and_of_the_roster(sample: Services) -> None:
    seen = ceremonies.foreseen(sample, [SPRING])
    boxes = {box.id: len(box.rows) for box in year_view(sample, code=SPRING).boxes}
    assert seen.counts == {outcome: boxes[outcome] for outcome in seen.counts}
    assert seen.counts[Outcome.DUE] > 0
    assert seen.counts[Outcome.ARREARS] > 0
    assert (seen.drafts, seen.closed) == ((), ())
    made = ceremonies.ceremony(sample, ceremonies.create(sample, [SPRING], DAY, "Hội trường"))
    assert seen.people == len(made.entries)


@pytest.mark.parametrize("codes", [[SPRING, MAY], [MAY, SPRING, MAY]])
def test_of_several_rounds_everyone_counts_once(sample: Services, codes: list[str]) -> None:
    seen = ceremonies.foreseen(sample, codes)
    made = ceremonies.ceremony(sample, ceremonies.create(sample, codes, DAY, "Hội trường"))
    assert seen.people == len({entry.key for entry in made.entries})
    assert seen.counts == Counter(entry.reckoning["outcome"] for entry in made.entries)
    assert seen.people < sum(ceremonies.foreseen(sample, [each]).people for each in (SPRING, MAY))


def test_drafts_and_closed_ceremonies_of_the_rounds_are_named(sample: Services) -> None:
    ceremonies.create(sample, [SPRING, MAY], DAY, "Hội trường", "Lễ chung")
    closed = ceremonies.create(sample, [SPRING], DAY, "Hội trường", "Lễ mùa xuân")
    ceremonies.close(sample, closed)
    seen = ceremonies.foreseen(sample, [SPRING])
    assert (seen.drafts, seen.closed) == (("Lễ chung",), ("Lễ mùa xuân",))
    assert (seen.people, seen.counts) == (0, {}), "their badges are on the records by now"
    seen = ceremonies.foreseen(sample, [AUTUMN, MAY])
    assert (seen.drafts, seen.closed) == (("Lễ chung",), ())
    seen = ceremonies.foreseen(sample, [AUTUMN])
    assert (seen.drafts, seen.closed) == ((), ())


def test_a_ceremony_holds_its_round_on_whatever_day_that_is_held(sample: Services) -> None:
    ceremonies.create(sample, [SPRING], DAY, "Hội trường", "Lễ mùa xuân")
    change_round(sample, SPRING, day=date(2027, 2, 2))
    change_round(sample, "2027/5-6", (date(2027, 6, 1), date(2027, 6, 30)), day=DAY)
    assert ceremonies.foreseen(sample, [SPRING]).drafts == ("Lễ mùa xuân",)
    assert ceremonies.foreseen(sample, ["2027/5-6"]).drafts == ()


def test_nothing_is_written_and_it_can_be_called_off(sample: Services) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        ceremonies.foreseen(sample, [SPRING], progress)
    ceremonies.foreseen(sample, [SPRING])
    assert ceremonies.all_ceremonies(sample) == ()
    with pytest.raises(Refused):
        ceremonies.foreseen(sample, ["2027/30-2"])
