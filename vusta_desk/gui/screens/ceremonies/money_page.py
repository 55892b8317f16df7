"""The money of a ceremony beside its roster: who is given what, who pays, what was paid."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from vusta_desk.domain.payments import MoneyLine
from vusta_desk.gui.screens.ceremonies.money_cards import ALL, DIFFERENCE, MoneyCards
from vusta_desk.gui.screens.ceremonies.money_sums import MoneySumsTable
from vusta_desk.gui.screens.ceremonies.money_words import MoneyRow, amount_text, money_columns
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import icon_size, space
from vusta_desk.gui.widgets.choices import Choice
from vusta_desk.gui.widgets.empty_state import EmptyState
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.gui.widgets.finding_lines import FindingLines
from vusta_desk.gui.widgets.flow import FlowLayout
from vusta_desk.gui.widgets.layouts import button, column, holding, label, row, scrolling
from vusta_desk.gui.widgets.table import RowModel, RowTable
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import number
from vusta_desk.i18n.setting_words import setting_value_word, setting_word
from vusta_desk.usecases import ceremonies
from vusta_desk.usecases.office import MONEY_DAYS
from vusta_desk.usecases.payments import (
    MoneyView,
    PaymentChange,
    change_payments,
    money,
    set_money_day,
)

_ACTS = (
    ("pay", N_("Enter payment…"), "money"),
    ("change", N_("Change…"), "edit"),
    ("take_back", N_("Take the payment back"), "undo"),
    ("paper", N_("List of payments"), "papers"),
)


class MoneyPage(QWidget):
    """Shows a ceremony's money; a dialog for it is asked for by `asked` (lines, whether paying).

    It reads by itself, and only while it is in sight.
    """

    asked = Signal(object, bool)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session, self.words = session, session.words
        self.view: MoneyView | None = None
        self._wanted: int | None = None
        self._is_behind = False
        words = self.words
        self.name = label("", "heading", select=True)
        self.cards = MoneyCards(session)
        self.findings = FindingLines(session.icons, words)
        self.to_rules = button(words.gettext(N_("Enter the amount among the rules")), "link")
        self.anew = button(words.gettext(N_("Reckon the amounts anew")), "link")
        self.table = RowTable(
            "money",
            RowModel(money_columns(words, session.icons)),
            session.preferences,
            words,
            title=words.gettext(N_("Money of each person")),
        )
        nobody = words.gettext(N_("Nobody stands here."))
        self.table.set_overlay(EmptyState(session.icons, "money", nobody))
        self.chosen_sum = label("", "quiet")
        self.sums = MoneySumsTable(session)
        options = [(day, setting_value_word("money_day", day, words)) for day in MONEY_DAYS]
        self.money_day = Choice(options)
        self.buttons = {id_: button(words.gettext(text)) for id_, text, _ in _ACTS}
        self._build()
        self._connect()

    def show_ceremony(self, number_: int) -> None:
        """Shows the money of a ceremony; at once, or when this comes into sight."""
        self._wanted, self._is_behind = number_, True
        if self.isVisible():
            self._read()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """See QWidget: reads what has changed while this was out of sight."""
        super().showEvent(event)
        if self._is_behind:
            self._read()

    def chosen(self) -> list[MoneyLine]:
        """Those chosen in the table."""
        return [row_.line for row_ in self.table.chosen()]

    def choose_keys(self, keys: Sequence[str]) -> None:
        """Chooses the first of some members that is listed."""
        rows = self.table.rows_model.rows
        place = next((at for at, each in enumerate(rows) if each.line.key in keys), None)
        if place is not None:
            self.table.select(place)

    # --- Reading ------------------------------------------------------------------------------

    def _read(self) -> None:
        wanted = self._wanted
        if wanted is not None:
            self._is_behind = False
            self.session.read_latest(
                self, "money", lambda services: money(services, wanted), self._show
            )

    def _show(self, view: MoneyView) -> None:
        other = self.view is None or self.view.ceremony.id != view.ceremony.id
        self.view = view
        self.name.setText(view.ceremony.name)
        self.cards.show_sums(view.sums, sum(line.is_apart for line in view.lines))
        self.findings.show_findings(view.findings)
        self.findings.setVisible(bool(view.findings))
        self.to_rules.setVisible(bool(view.unknown_levels))
        self.anew.setVisible(view.is_behind)
        self.sums.show_view(view)
        self.money_day.blockSignals(True)
        self.money_day.set_value(view.money_day)
        self.money_day.blockSignals(False)
        if other:
            self.cards.choose(ALL)
        self._list(keep=not other)

    def _list(self, *, keep: bool = True) -> None:
        """The people of the card chosen; those chosen before stay so as far as they are there."""
        if self.view is None:
            return
        before = {line.key for line in self.chosen()} if keep else set()
        wanted, model = self.cards.chosen, self.table.rows_model
        scrolled = self.table.verticalScrollBar().value()
        rows = [MoneyRow(place, line) for place, line in enumerate(self.view.lines, 1)]
        model.set_rows([each for each in rows if _is_wanted(each.line, wanted)])
        selection = self.table.selectionModel()
        flags = selection.SelectionFlag
        for place, each in enumerate(model.rows):
            if each.line.key in before:
                selection.select(model.index(place, 0), flags.Select | flags.Rows)
        self.table.verticalScrollBar().setValue(scrolled)
        self._follow()

    def _follow(self) -> None:
        lines = self.chosen()
        self.buttons["pay"].setEnabled(any(line.payment.paid_on is None for line in lines))
        self.buttons["change"].setEnabled(bool(lines))
        paid = any(line.payment.paid_on is not None for line in lines)
        self.buttons["take_back"].setEnabled(paid)
        said, amount = N_("Chosen: {count}, to be given {amount}"), sum(each.due for each in lines)
        count = number(len(lines), self.words.language)
        self.chosen_sum.setText(
            self.words.say(said, count=count, amount=amount_text(amount, self.words))
            if lines
            else self.words.gettext(N_("Choose people to enter their payments; Ctrl+A all."))
        )

    # --- Acts ---------------------------------------------------------------------------------

    def enter(self, *, pays: bool) -> None:
        """Asks what is to be entered for those chosen; who is paid already is not paid again."""
        lines = self.chosen()
        if pays:
            lines = [line for line in lines if line.payment.paid_on is None]
        if lines:
            self.asked.emit(lines, pays)

    def take_back(self) -> None:
        """Those chosen are not paid after all; history can undo it."""
        keys = [line.key for line in self.chosen() if line.payment.paid_on is not None]
        if keys and self.view is not None:
            number_, change = self.view.ceremony.id, PaymentChange(not_paid=True)
            self.session.act(
                self, lambda services: change_payments(services, number_, keys, change)
            )

    def show_paper(self) -> None:
        """Goes to the list that is signed when money is handed over."""
        if self.view is not None:
            self.session.go("papers", ceremony=self.view.ceremony.id, paper="payments")

    def reckon_anew(self) -> None:
        """Takes the amounts of the rules as they are now into the draft."""
        if self.view is not None:
            number_ = self.view.ceremony.id
            self.session.act(self, lambda services: ceremonies.change(services, number_))

    def show_rules(self) -> None:
        """Goes to the rule that lacks the amount of a level."""
        if self.view is not None and self.view.unknown_levels:
            level = self.view.unknown_levels[0]
            self.session.go("rules", rule="multiples", part=str(level))

    def _save_money_day(self) -> None:
        value = self.money_day.value()
        self.session.act(self, lambda services: set_money_day(services, value))

    # --- Building -----------------------------------------------------------------------------

    def _build(self) -> None:
        icons, words = self.session.icons, self.words
        for id_, _, icon in _ACTS:
            self.buttons[id_].setIcon(icons.before_text(icon))
            self.buttons[id_].setIconSize(icon_size())
        acts = holding(FlowLayout(*self.buttons.values(), gap=1))
        policy = acts.sizePolicy()
        policy.setHeightForWidth(True)
        acts.setSizePolicy(policy)
        hint = N_("Amounts of drafts are reckoned anew; closed ceremonies keep theirs.")
        day = Field(setting_word("money_day", words), self.money_day, icons, words.gettext(hint))
        self.table.setMinimumHeight(self.table.verticalHeader().defaultSectionSize() * 9)
        page = column(
            self.name,
            self.cards,
            column(self.findings, row(self.anew, self.to_rules, None), gap=0.5),
            acts,
            self.table,
            self.chosen_sum,
            self.sums,
            row(day, None),
            gap=1.5,
            margin=2,
        )
        page.setStretch(4, 1)
        self.setLayout(column(scrolling(holding(page))))
        self.setMinimumWidth(space(44))

    def _connect(self) -> None:
        self.cards.asked.connect(lambda _: self._list())
        self.cards.entered.connect(self.table.setFocus)
        self.table.selected.connect(lambda _: self._follow())
        self.table.opened.connect(lambda _: self.enter(pays=False))
        self.money_day.changed.connect(self._save_money_day)
        self.to_rules.clicked.connect(self.show_rules)
        self.anew.clicked.connect(self.reckon_anew)
        for id_, run in (
            ("pay", lambda: self.enter(pays=True)),
            ("change", lambda: self.enter(pays=False)),
            ("take_back", self.take_back),
            ("paper", self.show_paper),
        ):
            self.buttons[id_].clicked.connect(lambda _=False, run=run: run())


def _is_wanted(line: MoneyLine, card: str) -> bool:
    """Whether somebody is one of the people of a card."""
    return line.is_apart if card == DIFFERENCE else card in (ALL, line.state)
