"""What the minutes of a reconciliation say: plain texts and numbers, ready for paper or a sheet.

They can be kept as JSON and drawn again later, word for word.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, TypeAlias

Row: TypeAlias = tuple[str, ...]

COUNTS = (
    "ours",
    "theirs",
    "matched",
    "differing",
    "missing_there",
    "missing_here",
    "unclear",
    "after",
)
"""The head-counts in the order of the paper; `after` is ours once it was done."""


@dataclass(frozen=True, slots=True)
class ProtocolMovement:
    """Increase and decrease since the last one: numbers by reason, and everyone by name.

    `moved` are rows of name, increase or decrease, reason, day.
    """

    since: str
    until: str
    at_start: int
    at_end: int
    increases: tuple[tuple[str, int], ...]
    decreases: tuple[tuple[str, int], ...]
    moved: tuple[Row, ...]
    unexplained: int


@dataclass(frozen=True, slots=True)
class Protocol:
    """One reconciliation. `side` is the name of the branch, empty for the upper body.

    `counts` has every one of `COUNTS` and `aside`. Rows of those missing are name, date of birth,
    number, branch, what was decided; of differences name, field, ours, theirs, what was decided;
    of the unclear the row of the list, name, why.
    """

    superior: str
    issuer: str
    issuer_name: str
    symbol: str
    place_and_date: str
    side: str
    day: str
    file: str
    note: str
    counts: Mapping[str, int]
    missing_here: tuple[Row, ...]
    missing_there: tuple[Row, ...]
    different: tuple[Row, ...]
    unclear: tuple[Row, ...]
    movement: ProtocolMovement | None
    authority: str
    post: str
    signer: str


def to_document(protocol: Protocol) -> dict[str, object]:
    """Plain JSON."""
    return asdict(protocol)


def from_document(document: Mapping[str, Any]) -> Protocol:
    """What `to_document` has made."""
    values = dict(document)
    for name in ("missing_here", "missing_there", "different", "unclear"):
        values[name] = _rows(values[name])
    if (movement := values["movement"]) is not None:
        movement = dict(movement)
        for name in ("increases", "decreases", "moved"):
            movement[name] = _rows(movement[name])
        values["movement"] = ProtocolMovement(**movement)
    return Protocol(**values)


def _rows(rows: Sequence[Sequence[Any]]) -> tuple[Any, ...]:
    return tuple(tuple(row) for row in rows)
