"""A comparison to work in: head-counts that add up, the lists, the lines of one of them."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QWidget,
)

from vusta_desk.gui.screens.reconcile.decide_panel import DecidePanel
from vusta_desk.gui.screens.reconcile.line_columns import ORDERS, line_columns
from vusta_desk.gui.screens.reconcile.line_rows import (
    LIST_EXPLAINED,
    LIST_TITLES,
    SETTLED,
    UNCLEAR,
    ShownRow,
    decision_words,
    shown_lists,
)
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import colours
from vusta_desk.gui.widgets.chosen import when_chosen
from vusta_desk.gui.widgets.empty_state import EmptyState
from vusta_desk.gui.widgets.flow import FlowLayout
from vusta_desk.gui.widgets.layouts import button, column, holding, label, row
from vusta_desk.gui.widgets.table import RowModel, RowTable
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import day_text, number
from vusta_desk.usecases import reconcile
from vusta_desk.usecases.reconcile import Compared, Decision, Word

Decisions = dict[tuple[str, str], Word]


class WorkView(QWidget):
    """Shows one comparison; what is decided goes into `decisions`, which outlives the view."""

    changed = Signal()
    sheet_chosen = Signal(str)
    source_asked = Signal(str)  # the key of a branch whose list it seems to be
    unclear_chosen = Signal(object)  # a PlannedRow

    def __init__(
        self, session: Session, compared: Compared, decisions: Decisions, side: str, shown: str = ""
    ) -> None:
        super().__init__()
        self.session, self.words = session, session.words
        self.compared, self.decisions = compared, decisions
        self.lists = shown_lists(compared, self.words)
        self.boxes: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._tables = {kind: self._made_table(kind) for kind in ORDERS}
        self._stack = QStackedWidget()
        for table in self._tables.values():
            self._stack.addWidget(table)
        self.panel = DecidePanel(session)
        self.foot = label("", "quiet")
        self.shown = ""
        self._arrange(side)
        self._connect()
        filled = [name for name in LIST_TITLES if self.lists[name]]
        self.show_list(shown if shown in filled else (filled or [SETTLED])[0])

    @property
    def table(self) -> RowTable[ShownRow]:
        """The table of the list in sight."""
        return self._tables[self.shown if self.shown in ORDERS else ""]

    @property
    def _model(self) -> RowModel[ShownRow]:
        return self.table.rows_model

    def show_list(self, name: str) -> None:
        """Shows the lines of one of the lists."""
        self.shown = name
        self._stack.setCurrentWidget(self.table)
        self.boxes[name].setChecked(True)
        self.table.set_overlay(self._nobody(name))
        self._model.set_rows(self.lists[name])
        self._tell_foot()
        if self.lists[name]:
            self.table.select(0)
        else:
            self._show_chosen()

    def decide(self, word: Word | None) -> None:
        """Decides of the lines chosen; after one line the next is chosen."""
        rows = self.table.chosen()
        for each in rows:
            if each.line is None:
                continue
            if word is None:
                self.decisions.pop(each.line.id, None)
            else:
                self.decisions[each.line.id] = word
        self._show_decisions()
        if word is not None and len(rows) == 1:
            self._choose_next(rows[0])
        else:
            self._show_chosen()
        self.changed.emit()

    def _choose_next(self, row_: ShownRow) -> None:
        """The next line of the list on which nothing is decided; else it stays."""
        rows = list(self._model.rows)
        place = rows.index(row_)
        for at in (*range(place + 1, len(rows)), *range(place)):
            if not self._decision(rows[at]):
                self.table.select(at)
                return
        self._show_chosen()

    def _show_decisions(self) -> None:
        last = self._model.rowCount() - 1
        if last >= 0:
            corner = self._model.index(last, self._model.columnCount() - 1)
            self._model.dataChanged.emit(self._model.index(0, 0), corner)
        self._tell_foot()

    def _tell_foot(self) -> None:
        rows, language = self.lists[self.shown], self.words.language
        decided = sum(bool(self._decision(each)) for each in rows)
        text = N_("Lines: {count}; decided: {decided}")
        if self.shown == UNCLEAR:
            text = N_("Rows: {count}")
        self.foot.setText(
            self.words.say(
                text, count=number(len(rows), language), decided=number(decided, language)
            )
        )

    def _show_chosen(self) -> None:
        rows = self.table.chosen()
        words = {self._decision(each) for each in rows}
        notes = {self._note(each) for each in rows}
        self.panel.show_rows(
            rows,
            words.pop() if len(words) == 1 else "",
            notes.pop() if len(notes) == 1 else "",
        )
        if len(rows) == 1 and rows[0].planned is not None:
            self.unclear_chosen.emit(rows[0].planned)

    def _note(self, each: ShownRow) -> str:
        word = self.decisions.get(each.line.id) if each.line is not None else None
        return word.note if word is not None else ""

    def _decision(self, each: ShownRow) -> str:
        return decision_words(each, self.decisions, self.words)

    # --- building ---------------------------------------------------------------------------

    def _arrange(self, side: str) -> None:
        sides = QSplitter(Qt.Orientation.Horizontal)
        left = column(self._stack, self.foot, gap=0.5, margin=1)
        left.setStretch(0, 1)
        sides.addWidget(holding(left))
        sides.addWidget(self.panel)
        sides.setStretchFactor(0, 3)
        sides.setStretchFactor(1, 2)
        sides.setChildrenCollapsible(False)
        unit = self.fontMetrics().averageCharWidth()
        sides.setSizes([unit * 92, unit * 40])
        layout = column(self._head(side), sides, gap=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _head(self, side: str) -> QWidget:
        found = self.compared.comparison
        title = self.words.say(
            N_("Compared with {side} as of {day}: {file}"),
            side=side,
            day=day_text(found.day),
            file=self.compared.previewed.plan.file,
        )
        parts: list[QWidget | None] = [label(title, "heading")]
        previewed = self.compared.previewed
        if len(previewed.sheets) > 1:
            sheets = QComboBox()
            sheets.setAccessibleName(self.words.gettext(N_("Sheet")))
            sheets.addItems(list(previewed.sheets))
            if previewed.sheet:
                sheets.setCurrentText(previewed.sheet)
            sheets.textActivated.connect(self.sheet_chosen)
            parts += [label(self.words.gettext(N_("Sheet")), "quiet", wrap=False), sheets]
        head = row(*parts, gap=1.5)
        head.setStretch(0, 1)
        boxes = [self._box(name) for name in LIST_TITLES if name != UNCLEAR or self.lists[name]]
        return holding(column(head, *self._sums(), holding(FlowLayout(*boxes)), gap=1, margin=2))

    def _sums(self) -> list[QWidget]:
        counts, language = self.compared.comparison.counts, self.words.language
        values = {
            name: number(getattr(counts, name), language) for name in counts.__dataclass_fields__
        }
        text = N_(
            "Here: {ours} = {matched} on both sides + {missing_there} missing there. On the list: "
            "{theirs} = {matched} on both sides + {missing_here} missing here + {unclear} that "
            "cannot be told."
        )
        lines: list[QWidget] = [label(self.words.say(text, **values), select=True)]
        if counts.aside:
            text = N_("Rows their list no longer counts, or counts in another branch: {aside}")
            lines.append(label(self.words.say(text, **values), "quiet"))
        if (hint := self._whose_list()) is not None:
            lines.append(hint)
        return lines

    def _whose_list(self) -> QWidget | None:
        """Says so where the list seems to be that of another branch, and leads there."""
        if (found := reconcile.likelier_source(self.compared)) is None:
            return None
        key, count = found
        say, name = self.words.say, self.compared.branches[key].name
        text = N_("All who are on the list and known here belong to {branch}: {count}.")
        told = label(say(text, branch=name, count=number(count, self.words.language)), "warning")
        turn = button(say("Compare it with this branch"), "link")
        turn.clicked.connect(lambda: self.source_asked.emit(key))
        line = row(told, turn, gap=1.5)
        line.setStretch(0, 1)
        return holding(line)

    def _box(self, name: str) -> QPushButton:
        count = number(len(self.lists[name]), self.words.language)
        made = button(
            self.words.say(
                N_("{list}: {count}"), list=self.words.gettext(LIST_TITLES[name]), count=count
            )
        )
        made.setCheckable(True)
        made.setToolTip(self.words.gettext(LIST_EXPLAINED[name]))
        when_chosen(made, lambda: self._choose_list(name), lambda: self.shown == name)
        self._group.addButton(made)
        self.boxes[name] = made
        return made

    def _choose_list(self, name: str) -> None:
        if self.shown != name:
            self.show_list(name)

    def _nobody(self, name: str) -> QWidget:
        icons, say = self.session.icons, self.words.gettext
        if name == SETTLED:
            return EmptyState(icons, "history", say(N_("Nothing was settled earlier.")))
        return EmptyState(icons, "done", say(N_("There is nothing to decide here.")))

    def _connect(self) -> None:
        self.panel.decided.connect(self.decide)
        keys: Mapping[str, Callable[[], object]] = {
            "Ctrl+T": lambda: self.panel.decide(Decision.TAKEN),
            "Ctrl+G": lambda: self.panel.decide(Decision.KEEP),
            "F2": self._begin_note,
        }
        for key, run in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(lambda run=run: run())

    def _made_table(self, kind: str) -> RowTable[ShownRow]:
        columns = line_columns(self.words, ORDERS[kind], self._decision, self._icon)
        made: RowTable[ShownRow] = RowTable(
            f"reconcile_{kind or 'lines'}",
            RowModel(columns),
            self.session.preferences,
            self.words,
            title=self.words.gettext(N_("Lines of the comparison")),
        )
        made.selected.connect(lambda _: self._show_chosen())
        made.opened.connect(lambda _: self._begin_note())
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), made)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(lambda: self.decide(None))
        return made

    def _begin_note(self) -> None:
        self.panel.note.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.panel.note.selectAll()

    def _icon(self, each: ShownRow) -> QIcon | None:
        if each.line is None:
            return self.session.icons("question", colours().warning)
        if not self._decision(each):
            return self.session.icons("question", colours().quiet)
        return self.session.icons("done", colours().good)
