"""Shows which columns were read out of old letters, before and after, and how else to read."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout

from vusta_desk.domain.findings import Finding
from vusta_desk.gui.screens.importing.picker import Picker, titled
from vusta_desk.gui.screens.importing.question_card import QuestionCard
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.flow import FlowLayout
from vusta_desk.gui.widgets.layouts import button, holding, label
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.value_words import value_word
from vusta_desk.usecases.import_members import Encoding, Preview

OLD_LETTERS = frozenset(("old_font_read", "code_page_read"))
"""Findings that say of a column that it was read out of old letters."""

_OF_ROWS = frozenset(("text_from_old_font", "old_font_both_ways"))
_NAMES, _OTHERS = 3, 1  # rows shown of a column
At = tuple[str | None, str | None]  # sheet and column


def examples_of(previewed: Preview, found: Sequence[Finding]) -> Mapping[At, list[tuple[str, str]]]:
    """Of each column texts of its rows, before and after; of the names the most."""
    wanted = {(each.place.sheet, each.place.column) for each in found}
    shown: defaultdict[At, list[tuple[str, str]]] = defaultdict(list)
    for row in previewed.plan.rows:
        for each in row.findings:
            at = each.place.sheet, each.place.column
            if each.code in _OF_ROWS and at in wanted:
                most = _NAMES if each.details.get("field") == "name" else _OTHERS
                if len(shown[at]) < most:
                    shown[at].append((str(each.details["before"]), str(each.details["after"])))
    return shown


class LettersCard(QuestionCard):
    """A line a column; what is chosen holds for the whole list."""

    settled = Signal()
    encoding_chosen = Signal(object)

    def __init__(self, session: Session, found: Sequence[Finding], previewed: Preview) -> None:
        say = session.words.gettext
        super().__init__(
            session,
            say(N_("Does this read right?")),
            say(N_("These columns were typed in letters of the time before Unicode.")),
        )
        self.found = tuple(found)
        self._examples = examples_of(previewed, found)
        self.body.addWidget(holding(self._grid()))
        self.right = button(say(N_("It reads right")))
        self.right.clicked.connect(self.settled)
        self.otherwise = Picker(say(N_("Read otherwise")), 16)
        asked: list[tuple[object, str]] = [(Encoding.AUTO, say(N_("as the program finds")))]
        ways = [way for way in Encoding if way is not Encoding.AUTO]
        asked += [(way, value_word("encoding", way.value, self.words)) for way in ways]
        self.otherwise.show_options(asked, Encoding.AUTO)
        self.otherwise.picked.connect(self.encoding_chosen)
        other = holding(titled(say(N_("Read otherwise")), self.otherwise))
        self.body.addWidget(holding(FlowLayout(self.right, other, gap=3)))

    def show_right(self) -> None:
        """The letters were looked at."""
        count = len(self.found)
        self.show_answer(
            self.words.say(N_("Columns read out of old letters, and right: {count}."), count=count)
        )

    def begin(self) -> None:
        """See QuestionCard."""
        self.right.setFocus()

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space(3))
        titles = (N_("Column"), N_("In the file"), N_("Read as"), N_("Letters"))
        for place, title in enumerate(titles):
            grid.addWidget(label(self.words.gettext(title), "quiet"), 0, place)
        for line, found in enumerate(self.found, 1):
            told = found.details
            way = value_word("encoding", str(told.get("encoding", "")), self.words)
            at = found.place.sheet, found.place.column
            read = self._examples.get(at) or [(str(told.get("before")), str(told.get("after")))]
            before, after = ("\n".join(texts) for texts in zip(*read, strict=True))
            texts = (found.place.column or "", before, after, way)
            for place, text in enumerate(texts):
                shown = label(str(text or ""), select=True)
                grid.addWidget(shown, line, place, Qt.AlignmentFlag.AlignTop)
        for place in (1, 2):
            grid.setColumnStretch(place, 1)
        return grid
