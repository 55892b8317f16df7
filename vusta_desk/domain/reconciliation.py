"""Comparing the registry with another body's list: what was decided, and what is remembered of it.

The other side is the upper committee's central export or the list of one branch. A comparison asks
only what is new: what was decided and has not changed since, on either side, is settled.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias

CENTRAL = "central"
"""The source that is the upper committee's export; any other source is the key of a branch."""

Day: TypeAlias = date


class Decision(StrEnum):
    """What a person decided of one line: ours stays, theirs was taken over, it is noted."""

    KEEP = "keep"
    TAKEN = "taken"
    NOTED = "noted"


@dataclass(frozen=True, slots=True)
class Settled:
    """One decision, with both sides as they stood then.

    `subject` is a member's key, or the mark by which a person unknown here is recognised; `field`
    is an attribute of a member, `missing_here` or `missing_there`. A source has one of a subject
    and field; a later one takes its place. `reconciliation` is the number of the one in which it
    was decided.
    """

    source: str
    subject: str
    field: str
    ours: str
    theirs: str
    decision: Decision
    note: str = ""
    reconciliation: int | None = None


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """One reconciliation as it was recorded; `id` is 0 until then.

    `people` are the keys of the members who counted once it was done, from which the movement up
    to the next one starts. `protocol` is what its paper says, so that it can be drawn again.
    """

    source: str
    day: Day
    file: str
    sha256: str
    counts: Mapping[str, int]
    people: tuple[str, ...]
    note: str = ""
    protocol: Mapping[str, object] = field(default_factory=dict)
    id: int = 0
