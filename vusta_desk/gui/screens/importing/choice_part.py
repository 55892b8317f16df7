"""Where the list says otherwise than the record: field by field, theirs or ours."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from vusta_desk.gui.screens.importing.rows import Survey, kind_of
from vusta_desk.gui.screens.importing.said import Said
from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.layouts import button, clear, column, holding, label
from vusta_desk.gui.widgets.wrapping import WrappingRadio
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.field_words import FIELD_WORDS
from vusta_desk.i18n.formats import number
from vusta_desk.i18n.record_words import field_text
from vusta_desk.usecases.import_members import FieldChange, PlannedRow


class ChoicePart(QWidget):
    """Tells what was chosen, for one row or for all in which the field stands the same way."""

    preferred = Signal(object, str, bool)  # rows, field, theirs

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self._words = words
        self._branches: Mapping[str, str] = {}
        self._shown: object = None
        self.choices: dict[tuple[str, bool], WrappingRadio] = {}
        self.everywhere: dict[str, QPushButton] = {}
        self.blanks = button("", "link")  # brings out what the list leaves blank
        self.blanks.setCheckable(True)
        self._title = label(words.gettext(N_("What the list says otherwise")), "heading")
        self._parts: QVBoxLayout = column(gap=1.5)
        self._blank_parts: QVBoxLayout = column(gap=1.5)
        self._blank = holding(self._blank_parts)
        self.blanks.toggled.connect(self._blank.setVisible)
        self._blank.hide()
        self.setLayout(column(self._title, self._parts, self.blanks, self._blank, gap=1))

    def show_row(
        self, row: PlannedRow, said: Said, found: Survey, branches: Mapping[str, str]
    ) -> None:
        """Shows what differs in a row, and what is taken of it."""
        self._branches = branches
        differing = [each for each in (*row.changes, *row.offers) if each.field in FIELD_WORDS]
        alike = [found.alike.get((each.field, kind_of(row, each)), (row,)) for each in differing]
        shown = row.id, differing, [len(rows) for rows in alike]
        if self._shown != shown:
            self._shown = shown
            self._build(row, differing, alike)
        self.setVisible(bool(differing))
        for change in differing:
            theirs = said.takes(row, change)
            self.choices[change.field, theirs].button.setChecked(True)
            if theirs and _is_blank(change):
                self.blanks.setChecked(True)

    def _build(
        self,
        row: PlannedRow,
        differing: Sequence[FieldChange],
        alike: Sequence[tuple[PlannedRow, ...]],
    ) -> None:
        clear(self._parts)
        clear(self._blank_parts)
        self.choices, self.everywhere = {}, {}
        for change, rows in zip(differing, alike, strict=True):
            part = self._field(row, change, rows)
            (self._blank_parts if _is_blank(change) else self._parts).addWidget(part)
            part.show()  # at once, and not after the next turn of Qt's loop
        blank = sum(map(_is_blank, differing))
        count = number(blank, self._words.language)
        told = N_("Blank in the list: {count}")
        self.blanks.setText(self._words.say(told, count=count))
        self.blanks.setVisible(blank > 0)
        self._blank.setVisible(blank > 0 and self.blanks.isChecked())
        self._title.setVisible(blank < len(differing))

    def _field(
        self, row: PlannedRow, change: FieldChange, alike: tuple[PlannedRow, ...]
    ) -> QWidget:
        name = self._words.gettext(FIELD_WORDS[change.field].label)
        lines = column(label(name, "quiet"), gap=0.5)
        group = QButtonGroup(self)
        for theirs in (True, False):
            made = self._side(name, change, theirs=theirs)
            group.addButton(made.button)
            self.choices[change.field, theirs] = made
            lines.addWidget(made)
        group.buttonClicked.connect(lambda _: self._tell((row,), change.field))
        if len(alike) > 1:
            count = number(len(alike), self._words.language)
            offered = self._words.say(N_("The same for all rows: {count}"), count=count)
            link = button(offered, "link")
            group.buttonClicked.connect(lambda _: link.setText(offered))
            link.setAccessibleDescription(name)
            link.clicked.connect(lambda: self._tell_all(link, alike, change.field))
            self.everywhere[change.field] = link
            lines.addWidget(link)
        part = holding(lines)
        group.setParent(part)
        lines.setContentsMargins(0, 0, 0, space(0.5))
        return part

    def _side(self, name: str, change: FieldChange, *, theirs: bool) -> WrappingRadio:
        value = change.theirs if theirs else change.ours
        text = field_text(change.field, value, self._branches, self._words)
        if theirs:
            shown = self._words.say(
                N_("List: {text}"), text=text or self._words.gettext(N_("an empty cell"))
            )
        else:
            shown = self._words.say(
                N_("Ours: {text}"), text=text or self._words.gettext(N_("not recorded"))
            )
        read_out = self._words.say(N_("{field}. {text}"), field=name, text=shown)
        return WrappingRadio(shown, said=read_out)

    def _tell_all(self, link: QPushButton, rows: tuple[PlannedRow, ...], field: str) -> None:
        count = number(len(rows), self._words.language)
        self._tell(rows, field)
        link.setText(self._words.say(N_("Done in all these rows: {count}"), count=count))

    def _tell(self, rows: tuple[PlannedRow, ...], field: str) -> None:
        theirs = self.choices[field, True].button.isChecked()
        self.preferred.emit(rows, field, theirs)


def _is_blank(change: FieldChange) -> bool:
    """Whether the list has nothing where we know something."""
    return change.theirs is None
