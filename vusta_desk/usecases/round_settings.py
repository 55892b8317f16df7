"""The office's own windows and reference days of rounds, beside those of the rules."""

from dataclasses import dataclass
from datetime import date

from vusta_desk.domain.findings import Finding, Refused
from vusta_desk.domain.rounds import (
    Round,
    parse_round,
    round_code,
    round_for,
    rounds_of_year,
    window_findings,
)
from vusta_desk.i18n.formats import day_text
from vusta_desk.storage import settings as stored_settings
from vusta_desk.usecases.evaluate import year_rounds
from vusta_desk.usecases.office import office
from vusta_desk.usecases.services import Services


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A round as the office has it, and as the rules have it; `usual` None: the office added it."""

    round: Round
    usual: Round | None

    @property
    def code(self) -> str:
        """How settings name it."""
        return self.round.code

    @property
    def is_own(self) -> bool:
        """Whether the office has it otherwise than the rules."""
        return self.round != self.usual


@dataclass(frozen=True, slots=True)
class YearRounds:
    """The rounds of a year in order of their days, and where their windows do not fit together."""

    rows: tuple[RoundRow, ...]
    findings: tuple[Finding, ...]


def rounds_in(services: Services, year: int) -> YearRounds:
    """The year's rounds, those of the office among them."""
    known = year_rounds(services, year)
    rows = tuple(RoundRow(each, usual_round(services, each.code)) for each in known)
    return YearRounds(rows, window_findings(known))


def add_round(
    services: Services, day: date, window: tuple[date, date], reference_day: date
) -> int | None:
    """A round on a day of its own. Raises Refused `round_there`, and as `change_round`."""
    code = round_code(day)
    if code in {each.code for each in year_rounds(services, day.year)}:
        raise Refused("round_there", day=day)
    return change_round(services, code, window, reference_day)


def forget_round(services: Services, code: str) -> int | None:
    """Takes the office's own days of a round back; one that the office has added is gone then.

    None where the office has none. A ceremony keeps the days of the rounds it was made from.
    """
    settings = office(services.data)
    if settings.round_window(code) is None and settings.round_reference(code) is None:
        return None
    kept: dict[str, str | None] = {f"round.{code}.window": None, f"round.{code}.reference": None}
    name = next(
        row.round.name for row in rounds_in(services, parse_round(code)[0]).rows if row.code == code
    )
    with services.operation("round_forget", round=name) as writer:
        stored_settings.set_settings(writer.connection, kept)
        return writer.operation_id


def change_round(
    services: Services, code: str, window: tuple[date, date], reference_day: date
) -> int | None:
    """The office's own window and reference day of a round, as one operation.

    What is as the rules have it is not kept as the office's own. None where nothing changes.
    Raises Refused `round_window_backwards`, `round_day_far`, `round_not_understood`.
    """
    wanted = round_for(services.rulebook, code, window=window, reference_day=reference_day)
    usual = usual_round(services, code)
    own_window = None if usual and usual.window == wanted.window else wanted.window
    own_reference = None if wanted.reference_day == wanted.day else wanted.reference_day
    settings = office(services.data)
    if (settings.round_window(code), settings.round_reference(code)) == (own_window, own_reference):
        return None
    first, last = (day_text(day) for day in window)
    said = {"round": wanted.name, "first": first, "last": last, "day": day_text(reference_day)}
    kept = {
        f"round.{code}.window": " ".join(map(str, own_window)) if own_window else None,
        f"round.{code}.reference": str(own_reference) if own_reference else None,
    }
    with services.operation("round_change", **said) as writer:
        stored_settings.set_settings(writer.connection, kept)
        return writer.operation_id


def usual_round(services: Services, code: str) -> Round | None:
    """The round as the rules have it; None where the office has added it."""
    day = date(*parse_round(code))
    known = rounds_of_year(services.rulebook, day.year)
    return next((each for each in known if each.day == day), None)
