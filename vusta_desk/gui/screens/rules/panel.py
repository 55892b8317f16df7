"""One rule: what is to be done about it, and all its values side by side, the latest first."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from vusta_desk.domain.findings import Finding, Severity
from vusta_desk.gui.screens.rules.columns import said_text, value_columns
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import icon_size, space
from vusta_desk.gui.widgets.finding_lines import severity_icon
from vusta_desk.gui.widgets.flow import FlowLayout
from vusta_desk.gui.widgets.layouts import button, clear, column, holding, label, row
from vusta_desk.gui.widgets.table import RowModel, RowTable
from vusta_desk.i18n.messages import sentence
from vusta_desk.i18n.rule_words import part_text, rule_title
from vusta_desk.usecases.rules import RuleView, ValueView

_LINES = 2


class RulePanel(QWidget):
    """Tells that a value is to be entered, or taken back."""

    enter_asked = Signal(str)  # the part, or ""
    forget_asked = Signal(object)  # the ValueView

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._words = session, session.words
        self.rule: RuleView | None = None
        say = session.words.say
        self.title = label("", "heading")
        self._needs = column(gap=0.5)
        self._needs_part = holding(self._needs)
        self.table: RowTable[ValueView] = RowTable(
            "rule-values",
            RowModel(value_columns(None, session.icons, session.words)),
            session.preferences,
            session.words,
            title=say("Values of the rule"),
        )
        self.table.show_lines(_LINES)
        self.told = label("", select=True)
        self.forget_button = button(say("Take this value back…"))
        told = row(self.told, self.forget_button, gap=2)
        told.setStretch(0, 1)
        told.setAlignment(self.forget_button, Qt.AlignmentFlag.AlignTop)
        page = column(self.title, self._needs_part, self.table, told)
        page.setStretch(2, 1)
        page.setContentsMargins(0, space(1), 0, 0)
        self.setLayout(page)
        self.table.selected.connect(lambda _: self._follow())
        self.forget_button.clicked.connect(self._ask_forget)

    def show_rule(self, rule: RuleView) -> None:
        """Shows a rule; the value chosen stays chosen."""
        before, chosen, words = self.rule, self.table.current(), self._words
        self.rule = rule
        self.title.setText(rule_title(rule.id, words))
        self._show_needs(rule)
        model = self.table.rows_model
        model.columns = tuple(value_columns(rule, self._session.icons, words))
        model.set_rows(rule.values[::-1])
        same = before is not None and before.id == rule.id
        place = _place(model.rows, chosen) if same else None
        if place is None:  # what holds today, the latest of it
            place = next((at for at, value in enumerate(model.rows) if value.in_force), 0)
        self.table.select(place)
        self._follow()

    def _show_needs(self, rule: RuleView) -> None:
        clear(self._needs)
        for finding in rule.needs_entry:
            self._needs.addWidget(self._need(finding))
        if rule.unknown_parts:
            flow = FlowLayout()
            for part in rule.unknown_parts:
                text = self._words.say("Enter: {part}…", part=part_text(part, self._words))
                made = button(text)
                made.clicked.connect(lambda _=False, part=part: self.enter_asked.emit(part))
                flow.addWidget(made)
            self._needs.addWidget(holding(flow))
        self._needs_part.setVisible(self._needs.count() > 0)

    def _need(self, finding: Finding) -> QWidget:
        picture, size = QLabel(), icon_size().height()
        icon = severity_icon(finding.severity, self._session.icons)
        picture.setPixmap(icon.pixmap(size, size))
        picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        role = "quiet" if finding.severity is Severity.INFO else "warning"
        said = label(sentence(finding.code, finding.details, self._words), role, select=True)
        line = row(picture, said)
        line.setStretch(1, 1)
        return holding(line)

    def _follow(self) -> None:
        value = self.table.current()
        self.forget_button.setVisible(value is not None and value.is_own)
        self.told.setText("\n".join(filter(None, self._told(value))))

    def _told(self, value: ValueView | None) -> tuple[str, ...]:
        """The value in full, for the table cuts what is long, and where it is written."""
        if value is None or self.rule is None:
            return ()
        return said_text(self.rule.id, value, self._words), value.source, value.url

    def _ask_forget(self) -> None:
        if (value := self.table.current()) is not None and value.is_own:
            self.forget_asked.emit(value)


def _place(values: Sequence[ValueView], chosen: ValueView | None) -> int | None:
    """Where the value chosen before stands now."""
    if chosen is None:
        return None
    mark = chosen.since, chosen.part, chosen.is_own
    marks = [(value.since, value.part, value.is_own) for value in values]
    return marks.index(mark) if mark in marks else None
