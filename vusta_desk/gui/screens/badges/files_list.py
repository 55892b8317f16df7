"""The files to look up, those that settle most verdicts first; worked out when they are shown."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.files_table import files_table
from vusta_desk.gui.widgets.layouts import column, holding, label
from vusta_desk.gui.widgets.worked_out import WorkedOut
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import number
from vusta_desk.usecases.lookups import Dossier, dossiers

_WHAT = N_(
    "Whose dates decide whether they are due in the rounds of the next twelve months. The file "
    "that settles most comes first."
)


class FilesList(QWidget):
    """Tells whose file was looked up; nothing is worked out while nobody looks."""

    opened = Signal(str, str)  # the key of a member, and the field that decides or ""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._words = session.words
        self._is_stale = True
        self.table = files_table(session, "badges-files")
        self.totals = label("", "quiet", select=True)
        self._page = WorkedOut(session, session.words.gettext(N_("Looking for files to look up")))
        inside = column(label(session.words.gettext(_WHAT), "quiet"), self.table, self.totals)
        inside.setStretch(1, 1)
        self._content = holding(inside)
        self._page.addWidget(self._content)
        self.setLayout(column(self._page))
        self.table.opened.connect(self._open)
        self.setFocusProxy(self.table)

    def forget(self) -> None:
        """The data is another: what is listed is worked out anew, once someone looks."""
        self._is_stale = True
        if self.isVisible():
            self._ask()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """See QWidget."""
        super().showEvent(event)
        if self._is_stale and not event.spontaneous():
            self._ask()

    def _ask(self) -> None:
        self._is_stale = False
        self._page.ask(
            lambda services, progress: dossiers(services, progress=progress),
            self._show,
            self._called_off,
        )

    def _called_off(self) -> None:
        self._is_stale = True

    def _show(self, found: tuple[Dossier, ...]) -> None:
        self._page.show_content(self._content)
        chosen = self.table.current()
        top = self.table.verticalScrollBar().value()
        self.table.rows_model.set_rows(found)
        keys = [each.key for each in self.table.rows_model.rows]
        if chosen is not None and chosen.key in keys:
            self.table.select(keys.index(chosen.key))
        self.table.verticalScrollBar().setValue(top)
        language = self._words.language
        settled = sum(each.settles for each in found)
        text = N_("Files: {count} · verdicts they settle: {settled}")
        self.totals.setText(
            self._words.say(
                text, count=number(len(found), language), settled=number(settled, language)
            )
        )

    def _open(self, file: Dossier) -> None:
        self.opened.emit(file.key, next(iter(file.fields), ""))
