"""Outcomes of 100,000 members with full dates against a bare loop over the same dates.

The bare loop adds the years of each level to each start and compares with the window's last day:
what any program would have to do at the least. Budget: 100,000 members a second on one core.
"""

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

MEMBERS = 100_000
BUDGET_A_SECOND = 100_000
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


def fastest(work: Callable[[], object]) -> float:
    """The shortest of several runs, in seconds."""
    times = []
    for _ in range(RUNS):
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
    rules = shipped_rules()
    round_ = round_for(rules, "2027/3-2")
    members = people(MEMBERS)
    levels = rules.levels(round_.window[1])
    ours = fastest(lambda: decide_all(members, round_, rules))
    tenth = fastest(lambda: decide_all(members[: MEMBERS // 10], round_, rules))
    bare = fastest(lambda: bare_loop(members, levels, round_.window[1]))
    rate = MEMBERS / ours
    sys.stdout.write(
        f"evaluate: {MEMBERS:,} members in {ours:.2f} s ({rate:,.0f} a second); "
        f"bare loop {bare:.2f} s; ratio {ours / bare:.2f}; "
        f"a tenth of them {tenth:.3f} s (linear: {ours / tenth:.1f} times as long for 10 times)\n"
    )
    return 0 if rate >= BUDGET_A_SECOND else 1


if __name__ == "__main__":
    sys.exit(main())
