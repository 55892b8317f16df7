"""One row of the list in full: its findings, what it would change, what it says."""

from collections.abc import Mapping

from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from vusta_desk.domain.fields import FIELDS
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.finding_lines import FindingLines
from vusta_desk.gui.widgets.layouts import clear, column, holding, label, rule
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.field_words import FIELD_WORDS
from vusta_desk.i18n.record_words import field_text, member_texts
from vusta_desk.usecases.import_members import PlannedRow


class RowDetail(QWidget):
    """Shows one planned row; without one a word says what to do."""

    def __init__(self, session: Session, branches: Mapping[str, str]) -> None:
        super().__init__()
        self._session, self._words, self._branches = session, session.words, branches
        self._parts: QVBoxLayout = column(gap=1.5, margin=2)
        self.setLayout(self._parts)
        self.show_row(None)

    def show_row(self, planned: PlannedRow | None) -> None:
        """Shows this row."""
        clear(self._parts)
        say = self._words.gettext
        if planned is None:
            self._parts.addWidget(label(say(N_("Choose a row to see it in full.")), "quiet"))
            self._parts.addStretch(1)
            return
        self._parts.addWidget(label(planned.member.name or "…", "heading", select=True))
        if planned.findings:
            lines = FindingLines(self._session.icons, self._words)
            lines.show_findings(planned.findings)
            self._parts.addWidget(lines)
        if planned.changes:
            self._parts.addWidget(label(say(N_("What would change")), "heading"))
            self._parts.addWidget(self._changes(planned))
        self._parts.addWidget(rule())
        self._parts.addWidget(label(say(N_("The record as it would be")), "heading"))
        self._parts.addWidget(self._facts(planned))
        self._parts.addStretch(1)

    def _changes(self, planned: PlannedRow) -> QWidget:
        form = _form()
        for change in planned.changes:
            if change.field not in FIELD_WORDS:
                continue
            before = field_text(change.field, change.ours, self._branches, self._words)
            after = field_text(change.field, change.theirs, self._branches, self._words)
            text = self._words.say(N_("{before}  →  {after}"), before=before or "…", after=after)
            title = self._words.gettext(FIELD_WORDS[change.field].label)
            form.addRow(label(title, "quiet"), label(text, select=True))
        return holding(form)

    def _facts(self, planned: PlannedRow) -> QWidget:
        form = _form()
        fields = [field.id for field in FIELDS]
        texts = member_texts(planned.member, self._branches, self._words, fields)
        for field, text in texts.items():
            if text:
                title = self._words.gettext(FIELD_WORDS[field].label)
                form.addRow(label(title, "quiet"), label(text, select=True))
        return holding(form)


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setSpacing(space(1))
    form.setContentsMargins(0, 0, 0, 0)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    return form
