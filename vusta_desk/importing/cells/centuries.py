"""Which century a year of two digits belongs to, as far as the other dates of a person tell."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise, product

from vusta_desk.domain.findings import Detail, Severity
from vusta_desk.domain.member import Member
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.importing.cells.read_again import read_again
from vusta_desk.importing.cells.readings import Reading, problem
from vusta_desk.importing.columns.parts import WHOLE_OF
from vusta_desk.importing.rows.people import Draft

BIRTH = "birth_date"
ORDER = (BIRTH, "admission_decision_date", "admission_date", "official_date", "badges")
"""The dates of a life, each not before the one before it; birth comes before any other."""

_UNSURE = "date_century_unsure"


def settled_centuries(
    known: Mapping[str, PartialDate],
    open_readings: Mapping[str, Sequence[PartialDate]],
    today: date | None = None,
) -> dict[str, PartialDate]:
    """The fields of `open_readings` that only one of their readings fits, with that reading.

    Every choice of one reading for each open field is held against the plain order of `ORDER`
    together with the `known` dates: nobody joins on or before the day of birth, is admitted before
    it was decided, or becomes official before being admitted; and, where `today` is given, nothing
    has happened after it. Partial dates contradict only where no completion of them would do. A
    field is settled where all choices that pass have the same reading for it. Where none passes,
    the dates contradict each other as they stand, and nothing is settled. No age is assumed.
    """
    fields = [field for field in ORDER if field in open_readings]
    passing = [
        chosen
        for chosen in product(*(open_readings[field] for field in fields))
        if _in_order({**known, **dict(zip(fields, chosen, strict=True))}, today)
    ]
    settled = {}
    for place, field in enumerate(fields):
        readings = {chosen[place] for chosen in passing}
        if len(readings) == 1:
            settled[field] = readings.pop()
    return settled


def settle_centuries(draft: Draft, today: date | None, ours: Member | None = None) -> None:
    """Settles, in place, the years of two digits of a row, which says then what was settled.

    `ours` is the record of the person the row is known to be about: a reading that is on record
    is the right one, and what is on record orders the others.
    """
    unsure = {
        WHOLE_OF.get(part, part): (part, found.details)
        for part, found in draft.problems
        if found.code == _UNSURE
    }
    if not unsure:
        return
    readings = {field: _readings(told) for field, (_, told) in unsure.items()}
    known = {field: day for field in ORDER if (day := _known(field, draft, ours)) is not None}
    recorded = {field: day for field, day in known.items() if day in readings.get(field, ())}
    still_open = {field: both for field, both in readings.items() if field not in recorded}
    others = {field: day for field, day in known.items() if field not in still_open}
    for field, day in (recorded | settled_centuries(others, still_open, today)).items():
        part, told = unsure[field]
        settled = problem(Severity.INFO, "century_settled", words=told["words"], day=str(day))
        read_again(draft, part, Reading(day, None, (settled,)))


def _readings(told: Mapping[str, Detail]) -> tuple[PartialDate, ...]:
    return tuple(PartialDate.from_iso(str(told[each])) for each in ("first", "second"))


def _known(field: str, draft: Draft, ours: Member | None) -> PartialDate | None:
    value = draft.values.get(field) or getattr(ours, field, None)
    return value if isinstance(value, PartialDate) else None


def _in_order(dates: Mapping[str, PartialDate], today: date | None) -> bool:
    life = [(field, dates[field]) for field in ORDER if field in dates]
    if today is not None and any(day.first_day > today for _, day in life):
        return False
    return all(_steps(life))


def _steps(life: Sequence[tuple[str, PartialDate]]) -> Iterator[bool]:
    """Whether each date can come after all before it, taken at their earliest."""
    if not life:
        return
    reached = life[0][1].first_day
    for (before, _), (_, day) in pairwise(life):
        yield day.last_day > reached if before == BIRTH else day.last_day >= reached
        reached = max(reached, day.first_day)
