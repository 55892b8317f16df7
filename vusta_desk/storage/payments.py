"""Payments of a ceremony's people. Functions on a connection: a reader's or an operation's.

They may change after the ceremony is closed: only what stands on the roster is frozen.
"""

from collections.abc import Mapping

from sqlalchemy import Connection, delete, func, insert, select, update

from vusta_desk.domain.payments import NO_PAYMENT, Payment
from vusta_desk.storage import rows
from vusta_desk.storage.rows import Row, Values
from vusta_desk.storage.tables import ceremonies, members
from vusta_desk.storage.tables import payments as table


def payments_of(connection: Connection, ceremony: int) -> dict[str, Payment]:
    """What is known of each person's money, by key of member, in the order it came."""
    mine = select(table).where(table.c.ceremony_id == ceremony).order_by(table.c.id)
    return {row["member"]: _payment(row) for row in connection.execute(mine).mappings()}


def names_of(connection: Connection, ceremony: int) -> dict[str, str]:
    """Whose money it is, by key of member, as they are called now."""
    theirs = select(members.c.key, members.c.name).join(table, table.c.member == members.c.key)
    return dict(connection.execute(theirs.where(table.c.ceremony_id == ceremony)).all())


def known_sources(connection: Connection) -> tuple[str, ...]:
    """Who has paid or is to pay anywhere, the latest first."""
    latest = func.max(table.c.id)
    named = select(table.c.source).where(table.c.source != "").group_by(table.c.source)
    return tuple(connection.scalars(named.order_by(latest.desc())))


def sources_of_branches(connection: Connection) -> dict[str, str]:
    """Who has paid, or is to pay, for members of a branch, by its key: the latest that was said."""
    named = (
        select(members.c.branch, table.c.source)
        .join(table, table.c.member == members.c.key)
        .where(table.c.source != "", members.c.branch.is_not(None))
    )
    return dict(connection.execute(named.order_by(table.c.id)).all())


def carry_over(connection: Connection, member: str, to: str) -> None:
    """Makes one member's payments another's, as two records become one.

    Those of closed ceremonies stay with their frozen entries; where both have one it stays too, and
    is told as of somebody who is not on the roster.
    """
    drafts = select(ceremonies.c.id).where(ceremonies.c.state == "draft")
    both = select(table.c.ceremony_id).where(table.c.member == to)
    theirs = (table.c.member == member) & table.c.ceremony_id.in_(drafts)
    connection.execute(
        update(table).where(theirs, table.c.ceremony_id.not_in(both)).values(member=to)
    )


def save_payments(connection: Connection, ceremony: int, wanted: Mapping[str, Payment]) -> None:
    """Makes the payments of these members those given; what says nothing is not kept."""
    known = select(table.c.member, table.c.id).where(table.c.ceremony_id == ceremony)
    ids: dict[str, int] = dict(connection.execute(known).all())
    for member, payment in wanted.items():
        here = table.c.id == ids.get(member)
        if payment == NO_PAYMENT:
            connection.execute(delete(table).where(here))
        elif member in ids:
            connection.execute(update(table).where(here).values(_values(payment)))
        else:
            new = {"ceremony_id": ceremony, "member": member}
            connection.execute(insert(table).values(new | _values(payment)))


def _values(payment: Payment) -> Values:
    return {
        "extra": payment.extra,
        "extra_what": payment.extra_what,
        "source": payment.source,
        "paid_on": rows.iso(payment.paid_on),
        "paid": payment.paid,
        "note": payment.note,
    }


def _payment(row: Row) -> Payment:
    return Payment(
        extra=row["extra"],
        extra_what=row["extra_what"],
        source=row["source"],
        paid_on=rows.day(row["paid_on"]),
        paid=row["paid"],
        note=row["note"],
    )
