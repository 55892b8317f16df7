"""A forecast as a workbook or CSV: its figures by round and level, or the names behind them.

What writes spreadsheets is loaded with the first of them, not when the program starts.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import TypeAlias

from vusta_desk.domain.amounts import amount_for
from vusta_desk.domain.forecast import Count, YearSums
from vusta_desk.i18n.catalogue import N_, Catalogue
from vusta_desk.i18n.forecast_words import doubt_word
from vusta_desk.i18n.value_words import value_word
from vusta_desk.usecases.forecast import Forecast
from vusta_desk.usecases.output import save
from vusta_desk.usecases.services import Services

Rows: TypeAlias = list[list[str | int | None]]
_FIGURES = (
    N_("Year"),
    N_("Round"),
    N_("Level"),
    N_("Certain"),
    N_("Possible besides"),
    N_("Blanks and frames"),
    N_("Amount of one badge"),
    N_("Money at least"),
    N_("Money at most"),
)
_NAMES = (
    N_("Year"),
    N_("Round"),
    N_("Level"),
    N_("Key"),
    N_("Full name"),
    N_("Branch"),
    N_("Outcome"),
    N_("Certain or why not"),
    N_("Amount"),
)


def export(services: Services, found: Forecast, path: Path, *, names: bool = False) -> int:
    """Writes xlsx or csv by the ending of the path; returns how many lines there are.

    Unknown money is an empty cell. Raises Refused as `save` does.
    """
    from vusta_desk.documents.spreadsheet import write_table_csv, write_table_xlsx

    words = services.words
    heading, rows = _names(found, words) if names else _figures(found, words)
    lines: Rows = [*rows, _origin(found, len(heading), words)]
    write = write_table_csv if path.suffix.lower() == ".csv" else write_table_xlsx
    buffer = BytesIO()
    write(buffer, words.gettext(N_("Forecast of badges")), heading, lines)
    save(services, path, buffer.getvalue())
    return len(rows)


def _origin(found: Forecast, width: int, words: Catalogue) -> list[str | int | None]:
    """The last line tells by which rules this was worked out."""
    said = words.say(N_("Rules {fingerprint}"), fingerprint=found.rules)
    return [said, *[None] * (width - 1)]


def _figures(found: Forecast, words: Catalogue) -> tuple[Sequence[str], Rows]:
    return [words.gettext(each) for each in _FIGURES], [
        row for year in found.years for row in _of_year(found, year, words)
    ]


def _of_year(found: Forecast, year: YearSums, words: Catalogue) -> Iterator[list[str | int | None]]:
    for each in year.rounds:
        for level, count in each.sums.levels.items():
            amount = amount_for(level, found.rulebook, each.round.day).value
            yield [
                year.year,
                each.round.name,
                level,
                *_counts(count),
                None,
                amount,
                *_money(count, amount),
            ]
    total = words.gettext(N_("whole year"))
    for level, count in year.sums.levels.items():
        yield [year.year, total, level, *_counts(count), year.blanks[level], None, None, None]
    sums = year.sums
    yield [year.year, total, None, *[None] * 4, sums.amount_min, sums.amount_max]


def _counts(count: Count) -> tuple[int, int]:
    return count.certain, count.possible


def _money(count: Count, amount: int | None) -> tuple[int | None, int | None]:
    if amount is None:
        return None, None
    return count.certain * amount, count.most * amount


def _names(found: Forecast, words: Catalogue) -> tuple[Sequence[str], Rows]:
    return [words.gettext(each) for each in _NAMES], [
        [
            row.round.day.year,
            row.round.name,
            row.level,
            row.key,
            row.name,
            row.branch,
            value_word("outcome", row.outcome, words),
            doubt_word(row.doubt, words),
            row.amount,
        ]
        for row in found.rows()
    ]
