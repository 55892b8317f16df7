"""What one operation of the history touched, row by row."""

from dataclasses import dataclass

from vusta_desk.storage import touched
from vusta_desk.usecases.services import Services

MOST = 200


@dataclass(frozen=True, slots=True)
class TouchedRow:
    """A row: what was done to it (insert, update, delete), its kind, its record's key and name."""

    action: str
    kind: str
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Touched:
    """The number of rows an operation touched, and the first `MOST` of them, each named once."""

    count: int
    rows: tuple[TouchedRow, ...]


def touched_rows(services: Services, operation: int) -> Touched:
    """The rows that an operation touched; none where there is no such operation."""
    with services.data.read() as connection:
        count, found = touched.touched(connection, operation, MOST)
    return Touched(count, tuple(TouchedRow(action, *name) for action, name in found))
