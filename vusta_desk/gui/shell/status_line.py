"""The line at the foot: the file, the last backup, the last change, and the work under way."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QSizePolicy, QWidget

from vusta_desk.gui.session import Session
from vusta_desk.gui.tasks import Task
from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.layouts import button, label, row
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.formats import moment_text
from vusta_desk.usecases.backups import BackupRow, last_backup
from vusta_desk.usecases.services import Services
from vusta_desk.usecases.upkeep import Done, history

_QUIET_MS = 300  # work that is over by then is not worth a bar that flashes up


class StatusLine(QFrame):
    """What is open and what is going on."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("role", "foot")
        self._session, self._words = session, session.words
        self._facts = _Facts()
        self._facts.setProperty("role", "quiet")
        self._job = _JobStrip(session)
        self.setLayout(row(1, self._facts, self._job, 1, margin=0.5))
        self.setMinimumHeight(max(space(4), self.fontMetrics().height() + space(1.5)))
        self._facts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        session.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Asks for the last backup and the last change."""

        def read(services: Services) -> tuple[BackupRow | None, list[Done]]:
            return last_backup(services), history(services, 1)

        self._session.read_latest(self, "facts", read, self._show)

    def _show(self, found: tuple[BackupRow | None, list[Done]]) -> None:
        backup, changes = found
        say, path = self._words, self._session.services.data.path
        made = backup.made if backup else None
        facts = [
            path.name,
            say.say(N_("Last backup: {time}"), time=moment_text(made))
            if made
            else say.gettext(N_("No backup yet")),
        ]
        if changes:
            facts.append(say.say(N_("Last change: {title}"), title=changes[0].title))
        self._facts.setText("   ·   ".join(facts))
        self._facts.setToolTip("\n".join([str(path), *facts[1:]]))


class _Facts(QLabel):
    """One line; what does not fit stands in the tooltip."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """See QLabel: cut with an ellipsis."""
        elide = Qt.TextElideMode.ElideRight
        text = self.fontMetrics().elidedText(self.text(), elide, self.width())
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(self.foregroundRole()))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, text)


class _JobStrip(QWidget):
    """Progress, time left and a Cancel that really cancels."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._words = session.words
        self._task: Task | None = None
        self._title, self._left = label(wrap=False), label("", "quiet", wrap=False)
        self._bar = QProgressBar()
        self._bar.setFixedWidth(space(20))
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(session.words.gettext(N_("Progress")))
        self._cancel = button(session.words.gettext(N_("Cancel")))
        self._cancel.clicked.connect(self._call_off)
        self.setLayout(row(self._title, self._bar, self._left, self._cancel))
        self._waiting = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._waiting.timeout.connect(self.show)
        self.hide()
        self._tasks = session.tasks
        self._tasks.started.connect(self._begin)
        self._tasks.progressed.connect(self._step)
        self._tasks.ended.connect(self._end)

    def _begin(self, task: Task) -> None:
        if not task.title:
            return
        self._task = task
        self._title.setText(task.title)
        self._left.setText("")
        self._bar.setRange(0, 0)
        self._cancel.setEnabled(not task.is_cancelled)
        if self.isHidden():
            self._waiting.start()

    def _step(self, task: Task) -> None:
        if task is not self._task:
            return
        self._bar.setRange(0, task.all_parts)
        self._bar.setValue(task.done_parts)
        if (seconds := task.seconds_left) is not None and not task.is_cancelled:
            self._left.setText(_time_left(seconds, self._words))

    def _call_off(self) -> None:
        if self._task is not None:
            self._cancel.setEnabled(False)
            self._left.setText(self._words.gettext(N_("cancelling")))
            self._task.cancel()

    def _end(self, task: Task) -> None:
        if task is not self._task:
            return
        self._task = None
        if others := self._tasks.running:
            self._begin(others[-1])
        else:
            self._waiting.stop()
            self.hide()


def _time_left(seconds: float, words: Catalogue) -> str:
    if seconds < 60:
        return words.say(N_("about {seconds} s left"), seconds=max(1, round(seconds)))
    return words.say(N_("about {minutes} min left"), minutes=round(seconds / 60))
