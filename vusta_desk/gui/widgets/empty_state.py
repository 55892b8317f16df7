"""What stands where there is nothing to show: why, and the first thing to do."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget

from vusta_desk.gui.icons import Icons
from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.layouts import button, column, holding, label, row

_BESIDE = 3  # buttons in a line


class EmptyState(QWidget):
    """An icon, a sentence, more words if needed, and buttons for what can be done."""

    def __init__(
        self,
        icons: Icons,
        icon: str,
        text: str,
        more: str = "",
        acts: tuple[tuple[str, Callable[[], object]], ...] = (),
    ) -> None:
        super().__init__()
        picture = QLabel()
        picture.setPixmap(icons(icon).pixmap(QSize(space(6), space(6))))
        heading, details = label(text, "heading"), label(more, "quiet")
        if not more:
            details.hide()
        for each in (picture, heading, details):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
        buttons = []
        for place, (said, run) in enumerate(acts):
            made = button(said, "primary" if place == 0 else "")
            made.clicked.connect(lambda _=False, run=run: run())
            buttons.append(made)
        lines = [
            row(None, *buttons[first : first + _BESIDE], None)
            for first in range(0, len(buttons), _BESIDE)
        ]
        inside = holding(column(None, picture, heading, details, 1, *lines, None, margin=2))
        letters = self.fontMetrics().averageCharWidth()
        inside.setMaximumWidth(max(space(80), letters * 90))
        layout = row(None, inside, None)
        layout.setStretchFactor(inside, 100)
        self.setLayout(layout)
