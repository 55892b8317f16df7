"""Badges, blanks and money of the years to come, also if money or windows were otherwise.

`outlook` reads everything once; every question after that is worked out from it alone, so that a
what-if is answered while one looks.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import chain
from typing import NamedTuple

from vusta_desk.domain.amounts import amount_for
from vusta_desk.domain.eligibility import Outcome
from vusta_desk.domain.findings import Refused
from vusta_desk.domain.forecast import Doubt, Foreseen, Prospects, YearSums, sums_by_year
from vusta_desk.domain.foreseen import RoundTable
from vusta_desk.domain.member import Member, Registry
from vusta_desk.domain.periods import add_months
from vusta_desk.domain.rounds import Round
from vusta_desk.domain.rulebook import DatedValue, Rule, RuleBook
from vusta_desk.jobs import Progress
from vusta_desk.storage import payments
from vusta_desk.usecases.evaluate import year_rounds
from vusta_desk.usecases.services import Services

MOST_YEARS = 10
USUAL_YEARS = 5
MOST_SHIFT = 6  # months by which windows may be supposed to lie otherwise
_DAY = timedelta(days=1)


class Windows(StrEnum):
    """How the windows of the rounds are supposed to lie."""

    AS_SET = "as_set"
    TO_THE_DAY = "to_the_day"  # from the day after one round to the day of the next
    SHIFTED = "shifted"


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What is supposed for a question and kept nowhere: by default all is as it stands.

    `base_salary` (đồng a month) holds from `base_from` on; `shift` (months) goes with SHIFTED.
    """

    base_salary: int | None = None
    base_from: date | None = None
    windows: Windows = Windows.AS_SET
    shift: int = 0


AS_IT_STANDS = WhatIf()


class ForeseenRow(NamedTuple):
    """One badge of one member; `amount` in whole đồng, None where it is not known."""

    key: str
    name: str
    branch: str
    level: int
    round: Round
    outcome: Outcome
    doubt: Doubt | None
    amount: int | None


@dataclass(frozen=True, slots=True)
class SourceSum:
    """Money of a year by who has paid for the branch before; "" where nobody has."""

    source: str
    amount_min: int
    amount_max: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """The years, each with its rounds still to come; `rules` is the fingerprint of the rules.

    `branches` holds names by key in the office's order.
    """

    what_if: WhatIf
    rules: str
    years: tuple[YearSums, ...]
    rounds: tuple[Round, ...]
    branches: Mapping[str, str]
    untold: tuple[Member, ...]
    rulebook: RuleBook = field(repr=False)
    _members: Sequence[Member] = field(repr=False)
    _found: Sequence[Foreseen] = field(repr=False)
    _sources: Mapping[str, str] = field(repr=False)

    def rows(self, year: int | None = None, code: str | None = None) -> Iterator[ForeseenRow]:
        """Who is behind the figures, in order of rounds: of a year, of a round, of all of them."""
        asked = {
            number
            for number, round_ in enumerate(self.rounds)
            if year in (None, round_.day.year) and code in (None, round_.code)
        }
        found = [each for each in self._found if each.round in asked]
        amounts: dict[tuple[int, int], int | None] = {}
        for each in sorted(found, key=lambda one: (one.round, -one.level, one.place)):
            round_ = self.rounds[each.round]
            at = each.round, each.level
            if at not in amounts:
                amounts[at] = amount_for(each.level, self.rulebook, round_.day).value
            member = self._members[each.place]
            branch = self.branches.get(member.branch or "", "")
            yield ForeseenRow(
                member.key,
                member.name,
                branch,
                each.level,
                round_,
                each.outcome,
                each.doubt,
                amounts[at],
            )

    def branch_counts(self, year: YearSums) -> Iterator[tuple[str, int]]:
        """People of a year by name of branch in the office's order; "" those without one."""
        for key, name in (*self.branches.items(), (None, "")):
            if key in year.branches:
                yield name, year.branches[key].most

    def by_source(self, year: YearSums) -> tuple[SourceSum, ...]:
        """The money of a year by its likely source; what nobody has paid for yet comes last."""
        by_name = {self.branches.get(key, ""): source for key, source in self._sources.items()}
        least: dict[str, int] = {}
        most: dict[str, dict[tuple[str, int], int]] = {}
        sure = set()
        for row in self.rows(year.year):
            source = by_name.get(row.branch, "")
            least.setdefault(source, 0)
            if row.doubt is None:
                least[source] += row.amount or 0
                sure.add((row.key, row.level))
            else:
                of_source = most.setdefault(source, {})
                of_source[row.key, row.level] = row.amount or 0
        return tuple(
            SourceSum(source, least[source], least[source] + _more(most.get(source, {}), sure))
            for source in sorted(least, key=lambda name: (not name, name))
        )


