"""The lists kept for each member: standings, interruptions, badges, disciplines."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table

from vusta_desk.storage import rows, tables
from vusta_desk.storage.rows import Row, Values


def _in_order(_old: Row, _new: Row) -> bool:
    return True


def _same_level(old: Row, new: Row) -> bool:
    """A badge written by a ceremony must not become another badge of the member."""
    return bool(old["level"] == new["level"])


@dataclass(frozen=True, slots=True)
class MemberList:
    """One list: the member's attribute, its table, and the way between row and value.

    `same` says whether a changed value may go into the row of the value that is gone.
    """

    name: str
    table: Table
    values_of: Callable[[Any], Values]
    value_of: Callable[[Row], object]
    same: Callable[[Row, Row], bool] = _in_order


LISTS = (
    MemberList("standings", tables.standings, rows.standing_values, rows.standing_of),
    MemberList(
        "interruptions", tables.interruptions, rows.interruption_values, rows.interruption_of
    ),
    MemberList("badges", tables.badges, rows.badge_values, rows.badge_of, _same_level),
    MemberList("disciplines", tables.disciplines, rows.discipline_values, rows.discipline_of),
)
