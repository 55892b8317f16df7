"""Everything the papers of a round say, gathered once: as closing would freeze it, or froze it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, TypeAlias

from vusta_desk.domain.findings import Finding
from vusta_desk.domain.member import Badge
from vusta_desk.domain.reckoning import Reckoning, reckon
from vusta_desk.domain.rounds import Round, parse_round, rounds_of_year, window_findings
from vusta_desk.domain.rule_gaps import rule_gaps
from vusta_desk.domain.rulebook import DatedValue, Rule, RuleBook
from vusta_desk.domain.used_rules import UsedValue, used_values
from vusta_desk.i18n.catalogue import Catalogue
from vusta_desk.jobs import Progress
from vusta_desk.storage import nominations as stored
from vusta_desk.storage.closed_rounds import badges_given_from
from vusta_desk.storage.members import how_many
from vusta_desk.usecases.badge_rounds import Balance, Box, balance_of, boxes_of
from vusta_desk.usecases.closed_rounds import (
    ClosedRound,
    closed_round,
    judged_now,
    row_reckoning,
)
from vusta_desk.usecases.evaluate import Row, year_rounds
from vusta_desk.usecases.office import Office, office, office_round
from vusta_desk.usecases.round_choices import Choice, Choices, choices, until
from vusta_desk.usecases.services import Services

UsedKey: TypeAlias = tuple[str, date, str]
"""Rule, first day and source: which value was used."""
PROPOSED = ("due", "early", "posthumous", "arrears")
"""The boxes of those whom the rules propose, in the order of the boxes."""

_WINDOWS = "round_windows"
_RULES = (
    *("early_posthumous_months", "levels_for_earlier_deaths", "wait_months", "levels"),
    *("early_limit_months", "multiples", "base_salary", "count_by_month", _WINDOWS),
)


@dataclass(frozen=True)
class RoundFacts:
    """A round as its papers need it.

    `closed` is the day on which it was closed, None while it is open; `day` is the day the figures
    are of; `on_file` counts everyone on file by itself, so that the boxes can be checked against
    it. `used` are the rule values that had a say: that of the windows only where the office has not
    set the window itself (`has_own_window`). `findings` what is unknown, our reading, or does
    not fit together. `branches` are those that have anybody. `choices` are what people have decided
    otherwise than the rules, `awarded` the levels that ceremonies have given in the round, by key
    of member: of a closed round as it stood on the day of closing. `book` are the rules, of a
    closed round those that had a say.
    """

    services: Services
    round: Round
    title: str
    deadline: date | None
    closed: ClosedRound | None
    day: date
    rules: str
    boxes: tuple[Box, ...]
    on_file: int
    used: tuple[UsedValue, ...]
    has_own_window: bool
    readings: frozenset[UsedKey]
    findings: tuple[Finding, ...]
    branches: tuple[str, ...]
    choices: Choices
    awarded: Mapping[str, frozenset[int]]
    book: RuleBook

    @property
    def words(self) -> Catalogue:
        """The language of papers."""
        return self.services.paper_words

    @cached_property
    def office(self) -> Office:
        """The office's names and signatories."""
        return office(self.services.data)

    @property
    def balance(self) -> Balance:
        """The boxes that add up to everyone."""
        return balance_of(self.boxes)

    @property
    def round_name(self) -> str:
        """The round as papers call it, with its occasion where the office has named one."""
        return f"{self.round.name} ({self.title})" if self.title else self.round.name

    def rows(self, *boxes: str) -> tuple[Row, ...]:
        """Everyone in some boxes, in the order of the boxes."""
        return tuple(row for box in self.boxes if box.id in boxes for row in box.rows)

    @cached_property
    def proposed(self) -> tuple[Row, ...]:
        """Whom the committee proposes: the rules, minus those left out, plus those put in."""
        left_out = {each.row.member.key for each in self.choices.left_out}
        stand = (row for row in self.rows(*PROPOSED) if row.member.key not in left_out)
        return (*stand, *(each.row for each in self.choices.put_in))

    def put_in(self, row: Row) -> Choice | None:
        """The decision by which somebody was put in; None of others."""
        return _choice_of(self.choices.put_in, row)

    def left_out(self, row: Row) -> Choice | None:
        """The decision by which somebody was left out; None of others."""
        return _choice_of(self.choices.left_out, row)

    def is_awarded(self, row: Row) -> bool:
        """Whether a ceremony of this round has given the badge already."""
        return row.decision.level in self.awarded.get(row.member.key, ())

    def is_reading(self, used: UsedValue) -> bool:
        """Whether a value is a reading of ours, where no text of a regulation was seen."""
        return _key(used) in self.readings

    def reckoning(self, row: Row) -> Reckoning:
        """How the outcome of one row came about, as it is now or as it was."""
        if self.closed is not None:
            return row_reckoning(self.services, row, self.round, self.closed.used)
        return reckon(row.member, self.round, self.services.rulebook)


