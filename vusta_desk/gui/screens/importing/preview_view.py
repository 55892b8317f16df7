"""The preview: how many rows of each fate, the rows with the worst first, one row in full."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QComboBox, QPushButton, QSplitter, QWidget

from vusta_desk.domain.findings import Severity
from vusta_desk.domain.names import sort_key
from vusta_desk.gui.screens.importing.fates import FATE_EXPLAINED, FATE_ICONS, urgency
from vusta_desk.gui.screens.importing.row_detail import RowDetail
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import colours, icon_size, space
from vusta_desk.gui.widgets.empty_state import EmptyState
from vusta_desk.gui.widgets.findings_panel import FindingsPanel
from vusta_desk.gui.widgets.flow import FlowLayout
from vusta_desk.gui.widgets.layouts import button, column, holding, label, row, scrolling
from vusta_desk.gui.widgets.table import Column, RowModel, RowTable
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import number, partial_date_text
from vusta_desk.i18n.messages import sentence
from vusta_desk.i18n.value_words import value_word
from vusta_desk.usecases.import_members import Fate, PlannedRow, Preview


class PreviewView(QWidget):
    """What would become of each row of a file."""

    sheet_chosen = Signal(str)

    def __init__(self, session: Session, previewed: Preview, branches: Mapping[str, str]) -> None:
        super().__init__()
        self.session, self.words, self.previewed = session, session.words, previewed
        self._branches = branches
        self.filters: dict[Fate, QPushButton] = {}
        self._model: RowModel[PlannedRow] = RowModel(self._columns())
        self.table = RowTable(
            "import",
            self._model,
            session.preferences,
            self.words,
            title=self.words.gettext(N_("Rows of the list")),
        )
        self.table.set_overlay(self._nobody())
        self._detail = RowDetail(session, self._branches)
        self.table.selected.connect(lambda rows: self._detail.show_row(rows[0] if rows else None))
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.addWidget(self.table)
        sides.addWidget(scrolling(self._detail))
        sides.setStretchFactor(0, 3)
        sides.setStretchFactor(1, 2)
        sides.setChildrenCollapsible(False)
        sides.setSizes([space(90), space(50)])
        layout = column(self._head(), *self._of_the_file(), sides, gap=0)
        layout.setStretchFactor(sides, 1)
        self.setLayout(layout)
        self._show_rows()

    def _head(self) -> QWidget:
        plan = self.previewed.plan
        name = label(plan.file, "heading", wrap=False)
        parts: list[QWidget | None] = [name]
        if len(self.previewed.sheets) > 1:
            sheets = QComboBox()
            sheets.setAccessibleName(self.words.gettext(N_("Sheet")))
            sheets.addItems(list(self.previewed.sheets))
            if self.previewed.sheet:
                sheets.setCurrentText(self.previewed.sheet)
            sheets.textActivated.connect(self.sheet_chosen)
            parts += [label(self.words.gettext(N_("Sheet")), "quiet", wrap=False), sheets]
        parts.append(None)
        boxes = [self._filter(fate) for fate in FATE_ICONS]
        return holding(column(row(*parts, gap=1.5), holding(FlowLayout(*boxes)), margin=2))

    def _filter(self, fate: Fate) -> QPushButton:
        """A box that shows and hides the rows of a fate."""
        count = self.previewed.fates[fate]
        text = f"{value_word('fate', fate, self.words)}: {number(count, self.words.language)}"
        made = button(text)
        made.setCheckable(True)
        made.setChecked(count > 0)
        made.setEnabled(count > 0)
        made.setIcon(self.session.icons.before_text(FATE_ICONS[fate]))
        made.setIconSize(icon_size())
        made.setToolTip(self.words.gettext(FATE_EXPLAINED[fate]))
        made.toggled.connect(self._show_rows)
        self.filters[fate] = made
        return made

    def _of_the_file(self) -> list[QWidget]:
        """What is to be said of the file as a whole."""
        of_rows = {id(finding) for each in self.previewed.plan.rows for finding in each.findings}
        found = [each for each in self.previewed.plan.findings if id(each) not in of_rows]
        if not found:
            return []
        panel = FindingsPanel(self.session.icons, self.words)
        panel.show_findings(found)
        panel.setMaximumHeight(space(3.5) * min(len(found), 4) + space(2))
        return [panel]

    def _nobody(self) -> QWidget:
        text = self.words.gettext(N_("No row of the chosen kinds."))
        return EmptyState(self.session.icons, "filter", text)

    def _show_rows(self) -> None:
        shown = {fate for fate, box in self.filters.items() if box.isChecked()}
        rows = [each for each in self.previewed.plan.rows if each.fate in shown]
        self._model.set_rows(sorted(rows, key=urgency))
        if rows:
            self.table.select(0)

    def _columns(self) -> list[Column[PlannedRow]]:
        say = self.words.gettext
        return [
            Column(
                "fate",
                say(N_("Fate")),
                lambda each: value_word("fate", each.fate, self.words),
                16,
                key=urgency,
                icon=lambda each: self._icon(each.fate),
            ),
            Column(
                "row",
                say(N_("Row")),
                lambda each: str(each.row),
                5,
                key=lambda each: each.row,
                right=True,
            ),
            Column(
                "name",
                say(N_("Full name")),
                lambda each: each.member.name,
                24,
                key=lambda each: sort_key(each.member.name),
                strong=True,
            ),
            Column(
                "findings",
                say(N_("To be seen")),
                self._said,
                40,
                tooltip=lambda each: "\n".join(self._sentences(each)),
            ),
            Column("birth_date", say(N_("Date of birth")), _birth_date, 11, key=_birth_order),
            Column("branch", say(N_("Branch")), self._branch, 24),
        ]

    def _icon(self, fate: Fate) -> QIcon:
        shown = colours()
        colour = {Fate.REFUSED: shown.error, Fate.UNSURE: shown.warning}.get(fate, shown.quiet)
        return self.session.icons(FATE_ICONS[fate], colour)

    def _branch(self, each: PlannedRow) -> str:
        return self._branches.get(each.member.branch or "", "")

    def _said(self, each: PlannedRow) -> str:
        return "  ·  ".join(self._sentences(each))

    def _sentences(self, each: PlannedRow) -> list[str]:
        worth = [found for found in each.findings if found.severity is not Severity.INFO]
        found = worth or list(each.findings)
        return [sentence(one.code, one.details, self.words) for one in found]


def _birth_date(each: PlannedRow) -> str:
    known = each.member.birth_date
    return partial_date_text(known) if known else ""


def _birth_order(each: PlannedRow) -> tuple[bool, object]:
    known = each.member.birth_date
    return known is None, known.sort_key if known else ()
