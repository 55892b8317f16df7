"""Before a comparison: with whom, as of which day; and those that were recorded earlier."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSplitter, QWidget

from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.choices import SearchChoice
from vusta_desk.gui.widgets.empty_state import EmptyState
from vusta_desk.gui.widgets.fields import Field
from vusta_desk.gui.widgets.layouts import (
    button,
    column,
    holding,
    label,
    restyle,
    row,
    scrolling,
)
from vusta_desk.gui.widgets.partial_date_edit import DayEdit
from vusta_desk.gui.widgets.table import Column, RowModel, RowTable
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import day_text, number
from vusta_desk.i18n.reconcile_words import due_text
from vusta_desk.usecases.reconcile import CENTRAL, Due, Reconciliation, Source


class StartView(QWidget):
    """Asks whose list; shows the earlier reconciliations, the latest first."""

    file_asked = Signal()
    minutes_asked = Signal(object)  # a Reconciliation
    chosen_changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session, self.words = session, session.words
        self._names: dict[str, str] = {}
        self._due: dict[str, Due] = {}
        say = self.words.gettext
        self.central = QRadioButton(say(N_("The central export")))
        self.of_branch = QRadioButton(say(N_("A branch's own list")))
        self._kinds = QButtonGroup(self)
        for each in (self.central, self.of_branch):
            self._kinds.addButton(each)
        self.central.setChecked(True)
        self.branch = SearchChoice((), self.words)
        if (line := self.branch.lineEdit()) is not None:
            line.setPlaceholderText(say(N_("any part of its name")))
        self.branch_field = Field(say(N_("Branch")), self.branch, session.icons)
        self.day = DayEdit(self.words)
        self.day.set_value(session.services.today)
        self.day_field = Field(say(N_("As of the day")), self.day, session.icons)
        self.day_field.setMaximumWidth(self.fontMetrics().averageCharWidth() * 28)
        self.last = label("", "quiet")
        self.choose = button(say(N_("Choose their list…")), "primary")
        self.choose.clicked.connect(lambda: self.ask())
        self._model: RowModel[Reconciliation] = RowModel(self._columns())
        self.table = RowTable(
            "reconciliations",
            self._model,
            session.preferences,
            self.words,
            title=say(N_("Earlier reconciliations")),
        )
        self.table.set_overlay(
            EmptyState(
                session.icons,
                "check",
                say(N_("No reconciliation has been recorded yet.")),
                say(N_("The minutes of each stay here, with increase and decrease since then.")),
            )
        )
        self.count = label("", "quiet")
        self._arrange()
        self.central.toggled.connect(lambda _: self._follow())
        self.branch.changed.connect(self._follow)
        self.table.opened.connect(self.minutes_asked)
        self.table.selected.connect(lambda _: self.chosen_changed.emit())
        self._follow()

    @property
    def source(self) -> str | None:
        """Whose list: central, the key of a branch, or None while no branch is named."""
        return CENTRAL if self.central.isChecked() else self.branch.value()

    @property
    def chosen(self) -> Reconciliation | None:
        """The earlier reconciliation that is chosen."""
        rows = self.table.chosen()
        return rows[0] if len(rows) == 1 else None

    def show_sources(self, sources: tuple[Source, ...], done: tuple[Reconciliation, ...]) -> None:
        """Shows with whom there can be a reconciliation, and which there were."""
        self._names = {source.key: source.name for source in sources}
        self._due = {source.key: source.due for source in sources}
        options = [(source.key, source.name) for source in sources if source.key != CENTRAL]
        kept = self.branch.value()
        self.branch.show_options(options)
        self.branch.set_value(kept)
        chosen = self.chosen
        self._model.set_rows(done)
        ids = [entry.id for entry in self._model.rows]
        if chosen is not None and chosen.id in ids:
            self.table.select(ids.index(chosen.id))
        elif done:
            self.table.select(0)
        self.count.setText(
            self.words.say(
                N_("Reconciliations: {count}"), count=number(len(done), self.words.language)
            )
        )
        self._follow()

    def ask(self) -> None:
        """Asks for their list, once it is clear whose it is and which day counts."""
        told = self.day.tell()
        if told and self.day.value() is None:
            self.day_field.set_problem(self.words.gettext(N_("Write the day, such as 31/12/2026.")))
            told = False
        if self.source is None:
            self.branch_field.set_problem(
                self.words.gettext(N_("Name the branch whose list it is."))
            )
            self.branch.setFocus()
        elif told:
            self.day_field.set_problem("")
            self.file_asked.emit()

    def name(self, source: str) -> str:
        """The other side in words."""
        if source == CENTRAL:
            return self.words.gettext(N_("the central export"))
        return self._names.get(source, source)

    def _follow(self) -> None:
        self.branch_field.setVisible(not self.central.isChecked())
        self.branch_field.set_problem("")
        today, due = self.session.services.today, self._due.get(self.source or "")
        self.last.setText(due_text(due, today, self.words) if due else "")
        self.last.setToolTip(due.rule if due else "")
        restyle(self.last, "warning" if due and due.is_overdue(today) else "quiet")

    def _arrange(self) -> None:
        say = self.words.gettext
        form = column(
            label(say(N_("Compare the members here with")), "heading"),
            self.central,
            self.of_branch,
            self.branch_field,
            self.day_field,
            self.last,
            row(self.choose, None),
            label(
                say(
                    N_(
                        "Excel (.xlsx, .xls, .ods) or .csv. The file is never changed, and nothing "
                        "is written before you have decided and recorded it."
                    )
                ),
                "quiet",
            ),
            gap=1.5,
        )
        form.addStretch(1)
        form.setContentsMargins(*[space(2)] * 4)
        earlier = column(
            label(say(N_("Earlier reconciliations")), "heading"),
            self.table,
            self.count,
            gap=1.5,
            margin=2,
        )
        earlier.setStretch(1, 1)
        asked, done = scrolling(holding(form)), holding(earlier)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.addWidget(asked)
        panes.addWidget(done)
        panes.setChildrenCollapsible(False)
        panes.setStretchFactor(1, 1)
        unit = self.fontMetrics().averageCharWidth()
        asked.setMinimumWidth(unit * 36)
        done.setMinimumWidth(unit * 30)
        panes.setSizes([unit * 42, unit * 100])
        self.setLayout(column(panes))

    def _columns(self) -> list[Column[Reconciliation]]:
        say = self.words.gettext
        language = self.words.language

        def count(name: str, title: str) -> Column[Reconciliation]:
            return Column(
                name,
                title,
                lambda entry: number(entry.counts.get(name, 0), language),
                len(title) - 1,
                key=lambda entry: entry.counts.get(name, 0),
                right=True,
            )

        return [
            Column(
                "day",
                say(N_("Day")),
                lambda entry: day_text(entry.day),
                11,
                key=_by_day,
                strong=True,
            ),
            Column("source", say(N_("With")), lambda entry: self.name(entry.source), 20),
            count("ours", say(N_("Here"))),
            count("theirs", say(N_("On the list"))),
            count("open", say(N_("Left open"))),
            Column("note", say(N_("Note")), lambda entry: entry.note, 20),
            Column("file", say(N_("File")), lambda entry: entry.file, 20, hidden=True),
        ]


def _by_day(entry: Reconciliation) -> tuple[date, int]:
    return entry.day, entry.id
