"""The branches with how far each has answered; beside them what was sent and said."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSplitter, QWidget

from vusta_desk.domain.names import text_sort_key
from vusta_desk.gui.screens.exchanges.sent_pane import SentPane
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import colours
from vusta_desk.gui.widgets.branch_name import short_branch
from vusta_desk.gui.widgets.chosen import when_chosen
from vusta_desk.gui.widgets.empty_state import EmptyState
from vusta_desk.gui.widgets.flow import FlowLayout
from vusta_desk.gui.widgets.layouts import button, column, holding, label, row
from vusta_desk.gui.widgets.table import Column, RowModel, RowTable
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import day_text, number
from vusta_desk.i18n.value_words import value_word
from vusta_desk.usecases.branch_workbooks import BranchState, State

_ALL, _ANSWERED = "all", "answered"
_BOXES = {
    _ALL: N_("All branches"),
    State.NOT_SENT: N_("Not sent yet"),
    State.SENT: N_("Not answered yet"),
    _ANSWERED: N_("Answered"),
}
_ORDER = tuple(State)


class BranchView(QWidget):
    """Chooses branches; `shown` is the list of them that is in sight."""

    chosen_changed = Signal()
    without_branch_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session, self.words = session, session.words
        self.states: tuple[BranchState, ...] = ()
        self.shown: str = _ALL
        self.boxes: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self.message = label("", "good")
        self.message.hide()
        self._model: RowModel[BranchState] = RowModel(self._columns())
        self.table = RowTable(
            "exchanges",
            self._model,
            session.preferences,
            self.words,
            title=self.words.gettext(N_("Workbooks of the branches")),
        )
        self.count = label("", "quiet")
        self.lost = label("", "warning")
        say = self.words.gettext
        self.lost_act = button(say(N_("Show the members without a branch")), "link")
        self.lost_act.clicked.connect(self.without_branch_asked)
        self._lost = holding(column(self.lost, row(self.lost_act, None), gap=0))
        self._lost.hide()
        self.pane = SentPane(session)
        self._arrange()
        self.table.selected.connect(lambda _: self._show_chosen())

    @property
    def chosen(self) -> list[BranchState]:
        """The branches that are chosen."""
        return self.table.chosen()

    def show_states(self, states: Sequence[BranchState]) -> None:
        """Shows the branches as they stand now; what was chosen stays so."""
        self.states = tuple(states)
        for name, box in self.boxes.items():
            count = number(len(self._of(name)), self.words.language)
            title = self.words.gettext(_BOXES[name])
            box.setText(self.words.say(N_("{list}: {count}"), list=title, count=count))
        self.show_list(self.shown)

    def show_without_branch(self, count: int) -> None:
        """Says how many members no workbook names."""
        text = N_("Members without a branch, in no workbook: {count}")
        self.lost.setText(self.words.say(text, count=number(count, self.words.language)))
        self._lost.setVisible(count > 0)

    def show_list(self, name: str) -> None:
        """Shows only the branches of one of the boxes."""
        self.shown = name
        self.boxes[name].setChecked(True)
        kept = {each.key for each in self.chosen}
        rows = self._of(name)
        self.table.set_overlay(self._nothing())
        self._model.set_rows(rows)
        people = sum(each.people for each in rows)
        self.count.setText(
            self.words.say(
                N_("Branches: {branches}; members: {people}"),
                branches=number(len(rows), self.words.language),
                people=number(people, self.words.language),
            )
        )
        places = [at for at, each in enumerate(self._model.rows) if each.key in kept]
        if rows:
            self.table.select(places[0] if places else 0)
            flags = QItemSelectionModel.SelectionFlag
            for at in places[1:]:
                index = self._model.index(at, 0)
                self.table.selectionModel().select(index, flags.Select | flags.Rows)
        else:
            self._show_chosen()

    def choose_branch(self, key: str) -> None:
        """Chooses one branch, whichever list it is in."""
        self.show_list(_ALL)
        for at, each in enumerate(self._model.rows):
            if each.key == key:
                self.table.select(at)

    def tell(self, text: str) -> None:
        """Says what was done; "" for nothing."""
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def _of(self, name: str) -> list[BranchState]:
        answered = (State.NO_CHANGE, State.CHANGES)
        wanted = {_ALL: _ORDER, _ANSWERED: answered}.get(name, (name,))
        return [each for each in self.states if each.state in wanted]

    def _show_chosen(self) -> None:
        self.pane.show_branches(self.chosen)
        self.chosen_changed.emit()

    def _nothing(self) -> QWidget:
        icons, say = self.session.icons, self.words.gettext
        if self.states:
            return EmptyState(icons, "done", say(N_("There is no branch in this list.")))
        return EmptyState(
            icons,
            "branch",
            say(N_("No branch has members yet.")),
            say(N_("Once members are on record each branch can be sent its workbook.")),
        )

    def _arrange(self) -> None:
        for name in _BOXES:
            self._add_box(name)
        say = self.words.gettext
        what = label(
            say(
                N_(
                    "Each branch corrects its workbook and gives it back; only what it has "
                    "changed is shown then."
                )
            ),
            "quiet",
        )
        boxes = holding(FlowLayout(*self.boxes.values()))
        left = column(
            what, self.message, boxes, self.table, self.count, self._lost, gap=1, margin=2
        )
        left.setStretch(3, 1)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.addWidget(holding(left))
        panes.addWidget(self.pane)
        panes.setChildrenCollapsible(False)
        panes.setStretchFactor(0, 1)
        unit = self.fontMetrics().averageCharWidth()
        panes.setSizes([unit * 104, unit * 36])
        self.setLayout(column(panes))

    def _add_box(self, name: str) -> None:
        made = button("")
        made.setCheckable(True)
        when_chosen(made, lambda: self.show_list(name), lambda: self.shown == name)
        self._group.addButton(made)
        self.boxes[name] = made

    def _columns(self) -> list[Column[BranchState]]:
        say, language = self.words.gettext, self.words.language
        return [
            Column(
                "branch",
                say(N_("Branch")),
                lambda each: each.name,
                22,
                key=lambda each: text_sort_key(each.name),
                short=short_branch,
                strong=True,
            ),
            Column(
                "people",
                say(N_("Members")),
                lambda each: number(each.people, language),
                8,
                key=lambda each: each.people,
                right=True,
            ),
            Column("state", say(N_("State")), self._state, 14, key=_by_state, icon=self._icon),
            Column("sent", say(N_("Sent on")), _sent, 9, key=_by_sent),
            Column("answered", say(N_("Answered on")), _answered, 9, key=_by_answered),
            Column(
                "open",
                say(N_("Left open")),
                lambda each: number(each.left_open, language) if each.left_open else "",
                7,
                key=lambda each: each.left_open,
                right=True,
            ),
            Column(
                "changes",
                say(N_("Records changed")),
                lambda each: number(_changes(each), language) if _changes(each) else "",
                8,
                key=_changes,
                right=True,
                hidden=True,
            ),
        ]

    def _state(self, each: BranchState) -> str:
        return value_word("exchange_state", each.state, self.words)

    def _icon(self, each: BranchState) -> QIcon | None:
        icons = self.session.icons
        if each.state is State.NOT_SENT:
            return icons("export", colours().quiet)
        if each.state is State.SENT:
            waits = each.last is not None and each.last.sent_on < self.session.services.today
            return icons("question", colours().warning if waits else colours().quiet)
        return icons("done", colours().good)


def _by_state(each: BranchState) -> int:
    return _ORDER.index(each.state)


def _sent(each: BranchState) -> str:
    return day_text(each.last.sent_on) if each.last else ""


def _by_sent(each: BranchState) -> date:
    return each.last.sent_on if each.last else date.min


def _answered(each: BranchState) -> str:
    answered = each.answered
    return day_text(answered.answered_on) if answered and answered.answered_on else ""


def _by_answered(each: BranchState) -> date:
    return (each.answered.answered_on if each.answered else None) or date.min


def _changes(each: BranchState) -> int:
    return (each.answered.changes if each.answered else None) or 0
