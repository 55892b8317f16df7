"""Outcomes of 743, 100,000 and 1,000,000 members with full dates against a bare loop.

The bare loop adds the years of each level to each start and compares with the window's last day:
what any program would have to do at the least. Budgets on one core: an office's 743 within 20 ms,
100,000 within a second, 1,000,000 (all of them in memory) within 20 s.
"""

import gc
import random
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta

from tests.helpers.people import badge
from tests.helpers.rules import shipped_rules
from vusta_desk.domain.eligibility import decide_all
from vusta_desk.domain.member import Member, Standing, StandingKind
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.domain.rounds import round_for

BUDGETS = {743: 0.020, 100_000: 1.0, 1_000_000: 20.0}
RUNS = 5


def people(count: int) -> list[Member]:
    """Members of 5 to 75 years' seniority, most with the badges they should have."""
    chance = random.Random(count)
    return [person(f"M{number:06d}", chance) for number in range(count)]


def person(key: str, chance: random.Random) -> Member:
    decided = date(1952, 1, 1) + timedelta(days=chance.randrange(70 * 365))
    admitted = decided + timedelta(days=chance.randrange(40))
    official = admitted + timedelta(days=365)
    seniority = (date(2026, 12, 31) - decided).days // 365
    levels = [level for level in (30, 40, 45, 50, 55, 60, 65, 70) if level <= seniority]
    return Member(
        key=key,
        name="Nguyễn Văn Mẫu",
        admission_decision_date=PartialDate.of(decided),
        admission_date=PartialDate.of(admitted),
        official_date=PartialDate.of(official),
        standings=(Standing(StandingKind.OFFICIAL, official),),
        badges=tuple(badge(level) for level in levels[: chance.choice((-1, None, None, None))]),
    )


def fastest(work: Callable[[], object], runs: int = RUNS) -> float:
    """The shortest of several runs, in seconds."""
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return min(times)


def bare_loop(members: list[Member], levels: tuple[int, ...], last: date) -> int:
    """How many levels are reached by the window's last day."""
    reached = 0
    for member in members:
        known = member.admission_decision_date
        if known is None or known.month is None or known.day is None:
            continue
        for level in levels:
            day = min(known.day, 28)
            reached += date(known.year + level, known.month, day) <= last
    return reached


def main() -> int:
    """Prints the measures; 1 where the budget is not kept."""
    kept = [_is_quick(size, budget) for size, budget in BUDGETS.items()]
    return int(not all(kept))


def _is_quick(size: int, budget: float) -> bool:
    """Measures one size; the million twice only."""
    rules = shipped_rules()
    round_ = round_for(rules, "2027/3-2")
    members, levels = people(size), rules.levels(round_.window[1])
    gc.freeze()  # what was made for the measure is no work of the collector's
    runs = RUNS if size < 1_000_000 else 2
    ours = fastest(lambda: decide_all(members, round_, rules), runs)
    bare = fastest(lambda: bare_loop(members, levels, round_.window[1]), runs)
    gc.unfreeze()
    rate = size / ours
    sys.stdout.write(
        f"evaluate: {size:,} members in {ours:.3f} s ({rate:,.0f} a second); "
        f"bare loop {bare:.3f} s; ratio {ours / bare:.2f}\n"
    )
    return ours <= budget


if __name__ == "__main__":
    sys.exit(main())
