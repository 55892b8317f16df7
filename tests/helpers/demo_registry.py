"""Makes the sample registry of the demo: 743 invented members in 56 branches.

Always the same: chance starts from a fixed number, and today is the day the sample is of. After a
change here, `python -m tests.helpers.demo_registry` writes the file anew.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from tests.helpers.demo_cases import Case, CaseMaker
from tests.helpers.demo_people import LEVELS, TODAY, PeopleMaker, due_day, months_later
from tests.helpers.demo_words import BRANCHES, Dice
from vusta_desk.domain.member import (
    Branch,
    BranchKind,
    Committee,
    Discipline,
    DisciplineForm,
    Interruption,
    InterruptionKind,
    Member,
    Registry,
    StandingKind,
)
from vusta_desk.domain.names import sort_key
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.domain.registry_json import to_document

FILE = Path(__file__).parents[2] / "resources" / "demo" / "registry.json"
MEMBERS = 743
COMMITTEE = Committee(
    name="Đảng ủy Liên hiệp các Hội Khoa học và Kỹ thuật Việt Nam (dữ liệu mẫu)",
    superior="Đảng bộ Mặt trận Tổ quốc, các đoàn thể Trung ương",
    symbol="ĐULHHVN",
)
# Who reaches which level in which quarter, beside the cases of the first quarter of 2027.
PLAN: Mapping[tuple[int, int], Sequence[int]] = {
    (2026, 1): (30, 30, 40, 40, 45, 50, 55),
    (2026, 2): (30, 40, 40, 45, 45, 60, 70),
    (2026, 3): (30, 40, 40, 40, 45, 50, 65, 75),
    (2026, 4): (30, 30, 40, 45, 50, 55, 60, 80),
    (2027, 2): (30, 40, 45, 50),
    (2027, 3): (30, 40, 40, 55, 65),
    (2027, 4): (30, 40, 45, 70),
    (2028, 1): (30, 30, 40, 40, 45, 50, 60),
    (2028, 2): (30, 40, 40, 45, 55, 65),
    (2028, 3): (30, 40, 45, 45, 50, 60, 75),
    (2028, 4): (30, 40, 40, 45, 50, 55, 80),
}
PLANNED_YEARS = (2026, 2027, 2028)
PLANNED_YEARS = (2026, 2027, 2028)
# The others joined in these years, each so many times as likely as the first: as many as make some
# thirty badges a year ever since, and in no year that would bring a badge in the planned ones.
JOINED = (
    (1949, 1950, 1),
    (1954, 1955, 1),
    (1959, 1960, 2),
    (1964, 1965, 3),
    (1969, 1970, 4),
    (1974, 1975, 6),
    (1979, 1980, 10),
    (1984, 1985, 14),
    (1989, 1995, 14),
    (1999, 2003, 18),
    (2004, 2010, 44),
    (2011, 2020, 56),
    (2021, 2024, 30),
)
BRANCH_SIZES = {
    BranchKind.ASSOCIATION: (6, 20),
    BranchKind.SCIENCE_ORG: (6, 16),
    BranchKind.PRESS_FUND_PUBLISHER: (8, 18),
}  # the central office has everybody else


@dataclass(frozen=True)
class Sample:
    """The registry, and what the cases in it must come out as, by key."""

    registry: Registry
    cases: Mapping[str, Case]


def sample() -> Sample:
    """The sample registry."""
    dice = Dice(743)
    people = PeopleMaker(dice)
    cases = list(CaseMaker(people).cases())
    members = [case.member for case in cases] + list(_planned(people))
    members += _others(people, dice, MEMBERS - len(members))
    branches = tuple(_branches(dice))
    seats = _seats(branches, dice)
    seated = [
        (index, replace(member, branch=seats.pop(dice.below(len(seats)))))
        for index, member in enumerate(members)
    ]
    seated.sort(key=lambda one: (one[1].branch, sort_key(one[1].name), str(one[1].birth_date)))
    keys = {index: f"M{place:04d}" for place, (index, _) in enumerate(seated, start=1)}
    listed = tuple(replace(member, key=keys[index]) for index, member in seated)
    expected = {keys[index]: case for index, case in enumerate(cases)}
    return Sample(Registry(COMMITTEE, branches, listed), expected)


def text_of(registry: Registry) -> str:
    """The registry as the file has it: one branch or one member a line."""
    document = to_document(registry)
    lines = [
        f'"format": {_line(document["format"])}',
        f'"committee": {_line(document["committee"])}',
        f'"branches": [\n{_lines(document["branches"])}\n]',
        f'"members": [\n{_lines(document["members"])}\n]',
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _lines(items: object) -> str:
    assert isinstance(items, list)
    return ",\n".join(map(_line, items))


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _planned(people: PeopleMaker) -> Iterator[Member]:
    for (year, quarter), levels in PLAN.items():
        for level in levels:
            month = 3 * quarter - 2
            first = date(year - level, month, 1)
            start = people.any_day(first, months_later(first, 3) - timedelta(days=1))
            yield people.with_age(people.with_badges(people.member(start)))


def _others(people: PeopleMaker, dice: Dice, count: int) -> Iterator[Member]:
    years = [
        year
        for first, last, a_year in JOINED
        for year in range(first, last + 1)
        for _ in range(a_year)
    ]
    for _ in range(count):
        year = dice.pick(years)
        start = people.any_day(date(year, 1, 1), date(year, 12, 31))
        yield _with_a_life(people, dice, people.member(start))


def _with_a_life(people: PeopleMaker, dice: Dice, member: Member) -> Member:
    """One of the others as life goes: most stay; some leave, die or were away for a time."""
    assert member.admission_decision_date is not None
    start = member.admission_decision_date.first_day
    chance = dice.below(100)
    if chance < 7:
        kind = (StandingKind.DIED, StandingKind.MOVED_AWAY)[chance % 2]
        first = max(date(2017, 1, 1), months_later(start, 30))
        left = people.any_day(first, TODAY)
        if not _is_near_a_level(start, left):
            return people.standing(people.with_badges(member, left), kind, left)
    if chance < 9 and start.year < 2000:
        gap = 6 + dice.below(30)
        away = people.any_day(months_later(start, 36), months_later(start, 120))
        if all(due_day(start, level, gap).year not in PLANNED_YEARS for level in LEVELS):
            back = PartialDate.of(months_later(away, gap))
            reason = dice.pick(list(InterruptionKind))
            entry = Interruption(PartialDate.of(away), back, reason)
            return replace(people.with_badges(member, months_out=gap), interruptions=(entry,))
    member = people.vaguer(people.with_age(people.with_badges(member)))
    if chance < 12 and not member.standings:
        elsewhere = people.any_day(date(2025, 12, 1), TODAY)
        return people.standing(member, StandingKind.TEMPORARILY_ELSEWHERE, elsewhere)
    if chance < 14:
        decided = people.any_day(date(2012, 1, 1), date(2024, 12, 31))
        return replace(member, disciplines=(Discipline(DisciplineForm.REPRIMAND, decided, True),))
    return member


def _is_near_a_level(start: date, left: date) -> bool:
    """Whether a badge would be open when someone leaves, or due within the year after."""
    from_day, to_day = months_later(left, -4), months_later(left, 14)
    return any(from_day <= due_day(start, level) <= to_day for level in LEVELS)


def _branches(dice: Dice) -> Iterator[Branch]:
    number = 0
    for kind, names in BRANCHES.items():
        for name in names:
            number += 1
            opened = PartialDate(1990, 11, 17) if number < 4 else PartialDate(1991 + dice.below(28))
            yield Branch(f"B{number:02d}", name, kind, opened)


def _seats(branches: Sequence[Branch], dice: Dice) -> list[str]:
    """The keys of the branches, each as often as it has members."""
    sizes = {
        branch.key: dice.below(most - least + 1) + least
        for branch in branches
        if branch.kind is not None and branch.kind in BRANCH_SIZES
        for least, most in [BRANCH_SIZES[branch.kind]]
    }
    sizes[branches[0].key] = MEMBERS - sum(sizes.values())
    return [key for key, size in sizes.items() for _ in range(size)]


if __name__ == "__main__":
    FILE.write_text(text_of(sample().registry), "utf-8")
