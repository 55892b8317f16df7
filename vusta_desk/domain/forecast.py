"""Badges of the rounds to come: who is certain, who is possible, and the money that goes with it.

*Certain* are those whom a ceremony of a round takes in, all certain badges of the earlier rounds
being awarded (for the first round: what `decide` says of it). *Possible* are those whom it might
take in besides, while a date, a history, a wait or a review is open. A possible badge is counted
in the round in which it first comes about and never added to what is certain: unknown stays a
range. In a year one member counts once for one level.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from vusta_desk.domain.amounts import amount_for
from vusta_desk.domain.foreseen import Doubt, Foreseen, RoundTable
from vusta_desk.domain.full_course import Course, course
from vusta_desk.domain.member import Member
from vusta_desk.domain.rounds import Round
from vusta_desk.domain.rulebook import RuleBook
from vusta_desk.domain.steady_course import Steady, foresee_steady, steady

__all__ = ["Count", "Doubt", "Foreseen", "Prospects", "RoundSums", "YearSums", "sums_by_year"]


@dataclass(frozen=True, slots=True)
class Count:
    """How many are certain, and how many more are possible."""

    certain: int = 0
    possible: int = 0

    @property
    def most(self) -> int:
        """All of them."""
        return self.certain + self.possible


@dataclass(frozen=True, slots=True)
class Sums:
    """Badges by level from high to low, and whole đồng as far as they are known.

    `amount_max` counts for whoever is possible the highest level in question. `unknown_levels`
    are among the levels, and no money is counted for them.
    """

    levels: Mapping[int, Count]
    amount_min: int
    amount_max: int
    unknown_levels: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RoundSums:
    """What a round comes to."""

    round: Round
    sums: Sums


@dataclass(frozen=True, slots=True)
class YearSums:
    """What the rounds of a calendar year come to; `branches` counts people by branch key."""

    year: int
    rounds: tuple[RoundSums, ...]
    sums: Sums
    branches: Mapping[str | None, Count]

    @property
    def blanks(self) -> dict[int, int]:
        """Certificates and frames by level so that nobody lacks one, whoever is possible too."""
        return {level: count.most for level, count in self.sums.levels.items()}


@dataclass
class Prospects:
    """Everyone as forecasts ask about them, worked out once.

    They hold for the rules given, with any base salary and any rounds.
    """

    members: Sequence[Member]
    rulebook: RuleBook
    steady: list[Steady | None] = field(init=False, repr=False)
    courses: dict[int, Course] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        waits = _longest_waits(self.rulebook)
        self.steady = [steady(place, each, waits) for place, each in enumerate(self.members)]

    def foresee(self, table: RoundTable) -> list[Foreseen]:
        """Every badge of the rounds, certain or possible, member by member."""
        begins = table.begins.toordinal()
        found: list[Foreseen] = []
        for place, one in enumerate(self.steady):
            is_early = not table.knows_waits and self.members[place].disciplines
            if one is None or one.since > begins or is_early:
                found.extend(self._course(place).foresee(table))
            elif not one.is_shut:
                found.extend(foresee_steady(one, table))
        return found

    def untold(self, table: RoundTable) -> tuple[int, ...]:
        """The places of members of whom no round can say anything."""
        full = (place for place, one in enumerate(self.steady) if one is None)
        return tuple(place for place in full if self._course(place).is_untold(table))

    def _course(self, place: int) -> Course:
        known = self.courses.get(place)
        if known is None:
            known = self.courses[place] = course(place, self.members[place])
        return known


def sums_by_year(
    found: Iterable[Foreseen],
    rounds: Sequence[Round],
    rulebook: RuleBook,
    branches: Sequence[str | None],
) -> tuple[YearSums, ...]:
    """What was foreseen by year and round; `rounds` in order of their days.

    `branches` holds the branch of each member by place. Money is that of each round day by the
    rules given.
    """
    by_round: dict[int, list[Foreseen]] = defaultdict(list)
    for each in found:
        by_round[each.round].append(each)
    money = [_Money(rulebook, each) for each in rounds]
    numbered = groupby(enumerate(rounds), key=lambda each: each[1].day.year)
    return tuple(
        _year(year, dict(of_year), by_round, money, branches) for year, of_year in numbered
    )


class _Money:
    """The amount of each level on a round day, None where it is not known."""

    def __init__(self, rulebook: RuleBook, round_: Round) -> None:
        self._amounts = {
            level: amount_for(level, rulebook, round_.day).value
            for level in rulebook.levels(round_.window[1])
        }

    def __getitem__(self, level: int) -> int | None:
        return self._amounts.get(level)


def _year(
    year: int,
    rounds: Mapping[int, Round],
    by_round: Mapping[int, list[Foreseen]],
    money: Sequence[_Money],
    branches: Sequence[str | None],
) -> YearSums:
    found = [each for number in rounds for each in by_round.get(number, ())]
    return YearSums(
        year=year,
        rounds=tuple(
            RoundSums(round_, _sums(by_round.get(number, ()), money))
            for number, round_ in rounds.items()
        ),
        sums=_sums(list(_once(found)), money),
        branches=_by_branch(found, branches),
    )


def _once(found: Sequence[Foreseen]) -> Iterator[Foreseen]:
    """What a year comes to: who is certain for a level is not possible for it besides."""
    seen = {(each.place, each.level) for each in found if each.doubt is None}
    for each in found:
        if each.doubt is None:
            yield each
        elif (each.place, each.level) not in seen:
            seen.add((each.place, each.level))
            yield each


def _sums(found: Sequence[Foreseen], money: Sequence[_Money]) -> Sums:
    certain = Counter(each.level for each in found if each.doubt is None)
    possible = Counter(each.level for each in found if each.doubt is not None)
    levels = sorted(certain | possible, reverse=True)
    least, unknown = 0, set()
    most: dict[tuple[int, int], int] = {}
    for each in found:
        amount = money[each.round][each.level]
        if amount is None:
            unknown.add(each.level)
        elif each.doubt is None:
            least += amount
        else:
            person = each.place, each.round
            most[person] = max(amount, most.get(person, 0))
    return Sums(
        levels={level: Count(certain[level], possible[level]) for level in levels},
        amount_min=least,
        amount_max=least + sum(most.values()),
        unknown_levels=tuple(sorted(unknown, reverse=True)),
    )


def _by_branch(
    found: Iterable[Foreseen], branches: Sequence[str | None]
) -> dict[str | None, Count]:
    """People by branch, each counted once: certain if they are for any level."""
    certain = {each.place for each in found if each.doubt is None}
    possible = {each.place for each in found if each.doubt is not None} - certain
    sure = Counter(branches[place] for place in certain)
    unsure = Counter(branches[place] for place in possible)
    return {branch: Count(sure[branch], unsure[branch]) for branch in sure | unsure}


def _longest_waits(rulebook: RuleBook) -> dict[str, int]:
    """The longest wait after each form of discipline that the rules have ever had, in months."""
    waits: dict[str, int] = {}
    for value in rulebook.rules["wait_months"].values:
        for form, months in value.value.items():
            waits[form] = max(months, waits.get(form, 0))
    return waits
