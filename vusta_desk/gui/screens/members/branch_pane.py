"""The left of the place: the branches, and the buttons to add and change one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from vusta_desk.domain.member import Branch
from vusta_desk.gui.screens.members.branch_tree import BranchTree
from vusta_desk.gui.screens.members.reading import Tree, read_tree
from vusta_desk.gui.screens.members.scope import Scope
from vusta_desk.gui.screens.members.small_dialogs import BranchDialog
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import icon_size
from vusta_desk.gui.widgets.flow import FlowLayout
from vusta_desk.gui.widgets.layouts import column, holding
from vusta_desk.i18n.catalogue import N_
from vusta_desk.usecases import branches as branch_acts


class BranchPane(QWidget):
    """The tree with its acts; `dialog` is the one that is open."""

    chosen = Signal(object)  # Scope
    shown = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session, self.words = session, session.words
        self.dialog: BranchDialog | None = None
        self._known: Tree | None = None
        self._counted_only = False
        self._wanted: Scope | None = None
        say = self.words.gettext
        self.tree = BranchTree(session.icons, self.words)
        self.add_button = self._button(say(N_("Add a branch")), "add")
        self.add_button.clicked.connect(self.add_branch)
        self.edit_button = self._button(say(N_("Edit the branch")), "edit")
        self.edit_button.clicked.connect(lambda: self.edit_branch(self.tree.scope.branch or ""))
        foot = column(holding(FlowLayout(self.add_button, self.edit_button)), margin=1)
        self.setLayout(column(self.tree, foot, gap=0))
        self.tree.chosen.connect(self._follow)
        self.tree.opened.connect(self.edit_branch)
        self.edit_button.setEnabled(False)

    def _button(self, text: str, icon: str) -> QToolButton:
        made = QToolButton()
        made.setText(text)
        made.setIcon(self.session.icons(icon))
        made.setIconSize(icon_size())
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setAutoRaise(True)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return made

    def refresh(self) -> None:
        """Reads the branches anew."""
        self.session.read_latest(self, "tree", read_tree, self._show)

    def show_counted_only(self, counted_only: bool) -> None:
        """Counts only those in standing today, or everyone on file."""
        self._counted_only = counted_only
        if self._known is not None:
            self._show(self._known)

    def choose(self, scope: Scope) -> None:
        """Chooses a part of the members, without telling."""
        self.tree.blockSignals(True)
        self.tree.choose(scope)
        self.tree.blockSignals(False)
        self.edit_button.setEnabled(self.tree.branch is not None)

    def add_branch(self) -> None:
        """Opens the dialog for a new branch."""
        self.session.read(
            self, branch_acts.new_branch, lambda branch: self._open(branch, is_new=True)
        )

    def edit_branch(self, key: str) -> None:
        """Opens the dialog for a branch of the tree."""
        if (known := self.tree.row_of(key)) is not None:
            self._open(known.branch, is_new=False)

    def _open(self, branch: Branch, *, is_new: bool) -> None:
        self.dialog = BranchDialog(self.session, branch, self.window(), is_new=is_new)
        self.dialog.saved.connect(self._choose_saved)
        self.dialog.finished.connect(self._forget)
        self.dialog.open()

    def _choose_saved(self, key: str) -> None:
        self._wanted = Scope(branch=key)

    def _forget(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _show(self, known: Tree) -> None:
        self._known = known
        self.tree.show_tree(known.groups, known.taken_out, counted_only=self._counted_only)
        if self._wanted is not None:
            self.tree.choose(self._wanted)
            self._wanted = None
        self.edit_button.setEnabled(self.tree.branch is not None)
        self.shown.emit()

    def _follow(self, scope: Scope) -> None:
        self.edit_button.setEnabled(self.tree.branch is not None)
        self.chosen.emit(scope)
