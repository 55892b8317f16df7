"""Whose certificates: everyone's on the roster, or those ticked."""

from collections.abc import Callable, Collection

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from vusta_desk.domain.ceremony import Ceremony
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.act_dialog import ActDialog, Done
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.gui.widgets.layouts import button, row
from vusta_desk.i18n.catalogue import N_

_KEY = Qt.ItemDataRole.UserRole


class PeopleDialog(ActDialog):
    """`chosen` holds the keys ticked once it is accepted; None stands for everyone."""

    def __init__(
        self,
        session: Session,
        ceremony: Ceremony,
        ticked: Collection[str] | None,
        parent: QWidget | None,
    ) -> None:
        words = session.words
        title = words.gettext(N_("Whose certificates"))
        super().__init__(session, title, words.gettext(N_("Show these")), parent)
        self.chosen: frozenset[str] | None = None
        self.people = QListWidget()
        self.people.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.people.setMinimumHeight(self.fontMetrics().height() * 14)
        for entry in ceremony.on_roster():
            text = words.say(
                N_("{name} · {level} years · {branch}"),
                name=entry.name,
                level=entry.level,
                branch=entry.branch,
            )
            item = QListWidgetItem(text)
            item.setToolTip(text)
            item.setData(_KEY, entry.key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            on = ticked is None or entry.key in ticked
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.people.addItem(item)
        self._field = Field(words.gettext(N_("People on the roster")), self.people, session.icons)
        self.people.itemChanged.connect(lambda _: self._field.set_problem(""))
        everyone = button(words.gettext(N_("Tick everyone")))
        nobody = button(words.gettext(N_("Tick nobody")))
        everyone.clicked.connect(lambda: self.tick_all(on=True))
        nobody.clicked.connect(lambda: self.tick_all(on=False))
        self.body.addWidget(self._field)
        self.body.addLayout(row(everyone, nobody, None))
        self.people.setCurrentRow(0)
        self.people.setFocus()

    def tick_all(self, *, on: bool) -> None:
        """Ticks everyone, or nobody."""
        for place in range(self.people.count()):
            state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
            self.people.item(place).setCheckState(state)

    def ticked(self) -> frozenset[str]:
        """The keys ticked now."""
        items = [self.people.item(place) for place in range(self.people.count())]
        return frozenset(
            str(item.data(_KEY)) for item in items if item.checkState() is Qt.CheckState.Checked
        )

    def check(self) -> bool:
        """See ActDialog."""
        if self.ticked():
            return True
        self._field.set_problem(self.words.gettext(N_("Tick at least one person.")))
        return False

    def perform(self, done: Done, failed: Callable[[BaseException], None]) -> None:
        """See ActDialog."""
        ticked = self.ticked()
        self.chosen = None if len(ticked) == self.people.count() else ticked
        done()
