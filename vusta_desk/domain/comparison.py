"""What a comparison with another body's list is made of, and what it finds. Pure values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from vusta_desk.domain.member import Member
from vusta_desk.domain.partial_date import PartialDate
from vusta_desk.domain.reconciliation import Settled

MISSING_HERE = "missing_here"
MISSING_THERE = "missing_there"

_Row: TypeAlias = tuple[str | None, int]


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody on their list: the sheet and row, and what it says, by field.

    `key` is the member who it is here; `mark` is how somebody unknown here is recognised again.
    `left` are their words for somebody who is on the list but no longer counts there; `unread`
    are words of theirs, by field, that could not be read as a value.
    """

    row: _Row
    mark: str
    name: str
    key: str | None
    values: Mapping[str, object]
    left: str = ""
    unread: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing on which the two sides do not agree.

    `field` is `missing_here`, `missing_there` or an attribute of a member. `why` tells lines of
    those missing apart: `unknown` (nobody here), `elsewhere` (counts here in the branch `ours`),
    `not_counted` (known here, standing `ours`); `not_listed`, `left_there` (`theirs` are their
    words), `listed_elsewhere` (their list has the person in the branch `theirs`). Of a difference
    `unread` says that `theirs` are words of the list which could not be read. `ours_text` and
    `theirs_text` are the two sides as they are remembered; `settled` is an earlier decision that
    still stands because neither side has changed.
    """

    subject: str
    field: str
    name: str
    key: str | None
    branch: str | None
    ours: object
    theirs: object
    ours_text: str
    theirs_text: str
    why: str = ""
    row: _Row | None = None
    settled: Settled | None = None

    @property
    def id(self) -> tuple[str, str]:
        """By which the decision on it is kept."""
        return (self.subject, self.field)

    @property
    def can_take(self) -> bool:
        """Whether theirs can be taken over: it says what the record here becomes."""
        return self.why not in ("not_counted", "not_listed", "left_there", "unread")

    @property
    def tells_less(self) -> bool:
        """Whether theirs is a date known less fully than ours, which taking it would lose."""
        ours, theirs = self.ours, self.theirs
        if not isinstance(ours, PartialDate) or not isinstance(theirs, PartialDate):
            return False
        return len(str(theirs)) < len(str(ours))


@dataclass(frozen=True, slots=True)
class Counts:
    """Head-counts: ours = matched + missing_there; theirs = matched + missing_here + unclear.

    `differing` of the matched do not agree in something. `unclear` people of their list cannot be
    told; `aside` are rows that they do not count themselves.
    """

    ours: int
    theirs: int
    matched: int
    differing: int
    missing_here: int
    missing_there: int
    unclear: int
    aside: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything on which the two sides do not agree on a day, with counts that add up.

    `more_there` of the matched are known better there than here, which an import takes in.
    """

    source: str
    day: date
    missing_here: tuple[Line, ...]
    missing_there: tuple[Line, ...]
    different: tuple[Line, ...]
    counts: Counts
    more_there: int

    @property
    def lines(self) -> tuple[Line, ...]:
        """All of them, those missing first."""
        return (*self.missing_here, *self.missing_there, *self.different)

    @property
    def to_decide(self) -> tuple[Line, ...]:
        """Those on which no earlier decision stands."""
        return tuple(line for line in self.lines if line.settled is None)


@dataclass(frozen=True, slots=True)
class Sides:
    """Both sides: everyone on file, and everyone on the list whom it is clear who they are.

    `new_branches` are the names of branches that only their list knows, by the key they would get.
    """

    members: Sequence[Member]
    listed: Sequence[Listed]
    unclear: int = 0
    new_branches: Mapping[str, str] = field(default_factory=dict)
