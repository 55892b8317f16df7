"""What a value of a rule is typed into: a line, a choice, or the windows of a year's rounds.

Each gives its `text` as `usecases.rule_typing` reads it.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.choices import Choice
from vusta_desk.gui.widgets.layouts import button, column, label, row
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.usecases.rules import RuleView

_SALARY = "base_salary"
_HINTS: Mapping[str, str] = {
    "number": N_("e.g. 12"),
    "multiple": N_("e.g. 2,5"),
    "levels": N_("e.g. 30, 40, 45, 50"),
    "level_before": N_("e.g. 45, 20/9/2016"),
    _SALARY: N_("e.g. 2.530.000"),
}
_TITLES: Mapping[str, str] = {
    "number": N_("Value (months)"),
    "multiple": N_("Value (times the base salary)"),
    "level_before": N_("Value (level, and the day before which the member died)"),
    _SALARY: N_("Value (đồng a month)"),
}
_LEAST = 4  # lines for the rounds of a year


class LineEdit(QLineEdit):
    """A number, a list of levels …; in one line."""

    changed = Signal()

    def __init__(self, hint: str) -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.textChanged.connect(lambda _: self.changed.emit())


class ChoiceEdit(Choice[str]):
    """One of a few words."""

    def text(self) -> str:
        """What is typed, as the rules read it."""
        return self.value()


def _choices(shape: str, words: Catalogue) -> list[tuple[str, str]]:
    say = words.say
    if shape == "yes_no":
        return [("", ""), ("yes", say("yes")), ("no", say("no"))]
    return [
        ("", ""),
        ("admission_decision_date", say("the day of the admission decision")),
        ("official_date", say("the official date")),
    ]


class WindowsEdit(QWidget):
    """The rounds of a year: day, first and last due day, each as 3/2."""

    changed = Signal()

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self._words = words
        self.lines: list[tuple[QLineEdit, QLineEdit, QLineEdit]] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(space(1))
        self._grid.setVerticalSpacing(space(0.5))
        self._titles = (
            words.say("Round day"),
            words.say("First due day"),
            words.say("Last due day"),
        )
        for at, title in enumerate(self._titles):
            self._grid.addWidget(label(title, "quiet"), 0, at)
        self.more = button(words.say("Another round"))
        self.more.clicked.connect(self._add_and_go_on)
        self.setLayout(column(self._grid, row(self.more, None)))
        for _ in range(_LEAST):
            self.add()
        self.setFocusProxy(self.lines[0][0])

    def add(self) -> None:
        """Room for one round more."""
        edits = (QLineEdit(), QLineEdit(), QLineEdit())
        number = len(self.lines) + 1
        for at, (edit, title) in enumerate(zip(edits, self._titles, strict=True)):
            edit.setPlaceholderText(self._words.say("e.g. 19/5"))
            edit.setAccessibleName(
                self._words.say("{what} of round {number}", what=title, number=number)
            )
            edit.textChanged.connect(lambda _: self.changed.emit())
            self._grid.addWidget(edit, number, at)
        last = self.lines[-1][-1:] if self.lines else ()
        for before, after in pairwise((*last, *edits, self.more)):
            self.setTabOrder(before, after)
        self.lines.append(edits)

    def _add_and_go_on(self) -> None:
        self.add()
        for edit in self.lines[-1]:
            edit.show()  # only what is shown takes the keyboard
        self.lines[-1][0].setFocus()

    def set_windows(self, windows: Sequence[Mapping[str, str]]) -> None:
        """Shows the rounds of a value: month and day as `02-03`."""
        while len(self.lines) < len(windows):
            self.add()
        for edits, window in zip(self.lines, windows, strict=False):
            for edit, key in zip(edits, ("day", "first", "last"), strict=True):
                month, day = window[key].split("-")
                edit.setText(f"{int(day)}/{int(month)}")

    def text(self) -> str:
        """What is typed, as the rules read it."""
        typed = [[edit.text().strip() for edit in edits] for edits in self.lines]
        return "; ".join(
            f"{day}: {first}-{last}" for day, first, last in typed if day + first + last
        )


ValueEdit: TypeAlias = LineEdit | ChoiceEdit | WindowsEdit


def value_title(rule: RuleView, words: Catalogue) -> str:
    """What the field of a value is called, with its unit."""
    title = _TITLES.get(rule.id) or _TITLES.get(rule.shape)
    return words.gettext(title) if title else words.say("Value")


def value_edit(rule: RuleView, words: Catalogue) -> ValueEdit:
    """The editor for values of a rule."""
    if rule.shape == "windows":
        return WindowsEdit(words)
    if hint := _HINTS.get(rule.id) or _HINTS.get(rule.shape):
        return LineEdit(words.gettext(hint))
    return ChoiceEdit(_choices(rule.shape, words))


def show_value(editor: ValueEdit, value: Any) -> None:
    """Begins with the value that holds, where typing it all anew would be asked twice."""
    if isinstance(editor, WindowsEdit) and value:
        editor.set_windows(value)
    elif isinstance(editor, LineEdit) and isinstance(value, list):
        editor.setText(", ".join(map(str, value)))
