"""Every fact of a record as an input, in sections, with what is wrong beside it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from vusta_desk.domain.findings import Finding, Severity
from vusta_desk.domain.member import Member, Sex
from vusta_desk.gui.icons import Icons
from vusta_desk.gui.screens.members.form.entries import EntryLists
from vusta_desk.gui.screens.members.form.entry_list import EntryList
from vusta_desk.gui.screens.members.form.ticked import RequestEdit, ReviewEdit
from vusta_desk.gui.widgets.choices import Choice, SearchChoice
from vusta_desk.gui.widgets.editors import TextEdit
from vusta_desk.gui.widgets.field_grid import FieldGrid
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.gui.widgets.layouts import column, holding, label
from vusta_desk.gui.widgets.partial_date_edit import PartialDateEdit
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.field_words import FIELD_WORDS
from vusta_desk.i18n.messages import sentence
from vusta_desk.i18n.value_words import value_word

_PERSON = ("name", "sex", "birth_date", "home")
_DATES = ("admission_decision_date", "admission_date", "official_date")
_NUMBERS = ("card_number", "card_number_old", "personal_id")
_WIDE = ("name", "home", "branch")
_LISTS = ("standings", "badges", "interruptions", "disciplines", "under_review", "early_request")
_HINTS: Mapping[str, str] = {
    "admission_decision_date": N_("Seniority is counted from this date."),
    "official_date": N_("Never used to count seniority."),
}


class RecordForm(QWidget):
    """The inputs of one record. `changed` says that the record may read otherwise by now."""

    changed = Signal()

    def __init__(
        self,
        words: Catalogue,
        icons: Icons,
        branches: Sequence[tuple[str, str]],
        levels: Iterable[int],
    ) -> None:
        super().__init__()
        self._words, self._icons = words, icons
        self.fields: dict[str, Field] = {}
        for field, editor in self._editors(branches, levels).items():
            self.fields[field] = self._field(field, editor)
            self.fields[field].input.changed.connect(self.changed)
        self.setLayout(
            column(
                self._section(N_("Person"), _PERSON),
                self._section(N_("Membership"), ("branch",), _DATES, _NUMBERS),
                *(self.fields[field] for field in _LISTS),
                None,
                gap=2.5,
                margin=3,
            )
        )

    def show_record(self, member: Member) -> None:
        """Puts a record into the inputs."""
        for field, shown in self.fields.items():
            shown.input.set_value(getattr(member, field))

    def record(self, base: Member) -> Member:
        """`base` with every fact as it stands in the inputs; what cannot be read is unknown."""
        facts = {field: shown.input.value() for field, shown in self.fields.items()}
        return replace(base, **{**facts, "name": facts["name"] or ""})

    @property
    def is_valid(self) -> bool:
        """Whether everything typed can be read."""
        return all(shown.input.is_valid for shown in self.fields.values())

    def tell(self) -> list[str]:
        """Says beside each input what cannot be read; the ids of those fields."""
        return [field for field, shown in self.fields.items() if not shown.input.tell()]

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Puts what was found beside the fields it is about."""
        by_field: defaultdict[str, list[Finding]] = defaultdict(list)
        for finding in findings:
            by_field[str(finding.details.get("field", ""))].append(finding)
        for field, shown in self.fields.items():
            found = by_field[field]
            wrong = any(finding.severity is Severity.ERROR for finding in found)
            said = [sentence(each.code, each.details, self._words) for each in found]
            shown.set_problem("\n".join(said), "problem" if wrong else "warning")

    def focus_field(self, field: str) -> None:
        """Puts the keyboard into a field; an unknown one leaves it where it is."""
        if field not in self.fields:
            return
        editor = self.fields[field].editor
        if isinstance(editor, EntryList):
            editor.focus_first()
            return
        editor.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(editor, QLineEdit):
            editor.selectAll()

    def _section(self, title: str, *lines: Sequence[str]) -> QWidget:
        """A heading, and below it lines of fields as far as there is room beside each other."""
        grids = []
        for fields in lines:
            parts = [self.fields[field] for field in fields]
            wide = [self.fields[field] for field in fields if field in _WIDE]
            grids.append(FieldGrid(parts, letters=24, wide=wide))
        return holding(column(label(self._words.gettext(title), "heading"), *grids, gap=1.5))

    def _field(self, field: str, editor: QWidget) -> Field:
        title = self._words.gettext(FIELD_WORDS[field].label)
        made = Field(title, editor, self._icons, self._words.gettext(_HINTS.get(field, "")))
        if field in _LISTS:
            made.label.setProperty("role", "heading")
            made.leave_gap()
        return made

    def _editors(
        self, branches: Sequence[tuple[str, str]], levels: Iterable[int]
    ) -> dict[str, QWidget]:
        words, icons = self._words, self._icons
        lists = EntryLists(words, icons, levels)
        unknown: tuple[Sex | None, str] = (None, words.gettext(N_("not recorded")))
        sexes = [unknown, *((each, value_word("sex", each, words)) for each in Sex)]
        return {
            "name": TextEdit(),
            "sex": Choice[Sex | None](sexes),
            "birth_date": PartialDateEdit(words),
            "home": TextEdit(),
            "personal_id": TextEdit(),
            "branch": SearchChoice(branches, words),
            "admission_decision_date": PartialDateEdit(words),
            "admission_date": PartialDateEdit(words),
            "official_date": PartialDateEdit(words),
            "card_number": TextEdit(),
            "card_number_old": TextEdit(),
            "standings": lists.standings(),
            "badges": lists.badges(),
            "interruptions": lists.interruptions(),
            "disciplines": lists.disciplines(),
            "under_review": ReviewEdit(words, icons),
            "early_request": RequestEdit(words, icons),
        }
