"""Badges of the rounds to come: who is certain, who is possible, and the money that goes with it.

*Certain* are those whom a ceremony of a round takes in, all certain badges of the earlier rounds
being awarded (for the first round: what `decide` says of it). *Possible* are those whom it might
take in besides, while a date, a history, a wait or a review is open. A possible badge is counted
in the round in which it first comes about and never added to what is certain: unknown stays a
range. In a year one member counts once for one level.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import InitVar, dataclass, field
from itertools import chain, groupby
from typing import NamedTuple

from vusta_desk.domain.amounts import amount_for
from vusta_desk.domain.foreseen import Doubt, Foreseen, RoundTable
from vusta_desk.domain.full_course import Course, course
from vusta_desk.domain.member import Member
from vusta_desk.domain.plain_course import Plain, foresee_plain
from vusta_desk.domain.round_rules import RoundRules
from vusta_desk.domain.rounds import Round
from vusta_desk.domain.rulebook import RuleBook
from vusta_desk.domain.steady_course import LongTerm, Steady, foresee_steady, steady

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
    watched: InitVar[Callable[[Sequence[Member]], Iterable[Member]]] = iter
    """Goes through the members as they are worked out, so that one can see how far it is."""
    _steady: dict[int, Steady] = field(init=False, repr=False)
    _plain: list[Plain] = field(init=False, repr=False)
    _open: list[int] = field(init=False, repr=False)
    _courses: dict[int, Course] = field(init=False, repr=False, default_factory=dict)
    _said: tuple[Sequence[RoundRules], list[Foreseen]] | None = field(
        init=False, repr=False, default=None
    )

    def __post_init__(self, watched: Callable[[Sequence[Member]], Iterable[Member]]) -> None:
        terms = _long_term(self.rulebook)
        everyone = enumerate(watched(self.members))
        known = ((place, steady(place, each, terms)) for place, each in everyone)
        self._steady = {place: one for place, one in known if one is not None}
        coming = [one for one in self._steady.values() if not one.is_shut]
        self._plain = sorted(plain for one in coming if (plain := one.plain) is not None)
        self._open = [one.place for one in coming if one.plain is None]

    def foresee(self, table: RoundTable) -> Sequence[Foreseen]:
        """Every badge of the rounds, certain or possible, in no order.

        The last answer is kept: it is the same whatever the money.
        """
        said = self._said
        if said is None or said[0] != table.rules:
            said = self._said = table.rules, self._foresee(table)
        return said[1]

    def untold(self, table: RoundTable) -> tuple[int, ...]:
        """The places of members of whom no round can say anything."""
        full = (place for place in range(len(self.members)) if place not in self._steady)
        return tuple(place for place in full if self._course(place).is_untold(table))

    def _foresee(self, table: RoundTable) -> list[Foreseen]:
        full = self._in_full(table)
        plain = (one for one in self._plain if one.place not in full)
        found, doubtful = foresee_plain(plain, table)
        for place in chain(self._open, doubtful):
            if place not in full:
                found.extend(foresee_steady(self._steady[place], table))
        for place in full:
            found.extend(self._course(place).foresee(table))
        return found

    def _in_full(self, table: RoundTable) -> dict[int, None]:
        """The places of members who take the full course in these rounds."""
        begins, steady_ = table.begins.toordinal(), self._steady
        return {
            place: None
            for place, member in enumerate(self.members)
            if place not in steady_
            or steady_[place].since > begins
            or (not table.knows_waits and member.disciplines)
        }

    def _course(self, place: int) -> Course:
        known = self._courses.get(place)
        if known is None:
            known = self._courses[place] = course(place, self.members[place])
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
    tallies = [_Tally(_amounts(rulebook, each)) for each in rounds]
    for place, round_, level, _, doubt in found:
        if doubt is None:
            tallies[round_].certain[level].append(place)
        else:
            tallies[round_].might_come(place, level, round_)
    numbered = groupby(enumerate(rounds), key=lambda each: each[1].day.year)
    return tuple(
        _year(year, {round_: tallies[number] for number, round_ in of_year}, branches)
        for year, of_year in numbered
    )


def _amounts(rulebook: RuleBook, round_: Round) -> dict[int, int | None]:
    """The amount of each level on a round day, None where it is not known."""
    return {
        level: amount_for(level, rulebook, round_.day).value
        for level in rulebook.levels(round_.window[1])
    }


class _Possible(NamedTuple):
    """Somebody who might come, and what that would cost."""

    place: int
    level: int
    round: int
    amount: int | None


class _Tally:
    """Adds up a round, or the rounds of a year."""

    def __init__(self, amounts: Mapping[int, int | None]) -> None:
        self.amounts = amounts
        self.certain: defaultdict[int, list[int]] = defaultdict(list)  # places of members, by level
        self.possible: list[_Possible] = []

    def might_come(self, place: int, level: int, round_: int) -> None:
        """One more badge that is only possible."""
        self.possible.append(_Possible(place, level, round_, self.amounts[level]))

    def least(self) -> int:
        """The known amounts of those who are certain."""
        return sum(
            (self.amounts[level] or 0) * len(places) for level, places in self.certain.items()
        )

    def unknown(self) -> set[int]:
        """The levels whose amount is not known."""
        named = self.certain.keys() | {each.level for each in self.possible}
        return {level for level in named if self.amounts[level] is None}


def _year(year: int, tallies: Mapping[Round, _Tally], branches: Sequence[str | None]) -> YearSums:
    rounds = tuple(
        RoundSums(round_, _sums([tally], tally.possible)) for round_, tally in tallies.items()
    )
    everyone = list(tallies.values())
    return YearSums(year, rounds, _sums(everyone, _once(everyone)), _by_branch(everyone, branches))


def _once(tallies: Sequence[_Tally]) -> list[_Possible]:
    """Who is possible in a year: for a level once, and not who is certain of it besides."""
    possible = {(each.place, each.level): each for tally in tallies for each in tally.possible}
    certain = [tally.certain for tally in tallies]
    levels = {level for _, level in possible}
    sure = {(place, level) for level in levels for each in certain for place in each.get(level, ())}
    return [each for key, each in possible.items() if key not in sure]


def _sums(tallies: Sequence[_Tally], possible: Sequence[_Possible]) -> Sums:
    certain: Counter[int] = Counter()
    for tally in tallies:
        certain.update({level: len(places) for level, places in tally.certain.items()})
    more = Counter(each.level for each in possible)
    least = sum(tally.least() for tally in tallies)
    most: dict[tuple[int, int], int] = {}
    for each in possible:
        person = each.place, each.round
        most[person] = max(each.amount or 0, most.get(person, 0))
    return Sums(
        levels={
            level: Count(certain[level], more[level])
            for level in sorted(certain.keys() | more.keys(), reverse=True)
        },
        amount_min=least,
        amount_max=least + sum(most.values()),
        unknown_levels=tuple(sorted(set().union(*map(_Tally.unknown, tallies)), reverse=True)),
    )


def _by_branch(
    tallies: Sequence[_Tally], branches: Sequence[str | None]
) -> dict[str | None, Count]:
    """People by branch, each counted once: certain if they are for any level."""
    certain = set[int]().union(*(each for tally in tallies for each in tally.certain.values()))
    possible = {each.place for tally in tallies for each in tally.possible} - certain
    sure = Counter(map(branches.__getitem__, certain))
    unsure = Counter(map(branches.__getitem__, possible))
    return {branch: Count(sure[branch], unsure[branch]) for branch in sure | unsure}


def _long_term(rulebook: RuleBook) -> LongTerm:
    """Every level that there ever is, and the longest wait after each form of discipline."""
    waits: dict[str, int] = {}
    for value in rulebook.rules["wait_months"].values:
        for form, months in value.value.items():
            waits[form] = max(months, waits.get(form, 0))
    levels = {level for value in rulebook.rules["levels"].values for level in value.value}
    return LongTerm(tuple(sorted(levels)), waits)
