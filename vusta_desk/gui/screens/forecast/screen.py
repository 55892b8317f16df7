"""The place Forecast: what one asks, the chart, the figures, and what is behind them."""

from pathlib import Path

from vusta_desk.gui.screens.base import Screen
from vusta_desk.gui.screens.forecast.chart import Bar, ForecastChart
from vusta_desk.gui.screens.forecast.columns import (
    FigureRow,
    figure_columns,
    figure_rows,
    levels_of,
)
from vusta_desk.gui.screens.forecast.details import Details
from vusta_desk.gui.screens.forecast.legend import Legend
from vusta_desk.gui.screens.forecast.what_if_bar import WhatIfBar
from vusta_desk.gui.session import Session
from vusta_desk.gui.widgets import files
from vusta_desk.gui.widgets.choices import Choice
from vusta_desk.gui.widgets.empty_state import EmptyState
from vusta_desk.gui.widgets.layouts import (
    button,
    clear,
    column,
    frame,
    holding,
    label,
    row,
    scrolling,
    side_by_side,
)
from vusta_desk.gui.widgets.list_filter import filter_part
from vusta_desk.gui.widgets.table import RowModel, RowTable
from vusta_desk.gui.widgets.worked_out import WorkedOut
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.formats import number
from vusta_desk.usecases.forecast import Forecast, Outlook, outlook
from vusta_desk.usecases.forecast_files import export

BY_YEAR, BY_ROUND = "year", "round"


