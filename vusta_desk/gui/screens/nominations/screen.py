"""The place Nominations: by state, round and branch; several at once go on together."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from vusta_desk.domain.nomination import NominationState
from vusta_desk.gui.screens.base import Screen
from vusta_desk.gui.screens.nominations.acts import NominationActs
from vusta_desk.gui.screens.nominations.columns import columns
from vusta_desk.gui.screens.nominations.detail import NominationDetail
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets.choices import Choice
from vusta_desk.gui.widgets.count_cards import Card, CountCards
from vusta_desk.gui.widgets.empty_state import EmptyState
from vusta_desk.gui.widgets.layouts import column, holding, label, scrolling, side_by_side
from vusta_desk.gui.widgets.list_filter import ListFilter, filter_part
from vusta_desk.gui.widgets.nominating import Wanted
from vusta_desk.gui.widgets.table import RowModel, RowTable
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import number
from vusta_desk.i18n.nomination_words import state_word
from vusta_desk.usecases import nominations
from vusta_desk.usecases.nomination_list import Offered, offered
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
        self._read: _Read | None = None
        self._chosen: frozenset[int] = frozenset()
        self._wanted = ""
        self._wanted_round = _EVERY_ROUND  # asked for before it was known which there are
        self._quiet = False
        self._build()
        self._lay_out()
        self.nomination_acts = NominationActs(self)
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
            self.nomination_acts.ask_start(
                Wanted(nominate, level=level if isinstance(level, int) else None)
            )
            return
        state, code, key = (target.get(name) for name in ("state", "round", "key"))
        self.state = NominationState(state) if isinstance(state, str) else ALL
        self._wanted = key if isinstance(key, str) else ""
        self.filter.clear()
        wanted = code if isinstance(code, str) else _EVERY_ROUND
        self._wanted_round = wanted if self._read is None else _EVERY_ROUND
        self._choose_round(wanted)
        self._list()

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
        split = side_by_side(holding(left), self.detail, 112, 40)
        split.setMinimumHeight(self.fontMetrics().height() * 14)
        page = column(self.cards, self.filter, split, gap=1.5, margin=2)
        page.setStretch(2, 1)
        self.setLayout(column(scrolling(holding(page))))
        self.begin_at(self.table)

    def _connect(self) -> None:
        acts = self.nomination_acts
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.filter.name.setFocus)
        self.cards.asked.connect(self._show_state)
        self.cards.entered.connect(self.table.setFocus)
        self.filter.changed.connect(self._list)
        self.round.changed.connect(self._list)
        self.table.selected.connect(lambda _: self._selected())
        self.table.opened.connect(lambda _: acts.ask_advance())
        self.detail.record_asked.connect(acts.open_record)
        self.detail.round_asked.connect(acts.show_round)
        acts.exported.connect(self._say_exported)
        acts.begun.connect(self._want)

    # --- Showing ----------------------------------------------------------------------------------

    def _show(self, found: _Read) -> None:
        self._read = found
        self._offer_rounds(found)
        self.filter.show_branches(row.branch for row in found.rows)
        self._list()

    def _offer_rounds(self, found: _Read) -> None:
        there = {row.nomination.round for row in found.rows}
        options = [each for each in found.offered.rounds if each[0] in there]
        chosen, self._wanted_round = self._wanted_round or self.round.value(), _EVERY_ROUND
        self.round.blockSignals(True)
        self.round.show_options([(_EVERY_ROUND, self.words.gettext(N_("all rounds"))), *options])
        self.round.blockSignals(False)
        self._choose_round(chosen)

    def _choose_round(self, code: str) -> None:
        self.round.blockSignals(True)
        self.round.set_value(code if self.round.has_value(code) else _EVERY_ROUND)
        self.round.blockSignals(False)

    def _want(self, key: str) -> None:
        """Whose latest nomination is to be chosen at the refresh to come."""
        self.state, self._wanted = ALL, key

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
            self._chosen = frozenset(row.nomination.id for row in self.rows)
        self._follow()

    def _follow(self) -> None:
        self.detail.show_rows(self.rows)
        acts = self.nomination_acts
        acts.listed, acts.code = self.table.rows_model.rows, self.round.value()
        acts.show_rows(self.rows)
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

    def _say_exported(self, file: str, count: int) -> None:
        text = N_("Exported to {file}; lines: {count}")
        self.totals.setText(
            self.words.say(text, file=file, count=number(count, self.words.language))
        )

    def _nothing(self) -> QWidget:
        say, icons, acts = self.words.gettext, self.session.icons, self.nomination_acts
        if self._read is not None and self._read.rows:
            show_all = ((say(N_("Show all nominations")), lambda: self.show_target()),)
            text = say(N_("Nothing answers the search."))
            return EmptyState(icons, "search", text, acts=show_all)
        return EmptyState(
            icons,
            "badges",
            say(N_("There are no nominations yet")),
            say(N_("Nominate whom a round proposes, then follow each from draft to award.")),
            (
                (say(N_("Nominate a whole round")), acts.ask_all),
                (say(N_("Nominate one member")), acts.ask_start),
            ),
        )


def _read(services: Services) -> _Read:
    return _Read(nominations.nominations(services), offered(services))
