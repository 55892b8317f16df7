"""How the money of a ceremony is said in the window, and the columns of its table."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QIcon

from vusta_desk.domain.ceremony import Entry
from vusta_desk.domain.names import sort_key, text_sort_key
from vusta_desk.domain.payments import MoneyLine, MoneyState
from vusta_desk.gui.icons import Icons
from vusta_desk.gui.screens.ceremonies.entry_words import level_text
from vusta_desk.gui.theme import colours
from vusta_desk.gui.widgets.branch_name import short_branch
from vusta_desk.gui.widgets.table import Column
from vusta_desk.i18n.amount_words import in_words
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.formats import day_text, money, number
from vusta_desk.i18n.value_words import value_word
from vusta_desk.usecases.payments import how_reckoned


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """One line of the table: its number in calling order, counted from 1, and whose money."""

    number: int
    line: MoneyLine


def state_text(line: MoneyLine, words: Catalogue) -> str:
    """Where somebody's money stands."""
    if not line.is_called:
        return words.gettext(N_("not on the roster"))
    return value_word("money_state", line.state, words)


def amount_text(amount: int | None, words: Catalogue, unknown: str = "") -> str:
    """A sum in figures; `unknown` where there is none."""
    return unknown if amount is None else money(amount, words.language)


def words_text(line: MoneyLine, words: Catalogue) -> str:
    """What somebody is to be given, in words."""
    return in_words(line.due, words.language) if line.due or line.amount is not None else ""


def reckoned_text(entry: Entry, words: Catalogue) -> str:
    """How an amount came about, with the sources of the rules; "" where it is not known."""
    how = how_reckoned(entry)
    if how is None:
        return ""
    return words.say(
        N_("{amount} is {multiple} times the base salary {base} in force on {day} ({sources})"),
        amount=amount_text(entry.amount, words),
        multiple=number(how.multiple, words.language),
        base=money(how.base, words.language),
        day=day_text(how.money_day),
        sources="; ".join(how.sources),
    )


def money_columns(words: Catalogue, icons: Icons) -> list[Column[MoneyRow]]:
    """The columns of the table of payments."""
    say = words.gettext
    return [
        Column("number", say(N_("No.")), lambda row: str(row.number), 3, _by_number, right=True),
        Column("name", say(N_("Full name")), _name, 18, _by_name, strong=True),
        Column("level", say(N_("Level")), lambda row: _level(row, words), 8, _by_level),
        Column(
            "due",
            say(N_("To be given")),
            lambda row: _due(row.line, words),
            10,
            key=lambda row: row.line.due,
            right=True,
        ),
        Column(
            "state",
            say(N_("State")),
            lambda row: state_text(row.line, words),
            16,
            icon=lambda row: state_icon(row.line, icons),
        ),
        Column("branch", say(N_("Branch")), _branch, 14, short=short_branch),
        Column("source", say(N_("Who pays")), _source, 16, _by_source),
        Column("paid_on", say(N_("Paid on")), _paid_on, 9, _by_paid_on),
        _sum("paid", N_("Paid"), lambda line: line.payment.paid, words),
        _sum("amount", N_("Amount"), lambda line: line.amount, words),
        _sum("extra", N_("Extra gift"), lambda line: line.payment.extra, words),
        Column("what", say(N_("What the gift is")), lambda row: row.line.payment.extra_what, 12),
        Column("note", say(N_("Note")), lambda row: row.line.payment.note, 14),
        Column(
            "words", say(N_("In words")), lambda row: words_text(row.line, words), 40, hidden=True
        ),
        Column("round", say(N_("Round")), lambda row: row.line.round, 9, hidden=True),
    ]


def state_icon(line: MoneyLine, icons: Icons) -> QIcon | None:
    """The sign of where somebody's money stands."""
    shown = colours()
    if not line.is_called:
        return icons("warning", shown.warning)
    return {
        MoneyState.PAID: icons("done", shown.good),
        MoneyState.UNPAID: icons("money", shown.quiet),
        MoneyState.NO_SOURCE: icons("question", shown.warning),
        MoneyState.NOTHING: None,
    }[line.state]


def _sum(
    id_: str, title: str, value: Callable[[MoneyLine], int | None], words: Catalogue
) -> Column[MoneyRow]:
    def text(row: MoneyRow) -> str:
        amount = value(row.line)
        return "" if amount is None else number(amount, words.language)

    return Column(
        id_,
        words.gettext(title),
        text,
        10,
        key=lambda row: -1 if (amount := value(row.line)) is None else amount,
        right=True,
    )


def _due(line: MoneyLine, words: Catalogue) -> str:
    """What is to be given, in đồng; whether that is known."""
    if line.is_called and line.amount is None:
        return words.gettext(N_("not known yet"))
    return number(line.due, words.language)


def _name(row: MoneyRow) -> str:
    return row.line.name


def _branch(row: MoneyRow) -> str:
    return row.line.branch


def _source(row: MoneyRow) -> str:
    return row.line.payment.source


def _level(row: MoneyRow, words: Catalogue) -> str:
    return "" if row.line.level is None else level_text(row.line.level, words)


def _paid_on(row: MoneyRow) -> str:
    day = row.line.payment.paid_on
    return "" if day is None else day_text(day)


def _by_number(row: MoneyRow) -> int:
    return row.number


def _by_name(row: MoneyRow) -> str:
    return sort_key(row.line.name)


def _by_source(row: MoneyRow) -> object:
    return text_sort_key(row.line.payment.source)


def _by_level(row: MoneyRow) -> int:
    return row.line.level or 0


def _by_paid_on(row: MoneyRow) -> str:
    return str(row.line.payment.paid_on or "")
