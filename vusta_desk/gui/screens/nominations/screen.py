"""The place Nominations: by state, round and branch; several at once go on together."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QSplitter, QWidget

from vusta_desk.domain.nomination import NominationState
from vusta_desk.gui.screens.base import Screen
from vusta_desk.gui.screens.nominations.advance_dialog import AdvanceDialog
from vusta_desk.gui.screens.nominations.change_dialog import ChangeDialog
from vusta_desk.gui.screens.nominations.columns import columns
from vusta_desk.gui.screens.nominations.detail import NominationDetail
from vusta_desk.gui.screens.nominations.propose_dialog import ProposeDialog
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets import files
from vusta_desk.gui.widgets.choices import Choice
from vusta_desk.gui.widgets.count_cards import Card, CountCards
from vusta_desk.gui.widgets.empty_state import EmptyState
from vusta_desk.gui.widgets.layouts import column, holding, label, scrolling
from vusta_desk.gui.widgets.list_filter import ListFilter, filter_part
from vusta_desk.gui.widgets.nominating import AsideDialog, StartDialog, Wanted, read_start
from vusta_desk.gui.widgets.reason_dialog import ReasonDialog
from vusta_desk.gui.widgets.table import RowModel, RowTable
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import number
from vusta_desk.i18n.nomination_words import state_word
from vusta_desk.usecases import nominations
from vusta_desk.usecases.nomination_list import Offered, export, offered
from vusta_desk.usecases.nominations import NominationRow
from vusta_desk.usecases.services import Services

ALL = "all"
_EVERY_ROUND = ""


@dataclass(frozen=True, slots=True)
class _Read:
    rows: tuple[NominationRow, ...]
    offered: Offered


class NominationsScreen(Screen):
    """Lists nominations by state; state, filters and those chosen stay when the data changes.

    `show_target(round=…)` lists a round, `state=…` a state, `key=…` chooses a member's latest;
    `nominate=…` (a key, with `level`) begins one.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.state = ALL
        self.dialog: QDialog | None = None
        self._read: _Read | None = None
        self._chosen: frozenset[int] = frozenset()
        self._wanted = ""
        self._quiet = False
        self._build()
        self._lay_out()
        self._add_acts()
        self._connect()
        self._follow()

    @property
    def rows(self) -> list[NominationRow]:
        """Those chosen, from top to bottom."""
        return self.table.chosen()

    def refresh(self) -> None:
        """See Screen."""
        self.session.read_latest(self, "nominations", _read, self._show)

    def show_target(self, **target: object) -> None:
        """See the class."""
        nominate, level = target.get("nominate"), target.get("level")
        if isinstance(nominate, str):
            self.ask_start(Wanted(nominate, level=level if isinstance(level, int) else None))
            return
        state, code, key = (target.get(name) for name in ("state", "round", "key"))
        self.state = NominationState(state) if isinstance(state, str) else ALL
        self._wanted = key if isinstance(key, str) else ""
        self.filter.clear()
        self._choose_round(code if isinstance(code, str) else _EVERY_ROUND)
        self._list()

    # --- Acts -------------------------------------------------------------------------------------

    def ask_start(self, wanted: Wanted | None = None) -> None:
        """Asks whom to nominate, for which badge and round."""
        asked = wanted or Wanted(round=self.round.value())

        def open_dialog(begun: tuple[Wanted, Offered]) -> None:
            self._open(StartDialog(self.session, *begun, self.window()))

        self.session.read(self, lambda services: read_start(services, asked), open_dialog)

    def ask_all(self) -> None:
        """Asks whether everyone whom a round proposes is nominated."""
        code = self.round.value() or None

        def open_dialog(found: Offered) -> None:
            self._open(ProposeDialog(self.session, found, code, self.window()))

        self.session.read(self, offered, open_dialog)

    def ask_advance(self) -> None:
        """Asks to which state those chosen come, on which day, by whom."""
        if self.advance_act.isEnabled():
            self._open(AdvanceDialog(self.session, self.rows, self.window()))

    def ask_change(self) -> None:
        """Asks what is to be corrected of the one chosen."""
        if not self.change_act.isEnabled() or self._read is None:
            return
        (row,) = self.rows
        self._open(ChangeDialog(self.session, row, self._read.offered, self.window()))

    def ask_aside(self) -> None:
        """Asks why those chosen are set aside."""
        if not self.aside_act.isEnabled():
            return
        ids, say = _ids(self.rows), self.words.gettext
        self._open(
            AsideDialog(
                self.session,
                self.window(),
                say(N_("Set aside")),
                say(N_("Set aside")),
                say(N_("They stay in sight with the reason and can be opened again.")),
                [row.name for row in self.rows],
                lambda services, reason, cause: nominations.set_aside(services, ids, reason, cause),
            )
        )

    def ask_reopen(self) -> None:
        """Asks why those chosen are opened again."""
        if not self.reopen_act.isEnabled():
            return
        ids, say = _ids(self.rows), self.words.gettext
        self._open(
            ReasonDialog(
                self.session,
                self.window(),
                say(N_("Open again")),
                say(N_("Open again")),
                lambda services, reason: nominations.reopen(services, ids, reason),
                text=say(N_("They go on where they stood.")),
                names=[row.name for row in self.rows],
            )
        )

    def open_record(self) -> None:
        """Opens the record of the one chosen."""
        if len(self.rows) == 1:
            self.session.go("members", key=self.rows[0].nomination.member)

    def show_round(self) -> None:
        """Shows the reckoning of the one chosen in its round."""
        if len(self.rows) == 1:
            nomination = self.rows[0].nomination
            self.session.go("badges", key=nomination.member, round=nomination.round)

    def export_list(self) -> None:
        """Writes what is listed to a file."""
        say, rows = self.words.gettext, tuple(self.table.rows_model.rows)
        kinds = ((say(N_("Excel workbook")), "*.xlsx"), (say(N_("CSV text")), "*.csv"))
        suggested = say(N_("Nominations")) + ".xlsx"
        path = files.ask_save(self, self.words, say(N_("Export the list")), kinds, suggested)
        if path is not None:
            self.session.read_long(
                self,
                say(N_("Exporting the list")),
                lambda services, _: export(services, rows, path),
                lambda count: self._say_exported(path, count),
            )

    # --- Building ---------------------------------------------------------------------------------

    def _build(self) -> None:
        say, session = self.words.gettext, self.session
        states = [Card(state, state_word(state, self.words)) for state in NominationState]
        self.cards = CountCards(
            self.words,
            say(N_("Nominations by state")),
            (Card(ALL, say(N_("all")), say(N_("All nominations"))), *states),
        )
        self.round: Choice[str] = Choice([(_EVERY_ROUND, say(N_("all rounds")))])
        self.filter = ListFilter(
            session.icons, self.words, filter_part(say(N_("&Round")), self.round)
        )
        self.table: RowTable[NominationRow] = RowTable(
            "nominations",
            RowModel(columns(session.icons, self.words)),
            session.preferences,
            self.words,
            title=say(N_("Nominations")),
        )
        self.totals = label("", "quiet", select=True)
        self.detail = NominationDetail(session)

    def _lay_out(self) -> None:
        left = column(self.table, self.totals)
        left.setStretch(0, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(holding(left))
        split.addWidget(self.detail)
        split.setChildrenCollapsible(False)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([space(102), space(44)])
        split.setMinimumHeight(self.fontMetrics().height() * 14)
        page = column(self.cards, self.filter, split, gap=1.5, margin=2)
        page.setStretch(2, 1)
        self.setLayout(column(scrolling(holding(page))))
        self.begin_at(self.table)

    def _add_acts(self) -> None:
        say = self.words.gettext
        self.record_act = self.add_act(say(N_("Open the record")), self.open_record, icon="person")
        self.export_act = self.add_act(
            say(N_("Export the list")), self.export_list, icon="export", shortcut="Ctrl+E"
        )
        self.reopen_act = self.add_act(
            say(N_("Open again")), self.ask_reopen, icon="reopen", shortcut="Ctrl+R"
        )
        self.aside_act = self.add_act(
            say(N_("Set aside")), self.ask_aside, icon="leave-out", shortcut="Del"
        )
        self.change_act = self.add_act(
            say(N_("Change the nomination")), self.ask_change, icon="edit", shortcut="F2"
        )
        self.add_act(
            say(N_("Nominate all whom a round proposes")),
            self.ask_all,
            icon="members",
            shortcut="Ctrl+T",
        )
        self.add_act(say(N_("Nominate")), self.ask_start, icon="add", shortcut="Ctrl+N")
        self.advance_act = self.add_act(
            say(N_("Go on")), self.ask_advance, icon="next", shortcut="Ctrl+G", primary=True
        )

    def _connect(self) -> None:
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.filter.name.setFocus)
        self.cards.asked.connect(self._show_state)
        self.cards.entered.connect(self.table.setFocus)
        self.filter.changed.connect(self._list)
        self.round.changed.connect(self._list)
        self.table.selected.connect(lambda _: self._selected())
        self.table.opened.connect(lambda _: self.ask_advance())
        self.detail.record_asked.connect(self.open_record)
        self.detail.round_asked.connect(self.show_round)

    # --- Showing ----------------------------------------------------------------------------------

    def _show(self, found: _Read) -> None:
        self._read = found
        self._offer_rounds(found)
        self.filter.show_branches(row.branch for row in found.rows)
        self._list()

    def _offer_rounds(self, found: _Read) -> None:
        there = {row.nomination.round for row in found.rows}
        options = [each for each in found.offered.rounds if each[0] in there]
        chosen = self.round.value()
        self.round.blockSignals(True)
        self.round.show_options([(_EVERY_ROUND, self.words.gettext(N_("all rounds"))), *options])
        self.round.blockSignals(False)
        self._choose_round(chosen)

    def _choose_round(self, code: str) -> None:
        self.round.blockSignals(True)
        self.round.set_value(code if self.round.has_value(code) else _EVERY_ROUND)
        self.round.blockSignals(False)

    def _show_state(self, state: str) -> None:
        self.state = state
        self._list()

    def _list(self) -> None:
        """Lists what is asked for; those chosen stay chosen where they are still there."""
        if self._read is None:
            return
        code = self.round.value()
        found = [
            row
            for row in self._read.rows
            if self.filter.accepts(row.name, row.branch)
            and code in (_EVERY_ROUND, row.nomination.round)
        ]
        counts = {state.value: 0 for state in NominationState} | {ALL: len(found)}
        for row in found:
            counts[row.nomination.state] += 1
        self.cards.show_counts(counts)
        self.cards.choose(self.state)
        self._fill([row for row in found if self.state in (ALL, row.nomination.state)])

    def _fill(self, rows: Sequence[NominationRow]) -> None:
        bar = self.table.verticalScrollBar()
        top = bar.value()
        self._quiet = True
        self.table.rows_model.set_rows(rows)
        self.table.set_overlay(None if rows else self._nothing())
        shown = list(self.table.rows_model.rows)
        ids = self._chosen
        if self._wanted:
            theirs = [row.nomination.id for row in shown if row.nomination.member == self._wanted]
            ids, self._wanted = frozenset(theirs and [max(theirs)]), ""
        places = [at for at, row in enumerate(shown) if row.nomination.id in ids]
        self.table.select_places(places or [0] if shown else [])
        bar.setValue(top)
        self._quiet = False
        self._selected()

    def _selected(self) -> None:
        if self._quiet:
            return
        if self.rows:
            self._chosen = frozenset(_ids(self.rows))
        self._follow()

    def _follow(self) -> None:
        rows = self.rows
        states = {row.nomination.state for row in rows}
        aside = NominationState.SET_ASIDE
        is_one = len(rows) == 1
        self.detail.show_rows(rows)
        self.advance_act.setEnabled(bool(rows) and aside not in states)
        self.aside_act.setEnabled(bool(rows) and all(row.nomination.is_open for row in rows))
        self.reopen_act.setEnabled(states == {aside})
        self.change_act.setEnabled(is_one and rows[0].nomination.is_open)
        self.record_act.setEnabled(is_one)
        self.export_act.setEnabled(bool(self.table.rows_model.rows))
        self._say_totals()

    def _say_totals(self) -> None:
        language = self.words.language
        shown, chosen = len(self.table.rows_model.rows), len(self.rows)
        texts = [self.words.say(N_("Nominations: {count}"), count=number(shown, language))]
        open_ = sum(bool(row.findings) for row in self.table.rows_model.rows)
        if open_:
            said = self.words.say(N_("worth a look: {count}"), count=number(open_, language))
            texts.append(said)
        if chosen > 1:
            texts.append(self.words.say(N_("chosen: {count}"), count=number(chosen, language)))
        self.totals.setText(" · ".join(texts))

    def _say_exported(self, path: Path, count: int) -> None:
        text = N_("Exported to {file}; lines: {count}")
        self.totals.setText(
            self.words.say(text, file=path.name, count=number(count, self.words.language))
        )

    def _nothing(self) -> QWidget:
        say, icons = self.words.gettext, self.session.icons
        if self._read is not None and self._read.rows:
            acts = ((say(N_("Show all nominations")), lambda: self.show_target()),)
            return EmptyState(icons, "search", say(N_("Nothing answers the search.")), acts=acts)
        return EmptyState(
            icons,
            "badges",
            say(N_("There are no nominations yet")),
            say(N_("Nominate all whom a round proposes, then follow each from draft to award.")),
            (
                (say(N_("Nominate all whom a round proposes")), self.ask_all),
                (say(N_("Nominate one member")), self.ask_start),
            ),
        )

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.open()


def _read(services: Services) -> _Read:
    return _Read(nominations.nominations(services), offered(services))


def _ids(rows: Sequence[NominationRow]) -> list[int]:
    return [row.nomination.id for row in rows]
