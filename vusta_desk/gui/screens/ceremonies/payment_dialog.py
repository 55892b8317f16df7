"""Entering the money of one person or of several at once: payer, extra gift, day, sum, note."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from vusta_desk.domain.names import tidy
from vusta_desk.domain.payments import MoneyLine
from vusta_desk.gui.screens.ceremonies.money_words import (
    amount_text,
    reckoned_text,
    state_text,
    words_text,
)
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.act_dialog import ActDialog, Done
from vusta_desk.gui.widgets.editors import TextEdit
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.gui.widgets.layouts import label, row
from vusta_desk.gui.widgets.money_edit import MoneyEdit
from vusta_desk.gui.widgets.partial_date_edit import DayEdit
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.usecases.payments import MoneyView, PaymentChange, change_payments

_NAMED = 5
_APART = N_("different")


class PayerEdit(QComboBox):
    """Who pays: typed, or one of those known. The wheel scrolls the page and changes nothing."""

    def __init__(self, known: Sequence[str], hint: str) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.addItems(list(known))
        self.setMinimumContentsLength(24)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.line.setPlaceholderText(hint)
        self.setCurrentIndex(-1)

    @property
    def line(self) -> Any:
        """What is typed into."""
        return self.lineEdit()

    def value(self) -> str:
        """The payer in tidy words."""
        return tidy(self.currentText())

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """See QComboBox."""
        event.ignore()


class PaymentDialog(ActDialog):
    """Changes what was changed here, for all of them, as one operation.

    With `pays` the day of today stands there as the day of the payment.
    """

    def __init__(
        self,
        session: Session,
        view: MoneyView,
        lines: Sequence[MoneyLine],
        parent: QWidget | None,
        *,
        pays: bool = False,
    ) -> None:
        words = session.words
        title = words.gettext(N_("Enter payment") if pays else N_("Change the money"))
        super().__init__(session, title, words.gettext(N_("Save")), parent)
        self.view, self.lines = view, tuple(lines)
        apart = words.gettext(_APART)
        self._known = {name: self._common(name) for name in _FIELDS}
        hints = {name: "" if same else apart for name, (_, same) in self._known.items()}
        self.source = PayerEdit(view.sources, hints["source"])
        self.extra = MoneyEdit(words, hints["extra"])
        self.what, self.note = TextEdit(hints["extra_what"]), TextEdit(hints["note"])
        self.paid_on = DayEdit(words)
        self.paid_on.setPlaceholderText(hints["paid_on"] or self.paid_on.placeholderText())
        self.paid = MoneyEdit(words, hints["paid"] or words.gettext(N_("all of it")))
        self._begin(session.services.clock().date() if pays else None)
        self._build()
        self._begun = self.change()  # the day of today is nobody's typing
        self._focus(pays)

    @property
    def is_changed(self) -> bool:
        """See ActDialog."""
        return self.change() != self._begun or not all(
            edit.is_valid for edit in (self.extra, self.paid_on, self.paid)
        )

    def change(self) -> PaymentChange:
        """What saving would enter."""
        extra, paid_on, paid = self._typed("extra"), self._typed("paid_on"), self._typed("paid")
        emptied = self.paid_on.value() is None and self._known["paid_on"][0] is not None
        return PaymentChange(
            extra=extra,
            no_extra=self.extra.value() is None and self._known["extra"][0] is not None,
            extra_what=self._text("extra_what", self.what.value() or ""),
            source=self._text("source", self.source.value()),
            paid_on=paid_on,
            paid=None if emptied else paid,
            not_paid=emptied,
            note=self._text("note", self.note.value() or ""),
        )

    def check(self) -> bool:
        """See ActDialog."""
        told = [edit.tell() for edit in (self.extra, self.paid_on, self.paid)]  # each of them
        needs_day = self.paid.value() is not None and self.paid_on.value() is None
        if needs_day and self._known["paid_on"][1]:
            self._paid_on_field.set_problem(self.words.gettext(N_("Say on which day it was paid.")))
            return False
        self._paid_on_field.set_problem("")
        return all(told)

    def perform(self, done: Done, failed: Callable[[BaseException], None]) -> None:
        """See ActDialog."""
        change, number = self.change(), self.view.ceremony.id
        keys = [line.key for line in self.lines]
        self.session.act(
            self,
            lambda services: change_payments(services, number, keys, change),
            lambda _: done(),
            failed=failed,
        )

    def _common(self, name: str) -> tuple[Any, bool]:
        """What all of them have; and whether they have the same."""
        values = {getattr(line.payment, name) for line in self.lines}
        return (values.pop(), True) if len(values) == 1 else (None, False)

    def _begin(self, day: date | None) -> None:
        known = {name: value for name, (value, _) in self._known.items()}
        self.source.setCurrentText(known["source"] or "")
        self.extra.set_value(known["extra"])
        self.what.set_value(known["extra_what"])
        self.paid_on.set_value(known["paid_on"] or day)
        self.paid.set_value(known["paid"])
        self.note.set_value(known["note"])

    def _typed(self, name: str) -> Any:
        value = getattr(self, name).value()
        return value if value != self._known[name][0] else None

    def _text(self, name: str, typed: str) -> str | None:
        return typed if typed != (self._known[name][0] or "") else None

    def _focus(self, pays: bool) -> None:
        (self.paid_on if pays else self.source).setFocus()

    # --- Building -----------------------------------------------------------------------------

    def _build(self) -> None:
        say, icons = self.words.gettext, self.session.icons
        self.who = label(self._who(), "heading")
        self.about = label("\n".join(self._about()), "quiet", select=True)
        self.about.setVisible(bool(self.about.text()))
        source = Field(say(N_("Who pays")), self.source, icons)
        extra = Field(say(N_("Extra gift, in đồng")), self.extra, icons)
        what = Field(say(N_("What the extra gift is")), self.what, icons)
        self._paid_on_field = Field(say(N_("Paid on")), self.paid_on, icons)
        paid = Field(say(N_("Paid, in đồng")), self.paid, icons)
        paid.setVisible(len(self.lines) == 1)  # several are paid all that is due to each
        note = Field(say(N_("Note")), self.note, icons)
        gift, payment = row(extra, what), row(self._paid_on_field, paid)
        for line in (gift, payment):
            line.setStretch(1, 1)
        self.body.addWidget(self.who)
        self.body.addWidget(self.about)
        self.body.addWidget(source)
        self.body.addLayout(payment)
        self.body.addLayout(gift)
        self.body.addWidget(note)
        if len(self.lines) > 1:
            all_of_them = say(N_("For all of them; what is left as it is changes nothing."))
            self.body.addWidget(label(all_of_them, "quiet"))

    def _who(self) -> str:
        names = [line.name for line in self.lines]
        if len(names) <= _NAMED:
            return ", ".join(names)
        shown = ", ".join(names[:_NAMED])
        return self.words.say(
            N_("{names} and others, people: {count}"), names=shown, count=len(names)
        )

    def _about(self) -> list[str]:
        """Of one person: the amount in figures and words, and how it came about."""
        if len(self.lines) != 1:
            return []
        (line,) = self.lines
        entry = next((each for each in self.view.ceremony.entries if each.key == line.key), None)
        said = [_due_text(line, self.words), reckoned_text(entry, self.words) if entry else ""]
        return [text for text in said if text]


_FIELDS = ("source", "extra", "extra_what", "paid_on", "paid", "note")


def _due_text(line: MoneyLine, words: Catalogue) -> str:
    if not line.is_called:
        return state_text(line, words)
    return words.say(
        N_("To be given: {amount} ({words})"),
        amount=amount_text(line.due, words),
        words=words_text(line, words) or words.gettext(N_("amount not known yet")),
    )
