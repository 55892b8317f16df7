"""What the money adds up to by branch, payer, round or level, and in all."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from vusta_desk.domain.payments import PARTS, MoneySums
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.choices import Choice
from vusta_desk.gui.widgets.layouts import column, label, row
from vusta_desk.gui.widgets.table import Column, RowModel, RowTable
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.formats import number
from vusta_desk.i18n.value_words import value_word
from vusta_desk.usecases.payments import MoneyView, money_by

_MOST_LINES = 7
_SUMS = (
    ("amount", N_("Amount")),
    ("extra", N_("Extra gift")),
    ("due", N_("To be given")),
    ("paid", N_("Paid")),
    ("unpaid", N_("To be paid")),
    ("no_source", N_("Nobody to pay yet")),
    ("difference", N_("Difference")),
)


@dataclass(frozen=True, slots=True)
class _PartSums:
    name: str
    sums: MoneySums


class MoneySumsTable(QWidget):
    """The sums by what is chosen above them; the first line is all of it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._words = words = session.words
        self._view: MoneyView | None = None
        self.part = Choice([(part, value_word("money_part", part, words)) for part in PARTS])
        title = words.gettext(N_("Added up"))
        self.part.setAccessibleName(title)
        self.part.changed.connect(self._show)
        self.table = RowTable(
            "money-sums",
            RowModel(_columns(words)),
            session.preferences,
            words,
            title=title,
            sortable=False,
        )
        said = label(title, "heading", wrap=False)
        said.setBuddy(self.part)
        self.setLayout(column(row(said, self.part, None), self.table))

    def show_view(self, view: MoneyView) -> None:
        """Shows a ceremony's sums."""
        self._view = view
        self._show()

    def _show(self) -> None:
        if self._view is None:
            return
        part, words = self.part.value(), self._words
        found = money_by(self._view, part)
        rows = [_PartSums(words.gettext(N_("All in all")), self._view.sums)]
        rows += [_PartSums(self._name(part, name), sums) for name, sums in found.items()]
        self.table.rows_model.set_rows(rows)
        lines = min(len(rows), _MOST_LINES) + 1.6
        height = self.table.verticalHeader().defaultSectionSize()
        self.table.setFixedHeight(round(lines * height))

    def _name(self, part: str, name: str) -> str:
        if not name:
            return self._words.gettext(N_("not said"))
        return self._words.say(N_("{level} years"), level=name) if part == "level" else name


def _columns(words: Catalogue) -> list[Column[_PartSums]]:
    columns = [
        Column[_PartSums]("name", words.gettext(N_("Part")), lambda row: row.name, 26, strong=True),
        Column[_PartSums](
            "people",
            words.gettext(N_("People")),
            lambda row: number(row.sums.people, words.language),
            7,
            right=True,
        ),
    ]
    return columns + [_sum(id_, title, words) for id_, title in _SUMS]


def _sum(id_: str, title: str, words: Catalogue) -> Column[_PartSums]:
    return Column(
        id_,
        words.gettext(title),
        lambda row: _figure(id_, getattr(row.sums, id_), words),
        11,
        right=True,
    )


def _figure(id_: str, amount: int, words: Catalogue) -> str:
    """In đồng; of the sums nothing is left empty, of the difference it is said."""
    return number(amount, words.language) if amount or id_ == "difference" else ""
