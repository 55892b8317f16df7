"""The place Cross-check: what was missed and what does not fit, by kind and by branch."""

from pathlib import Path

from PySide6.QtGui import QKeySequence, QShortcut

from vusta_desk.domain.badge_history import OddityKind
from vusta_desk.gui.screens.base import Screen
from vusta_desk.gui.screens.cross_check.columns import columns
from vusta_desk.gui.screens.cross_check.detail import TO_AWARD, OddDetail
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets import files
from vusta_desk.gui.widgets.count_cards import Card, CountCards
from vusta_desk.gui.widgets.empty_state import EmptyState
from vusta_desk.gui.widgets.layouts import column, holding, label, scrolling, side_by_side
from vusta_desk.gui.widgets.list_filter import ListFilter
from vusta_desk.gui.widgets.table import RowModel, RowTable
from vusta_desk.gui.widgets.worked_out import WorkedOut
from vusta_desk.i18n.badge_history_words import kind_title, kind_word
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import day_text, number
from vusta_desk.usecases.cross_check import CrossCheck, OddLine, cross_check, export

ALL = "all"


class CrossCheckScreen(Screen):
    """Lists by kind and branch what does not fit; kind, filters and the line chosen stay.

    `show_target(kind=…)` lists a kind, `key=…` chooses the first line of a member.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        say = self.words.gettext
        self.checked: CrossCheck | None = None
        self.kind = ALL
        self._key = ""
        self._wanted: tuple[str, OddityKind] | None = None
        self._quiet = False
        kinds = [Card(kind, kind_word(kind, self.words), self._title(kind)) for kind in OddityKind]
        everything = Card(ALL, say(N_("all")), say(N_("Everything that does not fit")))
        self.cards = CountCards(
            self.words,
            say(N_("What does not fit, by kind")),
            (everything, *kinds),
            hides_empty=True,
            always=(ALL,),
        )
        self.filter = ListFilter(session.icons, self.words)
        self.title = label("", "heading")
        self.totals = label("", "quiet", select=True)
        self.table: RowTable[OddLine] = RowTable(
            "cross-check",
            RowModel(columns(session.icons, self.words)),
            session.preferences,
            self.words,
            title=say(N_("What does not fit")),
        )
        self.detail = OddDetail(session)
        self._lay_out()
        self._add_acts()
        self._connect()
        self._follow()

    def refresh(self) -> None:
        """See Screen."""
        self._page.ask(cross_check, self._show)

    def show_target(self, **target: object) -> None:
        """See the class."""
        kind, key = target.get("kind"), target.get("key")
        self.kind = OddityKind(kind) if isinstance(kind, str) else ALL
        self._key = key if isinstance(key, str) else ""
        self._wanted = None
        self.filter.clear()
        if self.checked is not None:
            self._list()

    def show_kind(self, kind: str) -> None:
        """Lists a kind, its first line chosen."""
        self.kind, self._wanted, self._key = kind, None, ""
        self._list()

    def export_list(self) -> None:
        """Writes what is listed to a file."""
        if self.checked is None:
            return
        say, checked, lines = self.words.gettext, self.checked, tuple(self.table.rows_model.rows)
        kinds = ((say(N_("Excel workbook")), "*.xlsx"), (say(N_("CSV text")), "*.csv"))
        suggested = say(N_("Cross-check of badges")) + ".xlsx"
        path = files.ask_save(self, self.words, say(N_("Export the list")), kinds, suggested)
        if path is not None:
            self.session.read_long(
                self,
                say(N_("Exporting the list")),
                lambda services, _: export(services, checked, lines, path),
                lambda count: self._say_exported(path, count),
            )

    def open_record(self) -> None:
        """Opens the record of the chosen line at its badges."""
        if (line := self.line) is not None:
            self.session.go("members", key=line.key, edit="badges")

    def show_round(self) -> None:
        """Shows the reckoning of the chosen member in the place Badges."""
        if (line := self.line) is not None:
            self.session.go("badges", key=line.key)

    def nominate(self) -> None:
        """Goes where nominations are made, with this member and level."""
        if (line := self.line) is not None and line.found.kind in TO_AWARD:
            self.session.go("nominations", nominate=line.key, level=line.found.level)

    @property
    def line(self) -> OddLine | None:
        """The one line chosen."""
        rows = self.table.chosen()
        return rows[0] if len(rows) == 1 else None

    # --- Building ---------------------------------------------------------------------------------

    def _title(self, kind: OddityKind) -> str:
        return kind_title(kind, self.words)

    def _lay_out(self) -> None:
        left = column(self.title, self.table, self.totals)
        left.setStretch(1, 1)
        split = side_by_side(holding(left), self.detail, 112, 40)
        split.setMinimumHeight(self.fontMetrics().height() * 14)
        page = column(self.cards, self.filter, split, gap=1.5, margin=2)
        page.setStretch(2, 1)
        self._content = scrolling(holding(page))
        self._page = WorkedOut(self.session, self.words.gettext(N_("Comparing the badges")))
        self._page.addWidget(self._content)
        self.setLayout(column(self._page))
        self.begin_at(self.table)

    def _add_acts(self) -> None:
        say = self.words.gettext
        self.record_act = self.add_act(
            say(N_("Correct the record")), self.open_record, icon="edit", shortcut="F2"
        )
        self.round_act = self.add_act(
            say(N_("Show the reckoning")), self.show_round, icon="badges", shortcut="Ctrl+B"
        )
        self.export_act = self.add_act(
            say(N_("Export the list")), self.export_list, icon="export", shortcut="Ctrl+E"
        )
        self.nominate_act = self.add_act(
            say(N_("Nominate")), self.nominate, icon="add", shortcut="Ctrl+N", primary=True
        )

    def _connect(self) -> None:
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.filter.name.setFocus)
        self.cards.asked.connect(self.show_kind)
        self.cards.entered.connect(self.table.setFocus)
        self.filter.changed.connect(self._list)
        self.table.selected.connect(lambda _: self._selected())
        self.table.opened.connect(lambda _: self.open_record())
        self.detail.record_asked.connect(lambda _: self.open_record())
        self.detail.round_asked.connect(lambda _: self.show_round())
        self.detail.nominate_asked.connect(lambda _: self.nominate())

    # --- Showing ----------------------------------------------------------------------------------

    def _show(self, checked: CrossCheck) -> None:
        self.checked = checked
        self._page.show_content(self._content)
        self.filter.show_branches(line.branch for line in checked.lines)
        self._list()

    def _list(self) -> None:
        """Lists what is asked for; the line chosen stays chosen where it is still there."""
        checked = self.checked
        if checked is None:
            return
        found = [line for line in checked.lines if self.filter.accepts(line.name, line.branch)]
        counts = {kind.value: 0 for kind in OddityKind} | {ALL: len(found)}
        for line in found:
            counts[line.found.kind] += 1
        self.cards.show_counts(counts)
        self.cards.choose(self.kind)
        is_all = self.kind == ALL
        self.title.setText(
            self.words.gettext(N_("Everything that does not fit"))
            if is_all
            else self._title(OddityKind(self.kind))
        )
        self._fill([line for line in found if is_all or line.found.kind == self.kind])
        self._say_totals(checked)

    def _fill(self, lines: list[OddLine]) -> None:
        top = self.table.verticalScrollBar().value()
        self._quiet = True
        self.table.rows_model.set_rows(lines)
        self.table.set_overlay(None if lines else self._nothing())
        rows = list(self.table.rows_model.rows)
        if rows:
            exact = (
                at for at, each in enumerate(rows) if (each.key, each.found.kind) == self._wanted
            )
            same = (at for at, each in enumerate(rows) if each.key == self._key)
            self.table.select(next(exact, next(same, 0)))
            self.table.verticalScrollBar().setValue(top)
            self.table.scrollTo(self.table.currentIndex())
        self._quiet = False
        self._selected()

    def _selected(self) -> None:
        if self._quiet:
            return
        line = self.line
        if line is not None:
            self._key, self._wanted = line.key, (line.key, line.found.kind)
        self._follow()

    def _follow(self) -> None:
        line = self.line
        self.detail.show_line(line)
        for act in (self.record_act, self.round_act):
            act.setEnabled(line is not None)
        self.nominate_act.setEnabled(line is not None and line.found.kind in TO_AWARD)
        self.export_act.setEnabled(bool(self.table.rows_model.rows))

    def _say_totals(self, checked: CrossCheck) -> None:
        language = self.words.language
        self.totals.setText(
            self.words.say(
                N_("Lines: {count} · records looked at: {people} · as of {day} · rules {rules}"),
                count=number(len(self.table.rows_model.rows), language),
                people=number(checked.people, language),
                day=day_text(checked.day),
                rules=checked.rules,
            )
        )

    def _say_exported(self, path: Path, count: int) -> None:
        text = N_("Exported to {file}; lines: {count}")
        self.totals.setText(
            self.words.say(text, file=path.name, count=number(count, self.words.language))
        )

    def _nothing(self) -> EmptyState:
        say, icons = self.words.gettext, self.session.icons
        if self.filter.is_narrow:
            acts = ((say(N_("Clear the search")), self.filter.clear),)
            return EmptyState(icons, "search", say(N_("Nothing answers the search.")), acts=acts)
        if self.checked is not None and not self.checked.people:
            acts = ((say(N_("Import a list")), lambda: self.session.go("import")),)
            text = say(N_("There are no members on file yet."))
            return EmptyState(icons, "members", text, acts=acts)
        text = say(N_("All badges fit the record."))
        return EmptyState(icons, "done", text)
