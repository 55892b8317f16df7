"""A workbook that came back: what the branch says, line by line, and what is decided of it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSplitter, QWidget

from vusta_desk.domain.names import sort_key
from vusta_desk.gui.screens.exchanges.line_panel import LinePanel
from vusta_desk.gui.screens.exchanges.line_words import LISTS, decided_words, list_of, what
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import colours
from vusta_desk.gui.widgets.branch_name import short_branch
from vusta_desk.gui.widgets.chosen import when_chosen
from vusta_desk.gui.widgets.empty_state import EmptyState
from vusta_desk.gui.widgets.flow import FlowLayout
from vusta_desk.gui.widgets.layouts import button, column, holding, label
from vusta_desk.gui.widgets.table import Column, RowModel, RowTable
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import day_text, number
from vusta_desk.i18n.messages import sentence
from vusta_desk.i18n.value_words import value_word
from vusta_desk.usecases.branch_answers import Kind, Line, Returned, takes

Decisions = dict[tuple[str, str], bool]


class AnswerView(QWidget):
    """Shows one returned workbook; decisions go into `decisions`, which outlives the view."""

    changed = Signal()

    def __init__(
        self, session: Session, returned: Returned, decisions: Decisions, shown: str = ""
    ) -> None:
        super().__init__()
        self.session, self.words = session, session.words
        self.returned, self.decisions = returned, decisions
        self.boxes: dict[str, QPushButton] = {}
        self.shown = ""
        self._group = QButtonGroup(self)
        self._model: RowModel[Line] = RowModel(self._columns())
        self.table = RowTable(
            "exchange_lines",
            self._model,
            session.preferences,
            self.words,
            title=self.words.gettext(N_("What the branch says")),
        )
        self.table.set_overlay(self._nothing())
        self.panel = LinePanel(session)
        self.foot = label("", "quiet")
        self._arrange()
        self._connect()
        self.show_list(shown if shown in self.boxes else "all")

    def show_list(self, name: str) -> None:
        """Shows the lines of one of the lists."""
        self.shown = name
        if name in self.boxes:
            self.boxes[name].setChecked(True)
        rows = [each for each in self.returned.lines if name in ("all", list_of(each))]
        self._model.set_rows(rows)
        self._tell_foot()
        if rows:
            self.table.select(0)
        else:
            self._show_chosen()

    def decide(self, take: bool) -> None:
        """Takes what the branch says in the chosen lines, or leaves it."""
        for each in self.table.chosen():
            if each.can_take:
                self.decisions[each.id] = take
        last = self._model.rowCount() - 1
        if last >= 0:
            corner = self._model.index(last, self._model.columnCount() - 1)
            self._model.dataChanged.emit(self._model.index(0, 0), corner)
        self._tell_foot()
        self._show_chosen()
        self.changed.emit()

    def _tell_foot(self) -> None:
        lines, language = self.returned.lines, self.words.language
        taken = sum(takes(each, self.decisions) for each in lines)
        text = self.words.say(
            N_("Lines: {count}; taken over when it is recorded: {taken}"),
            count=number(len(self._model.rows), language),
            taken=number(taken, language),
        )
        self.foot.setText(text)

    def _show_chosen(self) -> None:
        chosen = self.table.chosen()
        self.panel.show_lines(chosen, self.decisions)

    def _nothing(self) -> QWidget:
        say = self.words.gettext
        if self.returned.is_known:
            text = N_("The answer is recorded already; the workbook says nothing new.")
        else:
            text = N_("The branch has changed nothing.")
        more = N_("Record the answer all the same: no change is an answer too.")
        told = "" if self.returned.is_known else say(more)
        return EmptyState(self.session.icons, "done", say(text), told)

    # --- building ---------------------------------------------------------------------------

    def _arrange(self) -> None:
        sides = QSplitter(Qt.Orientation.Horizontal)
        left = column(self.table, self.foot, gap=0.5, margin=1)
        left.setStretch(0, 1)
        sides.addWidget(holding(left))
        sides.addWidget(self.panel)
        sides.setStretchFactor(0, 1)
        sides.setChildrenCollapsible(False)
        unit = self.fontMetrics().averageCharWidth()
        sides.setSizes([unit * 104, unit * 36])
        self.panel.setVisible(bool(self.returned.lines))
        self.foot.setVisible(bool(self.returned.lines))
        layout = column(self._head(), sides, gap=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _head(self) -> QWidget:
        returned, words = self.returned, self.words
        parts: list[QWidget] = [label(returned.branch, "heading", select=True)]
        sent = words.say(
            N_("{file}, sent on {day}; members: {count}"),
            file=returned.path.name,
            day=day_text(returned.exchange.sent_on),
            count=number(returned.people, words.language),
        )
        parts.append(label(sent, "quiet", select=True))
        if returned.answered_by or returned.answered_on:
            answered = words.say(
                N_("Answered by {who}, {day}"),
                who=returned.answered_by or "…",
                day=returned.answered_on or "…",
            )
            parts.append(label(answered, select=True))
        parts += [
            label(sentence(found.code, found.details, words), "warning")
            for found in returned.findings
        ]
        if returned.is_known and returned.lines:
            known = N_("The answer is recorded already; you may still decide otherwise.")
            parts.append(label(words.gettext(known), "quiet"))
        if returned.lines:
            boxes = [self._box(name) for name in LISTS if self._count(name)]
            parts.append(holding(FlowLayout(*boxes)))
        return holding(column(*parts, gap=1, margin=2))

    def _count(self, name: str) -> int:
        return sum(name in ("all", list_of(each)) for each in self.returned.lines)

    def _box(self, name: str) -> QPushButton:
        count = number(self._count(name), self.words.language)
        title = self.words.gettext(LISTS[name])
        made = button(self.words.say(N_("{list}: {count}"), list=title, count=count))
        made.setCheckable(True)
        when_chosen(made, lambda: self.show_list(name), lambda: self.shown == name)
        self._group.addButton(made)
        self.boxes[name] = made
        return made

    def _connect(self) -> None:
        self.table.selected.connect(lambda _: self._show_chosen())
        self.panel.decided.connect(self.decide)
        keys: Mapping[str, Callable[[], object]] = {
            "Ctrl+T": lambda: self.panel.decide(True),
            "Ctrl+G": lambda: self.panel.decide(False),
        }
        for key, run in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(lambda run=run: run())

    def _columns(self) -> list[Column[Line]]:
        say, words = self.words.gettext, self.words
        return [
            Column(
                "name",
                say(N_("Full name")),
                lambda each: each.name,
                14,
                key=lambda each: sort_key(each.name),
                strong=True,
            ),
            Column("what", say(N_("In question")), lambda each: what(each, words), 12),
            Column(
                "sent",
                say(N_("As sent")),
                lambda each: each.sent,
                11,
                short=short_branch,
                hidden=True,
            ),
            Column("ours", say(N_("Here")), lambda each: each.ours, 10, short=short_branch),
            Column(
                "theirs",
                say(N_("The branch says")),
                lambda each: each.theirs,
                13,
                short=short_branch,
            ),
            Column(
                "decided",
                say(N_("Decided")),
                lambda each: decided_words(each, self.decisions, words),
                11,
                icon=self._icon,
            ),
            Column(
                "why",
                say(N_("Why")),
                lambda each: value_word("exchange_why", each.why, words) if each.why else "",
                6,
            ),
        ]

    def _icon(self, each: Line) -> QIcon | None:
        icons = self.session.icons
        if each.kind is Kind.PROBLEM:
            return icons("warning", colours().warning)
        if takes(each, self.decisions):
            return icons("done", colours().good)
        asked = each.id not in self.decisions
        return icons("question", colours().warning if asked else colours().quiet)
