"""What was sent to a branch and what it said, the latest first."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.layouts import (
    button,
    clear,
    column,
    holding,
    label,
    row,
    rule,
    scrolling,
)
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.field_words import FIELD_WORDS
from vusta_desk.i18n.formats import day_text, number
from vusta_desk.usecases.branch_workbooks import BranchState, Exchange, OpenLine

_MOST = 12  # workbooks of one branch that are shown


class SentPane(QWidget):
    """One branch in full; of several only how many there are."""

    member_asked = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session, self.words = session, session.words
        self._facts: QVBoxLayout = column(gap=1)
        inside = holding(column(self._facts, None, margin=2))
        title = self.words.gettext(N_("Workbooks of the branch chosen"))
        self.setLayout(column(scrolling(inside, title)))
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 28)

    def show_branches(self, chosen: Sequence[BranchState]) -> None:
        """Shows what is chosen."""
        clear(self._facts)
        say, language = self.words, self.words.language
        if not chosen:
            text = say.gettext(N_("Choose a branch to see what was sent to it."))
            self._facts.addWidget(label(text, "quiet"))
        elif len(chosen) > 1:
            text = say.say(N_("Branches chosen: {count}"), count=number(len(chosen), language))
            self._facts.addWidget(label(text, "heading"))
        else:
            self._show(chosen[0])

    def _show(self, state: BranchState) -> None:
        say, language = self.words, self.words.language
        self._facts.addWidget(label(state.name, "heading", select=True))
        people = say.say(
            N_("Members to be sent now: {count}"), count=number(state.people, language)
        )
        self._facts.addWidget(label(people, "quiet"))
        for each in state.exchanges[:_MOST]:
            self._facts.addWidget(rule())
            self._show_exchange(each, state)

    def _show_exchange(self, each: Exchange, state: BranchState) -> None:
        say, language = self.words, self.words.language
        sent = say.say(N_("Sent on {day}"), day=day_text(each.sent_on))
        self._facts.addWidget(label(sent, select=True))
        self._facts.addWidget(label(each.file, "quiet", select=True))
        if each.answered_on is None:
            self._show_waiting(each, state.answer_to(each))
            return
        day = day_text(each.answered_on)
        if each.answer == "no_change":
            text = say.say(N_("Taken back on {day}: no change"), day=day)
        else:
            count = number(each.changes or 0, language)
            text = say.say(
                N_("Taken back on {day}; records changed: {count}"), day=day, count=count
            )
        self._facts.addWidget(label(text, "good", select=True))
        self._show_answer(each.base.get("answer"))
        self._show_open(state.open.get(each.token, ()))

    def _show_waiting(self, each: Exchange, other: Exchange | None) -> None:
        """A workbook that has not come back, though another may have in its place."""
        say, language = self.words, self.words.language
        days = (self.session.services.today - each.sent_on).days
        if other is not None and other.answered_on is not None:
            text = say.say(
                N_("Answered on {day} by another workbook: {file}, sent on {sent}"),
                day=day_text(other.answered_on),
                file=other.file,
                sent=day_text(other.sent_on),
            )
            self._facts.addWidget(label(text, "quiet", select=True))
        elif days > 0:
            text = say.say(
                N_("Not answered yet; days since: {count}"), count=number(days, language)
            )
            self._facts.addWidget(label(text, "warning"))
        else:
            self._facts.addWidget(label(say.gettext(N_("Sent today; not answered yet")), "quiet"))

    def _show_open(self, lines: Sequence[OpenLine]) -> None:
        """What nobody has decided on yet."""
        if not lines:
            return
        say, language = self.words, self.words.language
        count = number(len(lines), language)
        text = say.say(N_("Left open, to be decided: {count}"), count=count)
        self._facts.addWidget(label(text, "warning"))
        for each in lines:
            what = FIELD_WORDS[each.field].label if each.field else N_("a member missing here")
            text = say.say(
                N_("{name} – {what}: {words}"),
                name=each.name,
                what=say.gettext(what),
                words=each.theirs or say.gettext(N_("empty")),
            )
            self._facts.addWidget(label(text, select=True))
            if each.key:
                self._facts.addLayout(row(self._opening(each.key, each.name), None))
        text = say.gettext(N_("Take the workbook back once more to decide on them."))
        self._facts.addWidget(label(text, "quiet"))

    def _show_answer(self, said: Any) -> None:
        if not isinstance(said, dict):
            return
        if said["by"] or said["on"]:
            text = self.words.say(
                N_("Answered by {who}, {day}"), who=said["by"] or "…", day=said["on"] or "…"
            )
            self._facts.addWidget(label(text, "quiet", select=True))
        for each in said["proposals"]:
            self._show_proposal(each)

    def _show_proposal(self, each: Any) -> None:
        mark = N_("{name}: {words} (recorded)") if each["taken"] else N_("{name}: {words}")
        name = each["name"] or self.words.gettext(N_("Remark"))
        text = self.words.say(mark, name=name, words=each["text"])
        if not each["key"]:
            self._facts.addWidget(label(text, select=True))
            return
        self._facts.addWidget(label(text, select=True))
        self._facts.addLayout(row(self._opening(each["key"], name), None))

    def _opening(self, key: str, name: str) -> QPushButton:
        made = button(self.words.gettext(N_("Open the record")), "link")
        made.setAccessibleName(self.words.say(N_("Open the record of {name}"), name=name))
        made.clicked.connect(lambda: self.member_asked.emit(key))
        return made
