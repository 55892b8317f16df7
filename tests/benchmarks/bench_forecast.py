"""A what-if over ten years for 10,000 members against a bare loop over the same dates.

The bare loop adds the years of each level to each start and finds the year: what any program would
have to do at the least. Budget: other windows or another base salary are worked out anew, sums and
all, within 100 ms. One member in ten has something out of the ordinary on record.
"""

import random
import sys
from dataclasses import replace
from datetime import date, timedelta

from tests.benchmarks.bench_evaluate import fastest, person
from tests.helpers.people import discipline, interruption, standing
from tests.helpers.rules import shipped_rules, with_values
from vusta_desk.domain.forecast import Prospects, sums_by_year
from vusta_desk.domain.foreseen import RoundTable
from vusta_desk.domain.member import EarlyRequest, Member, UnderReview
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.domain.rounds import Round, rounds_of_year

MEMBERS = 10_000
BUDGET = 0.100
YEARS = range(2027, 2037)


def people(count: int) -> list[Member]:
    """As a large office has them: most records plain, one in ten not."""
    chance = random.Random(count)
    return [unusual(person(f"M{place:06d}", chance), chance) for place in range(count)]


def unusual(member: Member, chance: random.Random) -> Member:
    """The member, sometimes with a date known in part, time out, a discipline, a request, death."""
    start = member.admission_decision_date
    if start is None:
        return member
    kind = chance.randrange(200)
    day = date(2026, 12, 31) - timedelta(days=chance.randrange(700))
    if kind < 4:
        return replace(member, admission_decision_date=PartialDate(start.year))
    if kind < 8:
        return replace(member, admission_decision_date=PartialDate(start.year, start.month))
    if kind < 11:
        out = interruption(f"{start.year + 5}-03-02", f"{start.year + 6}-04-20")
        return replace(member, interruptions=(out,))
    if kind == 11:
        return replace(member, interruptions=(interruption(f"{start.year + 5}", None),))
    if kind < 14:
        return replace(member, disciplines=(discipline("reprimand", str(day)),))
    if kind == 14:
        return replace(member, under_review=UnderReview(day))
    if kind == 15:
        return replace(member, early_request=EarlyRequest(day, "ốm nặng"))
    if kind < 20:
        return replace(member, standings=(*member.standings, standing("died", str(day))))
    return member


def bare_loop(members: list[Member], levels: tuple[int, ...]) -> int:
    """How many levels fall into the years."""
    found = 0
    for member in members:
        known = member.admission_decision_date
        if known is None:
            continue
        for level in levels:
            day = min(known.day or 1, 28)
            found += date(known.year + level, known.month or 1, day).year in YEARS
    return found


def later(round_: Round, days: int) -> Round:
    """The round with its window some days later."""
    first, last = (day + timedelta(days=days) for day in round_.window)
    return replace(round_, window=(first, last))


def main() -> int:
    """Prints the measures; 1 where the budget is not kept."""
    rules = shipped_rules()
    rounds = [each for year in YEARS for each in rounds_of_year(rules, year)]
    members = people(MEMBERS)
    branches = [member.branch for member in members]
    first = fastest(lambda: Prospects(members, rules))
    prospects = Prospects(members, rules)
    shifts = iter(range(1, 100))  # windows that were never asked about before, each time

    def ask(asked: list[Round], book=rules) -> int:
        table = RoundTable(asked, book)
        found = prospects.foresee(table)
        prospects.untold(table)
        sums_by_year(found, asked, book, branches)
        return len(found)

    count = ask(rounds)
    dearer = with_values("base_salary", ("2026-07-01", 2_530_000), ("2028-01-01", 3_000_000))
    money = fastest(lambda: ask(rounds, dearer))
    windows = fastest(
        lambda: ask([later(each, shift) for shift in [next(shifts)] for each in rounds])
    )
    levels = rules.levels(rounds[-1].window[1])
    bare = fastest(lambda: bare_loop(members, levels))
    slowest = max(money, windows)
    sys.stdout.write(
        f"forecast: {MEMBERS:,} members, {len(rounds)} rounds, {count:,} badges; what-if on money "
        f"{money * 1000:.0f} ms, on windows {windows * 1000:.0f} ms; worked out once before "
        f"{first * 1000:.0f} ms; bare loop {bare * 1000:.0f} ms; ratio {slowest / bare:.2f}\n"
    )
    return 0 if slowest <= BUDGET else 1


if __name__ == "__main__":
    sys.exit(main())
