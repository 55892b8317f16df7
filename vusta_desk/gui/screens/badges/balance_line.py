"""The sentence that nobody is left out, beside the boxes that it adds up."""

from PySide6.QtWidgets import QLabel, QWidget

from vusta_desk.gui.screens.badges.reading import Seen
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import colours, icon_size
from vusta_desk.gui.widgets.layouts import holding, label, restyle, row
from vusta_desk.i18n.balance_words import balance_text


class BalanceLine(QWidget):
    """Compares what the boxes add up to with the members counted branch by branch, each once."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._sign, self.said = QLabel(), label("", "good", wrap=False, select=True)
        holding(row(self._sign, self.said), self)

    def show_round(self, seen: Seen) -> None:
        """Says it of a round; of nobody there is nothing to say."""
        counts = [count for _, count in seen.view.balance.terms]
        balanced = sum(counts) == seen.everyone
        size, shown = icon_size().height(), colours()
        icon, colour = ("check", shown.good) if balanced else ("error", shown.error)
        self._sign.setPixmap(self._session.icons(icon, colour).pixmap(size, size))
        self.said.setText(balance_text(counts, seen.everyone, self._session.words))
        restyle(self.said, "good" if balanced else "problem")
        self.setVisible(seen.view.people > 0)
