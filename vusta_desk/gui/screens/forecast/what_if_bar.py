"""What one asks: how many years, and what is supposed of money and windows."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vusta_desk.gui.icons import Icons
from vusta_desk.gui.widgets.choices import Choice
from vusta_desk.gui.widgets.field_grid import FieldGrid
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.gui.widgets.layouts import column
from vusta_desk.gui.widgets.money_edit import MoneyEdit
from vusta_desk.gui.widgets.partial_date_edit import DayEdit
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.formats import number
from vusta_desk.usecases.forecast import (
    AS_IT_STANDS,
    MOST_SHIFT,
    MOST_YEARS,
    USUAL_YEARS,
    WhatIf,
    Windows,
)


class WhatIfBar(QWidget):
    """Tells when another question can be asked; a half-typed sum or day asks nothing yet."""

    asked = Signal()

    def __init__(self, icons: Icons, words: Catalogue) -> None:
        super().__init__()
        self._words, self._quiet = words, False
        say = words.gettext
        years = [(count, number(count, words.language)) for count in range(1, MOST_YEARS + 1)]
        self.years: Choice[int] = Choice(years)
        self.years.set_value(USUAL_YEARS)
        self.salary = MoneyEdit(words, say(N_("as it stands")))
        self.since = DayEdit(words)
        self.windows: Choice[tuple[Windows, int]] = Choice(_windows(words))
        fields = (
            Field(say(N_("&Years")), self.years, icons),
            Field(say(N_("&Base salary supposed")), self.salary, icons),
            Field(say(N_("&from the day")), self.since, icons),
            Field(say(N_("&Windows supposed")), self.windows, icons),
        )
        self._since_field = fields[2]
        self.setLayout(column(FieldGrid(fields, letters=22, most=4)))
        for editor in (self.years, self.salary, self.since, self.windows):
            editor.changed.connect(self._follow)
        self._asked = self.question()

    def question(self) -> tuple[int, WhatIf] | None:
        """The years and what is supposed; None while a sum or a day is being typed."""
        salary, since = self.salary.value(), self.since.value()
        windows, shift = self.windows.value()
        is_typed = bool(self.salary.text().strip())
        if is_typed and (not salary or since is None):
            return None
        if not is_typed:
            salary = since = None
        return self.years.value(), WhatIf(salary, since, windows, shift)

    @property
    def is_supposing(self) -> bool:
        """Whether anything is supposed to be otherwise."""
        question = self.question()
        return question is not None and question[1] != AS_IT_STANDS

    def clear(self) -> None:
        """Supposes nothing any more; the years stay."""
        self._quiet = True
        self.salary.set_value(None)
        self.since.set_value(None)
        self.windows.set_value((Windows.AS_SET, 0))
        self._quiet = False
        self._follow()

    def _follow(self) -> None:
        if self._quiet:
            return
        needs_day = bool(self.salary.value()) and self.since.value() is None
        self._since_field.set_problem(
            self._words.gettext(N_("Type the day from which it holds."))
            if needs_day and not self.since.text().strip()
            else "",
            "quiet",
        )
        question = self.question()
        if question is not None and question != self._asked:
            self._asked = question
            self.asked.emit()


def _windows(words: Catalogue) -> list[tuple[tuple[Windows, int], str]]:
    """As the office has them, up to the round day, or some months earlier or later."""
    say = words.gettext
    options = [
        ((Windows.AS_SET, 0), say(N_("as they stand"))),
        ((Windows.TO_THE_DAY, 0), say(N_("from one round day to the next"))),
    ]
    for months in range(1, MOST_SHIFT + 1):
        later = words.say(N_("later by months: {count}"), count=months)
        options.append(((Windows.SHIFTED, months), later))
    for months in range(1, MOST_SHIFT + 1):
        earlier = words.say(N_("earlier by months: {count}"), count=months)
        options.append(((Windows.SHIFTED, -months), earlier))
    return options
