"""Whose verdict a value would change: worked out while it is typed, before it is entered."""

from collections.abc import Callable

from PySide6.QtWidgets import QProgressBar, QWidget

from vusta_desk.domain.findings import Refused
from vusta_desk.gui import problems
from vusta_desk.gui.screens.rules.columns import change_columns
from vusta_desk.gui.session import Session
from vusta_desk.gui.tasks import Task
from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.layouts import button, column, holding, label, row
from vusta_desk.gui.widgets.table import RowModel, RowTable
from vusta_desk.i18n.formats import number
from vusta_desk.jobs import Progress
from vusta_desk.usecases.rules import VerdictChange
from vusta_desk.usecases.services import Services

Work = Callable[[Services, Progress], tuple[VerdictChange, ...]]
_LINES = 6


class ChangesView(QWidget):
    """Says how many verdicts would change, and lists them.

    Nothing waits for it: it can be called off here, and is broken off by `stop`.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._words = session, session.words
        self._task: Task | None = None
        self._work: Work | None = None
        self._number = 0  # of the question; what was asked before it has nothing to say any more
        say = session.words.say
        title = say("Whose verdict changes in the rounds of the next twelve months")
        self.said = label("", "quiet")
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(say("Progress"))
        self.bar.setFixedWidth(space(20))
        self.stop_button = button(say("Do not work it out"))
        self.stop_button.clicked.connect(self._call_off)
        self.again_button = button(say("Work it out now"))
        self.again_button.clicked.connect(self._again)
        self._working = holding(row(self.bar, self.stop_button, None))
        self.table: RowTable[VerdictChange] = RowTable(
            "rule-changes",
            RowModel(change_columns(session.words)),
            session.preferences,
            session.words,
            title=title,
        )
        self.table.show_lines(_LINES)
        again = row(self.again_button, None)
        page = column(
            label(title, "heading"), self.said, self._working, again, self.table, None, gap=0.5
        )
        page.setStretch(page.count() - 2, 100)  # the table, where it is in sight
        self.setLayout(page)
        session.tasks.progressed.connect(self._progressed)
        self.ask_for_more()

    @property
    def is_working(self) -> bool:
        """Whether it is being worked out."""
        return not self._working.isHidden()

    def ask_for_more(self) -> None:
        """Nothing can be worked out yet."""
        self.stop()
        self._work = None
        self._say(self._words.say("It is shown here as soon as value and day are filled in."))

    def work_out(self, work: Work) -> None:
        """Works out what would change; a newer question overtakes an older one."""
        self.stop()
        self._work, number_ = work, self._number
        self._say(self._words.say("Being worked out…"), works=True)
        self.bar.setRange(0, 0)

        def if_asked(then: Callable[..., None]) -> Callable[..., None]:
            return lambda *given: then(*given) if number_ == self._number else None

        task = self._session.read_long(
            self,
            self._words.say("Working out whose verdict changes"),
            work,
            if_asked(self._show),
            failed=if_asked(self._failed),
            cancelled=if_asked(self._called_off),
        )
        if self.is_working and number_ == self._number:
            self._task = task

    def stop(self) -> None:
        """Breaks off what is under way, so that nothing else waits for it."""
        self._number += 1
        task, self._task = self._task, None
        if task is not None:
            task.cancel()

    def _show(self, changes: tuple[VerdictChange, ...]) -> None:
        language = self._words.language
        people = number(len({each.key for each in changes}), language)
        count = number(len(changes), language)
        self.table.rows_model.set_rows(changes)
        self._say(
            self._words.say(
                "People whose verdict or amount changes: {people} · lines, one for each round: "
                "{count}",
                people=people,
                count=count,
            )
            if changes
            else self._words.say("Nobody's verdict or amount changes.")
        )
        self.table.setVisible(bool(changes))

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, Refused):
            self._say(problems.words_of(error, self._words))
        else:
            self._called_off()
            problems.show(self.window(), error, self._words)

    def _called_off(self) -> None:
        self._say(self._words.say("This was not worked out."), again=True)

    def _call_off(self) -> None:
        self.stop()
        self._called_off()
        self.again_button.setFocus()

    def _again(self) -> None:
        if self._work is not None:
            self.work_out(self._work)

    def _say(self, text: str, *, works: bool = False, again: bool = False) -> None:
        if not works:
            self._task = None
        self.said.setText(text)
        self._working.setVisible(works)
        self.again_button.setVisible(again)
        self.table.hide()

    def _progressed(self, task: Task) -> None:
        if task is self._task:
            self.bar.setRange(0, task.all_parts)
            self.bar.setValue(task.done_parts)
