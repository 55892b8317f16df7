"""Branches and members: read whole, added in bulk, replaced touching only what changes.

Functions on a connection: a reader's or, for writing, that of an operation.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, insert, select, update

from vusta_desk.domain.findings import Refused
from vusta_desk.domain.member import Branch, Member, Registry, TakenOut
from vusta_desk.domain.names import sort_key
from vusta_desk.storage import rows
from vusta_desk.storage.learned import forget_branches
from vusta_desk.storage.member_lists import LISTS, MemberList
from vusta_desk.storage.replacing import by_id, chunks, replace_rows
from vusta_desk.storage.rows import Row
from vusta_desk.storage.settings import get_committee
from vusta_desk.storage.tables import branches, members

_BY_KEY_OR_CARD = (members.c.key, members.c.card_number, members.c.card_number_old)


def registry(connection: Connection) -> Registry:
    """Everything the exchange format carries: branches in the office's order, members in theirs."""
    everyone = all_members(connection)
    aside = set(connection.scalars(select(members.c.key).where(members.c.taken_out.is_not(None))))
    return Registry(
        get_committee(connection),
        all_branches(connection),
        tuple(member for member in everyone if member.key not in aside) if aside else everyone,
        tuple(member for member in everyone if member.key in aside),
        _merged(connection, aside) if aside else {},
    )


def _merged(connection: Connection, aside: Collection[str]) -> dict[str, str]:
    """Where the records taken out went, step by step to one who counts."""
    steps = dict(
        connection.execute(
            select(members.c.key, members.c.merged_into).where(members.c.merged_into.is_not(None))
        ).all()
    )
    found = {}
    for key in steps:
        last = key
        while last in steps:
            last = steps[last]
        if last not in aside:
            found[key] = last
    return found


def all_branches(connection: Connection) -> tuple[Branch, ...]:
    """The branches in the office's order."""
    found = connection.execute(select(branches).order_by(branches.c.position, branches.c.id))
    return tuple(rows.branch_of(row) for row in found.mappings())


def insert_branches(connection: Connection, new: Sequence[Branch]) -> None:
    """Adds branches after those there are; of an earlier one of that key nothing is remembered."""
    if new:
        last = connection.scalar(select(func.max(branches.c.position))) or 0
        values = [rows.branch_values(branch, last + place) for place, branch in enumerate(new, 1)]
        connection.execute(insert(branches), values)
        forget_branches(connection, [branch.key for branch in new])


def all_members(connection: Connection) -> tuple[Member, ...]:
    """Every member on file in the order in which they arrived, those taken out among them."""
    return _members(connection, None)


def update_branch(connection: Connection, branch: Branch) -> bool:
    """Replaces the branch with this key; whether there is one."""
    values = {
        name: value for name, value in rows.branch_values(branch, 0).items() if name != "position"
    }
    changed = connection.execute(
        update(branches).where(branches.c.key == branch.key).values(values)
    )
    return bool(changed.rowcount)


def find_members(connection: Connection, text: str) -> tuple[Member, ...]:
    """The member with this key or, without one, those with this card number, new or old.

    Those taken out are not found.
    """
    for column in _BY_KEY_OR_CARD:
        if found := _members(connection, and_(column == text, members.c.taken_out.is_(None))):
            return found
    return ()


def find_record(connection: Connection, key: str) -> tuple[Member, TakenOut | None] | None:
    """The member with this key, counted or taken out; None where there is none."""
    for row, member in _records(connection, members.c.key == key):
        return member, rows.taken_out_of(row)
    return None


def alike(connection: Connection, member: Member) -> tuple[tuple[Member, bool], ...]:
    """Others with a number of this member, or with the same name and date of birth.

    Each with whether that member was taken out.
    """
    cards = [number for number in (member.card_number, member.card_number_old) if number]
    same = (
        members.c.card_number.in_(cards),
        members.c.card_number_old.in_(cards),
        members.c.personal_id == (member.personal_id or ""),
        and_(
            members.c.sort_key == sort_key(member.name),
            members.c.birth_date == rows.iso(member.birth_date),
        ),
    )
    ids: set[int] = set()
    for condition in same:  # one by one, so that each is looked up in its own index
        others = select(members.c.id).where(condition, members.c.key != member.key)
        ids.update(connection.scalars(others))
    found = records_by_id(connection, sorted(ids))
    return tuple((other, taken_out is not None) for other, taken_out in found.values())


def set_taken_out(connection: Connection, key: str, taken_out: TakenOut | None) -> None:
    """Sets a member aside, or brings the member back; the record itself stays as it is."""
    values = rows.taken_out_values(taken_out)
    connection.execute(update(members).where(members.c.key == key).values(values))


def how_many(connection: Connection) -> int:
    """The number of members on file, counted or taken out."""
    return connection.scalar(select(func.count()).select_from(members)) or 0


def taken_keys(connection: Connection) -> tuple[str, ...]:
    """The keys of all members, counted or taken out."""
    return tuple(connection.scalars(select(members.c.key)))


def members_by_id(connection: Connection, ids: Sequence[int]) -> tuple[Member, ...]:
    """The members with these numbers of rows, in the order asked for."""
    found = records_by_id(connection, ids)
    return tuple(found[number][0] for number in ids)


def records_by_id(
    connection: Connection, ids: Sequence[int]
) -> dict[int, tuple[Member, TakenOut | None]]:
    """The members with these numbers of rows, each with why it was taken out, if it was."""
    found: dict[int, tuple[Member, TakenOut | None]] = {}
    for part in chunks(sorted(ids)):
        found |= {
            row["id"]: (member, rows.taken_out_of(row))
            for row, member in _records(connection, members.c.id.in_(part))
        }
    return found


