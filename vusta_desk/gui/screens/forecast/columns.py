"""The columns of the figures and of the names behind them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vusta_desk.domain.forecast import Count, Sums
from vusta_desk.domain.rounds import Round
from vusta_desk.gui.icons import Icons
from vusta_desk.gui.theme import colours
from vusta_desk.gui.widgets.member_columns import branch_column, level_column, name_column
from vusta_desk.gui.widgets.table import Column
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.forecast_words import bare_range, count_text, doubt_told, doubt_word
from vusta_desk.i18n.formats import number
from vusta_desk.usecases.forecast import Forecast, ForeseenRow


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A line of figures: a year (without a round), or one of its rounds."""

    year: int
    round: Round | None
    sums: Sums

    @property
    def id(self) -> str:
        """The code of the round, or the year."""
        return self.round.code if self.round else str(self.year)


def figure_rows(found: Forecast) -> list[FigureRow]:
    """Every year, followed by its rounds."""
    rows = []
    for year in found.years:
        rows.append(FigureRow(year.year, None, year.sums))
        rows.extend(FigureRow(year.year, each.round, each.sums) for each in year.rounds)
    return rows


def levels_of(found: Forecast) -> tuple[int, ...]:
    """The levels that come, from low to high."""
    return tuple(sorted({level for year in found.years for level in year.sums.levels}))


def figure_columns(icons: Icons, words: Catalogue) -> Sequence[Column[FigureRow]]:
    """The round, badges in all, by level, and the money. Years stand out by their words."""
    say = words.gettext
    return (
        Column("round", say(N_("Year and round")), lambda row: _title(row, words), 12, whole=True),
        Column(
            "count",
            say(N_("Badges")),
            lambda row: _count(row, words),
            6,
            right=True,
            tooltip=lambda row: levels_text(row.sums, words),
        ),
        Column(
            "money",
            say(N_("Money, VND")),
            lambda row: _money(row, words),
            20,
            right=True,
            icon=lambda row: (
                icons("warning", colours().warning) if row.sums.unknown_levels else None
            ),
            tooltip=lambda row: "\n".join(filter(None, (_money(row, words), _unknown(row, words)))),
        ),
        Column(
            "unknown",
            say(N_("Without levels")),
            lambda row: ", ".join(map(str, row.sums.unknown_levels)),
            6,
            tooltip=lambda row: _unknown(row, words),
            whole=True,
            hidden=True,  # told by the sign beside the money, and under the tables
        ),
        Column(
            "levels",
            say(N_("By level")),
            lambda row: levels_text(row.sums, words),
            30,
            hidden=True,
        ),
    )


def levels_text(sums: Sums, words: Catalogue) -> str:
    """`75: 1; 40: 6–9`."""
    return "; ".join(
        f"{level}: {count_text(count, words.language)}" for level, count in sums.levels.items()
    )


def name_columns(icons: Icons, words: Catalogue) -> Sequence[Column[ForeseenRow]]:
    """Whom, which level, in which round, certain or why not."""
    say = words.gettext
    return (
        replace(
            name_column(words, lambda row: row.name, 13),
            tooltip=lambda row: f"{row.name}\n{row.branch}",
        ),
        level_column(words, lambda row: row.level, 5),
        Column(
            "round",
            say(N_("Round")),
            lambda row: row.round.name,
            9,
            lambda row: row.round.day,
            whole=True,
        ),
        Column(
            "doubt",
            say(N_("Certain or why not")),
            lambda row: doubt_word(row.doubt, words),
            7,
            icon=lambda row: (
                icons("question", colours().warning) if row.doubt else icons("done", colours().good)
            ),
            tooltip=lambda row: doubt_told(row.doubt, words),
        ),
        replace(branch_column(words, lambda row: row.branch, 16), hidden=True),
        Column(
            "amount",
            say(N_("Amount, VND")),
            lambda row: _amount(row, words),
            9,
            lambda row: row.amount or 0,
            True,
        ),
    )


def _title(row: FigureRow, words: Catalogue) -> str:
    if row.round is None:
        return words.say(N_("Year {year}"), year=row.year)
    return words.say(N_("   round {round}"), round=row.round.name)


def _count(row: FigureRow, words: Catalogue) -> str:
    counts = row.sums.levels.values()
    total = Count(sum(each.certain for each in counts), sum(each.possible for each in counts))
    return count_text(total, words.language)


def _money(row: FigureRow, words: Catalogue) -> str:
    sums = row.sums
    if sums.unknown_levels and sums.amount_max == 0:
        return words.gettext(N_("not known"))
    return bare_range(sums.amount_min, sums.amount_max, words)


def _unknown(row: FigureRow, words: Catalogue) -> str:
    """The whole of what stands in the column, for who points at it."""
    levels = ", ".join(map(str, row.sums.unknown_levels))
    return words.say(N_("Money not known for the levels {levels}"), levels=levels) if levels else ""


def _amount(row: ForeseenRow, words: Catalogue) -> str:
    if row.amount is None:
        return words.gettext(N_("not known"))
    return number(row.amount, words.language)
