"""The branches by kind with their counts, which add up to everyone."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from vusta_desk.gui.icons import Icons
from vusta_desk.gui.screens.members.scope import EVERYONE, TAKEN_OUT, Scope
from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.branch_name import short_branch
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.formats import number, partial_date_text
from vusta_desk.i18n.value_words import value_word
from vusta_desk.usecases.branches import BranchRow, KindGroup

_SCOPE = Qt.ItemDataRole.UserRole
_NAME, _COUNT = 0, 1


class BranchTree(QTreeWidget):
    """Tells which part of the members was chosen; Enter or a double click opens a branch."""

    chosen = Signal(object)  # Scope
    opened = Signal(str)  # the key of a branch

    def __init__(self, icons: Icons, words: Catalogue) -> None:
        super().__init__()
        self._icons, self._words = icons, words
        self._items: dict[Scope, QTreeWidgetItem] = {}
        self._rows: dict[str, BranchRow] = {}
        self._closed_up: set[Scope] = set()
        self.setAccessibleName(words.gettext(N_("Branches")))
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(True)
        self.setIndentation(space(2))
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setExpandsOnDoubleClick(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_COUNT, QHeaderView.ResizeMode.ResizeToContents)
        self.currentItemChanged.connect(lambda now, _: self._tell(now))
        self.itemActivated.connect(lambda item, _: self._open(item))
        self.itemCollapsed.connect(lambda item: self._closed_up.add(item.data(_NAME, _SCOPE)))
        self.itemExpanded.connect(lambda item: self._closed_up.discard(item.data(_NAME, _SCOPE)))

    @property
    def scope(self) -> Scope:
        """What is chosen; everyone before anything was."""
        item = self.currentItem()
        scope = item.data(_NAME, _SCOPE) if item else None
        return scope if isinstance(scope, Scope) else EVERYONE

    @property
    def branch(self) -> BranchRow | None:
        """The branch chosen, None where something else is."""
        return self.row_of(self.scope.branch or "")

    def row_of(self, key: str) -> BranchRow | None:
        """The branch with this key, None where there is none."""
        return self._rows.get(key)

    def title(self, scope: Scope) -> str:
        """What a part of the members is called."""
        item = self._items.get(scope)
        return item.toolTip(_NAME) if item else self._words.gettext(N_("All members"))

    def choose(self, scope: Scope) -> None:
        """Chooses a part of the members; one that is not there any more counts as everyone."""
        if (item := self._items.get(scope) or self._items.get(EVERYONE)) is not None:
            self.setCurrentItem(item)

    def show_tree(self, groups: Sequence[KindGroup], taken_out: int, *, counted_only: bool) -> None:
        """Shows the branches anew; what was chosen and folded up stays so."""
        scope, scrolled = self.scope, self.verticalScrollBar().value()
        self.blockSignals(True)
        self.clear()
        self._items.clear()
        self._rows.clear()
        self._fill(groups, taken_out, counted_only)
        for known, item in self._items.items():
            item.setExpanded(known not in self._closed_up)
        gone = scope not in self._items
        self.setCurrentItem(self._items[EVERYONE if gone else scope])
        self.blockSignals(False)
        self.verticalScrollBar().setValue(scrolled)
        if gone:
            self.chosen.emit(EVERYONE)

    def _fill(self, groups: Sequence[KindGroup], taken_out: int, counted_only: bool) -> None:
        say = self._words.gettext

        def count(of: KindGroup | BranchRow) -> int:
            return of.count if counted_only else of.on_file

        everyone = self._add(None, EVERYONE, say(N_("All members")), sum(map(count, groups)))
        everyone.setIcon(_NAME, self._icons("members"))
        for group in groups:
            if group.no_branch:
                name = say(N_("Without a branch"))
                self._add(None, Scope(no_branch=True), name, count(group))
                continue
            scope = Scope(kind=group.kind, no_kind=group.kind is None)
            name = self._kind_name(group)
            item = self._add(None, scope, name, count(group), heading=True)
            for row in group.branches:
                self._rows[row.key] = row
                leaf = self._add(item, Scope(branch=row.key), self._branch_name(row), count(row))
                leaf.setText(_NAME, short_branch(self._branch_name(row)))
        if taken_out:
            item = self._add(None, TAKEN_OUT, say(N_("Taken out")), taken_out)
            item.setIcon(_NAME, self._icons("leave-out"))

    def _kind_name(self, group: KindGroup) -> str:
        if group.kind is None:
            return self._words.gettext(N_("Branches of no kind"))
        word = value_word("branch_kind", group.kind, self._words)
        return word[:1].upper() + word[1:]

    def _branch_name(self, row: BranchRow) -> str:
        if row.closed is None:
            return row.name
        day = partial_date_text(row.closed)
        return self._words.say(N_("{branch} (closed {day})"), branch=row.name, day=day)

    def _add(
        self,
        parent: QTreeWidgetItem | None,
        scope: Scope,
        name: str,
        count: int,
        *,
        heading: bool = False,
    ) -> QTreeWidgetItem:
        item = QTreeWidgetItem(parent or self.invisibleRootItem())
        shown = number(count, self._words.language)
        item.setText(_NAME, name)
        item.setToolTip(_NAME, name)
        item.setData(_NAME, Qt.ItemDataRole.AccessibleTextRole, f"{name}: {shown}")
        item.setData(_NAME, _SCOPE, scope)
        item.setText(_COUNT, shown)
        item.setTextAlignment(_COUNT, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if heading:
            font = QFont(self.font())
            font.setWeight(QFont.Weight.DemiBold)
            item.setFont(_NAME, font)
        self._items[scope] = item
        return item

    def _tell(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(_NAME, _SCOPE))

    def _open(self, item: QTreeWidgetItem) -> None:
        scope = item.data(_NAME, _SCOPE)
        if isinstance(scope, Scope) and scope.branch:
            self.opened.emit(scope.branch)
        elif item.childCount():
            item.setExpanded(not item.isExpanded())
