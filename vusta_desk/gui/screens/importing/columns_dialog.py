"""Which column is which: what the program has recognised, to be corrected by hand."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QGridLayout, QWidget

from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.layouts import column, holding, label, scrolling
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.field_words import FIELD_WORDS
from vusta_desk.usecases.import_members import SheetColumn
from vusta_desk.usecases.list_names import FIELDS_OF_LISTS

_HEADING, _SAMPLES, _CHOICE = 14, 26, 16  # the least widths in letters; samples take the rest


class ColumnsDialog(QDialog):
    """A line a column: its letter, its heading, some of its cells, and the field it is."""

    def __init__(self, session: Session, found: Sequence[SheetColumn], parent: QWidget) -> None:
        super().__init__(parent)
        self.words, self._found = session.words, tuple(found)
        say = self.words.gettext
        self.setWindowTitle(say(N_("Columns of the file")))
        self.fields: dict[int, QComboBox] = {}
        self._problem = label("", "problem")
        self._problem.hide()
        buttons = QDialogButtonBox()
        read = buttons.addButton(
            say(N_("Read the list so")), QDialogButtonBox.ButtonRole.AcceptRole
        )
        read.setProperty("role", "primary")
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        about = label(say(N_("Each field can be in one column only. The file is not changed.")))
        about.setProperty("role", "quiet")
        body = scrolling(holding(self._grid()))
        self.setLayout(column(about, body, self._problem, buttons, margin=2))
        letter = self.fontMetrics().averageCharWidth()
        self.resize(max(space(110), letter * 84), space(75))

    def assigned(self) -> dict[int, str]:
        """The field of every column by its place in the sheet, "" for one that is not read."""
        return {index: str(box.currentData()) for index, box in self.fields.items()}

    def accept(self) -> None:
        """Closes where no field was given to two columns."""
        chosen = [field for field in self.assigned().values() if field]
        twice = sorted({field for field in chosen if chosen.count(field) > 1})
        if not twice and "name" in chosen:
            super().accept()
            return
        if twice:
            fields = ", ".join(self.words.gettext(FIELD_WORDS[field].label) for field in twice)
            text = self.words.say(N_("Given to more than one column: {fields}."), fields=fields)
        else:
            text = self.words.gettext(N_("Say which column holds the full name."))
        self._problem.setText(text)
        self._problem.show()

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(space(2))
        grid.setVerticalSpacing(space(1))
        letter = self.fontMetrics().averageCharWidth()
        grid.setColumnStretch(2, 1)
        grid.setColumnMinimumWidth(2, letter * _SAMPLES)
        titles = (N_("Column"), N_("Heading"), N_("Some of its cells"), N_("What it is"))
        for place, title in enumerate(titles):
            grid.addWidget(label(self.words.gettext(title), "quiet"), 0, place)
        for line, each in enumerate(self._found, 1):
            box = self._choice(each)
            heading = label(each.heading or "…")
            heading.setBuddy(box)
            heading.setFixedWidth(letter * _HEADING)
            grid.addWidget(label(each.letter, wrap=False), line, 0)
            grid.addWidget(heading, line, 1)
            grid.addWidget(label(" · ".join(each.samples), "quiet"), line, 2)
            grid.addWidget(box, line, 3)
        grid.setRowStretch(len(self._found) + 1, 1)
        return grid

    def _choice(self, each: SheetColumn) -> QComboBox:
        box = QComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(_CHOICE)
        box.addItem(self.words.gettext(N_("not read")), "")
        for field in FIELDS_OF_LISTS:
            box.addItem(self.words.gettext(FIELD_WORDS[field].label), field)
        box.setCurrentIndex(max(box.findData(each.field or ""), 0))
        name = self.words.say(N_("What column {letter} is"), letter=each.letter)
        box.setAccessibleName(name)
        self.fields[each.index] = box
        return box
