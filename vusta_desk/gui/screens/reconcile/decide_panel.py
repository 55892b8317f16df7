"""The lines chosen, in full, and what is decided of them."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from vusta_desk.domain.names import tidy
from vusta_desk.gui.screens.reconcile.line_rows import HERE, THERE, ShownRow
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import icon_size, space
from vusta_desk.gui.widgets.flow import FlowLayout
from vusta_desk.gui.widgets.layouts import (
    button,
    clear,
    column,
    frame,
    holding,
    label,
    row,
    scrolling,
)
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import number, partial_date_text
from vusta_desk.usecases.import_members import Candidate, PlannedRow
from vusta_desk.usecases.reconcile import BranchQuestion, Decision, Line, Word

_ACTS: Mapping[tuple[str, str], tuple[str, str]] = {
    (HERE, "unknown"): (N_("Add to the register"), N_("Do not add")),
    (HERE, "elsewhere"): (N_("Move to this branch"), N_("Leave in its branch")),
    (THERE, "listed_elsewhere"): (N_("Move as listed"), N_("Leave in its branch")),
    (THERE, "not_listed"): (N_("Take theirs"), N_("Keep in the register")),
    (THERE, "left_there"): (N_("Take theirs"), N_("Keep in the register")),
}
"""What taking and keeping are called, by field and why of a line."""

LONGEST_NOTE = 300
"""Letters: more would not fit its cell in the minutes."""


class DecidePanel(QWidget):
    """Decides of one line or of several at once; tells who a row is that cannot be told."""

    decided = Signal(object)  # a Word; None leaves the lines open
    member_asked = Signal(str)
    person_told = Signal(object, object)  # a PlannedRow; the key of a member, None for a new one
    branch_told = Signal(str, object)  # a name of their list; the key of a branch, None for new

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session, self.words = session, session.words
        say = self.words.gettext
        self._rows: list[ShownRow] = []
        self._facts: QVBoxLayout = column(gap=1)
        self.take = self._act("import", N_("Take theirs"), "Ctrl+T", Decision.TAKEN)
        self.keep = self._act("done", N_("Keep ours"), "Ctrl+G", Decision.KEEP)
        self.open = button(say(N_("Leave open")))
        self.open.setToolTip(say(N_("Leave open (Delete)")))
        self.open.clicked.connect(lambda: self.decided.emit(None))
        self._needed = label(say(N_("Write in the field Note what is to be noted.")), "problem")
        self._needed.hide()
        self.note = QLineEdit()
        self.note.setMaxLength(LONGEST_NOTE)
        self.note.setPlaceholderText(say(N_("What is noted, or why it was decided so")))
        self.note.setAccessibleName(say(N_("Note")))
        self.note.returnPressed.connect(self.write_down)
        self.note.textChanged.connect(lambda _: self._needed.hide())
        self._caption = label(say(N_("Note")))
        self._caption.setBuddy(self.note)
        self.note_down = button(say(N_("Only note it")))
        self.note_down.clicked.connect(self.write_down)
        self.record = button(say(N_("Open the record")), "link")
        self.record.clicked.connect(self._open_record)
        self._answers: QVBoxLayout = column(gap=1)
        noting = row(self._caption, self.note)
        noting.setStretch(1, 1)
        acts = FlowLayout(self.take, self.keep, self.note_down, self.open)
        self._deciding = frame(
            "foot", column(noting, self._needed, holding(acts), gap=1, margin=1.5)
        )
        inside = column(
            self._facts, holding(FlowLayout(self.record)), self._answers, None, gap=1.5, margin=2
        )
        whole = column(
            scrolling(holding(inside), say(N_("The line in full"))), self._deciding, gap=0
        )
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 36)
        self.show_rows([], "")

    def show_rows(self, rows: Sequence[ShownRow], decision: str, note: str = "") -> None:
        """Shows these; `decision` is what is decided of them all, `note` its words."""
        self._rows = list(rows)
        clear(self._facts)
        clear(self._answers)
        say = self.words.gettext
        if not rows:
            self._facts.addWidget(label(say(N_("Choose a line to decide on it.")), "quiet"))
        elif len(rows) > 1:
            text = self.words.say(
                N_("Lines chosen: {count}"), count=number(len(rows), self.words.language)
            )
            self._facts.addWidget(label(text, "heading"))
            self._facts.addWidget(label(say(N_("What is decided holds for all of them.")), "quiet"))
            if any(each.line is not None and each.line.tells_less for each in rows):
                less = N_("Some of their dates say less than ours. Decide on those one by one.")
                self._facts.addWidget(label(say(less)))
        else:
            self._show_one(rows[0], decision)
        lines = [each.line for each in rows if each.line is not None]
        self._deciding.setVisible(bool(lines) and len(lines) == len(rows))
        self.record.setVisible(len(rows) == 1 and bool(lines) and lines[0].key is not None)
        if self.note.text() != note:
            self.note.setText(note)
        self._follow()

    def show_answers(
        self,
        planned: PlannedRow,
        candidates: Sequence[Candidate],
        question: BranchQuestion | None,
        branches: Sequence[tuple[str, str]],
    ) -> None:
        """Who the row may be about, or which branch the name of it may mean."""
        clear(self._answers)
        say = self.words
        if question is not None:
            self._answers.addWidget(label(say.gettext(N_("Which branch is it?")), "heading"))
            names = dict(branches)
            for key in question.guesses:
                self._answer(
                    names.get(key, key), lambda key=key: self.branch_told.emit(question.name, key)
                )
            self._answer(
                say.gettext(N_("A branch that is new here")),
                lambda: self.branch_told.emit(question.name, None),
            )
            return
        if not candidates:
            return
        self._answers.addWidget(label(say.gettext(N_("Who is it?")), "heading"))
        for each in candidates:
            birth = partial_date_text(each.birth_date) if each.birth_date else ""
            known = " · ".join(filter(None, (each.name, birth, each.card_number, each.branch)))
            if each.is_taken_out:
                text = say.say(N_("{person}: taken out, put back first"), person=known)
                self._answers.addWidget(label(text, "quiet"))
            else:
                self._answer(known, lambda key=each.key: self.person_told.emit(planned, key))
        self._answer(
            say.gettext(N_("Somebody who is not here yet")),
            lambda: self.person_told.emit(planned, None),
        )

    def write_down(self) -> None:
        """Notes what is written, and decides nothing else; asks for the words where none are."""
        if note := tidy(self.note.text()):
            self.decided.emit(Word(Decision.NOTED, note))
        else:
            self._needed.show()
            self.note.setFocus()

    def decide(self, decision: Decision) -> None:
        """Decides of the lines chosen, with what is written beside it."""
        wanted = self.take if decision is Decision.TAKEN else self.keep
        if wanted.isEnabled() and self._deciding.isVisibleTo(self):
            self.decided.emit(Word(decision, tidy(self.note.text())))

    def _answer(self, text: str, run: object) -> None:
        made = button(text)
        made.setToolTip(text)
        made.clicked.connect(lambda: run())  # type: ignore[operator]
        self._answers.addWidget(made)

    def _show_one(self, shown: ShownRow, decision: str) -> None:
        say = self.words.gettext
        self._facts.addWidget(label(shown.name, "heading", select=True))
        form = QFormLayout()
        form.setVerticalSpacing(space(0.5))
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        is_unclear = shown.line is None
        is_of_branch = shown.line is not None and shown.line.field == "branch"
        facts = [
            (say(N_("In question")), shown.what),
            (say(N_("Why")) if is_unclear else say(N_("Here")), shown.ours),
            (say(N_("On the list")), shown.theirs),
            (say(N_("Branch")), "" if is_of_branch else shown.branch),
            (say(N_("Decided")), decision),
        ]
        for title, text in facts:
            if text:
                form.addRow(label(title, "quiet"), label(text, select=True))
        self._facts.addLayout(form)
        if shown.line is not None and not shown.line.can_take:
            more = N_(
                "Their list does not say what the record should become. Correct the record itself, "
                "keep ours, or note it."
            )
            self._facts.addWidget(label(say(more), "quiet"))
        if shown.line is not None and shown.line.tells_less:
            less = N_("Their date says less than ours; taking it gives up what is known here.")
            self._facts.addWidget(label(say(less)))

    def _follow(self) -> None:
        lines = [each.line for each in self._rows if each.line is not None]
        is_safe = len(lines) == 1 or not any(line.tells_less for line in lines)
        self.take.setEnabled(bool(lines) and is_safe and all(line.can_take for line in lines))
        self.keep.setEnabled(bool(lines))
        self.open.setEnabled(bool(lines))
        self._needed.hide()
        self._say_what_they_do(lines)
        self.take.setToolTip(self._what_taking_does())

    def _say_what_they_do(self, lines: Sequence[Line]) -> None:
        """Of people who are on one side only the buttons say what becomes of them."""
        kinds = {(each.field, each.why) for each in lines}
        kind = kinds.pop() if len(kinds) == 1 else ("", "")
        take, keep = _ACTS.get(kind, (N_("Take theirs"), N_("Keep ours")))
        said = self.words.gettext(keep)
        self.take.setText(self.words.gettext(take))
        self.keep.setText(said)
        self.keep.setToolTip(self.words.say(N_("{act} ({keys})"), act=said, keys="Ctrl+G"))

    def _what_taking_does(self) -> str:
        fields = {each.line.field for each in self._rows if each.line is not None}
        say = self.words.gettext
        if fields == {HERE}:
            text = say(N_("Adds the person here, or moves the member to this branch"))
        elif fields == {THERE}:
            text = say(N_("Moves the member to the branch their list names"))
        else:
            text = say(N_("Writes what their list says into the record"))
        return self.words.say(N_("{act} ({keys})"), act=text, keys="Ctrl+T")

    def _open_record(self) -> None:
        if self._rows and self._rows[0].line is not None and self._rows[0].line.key:
            self.member_asked.emit(self._rows[0].line.key)

    def _act(self, icon: str, text: str, keys: str, decision: Decision) -> QPushButton:
        said = self.words.gettext(text)
        made = button(said)
        made.setIcon(self.session.icons.before_text(icon))
        made.setIconSize(icon_size())
        made.setToolTip(self.words.say(N_("{act} ({keys})"), act=said, keys=keys))
        made.clicked.connect(lambda: self.decide(decision))
        return made
