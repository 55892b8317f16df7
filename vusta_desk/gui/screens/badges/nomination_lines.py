"""In the reckoning: where the nominations of the member stand."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from vusta_desk.domain.nomination import NominationState
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.layouts import button, column, label, row
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.nomination_words import standing_line
from vusta_desk.usecases import nominations
from vusta_desk.usecases.nominations import NominationRow

_MOST = 3
_ROLES = {NominationState.SET_ASIDE: "warning", NominationState.AWARDED: "honour"}


class NominationLines(QWidget):
    """The latest nominations of a member, a line each, and a way to them; nothing without any."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._words, self._key = session, session.words, ""
        self._column = column(gap=0.5)
        self.setLayout(self._column)
        self.hide()

    def show_member(self, key: str) -> None:
        """Reads those of a member; call it once, when the lines stand in their place."""
        self._key = key
        self._session.read(self, lambda services: nominations.of_member(services, key), self._show)

    def _show(self, rows: Sequence[NominationRow]) -> None:
        if not rows:
            return
        for each in rows[:_MOST]:
            nomination = each.nomination
            said = self._words.say(
                N_("Nomination: {standing}"), standing=standing_line(nomination, self._words)
            )
            role = _ROLES.get(nomination.state, "good")
            self._column.addWidget(label(said, role, select=True))
        link = button(self._words.gettext(N_("Show the nomination")), "link")
        link.clicked.connect(lambda: self._session.go("nominations", key=self._key))
        self._column.addLayout(row(link, None))
        self.show()
