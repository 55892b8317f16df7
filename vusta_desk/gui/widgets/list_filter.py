"""Narrowing a list of people by a part of the name and by branch."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from vusta_desk.domain.names import search_rank, text_sort_key
from vusta_desk.gui.icons import Icons
from vusta_desk.gui.widgets.choices import SearchChoice
from vusta_desk.gui.widgets.field_grid import FieldGrid
from vusta_desk.gui.widgets.layouts import column, label
from vusta_desk.i18n.catalogue import N_, Catalogue


class ListFilter(QWidget):
    """A line for the name and a choice of the branch; what is chosen stays when people change."""

    changed = Signal()

    def __init__(self, icons: Icons, words: Catalogue, *more: QWidget) -> None:
        super().__init__()
        say = words.gettext
        self._branches: tuple[str, ...] = ()
        self.name = QLineEdit()
        self.name.setPlaceholderText(say(N_("Name, marks not needed")))
        self.name.setClearButtonEnabled(True)
        self.name.addAction(icons("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.branch = SearchChoice((), words)
        self._line().setPlaceholderText(say(N_("all branches")))
        parts = [
            filter_part(say(N_("&Name")), self.name),
            filter_part(say(N_("&Branch")), self.branch),
        ]
        self.setLayout(column(FieldGrid((*parts, *more), letters=26, most=4)))
        self.name.textChanged.connect(lambda _: self.changed.emit())
        self.branch.changed.connect(self.changed)

    def show_branches(self, names: Iterable[str]) -> None:
        """Offers these branches; the one chosen stays chosen where it is still among them."""
        ordered = tuple(sorted({name for name in names if name}, key=text_sort_key))
        if ordered == self._branches:
            return
        chosen, self._branches = self.branch.value(), ordered
        self.branch.blockSignals(True)
        self.branch.show_options([(name, name) for name in ordered])
        self._line().setPlaceholderText(self._line().placeholderText())
        self.branch.set_value(chosen if chosen in ordered else None)
        self.branch.blockSignals(False)

    def accepts(self, name: str, branch: str) -> bool:
        """Whether someone is to be listed."""
        typed, wanted = self.name.text().strip(), self.branch.value()
        if wanted and branch != wanted:
            return False
        return not typed or search_rank(typed, name) is not None

    @property
    def is_narrow(self) -> bool:
        """Whether anything is asked for at all."""
        return bool(self.name.text().strip() or self.branch.value())

    def clear(self) -> None:
        """Lists everyone again."""
        self.name.clear()
        self.branch.set_value(None)

    def _line(self) -> QLineEdit:
        line = self.branch.lineEdit()
        assert line is not None  # it is editable
        return line


def filter_part(title: str, editor: QWidget) -> QWidget:
    """An input with its name above, whose letter after & leads to it."""
    named = label(title, "quiet", wrap=False)
    named.setBuddy(editor)
    editor.setAccessibleName(title.replace("&", ""))
    part = QWidget()
    part.setLayout(column(named, editor, gap=0.5))
    return part
