"""The command about the money of a ceremony."""

from argparse import Namespace

from vusta_desk.app.cli import exits
from vusta_desk.app.cli.console import Console
from vusta_desk.app.cli.money_shape import money_shape
from vusta_desk.app.cli.session import opened
from vusta_desk.domain.findings import Refused
from vusta_desk.i18n.amount_words import in_words
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import day_text, money
from vusta_desk.i18n.value_words import value_word
from vusta_desk.usecases import payments
from vusta_desk.usecases.payments import (
    MoneyLine,
    MoneySums,
    MoneyView,
    PaymentChange,
    change_payments,
    money_by,
    named,
)

_HEADING = (
    N_("Key"),
    N_("Full name"),
    N_("Branch"),
    N_("Level"),
    N_("Amount"),
    N_("Extra gift"),
    N_("To be given"),
    N_("Who pays"),
    N_("State"),
    N_("Paid"),
    N_("Paid on"),
)
_SUMS = (
    N_("To be given"),
    N_("Paid"),
    N_("To be paid"),
    N_("Nobody to pay yet"),
    N_("Difference"),
)


def pay(options: Namespace, console: Console) -> int:
    """`ceremony pay`: enters what was asked for, then shows how the money stands."""
    change = PaymentChange(
        extra=options.extra or None,
        no_extra=options.extra == 0,
        extra_what=options.what,
        source=options.source,
        paid_on=options.paid_on,
        paid=options.sum,
        not_paid=options.not_paid,
        note=options.note,
    )
    if options.not_paid and options.sum is not None:
        raise Refused("option_alone", option="--sum", needed="--paid-on")
    with opened(options, console) as services:
        view = payments.money(services, options.id)
        if change != PaymentChange():
            people = [line.key for line in view.lines if line.is_called] if options.all else []
            people += named(services, view, options.members)
            if not people:
                raise Refused("payment_people_needed")
            change_payments(services, options.id, people, change)
            view = payments.money(services, options.id)
        if options.json:
            console.json(money_shape(view))
        else:
            _show(view, console)
    return exits.DONE


def _show(view: MoneyView, console: Console) -> None:
    say = console.catalogue.gettext
    console.table(
        [[say(word) for word in _HEADING]] + [_cells(each, console) for each in view.lines]
    )
    console.line()
    heading = ["", *(say(word) for word in _SUMS)]
    rows = [
        [name or say(N_("not said")), *_figures(sums, console)]
        for name, sums in money_by(view, "branch").items()
    ]
    total = [say(N_("All in all")), *_figures(view.sums, console)]
    console.table([heading, *rows, total])
    console.line(in_words(view.sums.due, console.catalogue.language))
    console.findings(view.findings)


def _cells(line: MoneyLine, console: Console) -> list[str]:
    payment = line.payment
    return [
        line.key,
        line.name,
        line.branch,
        str(line.level or ""),
        _money(line.amount, console, "?"),
        _money(payment.extra, console),
        _money(line.due, console),
        payment.source,
        value_word("money_state", line.state, console.catalogue),
        _money(payment.paid, console),
        day_text(payment.paid_on) if payment.paid_on else "",
    ]


def _figures(sums: MoneySums, console: Console) -> list[str]:
    figures = (sums.due, sums.paid, sums.unpaid, sums.no_source, sums.difference)
    return [_money(figure, console) for figure in figures]


def _money(value: int | None, console: Console, unknown: str = "") -> str:
    return unknown if value is None else money(value, console.catalogue.language)
