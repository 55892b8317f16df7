"""Commands about rounds: those of a year, their days, closing, reopening, drift."""

from argparse import Namespace
from collections.abc import Iterable
from datetime import date

from vusta_desk.app.cli import exits
from vusta_desk.app.cli.console import Console
from vusta_desk.app.cli.round_shape import drift_shape, year_shape
from vusta_desk.app.cli.session import opened
from vusta_desk.domain.drift import Drift, Judged
from vusta_desk.domain.rounds import round_name
from vusta_desk.i18n.catalogue import N_
from vusta_desk.i18n.field_words import FIELD_WORDS
from vusta_desk.i18n.formats import day_text, money
from vusta_desk.i18n.value_words import value_word
from vusta_desk.usecases import closed_rounds, round_drift, round_settings
from vusta_desk.usecases.round_drift import RoundDrift
from vusta_desk.usecases.round_settings import AS_IT_IS, RoundRow


def show_all(options: Namespace, console: Console) -> int:
    """`round list`: the rounds of a year with their days, and where these do not fit together."""
    with opened(options, console) as services:
        year = options.year or services.today.year
        found = round_settings.rounds_in(services, year)
        if options.json:
            console.json(year_shape(year, found))
        else:
            _show(found.rows, console)
            console.findings(found.findings)
    return exits.DONE


def change(options: Namespace, console: Console) -> int:
    """`round set`: what is not named stays; then what does not fit together in the year."""
    with opened(options, console) as services:
        deadline = None if options.no_deadline else options.deadline or AS_IT_IS
        round_settings.change_round(
            services,
            options.code,
            tuple(options.window) if options.window else AS_IT_IS,
            options.reference or AS_IT_IS,
            day=options.day or AS_IT_IS,
            deadline=deadline,
            title=AS_IT_IS if options.title is None else options.title,
        )
        year = int(options.code.split("/")[0])
        found = round_settings.rounds_in(services, year)
        _show([row for row in found.rows if row.code == options.code], console)
        console.findings(found.findings)
    return exits.DONE


def forget(options: Namespace, console: Console) -> int:
    """`round forget`: takes back what the office has said of a round."""
    with opened(options, console) as services:
        if round_settings.forget_round(services, options.code) is None:
            text = N_("The office has no value of its own there. Nothing was changed.")
            console.tell(console.translate(text))
            return exits.REFUSED
    return exits.DONE


def close(options: Namespace, console: Console) -> int:
    """`round close`: what is worth a look is told, but keeps nothing from being closed."""
    with opened(options, console) as services:
        findings = round_drift.closing_findings(services, options.code)
        closed_rounds.close_round(services, options.code)
        console.findings(findings)
        text = N_("The round {round} is closed; everyone's outcome is kept as it is today.")
        console.tell(console.translate(text, round=round_name(options.code)))
    return exits.DONE


def reopen(options: Namespace, console: Console) -> int:
    """`round reopen`."""
    with opened(options, console) as services:
        closed_rounds.reopen_round(services, options.code, options.reason)
        text = N_("The round {round} is open again; everyone is judged by the records of today.")
        console.tell(console.translate(text, round=round_name(options.code)))
    return exits.DONE


def drift(options: Namespace, console: Console) -> int:
    """`round drift`: whoever would come out otherwise today, and by which facts."""
    with opened(options, console) as services:
        found = round_drift.drift(services, options.code)
        if options.json:
            console.json(drift_shape(found))
        else:
            _show_drift(found, console)
    return exits.DONE


def _show(rows: Iterable[RoundRow], console: Console) -> None:
    heading = [
        N_("Round"),
        N_("Held on"),
        N_("First due day"),
        N_("Last due day"),
        N_("Judged on"),
        N_("Files until"),
        N_("Occasion"),
        N_("Round closed on"),
    ]
    console.table(
        [[console.translate(word) for word in heading]]
        + [
            [
                row.code,
                *map(day_text, (row.round.day, *row.round.window, row.round.reference_day)),
                _day(row.deadline),
                row.title,
                _day(row.closed),
            ]
            for row in rows
        ]
    )


def _show_drift(found: RoundDrift, console: Console) -> None:
    day = day_text(found.closed.closed_on)
    text = N_("Round {round}, closed on {day}. Members then: {then}, today: {now}.")
    then, now = found.closed.people, found.people_now
    console.line(console.translate(text, round=found.round.name, day=day, then=then, now=now))
    text = N_("Would come out otherwise today: {count}")
    console.line(console.translate(text, count=len(found.people)))
    text = N_("Facts changed without a difference: {count}")
    console.line(console.translate(text, count=found.unmoved))
    text = N_("Rule values that are not what they were: {count}")
    console.line(console.translate(text, count=len(found.rules)))
    heading = [
        N_("Key"),
        N_("Full name"),
        N_("Branch"),
        N_("At closing"),
        N_("Now"),
        N_("What has changed"),
    ]
    if found.people:
        console.line()
        console.table(
            [[console.translate(word) for word in heading]]
            + [_cells(each, console) for each in found.people]
        )


def _cells(drift_: Drift, console: Console) -> list[str]:
    facts = [console.translate(FIELD_WORDS[fact].label) for fact in drift_.facts]
    return [
        drift_.key,
        drift_.name,
        drift_.branch,
        _judged(drift_.then, console),
        _judged(drift_.now, console),
        ", ".join(facts),
    ]


def _judged(judged: Judged | None, console: Console) -> str:
    """Outcome, level and amount; of who is not on file, that."""
    if judged is None:
        return console.translate(N_("not on file"))
    words = [value_word("outcome", judged.decision.outcome, console.catalogue)]
    if judged.decision.level is not None:
        words.append(str(judged.decision.level))
    if judged.amount is not None:
        words.append(money(judged.amount, console.catalogue.language))
    return " · ".join(words)


def _day(day: date | None) -> str:
    return day_text(day) if day else ""