class ForecastScreen(Screen):
    """Years to come as they stand, or as one supposes; nothing that is supposed is kept.

    What was read is asked again and again while one tries; when the data changes it is read anew,
    and the line chosen, the years and what is supposed stay.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        say = self.words.gettext
        self.outlook: Outlook | None = None
        self.found: Forecast | None = None
        self._id = ""
        self._quiet = False
        self.bar = WhatIfBar(session.icons, self.words)
        self.bars: Choice[str] = Choice(
            ((BY_YEAR, say(N_("a year"))), (BY_ROUND, say(N_("a round"))))
        )
        self.chart = ForecastChart(self.words)
        self.legend = Legend(self.words)
        self.figures: RowTable[FigureRow] = RowTable(
            "forecast-figures",
            RowModel(figure_columns(session.icons, self.words)),
            session.preferences,
            self.words,
            title=say(N_("Badges and money by year and round")),
            sortable=False,
        )
        self.details = Details(session)
        self.totals = label("", "quiet", select=True)
        self._as_it_stands = button(say(N_("As it stands")))
        supposed = row(
            label(say(N_("What is supposed here is kept nowhere.")), "warning"),
            self._as_it_stands,
            margin=1,
        )
        supposed.setStretch(0, 1)
        self._supposed = frame("banner", supposed)
        self._lay_out()
        self._add_acts()
        self._connect()

    def refresh(self) -> None:
        """See Screen."""
        self._page.ask(outlook, self._show_outlook)

    def show_target(self, **target: object) -> None:
        """See Screen: `year` or `round` (a code) chooses a line of figures."""
        chosen = target.get("round") or target.get("year")
        if chosen:
            self._id = str(chosen)
            self._show_rows()

    @property
    def row(self) -> FigureRow | None:
        """The line of figures that is chosen."""
        rows = self.figures.chosen()
        return rows[0] if len(rows) == 1 else None

    def export_figures(self) -> None:
        """Writes the figures to a file."""
        self._export(self.words.gettext(N_("Forecast of badges")), names=False)

    def export_names(self) -> None:
        """Writes who is behind the figures to a file."""
        self._export(self.words.gettext(N_("Forecast of badges, names")), names=True)

    # --- Building ---------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        split = side_by_side(self.figures, self.details, 68, 76)
        split.setMinimumHeight(self.fontMetrics().height() * 13)
        shown = filter_part(self.words.gettext(N_("A &bar for")), self.bars)
        legend = row(self.legend, shown, gap=3)
        legend.setStretch(0, 1)
        shown_part = column(self.chart, legend, split, gap=1.5)
        shown_part.setStretch(2, 1)
        self._badges_part = holding(shown_part)
        self._without = column()
        self._without_part = holding(self._without)
        page = column(
            self.bar,
            self._supposed,
            self._badges_part,
            self._without_part,
            self.totals,
            gap=1.5,
            margin=2,
        )
        page.setStretch(2, 1)
        page.setStretch(3, 1)
        self._content = scrolling(holding(page))
        self._page = WorkedOut(self.session, self.words.gettext(N_("Working out the forecast")))
        self._page.addWidget(self._content)
        self.setLayout(column(self._page))
        self.begin_at(self.figures)

    def _add_acts(self) -> None:
        say = self.words.gettext
        self.names_act = self.add_act(say(N_("Export the names")), self.export_names, icon="export")
        self.figures_act = self.add_act(
            say(N_("Export the figures")), self.export_figures, icon="export", shortcut="Ctrl+E"
        )

    def _connect(self) -> None:
        self.bar.asked.connect(self._ask)
        self._as_it_stands.clicked.connect(self.bar.clear)
        self.bars.changed.connect(self._show_bars)
        self.chart.asked.connect(self._choose)
        self.figures.selected.connect(lambda _: self._selected())
        self.details.record_asked.connect(lambda key: self.session.go("members", key=key))

    # --- Showing ----------------------------------------------------------------------------------

    def _show_outlook(self, read: Outlook) -> None:
        self.outlook = read
        self._page.show_content(self._content)
        self._ask()

    def _ask(self) -> None:
        """Asks what the fields say; a newer question overtakes an older one."""
        question, read = self.bar.question(), self.outlook
        if question is None or read is None:
            return
        years, what_if = question
        self.session.read_latest(
            self, "forecast", lambda services: read.ask(years, what_if), self._show
        )

    def _show(self, found: Forecast) -> None:
        self.found = found
        self._supposed.setVisible(self.bar.is_supposing)
        self.legend.show_levels(levels_of(found))
        self._show_bars()
        self._show_rows()
        self._say_totals(found)
        self._show_nothing(is_empty=not levels_of(found))

    def _show_bars(self) -> None:
        if self.found is None:
            return
        by_round = self.bars.value() == BY_ROUND
        rows = [each for each in figure_rows(self.found) if (each.round is not None) == by_round]
        bars = [_bar(each, rows[at - 1].year if at else 0) for at, each in enumerate(rows)]
        self.chart.show_bars(bars, levels_of(self.found))
        self._mark()

    def _show_rows(self) -> None:
        """Lists the figures; the line chosen stays chosen where it is still there."""
        if self.found is None:
            return
        rows = figure_rows(self.found)
        self._quiet = True
        self.figures.rows_model.set_rows(rows)
        place = next((at for at, each in enumerate(rows) if each.id == self._id), 0)
        self.figures.select(place)
        self._quiet = False
        self._selected()

    def _choose(self, id_: str) -> None:
        self._id = id_
        self._show_rows()

    def _selected(self) -> None:
        chosen = self.row
        if self._quiet or self.found is None or chosen is None:
            return
        self._id = chosen.id
        self._mark()
        self.details.show_row(self.found, chosen)

    def _mark(self) -> None:
        chosen = self.row
        if chosen is not None:
            is_year = self.bars.value() == BY_YEAR
            self.chart.choose(str(chosen.year) if is_year else chosen.id)

    def _say_totals(self, found: Forecast) -> None:
        text = N_("Of whom nothing can be foreseen: {count} · rules {rules}")
        count = number(len(found.untold), self.words.language)
        said = [self.words.say(text, count=count, rules=found.rules)]
        unknown = {level for year in found.years for level in year.sums.unknown_levels}
        if unknown:
            levels = ", ".join(map(str, sorted(unknown)))
            text = N_("Money not known for the levels {levels}")
            said.insert(0, self.words.say(text, levels=levels))
        self.totals.setText(" · ".join(said))
        names = "\n".join(member.name for member in found.untold)
        self.totals.setToolTip(names)

    def _show_nothing(self, *, is_empty: bool) -> None:
        """Says what to do where there are no badges to foresee, in the place of the figures."""
        clear(self._without)
        if is_empty:
            self._without.addWidget(self._nothing())
        self._without_part.setVisible(is_empty)
        self._badges_part.setVisible(not is_empty)
        for act in (self.names_act, self.figures_act):
            act.setEnabled(not is_empty)

    def _nothing(self) -> EmptyState:
        say, icons = self.words.gettext, self.session.icons
        if self.outlook is not None and not self.outlook.registry.members:
            acts = ((say(N_("Import a list")), lambda: self.session.go("import")),)
            text = say(N_("There are no members on file yet."))
            return EmptyState(icons, "members", text, acts=acts)
        return EmptyState(icons, "badges", say(N_("No badges fall due in these years.")))

    def _export(self, name: str, *, names: bool) -> None:
        found, say = self.found, self.words.gettext
        if found is None:
            return
        kinds = ((say(N_("Excel workbook")), "*.xlsx"), (say(N_("CSV text")), "*.csv"))
        path = files.ask_save(self, self.words, say(N_("Export the list")), kinds, name + ".xlsx")
        if path is not None:
            self.session.read_long(
                self,
                say(N_("Exporting the list")),
                lambda services, _: export(services, found, path, names=names),
                lambda count: self._say_exported(path, count),
            )

    def _say_exported(self, path: Path, count: int) -> None:
        text = N_("Exported to {file}; lines: {count}")
        self.totals.setText(
            self.words.say(text, file=path.name, count=number(count, self.words.language))
        )


def _bar(line: FigureRow, year_before: int) -> Bar:
    """The bar of a line; the first round of a year tells the year."""
    if line.round is None:
        return Bar(line.id, str(line.year), line.sums)
    short = line.round.name.rpartition("/")[0]
    group = str(line.year) if line.year != year_before else ""
    return Bar(line.id, line.round.name, line.sums, short, group)
