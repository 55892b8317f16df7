"""The row as it stands in the file, cell by cell, to be corrected right there."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from vusta_desk.domain.findings import Finding
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.finding_lines import FindingLines
from vusta_desk.gui.widgets.layouts import button, clear, column, holding, label
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.record_words import field_text
from vusta_desk.usecases.row_cells import RowCell

_TITLE = 13  # letters of a heading in a line


class CellEdit(QLineEdit):
    """A cell's text. Enter or leaving it tells what was typed; Esc takes that back."""

    typed = Signal(str)

    def __init__(self, title: str) -> None:
        super().__init__()
        self._shown = ""
        self.setAccessibleName(title)
        self.editingFinished.connect(self._finish)

    def show_text(self, text: str) -> None:
        """Shows another text, unless somebody is typing another here."""
        if self.text() == self._shown or not self.hasFocus():
            self.setText(text)
            if not self.hasFocus():
                self.setCursorPosition(0)
        self._shown = text

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """See QLineEdit."""
        if event.key() == Qt.Key.Key_Escape and self.text() != self._shown:
            self.setText(self._shown)
        else:
            super().keyPressEvent(event)

    def _finish(self) -> None:
        if self.text() != self._shown:
            self._shown = self.text()
            self.typed.emit(self._shown)


class CellLine(QWidget):
    """One cell: its text, what was read from it, what was found in it."""

    typed = Signal(int, str)
    put_back = Signal(int)

    def __init__(self, session: Session, cell: RowCell) -> None:
        super().__init__()
        self._session, self._words = session, session.words
        say = self._words.say
        heading = " ".join(cell.heading.split()) or "…"
        self.title = say(N_("{letter} · {heading}"), letter=cell.letter, heading=heading)
        self.edit = CellEdit(self.title)
        self.edit.typed.connect(lambda text: self.typed.emit(cell.index, text))
        self._read = label("", "quiet", select=True)
        self._stood = label("", "quiet", select=True)
        self.back = button(self._words.gettext(N_("Put back as it stood")), "link")
        self.back.setAccessibleDescription(self.title)
        self.back.clicked.connect(lambda: self.put_back.emit(cell.index))
        self._found = FindingLines(session.icons, self._words)
        self.setLayout(column(self.edit, self._read, self._stood, self.back, self._found, gap=0.25))

    def show_cell(
        self, cell: RowCell, findings: Sequence[Finding], branches: Mapping[str, str]
    ) -> None:
        """Shows the cell of another row, or the same one read anew."""
        self.edit.show_text(cell.text)
        font = self.edit.font()
        font.setBold(cell.is_typed)
        self.edit.setFont(font)
        value = cell.value if cell.whole else None
        text = "" if value is None else field_text(cell.whole or "", value, branches, self._words)
        read_as = self._words.say(N_("Read as: {text}"), text=text)
        self._show(self._read, read_as if text and text != cell.text else "")
        stood = cell.stood or self._words.gettext(N_("an empty cell"))
        told = N_("Typed here; in the file: {text}") if cell.is_typed else N_("In the file: {text}")
        differs = cell.is_typed or cell.stood != cell.text
        self._show(self._stood, self._words.say(told, text=stood) if differs else "")
        self.back.setVisible(cell.is_typed)
        self._found.show_findings(findings)
        self._found.setVisible(bool(findings))
        self.edit.setAccessibleDescription(
            "  ".join(each.text() for each in (self._read, self._stood) if not each.isHidden())
        )

    @staticmethod
    def _show(line: QWidget, text: str) -> None:
        line.setText(text)  # type: ignore[attr-defined]
        line.setVisible(bool(text))


class CellsPart(QWidget):
    """The cells of a row; lines are kept from row to row, as they are those of one list."""

    typed = Signal(int, str)
    put_back = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._words = session, session.words
        self._columns: tuple[tuple[int, str, str], ...] = ()
        self.lines: dict[int, CellLine] = {}
        self._parts = column(gap=1)
        self.setLayout(self._parts)

    def show_cells(
        self,
        cells: Sequence[RowCell],
        findings: Mapping[str, Sequence[Finding]],
        branches: Mapping[str, str],
    ) -> None:
        """Shows these, with what was found in them by the letters of their columns."""
        columns = tuple((cell.index, cell.letter, cell.heading) for cell in cells)
        if columns != self._columns:
            self._columns = columns
            self._build(cells)
        self.setVisible(bool(cells))
        for cell in cells:
            self.lines[cell.index].show_cell(cell, findings.get(cell.letter, ()), branches)

    def _build(self, cells: Sequence[RowCell]) -> None:
        clear(self._parts)
        self.lines = {}
        about = N_("The row in the file")
        self._parts.addWidget(label(self._words.gettext(about), "heading"))
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(space(1))
        form.setVerticalSpacing(space(1))
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for cell in cells:
            line = self.lines[cell.index] = CellLine(self._session, cell)
            line.typed.connect(self.typed)
            line.put_back.connect(self.put_back)
            named = label(line.title, "quiet")
            named.setBuddy(line.edit)
            named.setFixedWidth(self.fontMetrics().averageCharWidth() * _TITLE)
            form.addRow(named, line)
        self._parts.addWidget(holding(form))