def counted_by_key(connection: Connection, keys: Iterable[str]) -> tuple[Member, ...]:
    """Those of these members who count, in any order."""
    found: list[Member] = []
    for part in chunks(sorted(keys)):
        which = and_(members.c.key.in_(part), members.c.taken_out.is_(None))
        found += _members(connection, which)
    return tuple(found)


def counted_and_all(
    connection: Connection, keys: Iterable[str]
) -> tuple[dict[str, Member], dict[str, Member]]:
    """Of these members those who count, and all of them, those taken out too; each by key."""
    asked = sorted(keys)
    counted = {each.key: each for each in counted_by_key(connection, asked)}
    gone = (find_record(connection, key) for key in asked if key not in counted)
    return counted, counted | {record[0].key: record[0] for record in gone if record}


def branch_names(connection: Connection) -> dict[str, str]:
    """The names of the branches by key."""
    return dict(connection.execute(select(branches.c.key, branches.c.name)).all())


def insert_members(connection: Connection, new: Sequence[Member]) -> None:
    """Adds members with their lists; their keys must be new, their branches known.

    Raises Refused `key_taken` (`key`) or `unknown_branch` (`key`, `branch`).
    """
    if not new:
        return
    _refuse_unfit(connection, new)
    last = connection.scalar(select(func.max(members.c.id))) or 0
    connection.execute(insert(members), [rows.member_values(member) for member in new])
    ids = dict(
        connection.execute(select(members.c.key, members.c.id).where(members.c.id > last)).all()
    )
    for part in LISTS:
        values = [
            part.values_of(value) | {"member_id": ids[member.key], "position": place}
            for member in new
            for place, value in enumerate(getattr(member, part.name))
        ]
        if values:
            connection.execute(insert(part.table), values)


def update_member(connection: Connection, member: Member) -> None:
    """Replaces the member with this key; see `update_members`."""
    update_members(connection, [member])


def update_members(connection: Connection, changed: Sequence[Member]) -> None:
    """Replaces members, found by their keys, touching only rows that differ.

    Raises Refused `no_such_member` (`key`) or `unknown_branch` (`key`, `branch`).
    """
    for part in chunks(changed):
        _refuse_unknown_branch(connection, part)
        found = connection.execute(
            select(members).where(members.c.key.in_([member.key for member in part]))
        )
        known = {row["key"]: row for row in found.mappings()}
        for member in part:
            if member.key not in known:
                raise Refused("no_such_member", key=member.key)
        _update_rows(connection, part, known)
        ids = {known[member.key]["id"]: member for member in part}
        for kind in LISTS:
            _replace_lists(connection, kind, ids)


def _update_rows(
    connection: Connection, changed: Iterable[Member], known: Mapping[str, Row]
) -> None:
    new = []
    for member in changed:
        row, values = known[member.key], rows.member_values(member)
        if any(row[column] != value for column, value in values.items()):
            new.append({"_id": row["id"], **values})
    if new:
        connection.execute(update(members).where(by_id(members)), new)


def _replace_lists(connection: Connection, kind: MemberList, ids: Mapping[int, Member]) -> None:
    found = connection.execute(
        select(kind.table)
        .where(kind.table.c.member_id.in_(ids))
        .order_by(kind.table.c.member_id, kind.table.c.position)
    )
    old: dict[int, list[Row]] = defaultdict(list)
    for row in found.mappings():
        old[row["member_id"]].append(row)
    wanted = {
        number: [
            kind.values_of(value) | {"member_id": number, "position": place}
            for place, value in enumerate(getattr(member, kind.name))
        ]
        for number, member in ids.items()
    }
    replace_rows(connection, kind.table, old, wanted, kind.same)


def _members(connection: Connection, which: ColumnElement[bool] | None) -> tuple[Member, ...]:
    return tuple(member for _, member in _records(connection, which))


def _records(
    connection: Connection, which: ColumnElement[bool] | None
) -> Iterator[tuple[Row, Member]]:
    """Rows of members with the members in them, in the order in which they arrived."""
    query = select(members).order_by(members.c.id)
    if which is not None:
        query = query.where(which)
    found = connection.execute(query).mappings().all()
    ids = None if which is None else [row["id"] for row in found]
    lists = {kind.name: _lists(connection, kind, ids) for kind in LISTS}
    for row in found:
        own = {name: tuple(of.get(row["id"], ())) for name, of in lists.items()}
        yield row, rows.member_of(row, own)


def _lists(
    connection: Connection, kind: MemberList, ids: Sequence[int] | None
) -> Mapping[int, list[Any]]:
    query = select(kind.table).order_by(kind.table.c.member_id, kind.table.c.position)
    if ids is not None:
        query = query.where(kind.table.c.member_id.in_(ids))
    found: dict[int, list[Any]] = defaultdict(list)
    for row in connection.execute(query).mappings():
        found[row["member_id"]].append(kind.value_of(row))
    return found


def _refuse_unfit(connection: Connection, new: Sequence[Member]) -> None:
    _refuse_unknown_branch(connection, new)
    taken: set[str] = set()
    for part in chunks(new):
        keys = [member.key for member in part]
        taken.update(connection.scalars(select(members.c.key).where(members.c.key.in_(keys))))
    for member in new:
        if member.key in taken:
            raise Refused("key_taken", key=member.key)
        taken.add(member.key)


def _refuse_unknown_branch(connection: Connection, new: Iterable[Member]) -> None:
    known = {None, *connection.scalars(select(branches.c.key))}
    for member in new:
        if member.branch not in known:
            raise Refused("unknown_branch", key=member.key, branch=member.branch)
