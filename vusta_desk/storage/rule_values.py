"""The office's own rule values. Functions on a connection: a reader's or an operation's."""

import json
from datetime import date

from sqlalchemy import Connection, delete, insert, select, update

from vusta_desk.domain.own_rules import OwnValue
from vusta_desk.storage.tables import rule_values as table


def own_values(connection: Connection) -> tuple[OwnValue, ...]:
    """Every value the office has entered, by rule, part and day."""
    found = select(table).order_by(table.c.rule, table.c.part, table.c.since)
    return tuple(
        OwnValue(
            row.rule, date.fromisoformat(row.since), json.loads(row.value), row.source, row.part
        )
        for row in connection.execute(found)
    )


def keep_own_value(connection: Connection, own: OwnValue) -> None:
    """Keeps a value; it takes the place of that of the same rule, part and day."""
    values = {"value": json.dumps(own.value, ensure_ascii=False), "source": own.source}
    place = {"rule": own.rule, "part": own.part, "since": own.since.isoformat()}
    here = select(table.c.id).filter_by(**place)
    known = connection.execute(here).scalar()
    if known is None:
        connection.execute(insert(table).values(**place, **values))
    else:
        connection.execute(update(table).where(table.c.id == known).values(**values))


def forget_own_value(connection: Connection, rule: str, part: str, since: date) -> bool:
    """Takes a value away; whether there was one."""
    mine = (table.c.rule == rule) & (table.c.part == part) & (table.c.since == since.isoformat())
    return bool(connection.execute(delete(table).where(mine)).rowcount)
