"""The office's own windows and reference days of rounds, beside those of the rules."""

from datetime import date

from vusta_desk.domain.rounds import Round, parse_round, round_for, rounds_of_year
from vusta_desk.i18n.formats import day_text
from vusta_desk.storage import settings as stored_settings
from vusta_desk.usecases.office import office
from vusta_desk.usecases.services import Services


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
