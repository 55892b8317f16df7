"""The JSON shape of a ceremony's money: a contract; keys may be added, never changed."""

from vusta_desk.domain.payments import PARTS, MoneyLine, MoneySums
from vusta_desk.usecases.payments import MoneyView, money_by


def money_shape(view: MoneyView) -> dict[str, object]:
    """Everyone's money, and what it adds up to in all and by branch, payer, round and level.

    `difference` is 0 where what was paid, is to be paid and has nobody to pay it is all that is to
    be given. A part that nobody has said goes under "".
    """
    return {
        "ceremony": view.ceremony.id,
        "money_day": view.money_day,
        "entries": [_line_shape(line) for line in view.lines],
        "totals": _sums_shape(view.sums),
        **{
            f"by_{part}": [
                {part: name, **_sums_shape(sums)} for name, sums in money_by(view, part).items()
            ]
            for part in PARTS
        },
        "findings": [finding.code for finding in view.findings],
    }


def _line_shape(line: MoneyLine) -> dict[str, object]:
    payment = line.payment
    return {
        "key": line.key,
        "name": line.name,
        "branch": line.branch,
        "level": line.level,
        "round": line.round,
        "on_roster": line.is_called,
        "state": str(line.state),
        "amount": line.amount,
        "extra": payment.extra,
        "extra_what": payment.extra_what,
        "due": line.due,
        "source": payment.source,
        "paid_on": payment.paid_on and payment.paid_on.isoformat(),
        "paid": payment.paid,
        "note": payment.note,
    }


def _sums_shape(sums: MoneySums) -> dict[str, object]:
    return {
        "people": sums.people,
        "amount": sums.amount,
        "extra": sums.extra,
        "due": sums.due,
        "paid": sums.paid,
        "unpaid": sums.unpaid,
        "no_source": sums.no_source,
        "difference": sums.difference,
        "amount_unknown": sums.unknown,
        "counts": {str(state): count for state, count in sums.counts.items()},
    }
