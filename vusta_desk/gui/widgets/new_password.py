"""A new password: typed twice, its strength said in words while it is typed."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from vusta_desk.domain.unicode_forms import composed
from vusta_desk.gui.icons import Icons
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.gui.widgets.layouts import column, label
from vusta_desk.gui.widgets.password_strength import STRENGTH_WORDS, Strength, judge
from vusta_desk.i18n.catalogue import Catalogue

_ROLES = {
    Strength.TOO_SHORT: "problem",
    Strength.WEAK: "warning",
    Strength.FAIR: "quiet",
    Strength.STRONG: "good",
}


def password_line() -> QLineEdit:
    """A line whose letters are hidden."""
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line


def letters_tick(words: Catalogue, *lines: QLineEdit) -> QCheckBox:
    """A tick that shows the letters of these lines: a keyboard in another state goes unseen."""
    tick = QCheckBox(words.say("Show what is typed"))

    def show(shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        for line in lines:
            line.setEchoMode(mode)

    tick.toggled.connect(show)
    return tick


class NewPassword(QWidget):
    """Two lines that must agree; `known` gives words that would be tried first in this office."""

    changed = Signal()

    def __init__(
        self, icons: Icons, words: Catalogue, known: Callable[[], Iterable[str]] = tuple
    ) -> None:
        super().__init__()
        self._words, self._known = words, known
        say = words.say
        self.first = Field(say("New password"), password_line(), icons)
        self.second = Field(say("The same again"), password_line(), icons)
        self.strength = label("", "quiet")
        self.strength.setAccessibleName(say("Strength of the password"))
        self.shown = letters_tick(words, *self._lines())
        for line in self._lines():
            line.textChanged.connect(self._judge)
        self.setLayout(column(self.first, self.strength, self.second, self.shown))
        self.setFocusProxy(self.first)

    def value(self) -> str:
        """The password, in whole letters however they were typed."""
        return composed(self._lines()[0].text())

    def check(self) -> bool:
        """Says beside the lines what is wrong; whether the password may be taken."""
        first, second = (composed(line.text()) for line in self._lines())
        short = judge(first).strength is Strength.TOO_SHORT
        self.first.set_problem(
            self._words.gettext(STRENGTH_WORDS[Strength.TOO_SHORT]) if short else ""
        )
        differ = self._words.say("The two are not the same.") if first != second else ""
        self.second.set_problem("" if short else differ)
        wrong = self.first if short else self.second if differ else None
        if wrong is not None:
            wrong.setFocus()
        return wrong is None

    def clear(self) -> None:
        """Empties both lines."""
        for line in self._lines():
            line.clear()

    def _lines(self) -> tuple[QLineEdit, QLineEdit]:
        first, second = self.first.editor, self.second.editor
        assert isinstance(first, QLineEdit)
        assert isinstance(second, QLineEdit)
        return first, second

    def _judge(self) -> None:
        self.first.set_problem("")
        self.second.set_problem("")
        found = judge(self.value(), self._known())
        said = [STRENGTH_WORDS[found.strength], found.why] if self.value() else []
        told = (self._words.say(each, part=found.part) for each in said if each)
        self.strength.setText(" ".join(told))
        self.strength.setProperty("role", _ROLES[found.strength])
        self.strength.style().unpolish(self.strength)
        self.strength.style().polish(self.strength)
        self.changed.emit()