def _more(possible: Mapping[tuple[str, int], int], sure: set[tuple[str, int]]) -> int:
    return sum(amount for person, amount in possible.items() if person not in sure)


@dataclass(frozen=True, slots=True)
class Outlook:
    """Everything a forecast asks for, as it stood when it was read."""

    prospects: Prospects
    registry: Registry
    rounds: tuple[Round, ...]
    sources: Mapping[str, str]

    def ask(self, years: int = USUAL_YEARS, what_if: WhatIf = AS_IT_STANDS) -> Forecast:
        """The forecast of so many calendar years, the first that of the next round.

        Raises Refused `forecast_years`, `forecast_base_salary`.
        """
        if not 1 <= years <= MOST_YEARS:
            raise Refused("forecast_years", most=MOST_YEARS)
        end = self.rounds[0].day.year + years
        book = _supposed_rules(self.prospects.rulebook, what_if)
        rounds = tuple(_supposed_rounds([r for r in self.rounds if r.day.year < end], what_if))
        table = RoundTable(rounds, book)
        members = self.registry.members
        found = self.prospects.foresee(table)
        return Forecast(
            what_if=what_if,
            rules=self.prospects.rulebook.fingerprint,
            years=sums_by_year(found, rounds, book, [each.branch for each in members]),
            rounds=rounds,
            branches={branch.key: branch.name for branch in self.registry.branches},
            untold=tuple(members[place] for place in self.prospects.untold(table)),
            rulebook=book,
            _members=members,
            _found=found,
            _sources=self.sources,
        )


def outlook(services: Services, progress: Progress | None = None) -> Outlook:
    """Reads everyone, the rules and the rounds to come.

    Raises Refused `round_none_ahead` where the rules know none.
    """
    registry = services.registry()
    with services.data.read() as connection:
        sources = payments.sources_of_branches(connection)
    count = len(registry.members)

    def watched(members: Sequence[Member]) -> Iterable[Member]:
        return progress.over(members, count) if progress else members

    prospects = Prospects(registry.members, services.rulebook, watched)
    return Outlook(prospects, registry, rounds_to_come(services), sources)


def forecast(
    services: Services,
    years: int = USUAL_YEARS,
    what_if: WhatIf = AS_IT_STANDS,
    progress: Progress | None = None,
) -> Forecast:
    """Badges, blanks and money of the rounds still to come of so many calendar years.

    Raises Refused `forecast_years`, `forecast_base_salary`, `round_none_ahead`.
    """
    return outlook(services, progress).ask(years, what_if)


def rounds_to_come(services: Services) -> tuple[Round, ...]:
    """The office's rounds from today on, in order of their days, for as long as one may ask.

    A round may be held in another year than the one it is called after. Raises Refused
    `round_none_ahead`.
    """
    today = services.today
    years = range(today.year - 1, today.year + MOST_YEARS + 2)
    known = chain.from_iterable(year_rounds(services, year) for year in years)
    coming = sorted((each for each in known if each.day >= today), key=lambda each: each.day)
    if not coming:
        raise Refused("round_none_ahead", day=today)
    return tuple(coming)


def _supposed_rules(rulebook: RuleBook, what_if: WhatIf) -> RuleBook:
    """The rules with another base salary from a day on, whatever is known to come after it."""
    if what_if.base_salary is None:
        return rulebook
    if what_if.base_salary <= 0 or what_if.base_from is None:
        raise Refused("forecast_base_salary")
    rule = rulebook.rules["base_salary"]
    kept = tuple(value for value in rule.values if value.since < what_if.base_from)
    supposed = DatedValue(what_if.base_from, what_if.base_salary, "")
    changed: Rule = replace(rule, values=(*kept, supposed))
    return RuleBook({**rulebook.rules, rule.id: changed})


def _supposed_rounds(rounds: Sequence[Round], what_if: WhatIf) -> Iterator[Round]:
    """The rounds with their windows as supposed; days and reference days stay."""
    previous: Round | None = None
    for each in rounds:
        yield replace(each, window=_window(each, previous, what_if))
        previous = each


def _window(round_: Round, previous: Round | None, what_if: WhatIf) -> tuple[date, date]:
    first, last = round_.window
    if what_if.windows is Windows.SHIFTED:
        return add_months(first, what_if.shift), add_months(last + _DAY, what_if.shift) - _DAY
    if what_if.windows is Windows.TO_THE_DAY:
        begins = previous.day + _DAY if previous else first
        return min(begins, round_.day), round_.day
    return first, last
