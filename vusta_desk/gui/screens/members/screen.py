"""The members: branches on the left, the list in the middle, the chosen record on the right."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QToolButton

from vusta_desk.gui.screens.base import Screen
from vusta_desk.gui.screens.members.branch_pane import BranchPane
from vusta_desk.gui.screens.members.detail import MemberDetail
from vusta_desk.gui.screens.members.form import MemberForm
from vusta_desk.gui.screens.members.form.dialog import Subject, read_subject
from vusta_desk.gui.screens.members.member_list import MemberList
from vusta_desk.gui.screens.members.reading import Record, find_row
from vusta_desk.gui.screens.members.scope import EVERYONE, TAKEN_OUT, Scope
from vusta_desk.gui.screens.members.small_dialogs import TakeOutDialog
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import icon_size
from vusta_desk.gui.widgets import files
from vusta_desk.gui.widgets.layouts import row
from vusta_desk.gui.widgets.saving_dialog import SavingDialog
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import number
from vusta_desk.usecases import browse_members, collection, duplicates, edit_member
from vusta_desk.usecases.browse_members import MemberRow

_PANES = "members_panes"
_ROOM_FOR_TREE = 110  # characters of width below which the branches give way to the list


class MembersScreen(Screen):
    """Chooses, shows, adds, edits, takes out and puts back members.

    `show_target(key=…)` shows a member, with `edit=<field>` in the form with the keyboard in that
    field; `show_target(branch=…)` lists a branch; `add=True` begins a new member.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.dialog: SavingDialog | None = None
        self._record: Record | None = None
        self._wanted = ""
        self._toggled = False
        self.toggle = self._toggle_button()
        self.branches = BranchPane(session)
        self.list = MemberList(session, self.toggle)
        self.detail = MemberDetail(session)
        self._arrange()
        self._add_acts()
        self._connect()
        self._show_record(None)

    def refresh(self) -> None:
        """See Screen; a member just saved is chosen."""
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self.show_member(wanted)
        else:
            self.list.refresh()
        self.branches.refresh()  # counting takes longer than listing
        self.session.read_latest(
            self, "duplicates", duplicates.quick_count, lambda n: self.list.show_duplicates(n or 0)
        )

    def show_target(self, **target: object) -> None:
        """See the class."""
        if isinstance(key := target.get("key"), str):
            edit = target.get("edit")
            self.show_member(key, edit if isinstance(edit, str) else None)
        elif isinstance(branch := target.get("branch"), str):
            self._show_scope(Scope(branch=branch))
            self.branches.choose(Scope(branch=branch))
        elif target.get("no_branch"):
            self._show_scope(Scope(no_branch=True))
            self.branches.choose(Scope(no_branch=True))
        elif target.get("add"):
            self.add_member()

    def may_leave(self) -> bool:
        """A dialog half written is saved or given up first."""
        dialog = self.dialog or self.branches.dialog
        return dialog is None or not dialog.isVisible() or dialog.may_close()

    def show_member(self, key: str, edit: str | None = None) -> None:
        """Chooses a member in the list, and opens the form in a field where one is named."""

        def show(found: MemberRow | None) -> None:
            if found is None:
                self.list.refresh()
                return
            scope = TAKEN_OUT if found.taken_out else EVERYONE
            if not self.list.choose_listed(found.id, taken_out=found.taken_out is not None):
                self.branches.choose(scope)
                self.list.choose(found.id, scope)
                self._show_title()
            if edit is not None and found.taken_out is None:
                self.edit_member(key, edit)

        self.session.read(self, lambda services: find_row(services, key), show)

    def add_member(self) -> None:
        """Opens the form for a new member, in the branch that is chosen."""
        branch = self.branches.tree.scope.branch
        self.session.read(
            self, lambda services: read_subject(services, None, branch), self._open_form
        )

    def edit_member(self, key: str = "", field: str = "") -> None:
        """Opens the form for a member, by default the one chosen, in a field if one is named."""
        if not key and self._record is not None and self._record.opened.taken_out is None:
            key = self._record.row.key
        if key and self.dialog is None:
            self.session.read(
                self,
                lambda services: read_subject(services, key),
                lambda subject: self._open_form(subject, field),
            )

    def take_out(self) -> None:
        """Asks why the chosen member is taken out."""
        if self._record is not None and self._record.opened.taken_out is None:
            member = self._record.opened.member
            self._open(TakeOutDialog(self.session, member.key, member.name, self.window()))

    def put_back(self) -> None:
        """Brings the chosen member back."""
        if self._record is not None and self._record.opened.taken_out is not None:
            key = self._record.row.key
            self.session.act(
                self,
                lambda services: edit_member.put_back(services, key),
                lambda _: self._want(key),
            )

    def export_list(self) -> None:
        """Writes what is listed, with the columns in sight, to a file."""
        say = self.words.gettext
        kinds = ((say(N_("Excel workbook")), "*.xlsx"), (say(N_("CSV text")), "*.csv"))
        suggested = say(N_("Member list")) + ".xlsx"
        path = files.ask_save(self, self.words, say(N_("Export the list")), kinds, suggested)
        if path is None:
            return
        query, fields = self.list.query, [each.id for each in self.list.table.shown_columns()]
        self.session.read_long(
            self,
            say(N_("Exporting the list")),
            lambda services, progress: browse_members.export_list(
                services, query, fields, path, progress
            ),
            lambda count: self._say_exported(path, count),
        )

    def export_collection(self) -> None:
        """Writes the official collection workbook with everyone who is in standing."""
        say = self.words.gettext
        title, kinds = (
            say(N_("Official collection workbook")),
            [(say(N_("Excel workbook")), "*.xlsx")],
        )
        suggested = say(N_("Collection workbook")) + ".xlsx"
        path = files.ask_save(self, self.words, title, kinds, suggested)
        if path is not None:
            self.session.read_long(
                self,
                say(N_("Exporting the list")),
                lambda services, _: collection.export(services, path),
                lambda count: self._say_exported(path, count),
            )

    def _say_exported(self, path: Path, count: int) -> None:
        written = number(count, self.words.language)
        self.list.show_message(
            self.words.say(N_("Exported to {file}: {count} members"), file=path.name, count=written)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The branches give way where there is little room, unless they were asked for."""
        super().resizeEvent(event)
        if not self._toggled:
            room = self.fontMetrics().averageCharWidth() * _ROOM_FOR_TREE
            self.toggle.blockSignals(True)
            self.toggle.setChecked(self.width() >= room)
            self.toggle.blockSignals(False)
            self.branches.setVisible(self.toggle.isChecked())
            self._show_title()

    def _open_form(self, subject: Subject, field: str = "") -> None:
        if self.dialog is not None:
            return
        form = MemberForm(self.session, subject, self.window())
        form.saved.connect(self._want)
        self._open(form)
        if field:
            form.focus_field(field)

    def _open(self, dialog: SavingDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._forget_dialog)
        dialog.open()

    def _forget_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _want(self, key: str) -> None:
        """The member that is to be chosen at the refresh to come."""
        self._wanted = key

    def _show_record(self, record: Record | None) -> None:
        self._record = record
        is_out = record is not None and record.opened.taken_out is not None
        is_merged = record is not None and bool(record.opened.merged_into)
        self.edit_act.setEnabled(record is not None and not is_out)
        self.take_out_act.setEnabled(record is not None and not is_out)
        self.put_back_act.setEnabled(is_out and not is_merged)
        self.put_back_act.setVisible(is_out and not is_merged)

    def _show_scope(self, scope: Scope) -> None:
        self.list.show_scope(scope)
        self._show_title()

    def _show_title(self) -> None:
        self.list.show_title(self.branches.tree.title(self.list.scope))

    def _toggle_button(self) -> QToolButton:
        toggle = QToolButton()
        toggle.setCheckable(True)
        toggle.setChecked(True)
        toggle.setIcon(self.session.icons("branch"))
        toggle.setAutoRaise(True)
        toggle.setIconSize(icon_size())
        toggle.setAccessibleName(self.words.gettext(N_("Show the branches")))
        return toggle

    def _follow_toggle(self, shown: bool) -> None:
        self._toggled = True
        self.branches.setVisible(shown)
        self._show_title()
        if shown:
            self.branches.tree.setFocus()

    def _arrange(self) -> None:
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        for pane in (self.branches, self.list, self.detail):
            self.panes.addWidget(pane)
        self.panes.setChildrenCollapsible(False)
        self.panes.setStretchFactor(1, 1)
        unit = self.fontMetrics().averageCharWidth()
        self.branches.setMinimumWidth(unit * 22)
        self.list.setMinimumWidth(unit * 30)
        self.detail.setMinimumWidth(unit * 30)
        kept = self.session.preferences.get(_PANES)
        sizes = [size for size in kept if isinstance(size, int)] if isinstance(kept, list) else []
        self.panes.setSizes(sizes if len(sizes) == 3 else [unit * 34, unit * 76, unit * 40])
        self.panes.splitterMoved.connect(
            lambda *_: self.session.preferences.set(_PANES, self.panes.sizes())
        )
        self.setLayout(row(self.panes, gap=0))
        self.begin_at(self.list.search)

    def _add_acts(self) -> None:
        say = self.words.gettext
        self.collection_act = self.add_act(
            say(N_("Official collection workbook")), self.export_collection, icon="export"
        )
        self.add_act(
            say(N_("Look for duplicates")), lambda: self.session.go("duplicates"), icon="members"
        )
        self.edit_act = self.add_act(
            say(N_("Edit the record")), self.edit_member, icon="edit", shortcut="F2"
        )
        self.take_out_act = self.add_act(say(N_("Take out")), self.take_out, icon="leave-out")
        self.put_back_act = self.add_act(say(N_("Put back")), self.put_back, icon="put-in")
        self.add_act(
            say(N_("Workbooks of the branches")),
            lambda: self.session.go("exchanges"),
            icon="branch",
        )
        self.export_act = self.add_act(
            say(N_("Export the list")), self.export_list, icon="export", shortcut="Ctrl+E"
        )
        self.add_act(
            say(N_("Reconcile with a list")), lambda: self.session.go("reconcile"), icon="check"
        )
        self.add_act(
            say(N_("Import a list")), lambda: self.session.go("import", choose=True), icon="import"
        )
        self.add_act(
            say(N_("Add a member")), self.add_member, icon="add", shortcut="Ctrl+N", primary=True
        )

    def _connect(self) -> None:
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._focus_search)
        table = self.list.table
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), table, self.take_out)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.toggle.toggled.connect(self._follow_toggle)
        self.branches.chosen.connect(self._show_scope)
        self.branches.shown.connect(self._show_title)
        self.list.counted_only_changed.connect(self.branches.show_counted_only)
        self.list.add_asked.connect(self.add_member)
        self.list.duplicates_asked.connect(lambda: self.session.go("duplicates"))
        self.list.import_asked.connect(lambda: self.session.go("import", choose=True))
        table.current_changed.connect(self.detail.show_member)
        table.opened.connect(lambda found: self.edit_member(found.key))
        self.detail.shown.connect(self._show_record)
        self.detail.edit_asked.connect(lambda field: self.edit_member(field=field))
        self.detail.put_back_asked.connect(self.put_back)

    def _focus_search(self) -> None:
        self.list.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.search.selectAll()
