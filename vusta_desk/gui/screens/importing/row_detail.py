"""One row of the list in full: who it is, what it would change, and what stands in the file."""

from collections import defaultdict
from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from vusta_desk.domain.fields import FIELDS
from vusta_desk.domain.findings import Finding
from vusta_desk.gui.screens.importing.cells_part import CellsPart
from vusta_desk.gui.screens.importing.choice_part import ChoicePart
from vusta_desk.gui.screens.importing.fates import cause
from vusta_desk.gui.screens.importing.rows import Survey
from vusta_desk.gui.screens.importing.said import Said
from vusta_desk.gui.screens.importing.who_part import WhoPart, asks_who
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.finding_lines import FindingLines
from vusta_desk.gui.widgets.layouts import button, clear, column, holding, label
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.field_words import FIELD_WORDS
from vusta_desk.i18n.record_words import member_texts
from vusta_desk.i18n.value_words import value_word
from vusta_desk.usecases.import_members import Fate, PlannedRow, Preview
from vusta_desk.usecases.row_cells import cells

_OF_BRANCHES = "branch_unsure"
_SURE = frozenset((Fate.NEW, Fate.CHANGED, Fate.SAME))


class RowDetail(QWidget):
    """Shows one planned row; without one a word says what to do."""

    branches_asked = Signal()
    who_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._words = session.words
        say = self._words.gettext
        self.row: PlannedRow | None = None
        self._nothing = label(say(N_("Choose a row to see it in full.")), "quiet")
        self._name = label("", "heading", select=True)
        self._where = label("", "quiet")
        self._found = FindingLines(session.icons, self._words)
        self.to_branches = button(say(N_("Answer the question about its branch")), "link")
        self.to_branches.clicked.connect(self.branches_asked)
        self.to_who = button(say(N_("Is it somebody else?")), "link")
        self.to_who.clicked.connect(self.who_asked)
        self.who = WhoPart(self._words)
        self.choices = ChoicePart(self._words)
        self.cells = CellsPart(session)
        self._facts: QVBoxLayout = column()
        inside = column(
            column(self._name, self._where, gap=0),
            self._found,
            self.to_branches,
            self.to_who,
            self.who,
            self.choices,
            self.cells,
            self._facts,
            gap=1.5,
        )
        self._inside = holding(inside)
        self.setLayout(column(self._nothing, self._inside, None, margin=2))
        self.show_nothing()

    def show_nothing(self) -> None:
        """No row is chosen."""
        self.row = None
        self._nothing.show()
        self._inside.hide()

    def show_row(
        self,
        row: PlannedRow,
        previewed: Preview,
        said: Said,
        found: Survey,
        branches: Mapping[str, str],
    ) -> None:
        """Shows this row."""
        self.row = row
        self._nothing.hide()
        self._inside.show()
        self._name.setText(row.member.name or "…")
        self._where.setText(self._place(row))
        shown = cells(previewed, row)
        letters = {cell.letter for cell in shown}
        why = cause(row) if row.fate is Fate.UNSURE else None
        beside: defaultdict[str, list[Finding]] = defaultdict(list)
        others: list[Finding] = []
        for finding in row.findings:
            at = finding.place.column
            is_whole = finding is why
            (beside[at] if at in letters and at and not is_whole else others).append(finding)
        self._found.show_findings(others)
        self._found.setVisible(bool(others))
        self.to_branches.setVisible(any(each.code == _OF_BRANCHES for each in row.findings))
        self._show_who(row, said)
        self.choices.show_row(row, said, found, branches)
        self.cells.show_cells(shown, beside, branches)
        self._show_facts(row, branches, is_shown=not shown)

    def show_said(self, said: Said, found: Survey, branches: Mapping[str, str]) -> None:
        """Something else was decided; the row is the same."""
        if self.row is not None:
            self._show_who(self.row, said)
            self.choices.show_row(self.row, said, found, branches)

    def _show_who(self, row: PlannedRow, said: Said) -> None:
        is_asked = asks_who(row) or row.id in said.candidates
        self.who.setVisible(is_asked)
        self.to_who.setVisible(not is_asked and row.fate in _SURE)
        if is_asked:
            self.who.show_row(row, said.candidates.get(row.id, ()), said)

    def _place(self, row: PlannedRow) -> str:
        fate = value_word("fate", row.fate, self._words)
        if row.sheet is None:
            return self._words.say(N_("Row {row}: {fate}"), row=row.row, fate=fate)
        told = N_("Row {row} of the sheet “{sheet}”: {fate}")
        return self._words.say(told, row=row.row, sheet=row.sheet, fate=fate)

    def _show_facts(self, row: PlannedRow, branches: Mapping[str, str], *, is_shown: bool) -> None:
        """The record as it would be, where there are no cells to tell it."""
        clear(self._facts)
        if not is_shown:
            return
        title = self._words.gettext(N_("The record as it would be"))
        self._facts.addWidget(label(title, "heading"))
        form = QFormLayout()
        form.setSpacing(space(1))
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        texts = member_texts(row.member, branches, self._words, [field.id for field in FIELDS])
        for field, text in texts.items():
            if text:
                name = self._words.gettext(FIELD_WORDS[field].label)
                form.addRow(label(name, "quiet"), label(text, select=True))
        self._facts.addWidget(holding(form))
