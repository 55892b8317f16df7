"""What is behind a line of figures: names, what to order and who pays, branches."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from vusta_desk.domain.forecast import YearSums
from vusta_desk.gui.screens.forecast.columns import FigureRow, name_columns
from vusta_desk.gui.session import Session
from vusta_desk.gui.theme import space
from vusta_desk.gui.widgets.branch_name import short_branch
from vusta_desk.gui.widgets.empty_state import EmptyState
from vusta_desk.gui.widgets.layouts import button, clear, holding, label, row, scrolling
from vusta_desk.gui.widgets.table import RowModel, RowTable
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.forecast_words import count_text, money_range
from vusta_desk.i18n.formats import number
from vusta_desk.usecases.forecast import Forecast, ForeseenRow


class _Shown(NamedTuple):
    """A line of figures: its year, and the code of its round where it is one."""

    found: Forecast
    year: YearSums
    code: str | None


class Details(QTabWidget):
    """Names of the chosen line; orders, money and branches of its year."""

    record_asked = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._words, self._icons = session.words, session.icons
        self._session = session
        say = self._words.gettext
        self.names: RowTable[ForeseenRow] = RowTable(
            "forecast-names",
            RowModel(name_columns(session.icons, self._words)),
            session.preferences,
            self._words,
            title=say(N_("Who is behind the figures")),
        )
        self.names.opened.connect(lambda chosen: self.record_asked.emit(chosen.key))
        self.orders = _Lines(say(N_("To order")))
        self.money = _Lines(say(N_("Money")))
        self.branches = _Lines(say(N_("Branches")))
        self.untold = _Lines(say(N_("Left open")))
        self.addTab(self.names, say(N_("Names")))
        for page in (self.orders, self.money, self.branches, self.untold):
            self.addTab(page.page, page.page.accessibleName())
        self._fillers: tuple[Callable[[_Shown], None], ...] = (
            self._show_names,
            self._show_orders,
            self._show_money,
            self._show_branches,
            self._show_untold,
        )
        self._unfilled: dict[int, Callable[[_Shown], None]] = {}
        self._shown: _Shown | None = None
        self.currentChanged.connect(lambda _: self._fill())
        self.setDocumentMode(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # but its bar takes the keyboard
        self.tabBar().setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_row(self, found: Forecast, chosen: FigureRow) -> None:
        """Shows a line of figures; pages out of sight are filled when one comes to them."""
        year = next(each for each in found.years if each.year == chosen.year)
        self._shown = _Shown(found, year, chosen.round.code if chosen.round else None)
        self._unfilled = dict(enumerate(self._fillers))
        self._fill()

    def _fill(self) -> None:
        fill = self._unfilled.pop(self.currentIndex(), None)
        if fill is not None and self._shown is not None:
            fill(self._shown)

    def _show_names(self, shown: _Shown) -> None:
        rows = list(shown.found.rows(shown.year.year, shown.code))
        self.names.rows_model.set_rows(rows)
        self.names.set_overlay(None if rows else self._nobody())

    def _nobody(self) -> EmptyState:
        return EmptyState(
            self._icons, "badges", self._words.gettext(N_("No badges fall due here."))
        )

    def _show_orders(self, shown: _Shown) -> None:
        page, words, year = self.orders, self._words, shown.year
        page.clear()
        page.head(words.say(N_("Certificates and frames to order for {year}"), year=year.year))
        page.quiet(
            words.gettext(N_("Enough that nobody lacks one: the possible ones are counted."))
        )
        for level, count in year.blanks.items():
            title = words.say(N_("{level} years"), level=level)
            page.line(title, number(count, words.language))
        page.line(words.gettext(N_("in all")), number(sum(year.blanks.values()), words.language))

    def _show_money(self, shown: _Shown) -> None:
        page, words, year = self.money, self._words, shown.year
        page.clear()
        page.head(words.say(N_("Money of {year} by who has paid before"), year=year.year))
        for each in shown.found.by_source(year):
            source = each.source or words.gettext(N_("nobody has paid yet"))
            page.line(source, money_range(each.amount_min, each.amount_max, words))
        page.line(
            words.gettext(N_("in all")),
            money_range(year.sums.amount_min, year.sums.amount_max, words),
        )
        if year.sums.unknown_levels:
            levels = ", ".join(map(str, year.sums.unknown_levels))
            text = N_(
                "Without the levels {levels}: what goes with them is written in no rule that was "
                "seen. Enter it among the rules with its source."
            )
            page.warn(words.say(text, levels=levels))
            enter = button(words.gettext(N_("Enter it among the rules")))
            part = str(year.sums.unknown_levels[0])
            enter.clicked.connect(lambda: self._session.go("rules", rule="multiples", part=part))
            page.below(enter)

    def _show_branches(self, shown: _Shown) -> None:
        page, words, year = self.branches, self._words, shown.year
        page.clear()
        page.head(words.say(N_("People by branch in {year}"), year=year.year))
        for key, name in (
            *shown.found.branches.items(),
            (None, words.gettext(N_("without a branch"))),
        ):
            if key in year.branches:
                page.line(name, count_text(year.branches[key], words.language))

    def _show_untold(self, shown: _Shown) -> None:
        page, words, found = self.untold, self._words, shown.found
        page.clear()
        if not found.untold:
            page.quiet(words.gettext(N_("Of everybody something can be foreseen.")))
            return
        text = N_(
            "No start of seniority is on record, or dates that contradict one another. They are "
            "in no figure until their records are mended."
        )
        page.quiet(words.gettext(text))
        for member in found.untold:
            page.line(member.name, short_branch(found.branches.get(member.branch or "", "")))


class _Lines:
    """A page of lines: what it is on the left, how much on the right."""

    def __init__(self, title: str) -> None:
        self._layout = QVBoxLayout()
        self._layout.setContentsMargins(space(2), space(1), space(2), space(2))
        self._layout.setSpacing(space(0.5))
        self.page: QWidget = scrolling(holding(self._layout), title)
        self.page.setAccessibleName(title)

    def clear(self) -> None:
        """Takes everything away."""
        clear(self._layout)

    def head(self, text: str) -> None:
        """A heading."""
        self._add((label(text, "heading"),))

    def quiet(self, text: str) -> None:
        """A quiet word."""
        self._add((label(text, "quiet"),))

    def warn(self, text: str) -> None:
        """What is not known."""
        self._add((label(text, "warning"),))

    def below(self, widget: QWidget) -> None:
        """Something to press, as wide as its words."""
        self._add((label(""), widget))

    def line(self, title: str, value: str) -> None:
        """A line; the name wraps, the figure stands whole."""
        self._add((label(title, select=True), label(value, wrap=False, select=True)))

    def _add(self, parts: Iterable[QWidget]) -> None:
        if self._layout.count():
            self._layout.takeAt(self._layout.count() - 1)  # the room that was left
        line = row(*parts)
        line.setStretch(0, 1)
        self._layout.addWidget(holding(line))
        self._layout.addStretch(1)
