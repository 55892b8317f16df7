"""Workbooks sent to the branches, and what the branches answered.

Functions on a connection: a reader's or, for writing, that of an operation.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, insert, select, true, update

from vusta_desk.storage import rows
from vusta_desk.storage.rows import Row
from vusta_desk.storage.tables import branch_exchanges

_table = branch_exchanges.c


@dataclass(frozen=True, slots=True)
class Exchange:
    """One workbook: its token, the branch's key, what was sent (`base`), and the answer.

    `answer` is `changes` or `no_change`, None while the branch has not answered; `changes` is how
    many records the answer changed.
    """

    token: str
    branch: str
    sent_on: date
    file: str
    base: Mapping[str, object]
    answered_on: date | None = None
    answer: str | None = None
    changes: int | None = None


def send(
    connection: Connection,
    token: str,
    branch: str,
    sent_on: date,
    file: str,
    base: Mapping[str, object],
) -> None:
    """Records that a workbook was made for a branch; `base` is plain JSON."""
    values = {
        "token": token,
        "branch": branch,
        "sent_on": rows.iso(sent_on),
        "file": file,
        "base": json.dumps(dict(base), ensure_ascii=False),
    }
    connection.execute(insert(branch_exchanges).values(values))


def answer(
    connection: Connection,
    token: str,
    answered_on: date,
    answer: str,
    changes: int = 0,
    base: Mapping[str, object] | None = None,
) -> bool:
    """Records what a branch answered, `changes` or `no_change`; whether there is such a token.

    `base`, where given, takes the place of what was kept, with what the branch said beside it.
    """
    values = {"answered_on": rows.iso(answered_on), "answer": answer, "changes": changes}
    if base is not None:
        values["base"] = json.dumps(dict(base), ensure_ascii=False)
    here = update(branch_exchanges).where(_table.token == token)
    return bool(connection.execute(here.values(values)).rowcount)


def by_token(connection: Connection, token: str) -> Exchange | None:
    """The workbook with this token; None where this office sent none."""
    return next(iter(_found(connection, _table.token == token)), None)


def of_branch(connection: Connection, branch: str) -> tuple[Exchange, ...]:
    """The workbooks of a branch, the latest first."""
    return _found(connection, _table.branch == branch)


def all(connection: Connection) -> tuple[Exchange, ...]:
    """Every workbook sent, the latest first."""
    return _found(connection, true())


def _found(connection: Connection, which: ColumnElement[bool]) -> tuple[Exchange, ...]:
    latest_first = select(branch_exchanges).where(which).order_by(_table.id.desc())
    return tuple(_exchange(row) for row in connection.execute(latest_first).mappings())


def _exchange(row: Row) -> Exchange:
    sent_on = rows.day(row["sent_on"])
    assert sent_on is not None  # recorded with a day
    return Exchange(
        token=row["token"],
        branch=row["branch"],
        sent_on=sent_on,
        file=row["file"],
        base=json.loads(row["base"]),
        answered_on=rows.day(row["answered_on"]),
        answer=row["answer"],
        changes=row["changes"],
    )
