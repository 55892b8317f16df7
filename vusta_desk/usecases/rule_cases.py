"""The proof of the rules: the worked examples come out as they should, by the shipped rules only.

What the office enters itself must not make an example wrong, so its values are left aside.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from vusta_desk.domain.amounts import Amount, amount_for
from vusta_desk.domain.badge_checks import check_badges
from vusta_desk.domain.ceremony import Entry, one_a_person, totals
from vusta_desk.domain.decision import Decision
from vusta_desk.domain.eligibility import Outcome, decide
from vusta_desk.domain.findings import Detail, Refused
from vusta_desk.domain.member import Member
from vusta_desk.domain.reasons import Reason
from vusta_desk.domain.reckoning import reckon
from vusta_desk.domain.rounds import Round, rounds_of_year
from vusta_desk.domain.rule_gaps import rule_gaps
from vusta_desk.domain.rulebook import RuleBook
from vusta_desk.rulefiles.cases import Case, load_cases
from vusta_desk.usecases.evaluate import PAID
from vusta_desk.usecases.rosters import badge_kind, proposes
from vusta_desk.usecases.services import Services

UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class CaseFailure:
    """An example that does not come out as it should.

    `what` is the part that differs (`outcome`, `level`, `due_day` …), `unreadable` where the
    example cannot be read at all; `got` then says why.
    """

    id: str
    source: str
    what: str
    expected: Detail
    got: Detail


@dataclass(frozen=True, slots=True)
class Proof:
    """How many examples there are, how many come out right, and those that do not."""

    total: int
    right: int
    failures: tuple[CaseFailure, ...]

    @property
    def holds(self) -> bool:
        """Whether there are examples and all of them come out right."""
        return self.total > 0 and not self.failures


def prove_shipped(services: Services) -> Proof:
    """The examples that come with the program, by the rules that come with it."""
    return prove(services.shipped_rules, services.resources / "rules" / "cases")


def prove(rules: RuleBook, folder: Path) -> Proof:
    """The examples in `folder` by these rules; it never raises."""
    cases, broken = load_cases(folder)
    failures = [CaseFailure(each.id, "", UNREADABLE, None, each.problem) for each in broken]
    failures += failing(cases, rules)
    total = len(cases) + len(broken)
    return Proof(total, total - len(failures), tuple(failures))


def failing(cases: Iterable[Case], rules: RuleBook) -> Iterator[CaseFailure]:
    """Those of the examples that do not come out as they should, one after the other."""
    for case in cases:
        failure = _tried(case, rules)
        if failure is not None:
            yield failure


def _tried(case: Case, rules: RuleBook) -> CaseFailure | None:
    """What is wrong with one example first of all."""
    answers = _Answers(case, rules)
    try:
        for what, expected in _wanted(case).items():
            got = GIVEN[what](answers)
            if not _fits(what, expected, got):
                return CaseFailure(case.id, case.source, what, _plain(expected), _plain(got))
    except Refused as refused:
        return CaseFailure(case.id, case.source, UNREADABLE, None, refused.code)
    except Exception as error:  # whatever it is, it is the answer of this example
        problem = f"{type(error).__name__}: {error}"
        return CaseFailure(case.id, case.source, UNREADABLE, None, problem)
    return None


def _wanted(case: Case) -> Mapping[str, object]:
    """What is expected; beside an outcome or a kind what is not named must be none."""
    named = dict(case.expected)
    if "outcome" in named or "kind" in named:
        named = {"level": None, "due_day": None} | named
    if case.money is not None:
        named = {"amount": None} | named
    if named.get("outcome") == Outcome.CANNOT_TELL:
        named = {"possible": ()} | named
    return named


def _fits(what: str, expected: object, got: object) -> bool:
    if what == "reasons" and isinstance(expected, list) and isinstance(got, list):
        return all(any(_is_meant(one, reason) for reason in got) for one in expected)
    if what == "without" and isinstance(expected, list) and isinstance(got, list):
        return not set(expected) & set(got)
    return _plain(expected) == _plain(got)


def _is_meant(expected: object, reason: Mapping[str, object]) -> bool:
    """A reason is named by its code, or by a table of the details that matter."""
    named = expected if isinstance(expected, Mapping) else {"code": expected}
    return all(_plain(reason.get(key)) == _plain(value) for key, value in named.items())


def _plain(value: object) -> Detail:
    """A value as both sides are compared and shown: texts, numbers, days, tuples of them."""
    if isinstance(value, Mapping):
        return tuple((key, _plain(each)) for key, each in sorted(value.items()))
    if isinstance(value, list | tuple):
        return tuple(_plain(each) for each in value)
    if value is None or isinstance(value, bool | int | date):
        return value
    return str(value)


class _Answers:
    """What the engine says of one example."""

    def __init__(self, case: Case, rules: RuleBook) -> None:
        self.case, self.rules = case, rules

    @property
    def member(self) -> Member:
        """The member it is about."""
        if self.case.member is None:
            raise ValueError("no member")
        return self.case.member

    @cached_property
    def rounds(self) -> tuple[Round, ...]:
        """The rounds asked for."""
        return tuple(asked.under(self.rules) for asked in self.case.rounds)

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """The member's outcome in each of them."""
        return tuple(decide(self.member, round_, self.rules) for round_ in self.rounds)

    @property
    def decision(self) -> Decision:
        """The outcome in the one round."""
        (only,) = self.decisions
        return only

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """What a ceremony of these rounds would have of the member."""
        pairs = zip(self.decisions, self.rounds, strict=True)
        return one_a_person(
            _entry(self.member, decision, round_)
            for decision, round_ in pairs
            if proposes(decision)
        )

    @property
    def is_joined(self) -> bool:
        """Whether a ceremony of several rounds is asked for."""
        return len(self.case.rounds) > 1

    @property
    def shown(self) -> Entry | Decision:
        """The entry of a ceremony, where one of several rounds is asked for, else the decision."""
        if not self.is_joined:
            return self.decision
        (only,) = self.entries
        return only

    @cached_property
    def amount(self) -> Amount:
        """The money of a level on a day, or of the proposal on the day of the round."""
        if self.case.money is not None:
            return amount_for(self.case.money[0], self.rules, self.case.money[1])
        decision = self.decision
        if decision.level is None or decision.outcome not in PAID:
            return Amount(None, (), ())
        return amount_for(decision.level, self.rules, self.rounds[0].day)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The reasons of the outcome, then those of the amount."""
        if self.case.member is None:
            return self.amount.reasons
        return (*self.decision.reasons, *self.amount.reasons)

    def windows(self) -> list[tuple[date, date, date]]:
        """Day, first and last due day of each round of the year."""
        if self.case.year is None:
            raise ValueError("no year")
        return [(each.day, *each.window) for each in rounds_of_year(self.rules, self.case.year)]

    @property
    def day(self) -> date:
        """The day asked for."""
        if self.case.day is None:
            raise ValueError("no day")
        return self.case.day

    def levels(self) -> tuple[int, ...]:
        """The levels of the day."""
        return self.rules.levels(self.day)

    def table(self, rule: str) -> dict[str, object]:
        """What a rule says on the day, by part."""
        value = self.rules.on(rule, self.day)
        return {str(part): each for part, each in value.value.items()} if value else {}

    def start(self) -> str:
        """The start of seniority."""
        return str(reckon(self.member, self.rounds[0], self.rules).start or "")

    def unclear(self) -> list[str]:
        """The rules that are unknown, or only a reading of ours, in the one round."""
        (only,) = self.rounds
        return [finding.subject or "" for finding in rule_gaps(self.rules, only)]

    def findings(self) -> list[str]:
        """What is found about the badges on record."""
        return [finding.code for finding in check_badges((self.member,), self.rules)]


def _entry(member: Member, decision: Decision, round_: Round) -> Entry:
    level, kind = decision.level or 0, badge_kind(decision.outcome)
    return Entry(member.key, member.name, "", level, kind, round_.name, decision.due_day, None)


GIVEN: Mapping[str, Callable[[_Answers], object]] = {
    "outcome": lambda answers: answers.decision.outcome,
    "level": lambda answers: answers.shown.level,
    "due_day": lambda answers: answers.shown.due_day,
    "due_range": lambda answers: [day or "" for day in answers.decision.due_range or ()],
    "start": _Answers.start,
    "skipped_levels": lambda answers: answers.decision.skipped_levels,
    "possible": lambda answers: answers.decision.possible,
    "reasons": lambda answers: [
        {"code": reason.code, **reason.details} for reason in answers.reasons
    ],
    "without": lambda answers: [reason.code for reason in answers.reasons],
    "amount": lambda answers: answers.amount.value,
    "people": lambda answers: totals(answers.case.roster).people,
    "kind": lambda answers: answers.entries[0].kind,
    "round": lambda answers: answers.entries[0].round,
    "levels": _Answers.levels,
    "windows": _Answers.windows,
    "early_limits": lambda answers: answers.table("early_limit_months"),
    "waits": lambda answers: answers.table("wait_months"),
    "findings": _Answers.findings,
    "unclear": _Answers.unclear,
    "entries": lambda answers: len(answers.entries),
}
"""The answer to each part that an example may expect."""
