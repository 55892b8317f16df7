"""The way of a nomination: every step with its day, number and who, then what is still to come."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from vusta_desk.domain.nomination import WAY, Nomination, NominationState, Step
from vusta_desk.gui.icons import Icons
from vusta_desk.gui.theme import colours, icon_size
from vusta_desk.gui.widgets.layouts import clear, column, label, row
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.nomination_words import state_word, step_facts


class Way(QWidget):
    """The steps from the first to the last, and quietly the places that are still to come."""

    def __init__(self, icons: Icons, words: Catalogue) -> None:
        super().__init__()
        self._icons, self._words = icons, words
        self._column = column(gap=1)
        self.setLayout(self._column)

    def show_way(self, nomination: Nomination) -> None:
        """Shows the way of one."""
        clear(self._column)
        before: NominationState | None = None
        for step in nomination.steps:
            self._column.addWidget(self._step(step, before))
            before = step.state
        if nomination.is_open:
            for state in WAY[WAY.index(nomination.state) + 1 :]:
                self._column.addWidget(self._to_come(state))

    def _step(self, step: Step, before: NominationState | None) -> QWidget:
        shown = colours()
        icon, text = ("done", shown.good), state_word(step.state, self._words)
        if step.state is NominationState.SET_ASIDE:
            icon = ("leave-out", shown.warning)
        elif before is NominationState.SET_ASIDE:
            icon = ("reopen", shown.good)
            text = self._words.say(N_("opened again: {state}"), state=text)
        elif before in WAY and WAY.index(step.state) < WAY.index(before):
            icon = ("back", shown.warning)
            text = self._words.say(N_("back to: {state}"), state=text)
        elif step.state is NominationState.AWARDED:
            icon = ("badges", shown.gold)
        lines = [
            label(text, select=True),
            label(step_facts(step, self._words), "quiet", select=True),
        ]
        if step.note:
            lines.append(label(step.note, select=True))
        return self._line(self._icons(*icon).pixmap(icon_size()), *lines)

    def _to_come(self, state: NominationState) -> QWidget:
        said = self._words.say(N_("still to come: {state}"), state=state_word(state, self._words))
        return self._line(
            self._icons("more", colours().faint).pixmap(icon_size()), label(said, "quiet")
        )

    def _line(self, pixmap: QPixmap, *lines: QLabel) -> QWidget:
        picture = QLabel()
        picture.setPixmap(pixmap)
        picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        inside = row(picture, column(*lines, gap=0))
        inside.setStretch(1, 1)
        line = QWidget()
        line.setLayout(inside)
        return line