def round_facts(services: Services, code: str, progress: Progress | None = None) -> RoundFacts:
    """Gathers a round. Raises Refused `round_not_understood`, `round_window_needed`."""
    parse_round(code)
    closed = closed_round(services, code, progress)
    if closed is not None:
        result = closed.result
    else:
        result = judged_now(services, office_round(services, code), progress)
    round_, settings = result.round, office(services.data)
    book = services.rulebook
    used = closed.used if closed else used_values(book, round_)
    boxes = boxes_of(result)
    readings = frozenset(_readings(used, book))
    then = _as_used(used, readings) if closed else book
    usual = {known.name: known.window for known in rounds_of_year(then, parse_round(code)[0])}
    has_own_window = usual.get(round_.name) != round_.window
    with services.data.read() as connection:
        on_file = len(result.rows) if closed else how_many(connection)
        given = badges_given_from(connection, round_)
        nominations = stored.of_rounds(connection, (code,))
    last = closed.closed_on if closed else date.max
    proposed = [row for box in boxes if box.id in PROPOSED for row in box.rows]
    return RoundFacts(
        services=services,
        round=round_,
        title=settings.round_title(code),
        deadline=settings.round_deadline(code),
        closed=closed,
        day=closed.closed_on if closed else services.today,
        rules=result.rules,
        boxes=boxes,
        on_file=on_file,
        used=tuple(each for each in used if not has_own_window or each.rule != _WINDOWS),
        has_own_window=has_own_window,
        readings=readings,
        findings=(
            *rule_gaps(then, round_, _levels(boxes)),
            *(() if closed else window_findings(year_rounds(services, parse_round(code)[0]))),
        ),
        branches=tuple(dict.fromkeys(filter(None, (row.branch for row in result.rows)))),
        choices=choices(result.rows, proposed, until(nominations, last), round_, then),
        awarded={key: frozenset(_levels_by(badges, last)) for key, badges in given.items()},
        book=then,
    )


def _levels(boxes: Iterable[Box]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(level for box in boxes for level in box.levels))


def _levels_by(badges: Iterable[Badge], last: date) -> Iterator[int]:
    """The levels of the badges that were given by a day."""
    return (each.level for each in badges if each.date is None or each.date.first_day <= last)


def _choice_of(found: Iterable[Choice], row: Row) -> Choice | None:
    return next((each for each in found if each.row.member.key == row.member.key), None)


def _key(used: UsedValue) -> UsedKey:
    return used.rule, used.since, used.source


def _readings(used: Iterable[UsedValue], book: RuleBook) -> Iterator[UsedKey]:
    """What was kept of a closed round does not tell readings apart; the rules still do."""
    known = {
        (rule.id, value.since, value.source)
        for rule in book.rules.values()
        for value in rule.values
        if value.choice
    }
    return (_key(each) for each in used if _key(each) in known)


def _as_used(used: Iterable[UsedValue], readings: frozenset[UsedKey]) -> RuleBook:
    """The rules as a closed round used them: each with the one value that had a say."""
    rules = {name: Rule(name, "", "", ()) for name in _RULES}
    for each in used:
        if not each.part:
            choice = _key(each) in readings
            known = _keys(each.value)
            if each.rule == "multiples":
                known = {level: Decimal(multiple) for level, multiple in known.items()}
            value = DatedValue(each.since, known, each.source, choice=choice)
            rules[each.rule] = Rule(each.rule, "", "", (value,))
    return RuleBook(rules)


def _keys(value: Any) -> Any:
    """Levels are numbers again after JSON."""
    if not isinstance(value, Mapping):
        return value
    return {int(key) if str(key).isdecimal() else key: part for key, part in value.items()}
