"""Whose verdict a value would change: worked out while it is typed, before it is entered."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from vusta_desk.domain.findings import Refused
from vusta_desk.gui import problems
from vusta_desk.gui.screens.rules.columns import change_columns
from vusta_desk.gui.session import Session
from vusta_desk.gui.tasks import Task
from vusta_desk.gui.widgets.layouts import column, label
from vusta_desk.gui.widgets.table import RowModel, RowTable
from vusta_desk.i18n.formats import number
from vusta_desk.jobs import Progress
from vusta_desk.usecases.rules import VerdictChange
from vusta_desk.usecases.services import Services

Work = Callable[[Services, Progress], tuple[VerdictChange, ...]]
_LINES = 6


class ChangesView(QWidget):
    """Says how many verdicts would change, and lists them."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._words = session, session.words
        self._task: Task | None = None
        title = session.words.say("Whose verdict changes in the rounds of the next twelve months")
        self.said = label("", "quiet")
        self.table: RowTable[VerdictChange] = RowTable(
            "rule-changes",
            RowModel(change_columns(session.words)),
            session.preferences,
            session.words,
            title=title,
        )
        self.table.setMinimumHeight(self.fontMetrics().lineSpacing() * 2 * _LINES)
        self.table.hide()
        self.setLayout(column(label(title, "heading"), self.said, self.table, gap=0.5))
        self.ask_for_more()

    def ask_for_more(self) -> None:
        """Nothing can be worked out yet."""
        self._break_off()
        self.table.hide()
        self.said.setText(self._words.say("It is shown here as soon as all is filled in."))

    def work_out(self, work: Work) -> None:
        """Works out what would change; a newer question overtakes an older one."""
        self._break_off()
        self.said.setText(self._words.say("Being worked out…"))
        self._task = self._session.read_long(
            self,
            self._words.say("Working out whose verdict changes"),
            work,
            self._show,
            failed=self._failed,
            cancelled=self._called_off,
        )

    def _show(self, changes: tuple[VerdictChange, ...]) -> None:
        self._task = None
        self.table.rows_model.set_rows(changes)
        self.table.setVisible(bool(changes))
        count = number(len(changes), self._words.language)
        self.said.setText(
            self._words.say("Verdicts that change: {count}", count=count)
            if changes
            else self._words.say("Nobody's verdict or amount changes.")
        )

    def _failed(self, error: BaseException) -> None:
        self._task = None
        self.table.hide()
        if isinstance(error, Refused):
            self.said.setText(problems.words_of(error, self._words))
        else:
            problems.show(self.window(), error, self._words)

    def _called_off(self) -> None:
        self.said.setText(self._words.say("This was not worked out."))

    def _break_off(self) -> None:
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
