"""What the office has of its rounds, beside the rules: windows, days, deadlines, occasions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import chain

from vusta_desk.domain.findings import Detail, Finding, Refused, Severity
from vusta_desk.domain.names import tidy
from vusta_desk.domain.rounds import (
    Round,
    parse_round,
    refuse_far,
    round_code,
    round_for,
    round_name,
    rounds_of_year,
    window_findings,
)
from vusta_desk.i18n.formats import day_text
from vusta_desk.storage import settings as stored_settings
from vusta_desk.usecases.closed_rounds import closed_days
from vusta_desk.usecases.evaluate import year_rounds
from vusta_desk.usecases.office import office
from vusta_desk.usecases.services import Services


class Unchanged(Enum):
    """For what a change of a round leaves as it is."""

    AS_IT_IS = "as it is"


AS_IT_IS = Unchanged.AS_IT_IS


@dataclass(frozen=True, slots=True)
class _Own:
    """What the office has set of a round; None and "" where it has not."""

    window: tuple[date, date] | None = None
    reference: date | None = None
    day: date | None = None
    deadline: date | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day on which files of a round are taken; `left` days from today, negative: past."""

    round: Round
    title: str
    day: date
    left: int


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A round as the office has it, and as the rules have it; `usual` None: the office added it.

    `deadline` is the last day on which files are taken, `title` the occasion in the office's words,
    `closed` the day on which the round was closed.
    """

    round: Round
    usual: Round | None
    deadline: date | None = None
    title: str = ""
    closed: date | None = None

    @property
    def code(self) -> str:
        """How settings name it."""
        return self.round.code

    @property
    def is_own(self) -> bool:
        """Whether the office has it otherwise than the rules, or has said more of it."""
        return self.round != self.usual or self.deadline is not None or bool(self.title)


@dataclass(frozen=True, slots=True)
class YearRounds:
    """The rounds of a year in order of their days, and where these do not fit together."""

    rows: tuple[RoundRow, ...]
    findings: tuple[Finding, ...]


def rounds_in(services: Services, year: int) -> YearRounds:
    """The year's rounds, those of the office among them."""
    rows = _rows(services, year)
    return YearRounds(rows, (*window_findings(row.round for row in rows), *_late(rows)))


def _late(rows: Iterable[RoundRow]) -> Iterator[Finding]:
    """`round_deadline_late` where an open round takes files after it is held."""
    for row in rows:
        if row.closed is None and row.deadline is not None and row.deadline > row.round.day:
            details: dict[str, Detail] = {"round": row.round.name, "day": row.round.day}
            details["deadline"] = row.deadline
            yield Finding(Severity.WARNING, "round_deadline_late", details=details)


def _rows(services: Services, year: int) -> tuple[RoundRow, ...]:
    settings, closed = office(services.data), closed_days(services)
    return tuple(
        RoundRow(
            each,
            usual_round(services, each.code),
            settings.round_deadline(each.code),
            settings.round_title(each.code),
            closed.get(each.code),
        )
        for each in year_rounds(services, year)
    )


def add_round(
    services: Services,
    day: date,
    window: tuple[date, date],
    reference_day: date,
    *,
    deadline: date | None = None,
    title: str = "",
) -> int | None:
    """A round on a day of its own. Raises Refused `round_there`, and as `change_round`."""
    code = round_code(day)
    if code in {each.code for each in year_rounds(services, day.year)}:
        raise Refused("round_there", day=day)
    return change_round(services, code, window, reference_day, deadline=deadline, title=title)


def forget_round(services: Services, code: str) -> int | None:
    """Takes all that is the office's own of a round back; one that it has added is gone then.

    None where the office has nothing. A ceremony keeps the days of the rounds it was made from.
    Raises Refused `round_closed`, `round_not_understood`.
    """
    name = round_name(code)
    if _own(services, code) == _Own():
        return None
    with services.operation("round_forget", round=name) as writer:
        stored_settings.set_settings(writer.connection, _kept(code, _Own()))
        return writer.operation_id


