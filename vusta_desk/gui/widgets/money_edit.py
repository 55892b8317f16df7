"""Typing a sum of money as people write it: 500000, 500.000 or 500 000 đ."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from vusta_desk.i18n.catalogue import Catalogue
from vusta_desk.i18n.formats import number, read_money
from vusta_desk.i18n.messages import sentence


class MoneyEdit(QLineEdit):
    """Whole đồng. What is wrong is said when the line is left, and unsaid once it is right."""

    problem = Signal(str)
    changed = Signal()

    def __init__(self, words: Catalogue, hint: str = "") -> None:
        super().__init__()
        self._words, self._problem = words, ""
        self.setPlaceholderText(hint)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * 15)
        self.textChanged.connect(self._follow)
        self.editingFinished.connect(self._finish)

    @property
    def is_valid(self) -> bool:
        """Whether the text is a sum of money, or no text at all."""
        try:
            read_money(self.text())
        except ValueError:
            return False
        return True

    def value(self) -> int | None:
        """The sum; None for no text, and while it is none."""
        return read_money(self.text()) if self.is_valid else None

    def set_value(self, amount: int | None) -> None:
        """Shows another sum."""
        self.setText("" if amount is None else number(amount, self._words.language))
        self.tell()

    def tell(self) -> bool:
        """Says at once what is wrong; whether all is well."""
        self._say("" if self.is_valid else sentence("money_not_understood", {}, self._words))
        return self.is_valid

    def _follow(self) -> None:
        if self._problem and self.is_valid:
            self._say("")
        self.changed.emit()

    def _finish(self) -> None:
        """The line is left: the sum is written with its thousands, or what is wrong is said."""
        amount = self.value()
        if amount is not None and self.text() != number(amount, self._words.language):
            self.set_value(amount)
        self.tell()

    def _say(self, problem: str) -> None:
        if problem != self._problem:
            self._problem = problem
            self.problem.emit(problem)
