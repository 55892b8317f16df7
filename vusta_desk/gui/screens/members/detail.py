"""Everything about the chosen member: facts, findings, history."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from vusta_desk.domain.fields import FIELDS
from vusta_desk.domain.member import Member, TakenOut
from vusta_desk.gui import undoing
from vusta_desk.gui.screens.members.reading import Record, read_record
from vusta_desk.gui.screens.members.timeline import Timeline
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.empty_state import EmptyState
from vusta_desk.gui.widgets.field_grid import FieldGrid
from vusta_desk.gui.widgets.finding_lines import FindingLines
from vusta_desk.gui.widgets.flow import FlowLayout
from vusta_desk.gui.widgets.layouts import (
    button,
    clear,
    column,
    frame,
    holding,
    label,
    row,
    rule,
    scrolling,
)
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.field_words import FIELD_WORDS
from vusta_desk.i18n.formats import day_text
from vusta_desk.i18n.record_words import (
    badge_text,
    discipline_text,
    interruption_text,
    standing_text,
)

_IN_HEAD = ("name",)
_WIDE = ("home", "branch", "under_review", "early_request")
_ENTRIES: Mapping[str, Callable[[Any, Catalogue], str]] = {
    "standings": standing_text,
    "badges": badge_text,
    "interruptions": interruption_text,
    "disciplines": discipline_text,
}


class MemberDetail(QWidget):
    """The record of one member, to be read; `edit_asked` wants a field corrected."""

    edit_asked = Signal(str)  # the id of a field, empty for the record
    put_back_asked = Signal()
    shown = Signal(object)  # Record or None

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session, self.words = session, session.words
        self.record: Record | None = None
        self._number: int | None = None
        say = self.words.gettext
        self.name = label("", "title", select=True)
        self.under_name = label("", "quiet", select=True)
        self.edit_button = button(say(N_("Edit the record")))
        self.edit_button.clicked.connect(lambda: self.edit_asked.emit(""))
        self._out_words = label()
        self._put_back = button(say(N_("Put back")))
        self._put_back.clicked.connect(self.put_back_asked)
        self._show_kept = button(say(N_("Show that record")))
        self._show_kept.clicked.connect(self._go_to_kept)
        self._unmerge = button(say(N_("Undo the merging")))
        self._unmerge.clicked.connect(self._undo_merging)
        acts = FlowLayout(self._put_back, self._show_kept, self._unmerge)
        self._out = frame("banner", column(self._out_words, holding(acts), margin=1.5))
        self.findings = FindingLines(session.icons, self.words)
        self.findings.correct.connect(self.edit_asked)
        self._findings_part = holding(
            column(label(say(N_("Worth a look")), "heading"), self.findings)
        )
        self._facts = column(gap=1)
        self.timeline = Timeline(self.words)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(
            EmptyState(session.icons, "person", say(N_("Choose a member to see the record")))
        )
        self._page = scrolling(self._sheet(), say(N_("Record")))
        self._pages.addWidget(self._page)

    def show_member(self, number: int | None) -> None:
        """Reads and shows the record behind a row."""
        self._number = number
        if number is None:
            self._show(None)
            return

        def show(record: Record | None) -> None:
            if self._number == number:
                self._show(record)

        self.session.read_latest(
            self, "record", lambda services: read_record(services, number), show
        )

    def _show(self, record: Record | None) -> None:
        same = self.record and record and self.record.row.id == record.row.id
        self.record = record
        self._pages.setCurrentIndex(1 if record else 0)
        if record:
            self._fill(record)
            if not same:
                self._page.verticalScrollBar().setValue(0)
        self.shown.emit(record)

    def _fill(self, record: Record) -> None:
        texts = record.row.texts
        member, taken_out = record.opened.member, record.opened.taken_out
        self.name.setText(member.name)
        self.under_name.setText(" · ".join(filter(None, (texts["standings"], texts["branch"]))))
        self.edit_button.setVisible(taken_out is None)
        self._out.setVisible(taken_out is not None)
        if taken_out:
            self._show_taken_out(taken_out, record.opened.merged_into)
        self._findings_part.setVisible(bool(record.findings))
        self.findings.show_findings(record.findings, editable=taken_out is None)
        clear(self._facts)
        self._facts.addWidget(self._facts_of(member, texts))
        self.timeline.show_changes(record.history)

    def _show_taken_out(self, taken_out: TakenOut, merged_into: str) -> None:
        said = N_("Taken out on {day}: {reason}. Kept, but not counted or evaluated.")
        if merged_into:
            said = N_(
                "Merged into the record of {member} on {day}. Kept, but not counted or evaluated."
            )
        day = day_text(taken_out.day)
        self._out_words.setText(
            self.words.say(said, day=day, reason=taken_out.reason, member=merged_into)
        )
        self._put_back.setVisible(not merged_into)
        self._show_kept.setVisible(bool(merged_into))
        self._unmerge.setVisible(bool(merged_into))

    def _go_to_kept(self) -> None:
        taken_out = self.record.opened.taken_out if self.record else None
        if taken_out and taken_out.merged_into:
            self.session.go("members", key=taken_out.merged_into)

    def _undo_merging(self) -> None:
        """What was done last to a record that was merged is the merging, or its redo."""
        if self.record is not None:
            undoing.undo(self.session, self.record.opened.last_change)

    def _facts_of(self, member: Member, texts: Mapping[str, str]) -> QWidget:
        facts = {
            field.id: self._fact(field.id, member, texts)
            for field in FIELDS
            if field.id not in _IN_HEAD
        }
        wide = [fact for field, fact in facts.items() if field in _WIDE or field in _ENTRIES]
        return FieldGrid(tuple(facts.values()), letters=15, most=2, wide=wide)

    def _fact(self, field: str, member: Member, texts: Mapping[str, str]) -> QWidget:
        title = self.words.gettext(FIELD_WORDS[field].label)
        lines = list(self._entry_lines(field, member))
        text = "\n".join(lines) if field in _ENTRIES else texts[field]
        unknown = self.words.gettext(N_("not recorded"))
        value = label(text or unknown, "" if text else "quiet", select=True)
        value.setAccessibleName(f"{title}: {text or unknown}")
        return holding(column(label(title, "quiet"), value, gap=0))

    def _entry_lines(self, field: str, member: Member) -> Iterator[str]:
        if field in _ENTRIES:
            for entry in getattr(member, field):
                yield _ENTRIES[field](entry, self.words)

    def _sheet(self) -> QWidget:
        say = self.words.gettext
        return holding(
            column(
                self.name,
                self.under_name,
                row(self.edit_button, None),
                self._out,
                self._findings_part,
                rule(),
                self._facts,
                rule(),
                label(say(N_("History of the record")), "heading"),
                self.timeline,
                None,
                gap=1.5,
                margin=2,
            )
        )
