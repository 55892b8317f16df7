"""The money of a ceremony: who is to be given what, who pays, what was paid; it must add up.

Payments may be entered and corrected after the ceremony is closed; its amounts are frozen then.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from vusta_desk.domain.ceremony import Ceremony, CeremonyState, Entry
from vusta_desk.domain.findings import Finding, Refused, Severity
from vusta_desk.domain.member import BadgeKind
from vusta_desk.domain.names import tidy
from vusta_desk.domain.payments import (
    NO_PAYMENT,
    MoneyLine,
    MoneyState,
    MoneySums,
    Payment,
    money_findings,
    money_sums,
    sums_by,
)
from vusta_desk.storage import ceremonies as stored_ceremonies
from vusta_desk.storage import members as stored_members
from vusta_desk.storage import payments as stored
from vusta_desk.storage import settings as stored_settings
from vusta_desk.usecases.evaluate import find_one
from vusta_desk.usecases.office import MONEY_DAYS, Office, office
from vusta_desk.usecases.rosters import with_amounts
from vusta_desk.usecases.services import Services

__all__ = [
    "HowReckoned",
    "MoneyLine",
    "MoneySums",
    "MoneyView",
    "PaymentChange",
    "change_payments",
    "how_reckoned",
    "money",
    "money_by",
    "named",
    "set_money_day",
]

_MOST = 10**12  # đồng; more of it is a slip of the pen
_NAMED = 3  # people named in the history's line about a change


@dataclass(frozen=True, slots=True)
class MoneyView:
    """A ceremony's money: a line for everyone on the roster in calling order, then for those to
    whom a payment belongs and who are not on it.

    `money_day` is the setting by which amounts of drafts are reckoned; `sources` are those known
    anywhere, the latest first; `branches` the office's order of their names; `is_behind` tells of
    a draft whose amounts are not those of the rules as they are now.
    """

    ceremony: Ceremony
    lines: tuple[MoneyLine, ...]
    sums: MoneySums
    findings: tuple[Finding, ...]
    money_day: str
    sources: tuple[str, ...]
    branches: tuple[str, ...]
    is_behind: bool

    @property
    def unknown_levels(self) -> tuple[int, ...]:
        """The levels of which nobody knows yet what money goes with them."""
        called = (line for line in self.lines if line.is_called and line.amount is None)
        return tuple(sorted({line.level for line in called if line.level is not None}))


@dataclass(frozen=True, slots=True)
class PaymentChange:
    """What is to be entered; None and False leave things as they are, "" takes words away.

    `paid_on` alone says that all that is due was paid; `paid` is another sum. Whose amount is not
    known, and to whom nothing is to be given, is not paid without such a sum.
    """

    extra: int | None = None
    no_extra: bool = False
    extra_what: str | None = None
    source: str | None = None
    paid_on: date | None = None
    paid: int | None = None
    not_paid: bool = False
    note: str | None = None


def money(services: Services, ceremony_id: int) -> MoneyView:
    """The money of a ceremony as it stands. Raises Refused `no_such_ceremony`."""
    with services.data.read() as connection:
        ceremony = stored_ceremonies.load_ceremony(connection, ceremony_id)
        payments = stored.payments_of(connection, ceremony_id)
        sources = stored.known_sources(connection)
        branches = tuple(branch.name for branch in stored_members.all_branches(connection))
        names = stored.names_of(connection, ceremony_id)
    lines = tuple(_lines(ceremony, payments, names))
    behind = tuple(_behind(services, ceremony))
    return MoneyView(
        ceremony=ceremony,
        lines=lines,
        sums=money_sums(lines),
        findings=(*money_findings(lines), *behind, *_unknown(lines)),
        is_behind=bool(behind),
        money_day=office(services.data)["money_day"],
        sources=sources,
        branches=branches,
    )


def money_by(view: MoneyView, part: str) -> dict[str, MoneySums]:
    """The sums by `branch` (in the office's order), `source`, `round` or `level`; what nobody has
    said comes last, under ""."""
    found = sums_by(view.lines, part)
    names = sorted(found, key=int, reverse=True) if part == "level" and "" not in found else found
    if part == "branch":
        place = {name: number for number, name in enumerate(view.branches)}
        names = sorted(found, key=lambda name: (place.get(name, len(place)), name))
    return {name: found[name] for name in sorted(names, key=lambda name: not name)}


def named(services: Services, view: MoneyView, members: Iterable[str]) -> tuple[str, ...]:
    """The keys of people of a ceremony, named by key or card number.

    Raises Refused `not_on_roster`, `member_not_found`, `member_not_one`.
    """
    known = {line.key for line in view.lines}
    everyone = None
    keys = []
    for member in members:
        key = member
        if key not in known:
            everyone = everyone or services.registry().members
            found = find_one(everyone, member)
            key = found.key
            if key not in known:
                raise Refused("not_on_roster", member=found.name)
        keys.append(key)
    return tuple(dict.fromkeys(keys))


def change_payments(
    services: Services, ceremony_id: int, keys: Collection[str], change: PaymentChange
) -> int | None:
    """Enters the same for several people as one operation and returns its number; None where all
    stood so.

    Raises Refused `no_such_ceremony`, `not_on_roster`, `paid_day_ahead`, `paid_day_needed`,
    `money_out_of_range`, and `paid_sum_needed` (`member`) where nobody's sum is known.
    """
    _check(services, change)
    view = money(services, ceremony_id)
    lines = {line.key: line for line in view.lines}
    for key in keys:
        if key not in lines:
            raise Refused("not_on_roster", member=key)
    wanted = {key: _changed(lines[key], change) for key in keys}
    unknown = [
        lines[key].name for key, each in wanted.items() if _lacks_sum(lines[key], each, change)
    ]
    if unknown and len(unknown) == len(wanted):
        raise Refused("paid_sum_needed", member=unknown[0])
    wanted = {key: each for key, each in wanted.items() if each != lines[key].payment}
    if not wanted:
        return None
    people = [lines[key].name for key in wanted]
    with services.operation(
        "payments_change",
        ceremony=view.ceremony.name,
        parts=_parts(change),
        names=tuple(people[:_NAMED]),
        people=len(people),
    ) as writer:
        stored.save_payments(writer.connection, ceremony_id, wanted)
        return writer.operation_id


def set_money_day(services: Services, value: str) -> int | None:
    """By which day's base salary amounts are reckoned; those of all drafts are reckoned anew.

    An empty value is back to the default. Closed ceremonies keep theirs. One operation, whose
    number is returned; None where it stood so. Raises Refused `setting_value`.
    """
    day = tidy(value) or Office({})["money_day"]
    if day not in MONEY_DAYS:
        expected = ", ".join(MONEY_DAYS)
        raise Refused("setting_value", key="money_day", value=value, expected=expected)
    if office(services.data)["money_day"] == day:
        return None
    with services.data.read() as connection:
        drafts = [
            stored_ceremonies.load_ceremony(connection, row.id)
            for row in stored_ceremonies.list_ceremonies(connection)
            if row.state is CeremonyState.DRAFT
        ]
    anew = [
        replace(each, entries=with_amounts(services, each.entries, each.rounds, each.day, day))
        for each in drafts
    ]
    with services.operation("settings_change", key="money_day", value=day) as writer:
        stored_settings.set_setting(writer.connection, "money_day", tidy(value) or None)
        for each in anew:
            stored_ceremonies.save_ceremony(writer.connection, each)
        return writer.operation_id


def _lines(
    ceremony: Ceremony, payments: Mapping[str, Payment], names: Mapping[str, str]
) -> Iterable[MoneyLine]:
    yield from (_line(each, payments.get(each.key, NO_PAYMENT)) for each in ceremony.on_roster())
    entries = {entry.key: entry for entry in ceremony.entries}
    for key, payment in payments.items():
        entry = entries.get(key)
        if entry is None:
            name = names.get(key, key)
            yield MoneyLine(
                key, name, "", None, BadgeKind.NORMAL, "", None, payment, is_called=False
            )
        elif entry.left_out is not None:
            yield replace(_line(entry, payment), is_called=False)


def _line(entry: Entry, payment: Payment) -> MoneyLine:
    return MoneyLine(
        key=entry.key,
        name=entry.name,
        branch=entry.branch,
        level=entry.level,
        kind=entry.kind,
        round=entry.round,
        amount=entry.amount,
        payment=payment,
    )


def _behind(services: Services, ceremony: Ceremony) -> Iterable[Finding]:
    """Amounts of a draft that would be others by the rules of now."""
    if ceremony.state is not CeremonyState.DRAFT:
        return
    called = ceremony.on_roster()
    anew = with_amounts(services, called, ceremony.rounds, ceremony.day)
    count = sum(old.amount != new.amount for old, new in zip(called, anew, strict=True))
    if count:
        yield Finding(Severity.WARNING, "amounts_behind_rules", details={"count": count})


def _unknown(lines: Iterable[MoneyLine]) -> Iterable[Finding]:
    names = [line.name for line in lines if line.is_called and line.amount is None]
    if names:
        shown = (*names[:_NAMED], *("…",) * (len(names) > _NAMED))
        yield Finding(
            Severity.WARNING,
            "roster_without_amount",
            details={"count": len(names), "names": shown},
        )


def _check(services: Services, change: PaymentChange) -> None:
    if change.paid_on is not None and change.paid_on > services.today:
        raise Refused("paid_day_ahead", day=change.paid_on)
    for sum_ in (change.extra, change.paid):
        if sum_ is not None and not 0 <= sum_ < _MOST:
            raise Refused("money_out_of_range", amount=sum_)


def _changed(line: MoneyLine, change: PaymentChange) -> Payment:
    old = line.payment
    new = replace(
        old,
        extra=None if change.no_extra else old.extra if change.extra is None else change.extra,
        extra_what=_words(change.extra_what, old.extra_what),
        source=_words(change.source, old.source),
        note=_words(change.note, old.note),
    )
    if change.not_paid:
        return replace(new, paid_on=None, paid=None)
    if change.paid_on is None and change.paid is None:
        return new
    paid_on = change.paid_on or old.paid_on
    if paid_on is None:
        raise Refused("paid_day_needed", member=line.name)
    paid = old.paid if change.paid is None else change.paid  # another day, the same sum
    if paid is None:
        line = replace(line, payment=new)
        if line.amount is None or line.state is MoneyState.NOTHING:
            return new
        paid = line.due
    return replace(new, paid_on=paid_on, paid=paid)


def _lacks_sum(line: MoneyLine, after: Payment, change: PaymentChange) -> bool:
    """Whether a payment was to be entered and nobody knows how much it was."""
    was_asked = change.paid_on is not None and after.paid_on is None
    return was_asked and line.is_called and line.amount is None


def _words(wanted: str | None, known: str) -> str:
    return known if wanted is None else tidy(wanted)


def _parts(change: PaymentChange) -> tuple[str, ...]:
    """What a change is about, for its title (`i18n.messages.storage.CEREMONY_PARTS`)."""
    told = {
        "extra": change.extra is not None or change.no_extra or change.extra_what is not None,
        "source": change.source is not None,
        "paid": change.paid_on is not None or change.paid is not None or change.not_paid,
        "note": change.note is not None,
    }
    return tuple(part for part, is_told in told.items() if is_told)


@dataclass(frozen=True, slots=True)
class HowReckoned:
    """How the amount of an entry came about: so many times the base salary in force on a day."""

    multiple: Decimal
    base: int
    money_day: date
    sources: tuple[str, ...]


def how_reckoned(entry: Entry) -> HowReckoned | None:
    """What the entry keeps of how its amount was reckoned; None where it is not known."""
    kept: Any = entry.reckoning
    values = {value["rule"]: value for value in kept.get("amount_values", ())}
    multiples, base = values.get("multiples"), values.get("base_salary")
    if entry.amount is None or multiples is None or base is None:
        return None
    multiple = multiples["value"]
    if isinstance(multiple, Mapping):
        multiple = multiple[str(entry.level)]
    return HowReckoned(
        Decimal(str(multiple)),
        int(base["value"]),
        date.fromisoformat(kept["money_day"]),
        tuple(dict.fromkeys((multiples["source"], base["source"]))),
    )
