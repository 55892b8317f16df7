"""For a list that came without badges: who must have had which badge before a day, as stated."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
)

from vusta_desk.gui.screens.badges.operation_dialog import Doing, OperationDialog
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.gui.widgets.layouts import button, column, holding, label, row
from vusta_desk.gui.widgets.partial_date_edit import DayEdit
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import day_text, number
from vusta_desk.usecases import stated_badges
from vusta_desk.usecases.branches import BranchRow
from vusta_desk.usecases.stated_badges import StatedBadge

_KEY = Qt.ItemDataRole.UserRole
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class StatedDialog(OperationDialog):
    """A day, all or some branches, and everyone this would give a badge, each to be ticked."""

    def __init__(self, session: Session, branches: Sequence[BranchRow]) -> None:
        words = session.words
        super().__init__(
            session,
            words.gettext(N_("Badges awarded before, as stated")),
            words.gettext(N_("Enter these badges")),
            words.gettext(
                N_(
                    "For lists that came without badges: the highest badge each member had reached "
                    "before a day is entered as awarded before it, as stated, without a number. It "
                    "stays marked so for ever."
                )
            ),
        )
        self._found: tuple[StatedBadge, ...] = ()
        self._asked: tuple[date | None, tuple[str, ...] | None] = None, None
        self.day = DayEdit(words)
        self.all_branches = QCheckBox(words.gettext(N_("All branches")))
        self.all_branches.setChecked(True)
        self.branches = self._branch_list(branches)
        self.people = self._people_list()
        self.count = label("", "quiet")
        self._build()
        self.day.changed.connect(self._propose)
        self.all_branches.toggled.connect(self._propose)
        self.branches.itemChanged.connect(lambda _: self._propose())
        self.people.itemChanged.connect(lambda *_: self._count())
        self._show(())

    def doing(self) -> Doing | None:
        """See OperationDialog."""
        day, keys, branches = self.day.value(), self.ticked(), self._branch_keys()
        if day is None:
            self.day.tell()
            self.day.setFocus()
            return None
        return lambda services: stated_badges.state_badges(services, day, branches, keys)

    @property
    def is_changed(self) -> bool:
        """See OperationDialog."""
        return bool(self.day.text())

    def ticked(self) -> tuple[str, ...]:
        """The keys of those who would get a badge."""
        items = (self.people.topLevelItem(at) for at in range(self.people.topLevelItemCount()))
        return tuple(
            str(item.data(0, _KEY))
            for item in items
            if item is not None and item.checkState(0) is _CHECKED
        )

    def tick_all(self, ticked: bool) -> None:
        """Ticks everyone, or nobody."""
        with QSignalBlocker(self.people):
            for at in range(self.people.topLevelItemCount()):
                item = self.people.topLevelItem(at)
                if item is not None:
                    item.setCheckState(0, _CHECKED if ticked else _UNCHECKED)
        self._count()

    # --- Building ---------------------------------------------------------------------------------

    def _build(self) -> None:
        words = self.words
        day = Field(words.gettext(N_("Awarded before")), self.day, self.session.icons)
        everyone, nobody = (button(words.gettext(each)) for each in (N_("Tick all"), N_("Untick")))
        everyone.clicked.connect(lambda: self.tick_all(True))
        nobody.clicked.connect(lambda: self.tick_all(False))
        left = column(day, self.all_branches, self.branches)
        below = row(self.count, everyone, nobody)
        below.setStretch(0, 1)
        right = column(self.people, below)
        left.setContentsMargins(0, 0, space(1), 0)
        right.setContentsMargins(space(1), 0, 0, 0)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(holding(left))
        split.addWidget(holding(right))
        split.setStretchFactor(1, 2)
        letters = self.fontMetrics().averageCharWidth()
        split.setSizes([letters * 42, letters * 78])
        split.setMinimumHeight(self.fontMetrics().height() * 14)
        self.lay_out(split)
        self.resize(self._fitting_width(), self.sizeHint().height())
        self.body.setStretch(self.body.count() - 1, 1)

    def _fitting_width(self) -> int:
        """Wide enough for the names, at most nearly as wide as the window."""
        wanted = self.fontMetrics().averageCharWidth() * 120
        window = self.session.window
        return min(wanted, round(window.width() * 0.95)) if window is not None else wanted

    def _branch_list(self, branches: Sequence[BranchRow]) -> QListWidget:
        made = QListWidget()
        made.setAccessibleName(self.words.gettext(N_("Branches")))
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # names are cut
        for branch in branches:
            item = QListWidgetItem(branch.name)
            item.setToolTip(branch.name)
            item.setData(_KEY, branch.key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_UNCHECKED)
            made.addItem(item)
        return made

    def _people_list(self) -> QTreeWidget:
        made = QTreeWidget()
        made.setRootIsDecorated(False)
        made.setUniformRowHeights(True)
        made.setAccessibleName(self.words.gettext(N_("Who would get which badge")))
        titles = (N_("Full name"), N_("Badge"), N_("Branch"))
        made.setHeaderLabels([self.words.gettext(title) for title in titles])
        made.setColumnWidth(0, made.fontMetrics().averageCharWidth() * 28)
        made.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        return made

    # --- Proposing --------------------------------------------------------------------------------

    def _branch_keys(self) -> tuple[str, ...] | None:
        if self.all_branches.isChecked():
            return None
        items = (self.branches.item(at) for at in range(self.branches.count()))
        return tuple(str(item.data(_KEY)) for item in items if item.checkState() is _CHECKED)

    def _propose(self) -> None:
        """Works out anew who would get what; a newer question overtakes an older one."""
        self.branches.setEnabled(not self.all_branches.isChecked())
        day, branches = self.day.value(), self._branch_keys()
        if (day, branches) == self._asked:
            return  # the same day written out in full
        self._asked = day, branches
        if day is None or not self.day.is_valid:
            self._show(())
            return

        def show(found: tuple[StatedBadge, ...]) -> None:
            if self._asked == (day, branches):
                self._show(found)

        self.act_button.setEnabled(False)  # what is listed is of another day
        self.session.read_latest(
            self,
            "proposal",
            lambda services: stated_badges.proposal(services, day, branches),
            show,
        )

    def _show(self, found: tuple[StatedBadge, ...]) -> None:
        self._found = found
        items = []
        for each in found:
            level = self.words.say(N_("{level} years"), level=each.level)
            item = QTreeWidgetItem([each.name, level, each.branch])
            item.setData(0, _KEY, each.key)
            item.setToolTip(2, each.branch)
            item.setCheckState(0, _CHECKED)
            items.append(item)
        with QSignalBlocker(self.people):
            self.people.clear()
            self.people.addTopLevelItems(items)
        self._count()

    def _count(self) -> None:
        ticked, words = len(self.ticked()), self.words
        if self._found:
            some, every = (number(each, words.language) for each in (ticked, len(self._found)))
            said = words.say(N_("Ticked: {ticked} of {all}"), ticked=some, all=every)
        elif (day := self.day.value()) is not None:
            said = words.say(
                N_("Before {day} nobody without a badge on record had reached a level."),
                day=day_text(day),
            )
        else:
            said = words.gettext(N_("Write a day to see who this is about."))
        self.count.setText(said)
        self.act_button.setEnabled(ticked > 0)
