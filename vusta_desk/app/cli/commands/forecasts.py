"""The command `forecast`: badges, blanks and money of the years to come."""

from argparse import Namespace
from collections.abc import Iterator

from vusta_desk.app.cli import exits
from vusta_desk.app.cli.console import Console
from vusta_desk.app.cli.forecast_shape import forecast_shape
from vusta_desk.app.cli.session import opened
from vusta_desk.domain.forecast import Sums, YearSums
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.forecast_words import count_text, money_text
from vusta_desk.i18n.formats import number
from vusta_desk.usecases import forecast as forecasts
from vusta_desk.usecases.forecast import Forecast


def forecast(options: Namespace, console: Console) -> int:
    """`forecast`: rounds still to come, by level, with blanks, money and branches."""
    with opened(options, console) as services:
        found = forecasts.forecast(services, options.years)
        if options.json:
            console.json(forecast_shape(found))
        else:
            _show(found, console)
    return exits.DONE


def _show(found: Forecast, console: Console) -> None:
    heading = [N_("Round"), N_("Badges by level"), N_("Money")]
    for year in found.years:
        rows = [(each.round.name, each.sums) for each in year.rounds]
        rows.append((console.translate(N_("Year {year}"), year=year.year), year.sums))
        console.table(
            [[console.translate(word) for word in heading]]
            + [
                [name, _levels(sums, console), money_text(sums, console.catalogue)]
                for name, sums in rows
            ]
        )
        console.line()
        console.table(list(_branches(found, year, console)))
        console.line()
    if found.untold:
        text = N_("Members of whom nothing can be foreseen: {count}")
        console.line(console.translate(text, count=len(found.untold)))
    console.line(console.translate(N_("Rules {fingerprint}"), fingerprint=found.rules))


def _levels(sums: Sums, console: Console) -> str:
    language = console.catalogue.language
    return "; ".join(
        f"{level}: {count_text(count, language)}" for level, count in sums.levels.items()
    )


def _branches(found: Forecast, year: YearSums, console: Console) -> Iterator[list[str]]:
    without = console.translate(N_("no branch"))
    yield [console.translate(N_("Branch")), console.translate(N_("People"))]
    for name, count in found.branch_counts(year):
        yield [name or without, number(count, console.catalogue.language)]
