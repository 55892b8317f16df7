"""What was sent to a branch and what it said, the latest first."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

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
from vusta_desk.i18n.formats import day_text, number
from vusta_desk.usecases.branch_workbooks import BranchState, Exchange

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
            self._show_exchange(each)

    def _show_exchange(self, each: Exchange) -> None:
        say, language = self.words, self.words.language
        sent = say.say(N_("Sent on {day}"), day=day_text(each.sent_on))
        self._facts.addWidget(label(sent, select=True))
        self._facts.addWidget(label(each.file, "quiet", select=True))
        if each.answered_on is None:
            days = (self.session.services.today - each.sent_on).days
            text = say.say(
                N_("Not answered yet; days since: {count}"), count=number(days, language)
            )
            self._facts.addWidget(label(text, "warning"))
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
        made = button(self.words.gettext(N_("Open the record")), "link")
        made.setAccessibleName(self.words.say(N_("Open the record of {name}"), name=name))
        made.clicked.connect(lambda: self.member_asked.emit(each["key"]))
        self._facts.addWidget(label(text, select=True))
        self._facts.addLayout(row(made, None))
