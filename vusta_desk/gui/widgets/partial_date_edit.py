"""Typing a date as people write it: 1966, 3/1966 or 19/3/1966."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.formats import day_text, partial_date_text, read_partial_date

_PROBLEMS = {
    "date_not_understood": N_("Write a date such as 1966, 3/1966 or 19/3/1966."),
    "date_year_too_short": N_("Write the year with four digits, such as 1966."),
    "date_out_of_range": N_("The year must be between 1900 and 2100."),
    "date_does_not_exist": N_("There is no such day in the calendar."),
}
_DAY_NEEDED = N_("Write the full day, such as 19/3/1966.")


class _DateEdit(QLineEdit):
    """A line for a date. What is wrong is said when the line is left, and unsaid once it is right.

    `problem` carries the words, empty when there is nothing wrong (any more); `changed` says that
    `value()` may be another one.
    """

    problem = Signal(str)
    changed = Signal()

    def __init__(self, words: Catalogue, hint: str) -> None:
        super().__init__()
        self._words = words
        self._problem = ""
        self.setPlaceholderText(words.gettext(hint))
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * 15)
        self.textChanged.connect(self._follow)
        self.editingFinished.connect(self._finish)

    @property
    def is_valid(self) -> bool:
        """Whether the text is a date of this kind, or no text at all."""
        return not self._wrong()

    def tell(self) -> bool:
        """Says at once what is wrong; whether all is well."""
        self._say(self._wrong())
        return not self._problem

    def _read(self) -> PartialDate | None:
        return read_partial_date(self.text())

    def _wrong(self) -> str:
        try:
            self._read()
        except ValueError as error:
            return self._words.gettext(_PROBLEMS[str(error)])
        return ""

    def _known(self) -> PartialDate | None:
        try:
            return self._read()
        except ValueError:
            return None

    def _follow(self) -> None:
        if self._problem and self.is_valid:
            self._say("")
        self.changed.emit()

    def _finish(self) -> None:
        """The line is left: the date is written out in full form, or what is wrong is said."""
        known = self._known()
        if known is not None and self.is_valid and self.text() != partial_date_text(known):
            self.setText(partial_date_text(known))
        self.tell()

    def _say(self, problem: str) -> None:
        if problem != self._problem:
            self._problem = problem
            self.problem.emit(problem)


class PartialDateEdit(_DateEdit):
    """A date that may be known to the year, to the month or to the day."""

    def __init__(self, words: Catalogue, hint: str = N_("e.g. 3/1966")) -> None:
        super().__init__(words, hint)
        self.setToolTip(words.gettext(N_("19/3/1966, 3/1966 or 1966")))

    def value(self) -> PartialDate | None:
        """The date as far as it is known; None for no text, and while it is no date."""
        return self._known()

    def set_value(self, known: PartialDate | None) -> None:
        """Shows another date."""
        self.setText("" if known is None else partial_date_text(known))
        self.tell()


class DayEdit(_DateEdit):
    """A full day."""

    def __init__(self, words: Catalogue, hint: str = N_("e.g. 19/3/1966")) -> None:
        super().__init__(words, hint)

    def value(self) -> date | None:
        """The day; None for no text, and while it is no full day."""
        known = self._known()
        return known.first_day if known is not None and known.is_full else None

    def set_value(self, day: date | None) -> None:
        """Shows another day."""
        self.setText("" if day is None else day_text(day))
        self.tell()

    def _wrong(self) -> str:
        known = self._known()
        if known is not None and not known.is_full:
            return self._words.gettext(_DAY_NEEDED)
        return super()._wrong()
