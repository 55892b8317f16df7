"""The JSON of `forecast`: a contract; keys may be added, never changed."""

from vusta_desk.domain.forecast import RoundSums, YearSums
from vusta_desk.usecases.forecast import Forecast


def forecast_shape(found: Forecast) -> dict[str, object]:
    """Years with their rounds still to come.

    `possible` counts people beside those who are `certain`, in the round in which they first come
    in question; `amount_max` is with them, `amount_min` without. No money is counted for the
    levels named in `amount_unknown_levels`. Of a year, `blanks` are the certificates and frames
    with which nobody lacks one, and the people of `branches` are counted once: whoever is possible
    is counted in both.
    """
    return {"years": [_year(found, year) for year in found.years]}


def _year(found: Forecast, year: YearSums) -> dict[str, object]:
    return {
        "year": year.year,
        "rounds": [_round(each) for each in year.rounds],
        "blanks": {str(level): count for level, count in year.blanks.items()},
        "branches": [{"name": name, "count": count} for name, count in found.branch_counts(year)],
    }


def _round(each: RoundSums) -> dict[str, object]:
    sums = each.sums
    return {
        "name": each.round.name,
        "levels": {
            str(level): {"certain": count.certain, "possible": count.possible}
            for level, count in sums.levels.items()
        },
        "amount_min": sums.amount_min,
        "amount_max": sums.amount_max,
        "amount_unknown_levels": list(sums.unknown_levels),
    }
