"""What a round says of one member."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vusta_desk.domain.reasons import Reason


class Outcome(StrEnum):
    """The outcomes of a round, in the order in which they are shown."""

    DUE = "due"
    EARLY = "early"
    POSTHUMOUS = "posthumous"
    ARREARS = "arrears"
    WAITING = "waiting"
    UNDER_REVIEW = "under_review"
    CANNOT_TELL = "cannot_tell"
    NONE = "none"
    EXCLUDED = "excluded"
    NOT_OURS = "not_ours"


@dataclass(frozen=True, slots=True)
class Decision:
    """A member's outcome in a round.

    `level` is the level proposed, for `none` the next; `due_day` only where it is the same for
    every completion, `due_range` its earliest and latest day (None: in some completion never).
    """

    key: str
    outcome: Outcome
    level: int | None = None
    due_day: date | None = None
    due_range: tuple[date | None, date | None] | None = None
    possible: tuple[Outcome, ...] = ()
    skipped_levels: tuple[int, ...] = ()
    reasons: tuple[Reason, ...] = ()