def change_round(
    services: Services,
    code: str,
    window: tuple[date, date] | Unchanged = AS_IT_IS,
    reference_day: date | Unchanged = AS_IT_IS,
    *,
    day: date | Unchanged = AS_IT_IS,
    deadline: date | Unchanged | None = AS_IT_IS,
    title: str | Unchanged = AS_IT_IS,
) -> int | None:
    """What the office has of a round, as one operation: window and days, deadline, occasion.

    What is not given stays; what is as the rules have it is not kept as the office's own. `day` is
    the day on which the round is held, `reference_day` the day on which it is judged; where that
    was the day of the round and is not given, it follows. None where nothing changes.

    Raises Refused `round_window_backwards`, `round_day_far`, `round_not_understood`,
    `round_window_needed`, `round_closed`.
    """
    before = _own(services, code)
    wanted = round_for(
        services.rulebook,
        code,
        window=before.window if isinstance(window, Unchanged) else window,
        reference_day=before.reference if isinstance(reference_day, Unchanged) else reference_day,
        held_on=before.day if isinstance(day, Unchanged) else day,
    )
    if isinstance(deadline, date):
        refuse_far((deadline,))
    after = _own_of(
        wanted,
        usual_round(services, code),
        before.deadline if isinstance(deadline, Unchanged) else deadline,
        before.title if isinstance(title, Unchanged) else tidy(title),
    )
    if after == before:
        return None
    is_new = before == _Own() and usual_round(services, code) is None
    kind, said = _told(wanted, before, after, is_new=is_new)
    with services.operation(kind, **said) as writer:
        stored_settings.set_settings(writer.connection, _kept(code, after))
        return writer.operation_id


def deadlines(services: Services, ahead: int = 60) -> tuple[Deadline, ...]:
    """The deadlines of the next so many days, and those that passed while the round is to come.

    In order of the deadline; closed rounds are done with.
    """
    today, settings = services.today, office(services.data)
    closed = closed_days(services)
    known = chain.from_iterable(
        year_rounds(services, year) for year in range(today.year - 1, today.year + 2)
    )
    found = (
        Deadline(each, settings.round_title(each.code), deadline, (deadline - today).days)
        for each in known
        if (deadline := settings.round_deadline(each.code)) is not None
        and each.code not in closed
        and today <= max(each.day, deadline)
    )
    return tuple(sorted((each for each in found if each.left <= ahead), key=lambda d: d.day))


def _own(services: Services, code: str) -> _Own:
    """What the office has set of a round."""
    settings = office(services.data)
    return _Own(
        settings.round_window(code),
        settings.round_reference(code),
        settings.round_day(code),
        settings.round_deadline(code),
        settings.round_title(code),
    )


def _own_of(wanted: Round, usual: Round | None, deadline: date | None, title: str) -> _Own:
    """What of a round is the office's own, since the rules or the day say it otherwise."""
    called = date(*parse_round(wanted.code))
    return _Own(
        window=None if usual and usual.window == wanted.window else wanted.window,
        reference=None if wanted.reference_day == wanted.day else wanted.reference_day,
        day=None if wanted.day == called else wanted.day,
        deadline=deadline,
        title=title,
    )


def _kept(code: str, own: _Own) -> dict[str, str | None]:
    """The settings of a round; None takes one away."""
    days = {"reference": own.reference, "day": own.day, "deadline": own.deadline}
    values: dict[str, str | None] = {
        "window": " ".join(map(str, own.window)) if own.window else None,
        **{name: str(day) if day else None for name, day in days.items()},
        "title": own.title or None,
    }
    return {f"round.{code}.{name}": value for name, value in values.items()}


def _told(wanted: Round, before: _Own, after: _Own, *, is_new: bool) -> tuple[str, dict[str, str]]:
    """Kind and details of the operation: due days where they change, and what else does."""
    said = {"round": wanted.name}
    if before.day != after.day:
        said["held"] = day_text(after.day) if after.day else ""
    if before.deadline != after.deadline:
        said["deadline"] = day_text(after.deadline) if after.deadline else ""
    if before.title != after.title:
        said["title"] = after.title
    if (before.window, before.reference) == (after.window, after.reference):
        return "round_details", said
    first, last = (day_text(day) for day in wanted.window)
    days = {"first": first, "last": last, "day": day_text(wanted.reference_day)}
    return "round_add" if is_new else "round_change", said | days


def usual_round(services: Services, code: str) -> Round | None:
    """The round as the rules have it; None where the office has added it."""
    day = date(*parse_round(code))
    known = rounds_of_year(services.rulebook, day.year)
    return next((each for each in known if each.day == day), None)
