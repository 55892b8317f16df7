"""The middle of the place: search, table, and how many there are."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QToolButton, QWidget

from vusta_desk.gui.screens.members.member_table import MemberTable
from vusta_desk.gui.screens.members.paged_rows import PagedRows
from vusta_desk.gui.screens.members.reading import Listed, read_list
from vusta_desk.gui.screens.members.scope import EVERYONE, Scope
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import icon_size, space
from vusta_desk.gui.widgets.editors import TickBox
from vusta_desk.gui.widgets.empty_state import EmptyState
from vusta_desk.gui.widgets.field_grid import FieldGrid
from vusta_desk.gui.widgets.layouts import button, column, holding, label, row
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import number
from vusta_desk.usecases import browse_members
from vusta_desk.usecases.browse_members import MemberRow, Query

_ROOM_FOR_BOTH = 60  # letters of width from which the toggle stands beside the search field
_TITLE = 16  # the most letters of what is listed, on the toggle beside the search field
_TITLE_ALONE = 24  # and on a line of its own


class SearchEdit(QLineEdit):
    """Searches while one types; Enter and Down lead on into the list, Esc clears."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """See QLineEdit."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class MemberList(QWidget):
    """Those who answer the search in a part of the members, in the order chosen."""

    counted_only_changed = Signal(bool)
    add_asked = Signal()
    import_asked = Signal()
    duplicates_asked = Signal()

    def __init__(self, session: Session, toggle: QToolButton) -> None:
        super().__init__()
        self.session, self.words = session, session.words
        self.scope = EVERYONE
        self.query = Query()
        self._is_listed = False
        self._title, self._is_beside = "", True
        self.toggle = toggle
        self.search = SearchEdit()
        self.table = MemberTable(session)
        self.count = label("", "quiet")
        self.duplicates = button("", "link")
        self.duplicates.hide()
        self.counted_only = TickBox(self.words.gettext(N_("Without those who died or left")))
        self._arrange()
        self.search.textChanged.connect(lambda _: self._ask(begin=True))
        self.search.entered.connect(self._enter_table)
        self.table.sorted_by.connect(lambda *_: self._ask() if self._is_listed else None)
        self.table.selected.connect(lambda _: self._show_count())
        self.counted_only.changed.connect(self._follow_counted)
        self.duplicates.clicked.connect(self.duplicates_asked)

    @property
    def row(self) -> MemberRow | None:
        """The row one stands on, once it has been read."""
        found = self.table.current()
        return found if found and found.key else None

    def refresh(self) -> None:
        """Lists anew; what is chosen stays chosen, and the list does not jump."""
        self._ask()

    def show_scope(self, scope: Scope) -> None:
        """Lists another part of the members."""
        if scope != self.scope:
            self.scope = scope
            self._ask(begin=True)

    def choose_listed(self, member: int, *, taken_out: bool) -> bool:
        """Lists anew what is listed and chooses a row of it; False where it is not there."""
        if member not in self.table.ids or taken_out != self.scope.taken_out:
            return False
        self._ask(wanted=member)
        return True

    def show_title(self, title: str) -> None:
        """What is listed stands on the toggle while that does not hold the branches in sight."""
        self._title = title
        style, away = Qt.ToolButtonStyle, not self.toggle.isChecked()
        self.toggle.setToolButtonStyle(
            style.ToolButtonTextBesideIcon if away else style.ToolButtonIconOnly
        )
        self.toggle.setToolTip(self.words.say(N_("Show the branches: {chosen}"), chosen=title))
        letter = self.fontMetrics().averageCharWidth()
        self._place_toggle(beside=not away or self.width() >= letter * _ROOM_FOR_BOTH)
        room = letter * (_TITLE if self._is_beside else _TITLE_ALONE)
        self.toggle.setText(self.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The toggle has a line of its own where the search field would be too narrow."""
        super().resizeEvent(event)
        self.show_title(self._title)

    def _place_toggle(self, *, beside: bool) -> None:
        if beside != self._is_beside:
            self._is_beside = beside
            left = Qt.AlignmentFlag.AlignLeft
            self._head.removeWidget(self.toggle)
            self._head.addWidget(self.toggle, int(beside), 0, 1, 1 if beside else 3, left)
            self._head.removeWidget(self.search)
            self._head.addWidget(self.search, 1, int(beside), 1, 1 if beside else 2)
            self._head.setColumnStretch(0, int(not beside))

    def show_duplicates(self, pairs: int) -> None:
        """How many pairs of records look like one person's; nothing where there are none."""
        said = self.words.say(
            N_("Perhaps twice on file: {count}"), count=number(pairs, self.words.language)
        )
        self.duplicates.setText(said)
        self.duplicates.setVisible(pairs > 0)

    def show_message(self, text: str) -> None:
        """Something worth knowing, beside the count until that changes."""
        self._show_count()
        self.count.setText(f"{self.count.text()} · {text}")

    def choose(self, member: int, scope: Scope) -> None:
        """Lists a whole part of the members without search, and chooses a row of it."""
        self.scope = scope
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.counted_only.blockSignals(True)
        self.counted_only.setChecked(False)
        self.counted_only.blockSignals(False)
        self._ask(wanted=member)

    def _ask(self, *, begin: bool = False, wanted: int | None = None) -> None:
        order, descending = self.table.order
        query = self.scope.narrow(
            Query(
                text=self.search.text(),
                in_standing=self.counted_only.isChecked(),
                order=order,
                descending=descending,
            )
        )
        top = 0 if begin else max(self.table.rowAt(0), 0)
        current = wanted if wanted is not None else self.table.current_id
        self.session.read_latest(
            self,
            "list",
            lambda services: read_list(services, query, top=top, wanted=current),
            lambda listed: self._show(listed, jump=begin or wanted is not None),
        )

    def _show(self, listed: Listed, *, jump: bool) -> None:
        new_order = (listed.query.order, listed.query.descending) != (
            self.query.order,
            self.query.descending,
        )
        self.query, self._is_listed = listed.query, True
        rows = PagedRows(
            listed.ids,
            self._read_rows,
            self.table.rows_arrived,
            listed.first_rows,
        )
        self.table.set_overlay(self._nothing() if not listed.ids else None)
        if jump and listed.place is None:
            self.table.verticalScrollBar().setValue(0)
        self.table.show_rows(rows, listed.place, bring_into_sight=jump or new_order)
        self._show_count()

    def _read_rows(
        self, ids: tuple[int, ...], done: Callable[[tuple[MemberRow, ...]], None]
    ) -> None:
        self.session.read(self, lambda services: browse_members.rows(services, ids), done)

    def _follow_counted(self) -> None:
        self.counted_only_changed.emit(self.counted_only.isChecked())
        self._ask(begin=True)

    def _enter_table(self) -> None:
        if self.table.ids:
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
            if self.table.current_id is None:
                self.table.select(0)

    def _show_count(self) -> None:
        language = self.words.language
        listed, chosen = len(self.table.ids), len(self.table.chosen_ids())
        texts = [self.words.say(N_("Members: {count}"), count=number(listed, language))]
        if chosen > 1:
            texts.append(self.words.say(N_("chosen: {count}"), count=number(chosen, language)))
        self.count.setText(" · ".join(texts))

    def _nothing(self) -> EmptyState:
        say, icons = self.words.gettext, self.session.icons
        if self.search.text().strip():
            text = self.words.say(N_("Nobody answers “{text}”"), text=self.search.text().strip())
            acts = ((say(N_("Clear the search")), self.search.clear),)
            return EmptyState(icons, "search", text, acts=acts)
        if self.scope != EVERYONE or self.counted_only.isChecked():
            return EmptyState(icons, "members", say(N_("Nobody is listed here")))
        return EmptyState(
            icons,
            "members",
            say(N_("There are no members yet")),
            say(N_("Take them in from an Excel list, or add them one by one.")),
            (
                (say(N_("Import a list")), self.import_asked.emit),
                (say(N_("Add a member")), self.add_asked.emit),
            ),
        )

    def _counts(self) -> QWidget:
        return holding(column(self.count, row(self.duplicates, None), gap=0.5))

    def _arrange(self) -> None:
        say = self.words.gettext
        self.search.setPlaceholderText(say(N_("Search by name or number, marks not needed")))
        self.search.setAccessibleName(say(N_("Search members")))
        self.search.setToolTip(say(N_("Search members (Ctrl+F)")))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(
            self.session.icons("search"), QLineEdit.ActionPosition.LeadingPosition
        )
        columns = QToolButton()
        columns.setIcon(self.session.icons("columns"))
        columns.setIconSize(icon_size())
        columns.setAutoRaise(True)
        columns.setToolTip(say(N_("Choose the columns")))
        columns.setAccessibleName(columns.toolTip())
        columns.clicked.connect(
            lambda: self.table.column_menu().popup(columns.mapToGlobal(columns.rect().bottomLeft()))
        )
        self._head = QGridLayout()
        self._head.setSpacing(space(1))
        self._head.setContentsMargins(*[space(1)] * 4)
        self._head.setColumnStretch(1, 1)
        for place, part in enumerate((self.toggle, self.search, columns)):
            self._head.addWidget(part, 1, place)
        foot = row(FieldGrid((self._counts(), self.counted_only), letters=34, most=2), margin=1)
        page = column(self._head, self.table, foot, gap=0)
        page.setStretch(1, 1)
        self.setLayout(page)
