"""Ctrl+K: members, branches, rounds and acts, found as one types."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QWidget

from vusta_desk.domain.names import folded, search_rank
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.layouts import column, label
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import day_text
from vusta_desk.usecases import branches, browse_members, evaluate
from vusta_desk.usecases.services import Services

_PEOPLE = 12
_OTHERS = 5


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: what kind it is, its words, and the way there."""

    icon: str
    text: str
    more: str
    run: Callable[[], object]


class Finder(QDialog):
    """A line to type in and what answers it; Enter goes to the chosen one."""

    def __init__(self, session: Session, acts: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._words, self._acts = session, session.words, acts
        say = self._words.gettext
        self.setWindowTitle(say(N_("Find")))
        self.line = QLineEdit()
        self.line.setPlaceholderText(say(N_("Name, number, branch, round or act")))
        self.line.setAccessibleName(say(N_("Find")))
        self.line.setClearButtonEnabled(True)
        self.line.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(say(N_("Found")))
        self.list.setIconSize(QSize(space(2.5), space(2.5)))
        self.list.setWordWrap(True)
        self._none = label(say(N_("Nothing answers that.")), "quiet")
        self._none.hide()
        self.setLayout(column(self.line, self._none, self.list, margin=1.5))
        self.resize(space(80), space(60))
        self._is_searching = self._goes_on = False
        self.line.textChanged.connect(self._search)
        self.list.itemActivated.connect(self._go)
        self._search("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The arrow keys choose in the list while one types; Enter goes there."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                last = self.list.count() - 1
                self.list.setCurrentRow(max(0, min(last, self.list.currentRow() + step)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._go_to_chosen()
                return True
        return super().eventFilter(watched, event)

    def _search(self, text: str) -> None:
        text = text.strip()
        self._is_searching, self._goes_on = True, False
        self._session.read_latest(
            self,
            "find",
            lambda services: self._found(services, text),
            lambda hits: self._show([*hits, *self._acts_named(text)]),
        )

    def _found(self, services: Services, text: str) -> list[Hit]:
        """Read off the window; without a text only acts are offered."""
        if not text:
            return []
        return [
            *self._people(services, text),
            *self._branches(services, text),
            *self._rounds(services, text),
        ]

    def _people(self, services: Services, text: str) -> list[Hit]:
        go = self._session.go
        return [
            Hit("person", each.name, each.branch or "", partial(go, "members", key=each.key))
            for each in browse_members.search(services, text, limit=_PEOPLE).rows
        ]

    def _branches(self, services: Services, text: str) -> list[Hit]:
        go, said = self._session.go, self._words.gettext(N_("Branch"))
        named = [each for each in branches.branches(services) if folded(text) in folded(each.name)]
        return [
            Hit("branch", each.name, said, partial(go, "members", branch=each.key))
            for each in named[:_OTHERS]
        ]

    def _rounds(self, services: Services, text: str) -> list[Hit]:
        go, said, year = self._session.go, self._words.gettext(N_("Round")), services.today.year
        rounds = [each for y in (year, year + 1) for each in evaluate.year_rounds(services, y)]
        named = [each for each in rounds if text in each.name or text in day_text(each.day)]
        return [
            Hit("rounds", each.name, said, partial(go, "badges", round=each.code))
            for each in named[:_OTHERS]
        ]

    def _acts_named(self, text: str) -> list[Hit]:
        said = self._words.gettext(N_("Act"))
        hits = []
        for act in self._acts:
            name = act.text().replace("&", "")
            fits = not text or search_rank(text, name) is not None
            if fits and act.isEnabled() and name:
                key = act.shortcut().toString()
                more = " · ".join(part for part in (said, key) if part)
                hits.append(Hit("next", name, more, act.trigger))
        return hits

    def _show(self, hits: list[Hit]) -> None:
        self.list.clear()
        for hit in hits:
            item = QListWidgetItem(self._session.icons(hit.icon), f"{hit.text}\n{hit.more}")
            item.setData(Qt.ItemDataRole.UserRole, hit)
            item.setToolTip(hit.text)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._none.setVisible(not hits)
        self.list.setVisible(bool(hits))
        self._is_searching = False
        if self._goes_on:
            self._go_to_chosen()

    def _go_to_chosen(self) -> None:
        """Goes there; while something else is still in the list, as soon as it is found."""
        self._goes_on = self._is_searching
        if not self._is_searching and (item := self.list.currentItem()) is not None:
            self._go(item)

    def _go(self, item: QListWidgetItem) -> None:
        hit: Hit = item.data(Qt.ItemDataRole.UserRole)
        self.accept()
        hit.run()
