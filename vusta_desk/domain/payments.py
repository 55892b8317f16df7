"""The money of a ceremony: what each person is to be given, what was paid, and whether it adds up.

All sums are whole đồng. What is to be given is the amount of the badge and an extra gift; what was
paid is kept as it was, so that an amount which changes afterwards shows as a difference.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vusta_desk.domain.findings import Finding, Severity
from vusta_desk.domain.member import BadgeKind


class MoneyState(StrEnum):
    """Where one person's money stands."""

    PAID = "paid"
    UNPAID = "unpaid"  # and it is known who pays
    NO_SOURCE = "no_source"
    NOTHING = "nothing"  # no money goes with it


@dataclass(frozen=True, slots=True)
class Payment:
    """What stands beside a badge's amount: `paid` was handed over on `paid_on`, both or neither."""

    extra: int | None = None
    extra_what: str = ""
    source: str = ""
    paid_on: date | None = None
    paid: int | None = None
    note: str = ""


NO_PAYMENT = Payment()


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """One person's money; `is_called` is False of somebody who is not on the roster any more.

    `amount` is None while it is not known.
    """

    key: str
    name: str
    branch: str
    level: int | None
    kind: BadgeKind
    round: str
    amount: int | None
    payment: Payment = NO_PAYMENT
    is_called: bool = True

    @property
    def due(self) -> int:
        """What is to be given, as far as it is known; nothing to whom is not on the roster."""
        return (self.amount or 0) + (self.payment.extra or 0) if self.is_called else 0

    @property
    def state(self) -> MoneyState:
        """Paid, to be paid, without a source, or nothing to pay."""
        if self.payment.paid_on is not None:
            return MoneyState.PAID
        if not self.is_called or (self.amount == 0 and not self.payment.extra):
            return MoneyState.NOTHING
        return MoneyState.UNPAID if self.payment.source else MoneyState.NO_SOURCE

    @property
    def is_apart(self) -> bool:
        """Whether something else was paid than is to be given."""
        return self.payment.paid is not None and self.payment.paid != self.due


@dataclass(frozen=True, slots=True)
class MoneySums:
    """What lines add up to: `due` is `amount` and `extra`; the other sums account for it.

    `people` are those called, `unknown` those of them whose amount is not known; `counts` are the
    people called by state.
    """

    people: int
    amount: int
    extra: int
    paid: int
    unpaid: int
    no_source: int
    unknown: int
    counts: Mapping[MoneyState, int]

    @property
    def due(self) -> int:
        """What is to be given in all."""
        return self.amount + self.extra

    @property
    def difference(self) -> int:
        """What is to be given and not accounted for; less than 0 where too much was paid."""
        return self.due - self.paid - self.unpaid - self.no_source


def money_sums(lines: Iterable[MoneyLine]) -> MoneySums:
    """Adds lines up. Money paid to people not called counts as paid, and nothing is due to them."""
    lines = tuple(lines)
    called = [line for line in lines if line.is_called]
    owed: Counter[MoneyState] = Counter()
    for line in called:
        owed[line.state] += line.due
    counts = Counter(line.state for line in called)
    return MoneySums(
        people=len(called),
        amount=sum(line.amount or 0 for line in called),
        extra=sum(line.payment.extra or 0 for line in called),
        paid=sum(line.payment.paid or 0 for line in lines),
        unpaid=owed[MoneyState.UNPAID],
        no_source=owed[MoneyState.NO_SOURCE],
        unknown=sum(line.amount is None for line in called),
        counts={state: counts[state] for state in MoneyState if counts[state]},
    )


def sums_by(lines: Iterable[MoneyLine], part: str) -> dict[str, MoneySums]:
    """The sums of every `part` (`branch`, `source`, `round`, `level`), in the order they come."""
    parts: dict[str, list[MoneyLine]] = {}
    for line in lines:
        parts.setdefault(part_of(line, part), []).append(line)
    return {name: money_sums(of_part) for name, of_part in parts.items()}


def part_of(line: MoneyLine, part: str) -> str:
    """What a line is of, as text; "" where nobody has said it."""
    if part == "source":
        return line.payment.source
    value = {"branch": line.branch, "round": line.round, "level": line.level}[part]
    return "" if value is None else str(value)


PARTS = ("branch", "source", "round", "level")
"""By what money is added up."""


def money_findings(lines: Iterable[MoneyLine]) -> Iterator[Finding]:
    """What keeps the money from adding up, or is worth a look."""
    for line in lines:
        paid = line.payment.paid
        if not line.is_called and paid is None:
            yield Finding(
                Severity.WARNING, "payment_off_roster", line.key, details={"member": line.name}
            )
        elif not line.is_called:
            details: dict[str, str | int | None] = {"member": line.name, "paid": paid}
            yield Finding(Severity.ERROR, "paid_off_roster", line.key, details=details)
        elif line.is_apart:
            details = {"member": line.name, "paid": paid, "due": line.due}
            code = "paid_amount_unknown" if line.amount is None else "paid_differs"
            yield Finding(Severity.ERROR, code, line.key, details=details)
