"""Something about a list that is to be seen before it is taken in, with the way to mend it."""

from collections.abc import Mapping
from itertools import islice

from PySide6.QtCore import Signal

from vusta_desk.gui.screens.importing.notices import About, Told
from vusta_desk.gui.screens.importing.question_card import QuestionCard
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.flow import FlowLayout
from vusta_desk.gui.widgets.layouts import button, holding, label
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import number
from vusta_desk.i18n.messages import sentence
from vusta_desk.i18n.place_words import place_words

_TITLES: Mapping[About, str] = {
    About.COLUMNS: N_("Are these columns read as they are meant?"),
    About.SHEETS: N_("Do the other sheets belong to the list?"),
    About.BRANCHES: N_("Are these branches new?"),
    About.FILE: N_("Is the list as it should be?"),
}
_ABOUT: Mapping[About, str] = {
    About.COLUMNS: N_("What stands in columns that are not read is not taken in."),
    About.SHEETS: N_("The people of sheets that are not read are not taken in."),
    About.BRANCHES: N_(
        "They are not on record and would be made. If one of them is a branch of ours under "
        "another name, correct its name in the list or in the row."
    ),
    About.FILE: N_("Look at this before the list is taken in."),
}
_WAYS_ON: Mapping[About, str] = {
    About.COLUMNS: N_("Say which column is which"),
    About.SHEETS: N_("Read all sheets"),
    About.BRANCHES: N_("See the rows"),
    About.FILE: N_("About the file"),
}
_LEAVE: Mapping[About, str] = {
    About.COLUMNS: N_("Read as they are meant"),
    About.SHEETS: N_("Read only this one"),
    About.BRANCHES: N_("They are new"),
    About.FILE: N_("It is as it should be"),
}
_SEEN: Mapping[About, str] = {
    About.COLUMNS: N_("The columns are read as they are meant."),
    About.SHEETS: N_("The other sheets stay unread."),
    About.BRANCHES: N_("New branches: {count}."),
    About.FILE: N_("What was to be seen of the file was seen."),
}
_MOST = 8  # lines


class NoticeCard(QuestionCard):
    """Waits until it is said that all is right, or goes where it is made so."""

    way_on = Signal()
    seen = Signal()

    def __init__(self, session: Session, told: Told) -> None:
        say = session.words.gettext
        super().__init__(session, say(_TITLES[told.about]), say(_ABOUT[told.about]))
        self.told = told
        lines = self._lines()
        for line in islice(lines, _MOST):
            self.body.addWidget(label(line, select=True))
        if len(lines) > _MOST:
            rest = number(len(lines) - _MOST, self.words.language)
            self.body.addWidget(label(self.words.say(N_("and {count} more"), count=rest)))
        self.go = button(say(_WAYS_ON[told.about]))
        self.leave = button(say(_LEAVE[told.about]))
        self.go.clicked.connect(self.way_on)
        self.leave.clicked.connect(self._see)
        self.body.addWidget(holding(FlowLayout(self.go, self.leave)))

    def show_seen(self) -> None:
        """All is right."""
        count = number(len(self.told.names), self.words.language)
        self.show_answer(self.words.say(_SEEN[self.told.about], count=count))

    def begin(self) -> None:
        """See QuestionCard."""
        self.go.setFocus()

    def _see(self) -> None:
        self.show_seen()
        self.seen.emit()

    def _lines(self) -> list[str]:
        if self.told.names:
            return list(self.told.names)
        words = self.words
        if self.told.about is About.SHEETS:  # the card says the rest
            return [place_words(each.place, words) for each in self.told.findings]
        return [
            words.say(
                N_("{place}: {text}"),
                place=place_words(each.place, words),
                text=sentence(each.code, each.details, words),
            )
            for each in self.told.findings
        ]
